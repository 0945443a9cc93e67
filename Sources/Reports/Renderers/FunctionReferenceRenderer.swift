/// Lists the functions of the language, or tells one of them in full.
package struct FunctionReferenceRenderer: Sendable {
  /// Width and colour.
  package var style: TerminalStyle

  /// Creates a renderer.
  package init(_ style: TerminalStyle) {
    self.style = style
  }

  /// Every function with what it gives and an example, each line ended by a line feed.
  package func render(_ reference: FunctionReference) -> String {
    var screen = ScreenText(style)
    for group in reference.groups {
      screen.heading(group.title)
      for entry in group.entries {
        screen.paragraph("\(entry.name): \(entry.summary)", indent: 2, hang: 2)
        screen.exact(entry.example, indent: 6, as: .secondary)
      }
    }
    return screen.text
  }

  /// One function with every way to call it, each line ended by a line feed.
  package func render(_ entry: FunctionReference.Entry) -> String {
    var screen = ScreenText(style)
    screen.paragraph("\(entry.name): \(entry.summary)", hang: 2, as: .heading)
    for form in entry.forms { screen.exact(form, indent: 2) }
    screen.paragraph("for example", as: .secondary)
    screen.exact(entry.example, indent: 2)
    if entry.isAddition { screen.paragraph("Groundwork adds this to CEL.", as: .secondary) }
    return screen.text
  }
}
