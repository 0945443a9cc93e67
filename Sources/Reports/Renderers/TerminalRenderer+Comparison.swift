import Diagnostics
import Localization
import Questionnaires
import Scoring

extension TerminalRenderer {
  /// How many entries of a list are named.
  package static let comparedEntries = 25

  /// Assessments beside each other: what it comes to first, then sections, what holds the level back, steps, answers.
  ///
  /// Of many assessments the first and the last are shown, whatever their number; other formats have all.
  ///
  /// ```
  /// The score has risen from 42 to 61 (61 to 70) of 100.
  /// The level has risen: Exploring, then Building.
  ///
  ///      Date        Score          Level      Settled  Answered
  ///   1  2026-03-02  42             Exploring     100%  20 of 20
  ///   2  2026-09-01  61 (61 to 70)  Building       90%  18 of 20  unfinished
  ///
  ///   Partners and papers   ----------o=========*----------   35   65   +30
  /// ```
  package func render(_ report: ComparisonReport) -> String {
    var screen = ScreenText(style)
    screen.paragraph(VisibleText.oneLine(localized("Compared: \(report.title)")), as: .heading)
    screen.paragraph(VisibleText.oneLine(ComparisonWords.scope(report)), as: .secondary)
    screen.blank()
    for (index, sentence) in ComparisonWords.summary(report).enumerated() {
      screen.paragraph(VisibleText.oneLine(sentence), as: index == 0 ? .heading : .body)
    }
    screen.blank()
    ComparisonTable(report, style: style).write(to: &screen)
    writeSections(report, to: &screen)
    writeGates(report, to: &screen)
    writeComputed(report, to: &screen)
    writeActions(report, to: &screen)
    writeItems(report, to: &screen)
    writeHeads(report, to: &screen)
    return screen.text
  }

  private func writeSections(_ report: ComparisonReport, to screen: inout ScreenText) {
    guard !report.sections.isEmpty else { return }
    screen.heading(localized("Sections"))
    ComparisonBars(report, style: style).write(to: &screen)
  }

  // MARK: - Lists

  /// Entries under a heading, the first of many.
  private func write(_ heading: String, _ entries: [String], to screen: inout ScreenText) {
    guard !entries.isEmpty else { return }
    screen.heading(VisibleText.oneLine("\(heading) (\(entries.count))"))
    for entry in entries.prefix(Self.comparedEntries) {
      screen.paragraph(VisibleText.oneLine(entry), indent: 2, lead: "- ")
    }
    let rest = entries.count - Self.comparedEntries
    if rest > 0 { screen.paragraph(localized("and \(rest) more, told by other formats."), indent: 2) }
  }

  private func writeGates(_ report: ComparisonReport, to screen: inout ScreenText) {
    guard report.order == .time else {
      write(
        localized("Holds a level back"),
        report.gates.map { gate in
          let held = ComparisonWords.columns(report) { gate.cells[$0].holdsBack }
          return "\(Wording.clause(gate.levelTitle)): \(Wording.clause(gate.message)): \(held)"
        }, to: &screen)
      return
    }
    for change in ComparisonReport.GateChange.allCases {
      let gates = report.gates.filter { $0.change == change }
      write(
        ComparisonWords.heading(change),
        gates.map { "\(Wording.clause($0.levelTitle)): \(Wording.clause($0.message))" }, to: &screen)
    }
  }

  private func writeComputed(_ report: ComparisonReport, to screen: inout ScreenText) {
    let rows = report.computed.filter(\.isDifferent)
    write(
      localized("Worked out from the answers"),
      rows.map { row in
        let values = row.cells.map { cell -> String in
          let text = cell?.text ?? localized("not in this version")
          return text.split(separator: "\n").joined(separator: "; ")
        }
        return "\(Wording.clause(row.title)): \(told(report) { values[$0] })"
      }, to: &screen)
  }

  private func writeActions(_ report: ComparisonReport, to screen: inout ScreenText) {
    guard report.order == .time else {
      write(
        localized("Steps to do"),
        report.actions.map { action in
          "\(Wording.clause(action.title)): \(ComparisonWords.columns(report) { action.cells[$0] != nil })"
        }, to: &screen)
      return
    }
    for change in ComparisonReport.ActionChange.allCases {
      let actions = report.actions.filter { $0.change == change }
      write(ComparisonWords.heading(change), actions.map(\.title), to: &screen)
    }
  }

  private func writeItems(_ report: ComparisonReport, to screen: inout ScreenText) {
    let differing = report.differingItems
    if report.order == .clients, report.columns.count > 2 {
      write(
        localized("Answered differently"), differing.map { entry($0, report) }, to: &screen)
    } else {
      for group in ComparisonWords.groups(of: differing, in: report) {
        write(group.heading, group.rows.map { entry($0, report) }, to: &screen)
      }
    }
    write(localized("Asked in some only"), report.itemsAskedInSome.map { entry($0, report) }, to: &screen)
    screen.blank()
    screen.paragraph(ComparisonWords.unchanged(report), as: .secondary)
  }

  private func entry(_ row: ComparisonReport.ItemRow, _ report: ComparisonReport) -> String {
    let changes = ComparisonWords.definitionChanges(row)
    let mark = changes.isEmpty ? "" : " [\(changes)]"
    return "\(row.question)\(mark) \(told(report) { ComparisonWords.answer(row.cells[$0]) })"
  }

  /// Values from the first to the last; of several clients, who has which.
  private func told(_ report: ComparisonReport, _ value: (Int) -> String) -> String {
    guard report.order == .time else {
      return ComparisonWords.groups(report, value).joined(separator: "; ")
    }
    return "\(value(0)) -> \(value(report.columns.count - 1))"
  }

  private func writeHeads(_ report: ComparisonReport, to screen: inout ScreenText) {
    let shown = ComparisonTable.shown(report).filter { report.columns[$0].head != nil }
    guard !shown.isEmpty else { return }
    screen.blank()
    for column in shown {
      let mark = ComparisonWords.mark(report.columns[column], in: report)
      screen.paragraph(
        localized("Transcript head of \(mark): \(report.columns[column].head ?? "")"), hang: 2, as: .secondary)
    }
  }
}

extension ComparisonWords {
  /// Questions that differ in the same way, under what they have in common.
  static func groups(
    of rows: [ComparisonReport.ItemRow], in report: ComparisonReport
  ) -> [(heading: String, rows: [ComparisonReport.ItemRow])] {
    var groups: [(heading: String, rows: [ComparisonReport.ItemRow])] = []
    for difference in ComparisonReport.ItemDifference.allCases {
      let found = rows.filter { $0.difference == difference }
      guard !found.isEmpty else { continue }
      let heading = heading(difference, in: report)
      if let index = groups.firstIndex(where: { $0.heading == heading }) {
        groups[index].rows += found
      } else {
        groups.append((heading, found))
      }
    }
    return groups
  }
}
