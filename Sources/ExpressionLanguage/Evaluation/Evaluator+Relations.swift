extension Evaluator {
  /// `<`, `<=`, `>` and `>=`: decided also where a host function's number is only known to lie within an interval, and
  /// all of that interval compares the same way.
  mutating func evaluateRelation(
    _ relation: BinaryOperator, _ left: Plan.Index, _ right: Plan.Index
  ) throws(EvaluationError) -> Outcome {
    let first = evaluate(left)
    if case .error = first { return first }
    let second = evaluate(right)
    if case .value(let first) = first, case .value(let second) = second {
      return .value(.bool(try Value.holds(relation, first, second, budget: &budget)))
    }
    if let first = interval(of: first, at: left), let second = interval(of: second, at: right),
      let holds = relation.holds(between: first, and: second)
    {
      return .value(.bool(holds))
    }
    switch (first, second) {
    case (.unknown(let unknowns), .unknown(let others)): return .unknown(unknowns.union(others))
    case (.unknown, _): return first
    default: return second
    }
  }

  /// Where a number lies: a known one at one point. What was worked out from a host function's number has an interval
  /// of its own, which is not known.
  private func interval(of outcome: Outcome, at index: Plan.Index) -> ClosedRange<Double>? {
    switch outcome {
    case .value(.double(let number)): return number.isNaN ? nil : number...number
    case .value(.int(let number)): return Double(number)...Double(number)
    case .value(.uint(let number)): return Double(number)...Double(number)
    case .unknown(let unknowns):
      guard case .hostFunction = plan.nodes[Int(index)].operation else { return nil }
      return unknowns.interval
    default: return nil
    }
  }
}

extension BinaryOperator {
  /// Whether a relation holds for all numbers of two intervals, or for none; `nil` where that differs.
  fileprivate func holds(between first: ClosedRange<Double>, and second: ClosedRange<Double>) -> Bool? {
    switch self {
    case .less:
      first.upperBound < second.lowerBound ? true : first.lowerBound >= second.upperBound ? false : nil
    case .lessOrEqual:
      first.upperBound <= second.lowerBound ? true : first.lowerBound > second.upperBound ? false : nil
    case .greater: BinaryOperator.less.holds(between: second, and: first)
    case .greaterOrEqual: BinaryOperator.lessOrEqual.holds(between: second, and: first)
    default: nil
    }
  }
}
