package import ExpressionLanguage

/// All answers of one assessment, with which items apply and what the computed values are.
///
/// Kept current step by step: after an answer only what reads it, directly or through others, is evaluated again.
package struct Responses: Sendable {
  /// Whether an item is asked.
  package enum Applicability: Sendable, Equatable {
    case asked
    case notAsked
    /// Undecided: waits for the answers to these items.
    case pending(Unknowns)
  }

  /// A rule that failed when evaluated.
  package struct Failure: Sendable {
    package var rule: Rule
    package var error: EvaluationError
  }

  package let questionnaire: Questionnaire
  package let client: Client
  /// The value of `today`: the day the assessment was opened.
  package let today: CalendarDate

  /// What the person set, by item; kept while the item does not apply.
  private var given: [Answer?]
  private var sectionApplicability: [Applicability]
  private var itemApplicability: [Applicability]
  private(set) var computedOutcomes: [Outcome]
  /// By item: what reading its answer gives.
  private(set) var answerOutcomes: [Outcome]
  /// The same without references, where that is possible.
  private(set) var plainAnswers: [PlainOutcome]
  private(set) var states: [Answer.State]
  private var counts: [Int]
  private var asked: AskedQuestions
  private var failures: [Int: Failure] = [:]

  /// Creates responses in which nothing is answered.
  package init(to questionnaire: Questionnaire, client: Client = Client(), today: CalendarDate) {
    self.questionnaire = questionnaire
    self.client = client
    self.today = today
    given = Array(repeating: nil, count: questionnaire.items.count)
    sectionApplicability = Array(repeating: .asked, count: questionnaire.sections.count)
    itemApplicability = Array(repeating: .asked, count: questionnaire.items.count)
    computedOutcomes = Array(
      repeating: .error(EvaluationError(message: "not evaluated", range: nil)), count: questionnaire.computed.count)
    answerOutcomes = questionnaire.items.indices.map { .unknown(Unknowns(questionnaire.items[$0].id.text)) }
    plainAnswers = Array(repeating: .other, count: questionnaire.items.count)
    states = Array(repeating: .open, count: questionnaire.items.count)
    counts = Array(repeating: 0, count: Answer.State.allCases.count)
    asked = AskedQuestions(of: questionnaire)
    counts[Self.slot(of: .open)] = asked.count
    for node in questionnaire.dependencies.order { _ = refresh(node) }
  }

  // MARK: - Reading

  /// The state of an item.
  package func state(of item: Int) -> Answer.State { states[item] }

  /// The answer that counts: what was given to an item that applies.
  package func answer(to item: Int) -> Answer? {
    itemApplicability[item] == .asked ? given[item] : nil
  }

  /// The answer that was given, also where the item does not apply now.
  package func givenAnswer(to item: Int) -> Answer? { given[item] }

  /// Whether an item is asked.
  package func applicability(of item: Int) -> Applicability { itemApplicability[item] }

  /// Whether an item is a question that is asked.
  package func isAskedQuestion(_ item: Int) -> Bool { asked.isAsked[item] }

  /// How many questions are asked.
  package var askedCount: Int { asked.count }

  /// How many questions that are asked stand before an item.
  package func askedCount(before item: Int) -> Int { asked.count(before: item) }

  /// How many sections have a question that is asked.
  package var askedSectionCount: Int { asked.sectionCount }

  /// The number of a section among those, from 1; `nil` where it is none of them.
  package func number(ofSection section: Int) -> Int? {
    asked.isAsked(section: section) ? asked.sectionCount(before: section) + 1 : nil
  }

  /// Whether a section is asked.
  package func applicability(ofSection section: Int) -> Applicability { sectionApplicability[section] }

  /// The value, unknown or error of a computed value.
  package func computed(_ index: Int) -> Outcome { computedOutcomes[index] }

  /// How many questions are in a state.
  package func count(_ state: Answer.State) -> Int { counts[Self.slot(of: state)] }

  /// How many questions apply or may apply.
  package var applicableCount: Int { questionCount - count(.notAsked) }

  /// How many questions the definition has.
  package var questionCount: Int { counts.reduce(0, +) }

  /// The rules that failed with the answers as they are, in no particular order.
  package var ruleFailures: [Failure] { Array(failures.values) }

  /// Evaluates a rule over these answers.
  package func evaluate(_ rule: Rule) -> Outcome {
    rule.program.evaluate(self)
  }

  /// Whether an item that is asked needs an answer.
  package func isRequired(_ item: Int) -> Bool {
    let item = questionnaire.items[item]
    guard item.isQuestion else { return false }
    if item.isRequired { return true }
    guard let rule = item.requiredIf else { return false }
    if case .value(.bool(true)) = evaluate(rule) { return true }
    return false
  }

  /// The validators of an item that an answer breaks; one that fails to evaluate accepts.
  package func brokenValidators(of item: Int, by answer: Answer) -> [Validator] {
    guard answer.state == .answered else { return [] }
    let activation = ResponsesActivation(self, candidate: (item, answer))
    return questionnaire.items[item].validators.filter { validator in
      if case .value(.bool(false)) = validator.rule.program.evaluate(activation) { return true }
      return false
    }
  }

  /// The answers to other items that break a validator which reads this one, each with its first.
  package func answersBroken(by item: Int) -> [(item: Int, validator: Validator)] {
    let slot = Slot(record: ExpressionScope.Record.answers.rawValue, index: item)
    return questionnaire.items.indices.compactMap { other in
      guard other != item, states[other] == .answered, let answer = given[other] else { return nil }
      let readers = questionnaire.items[other].validators.contains { validator in
        validator.rule.program.references.contains { $0.slot == slot }
      }
      guard readers else { return nil }
      return brokenValidators(of: other, by: answer).first.map { (other, $0) }
    }
  }

  // MARK: - Changing

  /// Records what a person said to an item, or takes it away with `nil`.
  /// - Returns: the items whose state or applicability changed, ascending, without the item itself.
  @discardableResult
  package mutating func set(_ answer: Answer?, for item: Int) -> [Int] {
    given[item] = answer
    let graph = questionnaire.dependencies
    var changedItems: [Int] = []
    var dirty = RankedNodes()
    updateState(of: item)
    for reader in graph.readers(of: graph.index(of: .item(item))) {
      dirty.insert(reader, rank: graph.rank(of: Int(reader)))
    }
    while let next = dirty.popFirst() {
      let node = graph.node(at: Int(next))
      guard refresh(node) else { continue }
      if case .item(let changed) = node, changed != item { changedItems.append(changed) }
      for reader in graph.readers(of: Int(next)) { dirty.insert(reader, rank: graph.rank(of: Int(reader))) }
    }
    return changedItems.sorted()
  }

  /// Evaluates one node again; returns whether what others read of it may have changed.
  private mutating func refresh(_ node: DependencyGraph.Node) -> Bool {
    switch node {
    case .section(let index):
      let old = sectionApplicability[index]
      let new = applicability(by: questionnaire.sections[index].visibleIf, node: node)
      sectionApplicability[index] = new
      return new != old
    case .item(let index):
      let old = itemApplicability[index]
      let section = questionnaire.items[index].section
      let new = both(
        sectionApplicability[section], applicability(by: questionnaire.items[index].visibleIf, node: node))
      guard new != old else { return false }
      itemApplicability[index] = new
      if questionnaire.items[index].isQuestion { asked.set(index, in: section, isAsked: new == .asked) }
      updateState(of: index)
      return true
    case .computed(let index):
      let rule = questionnaire.computed[index].rule
      let outcome = evaluate(rule)
      note(outcome, of: rule, node: node)
      let isNew = computedOutcomes[index] != outcome
      computedOutcomes[index] = outcome
      return isNew
    }
  }

  private mutating func applicability(by rule: Rule?, node: DependencyGraph.Node) -> Applicability {
    guard let rule else { return .asked }
    let outcome = evaluate(rule)
    note(outcome, of: rule, node: node)
    switch outcome {
    case .value(.bool(false)): return .notAsked
    case .unknown(let unknowns): return .pending(unknowns)
    case .value, .error: return .asked
    }
  }

  private mutating func note(_ outcome: Outcome, of rule: Rule, node: DependencyGraph.Node) {
    let key = questionnaire.dependencies.index(of: node)
    if case .error(let error) = outcome {
      failures[key] = Failure(rule: rule, error: error)
    } else if !failures.isEmpty {
      failures[key] = nil
    }
  }

  private func both(_ first: Applicability, _ second: Applicability) -> Applicability {
    switch (first, second) {
    case (.notAsked, _), (_, .notAsked): .notAsked
    case (.pending(let left), .pending(let right)): .pending(left.union(right))
    case (.pending, _): first
    case (_, .pending): second
    case (.asked, .asked): .asked
    }
  }

  private mutating func updateState(of item: Int) {
    let new: Answer.State =
      switch itemApplicability[item] {
      case .asked: given[item]?.state ?? .open
      case .pending: .open
      case .notAsked: .notAsked
      }
    let outcome = outcome(of: item, in: new)
    plainAnswers[item] = PlainOutcome(outcome)
    answerOutcomes[item] = outcome
    let old = states[item]
    guard new != old else { return }
    states[item] = new
    guard questionnaire.items[item].isQuestion else { return }
    counts[Self.slot(of: old)] -= 1
    counts[Self.slot(of: new)] += 1
  }

  /// What reading an answer gives.
  private func outcome(of item: Int, in state: Answer.State) -> Outcome {
    switch state {
    case .answered: .value(given[item]!.value!.expressionValue)
    case .unknown, .deferred, .open: .unknown(Unknowns(questionnaire.items[item].id.text))
    case .notApplicable, .notAsked: .error(.noAnswer(to: questionnaire.items[item].id, in: state))
    }
  }

  private static func slot(of state: Answer.State) -> Int {
    switch state {
    case .answered: 0
    case .unknown: 1
    case .notApplicable: 2
    case .deferred: 3
    case .open: 4
    case .notAsked: 5
    }
  }
}

/// Nodes waiting to be evaluated, the least rank first, each at most once: a binary heap.
private struct RankedNodes {
  private var heap: [(node: Int32, rank: Int32)] = []
  private var waiting: Set<Int32> = []

  mutating func insert(_ node: Int32, rank: Int32) {
    guard waiting.insert(node).inserted else { return }
    heap.append((node, rank))
    var child = heap.count - 1
    while child > 0, heap[child].rank < heap[(child - 1) / 2].rank {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> Int32? {
    guard let first = heap.first else { return nil }
    waiting.remove(first.node)
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first.node }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].rank < heap[least].rank {
        least = child
      }
      if least == parent { return first.node }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
