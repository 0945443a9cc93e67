import Assessments
import Diagnostics
import Localization
import Questionnaires
import Shell
import Transcripts

/// Moves an assessment to a newer version of its questionnaire, where one is found and wanted.
struct Upgrade {
  let archive: Archive
  let desk: AssessmentDesk

  /// Says what changed and asks once; without a terminal the old version is kept.
  func offer(
    _ current: Questionnaire, to session: AssessmentSession, writer: TranscriptWriter
  ) throws -> AssessmentSession {
    guard let comparison = difference(current, session) else { return session }
    tell(comparison, current, session)
    guard desk.isPerson else { return session }
    let reader = desk.lineReader()
    while true {
      switch reader.readLine(prompt: localized("take up the new version? [y/n] > "), prefill: nil) {
      case .line(let line):
        switch YesNo.value(of: line.lowercased()) {
        case true?: return try move(session, to: current, comparison, writer)
        case false?: return session
        case nil:
          desk.say(localized("Please type y to take it up, or n to go on with the version you began with."))
        }
      case .interrupted, .endOfInput, .failed, .terminated: return session
      case .tooLong, .key: continue
      }
    }
  }

  /// Moves without asking.
  func force(
    _ current: Questionnaire, on session: AssessmentSession, writer: TranscriptWriter
  ) throws -> AssessmentSession {
    guard let comparison = difference(current, session) else { return session }
    tell(comparison, current, session)
    return try move(session, to: current, comparison, writer)
  }

  private func difference(_ current: Questionnaire, _ session: AssessmentSession) -> DefinitionComparison? {
    guard QuestionnaireCatalog.isSameID(current.id, session.questionnaire.id),
      current.source.bytes != session.questionnaire.source.bytes
    else { return nil }
    return DefinitionComparison(from: session.responses, to: current, language: session.opening.language)
  }

  private func tell(_ comparison: DefinitionComparison, _ current: Questionnaire, _ session: AssessmentSession) {
    func names(_ ids: [String]) -> String {
      let shown = ids.prefix(6).joined(separator: ", ")
      return ids.count > 6 ? localized("\(shown) and \(ids.count - 6) more") : shown
    }
    let (old, new) = (session.questionnaire.version, current.version)
    desk.say(
      old == new
        ? localized("The questionnaire changed since you began (still version \(old)):")
        : localized("The questionnaire changed since you began (version \(old), now \(new)):"))
    let count = comparison.kept.count - comparison.reopened.count
    desk.say(localized(count, one: "- \(count) answer still counts", other: "- \(count) answers still count"))
    if !comparison.reopened.isEmpty {
      desk.say(
        localized("- rows are kept as far as they fit, and have to be completed: \(names(comparison.reopened))"))
    }
    if !comparison.changed.isEmpty {
      desk.say(localized("- worded or weighted differently now: \(names(comparison.changed))"))
    }
    if !comparison.dropped.isEmpty {
      desk.say(localized("- answers that would no longer count: \(names(comparison.dropped))"))
    }
    if !comparison.added.isEmpty { desk.say(localized("- new questions: \(names(comparison.added))")) }
  }

  private func move(
    _ session: AssessmentSession, to current: Questionnaire, _ comparison: DefinitionComparison,
    _ writer: TranscriptWriter
  ) throws -> AssessmentSession {
    var session = session
    let recorded = try archive.attempt { () throws(TranscriptError) in
      let digest = try archive.store.keepDefinition(current.source.bytes)
      let from = try archive.store.keepDefinition(session.questionnaire.source.bytes)
      return try writer.append(
        .definitionChanged(
          AssessmentEvent.DefinitionChange(
            from: from, to: digest, version: current.version, kept: comparison.kept, dropped: comparison.dropped)),
        durability: .synced)
    }
    try session.apply(recorded) { _ in current }
    return session
  }
}
