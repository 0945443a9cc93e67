/// One evaluation of a plan.
///
/// A node is evaluated in the way its reader wants it: as an ``Outcome`` by `evaluate`, or as a plain truth, whole or
/// real number by `truth`, `whole` and `real`, which build no values and count no references. What a plain result
/// cannot carry, unknowns and errors, waits in ``unknowns`` and ``failure`` until its reader takes it.
///
/// Operators and functions are strict: the first operand that is unknown or an error decides, as in cel-go
/// (interpreter/interpretable.go, evalBinary); where it is unknown, the unknowns of the operands after it join in, so
/// that the outcome names everything it waits for. `&&`, `||`, `?:` and the macros absorb.
struct Evaluator<Facts: Activation> {
  /// A condition's result.
  enum Truth: UInt8 {
    case no
    case yes
    /// The items are in ``Evaluator/unknowns``.
    case unknown
    /// The error is in ``Evaluator/failure``.
    case failed

    init(_ truth: Bool) {
      self = truth ? .yes : .no
    }
  }

  /// Whether a plain number is known.
  enum Standing: UInt8 {
    case known
    /// The items are in ``Evaluator/unknowns``.
    case unknown
    /// The error is in ``Evaluator/failure``.
    case failed
  }

  /// A plain number; without meaning where it is not known.
  struct Plain<Number> {
    var number: Number
    var standing: Standing
  }

  /// What is evaluated.
  unowned(unsafe) let plan: Plan
  let nodes: UnsafePointer<Plan.Node>
  let operands: UnsafePointer<Plan.Index>
  let constants: UnsafePointer<Value>
  let slots: UnsafePointer<Slot>
  let facts: UnsafePointer<Facts>
  /// The variables of the macros being gone through, outermost first.
  let variables: UnsafeMutablePointer<Value>
  /// The steps left.
  var budget = Budget()
  /// The items that the last result waits for, where it is unknown.
  var unknowns: Unknowns?
  /// The error of the last result, where it failed.
  var failure: EvaluationError?

  /// Evaluates a plan; an error names the place of the innermost node that failed.
  static func run(_ plan: Plan, _ facts: borrowing Facts) -> Outcome {
    // The pointers live as long as these closures; the plan is immutable and held by the caller.
    withUnsafePointer(to: facts) { facts in
      plan.nodes.withUnsafeBufferPointer { nodes in
        plan.operands.withUnsafeBufferPointer { operands in
          plan.constants.withUnsafeBufferPointer { constants in
            plan.slots.withUnsafeBufferPointer { slots in
              withUnsafeTemporaryAllocation(of: Value.self, capacity: max(1, plan.variableCount)) { variables in
                variables.initialize(repeating: .null)
                defer { variables.deinitialize() }
                var evaluator = Evaluator(
                  plan: plan, nodes: nodes.start, operands: operands.start, constants: constants.start,
                  slots: slots.start, facts: facts, variables: variables.baseAddress!)
                return evaluator.evaluate(plan.root)
              }
            }
          }
        }
      }
    }
  }

  /// Evaluates one node to an outcome.
  mutating func evaluate(_ index: Plan.Index) -> Outcome {
    switch nodes[Int(index)].operation {
    case .constant(let place): .value(constants[Int(place)])
    case .wholeConstant(let number): .value(.int(number))
    case .realConstant(let number): .value(.double(number))
    case .reference(let place): read(place, at: index)
    case .local(let depth): .value(variables[Int(depth)])
    case .failure(let place): .error(plan.failures[Int(place)].placed(at: nodes[Int(index)].range))
    case .conditional(let condition, let first, let second):
      switch truth(condition) {
      case .yes: evaluate(first)
      case .no: evaluate(second)
      case .unknown, .failed: pendingOutcome()
      }
    case .presence, .not, .and, .or, .both, .either, .equal, .notEqual, .relation, .wholeComparison, .realComparison,
      .textEqual, .textNotEqual, .textTest, .contained, .among, .pattern, .hasField:
      outcome(of: truth(index))
    case .wholeArithmetic, .size: outcome(of: whole(index))
    case .realArithmetic: outcome(of: real(index))
    case .widen(let operand): evaluateWidened(operand)
    case .negate(let operand): evaluateNegated(operand, at: index)
    case .arithmetic(let operation, let left, let right): evaluateArithmetic(operation, left, right, at: index)
    case .element(let container, let key): evaluateElement(container, key, at: index)
    case .optionalElement(let container, let key): evaluateOptionalElement(container, key, at: index)
    case .field(let container, let key): evaluateField(container, key, at: index)
    case .optionalField(let container, let key): evaluateOptionalField(container, key, at: index)
    case .list(let elements): evaluateList(elements)
    case .map(let entries): evaluateMap(entries, at: index)
    case .optionalList(let elements, let optionals): evaluateList(elements, optionals, at: index)
    case .optionalMap(let entries, let optionals): evaluateMap(entries, optionals, at: index)
    case .optionalOr(let first, let second): evaluateOr(first, second, isValue: false, at: index)
    case .optionalOrValue(let first, let second): evaluateOr(first, second, isValue: true, at: index)
    case .function(let place, let arguments): evaluateFunction(place, arguments, at: index)
    case .hostCall(let place): evaluateHostCall(place, at: index)
    case .hostFunction(let place, let arguments): evaluateHostFunction(place, arguments, at: index)
    case .comprehension(let place): evaluateComprehension(place, at: index)
    case .expect(let operand, let type): evaluateExpected(operand, type, at: index)
    }
  }

  // MARK: - Facts

  /// The outcome of reading a name.
  private mutating func read(_ place: Int32, at index: Plan.Index) -> Outcome {
    let outcome = facts.pointee.read(slots[Int(place)])
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
  func known(_ truth: Truth) -> Outcome { .value(.bool(truth == .yes)) }

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
  mutating func undecided(_ first: Standing, second: Plan.Index) -> Standing {
    guard first == .unknown, let found = unknowns else { return first }
    unknowns = nil
    if case .unknown(let others) = evaluate(second) {
      unknowns = found.union(others)
    } else {
      unknowns = found
    }
    return .unknown
  }
}

extension Evaluator.Truth {
  /// A result that is not known.
  init(_ standing: Evaluator.Standing) {
    self = standing == .unknown ? .unknown : .failed
  }

  /// Why it is not known; without meaning where it is.
  var standing: Evaluator.Standing {
    switch self {
    case .no, .yes: .known
    case .unknown: .unknown
    case .failed: .failed
    }
  }
}

extension UnsafeBufferPointer {
  /// The first element's address; where there is none, an address that nothing is read from.
  fileprivate var start: UnsafePointer<Element> {
    baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
  }
}
