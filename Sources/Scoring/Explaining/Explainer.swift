package import Questionnaires

/// Explains every number of a result: what it is made of, by which rule, down to the answers.
///
/// ```swift
/// let explainer = Explainer(scorer, responses, sheet: sheet, plan: plan)
/// let total = explainer.explanation(of: Explanation.Subject(.total))
/// let whole = explainer.explanation(of: Explanation.Subject(.total), extent: .all)
/// ```
///
/// The parts add up: what a node's method makes of the figures of its parts is the node's own figure, and the figures are
/// those of the sheet and the plan.
package struct Explainer: Sendable {
  /// How much is expanded.
  package enum Extent: Sendable {
    /// What was asked for, with its parts.
    case parts
    /// Everything down to the answers, each thing once.
    case all
  }

  /// How far down everything is expanded; what lies below is folded. A definition may hold chains of any length.
  package static let depthLimit = 64

  let scorer: Scorer
  let now: ScoredAnswers
  let plan: Plan

  /// Creates an explainer of a result.
  /// - Parameters:
  ///   - sheet: the scores of the answers.
  ///   - plan: the plan made from them.
  package init(_ scorer: Scorer, _ responses: Responses, sheet: ScoreSheet, plan: Plan) {
    self.scorer = scorer
    self.plan = plan
    now = ScoredAnswers(responses, sheet: sheet, by: scorer)
  }

  /// What a number is made of.
  ///
  /// A scenario that there is not, such as that of an interval whose ends no known answers reach, stands for the answers
  /// given.
  package func explanation(of subject: Explanation.Subject, extent: Extent = .parts) -> Explanation {
    var walk = ExplanationWalk(self)
    return walk.explain(subject, depth: extent == .all ? Self.depthLimit : 1)
  }
}

/// Answers with what they come to: those given, or those of a scenario.
struct ScoredAnswers: Sendable {
  let responses: Responses
  let sheet: ScoreSheet
  let tally: Tally

  init(_ responses: Responses, sheet: ScoreSheet, by scorer: Scorer) {
    self.responses = responses
    self.sheet = sheet
    tally = Tally(responses, by: scorer.tables)
  }

  /// Whether any answer differs.
  func differ(from other: ScoredAnswers) -> Bool {
    responses.questionnaire.items.indices.contains {
      responses.givenAnswer(to: $0) != other.responses.givenAnswer(to: $0)
    }
  }

  /// Whether something that follows from the answers differs from what it is for other answers.
  func differs(_ topic: Explanation.Topic, from other: ScoredAnswers) -> Bool {
    switch topic {
    case .answer(let item): return answerDiffers(item, from: other)
    case .item(let item): return tally.entries[item] != other.tally.entries[item] || answerDiffers(item, from: other)
    case .section(let section):
      if responses.applicability(ofSection: section) != other.responses.applicability(ofSection: section) {
        return true
      }
      return responses.questionnaire.sections[section].items.contains { differs(.item($0), from: other) }
    case .computed(let value): return responses.computed(value) != other.responses.computed(value)
    default: return true
    }
  }

  private func answerDiffers(_ item: Int, from other: ScoredAnswers) -> Bool {
    responses.applicability(of: item) != other.responses.applicability(of: item)
      || responses.answer(to: item) != other.responses.answer(to: item)
  }
}
