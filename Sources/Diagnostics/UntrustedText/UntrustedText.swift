/// Text that is not compiled into the program: of a definition, an answer, a name, a path.
///
/// Its only ways out are named for where they lead: ``forTerminal``, ``forHTML``, ``forHTMLAttribute``,
/// ``forMarkdown``, ``forCSV``, ``forICalendar`` and ``forFileName(reserved:digest:)``. Each works on Unicode scalars or
/// bytes, never on `Character`: a quote that carries a combining mark is one `Character`, which no table of quotes
/// matches, and yet a browser ends an attribute there.
///
/// ```swift
/// UntrustedText("\"\u{301} onclick=x").forHTMLAttribute   // "&quot;́ onclick=x", quotes included
/// ```
///
/// Whoever writes Markdown or HTML does it as ``MarkdownText`` or ``HTMLText``, where the compiler sees to it that a
/// text passes its exit.
package struct UntrustedText: Sendable {
  /// The text as it came; only the exits read it.
  let text: String

  /// Takes a text in.
  package init(_ text: String) {
    self.text = text
  }

  /// The text with CR LF and CR as line feeds, as files that came from elsewhere have them.
  var withLineFeeds: String {
    guard text.utf8.contains(0x0D) else { return text }
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if scalar != "\n" || !isAfterReturn { result.append(scalar == "\r" ? "\n" : scalar) }
      isAfterReturn = scalar == "\r"
    }
    return String(result)
  }
}

// MARK: - Terminal

extension UntrustedText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The text on one line of a terminal, with everything visible that moves, reorders or hides.
  package var forTerminal: String { VisibleText.oneLine(text) }

  /// The same on as many lines as it has.
  package var forTerminalLines: String { VisibleText.multiline(text) }

  /// What an interpolation gives, which is no way around the exits.
  package var description: String { forTerminal }

  package var debugDescription: String { forTerminal }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
