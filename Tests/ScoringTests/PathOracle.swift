import ExpressionLanguage
import Questionnaires
import Scoring

/// Everything that can be done from some answers, tried out: each set of actions that may be done, with what it comes to.
///
/// Written from the words of the article, apart from the search and from ``PathBruteForce``. Sets are bits by action.
struct PathOracle {
  /// A set that may be done.
  struct World {
    var set: Int
    var responses: Responses
    var sheet: ScoreSheet
  }

  let questionnaire: Questionnaire
  let scorer: Scorer
  /// Every set that is closed and can be followed, from the least effort up, then by number of actions, then by the first
  /// action in which they differ.
  private(set) var worlds: [World] = []

  private let start: Responses
  private let order: [Int]
  private var results: [Int: Responses] = [:]

  init(_ start: Responses) {
    self.start = start
    questionnaire = start.questionnaire
    scorer = Scorer(questionnaire)
    order = Self.order(questionnaire)
    let count = questionnaire.actions.count
    func key(_ set: Int) -> [Double] {
      [effort(set), Double(set.nonzeroBitCount)] + (0..<count).map { set & 1 << $0 != 0 ? 0 : 1 }
    }
    let appliesNow = bits { applies($0, start) }
    let isAvailableNow = bits { isAvailable($0, start) }
    for set in 0..<(1 << count) {
      let needed = actions(set).reduce(0) { $0 | mask(questionnaire.actions[$1].after) }
      guard needed & appliesNow & ~set == 0, canBeFollowed(set, isAvailableNow) else { continue }
      let after = result(of: set)
      guard actions(needed & ~set).allSatisfy({ !applies($0, after) }) else { continue }
      worlds.append(World(set: set, responses: after, sheet: scorer.score(after)))
    }
    let keys = Dictionary(uniqueKeysWithValues: worlds.map { ($0.set, key($0.set)) })
    worlds.sort { keys[$0.set]!.lexicographicallyPrecedes(keys[$1.set]!) }
  }

  /// The least set that reaches a level, and the least that does not contain it; ascending.
  func path(to target: Int) -> (path: [Int]?, runnerUp: [Int]?) {
    let reaching = worlds.filter { $0.sheet.level?.reached ?? -1 >= target }.map(\.set)
    guard let first = reaching.first else { return (nil, nil) }
    return (actions(first), reaching.first { $0 & first != first }.map(actions))
  }

  /// Whether any set that may be done meets a gate.
  func meets(level: Int, gate: Int) -> Bool { worlds.contains { isMet(level: level, gate: gate, in: $0) } }

  /// Whether a set that was done meets a gate.
  func isMet(level: Int, gate: Int, in world: World) -> Bool {
    switch questionnaire.levels[level].gates[gate].requirement {
    case .item(let item, let atLeast):
      let score = world.sheet.items[item]
      return !score.isCounted || (score.share ?? 0) >= atLeast - 1e-9
    case .section(let section, let atLeast):
      return world.sheet.sections[section].low.map { $0 >= atLeast - 1e-9 } ?? true
    case .rule(let rule):
      let facts = scorer.facts(world.sheet)
      return rule.program.evaluate(ResponsesActivation(world.responses, facts: facts)) == .value(.bool(true))
    }
  }

  func effort(_ set: Int) -> Double { actions(set).reduce(0) { $0 + questionnaire.actions[$1].effortDays } }

  // MARK: - Sets

  func actions(_ set: Int) -> [Int] { questionnaire.actions.indices.filter { set & 1 << $0 != 0 } }

  private func mask(_ actions: [Int]) -> Int { actions.reduce(0) { $0 | 1 << $1 } }

  private func bits(_ isIn: (Int) -> Bool) -> Int { mask(questionnaire.actions.indices.filter(isIn)) }

  /// By definition, each after those that it comes after.
  private static func order(_ questionnaire: Questionnaire) -> [Int] {
    var result: [Int] = []
    func add(_ action: Int) {
      guard !result.contains(action) else { return }
      for before in questionnaire.actions[action].after { add(before) }
      result.append(action)
    }
    for action in questionnaire.actions.indices { add(action) }
    return result
  }

  /// Whether all of a set come to be done, in rounds.
  private mutating func canBeFollowed(_ set: Int, _ isAvailableNow: Int) -> Bool {
    var done = 0
    while done != set {
      var next = done
      let current = result(of: done)
      for action in order where (set & ~next) & 1 << action != 0 {
        let before = mask(questionnaire.actions[action].after) & set
        guard before & ~next == 0 else { continue }
        if isAvailableNow & 1 << action != 0 || isAvailable(action, current) { next |= 1 << action }
      }
      guard next != done else { return false }
      done = next
    }
    return true
  }

  // MARK: - Answers

  private mutating func result(of set: Int) -> Responses {
    if let known = results[set] { return known }
    var responses = start
    var left = order.filter { set & 1 << $0 != 0 }.flatMap { questionnaire.actions[$0].addresses }
    // One sweep after the other, as what one changes may reveal what another leads to.
    while true {
      let before = left.count
      left.removeAll { target in
        guard fallsShort(target, responses) else { return false }
        responses.set(Answer(target.answer, origin: .typed), for: target.item)
        return true
      }
      if left.count == before { break }
    }
    results[set] = responses
    return responses
  }

  private func applies(_ action: Int, _ responses: Responses) -> Bool {
    questionnaire.actions[action].addresses.contains { fallsShort($0, responses) } && isAvailable(action, responses)
  }

  private func isAvailable(_ action: Int, _ responses: Responses) -> Bool {
    guard let rule = questionnaire.actions[action].visibleIf else { return true }
    let facts = scorer.facts(scorer.score(responses))
    switch rule.program.evaluate(ResponsesActivation(responses, facts: facts)) {
    case .unknown: return false
    case .error: return true
    case .value(let value): return value != .bool(false)
    }
  }

  private func fallsShort(_ target: Action.Target, _ responses: Responses) -> Bool {
    switch responses.state(of: target.item) {
    case .notAsked, .notApplicable: return false
    case .unknown, .deferred: return true
    case .open, .answered: break
    }
    guard let given = responses.givenAnswer(to: target.item), let value = given.value else { return true }
    let item = questionnaire.items[target.item]
    switch item.scoring {
    case nil: return value != target.answer
    case .expression(let rule):
      guard let now = worth(rule, item, given, responses) else { return value != target.answer }
      return (worth(rule, item, Answer(target.answer, origin: .typed), responses) ?? 0) > now + 1e-9
    default:
      func share(_ value: AnswerValue) -> Double {
        max(0, min(Self.points(of: value, to: item), item.maximum)) / item.maximum
      }
      return share(target.answer) > share(value) + 1e-9
    }
  }

  private func worth(_ rule: Rule, _ item: Item, _ answer: Answer, _ responses: Responses) -> Double? {
    switch rule.program.evaluate(ResponsesActivation(responses, candidate: (item.index, answer))) {
    case .value(.double(let number)): max(0, min(1, number))
    case .value(.int(let number)): max(0, min(1, Double(number)))
    default: nil
    }
  }

  /// What an answer is worth by itself; by its size where an expression decides.
  static func points(of value: AnswerValue, to item: Item) -> Double {
    func band(_ number: Double) -> Double {
      guard case .bands(let bands) = item.scoring else { return number }
      return bands.last { $0.from <= number }?.points ?? 0
    }
    return switch value {
    case .choice(let id): item.choice(id)?.points ?? 0
    case .choices(let ids): ids.reduce(0) { $0 + (item.choice($1)?.points ?? 0) }
    case .boolean(let truth): truth ? 1 : 0
    case .integer(let number): band(Double(number))
    case .number(let number): band(number)
    default: 0
    }
  }
}
