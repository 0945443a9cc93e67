/// The macros (langdef.md, "Macros"; cel-go, ext/README.md, "Optional").
extension Evaluator {
  /// What a macro goes through, or the outcome that stands for the whole.
  private mutating func elements(_ range: Plan.Index, at index: Plan.Index, _ facts: some Activation) -> OperandList {
    switch evaluate(range, facts) {
    case .value(.list(let list)): .values(list)
    case .value(.map(let map)): .values(map.entries.map(\.key))
    case .value(let value): .other(placed(.notIterable(value), at: index))
    case let other: .other(other)
    }
  }

  /// `filter` and `map`; nothing absorbs: the first unknown or error decides, unknowns gather.
  mutating func evaluateComprehension(
    _ comprehension: Plan.Comprehension, at index: Plan.Index, _ facts: some Activation
  ) -> Outcome {
    let elements: [Value]
    switch self.elements(comprehension.range, at: index, facts) {
    case .values(let found): elements = found
    case .other(let outcome): return outcome
    }
    var kept: [Value] = []
    var rest = Absorber()
    let (variable, condition) = (Int(comprehension.variable), comprehension.condition)
    for place in elements.indices {
      guard budget.takes(comprehension.cost) else { return placed(.tooManySteps, at: index) }
      variables[variable].set(elements[place])
      switch condition < 0 ? .yes : truth(condition, facts) {
      case .yes:
        guard comprehension.body >= 0 else {
          kept.append(elements[place])
          continue
        }
        switch evaluate(comprehension.body, facts) {
        case .value(let value): kept.append(value)
        case let other: if let failed = rest.gather(other) { return failed }
        }
      case .no: break
      case .unknown, .failed: if let failed = rest.gather(pendingOutcome()) { return failed }
      }
    }
    return rest.unknownOutcome ?? .value(.list(kept))
  }

  /// `all`, `exists` and `exists_one`.
  mutating func quantified(
    _ comprehension: Plan.Comprehension, at index: Plan.Index, _ facts: some Activation
  ) -> Truth {
    if comprehension.macro == .existsOne {
      let count = count(comprehension, at: index, facts)
      return count.standing == .known ? Truth(count.number == 1) : Truth(count.standing)
    }
    let absorbing: Truth = comprehension.macro == .exists ? .yes : .no
    let elements: [Value]
    switch self.elements(comprehension.range, at: index, facts) {
    case .values(let found): elements = found
    case .other(let outcome): return Truth(leave(outcome))
    }
    var rest = Absorber()
    let (variable, condition) = (Int(comprehension.variable), comprehension.condition)
    for place in elements.indices {
      guard budget.takes(comprehension.cost) else { return fail(.tooManySteps, at: index) }
      variables[variable].set(elements[place])
      let truth = truth(condition, facts)
      if truth == absorbing { return absorbing }
      if truth.standing != .known { rest.absorb(&self) }
    }
    return rest.result(&self) ?? (absorbing == .yes ? .no : .yes)
  }

  /// The number of elements that a condition holds for; nothing absorbs, as in `filter`.
  mutating func count(_ comprehension: Plan.Comprehension, at index: Plan.Index, _ facts: some Activation)
    -> Plain<Int64>
  {
    let elements: [Value]
    switch self.elements(comprehension.range, at: index, facts) {
    case .values(let found): elements = found
    case .other(let outcome): return unknown(leave(outcome))
    }
    var count: Int64 = 0
    var rest = Absorber()
    let (variable, condition) = (Int(comprehension.variable), comprehension.condition)
    for place in elements.indices {
      guard budget.takes(comprehension.cost) else {
        return failed(.tooManySteps, at: index)
      }
      variables[variable].set(elements[place])
      switch truth(condition, facts) {
      case .yes: count += 1
      case .no: break
      case .unknown, .failed: if let failed = rest.gather(pendingOutcome()) { return unknown(leave(failed)) }
      }
    }
    if let outcome = rest.unknownOutcome { return unknown(leave(outcome)) }
    return Plain(number: count, standing: .known)
  }

  /// `x.optMap(v, expr)` and `x.optFlatMap(v, expr)`.
  mutating func evaluateOptionalMap(
    _ comprehension: Plan.Comprehension, at index: Plan.Index, _ facts: some Activation
  ) -> Outcome {
    let isFlat = comprehension.macro == .optFlatMap
    switch evaluate(comprehension.range, facts) {
    case .value(.optional(let value)):
      guard let value else { return .value(.optional(nil)) }
      variables[Int(comprehension.variable)].set(value)
      let result = evaluate(comprehension.body, facts)
      guard case .value(let mapped) = result else { return result }
      guard isFlat else { return .value(.optional(mapped)) }
      if case .optional = mapped { return result }
      return placed(.noOverload(comprehension.macro.rawValue, .optional(value), mapped), at: index)
    case .value(let value): return placed(.noOverload(comprehension.macro.rawValue, value), at: index)
    case let other: return other
    }
  }
}
