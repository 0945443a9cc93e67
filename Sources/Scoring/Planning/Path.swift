import Questionnaires

/// The least work that reaches a level, or why none does.
package struct PathResult: Sendable {
  /// What was found.
  package enum Outcome: Sendable {
    /// The level is reached as the answers stand.
    case alreadyReached
    /// The least work, and the next best.
    case found(Path, runnerUp: Path?)
    /// No set of actions reaches the level.
    case outOfReach(PathObstacles)
    /// The search was stopped before it found a set.
    case notFound
  }

  /// The index of the level to be reached.
  package var target: Int
  /// What was found.
  package var outcome: Outcome
  /// Every set of actions that reaches the level takes at least so many days, a multiple of 0.5; `nil` where none does,
  /// or nothing has to be done.
  package var leastEffortDays: Double? = nil
  /// Whether the search came to its end: the path is then the least there is and the first among equals, or there is
  /// none. Otherwise `leastEffortDays` is all that is proven of it.
  package var isExact = false
  /// Whether the search for the runner-up came to its end; where there is none then, every set contains the path.
  package var runnerUpIsExact = false
  /// How many nodes of the search were opened.
  package var nodes = 0
}

/// A set of actions that reaches a level, in an order that can be followed.
package struct Path: Sendable {
  /// One action of it.
  package struct Step: Sendable {
    /// The index of the action.
    package var action: Int
    /// The answers that it changes, in the order of its targets; empty where others of the path do its part.
    package var addressed: [PlannedAction.Addressed]
    /// The items that decide whether it is needed at all, by index: once the path is done, of all the items that it
    /// answers it is still not known whether they are asked. Empty where one of them is.
    package var waitsFor: [Int]
    /// The headline once this step and all before it are done, a share; `nil` where nothing is scorable.
    package var share: Double?
  }

  /// The actions, none before one that it comes after.
  package var steps: [Step]
  /// The work in days, a multiple of 0.5: the sum over the steps.
  package var effortDays: Double
  /// How long it takes from start to finish, in weeks: the longest chain of actions that come after each other, the
  /// others going on beside it; a step that does not say takes its work at five days a week. `nil` where none says.
  package var weeks: Double?
  /// The score now; `nil` where nothing is scorable.
  package var before: Score?
  /// The score once it is done; what it reveals without an answer counts as open.
  package var after: Score
  /// The index of the level reached once it is done, at least the target.
  package var level: Int
  /// The gates up to the target that do not hold now and do then, by level, in definition order.
  package var closedGates: [FailingGate]

  /// The indices of its actions, in the order of the steps.
  package var actions: [Int] { steps.map(\.action) }
}

/// What keeps a level out of reach whatever is done.
package struct PathObstacles: Sendable {
  /// A gate that cannot be met.
  package struct Gate: Sendable {
    /// The gate, with its state once everything is done; where it waits, for what no action answers.
    package var gate: FailingGate
    /// The share of the item or section that it looks at once everything is done; `nil` for expressions and where that
    /// does not count.
    package var share: Double?
    /// The share that it asks for; `nil` for expressions.
    package var atLeast: Double?
    /// Whether no set of actions meets it, whatever becomes of the rest. Otherwise it fails where everything is done, and
    /// no set meets it together with the others.
    package var isOutOfReach: Bool
  }

  /// The gates of the target and of the levels below it, in definition order: those that are out of reach, or, where the
  /// rest is not, those that fail once everything is done. May be empty.
  package var gates: [Gate]
  /// The headline once everything is done; `nil` where nothing is scorable.
  package var share: Double?
  /// The share that the level asks for.
  package var from: Double
  /// How far the headline is then below it, more than 0; `nil` where it is not.
  package var shortBy: Double?
  /// The coverage once everything is done and what is needed for any level; `nil` where it is enough.
  package var coverage: (reached: Double, needed: Double)?
}
