import Diagnostics
import ExpressionLanguage
import Questionnaires

/// A questionnaire in a few lines: sections of items whose choices are `c0`, `c1`, ... in order of their points.
struct Draft {
  struct ItemDraft {
    var id: String
    var kind: Item.Kind
    var scoring: ItemScoring?
    var maximum = 1.0
    var weight = 1.0
    var allowsNotApplicable = false
    var visibleIf: String?
    var scoreExpression: String?
    var validator: String?

    func weighing(_ weight: Double) -> Self { with(\.weight, weight) }
    func outOf(_ maximum: Double) -> Self { with(\.maximum, maximum) }
    func when(_ condition: String) -> Self { with(\.visibleIf, condition) }
    func validated(_ condition: String) -> Self { with(\.validator, condition) }
    var orNotApplicable: Self { with(\.allowsNotApplicable, true) }
    var unscored: Self { with(\.scoring, nil) }

    private func with<Value>(_ path: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
      var copy = self
      copy[keyPath: path] = value
      return copy
    }
  }

  struct SectionDraft {
    var id: String
    var weight: Double
    var visibleIf: String?
    var target: Double?
    var model: ScoringModel?
    var items: [ItemDraft]
  }

  struct GateDraft {
    enum Subject {
      case item(String, Double)
      case section(String, Double)
      case rule(String)
    }
    var subject: Subject
    var message: String
  }

  struct ActionDraft {
    var id: String
    var targets: [(String, AnswerValue)]
    var days = 1.0
    var after: [String] = []
    var visibleIf: String?
    var weeks: Double?
  }

  var sections: [SectionDraft]
  var computed: [(id: String, expr: String)] = []
  var levels: [(id: String, from: Double, gates: [GateDraft])] = []
  var actions: [ActionDraft] = []
  /// Actions that a choice lists: item, place of the choice, action.
  var calls: [(item: String, choice: Int, action: String)] = []
  /// Buckets of choices: item, place of the choice, bucket.
  var buckets: [(item: String, choice: Int, bucket: Bucket)] = []
  var minAnswered = 0.0
  var model = ScoringModel.weightedMean
  /// The total of `deduct`.
  var total: Double?

  static func section(
    _ id: String, weight: Double = 1, when: String? = nil, target: Double? = nil, _ items: ItemDraft...
  ) -> SectionDraft {
    SectionDraft(id: id, weight: weight, visibleIf: when, target: target, items: items)
  }

  func questionnaire(examples: (Questionnaire.Parts) -> [Example] = { _ in [] }) -> Questionnaire {
    let source = SourceText(name: "draft", text: "")
    let place = Diagnostic.Place(source: source, range: 0..<0)
    var parts = Questionnaire.Parts()
    for (index, draft) in sections.enumerated() {
      let start = parts.items.count
      for itemDraft in draft.items {
        var item = Item(
          id: ItemID(itemDraft.id), index: parts.items.count, section: index, kind: itemDraft.kind,
          text: LocalizedText(itemDraft.id), place: place)
        item.scoring = itemDraft.scoring
        item.maximum = itemDraft.maximum
        item.weight = itemDraft.weight
        item.allowsNotApplicable = itemDraft.allowsNotApplicable
        for (_, place, action) in calls.filter({ $0.item == itemDraft.id }) {
          if case .choice(var choices) = item.kind {
            choices[place].actions.append(ActionID(action))
            item.kind = .choice(choices)
          }
        }
        for (_, place, bucket) in buckets.filter({ $0.item == itemDraft.id }) {
          if case .choice(var choices) = item.kind {
            choices[place].bucket = bucket
            item.kind = .choice(choices)
          }
        }
        parts.items.append(item)
      }
      parts.sections.append(
        Section(
          id: SectionID(draft.id), index: index, title: LocalizedText(draft.id), weight: draft.weight,
          items: start..<parts.items.count, place: place))
      parts.sections[index].target = draft.target
      parts.sections[index].model = draft.model
    }
    let items = parts.items
    let sectionNames = parts.sections.map(\.id)
    let computedTypes = computed.map { (id: ComputedID($0.id), type: ValueType.dyn) }
    func rule(_ text: String?, _ use: ExpressionScope.Use) -> Rule? {
      guard let text else { return nil }
      let environment = ExpressionScope.environment(
        for: use, items: items, sections: sectionNames, computed: computedTypes)
      let compilation = Program.compile(text, in: environment, expecting: nil)
      guard let program = compilation.program else { fatalError("\(text): \(compilation.diagnostics)") }
      return Rule(program: program, place: place)
    }
    for (index, draft) in sections.flatMap(\.items).enumerated() {
      parts.items[index].visibleIf = rule(draft.visibleIf, .condition)
      if let expression = rule(draft.scoreExpression, .condition) {
        parts.items[index].scoring = .expression(expression)
      }
      if let validator = rule(draft.validator, .condition) {
        parts.items[index].validators = [Validator(rule: validator, message: LocalizedText("no"), severity: .error)]
      }
    }
    for (index, draft) in sections.enumerated() { parts.sections[index].visibleIf = rule(draft.visibleIf, .condition) }
    parts.computed = computed.enumerated().map { index, value in
      ComputedValue(
        id: ComputedID(value.id), index: index, title: LocalizedText(value.id), rule: rule(value.expr, .condition)!)
    }
    func itemIndex(_ id: String) -> Int { items.firstIndex { $0.id.text == id }! }
    parts.levels = levels.map { level in
      Level(
        id: LevelID(level.id), title: LocalizedText(level.id), from: level.from,
        gates: level.gates.map { gate in
          let requirement: Gate.Requirement =
            switch gate.subject {
            case .item(let id, let share): .item(index: itemIndex(id), atLeast: share)
            case .section(let id, let share):
              .section(index: sectionNames.firstIndex { $0.text == id }!, atLeast: share)
            case .rule(let text): .rule(rule(text, .gate)!)
            }
          return Gate(requirement: requirement, message: LocalizedText(gate.message), place: place)
        }, place: place)
    }
    parts.actions = actions.enumerated().map { index, draft in
      var action = Action(id: ActionID(draft.id), index: index, title: LocalizedText(draft.id), place: place)
      action.addresses = draft.targets.map { Action.Target(item: itemIndex($0.0), answer: $0.1) }
      action.effortDays = draft.days
      action.weeks = draft.weeks
      action.after = draft.after.map { id in actions.firstIndex { $0.id == id }! }
      action.visibleIf = rule(draft.visibleIf, .action)
      return action
    }
    parts.scoring.minAnswered = minAnswered
    parts.scoring.model = model
    parts.scoring.total = total
    parts.dependencies = DependencyGraph(sections: parts.sections, items: parts.items, computed: parts.computed)
    parts.examples = examples(parts)
    return Questionnaire(parts, source: source)
  }
}

extension Draft.ItemDraft {
  static func choice(_ id: String, _ points: [Double] = [0, 1, 2]) -> Self {
    Self(id: id, kind: .choice(choices(points)), scoring: .choicePoints, maximum: points.max()!)
  }

  static func multi(_ id: String, _ points: [Double], exclusive: Int? = nil) -> Self {
    var choices = choices(points)
    if let exclusive { choices[exclusive].isExclusive = true }
    return Self(id: id, kind: .multichoice(choices), scoring: .choicePoints, maximum: max(points.reduce(0, +), 0.001))
  }

  static func yesNo(_ id: String) -> Self { Self(id: id, kind: .boolean, scoring: .boolean) }

  static func rating(_ id: String, _ range: ClosedRange<Int64>, _ bands: [(Double, Double)]) -> Self {
    Self(id: id, kind: .rating(range: range, labels: [:]), scoring: .bands(Self.bands(bands)), maximum: maximum(bands))
  }

  static func number(
    _ id: String, _ least: Double?, _ greatest: Double?, decimals: Int? = nil, _ bands: [(Double, Double)]
  ) -> Self {
    Self(
      id: id, kind: .number(Item.Bounds(least: least, greatest: greatest), decimals: decimals),
      scoring: .bands(Self.bands(bands)), maximum: maximum(bands))
  }

  static func scored(_ id: String, _ range: ClosedRange<Int64>, by expression: String) -> Self {
    Self(id: id, kind: .rating(range: range, labels: [:]), scoreExpression: expression)
  }

  static func text(_ id: String) -> Self { Self(id: id, kind: .text(isMultiline: false)) }

  private static func choices(_ points: [Double]) -> [Choice] {
    points.enumerated().map { Choice(id: ChoiceID("c\($0)"), text: LocalizedText("c\($0)"), points: $1) }
  }

  private static func bands(_ bands: [(Double, Double)]) -> [ItemScoring.Band] {
    bands.map { ItemScoring.Band(from: $0.0, points: $0.1) }
  }

  private static func maximum(_ bands: [(Double, Double)]) -> Double { max(0.001, bands.map(\.1).max() ?? 1) }
}

extension Questionnaire {
  /// Answers written as `a=2 b=? c=na d=later e=1+2`: the place of a choice, several joined by `+`, a number, `y`/`n`,
  /// or a state; what is not named is open.
  func responses(_ text: String, client: Client = Client()) -> Responses {
    var responses = Responses(to: self, client: client, today: CalendarDate("2026-01-01")!)
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "=")
      let item = itemIndex(ItemID(String(parts[0])))!
      responses.set(answer(String(parts[1]), to: items[item]), for: item)
    }
    return responses
  }

  private func answer(_ text: String, to item: Item) -> Answer {
    switch text {
    case "?": return Answer(.unknown, origin: .typed)
    case "na": return Answer(.notApplicable, origin: .typed)
    case "later": return Answer(.deferred, origin: .typed)
    default: break
    }
    let value: AnswerValue =
      switch item.kind {
      case .choice: .choice("c" + text)
      case .multichoice: .choices(text.split(separator: "+").map { "c\($0)" })
      case .boolean: .boolean(text == "y")
      case .rating, .integer: .integer(Int64(text)!)
      case .number, .money, .percent: .number(Double(text)!)
      default: .text(text)
      }
    return Answer(value, origin: .typed)
  }
}

extension LocalizedText {
  /// The text in its first language.
  var plain: String { template(in: "en").filled { _ in "" } }
}
