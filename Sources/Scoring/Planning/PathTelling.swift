import Questionnaires

/// Tells what a set of actions comes to, and what stands in the way where none reaches the level.
struct PathTelling {
  let scorer: Scorer
  let undertaking: Undertaking
  let candidates: PathCandidates
  /// The numbers of the actions in the order of the plan.
  let planned: [Int]
  /// What the answers come to as they stand.
  let sheet: ScoreSheet
  let target: Int

  private var actions: [Action] { scorer.questionnaire.actions }

  // MARK: - Paths

  /// A set that reaches the level as a path.
  func path(of set: [Int]) -> Path {
    let members = Set(set)
    let order = ordered(members)
    let outcome = undertaking.outcome(of: candidates.followed(members.contains))
    let after = scorer.score(outcome.responses)
    let addressed = Dictionary(uniqueKeysWithValues: outcome.changes.map { ($0.action, $0.addressed) })
    var done = Set<Int>()
    let steps = order.map { number in
      done.insert(number)
      let share =
        done.count == order.count
        ? outcome.tally.total(by: scorer.tables)
        : undertaking.outcome(of: candidates.followed(done.contains)).tally.total(by: scorer.tables)
      let action = candidates.actions[number]
      return Path.Step(
        action: action, addressed: addressed[action] ?? [],
        waitsFor: waitsFor(addressed[action] ?? [], outcome.responses), share: share)
    }
    return Path(
      steps: steps, effortDays: Double(set.reduce(0) { $0 + candidates.efforts[$1] }) / 2, weeks: weeks(of: order),
      before: sheet.total, after: after.total ?? Score(share: 0, low: 0, high: 0),
      level: after.level?.reached ?? target,
      closedGates: failingGates(of: sheet, undertaking.start))
  }

  /// What decides whether any of the items is asked; empty where one is.
  private func waitsFor(_ addressed: [PlannedAction.Addressed], _ responses: Responses) -> [Int] {
    var items = Set<Int>()
    for change in addressed {
      guard case .pending(let unknowns) = responses.applicability(of: change.item) else { return [] }
      items.formUnion(scorer.indices(of: unknowns))
    }
    return items.sorted()
  }

  /// The order to follow: in rounds of those whose condition holds, then as planned, then by definition, none before one
  /// that it comes after.
  private func ordered(_ members: Set<Int>) -> [Int] {
    let followed = candidates.order.filter(members.contains)
    let indices = followed.map { candidates.actions[$0] }
    let rounds = undertaking.rounds(of: indices, isAvailable: candidates.isAvailable(action:))
    let places = Dictionary(planned.enumerated().map { ($1, $0) }) { first, _ in first }
    func rank(_ number: Int) -> [Int] {
      [rounds?[followed.firstIndex(of: number)!] ?? 0, places[number] ?? planned.count, number]
    }
    let ranks = Dictionary(uniqueKeysWithValues: followed.map { ($0, rank($0)) })
    var result: [Int] = []
    var left = followed
    while !left.isEmpty {
      let ready = left.filter { number in
        actions[candidates.actions[number]].after.allSatisfy { before in
          candidates.number(of: before).map { !left.contains($0) } ?? true
        }
      }
      let next = (ready.isEmpty ? left : ready).min { ranks[$0]!.lexicographicallyPrecedes(ranks[$1]!) }!
      result.append(next)
      left.removeAll { $0 == next }
    }
    return result
  }

  /// The length of the longest chain of actions that come after each other, with the time of each as ``Schedule`` has it.
  private func weeks(of order: [Int]) -> Double? {
    guard order.contains(where: { actions[candidates.actions[$0]].weeks != nil }) else { return nil }
    var ends: [Int: Double] = [:]
    for number in order {
      let action = actions[candidates.actions[number]]
      ends[action.index] = (action.after.compactMap { ends[$0] }.max() ?? 0) + (action.weeks ?? action.effortDays / 5)
    }
    return ends.values.max()
  }

  // MARK: - Gates

  /// The gates of the target and of the levels below it that do not hold, in definition order.
  private func failingGates(of sheet: ScoreSheet, _ responses: Responses) -> [FailingGate] {
    let facts = scorer.tables.hasRuleGates ? scorer.facts(sheet) : nil
    let outlook = Outlook(responses, by: scorer.tables)
    return scorer.questionnaire.levels.prefix(target + 1).enumerated().flatMap { level, definition in
      definition.gates.enumerated().compactMap { place, gate in
        scorer.state(of: gate, in: sheet, facts: facts, responses: responses, outlook: outlook).map {
          FailingGate(level: level, gate: place, message: gate.message, state: $0)
        }
      }
    }
  }

  /// What stands in the way: what is out of reach on its own, or else what fails once everything is done.
  func obstacles(_ causes: [PathRequirement.Cause]) -> PathObstacles {
    let everything = everythingDone()
    let done = scorer.score(everything)
    let failing = failingGates(of: done, everything)
    let levels = scorer.questionnaire.levels
    let needed = scorer.questionnaire.scoring.minAnswered
    let from = levels[target].from
    var result = PathObstacles(gates: [], share: done.total?.share, from: from, shortBy: nil, coverage: nil)
    func add(_ gate: FailingGate, isOutOfReach: Bool) {
      var gate = gate
      if case .undecided(let items) = gate.state {
        // What is answered by now, but only asked perhaps, waits for others of these.
        gate.state = .undecided(waitsFor: items.filter { everything.givenAnswer(to: $0)?.state != .answered })
      }
      let requirement = levels[gate.level].gates[gate.gate].requirement
      var (share, atLeast): (Double?, Double?)
      switch requirement {
      case .item(let item, let least):
        (share, atLeast) = (done.items[item].isCounted ? done.items[item].share ?? 0 : nil, least)
      case .section(let section, let least): (share, atLeast) = (done.sections[section].share, least)
      case .rule: break
      }
      result.gates.append(
        PathObstacles.Gate(gate: gate, share: share, atLeast: atLeast, isOutOfReach: isOutOfReach))
    }
    for (level, definition) in levels.prefix(target + 1).enumerated() {
      for place in definition.gates.indices where causes.contains(.gate(level: level, place: place)) {
        let gate = failing.first { $0.level == level && $0.gate == place }
        add(
          gate ?? FailingGate(level: level, gate: place, message: definition.gates[place].message, state: .fails),
          isOutOfReach: true)
      }
    }
    if causes.isEmpty { for gate in failing { add(gate, isOutOfReach: false) } }
    let share = done.total?.share ?? 0
    if causes.isEmpty || causes.contains(.headline), from - share > Tolerance.threshold {
      result.shortBy = from - share
    }
    if causes.isEmpty || causes.contains(.coverage), done.coverage < needed - Tolerance.threshold {
      result.coverage = (done.coverage, needed)
    }
    return result
  }

  /// The answers once every action is done that can be.
  private func everythingDone() -> Responses {
    var members = Set(candidates.actions.indices)
    while true {
      let done = candidates.followed(members.contains)
      let outcome = undertaking.outcome(of: done)
      if undertaking.rounds(of: done, isAvailable: candidates.isAvailable(action:)) != nil {
        return outcome.responses
      }
      // Without the last whose condition does not hold, and what comes after it.
      guard let last = candidates.order.last(where: { members.contains($0) && !candidates.isAvailable[$0] }) else {
        return outcome.responses
      }
      members.subtract(candidates.descendants[last])
      members.remove(last)
    }
  }
}
