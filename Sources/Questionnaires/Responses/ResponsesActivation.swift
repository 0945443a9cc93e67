package import ExpressionLanguage

/// Responses with an answer that is tried without being recorded, as validators need it, or with the results that
/// gates, actions and expectations read.
package struct ResponsesActivation: Activation {
  private let responses: Responses
  private let candidate: (item: Int, state: Answer.State, outcome: Outcome)?
  private let facts: ScoreFacts?

  /// Creates an activation over responses.
  package init(
    _ responses: Responses, candidate: (item: Int, answer: Answer)? = nil, facts: ScoreFacts? = nil
  ) {
    self.responses = responses
    self.facts = facts
    self.candidate = candidate.map { item, answer in
      let id = responses.questionnaire.items[item].id
      let outcome: Outcome =
        answer.value.map { .value($0.expressionValue) }
        ?? (answer.state.isUnsettled ? .unknown(Unknowns(id.text)) : .error(.noAnswer(to: id, in: answer.state)))
      return (item, answer.state, outcome)
    }
  }

  package func read(_ slot: Slot) -> Outcome {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers where slot.index == candidate?.item: candidate!.outcome
    case nil: readVariable(slot)
    default: responses.read(slot)
    }
  }

  package func plain(_ slot: Slot) -> PlainOutcome {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers where slot.index == candidate?.item: PlainOutcome(candidate!.outcome)
    case nil: PlainOutcome(readVariable(slot))
    default: responses.plain(slot)
    }
  }

  package func presence(_ slot: Slot) -> Presence {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers where slot.index == candidate?.item: Presence(candidate!.outcome)
    case nil: Presence(readVariable(slot))
    default: responses.presence(slot)
    }
  }

  package func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    switch ExpressionScope.Function(rawValue: function) {
    case .state where binding >= 0 && binding == candidate?.item: return .value(.string(candidate!.state.rawValue))
    case .selected where binding >= 0 && binding == candidate?.item:
      return selection(arguments, state: candidate!.state, value: candidate!.outcome)
    case .score: return score(binding)
    case .level:
      guard let facts else { return .error(.notHere(function)) }
      return .value(.string(facts.level ?? ""))
    default: return responses.call(function, binding: binding, arguments)
    }
  }

  // MARK: - Facts

  /// The score of a section, or of an item counted on from the sections.
  private func score(_ place: Int) -> Outcome {
    guard let facts, place >= 0 else { return .error(EvaluationError(message: "scores cannot be read here")) }
    return facts.score(at: place, in: responses.questionnaire)
  }

  private func readVariable(_ slot: Slot) -> Outcome {
    facts?.variable(slot) ?? responses.read(slot)
  }
}

extension ScoreFacts {
  /// The score of a section, or of an item counted on from the sections.
  package func score(at place: Int, in questionnaire: Questionnaire) -> Outcome {
    let isSection = place < sections.count
    let interval = isSection ? sections[place] : items[place - sections.count]
    let name =
      isSection ? questionnaire.sections[place].id.text : questionnaire.items[place - sections.count].id.text
    guard let interval else { return .error(EvaluationError(message: "'\(name)' has no score")) }
    if interval.low == interval.high { return .value(.double(interval.share)) }
    return .unknown((Unknowns(unsettled) ?? Unknowns(name)).within(interval.low...interval.high))
  }

  /// A headline variable; `nil` where it is none, or has no value.
  package func variable(_ slot: Slot) -> Outcome? {
    switch ExpressionScope.VariableSlot(rawValue: slot.index) {
    case .score: total.map { .value(.double($0.share)) }
    case .low: total.map { .value(.double($0.low)) }
    case .high: total.map { .value(.double($0.high)) }
    case .coverage: .value(.double(coverage))
    case .level: .value(.string(level ?? ""))
    case .today, nil: nil
    }
  }
}
