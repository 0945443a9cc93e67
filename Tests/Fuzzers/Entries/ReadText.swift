import Diagnostics

/// What holds of every text that the program makes for people.
enum ReadText {
  /// Checks that nothing hides in lines for a terminal.
  static func check(lines text: String, width: Int? = nil, _ what: String) throws {
    try Violation.unless(
      text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) }, "\(what) hides something: \(text)")
    guard let width else { return }
    for line in text.split(separator: "\n") {
      try Violation.unless(DisplayWidth.of(line) <= width, "\(what) is wider than \(width): \(line)")
    }
  }

  /// Checks a problem: its words, its place within the source, and how it is shown.
  static func check(_ diagnostic: Diagnostic) throws {
    try Violation.unless(!diagnostic.message.isEmpty, "a message is empty [\(diagnostic.identifier)]")
    for place in [diagnostic.place] + diagnostic.notes.map(\.place) {
      guard let place else { continue }
      try Violation.unless(
        place.range.lowerBound >= 0 && place.range.upperBound <= place.source.bytes.count,
        "\(place.range) is outside of the source [\(diagnostic.identifier)]")
    }
    try check(lines: DiagnosticRenderer().render(diagnostic), "[\(diagnostic.identifier)]")
  }

  /// Checks problems, of which there may be none.
  static func check(_ diagnostics: [Diagnostic]) throws {
    for diagnostic in diagnostics { try check(diagnostic) }
  }
}
