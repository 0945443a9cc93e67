import ArgumentParser
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports

/// Lists questionnaires.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the questionnaires that can be taken.",
    discussion: """
      Each comes with its version, how long it takes, and the file it was read from.

      With --coverage, tells what the questionnaires ask about instead: for each row of a coverage map, how many \
      questions of each questionnaire carry its tag, such as 'step:recruitment'. Maps are JSON files in the folder \
      'coverage' beside the questionnaires.

        groundwork list
        groundwork list --coverage
        groundwork list --coverage --json
      """)

  @Flag(name: .long, help: "Tell what the questionnaires ask about: the rows of each coverage map.")
  var coverage = false

  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = Library(definitions)
    library.sayProblems()
    let rows = library.catalog.entries.map { entry in
      (entry: entry, result: try? library.read(path: entry.path, expectedID: entry.name))
    }
    if coverage {
      guard !rows.isEmpty else { throw library.noneFound }
      return try writeCoverage(of: rows, in: library)
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

  /// Writes the matrix of each coverage map; what is wrong with questionnaires and tags goes to standard error.
  private func writeCoverage(of rows: [Row], in library: Library) throws {
    let environment = library.surroundings.environment
    let style = output.screen.style(for: 1, environment: environment, isUTF8: false)
    for row in rows where row.result?.questionnaire == nil {
      StandardStreams.write(
        wrapped("left out, since it cannot be used: 'groundwork check \(row.entry.path)' says why", style.width),
        to: .errors)
    }
    let questionnaires = rows.compactMap { $0.result?.questionnaire }
    let matrices = try library.coverageFiles.map { entry in
      CoverageMatrix(
        try library.coverageMap(entry, renderer: output.screen.diagnosticRenderer(for: library)), of: questionnaires)
    }
    if output.json {
      let renderer = JSONRenderer()
      let value = JSONValue.array(matrices.map { renderer.jsonValue($0) })
      StandardStreams.write(value.serialized(pretty: true) + "\n", to: .output)
      return
    }
    guard !matrices.isEmpty else {
      let folders = library.catalog.folders.map { "\($0.path)/\(CoverageMap.folderName)" }
      let text = "There is no coverage map: none was found in \(folders.joined(separator: ", "))."
      StandardStreams.write(wrapped(text, style.width, indent: 0), to: .output)
      return
    }
    let renderer = CoverageMatrixRenderer(style, usesSentences: output.screen.isReadAloud(environment))
    StandardStreams.write(matrices.map { renderer.render($0) }.joined(separator: "\n"), to: .output)
    for stray in matrices.flatMap(\.strayTags) {
      let meant = stray.suggestion.map { "; did you mean '\($0)'?" } ?? ""
      StandardStreams.write(
        wrapped(
          "\(stray.questionnaire): '\(stray.owner)' has the tag '\(stray.tag)', which is no row\(meant)", style.width,
          indent: 0), to: .errors)
    }
  }

  /// A questionnaire that was found, and what reading it led to; nothing where the file could not be read.
  private typealias Row = (entry: QuestionnaireCatalog.Entry, result: DefinitionReader.ReadResult?)

  private func json(_ row: Row) -> JSONValue {
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

  private func wrapped(_ text: String, _ width: Int, indent: Int = 2) -> String {
    TextWrapping.lines(VisibleText.oneLine(text), width: width, indent: indent).map { $0 + "\n" }.joined()
  }
}
