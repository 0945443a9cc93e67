/// Breaks text into lines that fit a width, at spaces where there are any.
package enum TextWrapping {
  /// The lines of `text`, each at most `width` cells wide, continuation lines behind `indent` spaces.
  ///
  /// Line feeds in the text are kept. A word wider than a line is broken between characters.
  /// - Parameter firstIndent: spaces before the first line; `indent` where not given.
  package static func lines(
    _ text: String, width: Int, indent: Int = 0, firstIndent: Int? = nil
  ) -> [String] {
    var result: [String] = []
    for (index, paragraph) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let first = index == 0 ? (firstIndent ?? indent) : indent
      result += wrap(paragraph, width: max(width, 8), first: first, rest: indent)
    }
    return result
  }

  /// The lines of `text` behind a label that stands as it is, continuation lines below the text.
  package static func lines(_ text: String, width: Int, label: String) -> [String] {
    let indent = DisplayWidth.of(label)
    guard indent + 8 <= max(width, 8) else { return lines(label + text, width: width) }
    var lines = lines(text, width: width, indent: indent)
    lines[0] = label + String(lines[0].dropFirst(lines[0].isEmpty ? 0 : indent))
    return lines
  }

  /// The lines of a text that must be shown exactly, such as a literal: each at most `width` cells wide, broken behind a
  /// space where there is one in the second half of the line.
  ///
  /// Nothing is added or lost: the lines joined are the text, which stands on one line.
  package static func exactLines(_ text: String, width: Int) -> [String] {
    let width = max(width, 8)
    var lines: [String] = []
    var line = ""
    var used = 0
    var space: (end: String.Index, width: Int)?
    for character in text {
      let cells = DisplayWidth.of(character)
      if used + cells > width {
        if let (end, width) = space, width > used / 2 {
          lines.append(String(line[..<end]))
          line = String(line[end...])
          used -= width
        } else {
          lines.append(line)
          line = ""
          used = 0
        }
        space = nil
      }
      line.append(character)
      used += cells
      if character == " " { space = (line.endIndex, used) }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func wrap(_ paragraph: Substring, width: Int, first: Int, rest: Int) -> [String] {
    let first = min(first, width - 4)
    let rest = min(rest, width - 4)
    var lines: [String] = []
    var line = String(repeating: " ", count: first)
    var used = first
    var isEmpty = true
    func flush() {
      lines.append(line)
      line = String(repeating: " ", count: rest)
      used = rest
      isEmpty = true
    }
    for word in paragraph.split(separator: " ", omittingEmptySubsequences: true) {
      let size = DisplayWidth.of(word)
      if !isEmpty, used + 1 + size > width { flush() }
      if !isEmpty {
        line += " "
        used += 1
      }
      if used + size <= width {
        line += word
        used += size
        isEmpty = false
        continue
      }
      for character in word {
        let cells = DisplayWidth.of(character)
        if used + cells > width { flush() }
        line.append(character)
        used += cells
        isEmpty = false
      }
    }
    if !isEmpty || lines.isEmpty { lines.append(isEmpty ? "" : line) }
    return lines
  }
}
