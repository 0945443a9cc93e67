import ExpressionLanguage
import Questionnaires

// What an expression asks for.
extension PathRequirements {
  /// What an expression asks for, where it only reads answers that certainly apply and can have few values: those that
  /// each of the combinations for which it holds changes, or at least one of all those that such combinations change.
  mutating func require(_ rule: Rule, _ cause: PathRequirement.Cause) {
    guard !rule.readsScores, !holds(rule, base) else { return }
    let reads = scorer.tables.reads.allItems(of: RuleReads(rule, in: scorer.questionnaire))
    guard !reads.contains(where: { prospects.isMobile[$0] }) else { return }
    let items = reads.filter { prospects.isTouched[$0] }
    let now = items.map { base.givenAnswer(to: $0)?.value }
    var holding: [[AnswerValue?]] = []
    let isTried = prospects.everyCombination(of: items) { tried in
      if holds(rule, tried) { holding.append(items.map { tried.givenAnswer(to: $0)?.value }) }
      return true
    }
    guard isTried else { return }
    // Combinations that change less than others need less.
    func changed(_ values: [AnswerValue?]) -> Set<Int> { Set(items.indices.filter { values[$0] != now[$0] }) }
    holding = holding.filter { values in
      !holding.contains { other in
        changed(other).isStrictSubset(of: changed(values)) && changed(other).allSatisfy { other[$0] == values[$0] }
      }
    }
    let always = items.indices.filter { place in holding.allSatisfy { $0[place] != now[place] } }
    guard !holding.isEmpty, !always.isEmpty else {
      let any = items.indices.flatMap { providers(of: items[$0], holding, at: $0, now: now) }
      return add(cause, missing: 1, [term(any)])
    }
    for place in always { add(cause, missing: 1, [term(providers(of: items[place], holding, at: place, now: now))]) }
  }

  private func holds(_ rule: Rule, _ responses: Responses) -> Bool {
    rule.program.evaluate(ResponsesActivation(responses)) == .value(.bool(true))
  }

  private func term(_ providers: [Int]) -> PathRequirement.Term {
    PathRequirement.Term(providers: candidates.first(of: providers), amount: 1)
  }

  /// The actions that lead to one of the answers to an item that combinations change.
  private func providers(of item: Int, _ holding: [[AnswerValue?]], at place: Int, now: [AnswerValue?]) -> [Int] {
    let wanted = holding.map { $0[place] }.filter { $0 != now[place] }
    return prospects.undecided.filter { action in
      scorer.questionnaire.actions[action].addresses.contains { $0.item == item && wanted.contains($0.answer) }
    }
  }
}
