import ExpressionLanguage
package import Questionnaires

/// The answers of one respondent after another, in memory that is used again.
///
/// Answers are numbers: the place of a choice, a day, a set of choices as bits. ``settle()`` decides which items apply, as
/// ``Responses`` does; expressions read it as an activation. What it does not take (rows of lists, texts that a rule reads)
/// is for the caller to keep away.
package final class FlatResponses {
  /// What a person said, or what became of it; the raw values are the numbers of the states.
  package enum Mark: UInt8, Sendable {
    case open
    case unknown
    case deferred
    case notApplicable
    case notAsked
    case answered
  }

  /// Where what is said is put, by item; readers of rows write there without a call.
  package struct Slots {
    /// What was said: `open` for nothing.
    package let marks: UnsafeMutablePointer<Mark>
    /// The value that was said; doubles as their bits.
    package let values: UnsafeMutablePointer<Int64>

    /// Records what was said to an item, whose value has been looked at.
    @inlinable @inline(__always)
    package func give(_ mark: Mark, _ value: Int64 = 0, to item: Int) {
      marks[item] = mark
      values[item] = value
    }
  }

  /// What settling reads of an item.
  private struct Step {
    var condition: Int32
    var isQuestion: Bool
    var hasValidators: Bool
  }

  /// What settling reads of a section.
  private struct SectionStep {
    var condition: Int32
    var start: Int32
    var end: Int32
  }

  /// One item that decides a rule.
  private struct Input {
    var item: Int32
    var stride: Int32
  }

  /// What is remembered of a rule.
  private struct RuleMemory {
    var inputs: UnsafeMutablePointer<Input>
    var inputCount: Int
    /// The results by combination of the inputs: 0 where none was worked out so far; `nil` where none is remembered.
    var results: UnsafeMutablePointer<UInt8>?
  }

  /// How the value of an item is kept.
  enum Kind: UInt8 {
    case choice
    case boolean
    case whole
    case real
    case other
  }

  package let plan: FlatPlan
  let questionnaire: Questionnaire
  let blank: Responses
  private let count: Int
  /// Where what is said is put.
  package let slots: Slots
  /// By item, what was said: `open` for nothing.
  private let given: UnsafeMutablePointer<Mark>
  /// By item, the value that was said; doubles as their bits.
  let values: UnsafeMutablePointer<Int64>
  /// By item, what counts.
  let marks: UnsafeMutablePointer<Mark>
  /// By item, whether it is undecided if it is asked.
  private let pendings: UnsafeMutablePointer<Bool>
  private let sectionPendings: UnsafeMutablePointer<Bool>
  /// By rule, what decides it and what is remembered of it.
  private let rules: UnsafeMutablePointer<RuleMemory>
  /// What settling reads of each item.
  private let steps: UnsafeMutablePointer<Step>
  private let sectionSteps: UnsafeMutablePointer<SectionStep>
  let kinds: UnsafeMutablePointer<Kind>
  let bases: UnsafeMutablePointer<Int64>
  let unknownOutcomes: [Outcome]
  let absentOutcomes: [Outcome]
  let notAskedOutcomes: [Outcome]
  let choiceOutcomes: [[Outcome]]
  let choicePlains: [[PlainOutcome]]
  var computedOutcomes: [Outcome]
  /// By computed value, for which respondent it was worked out.
  var computedStamps: [Int]
  var stamp = 0
  var facts: ScoreFacts?

  /// Whether a condition is undecided.
  private(set) var hasPending = false
  /// Whether a question has no settled answer.
  private(set) var hasUnsettled = false
  /// How many answers were given to questions that are not asked.
  package private(set) var neverAsked = 0

  /// Creates responses for a plan.
  /// - Parameter blank: responses of the same client and day in which nothing is answered.
  package init(_ plan: FlatPlan, blank: Responses) {
    self.plan = plan
    self.blank = blank
    questionnaire = plan.questionnaire
    count = questionnaire.items.count
    given = .allocate(capacity: count)
    given.initialize(repeating: .open, count: count)
    values = .allocate(capacity: count)
    values.initialize(repeating: 0, count: count)
    slots = Slots(marks: given, values: values)
    marks = .allocate(capacity: count)
    marks.initialize(repeating: .open, count: count)
    pendings = .holding([Bool](repeating: false, count: count))
    sectionPendings = .holding([Bool](repeating: false, count: questionnaire.sections.count))
    rules = .holding(plan.rules.map(Self.memory(of:)))
    steps = .holding(
      plan.items.map {
        Step(condition: $0.condition, isQuestion: $0.isQuestion, hasValidators: !$0.validators.isEmpty)
      })
    sectionSteps = .holding(
      questionnaire.sections.map {
        SectionStep(
          condition: plan.sectionConditions[$0.index], start: Int32($0.items.lowerBound),
          end: Int32($0.items.upperBound))
      })
    kinds = .holding(
      questionnaire.items.map { item in
        switch item.kind {
        case .choice: .choice
        case .boolean: .boolean
        case .rating, .integer: .whole
        case .number, .money, .percent: .real
        case .multichoice, .date, .text, .list, .display: .other
        }
      })
    bases = .holding(
      questionnaire.items.map { item in
        if case .rating(let range, _) = item.kind { range.lowerBound } else { 0 }
      })
    let ids = questionnaire.items.map(\.id)
    unknownOutcomes = ids.map { .unknown(Unknowns($0.text)) }
    absentOutcomes = ids.map { .error(.noAnswer(to: $0, in: .notApplicable)) }
    notAskedOutcomes = ids.map { .error(.noAnswer(to: $0, in: .notAsked)) }
    choiceOutcomes = questionnaire.items.map { $0.choices.map { .value(.string($0.id.text)) } }
    choicePlains = choiceOutcomes.map { $0.map { PlainOutcome($0) } }
    computedOutcomes = questionnaire.computed.indices.map { blank.computed($0) }
    computedStamps = Array(repeating: 0, count: computedOutcomes.count)
  }

  deinit {
    for index in plan.rules.indices {
      rules[index].inputs.deallocate()
      rules[index].results?.deallocate()
    }
    rules.deallocate()
    pendings.deallocate()
    sectionPendings.deallocate()
    steps.deallocate()
    sectionSteps.deallocate()
    kinds.deallocate()
    bases.deallocate()
    given.deallocate()
    values.deallocate()
    marks.deallocate()
  }

  private static func memory(of rule: FlatPlan.FlatRule) -> RuleMemory {
    var memory = RuleMemory(
      inputs: .holding(zip(rule.inputs, rule.strides).map { Input(item: $0, stride: $1) }),
      inputCount: rule.inputs.count, results: nil)
    if rule.combinations > 0 {
      memory.results = .allocate(capacity: rule.combinations)
      memory.results?.initialize(repeating: 0, count: rule.combinations)
    }
    return memory
  }

  // MARK: - Giving

  /// Forgets the answers, for the next respondent.
  package func clear() {
    given.update(repeating: .open, count: count)
    stamp += 1
    forgetFacts()
  }

  /// Forgets the results that expressions read, where there are any.
  private func forgetFacts() {
    if facts != nil { facts = nil }
  }

  /// The state that was said to an item; `nil` where nothing was.
  func givenState(of item: Int) -> Answer.State? {
    switch given[item] {
    case .open, .notAsked: nil
    case .unknown: .unknown
    case .deferred: .deferred
    case .notApplicable: .notApplicable
    case .answered: .answered
    }
  }

  func isPending(_ item: Int) -> Bool { pendings[item] }

  func isPending(section: Int) -> Bool { sectionPendings[section] }

  /// Forgets what was said to items that are not asked: `take` does not take it.
  func dropNeverAsked() {
    guard neverAsked > 0 else { return }
    for item in 0..<count where marks[item] == .notAsked || pendings[item] { given[item] = .open }
  }

  /// Takes over what was said elsewhere, to be tried with other answers.
  func load(_ other: FlatResponses) {
    given.update(from: other.given, count: count)
    values.update(from: other.values, count: count)
    forgetFacts()
    resettle()
  }

  /// Takes over what was said elsewhere to one item.
  func load(_ item: Int, from other: FlatResponses) {
    given[item] = other.given[item]
    values[item] = other.values[item]
    resettle()
  }

  /// Gives an answer that is tried.
  func tryAnswer(_ answer: Answer, for item: Int) {
    switch (answer.state, answer.value) {
    case (.notApplicable, _): slots.give(.notApplicable, to: item)
    case (_, .choice(let id)?):
      slots.give(.answered, Int64(questionnaire.items[item].choices.firstIndex { $0.id.text == id } ?? 0), to: item)
    case (_, .choices(let ids)?):
      let choices = questionnaire.items[item].choices
      slots.give(
        .answered, ids.reduce(0) { set, id in set | 1 << Int64(choices.firstIndex { $0.id.text == id } ?? 0) },
        to: item)
    case (_, .boolean(let truth)?): slots.give(.answered, truth ? 1 : 0, to: item)
    case (_, .integer(let number)?): slots.give(.answered, number - bases[item], to: item)
    default: preconditionFailure("only values that can be counted are tried")
    }
    resettle()
  }

  private func resettle() {
    stamp += 1
    _ = settle(isTrial: true)
  }

  // MARK: - Settling

  /// Decides what applies.
  /// - Returns: whether every answer to a question that is asked is accepted.
  /// - Parameter isTrial: whether answers are only tried, which validators have no say in.
  package func settle(isTrial: Bool = false) -> Bool {
    var isPending = false
    var isUnsettled = false
    var unasked = 0
    // What stands further on was not answered yet when what stands before was.
    marks.update(repeating: .open, count: count)
    for section in 0..<questionnaire.sections.count {
      let facts = sectionSteps[section]
      let sectionState = facts.condition < 0 ? State.holds : self.state(ofCondition: Int(facts.condition))
      sectionPendings[section] = sectionState == .pending
      if sectionState == .pending { isPending = true }
      for item in Int(facts.start)..<Int(facts.end) {
        let step = steps[item]
        var state = sectionState
        if step.condition >= 0, state != .fails {
          let own = self.state(ofCondition: Int(step.condition))
          if own == .fails || state == .holds { state = own }
          if own == .pending { isPending = true }
        }
        pendings[item] = state == .pending
        switch state {
        case .holds:
          let said = given[item]
          marks[item] = said
          if said == .answered {
            if step.hasValidators, !isTrial, !isAccepted(item) { return false }
          } else if said != .notApplicable, step.isQuestion {
            isUnsettled = true
          }
        case .fails:
          marks[item] = .notAsked
          if given[item] != .open { unasked += 1 }
        case .pending:
          if step.isQuestion { isUnsettled = true }
          if given[item] != .open { unasked += 1 }
        }
      }
    }
    hasPending = isPending
    hasUnsettled = isUnsettled
    neverAsked = unasked
    return true
  }

  /// Whether no validator refuses the answer that an item has.
  private func isAccepted(_ item: Int) -> Bool { plan.items[item].validators.allSatisfy { accepts(Int($0)) } }

  /// What remembered results mean; 0 is none.
  private enum State: UInt8 {
    case holds = 1
    case fails
    case pending
  }

  private func state(ofCondition rule: Int) -> State {
    remembered(rule) { outcome in
      switch outcome {
      case .value(.bool(false)): .fails
      case .unknown: .pending
      case .value, .error: .holds
      }
    }
  }

  /// Whether a validator does not refuse the answer that its item has.
  private func accepts(_ rule: Int) -> Bool {
    remembered(rule) { outcome in
      if case .value(.bool(false)) = outcome { .fails } else { .holds }
    } == .holds
  }

  /// Whether a gate holds.
  func holds(gate rule: Int) -> Bool {
    remembered(rule) { outcome in
      if case .value(.bool(true)) = outcome { .holds } else { .fails }
    } == .holds
  }

  /// The outcome of a rule.
  func outcome(of rule: Int) -> Outcome { plan.rules[rule].program.evaluate(self) }

  @inline(__always)
  private func remembered(_ rule: Int, _ judge: (Outcome) -> State) -> State {
    guard let table = rules[rule].results else { return judge(outcome(of: rule)) }
    let place = combination(of: rule)
    if let known = State(rawValue: table[place]) { return known }
    let state = judge(outcome(of: rule))
    table[place] = state.rawValue
    return state
  }

  /// The number of the combination of states and values that a rule reads.
  func combination(of rule: Int) -> Int {
    let memory = rules[rule]
    var place = 0
    for index in 0..<memory.inputCount {
      place &+= number(of: Int(memory.inputs[index].item)) &* Int(memory.inputs[index].stride)
    }
    return place
  }

  /// The number of the state of an item, or of its value.
  @inline(__always)
  private func number(of item: Int) -> Int {
    let mark = marks[item]
    return mark == .answered ? FlatPlan.firstValue &+ Int(truncatingIfNeeded: values[item]) : Int(mark.rawValue)
  }
}
