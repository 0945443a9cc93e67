import ExpressionLanguage
import Questionnaires

/// What has to be brought to reach a level, as far as it can be said without trying sets of actions.
///
/// Every requirement holds for every set that reaches the level together with what is decided already. The share of an
/// item that certainly counts is what its actions make of it. Whatever is loose is taken at its best, so that the sums are
/// exact where nothing is loose, and otherwise too easy, never too hard. What is left to be checked set by set are
/// expressions that read scores or loose items, and intervals of what stays unsettled.
struct PathRequirements {
  /// The requirements that are not met yet, in an order that only depends on the definition.
  private(set) var all: [PathRequirement] = []

  private let scorer: Scorer
  private let base: Responses
  private let prospects: Prospects
  private let candidates: PathCandidates
  private let target: Int
  private let shares: [ShareBound]
  private var itemThresholds: [Int: (share: Double, cause: PathRequirement.Cause)] = [:]

  /// Collects the requirements.
  /// - Parameters:
  ///   - base: the answers with what is decided done.
  ///   - tally: what the items contribute with these answers.
  ///   - prospects: what the undecided actions may change there.
  init(
    target: Int, base: Responses, tally: Tally, prospects: Prospects, candidates: PathCandidates, scorer: Scorer
  ) {
    self.target = target
    self.base = base
    self.scorer = scorer
    self.prospects = prospects
    self.candidates = candidates
    shares = scorer.questionnaire.items.indices.map { item in
      guard case .counted(let share) = prospects.items[item] else { return ShareBound(constant: 0) }
      var bound = ShareBound(constant: share ?? 0)
      let levels = Set(prospects.aims[item].map(\.share)).filter { $0 > bound.constant }.sorted()
      var reached = bound.constant
      for level in levels {
        let providers = prospects.aims[item].filter { $0.share >= level }.map(\.action)
        bound.terms.append(
          PathRequirement.Term(providers: candidates.first(of: providers), amount: level - reached))
        reached = level
      }
      return bound
    }
    requireHeadline()
    requireCoverage()
    for (level, definition) in scorer.questionnaire.levels.prefix(target + 1).enumerated() {
      for (place, gate) in definition.gates.enumerated() {
        let cause = PathRequirement.Cause.gate(level: level, place: place)
        switch gate.requirement {
        case .item(let item, let atLeast): require(item: item, atLeast, cause)
        case .section(let section, let atLeast):
          require(section: scorer.questionnaire.sections[section], atLeast, cause)
        case .rule(let rule): require(rule, cause)
        }
      }
    }
    for (item, threshold) in itemThresholds.sorted(by: { $0.key < $1.key }) {
      let providers = prospects.aims[item].filter { $0.share >= threshold.share - Tolerance.threshold }
      add(
        threshold.cause, missing: 1,
        [
          PathRequirement.Term(providers: candidates.first(of: providers.map(\.action)), amount: 1)
        ])
    }
  }

  // MARK: - Adding

  /// Adds a requirement of a sum, if it is not met by nothing.
  private mutating func add(_ cause: PathRequirement.Cause, missing: Double, _ terms: [PathRequirement.Term]) {
    // Rounding must never make a requirement too hard; whether a set reaches the level is decided by the scorer.
    let missing = missing - 1e-11
    guard missing > 0 else { return }
    all.append(
      PathRequirement(
        cause: cause,
        terms: terms.filter { !$0.providers.isEmpty && $0.amount > 0 }
          .map { PathRequirement.Term(providers: $0.providers, amount: min(1, $0.amount / missing)) }))
  }

  private mutating func require(_ share: ShareBound, atLeast: Double, _ cause: PathRequirement.Cause) {
    add(cause, missing: atLeast - Tolerance.threshold - share.constant, share.terms)
  }

  private mutating func require(item: Int, _ atLeast: Double, _ cause: PathRequirement.Cause) {
    guard case .counted(let share) = prospects.items[item], (share ?? 0) < atLeast - Tolerance.threshold else { return }
    guard atLeast > itemThresholds[item]?.share ?? 0 else { return }
    itemThresholds[item] = (atLeast, cause)
  }

  // MARK: - Sections

  private struct Member {
    var item: Int
    var weight: Double
  }

  /// The items of a section that weigh: those that certainly count, and those that may.
  private func members(of section: Section) -> (counted: [Member], loose: [Member]) {
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

  private func greatest(of item: Int) -> Double {
    if case .loose(let greatest) = prospects.items[item] { greatest } else { 0 }
  }

  private mutating func require(section: Section, _ atLeast: Double, _ cause: PathRequirement.Cause) {
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
  private static func neededRungs(_ isCertain: [Bool], _ atLeast: Double) -> [Int] {
    isCertain.indices.filter { place in
      let after = isCertain[place...].count { $0 }
      return isCertain[place] && Double(place) / Double(place + after) < atLeast - Tolerance.threshold
    }
  }

  /// At most what a section in which something certainly counts comes to.
  private func bound(of section: Section) -> ShareBound {
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

  // MARK: - The whole

  private mutating func requireHeadline() {
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

  private mutating func requireCoverage() {
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

  // MARK: - Expressions

  /// What an expression asks for, where it only reads answers that certainly apply and can have few values: those that
  /// each of the combinations for which it holds changes, or at least one of all those that such combinations change.
  private mutating func require(_ rule: Rule, _ cause: PathRequirement.Cause) {
    guard !rule.readsScores, !holds(rule, base) else { return }
    let reads = scorer.tables.reads.allItems(of: RuleReads(rule, in: scorer.questionnaire))
    guard !reads.contains(where: { prospects.isMobile[$0] }) else { return }
    let items = reads.filter { prospects.isTouched[$0] }
    let now = items.map { base.givenAnswer(to: $0)?.value }
    var holding: [[AnswerValue?]] = []
    let isTried = prospects.everyCombination(of: items) { tried in
      if holds(rule, tried) { holding.append(items.map { tried.givenAnswer(to: $0)?.value }) }
      return true
    }
    guard isTried else { return }
    // Combinations that change less than others need less.
    func changed(_ values: [AnswerValue?]) -> Set<Int> { Set(items.indices.filter { values[$0] != now[$0] }) }
    holding = holding.filter { values in
      !holding.contains { other in
        changed(other).isStrictSubset(of: changed(values)) && changed(other).allSatisfy { other[$0] == values[$0] }
      }
    }
    let always = items.indices.filter { place in holding.allSatisfy { $0[place] != now[place] } }
    guard !holding.isEmpty, !always.isEmpty else {
      let any = items.indices.flatMap { providers(of: items[$0], holding, at: $0, now: now) }
      return add(cause, missing: 1, [term(any)])
    }
    for place in always { add(cause, missing: 1, [term(providers(of: items[place], holding, at: place, now: now))]) }
  }

  private func holds(_ rule: Rule, _ responses: Responses) -> Bool {
    rule.program.evaluate(ResponsesActivation(responses)) == .value(.bool(true))
  }

  private func term(_ providers: [Int]) -> PathRequirement.Term {
    PathRequirement.Term(providers: candidates.first(of: providers), amount: 1)
  }

  /// The actions that lead to one of the answers to an item that combinations change.
  private func providers(of item: Int, _ holding: [[AnswerValue?]], at place: Int, now: [AnswerValue?]) -> [Int] {
    let wanted = holding.map { $0[place] }.filter { $0 != now[place] }
    return prospects.undecided.filter { action in
      scorer.questionnaire.actions[action].addresses.contains { $0.item == item && wanted.contains($0.answer) }
    }
  }
}

extension PathCandidates {
  /// The numbers of those among some actions that come after no other of them, ascending: with the rest these come too.
  func first(of actions: [Int]) -> [Int] {
    let numbers = Set(actions.compactMap { number(of: $0) })
    return numbers.filter { number in !ancestors[number].contains(where: numbers.contains) }.sorted()
  }
}
