import Questionnaires

// What a section's share asks for.
extension PathRequirements {
  /// An item of a section that weighs.
  struct Member {
    var item: Int
    var weight: Double
  }

  /// The items of a section that weigh: those that certainly count, and those that may.
  func members(of section: Section) -> (counted: [Member], loose: [Member]) {
    var result: (counted: [Member], loose: [Member]) = ([], [])
    for item in section.items {
      let member = Member(item: item, weight: scorer.tables.facts[item].weight)
      guard member.weight > 0 else { continue }
      switch prospects.items[item] {
      case .counted: result.counted.append(member)
      case .loose: result.loose.append(member)
      case .out: break
      }
    }
    return result
  }

  /// The greatest share that an item that may count can have.
  func greatest(of item: Int) -> Double {
    if case .loose(let greatest) = prospects.items[item] { greatest } else { 0 }
  }

  /// Adds that a section in which something certainly counts has at least a share.
  mutating func require(section: Section, _ atLeast: Double, _ cause: PathRequirement.Cause) {
    let (counted, loose) = members(of: section)
    guard !counted.isEmpty, atLeast > Tolerance.threshold else { return }
    switch scorer.tables.combination(of: section).model {
    case .weightedMean, .sum, .deduct: require(bound(of: section), atLeast: atLeast, cause)
    case .worst: for member in counted { require(item: member.item, atLeast, cause) }
    case .allOrNothing: for member in counted { require(item: member.item, 1, cause) }
    case .ladder:
      let target = scorer.tables.target(of: section)
      let isCertain = Set(counted.map(\.item))
      let rungs = (counted + loose).map(\.item).sorted()
      for place in Self.neededRungs(rungs.map(isCertain.contains), atLeast) {
        require(item: rungs[place], target, cause)
      }
    }
  }

  /// The rungs that have to be met to reach a share: those that certainly count and without which the rest is too little.
  static func neededRungs(_ isCertain: [Bool], _ atLeast: Double) -> [Int] {
    isCertain.indices.filter { place in
      let after = isCertain[place...].count { $0 }
      return isCertain[place] && Double(place) / Double(place + after) < atLeast - Tolerance.threshold
    }
  }

  /// At most what a section in which something certainly counts comes to.
  func bound(of section: Section) -> ShareBound {
    let (counted, loose) = members(of: section)
    let combination = scorer.tables.combination(of: section)
    let weights = counted.reduce(0) { $0 + $1.weight }
    switch combination.model {
    case .weightedMean, .sum, .deduct:
      var mean = ShareBound(constant: 0)
      for member in counted { mean.add(member.weight / weights, shares[member.item]) }
      return loose.isEmpty ? mean : chord(over: mean, weights: weights, loose: loose, combination)
    // Below, a part that is the least there is, or that has to be there, stands for the whole.
    case .worst, .allOrNothing:
      let least = counted.map { shares[$0.item] }.min { $0.constant < $1.constant }!
      guard combination.model == .allOrNothing, least.constant < 1 - Tolerance.threshold else { return least }
      return met(least, target: 1)
    case .ladder:
      var climb = ShareBound(constant: 0)
      guard loose.isEmpty else { return ShareBound(constant: 1) }
      for member in counted {
        climb.add(1 / Double(counted.count), met(shares[member.item], target: scorer.tables.target(of: section)))
      }
      return climb
    }
  }

  /// 1 where a share is met, else 0.
  private func met(_ share: ShareBound, target: Double) -> ShareBound {
    guard share.constant < target - Tolerance.threshold else { return ShareBound(constant: 1) }
    var reached = share.constant
    for term in share.terms {
      reached += term.amount
      guard reached < target - Tolerance.threshold else {
        return ShareBound(constant: 0, terms: [PathRequirement.Term(providers: term.providers, amount: 1)])
      }
    }
    return ShareBound(constant: 0)
  }

  /// A section's share at most, where some of its items are loose: over every choice of those that count, at their best.
  ///
  /// As a function of the mean of what certainly counts this is convex, being the greatest of lines, so that it lies below
  /// the line through its values at the ends.
  private func chord(over mean: ShareBound, weights: Double, loose: [Member], _ combination: Combination) -> ShareBound
  {
    func best(_ share: Double) -> Double {
      let parts =
        [Combination.Part(weight: weights, low: share, high: share)]
        + loose.map { Combination.Part(weight: $0.weight, low: 0, high: greatest(of: $0.item), mayLeave: true) }
      return combination.extreme(.greatest, of: parts) ?? 0
    }
    let (lowest, highest) = (mean.constant, mean.greatest)
    var result = ShareBound(constant: best(lowest))
    guard highest > lowest else { return result }
    let slope = (best(highest) - result.constant) / (highest - lowest)
    result.terms = mean.terms.map { PathRequirement.Term(providers: $0.providers, amount: $0.amount * slope) }
    return result
  }
}
