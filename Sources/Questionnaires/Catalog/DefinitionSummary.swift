package import JSONDocuments
package import Localization

/// What a list of questionnaires shows of one, read without checking the definition.
package struct DefinitionSummary: Sendable, Equatable {
  package var id: String
  /// The title in the definition's own language.
  package var title: String
  /// The titles in other languages, by tag.
  private var translations: [String: String] = [:]
  /// How long it takes, in minutes, where the author says.
  package var minutes: Int?

  /// Reads the summary of a definition; `nil` where the text is no JSON object with an id and a title.
  package init?(_ root: JSONNode) {
    guard case .string(let id)? = root[name: "id"]?.kind, let title = Self.text(root[name: "title"], root) else {
      return nil
    }
    self.id = id.value
    self.title = title
    if case .object(let members)? = root[name: "title"]?.kind {
      for member in members {
        if case .string(let text) = member.value.kind { translations[member.key] = text.value }
      }
    }
    if case .number(let number)? = root[name: "minutes"]?.kind { minutes = number.integer.map { Int(clamping: $0) } }
  }

  /// The title in a language, else in the definition's own.
  package func title(in language: Language) -> String {
    translations[language.tag] ?? translations[language.primary] ?? title
  }

  /// Reads the summary of the definition at a path; `nil` where the file cannot be read or is none.
  package static func read(path: String) -> DefinitionSummary? {
    guard let source = try? DefinitionFile.read(path),
      let document = try? JSONDocument(parsing: source, limits: .definition)
    else { return nil }
    return DefinitionSummary(document.root)
  }

  /// A plain text, or the translation in the definition's own language, else the first.
  private static func text(_ node: JSONNode?, _ root: JSONNode) -> String? {
    switch node?.kind {
    case .string(let text): return text.value
    case .object(let members):
      var language: String?
      if case .string(let text)? = root[name: "language"]?.kind { language = text.value }
      let chosen = members.first { $0.key == language } ?? members.first
      guard case .string(let text)? = chosen?.value.kind else { return nil }
      return text.value
    default: return nil
    }
  }
}
