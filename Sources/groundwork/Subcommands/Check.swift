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
      Also runs the examples that a file carries. Where no file is named, every questionnaire in reach is checked. Says \
      nothing of a file without problems; ends with 1 where a file has an error.
      """)

  @Argument(
    help: ArgumentHelp("Files, or ids of questionnaires.", valueName: "file"), completion: .file(extensions: ["json"]))
  var files: [String] = []

  @Flag(name: .long, help: "Let warnings fail too.")
  var strict = false

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = Library(definitions)
    let renderer = output.screen.diagnosticRenderer(for: library)
    var rows: [JSONValue] = []
    var hasFailed = false
    let unread = try library.readAll(files) { path, result in
      var diagnostics = result.diagnostics
      if let questionnaire = result.questionnaire {
        diagnostics += ExampleRunner(Scorer(questionnaire)).run().map(\.diagnostic)
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
    if let unread { throw CommandFailure("", code: unread.code) }
    if hasFailed { throw CommandFailure.silent(.failed) }
  }

  private func json(_ path: String, _ diagnostics: [Diagnostic]) -> JSONValue {
    .object([
      .init(name: "path", value: .string(path)),
      .init(name: "errors", value: .integer(Int64(diagnostics.count { $0.severity == .error }))),
      .init(name: "warnings", value: .integer(Int64(diagnostics.count { $0.severity == .warning }))),
      .init(name: "diagnostics", value: diagnostics.json),
    ])
  }
}
