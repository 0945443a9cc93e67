import Questionnaires
import Scoring
import Testing

/// Answers to two sections, with what they come to by hand.
struct StateCase: Sendable, CustomTestStringConvertible {
  var answers: String
  var share: Double?
  var high: Double?
  var coverage: Double
  var testDescription: String { answers }

  /// Section one (weight 1): `a` of weight 1, `b` of weight 3, 0 to 2 points each, both may be not applicable.
  /// Section two (weight 3): `c`, 0 to 4 points, and `d`, yes or no; only `d` may be not applicable.
  static let draft = Draft(sections: [
    Draft.section("one", .choice("a").orNotApplicable, .choice("b").weighing(3).orNotApplicable),
    Draft.section("two", weight: 3, .choice("c", [0, 1, 4]), .yesNo("d").orNotApplicable),
  ])

  static let all = [
    // (1/4 * (1*1/2 + 3*1)/4) + 3/4 * (1/4 + 1)/2 = 0.21875 + 0.46875
    Self(answers: "a=1 b=2 c=1 d=y", share: 0.6875, high: 0.6875, coverage: 1),
    // b leaves: section one is 1/2.
    Self(answers: "a=1 b=na c=1 d=y", share: 0.59375, high: 0.59375, coverage: 1),
    // Section one leaves.
    Self(answers: "a=na b=na c=1 d=y", share: 0.625, high: 0.625, coverage: 1),
    // b is unknown: 0 in the headline; at best full. 1/4 * 1/8 + 3/4 * 5/8; high 1/4 * 7/8 + 3/4 * 5/8.
    Self(answers: "a=1 b=? c=1 d=y", share: 0.5, high: 0.6875, coverage: 0.8125),
    Self(answers: "a=1 b=later c=1 d=y", share: 0.5, high: 0.6875, coverage: 0.8125),
    Self(answers: "a=1 c=1 d=y", share: 0.5, high: 0.6875, coverage: 0.8125),
    // d leaves is worse than d full; c must count.
    Self(answers: "a=2 b=2 c=2 d=?", share: 0.625, high: 1, coverage: 0.625),
    // Nothing answered.
    Self(answers: "", share: 0, high: 1, coverage: 0),
    Self(answers: "a=0 b=0 c=0 d=n", share: 0, high: 0, coverage: 1),
    Self(answers: "a=2 b=2 c=2 d=y", share: 1, high: 1, coverage: 1),
  ]
}

@Suite struct ScorerTests {
  @Test(arguments: StateCase.all)
  func `states count as they should`(row: StateCase) throws {
    let questionnaire = StateCase.draft.questionnaire()
    let sheet = Scorer(questionnaire).score(questionnaire.responses(row.answers))
    let total = try #require(sheet.total)
    let share = try #require(row.share)
    let high = try #require(row.high)
    #expect((total.share - share).magnitude < 1e-12)
    #expect(total.low == total.share)
    #expect((total.high - high).magnitude < 1e-12)
    #expect((sheet.coverage - row.coverage).magnitude < 1e-12)
    #expect(sheet.intervalIsExact)
  }

  @Test func `nothing counted is not scorable`() {
    let questionnaire = Draft(
      sections: [Draft.section("one", .choice("a").orNotApplicable, .text("t"))], levels: [("start", 0, [])]
    ).questionnaire()
    let sheet = Scorer(questionnaire).score(questionnaire.responses("a=na"))
    #expect(sheet.total == nil)
    #expect(sheet.sections[0].score == nil)
    #expect(sheet.buckets.values.allSatisfy { $0 == 0 })
    #expect(sheet.level?.reached == nil)
    #expect(sheet.level?.absence == .notScorable)
    #expect(sheet.level?.next == nil)
  }

  @Test(arguments: ["a=0", "a=2", "", "a=na"])
  func `weights of zero divide nothing`(answers: String) {
    let questionnaire = Draft(sections: [
      Draft.section("none", weight: 0, .choice("x")),
      Draft.section("light", weight: 1, .choice("a").weighing(0).orNotApplicable),
    ]).questionnaire()
    let sheet = Scorer(questionnaire).score(questionnaire.responses(answers + " x=1"))
    #expect(sheet.total == nil)
    #expect(sheet.sections[0].share == 0.5)
    #expect(sheet.sections[1].score == nil)
    #expect(sheet.items.allSatisfy { $0.effectiveWeight == 0 })
  }

  @Test func `hidden items leave numerator and denominator`() throws {
    let questionnaire = Draft(sections: [
      Draft.section("one", .yesNo("runs"), .choice("detail").when("answers.runs"))
    ]).questionnaire()
    let scorer = Scorer(questionnaire)
    #expect(scorer.score(questionnaire.responses("runs=y detail=1")).total?.share == 0.75)
    let hidden = scorer.score(questionnaire.responses("runs=n detail=1"))
    #expect(hidden.total?.share == 0)
    #expect(hidden.items[1].isCounted == false)
    #expect(hidden.items[1].state == .notAsked)
    // Pending: in the denominator, at 0.
    let pending = scorer.score(questionnaire.responses("runs=?"))
    #expect(pending.total == Score(share: 0, low: 0, high: 1))
    #expect(pending.items[1].state == .open)
    #expect(pending.items[1].isUnsettled)
    #expect(pending.buckets[.notKnown] == 1)
    #expect(pending.intervalIsExact)
    #expect(pending.unsettled == [0, 1])
  }

  @Test func `multichoice adds up and is cut at its maximum`() {
    let questionnaire = Draft(sections: [
      Draft.section("one", .multi("m", [1, 2, 3, 0], exclusive: 3).outOf(5))
    ]).questionnaire()
    let scorer = Scorer(questionnaire)
    func share(_ answers: String) -> Double? { scorer.score(questionnaire.responses(answers)).total?.share }
    #expect(share("m=0") == 0.2)
    #expect(share("m=0+1") == 0.6)
    #expect(share("m=0+1+2") == 1)
    #expect(share("m=3") == 0)
  }

  @Test(arguments: [(0.0, 0.0), (0.999, 0), (1, 0.25), (2, 0.25), (5, 1), (9, 1)])
  func `bands give the points of the highest one reached`(number: Double, share: Double) {
    let questionnaire = Draft(sections: [Draft.section("one", .number("n", nil, nil, [(1, 1), (5, 4)]))])
      .questionnaire()
    #expect(Scorer(questionnaire).score(questionnaire.responses("n=\(number)")).total?.share == share)
  }

  @Test func `expressions are cut to a share, and where they fail the item is unsettled`() {
    let questionnaire = Draft(sections: [
      Draft.section(
        "one", .scored("half", 0...4, by: "answers.half / 4.0"), .scored("over", 0...4, by: "answers.over * 2.0"),
        .scored("bad", 0...4, by: "answers.over / answers.bad"))
    ]).questionnaire()
    let scorer = Scorer(questionnaire)
    let sheet = scorer.score(questionnaire.responses("half=2 over=3 bad=na"))
    #expect(sheet.items.map(\.share) == [0.5, 1, nil])
    let failing = scorer.score(questionnaire.responses("half=2 over=3 bad=0"))
    #expect(failing.items[2].state == .answered)
    #expect(failing.items[2].isUnsettled)
    #expect(failing.items[2].bucket == .notKnown)
    #expect(failing.items[2].high == 1)
    #expect(failing.total?.share == 0.5)
    #expect(failing.total?.high == 2.5 / 3)
    #expect(!failing.intervalIsExact)
    #expect(failing.unsettled == [2])
  }

  @Test func `buckets follow the choice, then the share, and sum to one`() {
    var draft = Draft(sections: [
      Draft.section("one", .choice("a"), .choice("b"), .choice("c"), .choice("d"), .choice("e").orNotApplicable)
    ])
    draft.buckets = [("a", 0, .planned)]
    let questionnaire = draft.questionnaire()
    let buckets = Scorer(questionnaire).score(questionnaire.responses("a=0 b=0 c=1 d=2 e=na")).buckets
    #expect(buckets == [.planned: 0.25, .notInPlace: 0.25, .partly: 0.25, .inPlace: 0.25, .notKnown: 0])
  }

  @Test func `facts carry intervals and what the score waits for`() {
    let questionnaire = StateCase.draft.questionnaire()
    let scorer = Scorer(questionnaire)
    let facts = scorer.facts(scorer.score(questionnaire.responses("a=1 b=? c=1 d=na")))
    #expect(facts.unsettled == ["b"])
    #expect(facts.sections[0] == ScoreFacts.Interval(share: 0.125, low: 0.125, high: 0.875))
    #expect(facts.items[0] == ScoreFacts.Interval(share: 0.5, low: 0.5, high: 0.5))
    #expect(facts.items[1] == ScoreFacts.Interval(share: 0, low: 0, high: 1))
    #expect(facts.items[3] == nil)
    #expect(facts.total?.share == 0.25 * 0.125 + 0.75 * 0.25)
  }

  @Test(
    arguments: [
      (0, 0), (0.004, 0), (0.005, 1), (0.285, 29), (0.575, 58), (0.5749, 57), (0.985, 99), (0.9949, 99), (0.995, 99),
      (0.9999, 99), (1 - 1e-8, 99), (1 - 1e-10, 100), (1, 100),
    ] as [(Double, Int)])
  func `whole percent rounds half away from zero and keeps 100 for everything`(share: Double, shown: Int) {
    #expect(DisplayPercent.whole(share) == shown)
  }
}
