import ExpressionLanguage
import Questionnaires
import Scoring
import TestSupport

/// The definition of the path, word for word and slowly: every set of actions is tried.
struct PathBruteForce {
  private let questionnaire: Questionnaire
  private let scorer: Scorer
  private let start: Responses
  private let target: Int
  /// By action, whether it applies as the answers stand: its condition holds, and something falls short.
  private let applies: [Bool]

  init(_ start: Responses, target: Int) {
    self.start = start
    self.target = target
    questionnaire = start.questionnaire
    let scorer = Scorer(start.questionnaire)
    self.scorer = scorer
    applies = questionnaire.actions.map { action in
      Self.holds(action, start, scorer) && action.addresses.contains { Self.fallsShort($0, start, scorer) }
    }
  }

  /// The least set, and the least that does not contain it.
  func search() -> (path: [Int]?, runnerUp: [Int]?) {
    let count = questionnaire.actions.count
    let sets = (0..<(1 << count)).map { mask in (0..<count).filter { mask >> $0 & 1 == 1 } }
    func key(_ set: [Int]) -> (Double, Int) { (effort(set), set.count) }
    let sorted = sets.sorted { lhs, rhs in
      key(lhs) == key(rhs) ? lhs.lexicographicallyPrecedes(rhs) : key(lhs) < key(rhs)
    }
    guard let path = sorted.first(where: reaches) else { return (nil, nil) }
    let members = Set(path)
    return (path, sorted.first { !members.isSubset(of: $0) && reaches($0) })
  }

  func effort(_ set: [Int]) -> Double { set.reduce(0) { $0 + questionnaire.actions[$1].effortDays } }

  /// Whether a set may be done and reaches the level.
  func reaches(_ set: [Int]) -> Bool {
    let members = Set(set)
    for action in set {
      for before in questionnaire.actions[action].after where applies[before] && !members.contains(before) {
        return false
      }
    }
    guard canBeFollowed(members) else { return false }
    let after = done(members)
    guard scorer.score(after).level?.reached ?? -1 >= target else { return false }
    return set.allSatisfy { action in
      questionnaire.actions[action].after.allSatisfy { before in
        let other = questionnaire.actions[before]
        return members.contains(before)
          || !(Self.holds(other, after, scorer) && other.addresses.contains { Self.fallsShort($0, after, scorer) })
      }
    }
  }

  /// Whether there is an order in which each condition holds when its turn comes.
  private func canBeFollowed(_ members: Set<Int>) -> Bool {
    var followed = Set<Int>()
    var responses = start
    while followed.count < members.count {
      let before = followed
      for action in order where members.contains(action) && !followed.contains(action) {
        let definition = questionnaire.actions[action]
        guard definition.after.allSatisfy({ !members.contains($0) || followed.contains($0) }) else { continue }
        if Self.holds(definition, start, scorer) || Self.holds(definition, responses, scorer) {
          followed.insert(action)
        }
      }
      if followed == before { return false }
      responses = done(followed)
    }
    return true
  }

  /// The actions in definition order, each preceded by what it comes after.
  private var order: [Int] {
    var result: [Int] = []
    func add(_ action: Int) {
      guard !result.contains(action) else { return }
      questionnaire.actions[action].after.forEach(add)
      result.append(action)
    }
    questionnaire.actions.indices.forEach(add)
    return result
  }

  /// The answers once a set is done.
  private func done(_ members: Set<Int>) -> Responses {
    var responses = start
    var used: [[Bool]] = questionnaire.actions.map { $0.addresses.map { _ in false } }
    var isChanging = true
    while isChanging {
      isChanging = false
      for action in order where members.contains(action) {
        for (place, target) in questionnaire.actions[action].addresses.enumerated() where !used[action][place] {
          guard Self.fallsShort(target, responses, scorer) else { continue }
          used[action][place] = true
          isChanging = true
          responses.set(Answer(target.answer, origin: .typed), for: target.item)
        }
      }
    }
    return responses
  }

  private static func holds(_ action: Action, _ responses: Responses, _ scorer: Scorer) -> Bool {
    guard let rule = action.visibleIf else { return true }
    let facts = scorer.facts(scorer.score(responses))
    switch rule.program.evaluate(ResponsesActivation(responses, facts: facts)) {
    case .value(.bool(false)), .unknown: return false
    default: return true
    }
  }

  private static func fallsShort(_ target: Action.Target, _ responses: Responses, _ scorer: Scorer) -> Bool {
    let state = responses.state(of: target.item)
    if state == .notAsked || state == .notApplicable { return false }
    // Where a condition is undecided the item is open whatever its answer.
    guard let value = responses.givenAnswer(to: target.item)?.value, state == .answered || state == .open else {
      return true
    }
    let item = responses.questionnaire.items[target.item]
    guard item.scoring != nil else { return value != target.answer }
    guard state == .answered, case .expression? = item.scoring else {
      return BruteForce.share(of: target.answer, to: item) > BruteForce.share(of: value, to: item) + 1e-9
    }
    // What an expression makes of the answer is the scorer's to say.
    var done = responses
    done.set(Answer(target.answer, origin: .typed), for: target.item)
    return (scorer.score(done).items[target.item].share ?? 0)
      > (scorer.score(responses).items[target.item].share ?? 0) + 1e-9
  }
}

/// Small random questionnaires with levels and actions.
struct RandomPaths {
  var source: RandomQuestionnaires
  var actions: ClosedRange<Int>
  /// Whether gates may be expressions.
  var hasExpressions = false
  /// Whether actions may have conditions.
  var hasActionConditions = false

  mutating func next() -> Responses {
    var draft = source.draft()
    let items = draft.questionnaire().items
    let drafts = draft.sections.flatMap(\.items)
    draft.levels = [("zero", 0, [])]
    var from = 0.0
    for level in 1...Int.random(in: 1...2, using: &source.random) {
      from = min(1, from + [0, 0.2, 0.3, 0.45].randomElement(using: &source.random)!)
      let gates = (0..<Int.random(in: 0...2, using: &source.random)).map { gate(draft, drafts, $0) }
      draft.levels.append(("level\(level)", from, gates))
    }
    if Int.random(in: 0..<3, using: &source.random) == 0 { draft.minAnswered = 0.6 }
    let count = Int.random(in: actions, using: &source.random)
    // A hidden order keeps `after` free of loops without favouring definition order.
    let ranks = (0..<count).shuffled(using: &source.random)
    draft.actions = (0..<count).map { index in
      var action = Draft.ActionDraft(id: "a\(index)", targets: [])
      for item in items.shuffled(using: &source.random).prefix(Int.random(in: 1...2, using: &source.random)) {
        action.targets.append((item.id.text, BruteForce.values(of: item).randomElement(using: &source.random)!))
      }
      action.days = Double(Int.random(in: 1...6, using: &source.random)) / 2
      action.after = (0..<count).filter {
        ranks[$0] < ranks[index] && Int.random(in: 0..<5, using: &source.random) == 0
      }
      .map { "a\($0)" }
      if hasActionConditions, Int.random(in: 0..<4, using: &source.random) == 0 {
        action.visibleIf = condition(drafts)
      }
      return action
    }
    let questionnaire = draft.questionnaire()
    return source.answers(to: questionnaire)
  }

  private mutating func gate(_ draft: Draft, _ items: [Draft.ItemDraft], _ place: Int) -> Draft.GateDraft {
    let share = [0.3, 0.5, 0.75, 1].randomElement(using: &source.random)!
    switch Int.random(in: 0..<(hasExpressions ? 4 : 2), using: &source.random) {
    case 0:
      return Draft.GateDraft(
        subject: .item(items.randomElement(using: &source.random)!.id, share), message: "g\(place)")
    case 1:
      let section = draft.sections.randomElement(using: &source.random)!.id
      return Draft.GateDraft(subject: .section(section, share), message: "g\(place)")
    default: return Draft.GateDraft(subject: .rule(rule(items)), message: "g\(place)")
    }
  }

  private mutating func rule(_ items: [Draft.ItemDraft]) -> String {
    let first = source.term(on: items.randomElement(using: &source.random)!)
    let second = source.term(on: items.randomElement(using: &source.random)!)
    switch Int.random(in: 0..<5, using: &source.random) {
    case 0: return "\(first) && \(second)"
    case 1: return "\(first) || \(second)"
    case 2: return "!(\(first))"
    case 3: return "score('s0') >= 0.5"
    default: return first
    }
  }

  private mutating func condition(_ items: [Draft.ItemDraft]) -> String {
    switch Int.random(in: 0..<6, using: &source.random) {
    case 0: "level() == 'level1'"
    case 1: "score('s0') < 0.4"
    default: source.term(on: items.randomElement(using: &source.random)!)
    }
  }
}
