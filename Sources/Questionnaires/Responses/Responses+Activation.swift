package import ExpressionLanguage

// The door by which answers enter expressions.
//
// Unsettled answers are unknown and carry the item's name; those that do not apply are absent, and reading them is an
// error.
extension Responses: Activation {
  package func read(_ slot: Slot) -> Outcome {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers: answerOutcomes[slot.index]
    case .computed: readComputed(slot.index)
    case .client: readClient(slot.index)
    case nil: readVariable(slot.index)
    }
  }

  package func plain(_ slot: Slot) -> PlainOutcome {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers: plainAnswers[slot.index]
    case .computed: PlainOutcome(computedOutcomes[slot.index])
    case .client, nil: .other
    }
  }

  package func presence(_ slot: Slot) -> Presence {
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers:
      switch states[slot.index] {
      case .answered: .present
      case .notApplicable, .notAsked: .absent
      case .unknown, .deferred, .open: .unknown
      }
    case .computed: Presence(computedOutcomes[slot.index])
    case .client, nil: Presence(read(slot))
    }
  }

  package func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    switch ExpressionScope.Function(rawValue: function) {
    case .state where binding >= 0: .value(.string(state(of: binding).rawValue))
    case .selected where binding >= 0: selection(arguments, state: state(of: binding), value: answerOutcomes[binding])
    default: .error(.notHere(function))
    }
  }

  /// An error keeps its reason but not its place, which is one in the expression of the computed value.
  private func readComputed(_ index: Int) -> Outcome {
    guard case .error(let error) = computedOutcomes[index] else { return computedOutcomes[index] }
    return .error(.notComputed(questionnaire.computed[index].id, error))
  }

  private func readClient(_ index: Int) -> Outcome {
    switch ExpressionScope.ClientSlot(rawValue: index) {
    case .name: text(client.name, .name)
    case .state: text(client.state, .state)
    case .sector: text(client.sector, .sector)
    case .staff: client.staff.map { .value(.int($0)) } ?? .error(.absent("client.staff"))
    case nil: .error(.absent("client"))
    }
  }

  private func text(_ text: String?, _ slot: ExpressionScope.ClientSlot) -> Outcome {
    text.map { .value(.string($0)) } ?? .error(.absent("\(ExpressionScope.clientRecord).\(slot)"))
  }

  private func readVariable(_ index: Int) -> Outcome {
    let slot = ExpressionScope.VariableSlot(rawValue: index)
    if slot == .today { return .value(.timestamp(today.start)) }
    return .error(.absent(slot.map { "\($0)" } ?? "the name"))
  }
}

/// Whether a choice is among those selected; the second argument names it.
package func selection(_ arguments: [Value], state: Answer.State, value: Outcome) -> Outcome {
  guard arguments.count == 2 else { return .value(.bool(false)) }
  return switch state {
  case .answered:
    switch value {
    case .value(.list(let chosen)): .value(.bool(chosen.contains(arguments[1])))
    case .value(let chosen): .value(.bool(chosen == arguments[1]))
    case .unknown, .error: value
    }
  case .unknown, .deferred, .open: value
  case .notApplicable, .notAsked: .value(.bool(false))
  }
}

extension EvaluationError {
  /// An answer that does not apply.
  package static func noAnswer(to item: ItemID, in state: Answer.State) -> EvaluationError {
    EvaluationError(
      message: state == .notAsked
        ? "'\(item)' is not asked, so it has no value" : "'\(item)' does not apply, so it has no value")
  }

  /// A computed value that has none.
  ///
  /// Behind a long row of values that read each other only the values next to the cause are named.
  package static func notComputed(_ id: ComputedID, _ reason: EvaluationError) -> EvaluationError {
    guard reason.message.utf8.count < 400 else { return reason }
    return EvaluationError(message: "'\(id)' cannot be worked out: \(reason.message)")
  }

  /// A fact that was not given.
  fileprivate static func absent(_ name: String) -> EvaluationError {
    EvaluationError(message: "'\(name)' is not known")
  }

  /// A function whose value is not known where the expression stands.
  static func notHere(_ function: Int) -> EvaluationError {
    let name = ExpressionScope.Function(rawValue: function)?.name ?? "the function"
    return EvaluationError(message: "'\(name)' cannot be used here")
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
    case .rows(let rows): .list(rows.map(\.expressionValue))
    }
  }
}

extension Row {
  /// The row as expressions see it: a map of the fields that have a value.
  fileprivate var expressionValue: Value {
    let known = entries.compactMap { field, entry in
      entry.value.map { (key: Value.string(field), value: $0.expressionValue) }
    }
    return MapValue(known).map { .map($0) } ?? .null
  }
}
