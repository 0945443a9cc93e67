import Assessments
import Localization
import Questionnaires

/// What is said where several respondents are compared.
extension AssessmentRun {
  /// Says what there is to settle.
  func greetRespondents(_ session: AssessmentSession) {
    let contested = session.contestedItems.count
    let pending = session.pendingItems.count { session.isContested($0.item) }
    let agreed = session.askedItems.count { session.responses.state(of: $0) != .open }
    let taken =
      agreed == 0
      ? localized("So far there is nothing on which all agree.")
      : localized(
        agreed, one: "\(agreed) answer on which all agree is taken over.",
        other: "\(agreed) answers on which all agree are taken over.")
    let new = localized("This is a new assessment, \(session.opening.assessment); those compared stay as they are.")
    desk.say("\(new) \(taken)")
    desk.say(
      contested == 0
        ? localized("Nothing differs.")
        : localized(
          contested, one: "\(contested) question differs; it is asked now, with who said what.",
          other: "\(contested) questions differ; they are asked now, with who said what."))
    if pending > 0 {
      desk.say(
        localized(
          pending, one: "\(pending) more depends on how those are settled.",
          other: "\(pending) more depend on how those are settled."))
    }
    if session.opening.facilitator == nil {
      desk.say(localized("Who settles? /respondent NAME says so; until then the record names nobody."))
    }
    desk.say(localized("Every answer is saved at once; leave whenever you like with /quit and go on later."))
  }

  /// Says how somebody else begins, where an assessment of somebody named was taken up without naming anybody.
  func sayWhoseItIs(_ session: AssessmentSession) {
    guard facts.respondents.isEmpty, !session.isConsensus, let who = session.opening.whoAnswers else { return }
    desk.say(
      localized(
        """
        These are the answers of \(who). If that is not you: /quit, then take it again with --respondent and your name.
        """))
  }

  /// Refuses a consensus of which the beginning is not all there, since nobody could see who said what.
  func refuseCutOff(_ session: AssessmentSession) throws {
    guard session.isCutOff, let consensus = session.opening.consensus else { return }
    let ids = consensus.sources.map(\.assessment).joined(separator: " ")
    throw CommandFailure(
      "this consensus was cut off while it began, so not all that was said is in it.",
      hints: ["Begin it again with: groundwork consensus \(ids)"], .badData)
  }
}
