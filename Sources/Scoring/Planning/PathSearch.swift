/// Searches the sets of actions that reach a level for the least, by branch and bound.
///
/// A node of the search has taken some actions and left others (A. H. Land and A. G. Doig, "An automatic method of solving
/// discrete programming problems", Econometrica 28, 1960). It is given up where what is undecided cannot reach the level,
/// or only at more than is known to do. Whether a set reaches the level is decided by the scorer, never by a bound; so the
/// search is exact whatever the questionnaire, and how long it takes hangs on how close the bounds come.
///
/// The problem is a knapsack cover with precedence (N. Boland and others, "Clique-based facets for the precedence
/// constrained knapsack problem", Mathematical Programming 133, 2012) with as many knapsacks as the level has requirements.
struct PathSearch {
  /// Whether an action is in the set.
  enum Decision: UInt8, Sendable {
    case open
    case taken
    case left
  }

  /// A part of the search: all sets with what is taken and without what is left.
  struct Node {
    /// By number of an action.
    var decisions: [Decision]
    /// What the sets have to bring.
    var problem: CoverProblem
    /// By row of the problem, what the taken actions lack of it; 0 where it is met.
    var missing: [Double]
    /// Groups of actions of which one more is needed, because a set without them was tried.
    var cuts: [[Int]]
    /// The prices with which its bound was found.
    var prices: EffortBound.Prices
    /// The same for the second kind of cost.
    var capPrices: EffortBound.Prices
    /// Every set of it costs at least this.
    var bound: Int

    /// The numbers of the taken actions, ascending.
    var taken: [Int] { decisions.indices.filter { decisions[$0] == .taken } }
    /// The numbers of the undecided actions, ascending.
    var open: [Int] { decisions.indices.filter { decisions[$0] == .open } }

    /// What the taken actions cost.
    func paid(_ cost: [Int]) -> Int { taken.reduce(0) { $0 + cost[$1] } }
  }

  /// What is sought.
  struct Goal {
    /// By number, what an action costs.
    var cost: [Int]
    /// The most that the set may cost; `nil` where any will do.
    var most: Int?
    /// By number, what an action costs of a second kind, and the most that the set may.
    var cap: (cost: [Int], most: Int)?
    /// A set that may not be contained whole; empty where there is none.
    var avoided: [Int] = []
    /// Whether any set will do, not only the least.
    var isAny = false
  }

  /// What a search comes to.
  struct Result {
    /// The set that was found, numbers ascending; `nil` where none was.
    var set: [Int]?
    /// Every set costs at least this; `nil` where it is certain that there is none.
    var bound: Int?
  }

  /// More than any set costs.
  static let none = Int.max / 4

  let candidates: PathCandidates
  let scorer: Scorer
  let undertaking: Undertaking
  let target: Int
  /// What has to be brought while nothing is decided.
  let root: CoverProblem
  /// What sets that were tried came to.
  var verdicts: [[Int]: Verdict] = [:]
  /// How many nodes were opened in all searches.
  private(set) var nodeCount = 0

  private var bounding: EffortBound
  private var nodesLeft = 0
  private(set) var goal = Goal(cost: [])
  private var found: [Int]?
  private var abandoned = Self.none
  private var isOver = false

  /// Prepares to search.
  init(_ candidates: PathCandidates, undertaking: Undertaking, target: Int, scorer: Scorer) {
    self.candidates = candidates
    self.undertaking = undertaking
    self.target = target
    self.scorer = scorer
    root = CoverProblem(
      PathRequirements(
        target: target, base: undertaking.start, tally: undertaking.tally, prospects: candidates.prospects,
        candidates: candidates, scorer: scorer
      ).all,
      prospects: candidates.prospects, candidates: candidates)
    bounding = EffortBound(candidates)
  }

  /// What asks for more than all actions bring together, each once, in order.
  var outOfReach: [PathRequirement.Cause] {
    var seen = Set<PathRequirement.Cause>()
    return root.rows.filter { $0.greatest < 1 - 1e-9 && seen.insert($0.cause).inserted }.map(\.cause)
  }

  // MARK: - Searching

  /// Looks for the set that meets a goal at the least cost.
  /// - Parameters:
  ///   - decisions: what is decided beforehand, by number.
  ///   - known: a set that meets the goal.
  ///   - nodes: the most nodes that are opened.
  mutating func search(_ goal: Goal, decisions: [Decision]? = nil, known: [Int]? = nil, nodes: Int) -> Result {
    self.goal = goal
    found = nil
    abandoned = Self.none
    isOver = false
    nodesLeft = nodes
    if let known { accept(known) }
    let prices = EffortBound.Prices(root, arcCount: candidates.arcs.count)
    var node = Node(
      decisions: decisions ?? Array(repeating: .open, count: candidates.count), problem: root,
      missing: root.rows.map { _ in 1 }, cuts: [], prices: prices, capPrices: prices, bound: 0)
    if !goal.isAny, goal.cap == nil, propagate(&node) {
      bound(&node, rounds: 300)
      if let rounded = roundedSet(node), cost(of: rounded) <= self.goal.most ?? Self.none { accept(rounded) }
    }
    if !isOver { explore(node, rounds: 120) }
    let least = found.map(cost) ?? Self.none
    let bound = goal.isAny && found != nil ? least : min(least, abandoned)
    return Result(set: found, bound: bound == Self.none ? nil : bound)
  }

  private func cost(of set: [Int]) -> Int { set.reduce(0) { $0 + goal.cost[$1] } }

  private mutating func accept(_ set: [Int]) {
    found = set
    goal.most = cost(of: set) - 1
    isOver = goal.isAny
  }

  private mutating func explore(_ start: Node, rounds: Int) {
    guard nodesLeft > 0 else {
      abandoned = min(abandoned, start.bound)
      return
    }
    nodesLeft -= 1
    nodeCount += 1
    var node = start
    var rounds = rounds
    while true {
      guard propagate(&node) else { return }
      if node.problem.controllers.contains(where: { node.decisions[$0] != .open }) {
        rebuild(&node)
        rounds = max(rounds, 60)
      } else if isMet(node) {
        guard case .fails(let needed) = verdict(on: node.taken) else { return accept(node.taken) }
        let cut = (needed ?? Array(candidates.actions.indices)).filter { node.decisions[$0] == .open }
        guard !cut.isEmpty else { return }
        node.add(cut)
      } else {
        guard boundCap(&node, rounds: rounds) else { return }
        if let cap = goal.cap, fix(&node, most: cap.most - node.paid(cap.cost)) {
          rounds = 8
          continue
        }
        bound(&node, rounds: rounds)
        guard let most = goal.most else { break }
        guard node.bound <= most else { return }
        guard fix(&node, most: most - node.paid(goal.cost)) else { break }
        rounds = 8
      }
    }
    let (number, first) = choice(at: node)
    for decision in [first, first == .taken ? .left : .taken] where !isOver {
      var child = node
      child.decisions[number] = decision
      explore(child, rounds: 12)
    }
  }

  // MARK: - Bounds

  /// Bounds what a node costs.
  private mutating func bound(_ node: inout Node, rounds: Int) {
    let paid = node.paid(goal.cost)
    bounding.improve(
      &node, prices: \.prices, cost: goal.cost,
      cap: goal.cap.map { cap in (cap.cost, cap.most - node.paid(cap.cost), max(1, cap.most)) },
      limit: goal.most.map { Double($0 - paid) } ?? .infinity, rounds: rounds)
    node.bound = max(node.bound, min(Self.none, paid + bounding.whole))
  }

  /// Bounds what a node costs of the second kind, which closes gaps that the price on it leaves; returns whether that is
  /// not too much.
  private mutating func boundCap(_ node: inout Node, rounds: Int) -> Bool {
    guard let cap = goal.cap else { return true }
    let left = cap.most - node.paid(cap.cost)
    bounding.improve(&node, prices: \.capPrices, cost: cap.cost, cap: nil, limit: Double(left), rounds: rounds)
    return bounding.whole <= left
  }

  /// Decides what, decided otherwise, would cost more than is left; returns whether there is any.
  private func fix(_ node: inout Node, most: Int) -> Bool {
    var isFixed = false
    for number in node.open where bounding.whole(against: number) > most {
      node.decisions[number] = bounding.takes(number) ? .taken : .left
      isFixed = true
    }
    return isFixed
  }

  /// The action to decide next, and how first: one of which the relaxation does about half.
  private func choice(at node: Node) -> (number: Int, first: Decision) {
    if !goal.avoided.isEmpty, !goal.avoided.contains(where: { node.decisions[$0] == .left }) {
      let open = goal.avoided.filter { node.decisions[$0] == .open }
      return (open.min { bounding.inclination($0) < bounding.inclination($1) }!, .left)
    }
    func isBefore(_ lhs: Int, _ rhs: Int) -> Bool {
      let (left, right) = (bounding.inclination(lhs), bounding.inclination(rhs))
      if min(left, 1 - left) != min(right, 1 - right) { return min(left, 1 - left) > min(right, 1 - right) }
      return (goal.cost[rhs], lhs) < (goal.cost[lhs], rhs)
    }
    // What makes the sums exact comes first.
    let settling = node.problem.controllers.filter { node.decisions[$0] == .open }
    let number = (settling.isEmpty ? node.open : settling).min(by: isBefore)!
    return (number, bounding.inclination(number) >= 0.3 ? .taken : .left)
  }

  /// A set from the relaxation: what it does most of first.
  private mutating func roundedSet(_ node: Node) -> [Int]? {
    let order = node.open.sorted { lhs, rhs in
      let (left, right) = (bounding.inclination(lhs), bounding.inclination(rhs))
      return left == right ? lhs < rhs : left > right
    }
    return firstSet(in: node.taken + order, avoiding: goal.avoided)
  }
}

extension PathSearch.Node {
  /// Adds that one of some actions is needed.
  fileprivate mutating func add(_ cut: [Int]) {
    cuts.append(cut)
    prices.cuts.append(0)
    capPrices.cuts.append(0)
  }
}
