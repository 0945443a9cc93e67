package import Questionnaires

/// What to do next, and in which order.
package struct Plan: Sendable {
  /// The index of the level whose gates come first; `nil` at the top and where nothing is scorable.
  package var nextLevel: Int?
  /// The actions that apply now, in an order that can be followed.
  package var actions: [PlannedAction]
  /// The asked questions whose answer is `unknown` or `deferred`, by index, ascending: someone has to find out.
  package var findOut: [Int]
}

/// An action that applies now.
package struct PlannedAction: Sendable {
  /// The index of the action.
  package var action: Int
  /// What this action alone adds to the headline from now, a share; below 0 where the items that it reveals cost more.
  package var gain: Double
  /// The failing gates of the next level that hold once this action alone is done, by their place among the level's
  /// gates, ascending; without those that an action before it closes already.
  package var closedGates: [Int]
  /// The failing gates of the next level that this action alone closes, or whose item or section it brings nearer;
  /// without those that an action before it closes already.
  package var servedGates: [Int]
  /// The answers that it changes, in the order of the action's targets; empty where only a choice calls for it.
  package var addressed: [Addressed]
  /// Whether this action closes a failing gate of the next level, or brings one nearer.
  package var servesNextLevel: Bool { !servedGates.isEmpty }
  /// The items whose answers decide whether the action applies at all, ascending; empty where it is known to apply.
  package var waitsFor: [Int]

  /// An item that falls short of the answer to which an action leads.
  package struct Addressed: Sendable, Equatable {
    /// The index of the item.
    package var item: Int
    /// The answer now; `nil` where it is open.
    package var current: Answer?
    /// The answer to which the action leads.
    package var target: AnswerValue

    /// Creates a change of answer.
    package init(item: Int, current: Answer?, target: AnswerValue) {
      self.item = item
      self.current = current
      self.target = target
    }
  }
}
