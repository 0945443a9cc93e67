import ExpressionLanguage
import Questionnaires

/// Flat answers of which the interval is sought.
///
/// Trying changes a second set of answers, of which there is one for a scorer: only one copy is in use at a time.
struct FlatTrial: TriableAnswers {
  unowned let scorer: FlatScorer
  let responses: FlatResponses
  let spare: FlatResponses

  func state(of item: Int) -> Answer.State { responses.state(of: item) }

  func isPending(_ item: Int) -> Bool { responses.isPending(item) }

  func isPending(section: Int) -> Bool { responses.isPending(section: section) }

  func isAsked(_ item: Int) -> Bool { !responses.isPending(item) && responses.state(of: item) != .notAsked }

  func isUnknown(computed index: Int) -> Bool {
    if case .unknown = responses.computed(index) { true } else { false }
  }

  func givenState(of item: Int) -> Answer.State? { responses.givenState(of: item) }

  func entry(of item: Int, by tables: ScoringTables) -> Tally.Entry {
    guard tables.rules[item] != nil else { return .out }
    switch responses.state(of: item) {
    case .notApplicable, .notAsked: return .out
    case .unknown, .deferred, .open: return Tally.Entry(isCounted: true, share: nil)
    case .answered:
      let share = scorer.share(of: item, in: responses)
      return Tally.Entry(isCounted: true, share: share.isNaN ? nil : share)
    }
  }

  /// What was said to a hidden item was dropped, so that there is none.
  func shareOfGiven(_ item: Int, by tables: ScoringTables) -> Double? {
    let share = scorer.share(of: item, in: responses)
    return share.isNaN ? nil : share
  }

  func copiedForTrying() -> FlatTrial {
    spare.load(responses)
    return FlatTrial(scorer: scorer, responses: spare, spare: responses)
  }

  mutating func tryAnswer(_ answer: Answer, for item: Int) { responses.tryAnswer(answer, for: item) }

  mutating func restore(_ item: Int, as other: FlatTrial) { responses.load(item, from: other.responses) }
}
