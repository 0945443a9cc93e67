import ExpressionLanguage
import Questionnaires
import Scoring
import TestSupport

/// Random questionnaires whose rules hang together: what actions change decides what is asked, what other answers earn,
/// which actions there are, and which gates hold.
///
/// Beside ``RandomPaths``: computed values, score expressions that read other answers, numbers and texts, postponed
/// answers, rules that fail, up to four levels, chains of actions, and actions that mostly lead somewhere.
struct PathWorlds {
  var random: SeededGenerator
  var model: ScoringModel
  var actions: ClosedRange<Int>

  private var items: [Draft.ItemDraft] = []

  init(seed: UInt64, model: ScoringModel, actions: ClosedRange<Int>) {
    random = SeededGenerator(seed: seed)
    self.model = model
    self.actions = actions
  }

  mutating func next() -> Responses {
    items = []
    var draft = Draft(sections: [])
    draft.model = model
    if model == .deduct { draft.total = [nil, 2, 6].randomElement(using: &random)! }
    let sectionCount = Int.random(in: 1...4, using: &random)
    for place in 0..<sectionCount { draft.sections.append(section(place)) }
    draft.computed = [
      ("known", items.map { "(state('\($0.id)') == 'answered' ? 1 : 0)" }.joined(separator: " + ")),
      ("first", term(on: items[0])),
      ("best", items.suffix(2).map { "(\(term(on: $0)) ? 1 : 0)" }.joined(separator: " + ")),
    ]
    addConditions(to: &draft)
    draft.minAnswered = [0, 0, 0.3, 0.5, 0.9].randomElement(using: &random)!
    draft.levels = [("l0", 0, [])]
    var from = 0.0
    for level in 1...Int.random(in: 1...4, using: &random) {
      from = min(1, from + [0, 0.1, 0.25, 1.0 / 3, 0.4].randomElement(using: &random)!)
      let gates = (0..<[0, 1, 1, 2, 3].randomElement(using: &random)!).map { _ in gate(draft) }
      draft.levels.append(("l\(level)", from, gates))
    }
    draft.actions = makeActions(draft.questionnaire())
    return answers(to: draft.questionnaire())
  }

  private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  // MARK: - Sections and items

  private mutating func section(_ place: Int) -> Draft.SectionDraft {
    var section = Draft.SectionDraft(
      id: "s\(place)", weight: [0, 0.3, 1, 1, 2].randomElement(using: &random)!, visibleIf: nil,
      target: [nil, nil, 0.3, 0.5, 0.75].randomElement(using: &random)!,
      model: oneIn(2) ? ScoringModel.allCases.randomElement(using: &random)! : nil, items: [])
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      var item = item("q\(items.count)").weighing([0, 0.1, 0.7, 1, 1, 3].randomElement(using: &random)!)
      item.allowsNotApplicable = oneIn(4)
      section.items.append(item)
      items.append(item)
    }
    return section
  }

  private mutating func item(_ id: String) -> Draft.ItemDraft {
    switch Int.random(in: 0..<11, using: &random) {
    case 0: return .yesNo(id)
    case 1: return .multi(id, [1, 1, 2], exclusive: oneIn(2) ? 2 : nil).outOf(3)
    case 2: return .rating(id, 1...4, [(2, 1), (3, 3), (4, 2)])
    case 3: return .number(id, 0, 9, [(3, 1), (5, 4)])
    case 4: return .choice(id).unscored
    case 5: return .text(id)
    // Two answers are worth the same, and the least is worth something.
    case 6: return .choice(id, [1, 2, 2])
    case 7, 8: return .scored(id, 1...3, by: "answers.\(id) / 3.0")
    default: return .choice(id, [0, 1.0 / 3, 1])
    }
  }

  /// Conditions and score expressions, each over what stands before it.
  private mutating func addConditions(to draft: inout Draft) {
    var before: [Draft.ItemDraft] = []
    for section in draft.sections.indices {
      if !before.isEmpty, oneIn(5) { draft.sections[section].visibleIf = condition(before) }
      for place in draft.sections[section].items.indices {
        let item = draft.sections[section].items[place]
        if !before.isEmpty {
          if oneIn(3) { draft.sections[section].items[place].visibleIf = condition(before) }
          if item.scoreExpression != nil, !oneIn(4) {
            draft.sections[section].items[place].scoreExpression =
              "(\(condition(before))) ? answers.\(item.id) / 3.0 : 0.25"
          }
        }
        before.append(item)
      }
    }
  }

  private mutating func condition(_ before: [Draft.ItemDraft]) -> String {
    let first = term(on: before.randomElement(using: &random)!)
    let second = term(on: before.randomElement(using: &random)!)
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: "\(first) && \(second)"
    case 1: "\(first) || \(second)"
    case 2: "!(\(first))"
    case 3: "(\(first)) != (\(second))"
    default: first
    }
  }

  private mutating func term(on item: Draft.ItemDraft) -> String {
    let id = item.id
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return "has(answers.\(id))"
    case 1: return "state('\(id)') == '\(["unknown", "deferred", "open", "notAsked"].randomElement(using: &random)!)'"
    default: break
    }
    return switch item.kind {
    case .boolean: "answers.\(id)"
    case .rating, .number: "answers.\(id) >= \([2, 3, 5].randomElement(using: &random)!)"
    case .multichoice: "selected('\(id)', 'c\([0, 2].randomElement(using: &random)!)')"
    case .text: "answers.\(id) == 'x'"
    default: "answers.\(id) \(["==", "!="].randomElement(using: &random)!) 'c\([1, 2].randomElement(using: &random)!)'"
    }
  }

  // MARK: - Levels

  private mutating func gate(_ draft: Draft) -> Draft.GateDraft {
    let share = [0.2, 1.0 / 3, 0.5, 0.75, 1].randomElement(using: &random)!
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1:
      return Draft.GateDraft(subject: .item(items.randomElement(using: &random)!.id, share), message: "item")
    case 2:
      return Draft.GateDraft(
        subject: .section(draft.sections.randomElement(using: &random)!.id, share), message: "section")
    default: return Draft.GateDraft(subject: .rule(gateRule(draft)), message: "rule")
    }
  }

  private mutating func gateRule(_ draft: Draft) -> String {
    let section = draft.sections.randomElement(using: &random)!.id
    return switch Int.random(in: 0..<8, using: &random) {
    case 0: "score('\(section)') \([">=", "<"].randomElement(using: &random)!) 0.5"
    case 1: "computed.known >= \(max(1, items.count - 2))"
    case 2: "computed.best > 0"
    case 3: "client.staff > 5 || \(term(on: items.randomElement(using: &random)!))"
    default: condition(items)
    }
  }

  // MARK: - Actions

  private mutating func makeActions(_ questionnaire: Questionnaire) -> [Draft.ActionDraft] {
    let count = Int.random(in: actions, using: &random)
    let ranks = (0..<count).shuffled(using: &random)
    let isEven = oneIn(3)
    let density = [3, 5, 100].randomElement(using: &random)!
    return (0..<count).map { index in
      var action = Draft.ActionDraft(id: "a\(index)", targets: [])
      for item in questionnaire.items.shuffled(using: &random).prefix([1, 1, 1, 2, 3].randomElement(using: &random)!) {
        action.targets.append((item.id.text, target(of: item)))
      }
      action.days = isEven ? 1 : Double(Int.random(in: 1...8, using: &random)) / 2
      action.after = (0..<count).filter { ranks[$0] < ranks[index] && oneIn(density) }.map { "a\($0)" }
      if oneIn(4) { action.visibleIf = actionCondition() }
      return action
    }
  }

  /// One of the better answers, most of the time.
  private mutating func target(of item: Item) -> AnswerValue {
    let values = Self.values(of: item)
    guard !oneIn(4) else { return values.randomElement(using: &random)! }
    let sorted = values.sorted { PathOracle.points(of: $0, to: item) > PathOracle.points(of: $1, to: item) }
    return sorted.prefix(2).randomElement(using: &random)!
  }

  private mutating func actionCondition() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: "level() == 'l1'"
    case 1: "level() in ['', 'l0']"
    case 2: "score('s0') >= 0.5"
    case 3: "client.staff > 5"
    case 4: "computed.known > 2"
    default: condition(items)
    }
  }

  // MARK: - Answers

  /// Answers with which an item may start and to which actions may lead.
  static func values(of item: Item) -> [AnswerValue] {
    switch item.kind {
    case .number: [0, 3, 4, 9].map { .number($0) }
    case .text: [.text("x"), .text("y")]
    default: BruteForce.values(of: item)
    }
  }

  private mutating func answers(to questionnaire: Questionnaire) -> Responses {
    var responses = Responses(to: questionnaire, today: CalendarDate("2026-01-01")!)
    // Nothing answered, nearly all, or as it comes.
    let missing = [0, 2, 4, 8].randomElement(using: &random)!
    let isWorst = oneIn(3)
    for item in questionnaire.items {
      let values = Self.values(of: item)
      switch Int.random(in: 0..<8, using: &random) {
      case ..<missing:
        switch Int.random(in: 0..<4, using: &random) {
        case 0: responses.set(Answer(.unknown, origin: .typed), for: item.index)
        case 1: responses.set(Answer(.deferred, origin: .typed), for: item.index)
        case 2 where item.allowsNotApplicable:
          responses.set(Answer(.notApplicable, origin: .typed), for: item.index)
        default: break
        }
      default:
        let least = values.min { PathOracle.points(of: $0, to: item) < PathOracle.points(of: $1, to: item) }!
        let value = isWorst ? least : values.randomElement(using: &random)!
        responses.set(Answer(value, origin: .typed), for: item.index)
      }
    }
    return responses
  }
}
