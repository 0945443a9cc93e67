import ExpressionLanguage

/// A stand-in for the answers of an assessment: `answers.<name>`, a few variables and host functions.
struct ScriptedActivation: Activation {
  var outcomes: [String: Outcome] = [:]

  func read(_ slot: Slot) -> Outcome {
    outcomes[TypeEnvironment.sampleNames[slot] ?? ""] ?? .error(EvaluationError(message: "absent"))
  }

  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    let function = ["state", "level"][function]
    if case .string(let item)? = arguments.first { return outcomes["\(function)(\(item))"] ?? .value(.string("open")) }
    return outcomes["\(function)()"] ?? .error(EvaluationError(message: "absent"))
  }
}

extension TypeEnvironment {
  /// The names of ``sample`` by slot.
  static let sampleNames: [Slot: String] = {
    let names = [
      0: ["backup_policy", "openings", "turnover", "remote", "tools", "budget", "start", "notes"].map {
        "answers." + $0
      },
      1: ["computed.cost"], 2: ["client.sector"], Slot.variables: ["today", "a", "b", "c", "d", "m", "n", "l"],
    ]
    var result: [Slot: String] = [:]
    for (record, names) in names {
      for (index, name) in names.enumerated() { result[Slot(record: record, index: index)] = name }
    }
    return result
  }()

  /// Answers of every type, a computed value, a client, variables and two host functions.
  static var sample: TypeEnvironment {
    var environment = TypeEnvironment()
    environment.declareRecord(
      "answers", number: 0,
      fields: [
        Field(name: "backup_policy", type: .string, slot: 0, vocabulary: ["none", "written", "tested"]),
        Field(name: "openings", type: .int, slot: 1),
        Field(name: "turnover", type: .double, slot: 2),
        Field(name: "remote", type: .bool, slot: 3),
        Field(name: "tools", type: .list(.string), slot: 4, vocabulary: ["crm", "erp"]),
        Field(name: "budget", type: .double, slot: 5, mayBeAbsent: true),
        Field(name: "start", type: .timestamp, slot: 6),
        Field(name: "notes", type: .string, slot: 7),
      ])
    environment.declareRecord("computed", number: 1, fields: [Field(name: "cost", type: .double, slot: 0)])
    environment.declareRecord("client", number: 2, fields: [Field(name: "sector", type: .string, slot: 0)])
    environment.declareVariable(Field(name: "today", type: .timestamp, slot: 0))
    for (slot, name) in ["a", "b", "c", "d"].enumerated() {
      environment.declareVariable(Field(name: name, type: .bool, slot: slot + 1))
    }
    for (slot, name) in ["m", "n"].enumerated() {
      environment.declareVariable(Field(name: name, type: .int, slot: slot + 5))
    }
    environment.declareVariable(Field(name: "l", type: .list(.int), slot: 7))
    environment.declareFunction(
      HostFunction(name: "state", number: 0, parameters: [.string], result: .string) { literals in
        guard let name = literals[0], name != "openings" else { return [] }
        return [
          HostFunction.Problem(
            argument: 0, identifier: "unknown-item", message: "unknown item '\(name)'", suggestion: "openings")
        ]
      })
    environment.declareFunction(HostFunction(name: "level", number: 1, parameters: [], result: .string))
    return environment
  }
}

/// The outcome of an expression; a compile error is an error with the first message.
func outcome(
  _ source: String, _ outcomes: [String: Outcome] = [:], expecting: ValueType? = nil
) -> Outcome {
  let compilation = Program.compile(source, in: .sample, expecting: expecting)
  guard let program = compilation.program else {
    return .error(EvaluationError(message: "compile: \(compilation.diagnostics.map(\.message))"))
  }
  return program.evaluate(ScriptedActivation(outcomes: outcomes))
}

/// A source with one place marked: `answers.«openngs» > 1`.
struct MarkedExpression {
  var text: String
  var range: Range<Int>

  init(_ marked: String) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    text = parts.joined()
    range = parts[0].utf8.count..<parts[0].utf8.count + parts[1].utf8.count
  }
}

/// The four outcomes of logic, as rows write them.
enum Truth: String, CaseIterable, Sendable {
  case yes
  case no
  case waits
  case fails

  /// The outcome where the name is that of the item waited for.
  func outcome(_ name: String) -> Outcome {
    switch self {
    case .yes: .value(.bool(true))
    case .no: .value(.bool(false))
    case .waits: .unknown(Unknowns(name))
    case .fails: .error(EvaluationError(message: name))
    }
  }

  init(_ outcome: Outcome) {
    switch outcome {
    case .value(.bool(true)): self = .yes
    case .value(.bool(false)): self = .no
    case .unknown: self = .waits
    default: self = .fails
    }
  }
}
