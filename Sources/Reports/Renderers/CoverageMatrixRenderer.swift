import Diagnostics
package import Questionnaires

/// Shows how many questions of each questionnaire bear on each row of a coverage map.
///
/// ```
///   A business_case   B quick_check
///
/// Five characteristics                A  B  all
///   Wages that rise                  11  2   13
///   Collaboration                     -  3    3
///   Support systems                  no question yet
/// ```
package struct CoverageMatrixRenderer: Sendable {
  /// Width and colour.
  package var style: TerminalStyle
  /// Whether each row is a sentence, which suits screen readers; also done where a table does not fit.
  package var usesSentences: Bool

  /// Creates a renderer.
  package init(_ style: TerminalStyle, usesSentences: Bool) {
    self.style = style
    self.usesSentences = usesSentences
  }

  /// The matrix, each line ended by a line feed.
  package func render(_ matrix: CoverageMatrix) -> String {
    var screen = ScreenText(style)
    screen.paragraph(Self.plain(matrix.map.title), as: .heading)
    if !usesSentences, let table = CoverageTable(matrix, width: style.width) {
      table.write(to: &screen)
    } else {
      sentences(matrix, to: &screen)
    }
    screen.blank()
    let rows = matrix.groups.reduce(0) { $0 + $1.rows.count }
    let empty = matrix.emptyRows.count
    screen.paragraph(
      (empty == 0
        ? "Every row has a question." : "\(empty) of \(rows) rows \(empty == 1 ? "has" : "have") no question yet.")
        + " A number counts the questions that are tagged for the row; it does not say that they come from there.")
    return screen.text
  }

  private func sentences(_ matrix: CoverageMatrix, to screen: inout ScreenText) {
    for (group, rows) in matrix.groups {
      screen.heading(Self.plain(group.title))
      for row in rows {
        let parts = zip(matrix.questionnaires, row.counts).filter { $1 > 0 }.map { "\($0) \($1)" }
        let counts =
          row.total == 0
          ? Self.emptyWords : "\(row.total) question\(row.total == 1 ? "" : "s") (\(parts.joined(separator: ", ")))"
        screen.paragraph("\(Self.plain(row.row.title)): \(counts)", indent: 2, hang: 2)
        Self.writeFurtherReading(row.row, to: &screen)
      }
    }
  }

  /// What is said of a row on which nothing bears.
  fileprivate static let emptyWords = "no question yet"

  fileprivate static func writeFurtherReading(_ row: CoverageMap.Row, to screen: inout ScreenText) {
    guard let text = row.furtherReading else { return }
    screen.paragraph("further reading: \(plain(text))", indent: 4, hang: 2, as: .secondary)
  }

  fileprivate static func plain(_ text: LocalizedText) -> String { text.template(in: "en").filled { _ in "..." } }
}

/// The matrix as a table whose columns are letters.
private struct CoverageTable {
  private let matrix: CoverageMatrix
  private let width: Int
  /// The cells of a questionnaire's column: as many as the longest number has digits.
  private let column: Int
  private let totalColumn: Int
  /// The cells before the first number.
  private let margin: Int

  private static let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
  private static let totalWord = "all"
  private static let gap = 2
  private static let indent = 2

  /// Lays out a table; `nil` where it does not fit the width.
  init?(_ matrix: CoverageMatrix, width: Int) {
    guard matrix.questionnaires.count <= Self.letters.count else { return nil }
    let rows = matrix.groups.flatMap(\.rows)
    column = rows.flatMap(\.counts).map { "\($0)".utf8.count }.max() ?? 1
    totalColumn = rows.reduce(Self.totalWord.utf8.count) { max($0, "\($1.total)".utf8.count) }
    let numbers = matrix.questionnaires.count * (Self.gap + column) + Self.gap + totalColumn
    let titles =
      rows.map { Self.indent + DisplayWidth.of(VisibleText.oneLine(CoverageMatrixRenderer.plain($0.row.title))) }
      + matrix.groups.map { DisplayWidth.of(VisibleText.oneLine(CoverageMatrixRenderer.plain($0.group.title))) }
    margin = min(
      titles.max() ?? 0, width - max(numbers, Self.gap + CoverageMatrixRenderer.emptyWords.utf8.count))
    guard margin >= min(24, titles.max() ?? 0) else { return nil }
    self.matrix = matrix
    self.width = width
  }

  /// Writes which letter is which questionnaire, then the groups.
  func write(to screen: inout ScreenText) {
    writeLegend(to: &screen)
    for (group, rows) in matrix.groups {
      screen.blank()
      let heads = numbers(Array(Self.letters.prefix(matrix.questionnaires.count)), total: Self.totalWord)
      write(CoverageMatrixRenderer.plain(group.title), indent: 0, heads, as: .heading, to: &screen)
      for row in rows {
        let cells =
          row.total == 0
          ? String(repeating: " ", count: Self.gap) + CoverageMatrixRenderer.emptyWords
          : numbers(row.counts.map { $0 == 0 ? "-" : "\($0)" }, total: "\(row.total)")
        write(
          CoverageMatrixRenderer.plain(row.row.title), indent: Self.indent, cells,
          as: row.total == 0 ? .attention : .body, to: &screen)
        CoverageMatrixRenderer.writeFurtherReading(row.row, to: &screen)
      }
    }
  }

  /// In as many columns as fit, filled downwards.
  private func writeLegend(to screen: inout ScreenText) {
    let entries = zip(Self.letters, matrix.questionnaires).map { "\($0) \(VisibleText.oneLine($1))" }
    let cells = (entries.map { DisplayWidth.of($0) }.max() ?? 0) + 3
    let perLine = max(1, (width - Self.indent + 3) / cells)
    let lines = (entries.count + perLine - 1) / perLine
    screen.blank()
    for line in 0..<lines {
      let shown = stride(from: line, to: entries.count, by: lines).map { entries[$0] }
      let padded = shown.dropLast().map { $0 + String(repeating: " ", count: cells - DisplayWidth.of($0)) }
      let text = padded.joined() + (shown.last ?? "")
      screen.exact(text, indent: Self.indent)
    }
  }

  /// A title, wrapped, with cells behind its first line.
  private func write(
    _ title: String, indent: Int, _ cells: String, as role: TerminalStyle.Role, to screen: inout ScreenText
  ) {
    let lines = TextWrapping.lines(
      VisibleText.oneLine(title), width: margin, indent: min(indent * 2, margin / 2), firstIndent: indent)
    for (number, line) in lines.enumerated() {
      let padding = String(repeating: " ", count: max(0, margin - DisplayWidth.of(line)))
      screen.row(number == 0 ? [(line + padding + cells, role)] : [(line, role)])
    }
  }

  private func numbers(_ cells: [String], total: String) -> String {
    cells.map { padded($0, column) }.joined() + padded(total, totalColumn)
  }

  private func padded(_ cell: String, _ column: Int) -> String {
    String(repeating: " ", count: Self.gap + column - cell.utf8.count) + cell
  }
}
