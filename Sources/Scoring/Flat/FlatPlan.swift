import ExpressionLanguage

package import Questionnaires

/// What scoring many respondents needs of a questionnaire, worked out once.
///
/// Covers questionnaires in which every condition and validator reads only what stands before its item: one pass over the
/// items then gives the state that answering them one by one does. Others go the general way.
package final class FlatPlan: Sendable {
  /// An item as it is settled.
  struct FlatItem: Sendable {
    var isQuestion: Bool
    /// The place of its condition among ``rules``; -1 where it has none.
    var condition: Int32
    /// The places of the validators that can refuse an answer.
    var validators: [Int32]
  }

  /// A rule with what it takes to remember its results.
  struct FlatRule: Sendable {
    var program: Program
    /// The items whose states and values decide it, where they are few and each has few values; empty otherwise.
    var inputs: [Int32]
    /// By input, what its number is multiplied by.
    var strides: [Int32]
    /// How many combinations there are; 0 where results are not remembered.
    var combinations: Int
    /// Whether it reads scores.
    var readsScores: Bool
  }

  /// The numbers of the states without a value; values follow.
  static let firstValue = 5
  /// The most combinations of which the results of a rule are remembered.
  private static let combinationLimit = 1 << 14
  /// The most computed values: they are worked out when they are read, each within the other.
  private static let computedLimit = 200

  package let questionnaire: Questionnaire
  let tables: ScoringTables
  let items: [FlatItem]
  /// By section, the place of its condition; -1 where it has none.
  let sectionConditions: [Int32]
  let rules: [FlatRule]
  /// By level and gate, the place of its rule; -1 where it is none.
  let gateRules: [[Int32]]
  /// By item, the place of its score expression; -1 where it has none.
  let scoreRules: [Int32]
  /// The items whose state is read by something that bears on what may still change.
  let stateReads: [Int]
  /// Whether what is not settled may decide what applies or what an answer earns.
  let hasOutlook: Bool
  /// By item, whether some rule reads its value.
  package let isRead: [Bool]

  /// Makes the plan of a questionnaire; `nil` where it is not covered.
  package init?(_ scorer: Scorer) {
    let questionnaire = scorer.questionnaire
    let tables = scorer.tables
    guard questionnaire.computed.count <= Self.computedLimit, questionnaire.dependencies.cycles.isEmpty else {
      return nil
    }
    self.questionnaire = questionnaire
    self.tables = tables
    let counts = questionnaire.items.map(Self.valueCount)
    var rules: [FlatRule] = []
    var isRead = [Bool](repeating: false, count: questionnaire.items.count)
    var readsAhead = false

    /// Adds a rule; what it reads must stand before `limit`.
    func add(_ rule: Rule?, before limit: Int) -> Int32 {
      guard let rule else { return -1 }
      let reads = RuleReads(rule, in: questionnaire)
      let all = tables.reads.allItems(of: reads)
      for item in all { isRead[item] = true }
      if let last = all.last, last >= limit { readsAhead = true }
      var flat = FlatRule(program: rule.program, inputs: [], strides: [], combinations: 1, readsScores: false)
      flat.readsScores =
        rule.program.references.contains { reference in
          reference.slot.record == Slot.variables
            && ExpressionScope.VariableSlot(rawValue: reference.slot.index) != .today
        }
        || rule.program.hostCalls.contains {
          $0.function == ExpressionScope.Function.score.name || $0.function == ExpressionScope.Function.level.name
        }
      for item in all where flat.combinations > 0 {
        let count = counts[item] > 0 ? counts[item] + Self.firstValue : 0
        flat.inputs.append(Int32(item))
        flat.strides.append(Int32(flat.combinations))
        flat.combinations = flat.combinations * count > Self.combinationLimit ? 0 : flat.combinations * count
      }
      if flat.combinations == 0 || flat.readsScores { (flat.inputs, flat.strides, flat.combinations) = ([], [], 0) }
      rules.append(flat)
      return Int32(rules.count - 1)
    }

    let everything = questionnaire.items.count
    sectionConditions = questionnaire.sections.map { add($0.visibleIf, before: $0.items.lowerBound) }
    items = questionnaire.items.map { item in
      FlatItem(
        isQuestion: item.isQuestion, condition: add(item.visibleIf, before: item.index),
        validators: item.validators.filter { $0.severity == .error }.map { add($0.rule, before: item.index + 1) })
    }
    scoreRules = questionnaire.items.map { add(tables.rules[$0.index]?.expression, before: everything) }
    gateRules = questionnaire.levels.map { level in
      level.gates.map { gate in
        guard case .rule(let rule) = gate.requirement else { return -1 }
        return add(rule, before: everything)
      }
    }
    guard !readsAhead else { return nil }
    for computed in tables.reads.computed {
      for item in tables.reads.allItems(of: computed) { isRead[item] = true }
    }
    self.rules = rules
    self.isRead = isRead
    hasOutlook = tables.reads.hasConditions || tables.reads.hasCrossScores
    let reads = tables.reads
    stateReads = Set(
      (reads.sections + reads.items + reads.computed + reads.scores.compactMap { $0 }).flatMap(\.states)
    ).sorted()
  }

  /// How many values of an item have a number.
  private static func valueCount(_ item: Item) -> Int {
    switch item.kind {
    case .choice(let choices): choices.count <= 200 ? choices.count : 0
    case .boolean: 2
    case .rating(let range, _): range.upperBound - range.lowerBound < 100 ? range.count : 0
    case .multichoice(let choices): choices.count <= 6 ? 1 << choices.count : 0
    default: 0
    }
  }
}
