/// A text of at most 23 bytes of UTF-8, held without a reference: nearly every id of a choice is one.
///
/// Two are equal exactly where their code points are.
package struct ShortText: Hashable, Sendable {
  /// The bytes in order, zeros after them, and in the last place their number.
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// The most bytes.
  private static let capacity = 23

  /// Creates a short text; `nil` where the text is longer.
  init?(_ text: String) {
    let count = text.utf8.count
    guard count <= ShortText.capacity else { return nil }
    withUnsafeMutableBytes(of: &words) { bytes in
      for (place, byte) in text.utf8.enumerated() { bytes[place] = byte }
      bytes[ShortText.capacity] = UInt8(count)
    }
  }

  package static func == (lhs: ShortText, rhs: ShortText) -> Bool { lhs.words == rhs.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
  }
}
