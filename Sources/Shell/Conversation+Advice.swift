import Assessments
import Localization
import Questionnaires
import Reports
import Scoring

/// Which question to ask next: in order, or the one that settles most.
extension Conversation {
  /// Whether questions are asked by what they settle, and only as long as they can change the level.
  package var isQuick: Bool { advisor != nil }

  /// The question to show: the one on screen, else the next by the order in force; `nil` at the end.
  var upcoming: Int? {
    guard let advisor, session.current == nil else { return session.next }
    if let known = quickChoice, known.seq == session.lastSeq { return known.item }
    let isCertain = advisor.prospects(session.responses).isCertain
    let item = isCertain ? nil : advisor.next(session.responses)?.item
    quickChoice = (session.lastSeq, item)
    return item
  }

  /// Whether the level can no longer change, so that a quick assessment is over.
  package var isQuickEnd: Bool {
    guard let advisor else { return false }
    return session.current == nil && advisor.prospects(session.responses).isCertain
  }

  /// Says how many questions were not needed, also in a quiet conversation.
  package func tellQuickEnd() {
    let left = session.askedItems.count { session.responses.state(of: $0) == .open }
    let pending = session.pendingItems.count
    let name = scoreSheet().level?.reached.map { shown(questionnaire.levels[$0].title) }
    let level = name.map { localized("The level is certain: \($0).") } ?? localized("The result is certain.")
    let saved = left + pending
    guard saved > 0 else { return tell(level) }
    tell(
      level + " "
        + localized(
          saved,
          one: """
            \(saved) question was not needed for that. They can still be answered: they make the plan complete. /next \
            goes to one.
            """,
          other: """
            \(saved) questions were not needed for that. They can still be answered: they make the plan complete. /next \
            goes to one.
            """))
  }

  /// Goes to the open question whose answer would settle most, and says what.
  func goToMostTelling() throws -> Outcome? {
    let advice = Advisor(scorer).next(session.responses, excluding: Set([session.current].compactMap { $0 }))
    guard let advice else { return nil }
    try ask(advice.item)
    let points = DisplayPercent.whole(max(0, advice.width))
    if advice.levels > 0.005 {
      say(localized("Of the open questions, this one says most about your level."))
    } else if points > 0 {
      say(
        localized(
          points, one: "Of the open questions, this one settles most of the score: about \(points) point.",
          other: "Of the open questions, this one settles most of the score: about \(points) points."))
    }
    return .done
  }
}
