package import Questionnaires

/// Finds the least work that reaches a level.
///
/// The *path* is the set of actions with the least total effort that reaches a target level; among sets of equal effort the
/// one with the fewest actions, then the one whose first difference in definition order is in it. A set has to be closed:
/// with each action it holds what that comes after and applies now, or comes to apply once the set is done; what does
/// neither is dropped. It has to be one that can be followed: the condition of each action holds now, or holds once others
/// of the set are done; a condition that waits for an answer does not hold. It is done as ``Planner`` does a single action:
/// items that it reveals count as open, unless an action of the set answers them too, and nothing is ever lowered. It
/// reaches the level where the ``Scorer`` says so: share, gates, lower levels, coverage.
///
/// The runner-up is the least set that does not contain the path.
///
/// This is a precedence-constrained knapsack cover with side conditions, found by branch and bound: see the article for how.
/// The result is exact unless the search is stopped by its budget, and says so, with the least effort that is proven then.
package struct PathFinder: Sendable {
  /// How long to search.
  package struct Budget: Sendable {
    /// The most nodes that are opened for each of the parts of a search (the least effort, the fewest actions, the first in
    /// order, and the same for the runner-up) among up to 100 actions. Among more, nodes are larger, and fewer are opened.
    package var nodes: Int

    /// Creates a budget.
    package init(nodes: Int = 10_000) {
      self.nodes = nodes
    }

    /// The nodes for a number of actions.
    func nodes(for actions: Int) -> Int {
      max(1, nodes * 10_000 / (max(100, actions) * max(100, actions)))
    }
  }

  private let scorer: Scorer
  private let budget: Budget

  /// Creates a finder over a scorer.
  package init(_ scorer: Scorer, budget: Budget = Budget()) {
    self.scorer = scorer
    self.budget = budget
  }

  /// The path from the answers as they stand.
  /// - Parameter level: the index of the level to be reached; the next where `nil`.
  /// - Returns: `nil` where the questionnaire has no such level, and where none is named and the highest is reached.
  package func path(_ responses: Responses, to level: Int? = nil) -> PathResult? {
    path(responses, from: scorer.score(responses), to: level)
  }

  /// The path from the answers as they stand, where their sheet is at hand.
  package func path(_ responses: Responses, from sheet: ScoreSheet, to level: Int? = nil) -> PathResult? {
    let levels = scorer.questionnaire.levels
    guard let target = level ?? Self.next(sheet.level, of: levels.count), levels.indices.contains(target) else {
      return nil
    }
    if let reached = sheet.level?.reached, reached >= target {
      return PathResult(target: target, outcome: .alreadyReached, isExact: true, runnerUpIsExact: true)
    }
    let undertaking = Undertaking(responses, scorer: scorer)
    guard let candidates = PathCandidates(undertaking, scorer: scorer) else {
      return PathResult(target: target, outcome: .notFound, leastEffortDays: 0)
    }
    let planned = Planner(scorer).plan(responses, from: sheet).actions.compactMap { candidates.number(of: $0.action) }
    let telling = PathTelling(
      scorer: scorer, undertaking: undertaking, candidates: candidates, planned: planned, sheet: sheet, target: target)
    var search = LeastSetSearch(
      PathSearch(candidates, undertaking: undertaking, target: target, scorer: scorer),
      nodes: budget.nodes(for: candidates.count))
    let best = search.least(startingWith: planned)
    guard let set = best.set else {
      var result = PathResult(target: target, outcome: .notFound, leastEffortDays: best.bound.map { Double($0) / 2 })
      if best.isExact { result.outcome = .outOfReach(telling.obstacles(search.outOfReach)) }
      (result.isExact, result.runnerUpIsExact, result.nodes) = (best.isExact, best.isExact, search.nodeCount)
      return result
    }
    let next = search.least(avoiding: set, startingWith: planned)
    // Where the first search was stopped, the second may find better.
    var (first, second) = (set, next.set)
    if let other = second, candidates.effort(of: other) < candidates.effort(of: set) {
      (first, second) = (other, Set(set).isSuperset(of: other) ? nil : set)
    }
    return PathResult(
      target: target, outcome: .found(telling.path(of: first), runnerUp: second.map(telling.path)),
      leastEffortDays: best.bound.map { Double($0) / 2 }, isExact: best.isExact,
      runnerUpIsExact: best.isExact && next.isExact, nodes: search.nodeCount)
  }

  /// The level to be reached where none is named: the one after that reached, or after the one that too few answers keep
  /// from being reached; that itself where it is the highest.
  private static func next(_ level: LevelResult?, of count: Int) -> Int? {
    guard let level else { return nil }
    if let next = level.next { return next }
    return level.reached == nil && count > 0 ? (level.absence == .notScorable ? 0 : count - 1) : nil
  }
}
