import ExpressionLanguage
import TestSupport

/// The names of random expressions: variables of every type, fields of a record and a host function.
enum FuzzEnvironment {
  /// What the host function `score(text)` and the names are typed as.
  enum Typing: CaseIterable {
    /// As what they hold.
    case declared
    /// As `dyn`.
    case open
  }

  /// The record of ``fields``.
  static let record = 0

  /// The type of the elements of `rows`, whose second and fourth member are sometimes missing.
  static let row = ValueType.structure(
    StructureType(
      name: "a row",
      members: [
        StructureType.Member(name: "n", type: .int), StructureType.Member(name: "c", type: .double, mayBeAbsent: true),
        StructureType.Member(name: "o", type: .bool), StructureType.Member(name: "w", type: .string, mayBeAbsent: true),
      ]))

  /// The variables with their types, by slot.
  static let variables: [(name: String, type: ValueType)] = [
    ("p", .bool), ("q", .bool), ("r", .bool), ("i", .int), ("j", .int), ("k", .int), ("u", .uint), ("v", .uint),
    ("d", .double), ("e", .double), ("s", .string), ("t", .string), ("w", .bytes), ("li", .list(.int)),
    ("ld", .list(.double)), ("ls", .list(.string)), ("lb", .list(.bool)), ("m", .map(.string, .int)),
    ("n", .map(.int, .string)), ("at", .timestamp), ("span", .duration), ("oi", .optional(.int)),
    ("os", .optional(.string)), ("ol", .optional(.list(.int))), ("x", .dyn), ("y", .dyn),
    ("rows", .list(row)),
  ]

  /// The fields of `answers` with their types, by slot.
  static let fields: [(name: String, type: ValueType)] = [
    ("count", .int), ("share", .double), ("done", .bool), ("site", .string), ("tools", .list(.string)),
  ]

  /// The environment with its names typed in one way.
  static func environment(_ typing: Typing) -> TypeEnvironment {
    func type(_ type: ValueType) -> ValueType { typing == .declared ? type : .dyn }
    var environment = TypeEnvironment()
    for (slot, variable) in variables.enumerated() {
      environment.declareVariable(
        TypeEnvironment.Field(name: variable.name, type: type(variable.type), slot: slot))
    }
    environment.declareRecord(
      "answers", number: record,
      fields: fields.enumerated().map { slot, field in
        TypeEnvironment.Field(name: field.name, type: type(field.type), slot: slot, mayBeAbsent: slot % 2 == 0)
      })
    environment.declareFunction(
      HostFunction(name: "score", number: 0, parameters: [type(.string)], result: type(.double)))
    return environment
  }

  /// Every name with its type and slot, as an expression reads it.
  static let names: [(text: String, type: ValueType, slot: Slot)] =
    variables.enumerated().map { ($1.name, $1.type, Slot(record: Slot.variables, index: $0)) }
    + fields.enumerated().map { ("answers.\($1.name)", $1.type, Slot(record: record, index: $0)) }
}

/// What a random activation knows: each name on its own is known, unknown, or an error.
struct FuzzActivation: Activation {
  /// By slot; absent names are errors.
  var outcomes: [Slot: Outcome] = [:]
  /// What `score` gives by its argument; other arguments are errors.
  var scores: [String: Outcome] = [:]

  func read(_ slot: Slot) -> Outcome {
    outcomes[slot] ?? .error(EvaluationError(message: "there is no answer"))
  }

  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    if case .string(let text)? = arguments.first, let score = scores[text] { return score }
    return .error(EvaluationError(message: "there is no such score"))
  }

  /// The items that something here waits for.
  var openItems: Set<String> {
    var items: Set<String> = []
    for case .unknown(let unknowns) in Array(outcomes.values) + Array(scores.values) { items.formUnion(unknowns.items) }
    return items
  }
}

extension FuzzActivation: CustomStringConvertible {
  /// What is known of each name, for reports: `i = int 1, p waits for p`.
  var description: String {
    let names = FuzzEnvironment.names.map { ($0.text, read($0.slot)) }
    let calls = scores.sorted { $0.key < $1.key }.map { ("score('\($0.key)')", $0.value) }
    return (names + calls).map { "\($0) \($1.summary)" }.joined(separator: ", ")
  }
}

extension FuzzActivation {
  /// Draws what each name comes to.
  static func random(using generator: inout SeededGenerator) -> FuzzActivation {
    var activation = FuzzActivation()
    // How many names wait and fail differs, so that some activations know nearly everything.
    let waiting = Int.random(in: 0...6, using: &generator)
    let failing = Int.random(in: 0...2, using: &generator)
    func outcome(_ item: String, _ type: ValueType, _ generator: inout SeededGenerator) -> Outcome {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0..<waiting: .unknown(Unknowns(item))
      case waiting..<waiting + failing: .error(EvaluationError(message: "no answer to \(item)"))
      default: .value(.random(of: type, using: &generator))
      }
    }
    for name in FuzzEnvironment.names { activation.outcomes[name.slot] = outcome(name.text, name.type, &generator) }
    for text in ["a", "b"] {
      var found = outcome("score-\(text)", .double, &generator)
      if case .unknown(let unknowns) = found, Bool.random(using: &generator) {
        let low = Double(Int.random(in: -3...3, using: &generator))
        found = .unknown(unknowns.within(low...low + Double(Int.random(in: 0...2, using: &generator))))
      }
      activation.scores[text] = found
    }
    return activation
  }

  /// The same with each item that something waits for settled, or only those that `settles` says, as a value or as an
  /// error; a score stays within its interval.
  func completed(
    using generator: inout SeededGenerator, where settles: (String) -> Bool = { _ in true }
  ) -> FuzzActivation {
    var result = self
    for name in FuzzEnvironment.names {
      if case .unknown(let unknowns) = read(name.slot), unknowns.items.allSatisfy(settles) {
        let fails = Int.random(in: 0..<6, using: &generator) == 0
        let value = Value.random(of: name.type, using: &generator)
        result.outcomes[name.slot] = fails ? .error(EvaluationError(message: "no answer")) : .value(value)
      }
    }
    for text in scores.keys.sorted() {
      guard case .unknown(let unknowns)? = scores[text], unknowns.items.allSatisfy(settles) else { continue }
      let number = unknowns.interval.map { Double.random(in: $0, using: &generator) }
      result.scores[text] = .value(number.map(Value.double) ?? .random(of: .double, using: &generator))
    }
    return result
  }
}

extension Outcome {
  /// The outcome in a few words, for reports.
  var summary: String {
    switch self {
    case .value(let value): "= \(value.typedText)"
    case .unknown(let unknowns): "waits for \(unknowns.items.joined(separator: " and "))"
    case .error(let error): "fails: \(error.message)"
    }
  }
}
