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

  /// What a respondent comes to, besides sections and gates.
  ///
  /// Kept behind a pointer, where reading and writing it costs no check of exclusive access.
  package struct Result {
    /// The whole.
    package var total = Score(share: 0, low: 0, high: 0)
    /// Settled weight over applicable weight.
    package var coverage = 0.0
    /// The index of the level reached.
    package var level: Int?
    /// The index of the level after it.
    package var next: Int?
    /// How far the headline is below the share of that level.
    package var shortBy: Double?
    /// How many gates of that level do not hold.
    package var failingCount = 0
  }

  /// What scoring reads of an item.
  struct ScoredItem {
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
  let sectionCount: Int
  let combinations: UnsafeMutablePointer<Combination>
  let sectionTargets: UnsafeMutablePointer<Double>
  let sectionWeights: UnsafeMutablePointer<Double>
  let whole: Combination
  /// By item with a score expression, the shares by combination of what it reads, where those are remembered.
  private var remembered: [[Double]]
  private var isRemembered: [[Bool]]
  /// By action, the answers to which it leads.
  private(set) lazy var aims = Self.aims(plan, blank: blank)

  /// What the responses that were scored last come to.
  package let result: UnsafeMutablePointer<Result>
  /// The gates of the next level that do not hold, by their places; ``Result/failingCount`` of them.
  package let failingGates: UnsafeMutablePointer<Int>
  let sections: UnsafeMutablePointer<SectionState>
  let levels: [LevelStep]
  let gates: [GateStep]
  let minAnswered: Double
  /// By item, whether it counts.
  let isCounted: UnsafeMutablePointer<Bool>
  /// By item, what it earns; NaN where that is not settled.
  let itemShares: UnsafeMutablePointer<Double>
  /// The scored items, section by section, and where those of each section begin.
  let facts: UnsafeMutablePointer<ScoredItem>
  let starts: UnsafeMutablePointer<Int32>
  let shareTable: UnsafeMutablePointer<Double>
  /// By item, where the shares of its values begin; -1 where values have none.
  private let sharePlaces: UnsafeMutablePointer<Int32>
  /// Where answers are tried.
  lazy var trial = FlatResponses(plan, blank: blank)
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
    sectionCount = questionnaire.sections.count
    combinations = .holding(questionnaire.sections.map { tables.combination(of: $0) })
    sectionTargets = .holding(questionnaire.sections.map { tables.target(of: $0) })
    sectionWeights = .holding(questionnaire.sections.map(\.weight))
    whole = tables.whole
    sections = .holding(Array(repeating: SectionState(), count: questionnaire.sections.count))
    result = .holding([Result()])
    (levels, gates) = Self.steps(plan)
    minAnswered = questionnaire.scoring.minAnswered
    failingGates = .holding([Int](repeating: 0, count: questionnaire.levels.map(\.gates.count).max() ?? 0))
    isCounted = .holding([Bool](repeating: false, count: questionnaire.items.count))
    itemShares = .holding([Double](repeating: .nan, count: questionnaire.items.count))
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
    self.facts = .holding(facts)
    self.starts = .holding(starts)
    shareTable = .holding(table)
    var places = [Int32](repeating: -1, count: questionnaire.items.count)
    for fact in facts { places[Int(fact.item)] = fact.shares }
    sharePlaces = .holding(places)
    remembered = plan.scoreRules.map { rule in
      rule < 0 ? [] : Array(repeating: .nan, count: plan.rules[Int(rule)].combinations)
    }
    isRemembered = remembered.map { Array(repeating: false, count: $0.count) }
  }

  deinit {
    isCounted.deallocate()
    itemShares.deallocate()
    combinations.deallocate()
    sectionTargets.deallocate()
    sectionWeights.deallocate()
    sections.deallocate()
    result.deallocate()
    failingGates.deallocate()
    facts.deallocate()
    starts.deallocate()
    shareTable.deallocate()
    sharePlaces.deallocate()
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

  /// Takes out the shares of all sections.
  package func copyShares(to shares: UnsafeMutableBufferPointer<Double?>) {
    for section in 0..<sectionCount { shares[section] = sections[section].share }
  }

  // MARK: - Scoring

  /// Scores the responses, which are settled.
  /// - Returns: whether the result stands; otherwise the row is one for the general way.
  package func score() -> Bool {
    let hangs = responses.hasUnsettled && plan.hasOutlook && mayChange
    if intervals != nil { intervals = nil }
    var hasGaps = false
    for section in 0..<sectionCount { scoreSection(section, &hasGaps) }
    guard scoreWhole(hasGaps) else { return false }
    if hangs { findIntervals() }
    result.pointee.coverage = hasGaps ? coverageWithGaps() : 1
    scoreLevel()
    return true
  }

  /// Whether an answer that is not settled may decide what applies, or what others earn.
  private var mayChange: Bool {
    responses.hasPending || plan.stateReads.contains { responses.state(of: $0).isUnsettled }
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
