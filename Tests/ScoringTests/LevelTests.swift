import Questionnaires
import Scoring
import Testing

/// Answers with the level they reach and the gates that hold back the next.
struct LevelCase: Sendable, CustomTestStringConvertible {
  var answers: String
  var reached: String?
  var short: Double?
  var failing: [String]
  var testDescription: String { answers }

  /// Items `a`, `b` in section one, `m`, `n` in section two, 0 to 2 points each.
  static let draft = Draft(
    sections: [
      Draft.section("one", .choice("a"), .choice("b").orNotApplicable),
      Draft.section("two", .choice("m").orNotApplicable, .choice("n").orNotApplicable),
    ],
    levels: [
      ("starting", 0, []),
      (
        "building", 0.4,
        [
          Draft.GateDraft(subject: .item("a", 0.5), message: "no plan"),
          Draft.GateDraft(subject: .section("two", 0.5), message: "no mentor"),
        ]
      ),
      ("ready", 0.75, [Draft.GateDraft(subject: .rule("answers.b == 'c2'"), message: "no partner")]),
    ])

  static let all = [
    Self(answers: "a=0 b=0 m=0 n=0", reached: "starting", short: 0.4, failing: ["no plan: fails", "no mentor: fails"]),
    Self(answers: "a=1 b=2 m=2 n=2", reached: "ready", short: nil, failing: []),
    Self(answers: "a=0 b=2 m=2 n=2", reached: "starting", short: nil, failing: ["no plan: fails"]),
    // A gate on something unsettled is undecided and does not hold.
    Self(answers: "a=? b=2 m=2 n=2", reached: "starting", short: nil, failing: ["no plan: waits for a"]),
    // A gate on something that does not apply is met.
    Self(answers: "a=2 b=2 m=na n=na", reached: "ready", short: nil, failing: []),
    // Half of the section is there whatever n turns out to be.
    Self(answers: "a=2 b=0 m=2 n=?", reached: "building", short: 0.25, failing: ["no partner: fails"]),
    // n settled, the section is known to be short; with n unsettled it is not.
    Self(answers: "a=2 b=2 m=0 n=1", reached: "starting", short: nil, failing: ["no mentor: fails"]),
    Self(answers: "a=2 b=2 m=0 n=?", reached: "starting", short: nil, failing: ["no mentor: waits for n"]),
    // Exactly at the threshold.
    Self(answers: "a=2 b=0 m=1 n=1", reached: "building", short: 0.25, failing: ["no partner: fails"]),
    Self(answers: "a=2 b=? m=2 n=2", reached: "building", short: nil, failing: ["no partner: waits for b"]),
    // Reading what does not apply is an error: the gate does not hold.
    Self(answers: "a=2 b=na m=2 n=2", reached: "building", short: nil, failing: ["no partner: error"]),
  ]
}

@Suite struct LevelTests {
  @Test(arguments: LevelCase.all)
  func `the level is the highest whose own and all lower conditions hold`(row: LevelCase) throws {
    let questionnaire = LevelCase.draft.questionnaire()
    let level = try #require(Scorer(questionnaire).score(questionnaire.responses(row.answers)).level)
    #expect(level.reached.map { questionnaire.levels[$0].id.text } == row.reached)
    if let short = row.short {
      #expect(((level.shortBy ?? 0) - short).magnitude < 1e-12)
    } else {
      #expect(level.shortBy == nil)
    }
    let failing = level.failingGates.map { gate in
      let state =
        switch gate.state {
        case .fails: "fails"
        case .undecided(let items): "waits for " + items.map { questionnaire.items[$0].id.text }.joined(separator: ", ")
        case .failedToEvaluate: "error"
        }
      return gate.message.plain + ": " + state
    }
    #expect(failing == row.failing)
  }

  @Test func `thresholds allow for rounding`() {
    // Ten items of which three are met: the sum of quotients is not exactly 0.3 in every order.
    let items = (0..<10).map { Draft.ItemDraft.yesNo("i\($0)").weighing(0.1) }
    let questionnaire = Draft(
      sections: [Draft.SectionDraft(id: "one", weight: 1, visibleIf: nil, items: items)],
      levels: [("low", 0, []), ("high", 0.3, [])]
    ).questionnaire()
    let answers = (0..<10).map { "i\($0)=\($0 < 3 ? "y" : "n")" }.joined(separator: " ")
    #expect(Scorer(questionnaire).score(questionnaire.responses(answers)).level?.reached == 1)
  }

  @Test func `too few answers give no level, but say what would be next`() {
    var draft = LevelCase.draft
    draft.minAnswered = 0.6
    let questionnaire = draft.questionnaire()
    let scorer = Scorer(questionnaire)
    let level = scorer.score(questionnaire.responses("a=2 b=2")).level
    #expect(level?.reached == nil)
    #expect(level?.absence == .tooFewAnswers(coverage: 0.5, needed: 0.6))
    #expect(level?.next == 1)
    #expect(scorer.score(questionnaire.responses("a=2 b=2 m=0")).level?.reached == 0)
  }

  @Test func `an expression over scores waits until they are closed`() {
    var draft = LevelCase.draft
    draft.levels = [
      ("low", 0, []), ("high", 0, [Draft.GateDraft(subject: .rule("score('two') >= 0.5"), message: "mentors")]),
    ]
    let questionnaire = draft.questionnaire()
    let scorer = Scorer(questionnaire)
    #expect(scorer.score(questionnaire.responses("a=2 b=2 m=2 n=0")).level?.reached == 1)
    let waiting = scorer.score(questionnaire.responses("a=2 b=2 m=0 n=?")).level
    #expect(waiting?.reached == 0)
    #expect(waiting?.failingGates.first?.state == .undecided(waitsFor: [3]))
  }

  @Test(arguments: [
    ("score('two') > 0.3", true), ("0.3 < score('two')", true), ("score('two') >= 0.5", true),
    ("score('two') > 0.5", false), ("score('two') + 0.0 > 0.3", false), ("!(score('two') < 0.5)", true),
  ])
  func `a comparison is decided when the whole interval decides it`(rule: String, isReached: Bool) {
    var draft = LevelCase.draft
    draft.levels = [("low", 0, []), ("high", 0, [Draft.GateDraft(subject: .rule(rule), message: "mentors")])]
    let questionnaire = draft.questionnaire()
    // Section two lies between 0.5 and 1.
    let level = Scorer(questionnaire).score(questionnaire.responses("a=2 b=2 m=2 n=?")).level
    #expect(level?.reached == (isReached ? 1 : 0))
  }
}
