package import Reports

/// Where the shell writes: results one way, everything else another.
package struct ShellOutput {
  /// Width, colour and glyphs.
  package var style: TerminalStyle
  /// Writes conversation: questions, confirmations, help. At a terminal both ways lead to it.
  package var talk: (String) -> Void
  /// Writes results.
  package var result: (String) -> Void

  /// Creates an output from two sinks of whole, line-ended texts.
  package init(style: TerminalStyle, talk: @escaping (String) -> Void, result: @escaping (String) -> Void) {
    self.style = style
    self.talk = talk
    self.result = result
  }
}
