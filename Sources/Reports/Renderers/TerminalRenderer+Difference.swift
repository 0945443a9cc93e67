import Diagnostics
import Localization
import Questionnaires
import Scoring

extension TerminalRenderer {
  /// What differs, each thing before and after.
  /// - Parameter supposed: the names of the items whose answers were supposed; others changed with them.
  package func render(difference: Difference, supposed: Set<String>) -> String {
    difference.language.speaking { text(of: difference, supposed: supposed) }
  }

  private func text(of difference: Difference, supposed: Set<String>) -> String {
    var screen = ScreenText(style)
    for change in difference.answers where supposed.contains(change.id) {
      screen.paragraph(VisibleText.oneLine("\(change.title) \(change.before) -> \(change.after)"), lead: "- ")
    }
    guard !difference.isEmpty else {
      screen.paragraph(
        difference.answers.isEmpty ? localized("Nothing would change.") : localized("Nothing else would change."))
      return screen.text
    }
    screen.blank()
    screen.paragraph(VisibleText.oneLine(Self.sentence(difference)), as: .heading)
    for section in difference.sections {
      screen.paragraph(
        VisibleText.oneLine("\(section.title): \(Self.words(section.before)) -> \(Self.words(section.after))"),
        indent: 2, lead: "- ")
    }
    for value in difference.computed {
      screen.paragraph(
        VisibleText.oneLine("\(Wording.clause(value.title)): \(value.before) -> \(value.after)"), indent: 2, lead: "- ")
    }
    list(localized("No longer holds you back:"), difference.released.map(Wording.clause), to: &screen)
    list(localized("Would then hold you back:"), difference.held.map(Wording.clause), to: &screen)
    list(localized("Would also be asked:"), difference.appearing.map(\.question), to: &screen)
    list(localized("Would no longer be asked:"), difference.vanishing.map(\.question), to: &screen)
    list(localized("Steps no longer needed:"), difference.dropped.map(\.title), to: &screen)
    list(localized("Steps that would be new:"), difference.added.map(\.title), to: &screen)
    return screen.text
  }

  private func list(_ title: String, _ entries: [String], to screen: inout ScreenText) {
    guard !entries.isEmpty else { return }
    let limit = 6
    screen.paragraph(title)
    for entry in entries.prefix(limit) { screen.paragraph(VisibleText.oneLine(entry), indent: 2, lead: "- ") }
    if entries.count > limit { screen.paragraph(localized("and \(entries.count - limit) more."), indent: 2) }
  }

  private static func sentence(_ difference: Difference) -> String {
    let score = localized("\(words(difference.score.before)) -> \(words(difference.score.after)) of 100")
    let (before, after) = (difference.level.before, difference.level.after)
    if before == after { return before.map { localized("Still \($0): \(score).") } ?? score + "." }
    return "\(before ?? localized("No level")) -> \(after ?? localized("no level")): \(score)."
  }

  /// `54`, or `54 (54 to 60)` where it can still move.
  private static func words(_ score: Score?) -> String {
    guard let score else { return localized("not scorable") }
    let (low, high) = (DisplayPercent.whole(score.low), DisplayPercent.whole(score.high))
    let whole = DisplayPercent.whole(score.share)
    return low == whole && high == whole ? "\(whole)" : localized("\(whole) (\(low) to \(high))")
  }
}
