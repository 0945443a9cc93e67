/// Turns a checked tree into a ``Plan``: chooses the operation of every node by the types that the checker deduced.
struct PlanBuilder: ~Copyable {
  private let checker: TypeChecker
  private(set) var nodes: [Plan.Node] = []
  private(set) var operands: [Plan.Index] = []
  private(set) var constants: [Value] = []
  private(set) var slots: [Slot] = []
  private(set) var calls: [Plan.Call] = []
  private(set) var hostCalls: [Plan.HostSite] = []
  private(set) var comprehensions: [Plan.Comprehension] = []
  private(set) var failures: [EvaluationError] = []
  private(set) var expectations: [ValueType] = []
  private(set) var shortTexts: [ShortText] = []
  private(set) var vocabularies: [TextSet] = []
  private(set) var patterns: [RegularExpression] = []
  private(set) var optionalPlaces: [[Int]] = []
  private(set) var variableCount = 0
  private var variableDepth = 0

  private init(_ checker: TypeChecker) {
    self.checker = checker
    slots = checker.references.map(\.slot)
    nodes.reserveCapacity(checker.tree.nodes.count)
  }

  /// Plans a checked tree, or the part of it below one node.
  static func plan(
    _ checker: TypeChecker, from node: ExpressionNode.ID, expecting: ValueType? = nil
  ) -> Plan {
    var builder = PlanBuilder(checker)
    var root = builder.plan(node)
    if let expecting {
      let range = checker.tree[node].range
      let type = checker.types[node]
      if expecting == .double, type != .double { root = builder.add(.widen(root), range) }
      if type.isDynamic, !expecting.isDynamic {
        builder.expectations.append(expecting)
        root = builder.add(.expect(root, Int32(builder.expectations.count - 1)), range)
      }
    }
    return Plan(builder, root: root)
  }

  // MARK: - Parts

  private mutating func add(_ operation: Plan.Operation, _ range: Range<Int>) -> Plan.Index {
    nodes.append(
      Plan.Node(
        operation: operation, start: UInt16(clamping: range.lowerBound), end: UInt16(clamping: range.upperBound)))
    return Plan.Index(nodes.count - 1)
  }

  private mutating func constant(_ value: Value) -> Plan.Operation {
    switch value {
    case .int(let number): return .wholeConstant(number)
    case .double(let number): return .realConstant(number)
    default: return .constant(place(of: value))
    }
  }

  private mutating func place(of value: Value) -> Int32 {
    constants.append(value)
    return Int32(constants.count - 1)
  }

  private mutating func failure(_ error: EvaluationError) -> Plan.Operation {
    failures.append(error)
    return .failure(Int32(failures.count - 1))
  }

  private mutating func run(_ ids: [ExpressionNode.ID]) -> Plan.Run {
    var planned: [Plan.Index] = []
    planned.reserveCapacity(ids.count)
    for id in ids { planned.append(plan(id)) }
    operands += planned
    return Plan.Run(start: Int32(operands.count - planned.count), count: Int32(planned.count))
  }

  /// The value of a node that is known when compiling: a literal, a list or map of such values, a folded conversion, or
  /// the name of a type; `nil` for others.
  private func literal(_ index: Plan.Index) -> Value? {
    switch nodes[Int(index)].operation {
    case .constant(let place): constants[Int(place)]
    case .wholeConstant(let number): .int(number)
    case .realConstant(let number): .double(number)
    default: nil
    }
  }

  private func literals(_ run: Plan.Run) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(run.places.count)
    for place in run.places {
      guard let value = literal(operands[place]) else { return nil }
      values.append(value)
    }
    return values
  }

  // MARK: - Nodes

  private mutating func plan(_ id: ExpressionNode.ID) -> Plan.Index {
    let operation = checker.resolutions[id].map { self.operation(for: $0, at: id) } ?? self.operation(for: id)
    return add(operation, checker.tree[id].range)
  }

  private mutating func operation(for resolution: TypeChecker.Resolution, at id: ExpressionNode.ID) -> Plan.Operation {
    switch resolution {
    case .reference(let place): return .reference(Int32(place))
    case .presence(let place): return .presence(Int32(place))
    case .local(let depth): return .local(Int32(depth))
    case .type(let type): return constant(.type(type))
    case .function(let place, let arguments):
      return call(StandardFunctions.all[place], arguments, resultType: checker.types[id])
    case .hostFunction(let function, let arguments): return hostCall(function, arguments)
    case .failure(let error): return failure(error)
    }
  }

  private mutating func operation(for id: ExpressionNode.ID) -> Plan.Operation {
    switch checker.tree[id].kind {
    case .literal(let value): return constant(value)
    case .select(let operand, let field, let isTest):
      let operand = plan(operand)
      let key = place(of: .string(field))
      return isTest ? .hasField(operand, key: key) : .field(operand, key: key)
    case .optionalSelect(let operand, let field):
      return .optionalField(plan(operand), key: place(of: .string(field)))
    case .index(let operand, let key): return .element(plan(operand), plan(key))
    case .optionalIndex(let operand, let key): return .optionalElement(plan(operand), plan(key))
    case .unary(.not, let operand): return .not(plan(operand))
    case .unary(.negate, let operand): return .negate(plan(operand))
    case .binary(let operation, let left, let right): return binary(operation, left, right)
    case .logic(let operation, let terms): return logic(operation, terms)
    case .conditional(let condition, let first, let second):
      let widens = checker.widens.contains(id)
      return .conditional(plan(condition), branch(first, widens: widens), branch(second, widens: widens))
    case .list(let elements, let optionals): return list(elements, optionals)
    case .map(let entries, let optionals): return map(entries, optionals)
    case .comprehension(let macro, let range, _, let arguments):
      let place = comprehension(macro, range, arguments)
      return switch macro {
      case .all, .exists, .existsOne: .quantifier(place)
      case .filter, .map: .comprehension(place)
      case .optMap, .optFlatMap: .optionalMacro(place)
      }
    case .identifier, .call, .invalid: return failure(.undeclared("?"))
    }
  }

  private mutating func branch(_ id: ExpressionNode.ID, widens: Bool) -> Plan.Index {
    let planned = plan(id)
    guard widens, checker.types[id] != .double else { return planned }
    return add(.widen(planned), checker.tree[id].range)
  }

  private mutating func logic(_ operation: LogicOperator, _ terms: [ExpressionNode.ID]) -> Plan.Operation {
    if terms.count == 2 {
      let (left, right) = (plan(terms[0]), plan(terms[1]))
      return operation == .and ? .both(left, right) : .either(left, right)
    }
    let terms = run(terms)
    return operation == .and ? .and(terms) : .or(terms)
  }

  // MARK: - Operators

  private mutating func binary(
    _ operation: BinaryOperator, _ left: ExpressionNode.ID, _ right: ExpressionNode.ID
  ) -> Plan.Operation {
    let types = (checker.types[left], checker.types[right])
    let hasHostFunction = isHostFunction(left) || isHostFunction(right)
    let first = plan(left)
    let second = plan(right)
    switch operation {
    case .equal, .notEqual:
      if types == (.int, .int) { return .wholeComparison(operation, first, second) }
      if isReal(types) { return .realComparison(operation, first, second) }
      if types == (.string, .string) {
        if let comparison = shortComparison(operation, first, second) ?? shortComparison(operation, second, first) {
          return comparison
        }
        return operation == .equal ? .textEqual(first, second) : .textNotEqual(first, second)
      }
      return operation == .equal ? .equal(first, second) : .notEqual(first, second)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      // A host function's number may be known only as an interval, which the general operation looks at.
      if hasHostFunction { return .relation(operation, first, second) }
      if types == (.int, .int) { return .wholeComparison(operation, first, second) }
      if isReal(types) { return .realComparison(operation, first, second) }
      return .relation(operation, first, second)
    case .in:
      if types.0 == .string, case .list(let elements)? = literal(second), let texts = elements.texts {
        vocabularies.append(TextSet(texts))
        return .among(first, Int32(vocabularies.count - 1))
      }
      return .contained(first, second)
    case .add, .subtract, .multiply, .divide, .modulo:
      if types == (.int, .int) { return .wholeArithmetic(operation, first, second) }
      if isReal(types), operation != .modulo { return .realArithmetic(operation, first, second) }
      return .arithmetic(operation, first, second)
    }
  }

  /// The comparison of an operand with a short literal; `nil` where the other operand is none.
  private mutating func shortComparison(
    _ operation: BinaryOperator, _ operand: Plan.Index, _ other: Plan.Index
  ) -> Plan.Operation? {
    guard case .string(let text)? = literal(other), let short = ShortText(text) else { return nil }
    shortTexts.append(short)
    let place = Int32(shortTexts.count - 1)
    return operation == .equal ? .textIs(operand, place) : .textIsNot(operand, place)
  }

  private func isReal(_ types: (ValueType, ValueType)) -> Bool {
    types == (.double, .double) || types == (.int, .double) || types == (.double, .int)
  }

  private func isHostFunction(_ id: ExpressionNode.ID) -> Bool {
    if case .hostFunction = checker.resolutions[id] { true } else { false }
  }

  // MARK: - Containers

  private mutating func list(_ elements: [ExpressionNode.ID], _ optionals: [Int]) -> Plan.Operation {
    let run = run(elements)
    if optionals.isEmpty, let values = literals(run) { return .constant(place(of: .list(values))) }
    return .list(run, optionals: place(of: optionals))
  }

  private mutating func map(
    _ entries: [(key: ExpressionNode.ID, value: ExpressionNode.ID)], _ optionals: [Int]
  ) -> Plan.Operation {
    let run = run(entries.flatMap { [$0.key, $0.value] })
    if optionals.isEmpty, let values = literals(run), let map = MapValue(alternating: values) {
      return .constant(place(of: .map(map)))
    }
    return .map(run, optionals: place(of: optionals))
  }

  private mutating func place(of optionals: [Int]) -> Int32 {
    guard !optionals.isEmpty else { return -1 }
    optionalPlaces.append(optionals)
    return Int32(optionalPlaces.count - 1)
  }

  // MARK: - Calls

  private mutating func call(
    _ declaration: FunctionDeclaration, _ arguments: [ExpressionNode.ID], resultType: ValueType
  ) -> Plan.Operation {
    if let operation = intrinsic(declaration, arguments) { return operation }
    let run = run(arguments)
    if declaration.isFoldable, let values = literals(run) {
      var context = FunctionDeclaration.Context(resultType: resultType, budget: Budget())
      if let value = try? declaration.body(values, &context) { return constant(value) }
    }
    calls.append(Plan.Call(declaration: declaration, resultType: resultType))
    return .function(Int32(calls.count - 1), run)
  }

  /// The operation of a function that has one of its own.
  private mutating func intrinsic(
    _ declaration: FunctionDeclaration, _ arguments: [ExpressionNode.ID]
  ) -> Plan.Operation? {
    switch declaration.intrinsic {
    case .size where arguments.count == 1:
      if case .comprehension(.filter, let range, _, let conditions) = checker.tree[arguments[0]].kind,
        checker.resolutions[arguments[0]] == nil
      {
        return .count(comprehension(.filter, range, conditions))
      }
      return .size(plan(arguments[0]))
    case .textTest(let test) where arguments.count == 2: return .textTest(test, plan(arguments[0]), plan(arguments[1]))
    case .matches where arguments.count == 2:
      guard let pattern = checker.patterns[arguments[1]] else { return nil }
      patterns.append(pattern)
      return .pattern(plan(arguments[0]), Int32(patterns.count - 1))
    case .or where arguments.count == 2: return .optionalOr(plan(arguments[0]), plan(arguments[1]))
    case .orValue where arguments.count == 2: return .optionalOrValue(plan(arguments[0]), plan(arguments[1]))
    default: return nil
    }
  }

  private mutating func hostCall(_ function: HostFunction, _ arguments: [ExpressionNode.ID]) -> Plan.Operation {
    let run = run(arguments)
    let values = literals(run)
    let texts = arguments.map { argument -> String? in
      if case .literal(.string(let text)) = checker.tree[argument].kind { text } else { nil }
    }
    hostCalls.append(
      Plan.HostSite(function: function.number, binding: function.bind(texts), arguments: values ?? []))
    let place = Int32(hostCalls.count - 1)
    return values == nil ? .hostFunction(place, run) : .hostCall(place)
  }

  // MARK: - Macros

  /// Plans a macro; returns its place among ``comprehensions``.
  private mutating func comprehension(
    _ macro: Macro, _ range: ExpressionNode.ID, _ arguments: [ExpressionNode.ID]
  ) -> Int32 {
    let source = plan(range)
    let variable = variableDepth
    variableDepth += 1
    variableCount = max(variableCount, variableDepth)
    let first = nodes.count
    var condition: Plan.Index = -1
    var body: Plan.Index = -1
    switch macro {
    case .map, .optMap, .optFlatMap:
      if arguments.count > 1 { condition = plan(arguments[0]) }
      body = plan(arguments[arguments.count - 1])
    default: condition = plan(arguments[0])
    }
    variableDepth -= 1
    comprehensions.append(
      Plan.Comprehension(
        macro: macro, range: source, condition: condition, body: body, cost: Int32(1 + nodes.count - first),
        variable: Int32(variable)))
    return Int32(comprehensions.count - 1)
  }
}

extension [Value] {
  /// The strings, where all are strings.
  fileprivate var texts: [String]? {
    var texts: [String] = []
    for value in self {
      guard case .string(let text) = value else { return nil }
      texts.append(text)
    }
    return texts
  }
}
