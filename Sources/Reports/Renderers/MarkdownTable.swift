import Diagnostics

/// A table with pipes, as GitHub's flavour of Markdown has them; cells stand on one line.
struct MarkdownTable {
  private var lines: [MarkdownText]

  /// Creates a table without rows.
  init(_ columns: [String]) {
    lines = [
      Self.line(columns.map { "\($0)" }), Self.line(columns.map { _ in "---" }),
    ]
  }

  /// Adds a row with a cell for each column.
  mutating func append(_ cells: [MarkdownText]) {
    lines.append(Self.line(cells))
  }

  /// The table.
  var text: MarkdownText { .joined(lines, by: "\n") }

  private static func line(_ cells: [MarkdownText]) -> MarkdownText {
    "| " + .joined(cells, by: " | ") + " |"
  }
}
