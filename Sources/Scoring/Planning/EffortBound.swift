/// A lower bound on what the undecided actions still cost, by Lagrangian relaxation.
///
/// Every requirement, every *comes before*, and the choice within each group gets a price. With these paid for breaking
/// what they stand for, each action is taken or left on its own, and the least cost is a lower bound whatever the prices
/// (M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management Science 27,
/// 1981). The prices are bettered by subgradient steps (B. T. Polyak, 1969); the mean of what is taken on the way comes
/// near the optimum of the linear relaxation (F. Barahona and R. Anbil, "The volume algorithm", Mathematical Programming
/// 87, 2000) and says which action to decide next. What a requirement lacks caps what an action counts for in it, as in
/// knapsack cover inequalities (R. D. Carr and others, SODA 2000).
struct EffortBound {
  /// Prices, all at least 0.
  struct Prices {
    /// By row of the problem.
    var rows: [Double]
    /// By group of the problem.
    var groups: [Double]
    /// By arc of the candidates.
    var arcs: [Double]
    /// Of the limit on a second kind of cost.
    var cap = 0.0
    /// By cut of the node.
    var cuts: [Double] = []

    /// Prices of nothing.
    init(_ problem: CoverProblem, arcCount: Int) {
      rows = problem.rows.map { _ in 0 }
      groups = problem.groups.map { _ in 0 }
      arcs = Array(repeating: 0, count: arcCount)
    }
  }

  /// An action or group of the small problem that is left.
  private typealias Slot = Int

  // The small problem: only what is undecided and not met.
  private var free: [Int] = []
  private var slots: [Int]
  private var costs: [Double] = []
  private var activeRows: [Int] = []
  private var rowStarts: [Int] = []
  private var missing: [Double] = []
  private var columns: [Slot] = []
  private var amounts: [Double] = []
  private var activeGroups: [Int] = []
  private var groupSlots: [Int]
  private var memberStarts: [Int] = []
  private var members: [Slot] = []
  private var activeArcs: [Int] = []
  private var arcsBefore: [Slot] = []
  private var arcsAfter: [Slot] = []
  private var capCosts: [Double] = []
  private var capLeft = 0.0
  private var firstCut = 0

  // Prices and what they lead to.
  private var prices: [Double] = []
  private var steps: [Double] = []
  /// How fast each price moves: a price on small amounts has farther to go.
  private var scales: [Double] = []
  private var reduced: [Double] = []
  private var bestPrices: [Double] = []
  private var bestReduced: [Double] = []
  private var means: [Double] = []
  private let arcs: [(before: Int, after: Int)]

  // Parts of the small problem that share nothing, so that each is bounded on its own.
  private var parts: [Int] = []
  private var partCount = 0
  private var rowParts: [Int] = []
  private var partBounds: [Double] = []
  private var bestBounds: [Double] = []

  /// Creates a bound over candidates, to be used again and again.
  init(_ candidates: PathCandidates) {
    arcs = candidates.arcs
    slots = Array(repeating: -1, count: candidates.count)
    groupSlots = []
  }

  /// The bound: every part costs a whole number, so that a bound between two is as good as the greater.
  var whole: Int { bestBounds.reduce(0) { min(PathSearch.none, $0 + round($1)) } }

  /// The bound where an undecided action is decided against the relaxation.
  func whole(against number: Int) -> Int {
    let slot = slots[number]
    let part = parts[slot]
    return whole - round(bestBounds[part]) + round(bestBounds[part] + bestReduced[slot].magnitude)
  }

  /// Whether the relaxation takes an undecided action.
  func takes(_ number: Int) -> Bool { bestReduced[slots[number]] < 0 }

  private func round(_ bound: Double) -> Int {
    bound > 1e15 ? PathSearch.none : max(0, Int((bound - 1e-6).rounded(.up)))
  }

  /// How far the relaxation takes an undecided action, 0...1.
  func inclination(_ number: Int) -> Double { means[slots[number]] }

  /// Bounds what is left to pay at a node.
  /// - Parameters:
  ///   - node: what is decided.
  ///   - path: the prices to start with, which are bettered.
  ///   - cost: what each action costs, by number.
  ///   - cap: what each costs of a second kind, and how much of that is left.
  ///   - limit: a bound above this is as good as any.
  ///   - rounds: how often the prices are bettered.
  mutating func improve(
    _ node: inout PathSearch.Node, prices path: WritableKeyPath<PathSearch.Node, Prices>, cost: [Int],
    cap: (cost: [Int], left: Int, most: Int)?, limit: Double, rounds: Int
  ) {
    shrink(node, cost: cost, cap: cap)
    findParts()
    load(node[keyPath: path])
    run(limit: limit, rounds: rounds)
    store(&node[keyPath: path])
  }

  // MARK: - The small problem

  private mutating func shrink(_ node: PathSearch.Node, cost: [Int], cap: (cost: [Int], left: Int, most: Int)?) {
    let problem = node.problem
    free.removeAll(keepingCapacity: true)
    costs.removeAll(keepingCapacity: true)
    capCosts.removeAll(keepingCapacity: true)
    for number in slots.indices {
      guard node.decisions[number] == .open else {
        slots[number] = -1
        continue
      }
      slots[number] = free.count
      free.append(number)
      costs.append(Double(cost[number]))
      if let cap { capCosts.append(Double(cap.cost[number]) / Double(cap.most)) }
    }
    capLeft = cap.map { Double($0.left) / Double($0.most) } ?? 0
    groupSlots = Array(repeating: -1, count: problem.groups.count)
    activeGroups.removeAll(keepingCapacity: true)
    memberStarts.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    activeRows.removeAll(keepingCapacity: true)
    rowStarts.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    amounts.removeAll(keepingCapacity: true)
    for (index, row) in problem.rows.enumerated() {
      let lacking = node.missing[index]
      guard lacking > 0 else { continue }
      activeRows.append(index)
      rowStarts.append(columns.count)
      missing.append(lacking)
      for term in row.terms {
        guard let slot = slot(of: term.column, in: node) else { continue }
        columns.append(slot)
        amounts.append(min(term.amount, lacking))
      }
    }
    firstCut = activeRows.count
    for (index, cut) in node.cuts.enumerated() where !cut.contains(where: { node.decisions[$0] == .taken }) {
      activeRows.append(index)
      rowStarts.append(columns.count)
      missing.append(1)
      for number in cut where slots[number] >= 0 {
        columns.append(slots[number])
        amounts.append(1)
      }
    }
    rowStarts.append(columns.count)
    memberStarts.append(members.count)
    activeArcs.removeAll(keepingCapacity: true)
    arcsBefore.removeAll(keepingCapacity: true)
    arcsAfter.removeAll(keepingCapacity: true)
    for (index, arc) in arcs.enumerated() where slots[arc.before] >= 0 && slots[arc.after] >= 0 {
      activeArcs.append(index)
      arcsBefore.append(slots[arc.before])
      arcsAfter.append(slots[arc.after])
    }
  }

  /// The place of a column in the small problem: an action's, or behind all actions a group's; `nil` where nothing of it
  /// is left to take.
  private mutating func slot(of column: Int, in node: PathSearch.Node) -> Slot? {
    guard column >= slots.count else { return slots[column] >= 0 ? slots[column] : nil }
    let group = column - slots.count
    if groupSlots[group] >= 0 { return free.count + groupSlots[group] }
    let all = node.problem.groups[group]
    // A group of which one is taken is met.
    guard !all.contains(where: { node.decisions[$0] == .taken }) else { return nil }
    let left = all.filter { slots[$0] >= 0 }
    guard !left.isEmpty else { return nil }
    groupSlots[group] = activeGroups.count
    activeGroups.append(group)
    memberStarts.append(members.count)
    members += left.map { slots[$0] }
    return free.count + groupSlots[group]
  }

  /// Finds what hangs together by rows, groups and arcs; with a cap all of it does.
  private mutating func findParts() {
    let count = free.count + activeGroups.count
    var parents = Array(0..<count)
    func root(_ slot: Int) -> Int {
      var slot = slot
      while parents[slot] != slot {
        parents[slot] = parents[parents[slot]]
        slot = parents[slot]
      }
      return slot
    }
    func join(_ first: Int, _ second: Int) { parents[root(first)] = root(second) }
    if capCosts.isEmpty {
      for row in activeRows.indices {
        let range = rowStarts[row]..<rowStarts[row + 1]
        for place in range.dropFirst() { join(columns[range.lowerBound], columns[place]) }
      }
      for group in activeGroups.indices {
        for place in memberStarts[group]..<memberStarts[group + 1] { join(free.count + group, members[place]) }
      }
      for arc in activeArcs.indices { join(arcsBefore[arc], arcsAfter[arc]) }
    } else {
      for slot in parents.indices.dropFirst() { join(0, slot) }
    }
    var numbers = [Int](repeating: -1, count: count)
    partCount = 0
    parts = (0..<count).map { slot in
      let root = root(slot)
      if numbers[root] < 0 {
        numbers[root] = partCount
        partCount += 1
      }
      return numbers[root]
    }
    // A row of which nothing is left to take is a part of its own.
    rowParts = activeRows.indices.map { row in
      guard rowStarts[row] < rowStarts[row + 1] else {
        partCount += 1
        return partCount - 1
      }
      return parts[columns[rowStarts[row]]]
    }
    if partCount == 0 { partCount = 1 }
  }

  // MARK: - Prices

  /// The prices in a row: of requirements and cuts, groups, arcs, and the cap.
  private mutating func load(_ from: Prices) {
    prices.removeAll(keepingCapacity: true)
    scales.removeAll(keepingCapacity: true)
    for (place, row) in activeRows.enumerated() {
      prices.append(place < firstCut ? from.rows[row] : from.cuts[row])
      let sum = amounts[rowStarts[place]..<rowStarts[place + 1]].reduce(0, +)
      scales.append(sum > 0 ? Double(rowStarts[place + 1] - rowStarts[place]) / sum : 1)
    }
    for group in activeGroups { prices.append(from.groups[group]) }
    for arc in activeArcs { prices.append(from.arcs[arc]) }
    for _ in activeGroups.indices { scales.append(1) }
    for _ in activeArcs.indices { scales.append(1) }
    if !capCosts.isEmpty {
      prices.append(from.cap)
      let sum = capCosts.reduce(0, +)
      scales.append(sum > 0 ? Double(capCosts.count) / sum : 1)
    }
  }

  private func store(_ into: inout Prices) {
    var place = 0
    func next() -> Double {
      defer { place += 1 }
      return bestPrices[place]
    }
    for (position, row) in activeRows.enumerated() {
      if position < firstCut { into.rows[row] = next() } else { into.cuts[row] = next() }
    }
    for group in activeGroups { into.groups[group] = next() }
    for arc in activeArcs { into.arcs[arc] = next() }
    if !capCosts.isEmpty { into.cap = next() }
  }

  private mutating func run(limit: Double, rounds: Int) {
    means = Array(repeating: 0, count: free.count)
    bestPrices = prices
    bestReduced = costs
    bestBounds = Array(repeating: -.infinity, count: partCount)
    var boldness = 1.0
    var failures = 0
    for round in 0..<rounds {
      relax()
      let weight = round == 0 ? 1 : max(0.1, 1 / Double(round + 1))
      for slot in free.indices { means[slot] += weight * ((reduced[slot] < 0 ? 1 : 0) - means[slot]) }
      if keepBest() {
        failures = 0
        if Double(whole) > limit { return }
      } else {
        failures += 1
        if failures >= 5 {
          boldness /= 2
          failures = 0
          // From the best prices on, with smaller steps.
          prices = bestPrices
          if boldness < 1e-3 { return }
          continue
        }
      }
      var length = 0.0
      for place in steps.indices { length += scales[place] * steps[place] * steps[place] }
      guard length > 1e-12 else { return }
      let bound = partBounds.reduce(0, +)
      let goal = limit.isFinite ? limit + 1 : max(bestBounds.reduce(0, +), bound) * 1.1 + 1
      let step = boldness * max(goal - bound, 0.05) / length
      for place in prices.indices { prices[place] = max(0, prices[place] + step * scales[place] * steps[place]) }
    }
  }

  /// Keeps the prices of each part whose bound is the best so far; returns whether any is.
  private mutating func keepBest() -> Bool {
    var isBetter = [Bool](repeating: false, count: partCount)
    var isAny = false
    for part in 0..<partCount where partBounds[part] > bestBounds[part] + 1e-9 {
      bestBounds[part] = partBounds[part]
      isBetter[part] = true
      isAny = true
    }
    guard isAny else { return false }
    for slot in free.indices where isBetter[parts[slot]] { bestReduced[slot] = reduced[slot] }
    let groupStart = activeRows.count
    let arcStart = groupStart + activeGroups.count
    for row in activeRows.indices where isBetter[rowParts[row]] { bestPrices[row] = prices[row] }
    for group in activeGroups.indices where isBetter[parts[free.count + group]] {
      bestPrices[groupStart + group] = prices[groupStart + group]
    }
    for arc in activeArcs.indices where isBetter[parts[arcsBefore[arc]]] {
      bestPrices[arcStart + arc] = prices[arcStart + arc]
    }
    if !capCosts.isEmpty { bestPrices[arcStart + activeArcs.count] = prices[arcStart + activeArcs.count] }
    return true
  }

  /// Takes what pays at the prices; leaves the bound of each part, and in `steps` by how much each requirement is broken.
  private mutating func relax() {
    let groupStart = activeRows.count
    let arcStart = groupStart + activeGroups.count
    let capPlace = arcStart + activeArcs.count
    partBounds = Array(repeating: 0, count: partCount)
    reduced.removeAll(keepingCapacity: true)
    reduced.append(contentsOf: costs)
    for _ in activeGroups { reduced.append(0) }
    for row in activeRows.indices {
      let price = prices[row]
      guard price > 0 else { continue }
      partBounds[rowParts[row]] += price * missing[row]
      for place in rowStarts[row]..<rowStarts[row + 1] { reduced[columns[place]] -= price * amounts[place] }
    }
    for group in activeGroups.indices {
      let price = prices[groupStart + group]
      reduced[free.count + group] += price
      for place in memberStarts[group]..<memberStarts[group + 1] { reduced[members[place]] -= price }
    }
    for arc in activeArcs.indices {
      let price = prices[arcStart + arc]
      reduced[arcsAfter[arc]] += price
      reduced[arcsBefore[arc]] -= price
    }
    if !capCosts.isEmpty {
      let price = prices[capPlace]
      partBounds[0] -= price * capLeft
      for slot in free.indices { reduced[slot] += price * capCosts[slot] }
    }
    for slot in reduced.indices where reduced[slot] < 0 { partBounds[parts[slot]] += reduced[slot] }
    func taken(_ slot: Slot) -> Double { reduced[slot] < 0 ? 1 : 0 }
    steps.removeAll(keepingCapacity: true)
    for row in activeRows.indices {
      var lacking = missing[row]
      for place in rowStarts[row]..<rowStarts[row + 1] { lacking -= amounts[place] * taken(columns[place]) }
      steps.append(lacking)
    }
    for group in activeGroups.indices {
      var lacking = taken(free.count + group)
      for place in memberStarts[group]..<memberStarts[group + 1] { lacking -= taken(members[place]) }
      steps.append(lacking)
    }
    for arc in activeArcs.indices { steps.append(taken(arcsAfter[arc]) - taken(arcsBefore[arc])) }
    if !capCosts.isEmpty {
      var over = -capLeft
      for slot in free.indices { over += capCosts[slot] * taken(slot) }
      steps.append(over)
    }
    // What is broken the other way at a price of nothing cannot be bettered.
    for place in steps.indices where prices[place] <= 0 && steps[place] < 0 { steps[place] = 0 }
  }
}
