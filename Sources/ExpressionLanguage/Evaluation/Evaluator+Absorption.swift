extension Evaluator {
  /// `&&` (absorbing false) and `||` (absorbing true): one absorbing term decides whatever the others are; then
  /// unknowns, then the first error (langdef.md, "Logical Operators"; cel-go, evalAnd and evalOr).
  mutating func evaluateLogic(_ terms: Plan.Run, absorbing: Bool) -> Outcome {
    var rest = Absorber(absorbing: absorbing)
    for place in Int(terms.start)..<Int(terms.start + terms.count) {
      if rest.absorb(evaluate(plan.operands[place])) { return .value(.bool(absorbing)) }
    }
    return rest.outcome
  }

  /// `c ? a : b`: only the condition and the branch taken are evaluated (langdef.md, "Logical Operators").
  mutating func evaluateConditional(
    _ condition: Plan.Index, _ first: Plan.Index, _ second: Plan.Index
  ) throws(EvaluationError) -> Outcome {
    switch evaluate(condition) {
    case .value(.bool(let truth)): evaluate(truth ? first : second)
    case .value(let value): throw .notBool(value)
    case let other: other
    }
  }

  /// A macro over the elements of a list or the keys of a map (langdef.md, "Macros").
  mutating func evaluateComprehension(
    _ macro: Macro, _ range: Plan.Index, _ condition: Plan.Index, _ body: Plan.Index
  ) throws(EvaluationError) -> Outcome {
    let elements: [Value]
    switch evaluate(range) {
    case .value(.list(let list)): elements = list
    case .value(.map(let map)): elements = map.entries.map(\.key)
    case .value(let value): throw .noOverload(macro.rawValue, value)
    case let other: return other
    }
    locals.append(.null)
    defer { locals.removeLast() }
    return switch macro {
    case .all: try evaluateQuantifier(elements, condition, absorbing: false)
    case .exists: try evaluateQuantifier(elements, condition, absorbing: true)
    case .existsOne, .filter, .map: try evaluateSelection(macro, elements, condition, body)
    }
  }

  private mutating func evaluateQuantifier(
    _ elements: [Value], _ condition: Plan.Index, absorbing: Bool
  ) throws(EvaluationError) -> Outcome {
    var rest = Absorber(absorbing: absorbing)
    for element in elements {
      try budget.spend()
      locals[locals.count - 1] = element
      if rest.absorb(evaluate(condition)) { return .value(.bool(absorbing)) }
    }
    return rest.outcome
  }

  /// `exists_one`, `filter` and `map`, which do not absorb: the first unknown or error decides, unknowns gather.
  private mutating func evaluateSelection(
    _ macro: Macro, _ elements: [Value], _ condition: Plan.Index, _ body: Plan.Index
  ) throws(EvaluationError) -> Outcome {
    var kept: [Value] = []
    var count = 0
    var unknowns: Unknowns?
    for element in elements {
      try budget.spend()
      locals[locals.count - 1] = element
      switch select(macro, element, condition, body) {
      case .kept(let value):
        count += 1
        if macro != .existsOne { kept.append(value) }
      case .dropped: break
      case .other(.unknown(let found)): unknowns = unknowns?.union(found) ?? found
      case .other(let outcome): if unknowns == nil { return outcome }
      }
    }
    if let unknowns { return .unknown(unknowns) }
    return .value(macro == .existsOne ? .bool(count == 1) : .list(kept))
  }

  private mutating func select(
    _ macro: Macro, _ element: Value, _ condition: Plan.Index, _ body: Plan.Index
  ) -> Selection {
    if macro != .map || condition != body {
      switch evaluate(condition) {
      case .value(.bool(true)): break
      case .value(.bool(false)): return .dropped
      case .value(let value): return .other(.error(.notBool(value)))
      case let other: return .other(other)
      }
    }
    guard macro == .map else { return .kept(element) }
    return switch evaluate(body) {
    case .value(let value): .kept(value)
    case let other: .other(other)
    }
  }
}

/// What a macro makes of one element.
private enum Selection {
  case kept(Value)
  case dropped
  case other(Outcome)
}

/// What is left of a chain of terms none of which has decided it yet.
private struct Absorber {
  let absorbing: Bool
  private var unknowns: Unknowns?
  private var error: EvaluationError?

  init(absorbing: Bool) {
    self.absorbing = absorbing
  }

  /// Takes in one term; whether it decides the chain.
  mutating func absorb(_ outcome: Outcome) -> Bool {
    switch outcome {
    case .value(.bool(let truth)): return truth == absorbing
    case .value(let value): if error == nil { error = .notBool(value) }
    case .unknown(let found): unknowns = unknowns?.union(found) ?? found
    case .error(let found): if error == nil { error = found }
    }
    return false
  }

  /// The chain's outcome where no term decided it.
  var outcome: Outcome {
    if let unknowns { return .unknown(unknowns) }
    if let error { return .error(error) }
    return .value(.bool(!absorbing))
  }
}
