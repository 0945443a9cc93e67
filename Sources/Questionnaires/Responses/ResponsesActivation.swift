package import ExpressionLanguage

/// The door by which answers enter expressions.
///
/// Unsettled answers are unknown and carry the item's name; those that do not apply are absent, and reading them is
/// an error.
package struct ResponsesActivation: Activation {
  private let responses: Responses
  /// An answer that is tried without being recorded, as validators need it.
  private let candidate: (item: Int, answer: Answer)?
  private let facts: ScoreFacts?

  /// Creates an activation over responses.
  package init(
    _ responses: Responses, candidate: (item: Int, answer: Answer)? = nil, facts: ScoreFacts? = nil
  ) {
    self.responses = responses
    self.candidate = candidate
    self.facts = facts
  }

  package func read(_ reference: Reference) -> Outcome {
    switch reference.record {
    case ExpressionScope.answersRecord: readAnswer(reference.slot)
    case ExpressionScope.computedRecord: responses.computedOutcomes[reference.slot]
    case ExpressionScope.clientRecord: readClient(reference)
    default: readVariable(reference)
    }
  }

  package func presence(_ reference: Reference) -> Outcome {
    switch reference.record {
    case ExpressionScope.answersRecord:
      switch state(of: reference.slot) {
      case .answered: .value(.bool(true))
      case .notApplicable, .notAsked: .value(.bool(false))
      case .unknown, .deferred, .open: .unknown(Unknowns(name(of: reference.slot)))
      }
    default:
      switch read(reference) {
      case .value: .value(.bool(true))
      case .unknown(let unknowns): .unknown(unknowns)
      case .error: .value(.bool(false))
      }
    }
  }

  package func call(_ function: String, _ arguments: [Value]) -> Outcome {
    let names = arguments.compactMap { argument -> String? in
      if case .string(let text) = argument { text } else { nil }
    }
    switch ExpressionScope.Function(rawValue: function) {
    case .state:
      guard let name = names.first, let item = responses.questionnaire.itemIndex(ItemID(name)) else { break }
      return .value(.string(state(of: item).rawValue))
    case .selected:
      guard names.count == 2, let item = responses.questionnaire.itemIndex(ItemID(names[0])) else { break }
      return isSelected(names[1], in: item)
    case .score:
      guard let name = names.first else { break }
      return score(of: name)
    case .level:
      guard let facts else { break }
      return facts.level.map { .value(.string($0)) } ?? .value(.string(""))
    case nil: break
    }
    return .error(EvaluationError(message: "'\(function)' cannot be used here", range: nil))
  }

  // MARK: - Answers

  private func name(of item: Int) -> String { responses.questionnaire.items[item].id.text }

  private func state(of item: Int) -> Answer.State {
    if let candidate, candidate.item == item { return candidate.answer.state }
    return responses.state(of: item)
  }

  private func value(of item: Int) -> AnswerValue? {
    if let candidate, candidate.item == item { return candidate.answer.value }
    return responses.answer(to: item)?.value
  }

  private func readAnswer(_ item: Int) -> Outcome {
    switch state(of: item) {
    case .answered: .value(value(of: item)!.expressionValue)
    case .unknown, .deferred, .open: .unknown(Unknowns(name(of: item)))
    case .notApplicable:
      .error(EvaluationError(message: "'\(name(of: item))' does not apply, so it has no value", range: nil))
    case .notAsked:
      .error(EvaluationError(message: "'\(name(of: item))' is not asked, so it has no value", range: nil))
    }
  }

  private func isSelected(_ choice: String, in item: Int) -> Outcome {
    switch state(of: item) {
    case .answered:
      switch value(of: item)! {
      case .choice(let chosen): .value(.bool(chosen == choice))
      case .choices(let chosen): .value(.bool(chosen.contains(choice)))
      default: .value(.bool(false))
      }
    case .unknown, .deferred, .open: .unknown(Unknowns(name(of: item)))
    case .notApplicable, .notAsked: .value(.bool(false))
    }
  }

  // MARK: - Facts

  private func score(of name: String) -> Outcome {
    guard let facts else { return .error(EvaluationError(message: "scores cannot be read here", range: nil)) }
    let interval: ScoreFacts.Interval? =
      if let section = responses.questionnaire.sectionIndex(SectionID(name)) {
        facts.sections[section]
      } else if let item = responses.questionnaire.itemIndex(ItemID(name)) {
        facts.items[item]
      } else {
        nil
      }
    guard let interval else {
      return .error(EvaluationError(message: "'\(name)' has no score", range: nil))
    }
    if interval.low == interval.high { return .value(.double(interval.share)) }
    return .unknown((Unknowns(facts.unsettled) ?? Unknowns(name)).within(interval.low...interval.high))
  }

  private func readClient(_ reference: Reference) -> Outcome {
    let client = responses.client
    switch ExpressionScope.ClientSlot(rawValue: reference.slot) {
    case .name: return text(client.name, reference)
    case .state: return text(client.state, reference)
    case .sector: return text(client.sector, reference)
    case .staff:
      if let staff = client.staff { return .value(.int(staff)) }
      return absent(reference)
    case nil: return absent(reference)
    }
  }

  private func text(_ text: String?, _ reference: Reference) -> Outcome {
    text.map { .value(.string($0)) } ?? absent(reference)
  }

  private func readVariable(_ reference: Reference) -> Outcome {
    switch ExpressionScope.VariableSlot(rawValue: reference.slot) {
    case .today: return .value(.timestamp(responses.today.start))
    case .score: return number(facts?.total?.share, reference)
    case .low: return number(facts?.total?.low, reference)
    case .high: return number(facts?.total?.high, reference)
    case .coverage: return number(facts?.coverage, reference)
    case .level: return text(facts.map { $0.level ?? "" }, reference)
    case nil: return absent(reference)
    }
  }

  private func number(_ number: Double?, _ reference: Reference) -> Outcome {
    number.map { .value(.double($0)) } ?? absent(reference)
  }

  private func absent(_ reference: Reference) -> Outcome {
    let name = [reference.record, reference.name].compactMap { $0 }.joined(separator: ".")
    return .error(EvaluationError(message: "'\(name)' is not known", range: nil))
  }
}

extension AnswerValue {
  /// The value as expressions see it.
  package var expressionValue: Value {
    switch self {
    case .choice(let id): .string(id)
    case .choices(let ids): .list(ids.map { .string($0) })
    case .boolean(let truth): .bool(truth)
    case .integer(let number): .int(number)
    case .number(let number): .double(number)
    case .date(let date): .timestamp(date.start)
    case .text(let text): .string(text)
    }
  }
}
