import ExpressionLanguage
import Questionnaires

/// What can still change about which items apply, and on whose answers that hangs.
///
/// Rests on the law that what an expression makes of partial answers survives further answers, except where it reads
/// `state(item)`. So only three things can still come to apply or cease to: what is pending; what reads the state of an
/// item that is not settled; and what reads the value of an item that can itself come or go.
struct Outlook {
  /// The most controllers of one item that are followed; more could never be tried one by one.
  static let controllerLimit = 12

  /// By item index, whether a completion may set it: it is unsettled, or may come to be.
  private(set) var isFree: [Bool]
  /// By item index, whether it may still come to apply or cease to.
  private(set) var mayChange: [Bool]
  /// By item index, whether its share may change though its own answer is settled.
  private(set) var scoreMayChange: [Bool]
  /// By index of an item that may change, the free items on which that hangs; `nil` where there are too many.
  private(set) var controllers: [Int: [Int]?] = [:]

  /// Looks at the answers as they stand.
  init(_ responses: some TriableAnswers, by tables: ScoringTables) {
    isFree = tables.facts.indices.map { tables.facts[$0].isQuestion && responses.state(of: $0).isUnsettled }
    mayChange = Array(repeating: false, count: tables.facts.count)
    scoreMayChange = mayChange
    guard tables.reads.hasConditions || tables.reads.hasCrossScores, isFree.contains(true) else { return }
    var walk = Walk(responses: responses, tables: tables, outlook: self)
    walk.follow()
    self = walk.outlook
  }

  private struct Walk<Answers: TriableAnswers> {
    let responses: Answers
    let tables: ScoringTables
    var outlook: Outlook
    var sectionMayChange: [Bool]
    var computedMayChange: [Bool]
    var sectionControllers: [[Int]?]
    var computedControllers: [[Int]?]

    init(responses: Answers, tables: ScoringTables, outlook: Outlook) {
      self.responses = responses
      self.tables = tables
      self.outlook = outlook
      sectionMayChange = Array(repeating: false, count: tables.questionnaire.sections.count)
      computedMayChange = Array(repeating: false, count: tables.questionnaire.computed.count)
      sectionControllers = Array(repeating: [], count: sectionMayChange.count)
      computedControllers = Array(repeating: [], count: computedMayChange.count)
    }

    mutating func follow() {
      for node in tables.questionnaire.dependencies.order {
        switch node {
        case .section(let index):
          let reads = tables.reads.sections[index]
          guard !reads.isEmpty else { continue }
          sectionMayChange[index] = responses.isPending(section: index) || mayChange(reads)
          if sectionMayChange[index] { sectionControllers[index] = controllers(of: reads) }
        case .item(let index):
          let section = tables.facts[index].section
          let reads = tables.reads.items[index]
          guard sectionMayChange[section] || !reads.isEmpty else { continue }
          guard
            sectionMayChange[section] || responses.isPending(index) || mayChange(reads)
          else { continue }
          outlook.mayChange[index] = true
          outlook.controllers[index] = Self.union(sectionControllers[section], controllers(of: reads))
          if responses.state(of: index) == .notAsked, tables.facts[index].isQuestion {
            outlook.isFree[index] = responses.givenState(of: index)?.isUnsettled ?? true
          }
        case .computed(let index):
          let reads = tables.reads.computed[index]
          computedControllers[index] = controllers(of: reads)
          // What read an unknown value was decided without it.
          if responses.isUnknown(computed: index) { continue }
          computedMayChange[index] = mayChange(reads)
        }
      }
      for (index, reads) in tables.reads.scores.enumerated() {
        if let reads { outlook.scoreMayChange[index] = mayChange(reads) }
      }
    }

    private func isUnsettled(_ item: Int) -> Bool { responses.state(of: item).isUnsettled }

    private func mayChange(_ reads: RuleReads) -> Bool {
      reads.states.contains { isUnsettled($0) || outlook.mayChange[$0] }
        || reads.items.contains { outlook.mayChange[$0] && !isUnsettled($0) }
        || reads.computed.contains { computedMayChange[$0] }
    }

    private func controllers(of reads: RuleReads) -> [Int]? {
      var result: [Int]? = []
      for item in reads.items + reads.states {
        if outlook.isFree[item] { result = Self.union(result, [item]) }
        if let others = outlook.controllers[item] { result = Self.union(result, others) }
      }
      for value in reads.computed { result = Self.union(result, computedControllers[value]) }
      return result
    }

    private static func union(_ lhs: [Int]?, _ rhs: [Int]?) -> [Int]? {
      guard let lhs, let rhs else { return nil }
      if rhs.isEmpty { return lhs }
      if lhs.isEmpty { return rhs }
      let both = Set(lhs).union(rhs)
      return both.count > Outlook.controllerLimit ? nil : both.sorted()
    }
  }
}
