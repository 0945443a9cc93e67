import Diagnostics
import Localization
import Questionnaires
import Scoring

/// Shows a report at a terminal, or in plain lines.
///
/// What is compiled in is said in the report's language. Every text that is not is made visible and wrapped to the width of the style. Each result ends with a
/// line feed and does not begin or end with an empty line.
package struct TerminalRenderer: Sendable {
  /// How many actions the final screen shows.
  package static let firstActions = 5
  /// How many waiting questions the final screen names.
  package static let firstWaiting = 6

  /// Width, colour and glyphs.
  package let style: TerminalStyle

  /// Creates a renderer.
  package init(_ style: TerminalStyle) {
    self.style = style
  }

  /// The final screen: level and score first, then what holds the next level back, the first actions and what is open.
  /// - Parameter closing: what may be typed next; left out where `nil`.
  package func render(result report: Report, closing: String? = nil) -> String {
    report.speaking { result(report, closing) }
  }

  private func result(_ report: Report, _ closing: String?) -> String {
    var screen = ScreenText(style)
    writeTitle(report, to: &screen)
    writeStanding(report.standing, to: &screen)
    writeSections(report, to: &screen)
    writeHeldBack(report.standing, to: &screen)
    writeStrengths(report, to: &screen)
    writeComputed(report, to: &screen)
    writeFirstActions(report, to: &screen)
    writeOpen(report, to: &screen)
    writeFailures(report, to: &screen)
    if let head = report.head {
      screen.blank()
      screen.paragraph(localized("Transcript head: \(head)"), as: .secondary)
    }
    if let closing {
      screen.blank()
      screen.paragraph(closing)
    }
    return screen.text
  }

  /// Level and score in one sentence, not wrapped.
  package func headline(of report: Report) -> String {
    report.speaking { VisibleText.oneLine(Wording.headline(report.standing)) }
  }

  /// Score and section bars only.
  package func render(score report: Report) -> String {
    report.speaking {
      var screen = ScreenText(style)
      writeStanding(report.standing, to: &screen)
      writeSections(report, to: &screen)
      writeHeldBack(report.standing, to: &screen)
      return screen.text
    }
  }

  /// Every action with all its steps, then what there is to find out.
  package func render(plan report: Report) -> String {
    report.speaking { plan(report) }
  }

  private func plan(_ report: Report) -> String {
    var screen = ScreenText(style)
    let count = report.actions.count
    if report.actions.isEmpty {
      screen.paragraph(
        localized("No steps are waiting: with the answers so far, nothing in the list of actions applies."))
    } else {
      screen.heading(
        localized(
          count, one: "\(count) step, in an order that can be followed",
          other: "\(count) steps, in an order that can be followed"))
      for (index, action) in report.actions.enumerated() {
        write(action, number: index + 1, isFull: true, to: &screen)
      }
    }
    if !report.findOut.isEmpty {
      screen.heading(localized("To find out"))
      for waiting in report.findOut { write(waiting, to: &screen) }
    }
    return screen.text
  }

  // MARK: - Parts

  private func writeTitle(_ report: Report, to screen: inout ScreenText) {
    screen.paragraph(VisibleText.oneLine(report.definition.title), as: .heading)
    let client = report.client.name.flatMap { $0.isEmpty ? nil : VisibleText.oneLine($0) + ", " } ?? ""
    screen.paragraph("\(client)\(report.opened.shown)", as: .secondary)
    screen.blank()
  }

  private func writeStanding(_ standing: Report.Standing, to screen: inout ScreenText) {
    screen.paragraph(Wording.headline(standing), as: .heading)
    if let ladder = standing.ladder { screen.paragraph(VisibleText.oneLine(Wording.ladder(ladder)), as: .attention) }
    if let summary = standing.level?.summary, !summary.isEmpty { screen.paragraph(summary) }
    screen.paragraph(Wording.counts(standing.counts), as: .secondary)
  }

  func writeSections(_ report: Report, to screen: inout ScreenText) {
    let sections = report.sections.filter(\.isScored)
    guard !sections.isEmpty, report.standing.score != nil else { return }
    screen.blank()
    if style.drawsBars {
      SectionBars(sections, style: style).write(to: &screen)
    } else {
      for section in sections { screen.paragraph(VisibleText.oneLine(Wording.section(section))) }
    }
    guard let sturdiness = report.sturdiness else { return }
    screen.paragraph(VisibleText.oneLine(Wording.sturdiness(sturdiness)), as: .secondary)
  }

  private func writeHeldBack(_ standing: Report.Standing, to screen: inout ScreenText) {
    let (lead, reasons) = Wording.heldBack(standing)
    guard !reasons.isEmpty else { return }
    screen.blank()
    if reasons.count == 1 {
      screen.paragraph(VisibleText.oneLine("\(lead): \(reasons[0])."), as: .attention)
      return
    }
    screen.paragraph(VisibleText.oneLine("\(lead):"), as: .attention)
    for reason in reasons { screen.paragraph(VisibleText.oneLine(reason), indent: 2, lead: "- ") }
  }

  private func writeStrengths(_ report: Report, to screen: inout ScreenText) {
    let strengths = ReportSummary(report).strengths
    guard !strengths.isEmpty else { return }
    screen.heading(localized("Already in place"))
    for strength in strengths { screen.paragraph(VisibleText.oneLine(strength.text), indent: 2, lead: "- ") }
  }

  func writeComputed(_ report: Report, to screen: inout ScreenText) {
    guard !report.computed.isEmpty else { return }
    screen.heading(localized("Worked out from your answers"))
    for value in report.computed where value.value != nil {
      let lines = value.text.split(separator: "\n")
      guard lines.count > 1 else {
        screen.paragraph(VisibleText.oneLine("\(Wording.clause(value.title)): \(value.text)"), indent: 2, lead: "- ")
        continue
      }
      screen.paragraph(VisibleText.oneLine("\(Wording.clause(value.title)):"), indent: 2, lead: "- ")
      for line in lines { screen.paragraph(VisibleText.oneLine(String(line)), indent: 4, hang: 2) }
    }
    let waiting = report.computed.filter { $0.value == nil }.map { Wording.clause($0.title) }
    guard !waiting.isEmpty else { return }
    let names = waiting.count > 4 ? waiting.prefix(3) + [localized("\(waiting.count - 3) more")] : waiting[...]
    screen.paragraph(
      VisibleText.oneLine(localized("Waiting for answers: \(names.joined(separator: "; ")).")), indent: 2, lead: "- ",
      as: .secondary)
  }

  private func writeFirstActions(_ report: Report, to screen: inout ScreenText) {
    guard !report.actions.isEmpty else { return }
    let shown = report.actions.prefix(Self.firstActions)
    let rest = report.actions.count - shown.count
    screen.heading(
      rest > 0
        ? localized("What to do next: the first \(shown.count) of \(report.actions.count) steps")
        : localized("What to do next"))
    for (index, action) in shown.enumerated() { write(action, number: index + 1, isFull: false, to: &screen) }
  }

  private func writeOpen(_ report: Report, to screen: inout ScreenText) {
    let waiting = report.waitingInOrder
    guard !waiting.isEmpty else { return }
    screen.heading(localized("Still open"))
    for waiting in waiting.prefix(Self.firstWaiting) { write(waiting, to: &screen) }
    let rest = waiting.count - Self.firstWaiting
    if rest > 0 { screen.paragraph(localized("and \(rest) more."), indent: 2) }
  }

  func writeFailures(_ report: Report, to screen: inout ScreenText) {
    guard !report.failures.isEmpty else { return }
    screen.heading(localized("Rules of the questionnaire that could not be worked out"))
    for failure in report.failures {
      screen.paragraph(
        VisibleText.oneLine("\(failure.file):\(failure.line):\(failure.column): \(failure.message)"), indent: 2,
        lead: "- ")
    }
  }

  // MARK: - Entries

  func write(_ entry: Report.PlanEntry, number: Int, isFull: Bool, to screen: inout ScreenText) {
    screen.blank()
    let lead = number < 10 ? " \(number). " : "\(number). "
    let indent = lead.utf8.count
    screen.paragraph(VisibleText.oneLine(entry.title), lead: lead, as: .heading)
    screen.paragraph(VisibleText.oneLine(Wording.worth(entry)), indent: indent)
    for cause in entry.because.prefix(isFull ? .max : 2) {
      screen.paragraph(VisibleText.oneLine(localized("Why: \(Wording.cause(cause))")), indent: indent, hang: 2)
    }
    let untold = isFull ? 0 : entry.because.count - 2
    if untold > 0 {
      screen.paragraph(
        localized(untold, one: "and \(untold) more answer.", other: "and \(untold) more answers."), indent: indent)
    }
    for gate in entry.closes {
      screen.paragraph(
        VisibleText.oneLine(localized("Settles what holds you back: \(Wording.clause(gate)).")), indent: indent, hang: 2
      )
    }
    if !entry.waitsFor.isEmpty {
      let names = Wording.list(entry.waitsFor.map(Wording.name))
      screen.paragraph(VisibleText.oneLine(localized("Whether it applies waits for \(names).")), indent: indent)
    }
    if isFull {
      for (index, step) in entry.steps.enumerated() { screen.paragraph(step, indent: indent, lead: "\(index + 1). ") }
      for evidence in entry.evidence {
        screen.paragraph(
          VisibleText.oneLine(localized("Done when there is: \(Wording.clause(evidence)).")), indent: indent, hang: 2)
      }
    } else if let first = entry.steps.first {
      screen.paragraph(localized("First step: \(first)"), indent: indent, hang: 2)
    }
    // Addresses are in the plan: a result is read at one sitting.
    for citation in entry.sources {
      let text = localized("Source: \(Wording.citation(citation))")
      write(citation, as: text, indent: indent, withAddress: isFull, to: &screen)
    }
    for citation in isFull ? entry.furtherReading : [] {
      write(citation, as: localized("To read: \(Wording.citation(citation))"), indent: indent, to: &screen)
    }
  }

  private func write(
    _ citation: Report.Citation, as text: String, indent: Int, withAddress: Bool = true, to screen: inout ScreenText
  ) {
    screen.paragraph(VisibleText.oneLine(text), indent: indent, hang: 2, as: .secondary)
    if withAddress, let url = citation.url { screen.address(url, indent: indent + 2) }
  }

  func write(_ waiting: Report.Waiting, to screen: inout ScreenText) {
    let lead = waiting.item.number.map { $0 < 10 ? " \($0). " : "\($0). " } ?? " - "
    let question = VisibleText.oneLine(waiting.item.question)
    screen.paragraph("\(question) [\(VisibleText.oneLine(Wording.state(of: waiting)))]", indent: 1, lead: lead)
  }

  func answer(_ entry: Report.AnswerEntry) -> String {
    switch entry.state {
    case .answered: return localized("answered: \(VisibleText.oneLine(entry.text))")
    case .deferred:
      guard let who = entry.parkedWith else { return localized("skipped") }
      return who.isEmpty ? localized("parked") : localized("parked for \(VisibleText.oneLine(who))")
    case .open: return entry.item.number == nil ? localized("may be asked") : localized("open")
    case .unknown, .notApplicable, .notAsked: return VisibleText.oneLine(entry.text)
    }
  }
}
