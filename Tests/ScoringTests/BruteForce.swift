import Questionnaires
import TestSupport

/// The definitions of headline and interval, word for word and slowly.
enum BruteForce {
  /// One thing that counts: what it weighs, the most points that it can have, its share, and the share that meets it.
  private typealias Counted = (weight: Double, maximum: Double, share: Double, target: Double)

  /// The model's own words, over things that count.
  private static func combine(_ parts: [Counted], by model: ScoringModel, total: Double?) -> Double? {
    let parts = parts.filter { $0.weight > 0 }
    guard !parts.isEmpty else { return nil }
    let weights = parts.reduce(0) { $0 + $1.weight }
    switch model {
    case .weightedMean: return parts.reduce(0) { $0 + $1.weight * $1.share } / weights
    case .sum:
      return parts.reduce(0) { $0 + $1.weight * $1.share * $1.maximum }
        / parts.reduce(0) { $0 + $1.weight * $1.maximum }
    case .allOrNothing: return parts.allSatisfy { $0.share >= 1 - 1e-9 } ? 1 : 0
    case .worst: return parts.map(\.share).min()
    case .ladder: return Double(parts.prefix { $0.share >= $0.target - 1e-9 }.count) / Double(parts.count)
    case .deduct:
      let total = total ?? weights
      return max(0, total - parts.reduce(0) { $0 + $1.weight * (1 - $1.share) }) / total
    }
  }

  /// The headline by the questionnaire's model, with the models and targets of its sections.
  static func headline(_ responses: Responses) -> Double? {
    let questionnaire = responses.questionnaire
    let scoring = questionnaire.scoring
    func counted(_ section: Section) -> [Counted] {
      questionnaire.items[section.items].compactMap { item in
        guard item.scoring != nil else { return nil }
        let state = responses.state(of: item.index)
        if state == .notApplicable || state == .notAsked { return nil }
        return (item.weight, item.maximum, state == .answered ? share(of: item, responses) : 0, section.target ?? 1)
      }
    }
    switch scoring.model {
    case .sum, .allOrNothing, .deduct:
      return combine(questionnaire.sections.flatMap(counted), by: scoring.model, total: scoring.total)
    case .weightedMean, .worst, .ladder:
      let sections = questionnaire.sections.compactMap { section -> Counted? in
        let share = combine(counted(section), by: section.model ?? .weightedMean, total: nil)
        return share.map { (section.weight, 1, $0, section.target ?? 1) }
      }
      return combine(sections, by: scoring.model, total: nil)
    }
  }

  /// The least and greatest headline over all completions; `nil` where there are more than `limit`, or where no
  /// completion is scorable.
  static func interval(_ responses: Responses, limit: Int) -> ClosedRange<Double>? {
    var shares: [Double] = []
    let isWhole = forEachCompletion(of: responses, limit: limit) { completed in
      if let share = headline(completed) { shares.append(share) }
    }
    guard isWhole, let low = shares.min(), let high = shares.max() else { return nil }
    return low...high
  }

  /// Hands over every completion; `false` where there are more than `limit`, none of which is then handed over.
  static func forEachCompletion(of responses: Responses, limit: Int, _ body: (Responses) -> Void) -> Bool {
    let questionnaire = responses.questionnaire
    // Also what is hidden and unanswered: it may be revealed, and is then unsettled.
    let free = questionnaire.items.filter { item in
      guard item.isQuestion else { return false }
      let isBlank = responses.givenAnswer(to: item.index)?.state.isUnsettled ?? true
      return responses.state(of: item.index).isUnsettled || responses.state(of: item.index) == .notAsked && isBlank
    }
    var domains = free.map { item in
      values(of: item).map { Optional(Answer($0, origin: .typed)) }
        + (item.allowsNotApplicable ? [Answer(.notApplicable, origin: .typed)] : [])
    }
    for (index, item) in free.enumerated() { domains[index].append(responses.givenAnswer(to: item.index)) }
    guard domains.reduce(1, { min($0 * $1.count, limit + 1) }) <= limit else { return false }
    func complete(_ position: Int, _ completed: Responses) {
      guard position < free.count else {
        body(completed)
        return
      }
      for answer in domains[position] {
        var next = completed
        next.set(answer, for: free[position].index)
        complete(position + 1, next)
      }
    }
    complete(0, responses)
    return true
  }

  /// Every answer with a value that an item of a random questionnaire accepts.
  static func values(of item: Item) -> [AnswerValue] {
    switch item.kind {
    case .choice(let choices): choices.map { .choice($0.id.text) }
    case .multichoice(let choices):
      (1..<(1 << choices.count)).map { mask in
        AnswerValue.choices(choices.indices.filter { mask >> $0 & 1 == 1 }.map { choices[$0].id.text })
      }
      .filter { item.problem(with: $0, language: "en") == nil }
    case .boolean: [.boolean(true), .boolean(false)]
    case .rating(let range, _): range.map { .integer($0) }
    default: []
    }
  }

  private static func share(of item: Item, _ responses: Responses) -> Double {
    share(of: responses.answer(to: item.index)!.value!, to: item)
  }

  /// What an answer earns.
  static func share(of value: AnswerValue, to item: Item) -> Double {
    let points: Double
    switch (value, item.scoring!) {
    case (.choice(let id), _): points = item.choice(id)!.points!
    case (.choices(let ids), _): points = ids.reduce(0) { $0 + item.choice($1)!.points! }
    case (.boolean(let truth), _): return truth ? 1 : 0
    case (.integer(let number), .bands(let bands)):
      points = bands.filter { $0.from <= Double(number) }.max { $0.from < $1.from }?.points ?? 0
    default: return 0
    }
    return min(points, item.maximum) / item.maximum
  }
}

/// Small random questionnaires and answers to them.
struct RandomQuestionnaires {
  var random: SeededGenerator
  var hasConditions: Bool
  var model = ScoringModel.weightedMean
  /// Gives a questionnaire levels, before it is made.
  var addLevels: (inout Draft, inout SeededGenerator) -> Void = { _, _ in }
  /// Whether sections have models of their own.
  var mixesModels = false

  mutating func next() -> (questionnaire: Questionnaire, answers: Responses) {
    let questionnaire = draft().questionnaire()
    return (questionnaire, answers(to: questionnaire))
  }

  /// Sections and items.
  mutating func draft() -> Draft {
    var draft = Draft(sections: [])
    var earlier: [Draft.ItemDraft] = []
    for sectionIndex in 0..<Int.random(in: 1...3, using: &random) {
      var section = Draft.SectionDraft(
        id: "s\(sectionIndex)", weight: weight(), visibleIf: condition(on: earlier, oneIn: 5),
        target: model == .ladder || mixesModels ? [0.3, 0.5, 0.75, nil].randomElement(using: &random)! : nil,
        model: mixesModels ? ScoringModel.allCases.randomElement(using: &random)! : nil, items: [])
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        var item = item("i\(earlier.count)").weighing(weight())
        item.allowsNotApplicable = Int.random(in: 0..<3, using: &random) == 0
        item.visibleIf = condition(on: earlier, oneIn: 2)
        if Int.random(in: 0..<6, using: &random) == 0 { item.scoring = nil }
        section.items.append(item)
        earlier.append(item)
      }
      draft.sections.append(section)
    }
    draft.model = model
    if model == .deduct { draft.total = [nil, 3, 10].randomElement(using: &random)! }
    addLevels(&draft, &random)
    return draft
  }

  /// Answers, of which some are missing.
  mutating func answers(to questionnaire: Questionnaire) -> Responses {
    var responses = Responses(to: questionnaire, today: CalendarDate("2026-01-01")!)
    for item in questionnaire.items {
      let values = BruteForce.values(of: item)
      switch Int.random(in: 0..<8, using: &random) {
      case 0...4: responses.set(Answer(values.randomElement(using: &random)!, origin: .typed), for: item.index)
      case 5: responses.set(Answer(.unknown, origin: .typed), for: item.index)
      case 6 where item.allowsNotApplicable: responses.set(Answer(.notApplicable, origin: .typed), for: item.index)
      default: break
      }
    }
    return responses
  }

  private mutating func weight() -> Double { [0, 0.5, 1, 1, 2, 3].randomElement(using: &random)! }

  private mutating func item(_ id: String) -> Draft.ItemDraft {
    let points = [0.0, 1, 2, 5].shuffled(using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .yesNo(id)
    case 1: return .multi(id, Array(points.prefix(2)) + [1], exclusive: 2).outOf(4)
    case 2: return .rating(id, 1...3, [(2, points[0]), (3, points[1])])
    default: return .choice(id, Array(points.prefix(2)) + [4])
    }
  }

  private mutating func condition(on earlier: [Draft.ItemDraft], oneIn: Int) -> String? {
    guard hasConditions, !earlier.isEmpty, Int.random(in: 0..<oneIn, using: &random) == 0 else { return nil }
    let first = term(on: earlier.randomElement(using: &random)!)
    guard Int.random(in: 0..<3, using: &random) == 0 else { return first }
    let joint = ["&&", "||"].randomElement(using: &random)!
    return "\(first) \(joint) \(term(on: earlier.randomElement(using: &random)!))"
  }

  mutating func term(on item: Draft.ItemDraft) -> String {
    switch (Int.random(in: 0..<5, using: &random), item.kind) {
    case (0, _): "has(answers.\(item.id))"
    case (1, _): "state('\(item.id)') == '\(["unknown", "open", "answered"].randomElement(using: &random)!)'"
    case (_, .boolean): "answers.\(item.id)"
    case (_, .rating): "answers.\(item.id) >= 2"
    case (_, .multichoice): "selected('\(item.id)', 'c0')"
    default: "answers.\(item.id) == 'c2'"
    }
  }
}
