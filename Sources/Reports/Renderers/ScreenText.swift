import Diagnostics

/// Lines for a terminal as they are put together: every text goes through here, is made visible, wrapped to the width
/// and only then given its look.
struct ScreenText {
  /// Width, colour and glyphs.
  let style: TerminalStyle
  private var lines: [String] = []

  /// Creates an empty screen.
  init(_ style: TerminalStyle) {
    self.style = style
  }

  /// The lines so far, each ended by a line feed.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// An empty line, unless there is one already or nothing stands before it.
  mutating func blank() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A heading with space above.
  mutating func heading(_ text: String) {
    blank()
    paragraph(text, as: .heading)
  }

  /// A text, wrapped; continuation lines stand under the first, behind `lead`.
  /// - Parameters:
  ///   - indent: spaces before everything.
  ///   - lead: a mark before the first line, such as `- `, ASCII and compiled in.
  ///   - hang: further spaces before continuation lines.
  mutating func paragraph(
    _ text: String, indent: Int = 0, lead: String = "", hang: Int = 0, as role: TerminalStyle.Role = .body
  ) {
    let hanging = max(lead.utf8.count, min(indent + lead.utf8.count, style.width - 16))
    let start = String(repeating: " ", count: hanging - lead.utf8.count) + lead
    let wrapped = TextWrapping.lines(
      VisibleText.multiline(text), width: max(8, style.width - hanging), indent: hang, firstIndent: 0)
    for (index, line) in wrapped.enumerated() {
      let isFirst = index == 0
      guard !line.isEmpty || (isFirst && !lead.isEmpty) else {
        lines.append("")
        continue
      }
      let margin = isFirst ? start : String(repeating: " ", count: hanging)
      lines.append(margin + style.styled(line, as: role))
    }
  }

  /// A text that must be shown exactly, such as a literal: broken where it has to be, with no space lost.
  mutating func exact(_ text: String, indent: Int = 0, as role: TerminalStyle.Role = .body) {
    let indent = max(0, min(indent, style.width - 16))
    let margin = String(repeating: " ", count: indent)
    for line in TextWrapping.exactLines(VisibleText.oneLine(text), width: style.width - indent) {
      lines.append(margin + style.styled(line, as: role))
    }
  }

  /// An address on lines of its own: whole where it fits into the width, less indented where that helps, else broken
  /// behind a slash.
  mutating func address(_ address: String, indent: Int) {
    let visible = VisibleText.oneLine(address)
    let size = DisplayWidth.of(visible)
    if size <= style.width || !style.breaksAddresses {
      lines.append(String(repeating: " ", count: max(0, min(indent, style.width - size))) + style.dim(visible))
      return
    }
    var piece = ""
    var used = 0
    var slash: (end: String.Index, width: Int)?
    for character in visible {
      let cells = DisplayWidth.of(character)
      if used + cells > style.width {
        if let (end, width) = slash, width > style.width / 2 {
          lines.append(style.dim(String(piece[..<end])))
          piece = String(piece[end...])
          used -= width
        } else {
          lines.append(style.dim(piece))
          piece = ""
          used = 0
        }
        slash = nil
      }
      piece.append(character)
      used += cells
      if character == "/" { slash = (piece.endIndex, used) }
    }
    if !piece.isEmpty { lines.append(style.dim(piece)) }
  }

  /// A line put together from stretches of known width, such as a bar with its number; nothing is wrapped.
  mutating func row(_ stretches: [(text: String, role: TerminalStyle.Role)]) {
    lines.append(stretches.map { style.styled(VisibleText.oneLine($0.text), as: $0.role) }.joined())
  }

  /// A text cut to a number of cells, with `...` where something is missing.
  static func shortened(_ text: String, to width: Int) -> String {
    let visible = VisibleText.oneLine(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    guard DisplayWidth.of(visible) > width else { return visible }
    guard width > 3 else { return String(repeating: ".", count: max(0, width)) }
    var result = ""
    var used = 0
    for character in visible {
      let cells = DisplayWidth.of(character)
      guard used + cells <= width - 3 else { break }
      result.append(character)
      used += cells
    }
    while result.last == " " { result.removeLast() }
    return result + "..."
  }
}
