import Questionnaires

/// What a share can still become.
extension ExplanationWalk {
  /// One end of an interval.
  mutating func end(_ end: Explanation.End, section: Int?, _ subject: Explanation.Subject) -> Explanation {
    let score = section.map { now.sheet.sections[$0].score } ?? now.sheet.total
    let share = score.map { end == .least ? $0.low : $0.high }
    let isReached = answers(in: .end(end, section: section)) != nil
    return Explanation(
      subject: subject, figure: share.map { .share($0) } ?? .notCounted, method: isReached ? .completion : .bound,
      extent: share == nil ? .leaf : .folded)
  }

  mutating func partsOfEnd(_ end: Explanation.End, section: Int?, as method: Explanation.Method) -> [Step] {
    let scenario = Explanation.Scenario.end(end, section: section)
    let whole = section.map { Explanation.Topic.section($0) } ?? .total
    guard case .completion = method, let answers = answers(in: scenario) else {
      return ranging(section: section)
    }
    let assumed = questionnaire.items.indices.filter { item in
      answers.responses.givenAnswer(to: item) != now.responses.givenAnswer(to: item)
    }
    return assumed.map { Step(role: .assumed, subject: Explanation.Subject(.answer($0), in: scenario)) }
      + [Step(role: .done, subject: Explanation.Subject(whole, in: scenario))]
  }

  /// The parts whose intervals are taken together.
  private func ranging(section: Int?) -> [Step] {
    let topics: [Explanation.Topic]
    if let section {
      topics = questionnaire.sections[section].items.filter { now.sheet.items[$0].isCounted }.map { .item($0) }
    } else if tables.whole.model.isFlat {
      topics = now.sheet.items.filter(\.isCounted).map { .item($0.item) }
    } else {
      topics = now.sheet.sections.filter { $0.score != nil }.map { .section($0.section) }
    }
    return topics.map { Step(role: .ranging, subject: Explanation.Subject($0)) }
  }
}
