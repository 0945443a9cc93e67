extension Evaluator {
  /// Evaluates an int.
  mutating func whole(_ index: Plan.Index, _ facts: some Activation) -> Plain<Int64> {
    switch nodes[Int(index)].operation {
    case .wholeConstant(let number): return Plain(number: number, standing: .known)
    case .wholeArithmetic(let operation, let left, let right):
      let first = wholeOperand(left, facts)
      guard first.standing == .known else { return unknown(undecided(first.standing, second: right, facts)) }
      let second = wholeOperand(right, facts)
      guard second.standing == .known else { return unknown(second.standing) }
      return whole(operation, first.number, second.number, at: index)
    case .conditional(let condition, let first, let second):
      switch truth(condition, facts) {
      case .yes: return whole(first, facts)
      case .no: return whole(second, facts)
      case .unknown: return unknown(.unknown)
      case .failed: return unknown(.failed)
      }
    case .size(let operand): return size(of: evaluate(operand, facts), at: index)
    case .count(let place): return count(plan.comprehensions[Int(place)], at: index, facts)
    default: return whole(of: evaluate(index, facts), at: index)
    }
  }

  /// Evaluates an int that is an operand: most are literals, variables and names, for which no call is made.
  @inline(__always)
  mutating func wholeOperand(_ index: Plan.Index, _ facts: some Activation) -> Plain<Int64> {
    switch nodes[Int(index)].operation {
    case .wholeConstant(let number): return Plain(number: number, standing: .known)
    case .local(let depth):
      if case .whole(let number) = variables[Int(depth)].plain { return Plain(number: number, standing: .known) }
    case .reference(let place):
      if case .whole(let number) = facts.plain(slots[Int(place)]) { return Plain(number: number, standing: .known) }
    default: break
    }
    return whole(index, facts)
  }

  /// Evaluates a double that is an operand, likewise.
  @inline(__always)
  mutating func realOperand(_ index: Plan.Index, _ facts: some Activation) -> Plain<Double> {
    switch nodes[Int(index)].operation {
    case .realConstant(let number): return Plain(number: number, standing: .known)
    case .reference(let place):
      switch facts.plain(slots[Int(place)]) {
      case .real(let number): return Plain(number: number, standing: .known)
      case .whole(let number): return Plain(number: Double(number), standing: .known)
      case .truth, .text, .other: break
      }
    default: break
    }
    return real(index, facts)
  }

  /// Evaluates a double; an int is turned into one.
  mutating func real(_ index: Plan.Index, _ facts: some Activation) -> Plain<Double> {
    switch nodes[Int(index)].operation {
    case .realConstant(let number): return Plain(number: number, standing: .known)
    case .wholeConstant(let number): return Plain(number: Double(number), standing: .known)
    case .local(let depth):
      if case .real(let number) = variables[Int(depth)].plain { return Plain(number: number, standing: .known) }
      return real(of: evaluate(index, facts), at: index)
    case .realArithmetic(let operation, let left, let right):
      let first = realOperand(left, facts)
      guard first.standing == .known else { return unknown(undecided(first.standing, second: right, facts)) }
      let second = realOperand(right, facts)
      guard second.standing == .known else { return unknown(second.standing) }
      return Plain(number: operation.applied(first.number, second.number), standing: .known)
    case .wholeArithmetic, .size, .count:
      let number = whole(index, facts)
      return Plain(number: Double(number.number), standing: number.standing)
    case .conditional(let condition, let first, let second):
      switch truth(condition, facts) {
      case .yes: return real(first, facts)
      case .no: return real(second, facts)
      case .unknown: return unknown(.unknown)
      case .failed: return unknown(.failed)
      }
    case .widen(let operand): return real(operand, facts)
    default: return real(of: evaluate(index, facts), at: index)
    }
  }

  /// A result that is not known.
  func unknown<Number: Numeric>(_ standing: Standing) -> Plain<Number> {
    Plain(number: 0, standing: standing)
  }

  private mutating func whole(of outcome: Outcome, at index: Plan.Index) -> Plain<Int64> {
    switch outcome {
    case .value(.int(let number)): return Plain(number: number, standing: .known)
    case .value(let value):
      return failed(.unexpectedResult(.int, value), at: index)
    case .unknown, .error: return unknown(leave(outcome))
    }
  }

  private mutating func real(of outcome: Outcome, at index: Plan.Index) -> Plain<Double> {
    switch outcome {
    case .value(.double(let number)): return Plain(number: number, standing: .known)
    case .value(.int(let number)): return Plain(number: Double(number), standing: .known)
    case .value(.uint(let number)): return Plain(number: Double(number), standing: .known)
    case .value(let value):
      return failed(.unexpectedResult(.double, value), at: index)
    case .unknown, .error: return unknown(leave(outcome))
    }
  }

  // MARK: - Arithmetic

  private mutating func whole(
    _ operation: BinaryOperator, _ left: Int64, _ right: Int64, at index: Plan.Index
  ) -> Plain<Int64> {
    do throws(EvaluationError) {
      return Plain(number: try Value.apply(operation, left, right), standing: .known)
    } catch {
      return failed(error, at: index)
    }
  }

  /// An arithmetic operator between operands of any types.
  mutating func evaluateArithmetic(
    _ operation: BinaryOperator, _ left: Plan.Index, _ right: Plan.Index, at index: Plan.Index, _ facts: some Activation
  ) -> Outcome {
    switch pair(left, right, facts) {
    case .values(let first, let second):
      placed(index) { (evaluator) throws(EvaluationError) in
        try Value.apply(operation, first, second, budget: &evaluator.budget)
      }
    case .other(let outcome): outcome
    }
  }

  /// `-x`.
  mutating func evaluateNegated(_ operand: Plan.Index, at index: Plan.Index, _ facts: some Activation) -> Outcome {
    switch evaluate(operand, facts) {
    case .value(let value): placed(index) { (_) throws(EvaluationError) in try value.negated() }
    case let other: other
    }
  }

  /// An int or uint as a double; other values stay.
  mutating func evaluateWidened(_ operand: Plan.Index, _ facts: some Activation) -> Outcome {
    switch evaluate(operand, facts) {
    case .value(.int(let number)): .value(.double(Double(number)))
    case .value(.uint(let number)): .value(.double(Double(number)))
    case let other: other
    }
  }

  /// `size(x)` (langdef.md, "List of Standard Definitions"): the code points of a string, the bytes, elements or entries
  /// of others.
  private mutating func size(of outcome: Outcome, at index: Plan.Index) -> Plain<Int64> {
    switch outcome {
    case .value(.list(let elements)): return Plain(number: Int64(elements.count), standing: .known)
    case .value(.string(let text)):
      guard budget.takes(bytes: text.utf8.count) else {
        return failed(.tooManySteps, at: index)
      }
      return Plain(number: Int64(text.unicodeScalars.count), standing: .known)
    case .value(.map(let map)): return Plain(number: Int64(map.count), standing: .known)
    case .value(.bytes(let bytes)): return Plain(number: Int64(bytes.count), standing: .known)
    case .value(let value):
      return failed(.noOverload("size", value), at: index)
    case .unknown, .error: return unknown(leave(outcome))
    }
  }
}

extension BinaryOperator {
  /// The result for doubles, for which nothing overflows (langdef.md, "Numeric Values").
  @inline(__always)
  fileprivate func applied(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    default: left / right
    }
  }
}
