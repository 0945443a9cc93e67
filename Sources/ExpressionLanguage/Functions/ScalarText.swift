/// The UTF-8 of a text with its code points counted, which is how CEL tells places in a text (langdef.md, "String and
/// Bytes Values").
struct ScalarText {
  let bytes: [UInt8]

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The number of code points, counted anew each time.
  var count: Int { count(before: bytes.count) }

  /// The number of code points that begin before a byte.
  func count(before offset: Int) -> Int {
    bytes[..<offset].reduce(0) { $1.continuesScalar ? $0 : $0 + 1 }
  }

  /// The byte where a code point begins, or the end after the last one; `nil` beyond and for negative places.
  func offset(of place: Int64) -> Int? {
    guard place >= 0 else { return nil }
    var left = place
    for (offset, byte) in bytes.enumerated() where !byte.continuesScalar {
      if left == 0 { return offset }
      left -= 1
    }
    return left == 0 ? bytes.count : nil
  }

  /// The text between two bytes that begin code points.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The byte after the code point that begins at a byte.
  func offset(after offset: Int) -> Int {
    var next = offset + 1
    while next < bytes.count, bytes[next].continuesScalar { next += 1 }
    return next
  }
}

extension UInt8 {
  /// Whether this is the second or a later byte of a code point in UTF-8.
  var continuesScalar: Bool { self & 0xC0 == 0x80 }
}
