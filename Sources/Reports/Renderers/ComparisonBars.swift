import Diagnostics
import Localization
import Scoring

/// The sections of a comparison on one scale, the first and the last as ends of a line, with their numbers.
///
/// ```
///   Partners and papers   ----------o=========*----------   35   65   +30
/// ```
struct ComparisonBars {
  private static let greatestLength = 32
  private static let leastLength = 12
  /// Numbers for more columns than this are left to other formats.
  private static let greatestColumns = 6

  private let report: ComparisonReport
  private let style: TerminalStyle
  private let titleWidth: Int
  /// 0 where no line is drawn.
  private let length: Int
  /// The columns whose numbers are told.
  private let shown: [Int]
  private let isTable: Bool

  init(_ report: ComparisonReport, style: TerminalStyle) {
    self.report = report
    self.style = style
    let count = report.columns.count
    shown = count <= Self.greatestColumns ? Array(0..<count) : [0, count - 1]
    let longest = report.sections.map { DisplayWidth.of(VisibleText.oneLine($0.title)) }.max() ?? 0
    // Five cells for a number or a mark, seven for the change, four around the title and two before the numbers.
    let free = style.width - 5 * shown.count - 7 - 4
    let isLine = count == 2 || report.order == .time
    let bar = isLine ? min(Self.greatestLength, free - 2 - min(longest, max(20, free * 45 / 100))) : 0
    length = bar >= Self.leastLength ? bar : 0
    titleWidth = min(longest, free - (length > 0 ? length + 2 : 0))
    isTable = style.drawsBars && titleWidth >= min(longest, 16)
  }

  func write(to screen: inout ScreenText) {
    guard isTable else {
      for row in report.sections { screen.paragraph(VisibleText.oneLine(sentence(row)), indent: 2, lead: "- ") }
      writeLegend(to: &screen)
      return
    }
    let marks = shown.map { ScreenText.shortened(ComparisonWords.mark(report.columns[$0], in: report), to: 4) }
    let space = String(repeating: " ", count: 2 + titleWidth + 2 + (length > 0 ? length + 2 : 0))
    screen.row([(space + marks.map { Self.right($0, 5) }.joined(), .secondary)])
    for row in report.sections { write(row, to: &screen) }
    if length > 0 {
      let (first, _, last) = glyphs
      let same = style.usesBlocks ? "\u{25C9}" : "@"
      screen.paragraph(
        localized("From 0 to 100: \(first) the first, \(last) the last, \(same) both."), indent: 2, as: .secondary)
    } else {
      screen.paragraph(localized("Out of 100."), indent: 2, as: .secondary)
    }
    writeLegend(to: &screen)
  }

  private func writeLegend(to screen: inout ScreenText) {
    guard report.columns.count == 2 || report.order == .time else { return }
    let isOpen = report.sections.contains { [.mayHaveRisen, .mayHaveFallen, .undecided].contains($0.trend) }
    guard isOpen else { return }
    screen.paragraph(
      localized("? It may not have changed: questions are open, or what counts is not the same."), indent: 2,
      as: .secondary)
  }

  /// What is said where nothing is drawn: `Partners: 35, 65 of 100; +30`.
  private func sentence(_ row: ComparisonReport.SectionRow) -> String {
    let scores = shown.map { ComparisonWords.score(row.cells[$0]?.score) }.joined(separator: ", ")
    let change = change(row)
    return localized("\(Wording.clause(row.title)): \(scores) of 100") + (change.isEmpty ? "" : "; \(change)")
  }

  private func change(_ row: ComparisonReport.SectionRow) -> String {
    guard report.columns.count == 2 || report.order == .time else { return "" }
    return ComparisonWords.points(row.cells[0]?.score?.share, row.cells[row.cells.count - 1]?.score?.share, row.trend)
  }

  private func write(_ row: ComparisonReport.SectionRow, to screen: inout ScreenText) {
    let titles = TextWrapping.lines(VisibleText.oneLine(row.title), width: max(8, titleWidth))
    for (index, title) in titles.enumerated() {
      let gap = String(repeating: " ", count: max(0, titleWidth - DisplayWidth.of(title)))
      guard index == 0 else {
        screen.row([("  " + title, .body)])
        continue
      }
      var stretches: [(text: String, role: TerminalStyle.Role)] = [("  \(title)\(gap)  ", .body)]
      if length > 0 { stretches += line(row) + [("  ", .body)] }
      for column in shown {
        let number = row.cells[column]?.score.map { String(DisplayPercent.whole($0.share)) } ?? "-"
        stretches.append((Self.right(number, 5), .heading))
      }
      let change = change(row)
      if !change.isEmpty { stretches.append((Self.right(change, 7), .body)) }
      screen.row(stretches)
    }
  }

  private var glyphs: (first: String, line: String, last: String) {
    style.usesBlocks ? ("\u{25CB}", "\u{2501}", "\u{25CF}") : ("o", "=", "*")
  }

  /// The scale with the first and the last on it.
  private func line(_ row: ComparisonReport.SectionRow) -> [(text: String, role: TerminalStyle.Role)] {
    func cell(_ share: Double?) -> Int? { share.map { min(length - 1, Int(($0 * Double(length - 1)).rounded())) } }
    let first = cell(row.cells[0]?.score?.share)
    let last = cell(row.cells[row.cells.count - 1]?.score?.share)
    let (start, between, end) = glyphs
    let rest = style.usesBlocks ? "\u{00B7}" : "-"
    var stretches: [(text: String, role: TerminalStyle.Role)] = []
    for place in 0..<length {
      let isBoth = place == first && place == last
      let isBetween = first.flatMap { first in last.map { min(first, $0)...max(first, $0) ~= place } } ?? false
      let glyph =
        isBoth
        ? (style.usesBlocks ? "\u{25C9}" : "@")
        : place == last ? end : place == first ? start : isBetween ? between : rest
      let role: TerminalStyle.Role = place == first || place == last || isBetween ? .heading : .secondary
      if let previous = stretches.last, previous.role == role {
        stretches[stretches.count - 1].text += glyph
      } else {
        stretches.append((glyph, role))
      }
    }
    return stretches
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - DisplayWidth.of(text))) + text
  }
}
