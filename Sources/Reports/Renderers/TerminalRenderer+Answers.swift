import Diagnostics
import Localization

package import Questionnaires

extension TerminalRenderer {
  /// Every question that is asked or may be, by section, with number, name, state and answer.
  package func render(answers report: Report) -> String {
    report.speaking { answers(of: report) }
  }

  private func answers(of report: Report) -> String {
    var screen = ScreenText(style)
    guard !report.answers.isEmpty else {
      screen.paragraph(localized("No question is asked yet."))
      return screen.text
    }
    write(report.answers, of: report, to: &screen)
    let general = report.notes.filter { $0.item == nil }
    if !general.isEmpty { screen.blank() }
    for note in general { screen.paragraph(VisibleText.oneLine(localized("Note: \(note.text)"))) }
    screen.blank()
    screen.paragraph(Wording.counts(report.standing.counts))
    return screen.text
  }

  /// The questions of one section, as ``render(answers:)`` shows them all.
  package func render(answers report: Report, of section: SectionID) -> String {
    report.speaking {
      var screen = ScreenText(style)
      let entries = report.answers.filter { $0.section == section }
      if entries.isEmpty { screen.paragraph(localized("No question of this section is asked.")) }
      write(entries, of: report, to: &screen)
      return screen.text
    }
  }

  /// A section's title, and who confirmed it.
  private func heading(_ section: Report.SectionResult) -> String {
    guard let who = section.confirmedBy else { return section.title }
    return who.isEmpty
      ? localized("\(section.title) (confirmed)") : localized("\(section.title) (confirmed, \(who))")
  }

  /// `note, Lee Chu: not before May`.
  private static func note(_ note: Report.Remark) -> String {
    VisibleText.oneLine(
      note.author.map { localized("note, \($0): \(note.text)") } ?? localized("note: \(note.text)"))
  }

  private static func evidence(_ evidence: Report.Remark) -> String {
    VisibleText.oneLine(
      evidence.author.map { localized("evidence, \($0): \(evidence.text)") }
        ?? localized("evidence: \(evidence.text)"))
  }

  private func write(_ entries: [Report.AnswerEntry], of report: Report, to screen: inout ScreenText) {
    let digits = report.answers.map { String($0.item.number ?? 0).utf8.count }.max() ?? 1
    let titles = Dictionary(report.sections.map { ($0.id, heading($0)) }) { first, _ in first }
    let evidence = Dictionary(grouping: report.evidence) { $0.item?.id }
    let notes = Dictionary(grouping: report.notes) { $0.item?.id }
    // Who said what is only worth telling where several people did, and is told at length where they are compared.
    let showsWho = report.agreement == nil && Set(report.answers.compactMap(\.respondent)).count > 1
    var section: SectionID?
    for entry in entries {
      if entry.section != section {
        section = entry.section
        screen.heading(VisibleText.oneLine(titles[entry.section] ?? entry.section.text))
      }
      let number = entry.item.number.map(String.init) ?? "-"
      let lead = String(repeating: " ", count: max(0, digits - number.utf8.count)) + number + "  "
      let question = ScreenText.shortened(entry.item.question, to: max(8, style.width - lead.utf8.count - 2))
      screen.paragraph(question, indent: 2, lead: lead)
      let indent = 2 + lead.utf8.count
      let who = showsWho ? entry.respondent.map { " (\(VisibleText.oneLine($0)))" } ?? "" : ""
      screen.paragraph(
        "\(entry.item.id.text) - \(answer(entry))\(who)", indent: indent,
        as: entry.state.isUnsettled ? .attention : .secondary)
      for note in notes[entry.item.id] ?? [] {
        screen.paragraph(Self.note(note), indent: indent, as: .secondary)
      }
      for remark in evidence[entry.item.id] ?? [] {
        screen.paragraph(Self.evidence(remark), indent: indent, as: .secondary)
      }
      writeStatements(of: entry, indent: indent, to: &screen)
    }
  }
}
