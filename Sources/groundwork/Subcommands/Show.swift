import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Reports
import Scoring
import Transcripts

/// Shows an assessment.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show an assessment: its answers and notes, and where it stands.")

  @Argument(
    help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"), completion: .assessments)
  var id = "latest"

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let kept = try archive.read(archive.path(of: id))
    let report = kept.report
    if output.json {
      StandardStreams.write(JSONRenderer().jsonValue(report).serialized(pretty: true) + "\n", to: .output)
      return
    }
    let surroundings = Surroundings.current
    let style = output.screen.style(for: 1, environment: surroundings.environment, isUTF8: surroundings.isUTF8)
    let renderer = TerminalRenderer(style)
    let head = TextWrapping.lines(
      VisibleText.oneLine("\(kept.session.opening.assessment), transcript \(kept.path), head \(kept.head)"),
      width: style.width)
    StandardStreams.write(
      renderer.render(score: report) + "\n" + renderer.render(answers: report) + "\n"
        + head.map { $0 + "\n" }.joined(), to: .output)
  }
}

extension Archive.Kept {
  /// The report of the assessment as it stands.
  var report: Report {
    let scorer = Scorer(session.questionnaire)
    let sheet = scorer.score(session.responses)
    let plan = Planner(scorer).plan(session.responses, from: sheet)
    return Report(session: session, sheet: sheet, plan: plan, head: head)
  }
}
