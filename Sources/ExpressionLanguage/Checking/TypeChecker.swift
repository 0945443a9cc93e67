/// Deduces the type of every node, resolves every name, and reports what cannot be right (langdef.md, "Gradual Type
/// Checking").
struct TypeChecker {
  /// What a node stands for, once names and overloads are resolved.
  enum Resolution {
    /// A place in ``references``.
    case reference(Int)
    /// `has()` of a place in ``references``.
    case presence(Int)
    /// The variable of the macro so many levels deep, from 0.
    case local(Int)
    /// The name of a type.
    case type(ValueType)
    /// A function of ``StandardFunctions/all``, with its arguments in order.
    case function(Int, [ExpressionNode.ID])
    /// A function of the activation.
    case hostFunction(HostFunction, [ExpressionNode.ID])
    /// An unchecked name or call that nothing declares: an error when it is evaluated.
    case failure(EvaluationError)
  }

  /// The variable of a macro.
  struct Local {
    var name: String
    var type: ValueType
    var vocabulary: Vocabulary?
  }

  /// The strings that a value can hold, and the value's name for messages.
  struct Vocabulary {
    var name: String
    var words: [String]
  }

  let tree: ExpressionTree
  let environment: TypeEnvironment
  /// Whether types are left to the evaluation, as where CEL runs without a check.
  let isLenient: Bool
  /// By node.
  private(set) var types: [ValueType]
  /// By node.
  private(set) var resolutions: [Resolution?]
  /// By node: whether it reads nothing that can change.
  private(set) var isConstant: [Bool]
  /// By node: conditionals whose whole-number branch becomes a double, as arithmetic would make it.
  private(set) var widens: Set<ExpressionNode.ID> = []
  /// By node: the regular expressions that are literals.
  private(set) var patterns: [ExpressionNode.ID: RegularExpression] = [:]
  private(set) var references: [Reference] = []
  private(set) var hostCalls: [HostCall] = []
  private(set) var diagnostics: [ExpressionDiagnostic] = []
  private var places: [Reference: Int] = [:]
  /// By reference: what was declared of it.
  private(set) var fields: [TypeEnvironment.Field] = []
  private(set) var locals: [Local] = []
  /// The references that are known to have a value where the checker stands.
  private var guarded: Set<Reference> = []
  private var reportedUnguarded: Set<Reference> = []

  /// Creates a checker for a tree.
  init(_ tree: ExpressionTree, in environment: TypeEnvironment, isLenient: Bool) {
    self.tree = tree
    self.environment = environment
    self.isLenient = isLenient
    types = Array(repeating: .dyn, count: tree.nodes.count)
    resolutions = Array(repeating: nil, count: tree.nodes.count)
    isConstant = Array(repeating: false, count: tree.nodes.count)
  }

  /// Checks the whole tree against the type wanted; a lenient check only resolves names.
  mutating func run(expecting: ValueType?) {
    let found = check(tree.root)
    guard let expecting, !isLenient else { return }
    let isWidened = expecting == .double && (found == .int || found == .uint)
    if !found.fits(expecting), !isWidened {
      report(.result(wanted: expecting, found: found.determined, at: tree[tree.root].range))
    }
  }

  /// Notes a problem, unless types are left to the evaluation.
  mutating func report(_ diagnostic: ExpressionDiagnostic) {
    if !isLenient { diagnostics.append(diagnostic) }
  }

  /// Settles what a node stands for.
  mutating func resolve(_ id: ExpressionNode.ID, as resolution: Resolution) {
    resolutions[id] = resolution
  }

  /// Notes a host call.
  mutating func note(_ call: HostCall) {
    hostCalls.append(call)
  }

  /// Compiles the regular expression of a call where it is a literal; what is none is reported, and is an error of the
  /// evaluation where nothing is.
  mutating func compilePattern(_ id: ExpressionNode.ID) {
    guard case .literal(.string(let source)) = tree[id].kind else { return }
    do throws(RegularExpression.Problem) {
      patterns[id] = try RegularExpression(source)
    } catch {
      report(.badPattern(error, at: tree[id].range))
    }
  }

  // MARK: - Nodes

  /// The type of a node, its operands checked first.
  @discardableResult
  mutating func check(_ id: ExpressionNode.ID) -> ValueType {
    let type = deduce(id)
    types[id] = type
    isConstant[id] = deduceConstancy(id)
    return type
  }

  private mutating func deduce(_ id: ExpressionNode.ID) -> ValueType {
    switch tree[id].kind {
    case .literal(let value): value.type
    case .identifier: checkIdentifier(id)
    case .select(let operand, let field, let isTest): checkSelect(id, operand, field, isTest)
    case .call: checkCall(id)
    case .optionalSelect(let operand, let field): checkOptionalSelect(id, operand, field)
    case .index(let operand, let key): checkIndex(id, operand, key, isOptional: false)
    case .optionalIndex(let operand, let key): checkIndex(id, operand, key, isOptional: true)
    case .unary(let operation, let operand): checkUnary(id, operation, operand)
    case .binary(let operation, let left, let right): checkBinary(id, operation, left, right)
    case .logic(let operation, let terms): checkLogic(operation, terms)
    case .conditional(let condition, let first, let second): checkConditional(id, condition, first, second)
    case .list(let elements, let optionals): checkList(elements, optionals)
    case .map(let entries, let optionals): checkMap(entries, optionals)
    case .comprehension(let macro, let range, let variable, let arguments):
      checkComprehension(macro, range, variable, arguments)
    case .invalid: .dyn
    }
  }

  private func deduceConstancy(_ id: ExpressionNode.ID) -> Bool {
    switch resolutions[id] {
    case .reference, .presence, .local, .hostFunction, .failure: return false
    case .type: return true
    case .function(_, let arguments): return arguments.allSatisfy { isConstant[$0] }
    case nil: break
    }
    switch tree[id].kind {
    case .invalid, .identifier, .comprehension: return false
    default: return tree[id].kind.operands.allSatisfy { isConstant[$0] }
    }
  }

  private mutating func checkList(_ elements: [ExpressionNode.ID], _ optionals: [Int]) -> ValueType {
    var element = ValueType.undetermined
    for (place, id) in elements.enumerated() {
      let type = check(id)
      element = element.joined(with: optionals.contains(place) ? unwrapped(type, at: id) : type)
    }
    return .list(element)
  }

  private mutating func checkMap(
    _ entries: [(key: ExpressionNode.ID, value: ExpressionNode.ID)], _ optionals: [Int]
  ) -> ValueType {
    var key = ValueType.undetermined
    var value = ValueType.undetermined
    for (place, entry) in entries.enumerated() {
      var type = check(entry.key)
      switch type {
      case .bool, .int, .uint, .string, .dyn, .undetermined: break
      default:
        report(.badKey(type.determined, at: tree[entry.key].range))
        // A type that is no key's is not kept: through macros it would double with each `{x: x}`.
        type = .dyn
      }
      key = key.joined(with: type)
      let entryType = check(entry.value)
      value = value.joined(
        with: optionals.contains(place) ? unwrapped(entryType, at: entry.value) : entryType)
    }
    return .map(key, value)
  }

  /// The type of what an optional element or entry holds.
  private mutating func unwrapped(_ type: ValueType, at id: ExpressionNode.ID) -> ValueType {
    switch type {
    case .optional(let value): return value
    case .dyn, .undetermined: return .dyn
    default:
      report(.notOptional(type.determined, at: tree[id].range))
      return .dyn
    }
  }

  private mutating func checkIndex(
    _ id: ExpressionNode.ID, _ operand: ExpressionNode.ID, _ key: ExpressionNode.ID, isOptional: Bool
  ) -> ValueType {
    let type = check(operand)
    let index = check(key)
    // An index into an optional gives an optional, as do those that are written as optional.
    var container = type
    if case .optional(let value) = type { container = value }
    let gives = isOptional || container != type
    switch container {
    case .list(let element):
      if index.fits(.int) { return gives ? .optional(element) : element }
    case .map(let wanted, let value):
      if index.fits(wanted) || (index.isNumeric && wanted.isNumeric) { return gives ? .optional(value) : value }
    case .structure(let structure):
      if index.fits(.string) {
        let element = member(of: structure, keyedBy: key)
        return gives ? .optional(element) : element
      }
    case .dyn, .undetermined: return gives ? .optional(.dyn) : .dyn
    default: break
    }
    report(.badIndex(type.determined, index.determined, at: tree[key].range))
    return .dyn
  }

  /// The type of what a key holds: that of the member where the key is written out.
  private mutating func member(of structure: StructureType, keyedBy key: ExpressionNode.ID) -> ValueType {
    guard case .literal(.string(let name)) = tree[key].kind else { return .dyn }
    if let place = structure.index(of: name) { return structure.members[place].type }
    report(.unknownMember(name, of: structure, at: tree[key].range))
    return .dyn
  }

  private mutating func checkComprehension(
    _ macro: Macro, _ range: ExpressionNode.ID, _ variable: String, _ arguments: [ExpressionNode.ID]
  ) -> ValueType {
    let container = check(range)
    if macro == .optMap || macro == .optFlatMap {
      return checkOptionalMap(macro, container, range, variable, arguments)
    }
    let element: ValueType
    switch container {
    case .list(let type): element = type
    case .map(let key, _): element = key
    case .structure: element = .string
    case .dyn, .undetermined: element = .dyn
    default:
      report(.notIterable(macro, container.determined, at: tree[range].range))
      element = .dyn
    }
    locals.append(Local(name: variable, type: element, vocabulary: vocabulary(of: range)))
    defer { locals.removeLast() }
    // All but the body of `map` are conditions.
    let conditions = macro == .map ? arguments.dropLast() : arguments[...]
    for condition in conditions {
      let type = check(condition)
      if !type.fits(.bool) { report(.notACondition(macro.rawValue, type.determined, at: tree[condition].range)) }
    }
    switch macro {
    case .all, .exists, .existsOne: return .bool
    case .filter: return .list(element)
    case .map: return .list(check(arguments[arguments.count - 1]))
    case .optMap, .optFlatMap: return .dyn
    }
  }

  private mutating func checkOptionalMap(
    _ macro: Macro, _ container: ValueType, _ range: ExpressionNode.ID, _ variable: String,
    _ arguments: [ExpressionNode.ID]
  ) -> ValueType {
    if case .optional = container {
    } else if !container.isDynamic {
      report(.notOptional(container.determined, at: tree[range].range))
    }
    locals.append(Local(name: variable, type: container.unwrapped, vocabulary: nil))
    defer { locals.removeLast() }
    let body = check(arguments[0])
    guard macro == .optFlatMap else { return .optional(body) }
    return .optional(unwrapped(body, at: arguments[0]))
  }

  // MARK: - Logic

  private mutating func checkLogic(_ operation: LogicOperator, _ terms: [ExpressionNode.ID]) -> ValueType {
    let outer = guarded
    defer { guarded = outer }
    // Order does not matter: has(x) on either side absorbs the error of reading x (langdef.md, "Logical Operators").
    for term in terms { guarded.formUnion(present(where: term, is: operation == .and)) }
    for term in terms {
      let type = check(term)
      if !type.fits(.bool) { report(.notACondition(operation.rawValue, type.determined, at: tree[term].range)) }
    }
    return .bool
  }

  private mutating func checkConditional(
    _ id: ExpressionNode.ID, _ condition: ExpressionNode.ID, _ first: ExpressionNode.ID, _ second: ExpressionNode.ID
  ) -> ValueType {
    let type = check(condition)
    if !type.fits(.bool) { report(.notACondition("?", type.determined, at: tree[condition].range)) }
    let outer = guarded
    guarded.formUnion(present(where: condition, is: true))
    let left = check(first)
    guarded = outer.union(present(where: condition, is: false))
    let right = check(second)
    guarded = outer
    if (left == .int && right == .double) || (left == .double && right == .int) {
      widens.insert(id)
      return .double
    }
    guard left.fits(right) else {
      report(.branches(left.determined, right.determined, at: span(first, second)))
      return .dyn
    }
    return left.joined(with: right)
  }

  /// The references that have a value wherever a condition has the given truth.
  private func present(where id: ExpressionNode.ID, is truth: Bool) -> Set<Reference> {
    switch tree[id].kind {
    case .select(_, _, isTest: true):
      guard truth, let found = reference(named: id) ?? member(named: id) else { return [] }
      return [found.reference]
    case .unary(.not, let operand): return present(where: operand, is: !truth)
    case .logic(let operation, let terms):
      let sets = terms.map { present(where: $0, is: truth) }
      guard (operation == .and) == truth else {
        return sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }
      }
      return sets.reduce([]) { $0.union($1) }
    default: return []
    }
  }

  /// What two nodes span together.
  func span(_ first: ExpressionNode.ID, _ second: ExpressionNode.ID) -> Range<Int> {
    tree[first].range.lowerBound..<max(tree[first].range.upperBound, tree[second].range.upperBound)
  }

  // MARK: - References

  /// The place of a reference, which is noted on first use; a read that nothing guards is reported once.
  mutating func place(of found: (reference: Reference, field: TypeEnvironment.Field), readAt id: ExpressionNode.ID?)
    -> Int
  {
    let reference = found.reference
    if let id { noteRead(of: found, at: id) }
    if let place = places[reference] { return place }
    places[reference] = references.count
    references.append(reference)
    fields.append(found.field)
    return references.count - 1
  }

  /// Reports a read that nothing guards, once.
  mutating func noteRead(of found: Found, at id: ExpressionNode.ID) {
    guard found.field.mayBeAbsent, !guarded.contains(found.reference),
      reportedUnguarded.insert(found.reference).inserted
    else { return }
    report(.unguardedRead(displayName(of: found.reference), at: tree[id].range))
  }

  private func displayName(of reference: Reference) -> String {
    reference.record.map { "\($0).\(reference.name)" } ?? reference.name
  }

  /// The strings that a node can hold, where it is a field or variable with a vocabulary.
  func vocabulary(of id: ExpressionNode.ID) -> Vocabulary? {
    switch resolutions[id] {
    case .reference(let place): fields[place].vocabulary.map { Vocabulary(name: references[place].name, words: $0) }
    case .local(let depth): locals[depth].vocabulary
    default: memberVocabulary(of: id)
    }
  }

  private func memberVocabulary(of id: ExpressionNode.ID) -> Vocabulary? {
    guard case .select(let operand, let name, false) = tree[id].kind, case .structure(let structure) = types[operand],
      let place = structure.index(of: name), let words = structure.members[place].vocabulary
    else { return nil }
    return Vocabulary(name: name, words: words)
  }
}
