/// Reads what stands between the quotes of a string or bytes literal (langdef.md, "String and Bytes Values").
struct LiteralReader {
  private let bytes: [UInt8]
  private let isRaw: Bool
  private let isBytes: Bool
  /// Where reading goes on, past the closing quotes once there were some.
  private(set) var position: Int
  /// The escapes that mean nothing.
  private(set) var problems: [ExpressionDiagnostic] = []
  private var content: [UInt8] = []

  /// Creates a reader that stands at the opening quote.
  init(bytes: [UInt8], position: Int, isRaw: Bool, isBytes: Bool) {
    self.bytes = bytes
    self.position = position
    self.isRaw = isRaw
    self.isBytes = isBytes
  }

  /// The content in UTF-8, escapes replaced; `nil` where the closing quotes are missing.
  mutating func read() -> [UInt8]? {
    let quote = bytes[position]
    let isTriple = hasQuotes(quote, count: 3)
    position += isTriple ? 3 : 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote, !isTriple || hasQuotes(quote, count: 3) {
        position += isTriple ? 3 : 1
        return content
      }
      switch byte {
      case UInt8(ascii: "\\") where !isRaw: readEscape()
      case UInt8(ascii: "\n") where !isTriple: return nil
      case UInt8(ascii: "\r") where !isTriple: return nil
      default:
        content.append(byte)
        position += 1
      }
    }
    return nil
  }

  private func hasQuotes(_ quote: UInt8, count: Int) -> Bool {
    position + count <= bytes.count && bytes[position..<position + count].allSatisfy { $0 == quote }
  }

  private mutating func readEscape() {
    let start = position
    guard position + 1 < bytes.count else {
      position += 1
      return
    }
    let letter = bytes[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "a"): content.append(0x07)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "v"): content.append(0x0B)
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      content.append(letter)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): readCode(start: start, digits: 2, radix: 16)
    case UInt8(ascii: "u") where !isBytes: readCode(start: start, digits: 4, radix: 16)
    case UInt8(ascii: "U") where !isBytes: readCode(start: start, digits: 8, radix: 16)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      readCode(start: start, digits: 3, radix: 8)
    default:
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      problems.append(.badEscape(String(decoding: bytes[start..<position], as: UTF8.self), start..<position))
    }
  }

  /// Reads the digits of an escape; in a string they name a code point, in bytes one byte.
  private mutating func readCode(start: Int, digits: Int, radix: UInt32) {
    var code: UInt32 = 0
    var isComplete = true
    for _ in 0..<digits {
      guard position < bytes.count, let digit = LiteralReader.hexValue(bytes[position]), digit < radix else {
        isComplete = false
        break
      }
      code = (code &* radix) &+ digit
      position += 1
    }
    if isComplete {
      if isBytes {
        content.append(UInt8(truncatingIfNeeded: code))
        return
      }
      if let scalar = Unicode.Scalar(code) {
        content += Array(String(scalar).utf8)
        return
      }
    }
    problems.append(.badEscape(String(decoding: bytes[start..<position], as: UTF8.self), start..<position))
  }

  /// The value of a hexadecimal digit in ASCII.
  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
