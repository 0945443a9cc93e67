import Questionnaires

/// A session that settles what several respondents said differently.
extension AssessmentSession {
  /// Whether this is such a session.
  package var isConsensus: Bool { opening.consensus != nil }

  /// Whether the beginning of a consensus was cut off, so that what was said is not all there.
  package var isCutOff: Bool { opening.consensus.map { comparedCount < $0.questions } ?? false }

  /// What was said to an item by those who were compared; empty where nobody was asked.
  package func said(of item: Int) -> [ComparedAnswer] { comparisons[item] ?? [] }

  /// How far those who were compared agree on an item; `nil` where nobody was asked.
  package func agreement(on item: Int) -> Agreement? {
    comparisons[item].map { Agreement($0, to: questionnaire.items[item]) }
  }

  /// The questions asked now to which people said different things, or not everybody something, settled or not.
  package var contestedItems: [Int] { askedItems.filter(isContested) }

  /// Whether people said different things to an item, or not everybody something, or what they agree on is not taken
  /// here.
  package func isContested(_ item: Int) -> Bool {
    guard let answers = comparisons[item], answers.contains(where: \.isSaid) else { return false }
    return agreedAnswers[item] == nil || (responses.state(of: item) == .open && takingOver(item) == nil)
  }

  /// The next item whose answer all agree on and that is asked and open, with the events that take the answer over;
  /// `nil` where there is none.
  ///
  /// One answer can reveal the question of another, so this is asked again until nothing is left. What is taken over was
  /// not given here, so it cannot be taken back; it can be changed.
  package func nextToTakeOver() -> (item: Int, events: [AssessmentEvent])? {
    guard !agreedAnswers.isEmpty, responses.count(.open) > 0 else { return nil }
    for index in questionnaire.items.indices where responses.state(of: index) == .open {
      if let events = takingOver(index) { return (index, events) }
    }
    return nil
  }

  private func takingOver(_ item: Int) -> [AssessmentEvent]? {
    guard let answer = agreedAnswers[item], responses.applicability(of: item) == .asked else { return nil }
    return (try? answering(item, with: answer))?.events
  }

  /// The event that says who settled an item, to follow the one that answers it; none where nothing was compared or the
  /// answer settles nothing.
  func settling(_ item: Int, by answer: Answer) -> [AssessmentEvent] {
    guard let answers = comparisons[item], answer.origin != .carriedOver else { return [] }
    switch answer.state {
    case .answered, .unknown, .notApplicable:
      let by = answer.respondent ?? opening.facilitator
      return [.settled(item: questionnaire.items[item].id.text, by: by, answers: answers.map(\.bare))]
    case .deferred, .open, .notAsked: return []
    }
  }

  /// The answer on which all who were asked agree; `nil` where they do not.
  static func agreedAnswer(_ answers: [ComparedAnswer], to item: Item) -> Answer? {
    let agreement = Agreement(answers, to: item)
    guard agreement.verdict == .agreed, let group = agreement.groups.first else { return nil }
    let said = group.map { answers[$0] }
    var names: [String] = []
    for (place, name) in answers.names.enumerated() where group.contains(place) && !names.contains(name) {
      names.append(name)
    }
    let who = names.joined(separator: ", ")
    if let value = said[0].value { return Answer(value, origin: .carriedOver, respondent: who) }
    var reasons: [String] = []
    for reason in said.compactMap(\.reason) where !reasons.contains(reason) { reasons.append(reason) }
    return Answer(
      said[0].state, reason: reasons.isEmpty ? nil : reasons.joined(separator: "; "), origin: .carriedOver,
      respondent: who)
  }
}
