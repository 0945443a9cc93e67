import ExpressionLanguage
package import Questionnaires

/// Finds the question whose answer would settle most.
///
/// Every answer that an open item accepts is tried; what counts is the mean over them. First how many levels are still
/// possible, then how wide the interval of the score is. Ties go by definition order. In questionnaires of more than 500
/// items nothing is tried: there the question with the greatest part in the score comes first.
package struct Advisor: Sendable {
  /// The most open questions that are tried: those with the greatest part in the score first.
  private static let candidateLimit = 60
  /// The most answers of one question that are tried.
  private static let answerLimit = 12
  /// The most items of a questionnaire whose answers are tried: beyond that the question that weighs most is taken, since
  /// each trial looks at all items.
  private static let itemLimit = 500

  private let scorer: Scorer

  /// Creates an advisor over a scorer.
  package init(_ scorer: Scorer) {
    self.scorer = scorer
  }

  /// What is still possible.
  package struct Prospects: Sendable, Equatable {
    /// The lowest level, by index, that any answers can lead to; -1 where that is none.
    package var lowest: Int
    /// The highest level that some answers can lead to.
    package var highest: Int
    /// The width of the interval of the score.
    package var width: Double
    /// Whether there are levels at all.
    package var hasLevels: Bool

    /// Whether no answer can change the level; without levels, whether none can change the score.
    package var isCertain: Bool { hasLevels ? lowest == highest : width <= Tolerance.threshold }
  }

  /// What the answer to a question would settle, as a mean over its answers.
  package struct Advice: Sendable, Equatable {
    /// The index of the item.
    package var item: Int
    /// By how many levels what is possible becomes less.
    package var levels: Double
    /// By how much the interval becomes narrower, a share.
    package var width: Double
  }

  /// The open question that would settle most; `nil` where none is open.
  /// - Parameter excluding: items that are not considered.
  package func next(_ responses: Responses, excluding: Set<Int> = []) -> Advice? {
    guard scorer.questionnaire.items.count <= Self.itemLimit else {
      return candidates(responses, excluding, limit: 1).first.map { Advice(item: $0, levels: 0, width: 0) }
    }
    let now = prospects(responses)
    return candidates(responses, excluding).map { advice(on: $0, responses, from: now) }.max { lhs, rhs in
      if (lhs.levels - rhs.levels).magnitude > Tolerance.threshold { return lhs.levels < rhs.levels }
      if (lhs.width - rhs.width).magnitude > Tolerance.threshold { return lhs.width < rhs.width }
      return lhs.item > rhs.item
    }
  }

  /// The levels and scores that are still possible.
  package func prospects(_ responses: Responses) -> Prospects {
    prospects(responses, sheet: scorer.score(responses, budget: Self.budget))
  }

  /// Intervals that are only bounds will do, and are fast.
  private static let budget = IntervalBudget(assignments: 64, items: 20_000)

  // MARK: - Candidates

  /// The questions that are asked and open, those that weigh most first where there are too many.
  private func candidates(_ responses: Responses, _ excluding: Set<Int>, limit: Int = candidateLimit) -> [Int] {
    let questionnaire = scorer.questionnaire
    let open = questionnaire.items.indices.filter { item in
      questionnaire.items[item].isQuestion && responses.state(of: item) == .open
        && responses.applicability(of: item) == .asked && !excluding.contains(item)
    }
    guard open.count > limit else { return open }
    let weights = scorer.score(responses, budget: Self.budget).items
    let heavy = open.sorted { lhs, rhs in
      (-weights[lhs].effectiveWeight, lhs) < (-weights[rhs].effectiveWeight, rhs)
    }
    return heavy.prefix(limit).sorted()
  }

  private func advice(on item: Int, _ responses: Responses, from now: Prospects) -> Advice {
    let answers = representatives(of: item)
    guard !answers.isEmpty else { return Advice(item: item, levels: 0, width: 0) }
    var levels = 0.0
    var width = 0.0
    for answer in answers {
      var answered = responses
      answered.set(Answer(answer, origin: .typed), for: item)
      let then = prospects(answered)
      levels += Double((now.highest - now.lowest) - (then.highest - then.lowest))
      width += now.width - then.width
    }
    let count = Double(answers.count)
    return Advice(item: item, levels: levels / count, width: width / count)
  }

  /// Answers that stand for all: each choice, each step of a scale, a number in each band of points.
  private func representatives(of index: Int) -> [AnswerValue] {
    let item = scorer.questionnaire.items[index]
    if let values = scorer.tables.domains[index].values, values.count <= Self.answerLimit { return values }
    switch item.kind {
    case .choice(let choices): return choices.prefix(Self.answerLimit).map { .choice($0.id.text) }
    case .multichoice(let choices):
      // None, each alone and all together tell enough of what they could bring.
      let joinable = choices.filter { !$0.isExclusive }.map(\.id.text)
      return choices.filter(\.isExclusive).map { .choices([$0.id.text]) }
        + joinable.prefix(3).map { .choices([$0]) } + (joinable.isEmpty ? [] : [.choices(joinable)])
    case .boolean: return [.boolean(false), .boolean(true)]
    case .rating(let range, _): return [range.lowerBound, range.upperBound].map { .integer($0) }
    case .integer, .number, .money, .percent: return bands(of: item)
    case .date, .text, .list, .display: return []
    }
  }

  private func bands(of item: Item) -> [AnswerValue] {
    guard case .bands(let bands) = item.scoring, let first = bands.first else { return [] }
    func value(_ number: Double) -> AnswerValue {
      if case .integer = item.kind { return .integer(Int64(number.rounded(.up))) }
      return .number(number)
    }
    return ([first.from - 1] + bands.map(\.from)).map(value).filter { item.problem(with: $0, language: "") == nil }
  }

  // MARK: - Levels

  private func prospects(_ responses: Responses, sheet: ScoreSheet) -> Prospects {
    let levels = scorer.questionnaire.levels
    guard let total = sheet.total else {
      return Prospects(lowest: -1, highest: levels.count - 1, width: 1, hasLevels: !levels.isEmpty)
    }
    let facts = scorer.tables.hasRuleGates ? scorer.facts(sheet) : nil
    let ahead = Outlook(responses, by: scorer.tables)
    var lowest = -1
    var highest = -1
    for (index, level) in levels.enumerated() {
      let states = level.gates.map {
        scorer.state(of: $0, in: sheet, facts: facts, responses: responses, outlook: ahead)
      }
      let mayFail = zip(level.gates, states).contains { gate, state in
        state != nil || !isSettled(gate, in: sheet, responses, ahead)
      }
      if lowest == index - 1, total.low >= level.from - Tolerance.threshold, !mayFail { lowest = index }
      let isOut = states.contains { if case .fails = $0 { true } else { false } }
      guard highest == index - 1, total.high >= level.from - Tolerance.threshold, !isOut else { continue }
      highest = index
    }
    let needed = scorer.questionnaire.scoring.minAnswered
    if sheet.coverage < needed - Tolerance.threshold { lowest = -1 }
    return Prospects(
      lowest: lowest, highest: highest, width: total.high - total.low, hasLevels: !levels.isEmpty)
  }

  /// Whether a gate that holds now holds whatever is answered.
  private func isSettled(
    _ gate: Gate, in sheet: ScoreSheet, _ responses: Responses, _ ahead: Outlook
  ) -> Bool {
    switch gate.requirement {
    case .item(let item, let least):
      guard sheet.items[item].isCounted else { return !ahead.mayChange[item] }
      return (sheet.items[item].low ?? 0) >= least - Tolerance.threshold
    case .section(let section, let least):
      guard let score = sheet.sections[section].score else {
        return !scorer.questionnaire.sections[section].items.contains { ahead.mayChange[$0] }
      }
      return score.low >= least - Tolerance.threshold
    // What an expression makes of partial answers stays, but for states that it reads.
    case .rule(let rule):
      return !rule.program.hostCalls.contains { call in
        guard call.function == ExpressionScope.Function.state.name, let name = call.literals.first ?? nil,
          let item = scorer.questionnaire.itemIndex(ItemID(name))
        else { return false }
        return responses.state(of: item).isUnsettled || ahead.mayChange[item]
      }
    }
  }
}
