#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds where rows end: at line feeds, or where a record of comma-separated values does.
///
/// Goes on where it left off, so that bytes may come in pieces of any size. What is no proper record still ends at a line
/// end outside quotes, so that the records after it are read.
struct RowEnds: Sendable {
  private enum State: UInt8 {
    case fieldStart
    case plain
    case quoted
    case quoteInQuoted
  }

  /// The byte between fields; `nil` where every line is a row.
  let separator: UInt8?
  private var state = State.fieldStart

  /// Creates a finder that stands at the beginning of a row.
  init(separator: UInt8?) {
    self.separator = separator
  }

  /// The offset behind the next row end in `range`; `nil` where there is none.
  mutating func next(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    guard let separator else {
      guard !range.isEmpty, let found = memchr(bytes.baseAddress! + range.lowerBound, 0x0A, range.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - bytes.baseAddress! + 1
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      index += 1
      if state == .quoted {
        if byte == UInt8(ascii: "\"") { state = .quoteInQuoted }
        continue
      }
      switch byte {
      case separator: state = .fieldStart
      case 0x0A:
        state = .fieldStart
        return index
      case 0x0D:
        state = .fieldStart
        if index < range.upperBound, bytes[index] == 0x0A { index += 1 }
        return index
      case UInt8(ascii: "\"") where state == .fieldStart || state == .quoteInQuoted: state = .quoted
      default: state = .plain
      }
    }
    return nil
  }

  /// The offset behind the last row end in `range`; `nil` where there is none.
  mutating func last(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    guard separator != nil else {
      var index = range.upperBound
      while index > range.lowerBound {
        if bytes[index - 1] == 0x0A { return index }
        index -= 1
      }
      return nil
    }
    var found: Int?
    var start = range.lowerBound
    while let end = next(in: bytes, start..<range.upperBound) {
      found = end
      start = end
    }
    return found
  }
}
