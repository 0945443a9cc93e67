import ExpressionLanguage
package import Questionnaires

/// Orders the actions that apply to a set of answers.
///
/// An action applies where its condition does not exclude it and some item that it addresses falls short of the answer
/// to which it leads, or a chosen choice calls for it. First come those that close a gate of the next level or bring
/// one nearer, with what has to come before them; then, on a ladder, those of the first section that is not met; then
/// the greatest gain per day of work; ties by definition order.
/// No action stands before one that it comes `after`.
package struct Planner: Sendable {
  private let scorer: Scorer

  /// Creates a planner over a scorer.
  package init(_ scorer: Scorer) {
    self.scorer = scorer
  }

  /// The plan from the answers as they stand.
  package func plan(_ responses: Responses) -> Plan {
    plan(responses, from: scorer.score(responses))
  }

  /// The plan from the answers as they stand, where their sheet is at hand.
  package func plan(_ responses: Responses, from sheet: ScoreSheet) -> Plan {
    let questionnaire = scorer.questionnaire
    let facts = questionnaire.actions.contains { $0.visibleIf != nil } ? scorer.facts(sheet) : nil
    let tally = Tally(responses, by: scorer.tables)
    let called = actionsCalled(by: responses)
    let assignments = IntervalBudget().assignments / max(1, questionnaire.actions.count)
    let trial = Trial(
      scorer: scorer, responses: responses, sheet: sheet, tally: tally, headline: tally.total(by: scorer.tables),
      budget: IntervalBudget(assignments: assignments, items: 500_000 / max(1, questionnaire.actions.count)))
    var planned: [PlannedAction] = []
    for action in questionnaire.actions {
      var waitsFor: [Int] = []
      if let rule = action.visibleIf {
        switch rule.program.evaluate(ResponsesActivation(responses, facts: facts)) {
        case .value(.bool(false)): continue
        case .unknown(let unknowns): waitsFor = scorer.indices(of: unknowns)
        case .value, .error: break
        }
      }
      guard var candidate = trial.outcome(of: action) ?? (called.contains(action.index) ? empty(action) : nil)
      else { continue }
      candidate.waitsFor = waitsFor
      planned.append(candidate)
    }
    return Plan(
      nextLevel: sheet.level?.next, actions: ordered(withoutGatesClosedBefore(planned), sheet: sheet),
      findOut: questionnaire.items.indices.filter { item in
        let state = responses.state(of: item)
        return questionnaire.items[item].isQuestion && (state == .unknown || state == .deferred)
      })
  }

  private func empty(_ action: Action) -> PlannedAction {
    PlannedAction(
      action: action.index, gain: 0, closedGates: [], servedGates: [], addressed: [], waitsFor: [])
  }

  /// The actions that a chosen choice lists.
  private func actionsCalled(by responses: Responses) -> Set<Int> {
    var result = Set<Int>()
    for item in scorer.questionnaire.items {
      let chosen: [String]
      switch responses.answer(to: item.index)?.value {
      case .choice(let id): chosen = [id]
      case .choices(let ids): chosen = ids
      default: continue
      }
      for choice in chosen {
        for action in item.choice(choice)?.actions ?? [] {
          if let index = scorer.questionnaire.actionIndex(action) { result.insert(index) }
        }
      }
    }
    return result
  }

  /// The actions without the gates that one of their predecessors in the plan closes: what comes after it does not settle
  /// them a second time.
  private func withoutGatesClosedBefore(_ planned: [PlannedAction]) -> [PlannedAction] {
    guard planned.contains(where: { !$0.closedGates.isEmpty }) else { return planned }
    let actions = scorer.questionnaire.actions
    let positions = Dictionary(uniqueKeysWithValues: planned.enumerated().map { ($1.action, $0) })
    return planned.map { action in
      guard action.servesNextLevel else { return action }
      var before = Set<Int>()
      var open = actions[action.action].after
      while let next = open.popLast() {
        guard next != action.action, before.insert(next).inserted else { continue }
        open += actions[next].after
      }
      let closed = Set(before.compactMap { positions[$0] }.flatMap { planned[$0].closedGates })
      var result = action
      result.closedGates.removeAll(where: closed.contains)
      result.servedGates.removeAll(where: closed.contains)
      return result
    }
  }

  /// The order of a plan: again and again the best of the actions whose predecessors in the plan have been placed.
  /// Predecessors that are not in the plan are dropped.
  private func ordered(_ planned: [PlannedAction], sheet: ScoreSheet) -> [PlannedAction] {
    let actions = scorer.questionnaire.actions
    let positions = Dictionary(uniqueKeysWithValues: planned.enumerated().map { ($1.action, $0) })
    let before = planned.map { action in
      Set(actions[action.action].after.compactMap { positions[$0] }).filter { $0 != positions[action.action] }
    }
    // What has to come before an action that serves the next level serves it too.
    var isFirst = planned.map(\.servesNextLevel)
    var open = planned.indices.filter { isFirst[$0] }
    while let next = open.popLast() {
      for position in before[next] where !isFirst[position] {
        isFirst[position] = true
        open.append(position)
      }
    }
    let rungs = rungs(of: planned, before: before, sheet: sheet)
    let rates = planned.map { $0.gain / max(0.5, actions[$0.action].effortDays) }
    var waiting = before.map(\.count)
    var left = Array(planned.indices)
    var result: [PlannedAction] = []
    while !left.isEmpty {
      let ready = left.filter { waiting[$0] == 0 }
      // A cycle cannot pass the checks of a definition; should one, definition order settles it.
      let best = (ready.isEmpty ? Array(left.prefix(1)) : ready).min { lhs, rhs in
        if isFirst[lhs] != isFirst[rhs] { return isFirst[lhs] }
        if rungs[lhs] != rungs[rhs] { return rungs[lhs] < rungs[rhs] }
        if (rates[lhs] - rates[rhs]).magnitude > Tolerance.threshold { return rates[lhs] > rates[rhs] }
        return lhs < rhs
      }!
      result.append(planned[best])
      left.removeAll { $0 == best }
      for position in left where before[position].contains(best) { waiting[position] -= 1 }
    }
    return result
  }
}

extension Planner {
  /// On a ladder, the first unmet section that each action or one that comes after it helps to meet; sections that are
  /// met come last. Without a ladder all are the same.
  fileprivate func rungs(of planned: [PlannedAction], before: [Set<Int>], sheet: ScoreSheet) -> [Int] {
    let questionnaire = scorer.questionnaire
    guard questionnaire.scoring.model == .ladder else { return planned.map { _ in 0 } }
    let last = questionnaire.sections.count
    var result = planned.map { action in
      action.addressed.map { questionnaire.items[$0.item].section }.filter { section in
        guard let share = sheet.sections[section].share else { return false }
        return share < scorer.tables.target(of: questionnaire.sections[section]) - Tolerance.threshold
      }
      .min() ?? last
    }
    var open = Array(planned.indices)
    while let next = open.popLast() {
      for position in before[next] where result[position] > result[next] {
        result[position] = result[next]
        open.append(position)
      }
    }
    return result
  }
}

/// Tries one action at a time on the answers as they stand.
private struct Trial {
  let scorer: Scorer
  let responses: Responses
  let sheet: ScoreSheet
  let tally: Tally
  let headline: Double?
  let budget: IntervalBudget

  /// What an action comes to; `nil` where nothing that it addresses falls short.
  func outcome(of action: Action) -> PlannedAction? {
    var after = responses
    var afterTally = tally
    var done = Set<Int>()
    var touched = Set<Int>()
    var addressed: [(order: Int, value: PlannedAction.Addressed)] = []
    // A target may be revealed by another target of the same action.
    var isChanging = true
    while isChanging {
      isChanging = false
      for (order, target) in action.addresses.enumerated() where !done.contains(order) {
        guard scorer.fallsShort(target, in: after, tally: afterTally) else { continue }
        done.insert(order)
        isChanging = true
        addressed.append(
          (
            order,
            PlannedAction.Addressed(
              item: target.item, current: responses.answer(to: target.item), target: target.answer)
          ))
        let changed = after.set(Answer(target.answer, origin: .typed), for: target.item)
        afterTally.update([target.item] + changed, in: after, by: scorer.tables)
        touched.formUnion([target.item] + changed)
      }
    }
    guard !addressed.isEmpty else { return nil }
    let gates = gatesServed(by: after, touching: touched)
    return PlannedAction(
      action: action.index, gain: (afterTally.total(by: scorer.tables) ?? 0) - (headline ?? 0),
      closedGates: gates.closed, servedGates: gates.served,
      addressed: addressed.sorted { $0.order < $1.order }.map(\.value), waitsFor: [])
  }

  /// The failing gates of the next level that hold afterwards, and those that hold or have come nearer.
  private func gatesServed(by after: Responses, touching items: Set<Int>) -> (closed: [Int], served: [Int]) {
    let failing = failingGates(touchedBy: items)
    guard !failing.isEmpty else { return ([], []) }
    let afterSheet = scorer.score(after, budget: budget)
    let afterFacts = scorer.tables.hasRuleGates ? scorer.facts(afterSheet) : nil
    let outlook = Outlook(after, by: scorer.tables)
    var closed: [Int] = []
    var served: [Int] = []
    for (gate, place) in failing {
      if scorer.state(of: gate, in: afterSheet, facts: afterFacts, responses: after, outlook: outlook) == nil {
        closed.append(place)
        served.append(place)
      } else if let now = share(of: gate, in: sheet), let later = share(of: gate, in: afterSheet),
        later > now + Tolerance.threshold
      {
        served.append(place)
      }
    }
    return (closed, served)
  }

  /// The failing gates of the next level that changes of these items can move.
  private func failingGates(touchedBy items: Set<Int>) -> [(gate: Gate, place: Int)] {
    guard let failing = sheet.level?.failingGates, !failing.isEmpty else { return [] }
    let tables = scorer.tables
    let moved = items.union(items.flatMap { tables.reads.scoreReaders[$0] })
    let sections = Set(moved.map { tables.facts[$0].section })
    return failing.compactMap { failing in
      let gate = scorer.questionnaire.levels[failing.level].gates[failing.gate]
      let isTouched =
        switch gate.requirement {
        case .item(let item, _): moved.contains(item)
        case .section(let section, _): sections.contains(section)
        case .rule: true
        }
      return isTouched ? (gate, failing.gate) : nil
    }
  }

  /// The headline share of what a gate looks at, 0 where it is not settled; `nil` for expressions.
  private func share(of gate: Gate, in sheet: ScoreSheet) -> Double? {
    switch gate.requirement {
    case .item(let item, _): sheet.items[item].share ?? 0
    case .section(let section, _): sheet.sections[section].share ?? 0
    case .rule: nil
    }
  }
}
