package import Questionnaires

/// What another version of a definition means for the answers of an assessment.
package struct DefinitionComparison: Sendable {
  /// Names of items whose answers are kept, in the old order.
  package var kept: [String] = []
  /// Names of answered items that are gone or no longer accept their answer, in the old order.
  package var dropped: [String] = []
  /// Names of those kept lists whose rows lack something or fit only in part, so that they are open again, in the old
  /// order.
  package var reopened: [String] = []
  /// Names of questions that are new, in the new order.
  package var added: [String] = []
  /// Names of kept items whose wording, choices or weight changed, in the old order: worth another look.
  package var changed: [String] = []

  /// Compares the answers given under one definition with what another accepts.
  package init(from old: Responses, to new: Questionnaire, language: String) {
    let oldDefinition = old.questionnaire
    for item in oldDefinition.items {
      guard let answer = old.givenAnswer(to: item.index) else { continue }
      guard let index = new.itemIndex(item.id), let fitting = Self.answer(answer, to: new.items[index], language) else {
        dropped.append(item.id.text)
        continue
      }
      kept.append(item.id.text)
      if fitting != answer { reopened.append(item.id.text) }
      if Self.meaning(of: item, language) != Self.meaning(of: new.items[index], language) {
        changed.append(item.id.text)
      }
    }
    added = new.items.filter { $0.isQuestion && oldDefinition.itemIndex($0.id) == nil }.map(\.id.text)
  }

  /// What of an answer an item of another version takes; `nil` where nothing. Rows that it does not take as they are
  /// stay as far as they fit, and the list is then not finished.
  static func answer(_ answer: Answer, to item: Item, _ language: String) -> Answer? {
    guard case .rows(let rows)? = answer.value else { return accepts(item, answer, language) ? answer : nil }
    guard let form = item.rowForm, rows.count <= form.rowCount.upperBound else { return nil }
    let isFinished = answer.state == .answered
    if form.problem(with: rows, isFinished: isFinished, accepted: "", language: language) == nil { return answer }
    let fitting = rows.map { form.fitting($0, language: language) }
    guard fitting.contains(where: { !$0.entries.isEmpty }) else { return nil }
    return Answer(
      unfinished: fitting, isDeferred: answer.state == .deferred, origin: answer.origin, respondent: answer.respondent)
  }

  private static func accepts(_ item: Item, _ answer: Answer, _ language: String) -> Bool {
    switch answer.state {
    case .answered: answer.value.map { item.problem(with: $0, language: language) == nil } ?? false
    case .unknown: item.allowsUnknown
    case .notApplicable: item.allowsNotApplicable
    default: item.isQuestion
    }
  }

  /// What a person answered to, as one text: type, question, choices with their points, weight.
  private static func meaning(of item: Item, _ language: String) -> String {
    func plain(_ text: LocalizedText) -> String { text.template(in: language).filled { "\($0)" } }
    let choices = item.choices.map { "\($0.id):\(plain($0.text)):\($0.points ?? -1)" }
    let fields = item.rowForm?.fields.map { "\($0.id):\(meaning(of: $0, language))" } ?? []
    return "\(item.typeName)|\(plain(item.text))|\((choices + fields).joined(separator: "|"))|\(item.weight)"
  }

  /// The event that moves a session to the other definition, in memory only: it names no digests.
  package func event(on session: AssessmentSession, to new: Questionnaire) -> RecordedEvent {
    RecordedEvent(
      seq: session.lastSeq + 1, milliseconds: session.lastMilliseconds,
      event: .definitionChanged(
        AssessmentEvent.DefinitionChange(from: "", to: "", version: new.version, kept: kept, dropped: dropped)))
  }
}
