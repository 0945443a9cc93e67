/// One evaluation of a plan.
///
/// A node is evaluated in the way its reader wants it: as an ``Outcome`` by `evaluate`, or as a plain truth, whole or
/// real number by `truth`, `whole` and `real`, which build no values and count no references. What a plain result
/// cannot carry, unknowns and errors, waits in ``unknowns`` and ``failure`` until its reader takes it.
///
/// Operators and functions are strict: the first operand that is unknown or an error decides, as in cel-go
/// (interpreter/interpretable.go, evalBinary); where it is unknown, the unknowns of the operands after it join in, so
/// that the outcome names everything it waits for. `&&`, `||`, `?:` and the macros absorb.
struct Evaluator {
  /// What is evaluated; ``run(_:_:within:)`` keeps it, and with it what the pointers below point to.
  unowned(unsafe) let plan: Plan
  let nodes: UnsafeMutablePointer<Plan.Node>
  let operands: UnsafeMutablePointer<Plan.Index>
  let constants: UnsafeMutablePointer<Value>
  let slots: UnsafeMutablePointer<Slot>
  /// The variables of the macros being gone through, outermost first.
  let variables: UnsafeMutablePointer<Variable>
  /// The steps left.
  var budget: Budget
  /// The items that the last result waits for, where it is unknown.
  var unknowns: Unknowns?
  /// The error of the last result, where it failed.
  var failure: EvaluationError?

  /// Evaluates a plan; an error names the place of the innermost node that failed.
  ///
  /// The facts are handed down from call to call: held by the evaluator they would have to be copied, references and all.
  static func run(_ plan: Plan, _ facts: some Activation) -> Outcome {
    var budget = Budget()
    return run(plan, facts, within: &budget)
  }

  /// Evaluates a plan with what is left of a budget, which several evaluations share.
  static func run(_ plan: Plan, _ facts: some Activation, within budget: inout Budget) -> Outcome {
    defer { withExtendedLifetime(plan) {} }
    if plan.variableCount == 0 {
      var evaluator = Evaluator(plan, .unread, budget)
      defer { budget = evaluator.budget }
      return evaluator.evaluateRoot(facts)
    }
    return withUnsafeTemporaryAllocation(of: Variable.self, capacity: plan.variableCount) { variables in
      variables.initialize(repeating: Variable())
      defer { variables.deinitialize() }
      var evaluator = Evaluator(plan, variables.start, budget)
      defer { budget = evaluator.budget }
      return evaluator.evaluateRoot(facts)
    }
  }

  private init(_ plan: Plan, _ variables: UnsafeMutablePointer<Variable>, _ budget: Budget) {
    self.plan = plan
    self.budget = budget
    nodes = plan.nodes.start
    operands = plan.operands.start
    constants = plan.constants.start
    slots = plan.slots.start
    self.variables = variables
  }

  /// Evaluates the whole; where a host function's number lies says nothing of what was worked out from it.
  private mutating func evaluateRoot(_ facts: some Activation) -> Outcome {
    let outcome = evaluate(plan.root, facts)
    if case .unknown(let unknowns) = outcome, unknowns.interval != nil, interval(of: outcome, at: plan.root) == nil {
      return .unknown(unknowns.withoutInterval)
    }
    return outcome
  }

  /// Evaluates one node to an outcome.
  mutating func evaluate(_ index: Plan.Index, _ facts: some Activation) -> Outcome {
    switch nodes[Int(index)].operation {
    case .constant(let place): .value(constants[Int(place)])
    case .wholeConstant(let number): .value(.int(number))
    case .realConstant(let number): .value(.double(number))
    case .reference(let place): read(place, at: index, facts)
    case .local(let depth): .value(variables[Int(depth)].value)
    case .failure(let place): .error(plan.failures[Int(place)].placed(at: nodes[Int(index)].range))
    case .conditional(let condition, let first, let second):
      switch truth(condition, facts) {
      case .yes: evaluate(first, facts)
      case .no: evaluate(second, facts)
      case .unknown, .failed: pendingOutcome()
      }
    case .presence, .not, .and, .or, .both, .either, .equal, .notEqual, .relation, .wholeComparison, .realComparison,
      .textEqual, .textNotEqual, .textIs, .textIsNot, .textTest, .contained, .among, .pattern, .hasField,
      .quantifier:
      outcome(of: truth(index, facts))
    case .wholeArithmetic, .size, .count: outcome(of: whole(index, facts))
    case .realArithmetic: outcome(of: real(index, facts))
    case .widen(let operand): evaluateWidened(operand, facts)
    case .negate(let operand): evaluateNegated(operand, at: index, facts)
    case .arithmetic(let operation, let left, let right): evaluateArithmetic(operation, left, right, at: index, facts)
    case .element(let container, let key): evaluateElement(container, key, at: index, facts)
    case .optionalElement(let container, let key): evaluateOptionalElement(container, key, at: index, facts)
    case .field(let container, let key): evaluateField(container, key, at: index, facts)
    case .optionalField(let container, let key): evaluateOptionalField(container, key, at: index, facts)
    case .list(let elements, let optionals): evaluateList(elements, optionals, at: index, facts)
    case .map(let entries, let optionals): evaluateMap(entries, optionals, at: index, facts)
    case .optionalOr(let first, let second): evaluateOr(first, second, isValue: false, at: index, facts)
    case .optionalOrValue(let first, let second): evaluateOr(first, second, isValue: true, at: index, facts)
    case .function(let place, let arguments): evaluateFunction(place, arguments, at: index, facts)
    case .hostCall(let place): evaluateHostCall(place, at: index, facts)
    case .hostFunction(let place, let arguments): evaluateHostFunction(place, arguments, at: index, facts)
    case .comprehension(let place): evaluateComprehension(plan.comprehensions[Int(place)], at: index, facts)
    case .optionalMacro(let place): evaluateOptionalMap(plan.comprehensions[Int(place)], at: index, facts)
    case .expect(let operand, let type): evaluateExpected(operand, type, at: index, facts)
    }
  }

  // MARK: - Facts

  /// The outcome of reading a name.
  private mutating func read(_ place: Int32, at index: Plan.Index, _ facts: some Activation) -> Outcome {
    let outcome = facts.read(slots[Int(place)])
    if case .error(let error) = outcome { return .error(error.placed(at: nodes[Int(index)].range)) }
    return outcome
  }

  // MARK: - Plain results

  /// The unknowns or the error that wait, as an outcome.
  mutating func pendingOutcome() -> Outcome {
    if let unknowns {
      self.unknowns = nil
      return .unknown(unknowns)
    }
    if let failure {
      self.failure = nil
      return .error(failure)
    }
    fatalError("a result that is not known leaves its reason")
  }

  /// A condition's result as an outcome.
  mutating func outcome(of truth: Truth) -> Outcome {
    switch truth {
    case .no: .value(.bool(false))
    case .yes: .value(.bool(true))
    case .unknown, .failed: pendingOutcome()
    }
  }

  private mutating func outcome(of result: Plain<Int64>) -> Outcome {
    result.standing == .known ? .value(.int(result.number)) : pendingOutcome()
  }

  private mutating func outcome(of result: Plain<Double>) -> Outcome {
    result.standing == .known ? .value(.double(result.number)) : pendingOutcome()
  }

  /// Leaves an error for the reader of this result.
  mutating func fail(_ error: EvaluationError, at index: Plan.Index) -> Truth {
    failure = error.placed(at: nodes[Int(index)].range)
    return .failed
  }

  /// Leaves an error for the reader of this number.
  mutating func failed<Number: Numeric>(_ error: EvaluationError, at index: Plan.Index) -> Plain<Number> {
    failure = error.placed(at: nodes[Int(index)].range)
    return Plain(number: 0, standing: .failed)
  }

  /// Leaves what an outcome that is no value carries for the reader of this result.
  mutating func leave(_ outcome: Outcome) -> Standing {
    switch outcome {
    case .unknown(let found):
      unknowns = found
      return .unknown
    case .error(let error):
      failure = error
      return .failed
    case .value: fatalError("a value is not left behind")
    }
  }

  /// The result of a strict operation whose first operand is not known: unknowns of the second join in.
  mutating func undecided(_ first: Standing, second: Plan.Index, _ facts: some Activation) -> Standing {
    guard first == .unknown, let found = unknowns else { return first }
    unknowns = nil
    if case .unknown(let others) = evaluate(second, facts) {
      unknowns = found.union(others)
    } else {
      unknowns = found
    }
    return .unknown
  }
}

/// The variable of a macro.
struct Variable {
  /// The value where it is plain.
  var plain = PlainOutcome.other
  /// The value where it is not; old where it is.
  private var other = Value.null

  /// The value.
  var value: Value { plain.value ?? other }

  /// Gives the variable another value.
  @inline(__always)
  mutating func set(_ value: Value) {
    plain = PlainOutcome(value)
    if case .other = plain { other = value }
  }
}

extension UnsafeMutableBufferPointer {
  /// The first element's address; where there is none, an address that nothing is read from.
  fileprivate var start: UnsafeMutablePointer<Element> {
    baseAddress ?? .unread
  }
}

extension UnsafeMutablePointer {
  /// An address that nothing is read from.
  fileprivate static var unread: UnsafeMutablePointer {
    UnsafeMutablePointer(bitPattern: MemoryLayout<Pointee>.alignment)!
  }
}
