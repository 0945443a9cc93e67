/// A place among bytes that end with zeros, and what can be taken from there.
///
/// A zero matches nothing that is taken, so that no end has to be looked for.
struct FlatScanner {
  var position: UnsafePointer<UInt8>

  init(at position: UnsafePointer<UInt8>) {
    self.position = position
  }

  /// The byte at the place.
  @inline(__always)
  var byte: UInt8 { position.pointee }

  @inline(__always)
  mutating func skipSpaces() {
    while byte == 0x20 || byte == 0x09 { position += 1 }
  }

  /// Takes one byte, where it is this one.
  @inline(__always)
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  /// The highest bit of the first byte of eight that is a quote, and bits behind it that mean nothing; 0 where none is.
  ///
  /// Mycroft's test for a zero byte (Anderson, "Bit Twiddling Hacks"): borrowing only spoils what comes after the first.
  @inline(__always)
  static func quotes(in bytes: UInt64) -> UInt64 {
    let zeros = bytes ^ 0x2222_2222_2222_2222
    return (zeros &- 0x0101_0101_0101_0101) & ~zeros & 0x8080_8080_8080_8080
  }

  /// Takes two bytes, where they are these, the first in the lower half.
  @inline(__always)
  mutating func take(pair: UInt16) -> Bool {
    guard UnsafeRawPointer(position).loadUnaligned(as: UInt16.self) == pair else { return false }
    position += 2
    return true
  }

  /// Takes bytes that are given as eight in one number, with which of them count and how many those are.
  @inline(__always)
  mutating func take(word: (bytes: UInt64, mask: UInt64, length: Int)) -> Bool {
    guard UnsafeRawPointer(position).loadUnaligned(as: UInt64.self) & word.mask == word.bytes else { return false }
    position += word.length
    return true
  }

  /// Takes a colon with the spaces around it.
  @inline(__always)
  mutating func takeColon() -> Bool {
    if byte != UInt8(ascii: ":") { skipSpaces() }
    guard take(":") else { return false }
    skipSpaces()
    return true
  }

  /// What a text holds.
  struct Text {
    /// The bytes between the quotes.
    var length: Int
    var isASCII: Bool
    /// Whether there is a visible ASCII character in it.
    var isVisible: Bool
  }

  /// Takes a text in quotes; `nil` where it has escapes, or is no proper text.
  mutating func takeText() -> Text? {
    guard take("\"") else { return nil }
    let start = position
    var isASCII = true
    var isVisible = false
    while byte != UInt8(ascii: "\"") {
      guard byte >= 0x20, byte != UInt8(ascii: "\\"), byte != 0x7F else { return nil }
      if byte > 0x20 && byte < 0x7F { isVisible = true }
      if byte < 0x80 {
        position += 1
      } else {
        isASCII = false
        guard let length = sequenceLength else { return nil }
        position += length
      }
    }
    let length = position - start
    position += 1
    return Text(length: length, isASCII: isASCII, isVisible: isVisible)
  }

  /// The bytes of the UTF-8 sequence here; `nil` where it is not well formed (Unicode, table 3-7).
  private var sequenceLength: Int? {
    func follows(_ index: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      position[index] >= low && position[index] <= high
    }
    switch byte {
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0...0xEF:
      return follows(1, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : nil
    case 0xF0...0xF4:
      return follows(1, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }

  /// Takes a whole number of at most 15 digits; `nil` for any other, `-0` and what goes on as a fraction.
  @inline(__always)
  mutating func takeWhole() -> Int64? {
    guard let number = takeDecimal(), number.fraction == 0 else { return nil }
    return number.mantissa
  }

  /// Takes a number of at most 15 digits without exponent: its digits, and how many of them stand behind the point.
  @inline(__always)
  mutating func takeDecimal() -> (mantissa: Int64, fraction: Int)? {
    let isNegative = take("-")
    let start = position
    var mantissa: Int64 = 0
    while byte &- 0x30 < 10 {
      mantissa = mantissa &* 10 &+ Int64(byte &- 0x30)
      position += 1
    }
    let whole = position - start
    guard whole > 0, whole <= 15, whole == 1 || start.pointee != 0x30 else { return nil }
    var fraction = 0
    if take(".") {
      let point = position
      while byte &- 0x30 < 10 {
        mantissa = mantissa &* 10 &+ Int64(byte &- 0x30)
        position += 1
      }
      fraction = position - point
      guard fraction > 0 else { return nil }
    }
    guard whole + fraction <= 15, byte | 0x20 != UInt8(ascii: "e"), !isNegative || mantissa != 0 else { return nil }
    return (isNegative ? -mantissa : mantissa, fraction)
  }
}
