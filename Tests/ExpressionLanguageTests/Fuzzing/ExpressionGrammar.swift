import ExpressionLanguage
import TestSupport

/// Writes random expressions over the names of ``FuzzEnvironment``.
///
/// Expressions are well formed. What makes no sense stands behind `dyn()`, so that the checker lets it through to the
/// evaluation; with ``slips`` it also stands anywhere.
struct ExpressionGrammar {
  /// Whether an operand is sometimes of another type than wanted.
  var slips = false
  /// The source of chance.
  var generator: SeededGenerator
  /// The variables of the macros around, innermost last.
  private var locals: [(name: String, type: ValueType)] = []

  /// The types that expressions are asked for.
  static let types: [ValueType] = [
    .bool, .bool, .bool, .int, .int, .uint, .double, .double, .string, .bytes, .list(.int), .list(.double),
    .list(.string), .map(.string, .int), .timestamp, .duration, .optional(.int), .optional(.string), .dyn,
  ]

  private static let forms = Dictionary(grouping: FunctionForm.all, by: \.result)

  /// Creates a grammar.
  init(generator: SeededGenerator, slips: Bool = false) {
    self.generator = generator
    self.slips = slips
  }

  /// An expression of any type.
  mutating func expression(depth: Int) -> String {
    expression(ExpressionGrammar.types.randomElement(using: &generator)!, depth: depth)
  }

  /// An expression of a type, or one that may turn out to be of it.
  mutating func expression(_ type: ValueType, depth: Int) -> String {
    guard depth > 0 else { return leaf(type) }
    if slips, chance(25) { return expression(depth: depth - 1) }
    switch number(20) {
    case 0...2: return leaf(type)
    case 3: return "dyn(\(expression(chance(2) ? type : .dyn, depth: depth - 1)))"
    case 4, 5:
      let condition = expression(.bool, depth: depth - 1)
      return "(\(condition) ? \(expression(type, depth: depth - 1)) : \(expression(type, depth: depth - 1)))"
    case 6: return "[\(arguments(type, depth))][\(index(depth))]"
    case 7: return "optional.of(\(expression(type, depth: depth - 1))).value()"
    case 8: return "{'a': \(expression(type, depth: depth - 1))}.\(chance(4) ? "b" : "a")"
    case 9...12: if let call = call(giving: type, depth) { return call }
    default: break
    }
    return production(type, depth)
  }

  // MARK: - Chance

  private mutating func number(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  private mutating func chance(_ count: Int) -> Bool { number(count) == 0 }

  private mutating func pick<Item>(_ items: [Item]) -> Item { items.randomElement(using: &generator)! }

  private mutating func arguments(_ type: ValueType, _ depth: Int) -> String {
    (0..<1 + number(3)).map { _ in expression(type, depth: depth - 1) }.joined(separator: ", ")
  }

  /// An index that often is in the list.
  private mutating func index(_ depth: Int) -> String {
    chance(2) ? pick(["0", "0", "1"]) : expression(.int, depth: depth - 1)
  }

  // MARK: - Leaves

  private mutating func leaf(_ type: ValueType) -> String {
    let locals = locals.filter { $0.type == type || $0.type.isDynamic }
    let members = membersInReach(of: type)
    if !members.isEmpty, !chance(4) { return pick(members) }
    if !locals.isEmpty, !chance(3) { return pick(locals).name }
    let names = FuzzEnvironment.names.filter { $0.type == type || (slips && $0.type.isDynamic) }
    if !names.isEmpty, !chance(3) { return pick(names).text }
    if type == .double, chance(6) { return "score('\(pick(["a", "b"]))')" }
    return literal(type)
  }

  /// The members of this type that variables of macros have, and a row.
  private func membersInReach(of type: ValueType) -> [String] {
    let owners = locals.map { (name: $0.name, type: $0.type) } + [(name: "rows[0]", type: FuzzEnvironment.row)]
    return owners.flatMap { owner -> [String] in
      guard case .structure(let structure) = owner.type else { return [] }
      return structure.members.filter { $0.type == type }
        .flatMap { ["\(owner.name).\($0.name)", "\(owner.name)['\($0.name)']"] }
    }
  }

  private mutating func literal(_ type: ValueType) -> String {
    switch type {
    case .bool: return pick(["true", "false"])
    case .int:
      return pick(["0", "1", "2", "3", "-1", "0x1F", "9223372036854775807", "-9223372036854775808", "100", "64"])
    case .uint: return pick(["0u", "1u", "2u", "18446744073709551615u", "9223372036854775808u"])
    case .double:
      return pick([
        "0.0", "1.0", "-1.5", "0.5", ".25", "1e300", "5e-324", "(0.0 / 0.0)", "(1.0 / 0.0)", "9223372036854775808.0",
      ])
    case .string:
      return pick([
        "'a'", "\"b\"", "''", "'é'", "'e\\u0301'", "'\\U0001F600'", "r'\\d'", "'''a\nb'''", "'ab'", "'%s %d'", "'%.2f'",
        "'1'", "'a+'", "'(a*)*b'", "'[a-'", "'2026-01-31T00:00:00Z'", "'1h'", "'Europe/Vienna'", "'+02:00'", "','",
      ])
    case .bytes: return pick(["b''", "b'a'", "b'\\xff'", "b'YQ=='"])
    case .list(let element): return chance(3) ? "[]" : "[\(leaf(element)), \(leaf(element))]"
    case .map(let key, let value):
      return chance(3) ? "{}" : "{\(literal(key)): \(leaf(value))\(chance(2) ? ", 'a': \(leaf(value))" : "")}"
    case .timestamp: return pick(["timestamp('2024-02-29T23:59:59.5Z')", "timestamp(0)", "timestamp(253402300799)"])
    case .duration: return pick(["duration('90m')", "duration('-1.5s')", "duration('0')"])
    case .optional(let content): return chance(3) ? "optional.none()" : "optional.of(\(leaf(content)))"
    case .type: return pick(["int", "string", "list", "type"])
    case .null: return "null"
    case .structure: return "rows[0]"
    case .dyn, .undetermined: return "dyn(\(leaf(pick(ExpressionGrammar.types.filter { !$0.isDynamic }))))"
    }
  }

  // MARK: - Operators and macros

  private mutating func call(giving type: ValueType, _ depth: Int) -> String? {
    guard let form = (ExpressionGrammar.forms[type] ?? []).randomElement(using: &generator) else { return nil }
    let arguments = form.parameters.map { expression($0, depth: depth - 1) }.joined(separator: ", ")
    guard let target = form.target else { return "\(form.name)(\(arguments))" }
    return "\(expression(target, depth: depth - 1)).\(form.name)(\(arguments))"
  }

  private mutating func infix(_ type: ValueType, _ operations: [String], _ depth: Int, _ other: ValueType? = nil)
    -> String
  {
    let (left, right) = (expression(type, depth: depth - 1), expression(other ?? type, depth: depth - 1))
    return "(\(left) \(pick(operations)) \(right))"
  }

  private mutating func production(_ type: ValueType, _ depth: Int) -> String {
    switch type {
    case .bool: return condition(depth)
    case .int:
      switch number(6) {
      case 0: return "-\(expression(.int, depth: depth - 1))"
      case 1: return "size(\(macro("filter", .int, depth)))"
      case 2: return "\(expression(.list(.int), depth: depth - 1))[\(index(depth))]"
      case 3: return "\(expression(.map(.string, .int), depth: depth - 1))[\(expression(.string, depth: depth - 1))]"
      default: return infix(.int, ["+", "-", "*", "/", "%"], depth)
      }
    case .uint: return infix(.uint, ["+", "-", "*", "/", "%"], depth)
    case .double:
      let operations = ["+", "-", "*", "/"]
      switch number(4) {
      case 0: return infix(.double, operations, depth, .int)
      case 1: return infix(.int, operations, depth, .double)
      case 2: return "-\(expression(.double, depth: depth - 1))"
      default: return infix(.double, operations, depth)
      }
    case .string, .bytes: return infix(type, ["+"], depth)
    case .list(let element): return list(of: element, depth)
    case .map(let key, let value):
      let mark = chance(3) ? "?" : ""
      let wanted = mark.isEmpty ? value : .optional(value)
      return "{\(mark)\(expression(key, depth: depth - 1)): \(expression(wanted, depth: depth - 1))}"
    case .timestamp: return infix(.timestamp, ["+", "-"], depth, .duration)
    case .duration: return chance(3) ? infix(.timestamp, ["-"], depth) : infix(.duration, ["+", "-"], depth)
    case .optional(let content): return optional(of: content, depth)
    case .dyn, .undetermined: return "dyn(\(expression(depth: depth - 1)))"
    case .null, .type, .structure: return literal(type)
    }
  }

  private mutating func condition(_ depth: Int) -> String {
    switch number(14) {
    case 0...3: return infix(.bool, ["&&", "||"], depth)
    case 4: return "!\(expression(.bool, depth: depth - 1))"
    case 5, 6:
      let type = pick([ValueType.int, .uint, .double, .string, .bool, .timestamp, .duration, .bytes])
      return infix(type, ["<", "<=", ">", ">=", "==", "!="], depth)
    case 7: return infix(.double, ["<", "<=", ">", ">=", "==", "!="], depth, .int)
    case 8: return infix(pick(ExpressionGrammar.types), ["==", "!="], depth)
    case 9: return infix(.string, ["in"], depth, pick([.list(.string), .map(.string, .int)]))
    case 10: return "\(expression(.string, depth: depth - 1)) in ['a', 'é', \(literal(.string))]"
    case 11:
      return macro(
        pick(["all", "exists", "exists_one"]), pick([.int, .string, .double, .bool, FuzzEnvironment.row]), depth)
    case 12:
      if let row = locals.last, row.type == FuzzEnvironment.row { return "has(\(row.name).\(pick(["n", "c", "w"])))" }
      if chance(2) { return "has(answers.\(pick(FuzzEnvironment.fields.map(\.name))))" }
      return "has(\(expression(.map(.string, .int), depth: depth - 1)).a)"
    default:
      return "(\((0..<3).map { _ in expression(.bool, depth: depth - 1) }.joined(separator: pick([" && ", " || "]))))"
    }
  }

  private mutating func list(of element: ValueType, _ depth: Int) -> String {
    switch number(6) {
    case 0: return macro("filter", element, depth)
    case 1: return macro("map", pick([.int, .string, .double, FuzzEnvironment.row]), body: element, depth)
    case 2: return infix(.list(element), ["+"], depth)
    case 3: return "[?\(expression(.optional(element), depth: depth - 1)), \(expression(element, depth: depth - 1))]"
    default: return "[\(arguments(element, depth))]"
    }
  }

  private mutating func optional(of content: ValueType, _ depth: Int) -> String {
    switch number(6) {
    case 0: return "\(expression(.list(content), depth: depth - 1))[?\(index(depth))]"
    case 1: return "{'a': \(expression(content, depth: depth - 1))}.?\(pick(["a", "b"]))"
    case 2: return binding(of: .int, "optMap", over: .optional(.int)) { $0.expression(content, depth: depth - 1) }
    case 3:
      return binding(of: .int, "optFlatMap", over: .optional(.int)) {
        $0.expression(.optional(content), depth: depth - 1)
      }
    case 4: return "optional.of([\(expression(content, depth: depth - 1))])[0]"
    default: return "optional.of(\(expression(content, depth: depth - 1)))"
    }
  }

  private mutating func macro(
    _ name: String, _ element: ValueType, body: ValueType? = nil, _ depth: Int
  ) -> String {
    binding(of: element, name, over: .list(element)) { grammar in
      let condition = grammar.expression(.bool, depth: depth - 1)
      guard let body else { return condition }
      let result = grammar.expression(body, depth: depth - 1)
      return grammar.chance(2) ? result : "\(condition), \(result)"
    }
  }

  private mutating func binding(
    of type: ValueType, _ macro: String, over range: ValueType, _ body: (inout ExpressionGrammar) -> String
  ) -> String {
    let source = expression(range, depth: 1)
    let name = ["z", "zz", "f", "g", "h"][locals.count % 5]
    locals.append((name, type))
    defer { locals.removeLast() }
    return "\(source).\(macro)(\(name), \(body(&self)))"
  }
}
