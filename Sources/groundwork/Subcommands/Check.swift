import ArgumentParser
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring

/// Checks definitions.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check questionnaires: every mistake, with its place and what was probably meant.",
    discussion: """
      Also runs the examples that a file carries. Says nothing of a file without problems; ends with 1 where a file has \
      an error.
      """)

  @Argument(help: ArgumentHelp("Files, or ids of questionnaires.", valueName: "file"))
  var files: [String]

  @Flag(name: .long, help: "Let warnings fail too.")
  var strict = false

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = Library(definitions)
    let style = output.screen.style(for: 1, environment: library.surroundings.environment, isUTF8: false)
    let renderer = DiagnosticRenderer(style: style.usesColor ? .colored : .plain)
    var rows: [JSONValue] = []
    var hasFailed = false
    var missing: CommandFailure?
    for file in files {
      let path: String
      var diagnostics: [Diagnostic]
      do {
        let place = try library.locate(file)
        path = place.path
        let result = try library.read(path: place.path, expectedID: place.expectedID)
        diagnostics = result.diagnostics
        if let questionnaire = result.questionnaire {
          diagnostics += ExampleRunner(Scorer(questionnaire)).run().map(\.diagnostic)
        }
      } catch let failure as CommandFailure {
        StandardStreams.write(failure.text, to: .errors)
        missing = missing ?? failure
        continue
      }
      let errors = diagnostics.count { $0.severity == .error }
      let warnings = diagnostics.count { $0.severity == .warning }
      hasFailed = hasFailed || errors > 0 || (strict && warnings > 0)
      if output.json {
        rows.append(json(path, diagnostics))
      } else if !diagnostics.isEmpty {
        let summary = "\(counted(errors, "error")), \(counted(warnings, "warning"))"
        StandardStreams.write(
          renderer.render(diagnostics) + "\(VisibleText.oneLine(path)): \(summary)\n", to: .output)
      }
    }
    if output.json { StandardStreams.write(JSONValue.array(rows).serialized(pretty: true) + "\n", to: .output) }
    if let missing { throw CommandFailure("", code: missing.code) }
    if hasFailed { throw CommandFailure.silent(.failed) }
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private func json(_ path: String, _ diagnostics: [Diagnostic]) -> JSONValue {
    .object([
      .init(name: "path", value: .string(path)),
      .init(name: "errors", value: .integer(Int64(diagnostics.count { $0.severity == .error }))),
      .init(name: "warnings", value: .integer(Int64(diagnostics.count { $0.severity == .warning }))),
      .init(name: "diagnostics", value: .array(diagnostics.inSourceOrder().map(json))),
    ])
  }

  private func json(_ diagnostic: Diagnostic) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "severity", value: .string(diagnostic.severity.rawValue)),
      .init(name: "id", value: .string(diagnostic.identifier)),
      .init(name: "message", value: .string(diagnostic.message)),
    ]
    if let place = diagnostic.place {
      let position = place.position
      members.append(.init(name: "line", value: .integer(Int64(position.line))))
      members.append(.init(name: "column", value: .integer(Int64(position.column))))
      if let pointer = place.pointer { members.append(.init(name: "pointer", value: .string(pointer))) }
    }
    members.append(.init(name: "notes", value: .array(diagnostic.notes.map { .string($0.message) })))
    return .object(members)
  }
}
