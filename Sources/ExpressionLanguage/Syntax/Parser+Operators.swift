extension Parser {
  /// An infix operator with how tightly it binds.
  fileprivate enum Infix: Equatable {
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

  /// An operator that waits for its last operand.
  struct Waiting {
    fileprivate var infix: Infix
    fileprivate var mark: Range<Int>
    fileprivate var first: ExpressionNode.ID
    /// The further operands so far of a chain of one logical operator, which stays flat.
    fileprivate var further: [ExpressionNode.ID] = []
  }

  /// Reads a `ConditionalOr`: operators with their operands, all associating to the left.
  ///
  /// Operators wait in a list rather than in calls of this function, so that a level of brackets takes the same little of
  /// the stack whatever operators stand before it.
  mutating func parseOperators() throws(Stop) -> ExpressionNode.ID {
    let base = waiting.count
    var last = try parseUnary()
    while let infix = peekInfix() {
      let mark = take().range
      last = try settle(last, from: base, before: infix)
      if waiting.count > base, waiting[waiting.count - 1].infix == infix {
        waiting[waiting.count - 1].further.append(last)
      } else {
        waiting.append(Waiting(infix: infix, mark: mark, first: last))
      }
      last = try parseUnary()
    }
    return try settle(last, from: base, before: nil)
  }

  /// Gives an operand to the operators that bind it more tightly than the next one, all where there is none; returns the
  /// operand that comes of it. A logical operator that goes on keeps waiting.
  private mutating func settle(
    _ operand: ExpressionNode.ID, from base: Int, before next: Infix?
  ) throws(Stop) -> ExpressionNode.ID {
    var operand = operand
    while waiting.count > base, let left = waiting.last, left.infix.precedence >= next?.precedence ?? 0 {
      if case .logic = left.infix, left.infix == next { break }
      waiting.removeLast()
      let kind: ExpressionNode.Kind =
        switch left.infix {
        case .binary(let operation): .binary(operation, left.first, operand)
        case .logic(let operation): .logic(operation, [left.first] + left.further + [operand])
        }
      operand = try add(kind, span(left.first, operand), name: left.mark)
    }
    return operand
  }

  /// The operator that comes next; a likely slip is reported.
  private mutating func peekInfix() -> Infix? {
    guard let (infix, slip) = infix(of: peek) else { return nil }
    if let slip { report(slip) }
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
