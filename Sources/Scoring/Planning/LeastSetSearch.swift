/// Finds the least set by effort, then by number of actions, then by definition order.
///
/// Three searches: the least effort; the fewest actions at that effort; then, action by action in definition order, whether
/// a set that is as good has this one too.
struct LeastSetSearch {
  /// What a search comes to.
  struct Result {
    /// The set, numbers ascending; `nil` where none was found.
    var set: [Int]?
    /// Every set takes at least so many half days; `nil` where there is none.
    var bound: Int?
    /// Whether the search came to its end.
    var isExact: Bool
  }

  private var search: PathSearch
  private let nodes: Int

  /// Prepares to search with a budget of nodes for each part.
  init(_ search: PathSearch, nodes: Int) {
    self.search = search
    self.nodes = nodes
  }

  /// How many nodes were opened.
  var nodeCount: Int { search.nodeCount }

  /// What asks for more than all actions bring together.
  var outOfReach: [PathRequirement.Cause] { search.outOfReach }

  /// The least set that reaches the level.
  /// - Parameters:
  ///   - avoided: a set that may not be contained whole.
  ///   - planned: actions in the order of the plan, whose beginning gives a first set.
  mutating func least(avoiding avoided: [Int] = [], startingWith planned: [Int]) -> Result {
    let efforts = search.candidates.efforts
    let first = search.firstSet(in: planned, avoiding: avoided)
    let cheapest = search.search(PathSearch.Goal(cost: efforts, avoided: avoided), known: first, nodes: nodes)
    guard var best = cheapest.set else {
      return Result(set: nil, bound: cheapest.bound, isExact: cheapest.bound == nil)
    }
    let least = search.candidates.effort(of: best)
    guard cheapest.bound == least else { return Result(set: best, bound: cheapest.bound, isExact: false) }
    let ones = efforts.map { _ in 1 }
    let fewest = search.search(
      PathSearch.Goal(cost: ones, cap: (efforts, least), avoided: avoided), known: best, nodes: nodes)
    best = fewest.set ?? best
    guard fewest.bound == best.count else { return Result(set: best, bound: least, isExact: false) }
    let isExact = putFirst(&best, least: least, avoiding: avoided)
    return Result(set: best, bound: least, isExact: isExact)
  }

  /// Exchanges a set for the first in definition order among those that are as good; returns whether that is certain.
  private mutating func putFirst(_ best: inout [Int], least: Int, avoiding avoided: [Int]) -> Bool {
    let candidates = search.candidates
    let goal = PathSearch.Goal(
      cost: candidates.efforts, most: least, cap: (candidates.efforts.map { _ in 1 }, best.count), avoided: avoided,
      isAny: true)
    var decisions = [PathSearch.Decision](repeating: .open, count: candidates.count)
    var left = nodes
    for number in decisions.indices where decisions[number] == .open {
      if !best.contains(number) {
        var tried = decisions
        tried[number] = .taken
        let before = search.nodeCount
        let result = search.search(goal, decisions: tried, nodes: left)
        left -= search.nodeCount - before
        if let other = result.set {
          best = other
        } else if result.bound != nil {
          return false
        }
      }
      decisions[number] = best.contains(number) ? .taken : .left
    }
    return true
  }
}
