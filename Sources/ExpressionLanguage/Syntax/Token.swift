/// One lexical element of an expression (langdef.md, "Syntax").
struct Token: Sendable {
  /// What the element is.
  enum Kind: Sendable, Equatable {
    case identifier(String)
    /// A name between backquotes, for fields only.
    case quotedIdentifier(String)
    /// The digits' value; a minus sign before it is a token of its own.
    case int(UInt64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case keyword(Keyword)
    case symbol(Symbol)
    /// What could not be read; already reported.
    case invalid
    case end
  }

  /// The words that are no names.
  enum Keyword: String, Sendable {
    case `true`
    case `false`
    case null
    case `in`
  }

  /// Operators and punctuation.
  enum Symbol: String, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case modulo = "%"
    case not = "!"
    case question = "?"
    case colon = ":"
    case comma = ","
    case dot = "."
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    /// Not CEL; read so that the likely intent can be told.
    case assign = "="
    /// Not CEL; read so that the likely intent can be told.
    case singleAnd = "&"
    /// Not CEL; read so that the likely intent can be told.
    case singleOr = "|"
  }

  var kind: Kind
  /// The element in UTF-8 offsets.
  var range: Range<Int>

  /// The identifiers that CEL keeps for languages it is embedded in (langdef.md, "Syntax", RESERVED).
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]
}

extension Token.Symbol {
  /// The symbol of one byte, or of two.
  init?(_ first: UInt8, _ second: UInt8?) {
    switch (UnicodeScalar(first), second.map(UnicodeScalar.init)) {
    case ("=", "="): self = .equal
    case ("!", "="): self = .notEqual
    case ("<", "="): self = .lessOrEqual
    case (">", "="): self = .greaterOrEqual
    case ("&", "&"): self = .and
    case ("|", "|"): self = .or
    case ("<", nil): self = .less
    case (">", nil): self = .greater
    case ("+", nil): self = .plus
    case ("-", nil): self = .minus
    case ("*", nil): self = .times
    case ("/", nil): self = .divide
    case ("%", nil): self = .modulo
    case ("!", nil): self = .not
    case ("?", nil): self = .question
    case (":", nil): self = .colon
    case (",", nil): self = .comma
    case (".", nil): self = .dot
    case ("(", nil): self = .leftParenthesis
    case (")", nil): self = .rightParenthesis
    case ("[", nil): self = .leftBracket
    case ("]", nil): self = .rightBracket
    case ("{", nil): self = .leftBrace
    case ("}", nil): self = .rightBrace
    case ("=", nil): self = .assign
    case ("&", nil): self = .singleAnd
    case ("|", nil): self = .singleOr
    default: return nil
    }
  }

  /// The operator between two operands that this is; `nil` for others.
  var binaryOperator: BinaryOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .divide: .divide
    case .modulo: .modulo
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }
}

extension Token {
  /// Whether this is a word, in capitals or not.
  func isWord(_ word: StaticString) -> Bool {
    guard case .identifier(let name) = kind, name.utf8.count == word.utf8CodeUnitCount else { return false }
    return name.lowercased() == "\(word)"
  }
}
