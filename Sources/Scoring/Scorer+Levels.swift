import ExpressionLanguage
import Questionnaires

extension Scorer {
  /// The level that a sheet reaches; `nil` where the questionnaire has none.
  func level(of sheet: ScoreSheet, responses: Responses, outlook: Outlook) -> LevelResult? {
    guard !questionnaire.levels.isEmpty else { return nil }
    guard let total = sheet.total else {
      return LevelResult(reached: nil, absence: .notScorable, next: nil, shortBy: nil, failingGates: [])
    }
    let facts = tables.hasRuleGates ? facts(sheet) : nil
    var result = LevelResult(reached: nil, absence: nil, next: nil, shortBy: nil, failingGates: [])
    for (index, level) in questionnaire.levels.enumerated() {
      let short = level.from - total.share
      let failing = level.gates.enumerated().compactMap { position, gate -> FailingGate? in
        state(of: gate, in: sheet, facts: facts, responses: responses, outlook: outlook).map {
          FailingGate(level: index, gate: position, message: gate.message, state: $0)
        }
      }
      if short > Tolerance.threshold || !failing.isEmpty {
        result.next = index
        result.shortBy = short > Tolerance.threshold ? short : nil
        result.failingGates = failing
        break
      }
      result.reached = index
    }
    let needed = questionnaire.scoring.minAnswered
    if sheet.coverage < needed - Tolerance.threshold {
      result.reached = nil
      result.absence = .tooFewAnswers(coverage: sheet.coverage, needed: needed)
    }
    return result
  }

  /// Why a gate does not hold; `nil` where it does.
  /// - Parameter facts: what expressions read of the sheet; needed for gates that are expressions.
  func state(
    of gate: Gate, in sheet: ScoreSheet, facts: ScoreFacts?, responses: Responses, outlook: Outlook
  ) -> FailingGate.State? {
    switch gate.requirement {
    case .item(let index, let atLeast):
      let item = sheet.items[index]
      guard item.isCounted, let low = item.low, let high = item.high else { return nil }
      if let share = item.share { return reaches(share, atLeast) ? nil : .fails }
      if reaches(low, atLeast) { return nil }
      let mayLeave = questionnaire.items[index].allowsNotApplicable || outlook.mayChange[index]
      if !mayLeave, !reaches(high, atLeast) { return .fails }
      return .undecided(waitsFor: waiting(on: [index], responses: responses))
    case .section(let index, let atLeast):
      let section = sheet.sections[index]
      guard let score = section.score, !reaches(score.low, atLeast) else { return nil }
      if score.isClosed, !section.mayVanish { return .fails }
      if !section.mayVanish, !reaches(score.high, atLeast) { return .fails }
      let items = waiting(on: Array(questionnaire.sections[index].items), responses: responses)
      return items.isEmpty ? .fails : .undecided(waitsFor: items)
    case .rule(let rule):
      switch rule.program.evaluate(ResponsesActivation(responses, facts: facts)) {
      case .value(.bool(true)): return nil
      case .value: return .fails
      case .error(let error): return .failedToEvaluate(error.message)
      case .unknown(let unknowns): return .undecided(waitsFor: indices(of: unknowns))
      }
    }
  }

  /// The unsettled items among these that are scored, with what those wait for: the answers that decide whether they
  /// apply, and the answers that their score reads.
  private func waiting(on items: [Int], responses: Responses) -> [Int] {
    var result = Set<Int>()
    for item in items {
      guard tables.rules[item] != nil else { continue }
      if case .pending(let unknowns) = responses.applicability(of: item) { result.formUnion(indices(of: unknowns)) }
      if responses.state(of: item).isUnsettled { result.insert(item) }
      if responses.state(of: item) == .answered, let reads = tables.reads.scores[item] {
        result.formUnion(tables.reads.allItems(of: reads).filter { responses.state(of: $0).isUnsettled })
      }
    }
    return result.sorted()
  }

  /// The items that an undecided outcome waits for, ascending.
  func indices(of unknowns: Unknowns) -> [Int] {
    unknowns.items.compactMap { questionnaire.itemIndex(ItemID($0)) }.sorted()
  }

  private func reaches(_ share: Double, _ threshold: Double) -> Bool { share >= threshold - Tolerance.threshold }
}
