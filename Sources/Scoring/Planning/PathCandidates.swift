import Questionnaires

/// The actions that can take part in a path, and what each of them comes after.
///
/// They have numbers of their own from 0, in definition order. An action can take part where it applies now, or where
/// others may bring it about: an item that it addresses comes to be asked, or its condition comes to hold.
struct PathCandidates: Sendable {
  /// By number, the index of the action, ascending.
  let actions: [Int]
  /// By number, the work in half days, at least 1.
  let efforts: [Int]
  /// By number, whether its condition holds as the answers stand.
  let isAvailable: [Bool]
  /// By number, all that have to be done with it: what it comes after and applies now, and what that comes after, and
  /// so on; ascending.
  let ancestors: [[Int]]
  /// By number, all that cannot be done without it, ascending.
  let descendants: [[Int]]
  /// What comes directly before what: pairs of which no other follows.
  let arcs: [(before: Int, after: Int)]
  /// By number, what it comes after and what does not apply now but may come to.
  let latecomers: [[Int]]
  /// All numbers in definition order, each preceded by what it comes after.
  let order: [Int]
  /// What the actions may change, all of them undecided.
  let prospects: Prospects

  private let numbers: [Int: Int]

  /// The most actions among which a path is sought.
  static let limit = 1_000

  /// Finds the actions that can take part from some answers; `nil` where they are more than ``limit``.
  init?(_ undertaking: Undertaking, scorer: Scorer) {
    let all = scorer.questionnaire.actions
    let (start, tally) = (undertaking.start, undertaking.tally)
    let facts = all.contains { $0.visibleIf?.readsScores == true } ? undertaking.facts(start) : nil
    let isAvailable = all.map { action in action.isAvailable(start, facts: facts!) }
    let applies = all.map { action in
      isAvailable[action.index]
        && action.addresses.contains { scorer.fallsShort($0, in: start, tally: tally) }
    }
    var pool = all.indices.filter { applies[$0] }
    var prospects = Prospects(start, tally: tally, undecided: pool, scorer: scorer)
    while true {
      let members = Set(pool)
      let new = all.indices.filter { index in
        !members.contains(index)
          && (isAvailable[index] || Self.mayComeToHold(all[index].visibleIf, prospects, scorer))
          && all[index].addresses.contains(where: prospects.mayFallShort)
      }
      guard !new.isEmpty else { break }
      pool = (pool + new).sorted()
      prospects = Prospects(start, tally: tally, undecided: pool, scorer: scorer)
    }
    guard pool.count <= Self.limit else { return nil }
    self.prospects = prospects
    actions = pool
    let numbers = Dictionary(uniqueKeysWithValues: pool.enumerated().map { ($1, $0) })
    self.numbers = numbers
    efforts = pool.map { max(1, Int((all[$0].effortDays * 2).rounded())) }
    self.isAvailable = pool.map { isAvailable[$0] }
    let before = pool.map { index in Set(all[index].after.filter { $0 != index }.compactMap { numbers[$0] }).sorted() }
    order = Self.followed(all).compactMap { numbers[$0] }
    let needed = before.map { $0.filter { applies[pool[$0]] } }
    latecomers = before.map { $0.filter { !applies[pool[$0]] } }
    var ancestors = [Set<Int>](repeating: [], count: pool.count)
    for number in order {
      for other in needed[number] { ancestors[number].formUnion(ancestors[other].union([other])) }
    }
    self.ancestors = ancestors.map { $0.sorted() }
    var descendants = [[Int]](repeating: [], count: pool.count)
    for number in pool.indices { for other in ancestors[number] { descendants[other].append(number) } }
    self.descendants = descendants
    arcs = pool.indices.flatMap { number in
      needed[number].filter { other in !needed[number].contains { ancestors[$0].contains(other) } }
        .map { (before: $0, after: number) }
    }
  }

  /// How many there are.
  var count: Int { actions.count }

  /// The number of an action that can take part.
  func number(of action: Int) -> Int? { numbers[action] }

  /// The work of a set, in half days.
  func effort(of set: [Int]) -> Int { set.reduce(0) { $0 + efforts[$1] } }

  /// Whether the condition of an action holds as the answers stand, by its index.
  func isAvailable(action: Int) -> Bool { number(of: action).map { isAvailable[$0] } ?? false }

  /// The numbers of a set as indices of actions, in an order in which they can be followed.
  func followed(_ contains: (Int) -> Bool) -> [Int] { order.filter(contains).map { actions[$0] } }

  private static func mayComeToHold(_ rule: Rule?, _ prospects: Prospects, _ scorer: Scorer) -> Bool {
    guard let rule else { return true }
    return rule.readsScores || prospects.mayChange(RuleReads(rule, in: scorer.questionnaire))
  }

  /// All actions in definition order, each preceded by what it comes after and does not stand yet.
  private static func followed(_ actions: [Action]) -> [Int] {
    var isPlaced = actions.map { _ in false }
    var isOpen = isPlaced
    var result: [Int] = []
    for start in actions.indices {
      var stack = [start]
      while let next = stack.last {
        let before = actions[next].after.filter { !isPlaced[$0] && !isOpen[$0] }
        // A loop cannot pass the checks of a definition; should one, it is cut where it closes.
        if !isOpen[next], !isPlaced[next], !before.isEmpty {
          isOpen[next] = true
          stack += before.reversed()
          continue
        }
        stack.removeLast()
        if !isPlaced[next] {
          isPlaced[next] = true
          result.append(next)
        }
      }
    }
    return result
  }
}
