#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Plan.TextTest {
  /// Whether a text and a part of it are related so, by code points.
  ///
  /// Bytes of UTF-8 are compared: a text never begins or ends within the bytes of one code point of another.
  func holds(_ text: String, _ part: String) -> Bool {
    var text = text
    var part = part
    return text.withUTF8 { text in part.withUTF8 { part in holds(text, part: part) } }
  }

  private func holds(_ text: UnsafeBufferPointer<UInt8>, part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = part.baseAddress, part.count > 0 else { return true }
    guard let bytes = text.baseAddress, text.count >= part.count else { return false }
    switch self {
    case .startsWith: return memcmp(bytes, start, part.count) == 0
    case .endsWith: return memcmp(bytes + (text.count - part.count), start, part.count) == 0
    case .contains where part.count > Self.longestPlain:
      return BytePattern(String(decoding: part, as: UTF8.self)).firstOffset(in: text) != nil
    case .contains:
      var place = bytes
      let last = bytes + (text.count - part.count)
      while place <= last, let found = memchr(place, Int32(part[0]), last - place + 1) {
        place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
        if memcmp(place, start, part.count) == 0 { return true }
        place += 1
      }
      return false
    }
  }

  /// The bytes of a part that is looked for without preparation: comparing it at each place is then still linear.
  private static let longestPlain = 32
}
