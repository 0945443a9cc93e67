/// One evaluation of a plan.
///
/// Operators and functions are strict: the first operand that is unknown or an error decides, as in cel-go
/// (interpreter/interpretable.go, evalBinary); where it is unknown, the unknowns of the operands after it join in, so
/// that the outcome names everything it waits for. `&&`, `||`, `?:` and the macros absorb.
struct Evaluator<Facts: Activation> {
  /// What is evaluated.
  let plan: Plan
  private let activation: Facts
  /// The steps left.
  var budget = Budget()
  /// The variables of the macros being gone through, outermost first.
  var locals: [Value] = []

  /// Creates an evaluation that has taken no step.
  init(_ plan: Plan, _ activation: Facts) {
    self.plan = plan
    self.activation = activation
  }

  /// Evaluates the whole plan; an error names the place of the innermost node that failed.
  mutating func run() -> Outcome { evaluate(plan.root) }

  /// Evaluates one node.
  mutating func evaluate(_ index: Plan.Index) -> Outcome {
    let node = plan.nodes[Int(index)]
    do throws(EvaluationError) {
      try budget.spend()
      let outcome = try evaluate(node.operation)
      if case .error(var error) = outcome, error.range == nil {
        error.range = Int(node.start)..<Int(node.end)
        return .error(error)
      }
      return outcome
    } catch {
      var error = error
      if error.range == nil { error.range = Int(node.start)..<Int(node.end) }
      return .error(error)
    }
  }

  private mutating func evaluate(_ operation: Plan.Operation) throws(EvaluationError) -> Outcome {
    switch operation {
    case .constant(let place): .value(plan.constants[Int(place)])
    case .reference(let place): activation.read(plan.references[Int(place)])
    case .presence(let place): activation.presence(plan.references[Int(place)])
    case .local(let depth): .value(locals[Int(depth)])
    case .and(let terms): evaluateLogic(terms, absorbing: false)
    case .or(let terms): evaluateLogic(terms, absorbing: true)
    case .conditional(let condition, let first, let second): try evaluateConditional(condition, first, second)
    case .failure(let place): .error(plan.failures[Int(place)])
    case .not(let operand): try evaluateNot(operand)
    case .negate(let operand): try unary(operand) { (value) throws(EvaluationError) in try value.negated() }
    case .equal(let left, let right): try evaluateEquality(left, right, wanted: true)
    case .notEqual(let left, let right): try evaluateEquality(left, right, wanted: false)
    case .relation(let relation, let left, let right): try evaluateRelation(relation, left, right)
    case .arithmetic(let operation, let left, let right): try evaluateArithmetic(operation, left, right)
    case .contained(let left, let right): try evaluateContained(left, right)
    case .element(let container, let key): try evaluateElement(container, key)
    case .field(let container, let key): try evaluateField(container, plan.constants[Int(key)])
    case .hasField(let container, let key): try evaluateHasField(container, plan.constants[Int(key)])
    case .list(let elements): try evaluateList(elements)
    case .map(let entries): try evaluateMap(entries)
    case .function(let place, let arguments): try evaluateFunction(plan.calls[Int(place)], arguments)
    case .hostFunction(let place, let arguments): evaluateHostFunction(plan.hostNames[Int(place)], arguments)
    case .comprehension(let macro, let range, let condition, let body):
      try evaluateComprehension(macro, range, condition, body)
    case .widen(let operand): try evaluateWidened(operand)
    case .expect(let operand, let type): try evaluateExpected(operand, plan.expectations[Int(type)])
    }
  }

  // MARK: - Strict operands

  /// Two operands: their values, or the outcome that stands for the whole.
  private enum Pair {
    case values(Value, Value)
    case other(Outcome)
  }

  private mutating func pair(_ left: Plan.Index, _ right: Plan.Index) -> Pair {
    switch evaluate(left) {
    case .value(let first):
      switch evaluate(right) {
      case .value(let second): .values(first, second)
      case let other: .other(other)
      }
    case .unknown(let unknowns):
      if case .unknown(let others) = evaluate(right) {
        .other(.unknown(unknowns.union(others)))
      } else {
        .other(.unknown(unknowns))
      }
    case .error(let error): .other(.error(error))
    }
  }

  /// The values of a run of operands, or the outcome that stands for the whole.
  private enum Several {
    case values([Value])
    case other(Outcome)
  }

  private mutating func values(_ run: Plan.Run) -> Several {
    var values: [Value] = []
    values.reserveCapacity(Int(run.count))
    var unknowns: Unknowns?
    for place in Int(run.start)..<Int(run.start + run.count) {
      switch evaluate(plan.operands[place]) {
      case .value(let value): values.append(value)
      case .unknown(let found): unknowns = unknowns?.union(found) ?? found
      case .error(let error):
        if unknowns == nil { return .other(.error(error)) }
      }
    }
    if let unknowns { return .other(.unknown(unknowns)) }
    return .values(values)
  }

  private mutating func unary(
    _ operand: Plan.Index, _ apply: (Value) throws(EvaluationError) -> Value
  ) throws(EvaluationError) -> Outcome {
    switch evaluate(operand) {
    case .value(let value): .value(try apply(value))
    case let other: other
    }
  }

  // MARK: - Operators

  /// `!x`.
  private mutating func evaluateNot(_ operand: Plan.Index) throws(EvaluationError) -> Outcome {
    switch evaluate(operand) {
    case .value(.bool(let truth)): .value(.bool(!truth))
    case .value(let value): throw .noOverload("!", value)
    case let other: other
    }
  }

  private mutating func evaluateEquality(
    _ left: Plan.Index, _ right: Plan.Index, wanted: Bool
  ) throws(EvaluationError) -> Outcome {
    switch pair(left, right) {
    case .values(let first, let second): .value(.bool(try first.equals(second, budget: &budget) == wanted))
    case .other(let outcome): outcome
    }
  }

  private mutating func evaluateArithmetic(
    _ operation: BinaryOperator, _ left: Plan.Index, _ right: Plan.Index
  ) throws(EvaluationError) -> Outcome {
    switch pair(left, right) {
    case .values(let first, let second): .value(try Value.apply(operation, first, second, budget: &budget))
    case .other(let outcome): outcome
    }
  }

  /// `element in list`, `key in map`.
  private mutating func evaluateContained(
    _ left: Plan.Index, _ right: Plan.Index
  ) throws(EvaluationError) -> Outcome {
    switch pair(left, right) {
    case .values(let wanted, .list(let elements)):
      for element in elements {
        try budget.spend()
        if try element.equals(wanted, budget: &budget) { return .value(.bool(true)) }
      }
      return .value(.bool(false))
    case .values(let key, .map(let map)): return .value(.bool(map[key] != nil))
    case .values(let first, let second): throw .noOverload("in", first, second)
    case .other(let outcome): return outcome
    }
  }

  // MARK: - Containers

  private mutating func evaluateElement(
    _ container: Plan.Index, _ key: Plan.Index
  ) throws(EvaluationError) -> Outcome {
    switch pair(container, key) {
    case .values(.list(let elements), let key):
      let index: Int64? =
        switch key {
        case .int(let number): number
        case .uint(let number): Int64(exactly: number)
        case .double(let number): Int64(exactly: number)
        default: nil
        }
      guard let index else { throw .noOverload("[]", .list([]), key) }
      guard index >= 0, index < elements.count else { throw .badIndex(index, count: elements.count) }
      return .value(elements[Int(index)])
    case .values(.map(let map), let key):
      guard let value = map[key] else { throw .noSuchKey(key) }
      return .value(value)
    case .values(let container, let key): throw .noOverload("[]", container, key)
    case .other(let outcome): return outcome
    }
  }

  private mutating func evaluateField(_ container: Plan.Index, _ key: Value) throws(EvaluationError) -> Outcome {
    switch evaluate(container) {
    case .value(.map(let map)):
      guard let value = map[key] else { throw .noSuchKey(key) }
      return .value(value)
    case .value(let value): throw .noOverload(".", value)
    case let other: return other
    }
  }

  private mutating func evaluateHasField(_ container: Plan.Index, _ key: Value) throws(EvaluationError) -> Outcome {
    switch evaluate(container) {
    case .value(.map(let map)): .value(.bool(map[key] != nil))
    case .value(let value): throw .noOverload("has", value)
    case let other: other
    }
  }

  private mutating func evaluateList(_ elements: Plan.Run) throws(EvaluationError) -> Outcome {
    switch values(elements) {
    case .values(let values): .value(.list(values))
    case .other(let outcome): outcome
    }
  }

  private mutating func evaluateMap(_ entries: Plan.Run) throws(EvaluationError) -> Outcome {
    switch values(entries) {
    case .values(let values):
      var pairs: [MapValue.Entry] = []
      pairs.reserveCapacity(values.count / 2)
      for index in stride(from: 0, to: values.count, by: 2) { pairs.append((values[index], values[index + 1])) }
      guard let map = MapValue(pairs) else {
        throw pairs.allSatisfy { MapValue.isKey($0.key) } ? .repeatedKey : .badKey
      }
      return .value(.map(map))
    case .other(let outcome): return outcome
    }
  }

  // MARK: - Functions

  private mutating func evaluateFunction(
    _ call: Plan.Call, _ arguments: Plan.Run
  ) throws(EvaluationError) -> Outcome {
    switch values(arguments) {
    case .values(let values):
      var context = FunctionDeclaration.Context(resultType: call.resultType, budget: budget)
      defer { budget = context.budget }
      return .value(try call.declaration.body(values, &context))
    case .other(let outcome): return outcome
    }
  }

  private mutating func evaluateHostFunction(_ name: String, _ arguments: Plan.Run) -> Outcome {
    switch values(arguments) {
    case .values(let values): activation.call(name, values)
    case .other(let outcome): outcome
    }
  }

  private mutating func evaluateWidened(_ operand: Plan.Index) throws(EvaluationError) -> Outcome {
    switch evaluate(operand) {
    case .value(.int(let number)): .value(.double(Double(number)))
    case .value(.uint(let number)): .value(.double(Double(number)))
    case let other: other
    }
  }

  private mutating func evaluateExpected(
    _ operand: Plan.Index, _ type: ValueType
  ) throws(EvaluationError) -> Outcome {
    switch evaluate(operand) {
    case .value(let value):
      guard value.type.fits(type) else { throw .unexpectedResult(type, value) }
      return .value(value)
    case let other: return other
    }
  }
}
