import Questionnaires

extension FlatScorer {
  // MARK: - Sections

  func scoreSection(_ section: Int, _ hasGaps: inout Bool) {
    var points = 0.0
    var weights = 0.0
    var isOpen = false
    for place in Int(starts[section])..<Int(starts[section + 1]) {
      let fact = facts[place]
      let item = Int(fact.item)
      switch responses.marks[item] {
      case .notApplicable, .notAsked: isCounted[item] = false
      case .answered:
        let share =
          fact.shares >= 0
          ? shareTable[Int(fact.shares) &+ Int(responses.values[item])] : share(of: item, in: responses)
        isCounted[item] = true
        itemShares[item] = share
        if share.isNaN { isOpen = true }
        points += fact.weight * share
        weights += fact.weight
      case .open, .unknown, .deferred:
        isOpen = true
        isCounted[item] = true
        itemShares[item] = .nan
      }
    }
    if isOpen || !combinations[section].isMean {
      if isOpen { hasGaps = true }
      sections[section] = state(
        of: combinations[section], parts(ofSection: section), target: sectionTargets[section], isOpen: isOpen)
    } else {
      // Every part is at both ends of its range: the extremes are sums of the same terms in the same order.
      let share = weights > 0 ? min(1, points / weights) : nil
      sections[section] = SectionState(share: share, low: share, high: share, mayVanish: weights <= 0)
    }
  }

  /// The items of a section that count, as they are and with what they can still become.
  private func parts(ofSection section: Int) -> [Combination.Part] {
    let places = Int(starts[section])..<Int(starts[section + 1])
    var parts: [Combination.Part] = []
    parts.reserveCapacity(places.count)
    for place in places {
      if let part = part(facts[place], weight: facts[place].weight) { parts.append(part) }
    }
    return parts
  }

  private func part(_ fact: ScoredItem, weight: Double) -> Combination.Part? {
    let item = Int(fact.item)
    guard isCounted[item] else { return nil }
    let share = itemShares[item]
    guard share.isNaN else { return Combination.Part(weight: weight, low: share, high: share) }
    let isSettled = responses.marks[item] == .answered
    return Combination.Part(
      weight: weight, low: 0, high: isSettled ? 1 : fact.greatest, mayLeave: !isSettled && fact.allowsNotApplicable)
  }

  /// What parts come to; the share of what is not settled is its least.
  private func state(
    of combination: Combination, _ parts: [Combination.Part], target: Double, isOpen: Bool
  ) -> SectionState {
    var state = SectionState()
    state.share = combination.share(
      parts.lazy.map { Combination.Counted(weight: $0.weight, share: $0.low, target: target) })
    state.mayVanish = parts.allSatisfy { $0.mayLeave || $0.weight <= 0 }
    guard isOpen else {
      state.low = state.share
      state.high = state.share
      return state
    }
    var all = parts
    for place in all.indices { all[place].target = target }
    state.low = combination.extreme(.least, of: all)
    state.high = combination.extreme(.greatest, of: all)
    return state
  }

  // MARK: - The whole

  /// The whole, of its sections or of all items alike; `false` where nothing is scorable.
  func scoreWhole(_ hasGaps: Bool) -> Bool {
    var state = SectionState()
    if !hasGaps, whole.isMean {
      state.share = whole.model.isFlat ? meanOfItems() : meanOfSections()
    } else if whole.model.isFlat {
      let parts = (0..<Int(starts[sectionCount])).compactMap { part(facts[$0], weight: facts[$0].flatWeight) }
      state = self.state(of: whole, parts, target: 1, isOpen: hasGaps)
    } else {
      state = wholeOfSections(hasGaps)
    }
    guard let share = state.share else { return false }
    result.pointee.total = Score(
      share: share, low: min(share, state.low ?? share), high: max(share, state.high ?? share))
    return true
  }

  /// The mean of the shares of all items that count, all of which are settled.
  private func meanOfItems() -> Double? {
    var points = 0.0
    var weights = 0.0
    for place in 0..<Int(starts[sectionCount]) where isCounted[Int(facts[place].item)] {
      points += facts[place].flatWeight * itemShares[Int(facts[place].item)]
      weights += facts[place].flatWeight
    }
    return weights > 0 ? min(1, points / weights) : nil
  }

  /// The mean of the shares of sections.
  private func meanOfSections() -> Double? {
    var points = 0.0
    var weights = 0.0
    for section in 0..<sectionCount {
      guard let share = sections[section].share else { continue }
      points += sectionWeights[section] * share
      weights += sectionWeights[section]
    }
    return weights > 0 ? min(1, points / weights) : nil
  }

  private func wholeOfSections(_ hasGaps: Bool) -> SectionState {
    var state = SectionState()
    if whole.isMean {
      state.share = meanOfSections()
    } else {
      state.share = whole.share(
        (0..<sectionCount).lazy.compactMap { index in
          self.sections[index].share.map {
            Combination.Counted(weight: self.sectionWeights[index], share: $0, target: self.sectionTargets[index])
          }
        })
    }
    guard hasGaps else {
      state.low = state.share
      state.high = state.share
      return state
    }
    let all = (0..<sectionCount).compactMap { index -> Combination.Part? in
      let section = sections[index]
      guard let low = section.low, let high = section.high else { return nil }
      return Combination.Part(
        weight: sectionWeights[index], low: low, high: high, mayLeave: section.mayVanish, target: sectionTargets[index])
    }
    state.low = whole.extreme(.least, of: all)
    state.high = whole.extreme(.greatest, of: all)
    return state
  }

  /// Replaces the intervals by those over everything that unsettled answers may lead to, as ``Scorer`` finds them.
  func findIntervals() {
    responses.dropNeverAsked()
    let base = FlatTrial(scorer: self, responses: responses, spare: trial)
    let outlook = Outlook(base, by: tables)
    let entries = questionnaire.items.indices.map { item -> Tally.Entry in
      guard tables.rules[item] != nil, isCounted[item] else { return .out }
      return Tally.Entry(isCounted: true, share: itemShares[item].isNaN ? nil : itemShares[item])
    }
    let finder = IntervalFinder(
      base, tally: Tally(entries: entries, sections: (0..<sectionCount).map { sections[$0].share }), outlook: outlook,
      tables: tables, budget: IntervalBudget())
    for index in 0..<sectionCount {
      sections[index].low = finder.sections[index].low
      sections[index].high = finder.sections[index].high
      sections[index].mayVanish = finder.sections[index].mayVanish
    }
    let share = result.pointee.total.share
    result.pointee.total = Score(
      share: share, low: min(share, finder.total.low ?? share), high: max(share, finder.total.high ?? share))
    intervals = finder
  }
}
