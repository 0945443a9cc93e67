import ExpressionLanguage
import Questionnaires
import Scoring
import TestSupport
import Testing

/// Every number adds up from its parts, down to the answers, whatever the model.
@Suite struct ExplanationTests {
  struct Draw: Sendable, CustomTestStringConvertible {
    var model: ScoringModel
    var mixes: Bool
    var testDescription: String { "\(model)\(mixes ? ", sections by their own" : "")" }
    static let all = ScoringModel.allCases.flatMap { model in [false, true].map { Draw(model: model, mixes: $0) } }

    /// Random questionnaires with levels, gates, computed values, score expressions and actions, and what their answers
    /// come to.
    func results(_ seeds: Range<UInt64>) -> [Result] {
      seeds.map { seed in
        var source = RandomQuestionnaires(
          random: SeededGenerator(seed: seed), hasConditions: seed % 3 != 0, model: model, addLevels: Self.add,
          mixesModels: mixes)
        let (questionnaire, responses) = source.next()
        return Result(seed: seed, questionnaire, responses)
      }
    }

    private static func add(to draft: inout Draft, _ random: inout SeededGenerator) {
      let items = draft.sections.flatMap(\.items)
      func id() -> String { items.randomElement(using: &random)!.id }
      draft.computed = [
        ("answered", items.map { "(state('\($0.id)') == 'answered' ? 1 : 0)" }.joined(separator: " + ")),
        ("first", "has(answers.\(id())) || has(answers.\(id()))"),
        ("both", "computed.first ? computed.answered * 2 : 0"), ("constant", "2 + 3"),
        ("chosen", items[0].kind.isMultichoice ? "size(answers.\(items[0].id))" : "state('\(id())')"),
      ]
      if Bool.random(using: &random) {
        let rule = ["computed.answered > 1 ? 0.25 : 1.0", "computed.first ? 0.5 : 0.75"].randomElement(using: &random)!
        draft.sections[0].items.append(.scored("x", 1...2, by: "answers.x == 1 ? (\(rule)) : 1.0"))
      }
      let section = draft.sections.randomElement(using: &random)!.id
      draft.levels = [
        ("low", 0, []), ("middle", 0.2, [Draft.GateDraft(subject: .item(id(), 0.5), message: "not half")]),
        (
          "high", 0.4,
          [
            Draft.GateDraft(subject: .section(section, 0.5), message: "not half of the section"),
            Draft.GateDraft(subject: .rule("score('\(section)') > 0.2 || score('\(id())') > 0.5"), message: "too low"),
            Draft.GateDraft(subject: .rule("computed.answered > 2"), message: "too few"),
          ]
        ),
      ]
      draft.minAnswered = [0, 0.3].randomElement(using: &random)!
      draft.actions = (0..<3).compactMap { index in
        let targets = [items.randomElement(using: &random)!, items.randomElement(using: &random)!]
          .compactMap { item -> (String, AnswerValue)? in
            switch item.kind {
            case .choice(let choices): return (item.id, .choice(choices.last!.id.text))
            case .boolean: return (item.id, .boolean(true))
            case .rating: return (item.id, .integer(3))
            default: return nil
            }
          }
        guard let first = targets.first else { return nil }
        let rest = targets.dropFirst().filter { $0.0 != first.0 }
        return Draft.ActionDraft(
          id: "act\(index)", targets: [first] + rest, visibleIf: index == 0 ? "state('\(id())') != 'unknown'" : nil)
      }
    }
  }

  /// Answers with what they come to.
  struct Result {
    var seed: UInt64
    var questionnaire: Questionnaire
    var responses: Responses
    var sheet: ScoreSheet
    var plan: Plan
    var explainer: Explainer

    init(seed: UInt64, _ questionnaire: Questionnaire, _ responses: Responses) {
      let scorer = Scorer(questionnaire)
      self.seed = seed
      self.questionnaire = questionnaire
      self.responses = responses
      sheet = scorer.score(responses)
      plan = Planner(scorer).plan(responses, from: sheet)
      explainer = Explainer(scorer, responses, sheet: sheet, plan: plan)
    }

    /// Everything that can be asked for.
    var topics: [Explanation.Topic] {
      var topics: [Explanation.Topic] = [.total, .coverage, .standing, .today, .client(.name)]
      for end in Explanation.End.allCases {
        topics.append(.end(end, section: nil))
        topics += questionnaire.sections.map { .end(end, section: $0.index) }
      }
      topics += Bucket.allCases.map { .bucket($0) }
      topics += questionnaire.sections.map { .section($0.index) }
      topics += questionnaire.items.flatMap { [.item($0.index), .answer($0.index)] }
      topics += questionnaire.levels.indices.map { .level($0) }
      topics += questionnaire.computed.map { .computed($0.index) }
      topics += questionnaire.actions.map { .action($0.index) }
      return topics
    }
  }

  @Test(arguments: Draw.all)
  func `every number is what its parts make of it`(draw: Draw) {
    for result in draw.results(0..<40) {
      let arithmetic = ExplanationArithmetic(questionnaire: result.questionnaire)
      for topic in result.topics {
        let explanation = result.explainer.explanation(of: Explanation.Subject(topic), extent: .all)
        for node in explanation.all where node.extent == .expanded {
          if case .bound = node.method { continue }
          let name = "\(node.subject) \(node.method) in \(topic), seed \(result.seed)"
          guard let figure = arithmetic.figure(node) else {
            Issue.record("the parts do not add up: \(name)")
            continue
          }
          #expect(Self.agree(node.figure, figure), "\(name): \(figure) is not \(node.figure)")
        }
      }
    }
  }

  @Test(arguments: Self.shipped)
  func `every number of every example of what ships is what its parts make of it`(id: String) throws {
    let questionnaire = try #require(QuestionnaireCatalog.load(path: "\(Self.folder)/\(id).json").questionnaire)
    let arithmetic = ExplanationArithmetic(questionnaire: questionnaire)
    for example in questionnaire.examples {
      var responses = Responses(
        to: questionnaire, client: example.client, today: example.today ?? CalendarDate("2026-01-01")!)
      for (item, answer) in example.answers { responses.set(answer, for: item) }
      let result = Result(seed: 0, questionnaire, responses)
      for topic in result.topics {
        let explanation = result.explainer.explanation(of: Explanation.Subject(topic), extent: .all)
        for node in explanation.all {
          #expect(node.extent != .folded)
          guard node.extent == .expanded else { continue }
          if case .bound = node.method, case .end(_, let section) = node.subject.topic {
            #expect(!(section.map { result.sheet.sections[$0].isExact } ?? result.sheet.intervalIsExact))
            continue
          }
          let figure = arithmetic.figure(node)
          #expect(figure.map { Self.agree(node.figure, $0) } == true, "\(node.subject) in \(topic)")
        }
      }
    }
  }

  private static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/questionnaires"
  }()

  private static let shipped = QuestionnaireCatalog(
    folders: [QuestionnaireCatalog.Folder(path: folder, origin: .flag)]
  )
  .entries.map(\.name)

  /// Whether two figures are the same but for rounding; of conditions, whether both hold.
  private static func agree(_ lhs: Explanation.Figure, _ rhs: Explanation.Figure) -> Bool {
    switch (lhs, rhs) {
    case (.share(let left), .share(let right)): (left - right).magnitude < 1e-12
    case (.gain(let left?), .gain(let right?)): (left - right).magnitude < 1e-12
    case (.condition(let left), .condition(let right)): (left == nil) == (right == nil)
    case (.outcome(.error), .outcome(.error)): true
    // Which of several answers a comparison waits for is not in the parts.
    case (.outcome(.unknown), .outcome(.unknown)): true
    default: lhs == rhs
    }
  }

  @Test(arguments: Draw.all)
  func `the numbers are those of the sheet and the plan`(draw: Draw) {
    for result in draw.results(40..<70) {
      let sheet = result.sheet
      for topic in result.topics {
        let node = result.explainer.explanation(of: Explanation.Subject(topic))
        let figure = node.figure
        let expected: Explanation.Figure? =
          switch topic {
          case .total: sheet.total.map { .share($0.share) } ?? .notCounted
          case .end(.least, nil): sheet.total.map { .share($0.low) } ?? .notCounted
          case .end(.greatest, nil): sheet.total.map { .share($0.high) } ?? .notCounted
          case .end(.least, let section?): sheet.sections[section].low.map { .share($0) } ?? .notCounted
          case .end(.greatest, let section?): sheet.sections[section].high.map { .share($0) } ?? .notCounted
          case .coverage: .share(sheet.coverage)
          case .bucket(let bucket): .share(sheet.buckets[bucket]!)
          case .section(let section): sheet.sections[section].share.map { .share($0) } ?? .notCounted
          case .item(let item):
            sheet.items[item].isCounted ? .share(sheet.items[item].share ?? 0) : .notCounted
          case .answer(let item): .answer(result.responses.state(of: item), result.responses.answer(to: item))
          case .standing: .level(sheet.level?.reached)
          case .level(let level):
            level <= sheet.level?.reached ?? -1
              ? .condition(nil) : sheet.level?.next == level ? .condition(.fails) : nil
          case .computed(let value): .outcome(result.responses.computed(value))
          case .action(let action): .gain(result.plan.actions.first { $0.action == action }?.gain)
          default: nil
          }
        if let expected { #expect(Self.agree(figure, expected), "\(topic), seed \(result.seed)") }
        if case .level(let level) = topic, sheet.level?.next == level {
          let failing = Set(sheet.level!.failingGates.map(\.gate))
          for gate in result.questionnaire.levels[level].gates.indices {
            let gateNode = result.explainer.explanation(of: Explanation.Subject(.gate(level: level, gate: gate)))
            #expect((gateNode.figure != .condition(nil)) == failing.contains(gate), "\(gate), seed \(result.seed)")
          }
        }
      }
    }
  }

  @Test(arguments: Draw.all)
  func `what is left in the end are answers, and nothing is told twice`(draw: Draw) {
    for result in draw.results(70..<100) {
      for topic in result.topics {
        let explanation = result.explainer.explanation(of: Explanation.Subject(topic), extent: .all)
        var expanded = Set<Explanation.Subject>()
        for node in explanation.all {
          switch node.extent {
          case .expanded: #expect(expanded.insert(node.subject).inserted, "\(node.subject), seed \(result.seed)")
          case .repeated: #expect(expanded.contains(node.subject), "\(node.subject), seed \(result.seed)")
          case .folded: Issue.record("folded: \(node.subject), seed \(result.seed)")
          case .leaf:
            #expect(node.parts.isEmpty)
            switch node.subject.topic {
            case .answer, .client, .today: break
            case .bucket: #expect(node.share ?? 0 == 0)
            case .end: #expect(node.figure == .notCounted)
            case .computed: #expect(result.questionnaire.computed[3].id.text == "constant")
            default: Issue.record("\(node.subject) ends nowhere, seed \(result.seed)")
            }
          }
        }
      }
    }
  }

  @Test(arguments: Draw.all)
  func `the ends of an exact interval are headlines of answers that can be given`(draw: Draw) throws {
    for seed in 100..<220 as Range<UInt64> {
      var source = RandomQuestionnaires(
        random: SeededGenerator(seed: seed), hasConditions: seed % 2 == 0, model: draw.model, mixesModels: draw.mixes)
      let (questionnaire, responses) = source.next()
      let result = Result(seed: seed, questionnaire, responses)
      let scorer = Scorer(questionnaire)
      for section in [nil] + questionnaire.sections.indices.map(Optional.init) {
        let score = section.map { result.sheet.sections[$0].score } ?? result.sheet.total
        let isExact = section.map { result.sheet.sections[$0].isExact } ?? result.sheet.intervalIsExact
        guard let score, isExact else { continue }
        let finder = CompletionFinder(scorer, responses, sheet: result.sheet)
        for end in Explanation.End.allCases {
          guard let completed = finder.completion(end, section: section) else {
            Issue.record("\(end) of \(section ?? -1), seed \(seed)")
            continue
          }
          let aim = end == .least ? score.low : score.high
          let reached = section.map { scorer.score(completed).sections[$0].share } ?? BruteForce.headline(completed)
          #expect((try #require(reached) - aim).magnitude < 1e-9, "\(end), seed \(seed)")
          for item in questionnaire.items where !responses.state(of: item.index).isUnsettled {
            guard let given = responses.givenAnswer(to: item.index), !given.state.isUnsettled else { continue }
            #expect(completed.givenAnswer(to: item.index) == responses.givenAnswer(to: item.index), "seed \(seed)")
          }
        }
      }
    }
  }
}

extension Item.Kind {
  fileprivate var isMultichoice: Bool {
    if case .multichoice = self { true } else { false }
  }
}

/// Explanations by hand.
@Suite struct ExplanationExampleTests {
  private func explainer(_ draft: Draft, _ answers: String) -> (Questionnaire, Explainer) {
    let questionnaire = draft.questionnaire()
    let result = ExplanationTests.Result(seed: 0, questionnaire, questionnaire.responses(answers))
    return (questionnaire, result.explainer)
  }

  /// Numbers with bands and decimals, whose best answers are found without listing all.
  static let numbers = Draft(sections: [
    Draft.section(
      "one", .number("a", 0.25, 9.5, decimals: 1, [(0, 1), (1.25, 4), (7, 2), (20, 9)]),
      .number("b", nil, nil, [(5, 3)]), .multi("c", [1, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 8], exclusive: 12))
  ])

  @Test func `the best of numbers and of many choices is found`() throws {
    let (questionnaire, explainer) = explainer(Self.numbers, "")
    let high = explainer.explanation(of: Explanation.Subject(.end(.greatest, section: nil)), extent: .all)
    let assumed = high.parts.filter { $0.role == .assumed }.compactMap(\.explanation.value)
    #expect(assumed.prefix(2) == [.number(1.3), .number(5)])
    #expect(assumed.last == .choices(questionnaire.items[2].choices.prefix(12).map(\.id.text)))
    // 4 of 9 points, 3 of 3, 11 of 20.
    #expect((high.share! - (4.0 / 9 + 1 + 12.0 / 20) / 3).magnitude < 1e-12)
  }

  @Test func `an action shows what its answers change and leaves the rest as it is`() {
    var draft = PlanCase.draft
    draft.sections.append(Draft.section("three", .choice("z")))
    let (questionnaire, explainer) = explainer(draft, "a=0 b=1 m=0 n=0 z=1")
    let name = questionnaire.actionIndex(ActionID("name"))!
    let action = explainer.explanation(of: Explanation.Subject(.action(name)), extent: .all)
    let after = Explanation.Scenario.after(action: name)
    #expect(action.parts.map(\.role) == [.assumed, .done, .now])
    #expect(action.parts[0].explanation.subject == Explanation.Subject(.item(2), in: after))
    let done = action.parts[1].explanation
    #expect(
      done.parts.map(\.explanation.subject) == [
        Explanation.Subject(.section(0)), Explanation.Subject(.section(1), in: after), Explanation.Subject(.section(2)),
      ])
    #expect(action.figure == .gain(done.share! - action.parts[2].explanation.share!))
  }

  @Test func `what counts 0 says what it could add by itself`() {
    let (_, explainer) = explainer(
      Draft(sections: [
        Draft.section("plan", .choice("a"), .choice("b").weighing(3)),
        Draft.section("mentors", weight: 3, .choice("c", [0, 1, 4]), .yesNo("d")),
      ]), "a=1 b=? c=1 d=y")
    let b = explainer.explanation(of: Explanation.Subject(.item(1)))
    guard case .unsettled(let unsettled) = b.method else { return #expect(Bool(false)) }
    #expect(unsettled.reason == .answer(.unknown))
    #expect(unsettled.couldAdd == 0.1875)
    #expect(b.effectiveWeight == 0.1875)
  }

  @Test func `a chain of any length is expanded without end and without danger`() {
    let length = 300
    var draft = Draft(sections: [Draft.section("all", .yesNo("i0"))])
    draft.sections[0].items += (1..<length).map { .yesNo("i\($0)").when("answers.i\($0 - 1)") }
    let (_, explainer) = explainer(draft, "i0=n")
    let last = explainer.explanation(of: Explanation.Subject(.item(length - 1)), extent: .all)
    #expect(last.all.count == Explainer.depthLimit + 1)
    #expect(last.all.last?.extent == .folded)
    let total = explainer.explanation(of: Explanation.Subject(.total), extent: .all)
    #expect(total.figure == .share(0))
    #expect(total.all.count { $0.extent == .expanded } >= length)
  }
}
