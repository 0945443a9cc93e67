import Assessments
import Diagnostics
import Localization
import Questionnaires

extension TerminalRenderer {
  /// How far respondents agree: in all, then by section and question, with who said what where they differ.
  ///
  /// ```
  /// All agree on 5 of the 10 questions that all were asked: 50%.
  ///
  /// The people and the learning: all agree on 1 of 4
  ///   Do mentors have time set aside to teach? [mentor_time]
  ///     2 of 3 agree. Apart by 50 of 100 points: from 0 to 50.
  ///     Ana Ortiz, Ben Cole: Not yet
  ///     Chris Lind: We have a draft on paper
  /// ```
  package func render(_ report: AgreementReport) -> String {
    report.language.speaking { text(of: report) }
  }

  private func text(of report: AgreementReport) -> String {
    var screen = ScreenText(style)
    screen.paragraph(VisibleText.oneLine(localized("Agreement: \(report.definition.title)")), as: .heading)
    let client = report.client.name.map { "\($0): " } ?? ""
    screen.paragraph(
      VisibleText.oneLine(client + AgreementWords.list(report.people.map(\.name))), as: .secondary)
    screen.blank()
    for (index, sentence) in AgreementWords.summary(report.count).enumerated() {
      screen.paragraph(sentence, as: index == 0 ? .heading : .body)
    }
    for section in report.sections {
      let all = section.count
      let title = VisibleText.oneLine(section.title)
      screen.heading(
        all.askedOfAll == 0 ? title : localized("\(title): all agree on \(all.agreedByAll) of \(all.askedOfAll)"))
      for item in section.items { write(item, to: &screen) }
    }
    return screen.text
  }

  private func write(_ item: AgreementReport.ItemResult, to screen: inout ScreenText) {
    let agreement = item.agreement
    screen.paragraph("\(VisibleText.oneLine(item.question)) [\(item.id)]", indent: 2)
    let verdict = AgreementWords.verdict(agreement)
    if agreement.verdict == .agreed, let group = agreement.groups.first {
      screen.paragraph(
        VisibleText.oneLine("\(verdict): \(item.statements[group[0]].text)"), indent: 4, as: .secondary)
    } else {
      let apart = item.spread.flatMap(AgreementWords.spread).map { " \($0)." } ?? ""
      screen.paragraph(VisibleText.oneLine("\(verdict).\(apart)"), indent: 4, as: .attention)
      for group in agreement.groups { write(group, of: item, to: &screen) }
      for silent in agreement.silent { write([silent], of: item, to: &screen) }
    }
    if agreement.asked > 0, !agreement.notAsked.isEmpty {
      let names = agreement.notAsked.map { item.statements[$0].name }
      screen.paragraph(
        VisibleText.oneLine(localized("Not asked: \(names.joined(separator: ", "))")), indent: 4, as: .secondary)
    }
    if agreement.verdict == .agreed { writeRemarks(of: item.statements, to: &screen) }
  }

  private func write(_ group: [Int], of item: AgreementReport.ItemResult, to screen: inout ScreenText) {
    let said = group.map { item.statements[$0] }
    let names = said.map(\.name).joined(separator: ", ")
    screen.paragraph(VisibleText.oneLine("\(names): \(said[0].text)"), indent: 4, hang: 2)
    writeRemarks(of: said, to: &screen)
  }

  private func writeRemarks(
    of statements: [AgreementReport.Statement], indent: Int = 6, to screen: inout ScreenText
  ) {
    for statement in statements {
      let name = statements.count > 1 ? statement.name : nil
      for note in statement.notes {
        let text = name.map { localized("note by \($0): \(note)") } ?? localized("note: \(note)")
        screen.paragraph(VisibleText.oneLine(text), indent: indent, as: .secondary)
      }
      for evidence in statement.evidence {
        let text = name.map { localized("evidence by \($0): \(evidence)") } ?? localized("evidence: \(evidence)")
        screen.paragraph(VisibleText.oneLine(text), indent: indent, as: .secondary)
      }
    }
  }

  /// Who said what to a question, and who settled it, below an answer in a list.
  func writeStatements(of entry: Report.AnswerEntry, indent: Int, to screen: inout ScreenText) {
    guard !entry.statements.isEmpty else { return }
    func line(_ text: String, indent: Int) {
      screen.paragraph(VisibleText.oneLine(text), indent: indent, hang: 2, as: .secondary)
    }
    if let settlement = entry.settlement {
      line(
        settlement.by.map { localized("settled by \($0), after:") }
          ?? localized("settled by somebody not named, after:"), indent: indent)
    } else if entry.isAgreed {
      let asked = entry.statements.filter { $0.state != .notAsked }.map(\.name)
      line(localized("agreed by \(asked.joined(separator: ", "))"), indent: indent)
      writeRemarks(of: entry.statements, indent: indent, to: &screen)
      return
    } else if entry.statements.allSatisfy({ $0.state == .open || $0.state == .deferred || $0.state == .notAsked }) {
      line(localized("answered by nobody so far"), indent: indent)
      writeRemarks(of: entry.statements, indent: indent, to: &screen)
      return
    } else {
      line(localized("said so far:"), indent: indent)
    }
    for statement in entry.statements {
      line("\(statement.name): \(statement.text)", indent: indent + 2)
      writeRemarks(of: [statement], indent: indent + 4, to: &screen)
    }
  }
}
