import ExpressionLanguage
import Questionnaires
import Scoring

/// Works a number out again from its parts alone, by the words of its method.
struct ExplanationArithmetic {
  let questionnaire: Questionnaire

  /// What the parts of an expanded explanation come to; `nil` where its method promises no more than bounds.
  func figure(_ explanation: Explanation) -> Explanation.Figure? {
    let parts = explanation.parts
    switch explanation.method {
    case .combination(let model, let total): return combined(parts, by: model, total: total)
    case .points(let points): return .share(share(points, parts))
    case .unsettled(let unsettled): return waits(unsettled, parts) ? unsettledFigure(explanation) : nil
    case .leftOut(let reason): return isLeftOut(reason, parts) ? leftOutFigure(explanation) : nil
    case .sum:
      return .share(
        parts.reduce(0) { sum, part in
          if case .summand(let amount) = part.role { sum + amount } else { sum }
        })
    case .completion: return parts.first { $0.role == .done }.map { .share($0.explanation.share ?? -1) }
    case .bound, .given: return nil
    case .levels(let minAnswered): return standing(parts, minAnswered)
    case .allRequired, .threshold: return .condition(parts.allSatisfy(holds) ? nil : .fails)
    case .expression(let source): return value(of: source, parts, explanation)
    case .gain(.applies):
      guard let done = parts.first(where: { $0.role == .done })?.explanation,
        let now = parts.first(where: { $0.role == .now })?.explanation
      else { return nil }
      return .gain((done.share ?? 0) - (now.share ?? 0))
    case .gain: return .gain(nil)
    }
  }

  // MARK: - Scores

  private func combined(_ parts: [Explanation.Part], by model: ScoringModel, total: Double?) -> Explanation.Figure {
    let counted = parts.compactMap { part -> (weight: Double, share: Double, target: Double)? in
      guard case .counted(let weight, _, let target) = part.role, weight > 0 else { return nil }
      return (weight, part.explanation.share ?? -1, target)
    }
    guard !counted.isEmpty else { return .notCounted }
    let weights = counted.reduce(0) { $0 + $1.weight }
    let lost = counted.reduce(0) { $0 + $1.weight * (1 - $1.share) }
    switch model {
    case .weightedMean, .sum: return .share((weights - lost) / weights)
    case .allOrNothing: return .share(counted.allSatisfy { $0.share >= 1 - 1e-9 } ? 1 : 0)
    case .worst: return .share(counted.map(\.share).min()!)
    case .ladder:
      return .share(Double(counted.prefix { $0.share >= $0.target - 1e-9 }.count) / Double(counted.count))
    case .deduct: return .share(max(0, (total ?? weights) - lost) / (total ?? weights))
    }
  }

  private func share(_ points: Explanation.Points, _ parts: [Explanation.Part]) -> Double {
    guard
      let item = parts.compactMap({ part -> Int? in
        if case .answer(let item) = part.explanation.subject.topic { item } else { nil }
      }).first
    else { return -1 }
    let definition = questionnaire.items[item]
    let earned: Double
    switch (points.rule, parts[0].explanation.value) {
    case (.expression(let source), _):
      guard case .outcome(.value(let value)) = self.value(of: source, parts, use: .condition) else { return -1 }
      return max(0, min(1, value.number ?? -1))
    case (.choices(let made), .choice(let id)?) where made.map(\.choice.text) == [id]:
      earned = definition.choice(id)!.points!
    case (.choices(let made), .choices(let ids)?) where made.map(\.choice.text) == ids:
      earned = ids.reduce(0) { $0 + definition.choice($1)!.points! }
    case (.boolean, .boolean(let truth)?): earned = truth ? definition.maximum : 0
    case (.band(let from, let below), .integer(let number)?)
    where Double(number) >= from ?? -.infinity && Double(number) < below ?? .infinity:
      guard case .bands(let bands)? = definition.scoring else { return -1 }
      earned = bands.first { $0.from == from }?.points ?? 0
    default: return -1
    }
    return earned == points.earned ? min(earned, definition.maximum) / definition.maximum : -1
  }

  // MARK: - What does not count, or not yet

  private func unsettledFigure(_ explanation: Explanation) -> Explanation.Figure {
    // An answer that waits is told as it is; an item that waits counts 0.
    if case .answer = explanation.subject.topic { explanation.figure } else { .share(0) }
  }

  private func leftOutFigure(_ explanation: Explanation) -> Explanation.Figure {
    if case .answer = explanation.subject.topic { .answer(.notAsked, nil) } else { .notCounted }
  }

  private func waits(_ unsettled: Explanation.Unsettled, _ parts: [Explanation.Part]) -> Bool {
    let states = parts.compactMap { part -> Answer.State? in
      if case .answer(let state, _) = part.explanation.figure { state } else { nil }
    }
    return switch unsettled.reason {
    case .answer(let state): states == [state] && state.isUnsettled
    case .undecided(let items): !items.isEmpty && !states.isEmpty
    case .expression(let items):
      !items.isEmpty
        && parts.contains { part in
          switch part.explanation.figure {
          case .answer(let state, _): state.isUnsettled
          case .outcome(.unknown): true
          default: false
          }
        }
    case .failed(let problem): !problem.isEmpty
    }
  }

  private func isLeftOut(_ reason: Explanation.Reason, _ parts: [Explanation.Part]) -> Bool {
    switch reason {
    case .notScored: true
    case .notApplicable:
      parts.contains { part in
        if case .answer(.notApplicable, _) = part.explanation.figure { true } else { false }
      }
    case .notAsked(_, let condition):
      value(of: condition.program.source, parts, use: .condition) == .outcome(.value(.bool(false)))
    }
  }

  // MARK: - Levels

  private func standing(_ parts: [Explanation.Part], _ minAnswered: Double) -> Explanation.Figure {
    var reached: Int?
    for part in parts {
      switch part.explanation.subject.topic {
      case .level(let index):
        guard part.explanation.figure == .condition(nil) else { return .level(reached) }
        reached = index
      default: if !holds(part) { return .level(nil) }
      }
    }
    return .level(reached)
  }

  private func holds(_ part: Explanation.Part) -> Bool {
    guard case .required(let share) = part.role else { return true }
    guard let share else { return part.explanation.figure == .condition(nil) }
    switch (part.explanation.subject.topic, part.explanation.figure) {
    case (.section, .notCounted), (.item, .notCounted): return true
    case (.section, .share(let now)), (.item, .share(let now)):
      return (part.explanation.interval?.low ?? now) >= share - 1e-9
    default: return part.explanation.share.map { $0 >= share - 1e-9 } ?? false
    }
  }

  // MARK: - Expressions

  private func value(
    of source: String, _ parts: [Explanation.Part], _ explanation: Explanation
  ) -> Explanation.Figure? {
    guard case .gate = explanation.subject.topic else { return value(of: source, parts, use: .condition) }
    guard case .outcome(let outcome)? = value(of: source, parts, use: .gate) else { return nil }
    return .condition(outcome == .value(.bool(true)) ? nil : .fails)
  }

  /// The outcome of an expression that can read nothing but the parts.
  private func value(
    of source: String, _ parts: [Explanation.Part], use: ExpressionScope.Use
  ) -> Explanation.Figure? {
    let environment = ExpressionScope.environment(for: use, of: questionnaire)
    guard let program = Program.compile(source, in: environment, expecting: nil).program else { return nil }
    return .outcome(program.evaluate(PartsActivation(parts: parts, questionnaire: questionnaire)))
  }
}

/// The figures of parts as an expression reads them.
private struct PartsActivation: Activation {
  let parts: [Explanation.Part]
  let questionnaire: Questionnaire

  private func part(_ topic: Explanation.Topic) -> Explanation? {
    parts.first { $0.explanation.subject.topic == topic }?.explanation
  }

  private func state(of item: Int) -> Answer.State? {
    guard case .answer(let state, _)? = part(.answer(item))?.figure else { return nil }
    return state
  }

  func read(_ slot: Slot) -> Outcome {
    let missing = Outcome.error(EvaluationError(message: "not among the parts"))
    switch ExpressionScope.Record(rawValue: slot.record) {
    case .answers:
      guard let state = state(of: slot.index) else { return missing }
      if state.isUnsettled { return .unknown(Unknowns(questionnaire.items[slot.index].id.text)) }
      guard let value = part(.answer(slot.index))?.value else { return .error(EvaluationError(message: "no answer")) }
      return .value(value.expressionValue)
    case .computed:
      guard case .outcome(let outcome)? = part(.computed(slot.index))?.figure else { return missing }
      return outcome
    case .client, nil: return missing
    }
  }

  func presence(_ slot: Slot) -> Presence {
    guard ExpressionScope.Record(rawValue: slot.record) == .answers, let state = state(of: slot.index) else {
      return Presence(read(slot))
    }
    return state == .answered ? .present : state.isUnsettled ? .unknown : .absent
  }

  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    switch ExpressionScope.Function(rawValue: function) {
    case .state: return .value(.string(state(of: binding)?.rawValue ?? "not among the parts"))
    case .selected:
      let outcome = read(Slot(record: ExpressionScope.Record.answers.rawValue, index: binding))
      switch outcome {
      case .value(.list(let chosen)): return .value(.bool(chosen.contains(arguments[1])))
      case .value(let chosen): return .value(.bool(chosen == arguments[1]))
      case .unknown: return outcome
      case .error: return .value(.bool(false))
      }
    case .score:
      let sections = questionnaire.sections.count
      let explanation = part(binding < sections ? .section(binding) : .item(binding - sections))
      guard let explanation, let share = explanation.share else {
        return .error(EvaluationError(message: "no score"))
      }
      guard let interval = explanation.interval, interval.low < interval.high else { return .value(.double(share)) }
      return .unknown(Unknowns("something").within(interval.low...interval.high))
    case .level, nil: return .error(EvaluationError(message: "not used here"))
    }
  }
}

extension Explanation {
  /// The share, where it is one.
  var share: Double? {
    if case .share(let share) = figure { share } else { nil }
  }

  /// The value of an answer, where there is one.
  var value: AnswerValue? {
    if case .answer(.answered, let answer) = figure { answer?.value } else { nil }
  }

  /// It and everything below it, each before its parts.
  var all: [Explanation] { [self] + parts.flatMap(\.explanation.all) }
}

extension Value {
  fileprivate var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}
