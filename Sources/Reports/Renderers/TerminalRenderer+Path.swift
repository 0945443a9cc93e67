import Diagnostics
import Questionnaires
import Scoring

extension TerminalRenderer {
  /// The least work that reaches a level, its steps in order, and the next best; or what stands in the way.
  package func render(path report: PathReport) -> String {
    var screen = ScreenText(style)
    let title = VisibleText.oneLine(Wording.clause(report.title))
    switch report.outcome {
    case .alreadyReached: screen.paragraph("\(title) is reached already.")
    case .notFound:
      screen.paragraph("The search was stopped before it found a way to \(title).")
      if let days = report.leastEffortDays, days > 0 {
        screen.paragraph("Any way takes at least \(Self.days(days)) of work.")
      }
    case .outOfReach(let reasons):
      screen.paragraph("\(title) cannot be reached with the steps of this questionnaire:", as: .attention)
      for reason in reasons {
        screen.paragraph(VisibleText.oneLine(Wording.clause(reason)), indent: 2, lead: "- ")
      }
      writeOpen(report, "there may be a way", to: &screen)
    case .found(let route, let runnerUp):
      screen.paragraph("To reach \(title): \(Self.sentence(route)).", as: .heading)
      if !report.isExact, let days = report.leastEffortDays {
        screen.paragraph("A way with less work may exist, but none takes less than \(Self.days(days)).", as: .secondary)
      }
      for (index, step) in route.steps.enumerated() { write(step, number: index + 1, to: &screen) }
      screen.blank()
      screen.paragraph(
        VisibleText.oneLine(Self.after(route, report))
          + (route.closes.isEmpty ? "" : " It settles what holds you back:"))
      for gate in route.closes {
        screen.paragraph(VisibleText.oneLine(Wording.clause(gate)), indent: 2, lead: "- ")
      }
      screen.paragraph(VisibleText.oneLine(Self.runnerUp(runnerUp, of: route, report)), as: .secondary)
      writeOpen(report, "less may be left to do", to: &screen)
    }
    return screen.text
  }

  private func write(_ step: PathReport.Step, number: Int, to screen: inout ScreenText) {
    let lead = number < 10 ? " \(number). " : "\(number). "
    let owner = step.owner.map { ". Who: \(Wording.clause($0))" } ?? ""
    let share = step.share.map { " Then \(DisplayPercent.whole($0)) of 100." } ?? ""
    screen.blank()
    screen.paragraph(VisibleText.oneLine(step.title), lead: lead, as: .heading)
    screen.paragraph(
      VisibleText.oneLine("About \(Self.days(step.effortDays)) of work\(owner).\(share)"), indent: lead.utf8.count)
    if !step.waitsFor.isEmpty {
      let names = Wording.list(step.waitsFor.map(Wording.name))
      screen.paragraph(VisibleText.oneLine("Whether it is needed waits for \(names)."), indent: lead.utf8.count)
    }
  }

  /// What is not answered counts nothing, so that a path from there may be longer than it has to be.
  private func writeOpen(_ report: PathReport, _ hope: String, to screen: inout ScreenText) {
    guard report.answersMayHelp else { return }
    let count = Wording.count(report.openCount, "question")
    screen.paragraph(
      report.openCount == 1
        ? "\(count) that bears on the score has no answer yet and counts as nothing here. With it answered, \(hope)."
        : "\(count) that bear on the score have no answer yet and count as nothing here. With them answered, \(hope).",
      as: .secondary)
  }

  /// `4 steps, 6 days of work, about 9 weeks`.
  private static func sentence(_ route: PathReport.Route) -> String {
    let weeks = route.weeks.map { ", about \(NumberText.decimal($0.rounded(.up))) week\($0 > 1 ? "s" : "")" } ?? ""
    return "\(Wording.count(route.steps.count, "step")), \(days(route.effortDays)) of work\(weeks)"
  }

  private static func days(_ days: Double) -> String {
    days == 0.5 ? "half a day" : "\(NumberText.decimal(days)) day\(days == 1 ? "" : "s")"
  }

  private static func after(_ route: PathReport.Route, _ report: PathReport) -> String {
    let before = report.before.map { "\(DisplayPercent.whole($0.share)) -> " } ?? ""
    return "That brings \(before)\(DisplayPercent.whole(route.after.share)) of 100: \(Wording.clause(route.level))."
  }

  private static func runnerUp(
    _ runnerUp: PathReport.Route?, of route: PathReport.Route, _ report: PathReport
  ) -> String {
    guard let runnerUp else {
      return report.runnerUpIsExact
        ? "Every way to \(Wording.clause(report.title)) takes \(route.steps.count == 1 ? "this step" : "all of these steps")."
        : "The search for another way was stopped before it found one."
    }
    let extra = runnerUp.effortDays - route.effortDays
    let cost = extra <= 0 ? "costs as much" : "costs \(days(extra)) more"
    let own = runnerUp.steps.filter { step in !route.steps.contains { $0.id == step.id } }.map {
      Wording.clause($0.title)
    }
    let left = route.steps.filter { step in !runnerUp.steps.contains { $0.id == step.id } }.map {
      Wording.clause($0.title)
    }
    let way = report.runnerUpIsExact ? "The next best way" : "Another way"
    return "\(way) \(cost): without \(quoted(left))" + (own.isEmpty ? "." : ", with \(quoted(own)).")
  }

  private static func quoted(_ titles: [String]) -> String { Wording.list(titles.map { "\"\($0)\"" }) }
}
