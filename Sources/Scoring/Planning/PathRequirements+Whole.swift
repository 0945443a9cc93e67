import Questionnaires

// What the headline and the coverage ask for.
extension PathRequirements {
  /// Adds that the headline is at least what the target and the levels below it begin at.
  mutating func requireHeadline() {
    let from = scorer.questionnaire.levels.prefix(target + 1).map(\.from).max() ?? 0
    guard from > Tolerance.threshold else { return }
    let questionnaire = scorer.questionnaire
    guard !scorer.tables.whole.model.isFlat else { return requireFlat(from) }
    let sections = questionnaire.sections.filter { $0.weight > 0 }
    let isCertain = sections.map { !members(of: $0).counted.isEmpty }
    switch scorer.tables.whole.model {
    case .worst:
      for (section, isCertain) in zip(sections, isCertain) where isCertain {
        require(section: section, from, .headline)
      }
    case .ladder:
      let rungs = zip(sections, isCertain).filter { section, isCertain in
        isCertain || !members(of: section).loose.isEmpty
      }
      for place in Self.neededRungs(rungs.map(\.1), from) {
        require(section: rungs[place].0, scorer.tables.target(of: rungs[place].0), .headline)
      }
    default:
      // Σ weight · (share - from) over the sections that count, at least 0.
      var sum = ShareBound(constant: 0)
      var weights = 0.0
      for (section, isCertain) in zip(sections, isCertain) {
        if isCertain {
          sum.add(section.weight, bound(of: section))
          sum.constant -= section.weight * (from - Tolerance.threshold)
          weights += section.weight
        } else if let best = members(of: section).loose.map({ greatest(of: $0.item) }).max() {
          sum.constant += max(0, section.weight * (best - (from - Tolerance.threshold)))
          weights += section.weight
        }
      }
      requireSum(sum, weights: weights)
    }
  }

  private mutating func requireFlat(_ from: Double) {
    let tables = scorer.tables
    let all = scorer.questionnaire.items.indices.filter { tables.facts[$0].flatWeight > 0 }
    let counted = all.filter { if case .counted = prospects.items[$0] { true } else { false } }
    if tables.whole.model == .allOrNothing {
      for item in counted { require(item: item, 1, .headline) }
      return
    }
    var sum = ShareBound(constant: 0)
    var weights = 0.0
    if tables.whole.model == .deduct, let total = tables.whole.total {
      // What is taken off, Σ weight · (1 - share), is at most what may be.
      weights = total
      sum.constant = total * (1 - (from - Tolerance.threshold))
      for item in counted {
        sum.add(tables.facts[item].flatWeight, shares[item])
        sum.constant -= tables.facts[item].flatWeight
      }
    } else {
      for item in all {
        switch prospects.items[item] {
        case .counted:
          sum.add(tables.facts[item].flatWeight, shares[item])
          sum.constant -= tables.facts[item].flatWeight * (from - Tolerance.threshold)
        case .loose(let greatest):
          sum.constant += max(0, tables.facts[item].flatWeight * (greatest - (from - Tolerance.threshold)))
        case .out: continue
        }
        weights += tables.facts[item].flatWeight
      }
    }
    requireSum(sum, weights: weights)
  }

  /// Adds the requirement that a sum is at least 0.
  private mutating func requireSum(_ sum: ShareBound, weights: Double) {
    guard weights > 0 else { return }
    var share = ShareBound(constant: 0)
    share.add(1 / weights, sum)
    add(.headline, missing: -share.constant, share.terms)
  }

  // MARK: - Coverage

  /// Adds that as much is settled as any level needs, where all that counts certainly does.
  mutating func requireCoverage() {
    let needed = scorer.questionnaire.scoring.minAnswered
    let tables = scorer.tables
    let hasLoose = prospects.items.contains { if case .loose = $0 { true } else { false } }
    guard needed > Tolerance.threshold, !hasLoose else { return }
    var coverage = ShareBound(constant: 0)
    var weights = 0.0
    for section in scorer.questionnaire.sections {
      let counted = section.items.filter { if case .counted = prospects.items[$0] { true } else { false } }
      let isFlat = tables.whole.model.isFlat
      let within = counted.reduce(0) { $0 + tables.facts[$1].weight }
      guard isFlat || within > 0 else { continue }
      let weight = isFlat ? counted.reduce(0) { $0 + tables.facts[$1].flatWeight } : section.weight
      weights += weight
      for item in counted {
        let part = isFlat ? tables.facts[item].flatWeight : weight * tables.facts[item].weight / within
        guard case .counted(nil) = prospects.items[item] else {
          coverage.constant += part
          continue
        }
        let providers = candidates.first(of: prospects.aims[item].map(\.action))
        coverage.terms.append(PathRequirement.Term(providers: providers, amount: part))
      }
    }
    guard weights > 0 else { return }
    var share = ShareBound(constant: 0)
    share.add(1 / weights, coverage)
    require(share, atLeast: needed, .coverage)
  }
}
