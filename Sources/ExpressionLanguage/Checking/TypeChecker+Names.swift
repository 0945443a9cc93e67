extension TypeChecker {
  /// A reference with what was declared of it.
  typealias Found = (reference: Reference, field: TypeEnvironment.Field)

  /// The types that can be named (langdef.md, "Types").
  private static let typeNames: [String: ValueType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "list": .list(.dyn), "map": .map(.dyn, .dyn), "null_type": .null, "type": .type,
    "optional_type": .optional(.dyn), "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
  ]

  // MARK: - Resolution

  /// The dotted name that a node spells, if its first part is no macro variable; `has(a.b)` spells `a.b`.
  private func dottedName(_ id: ExpressionNode.ID) -> (parts: [String], isAbsolute: Bool)? {
    var parts: [String] = []
    var id = id
    while case .select(let operand, let field, let isTest) = tree[id].kind {
      if isTest, !parts.isEmpty { return nil }
      parts.append(field)
      id = operand
    }
    guard case .identifier(let name, let isAbsolute) = tree[id].kind else { return nil }
    if !isAbsolute, local(name) != nil { return nil }
    parts.append(name)
    return (parts.reversed(), isAbsolute)
  }

  /// The innermost macro variable of a name, by depth.
  private func local(_ name: String) -> Int? { locals.lastIndex { $0.name == name } }

  /// The namespaces to try, innermost first, each ended by a dot but the last, which is empty.
  private func namespaces(isAbsolute: Bool) -> [String] {
    guard !isAbsolute, !environment.container.isEmpty else { return [""] }
    let parts = environment.container.split(separator: ".")
    return (0...parts.count).reversed().map { count in
      count == 0 ? "" : parts.prefix(count).joined(separator: ".") + "."
    }
  }

  /// The variable or field that a node names in full (langdef.md, "Name Resolution").
  func reference(named id: ExpressionNode.ID) -> Found? {
    if let found = simpleReference(id) { return found }
    guard let (parts, isAbsolute) = dottedName(id) else { return nil }
    for namespace in namespaces(isAbsolute: isAbsolute) {
      let name = namespace + parts.joined(separator: ".")
      if let field = environment.variables[name] {
        let slot = Slot(record: Slot.variables, index: field.slot)
        return (Reference(record: nil, name: name, slot: slot), field)
      }
      guard parts.count > 1 || !namespace.isEmpty, let dot = name.lastIndex(of: ".") else { continue }
      let recordName = String(name[..<dot])
      if let record = environment.records[recordName],
        let field = record.fields[String(name[name.index(after: dot)...])]
      {
        let slot = Slot(record: record.number, index: field.slot)
        return (Reference(record: recordName, name: field.name, slot: slot), field)
      }
    }
    return nil
  }

  /// The field that `record.field` names, where nothing but records can be meant: nearly every name is of this kind.
  private func simpleReference(_ id: ExpressionNode.ID) -> Found? {
    guard environment.container.isEmpty, !environment.hasQualifiedVariables,
      case .select(let operand, let field, _) = tree[id].kind,
      case .identifier(let name, let isAbsolute) = tree[operand].kind, isAbsolute || local(name) == nil,
      let record = environment.records[name], let found = record.fields[field]
    else { return nil }
    return (
      Reference(record: name, name: field, slot: Slot(record: record.number, index: found.slot)), found
    )
  }

  /// The member that `variable.member` names, where the variable is a macro's and its type has members.
  func member(named id: ExpressionNode.ID) -> Found? {
    guard case .select(let operand, let name, _) = tree[id].kind,
      case .identifier(let variable, false) = tree[operand].kind, let depth = local(variable),
      case .structure(let structure) = locals[depth].type, let place = structure.index(of: name)
    else { return nil }
    let member = structure.members[place]
    let slot = Slot(record: Slot.firstLocal - depth, index: place)
    return (
      Reference(record: variable, name: name, slot: slot),
      TypeEnvironment.Field(
        name: name, type: member.type, slot: place, mayBeAbsent: member.mayBeAbsent, vocabulary: member.vocabulary)
    )
  }

  private func type(named id: ExpressionNode.ID) -> ValueType? {
    guard let (parts, isAbsolute) = dottedName(id) else { return nil }
    for namespace in namespaces(isAbsolute: isAbsolute) {
      if let type = TypeChecker.typeNames[namespace + parts.joined(separator: ".")] { return type }
    }
    return nil
  }

  // MARK: - Identifiers and selections

  /// Checks a plain name.
  mutating func checkIdentifier(_ id: ExpressionNode.ID) -> ValueType {
    guard case .identifier(let name, let isAbsolute) = tree[id].kind else { return .dyn }
    if !isAbsolute, let depth = local(name) {
      resolve(id, as: .local(depth))
      return locals[depth].type
    }
    if let found = reference(named: id) {
      resolve(id, as: .reference(place(of: found, readAt: id)))
      return found.field.type
    }
    if let type = type(named: id) {
      resolve(id, as: .type(type))
      return .type
    }
    resolve(id, as: .failure(.undeclared(name)))
    if environment.records[name] != nil {
      report(.recordAsValue(name, at: tree[id].range))
    } else {
      report(
        .unknownName(
          name, among: locals.map(\.name) + environment.variableNames + environment.recordNames,
          records: environment.records, at: tree[id].range))
    }
    return .dyn
  }

  /// Checks `operand.field` or `has(operand.field)`.
  mutating func checkSelect(
    _ id: ExpressionNode.ID, _ operand: ExpressionNode.ID, _ field: String, _ isTest: Bool
  ) -> ValueType {
    if let found = reference(named: id) {
      resolve(
        id,
        as: isTest
          ? .presence(place(of: found, readAt: nil)) : .reference(place(of: found, readAt: id)))
      return isTest ? .bool : found.field.type
    }
    if !isTest, let type = type(named: id) {
      resolve(id, as: .type(type))
      return .type
    }
    if case .identifier(let name, _) = tree[operand].kind, local(name) == nil,
      let record = environment.records[name]
    {
      resolve(id, as: .failure(.undeclared("\(name).\(field)")))
      let names = environment.suggestsFields ? record.names : []
      report(.unknownField(field, of: name, among: names, at: tree[id].nameRange))
      return isTest ? .bool : .dyn
    }
    let type = check(operand)
    let value = checkField(field, of: type, at: id)
    if !isTest, let member = member(named: id) { noteRead(of: member, at: id) }
    return isTest ? .bool : value
  }

  /// Checks `operand.?field`.
  mutating func checkOptionalSelect(
    _ id: ExpressionNode.ID, _ operand: ExpressionNode.ID, _ field: String
  ) -> ValueType {
    let value = checkField(field, of: check(operand), at: id)
    if case .optional = value { return value }
    return .optional(value)
  }

  /// The type of a field; of an optional, that of the field as an optional.
  private mutating func checkField(_ field: String, of type: ValueType, at id: ExpressionNode.ID) -> ValueType {
    switch type {
    case .map(let key, let value):
      if key.fits(.string) { return value }
    case .structure(let structure):
      if let place = structure.index(of: field) { return structure.members[place].type }
      report(.unknownMember(field, of: structure, at: tree[id].nameRange))
      return .dyn
    case .optional(.structure(let structure)):
      if let place = structure.index(of: field) { return .optional(structure.members[place].type) }
      report(.unknownMember(field, of: structure, at: tree[id].nameRange))
      return .dyn
    case .optional(.map(let key, let value)):
      if key.fits(.string) { return .optional(value) }
    case .optional(.dyn), .optional(.undetermined): return .optional(.dyn)
    case .dyn, .undetermined: return .dyn
    default: break
    }
    report(.noFields(type.determined, field, at: tree[id].nameRange))
    return .dyn
  }

  // MARK: - Calls

  /// Checks a call of a host function or a standard function.
  mutating func checkCall(_ id: ExpressionNode.ID) -> ValueType {
    guard case .call(let target, let name, let arguments, _) = tree[id].kind else { return .dyn }
    if target == nil, let function = environment.functions[name] {
      return checkHostCall(id, function, arguments)
    }
    if let target, let place = qualifiedFunction(name, of: target) {
      var found: [ValueType] = []
      for argument in arguments { found.append(check(argument)) }
      resolve(id, as: .function(place, arguments))
      return checkOverloads(id, StandardFunctions.all[place], isMember: false, found)
    }
    let all = (target.map { [$0] } ?? []) + arguments
    var found: [ValueType] = []
    for argument in all { found.append(check(argument)) }
    guard let place = StandardFunctions.places[name] else {
      resolve(id, as: .failure(.undeclared(name)))
      report(
        .unknownFunction(
          name, among: environment.functionNames + StandardFunctions.all.map(\.name) + Macro.allCases.map(\.rawValue),
          at: tree[id].nameRange))
      return .dyn
    }
    resolve(id, as: .function(place, all))
    if case .matches? = StandardFunctions.all[place].intrinsic, all.count == 2 { compilePattern(all[1]) }
    return checkOverloads(id, StandardFunctions.all[place], isMember: target != nil, found)
  }

  /// The function that a call such as `math.abs(x)` names with its namespace, where no variable has that name.
  private func qualifiedFunction(_ name: String, of target: ExpressionNode.ID) -> Int? {
    guard case .identifier(let namespace, _) = tree[target].kind, local(namespace) == nil else { return nil }
    return StandardFunctions.places["\(namespace).\(name)"]
  }

  private mutating func checkOverloads(
    _ id: ExpressionNode.ID, _ function: FunctionDeclaration, isMember: Bool, _ found: [ValueType]
  ) -> ValueType {
    let styled = function.overloads.filter { $0.isMember == isMember }
    guard !styled.isEmpty else {
      resolve(id, as: .failure(.undeclared(function.name)))
      report(.wrongCallStyle(function.name, isMember: isMember, at: tree[id].nameRange))
      return .dyn
    }
    let counted = styled.filter { $0.takes(count: found.count) }
    guard !counted.isEmpty else {
      let accepted = Set(styled.map { $0.parameters.count - (isMember ? 1 : 0) }).sorted()
      resolve(id, as: .failure(EvaluationError(message: "'\(function.name)' takes another number of arguments")))
      report(
        .wrongArgumentCount(
          function.name, found: found.count - (isMember ? 1 : 0), accepted: accepted, at: tree[id].nameRange))
      return .dyn
    }
    let matching = counted.filter { $0.takes(found) }
    guard !matching.isEmpty else {
      report(.arguments(function.name, found.map(\.determined), at: tree[id].range))
      let results = Set(counted.map(\.fixedResult))
      return (results.count == 1 ? results.first! : nil) ?? .dyn
    }
    let results = Set(matching.map { $0.resultType(for: found) })
    return results.count == 1 ? results.first! : .dyn
  }

  private mutating func checkHostCall(
    _ id: ExpressionNode.ID, _ function: HostFunction, _ arguments: [ExpressionNode.ID]
  ) -> ValueType {
    resolve(id, as: .hostFunction(function, arguments))
    for argument in arguments { check(argument) }
    let literals = arguments.map { argument -> String? in
      if case .literal(.string(let text)) = tree[argument].kind { text } else { nil }
    }
    note(HostCall(function: function.name, literals: literals, range: tree[id].range))
    guard arguments.count == function.parameters.count else {
      report(
        .wrongArgumentCount(
          function.name, found: arguments.count, accepted: [function.parameters.count], at: tree[id].nameRange))
      return function.result
    }
    var hasMismatch = false
    for (argument, wanted) in zip(arguments, function.parameters) where !types[argument].fits(wanted) {
      hasMismatch = true
      report(
        .argument(function.name, wanted: wanted, found: types[argument].determined, at: tree[argument].range))
    }
    guard !hasMismatch else { return function.result }
    for problem in function.check(literals) {
      let place = arguments.indices.contains(problem.argument) ? arguments[problem.argument] : id
      report(
        ExpressionDiagnostic(
          problem.severity, problem.identifier, problem.message, at: tree[place].range,
          notes: problem.suggestion.map { ["did you mean '\($0)'?"] } ?? []))
    }
    return function.result
  }
}
