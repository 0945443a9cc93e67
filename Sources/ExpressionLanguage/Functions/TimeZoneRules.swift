/// When clocks of a time zone show what, as a TZif file says (RFC 9636, section 3).
package struct TimeZoneRules: Sendable {
  /// The seconds of each change, ascending.
  private var changes: [Int64] = []
  /// The seconds that clocks are ahead of UTC after each change.
  private var offsets: [Int64] = []
  /// The seconds that they are ahead before the first one.
  private var firstOffset: Int64 = 0
  /// What holds after the last one; the last offset stays where there is none.
  private var footer: TimeZoneFormula?

  /// Reads the bytes of a TZif file of any version; `nil` where they are none, and where they count leap seconds, which
  /// timestamps do not.
  package init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes: bytes)
    guard let first = Header(&reader) else { return nil }
    guard first.version > 0 else {
      guard readBlock(first, timeSize: 4, &reader) else { return nil }
      return
    }
    // The block for readers that know 32 bits only is passed over.
    guard reader.skip(first.size(timeSize: 4)), let second = Header(&reader), second.version > 0,
      readBlock(second, timeSize: 8, &reader)
    else { return nil }
    let newline = UInt8(ascii: "\n")
    guard reader.take(1)?.first == newline, let end = reader.rest.firstIndex(of: newline) else { return nil }
    let text = String(decoding: reader.rest[..<end], as: UTF8.self)
    guard !text.isEmpty else { return }
    guard let formula = TimeZoneFormula(text) else { return nil }
    footer = formula
  }

  /// The seconds that clocks are ahead of UTC at a moment, given in seconds since 1970.
  package func offset(at second: Int64) -> Int64 {
    guard let first = changes.first, let last = changes.last else { return footer?.offset(at: second) ?? firstOffset }
    if second < first { return firstOffset }
    if second >= last, let footer { return footer.offset(at: second) }
    var low = 0
    var high = changes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// Reads a data block (section 3.2).
  private mutating func readBlock(_ header: Header, timeSize: Int, _ reader: inout ByteReader) -> Bool {
    var types: [UInt8] = []
    for _ in 0..<header.timeCount {
      guard let time = reader.takeNumber(size: timeSize), changes.last.map({ $0 < time }) ?? true else { return false }
      changes.append(time)
    }
    for _ in 0..<header.timeCount {
      guard let type = reader.take(1)?.first, type < header.typeCount else { return false }
      types.append(type)
    }
    var typeOffsets: [Int64] = []
    for _ in 0..<header.typeCount {
      // The range that section 3.2 tells writers to keep to, about a day either way.
      guard let offset = reader.takeNumber(size: 4), (-89_999...93_599).contains(offset), reader.skip(2)
      else { return false }
      typeOffsets.append(offset)
    }
    firstOffset = typeOffsets[0]
    offsets = types.map { typeOffsets[Int($0)] }
    return reader.skip(header.characterCount + header.standardCount + header.universalCount)
  }

  /// How much a data block holds (section 3.1).
  private struct Header {
    /// 0 for the first version, otherwise its digit.
    var version: UInt8
    var universalCount: Int
    var standardCount: Int
    var timeCount: Int
    /// 1 to 256.
    var typeCount: Int
    var characterCount: Int

    init?(_ reader: inout ByteReader) {
      guard reader.take(4)?.elementsEqual("TZif".utf8) == true, let version = reader.take(1)?.first, reader.skip(15)
      else { return nil }
      var counts: [Int] = []
      for _ in 0..<6 {
        // No file that is read has room for more.
        guard let count = reader.takeNumber(size: 4), (0...TimeZoneFile.largestSize).contains(Int(count)) else {
          return nil
        }
        counts.append(Int(count))
      }
      guard (1...256).contains(counts[4]), counts[2] == 0 else { return nil }
      self.version = version
      universalCount = counts[0]
      standardCount = counts[1]
      timeCount = counts[3]
      typeCount = counts[4]
      characterCount = counts[5]
    }

    /// The bytes of the block where times have so many.
    func size(timeSize: Int) -> Int {
      timeCount * (timeSize + 1) + typeCount * 6 + characterCount + standardCount + universalCount
    }
  }

  /// Reads big-endian numbers off bytes.
  private struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>

    init(bytes: [UInt8]) {
      rest = bytes[...]
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count <= rest.count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }

    mutating func skip(_ count: Int) -> Bool { take(count) != nil }

    /// A number of four or eight bytes with a sign.
    mutating func takeNumber(size: Int) -> Int64? {
      guard let bytes = take(size) else { return nil }
      let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
    }
  }
}
