import ArgumentParser
import JSONDocuments
import Localization
import Reports

/// Puts assessments beside each other.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare assessments: one client over time, or several clients side by side.",
    discussion: """
      Assessments of one client are compared by the day on which they began: what has risen or fallen, which answers \
      changed, what no longer holds the level back, and which steps are done since. Those of several clients stand in the \
      order given. A score is only said to have risen where open questions cannot account for it.

      Versions of a questionnaire are compared by the questions that stand in all of them; different questionnaires only \
      by questions that share a concept.

      With --anonymous, clients are called A, B, C and so on, in the order given, and names, notes, ids, heads of \
      transcripts and answers in free text are left out.

      For example: groundwork compare k3v9 8f2m, or: groundwork compare --client "Lakeside Hospital"
      """)

  /// What a comparison is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal
    case html
    case md
    case csv
    case json

    /// By the end of a file's name; `nil` where that says nothing.
    init?(path: String) {
      let ending = path.utf8.lastIndex(of: UInt8(ascii: ".")).map { path[$0...].lowercased() }
      switch ending {
      case ".txt": self = .terminal
      case ".html", ".htm": self = .html
      case ".md", ".markdown": self = .md
      case ".csv": self = .csv
      case ".json": self = .json
      default: return nil
      }
    }

    /// What it is called in a sentence.
    var name: String {
      switch self {
      case .terminal: "plain text"
      case .html: "HTML"
      case .md: "Markdown"
      case .csv: "CSV"
      case .json: "JSON"
      }
    }
  }

  @Argument(
    help: ArgumentHelp("Ids, starts of ids, or paths of at least two assessments, or 'latest'.", valueName: "id"),
    completion: .assessments)
  var ids: [String] = []

  @Option(name: .long, help: ArgumentHelp("Compare all assessments of this client, over time.", valueName: "name"))
  var client: String?

  @Option(
    name: .long, help: ArgumentHelp("With --client: only those of this questionnaire.", valueName: "id"),
    completion: .questionnaires)
  var questionnaire: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "What to write: terminal, html, md, csv or json; by the end of the file's name where it is not said.",
      valueName: "format"))
  var format: Format?

  @Flag(name: .long, help: "Call clients A, B, C, and leave out everything that may name somebody.")
  var anonymous = false

  @OptionGroup var branding: BrandingOptions
  @OptionGroup var target: FileOutputOptions
  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard client == nil || ids.isEmpty else {
      throw ValidationError("Name the assessments by ids or by --client, not by both.")
    }
    guard questionnaire == nil || client != nil else {
      throw ValidationError("--questionnaire goes with --client: it says which of the client's assessments are meant.")
    }
    guard client != nil || ids.count >= 2 else {
      throw ValidationError(
        "A comparison takes at least two assessments: 'groundwork compare ID ID', or --client for all of one client.")
    }
    guard !output.json || format == nil || format == .json else {
      throw ValidationError("--json and --format \(format?.rawValue ?? "") name two formats.")
    }
  }

  func run() throws {
    let archive = try Archive(storage)
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json || format == .json)
    let finder = ComparedAssessments(archive: archive, desk: desk)
    let sources =
      if let client {
        try finder.all(ofClient: client, questionnaire: questionnaire)
      } else {
        try finder.named(ids)
      }
    let report: ComparisonReport
    do throws(ComparisonProblem) {
      report = try ComparisonReport(sources, isAnonymous: anonymous)
    } catch {
      throw CommandFailure(error)
    }
    try Language.$current.withValue(Language(report.language)) { try write(report, desk) }
  }

  /// The format that is said, else that of the file's name, else what suits a terminal.
  private func chosenFormat() throws -> Format {
    if let format { return format }
    if output.json { return .json }
    guard let file = target.file else { return .terminal }
    guard let format = Format(path: file) else {
      throw CommandFailure(
        "the name '\(file)' does not say what to write; expected one ending in .txt, .md, .csv or .json, or --format.",
        code: 64)
    }
    return format
  }

  private func write(_ report: ComparisonReport, _ desk: AssessmentDesk) throws {
    let format = try chosenFormat()
    let bytes: [UInt8]
    switch format {
    case .terminal:
      let style = target.file == nil ? desk.resultStyle : .plain
      let text = TerminalRenderer(style).render(report)
      guard target.file != nil else { return StandardStreams.write(text, to: .output) }
      bytes = Array(text.utf8)
    case .html: bytes = Array(ComparisonHTMLRenderer(branding: try branding.read()).render(report).utf8)
    case .md: bytes = Array(ComparisonMarkdownRenderer().render(report).utf8)
    case .csv: bytes = ComparisonCSVRenderer().render(report)
    case .json: bytes = Array((JSONRenderer().jsonValue(report).serialized(pretty: true) + "\n").utf8)
    }
    try target.write(bytes, content: "\(report.columns.count) assessments compared, as \(format.name)")
  }
}

extension CommandFailure {
  /// Why assessments cannot be compared.
  init(_ problem: ComparisonProblem) {
    switch problem {
    case .tooFew: self.init("a comparison takes at least two assessments.", code: 64)
    case .nothingShared(let assessment, let questionnaire, let other, let otherQuestionnaire):
      self.init(
        "\(assessment) answers '\(questionnaire)', and \(other) answers '\(otherQuestionnaire)'; they share no question, "
          + "so there is nothing to compare.",
        hints: [
          "Assessments of one questionnaire can be compared, and of others where questions share a \"concept\".",
          "'groundwork assessments' lists which is which.",
        ], .badData)
    }
  }
}
