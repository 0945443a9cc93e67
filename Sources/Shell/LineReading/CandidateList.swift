internal import CLineEditing
import Localization

/// Completion candidates laid out under a line: as many across as fit, read downwards, each with its meaning.
package struct CandidateList {
  /// The candidates in reading order, already fit to show.
  private let candidates: [CompletionCandidate]

  /// The most rows that are shown.
  package static let rowLimit = 40

  /// A list of the candidates as `sanitize` makes them visible.
  package init(_ candidates: [CompletionCandidate], sanitize: (String) -> String) {
    self.candidates = candidates.map {
      CompletionCandidate(text: sanitize($0.text), meaning: sanitize($0.meaning))
    }
  }

  /// The rows, none wider than the window; the last says how many candidates it has no room for.
  package func rows(columns: Int) -> [String] {
    // Text in the last column would leave some terminals on the next row.
    let width = max(columns - 1, 1)
    guard !candidates.isEmpty else { return [] }
    if hasLittleRoom(width: width) { return stackedRows(width: width) }
    let shown = min(candidates.count, Self.rowLimit * max(across(width: width), 1))
    let cells = candidates.prefix(shown).map { candidate in
      candidate.meaning.isEmpty
        ? candidate.text
        : candidate.text + Self.spaces(textWidth - Self.columns(of: candidate.text) + 2) + candidate.meaning
    }
    let perRow = across(width: width)
    let height = (cells.count + perRow - 1) / perRow
    let cellWidth = cells.map(Self.columns(of:)).max() ?? 0
    let rows = (0..<height).map { row in
      var text = ""
      for column in 0..<perRow where column * height + row < cells.count {
        text += Self.spaces(column * (cellWidth + Self.gap) - Self.columns(of: text))
        text += cells[column * height + row]
      }
      return Self.fit(text, width: width)
    }
    return rows + closing(shown: shown, width: width)
  }

  /// Each meaning below its candidate, where beside it there would be room for a word or two only.
  private func stackedRows(width: Int) -> [String] {
    let shown = min(candidates.count, Self.rowLimit / 2)
    let rows = candidates.prefix(shown).flatMap { candidate in
      [Self.fit(candidate.text, width: width)]
        + (candidate.meaning.isEmpty ? [] : [Self.fit("  " + candidate.meaning, width: width)])
    }
    return rows + closing(shown: shown, width: width)
  }

  private func closing(shown: Int, width: Int) -> [String] {
    shown < candidates.count ? [Self.fit(localized("... and \(candidates.count - shown) more"), width: width)] : []
  }

  /// Whether meanings would be cut short although a row of their own would hold more of them.
  private func hasLittleRoom(width: Int) -> Bool {
    let room = width - textWidth - 2
    return meaningWidth > room && room < Self.leastMeaningRoom && width >= 2 * Self.leastMeaningRoom
  }

  private static let leastMeaningRoom = 16
  private var textWidth: Int { candidates.map { Self.columns(of: $0.text) }.max() ?? 0 }
  private var meaningWidth: Int { candidates.map { Self.columns(of: $0.meaning) }.max() ?? 0 }

  private static let gap = 3

  private func across(width: Int) -> Int {
    let cellWidth = textWidth + (meaningWidth > 0 ? meaningWidth + 2 : 0)
    return max(1, (width + Self.gap) / max(cellWidth + Self.gap, 1))
  }

  private static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + Int(gw_le_width($1.value)) }
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(count, 0))
  }

  private static func fit(_ text: String, width: Int) -> String {
    guard columns(of: text) > width else { return text }
    let ellipsis = width > 3 ? "..." : ""
    var kept = String.UnicodeScalarView()
    var used = ellipsis.utf8.count
    for scalar in text.unicodeScalars {
      used += Int(gw_le_width(scalar.value))
      if used > width { break }
      kept.append(scalar)
    }
    return String(kept) + ellipsis
  }
}
