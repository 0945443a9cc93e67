import ExpressionLanguage
import Questionnaires

/// Answers, facts, and what expressions read.
extension ExplanationWalk {
  /// A value made from answers.
  mutating func computed(_ index: Int, _ subject: Explanation.Subject) -> Explanation {
    let value = questionnaire.computed[index]
    return Explanation(
      subject: subject, figure: .outcome(scored(subject).responses.computed(index)),
      method: .expression(source: value.rule.program.source),
      extent: inputs(of: [value.rule], subject.scenario).isEmpty ? .leaf : .folded, place: value.rule.place,
      sources: value.sources)
  }

  /// What was said to an item, or why nothing was asked.
  mutating func answer(to item: Int, _ subject: Explanation.Subject) -> Explanation {
    let answers = scored(subject)
    var result = Explanation(
      subject: subject, figure: .answer(answers.responses.state(of: item), answers.responses.answer(to: item)),
      method: .given, extent: .leaf, place: questionnaire.items[item].place)
    switch answers.responses.applicability(of: item) {
    case .asked: return result
    case .notAsked:
      if let reason = reasonNotAsked(item: item, answers) { result.method = .leftOut(reason) }
    case .pending(let unknowns):
      result.method = .unsettled(
        Explanation.Unsettled(reason: .undecided(waitsFor: scorer.indices(of: unknowns)), couldAdd: nil))
    }
    if !partsOfCondition(of: item, subject).isEmpty { result.extent = .folded }
    return result
  }

  /// A fact about the client or the day.
  func fact(_ slot: Slot, _ subject: Explanation.Subject) -> Explanation {
    Explanation(subject: subject, figure: .outcome(now.responses.read(slot)), method: .given, extent: .leaf)
  }

  /// Why an item is not asked; `nil` where it is or may be.
  func reasonNotAsked(item index: Int, _ answers: ScoredAnswers) -> Explanation.Reason? {
    guard answers.responses.applicability(of: index) == .notAsked else { return nil }
    let item = questionnaire.items[index]
    let section = questionnaire.sections[item.section]
    if answers.responses.applicability(ofSection: section.index) == .notAsked, let condition = section.visibleIf {
      return .notAsked(bySection: true, condition: condition)
    }
    return item.visibleIf.map { .notAsked(bySection: false, condition: $0) }
  }

  /// What decides that an item is not asked, or does not decide yet whether it is.
  mutating func partsOfCondition(of index: Int, _ subject: Explanation.Subject) -> [Step] {
    let responses = scored(subject).responses
    let item = questionnaire.items[index]
    let section = questionnaire.sections[item.section]
    func isPending(_ applicability: Responses.Applicability) -> Bool {
      if case .pending = applicability { true } else { false }
    }
    let ofSection = responses.applicability(ofSection: section.index)
    switch responses.applicability(of: index) {
    case .asked: return []
    case .notAsked: return inputs(of: [ofSection == .notAsked ? section.visibleIf : item.visibleIf], subject.scenario)
    case .pending:
      let isOwn = item.visibleIf.map { rule in
        if case .unknown = responses.evaluate(rule) { true } else { false }
      }
      return inputs(
        of: [isPending(ofSection) ? section.visibleIf : nil, isOwn == true ? item.visibleIf : nil], subject.scenario)
    }
  }

  /// What rules read, each thing once, in source order.
  func inputs(of rules: [Rule?], _ scenario: Explanation.Scenario) -> [Step] {
    var seen = Set<Explanation.Topic>()
    var topics: [Explanation.Topic] = []
    func add(_ topic: Explanation.Topic?) {
      if let topic, seen.insert(topic).inserted { topics.append(topic) }
    }
    for case let rule? in rules {
      rule.program.references.forEach { add(topic(of: $0.slot)) }
      rule.program.hostCalls.forEach { add(topic(of: $0)) }
    }
    return topics.map { Step(role: .read, subject: Explanation.Subject($0, in: scenario)) }
  }

  private func topic(of slot: Slot) -> Explanation.Topic? {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers: return .answer(slot.index)
    case .computed: return .computed(slot.index)
    case .client: return ExpressionScope.ClientSlot(rawValue: slot.index).map { .client($0) }
    case nil: break
    }
    guard slot.record == Slot.variables else { return nil }
    switch ExpressionScope.VariableSlot(rawValue: slot.index) {
    case .today: return .today
    case .score: return .total
    case .low: return .end(.least, section: nil)
    case .high: return .end(.greatest, section: nil)
    case .coverage: return .coverage
    case .level: return .standing
    case nil: return nil
    }
  }

  private func topic(of call: HostCall) -> Explanation.Topic? {
    if call.function == ExpressionScope.Function.level.name { return .standing }
    guard let literal = call.literals.first, let name = literal else { return nil }
    let item = questionnaire.itemIndex(ItemID(name))
    guard call.function == ExpressionScope.Function.score.name else { return item.map { .answer($0) } }
    return questionnaire.sectionIndex(SectionID(name)).map { .section($0) } ?? item.map { .item($0) }
  }
}
