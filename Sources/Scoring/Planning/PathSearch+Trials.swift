import Questionnaires

// What sets of actions come to.
extension PathSearch {
  /// Whether a set reaches the level.
  enum Verdict: Sendable {
    case reaches
    /// It does not, and no set does that only has more without one of these; `nil` where any other might help.
    case fails(without: [Int]?)
  }

  /// Whether a set reaches the level: it is closed, it can be followed, and the scorer says so.
  mutating func reaches(_ set: [Int]) -> Bool {
    if case .reaches = verdict(on: set) { true } else { false }
  }

  /// Whether a set reaches the level, numbers ascending.
  mutating func verdict(on set: [Int]) -> Verdict {
    if let known = verdicts[set] { return known }
    let result = newVerdict(on: set)
    verdicts[set] = result
    return result
  }

  private func newVerdict(on set: [Int]) -> Verdict {
    let members = Set(set)
    let actions = candidates.followed(members.contains)
    guard undertaking.rounds(of: actions, isAvailable: candidates.isAvailable(action:)) != nil else {
      return .fails(without: nil)
    }
    let outcome = undertaking.outcome(of: actions)
    let from = scorer.questionnaire.levels[target].from
    guard let total = outcome.tally.total(by: scorer.tables), total >= from - Tolerance.threshold else {
      return .fails(without: nil)
    }
    let sheet = scorer.score(outcome.responses)
    guard let level = sheet.level, level.reached ?? -1 >= target else {
      return .fails(without: sheet.level.flatMap { movers(of: $0) })
    }
    let isClosed = set.allSatisfy { number in
      candidates.latecomers[number].allSatisfy { members.contains($0) || !applies($0, after: outcome) }
    }
    return isClosed ? .reaches : .fails(without: nil)
  }

  private func applies(_ number: Int, after outcome: Undertaking.Outcome) -> Bool {
    let action = scorer.questionnaire.actions[candidates.actions[number]]
    return action.addresses.contains { scorer.fallsShort($0, in: outcome.responses, tally: outcome.tally) }
      && action.isAvailable(outcome.responses, facts: undertaking.facts(outcome.responses))
  }

  /// The actions without one of which an expression up to the target that does not hold will not: those that address what
  /// it reads, or what decides whether that is asked; `nil` where something else is missing.
  private func movers(of level: LevelResult) -> [Int]? {
    guard level.absence == nil, let next = level.next, next <= target else { return nil }
    let rules = level.failingGates.compactMap { failing -> Rule? in
      guard case .rule(let rule) = scorer.questionnaire.levels[failing.level].gates[failing.gate].requirement,
        !rule.readsScores
      else { return nil }
      return rule
    }
    guard let rule = rules.first else { return nil }
    let reads = scorer.tables.reads
    var open = reads.allItems(of: RuleReads(rule, in: scorer.questionnaire))
    var items = Set(open)
    while let item = open.popLast() {
      let section = reads.sections[scorer.tables.facts[item].section]
      for next in reads.allItems(of: reads.items[item]) + reads.allItems(of: section)
      where items.insert(next).inserted {
        open.append(next)
      }
    }
    return candidates.actions.indices.filter { number in
      scorer.questionnaire.actions[candidates.actions[number]].addresses.contains { items.contains($0.item) }
    }
  }

  /// The first of some actions that reach the level together, each with what comes before it, without those of them that
  /// are not needed, the dearest first; `nil` where all of them do not reach it.
  mutating func firstSet(in order: [Int], avoiding avoided: [Int] = []) -> [Int]? {
    var members = Set<Int>()
    var isReached = false
    for number in order where !members.contains(number) && !isReached {
      let next = members.union(candidates.ancestors[number]).union([number])
      guard avoided.isEmpty || !next.isSuperset(of: avoided) else { continue }
      members = next
      isReached = mayReach(members) && reaches(members.sorted())
    }
    guard isReached else { return nil }
    for number in members.sorted(by: { (candidates.efforts[$0], $0) > (candidates.efforts[$1], $1) })
    where members.contains(number) {
      let fewer = members.subtracting(candidates.descendants[number]).subtracting([number])
      if mayReach(fewer), reaches(fewer.sorted()) { members = fewer }
    }
    return members.sorted()
  }

  /// Whether a set brings what every set that reaches the level does.
  private func mayReach(_ set: Set<Int>) -> Bool {
    root.rows.allSatisfy { row in
      let sum = row.terms.reduce(0) { sum, term in
        root.providers(of: term.column).contains(where: set.contains) ? sum + term.amount : sum
      }
      return sum >= 1 - Self.rounding
    }
  }
}
