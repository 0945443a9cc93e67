import Diagnostics
import Localization
import Questionnaires
import Scoring

/// Writes a comparison as Markdown: sentences first, then a table for each kind of thing.
///
/// ```markdown
/// | Section | 1 | 2 | Change |
/// | :--- | ---: | ---: | ---: |
/// | Partners and papers | 35 | 65 | +30 |
/// ```
package struct ComparisonMarkdownRenderer: Sendable {
  /// Creates a renderer.
  package init() {}

  /// The comparison as Markdown, ended by a line feed. Of many assessments the first and the last are shown.
  package func render(_ report: ComparisonReport) -> String {
    var blocks: [MarkdownText] = ["# \(localized("Compared: \(report.title)"))"]
    blocks.append("\(ComparisonWords.scope(report))")
    blocks += ComparisonWords.summary(report).map { "\($0)" }
    blocks += assessments(report)
    blocks += sections(report) + gates(report) + actions(report) + computed(report) + items(report)
    blocks.append("\(ComparisonWords.unchanged(report))")
    return MarkdownText.joined(blocks, by: "\n\n").source + "\n"
  }

  // MARK: - Tables

  private func assessments(_ report: ComparisonReport) -> [MarkdownText] {
    let shown = ComparisonTable.shown(report)
    let hasHeads = shown.contains { report.columns[$0].head != nil }
    let heads = [
      "", localized("Assessment"), localized("Score"), localized("Level"), localized("Settled"), localized("Answered"),
      localized("Status"),
    ]
    let rows = shown.map { index in
      let column = report.columns[index]
      let cells = [
        ComparisonWords.mark(column, in: report), ComparisonWords.label(column), ComparisonWords.score(column.score),
        ComparisonWords.level(column), "\(DisplayPercent.whole(column.coverage))%", ComparisonWords.answered(column),
        ComparisonWords.status(column, in: report),
      ]
      return cells + (hasHeads ? [column.head ?? ""] : [])
    }
    var blocks = [table(heads + (hasHeads ? [localized("Transcript head")] : []), rows)]
    let between = report.columns.count - shown.count
    if between > 0 {
      let text = localized(
        between, one: "\(between) more in between, told by other formats.",
        other: "\(between) more in between, told by other formats.")
      blocks.append("\(text)")
    }
    let note = localized("Scores are out of 100; in brackets, what they can still become.")
    blocks.append("\(note)")
    return blocks
  }

  private func sections(_ report: ComparisonReport) -> [MarkdownText] {
    guard !report.sections.isEmpty else { return [] }
    let tellsChange = report.order == .time || report.columns.count == 2
    let shown = ComparisonTable.shown(report)
    let rows = report.sections.map { row in
      let change = ComparisonWords.points(
        row.cells[0]?.score?.share, row.cells[row.cells.count - 1]?.score?.share, row.trend)
      return [Wording.clause(row.title)]
        + shown.map { row.cells[$0].map { ComparisonWords.score($0.score) } ?? localized("not asked") }
        + (tellsChange ? [change] : [])
    }
    var blocks = [
      heading(localized("Sections")),
      table(
        [localized("Section")] + marks(report) + (tellsChange ? [localized("Change")] : []), rows,
        numbers: 1...(shown.count + (tellsChange ? 1 : 0))),
    ]
    if tellsChange, rows.contains(where: { $0.last?.utf8.last == UInt8(ascii: "?") }) {
      let legend = localized("? It may not have changed: questions are open, or what counts is not the same.")
      blocks.append("\(legend)")
    }
    return blocks
  }

  private func gates(_ report: ComparisonReport) -> [MarkdownText] {
    guard report.order == .time else {
      return list(
        localized("Holds a level back"),
        report.gates.map { gate in
          let held = ComparisonWords.columns(report) { gate.cells[$0].holdsBack }
          return "\(Wording.clause(gate.levelTitle)): \(Wording.clause(gate.message)): \(held)"
        })
    }
    return ComparisonReport.GateChange.allCases.flatMap { change in
      list(
        ComparisonWords.heading(change),
        report.gates.filter { $0.change == change }.map {
          "\(Wording.clause($0.levelTitle)): \(Wording.clause($0.message))"
        })
    }
  }

  private func actions(_ report: ComparisonReport) -> [MarkdownText] {
    guard report.order == .time else {
      return list(
        localized("Steps to do"),
        report.actions.map { action in
          "\(Wording.clause(action.title)): \(ComparisonWords.columns(report) { action.cells[$0] != nil })"
        })
    }
    return ComparisonReport.ActionChange.allCases.flatMap { change in
      list(ComparisonWords.heading(change), report.actions.filter { $0.change == change }.map(\.title))
    }
  }

  private func computed(_ report: ComparisonReport) -> [MarkdownText] {
    let rows = report.computed.filter(\.isDifferent)
    guard !rows.isEmpty else { return [] }
    let shown = ComparisonTable.shown(report)
    return [
      heading(localized("Worked out from the answers")),
      table(
        [localized("Value")] + marks(report),
        rows.map { row in
          [Wording.clause(row.title)] + shown.map { row.cells[$0]?.text ?? localized("not in this version") }
        }),
    ]
  }

  private func items(_ report: ComparisonReport) -> [MarkdownText] {
    let differing = report.differingItems
    let groups =
      report.order == .clients && report.columns.count > 2
      ? [(heading: localized("Answered differently"), rows: differing)]
      : ComparisonWords.groups(of: differing, in: report)
    let all = groups + [(heading: localized("Asked in some only"), rows: report.itemsAskedInSome)]
    let shown = ComparisonTable.shown(report)
    return all.filter { !$0.rows.isEmpty }.flatMap { group in
      [
        heading("\(group.heading) (\(group.rows.count))"),
        table(
          [localized("Question")] + marks(report),
          group.rows.map { row in
            let changes = ComparisonWords.definitionChanges(row)
            let question = changes.isEmpty ? row.question : "\(row.question) [\(changes)]"
            return [question] + shown.map { ComparisonWords.answer(row.cells[$0]) }
          }),
      ]
    }
  }

  // MARK: - Pieces

  private func marks(_ report: ComparisonReport) -> [String] {
    ComparisonTable.shown(report).map { ComparisonWords.mark(report.columns[$0], in: report) }
  }

  private func heading(_ text: String) -> MarkdownText { "## \(text)" }

  private func list(_ heading: String, _ entries: [String]) -> [MarkdownText] {
    guard !entries.isEmpty else { return [] }
    return [self.heading("\(heading) (\(entries.count))"), .joined(entries.map { "- \($0)" }, by: "\n")]
  }

  private func table(_ heads: [String], _ rows: [[String]], numbers: ClosedRange<Int>? = nil) -> MarkdownText {
    func line(_ cells: [MarkdownText]) -> MarkdownText { "| " + .joined(cells, by: " | ") + " |" }
    let rule = heads.indices.map { numbers?.contains($0) == true ? "---:" as MarkdownText : ":---" }
    let lines = [line(heads.map { "\($0)" }), line(rule)] + rows.map { line($0.map { "\($0)" }) }
    return .joined(lines, by: "\n")
  }
}
