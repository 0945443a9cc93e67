import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Transcripts

/// Compares what several respondents said, and lets them settle it.
struct ConsensusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consensus",
    abstract: "Compare what several respondents said, and settle where they differ.",
    discussion: """
      Each respondent first answers alone: groundwork take QUESTIONNAIRE --client NAME --respondent NAME. Then this \
      shows how far they agree, question by question. At a terminal a new assessment of the same client follows: what \
      all agree on is taken over at once, and only where they differ is asked, showing who said what. Every answer \
      is kept, and who settled it. Nothing changes in the assessments that are compared.

      Where an unfinished consensus of the same answers exists, it is taken up; /restart begins anew. Without a \
      terminal only the report is written, unless --answers settles.

      For example: groundwork consensus k3v9 8f2m c71q --facilitator "Fay Lund"
      """)

  @Argument(
    help: ArgumentHelp("Ids, starts of ids, or paths of at least two assessments.", valueName: "id"),
    completion: .assessments)
  var ids: [String] = []

  @Option(name: .long, help: ArgumentHelp("Compare the latest of each respondent of this client.", valueName: "name"))
  var client: String?

  @Option(
    name: .long, help: ArgumentHelp("With --client: in this questionnaire.", valueName: "id"),
    completion: .questionnaires)
  var questionnaire: String?

  @Option(name: .long, help: ArgumentHelp("Who leads the session and settles.", valueName: "name"))
  var facilitator: String?

  @Flag(name: .long, help: "Only show how far they agree; settle nothing.")
  var reportOnly = false

  @Option(
    name: .long, help: ArgumentHelp("Settle with answers from a file; - is standard input.", valueName: "file"),
    completion: .file())
  var answers: String?

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard client == nil || ids.isEmpty else {
      throw ValidationError("Name the assessments by ids or by --client and --questionnaire, not by both.")
    }
    guard (client == nil) == (questionnaire == nil) else {
      throw ValidationError("--client and --questionnaire go together: they name the assessments to compare.")
    }
    guard client != nil || ids.count >= 2 else {
      throw ValidationError(
        "A consensus takes at least two assessments: 'groundwork consensus ID ID', or --client and --questionnaire for "
          + "those of all respondents.")
    }
    guard !reportOnly || answers == nil else {
      throw ValidationError("--report-only settles nothing, so it does not go with --answers.")
    }
  }

  func run() throws {
    let facilitator = try AssessmentOptions.name(facilitator, "facilitator")
    let archive = try Archive(storage)
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    let finder = ComparisonFinder(archive: archive, desk: desk)
    let found: ComparisonFinder.Found
    if let client, let questionnaire {
      found = try finder.latest(ofClient: client, questionnaire: questionnaire)
    } else {
      found = try finder.named(ids)
    }
    let facts = OpeningFacts(
      client: found.client, facilitator: facilitator, respondents: found.comparison.respondents,
      comparison: found.comparison, language: found.language)
    let run = AssessmentRun(
      desk: desk, archive: archive, questionnaire: found.comparison.questionnaire, facts: facts,
      library: Library(try QuestionnaireOptions.parse([])))
    if let answers {
      if !output.json {
        try write(found.comparison, facts, desk)
        StandardStreams.write("\n", to: .output)
      }
      return try run.answer(from: answers)
    }
    try write(found.comparison, facts, desk)
    guard !reportOnly, !output.json, desk.isAtTerminal else { return }
    desk.say("")
    try run.converse(resuming: nil)
  }

  private func write(_ comparison: Comparison, _ facts: OpeningFacts, _ desk: AssessmentDesk) throws {
    let opening = facts.opening(of: comparison.questionnaire, assessment: "preview", digest: "")
    guard let report = AgreementReport(try comparison.preview(opening)) else { return }
    StandardStreams.write(
      output.json
        ? JSONRenderer().jsonValue(report).serialized(pretty: true) + "\n"
        : TerminalRenderer(desk.resultStyle).render(report), to: .output)
  }
}
