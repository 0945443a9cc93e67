import ArgumentParser
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports

/// Lists questionnaires.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the questionnaires that can be taken.",
    discussion: "Each comes with its version, how long it takes, and the file it was read from.")

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = Library(definitions)
    library.sayProblems()
    let rows = library.catalog.entries.map { entry in
      (entry: entry, result: try? library.read(path: entry.path, expectedID: entry.name))
    }
    if output.json {
      StandardStreams.write(JSONValue.array(rows.map(json)).serialized(pretty: true) + "\n", to: .output)
      return
    }
    guard !rows.isEmpty else { throw library.noneFound }
    let style = output.screen.style(for: 1, environment: library.surroundings.environment, isUTF8: false)
    for (entry, result) in rows {
      var text = VisibleText.oneLine(entry.name) + "\n"
      if let questionnaire = result?.questionnaire {
        var facts = ["version \(questionnaire.version)", "\(questionnaire.questionCount) questions"]
        if let minutes = questionnaire.minutes { facts.append("about \(minutes) minutes") }
        text += wrapped(questionnaire.plainTitle, style.width) + wrapped(facts.joined(separator: ", "), style.width)
      } else {
        text += wrapped("cannot be used: 'groundwork check \(entry.path)' says why", style.width)
      }
      StandardStreams.write(text + wrapped(entry.path, style.width), to: .output)
    }
    for entry in library.catalog.hidden {
      StandardStreams.write(wrapped("hidden by an earlier folder: \(entry.path)", style.width), to: .errors)
    }
  }

  private func json(_ row: (entry: QuestionnaireCatalog.Entry, result: DefinitionReader.ReadResult?)) -> JSONValue {
    let questionnaire = row.result?.questionnaire
    return .object([
      .init(name: "id", value: .string(questionnaire?.id ?? row.entry.name)),
      .init(name: "version", value: questionnaire.map { .string($0.version) } ?? .null),
      .init(name: "title", value: questionnaire.map { .string($0.plainTitle) } ?? .null),
      .init(name: "minutes", value: questionnaire?.minutes.map { .integer(Int64($0)) } ?? .null),
      .init(name: "questions", value: questionnaire.map { .integer(Int64($0.questionCount)) } ?? .null),
      .init(name: "usable", value: .bool(questionnaire != nil)),
      .init(name: "path", value: .string(row.entry.path)),
    ])
  }

  private func wrapped(_ text: String, _ width: Int) -> String {
    TextWrapping.lines(VisibleText.oneLine(text), width: width, indent: 2).map { $0 + "\n" }.joined()
  }
}
