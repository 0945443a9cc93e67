import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring

/// Shows what to do next.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what to do next: every step, in an order that can be followed.",
    discussion: """
      Steps that settle what holds the next level back come first, then those that bring most for the work. Dates count \
      from the day on which the assessment was last worked on.

      With --to, the least work that reaches a level: which steps, how many days, and the next best way.
      """)

  @Argument(
    help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"), completion: .assessments)
  var id = "latest"

  @Option(name: .long, help: ArgumentHelp("Find the least work that reaches this level.", valueName: "level"))
  var to: String?

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let kept = try archive.read(archive.path(of: id))
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    if let to { return try writePath(to, kept, desk) }
    let report = kept.report
    StandardStreams.write(
      output.json
        ? JSONRenderer().jsonValue(plan: report).serialized(pretty: true) + "\n"
        : TerminalRenderer(desk.resultStyle).render(plan: report), to: .output)
  }

  private func writePath(_ name: String, _ kept: Archive.Kept, _ desk: AssessmentDesk) throws {
    let session = kept.session
    let levels = session.questionnaire.levels
    guard let level = session.levelIndex(named: name) else {
      guard !levels.isEmpty else {
        throw CommandFailure("'\(session.questionnaire.id)' has no levels, so there is no way to one.", code: 64)
      }
      let names = levels.map(\.id.text)
      let near = Suggestion.nearest(to: name, in: names).map { ["Did you mean '\($0)'?"] } ?? []
      throw CommandFailure(
        "there is no level '\(name)'.", hints: near + ["Its levels are: \(names.joined(separator: ", "))."], code: 64)
    }
    let scorer = Scorer(session.questionnaire)
    let sheet = scorer.score(session.responses)
    guard let result = PathFinder(scorer).path(session.responses, from: sheet, to: level) else { return }
    let report = PathReport(result, session: session, sheet: sheet)
    StandardStreams.write(
      output.json
        ? JSONRenderer().jsonValue(report).serialized(pretty: true) + "\n"
        : TerminalRenderer(desk.resultStyle).render(path: report), to: .output)
  }
}
