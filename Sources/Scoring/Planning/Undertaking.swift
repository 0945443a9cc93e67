import Questionnaires

/// Does sets of actions, and tells what the answers become.
///
/// A set is done as one piece of work: each of its actions leads to its answers wherever an item falls short of them,
/// also where the item is only asked because of another action of the set. Nothing is ever lowered, and the order of the
/// actions only matters where two lead to answers that are worth the same.
struct Undertaking: Sendable {
  /// What a set of actions comes to.
  struct Outcome: Sendable {
    /// The answers once it is done.
    var responses: Responses
    /// What the items then contribute.
    var tally: Tally
    /// The actions that changed answers, in the order done, each with its changes in the order of its targets.
    var changes: [(action: Int, addressed: [PlannedAction.Addressed])]
  }

  private let scorer: Scorer
  /// The answers as they stand.
  let start: Responses
  /// What the items contribute as they stand.
  let tally: Tally

  /// Starts from the answers as they stand.
  init(_ start: Responses, scorer: Scorer) {
    self.scorer = scorer
    self.start = start
    tally = Tally(start, by: scorer.tables)
  }

  /// What the answers become once these actions are done, whether or not their conditions hold.
  /// - Parameter actions: indices, in the order in which they are followed.
  func outcome(of actions: [Int]) -> Outcome {
    var result = Outcome(responses: start, tally: tally, changes: [])
    var addressed = [[(order: Int, value: PlannedAction.Addressed)]](repeating: [], count: actions.count)
    var order: [Int] = []
    var isChanging = true
    while isChanging {
      isChanging = false
      for (place, index) in actions.enumerated() {
        for (number, target) in scorer.questionnaire.actions[index].addresses.enumerated() {
          guard !addressed[place].contains(where: { $0.order == number }),
            scorer.fallsShort(target, in: result.responses, tally: result.tally)
          else { continue }
          isChanging = true
          if addressed[place].isEmpty { order.append(place) }
          addressed[place].append(
            (
              number,
              PlannedAction.Addressed(
                item: target.item, current: result.responses.answer(to: target.item), target: target.answer)
            ))
          let changed = result.responses.set(Answer(target.answer, origin: .typed), for: target.item)
          result.tally.update([target.item] + changed, in: result.responses, by: scorer.tables)
        }
      }
    }
    result.changes = order.map { place in
      (actions[place], addressed[place].sorted { $0.order < $1.order }.map(\.value))
    }
    return result
  }

  /// The results that conditions of actions read in some answers.
  func facts(_ responses: Responses) -> ScoreFacts { scorer.facts(scorer.score(responses)) }

  /// In how many rounds the actions can be done: first those whose condition holds now, then those whose condition
  /// holds with all before them done, and so on, none before one of the set that it comes after.
  ///
  /// - Parameter actions: indices, in an order in which each stands after those that it comes after.
  /// - Returns: the round of each action, in the same order; `nil` where some of them never can be done.
  func rounds(of actions: [Int], isAvailable: (Int) -> Bool) -> [Int]? {
    if actions.allSatisfy(isAvailable) { return actions.map { _ in 0 } }
    let all = scorer.questionnaire.actions
    let members = Set(actions)
    var rounds: [Int: Int] = [:]
    var responses = start
    for round in 0... {
      let before = rounds.count
      // Scores are only worked out where a condition reads them.
      var facts: ScoreFacts?
      func currentFacts() -> ScoreFacts {
        if let facts { return facts }
        let current = self.facts(responses)
        facts = current
        return current
      }
      for action in actions where rounds[action] == nil {
        guard all[action].after.allSatisfy({ !members.contains($0) || rounds[$0] != nil }) else { continue }
        if isAvailable(action) || round > 0 && all[action].isAvailable(responses, facts: currentFacts()) {
          rounds[action] = round
        }
      }
      if rounds.count == actions.count { return actions.map { rounds[$0]! } }
      if rounds.count == before { return nil }
      responses = outcome(of: actions.filter { rounds[$0] != nil }).responses
    }
    return nil
  }
}
