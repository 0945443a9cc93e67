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

  /// What files for programs are written in, whoever reads what stands beside them.
  package static let neutral = Language("en")

  /// Does everything in `body` in this language.
  package func speaking<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Self.$current.withValue(self) { try body() }
  }

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

  /// The tag as BCP 47 writes it: `es-MX` of `ES_mx.UTF-8`; `nil` where it is none.
  package var canonicalTag: String? {
    let name = tag.unicodeScalars.prefix { $0 != "." && $0 != "@" }
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let first = parts.first, 2...8 ~= first.count,
      parts.allSatisfy({ part in
        1...8 ~= part.count && part.allSatisfy { "0"..."9" ~= $0 || "a"..."z" ~= $0 || "A"..."Z" ~= $0 }
      })
    else { return nil }
    return
      ([primary]
      + parts.dropFirst().map { part in
        let text = String(String.UnicodeScalarView(part))
        return part.count == 2 ? text.uppercased() : text
      }).joined(separator: "-")
  }

  /// The language that the environment of a process names for messages, by POSIX; `nil` where it names none.
  package init?(environment: [String: String]) {
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let name, let tag = Language(name).canonicalTag else { return nil }
    self.init(tag)
  }

  /// The phrases of the language, by their English form; `nil` where English is spoken.
  var phrases: [String: String]? {
    primary == "es" ? SpanishPhrases.all : nil
  }
}
