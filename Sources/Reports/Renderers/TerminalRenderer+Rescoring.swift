package import Assessments
import Diagnostics
import Localization
import Questionnaires

extension TerminalRenderer {
  /// The result of answers under another version of their questionnaire, after what that version changed.
  package func render(
    rescored after: Report, from before: Report, _ comparison: DefinitionComparison
  ) -> String {
    after.speaking { text(of: after, from: before, comparison) }
  }

  private func text(of after: Report, from before: Report, _ comparison: DefinitionComparison) -> String {
    var screen = ScreenText(style)
    screen.paragraph(
      VisibleText.oneLine(
        localized(
          """
          Answers given under version \(before.definition.version), scored under version \(after.definition.version).
          """)))
    let kept = comparison.kept.count
    line(localized(kept, one: "\(kept) answer kept.", other: "\(kept) answers kept."), to: &screen)
    let (changed, dropped, added) = (comparison.changed, comparison.dropped, comparison.added)
    if !changed.isEmpty {
      let count = changed.count
      line(
        localized(
          count, one: "\(count) worded, weighted or scored differently now: \(names(changed)).",
          other: "\(count) worded, weighted or scored differently now: \(names(changed))."), to: &screen)
    }
    if !dropped.isEmpty {
      line(
        localized(
          dropped.count,
          one: "\(dropped.count) no longer asked, or no longer accepted, so not counted: \(names(dropped)).",
          other: "\(dropped.count) no longer asked, or no longer accepted, so not counted: \(names(dropped))."),
        to: &screen)
    }
    if !added.isEmpty {
      line(
        localized(
          added.count, one: "\(added.count) new, and so open: \(names(added)).",
          other: "\(added.count) new, and so open: \(names(added))."), to: &screen)
    }
    line(localized("Before: \(Wording.headline(before.standing))"), to: &screen)
    screen.blank()
    return screen.text + render(result: after, closing: nil)
  }

  private func line(_ text: String, to screen: inout ScreenText) {
    screen.paragraph(VisibleText.oneLine(text), indent: 2, lead: "- ")
  }

  private func names(_ names: [String]) -> String {
    let shown = names.prefix(12).joined(separator: ", ")
    return names.count > 12 ? localized("\(shown) and \(names.count - 12) more") : shown
  }
}
