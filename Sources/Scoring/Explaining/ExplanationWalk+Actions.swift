import ExpressionLanguage
import Questionnaires

/// What actions bring.
extension ExplanationWalk {
  /// An action.
  func action(_ index: Int, _ subject: Explanation.Subject) -> Explanation {
    let action = questionnaire.actions[index]
    let planned = explainer.planned(index)
    let application: Explanation.Application
    if let planned {
      application = .applies(waitsFor: planned.waitsFor)
    } else if let rule = action.visibleIf, explainer.isExcluded(by: rule) {
      application = .isExcluded(rule)
    } else {
      application = .isDone
    }
    return Explanation(
      subject: subject, figure: .gain(planned?.gain), method: .gain(application), extent: .folded, place: action.place,
      sources: action.sources + action.resources)
  }

  func partsOfAction(_ index: Int) -> [Step] {
    let action = questionnaire.actions[index]
    let condition = inputs(of: [action.visibleIf], .now)
    guard let planned = explainer.planned(index) else {
      let addressed = action.addresses.map {
        Step(role: .read, subject: Explanation.Subject(.answer($0.item)))
      }
      return explainer.isExcluded(by: action.visibleIf) ? condition : addressed
    }
    let scenario = Explanation.Scenario.after(action: index)
    let assumed = planned.addressed.map {
      Step(role: .assumed, subject: Explanation.Subject(.item($0.item), in: scenario))
    }
    return assumed + [
      Step(role: .done, subject: Explanation.Subject(.total, in: scenario)),
      Step(role: .now, subject: Explanation.Subject(.total)),
    ] + condition
  }
}

extension Explainer {
  /// An action that applies now.
  func planned(_ action: Int) -> PlannedAction? { plan.actions.first { $0.action == action } }

  /// The answers once an action is done; `nil` where it does not apply or changes nothing.
  func responses(after action: Int) -> Responses? {
    guard let planned = planned(action), !planned.addressed.isEmpty else { return nil }
    var responses = now.responses
    for addressed in planned.addressed { responses.set(Answer(addressed.target, origin: .typed), for: addressed.item) }
    return responses
  }

  /// Whether the condition of an action is false.
  func isExcluded(by rule: Rule?) -> Bool {
    guard let rule else { return false }
    let activation = ResponsesActivation(now.responses, facts: scorer.facts(now.sheet))
    return rule.program.evaluate(activation) == .value(.bool(false))
  }
}
