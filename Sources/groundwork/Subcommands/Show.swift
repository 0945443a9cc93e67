import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Localization
import Questionnaires
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
    StandardStreams.write(report.speaking { text(of: report, kept, style) }, to: .output)
  }

  private func text(of report: Report, _ kept: Archive.Kept, _ style: TerminalStyle) -> String {
    let renderer = TerminalRenderer(style)
    let opening = kept.session.opening
    let who = [opening.client.name, opening.whoAnswers].compactMap { $0 }
    let people = who.isEmpty ? "" : ": " + who.joined(separator: ", ")
    let facilitator = opening.facilitator.map { localized(", with \($0)") } ?? ""
    let title = TextWrapping.lines(
      VisibleText.oneLine(report.definition.title + people + facilitator), width: style.width)
    let head = TextWrapping.lines(
      VisibleText.oneLine(
        localized("\(kept.session.opening.assessment), transcript \(kept.path), head \(kept.head)")),
      width: style.width)
    return (title + [""]).map { $0 + "\n" }.joined() + renderer.render(score: report) + "\n"
      + renderer.render(answers: report) + "\n" + head.map { $0 + "\n" }.joined()
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
