/// The language in which people are spoken to, by its BCP 47 tag.
///
/// What one person reads is written under one language, from the question to the number in a report, so the language is a
/// task-local value: whoever begins to speak to somebody sets it, once, around everything that is said. Files, scripts and
/// JSON for programs do not depend on it.
package struct Language: Sendable, Equatable {
  /// The tag, such as `en`, `es` or `es-MX`.
  package let tag: String

  /// A language by its tag.
  package init(_ tag: String) {
    self.tag = tag
  }

  /// The language of the text that is being written.
  @TaskLocal package static var current = Language("en")

  /// The languages that the program speaks itself; questionnaires may know others.
  package static let spoken = ["en", "es"]

  /// The language without region and script, in lower case: `es` of `es-MX`.
  package var primary: String {
    String(String.UnicodeScalarView(tag.unicodeScalars.prefix { $0 != "-" && $0 != "_" })).lowercased()
  }

  /// The region, in upper case, where the tag names one: `MX` of `es-MX`, `419` of `es-419`.
  package var region: String? {
    tag.unicodeScalars.split { $0 == "-" || $0 == "_" }.dropFirst()
      .map { String(String.UnicodeScalarView($0)) }
      .first { ($0.utf8.count == 2 && !$0.utf8.contains { $0 < 0x41 }) || ($0.utf8.count == 3 && Int($0) != nil) }
      .map { $0.uppercased() }
  }

  /// The phrases of the language, by their English form; `nil` where English is spoken.
  var phrases: [String: String]? {
    primary == "es" ? SpanishPhrases.all : nil
  }
}
