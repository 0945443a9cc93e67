import Questionnaires

/// Finds the least and greatest share over all completions.
///
/// Without conditions this is exact: every unsettled item ranges on its own. Where items may still come or go, the
/// unsettled answers on which that hangs are tried one by one, if they are few; sections that share none of them are
/// tried apart. Otherwise every item that may change is taken to be free to leave whatever the others do, which gives
/// true outer bounds.
final class IntervalFinder<Answers: TriableAnswers> {
  typealias Outcome = IntervalOutcome

  private let tables: ScoringTables
  private let responses: Answers
  private let tally: Tally
  private let outlook: Outlook

  /// By section index.
  private(set) var sections: [Outcome]
  /// The least and greatest share of the whole; `nil` where nothing can count.
  private(set) var total: Outcome

  /// Finds the intervals of all sections and of the whole.
  init(_ responses: Answers, tally: Tally, outlook: Outlook, tables: ScoringTables, budget: IntervalBudget) {
    self.tables = tables
    self.responses = responses
    self.tally = tally
    self.outlook = outlook
    sections = []
    total = Outcome()
    let clusters = ClusterFinder(outlook: outlook, tables: tables, budget: budget).clusters
    let loose = Set(clusters.filter { !$0.isTried }.flatMap(\.sections))
    sections = tables.questionnaire.sections.map { section in
      outcome(of: section, isExact: !loose.contains(section.index)) { part(of: $0) }
    }
    let isFlat = tables.whole.model.isFlat
    for cluster in clusters where cluster.isTried && cluster.sections.count == 1 && !isFlat { tryAlone(cluster) }
    let joint = clusters.filter { $0.isTried && ($0.sections.count > 1 || isFlat) }
    if joint.isEmpty {
      total = whole(sections) { part(of: $0) }
    } else {
      tryTogether(joint)
    }
    total.isExact = tables.questionnaire.sections.allSatisfy { section in
      section.weight <= 0 || sections[section.index].isExact
    }
  }

  /// The least and greatest share of a counted item as the answers stand.
  func range(of item: Int) -> (low: Double, high: Double)? {
    part(of: item).map { ($0.low, $0.high) }
  }

  // MARK: - Sections and the whole

  private func outcome(of section: Section, isExact: Bool, part: (Int) -> Combination.Part?) -> Outcome {
    var parts: [Combination.Part] = []
    parts.reserveCapacity(section.items.count)
    var isExact = isExact
    for item in section.items {
      guard var part = part(item) else { continue }
      part.target = tables.target(of: section)
      parts.append(part)
      if part.weight > 0, isInexact(item) { isExact = false }
    }
    let combination = tables.combination(of: section)
    return Outcome(
      low: combination.extreme(.least, of: parts), high: combination.extreme(.greatest, of: parts),
      mayVanish: combination.mayVanish(parts), isExact: isExact)
  }

  /// The whole, of its sections or, where all items alike make it, of what each item can become.
  private func whole(_ sections: [Outcome], part: (Int) -> Combination.Part?) -> Outcome {
    if tables.whole.model.isFlat {
      let parts = tables.facts.indices.compactMap { item -> Combination.Part? in
        guard var part = part(item) else { return nil }
        part.weight = tables.facts[item].flatWeight
        return part
      }
      return Outcome(low: tables.whole.extreme(.least, of: parts), high: tables.whole.extreme(.greatest, of: parts))
    }
    let parts = tables.questionnaire.sections.compactMap { section -> Combination.Part? in
      let outcome = sections[section.index]
      guard let low = outcome.low, let high = outcome.high else { return nil }
      return Combination.Part(
        weight: section.weight, low: low, high: high, mayLeave: outcome.mayVanish, target: tables.target(of: section))
    }
    return Outcome(low: tables.whole.extreme(.least, of: parts), high: tables.whole.extreme(.greatest, of: parts))
  }

  // MARK: - Trying assignments

  private func tryAlone(_ cluster: Cluster) {
    let section = tables.questionnaire.sections[cluster.sections[0]]
    let controllers = Set(cluster.controllers)
    var result: Outcome?
    forEachAssignment(of: cluster.controllers) { completed in
      let outcome = outcome(of: section, isExact: true) {
        part(of: $0, in: completed, isTried: controllers.contains($0))
      }
      result = Self.union(result, outcome)
    }
    if let result { sections[section.index] = result }
  }

  private func tryTogether(_ clusters: [Cluster]) {
    let controllers = clusters.flatMap(\.controllers).sorted()
    let tried = Set(controllers)
    let affected = clusters.flatMap(\.sections).sorted()
    var current = sections
    var results: [Int: Outcome] = [:]
    var result: Outcome?
    forEachAssignment(of: controllers) { completed in
      for index in affected {
        let outcome = outcome(of: tables.questionnaire.sections[index], isExact: true) {
          part(of: $0, in: completed, isTried: tried.contains($0))
        }
        current[index] = outcome
        results[index] = Self.union(results[index], outcome)
      }
      let all = whole(current) { part(of: $0, in: completed, isTried: tried.contains($0)) }
      result = Self.union(result, all)
    }
    for (index, outcome) in results { sections[index] = outcome }
    if let result { total = result }
  }

  private static func union(_ first: Outcome?, _ second: Outcome) -> Outcome {
    guard var first else { return second }
    first.formUnion(second)
    return first
  }

  private func forEachAssignment(of controllers: [Int], _ body: (Answers) -> Void) {
    var completed = responses.copiedForTrying()
    func assign(_ position: Int) {
      guard position < controllers.count else { return body(completed) }
      let item = controllers[position]
      assign(position + 1)
      for value in tables.domains[item].values ?? [] {
        completed.tryAnswer(Answer(value, origin: .typed), for: item)
        assign(position + 1)
      }
      if tables.facts[item].allowsNotApplicable {
        completed.tryAnswer(Answer(.notApplicable, origin: .typed), for: item)
        assign(position + 1)
      }
      completed.restore(item, as: responses)
    }
    assign(0)
  }

  // MARK: - Items

  /// Whether what an item can become is only bounded.
  private func isInexact(_ item: Int) -> Bool {
    if outlook.scoreMayChange[item] { return true }
    if outlook.isFree[item] { return !tables.domains[item].isExact }
    // Hidden now, its expression cannot be trusted to give later what it gives today.
    if outlook.mayChange[item], tables.rules[item]?.isExpression == true { return true }
    return tally.entries[item].isCounted && tally.entries[item].share == nil
  }

  /// What an item can still become, whatever the others do; `nil` where it never counts.
  private func part(of item: Int) -> Combination.Part? {
    guard tables.rules[item] != nil else { return nil }
    let facts = tables.facts[item]
    let mayChange = outlook.mayChange[item]
    func part(_ range: (low: Double, high: Double), mayLeave: Bool) -> Combination.Part {
      Combination.Part(weight: facts.weight, low: range.low, high: range.high, mayLeave: mayLeave || mayChange)
    }
    if outlook.isFree[item] {
      return part((0, tables.domains[item].greatest), mayLeave: facts.allowsNotApplicable)
    }
    let entry = tally.entries[item]
    if entry.isCounted { return part(settled(entry.share, item), mayLeave: false) }
    // Hidden, and what was answered before it was may count again.
    guard mayChange, responses.givenState(of: item) == .answered else { return nil }
    let share = responses.shareOfGiven(item, by: tables)
    return part(settled(share, item), mayLeave: true)
  }

  /// What an item can still become once the answers on which others hang are assigned.
  private func part(of item: Int, in completed: Answers, isTried: Bool) -> Combination.Part? {
    guard tables.rules[item] != nil else { return nil }
    let facts = tables.facts[item]
    let domain = tables.domains[item]
    let isFree = outlook.isFree[item] && !isTried
    func part(_ low: Double, _ high: Double, mayLeave: Bool = false) -> Combination.Part {
      Combination.Part(weight: facts.weight, low: low, high: high, mayLeave: mayLeave)
    }
    switch completed.state(of: item) {
    case .notAsked: return nil
    case .notApplicable: return isFree ? part(domain.least, domain.greatest, mayLeave: true) : nil
    case .answered:
      if isFree { return part(domain.least, domain.greatest, mayLeave: facts.allowsNotApplicable) }
      let range = settled(completed.entry(of: item, by: tables).share, item)
      return part(range.low, range.high)
    case .unknown, .deferred, .open:
      // What is tried and left as it is, or waits for such an answer, counts 0.
      guard isFree, completed.isAsked(item) else { return part(0, 0) }
      return part(0, domain.greatest, mayLeave: facts.allowsNotApplicable)
    }
  }

  private func settled(_ share: Double?, _ item: Int) -> (low: Double, high: Double) {
    guard let share, !outlook.scoreMayChange[item] else { return (0, 1) }
    return (share, share)
  }
}
