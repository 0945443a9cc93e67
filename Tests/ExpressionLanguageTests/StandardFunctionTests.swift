import ExpressionLanguage
import Testing

@Suite struct StandardFunctionTests {
  /// What the examples read: `answers`, `client` and `today`.
  private struct Sample: Activation {
    static let answers: [(name: String, type: ValueType, value: Value)] = [
      ("goals", .list(.string), .list([.string("growth"), .string("safety"), .string("costs")])),
      ("notes", .string, .string("no visa yet")), ("openings", .int, .int(3)),
      ("opened", .timestamp, .timestamp(Timestamp(seconds: 0, nanoseconds: 0))),
      ("site", .string, .string("example.org")), ("zip", .string, .string("02134")),
    ]

    static var environment: TypeEnvironment {
      var environment = TypeEnvironment()
      environment.declareRecord(
        "answers", number: 0,
        fields: answers.enumerated().map { .init(name: $1.name, type: $1.type, slot: $0) })
      environment.declareRecord("client", number: 1, fields: [.init(name: "state", type: .string, slot: 0)])
      environment.declareVariable(.init(name: "today", type: .timestamp, slot: 0))
      return environment
    }

    func read(_ slot: Slot) -> Outcome {
      switch slot.record {
      case 0: .value(Sample.answers[slot.index].value)
      case 1: .value(.string("NSW"))
      default: .value(.timestamp(Timestamp(seconds: 1_770_000_000, nanoseconds: 0)))
      }
    }

    func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
      .error(EvaluationError(message: "no host"))
    }
  }

  @Test(arguments: StandardFunctions.all.map(\.name))
  func `an example calls its function, and works`(name: String) throws {
    let function = try #require(StandardFunctions.all.first { $0.name == name })
    try run(function.example, of: name)
  }

  @Test(arguments: MacroDescription.all.map(\.name))
  func `an example uses its macro, and works`(name: String) throws {
    let macro = try #require(MacroDescription.all.first { $0.name == name })
    #expect(macro.forms.allSatisfy { $0.contains("\(name)(") })
    try run(macro.example, of: name)
  }

  private func run(_ example: String, of name: String) throws {
    #expect(example.contains("\(name)("))
    let compilation = Program.compile(example, in: Sample.environment, expecting: nil)
    let program = try #require(compilation.program, "\(compilation.diagnostics.map(\.message))")
    let found = program.evaluate(Sample())
    guard case .value(let value) = found else {
      Issue.record("\(found)")
      return
    }
    // What is shown as a comparison holds.
    if example.contains("==") { #expect(value == .bool(true)) }
  }

  @Test func `every macro is described`() {
    #expect(Set(MacroDescription.all.map(\.name)) == Set(Macro.allCases.map(\.rawValue) + ["has"]))
  }

  @Test(arguments: [
    ("size", ["size(string) -> int", "string.size() -> int", "size(list(dyn)) -> int"]),
    ("math.greatest", ["math.greatest(number, ...) -> number", "math.greatest(list(int)) -> int"]),
    ("abs", ["abs(int) -> int", "abs(double) -> double"]),
    ("optional.of", ["optional.of(dyn) -> optional_type(dyn)"]),
    ("optional.none", ["optional.none() -> optional_type(dyn)"]),
    ("orValue", ["optional_type(dyn).orValue(dyn) -> dyn"]),
    ("substring", ["string.substring(int) -> string", "string.substring(int, int) -> string"]),
    ("getHours", ["timestamp.getHours(string) -> int", "duration.getHours() -> int"]),
  ])
  func `signatures tell how to call it and what it gives`(name: String, some: [String]) throws {
    let signatures = try #require(StandardFunctions.all.first { $0.name == name }).signatures
    #expect(Set(some).isSubset(of: signatures), "\(signatures)")
  }

  @Test func `no function has the same signature twice`() {
    for function in StandardFunctions.all {
      #expect(Set(function.signatures).count == function.signatures.count, "\(function.name)")
    }
  }

  @Test func `summaries are sentences without a stop`() {
    let described =
      StandardFunctions.all.map { ($0.name, $0.summary) } + MacroDescription.all.map { ($0.name, $0.summary) }
    for (name, summary) in described {
      #expect(!summary.isEmpty && !summary.hasSuffix("."), "\(name)")
      #expect(summary.first?.isUppercase != true || summary.hasPrefix("A to Z"), "\(name)")
    }
  }

  @Test func `names are unique`() {
    #expect(Set(StandardFunctions.all.map(\.name)).count == StandardFunctions.all.count)
  }
}
