/// Turns an expression's text into a tree (langdef.md, "Syntax").
///
/// A slip with a likely intent, such as `=` for `==`, is reported and read as what was meant, so that what follows is
/// checked too. Recursion is bounded by ``maximumDepth``.
package struct Parser {
  /// The deepest nesting of brackets, calls and conditionals.
  package static let maximumDepth = 64
  /// The most levels that a tree has, counting each operator of a chain such as `a + b + c`; compiling and evaluating
  /// so many fits a stack of 512 KB even without optimisation.
  package static let maximumHeight = 64

  /// Thrown where parsing cannot go on; what was wrong has been reported.
  struct Stop: Error {}

  private let tokens: [Token]
  private let expandsMacros: Bool
  private var next = 0
  private var depth = 0
  /// The operators that wait for their last operand, outermost first.
  var waiting: [Waiting] = []
  private(set) var tree = ExpressionTree()
  private(set) var diagnostics: [ExpressionDiagnostic]

  private init(_ source: String, expandsMacros: Bool) {
    self.expandsMacros = expandsMacros
    (tokens, diagnostics) = Lexer.tokenize(source)
  }

  /// The tree of a source, where one could be made out, and what is wrong with its syntax.
  ///
  /// A tree may contain ``ExpressionNode/Kind/invalid`` where something has been reported.
  /// - Parameter expandsMacros: whether `has`, `all` and the others are macros; otherwise they are plain calls.
  package static func parse(
    _ source: String, expandsMacros: Bool = true
  ) -> (tree: ExpressionTree?, diagnostics: [ExpressionDiagnostic]) {
    var parser = Parser(source, expandsMacros: expandsMacros)
    do {
      guard parser.peek.kind != .end || !parser.diagnostics.isEmpty else {
        parser.report(.emptyExpression(parser.peek.range))
        throw Stop()
      }
      parser.tree.root = try parser.parseExpression()
      try parser.expectEnd()
      return (parser.tree, parser.diagnostics)
    } catch {
      return (nil, parser.diagnostics)
    }
  }

  // MARK: - Tokens

  /// The token that comes next; the end stays.
  var peek: Token { tokens[next] }
  /// The token after ``peek``.
  var peekSecond: Token { tokens[min(next + 1, tokens.count - 1)] }

  /// Takes the next token.
  @discardableResult
  mutating func take() -> Token {
    let token = tokens[next]
    if next < tokens.count - 1 { next += 1 }
    return token
  }

  /// Takes the next token if it is a given symbol.
  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard peek.kind == .symbol(symbol) else { return false }
    take()
    return true
  }

  /// Notes a problem.
  mutating func report(_ diagnostic: ExpressionDiagnostic) {
    diagnostics.append(diagnostic)
  }

  private mutating func expect(_ symbol: Token.Symbol, opening: Token) throws(Stop) -> Token {
    let token = peek
    if token.kind == .symbol(symbol) { return take() }
    if token.kind == .end {
      report(.unclosed(opening, symbol))
    } else if token.kind != .invalid {
      report(.expected("'\(symbol.rawValue)'", found: token))
    } else if diagnostics.isEmpty {
      report(.expected("'\(symbol.rawValue)'", found: token))
    }
    throw Stop()
  }

  private mutating func expectEnd() throws(Stop) {
    guard peek.kind != .end else { return }
    if peek.kind != .invalid { report(.expected("an operator or the end", found: peek)) }
    throw Stop()
  }

  /// Adds a node, unless the tree would become too high.
  mutating func add(
    _ kind: ExpressionNode.Kind, _ range: Range<Int>, name: Range<Int>? = nil
  ) throws(Stop) -> ExpressionNode.ID {
    let id = tree.add(ExpressionNode(kind: kind, range: range, nameRange: name ?? range))
    if tree.height(of: id) > Parser.maximumHeight {
      report(.tooHigh(range))
      throw Stop()
    }
    return id
  }

  /// What two nodes span together, the first one first.
  func span(_ first: ExpressionNode.ID, _ last: ExpressionNode.ID) -> Range<Int> {
    tree[first].range.lowerBound..<max(tree[last].range.upperBound, tree[first].range.lowerBound)
  }

  // MARK: - Expressions

  /// Reads `Expr = ConditionalOr ["?" ConditionalOr ":" Expr]`.
  ///
  /// What calls itself through brackets is kept apart from what does not, so that a level of nesting takes little of
  /// the stack.
  mutating func parseExpression() throws(Stop) -> ExpressionNode.ID {
    try enter()
    let first = try parseOperators()
    let result = peek.kind == .symbol(.question) ? try parseBranches(first) : first
    depth -= 1
    return result
  }

  private mutating func enter() throws(Stop) {
    depth += 1
    guard depth <= Parser.maximumDepth else {
      report(.tooDeep(peek.range))
      throw Stop()
    }
  }

  /// Reads the rest of a conditional, its last part in a loop.
  private mutating func parseBranches(_ first: ExpressionNode.ID) throws(Stop) -> ExpressionNode.ID {
    var branches: [(condition: ExpressionNode.ID, value: ExpressionNode.ID, mark: Range<Int>)] = []
    var last = first
    while peek.kind == .symbol(.question) {
      let question = take()
      let value = try parseOperators()
      guard take(.colon) else {
        if peek.kind != .invalid { report(.expected("':'", found: peek)) }
        throw Stop()
      }
      branches.append((last, value, question.range))
      last = try parseOperators()
    }
    for branch in branches.reversed() {
      last = try add(
        .conditional(branch.condition, branch.value, last), span(branch.condition, last), name: branch.mark)
    }
    return last
  }

  /// Reads `Member = Primary | Member "." ... | Member "[" Expr "]"`.
  mutating func parseMember(negatedAt minus: Token?) throws(Stop) -> ExpressionNode.ID {
    var operand =
      peek.kind == .symbol(.leftParenthesis) ? try parseParenthesized() : try parsePrimary(negatedAt: minus)
    while let next = try parsePostfix(operand) { operand = next }
    return operand
  }

  private mutating func parseParenthesized() throws(Stop) -> ExpressionNode.ID {
    let opening = take().range
    let inner = try parseExpression()
    try expectClosing(opening)
    return inner
  }

  private mutating func expectClosing(_ opening: Range<Int>) throws(Stop) {
    _ = try expect(.rightParenthesis, opening: Token(kind: .symbol(.leftParenthesis), range: opening))
  }

  /// Reads one selection, call or index behind an operand; `nil` where there is none.
  private mutating func parsePostfix(_ operand: ExpressionNode.ID) throws(Stop) -> ExpressionNode.ID? {
    let opening = peek
    if take(.dot) { return try parseSelection(of: operand) }
    if take(.leftBracket) {
      let isOptional = take(.question)
      let key = try parseExpression()
      let closing = try expect(.rightBracket, opening: opening)
      return try add(
        isOptional ? .optionalIndex(operand, key) : .index(operand, key),
        tree[operand].range.lowerBound..<closing.range.upperBound, name: tree[key].range)
    }
    if opening.kind == .symbol(.leftBrace), case .identifier = tree[operand].kind {
      report(.messagesUnsupported(tree[operand].range.lowerBound..<opening.range.upperBound))
      throw Stop()
    }
    return nil
  }

  private mutating func parseSelection(of operand: ExpressionNode.ID) throws(Stop) -> ExpressionNode.ID {
    let isOptional = take(.question)
    let token = take()
    let start = tree[operand].range.lowerBound
    switch token.kind {
    case .identifier(let name) where isOptional, .quotedIdentifier(let name) where isOptional:
      return try add(.optionalSelect(operand, field: name), start..<token.range.upperBound, name: token.range)
    case .identifier(let name):
      if peek.kind == .symbol(.leftParenthesis) { return try parseCall(name, at: token, target: operand) }
      return try add(
        .select(operand, field: name, isTest: false), start..<token.range.upperBound, name: token.range)
    case .quotedIdentifier(let name):
      return try add(
        .select(operand, field: name, isTest: false), start..<token.range.upperBound, name: token.range)
    case .keyword(let word):
      report(.keywordAsName(word.rawValue, token.range))
      throw Stop()
    case .invalid: throw Stop()
    default:
      report(.expected("a name after '.'", found: token))
      throw Stop()
    }
  }

  private mutating func parsePrimary(negatedAt minus: Token?) throws(Stop) -> ExpressionNode.ID {
    let token = take()
    switch token.kind {
    case .int, .uint, .double, .string, .bytes: return try parseLiteral(token, negatedAt: minus)
    case .keyword(.true): return try add(.literal(.bool(true)), token.range)
    case .keyword(.false): return try add(.literal(.bool(false)), token.range)
    case .keyword(.null): return try add(.literal(.null), token.range)
    case .identifier(let name): return try parseName(name, at: token, isAbsolute: false)
    case .symbol(.dot):
      let name = take()
      guard case .identifier(let text) = name.kind else {
        report(.expected("a name after '.'", found: name))
        throw Stop()
      }
      return try parseName(
        text, at: Token(kind: name.kind, range: token.range.lowerBound..<name.range.upperBound), isAbsolute: true)
    case .symbol(.leftBracket):
      let (elements, optionals, closing) = try parseElements(until: .rightBracket, opening: token)
      return try add(.list(elements, optionals: optionals), token.range.lowerBound..<closing.range.upperBound)
    case .symbol(.leftBrace): return try parseMap(opening: token)
    case .invalid: return try add(.invalid, token.range)
    default:
      report(.expected("a value", found: token))
      throw Stop()
    }
  }

  private mutating func parseLiteral(_ token: Token, negatedAt minus: Token?) throws(Stop) -> ExpressionNode.ID {
    let range = (minus ?? token).range.lowerBound..<token.range.upperBound
    switch token.kind {
    case .int(let magnitude):
      let number = minus == nil ? Int64(exactly: magnitude) : Int64(exactly: -Int128(magnitude))
      guard let number else {
        report(.numberTooLarge("\(minus == nil ? "" : "-")\(magnitude)", range))
        return try add(.invalid, range)
      }
      return try add(.literal(.int(number)), range)
    case .double(let number): return try add(.literal(.double(minus == nil ? number : -number)), range)
    case .uint(let number): return try add(.literal(.uint(number)), range)
    case .string(let text): return try add(.literal(.string(text)), range)
    case .bytes(let bytes): return try add(.literal(.bytes(bytes)), range)
    default: return try add(.invalid, range)
    }
  }

  private mutating func parseName(
    _ name: String, at token: Token, isAbsolute: Bool
  ) throws(Stop) -> ExpressionNode.ID {
    if peek.kind == .symbol(.leftParenthesis) {
      return try parseCall(name, at: token, target: nil, isAbsolute: isAbsolute)
    }
    if Token.reserved.contains(name) {
      report(.reservedName(name, token.range))
      return try add(.invalid, token.range)
    }
    return try add(.identifier(name, isAbsolute: isAbsolute), token.range)
  }

  // MARK: - Lists of expressions

  private mutating func parseElements(
    until end: Token.Symbol, opening: Token
  ) throws(Stop) -> (elements: [ExpressionNode.ID], optionals: [Int], closing: Token) {
    var elements: [ExpressionNode.ID] = []
    var optionals: [Int] = []
    while peek.kind != .symbol(end) {
      if end == .rightBracket, take(.question) { optionals.append(elements.count) }
      elements.append(try parseExpression())
      // A trailing comma is allowed in lists and maps, not in calls.
      guard take(.comma) else { break }
      if end == .rightParenthesis, peek.kind == .symbol(end) {
        report(.expected("an argument", found: peek))
        throw Stop()
      }
    }
    return (elements, optionals, try expect(end, opening: opening))
  }

  private mutating func parseMap(opening: Token) throws(Stop) -> ExpressionNode.ID {
    var entries: [(key: ExpressionNode.ID, value: ExpressionNode.ID)] = []
    var optionals: [Int] = []
    while peek.kind != .symbol(.rightBrace) {
      if take(.question) { optionals.append(entries.count) }
      let key = try parseExpression()
      guard take(.colon) else {
        if peek.kind != .invalid { report(.expected("':' and the key's value", found: peek)) }
        throw Stop()
      }
      entries.append((key, try parseExpression()))
      guard take(.comma) else { break }
    }
    let closing = try expect(.rightBrace, opening: opening)
    return try add(.map(entries, optionals: optionals), opening.range.lowerBound..<closing.range.upperBound)
  }

  // MARK: - Calls and macros

  private mutating func parseCall(
    _ name: String, at token: Token, target: ExpressionNode.ID?, isAbsolute: Bool = false
  ) throws(Stop) -> ExpressionNode.ID {
    if target == nil, Token.reserved.contains(name) { report(.reservedName(name, token.range)) }
    let opening = take()
    let (arguments, _, closing) = try parseElements(until: .rightParenthesis, opening: opening)
    let start = target.map { tree[$0].range.lowerBound } ?? token.range.lowerBound
    let range = start..<closing.range.upperBound
    if expandsMacros, target == nil, name == "has", !isAbsolute {
      return try expandHas(arguments, range: range, name: token.range)
    }
    if expandsMacros, let target, let macro = Macro(rawValue: name) {
      return try expand(macro, over: target, arguments, range: range, name: token.range)
    }
    return try add(
      .call(target: target, function: name, arguments: arguments, isAbsolute: isAbsolute), range, name: token.range)
  }

  /// Turns `has(e.f)` into a test (langdef.md, "Field Selection").
  private mutating func expandHas(
    _ arguments: [ExpressionNode.ID], range: Range<Int>, name: Range<Int>
  ) throws(Stop) -> ExpressionNode.ID {
    guard arguments.count == 1, case .select(let operand, let field, false) = tree[arguments[0]].kind else {
      report(.badHas(arguments.first.map { tree[$0].range } ?? range))
      return try add(.invalid, range, name: name)
    }
    return try add(.select(operand, field: field, isTest: true), range, name: tree[arguments[0]].nameRange)
  }

  private mutating func expand(
    _ macro: Macro, over target: ExpressionNode.ID, _ arguments: [ExpressionNode.ID], range: Range<Int>,
    name: Range<Int>
  ) throws(Stop) -> ExpressionNode.ID {
    guard arguments.count == 2 || (macro == .map && arguments.count == 3) else {
      report(.badMacro(macro, range: name))
      return try add(.invalid, range, name: name)
    }
    guard case .identifier(let variable, false) = tree[arguments[0]].kind else {
      report(.badMacroVariable(macro, range: tree[arguments[0]].range))
      return try add(.invalid, range, name: name)
    }
    return try add(
      .comprehension(macro, range: target, variable: variable, arguments: Array(arguments.dropFirst())), range,
      name: name)
  }
}
