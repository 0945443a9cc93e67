/// Writes diagnostics as text: place, severity, message, identifier, the source line and a caret.
///
/// ```
/// questionnaires/cloud.json:41:27: error: unknown item 'backup_polcy' [unknown-item]
///     "visibleIf": "answers.backup_polcy == 'tested'"
///                           ^~~~~~~~~~~~
/// note: did you mean 'backup_policy'?
/// ```
package struct DiagnosticRenderer: Sendable {
  /// How parts are decorated; layout never depends on it.
  package struct Style: Sendable {
    /// Wraps the severity word.
    package var severity: @Sendable (Diagnostic.Severity, String) -> String
    /// Wraps the caret line.
    package var caret: @Sendable (String) -> String

    /// No decoration.
    package static let plain = Style(severity: { $1 }, caret: { $0 })
    /// The four-bit colours of a terminal.
    package static let colored = Style(
      severity: { severity, text in
        switch severity {
        case .error: TerminalLook.boldRed.applied(to: text)
        case .warning: TerminalLook.boldYellow.applied(to: text)
        case .note: TerminalLook.bold.applied(to: text)
        }
      },
      caret: { TerminalLook.green.applied(to: $0) }
    )
  }

  /// The decoration in use.
  package var style: Style
  /// The widest source excerpt shown, in cells.
  package var width: Int

  /// Creates a renderer.
  package init(style: Style = .plain, width: Int = 100) {
    self.style = style
    self.width = width
  }

  /// The diagnostics in source order, each line ended by a line feed.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.inSourceOrder().map(render).joined()
  }

  /// One diagnostic with its notes, each line ended by a line feed.
  package func render(_ diagnostic: Diagnostic) -> String {
    var text = ""
    if let place = diagnostic.place { text += location(of: place) + ": " }
    text += style.severity(diagnostic.severity, "\(diagnostic.severity.rawValue):") + " "
    text += VisibleText.oneLine(diagnostic.message) + " [\(diagnostic.identifier)]\n"
    if let place = diagnostic.place { text += excerpt(at: place) }
    for note in diagnostic.notes {
      if let place = note.place { text += location(of: place) + ": " }
      text += style.severity(.note, "note:") + " " + VisibleText.oneLine(note.message) + "\n"
      if let place = note.place { text += excerpt(at: place) }
    }
    return text
  }

  private func location(of place: Diagnostic.Place) -> String {
    let position = place.position
    return "\(VisibleText.oneLine(place.source.name)):\(position.line):\(position.column)"
  }

  /// The source line and a caret line under it, both indented by four; a long line is cut around the place.
  private func excerpt(at place: Diagnostic.Place) -> String {
    let source = place.source
    var lineRange = source.lineRange(source.lineIndex(at: place.range.lowerBound))
    if lineRange.lowerBound == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      lineRange = 3..<max(3, lineRange.upperBound)
    }
    guard !lineRange.isEmpty else { return "" }
    let start = min(max(place.range.lowerBound, lineRange.lowerBound), lineRange.upperBound)
    let end = min(max(place.range.upperBound, start), lineRange.upperBound)
    // A line of a megabyte is not decoded for a caret: a window of bytes around the place is.
    // In bad UTF-8 the next boundary may lie past the place.
    let windowStart = min(start, boundary(source, max(lineRange.lowerBound, start - 4 * width)))
    let windowEnd = min(lineRange.upperBound, boundary(source, min(lineRange.upperBound, start + 4 * width)))
    func shown(_ range: Range<Int>) -> String { VisibleText.oneLine(source.text(in: range)) }
    var before = shown(windowStart..<start)
    if windowStart == lineRange.lowerBound { before = String(before.drop { $0 == " " }) }
    let marked = shown(start..<min(end, windowEnd))
    var after = shown(min(end, windowEnd)..<windowEnd)
    let room = max(width - 8, 24)
    var lead = ""
    if DisplayWidth.of(before) > room / 2 {
      before = suffix(before, cells: room / 2 - 3)
      lead = "..."
    }
    let indent = String(repeating: " ", count: 4)
    let column = DisplayWidth.of(lead) + DisplayWidth.of(before)
    after = prefix(after, cells: max(0, room - column - DisplayWidth.of(marked)))
    let shownMark = prefix(marked, cells: max(1, room - column))
    let tildes = String(repeating: "~", count: max(0, DisplayWidth.of(shownMark) - 1))
    let caret = String(repeating: " ", count: column) + "^" + tildes
    return indent + lead + before + shownMark + after + "\n" + indent + style.caret(caret) + "\n"
  }

  private func boundary(_ source: SourceText, _ offset: Int) -> Int {
    var offset = offset
    while offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private func prefix(_ text: String, cells: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += DisplayWidth.of(character)
        return used <= cells
      }
    )
  }

  private func suffix(_ text: String, cells: Int) -> String {
    var used = 0
    return String(
      text.reversed().prefix { character in
        used += DisplayWidth.of(character)
        return used <= cells
      }
      .reversed()
    )
  }
}
