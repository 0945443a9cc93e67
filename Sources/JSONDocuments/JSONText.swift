/// A JSON string: the decoded value, and where in the source each part of it was written.
package struct JSONText: Sendable {
  /// One escape, or two for a surrogate pair: a run of source bytes that stands for other bytes.
  struct Escape: Sendable {
    /// The UTF-8 bytes in the value.
    var value: Range<Int>
    /// The bytes in the source, from the backslash on.
    var source: Range<Int>
  }

  /// The decoded value.
  package let value: String
  /// The escapes in order; empty for most texts.
  private let escapes: [Escape]
  private let firstByte: UInt32

  /// Creates a text from its value, the offset in the source of the byte after its opening quote, and its escapes.
  init(value: String, start: Int, escapes: [Escape]) {
    self.value = value
    self.escapes = escapes
    self.firstByte = UInt32(start)
  }

  /// The offset in the source of the byte after the opening quote.
  private var start: Int { Int(firstByte) }

  /// The source bytes that a part of the value was written in.
  ///
  /// An escape is one piece: a range that begins or ends within its value takes in the whole escape. An empty range
  /// stays empty, and offsets past the end mean the closing quote. Logarithmic in the number of escapes.
  /// - Parameter range: offsets in the UTF-8 of ``value``.
  /// - Returns: offsets in the source.
  package func sourceRange(ofUTF8 range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<value.utf8.count)
    guard !escapes.isEmpty else { return start + range.lowerBound..<start + range.upperBound }
    let lower = sourceOffset(of: range.lowerBound, roundingUp: false)
    if range.isEmpty { return lower..<lower }
    return lower..<sourceOffset(of: range.upperBound, roundingUp: true)
  }

  private func sourceOffset(of offset: Int, roundingUp: Bool) -> Int {
    var low = 0
    var high = escapes.count
    while low < high {
      let middle = (low + high) / 2
      if escapes[middle].value.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return start + offset }
    let escape = escapes[low - 1]
    if offset >= escape.value.upperBound { return escape.source.upperBound + offset - escape.value.upperBound }
    return roundingUp && offset > escape.value.lowerBound ? escape.source.upperBound : escape.source.lowerBound
  }
}

extension JSONText {
  /// Finds the escapes of a valid JSON string.
  /// - Parameters:
  ///   - bytes: the whole source.
  ///   - range: the bytes between the quotes.
  static func escapes(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> [Escape] {
    var result: [Escape] = []
    var offset = range.lowerBound
    var valueOffset = 0
    while offset < range.upperBound {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        offset += 1
        valueOffset += 1
        continue
      }
      var sourceLength = 2
      var valueLength = 1
      if bytes[offset + 1] == UInt8(ascii: "u") {
        let unit = hexadecimal(bytes, at: offset + 2)
        sourceLength = 6
        switch unit {
        case 0..<0x80: valueLength = 1
        case 0x80..<0x800: valueLength = 2
        case 0xD800..<0xDC00:
          sourceLength = 12
          valueLength = 4
        default: valueLength = 3
        }
      }
      result.append(
        Escape(value: valueOffset..<valueOffset + valueLength, source: offset..<offset + sourceLength)
      )
      offset += sourceLength
      valueOffset += valueLength
    }
    return result
  }

  /// The value of four hexadecimal digits; letters of either case end in the same four bits, nine below their value.
  private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    (offset..<offset + 4).reduce(0) { $0 << 4 | Int(bytes[$1] & 0xF + (bytes[$1] >= 0x40 ? 9 : 0)) }
  }
}
