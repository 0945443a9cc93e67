import Diagnostics
import Localization
import Questionnaires
import Scoring

package import JSONDocuments

/// Shows what a cohort comes to, at a terminal or as JSON.
///
/// ```
/// Score, out of 100: a quarter has at most 31, half at most 46, three quarters at most 60.
/// ```
package struct CohortRenderer: Sendable {
  /// Width, colour and glyphs.
  package let style: TerminalStyle

  /// Creates a renderer.
  package init(_ style: TerminalStyle) {
    self.style = style
  }

  // MARK: - Terminal

  /// The cohort for people.
  package func render(_ report: CohortReport) -> String {
    var screen = ScreenText(style)
    screen.paragraph(VisibleText.oneLine(report.title), as: .heading)
    let scored = Self.whole(report.scored)
    let people = localized(report.scored, one: "\(scored) respondent", other: "\(scored) respondents")
    let failed = Self.whole(report.failed)
    screen.paragraph(
      report.failed == 0
        ? people + "."
        : localized(
          report.failed, one: "\(people); \(failed) row with errors is left out.",
          other: "\(people); \(failed) rows with errors are left out."))
    guard report.scored > 0 else { return screen.text }
    writeLevels(report, to: &screen)
    writeQuartiles(report, to: &screen)
    write(localized("Most common gaps"), report.gaps, report, to: &screen) { count in
      let unsettled = Self.whole(count.unsettled)
      return count.unsettled > 0
        ? " (" + localized(count.unsettled, one: "\(unsettled) not known", other: "\(unsettled) not known") + ")" : ""
    }
    write(localized("What holds most back"), report.gates, report, to: &screen) { " (\($0.id))" }
    write(localized("What would bring most forward"), report.actions, report, to: &screen) { _ in "" }
    return screen.text
  }

  private func writeLevels(_ report: CohortReport, to screen: inout ScreenText) {
    guard !report.levels.isEmpty else { return }
    screen.blank()
    screen.paragraph(localized("Levels"), as: .heading)
    var rows = report.levels.map { ($0.title, $0.count) }
    if report.withoutLevel > 0 { rows.append((localized("No level"), report.withoutLevel)) }
    for (title, count) in rows {
      screen.paragraph(
        VisibleText.oneLine(
          "\(title): \(Self.whole(count)), \(share(count, of: report.scored))\(bar(count, of: report.scored))"),
        indent: 2, hang: 2)
    }
  }

  private func writeQuartiles(_ report: CohortReport, to screen: inout ScreenText) {
    screen.blank()
    screen.paragraph(
      localized("Scores out of 100: at most so much for a quarter, half and three quarters"), as: .heading)
    for row in [report.total] + report.sections {
      let values = row.values.map { $0.map { String(DisplayPercent.whole($0)) } ?? "-" }.joined(separator: ", ")
      screen.paragraph(VisibleText.oneLine("\(row.title): \(values)"), indent: 2, hang: 2)
    }
  }

  private func write(
    _ heading: String, _ counts: [CohortReport.Count], _ report: CohortReport, to screen: inout ScreenText,
    remark: (CohortReport.Count) -> String
  ) {
    guard !counts.isEmpty else { return }
    screen.blank()
    screen.paragraph(heading, as: .heading)
    for count in counts {
      screen.paragraph(
        VisibleText.oneLine(
          "\(share(count.count, of: report.scored)), \(Self.whole(count.count)): \(count.title)\(remark(count))"),
        indent: 2,
        hang: 2)
    }
  }

  private static func whole(_ number: Int) -> String { NumberText.whole(Int64(number)) }

  private func share(_ count: Int, of all: Int) -> String {
    NumberText.percent(whole: DisplayPercent.whole(Double(count) / Double(all)))
  }

  private func bar(_ count: Int, of all: Int) -> String {
    guard style.drawsBars else { return "" }
    let cells = (count * 20 + all / 2) / all
    return cells > 0 ? " " + String(repeating: style.usesBlocks ? "\u{2588}" : "#", count: cells) : ""
  }

  // MARK: - JSON

  /// The cohort for programs: shares are numbers 0...1, to a thousandth. Only what the questionnaire says is in the
  /// language of the report.
  package func jsonValue(_ report: CohortReport) -> JSONValue {
    func counts(_ counts: [CohortReport.Count], name: String = "id") -> JSONValue {
      .array(
        counts.map { count in
          .object([
            .init(name: name, value: .string(count.id)), .init(name: "title", value: .string(count.title)),
            .init(name: "count", value: .integer(Int64(count.count))),
            .init(name: "share", value: .number(report.scored > 0 ? Double(count.count) / Double(report.scored) : 0)),
          ])
        })
    }
    func quartiles(_ row: CohortReport.Quartiles) -> JSONValue {
      func number(_ index: Int) -> JSONValue { row.values[index].map { .number($0) } ?? .null }
      return [
        "id": .string(row.id), "title": .string(row.title), "count": .integer(Int64(row.count)), "quarter": number(0),
        "half": number(1), "threeQuarters": number(2),
      ]
    }
    var total = report.total
    total.title = Language.neutral.speaking { CohortReport.wholeTitle }
    return [
      "format": 1, "questionnaire": .string(report.title), "scored": .integer(Int64(report.scored)),
      "failed": .integer(Int64(report.failed)), "levels": counts(report.levels),
      "withoutLevel": .integer(Int64(report.withoutLevel)), "score": quartiles(total),
      "sections": .array(report.sections.map(quartiles)), "gaps": counts(report.gaps),
      "gates": counts(report.gates, name: "level"), "actions": counts(report.actions),
    ]
  }
}
