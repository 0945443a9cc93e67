import ExpressionLanguage
import Questionnaires

extension FlatScorer {
  // MARK: - Coverage

  /// Sums as ``Scorer`` sums, so that the same quotients come out.
  func coverageWithGaps() -> Double {
    let isFlat = tables.whole.model.isFlat
    var allWeights = 0.0
    func weight(of section: Int) -> Double {
      guard sections[section].share != nil else { return 0 }
      guard isFlat else { return sectionWeights[section] }
      return scored[section].reduce(0) { isCounted[$1] ? $0 + tables.facts[$1].flatWeight : $0 }
    }
    for section in 0..<sectionCount { allWeights += weight(of: section) }
    var sum = 0.0
    var notKnown = 0.0
    for section in 0..<sectionCount {
      let effective = allWeights > 0 ? weight(of: section) / allWeights : 0
      let itemWeights = scored[section].reduce(0) { isCounted[$1] ? $0 + tables.facts[$1].weight : $0 }
      for item in scored[section] where isCounted[item] {
        let within = itemWeights > 0 ? tables.facts[item].weight / itemWeights : 0
        let weight = isFlat && allWeights > 0 ? tables.facts[item].flatWeight / allWeights : effective * within
        if itemShares[item].isNaN { notKnown += weight } else { sum += weight }
      }
    }
    return notKnown == 0 ? 1 : min(1, sum)
  }

  // MARK: - Levels

  /// A level as it is looked at.
  struct LevelStep {
    var from: Double
    /// The places of its gates among ``FlatScorer/gates``.
    var gates: Range<Int>
  }

  /// A gate as it is looked at.
  enum GateStep {
    /// An item that is at least at a share.
    case item(Int, atLeast: Double)
    case section(Int, atLeast: Double)
    /// A rule, by its place in the plan.
    case rule(Int)
  }

  /// The levels and all their gates.
  static func steps(_ plan: FlatPlan) -> (levels: [LevelStep], gates: [GateStep]) {
    var gates: [GateStep] = []
    let levels = plan.questionnaire.levels.enumerated().map { index, level in
      let first = gates.count
      gates += level.gates.enumerated().map { place, gate in
        switch gate.requirement {
        case .item(let item, let atLeast): .item(item, atLeast: atLeast)
        case .section(let section, let atLeast): .section(section, atLeast: atLeast)
        case .rule: .rule(Int(plan.gateRules[index][place]))
        }
      }
      return LevelStep(from: level.from, gates: first..<gates.count)
    }
    return (levels, gates)
  }

  func scoreLevel() {
    var reached: Int?
    var failing = 0
    result.pointee.next = nil
    result.pointee.shortBy = nil
    let share = result.pointee.total.share
    for index in levels.indices {
      let level = levels[index]
      let short = level.from - share
      for place in level.gates where !holds(gates[place]) {
        failingGates[failing] = place - level.gates.lowerBound
        failing += 1
      }
      if short > Tolerance.threshold || failing > 0 {
        result.pointee.next = index
        result.pointee.shortBy = short > Tolerance.threshold ? short : nil
        break
      }
      reached = index
    }
    result.pointee.failingCount = failing
    let isEnough = result.pointee.coverage >= minAnswered - Tolerance.threshold
    result.pointee.level = isEnough ? reached : nil
  }

  private func holds(_ gate: GateStep) -> Bool {
    func reaches(_ share: Double, _ threshold: Double) -> Bool { share >= threshold - Tolerance.threshold }
    switch gate {
    case .item(let index, let atLeast):
      guard tables.rules[index] != nil, isCounted[index] else { return true }
      return reaches(itemShares[index].isNaN ? 0 : itemShares[index], atLeast)
    case .section(let index, let atLeast):
      guard let share = sections[index].share else { return true }
      return reaches(min(share, sections[index].low ?? share), atLeast)
    case .rule(let rule):
      if plan.rules[rule].readsScores, responses.facts == nil { responses.facts = makeFacts() }
      return responses.holds(gate: rule)
    }
  }

  /// The results that expressions read.
  private func makeFacts() -> ScoreFacts {
    let total = result.pointee.total
    return ScoreFacts(
      total: .init(share: total.share, low: total.low, high: total.high), coverage: result.pointee.coverage, level: nil,
      sections: (0..<sectionCount).map { index in
        let section = sections[index]
        return section.share.map {
          .init(share: $0, low: min($0, section.low ?? $0), high: max($0, section.high ?? $0))
        }
      },
      items: questionnaire.items.indices.map { item in
        guard tables.rules[item] != nil, isCounted[item] else { return nil }
        let share = itemShares[item]
        if let intervals {
          let range = intervals.range(of: item)
          let known = share.isNaN ? 0 : share
          return .init(share: known, low: min(range?.low ?? 0, known), high: max(range?.high ?? 1, known))
        }
        guard share.isNaN else { return .init(share: share, low: share, high: share) }
        let high = responses.marks[item] == .answered ? 1 : tables.domains[item].greatest
        return .init(share: 0, low: 0, high: max(high, 0))
      },
      unsettled: questionnaire.items.indices.filter { item in
        guard tables.bearsOnScore[item], tables.facts[item].isQuestion else { return false }
        return responses.state(of: item).isUnsettled
          || tables.rules[item] != nil && isCounted[item] && itemShares[item].isNaN
      }
      .map { questionnaire.items[$0].id.text }.sorted())
  }
}
