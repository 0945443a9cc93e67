package import Questionnaires

/// Finds a set of answers that leads to the least or greatest share.
///
/// The ends of an exact interval are headlines: of some completion, in which every question that still waits has an
/// answer or is left as it is. First the answers on which it hangs which items apply are settled one after the other, each
/// so that the end stays within reach; then every other item takes its best answer, or leaves where the mean is better
/// off without it. What is found is scored, and only returned where it comes to that end.
package struct CompletionFinder {
  /// The most answers on which others hang that are settled one by one.
  static let controllerLimit = 64
  /// The most sets of answers that are scored on the way.
  static let scoreLimit = 300

  private let scorer: Scorer
  private let responses: Responses
  private let sheet: ScoreSheet

  /// Creates a finder for answers and what they come to.
  package init(_ scorer: Scorer, _ responses: Responses, sheet: ScoreSheet) {
    self.scorer = scorer
    self.responses = responses
    self.sheet = sheet
  }

  private var tables: ScoringTables { scorer.tables }
  private var questionnaire: Questionnaire { scorer.questionnaire }

  /// A completion whose headline, or whose share of a section, is the end of the interval; `nil` where the interval is
  /// only an outer bound, or too much hangs on what is open.
  package func completion(_ end: Explanation.End, section: Int?) -> Responses? {
    guard section.map({ sheet.sections[$0].isExact }) ?? sheet.intervalIsExact,
      let score = score(sheet, section), let share = share(sheet, section)
    else { return nil }
    let aim = end == .least ? score.low : score.high
    func isAim(_ share: Double?) -> Bool { share.map { ($0 - aim).magnitude < Tolerance.threshold } ?? false }
    if isAim(share) { return responses }
    var search = Search(isReached: { isAim(self.share($0, section)) }) { sheet in
      // Where it is only bounded on the way, the bound may lie beyond the end.
      guard let score = self.score(sheet, section) else { return false }
      return end == .least ? score.low < aim + Tolerance.threshold : score.high > aim - Tolerance.threshold
    }
    return settle(start, &search) { completion in
      if end == .greatest {
        answerTheRest(of: &completion, section: section)
      } else {
        answerWhatWasHeld(&completion)
      }
      putBack(&completion)
    }
  }

  /// What is looked for, and how much more may be tried.
  private struct Search {
    var isReached: (ScoreSheet) -> Bool
    var isWithinReach: (ScoreSheet) -> Bool
    var scoresLeft = CompletionFinder.scoreLimit
  }

  /// Answers on the way to an end.
  private struct Completion {
    var responses: Responses
    /// The items that a completion may answer.
    var free: Set<Int>
    /// What was once answered to items of which it is not known whether they are asked: a completion may change that, so
    /// it is taken away for as long as nothing is decided.
    var held: [Int: Answer] = [:]
    /// The items that were settled one by one, also those left as they are.
    var settled: Set<Int> = []

    /// Whether an answer can still be given; what waits for one that is left as it is cannot be asked.
    func isFree(_ item: Int) -> Bool {
      free.contains(item) && !settled.contains(item) && responses.applicability(of: item) == .asked
        && responses.state(of: item).isUnsettled
    }
  }

  private func score(_ sheet: ScoreSheet, _ section: Int?) -> Score? {
    section.map { sheet.sections[$0].score } ?? sheet.total
  }

  private func share(_ sheet: ScoreSheet, _ section: Int?) -> Double? { score(sheet, section)?.share }

  private var start: Completion {
    let outlook = Outlook(responses, by: tables)
    let free = outlook.isFree.indices.filter { outlook.isFree[$0] }
    var completion = Completion(responses: responses, free: Set(free))
    for item in free {
      guard let given = responses.givenAnswer(to: item), !given.state.isUnsettled else { continue }
      completion.held[item] = given
      completion.responses.set(nil, for: item)
    }
    return completion
  }

  /// Gives back what was taken away and not answered anew.
  private func putBack(_ completion: inout Completion) {
    for (item, answer) in completion.held where !completion.settled.contains(item) {
      let isOpen = completion.responses.givenAnswer(to: item)?.state.isUnsettled ?? true
      if isOpen { completion.responses.set(answer, for: item) }
    }
  }

  // MARK: - What decides what applies

  /// The answers with those settled on which it hangs which items apply, and finished so that the end is reached; `nil`
  /// where that is not found.
  private func settle(
    _ completion: Completion, _ search: inout Search, finish: (inout Completion) -> Void
  ) -> Responses? {
    var open = Set<Int>()
    for controllers in Outlook(completion.responses, by: tables).controllers.values {
      guard let controllers else { return nil }
      open.formUnion(controllers)
    }
    guard let next = open.intersection(completion.free).subtracting(completion.settled).min() else {
      var finished = completion
      finish(&finished)
      return search.isReached(scorer.score(finished.responses, trying: 0)) ? finished.responses : nil
    }
    guard completion.settled.count < Self.controllerLimit else { return nil }
    for answer in answers(to: next, in: completion) {
      guard search.scoresLeft > 0 else { return nil }
      search.scoresLeft -= 1
      var settled = completion
      settled.settled.insert(next)
      if let answer { settled.responses.set(answer, for: next) }
      guard search.isWithinReach(scorer.score(settled.responses)) else { continue }
      if let found = settle(settled, &search, finish: finish) { return found }
    }
    return nil
  }

  /// What can be said to an item on which others hang; `nil` leaves it as it is.
  private func answers(to item: Int, in completion: Completion) -> [Answer?] {
    let values = (tables.domains[item].values ?? []).map { Answer($0, origin: .typed) }
    let all = values + (tables.facts[item].allowsNotApplicable ? [Answer(.notApplicable, origin: .typed)] : [])
    // What was once said is as it is.
    return completion.held[item].map { [$0] + all } ?? all + [nil]
  }

  // MARK: - The rest

  /// Gives every other item its best answer, or takes it out where the whole is better off without it.
  private func answerTheRest(of completion: inout Completion, section: Int?) {
    if let section {
      answer(questionnaire.sections[section], in: &completion)
    } else if tables.whole.model.isFlat {
      let items = countedItems(questionnaire.items.indices, in: completion)
      let parts = items.map { part(of: $0, in: completion, weight: tables.facts[$0].flatWeight, target: 1) }
      answer(items, isIn: tables.whole.choice(.greatest, of: parts), in: &completion)
    } else {
      var sections: [Section] = []
      var parts: [Combination.Part] = []
      for section in questionnaire.sections {
        let items = self.parts(of: section, in: completion).parts
        let combination = tables.combination(of: section)
        guard let high = combination.extreme(.greatest, of: items) else { continue }
        sections.append(section)
        parts.append(
          Combination.Part(
            weight: section.weight, low: 0, high: high, mayLeave: combination.mayVanish(items),
            target: tables.target(of: section)))
      }
      for (section, isIn) in zip(sections, tables.whole.choice(.greatest, of: parts)) {
        if isIn {
          answer(section, in: &completion)
        } else if section.weight > 0 {
          let items = countedItems(section.items, in: completion)
          answer(items, isIn: items.map { _ in false }, in: &completion)
        }
      }
    }
  }

  /// Gives what cannot be left open, since it was answered once, the answer that earns least.
  private func answerWhatWasHeld(_ completion: inout Completion) {
    for item in completion.held.keys.sorted() where completion.isFree(item) {
      if let answer = answer(to: item, .least, in: completion) { completion.responses.set(answer, for: item) }
    }
  }

  private func answer(_ section: Section, in completion: inout Completion) {
    let (items, parts) = parts(of: section, in: completion)
    answer(items, isIn: tables.combination(of: section).choice(.greatest, of: parts), in: &completion)
  }

  private func answer(_ items: [Int], isIn: [Bool], in completion: inout Completion) {
    for (item, isIn) in zip(items, isIn) where completion.isFree(item) && tables.facts[item].weight > 0 {
      if isIn {
        if let best = answer(to: item, .greatest, in: completion) { completion.responses.set(best, for: item) }
      } else if tables.facts[item].allowsNotApplicable {
        completion.responses.set(Answer(.notApplicable, origin: .typed), for: item)
      }
    }
  }

  private func countedItems(_ items: Range<Int>, in completion: Completion) -> [Int] {
    items.filter { tables.entry(of: $0, in: completion.responses).isCounted }
  }

  private func parts(of section: Section, in completion: Completion) -> (items: [Int], parts: [Combination.Part]) {
    let items = countedItems(section.items, in: completion)
    return (
      items,
      items.map { part(of: $0, in: completion, weight: tables.facts[$0].weight, target: tables.target(of: section)) }
    )
  }

  private func part(of item: Int, in completion: Completion, weight: Double, target: Double) -> Combination.Part {
    guard completion.isFree(item) else {
      let share = tables.entry(of: item, in: completion.responses).share ?? 0
      return Combination.Part(weight: weight, low: share, high: share, target: target)
    }
    return Combination.Part(
      weight: weight, low: 0, high: tables.domains[item].greatest, mayLeave: tables.facts[item].allowsNotApplicable,
      target: target)
  }

  /// The accepted answer with the least or greatest share, the first of several.
  private func answer(to item: Int, _ end: Explanation.End, in completion: Completion) -> Answer? {
    guard let rule = tables.rules[item] else { return nil }
    let definition = questionnaire.items[item]
    var best: (answer: Answer, share: Double)?
    for value in tables.domains[item].values ?? AnswerDomain.values(of: definition) ?? Self.values(of: definition) {
      let answer = Answer(value, origin: .typed)
      guard let share = rule.share(of: answer, in: completion.responses, isCandidate: true) else { continue }
      if let best, end == .least ? share >= best.share : share <= best.share { continue }
      let isRefused =
        definition.problem(with: value, language: questionnaire.language) != nil
        || completion.responses.brokenValidators(of: item, by: answer).contains { $0.severity == .error }
      if !isRefused { best = (answer, share) }
    }
    return best?.answer
  }

  /// Of a type with too many answers to list, those among which are those that earn the least and the most.
  private static func values(of item: Item) -> [AnswerValue] {
    switch item.kind {
    case .multichoice(let choices):
      let joined = choices.filter { !$0.isExclusive }.map(\.id.text)
      return choices.map { .choices([$0.id.text]) } + (joined.isEmpty ? [] : [.choices(joined)])
    case .integer(let bounds): return numbers(of: item, within: bounds, decimals: 0).map { .integer(Int64($0)) }
    case .number(let bounds, let decimals):
      return numbers(of: item, within: bounds, decimals: decimals).map { .number($0) }
    case .money(let bounds, _, let decimals):
      return numbers(of: item, within: bounds, decimals: decimals).map { .number($0) }
    case .percent(let bounds, let decimals):
      return numbers(of: item, within: bounds, decimals: decimals.map { $0 + 2 }).map { .number($0) }
    default: return []
    }
  }

  /// A number of each band, and one below the first.
  private static func numbers(of item: Item, within bounds: Item.Bounds, decimals: Int?) -> [Double] {
    guard case .bands(let bands)? = item.scoring else { return [] }
    let scale = decimals.map { (0..<max(0, min($0, 12))).reduce(1.0) { scale, _ in scale * 10 } }
    let lowest = bounds.least ?? min(bounds.greatest ?? 0, (bands.first?.from ?? 0) - 1)
    return ([lowest] + bands.map { max($0.from, lowest) }).map { number in
      guard let scale, number.magnitude * scale < 9e15 else { return number }
      return (number * scale - 1e-9 * max(1, number.magnitude * scale)).rounded(.up) / scale
    }
  }
}
