import Questionnaires
import Scoring
import TestSupport
import Testing

/// Sections as rungs, met at their target.
@Suite struct LadderTests {
  private static let questionnaire: Questionnaire = {
    var draft = Draft(sections: [
      Draft.section("data", target: 0.75, .choice("a", [0, 1, 3, 4]), .choice("b", [0, 1, 3, 4])),
      Draft.section("partners", target: 0.75, .choice("c", [0, 1, 3, 4])),
      Draft.section("training", target: 0.5, .choice("d", [0, 1, 3, 4]).orNotApplicable),
      Draft.section("review", .choice("e", [0, 1, 3, 4])),
    ])
    draft.model = .ladder
    return draft.questionnaire()
  }()

  struct Climb: Sendable, CustomTestStringConvertible {
    var answers: String
    var share: Double
    var low: Double
    var high: Double
    var testDescription: String { answers }

    /// Worked out by hand; the rungs need 0.75, 0.75, 0.5 and 1.
    static let all: [Self] = [
      Self(answers: "a=0 b=0 c=3 d=3 e=3", share: 0, low: 0, high: 0),
      Self(answers: "a=2 b=2 c=0 d=3 e=3", share: 0.25, low: 0.25, high: 0.25),
      Self(answers: "a=2 b=2 c=2 d=1 e=3", share: 0.5, low: 0.5, high: 0.5),
      Self(answers: "a=2 b=2 c=2 d=2 e=2", share: 0.75, low: 0.75, high: 0.75),
      Self(answers: "a=3 b=3 c=3 d=3 e=3", share: 1, low: 1, high: 1),
      // Without the third rung there are three.
      Self(answers: "a=2 b=2 c=2 d=na e=0", share: 2.0 / 3, low: 2.0 / 3, high: 2.0 / 3),
      // Unknown counts 0; at best the second rung is met, and then the fourth stops the climb.
      Self(answers: "a=2 b=2 c=? d=2 e=0", share: 0.25, low: 0.25, high: 0.75),
      // The third may be met, unmet, or leave: 3/4, 2/4, 2/3.
      Self(answers: "a=2 b=2 c=2 d=? e=0", share: 0.5, low: 0.5, high: 0.75),
    ]
  }

  @Test(arguments: Climb.all)
  func `rungs are met from the first on`(row: Climb) throws {
    let sheet = Scorer(Self.questionnaire).score(Self.questionnaire.responses(row.answers))
    let total = try #require(sheet.total)
    #expect((total.share - row.share).magnitude < 1e-12)
    #expect((total.low - row.low).magnitude < 1e-12)
    #expect((total.high - row.high).magnitude < 1e-12)
  }
}
