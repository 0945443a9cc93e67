package import Questionnaires

extension ComparisonReport {
  /// A condition of a level that does not hold somewhere.
  package struct GateRow: Sendable, Equatable {
    package var level: LevelID
    package var levelTitle: String
    /// What is missing, to follow "held at Building: ".
    package var message: String
    package var cells: [GateState]
    package var change: GateChange
  }

  /// A gate in one assessment.
  package enum GateState: String, Sendable, CaseIterable {
    case met
    case fails
    /// It waits for answers.
    case undecided
    /// Its rule could not be worked out.
    case failedToEvaluate
    /// It belongs to a level above the next one, of which nothing is said.
    case beyond
    /// The definition does not have it.
    case absent

    /// Whether it is one of the things that hold the next level back.
    package var holdsBack: Bool { self == .fails || self == .undecided || self == .failedToEvaluate }
  }

  /// What became of a gate.
  package enum GateChange: String, Sendable, CaseIterable {
    /// It failed at first and is met in the last.
    case closed
    /// It waited for answers at first and is met in the last: nobody knows whether it was met before.
    case foundMet
    /// It holds back in the last, and was met at first.
    case opened
    /// It holds back in the last, and was not looked at in the first: a level further up, or another version.
    case ahead
    /// It holds back in both.
    case remaining
    /// Anything else, such as only between the first and the last.
    case other
  }

  /// One action.
  package struct ActionRow: Sendable, Equatable {
    package var id: ActionID
    package var title: String
    package var effortDays: Double
    /// `nil` where it does not apply.
    package var cells: [ActionCell?]
    package var change: ActionChange
  }

  /// An action that applies in one assessment.
  package struct ActionCell: Sendable, Equatable {
    /// What it adds to the score by itself, a share; may be below 0.
    package var gain: Double
    /// Whether it is not settled that it applies.
    package var isPerhaps: Bool
    /// The day by which it was promised.
    package var due: CalendarDate?
    /// Who took it on; `nil` where the comparison is anonymous.
    package var assignee: String?
  }

  /// What became of an action.
  package enum ActionChange: String, Sendable, CaseIterable {
    /// An answer fell short of it at first, and all it led to is in place in the last.
    case done
    /// It applied at first since answers were missing, and they turned out to be in place.
    case foundInPlace
    /// It applied at first and applies no longer for another reason, such as questions that do not apply.
    case dropped
    /// It applies in both.
    case toDo
    /// It applies in the last only.
    case new
    /// It applies only between the first and the last.
    case between
  }
}
