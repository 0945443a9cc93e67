import ExpressionLanguage
import Questionnaires

extension Scorer {
  /// Whether an item that applies has less than the answer to which an action leads: a smaller share, nothing settled,
  /// or, where it is not scored, another answer. Only such an item is changed by an action.
  /// - Parameter tally: what the items contribute with these answers.
  func fallsShort(_ target: Action.Target, in responses: Responses, tally: Tally) -> Bool {
    let item = target.item
    switch responses.state(of: item) {
    case .notAsked, .notApplicable: return false
    case .unknown, .deferred: return true
    case .open, .answered: break
    }
    // An item whose condition is undecided is open, and may have an answer all the same.
    guard let given = responses.givenAnswer(to: item), given.state == .answered else { return true }
    guard let rule = tables.rules[item] else { return given.value != target.answer }
    let current =
      responses.state(of: item) == .answered
      ? tally.entries[item].share : rule.share(of: given, in: responses, isCandidate: true)
    guard let current else { return given.value != target.answer }
    let aim = rule.share(of: Answer(target.answer, origin: .typed), in: responses, isCandidate: true)
    return (aim ?? 0) > current + Tolerance.threshold
  }
}

extension Action {
  /// Whether the condition of the action holds, so that it can be done; one that waits for an answer does not hold, one
  /// that fails does, as everywhere where a condition decides what is shown.
  /// - Parameter facts: the results that the condition may read.
  func isAvailable(_ responses: Responses, facts: @autoclosure () -> ScoreFacts) -> Bool {
    guard let visibleIf else { return true }
    switch visibleIf.program.evaluate(
      ResponsesActivation(responses, facts: visibleIf.readsScores ? facts() : nil))
    {
    case .value(.bool(false)), .unknown: return false
    case .value, .error: return true
    }
  }
}

extension Rule {
  /// Whether it reads scores or the level.
  var readsScores: Bool {
    let functions = [ExpressionScope.Function.score.name, ExpressionScope.Function.level.name]
    return program.hostCalls.contains { functions.contains($0.function) }
  }
}
