import Diagnostics
import Localization
import Questionnaires
import Scoring

extension TerminalRenderer {
  /// The least work that reaches a level, its steps in order, and the next best; or what stands in the way.
  package func render(path report: PathReport) -> String {
    report.language.speaking { text(of: report) }
  }

  private func text(of report: PathReport) -> String {
    var screen = ScreenText(style)
    let title = VisibleText.oneLine(Wording.clause(report.title))
    switch report.outcome {
    case .alreadyReached: screen.paragraph(localized("\(title) is reached already."))
    case .notFound:
      screen.paragraph(localized("The search was stopped before it found a way to \(title)."))
      if let days = report.leastEffortDays, days > 0 {
        screen.paragraph(localized("Any way takes at least \(Wording.days(days)) of work."))
      }
    case .outOfReach(let reasons):
      screen.paragraph(
        localized("\(title) cannot be reached with the steps of this questionnaire:"), as: .attention)
      for reason in reasons {
        screen.paragraph(VisibleText.oneLine(Wording.clause(reason)), indent: 2, lead: "- ")
      }
      writeOpenBeforeAWay(report, to: &screen)
    case .found(let route, let runnerUp):
      screen.paragraph(localized("To reach \(title): \(Self.sentence(route))."), as: .heading)
      if !report.isExact, let days = report.leastEffortDays {
        screen.paragraph(
          localized("A way with less work may exist, but none takes less than \(Wording.days(days))."), as: .secondary)
      }
      for (index, step) in route.steps.enumerated() { write(step, number: index + 1, to: &screen) }
      screen.blank()
      screen.paragraph(
        VisibleText.oneLine(Self.after(route, report))
          + (route.closes.isEmpty ? "" : " " + localized("It settles what holds you back:")))
      for gate in route.closes {
        screen.paragraph(VisibleText.oneLine(Wording.clause(gate)), indent: 2, lead: "- ")
      }
      screen.paragraph(VisibleText.oneLine(Self.runnerUp(runnerUp, of: route, report)), as: .secondary)
      writeOpenOnTheWay(report, to: &screen)
    }
    return screen.text
  }

  private func write(_ step: PathReport.Step, number: Int, to screen: inout ScreenText) {
    let lead = number < 10 ? " \(number). " : "\(number). "
    let sentences = [
      localized("About \(Wording.days(step.effortDays)) of work."),
      step.owner.map { localized("Who: \(Wording.clause($0)).") },
      step.share.map { localized("Then \(DisplayPercent.whole($0)) of 100.") },
    ]
    screen.blank()
    screen.paragraph(VisibleText.oneLine(step.title), lead: lead, as: .heading)
    screen.paragraph(
      VisibleText.oneLine(sentences.compactMap { $0 }.joined(separator: " ")), indent: lead.utf8.count)
    if !step.waitsFor.isEmpty {
      let names = Wording.list(step.waitsFor.map(Wording.name))
      screen.paragraph(
        VisibleText.oneLine(localized("Whether it is needed waits for \(names).")), indent: lead.utf8.count)
    }
  }

  /// What is not answered counts nothing, so that a path from there may be longer than it has to be.
  private func writeOpenBeforeAWay(_ report: PathReport, to screen: inout ScreenText) {
    guard report.answersMayHelp else { return }
    let count = report.openCount
    screen.paragraph(
      localized(
        count,
        one: """
          \(count) question that bears on the score has no answer yet and counts as nothing here. With it answered, \
          there may be a way.
          """,
        other: """
          \(count) questions that bear on the score have no answer yet and count as nothing here. With them answered, \
          there may be a way.
          """), as: .secondary)
  }

  private func writeOpenOnTheWay(_ report: PathReport, to screen: inout ScreenText) {
    guard report.answersMayHelp else { return }
    let count = report.openCount
    screen.paragraph(
      localized(
        count,
        one: """
          \(count) question that bears on the score has no answer yet and counts as nothing here. With it answered, \
          less may be left to do.
          """,
        other: """
          \(count) questions that bear on the score have no answer yet and count as nothing here. With them answered, \
          less may be left to do.
          """), as: .secondary)
  }

  /// `4 steps, 6 days of work, about 9 weeks`.
  private static func sentence(_ route: PathReport.Route) -> String {
    let count = route.steps.count
    let steps = localized(count, one: "\(count) step", other: "\(count) steps")
    let days = Wording.days(route.effortDays)
    guard let weeks = route.weeks else { return localized("\(steps), \(days) of work") }
    return localized("\(steps), \(days) of work, about \(Wording.weeks(max(1, weeks.rounded(.up))))")
  }

  private static func after(_ route: PathReport.Route, _ report: PathReport) -> String {
    let before = report.before.map { "\(DisplayPercent.whole($0.share)) -> " } ?? ""
    let score = "\(before)\(DisplayPercent.whole(route.after.share))"
    return localized("That brings \(score) of 100: \(Wording.clause(route.level)).")
  }

  private static func runnerUp(
    _ runnerUp: PathReport.Route?, of route: PathReport.Route, _ report: PathReport
  ) -> String {
    guard let runnerUp else {
      guard report.runnerUpIsExact else {
        return localized("The search for another way was stopped before it found one.")
      }
      let title = Wording.clause(report.title)
      return localized(
        route.steps.count, one: "Every way to \(title) takes this step.",
        other: "Every way to \(title) takes all of these steps.")
    }
    let extra = runnerUp.effortDays - route.effortDays
    let own = runnerUp.steps.filter { step in !route.steps.contains { $0.id == step.id } }.map {
      Wording.clause($0.title)
    }
    let left = route.steps.filter { step in !runnerUp.steps.contains { $0.id == step.id } }.map {
      Wording.clause($0.title)
    }
    let change =
      own.isEmpty
      ? localized("without \(quoted(left))") : localized("without \(quoted(left)), with \(quoted(own))")
    guard extra > 0 else {
      return report.runnerUpIsExact
        ? localized("The next best way costs as much: \(change).") : localized("Another way costs as much: \(change).")
    }
    return report.runnerUpIsExact
      ? localized("The next best way costs \(Wording.days(extra)) more: \(change).")
      : localized("Another way costs \(Wording.days(extra)) more: \(change).")
  }

  private static func quoted(_ titles: [String]) -> String { Wording.list(titles.map { "\"\($0)\"" }) }
}
