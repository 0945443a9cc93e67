package import ExpressionLanguage
package import Questionnaires

// The door by which flat answers enter expressions; gives what `Responses` gives.
extension FlatResponses: Activation {
  /// The state of an item.
  package func state(of item: Int) -> Answer.State {
    switch marks[item] {
    case .open: .open
    case .unknown: .unknown
    case .deferred: .deferred
    case .notApplicable: .notApplicable
    case .notAsked: .notAsked
    case .answered: .answered
    }
  }

  /// A computed value.
  package func computed(_ index: Int) -> Outcome {
    if computedStamps[index] != stamp {
      computedOutcomes[index] = questionnaire.computed[index].rule.program.evaluate(self)
      computedStamps[index] = stamp
    }
    return computedOutcomes[index]
  }

  package func read(_ slot: Slot) -> Outcome {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers: answer(slot.index)
    case .computed: readComputed(slot.index)
    case .client: blank.read(slot)
    case nil: facts?.variable(slot) ?? blank.read(slot)
    }
  }

  package func plain(_ slot: Slot) -> PlainOutcome {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers: plainAnswer(slot.index)
    case .computed: PlainOutcome(computed(slot.index))
    case .client, nil: PlainOutcome(read(slot))
    }
  }

  package func presence(_ slot: Slot) -> Presence {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers:
      switch marks[slot.index] {
      case .answered: .present
      case .notApplicable, .notAsked: .absent
      case .open, .unknown, .deferred: .unknown
      }
    case .computed: Presence(computed(slot.index))
    case .client, nil: Presence(read(slot))
    }
  }

  package func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    switch ExpressionScope.Function(rawValue: function) {
    case .state where binding >= 0: return .value(.string(state(of: binding).rawValue))
    case .selected where binding >= 0:
      return selection(arguments, state: state(of: binding), value: answer(binding))
    case .score where binding >= 0 && facts != nil: return facts!.score(at: binding, in: questionnaire)
    case .level where facts != nil: return .value(.string(facts!.level ?? ""))
    default: return blank.call(function, binding: binding, arguments)
    }
  }

  private func readComputed(_ index: Int) -> Outcome {
    let outcome = computed(index)
    guard case .error(let error) = outcome else { return outcome }
    return .error(.notComputed(questionnaire.computed[index].id, error))
  }

  private func plainAnswer(_ item: Int) -> PlainOutcome {
    guard marks[item] == .answered else { return .other }
    switch kinds[item] {
    case .choice: return choicePlains[item][Int(values[item])]
    case .boolean: return .truth(values[item] == 1)
    case .whole: return .whole(values[item] &+ bases[item])
    case .real: return .real(Double(bitPattern: UInt64(bitPattern: values[item])))
    case .other: return .other
    }
  }

  private func answer(_ item: Int) -> Outcome {
    switch marks[item] {
    case .open, .unknown, .deferred: return unknownOutcomes[item]
    case .notApplicable: return absentOutcomes[item]
    case .notAsked: return notAskedOutcomes[item]
    case .answered: break
    }
    if kinds[item] == .choice { return choiceOutcomes[item][Int(values[item])] }
    return .value(value(of: item).expressionValue)
  }

  /// The value of an item that is answered; a rating counts from its least value, so that its values have small numbers.
  package func value(of item: Int) -> AnswerValue {
    let definition = questionnaire.items[item]
    switch definition.kind {
    case .choice(let choices): return .choice(choices[Int(values[item])].id.text)
    case .multichoice(let choices):
      let set = values[item]
      return .choices(choices.indices.filter { set >> Int64($0) & 1 == 1 }.map { choices[$0].id.text })
    case .boolean: return .boolean(values[item] == 1)
    case .rating, .integer: return .integer(values[item] &+ bases[item])
    case .number, .money, .percent: return .number(Double(bitPattern: UInt64(bitPattern: values[item])))
    case .date: return .date(CalendarDate(daysSince1970: Int(values[item]))!)
    case .text, .list, .display: return .text("")
    }
  }
}
