import Questionnaires
import Scoring
import TestSupport
import Testing

/// The models by hand, and each against its own words over all completions.
@Suite struct ScoringModelTests {
  /// The example of the documentation: shares of 1, 0.8, 0.5 and 1, the second weighing 2; maxima of 4, 2, 2 and 1.
  private static func share(_ model: ScoringModel, total: Double? = nil) -> Double? {
    var draft = Draft(sections: [
      Draft.section("one", target: 0.75, .choice("a", [0, 4])),
      Draft.section("two", weight: 2, target: 0.75, .choice("b", [0, 1.6, 2]).weighing(2)),
      Draft.section("three", target: 0.75, .choice("c", [0, 1, 2])), Draft.section("four", .yesNo("d")),
    ])
    draft.model = model
    draft.total = total
    let questionnaire = draft.questionnaire()
    return Scorer(questionnaire).score(questionnaire.responses("a=1 b=1 c=1 d=y")).total?.share
  }

  @Test(arguments: [
    (ScoringModel.weightedMean, nil, 0.82), (.sum, nil, 9.2 / 11), (.allOrNothing, nil, 0), (.worst, nil, 0.5),
    (.ladder, nil, 0.5), (.deduct, 10, 0.91), (.deduct, nil, 0.82),
  ])
  func `each model comes to what was worked out by hand`(model: ScoringModel, total: Double?, expected: Double) throws {
    let share = try #require(Self.share(model, total: total))
    #expect((share - expected).magnitude < 1e-12)
  }

  struct Draw: Sendable, CustomTestStringConvertible {
    var model: ScoringModel
    var mixes: Bool
    var testDescription: String { "\(model)\(mixes ? ", sections by their own" : "")" }
    static let all = ScoringModel.allCases.flatMap { model in [false, true].map { Draw(model: model, mixes: $0) } }
  }

  @Test(arguments: Draw.all)
  func `the interval is what trying everything finds`(draw: Draw) {
    for seed in 0..<60 as Range<UInt64> {
      var source = RandomQuestionnaires(
        random: SeededGenerator(seed: seed), hasConditions: seed % 2 == 1, model: draw.model, mixesModels: draw.mixes)
      let (questionnaire, responses) = source.next()
      let range = BruteForce.interval(responses, limit: 300)
      let headline = BruteForce.headline(responses)
      for assignments in [4_096, 3, 0] {
        let sheet = Scorer(questionnaire).score(responses, trying: assignments)
        #expect((sheet.total == nil) == (headline == nil), "seed \(seed)")
        guard let total = sheet.total, let headline, let range else { continue }
        #expect((total.share - headline).magnitude < 1e-12, "seed \(seed)")
        #expect(total.low <= range.lowerBound + 1e-12, "seed \(seed)")
        #expect(total.high >= range.upperBound - 1e-12, "seed \(seed)")
        if sheet.intervalIsExact {
          #expect((total.low - range.lowerBound).magnitude < 1e-12, "seed \(seed)")
          #expect((total.high - range.upperBound).magnitude < 1e-12, "seed \(seed)")
        } else if seed % 2 == 0 {
          Issue.record("without conditions the interval is exact, seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: Draw.all)
  func `weights sum to one, and so do buckets, whatever the model`(draw: Draw) {
    for seed in 500..<560 as Range<UInt64> {
      var source = RandomQuestionnaires(
        random: SeededGenerator(seed: seed), hasConditions: true, model: draw.model, mixesModels: draw.mixes)
      let (questionnaire, responses) = source.next()
      let sheet = Scorer(questionnaire).score(responses)
      let whole = sheet.total == nil ? 0.0 : 1
      #expect((sheet.items.reduce(0) { $0 + $1.effectiveWeight } - whole).magnitude < 1e-12, "seed \(seed)")
      #expect((sheet.buckets.values.reduce(0, +) - whole).magnitude < 1e-12, "seed \(seed)")
      #expect((1 - sheet.coverage - sheet.buckets[.notKnown]!).magnitude < 1e-12 || sheet.total == nil, "seed \(seed)")
    }
  }

  @Test(arguments: ScoringModel.allCases)
  func `what does not apply changes nothing`(model: ScoringModel) throws {
    var with = Draft(sections: [
      Draft.section("one", target: 0.5, .choice("a"), .choice("b").orNotApplicable),
      Draft.section("two", target: 0.5, .choice("c").orNotApplicable), Draft.section("three", .choice("d")),
    ])
    var without = Draft(sections: [
      Draft.section("one", target: 0.5, .choice("a")), Draft.section("three", .choice("d")),
    ])
    (with.model, without.model) = (model, model)
    let (first, second) = (with.questionnaire(), without.questionnaire())
    let left = Scorer(first).score(first.responses("a=1 b=na c=na d=?")).total
    let right = Scorer(second).score(second.responses("a=1 d=?")).total
    #expect(left == right)
  }
}
