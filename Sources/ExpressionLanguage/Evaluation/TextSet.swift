/// The strings of a list that is known when compiling, for `x in ['a', 'b']`.
///
/// Most such lists hold a few short ids: the length tells nearly all of them apart before any byte is compared.
struct TextSet: Sendable {
  private let texts: [String]
  /// Bit `n` is set where a text of `n` bytes, or of 63 or more, is in the set.
  private let lengths: UInt64

  /// Creates a set.
  init(_ texts: [String]) {
    self.texts = texts
    lengths = texts.reduce(0) { $0 | TextSet.bit($1.utf8.count) }
  }

  /// The number of texts.
  var count: Int { texts.count }

  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// Whether a text is in the set, by code points.
  func contains(_ text: String) -> Bool {
    guard lengths & TextSet.bit(text.utf8.count) != 0 else { return false }
    for candidate in texts where candidate.hasSameScalars(as: text) { return true }
    return false
  }
}
