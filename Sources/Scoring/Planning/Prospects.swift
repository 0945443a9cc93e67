import ExpressionLanguage
import Questionnaires

/// What each item can still contribute while some actions are undecided.
///
/// What is certain is kept apart from what hangs on conditions: an item is *loose* where an undecided action may make it
/// apply or cease to, or where its score reads an answer that one may change. A condition whose outcome is the same for
/// every answer to which actions lead makes nothing loose.
struct Prospects {
  /// What one item contributes.
  enum Prospect {
    /// It never counts.
    case out
    /// It counts, with this share unless an action raises it; `nil` where it is not settled.
    case counted(share: Double?)
    /// It may come to count or cease to, or its share cannot be foretold; at best this share.
    case loose(greatest: Double)
  }

  /// What an action makes of an item that counts.
  struct Aim {
    /// The index of the action.
    var action: Int
    /// The share to which it leads.
    var share: Double
  }

  /// The most combinations of answers for which a condition is tried.
  private static let combinationLimit = 64

  /// By item index.
  private(set) var items: [Prospect] = []
  /// By item index, the undecided actions that raise or settle it, in order; only where it counts.
  private(set) var aims: [[Aim]] = []
  /// By item index, whether an undecided action may change its answer.
  private(set) var isTouched: [Bool]
  /// By item index, whether it may come to apply or cease to.
  private(set) var isMobile: [Bool]
  /// The undecided actions on which it hangs what is loose, in order.
  private(set) var controllers: [Int] = []

  private let scorer: Scorer
  private let base: Responses
  private let tally: Tally
  /// The indices of the undecided actions, in order.
  let undecided: [Int]
  private let doneItems: Set<Int>
  private let targets: [Action.Target]
  private let targetsByItem: [Int: [Action.Target]]
  private var sectionIsMobile: [Bool]
  private var computedChanges: [Bool]
  private var scoreIsMobile: [Bool]

  /// Looks at what actions may still change.
  /// - Parameters:
  ///   - base: the answers with what is decided done.
  ///   - tally: what the items contribute with these answers.
  ///   - done: the indices of the actions done there, which also change what only comes to apply later.
  ///   - undecided: the indices of the undecided actions, in order.
  init(_ base: Responses, tally: Tally, done: [Int] = [], undecided: [Int], scorer: Scorer) {
    self.scorer = scorer
    self.base = base
    self.tally = tally
    self.undecided = undecided
    doneItems = Set(done.flatMap { scorer.questionnaire.actions[$0].addresses.map(\.item) })
    targets = (done + undecided).flatMap { scorer.questionnaire.actions[$0].addresses }
    targetsByItem = Dictionary(grouping: targets) { $0.item }
    let questionnaire = scorer.questionnaire
    isTouched = questionnaire.items.map { _ in false }
    isMobile = isTouched
    scoreIsMobile = isTouched
    sectionIsMobile = questionnaire.sections.map { _ in false }
    computedChanges = questionnaire.computed.map { _ in false }
    while touch() { spread() }
    settle()
  }

  /// Whether what an expression reads may change.
  func mayChange(_ reads: RuleReads) -> Bool {
    reads.items.contains(where: changes) || reads.states.contains(where: changes)
      || reads.computed.contains { computedChanges[$0] }
  }

  /// Whether an item may come to fall short of an answer to which an action leads, or does now.
  func mayFallShort(_ target: Action.Target) -> Bool {
    let item = target.item
    if let given = base.givenAnswer(to: item), given.state == .notApplicable { return false }
    if base.state(of: item) == .notAsked { return isMobile[item] }
    if scorer.fallsShort(target, in: base, tally: tally) { return true }
    guard scorer.tables.rules[item] != nil else { return isTouched[item] }
    return isMobile[item] || scoreIsMobile[item] || mayPrecede(target)
  }

  /// Whether an action leads to an answer that is worth as much as that to which one that is done leads, so that which of
  /// them is followed first decides which of the answers is given.
  private func mayPrecede(_ target: Action.Target) -> Bool {
    guard doneItems.contains(target.item), base.givenAnswer(to: target.item)?.value != target.answer,
      let share = tally.entries[target.item].share, let aim = aim(of: target)
    else { return false }
    return aim >= share - Tolerance.threshold
  }

  private func changes(_ item: Int) -> Bool { isTouched[item] || isMobile[item] }

  // MARK: - What may change

  /// Marks what the actions may change; returns whether that is more than before.
  private mutating func touch() -> Bool {
    var isNew = false
    for target in targets where !isTouched[target.item] && mayFallShort(target) {
      isTouched[target.item] = true
      isNew = true
    }
    return isNew
  }

  /// Marks what may come to apply, cease to, or earn another share because of that.
  private mutating func spread() {
    let reads = scorer.tables.reads
    for node in scorer.questionnaire.dependencies.order {
      switch node {
      case .section(let index):
        guard !sectionIsMobile[index] else { continue }
        sectionIsMobile[index] = varies(reads.sections[index]) { $0.applicability(ofSection: index) }
      case .item(let index):
        guard !isMobile[index] else { continue }
        isMobile[index] =
          sectionIsMobile[scorer.tables.facts[index].section]
          || varies(reads.items[index]) { $0.applicability(of: index) }
      case .computed(let index): computedChanges[index] = computedChanges[index] || mayChange(reads.computed[index])
      }
    }
    for (index, reads) in reads.scores.enumerated() {
      if let reads, mayChange(reads) { scoreIsMobile[index] = true }
    }
  }

  /// Whether a condition may come out otherwise than it does.
  private func varies(_ reads: RuleReads, outcome: (Responses) -> Responses.Applicability) -> Bool {
    guard mayChange(reads) else { return false }
    let changing = scorer.tables.reads.allItems(of: reads).filter(changes)
    guard !changing.contains(where: { isMobile[$0] }) else { return true }
    let now = Verdict(outcome(base))
    return !everyCombination(of: changing) { Verdict(outcome($0)) == now }
  }

  /// Whether something holds for every combination of answers that these items may have, which do not come or go;
  /// `false` where there are too many.
  func everyCombination(of items: [Int], holds: (Responses) -> Bool) -> Bool {
    let answers = items.map { possibleAnswers(to: $0) }
    guard answers.reduce(1, { min($0 * $1.count, Self.combinationLimit + 1) }) <= Self.combinationLimit else {
      return false
    }
    var tried = base
    func holdsFrom(_ place: Int) -> Bool {
      guard place < items.count else { return holds(tried) }
      for answer in answers[place] {
        tried.set(answer, for: items[place])
        guard holdsFrom(place + 1) else { return false }
      }
      return true
    }
    return holdsFrom(0)
  }

  /// The answer that an item has, and those to which actions lead.
  func possibleAnswers(to item: Int) -> [Answer?] {
    var result = [base.givenAnswer(to: item)]
    for target in targetsByItem[item] ?? [] where mayFallShort(target) {
      if !result.contains(where: { $0?.value == target.answer }) {
        result.append(Answer(target.answer, origin: .typed))
      }
    }
    return result
  }

  private enum Verdict {
    case asked
    case notAsked
    case pending

    init(_ applicability: Responses.Applicability) {
      switch applicability {
      case .asked: self = .asked
      case .notAsked: self = .notAsked
      case .pending: self = .pending
      }
    }
  }

  // MARK: - What items contribute

  private mutating func settle() {
    let questionnaire = scorer.questionnaire
    let tables = scorer.tables
    aims = questionnaire.items.map { _ in [] }
    items = questionnaire.items.indices.map { item in
      guard tables.rules[item] != nil else { return .out }
      if scoreIsMobile[item] { return .loose(greatest: 1) }
      if isMobile[item] { return .loose(greatest: greatest(of: item)) }
      return tally.entries[item].isCounted ? .counted(share: tally.entries[item].share) : .out
    }
    for action in undecided {
      for target in questionnaire.actions[action].addresses {
        guard case .counted(let share) = items[target.item], base.applicability(of: target.item) == .asked,
          mayFallShort(target), let aim = aim(of: target), aim > share ?? -1
        else { continue }
        aims[target.item].append(Aim(action: action, share: aim))
      }
    }
    findControllers()
  }

  private func aim(of target: Action.Target) -> Double? {
    scorer.tables.rules[target.item]?
      .share(of: Answer(target.answer, origin: .typed), in: base, isCandidate: true)
  }

  /// The greatest share that an item can have once it applies.
  private func greatest(of item: Int) -> Double {
    guard let rule = scorer.tables.rules[item] else { return 0 }
    // Hidden now, an expression cannot be trusted to give later what it gives today.
    if rule.isExpression, scorer.tables.reads.scores[item] != nil { return 1 }
    let result = rule.share(of: base.givenAnswer(to: item), in: base, isCandidate: true) ?? 0
    return (targetsByItem[item] ?? []).reduce(result) { max($0, aim(of: $1) ?? 0) }
  }

  /// The undecided actions that change an answer on which something loose hangs.
  private mutating func findControllers() {
    let reads = scorer.tables.reads
    var hanging = Set<Int>()
    var open: [Int] = []
    for (item, prospect) in items.enumerated() {
      guard case .loose = prospect else { continue }
      open.append(item)
    }
    var seen = Set(open)
    while let item = open.popLast() {
      var read = Set<Int>()
      if isMobile[item] {
        read.formUnion(reads.allItems(of: reads.items[item]))
        read.formUnion(reads.allItems(of: reads.sections[scorer.tables.facts[item].section]))
      }
      if scoreIsMobile[item], let scores = reads.scores[item] { read.formUnion(reads.allItems(of: scores)) }
      hanging.formUnion(read)
      for next in read where isMobile[next] && seen.insert(next).inserted { open.append(next) }
    }
    guard !hanging.isEmpty else { return }
    controllers = undecided.filter { action in
      scorer.questionnaire.actions[action].addresses.contains { hanging.contains($0.item) && mayFallShort($0) }
    }
  }
}
