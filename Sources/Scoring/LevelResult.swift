package import Questionnaires

/// The level reached, and what holds back the next one.
package struct LevelResult: Sendable {
  /// Why there is no level.
  package enum Absence: Sendable, Equatable {
    /// Nothing counted is scorable.
    case notScorable
    /// The coverage is below what the questionnaire asks for; both 0...1.
    case tooFewAnswers(coverage: Double, needed: Double)
  }

  /// The index of the highest level whose own and all lower conditions hold; `nil` where there is none.
  package var reached: Int?
  /// Why `reached` is `nil`.
  package var absence: Absence?
  /// The index of the level after the one reached, or after the one that too few answers would reach; `nil` at the top
  /// and where nothing is scorable.
  package var next: Int?
  /// How far the headline is below the share of the next level, more than 0; `nil` where it is not.
  package var shortBy: Double?
  /// The gates of the next level that do not hold, in definition order.
  package var failingGates: [FailingGate]
}

/// A gate that does not hold.
package struct FailingGate: Sendable {
  /// Why a gate does not hold.
  package enum State: Sendable, Equatable {
    /// It is known not to hold.
    case fails
    /// It waits for these items, ascending by index.
    case undecided(waitsFor: [Int])
    /// Its expression could not be evaluated: what went wrong, in lower case without a full stop.
    case failedToEvaluate(String)
  }

  /// The index of the level it belongs to.
  package var level: Int
  /// Its place among the gates of that level, from 0.
  package var gate: Int
  /// What is missing, to follow "held at Building: ".
  package var message: LocalizedText
  package var state: State
}
