import ExpressionLanguage
import Questionnaires

/// What a rule reads, by index.
struct RuleReads: Sendable {
  /// Items whose value, presence or selection it reads, ascending.
  var items: [Int] = []
  /// Items whose state it reads, ascending: what is known there may still change when they are answered.
  var states: [Int] = []
  /// Computed values, ascending.
  var computed: [Int] = []
  /// Whether it reads the client's facts or the day.
  var readsContext = false

  /// A rule that reads nothing.
  init() {}

  /// Collects what a rule reads from its references and from the names handed to the engine's functions.
  init(_ rule: Rule?, in questionnaire: Questionnaire) {
    guard let rule else { return }
    var items = Set<Int>()
    var states = Set<Int>()
    var computed = Set<Int>()
    for reference in rule.program.references {
      switch ExpressionScope.Record(rawValue: reference.slot.record) {
      case .answers: items.insert(reference.slot.index)
      case .computed: computed.insert(reference.slot.index)
      case .client, nil: readsContext = true
      }
    }
    for call in rule.program.hostCalls {
      guard let literal = call.literals.first, let name = literal,
        let item = questionnaire.itemIndex(ItemID(name))
      else { continue }
      if call.function == ExpressionScope.Function.state.name {
        states.insert(item)
      } else {
        items.insert(item)
      }
    }
    self.items = items.sorted()
    self.states = states.sorted()
    self.computed = computed.sorted()
  }

  /// Whether it reads nothing of the answers.
  var isEmpty: Bool { items.isEmpty && states.isEmpty && computed.isEmpty }
}

/// What the rules of a questionnaire read, by section, item and computed value.
struct ReadTables: Sendable {
  /// By section index, what its condition reads.
  let sections: [RuleReads]
  /// By item index, what its own condition reads.
  let items: [RuleReads]
  /// By computed value index.
  let computed: [RuleReads]
  /// By item index, what its score expression reads beyond its own answer; `nil` where it reads nothing else.
  let scores: [RuleReads?]
  /// By item index, the items whose score expression reads it, directly or through computed values.
  let scoreReaders: [[Int]]
  /// Whether any item or section has a condition that reads answers.
  let hasConditions: Bool
  /// Whether any score expression reads more than its own answer.
  let hasCrossScores: Bool

  /// Collects the tables once for a questionnaire.
  init(_ questionnaire: Questionnaire) {
    sections = questionnaire.sections.map { RuleReads($0.visibleIf, in: questionnaire) }
    items = questionnaire.items.map { RuleReads($0.visibleIf, in: questionnaire) }
    computed = questionnaire.computed.map { RuleReads($0.rule, in: questionnaire) }
    hasConditions = sections.contains { !$0.isEmpty } || items.contains { !$0.isEmpty }
    scores = questionnaire.items.map { item in
      guard case .expression(let rule)? = item.scoring else { return nil }
      var reads = RuleReads(rule, in: questionnaire)
      reads.items.removeAll { $0 == item.index }
      return reads.isEmpty && !reads.readsContext ? nil : reads
    }
    hasCrossScores = scores.contains { $0 != nil }
    var readers = [[Int]](repeating: [], count: questionnaire.items.count)
    for (index, reads) in scores.enumerated() {
      guard let reads else { continue }
      for item in Self.allItems(of: reads, computed: computed) { readers[item].append(index) }
    }
    scoreReaders = readers
  }

  /// By item index, whether the score can wait on it: it is scored, or a condition or score expression of a scored
  /// item reads it, directly or through others.
  func bearing(on scored: (Int) -> Bool, in questionnaire: Questionnaire) -> [Bool] {
    var itemBears = questionnaire.items.indices.map(scored)
    var computedBears = [Bool](repeating: false, count: computed.count)
    var sectionBears = questionnaire.sections.map { $0.items.contains { scored($0) } }
    func mark(_ reads: RuleReads) {
      for item in reads.items + reads.states { itemBears[item] = true }
      for value in reads.computed { computedBears[value] = true }
    }
    for (index, reads) in scores.enumerated() where scored(index) { reads.map(mark) }
    // Each node stands after all that it reads, so backwards every reader is seen before what it reads.
    for node in questionnaire.dependencies.order.reversed() {
      switch node {
      case .item(let index) where itemBears[index]:
        mark(items[index])
        sectionBears[questionnaire.items[index].section] = true
      case .section(let index) where sectionBears[index]: mark(sections[index])
      case .computed(let index) where computedBears[index]: mark(computed[index])
      default: break
      }
    }
    return itemBears
  }

  /// By item index, whether a condition or score expression of something else reads it.
  func itemsRead(in questionnaire: Questionnaire) -> [Bool] {
    var isRead = [Bool](repeating: false, count: questionnaire.items.count)
    for reads in sections + items + scores.compactMap({ $0 }) {
      for item in allItems(of: reads) { isRead[item] = true }
    }
    return isRead
  }

  /// Every item that a rule reads, directly or through computed values, ascending.
  func allItems(of reads: RuleReads) -> [Int] { Self.allItems(of: reads, computed: computed) }

  private static func allItems(of reads: RuleReads, computed: [RuleReads]) -> [Int] {
    var items = Set(reads.items).union(reads.states)
    var seen = Set(reads.computed)
    var open = reads.computed
    while let next = open.popLast() {
      items.formUnion(computed[next].items)
      items.formUnion(computed[next].states)
      for value in computed[next].computed where seen.insert(value).inserted { open.append(value) }
    }
    return items.sorted()
  }
}
