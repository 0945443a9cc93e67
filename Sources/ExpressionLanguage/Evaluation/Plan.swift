/// A checked expression in the form that is evaluated: nodes in one array, operands by index, names by slot (cel-go,
/// interpreter/planner.go).
struct Plan: Sendable {
  /// The index of a node.
  typealias Index = Int32

  /// A run of ``operands``.
  struct Run: Sendable {
    var start: Int32
    var count: Int32
  }

  /// What a node does; every payload is a plain number, so that nodes are read without reference counting.
  enum Operation: Sendable {
    /// One of ``constants``.
    case constant(Int32)
    /// One of ``references``.
    case reference(Int32)
    case presence(Int32)
    /// The variable of the macro so many levels deep.
    case local(Int32)
    case not(Index)
    case negate(Index)
    case and(Run)
    case or(Run)
    case conditional(Index, Index, Index)
    case equal(Index, Index)
    case notEqual(Index, Index)
    case relation(BinaryOperator, Index, Index)
    case arithmetic(BinaryOperator, Index, Index)
    case contained(Index, Index)
    case element(Index, Index)
    /// The value of a map for one of ``constants``.
    case field(Index, key: Int32)
    case hasField(Index, key: Int32)
    case list(Run)
    /// Keys and values in turn.
    case map(Run)
    /// One of ``calls``.
    case function(Int32, Run)
    /// One of ``hostNames``.
    case hostFunction(Int32, Run)
    /// A macro over a range, with its condition and body; equal where there is one.
    case comprehension(Macro, range: Index, condition: Index, body: Index)
    /// One of ``failures``.
    case failure(Int32)
    /// Turns an int or uint into a double.
    case widen(Index)
    /// Lets only values of one of ``expectations`` through.
    case expect(Index, Int32)
  }

  /// One node.
  struct Node: Sendable {
    var operation: Operation
    /// The node's place in the source, in UTF-8 offsets.
    var start: Int32
    var end: Int32
  }

  /// A standard function with the type deduced for its result.
  struct Call: Sendable {
    var declaration: FunctionDeclaration
    var resultType: ValueType
  }

  private(set) var nodes: [Node] = []
  private(set) var operands: [Index] = []
  private(set) var constants: [Value] = []
  private(set) var references: [Reference] = []
  private(set) var calls: [Call] = []
  private(set) var hostNames: [String] = []
  private(set) var failures: [EvaluationError] = []
  private(set) var expectations: [ValueType] = []
  /// The node evaluated last.
  private(set) var root: Index = 0
}

// MARK: - Planning

extension Plan {
  /// Plans a checked tree, or the part of it below one node.
  init(_ checker: TypeChecker, from node: ExpressionNode.ID, expecting: ValueType? = nil) {
    references = checker.references
    root = plan(node, checker)
    guard let expecting else { return }
    let range = checker.tree[node].range
    let type = checker.types[node]
    if expecting == .double, type != .double { root = add(.widen(root), range) }
    if type.isDynamic, !expecting.isDynamic {
      expectations.append(expecting)
      root = add(.expect(root, Int32(expectations.count - 1)), range)
    }
  }

  private mutating func add(_ operation: Operation, _ range: Range<Int>) -> Index {
    nodes.append(Node(operation: operation, start: Int32(range.lowerBound), end: Int32(range.upperBound)))
    return Index(nodes.count - 1)
  }

  private mutating func constant(_ value: Value) -> Int32 {
    constants.append(value)
    return Int32(constants.count - 1)
  }

  private mutating func run(_ ids: [ExpressionNode.ID], _ checker: TypeChecker) -> Run {
    let planned = ids.map { plan($0, checker) }
    operands += planned
    return Run(start: Int32(operands.count - planned.count), count: Int32(planned.count))
  }

  private mutating func plan(_ id: ExpressionNode.ID, _ checker: TypeChecker) -> Index {
    let range = checker.tree[id].range
    if let resolution = checker.resolutions[id] {
      return add(operation(for: resolution, checker, resultType: checker.types[id]), range)
    }
    return add(operation(for: id, checker), range)
  }

  private mutating func operation(
    for resolution: TypeChecker.Resolution, _ checker: TypeChecker, resultType: ValueType
  ) -> Operation {
    switch resolution {
    case .reference(let place): return .reference(Int32(place))
    case .presence(let place): return .presence(Int32(place))
    case .local(let depth): return .local(Int32(depth))
    case .type(let type): return .constant(constant(.type(type)))
    case .function(let place, let arguments):
      let arguments = run(arguments, checker)
      calls.append(Call(declaration: StandardFunctions.all[place], resultType: resultType))
      return .function(Int32(calls.count - 1), arguments)
    case .hostFunction(let name, let arguments):
      let arguments = run(arguments, checker)
      hostNames.append(name)
      return .hostFunction(Int32(hostNames.count - 1), arguments)
    case .failure(let error):
      failures.append(error)
      return .failure(Int32(failures.count - 1))
    }
  }

  private mutating func operation(for id: ExpressionNode.ID, _ checker: TypeChecker) -> Operation {
    switch checker.tree[id].kind {
    case .literal(let value): return .constant(constant(value))
    case .select(let operand, let field, let isTest):
      let operand = plan(operand, checker)
      let key = constant(.string(field))
      return isTest ? .hasField(operand, key: key) : .field(operand, key: key)
    case .index(let operand, let key): return .element(plan(operand, checker), plan(key, checker))
    case .unary(.not, let operand): return .not(plan(operand, checker))
    case .unary(.negate, let operand): return .negate(plan(operand, checker))
    case .binary(let operation, let left, let right):
      return binary(operation, plan(left, checker), plan(right, checker))
    case .logic(.and, let terms): return .and(run(terms, checker))
    case .logic(.or, let terms): return .or(run(terms, checker))
    case .conditional(let condition, let first, let second):
      let condition = plan(condition, checker)
      let widens = checker.widens.contains(id)
      return .conditional(
        condition, branch(first, checker, widens: widens), branch(second, checker, widens: widens))
    case .list(let elements): return .list(run(elements, checker))
    case .map(let entries): return .map(run(entries.flatMap { [$0.key, $0.value] }, checker))
    case .comprehension(let macro, let source, _, let arguments):
      let source = plan(source, checker)
      let condition = plan(arguments[0], checker)
      let body = arguments.count > 1 ? plan(arguments[1], checker) : condition
      return .comprehension(macro, range: source, condition: condition, body: body)
    case .identifier, .call, .invalid:
      failures.append(.undeclared("?"))
      return .failure(Int32(failures.count - 1))
    }
  }

  private mutating func branch(_ id: ExpressionNode.ID, _ checker: TypeChecker, widens: Bool) -> Index {
    let planned = plan(id, checker)
    guard widens, checker.types[id] != .double else { return planned }
    return add(.widen(planned), checker.tree[id].range)
  }

  private func binary(_ operation: BinaryOperator, _ left: Index, _ right: Index) -> Operation {
    switch operation {
    case .equal: .equal(left, right)
    case .notEqual: .notEqual(left, right)
    case .in: .contained(left, right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: .relation(operation, left, right)
    case .add, .subtract, .multiply, .divide, .modulo: .arithmetic(operation, left, right)
    }
  }
}
