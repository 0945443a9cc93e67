extension TypeChecker {
  /// What `+` and `-` join besides numbers (langdef.md, "List of Standard Definitions").
  private static let sums: [(operation: BinaryOperator, left: ValueType, right: ValueType, result: ValueType)] = [
    (.add, .string, .string, .string), (.add, .bytes, .bytes, .bytes),
    (.add, .timestamp, .duration, .timestamp), (.add, .duration, .timestamp, .timestamp),
    (.add, .duration, .duration, .duration),
    (.subtract, .timestamp, .duration, .timestamp), (.subtract, .timestamp, .timestamp, .duration),
    (.subtract, .duration, .duration, .duration),
  ]

  /// What every arithmetic operator joins; `%` only takes whole numbers.
  private static let products: [(left: ValueType, right: ValueType, result: ValueType)] = [
    (.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double), (.int, .double, .double),
    (.double, .int, .double),
  ]

  /// Checks `!` or `-`.
  mutating func checkUnary(
    _ id: ExpressionNode.ID, _ operation: UnaryOperator, _ operand: ExpressionNode.ID
  ) -> ValueType {
    let type = check(operand)
    switch operation {
    case .not:
      if !type.fits(.bool) { report(.operand(.not, type.determined, at: tree[operand].range)) }
      return .bool
    case .negate:
      if type.isDynamic || type == .int || type == .double { return type }
      report(.operand(.negate, type.determined, at: tree[operand].range))
      return .dyn
    }
  }

  /// Checks an infix operator other than `&&` and `||`.
  mutating func checkBinary(
    _ id: ExpressionNode.ID, _ operation: BinaryOperator, _ left: ExpressionNode.ID, _ right: ExpressionNode.ID
  ) -> ValueType {
    let first = check(left)
    let second = check(right)
    let result: ValueType?
    switch operation {
    case .add, .subtract, .multiply, .divide, .modulo: result = arithmeticResult(operation, first, second)
    case .equal, .notEqual:
      result = areComparable(first, second) ? .bool : nil
      checkChoices(left, right)
      checkChoices(right, left)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: result = areOrdered(first, second) ? .bool : nil
    case .in:
      result = isMember(first, of: second) ? .bool : nil
      checkChoices(left, among: right)
      if case .list = second { checkChoices(right, left) }
    }
    if let result { return result }
    report(.operands(operation, first.determined, second.determined, at: span(left, right)))
    switch operation {
    case .add, .subtract, .multiply, .divide, .modulo: return .dyn
    default: return .bool
    }
  }

  private func arithmeticResult(
    _ operation: BinaryOperator, _ left: ValueType, _ right: ValueType
  ) -> ValueType? {
    if operation == .add, case .list(let first) = left, case .list(let second) = right {
      return .list(first.joined(with: second))
    }
    var results: Set<ValueType> = []
    for product in TypeChecker.products where left.fits(product.left) && right.fits(product.right) {
      if operation != .modulo || product.result != .double { results.insert(product.result) }
    }
    for sum in TypeChecker.sums where sum.operation == operation && left.fits(sum.left) && right.fits(sum.right) {
      results.insert(sum.result)
    }
    if operation == .add, left.isDynamic || right.isDynamic {
      if case .list = left { return .list(.dyn) }
      if case .list = right { return .list(.dyn) }
    }
    if results.isEmpty { return nil }
    return results.count == 1 ? results.first : .dyn
  }

  /// Whether `==` makes sense; numbers compare whatever their types, a departure from cel-go's checker but not from
  /// its evaluation.
  private func areComparable(_ left: ValueType, _ right: ValueType) -> Bool {
    left.fits(right) || (left.isNumeric && right.isNumeric) || haveComparableParts(left, right)
  }

  private func haveComparableParts(_ left: ValueType, _ right: ValueType) -> Bool {
    switch (left, right) {
    case (.list(let left), .list(let right)): areComparable(left, right)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      areComparable(leftKey, rightKey) && areComparable(leftValue, rightValue)
    default: false
    }
  }

  private func areOrdered(_ left: ValueType, _ right: ValueType) -> Bool {
    func hasOrder(_ type: ValueType) -> Bool {
      switch type {
      case .null, .list, .map, .structure, .type: false
      default: true
      }
    }
    return hasOrder(left) && hasOrder(right) && (left.fits(right) || (left.isNumeric && right.isNumeric))
  }

  private func isMember(_ element: ValueType, of container: ValueType) -> Bool {
    switch container {
    case .list(let wanted): areComparable(element, wanted)
    case .map(let key, _): areComparable(element, key)
    case .structure: areComparable(element, .string)
    case .dyn, .undetermined: true
    default: false
    }
  }

  // MARK: - Choices

  /// Reports a literal text that the value beside it never holds.
  private mutating func checkChoices(_ node: ExpressionNode.ID, _ literal: ExpressionNode.ID) {
    guard let vocabulary = vocabulary(of: node), case .literal(.string(let text)) = tree[literal].kind,
      !vocabulary.words.contains(text)
    else { return }
    report(.unknownChoice(text, vocabulary.name, vocabulary.words, at: tree[literal].range))
  }

  /// Reports the literal texts of a list that the value looked for never holds.
  private mutating func checkChoices(_ node: ExpressionNode.ID, among list: ExpressionNode.ID) {
    guard case .list(let elements, _) = tree[list].kind else { return }
    for element in elements { checkChoices(node, element) }
  }
}
