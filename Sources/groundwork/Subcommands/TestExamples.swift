import ArgumentParser
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring

/// Runs the examples of definitions.
struct TestExamples: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples that questionnaires carry, and tell what comes out otherwise.",
    discussion: """
      Each example of a file has answers and what they must lead to: scores, a level, computed values, which \
      questions are asked, what is refused. Where no file is named, every questionnaire in reach is tested. Nothing \
      that only 'groundwork check' warns of is repeated.

      With --coverage, the examples of a file together must answer every question, see every condition hold and not \
      hold, reach every level, and give every action a chance to apply; what they leave out is told with its place.

      Ends with 1 where something comes out otherwise or is left out, with 65 where a file has errors.

        groundwork test apprenticeship_readiness
        groundwork test my_checklist.json --coverage
        groundwork test --coverage --json
      """)

  @Argument(
    help: ArgumentHelp("Files, or ids of questionnaires.", valueName: "file"), completion: .file(extensions: ["json"]))
  var files: [String] = []

  @Flag(name: .long, help: "Also tell what the examples of a file do not reach.")
  var coverage = false

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = Library(definitions)
    let renderer = output.screen.diagnosticRenderer(for: library)
    var rows: [JSONValue] = []
    var hasFailed = false
    var isBroken = false
    let unread = try library.readAll(files) { path, result in
      let outcome = ExampleRun(result, withCoverage: coverage)
      isBroken = isBroken || outcome.examples == nil
      hasFailed = hasFailed || !outcome.diagnostics.isEmpty
      if output.json {
        rows.append(outcome.json(path))
      } else {
        StandardStreams.write(
          renderer.render(outcome.diagnostics) + "\(VisibleText.oneLine(path)): \(outcome.summary)\n"
            + (outcome.coverage.map { "  \(Self.text($0))\n" } ?? ""), to: .output)
      }
    }
    if output.json { StandardStreams.write(JSONValue.array(rows).serialized(pretty: true) + "\n", to: .output) }
    if let unread { throw CommandFailure("", code: unread.code) }
    if isBroken { throw CommandFailure.silent(.badData) }
    if hasFailed { throw CommandFailure.silent(.failed) }
  }

  private static func text(_ coverage: ExampleCoverage) -> String {
    let counts = coverage.counts.map { "\($0.name) \($0.count.reached) of \($0.count.total)" }
    return "coverage: " + counts.joined(separator: ", ")
  }
}

/// What the examples of one file led to.
private struct ExampleRun {
  /// How many examples the file has; `nil` where it has errors, so that they were not run.
  var examples: Int?
  /// How many of them came out otherwise.
  var failures = 0
  var diagnostics: [Diagnostic]
  var coverage: ExampleCoverage?

  init(_ result: DefinitionReader.ReadResult, withCoverage: Bool) {
    diagnostics = result.diagnostics.filter { $0.severity == .error }
    guard let questionnaire = result.questionnaire else { return }
    let scorer = Scorer(questionnaire)
    let mismatches = ExampleRunner(scorer).run()
    examples = questionnaire.examples.count
    failures = Set(mismatches.map(\.example)).count
    diagnostics += mismatches.map(\.diagnostic)
    guard withCoverage else { return }
    let coverage = ExampleCoverage(scorer)
    diagnostics += coverage.gaps
    self.coverage = coverage
  }

  /// What is said of the file, after its name.
  var summary: String {
    guard let examples else { return "\(counted(diagnostics.count, "error")), so no example was run" }
    switch (examples, failures) {
    case (0, _): return "no examples"
    case (1, 0): return "1 example, as expected"
    case (_, 0): return "\(examples) examples, all as expected"
    default: return "\(counted(examples, "example")), \(failures) not as expected"
    }
  }

  func json(_ path: String) -> JSONValue {
    [
      "path": .string(path),
      "usable": .bool(examples != nil),
      "examples": examples.map { .integer(Int64($0)) } ?? .null,
      "failures": examples == nil ? .null : .integer(Int64(failures)),
      "coverage": coverage.map { coverage in
        .object(
          coverage.counts.map { name, count in
            .init(
              name: name, value: ["reached": .integer(Int64(count.reached)), "total": .integer(Int64(count.total))])
          })
      } ?? .null,
      "diagnostics": diagnostics.json,
    ]
  }
}

extension ExampleCoverage {
  /// Each count with what it counts.
  fileprivate var counts: [(name: String, count: Count)] {
    [("items", items), ("conditions", conditions), ("levels", levels), ("actions", actions)]
  }
}
