package import Questionnaires

/// Several assessments of one questionnaire, item by item: what a consensus begins with.
package struct Comparison: Sendable {
  /// The definition that all of them answer.
  package let questionnaire: Questionnaire
  /// The assessments, with who answered and where each stood.
  package let sources: [AssessmentEvent.Opening.Source]
  /// What was said to each item that somebody was asked, in definition order.
  package let items: [(item: Int, answers: [ComparedAnswer])]

  /// Compares assessments of the same definition.
  /// - Parameter assessments: at least one, each with the head of its transcript.
  package init(_ assessments: [(session: AssessmentSession, head: String)]) {
    let questionnaire = assessments[0].session.questionnaire
    self.questionnaire = questionnaire
    sources = assessments.map { session, head in
      AssessmentEvent.Opening.Source(
        assessment: session.opening.assessment, respondents: session.opening.respondents, head: head)
    }
    items = questionnaire.items.indices.compactMap { item in
      guard questionnaire.items[item].isQuestion else { return nil }
      let answers = assessments.map { $0.session.compared(item) }
      return answers.contains { $0.state != .notAsked } ? (item, answers) : nil
    }
  }

  /// What a session that settles differences began with; `nil` where it is no such session.
  package init?(of session: AssessmentSession) {
    guard let consensus = session.opening.consensus else { return nil }
    questionnaire = session.questionnaire
    sources = consensus.sources
    items = session.comparisons.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What the first event of a consensus says of it.
  package var summary: AssessmentEvent.Opening.Consensus {
    AssessmentEvent.Opening.Consensus(sources: sources, questions: items.count)
  }

  /// The names of all who answered, each once.
  package var respondents: [String] {
    var names: [String] = []
    for name in sources.flatMap(\.respondents) where !names.contains(name) { names.append(name) }
    return names
  }

  /// The events that record who said what, one for each item.
  package var events: [AssessmentEvent] {
    items.map { .compared(item: questionnaire.items[$0.item].id.text, answers: $0.answers) }
  }
}

extension AssessmentSession {
  /// What was said to an item here, to be compared with what others said.
  fileprivate func compared(_ item: Int) -> ComparedAnswer {
    let names = opening.respondents
    let answer = responses.answer(to: item)
    let state = responses.applicability(of: item) == .asked ? responses.state(of: item) : .notAsked
    return ComparedAnswer(
      assessment: opening.assessment,
      respondent: answer?.respondent ?? (names.isEmpty ? nil : names.joined(separator: ", ")), state: state,
      value: state == .answered ? answer?.value : nil, reason: state == .notApplicable ? answer?.reason : nil,
      notes: notes.filter { $0.item == item }.map(\.text), evidence: evidence.filter { $0.item == item }.map(\.text))
  }
}

extension Comparison {
  /// The events with which a consensus begins: who said what, then the answers on which all agree whose questions are
  /// asked from the start.
  /// - Parameter session: the session that the opening made.
  package func beginning(of session: AssessmentSession) throws(ReplayError) -> [AssessmentEvent] {
    var session = session
    var all: [AssessmentEvent] = []
    func apply(_ events: [AssessmentEvent], to session: inout AssessmentSession) throws(ReplayError) {
      for event in events {
        try session.apply(
          RecordedEvent(seq: session.lastSeq + 1, milliseconds: session.lastMilliseconds, event: event))
      }
      all += events
    }
    try apply(events, to: &session)
    while let next = session.nextToTakeOver() {
      try apply(next.events, to: &session)
    }
    return all
  }

  /// The session with which a consensus would begin; nothing of it is kept.
  /// - Parameter opening: what the first event would say.
  package func preview(_ opening: AssessmentEvent.Opening) throws(ReplayError) -> AssessmentSession {
    var session = AssessmentSession(opening: opening, questionnaire: questionnaire)
    for event in [.opened(opening)] + (try beginning(of: session)) {
      try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
    }
    return session
  }
}
