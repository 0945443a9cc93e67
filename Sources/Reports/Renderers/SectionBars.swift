import Diagnostics
import Localization
import Scoring

/// The bars of all sections on one scale, with the number beside each.
struct SectionBars {
  /// What a bar needs of a section.
  private struct Row {
    var title: String
    var share: Double?
    var target: Double?
    var note: String
  }

  /// The greatest number of cells in a bar.
  static let greatestLength = 40
  /// Below this, notes go to lines of their own to make room.
  private static let leastLength = 10

  private let rows: [Row]
  private let style: TerminalStyle
  private let titleWidth: Int
  private let length: Int
  private let showsNotesBeside: Bool

  /// Lays the bars out for a style that draws them.
  init(_ sections: [Report.SectionResult], style: TerminalStyle) {
    rows = sections.map { section in
      Row(
        title: VisibleText.oneLine(section.title), share: section.score?.share, target: section.target,
        note: section.note)
    }
    self.style = style
    let longest = rows.map { DisplayWidth.of($0.title) }.max() ?? 0
    let noteWidth = rows.map { DisplayWidth.of($0.note) }.max() ?? 0
    func layOut(noteWidth: Int) -> (title: Int, bar: Int) {
      // Two cells before and behind the title, one before the number of three. Bars give way to titles down to 20.
      let free = style.width - 8 - (noteWidth > 0 ? noteWidth + 2 : 0)
      let title = min(longest, max(12, free * 45 / 100, free - 20))
      return (title, min(Self.greatestLength, free - title))
    }
    var layout = layOut(noteWidth: noteWidth)
    showsNotesBeside = layout.bar >= Self.leastLength
    if !showsNotesBeside { layout = layOut(noteWidth: 0) }
    (titleWidth, length) = (layout.title, layout.bar)
  }

  /// Writes the bars.
  func write(to screen: inout ScreenText) {
    for row in rows { write(row, to: &screen) }
    if rows.contains(where: { $0.target != nil && $0.share != nil }) {
      screen.paragraph(localized("Out of 100; \(targetMark) is the target."), indent: 2, as: .secondary)
    } else if !rows.isEmpty {
      screen.paragraph(localized("Out of 100."), indent: 2, as: .secondary)
    }
  }

  private var targetMark: String { style.usesBlocks ? "\u{2502}" : "|" }

  private func write(_ row: Row, to screen: inout ScreenText) {
    let titles = TextWrapping.lines(row.title, width: max(8, titleWidth))
    for (index, title) in titles.enumerated() {
      guard index == 0 else {
        screen.row([("  " + title, .body)])
        continue
      }
      let gap = String(repeating: " ", count: max(0, titleWidth - DisplayWidth.of(title)))
      var stretches: [(text: String, role: TerminalStyle.Role)] = [("  \(title)\(gap)  ", .body)]
      guard let share = row.share else {
        let text = ScreenText.shortened(localized("not scorable"), to: style.width - titleWidth - 4)
        screen.row(stretches + [(text, .secondary)])
        continue
      }
      let number = String(DisplayPercent.whole(share))
      stretches += bar(share, target: row.target)
      stretches.append((" " + String(repeating: " ", count: 3 - number.utf8.count) + number, .heading))
      if showsNotesBeside, !row.note.isEmpty { stretches.append(("  \(row.note)", .attention)) }
      screen.row(stretches)
    }
    if !showsNotesBeside, !row.note.isEmpty, row.share != nil { screen.paragraph(row.note, indent: 4, as: .attention) }
  }

  /// The cells of a bar: full only where everything is met, empty only where it shows as 0.
  private func bar(_ share: Double, target: Double?) -> [(text: String, role: TerminalStyle.Role)] {
    let whole = DisplayPercent.whole(share)
    var filled = Int((share * Double(length)).rounded())
    if whole > 0 { filled = max(filled, 1) }
    if whole < 100 { filled = min(filled, length - 1) }
    let (full, empty) = style.usesBlocks ? ("\u{2588}", "\u{2591}") : ("#", "-")
    let role = target.map { share >= $0 - 1e-9 ? TerminalStyle.Role.good : .attention } ?? .body
    let mark = target.map { min(length - 1, max(0, Int(($0 * Double(length)).rounded()) - 1)) }
    var stretches: [(text: String, role: TerminalStyle.Role)] = []
    for cell in 0..<length {
      let piece: (text: String, role: TerminalStyle.Role) =
        cell == mark ? (targetMark, .heading) : cell < filled ? (full, role) : (empty, .secondary)
      if let last = stretches.last, last.role == piece.role {
        stretches[stretches.count - 1].text += piece.text
      } else {
        stretches.append(piece)
      }
    }
    return stretches
  }
}
