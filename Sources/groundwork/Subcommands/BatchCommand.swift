import ArgumentParser
import Batch
import Diagnostics
import Localization
import Questionnaires
import Reports

/// Scores the answers of many respondents.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Score the answers of many respondents, a row for each.",
    discussion: """
      The answers are a file, or - for standard input: a JSON object on each line, {"id": "r1", "answers": {"item": \
      value}} or {"id": "r1", "item": value}; or CSV with a column for each item, named by its id or its question. Which \
      of the two is told by the content. Rows come out in the order in which they go in, as soon as they are scored; a \
      file of any length takes the same memory.

      A row that cannot be scored says so in its 'error' and on standard error, with line, column and what would be \
      accepted; the others go on. The exit code is then 65.

      Columns: id, score, low, high, coverage, level, next, shortBy, held, sections, computed, error, and the id of any \
      section or computed value. 'held' is what holds the next level back.
      """)

  @Argument(
    help: ArgumentHelp("The id of a questionnaire, or the path of one.", valueName: "questionnaire"),
    completion: .questionnaires)
  var questionnaire: String

  @Option(
    name: .long, help: ArgumentHelp("Take the answers from a file; - is standard input.", valueName: "file"),
    completion: .file())
  var answers: String

  @Option(name: .long, help: ArgumentHelp("How to write results: ndjson or csv.", valueName: "format"))
  var output = ResultFormat.ndjson

  @Option(
    name: .customShort("o"),
    help: ArgumentHelp(
      "The file to write; one that is there already is not touched without --force. - is standard output, the default.",
      valueName: "file"), completion: .file())
  var path: String?

  @Flag(name: .long, help: "Overwrite files that are there already.")
  var force = false

  @Option(
    name: .long, help: ArgumentHelp("The columns to write, in order, such as id,score,level.", valueName: "names"))
  var columns: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Write what is wrong with rows to a file, a JSON object on each line.", valueName: "file"),
    completion: .file())
  var errors: String?

  @Flag(name: .long, help: "Stop at the first row that cannot be scored.")
  var strict = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show what all come to together, as 'terminal', 'json' or 'html': levels, quartiles, gaps, what holds most back. Rows are "
        + "then written only with -o.", valueName: "form"))
  var summary: BatchSummaryForm?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep an assessment for each respondent who was scored, in a folder that --store takes.", valueName: "dir"),
    completion: .directory)
  var transcripts: String?

  @Option(name: .long, help: ArgumentHelp("How many threads score; as many as processors by default.", valueName: "n"))
  var jobs: Int?

  @OptionGroup var speech: LanguageOptions
  @OptionGroup var branding: BrandingOptions
  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs expects a number from 1 to 256.") }
  }

  func run() throws {
    let library = Library(definitions)
    let renderer = DiagnosticRenderer(
      style: screen.style(for: 2, environment: library.surroundings.environment, isUTF8: false).usesColor
        ? .colored : .plain)
    let questionnaire = try library.questionnaire(self.questionnaire, renderer: renderer)
    let language = try speech.tag(for: questionnaire).map(Language.init)
    // A file is answered, and told of, the same wherever it is run.
    try (language ?? Language(questionnaire.language)).speaking {
      try score(questionnaire, in: language, library.surroundings, renderer)
    }
  }

  private func score(
    _ questionnaire: Questionnaire, in language: Language?, _ surroundings: Surroundings, _ renderer: DiagnosticRenderer
  ) throws {
    let facts = OpeningFacts(client: Client(), respondents: [], language: language)
    var options = BatchOptions(
      questionnaire, opening: facts.opening(of: questionnaire, assessment: "batch", digest: ""), format: output)
    if let columns {
      do throws(ResultColumns.Problem) {
        options.columns = try ResultColumns(columns, of: questionnaire)
      } catch {
        throw CommandFailure(error.message, hints: [error.hint].filter { !$0.isEmpty }, code: 64)
      }
    }
    options.isStrict = strict
    if let jobs { options.jobs = jobs }
    let input = try StreamedInput(answers)
    let desk = try BatchDesk(
      renderer: renderer,
      style: screen.style(for: 1, environment: surroundings.environment, isUTF8: surroundings.isUTF8),
      output: path == "-" ? nil : path, errors: errors, overwrites: force, summary: summary,
      branding: summary == .html ? branding.read() : Branding(),
      transcripts: try transcripts.map { try BatchTranscripts($0, questionnaire, language: language) },
      progress: progress(of: input))
    try desk.run(input, options)
  }

  /// The bar that shows how far it is: only where results do not go to the same terminal.
  private func progress(of input: StreamedInput) -> BatchProgressLine? {
    let isShown =
      StandardStreams.isTerminal(2) && (!StandardStreams.isTerminal(1) || path != nil && path != "-" || summary != nil)
      && !screen.isPlain(Surroundings.current.environment)
    return isShown ? BatchProgressLine(size: input.size) : nil
  }
}

extension ResultFormat: ExpressibleByArgument {}
extension BatchSummaryForm: ExpressibleByArgument {}
