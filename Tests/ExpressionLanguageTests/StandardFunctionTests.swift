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
    #expect(function.example.contains("\(name)("))
    let compilation = Program.compile(function.example, in: Sample.environment, expecting: nil)
    let program = try #require(compilation.program, "\(compilation.diagnostics.map(\.message))")
    let found = program.evaluate(Sample())
    guard case .value(let value) = found else {
      Issue.record("\(found)")
      return
    }
    // What is shown as a comparison holds.
    if function.example.contains("==") { #expect(value == .bool(true)) }
  }

  @Test func `summaries are sentences without a stop`() {
    for function in StandardFunctions.all {
      #expect(!function.summary.isEmpty && !function.summary.hasSuffix("."), "\(function.name)")
      #expect(function.summary.first?.isUppercase != true || function.summary.hasPrefix("A to Z"), "\(function.name)")
    }
  }

  @Test func `names are unique`() {
    #expect(Set(StandardFunctions.all.map(\.name)).count == StandardFunctions.all.count)
  }
}
