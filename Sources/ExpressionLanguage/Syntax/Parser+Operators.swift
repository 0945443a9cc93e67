extension Parser {
  /// An infix operator with how tightly it binds.
  private enum Infix {
    case logic(LogicOperator)
    case binary(BinaryOperator)

    /// From 1 for `||` to 5 for `*` (langdef.md, "Syntax", operator precedence).
    var precedence: Int {
      switch self {
      case .logic(.or): 1
      case .logic(.and): 2
      case .binary(.add), .binary(.subtract): 4
      case .binary(.multiply), .binary(.divide), .binary(.modulo): 5
      case .binary: 3
      }
    }
  }

  /// Reads a `ConditionalOr`: operators with their operands, all associating to the left.
  mutating func parseOperators() throws(Stop) -> ExpressionNode.ID {
    try parseOperators(binding: 1)
  }

  private mutating func parseOperators(binding minimum: Int) throws(Stop) -> ExpressionNode.ID {
    var left = try parseUnary()
    while let infix = peekInfix(binding: minimum) {
      let mark = take().range
      switch infix {
      case .binary(let operation):
        let right = try parseOperators(binding: infix.precedence + 1)
        left = try add(.binary(operation, left, right), span(left, right), name: mark)
      case .logic(let operation):
        left = try parseLogic(operation, from: left, binding: infix.precedence, mark: mark)
      }
    }
    return left
  }

  /// Reads the rest of a chain of one logical operator, so that long chains stay flat.
  private mutating func parseLogic(
    _ operation: LogicOperator, from first: ExpressionNode.ID, binding precedence: Int, mark: Range<Int>
  ) throws(Stop) -> ExpressionNode.ID {
    var terms = [first]
    while true {
      terms.append(try parseOperators(binding: precedence + 1))
      guard case .logic(operation) = peekInfix(binding: precedence) else { break }
      take()
    }
    return try add(.logic(operation, terms), span(first, terms[terms.count - 1]), name: mark)
  }

  /// The operator that comes next, if it binds tightly enough; a likely slip is reported as it is met.
  private mutating func peekInfix(binding minimum: Int) -> Infix? {
    guard let (infix, slip) = infix(of: peek), infix.precedence >= minimum else { return nil }
    if let slip, diagnostics.last?.range != peek.range { report(slip) }
    return infix
  }

  private func infix(of token: Token) -> (infix: Infix, slip: ExpressionDiagnostic?)? {
    switch token.kind {
    case .symbol(.and): (.logic(.and), nil)
    case .symbol(.or): (.logic(.or), nil)
    case .symbol(.assign): (.binary(.equal), .slip("=", meant: "==", token.range))
    case .symbol(.singleAnd): (.logic(.and), .slip("&", meant: "&&", token.range))
    case .symbol(.singleOr): (.logic(.or), .slip("|", meant: "||", token.range))
    case .symbol(let symbol): symbol.binaryOperator.map { (.binary($0), nil) }
    case .keyword(.in): (.binary(.in), nil)
    case .identifier(let word) where token.isWord("and"):
      (.logic(.and), .slip(word, meant: "&&", token.range))
    case .identifier(let word) where token.isWord("or"):
      (.logic(.or), .slip(word, meant: "||", token.range))
    default: nil
    }
  }

  /// Reads `Unary = Member | "!"+ Member | "-"+ Member`; a minus right before a number is part of it.
  private mutating func parseUnary() throws(Stop) -> ExpressionNode.ID {
    guard peekUnary() != nil else { return try parseMember(negatedAt: nil) }
    let (mark, minus) = try takePrefixes()
    let operand = try parseMember(negatedAt: minus)
    guard let mark else { return operand }
    return try addPrefix(mark, operand)
  }

  private mutating func addPrefix(_ mark: Mark, _ operand: ExpressionNode.ID) throws(Stop) -> ExpressionNode.ID {
    try add(
      .unary(mark.operation, operand), mark.range.lowerBound..<tree[operand].range.upperBound, name: mark.range)
  }

  /// A prefix operator with its place.
  private typealias Mark = (operation: UnaryOperator, range: Range<Int>)

  /// Takes the prefixes before an operand: the first, where they do not cancel out, and the minus of a number.
  private mutating func takePrefixes() throws(Stop) -> (mark: Mark?, minus: Token?) {
    var marks: [Mark] = []
    var minus: Token?
    while minus == nil, let operation = peekUnary() {
      if operation == .negate, isNumber(peekSecond) {
        minus = take()
      } else if let first = marks.first, first.operation != operation {
        report(.mixedUnary(peek.range))
        throw Stop()
      } else {
        reportSpelledNot()
        marks.append((operation, take().range))
      }
    }
    // An even number of them cancels out, as in cel-go (parser.go, VisitLogicalNot and VisitNegate).
    return (marks.count % 2 == 1 ? marks.first : nil, minus)
  }

  private mutating func reportSpelledNot() {
    if case .identifier(let word) = peek.kind { report(.slip(word, meant: "!", peek.range)) }
  }

  private func peekUnary() -> UnaryOperator? {
    switch peek.kind {
    case .symbol(.not): .not
    case .symbol(.minus): .negate
    case .identifier where peek.isWord("not") && startsOperand(peekSecond): .not
    default: nil
    }
  }

  /// Whether a token is a number that can have a sign.
  private func isNumber(_ token: Token) -> Bool {
    switch token.kind {
    case .int, .double: true
    default: false
    }
  }

  private func startsOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .identifier: !token.isWord("and") && !token.isWord("or")
    case .int, .uint, .double, .string, .bytes, .keyword(.true), .keyword(.false), .keyword(.null), .symbol(.not): true
    default: false
    }
  }
}
