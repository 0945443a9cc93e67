package import Assessments
import Diagnostics
import Questionnaires

extension TerminalRenderer {
  /// The result of answers under another version of their questionnaire, after what that version changed.
  package func render(
    rescored after: Report, from before: Report, _ comparison: DefinitionComparison
  ) -> String {
    var screen = ScreenText(style)
    screen.paragraph(
      VisibleText.oneLine(
        "Answers given under version \(before.definition.version), scored under version \(after.definition.version)."))
    screen.paragraph("\(Wording.count(comparison.kept.count, "answer")) kept.", indent: 2, lead: "- ")
    list("worded, weighted or scored differently now", comparison.changed, to: &screen)
    list("no longer asked, or no longer accepted, so not counted", comparison.dropped, to: &screen)
    list("new, and so open", comparison.added, to: &screen)
    screen.paragraph(
      VisibleText.oneLine("Before: \(Wording.headline(before.standing))"), indent: 2, lead: "- ")
    screen.blank()
    return screen.text + render(result: after, closing: nil)
  }

  private func list(_ title: String, _ names: [String], to screen: inout ScreenText) {
    guard !names.isEmpty else { return }
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
    screen.paragraph(VisibleText.oneLine("\(names.count) \(title): \(shown)."), indent: 2, lead: "- ")
  }
}
