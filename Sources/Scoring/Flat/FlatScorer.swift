import ExpressionLanguage

package import Questionnaires

/// Scores flat responses, one respondent after another, with the results that ``Scorer`` gives to the last bit.
///
/// What it does not cover is said, not guessed: where an unsettled answer decides what applies or what others earn, and
/// where nothing is scorable, ``score()`` gives `false`, and the row goes the general way.
package final class FlatScorer {
  /// A section as it stands.
  struct SectionState {
    var share: Double?
    var low: Double?
    var high: Double?
    var mayVanish = true
  }

  /// One part of a section, with what it can still become.
  struct Part {
    var weight: Double
    /// 0 where not settled.
    var share: Double
    var low: Double
    var high: Double
    var mayLeave: Bool
  }

  /// What scoring reads of an item.
  private struct ScoredItem {
    var item: Int32
    /// Where the shares of its values begin, by their numbers; -1 where values have none.
    var shares: Int32
    var weight: Double
    var flatWeight: Double
    /// The greatest share of an answer.
    var greatest: Double
    var allowsNotApplicable: Bool
  }

  package let responses: FlatResponses
  let plan: FlatPlan
  let tables: ScoringTables
  let questionnaire: Questionnaire
  private let blank: Responses
  /// By section, the items that are scored.
  let scored: [[Int]]
  private let combinations: [Combination]
  private let sectionTargets: [Double]
  let sectionWeights: [Double]
  /// By item with a score expression, the shares by combination of what it reads, where those are remembered.
  private var remembered: [[Double]]
  private var isRemembered: [[Bool]]
  /// By action, the answers to which it leads.
  private(set) lazy var aims = Self.aims(plan, blank: blank)

  /// The whole.
  package private(set) var total = Score(share: 0, low: 0, high: 0)
  /// Settled weight over applicable weight.
  package internal(set) var coverage = 0.0
  /// The index of the level reached.
  package internal(set) var level: Int?
  /// The index of the level after it.
  package internal(set) var next: Int?
  /// How far the headline is below the share of that level.
  package internal(set) var shortBy: Double?
  /// The gates of that level that do not hold, by their places.
  package internal(set) var failingGates: [Int] = []
  private(set) var sections: [SectionState]
  /// By item, whether it counts.
  let isCounted: UnsafeMutablePointer<Bool>
  /// By item, what it earns; NaN where that is not settled.
  let itemShares: UnsafeMutablePointer<Double>
  private let parts: UnsafeMutablePointer<Part>
  /// The scored items, section by section, and where those of each section begin.
  private let facts: UnsafeMutablePointer<ScoredItem>
  private let starts: UnsafeMutablePointer<Int32>
  private let shareTable: UnsafeMutablePointer<Double>
  /// By item, where the shares of its values begin; -1 where values have none.
  private let sharePlaces: UnsafeMutablePointer<Int32>
  /// Where answers are tried.
  private lazy var trial = FlatResponses(plan, blank: blank)
  /// The least and greatest share of each item, where unsettled answers decide what applies; `nil` elsewhere.
  var intervals: IntervalFinder<FlatTrial>?

  /// Creates a scorer with responses of its own.
  /// - Parameter blank: responses of the same client and day in which nothing is answered.
  package init(_ plan: FlatPlan, blank: Responses) {
    self.plan = plan
    self.blank = blank
    responses = FlatResponses(plan, blank: blank)
    tables = plan.tables
    questionnaire = plan.questionnaire
    let tables = plan.tables
    let questionnaire = plan.questionnaire
    scored = questionnaire.sections.map { $0.items.filter { tables.rules[$0] != nil } }
    combinations = questionnaire.sections.map { tables.combination(of: $0) }
    sectionTargets = questionnaire.sections.map { tables.target(of: $0) }
    sectionWeights = questionnaire.sections.map(\.weight)
    sections = Array(repeating: SectionState(), count: questionnaire.sections.count)
    isCounted = Self.memory([Bool](repeating: false, count: questionnaire.items.count))
    itemShares = Self.memory([Double](repeating: .nan, count: questionnaire.items.count))
    var table: [Double] = []
    var facts: [ScoredItem] = []
    var starts: [Int32] = [0]
    for section in scored {
      for item in section {
        let shares = Self.shares(of: questionnaire.items[item], tables.rules[item], blank)
        facts.append(
          ScoredItem(
            item: Int32(item), shares: shares.isEmpty ? -1 : Int32(table.count), weight: tables.facts[item].weight,
            flatWeight: tables.facts[item].flatWeight, greatest: tables.domains[item].greatest,
            allowsNotApplicable: tables.facts[item].allowsNotApplicable))
        table += shares
      }
      starts.append(Int32(facts.count))
    }
    parts = Self.memory(
      [Part](
        repeating: Part(weight: 0, share: 0, low: 0, high: 0, mayLeave: false),
        count: max(facts.count, questionnaire.sections.count)))
    self.facts = Self.memory(facts)
    self.starts = Self.memory(starts)
    shareTable = Self.memory(table)
    var places = [Int32](repeating: -1, count: questionnaire.items.count)
    for fact in facts { places[Int(fact.item)] = fact.shares }
    sharePlaces = Self.memory(places)
    remembered = plan.scoreRules.map { rule in
      rule < 0 ? [] : Array(repeating: .nan, count: plan.rules[Int(rule)].combinations)
    }
    isRemembered = remembered.map { Array(repeating: false, count: $0.count) }
  }

  deinit {
    isCounted.deallocate()
    itemShares.deallocate()
    parts.deallocate()
    facts.deallocate()
    starts.deallocate()
    shareTable.deallocate()
    sharePlaces.deallocate()
  }

  private static func memory<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    memory.initialize(from: elements, count: elements.count)
    return memory
  }

  /// The shares of the values of an item by their numbers, NaN for none; empty where values have no numbers.
  private static func shares(of item: Item, _ rule: ItemRule?, _ blank: Responses) -> [Double] {
    guard let rule, !rule.isExpression else { return [] }
    func share(_ value: AnswerValue) -> Double { rule.share(of: Answer(value, origin: .scripted), in: blank) ?? .nan }
    switch item.kind {
    case .choice(let choices): return choices.map { share(.choice($0.id.text)) }
    case .boolean: return [share(.boolean(false)), share(.boolean(true))]
    case .rating(let range, _):
      return range.upperBound - range.lowerBound < 1_000 ? range.map { share(.integer($0)) } : []
    case .multichoice(let choices):
      guard choices.count <= 10 else { return [] }
      return (0..<(1 << choices.count)).map { set in
        share(.choices(choices.indices.filter { set >> $0 & 1 == 1 }.map { choices[$0].id.text }))
      }
    default: return []
    }
  }

  /// The share of a section.
  package func share(ofSection section: Int) -> Double? { sections[section].share }

  // MARK: - Scoring

  /// Scores the responses, which are settled.
  /// - Returns: whether the result stands; otherwise the row is one for the general way.
  package func score() -> Bool {
    let hangs = responses.hasUnsettled && plan.hasOutlook && mayChange
    var hasGaps = false
    intervals = nil
    for section in scored.indices { scoreSection(section, &hasGaps) }
    guard scoreWhole(hasGaps) else { return false }
    if hangs { findIntervals() }
    coverage = hasGaps ? coverageWithGaps() : 1
    scoreLevel()
    return true
  }

  /// Whether an answer that is not settled may decide what applies, or what others earn.
  private var mayChange: Bool {
    responses.hasPending || plan.stateReads.contains { responses.state(of: $0).isUnsettled }
  }

  private func scoreSection(_ section: Int, _ hasGaps: inout Bool) {
    var count = 0
    var isOpen = false
    for place in Int(starts[section])..<Int(starts[section + 1]) {
      let fact = facts[place]
      let item = Int(fact.item)
      switch responses.marks[item] {
      case .notApplicable, .notAsked:
        isCounted[item] = false
        continue
      case .answered:
        let share =
          fact.shares >= 0
          ? shareTable[Int(fact.shares) &+ Int(responses.values[item])] : share(of: item, in: responses)
        isCounted[item] = true
        itemShares[item] = share
        let isKnown = !share.isNaN
        if !isKnown { isOpen = true }
        parts[count] = Part(
          weight: fact.weight, share: isKnown ? share : 0, low: isKnown ? share : 0, high: isKnown ? share : 1,
          mayLeave: false)
      case .open, .unknown, .deferred:
        isOpen = true
        isCounted[item] = true
        itemShares[item] = .nan
        parts[count] = Part(
          weight: fact.weight, share: 0, low: 0, high: fact.greatest, mayLeave: fact.allowsNotApplicable)
      }
      count &+= 1
    }
    if isOpen { hasGaps = true }
    sections[section] = state(
      of: combinations[section], count, target: sectionTargets[section], isOpen: isOpen)
  }

  /// What so many parts come to.
  private func state(of combination: Combination, _ count: Int, target: Double, isOpen: Bool) -> SectionState {
    var state = SectionState()
    let parts = UnsafeBufferPointer(start: parts, count: count)
    switch combination.model {
    case .weightedMean, .sum:
      var points = 0.0
      var weights = 0.0
      for part in parts {
        points += part.weight * part.share
        weights += part.weight
      }
      state.share = weights > 0 ? min(1, points / weights) : nil
    default:
      state.share = combination.share(
        parts.lazy.map { Combination.Counted(weight: $0.weight, share: $0.share, target: target) })
    }
    state.mayVanish = parts.allSatisfy { $0.mayLeave || $0.weight <= 0 }
    guard isOpen else {
      // Every part is at both ends of its range: the extremes are sums of the same terms in the same order.
      state.low = state.share
      state.high = state.share
      return state
    }
    let all = parts.map {
      Combination.Part(weight: $0.weight, low: $0.low, high: $0.high, mayLeave: $0.mayLeave, target: target)
    }
    state.low = combination.extreme(.least, of: all)
    state.high = combination.extreme(.greatest, of: all)
    return state
  }

  /// The whole, of its sections or of all items alike; `false` where nothing is scorable.
  private func scoreWhole(_ hasGaps: Bool) -> Bool {
    var state: SectionState
    if tables.whole.model.isFlat {
      var count = 0
      for place in 0..<Int(starts[sections.count]) {
        let fact = facts[place]
        let item = Int(fact.item)
        guard isCounted[item] else { continue }
        let share = itemShares[item]
        let isKnown = !share.isNaN
        let isSettled = responses.marks[item] == .answered
        parts[count] = Part(
          weight: fact.flatWeight, share: isKnown ? share : 0, low: isKnown ? share : 0,
          high: isKnown ? share : isSettled ? 1 : fact.greatest, mayLeave: !isSettled && fact.allowsNotApplicable)
        count += 1
      }
      state = self.state(of: tables.whole, count, target: 1, isOpen: hasGaps)
    } else {
      state = wholeOfSections(hasGaps)
    }
    guard let share = state.share else { return false }
    total = Score(share: share, low: min(share, state.low ?? share), high: max(share, state.high ?? share))
    return true
  }

  /// Replaces the intervals by those over everything that unsettled answers may lead to, as ``Scorer`` finds them.
  private func findIntervals() {
    responses.dropNeverAsked()
    let base = FlatTrial(scorer: self, responses: responses, spare: trial)
    let outlook = Outlook(base, by: tables)
    let entries = questionnaire.items.indices.map { item -> Tally.Entry in
      guard tables.rules[item] != nil, isCounted[item] else { return .out }
      return Tally.Entry(isCounted: true, share: itemShares[item].isNaN ? nil : itemShares[item])
    }
    let finder = IntervalFinder(
      base, tally: Tally(entries: entries, sections: sections.map(\.share)), outlook: outlook, tables: tables,
      budget: IntervalBudget())
    for index in sections.indices {
      sections[index].low = finder.sections[index].low
      sections[index].high = finder.sections[index].high
      sections[index].mayVanish = finder.sections[index].mayVanish
    }
    let share = total.share
    total = Score(
      share: share, low: min(share, finder.total.low ?? share), high: max(share, finder.total.high ?? share))
    intervals = finder
  }

  private func wholeOfSections(_ hasGaps: Bool) -> SectionState {
    var state = SectionState()
    state.share = tables.whole.share(
      sections.indices.lazy.compactMap { index in
        self.sections[index].share.map {
          Combination.Counted(weight: self.sectionWeights[index], share: $0, target: self.sectionTargets[index])
        }
      })
    guard hasGaps else {
      state.low = state.share
      state.high = state.share
      return state
    }
    let all = sections.indices.compactMap { index -> Combination.Part? in
      let section = sections[index]
      guard let low = section.low, let high = section.high else { return nil }
      return Combination.Part(
        weight: sectionWeights[index], low: low, high: high, mayLeave: section.mayVanish, target: sectionTargets[index])
    }
    state.low = tables.whole.extreme(.least, of: all)
    state.high = tables.whole.extreme(.greatest, of: all)
    return state
  }

  // MARK: - Items

  /// The share that an answered item earns whose values have no numbers; NaN for none.
  func share(of item: Int, in responses: FlatResponses) -> Double {
    let start = sharePlaces[item]
    if start >= 0 { return shareTable[Int(start) &+ Int(responses.values[item])] }
    let rule = Int(plan.scoreRules[item])
    guard rule >= 0 else {
      return tables.rules[item]?.share(of: Answer(responses.value(of: item), origin: .scripted), in: blank) ?? .nan
    }
    guard plan.rules[rule].combinations > 0 else {
      return ItemRule.share(responses.outcome(of: rule)) ?? .nan
    }
    let place = responses.combination(of: rule)
    if !isRemembered[item][place] {
      remembered[item][place] = ItemRule.share(responses.outcome(of: rule)) ?? .nan
      isRemembered[item][place] = true
    }
    return remembered[item][place]
  }
}
