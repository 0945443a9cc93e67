import ExpressionLanguage
import Questionnaires

/// Answers of which the interval is sought: what they are now, and what they become where others are tried.
protocol TriableAnswers {
  func state(of item: Int) -> Answer.State
  /// Whether it is undecided if an item is asked.
  func isPending(_ item: Int) -> Bool
  func isPending(section: Int) -> Bool
  func isAsked(_ item: Int) -> Bool
  /// Whether a computed value waits for answers.
  func isUnknown(computed: Int) -> Bool
  /// The state that a person set, also where the item does not apply now; `nil` where nobody did.
  func givenState(of item: Int) -> Answer.State?
  /// What an item contributes.
  func entry(of item: Int, by tables: ScoringTables) -> Tally.Entry
  /// The share of the answer that was given, though it may not count now.
  func shareOfGiven(_ item: Int, by tables: ScoringTables) -> Double?
  /// Answers that can be changed without these changing.
  func copiedForTrying() -> Self
  mutating func tryAnswer(_ answer: Answer, for item: Int)
  /// Gives an item the answer that it has elsewhere.
  mutating func restore(_ item: Int, as other: Self)
}

extension Responses: TriableAnswers {
  func isPending(_ item: Int) -> Bool { if case .pending = applicability(of: item) { true } else { false } }

  func isPending(section: Int) -> Bool {
    if case .pending = applicability(ofSection: section) { true } else { false }
  }

  func isAsked(_ item: Int) -> Bool { applicability(of: item) == .asked }

  func isUnknown(computed index: Int) -> Bool { if case .unknown = computed(index) { true } else { false } }

  func givenState(of item: Int) -> Answer.State? { givenAnswer(to: item)?.state }

  func entry(of item: Int, by tables: ScoringTables) -> Tally.Entry { tables.entry(of: item, in: self) }

  func shareOfGiven(_ item: Int, by tables: ScoringTables) -> Double? {
    tables.rules[item]?.share(of: givenAnswer(to: item), in: self, isCandidate: true)
  }

  func copiedForTrying() -> Responses { self }

  mutating func tryAnswer(_ answer: Answer, for item: Int) { set(answer, for: item) }

  mutating func restore(_ item: Int, as other: Responses) { set(other.givenAnswer(to: item), for: item) }
}
