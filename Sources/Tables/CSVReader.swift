/// Reads records of comma-separated values (RFC 4180), one at a time, from bytes that come in pieces of any size.
///
/// Works on bytes and holds one record, so that a file of any length takes the same memory. Beyond the letter of the
/// RFC it takes what spreadsheet programs write: a byte-order mark, another separator, line ends of LF, CR LF or CR, and
/// a quote in the middle of a field that does not begin with one.
package struct CSVReader: Sendable {
  /// Why the bytes are no table.
  package enum Problem: Error, Sendable, Equatable {
    /// A quoted field that begins at this offset does not end.
    case unclosedQuote(at: Int)
    /// Something stands at this offset between the end of a quoted field and the next separator.
    case textAfterQuote(at: Int)
    /// The record that begins at this offset has more bytes than ``recordLimit``.
    case recordTooLong(at: Int)
  }

  /// The most bytes of a record.
  package static let recordLimit = 16 << 20

  private enum State {
    /// Before the first byte of all.
    case start
    /// Before the first byte of a field.
    case fieldStart
    case plain
    case quoted
    /// Behind a quote within a quoted field: the end of the field, or the first of two that stand for one.
    case quoteInQuoted
    /// Behind a record that ended with CR, which an LF may follow.
    case carriageReturn
  }

  private let separator: UInt8
  private var state = State.start
  private var buffer: [UInt8] = []
  private var position = 0
  /// The offset of the first byte of the buffer.
  private var base = 0
  private var isFinished = false
  private var pending = CSVRecord()
  private var quoteOffset = 0

  /// Creates a reader.
  /// - Parameters:
  ///   - separator: the byte between two fields, ASCII and neither a quote nor a line end.
  ///   - offset: where in its source the first byte stands.
  package init(separator: UInt8 = UInt8(ascii: ","), offset: Int = 0) {
    self.separator = separator
    base = offset
  }

  /// Takes the next bytes.
  package mutating func append(_ bytes: some Collection<UInt8>) {
    buffer.append(contentsOf: bytes)
  }

  /// Says that no more bytes come.
  package mutating func finish() {
    isFinished = true
  }

  /// Reads the next record into `record`, whose storage is used again.
  /// - Returns: whether there was a whole record; if not, more bytes are needed, or none is left.
  package mutating func next(_ record: inout CSVRecord) throws(Problem) -> Bool {
    while position < buffer.count {
      if state == .start {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let begin = buffer[position..<min(position + 3, buffer.count)]
        if begin.elementsEqual(mark) {
          position += 3
        } else if begin.count < 3, mark.starts(with: begin), !isFinished {
          return false
        }
        state = .fieldStart
        pending.begin(at: base + position)
        continue
      }
      if try step() {
        swap(&record, &pending)
        pending.begin(at: base + position)
        return true
      }
      guard pending.bytes.count <= Self.recordLimit else { throw .recordTooLong(at: pending.offset) }
    }
    base += buffer.count
    buffer.removeAll(keepingCapacity: true)
    position = 0
    guard isFinished else { return false }
    switch state {
    case .quoted: throw .unclosedQuote(at: quoteOffset)
    case .start, .carriageReturn: return false
    case .fieldStart where pending.fields.isEmpty: return false
    case .fieldStart, .plain, .quoteInQuoted:
      pending.endField(at: base, isQuoted: state == .quoteInQuoted)
      state = .start
      swap(&record, &pending)
      pending.begin(at: base)
      return true
    }
  }

  /// Goes on by one byte or by a stretch of bytes that mean nothing; returns whether a record ended.
  private mutating func step() throws(Problem) -> Bool {
    let byte = buffer[position]
    switch state {
    case .start, .carriageReturn:
      state = .fieldStart
      if byte == 0x0A { position += 1 }
      pending.begin(at: base + position)
      return false
    case .quoted:
      takeRun { $0 == UInt8(ascii: "\"") }
      if position < buffer.count {
        position += 1
        state = .quoteInQuoted
      }
      return false
    case .fieldStart where byte == UInt8(ascii: "\""):
      quoteOffset = base + position
      position += 1
      state = .quoted
      return false
    case .quoteInQuoted where byte == UInt8(ascii: "\""):
      pending.bytes.append(byte)
      position += 1
      state = .quoted
      return false
    case .fieldStart, .plain, .quoteInQuoted:
      guard byte == separator || byte == 0x0A || byte == 0x0D else {
        if state == .quoteInQuoted { throw .textAfterQuote(at: base + position) }
        state = .plain
        let separator = separator
        takeRun { $0 == separator || $0 == 0x0A || $0 == 0x0D }
        return false
      }
      pending.endField(at: base + position, isQuoted: state == .quoteInQuoted)
      position += 1
      if byte == separator {
        pending.beginField(at: base + position)
        state = .fieldStart
        return false
      }
      state = byte == 0x0D ? .carriageReturn : .fieldStart
      return true
    }
  }

  private mutating func takeRun(until isEnd: (UInt8) -> Bool) {
    let end = buffer.withUnsafeBufferPointer { bytes in
      var index = position
      while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
      return index
    }
    pending.bytes.append(contentsOf: buffer[position..<end])
    position = end
  }
}
