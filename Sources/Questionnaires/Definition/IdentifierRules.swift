/// What may be an id.
enum IdentifierRules {
  /// Words that CEL keeps for itself (cel-spec, "Syntax": keywords and reserved words).
  static let languageWords: Set<String> = [
    "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
    "namespace", "null", "package", "return", "true", "var", "void", "while",
  ]

  /// Words that are commands where answers are typed.
  static let commands: Set<String> = [
    "add", "assign", "back", "batch", "change", "compare", "done", "evidence", "example", "exit", "expect", "explain",
    "export", "goto", "help", "keep", "list", "minutes", "na", "next", "note", "park", "path", "plan", "quit", "remove",
    "report", "respondent", "restart", "review", "save", "score", "settle", "skip", "start", "take", "topic", "undo",
    "unknown", "whatif", "why",
  ]

  /// Why a text does not have the shape `[A-Za-z_][A-Za-z0-9_]*`; `nil` where it has.
  static func shapeProblem(_ id: String) -> String? {
    guard let first = id.utf8.first else { return "it is empty" }
    if 0x30...0x39 ~= first { return "it begins with a digit" }
    let isShaped = id.utf8.allSatisfy { byte in
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x30...0x39: true
      default: false
      }
    }
    guard isShaped else { return "only letters a to z, digits and '_' can be in one" }
    return id.utf8.count > DefinitionLimits.id ? "it is longer than \(DefinitionLimits.id) characters" : nil
  }

  /// The id that was probably meant by one of the wrong shape.
  static func repaired(_ id: String) -> String? {
    guard !id.isEmpty, id.utf8.count <= DefinitionLimits.id else { return nil }
    var repaired = String(
      String.UnicodeScalarView(
        id.unicodeScalars.map { $0.isASCII && ($0.properties.isAlphabetic || 48...57 ~= $0.value) ? $0 : "_" }
      )
    )
    if 0x30...0x39 ~= repaired.utf8.first! { repaired = "_" + repaired }
    return repaired.utf8.allSatisfy { $0 == 0x5F } ? nil : repaired
  }
}
