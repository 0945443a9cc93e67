// What follows from what is decided.
extension PathSearch {
  /// Decides what follows from what is decided, and works out what is missing; returns whether any set is left.
  func propagate(_ node: inout Node) -> Bool {
    var settled = [Decision](repeating: .open, count: candidates.count)
    while true {
      guard close(&node, settled: settled) else { return false }
      settled = node.decisions
      guard leaveTooDear(&node), meetSums(&node), meetCuts(&node), avoid(&node) else { return false }
      if node.decisions == settled { return true }
    }
  }

  /// Whether all that is known to be needed is taken.
  func isMet(_ node: Node) -> Bool {
    node.missing.allSatisfy { $0 <= 0 }
      && node.cuts.allSatisfy { cut in cut.contains { node.decisions[$0] == .taken } }
  }

  /// Takes what comes before what is newly taken, and leaves what comes after what is newly left.
  private func close(_ node: inout Node, settled: [Decision]) -> Bool {
    for number in node.decisions.indices where node.decisions[number] != settled[number] {
      let decision = node.decisions[number]
      for other in decision == .taken ? candidates.ancestors[number] : candidates.descendants[number] {
        if node.decisions[other] == .open { node.decisions[other] = decision }
        guard node.decisions[other] == decision else { return false }
      }
    }
    return true
  }

  /// Leaves the actions that cost too much with all that comes before them.
  private func leaveTooDear(_ node: inout Node) -> Bool {
    func leave(_ costs: [Int], _ most: Int) -> Bool {
      let left = most - node.paid(costs)
      guard left >= 0 else { return false }
      for number in node.open {
        let before = candidates.ancestors[number].reduce(0) { sum, other in
          node.decisions[other] == .open ? sum + costs[other] : sum
        }
        if costs[number] + before > left { node.decisions[number] = .left }
      }
      return true
    }
    if let most = goal.most, !leave(goal.cost, most) { return false }
    if let cap = goal.cap, !leave(cap.cost, cap.most) { return false }
    return true
  }

  /// Works out what is missing of each sum, and takes what it cannot do without.
  private func meetSums(_ node: inout Node) -> Bool {
    for (index, row) in node.problem.rows.enumerated() {
      let missing = row.terms.reduce(1.0) { isTaken($1.column, node) ? $0 - $1.amount : $0 }
      node.missing[index] = missing > Self.rounding ? missing : 0
      guard missing > Self.rounding else { continue }
      let open = row.terms.filter { isOpen($0.column, node) }
      let potential = open.reduce(0) { $0 + min($1.amount, missing) }
      guard potential >= missing - Self.rounding else { return false }
      for term in open
      where potential - min(term.amount, missing) < missing - Self.rounding && isOpen(term.column, node) {
        let providers = node.problem.providers(of: term.column).filter { node.decisions[$0] == .open }
        if providers.count == 1 { node.decisions[providers[0]] = .taken }
      }
    }
    return true
  }

  /// How far a sum of amounts may be off.
  static var rounding: Double { 1e-10 }

  private func isTaken(_ column: Int, _ node: Node) -> Bool {
    column < candidates.count
      ? node.decisions[column] == .taken
      : node.problem.providers(of: column).contains { node.decisions[$0] == .taken }
  }

  private func isOpen(_ column: Int, _ node: Node) -> Bool {
    guard column >= candidates.count else { return node.decisions[column] == .open }
    let providers = node.problem.providers(of: column)
    return !providers.contains { node.decisions[$0] == .taken } && providers.contains { node.decisions[$0] == .open }
  }

  private func meetCuts(_ node: inout Node) -> Bool {
    for cut in node.cuts where !cut.contains(where: { node.decisions[$0] == .taken }) {
      let open = cut.filter { node.decisions[$0] == .open }
      guard !open.isEmpty else { return false }
      if open.count == 1 { node.decisions[open[0]] = .taken }
    }
    return true
  }

  /// Leaves the last of the set that may not be contained whole.
  private func avoid(_ node: inout Node) -> Bool {
    guard !goal.avoided.isEmpty, !goal.avoided.contains(where: { node.decisions[$0] == .left }) else { return true }
    let open = goal.avoided.filter { node.decisions[$0] == .open }
    guard let last = open.first else { return false }
    if open.count == 1 { node.decisions[last] = .left }
    return true
  }

  /// Says anew what is to be brought, once an action is decided on which it hung what that is.
  func rebuild(_ node: inout Node) {
    let done = candidates.followed { node.decisions[$0] == .taken }
    let base = undertaking.outcome(of: done)
    let prospects = Prospects(
      base.responses, tally: base.tally, done: done, undecided: node.open.map { candidates.actions[$0] }, scorer: scorer
    )
    node.problem = CoverProblem(
      PathRequirements(
        target: target, base: base.responses, tally: base.tally, prospects: prospects, candidates: candidates,
        scorer: scorer
      ).all,
      prospects: prospects, candidates: candidates)
    node.missing = node.problem.rows.map { _ in 1 }
    let cuts = node.prices.cuts
    node.prices = EffortBound.Prices(node.problem, arcCount: candidates.arcs.count)
    node.prices.cuts = cuts
    node.capPrices = node.prices
  }
}
