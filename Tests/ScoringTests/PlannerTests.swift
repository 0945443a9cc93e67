import Questionnaires
import Scoring
import Testing

/// Answers with the actions planned from them, in order.
struct PlanCase: Sendable, CustomTestStringConvertible {
  var answers: String
  var plan: [String]
  var testDescription: String { answers }

  /// Items of 0 to 2 points: `a`, `b` in section one (weight 1), `m`, `n` in section two (weight 3).
  static let draft: Draft = {
    var draft = Draft(
      sections: [
        Draft.section("one", .choice("a"), .choice("b")),
        Draft.section("two", weight: 3, .choice("m").orNotApplicable, .choice("n")),
      ],
      levels: [
        ("starting", 0, []),
        ("building", 0.2, [Draft.GateDraft(subject: .item("a", 0.5), message: "no plan")]),
        ("ready", 0.5, [Draft.GateDraft(subject: .section("two", 0.8), message: "no mentors")]),
      ])
    draft.actions = [
      Draft.ActionDraft(id: "train", targets: [("n", .choice("c2"))], days: 3, after: ["name"]),
      Draft.ActionDraft(id: "name", targets: [("m", .choice("c2"))], days: 6),
      Draft.ActionDraft(id: "write", targets: [("a", .choice("c1"))], days: 5, after: ["ask"]),
      Draft.ActionDraft(id: "ask", targets: [("b", .choice("c1"))], days: 20),
      Draft.ActionDraft(id: "polish", targets: [("a", .choice("c2"))], days: 20),
    ]
    return draft
  }()

  static let all = [
    // `write` closes "no plan" and brings `ask` with it; `polish` closes it too, at 1/160 a day against 1/80 of `write`.
    // Then `name` (0.375 in 6 days) and what comes after it.
    Self(answers: "a=0 b=0 m=0 n=0", plan: ["polish", "ask", "write", "name", "train"]),
    // `ask` is done, so `write` need not wait for it.
    Self(answers: "a=0 b=1 m=0 n=0", plan: ["write", "polish", "name", "train"]),
    // "Building" is short of its share only: gain decides, and `ask` and `polish` tie.
    Self(answers: "a=1 b=0 m=0 n=0", plan: ["name", "train", "ask", "polish"]),
    // The next level is "ready": section two serves it, though `ask` brings 1/320 a day and `train` waits for `name`.
    Self(answers: "a=1 b=0 m=1 n=1", plan: ["name", "train", "ask", "polish"]),
    // What comes before and no longer applies is dropped; an answer is never lowered.
    Self(answers: "a=1 b=2 m=2 n=0", plan: ["train", "polish"]),
    Self(answers: "a=1 b=2 m=na n=0", plan: ["train", "polish"]),
    // Unsettled items fall short.
    Self(answers: "a=2 b=2 m=? n=2", plan: ["name"]),
    Self(answers: "a=2 b=2 m=2 n=2", plan: []),
  ]
}

@Suite struct PlannerTests {
  @Test(arguments: PlanCase.all)
  func `actions come by gates, then by gain for effort, never before what they follow`(row: PlanCase) {
    let questionnaire = PlanCase.draft.questionnaire()
    let plan = Planner(Scorer(questionnaire)).plan(questionnaire.responses(row.answers))
    #expect(plan.actions.map { questionnaire.actions[$0.action].id.text } == row.plan)
  }

  @Test func `an action says what it brings, closes and changes`() throws {
    let questionnaire = PlanCase.draft.questionnaire()
    let plan = Planner(Scorer(questionnaire)).plan(questionnaire.responses("a=0 b=1 m=0 n=0"))
    #expect(plan.nextLevel == 1)
    let write = try #require(plan.actions.first)
    #expect((write.gain - 0.0625).magnitude < 1e-12)
    #expect(write.closedGates.map { questionnaire.levels[1].gates[$0].message.plain } == ["no plan"])
    #expect(write.servesNextLevel)
    #expect(
      write.addressed == [
        PlannedAction.Addressed(item: 0, current: Answer(.choice("c0"), origin: .typed), target: .choice("c1"))
      ])
    #expect(write.waitsFor.isEmpty)
    #expect(plan.actions.last?.servesNextLevel == false)
  }

  @Test func `a section gate that one action only brings nearer comes first all the same`() {
    let questionnaire = PlanCase.draft.questionnaire()
    let plan = Planner(Scorer(questionnaire)).plan(questionnaire.responses("a=1 b=2 m=1 n=0"))
    #expect(plan.nextLevel == 2)
    #expect(plan.actions[0].closedGates.isEmpty)
    #expect(plan.actions[0].servesNextLevel)
  }

  @Test func `what comes after an action that settles a gate does not settle it again`() {
    var draft = Draft(sections: [Draft.section("one", .choice("safety"), .choice("other"))])
    draft.levels = [
      ("low", 0, []), ("high", 0.1, [Draft.GateDraft(subject: .item("safety", 0.5), message: "no safety")]),
    ]
    draft.actions = [
      Draft.ActionDraft(id: "prove", targets: [("safety", .choice("c2"))], after: ["train", "visit"]),
      Draft.ActionDraft(id: "visit", targets: [("other", .choice("c2"))], days: 9),
      Draft.ActionDraft(id: "train", targets: [("safety", .choice("c1"))], days: 5),
    ]
    let questionnaire = draft.questionnaire()
    let plan = Planner(Scorer(questionnaire)).plan(questionnaire.responses("safety=0 other=0"))
    #expect(plan.actions.map { questionnaire.actions[$0.action].id.text } == ["train", "visit", "prove"])
    #expect(plan.actions.map(\.servesNextLevel) == [true, false, false])
  }

  @Test func `on a ladder the first rung that is not met comes first`() {
    var draft = Draft(sections: [
      Draft.section("one", target: 0.5, .choice("a")), Draft.section("two", target: 0.5, .choice("b")),
      Draft.section("three", target: 0.5, .choice("c")),
    ])
    draft.model = .ladder
    draft.actions = [
      Draft.ActionDraft(id: "finish_one", targets: [("a", .choice("c2"))]),
      Draft.ActionDraft(id: "do_three", targets: [("c", .choice("c2"))]),
      Draft.ActionDraft(id: "do_two", targets: [("b", .choice("c2"))], days: 9, after: ["before_two"]),
      Draft.ActionDraft(id: "before_two", targets: [("a", .choice("c2"))], days: 3),
    ]
    let questionnaire = draft.questionnaire()
    let plan = Planner(Scorer(questionnaire)).plan(questionnaire.responses("a=1 b=0 c=0"))
    #expect(
      plan.actions.map { questionnaire.actions[$0.action].id.text } == [
        "before_two", "do_two", "do_three", "finish_one",
      ])
  }

  @Test func `what an action reveals counts as open, unless the action answers it too`() {
    var draft = Draft(sections: [
      Draft.section("one", .yesNo("runs"), .choice("detail").when("answers.runs"), .choice("more").when("answers.runs"))
    ])
    draft.actions = [
      Draft.ActionDraft(id: "start", targets: [("runs", .boolean(true))]),
      Draft.ActionDraft(id: "both", targets: [("detail", .choice("c2")), ("runs", .boolean(true))]),
    ]
    let questionnaire = draft.questionnaire()
    let plan = Planner(Scorer(questionnaire)).plan(questionnaire.responses("runs=n"))
    let gains = Dictionary(uniqueKeysWithValues: plan.actions.map { ($0.action, $0.gain) })
    #expect(gains == [0: 1.0 / 3, 1: 2.0 / 3])
    #expect(plan.actions.map(\.action) == [1, 0])
    #expect(plan.actions[0].addressed.map(\.item) == [1, 0])
  }

  @Test func `a chosen choice can call for an action, and a condition can exclude one`() {
    var draft = Draft(sections: [Draft.section("one", .choice("a"), .choice("b"))])
    draft.calls = [("a", 0, "call"), ("a", 0, "small")]
    draft.actions = [
      Draft.ActionDraft(id: "call", targets: []),
      Draft.ActionDraft(id: "small", targets: [], visibleIf: "answers.b == 'c2'"),
      Draft.ActionDraft(id: "late", targets: [("b", .choice("c2"))], visibleIf: "answers.b == 'c2'"),
    ]
    let questionnaire = draft.questionnaire()
    let planner = Planner(Scorer(questionnaire))
    func plan(_ answers: String) -> [String] {
      planner.plan(questionnaire.responses(answers)).actions.map { questionnaire.actions[$0.action].id.text }
    }
    #expect(plan("a=0 b=2") == ["call", "small"])
    #expect(plan("a=0 b=1") == ["call"])
    #expect(plan("a=1 b=1") == [])
    // Undecided, an action is kept and says what decides it.
    let open = planner.plan(questionnaire.responses("a=1")).actions
    #expect(open.map(\.action) == [2])
    #expect(open.map(\.waitsFor) == [[1]])
  }

  @Test func `what is not known is something to find out`() {
    let questionnaire = PlanCase.draft.questionnaire()
    let plan = Planner(Scorer(questionnaire)).plan(questionnaire.responses("b=? n=later m=2"))
    #expect(plan.findOut == [1, 3])
  }
}
