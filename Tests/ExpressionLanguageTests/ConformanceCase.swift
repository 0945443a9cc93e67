import ExpressionLanguage

/// One conformance case: an expression and what must come of it, as one line of a file says.
///
/// The format is specified in the article of `ExpressionLanguage`, "Conformance cases".
struct ConformanceCase: Sendable {
  /// What a case is known by.
  struct Identity: Hashable, Sendable, CustomStringConvertible {
    var suite: String
    var section: String
    /// Unique within the section.
    var name: String

    var description: String { "\(suite)/\(section)/\(name)" }
  }

  /// How an evaluation must end.
  enum Ending: Sendable {
    case value(Value)
    /// Refused by the parser or the checker, or an error of the evaluation.
    case error
  }

  var identity: Identity
  /// The file and the line, `parse.jsonl:12`.
  var place: String
  var expression: String
  /// By name, which may be qualified; names ascending.
  var bindings: [(name: String, value: Value)] = []
  /// The namespace that names are resolved in; empty for none.
  var container = ""
  /// Whether macros stay calls.
  var disablesMacros = false
  /// Whether types are left to the evaluation.
  var disablesCheck = false
  /// Whether nothing is evaluated.
  var isCheckOnly = false
  /// The declared types of variables; a binding without one has the type of its value.
  var types: [String: ValueType] = [:]
  /// `nil` where only the type matters.
  var ending: Ending?
  /// The type that the checker must deduce, as CEL writes it; `nil` where it does not matter.
  var type: String?
  /// The departure from CEL that the case shows, by its identifier in the article.
  var departure: String?
}

// MARK: - Running

extension ConformanceCase {
  /// What comes out instead of what the case says; `nil` where it says the same.
  func run() -> String? {
    let compilation = compile()
    guard let program = compilation.program else {
      if case .error = ending { return nil }
      return "does not compile: \(compilation.diagnostics.first?.message ?? "no diagnostic")"
    }
    if let type, program.type.description != type { return "has the type \(program.type)" }
    if isCheckOnly {
      if case .error = ending { return "passes the check as \(program.type)" }
      return nil
    }
    let outcome = program.evaluate(BoundValues(values: bindings.map(\.value)))
    switch (ending, outcome) {
    case (.none, .value), (.some(.error), .error): return nil
    case (.some(.value(let wanted)), .value(let found)): return found.isSame(as: wanted) ? nil : "is \(found.typedText)"
    case (_, .value(let found)): return "is \(found.typedText)"
    case (_, .error(let error)): return "is an error: \(error.message)"
    case (_, .unknown): return "is unknown"
    }
  }

  /// Compiles the expression as the case asks.
  private func compile() -> Compilation {
    disablesCheck
      ? Program.compileUnchecked(expression, in: environment, expandsMacros: !disablesMacros)
      : Program.compile(expression, in: environment, expecting: nil, expandsMacros: !disablesMacros)
  }

  /// The variables of the case: those bound by their place, those only declared past the last of them.
  private var environment: TypeEnvironment {
    var environment = TypeEnvironment()
    environment.container = container
    for (slot, binding) in bindings.enumerated() {
      environment.declareVariable(
        TypeEnvironment.Field(name: binding.name, type: types[binding.name] ?? binding.value.type, slot: slot))
    }
    for (name, type) in types where !bindings.contains(where: { $0.name == name }) {
      environment.declareVariable(TypeEnvironment.Field(name: name, type: type, slot: bindings.count))
    }
    return environment
  }
}

/// The values of a case by slot.
private struct BoundValues: Activation {
  var values: [Value]

  func read(_ slot: Slot) -> Outcome {
    values.indices.contains(slot.index)
      ? .value(values[slot.index]) : .error(EvaluationError(message: "the variable is not bound"))
  }

  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    .error(EvaluationError(message: "there are no host functions"))
  }
}
