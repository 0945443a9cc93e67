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

  let scorer: Scorer
  /// The answers with what is decided done.
  let base: Responses
  /// What the undecided actions may change there.
  let prospects: Prospects
  let candidates: PathCandidates
  /// The index of the level to be reached.
  let target: Int
  /// By item index, the share of what certainly counts, with what actions make of it.
  let shares: [ShareBound]
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
  mutating func add(_ cause: PathRequirement.Cause, missing: Double, _ terms: [PathRequirement.Term]) {
    // Rounding must never make a requirement too hard; whether a set reaches the level is decided by the scorer.
    let missing = missing - 1e-11
    guard missing > 0 else { return }
    all.append(
      PathRequirement(
        cause: cause,
        terms: terms.filter { !$0.providers.isEmpty && $0.amount > 0 }
          .map { PathRequirement.Term(providers: $0.providers, amount: min(1, $0.amount / missing)) }))
  }

  /// Adds that a share is at least so much.
  mutating func require(_ share: ShareBound, atLeast: Double, _ cause: PathRequirement.Cause) {
    add(cause, missing: atLeast - Tolerance.threshold - share.constant, share.terms)
  }

  /// Adds that an item that certainly counts has at least a share; of several for one item the greatest is kept.
  mutating func require(item: Int, _ atLeast: Double, _ cause: PathRequirement.Cause) {
    guard case .counted(let share) = prospects.items[item], (share ?? 0) < atLeast - Tolerance.threshold else { return }
    guard atLeast > itemThresholds[item]?.share ?? 0 else { return }
    itemThresholds[item] = (atLeast, cause)
  }
}

extension PathCandidates {
  /// The numbers of those among some actions that come after no other of them, ascending: with the rest these come too.
  func first(of actions: [Int]) -> [Int] {
    let numbers = Set(actions.compactMap { number(of: $0) })
    return numbers.filter { number in !ancestors[number].contains(where: numbers.contains) }.sorted()
  }
}
