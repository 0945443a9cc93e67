/// The strings of a list that is known when compiling, for `x in ['a', 'b']`; most such lists hold a few short ids.
struct TextSet: Sendable {
  private let short: [ShortText]
  private let long: [String]

  /// Creates a set.
  init(_ texts: [String]) {
    short = texts.compactMap { ShortText($0) }
    long = texts.filter { ShortText($0) == nil }
  }

  /// Whether a short text is in the set.
  func contains(_ text: ShortText) -> Bool { short.contains(text) }

  /// Whether a text is in the set, by code points.
  func contains(_ text: String) -> Bool {
    if let text = ShortText(text) { return contains(text) }
    return long.contains { $0.hasSameScalars(as: text) }
  }
}
