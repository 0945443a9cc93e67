extension Evaluator {
  /// Evaluates a condition.
  mutating func truth(_ index: Plan.Index, _ facts: some Activation) -> Truth {
    switch nodes[Int(index)].operation {
    case .reference(let place):
      if case .truth(let truth) = facts.plain(slots[Int(place)]) { return Truth(truth) }
      return truth(of: evaluate(index, facts), at: index)
    case .local(let depth):
      if case .truth(let truth) = variables[Int(depth)].plain { return Truth(truth) }
      return truth(of: evaluate(index, facts), at: index)
    case .constant, .element, .field, .function, .hostCall, .hostFunction:
      return truth(of: evaluate(index, facts), at: index)
    case .presence(let place):
      switch facts.presence(slots[Int(place)]) {
      case .present: return .yes
      case .absent: return .no
      case .unknown: return undecidedPresence(place, facts)
      }
    case .not(let operand):
      switch truth(operand, facts) {
      case .no: return .yes
      case .yes: return .no
      case .unknown: return .unknown
      case .failed: return .failed
      }
    case .both(let left, let right):
      switch truth(left, facts) {
      case .yes: return truth(right, facts)
      case .no: return .no
      case .unknown, .failed: return absorb(then: right, absorbing: .no, facts)
      }
    case .either(let left, let right):
      switch truth(left, facts) {
      case .yes: return .yes
      case .no: return truth(right, facts)
      case .unknown, .failed: return absorb(then: right, absorbing: .yes, facts)
      }
    case .and(let terms): return chain(terms, absorbing: .no, facts)
    case .or(let terms): return chain(terms, absorbing: .yes, facts)
    case .conditional(let condition, let first, let second):
      switch truth(condition, facts) {
      case .yes: return truth(first, facts)
      case .no: return truth(second, facts)
      case .unknown: return .unknown
      case .failed: return .failed
      }
    case .wholeComparison(let operation, let left, let right):
      let first = wholeOperand(left, facts)
      guard first.standing == .known else { return Truth(undecided(first.standing, second: right, facts)) }
      let second = wholeOperand(right, facts)
      guard second.standing == .known else { return Truth(second.standing) }
      return Truth(operation.compares(first.number, second.number))
    case .realComparison(let operation, let left, let right):
      let first = realOperand(left, facts)
      guard first.standing == .known else { return Truth(undecided(first.standing, second: right, facts)) }
      let second = realOperand(right, facts)
      guard second.standing == .known else { return Truth(second.standing) }
      return Truth(operation.compares(first.number, second.number))
    case .equal(let left, let right): return equality(left, right, wanted: true, at: index, facts)
    case .notEqual(let left, let right): return equality(left, right, wanted: false, at: index, facts)
    case .textEqual(let left, let right): return textEquality(left, right, wanted: true, at: index, facts)
    case .textNotEqual(let left, let right): return textEquality(left, right, wanted: false, at: index, facts)
    case .textIs(let operand, let place): return shortEquality(operand, place, wanted: true, at: index, facts)
    case .textIsNot(let operand, let place): return shortEquality(operand, place, wanted: false, at: index, facts)
    case .textTest(let test, let left, let right): return textTest(test, left, right, at: index, facts)
    case .relation(let relation, let left, let right): return self.relation(relation, left, right, at: index, facts)
    case .contained(let left, let right): return contained(left, right, at: index, facts)
    case .among(let operand, let place): return among(operand, plan.vocabularies[Int(place)], at: index, facts)
    case .pattern(let operand, let place): return pattern(operand, plan.patterns[Int(place)], at: index, facts)
    case .hasField(let container, let key): return hasField(container, key, at: index, facts)
    case .quantifier(let place): return quantified(plan.comprehensions[Int(place)], at: index, facts)
    default: return truth(of: evaluate(index, facts), at: index)
    }
  }

  /// An outcome where a condition is wanted.
  mutating func truth(of outcome: Outcome, at index: Plan.Index) -> Truth {
    switch outcome {
    case .value(.bool(let truth)): Truth(truth)
    case .value(let value): fail(.notBool(value), at: index)
    case .unknown, .error: Truth(leave(outcome))
    }
  }

  // MARK: - Logic

  /// `&&` (absorbing no) and `||` (absorbing yes) of two terms the first of which is not known: an absorbing second
  /// one decides; then unknowns, then the first error (langdef.md, "Logical Operators"; cel-go, evalAnd and evalOr).
  private mutating func absorb(then right: Plan.Index, absorbing: Truth, _ facts: some Activation) -> Truth {
    var rest = Absorber()
    rest.absorb(&self)
    let second = truth(right, facts)
    if second == absorbing { return absorbing }
    if second.standing != .known { rest.absorb(&self) }
    return rest.result(&self) ?? second
  }

  /// A chain of any number of terms.
  private mutating func chain(_ terms: Plan.Run, absorbing: Truth, _ facts: some Activation) -> Truth {
    var rest = Absorber()
    for place in terms.places {
      let term = truth(operands[place], facts)
      if term == absorbing { return absorbing }
      if term.standing != .known { rest.absorb(&self) }
    }
    return rest.result(&self) ?? (absorbing == .yes ? .no : .yes)
  }

  // MARK: - Comparisons

  private mutating func equality(
    _ left: Plan.Index, _ right: Plan.Index, wanted: Bool, at index: Plan.Index, _ facts: some Activation
  ) -> Truth {
    switch pair(left, right, facts) {
    case .values(let first, let second):
      do throws(EvaluationError) {
        return Truth(try first.equals(second, budget: &budget) == wanted)
      } catch {
        return fail(error, at: index)
      }
    case .other(let outcome): return Truth(leave(outcome))
    }
  }

  private mutating func textEquality(
    _ left: Plan.Index, _ right: Plan.Index, wanted: Bool, at index: Plan.Index, _ facts: some Activation
  ) -> Truth {
    switch pair(left, right, facts) {
    case .values(.string(let first), .string(let second)):
      let length = first.utf8.count
      guard length == second.utf8.count else { return Truth(!wanted) }
      guard budget.takes(bytes: length) else { return fail(.tooManySteps, at: index) }
      return Truth(first.hasSameScalars(as: second) == wanted)
    case .values(let first, let second): return fail(.noOverload(wanted ? "==" : "!=", first, second), at: index)
    case .other(let outcome): return Truth(leave(outcome))
    }
  }

  private mutating func shortEquality(
    _ operand: Plan.Index, _ place: Int32, wanted: Bool, at index: Plan.Index, _ facts: some Activation
  ) -> Truth {
    let short = plan.shortTexts[Int(place)]
    if let text = shortText(operand, facts) { return Truth((text == short) == wanted) }
    switch evaluate(operand, facts) {
    case .value(.string(let text)): return Truth((ShortText(text) == short) == wanted)
    case .value(let value): return fail(.unexpectedResult(.string, value), at: index)
    case let other: return Truth(leave(other))
    }
  }

  /// The text of a node that is a name with a short text; `nil` for others.
  private func shortText(_ index: Plan.Index, _ facts: some Activation) -> ShortText? {
    guard case .reference(let place) = nodes[Int(index)].operation,
      case .text(let text) = facts.plain(slots[Int(place)])
    else { return nil }
    return text
  }

  private mutating func textTest(
    _ test: Plan.TextTest, _ left: Plan.Index, _ right: Plan.Index, at index: Plan.Index, _ facts: some Activation
  ) -> Truth {
    switch pair(left, right, facts) {
    case .values(.string(let text), .string(let part)):
      guard budget.takes(bytes: text.utf8.count + part.utf8.count) else { return fail(.tooManySteps, at: index) }
      return Truth(test.holds(text, part))
    case .values(let first, let second): return fail(.noOverload("\(test)", first, second), at: index)
    case .other(let outcome): return Truth(leave(outcome))
    }
  }

  private mutating func among(_ operand: Plan.Index, _ texts: TextSet, at index: Plan.Index, _ facts: some Activation)
    -> Truth
  {
    if let text = shortText(operand, facts) { return Truth(texts.contains(text)) }
    switch evaluate(operand, facts) {
    case .value(.string(let text)): return Truth(texts.contains(text))
    case .value(let value): return fail(.noOverload("in", value, .list([])), at: index)
    case let other: return Truth(leave(other))
    }
  }

  private mutating func pattern(
    _ operand: Plan.Index, _ pattern: RegularExpression, at index: Plan.Index, _ facts: some Activation
  ) -> Truth {
    switch evaluate(operand, facts) {
    case .value(.string(let text)):
      do throws(EvaluationError) {
        try budget.spend(1 + pattern.steps(bytes: text.utf8.count))
      } catch {
        return fail(error, at: index)
      }
      return Truth(pattern.occurs(in: text))
    case .value(let value): return fail(.noOverload("matches", value, .string(pattern.source)), at: index)
    case let other: return Truth(leave(other))
    }
  }

  /// `<`, `<=`, `>` and `>=`: decided also where a host function's number is only known to lie within an interval, and
  /// all of that interval compares the same way.
  private mutating func relation(
    _ relation: BinaryOperator, _ left: Plan.Index, _ right: Plan.Index, at index: Plan.Index, _ facts: some Activation
  ) -> Truth {
    let first = evaluate(left, facts)
    if case .error = first { return Truth(leave(first)) }
    let second = evaluate(right, facts)
    if case .value(let first) = first, case .value(let second) = second {
      do throws(EvaluationError) {
        return Truth(try Value.holds(relation, first, second, budget: &budget))
      } catch {
        return fail(error, at: index)
      }
    }
    if let first = interval(of: first, at: left), let second = interval(of: second, at: right),
      let holds = relation.holds(between: first, and: second)
    {
      return Truth(holds)
    }
    switch (first, second) {
    case (.unknown(let unknowns), .unknown(let others)): return Truth(leave(.unknown(unknowns.union(others))))
    case (.unknown, _): return Truth(leave(first))
    default: return Truth(leave(second))
    }
  }

  /// Where a number lies: a known one at one point. What was worked out from a host function's number has an interval
  /// of its own, which is not known.
  func interval(of outcome: Outcome, at index: Plan.Index) -> ClosedRange<Double>? {
    switch outcome {
    case .value(.double(let number)): return number.isNaN ? nil : number...number
    case .value(.int(let number)): return Double(number)...Double(number)
    case .value(.uint(let number)): return Double(number)...Double(number)
    case .unknown(let unknowns):
      switch nodes[Int(index)].operation {
      case .hostCall, .hostFunction: return unknowns.interval
      default: return nil
      }
    default: return nil
    }
  }

  /// `element in list`, `key in map`.
  private mutating func contained(
    _ left: Plan.Index, _ right: Plan.Index, at index: Plan.Index, _ facts: some Activation
  ) -> Truth {
    switch pair(left, right, facts) {
    case .values(let wanted, .list(let elements)):
      do throws(EvaluationError) {
        for element in elements {
          try budget.spend()
          if try element.equals(wanted, budget: &budget) { return .yes }
        }
        return .no
      } catch {
        return fail(error, at: index)
      }
    case .values(let key, .map(let map)):
      if case .string(let text) = key, !budget.takes(bytes: text.utf8.count) { return fail(.tooManySteps, at: index) }
      return Truth(map[key] != nil)
    case .values(let first, let second): return fail(.noOverload("in", first, second), at: index)
    case .other(let outcome): return Truth(leave(outcome))
    }
  }
}

extension BinaryOperator {
  /// Whether a comparison holds; NaN compares only as unequal.
  @inline(__always)
  fileprivate func compares<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    default: left >= right
    }
  }

  /// Whether a relation holds for all numbers of two intervals, or for none; `nil` where that differs.
  func holds(between first: ClosedRange<Double>, and second: ClosedRange<Double>) -> Bool? {
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
