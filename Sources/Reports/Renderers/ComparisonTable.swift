import Diagnostics
import Localization
import Scoring

/// The assessments of a comparison, a line each; of many the first and the last.
struct ComparisonTable {
  /// How many are shown before those in between are left out.
  static let limit = 12

  private let report: ComparisonReport
  private let style: TerminalStyle

  init(_ report: ComparisonReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  /// The columns that a screen shows.
  static func shown(_ report: ComparisonReport) -> [Int] {
    report.columns.count <= limit ? Array(report.columns.indices) : [0, report.columns.count - 1]
  }

  func write(to screen: inout ScreenText) {
    let shown = Self.shown(report)
    let rows = shown.map { cells(report.columns[$0]) }
    let heads = [
      "", report.order == .time ? localized("Date") : localized("Assessment"), localized("Score"), localized("Level"),
      localized("Settled"), localized("Answered"), "",
    ]
    let widths = heads.indices.map { place in
      ([heads[place]] + rows.map { $0[place] }).map { DisplayWidth.of($0) }.max() ?? 0
    }
    // Two cells before each column.
    let isTable = !style.isPlain && widths.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) } <= style.width
    if isTable { screen.row([(line(heads, widths), .secondary)]) }
    for (index, row) in rows.enumerated() {
      if isTable {
        screen.row([(line(row, widths), .body)])
      } else {
        let facts = [
          report.columns[shown[index]].score == nil ? row[2] : localized("\(row[2]) of 100"), row[3],
          localized("\(row[4]) settled"), localized("\(row[5]) answered"), row[6],
        ]
        screen.paragraph(
          VisibleText.oneLine("\(row[1]): " + facts.filter { !$0.isEmpty }.joined(separator: "; ") + "."), indent: 2,
          lead: "\(row[0]). ", hang: 2)
      }
      let between = report.columns.count - shown.count
      if index == 0, between > 0 {
        screen.paragraph(
          localized(
            between, one: "\(between) more in between, told by other formats.",
            other: "\(between) more in between, told by other formats."), indent: 5, as: .secondary)
      }
    }
    if report.columns.contains(where: { column in
      column.score.map { DisplayPercent.whole($0.low) != DisplayPercent.whole($0.high) } ?? false
    }) {
      screen.paragraph(
        localized("Scores are out of 100; in brackets, what they can still become."), indent: 2, as: .secondary)
    }
  }

  private func cells(_ column: ComparisonReport.Column) -> [String] {
    [
      ComparisonWords.mark(column, in: report),
      report.order == .time ? ComparisonWords.name(column, in: report) : ComparisonWords.label(column),
      ComparisonWords.score(column.score), ComparisonWords.level(column),
      "\(DisplayPercent.whole(column.coverage))%", ComparisonWords.answered(column),
      ComparisonWords.status(column, in: report),
    ].map(VisibleText.oneLine)
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (place, cell) in cells.enumerated() where widths[place] > 0 {
      let gap = String(repeating: " ", count: widths[place] - DisplayWidth.of(cell))
      // Numbers end below each other.
      line += "  " + (place == 0 || place == 4 ? gap + cell : cell + gap)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
