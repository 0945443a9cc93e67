import Diagnostics

// MARK: - Syntax

extension ExpressionDiagnostic {
  private static func syntax(_ message: String, at range: Range<Int>, notes: [String] = []) -> ExpressionDiagnostic {
    ExpressionDiagnostic(.error, "expression-syntax", message, at: range, notes: notes)
  }

  /// Nothing but space.
  static func emptyExpression(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("the expression is empty", at: range)
  }

  /// More characters than ``ExpressionBounds/length``.
  static func tooLong(_ length: Int, _ range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .error, "expression-too-long",
      "the expression has \(length) characters, more than \(ExpressionBounds.length)", at: range)
  }

  /// More nested brackets than ``Parser/maximumDepth``.
  static func tooDeep(_ range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .error, "expression-too-deep", "brackets are nested more than \(Parser.maximumDepth) deep", at: range)
  }

  /// More levels than ``Parser/maximumHeight``.
  static func tooHigh(_ range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .error, "expression-too-deep", "more than \(Parser.maximumHeight) operators build on one another", at: range,
      notes: ["a list with 'sum' or 'exists' says the same with fewer operators"])
  }

  /// A character that starts nothing.
  static func unexpectedCharacter(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("unexpected character '\(scalar)'", at: range)
  }

  /// A space other than the usual ones.
  static func unusualSpace(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("an unusual space character", at: range, notes: ["replace it by a plain space"])
  }

  /// Typographic quotes.
  static func curlyQuotes(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("typographic quotes do not mark a text", at: range, notes: ["use straight quotes: 'text'"])
  }

  /// A text without its closing quote.
  static func unterminatedText(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("a text without its closing quote", at: range)
  }

  /// A quoted name without its closing backquote.
  static func unterminatedName(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("a name without its closing '`'", at: range)
  }

  /// A quoted name with characters that names cannot have.
  static func badQuotedName(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("a quoted name holds letters, digits, '_', '.', '-', '/' and spaces", at: range)
  }

  /// An escape that means nothing.
  static func badEscape(_ text: String, _ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("'\(text)' is no escape", at: range, notes: ["write '\\\\' for a backslash"])
  }

  /// Digits run into letters.
  static func badNumber(_ text: String, _ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("'\(text)' is neither a number nor a name", at: range)
  }

  /// A number outside its type.
  static func numberTooLarge(_ text: String, _ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("the number \(text) is too large", at: range)
  }

  /// Something else than the grammar allows here.
  static func expected(_ wanted: String, found token: Token) -> ExpressionDiagnostic {
    var notes: [String] = []
    switch token.kind {
    case .symbol(.assign): notes = ["'==' compares"]
    case .symbol(.singleAnd): notes = ["'&&' joins conditions"]
    case .symbol(.singleOr): notes = ["'||' joins conditions"]
    case .symbol(.greater): notes = ["'>=' is greater or equal, '!=' is not equal"]
    default: break
    }
    return syntax("expected \(wanted), found \(token.spelling)", at: token.range, notes: notes)
  }

  /// A bracket that nothing closes.
  static func unclosed(_ opening: Token, _ wanted: Token.Symbol) -> ExpressionDiagnostic {
    syntax("\(opening.spelling) is never closed", at: opening.range, notes: ["'\(wanted.rawValue)' is missing"])
  }

  /// A spelling from another language.
  static func slip(_ found: String, meant: String, _ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("'\(found)' is not an operator", at: range, notes: ["did you mean '\(meant)'?"])
  }

  /// `!` and `-` next to one another.
  static func mixedUnary(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("'!' and '-' cannot be mixed", at: range, notes: ["put the inner one in parentheses"])
  }

  /// A word that is kept for embedding languages.
  static func reservedName(_ name: String, _ range: Range<Int>) -> ExpressionDiagnostic {
    let notes = name == "if" || name == "else" ? ["write 'condition ? value : other'"] : []
    return syntax("'\(name)' is a reserved word", at: range, notes: notes)
  }

  /// A literal's or operator's word as a field name.
  static func keywordAsName(_ word: String, _ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("'\(word)' cannot be a name", at: range)
  }

  /// `Name{...}`.
  static func messagesUnsupported(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("messages cannot be built here", at: range)
  }

  /// `has(x)` of something that is no field.
  static func badHas(_ range: Range<Int>) -> ExpressionDiagnostic {
    syntax("'has' takes one name with a dot, such as has(answers.budget)", at: range)
  }

  /// A macro with the wrong number of arguments.
  static func badMacro(_ macro: Macro, range: Range<Int>) -> ExpressionDiagnostic {
    let example =
      switch macro {
      case .map: "list.map(x, x + 1)"
      case .optMap: "optional.of(1).optMap(x, x + 1)"
      case .optFlatMap: "optional.of(list).optFlatMap(x, x[?0])"
      default: "list.\(macro.rawValue)(x, x > 1)"
      }
    return syntax("'\(macro.rawValue)' takes a name and an expression", at: range, notes: ["for example \(example)"])
  }

  /// A macro whose first argument is no plain name.
  static func badMacroVariable(_ macro: Macro, range: Range<Int>) -> ExpressionDiagnostic {
    syntax("the first argument of '\(macro.rawValue)' is a plain name for each element", at: range)
  }
}

extension Token {
  /// The token as diagnostics call it.
  var spelling: String {
    switch kind {
    case .identifier(let name), .quotedIdentifier(let name): "'\(name)'"
    case .int, .uint, .double: "a number"
    case .string: "a text"
    case .bytes: "bytes"
    case .keyword(let word): "'\(word.rawValue)'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .invalid: "something unreadable"
    case .end: "the end"
    }
  }
}

// MARK: - Names

extension ExpressionDiagnostic {
  private static func meant(_ suggestion: String?) -> [String] {
    suggestion.map { ["did you mean '\($0)'?"] } ?? []
  }

  /// A field that its record does not have.
  static func unknownField(
    _ name: String, of record: String, among names: [String], at range: Range<Int>
  ) -> ExpressionDiagnostic {
    let notes = meant(Suggestion.nearest(to: name, in: names))
    switch record {
    case "answers":
      return ExpressionDiagnostic(.error, "unknown-item", "unknown item '\(name)'", at: range, notes: notes)
    case "computed":
      return ExpressionDiagnostic(
        .error, "unknown-computed", "unknown computed value '\(name)'", at: range, notes: notes)
    default:
      return ExpressionDiagnostic(
        .error, "unknown-name", "'\(record)' has no '\(name)'", at: range, notes: notes)
    }
  }

  /// A name that nothing declares.
  static func unknownName(
    _ name: String, among names: [String], records: [String: TypeEnvironment.Record], at range: Range<Int>
  ) -> ExpressionDiagnostic {
    let owners = records.filter { $0.value.fields[name] != nil }.keys.sorted()
    if let owner = owners.first {
      return ExpressionDiagnostic(
        .error, "unknown-name", "unknown name '\(name)'", at: range, notes: ["did you mean '\(owner).\(name)'?"])
    }
    return ExpressionDiagnostic(
      .error, "unknown-name", "unknown name '\(name)'", at: range,
      notes: meant(Suggestion.nearest(to: name, in: names)))
  }

  /// A record where a value is wanted.
  static func recordAsValue(_ name: String, at range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .error, "type-mismatch", "'\(name)' is not a value", at: range, notes: ["read one of its members: \(name).name"])
  }

  /// A function that nothing declares.
  static func unknownFunction(_ name: String, among names: [String], at range: Range<Int>) -> ExpressionDiagnostic {
    let usual = [
      "not": "!", "len": "size", "length": "size", "count": "size", "avg": "mean", "average": "mean", "float": "double",
      "str": "string", "any": "exists", "maximum": "max", "minimum": "min", "includes": "contains",
    ]
    return ExpressionDiagnostic(
      .error, "unknown-function", "unknown function '\(name)'", at: range,
      notes: meant(usual[name.lowercased()] ?? Suggestion.nearest(to: name, in: names)))
  }

  /// A function called as a method or the other way round.
  static func wrongCallStyle(_ name: String, isMember: Bool, at range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .error, "unknown-function",
      isMember ? "'\(name)' is not called on a value" : "'\(name)' is called on a value", at: range,
      notes: [isMember ? "write \(name)(value)" : "write value.\(name)(...)"])
  }

  /// A function with the wrong number of arguments.
  static func wrongArgumentCount(
    _ name: String, found: Int, accepted: [Int], at range: Range<Int>
  ) -> ExpressionDiagnostic {
    let wanted = accepted.map(String.init).joined(separator: " or ")
    let noun = accepted == [1] ? "argument" : "arguments"
    return ExpressionDiagnostic(
      .error, "wrong-arguments", "'\(name)' takes \(wanted) \(noun), found \(found)", at: range)
  }
}

// MARK: - Types

extension ExpressionDiagnostic {
  private static func mismatch(_ message: String, at range: Range<Int>, notes: [String] = []) -> ExpressionDiagnostic {
    ExpressionDiagnostic(.error, "type-mismatch", message, at: range, notes: notes)
  }

  /// An operator between types it does not join.
  static func operands(
    _ operation: BinaryOperator, _ left: ValueType, _ right: ValueType, at range: Range<Int>
  ) -> ExpressionDiagnostic {
    var notes: [String] = []
    if operation == .add, left == .string || right == .string { notes = ["string(x) turns a value into a text"] }
    if left.isNumeric, right == .string || left == .string, right.isNumeric || left.isNumeric,
      operation != .add, operation != .in
    {
      notes = ["quotes make a text of a number; double('...') reads it"]
    }
    return mismatch("'\(operation.rawValue)' does not join \(left) and \(right)", at: range, notes: notes)
  }

  /// `!` or `-` before a type it does not take.
  static func operand(_ operation: UnaryOperator, _ type: ValueType, at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("'\(operation.rawValue)' does not take \(type)", at: range)
  }

  /// Something else than a condition beside `&&`, `||` or before `?`.
  static func notACondition(_ mark: String, _ type: ValueType, at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("'\(mark)' takes conditions (bool), found \(type)", at: range)
  }

  /// Branches of a conditional whose types do not agree.
  static func branches(_ first: ValueType, _ second: ValueType, at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("the two values after '?' have different types, \(first) and \(second)", at: range)
  }

  /// A member that a type does not have.
  static func unknownMember(
    _ name: String, of type: StructureType, at range: Range<Int>
  ) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .error, "unknown-name", "\(type.name) has no '\(name)'", at: range,
      notes: meant(Suggestion.nearest(to: name, in: type.members.map(\.name))))
  }

  /// A field read from a value that has none.
  static func noFields(_ type: ValueType, _ field: String, at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("\(type) has no '\(field)'", at: range)
  }

  /// An index into a value that has none, or of the wrong type.
  static func badIndex(_ type: ValueType, _ key: ValueType, at range: Range<Int>) -> ExpressionDiagnostic {
    switch type {
    case .list: mismatch("a list is indexed by int, found \(key)", at: range)
    case .map(let wanted, _): mismatch("this map is indexed by \(wanted), found \(key)", at: range)
    default: mismatch("\(type) cannot be indexed", at: range)
    }
  }

  /// A key that maps cannot have.
  static func badKey(_ type: ValueType, at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("the key of a map is bool, int, uint or string, found \(type)", at: range)
  }

  /// An optional element, entry or macro of a value that is no optional.
  static func notOptional(_ type: ValueType, at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("expected an optional value, found \(type)", at: range, notes: ["optional.of(x) makes one"])
  }

  /// A literal that is no regular expression.
  static func badPattern(_ problem: RegularExpression.Problem, at range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(.error, "bad-pattern", problem.message, at: range)
  }

  /// A macro over a value that has no elements.
  static func notIterable(_ macro: Macro, _ type: ValueType, at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("'\(macro.rawValue)' goes through a list or map, found \(type)", at: range)
  }

  /// A function with arguments it does not take.
  static func arguments(_ name: String, _ types: [ValueType], at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("'\(name)' does not take (\(types.map(\.description).joined(separator: ", ")))", at: range)
  }

  /// One argument of another type than declared.
  static func argument(
    _ name: String, wanted: ValueType, found: ValueType, at range: Range<Int>
  ) -> ExpressionDiagnostic {
    mismatch("'\(name)' takes \(wanted) here, found \(found)", at: range)
  }

  /// A result of another type than wanted.
  static func result(wanted: ValueType, found: ValueType, at range: Range<Int>) -> ExpressionDiagnostic {
    mismatch("expected \(wanted), found \(found)", at: range)
  }
}

// MARK: - Warnings

extension ExpressionDiagnostic {
  /// A text that the value beside it never holds.
  static func unknownChoice(_ text: String, _ name: String, _ vocabulary: [String], at range: Range<Int>)
    -> ExpressionDiagnostic
  {
    ExpressionDiagnostic(
      .warning, "unknown-choice", "'\(name)' has no choice '\(text)'", at: range,
      notes: meant(Suggestion.nearest(to: text, in: vocabulary)))
  }

  /// A condition that reads nothing; its outcome is not told where finding it takes too long.
  static func constantCondition(_ outcome: Outcome?, at range: Range<Int>) -> ExpressionDiagnostic {
    let message =
      switch outcome {
      case .value(let value): "this condition is always \(value.excerpt)"
      case .error(let error): "this condition always fails: \(error.message)"
      case .unknown, nil: "this condition never changes"
      }
    return ExpressionDiagnostic(.warning, "constant-condition", message, at: range)
  }

  /// A comparison that no value can change.
  static func constantComparison(
    _ holds: Bool, _ name: String, _ range: ClosedRange<Double>, isWhole: Bool, at place: Range<Int>
  ) -> ExpressionDiagnostic {
    let limits =
      switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
      case (true, true): "from \(range.lowerBound.plainText) to \(range.upperBound.plainText)"
      case (true, false): "at least \(range.lowerBound.plainText)"
      case (false, true): "at most \(range.upperBound.plainText)"
      case (false, false): "a number"
      }
    let subject = name.hasPrefix("the ") ? name : "'\(name)'"
    let kind = isWhole ? "a whole number, " : ""
    return ExpressionDiagnostic(
      .warning, "constant-condition",
      "this comparison \(holds ? "always" : "never") holds: \(subject) is \(kind)\(limits)", at: place)
  }

  /// A share compared with a number of percent.
  static func shareComparison(_ name: String, _ number: Double, at range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .warning, "share-comparison",
      "'\(name)' is a share, of which 1 is the whole: \(number.plainText) is far beyond it", at: range,
      notes: ["did you mean \((number / 100).plainText)?"])
  }

  /// A condition whose parts decide it between them.
  static func selfDecided(_ truth: Bool, at range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .warning, "constant-condition", "this condition \(truth ? "always" : "never") holds, whatever is answered",
      at: range)
  }

  /// A read that can be an error.
  static func unguardedRead(_ name: String, at range: Range<Int>) -> ExpressionDiagnostic {
    ExpressionDiagnostic(
      .warning, "unguarded-read", "'\(name)' may have no value, and reading it then is an error", at: range,
      notes: ["has(\(name)) && ... reads it only where it has one"])
  }
}
