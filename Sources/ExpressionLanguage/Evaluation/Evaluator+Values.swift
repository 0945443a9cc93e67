extension Evaluator {
  // MARK: - Strict operands

  /// Evaluates two operands.
  mutating func pair(_ left: Plan.Index, _ right: Plan.Index, _ facts: some Activation) -> OperandPair {
    switch evaluate(left, facts) {
    case .value(let first):
      switch evaluate(right, facts) {
      case .value(let second): .values(first, second)
      case let other: .other(other)
      }
    case .unknown(let unknowns):
      if case .unknown(let others) = evaluate(right, facts) {
        .other(.unknown(unknowns.union(others)))
      } else {
        .other(.unknown(unknowns))
      }
    case .error(let error): .other(.error(error))
    }
  }

  /// Evaluates a run of operands.
  mutating func values(_ run: Plan.Run, _ facts: some Activation) -> OperandList {
    var values: [Value] = []
    values.reserveCapacity(run.places.count)
    var unknowns: Unknowns?
    for place in run.places {
      switch evaluate(operands[place], facts) {
      case .value(let value): values.append(value)
      case .unknown(let found): unknowns = unknowns?.union(found) ?? found
      case .error(let error):
        if unknowns == nil { return .other(.error(error)) }
      }
    }
    if let unknowns { return .other(.unknown(unknowns)) }
    return .values(values)
  }

  /// The value of a computation; an error of it is placed at a node.
  mutating func placed(
    _ index: Plan.Index, _ compute: (inout Evaluator) throws(EvaluationError) -> Value
  ) -> Outcome {
    do throws(EvaluationError) {
      return .value(try compute(&self))
    } catch {
      return .error(error.placed(at: nodes[Int(index)].range))
    }
  }

  /// An error placed at a node.
  func placed(_ error: EvaluationError, at index: Plan.Index) -> Outcome {
    .error(error.placed(at: nodes[Int(index)].range))
  }

  // MARK: - Containers

  /// `container[key]`; of an optional, `container[?key]` (cel-go, ext/README.md, "Optional").
  mutating func evaluateElement(
    _ container: Plan.Index, _ key: Plan.Index, at index: Plan.Index, _ facts: some Activation
  ) -> Outcome {
    switch pair(container, key, facts) {
    case .values(.optional(let optional), let key):
      guard let container = optional else { return .value(.optional(nil)) }
      return placed(index) { (evaluator) throws(EvaluationError) in
        .optional(try container.element(at: key, budget: &evaluator.budget))
      }
    case .values(let container, let key):
      return placed(index) { (evaluator) throws(EvaluationError) in
        guard let element = try container.element(at: key, budget: &evaluator.budget) else {
          throw container.missing(key)
        }
        return element
      }
    case .other(let outcome): return outcome
    }
  }

  /// `container[?key]`: the element as an optional, without a value where there is none.
  mutating func evaluateOptionalElement(
    _ container: Plan.Index, _ key: Plan.Index, at index: Plan.Index, _ facts: some Activation
  ) -> Outcome {
    switch pair(container, key, facts) {
    case .values(.optional(nil), _): .value(.optional(nil))
    case .values(.optional(let container?), let key), .values(let container, let key):
      placed(index) { (evaluator) throws(EvaluationError) in
        .optional(try container.element(at: key, budget: &evaluator.budget))
      }
    case .other(let outcome): outcome
    }
  }

  /// `container.field`; of an optional, `container.?field`.
  mutating func evaluateField(_ container: Plan.Index, _ key: Int32, at index: Plan.Index, _ facts: some Activation)
    -> Outcome
  {
    switch evaluate(container, facts) {
    case .value(.map(let map)): map[constants[Int(key)]].map { .value($0) } ?? missing(key, at: index)
    case .value(.optional(let container)): optionalField(of: container, key, at: index)
    case .value(let value): placed(.noOverload(".", value), at: index)
    case let other: other
    }
  }

  /// `container.?field`: the value as an optional, without a value where there is none.
  mutating func evaluateOptionalField(
    _ container: Plan.Index, _ key: Int32, at index: Plan.Index, _ facts: some Activation
  ) -> Outcome {
    switch evaluate(container, facts) {
    case .value(.optional(let container)): optionalField(of: container, key, at: index)
    case .value(let container): optionalField(of: container, key, at: index)
    case let other: other
    }
  }

  private func optionalField(of container: Value?, _ key: Int32, at index: Plan.Index) -> Outcome {
    switch container {
    case nil: .value(.optional(nil))
    case .map(let map): .value(.optional(map[constants[Int(key)]]))
    case let value?: placed(.noOverload(".?", value), at: index)
    }
  }

  private func missing(_ key: Int32, at index: Plan.Index) -> Outcome {
    placed(.noSuchKey(constants[Int(key)]), at: index)
  }

  /// `has(name)` where that waits for items.
  mutating func undecidedPresence(_ place: Int32, _ facts: some Activation) -> Truth {
    guard case .unknown(let found) = facts.read(slots[Int(place)]) else { return .yes }
    unknowns = found
    return .unknown
  }

  /// `has(container.field)`.
  mutating func hasField(_ container: Plan.Index, _ key: Int32, at index: Plan.Index, _ facts: some Activation) -> Truth
  {
    switch evaluate(container, facts) {
    case .value(.map(let map)), .value(.optional(.map(let map)?)): Truth(map[constants[Int(key)]] != nil)
    case .value(.optional(nil)): .no
    case .value(let value): fail(.noOverload("has", value), at: index)
    case let other: Truth(leave(other))
    }
  }

  /// A list; optional elements, `?element`, without a value are left out.
  mutating func evaluateList(_ elements: Plan.Run, _ optionals: Int32, at index: Plan.Index, _ facts: some Activation)
    -> Outcome
  {
    switch values(elements, facts) {
    case .values(let values):
      guard optionals >= 0 else { return .value(.list(values)) }
      let places = plan.optionalPlaces[Int(optionals)]
      return placed(index) { (_) throws(EvaluationError) in
        var kept: [Value] = []
        for (place, value) in values.enumerated() {
          if let element = places.contains(place) ? try value.unwrapped() : value { kept.append(element) }
        }
        return .list(kept)
      }
    case .other(let outcome): return outcome
    }
  }

  /// A map of keys and values in turn; optional values, `?key: value`, without a value are left out.
  mutating func evaluateMap(_ entries: Plan.Run, _ optionals: Int32, at index: Plan.Index, _ facts: some Activation)
    -> Outcome
  {
    switch values(entries, facts) {
    case .values(let values):
      let places = optionals >= 0 ? plan.optionalPlaces[Int(optionals)] : []
      return placed(index) { (evaluator) throws(EvaluationError) in
        var kept: [Value] = []
        for place in 0..<values.count / 2 {
          let value = values[2 * place + 1]
          guard let entry = places.contains(place) ? try value.unwrapped() : value else { continue }
          kept += [values[2 * place], entry]
        }
        return .map(try MapValue.made(of: kept, budget: &evaluator.budget))
      }
    case .other(let outcome): return outcome
    }
  }

  // MARK: - Optionals

  /// `first.or(second)` and `first.orValue(second)`: the second is evaluated only where the first has no value (cel-go,
  /// ext/README.md, "Or" and "OrValue").
  mutating func evaluateOr(
    _ first: Plan.Index, _ second: Plan.Index, isValue: Bool, at index: Plan.Index, _ facts: some Activation
  ) -> Outcome {
    switch evaluate(first, facts) {
    case .value(.optional(let value?)): return .value(isValue ? value : .optional(value))
    case .value(.optional(nil)):
      let other = evaluate(second, facts)
      guard !isValue, case .value(let value) = other else { return other }
      if case .optional = value { return other }
      return placed(.noOverload("or", .optional(nil), value), at: index)
    case .value(let value): return placed(.noOverload(isValue ? "orValue" : "or", value), at: index)
    case let other: return other
    }
  }

  // MARK: - Calls

  /// A standard function.
  mutating func evaluateFunction(_ place: Int32, _ arguments: Plan.Run, at index: Plan.Index, _ facts: some Activation)
    -> Outcome
  {
    switch values(arguments, facts) {
    case .values(let values):
      placed(index) { (evaluator) throws(EvaluationError) in
        let call = evaluator.plan.calls[Int(place)]
        var context = FunctionDeclaration.Context(resultType: call.resultType, budget: evaluator.budget)
        defer { evaluator.budget = context.budget }
        return try call.declaration.body(values, &context)
      }
    case .other(let outcome): outcome
    }
  }

  /// A function of the activation with literal arguments.
  mutating func evaluateHostCall(_ place: Int32, at index: Plan.Index, _ facts: some Activation) -> Outcome {
    let site = plan.hostCalls[Int(place)]
    return placed(facts.call(site.function, binding: site.binding, site.arguments), at: index)
  }

  /// A function of the activation.
  mutating func evaluateHostFunction(
    _ place: Int32, _ arguments: Plan.Run, at index: Plan.Index, _ facts: some Activation
  ) -> Outcome {
    switch values(arguments, facts) {
    case .values(let values):
      let site = plan.hostCalls[Int(place)]
      return placed(facts.call(site.function, binding: site.binding, values), at: index)
    case .other(let outcome): return outcome
    }
  }

  private func placed(_ outcome: Outcome, at index: Plan.Index) -> Outcome {
    if case .error(let error) = outcome { return placed(error, at: index) }
    return outcome
  }

  /// A result that has to be of a type which the checker did not know.
  mutating func evaluateExpected(_ operand: Plan.Index, _ type: Int32, at index: Plan.Index, _ facts: some Activation)
    -> Outcome
  {
    switch evaluate(operand, facts) {
    case .value(let value):
      let wanted = plan.expectations[Int(type)]
      return value.type.fits(wanted) ? .value(value) : placed(.unexpectedResult(wanted, value), at: index)
    case let other: return other
    }
  }
}

extension Value {
  /// The element or value at an index or key; `nil` where there is none (langdef.md, "Field Selection").
  fileprivate func element(at key: Value, budget: inout Budget) throws(EvaluationError) -> Value? {
    switch self {
    case .list(let elements):
      guard let index = key.listIndex else { throw .noOverload("[]", self, key) }
      return index >= 0 && index < elements.count ? elements[Int(index)] : nil
    case .map(let map):
      try budget.spend(key: key)
      return map[key]
    default: throw .noOverload("[]", self, key)
    }
  }

  private var listIndex: Int64? {
    switch self {
    case .int(let number): number
    case .uint(let number): Int64(exactly: number) ?? .max
    case .double(let number): Int64(exactly: number)
    default: nil
    }
  }

  /// Why there is nothing at an index or key.
  fileprivate func missing(_ key: Value) -> EvaluationError {
    guard case .list(let elements) = self else { return .noSuchKey(key) }
    return .badIndex(key, count: elements.count)
  }

  /// The value of an optional.
  fileprivate func unwrapped() throws(EvaluationError) -> Value? {
    guard case .optional(let value) = self else { throw .notOptional(self) }
    return value
  }
}

extension MapValue {
  /// A map of keys and values in turn.
  fileprivate static func made(of values: [Value], budget: inout Budget) throws(EvaluationError) -> MapValue {
    for place in stride(from: 0, to: values.count, by: 2) { try budget.spend(key: values[place]) }
    guard let map = MapValue(alternating: values) else {
      throw stride(from: 0, to: values.count, by: 2).allSatisfy { isKey(values[$0]) } ? .repeatedKey : .badKey
    }
    return map
  }
}
