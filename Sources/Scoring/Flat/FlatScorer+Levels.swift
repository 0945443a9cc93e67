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
    for section in sections.indices { allWeights += weight(of: section) }
    var sum = 0.0
    var notKnown = 0.0
    for section in sections.indices {
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

  func scoreLevel() {
    level = nil
    next = nil
    shortBy = nil
    failingGates.removeAll(keepingCapacity: true)
    guard !questionnaire.levels.isEmpty else { return }
    for index in questionnaire.levels.indices {
      let short = questionnaire.levels[index].from - total.share
      for gate in questionnaire.levels[index].gates.indices where !holds(index, gate) { failingGates.append(gate) }
      if short > Tolerance.threshold || !failingGates.isEmpty {
        next = index
        shortBy = short > Tolerance.threshold ? short : nil
        break
      }
      level = index
    }
    if coverage < questionnaire.scoring.minAnswered - Tolerance.threshold { level = nil }
  }

  private func holds(_ level: Int, _ gate: Int) -> Bool {
    func reaches(_ share: Double, _ threshold: Double) -> Bool { share >= threshold - Tolerance.threshold }
    switch questionnaire.levels[level].gates[gate].requirement {
    case .item(let index, let atLeast):
      guard tables.rules[index] != nil, isCounted[index] else { return true }
      return reaches(itemShares[index].isNaN ? 0 : itemShares[index], atLeast)
    case .section(let index, let atLeast):
      guard let share = sections[index].share else { return true }
      return reaches(min(share, sections[index].low ?? share), atLeast)
    case .rule:
      let rule = Int(plan.gateRules[level][gate])
      if plan.rules[rule].readsScores, responses.facts == nil { responses.facts = makeFacts() }
      return responses.holds(gate: rule)
    }
  }

  /// The results that expressions read.
  private func makeFacts() -> ScoreFacts {
    ScoreFacts(
      total: .init(share: total.share, low: total.low, high: total.high), coverage: coverage, level: nil,
      sections: sections.map { section in
        section.share.map {
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
