import Diagnostics
import Localization
import Questionnaires

extension TerminalRenderer {
  /// The whole report, to be read from the top, printed, or pasted into a message: the page that stands alone, then
  /// everything that it rests on.
  package func render(report: Report) -> String {
    Language.$current.withValue(Language(report.language)) {
      var screen = ScreenText(style)
      screen.paragraph(VisibleText.oneLine(report.definition.title), as: .heading)
      for line in ReportWords.about(report) { screen.paragraph(VisibleText.oneLine(line), as: .secondary) }
      write(ReportSummary(report), of: report, to: &screen)
      writeComputed(report, to: &screen)
      writePlan(report, to: &screen)
      writeWaiting(report, to: &screen)
      writeNotes(report, to: &screen)
      writeFailures(report, to: &screen)
      writeQuestions(report, to: &screen)
      writeMethod(report, to: &screen)
      return screen.text
    }
  }

  private func write(_ summary: ReportSummary, of report: Report, to screen: inout ScreenText) {
    screen.blank()
    screen.paragraph(VisibleText.oneLine(summary.result.joined(separator: " ")), as: .heading)
    if let text = report.standing.level?.summary, !text.isEmpty { screen.paragraph(text) }
    writeSections(report, to: &screen)
    if let targets = summary.targets { screen.paragraph(VisibleText.oneLine(targets.text)) }
    if !summary.strengths.isEmpty {
      screen.heading(ReportWords.inPlace)
      for strength in summary.strengths { writePoint("\(strength.text) (\(strength.origin))", to: &screen) }
    }
    if !summary.gaps.isEmpty {
      screen.heading(ReportWords.missing)
      for gap in summary.gaps { writePoint(ReportWords.line(gap), to: &screen) }
    }
    if let held = summary.heldBack {
      screen.heading(VisibleText.oneLine(held.lead))
      for reason in held.reasons { writePoint(Wording.capitalized(Wording.sentence(reason)), to: &screen) }
    }
    guard !summary.actions.isEmpty else { return }
    screen.heading(ReportWords.nextSteps)
    for action in summary.actions {
      screen.paragraph(VisibleText.oneLine(action.title), indent: 1, lead: "\(action.number). ")
      screen.paragraph(VisibleText.oneLine(action.text), indent: 4, as: .secondary)
    }
    if let more = summary.moreActions { screen.paragraph(more, indent: 1) }
  }

  private func writePoint(_ text: String, to screen: inout ScreenText) {
    screen.paragraph(VisibleText.oneLine(text), indent: 2, lead: "- ")
  }

  private func writePlan(_ report: Report, to screen: inout ScreenText) {
    guard !report.actions.isEmpty else { return }
    screen.heading(ReportWords.plan)
    for (index, action) in report.actions.enumerated() {
      write(action, number: index + 1, isFull: true, to: &screen)
    }
  }

  private func writeWaiting(_ report: Report, to screen: inout ScreenText) {
    let waiting = report.waitingInOrder
    guard !waiting.isEmpty else { return }
    screen.heading(ReportWords.open)
    for waiting in waiting { write(waiting, to: &screen) }
  }

  private func writeNotes(_ report: Report, to screen: inout ScreenText) {
    // Those to a question stand with it.
    let general = report.notes.filter { $0.item == nil }
    guard !general.isEmpty else { return }
    screen.heading(ReportWords.notes)
    for note in general { writePoint(ReportWords.note(note), to: &screen) }
  }

  private func writeQuestions(_ report: Report, to screen: inout ScreenText) {
    let notes = Dictionary(grouping: report.notes) { $0.item?.id }
    let evidence = Dictionary(grouping: report.evidence) { $0.item?.id }
    let numbers = report.sourceNumbers
    let answers = Dictionary(grouping: report.answers, by: \.section)
    let digits = report.answers.map { String($0.item.number ?? 0).utf8.count }.max() ?? 1
    screen.heading(ReportWords.questions)
    for section in report.sections {
      guard let entries = answers[section.id] else { continue }
      screen.heading(VisibleText.oneLine(section.title))
      for entry in entries {
        let number = entry.item.number.map { "\($0)." } ?? "-"
        let lead = String(repeating: " ", count: max(0, digits + 1 - number.utf8.count)) + number + " "
        screen.paragraph(VisibleText.oneLine(entry.item.question), lead: lead)
        let who = entry.respondent.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
        screen.paragraph(
          VisibleText.oneLine(HTMLWords.state(of: entry) + who), indent: lead.utf8.count,
          as: entry.state.isUnsettled ? .attention : .body)
        var remarks = (notes[entry.item.id] ?? []).map(ReportWords.note)
        remarks += (evidence[entry.item.id] ?? []).map(ReportWords.evidence)
        remarks += entry.statements.map(ReportWords.statement)
        if let settlement = entry.settlement { remarks.append(ReportWords.settlement(settlement)) }
        let cited = entry.sources.compactMap { numbers[$0] }.map(String.init)
        if !cited.isEmpty { remarks.append(localized("Sources: \(cited.joined(separator: ", "))")) }
        for remark in remarks {
          screen.paragraph(VisibleText.oneLine(remark), indent: lead.utf8.count, hang: 2, as: .secondary)
        }
      }
    }
  }

  private func writeMethod(_ report: Report, to screen: inout ScreenText) {
    screen.heading(ReportWords.method)
    for line in ReportWords.method(report) { screen.paragraph(VisibleText.oneLine(line)) }
    if !report.sources.isEmpty {
      screen.heading(ReportWords.sources)
      for (index, citation) in report.sources.enumerated() {
        let lead = index < 9 ? " \(index + 1). " : "\(index + 1). "
        screen.paragraph(VisibleText.oneLine(ReportWords.source(citation)), lead: lead)
        if let url = citation.url { screen.address(url, indent: lead.utf8.count) }
      }
    }
    screen.heading(ReportWords.record)
    for line in ReportWords.record(report) { screen.paragraph(VisibleText.oneLine(line)) }
  }
}
