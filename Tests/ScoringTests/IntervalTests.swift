import Questionnaires
import Scoring
import TestSupport
import Testing

@Suite struct IntervalTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `without conditions the interval is what trying everything finds`(seed: UInt64) throws {
    var source = RandomQuestionnaires(random: SeededGenerator(seed: seed), hasConditions: false)
    let (questionnaire, responses) = source.next()
    let sheet = Scorer(questionnaire).score(responses)
    expectSame(sheet.total?.share, BruteForce.headline(responses))
    guard let total = sheet.total, let range = BruteForce.interval(responses, limit: 600) else { return }
    #expect(sheet.intervalIsExact)
    #expect((total.low - range.lowerBound).magnitude < 1e-12)
    #expect((total.high - range.upperBound).magnitude < 1e-12)
  }

  @Test(arguments: 1_000..<1_150 as Range<UInt64>)
  func `with conditions the interval holds everything, and equals it where it says so`(seed: UInt64) throws {
    var source = RandomQuestionnaires(random: SeededGenerator(seed: seed), hasConditions: true)
    let (questionnaire, responses) = source.next()
    let range = BruteForce.interval(responses, limit: 600)
    for assignments in [4_096, 3, 0] {
      let sheet = Scorer(questionnaire).score(responses, trying: assignments)
      expectSame(sheet.total?.share, BruteForce.headline(responses))
      guard let total = sheet.total, let range else { continue }
      #expect(total.low <= total.share && total.share <= total.high)
      #expect(total.low <= range.lowerBound + 1e-12)
      #expect(total.high >= range.upperBound - 1e-12)
      if sheet.intervalIsExact {
        #expect((total.low - range.lowerBound).magnitude < 1e-12)
        #expect((total.high - range.upperBound).magnitude < 1e-12)
      }
    }
  }

  @Test(arguments: 2_000..<2_030 as Range<UInt64>)
  func `an answer never widens an exact interval`(seed: UInt64) {
    var source = RandomQuestionnaires(random: SeededGenerator(seed: seed), hasConditions: seed % 2 == 0)
    let (questionnaire, start) = source.next()
    let scorer = Scorer(questionnaire)
    var responses = start
    var before = scorer.score(responses)
    for item in questionnaire.items where responses.state(of: item.index).isUnsettled {
      guard responses.applicability(of: item.index) == .asked else { continue }
      let value = BruteForce.values(of: item).randomElement(using: &source.random)!
      responses.set(Answer(value, origin: .typed), for: item.index)
      let after = scorer.score(responses)
      if before.intervalIsExact, after.intervalIsExact, let old = before.total, let new = after.total {
        #expect(new.low >= old.low - 1e-12)
        #expect(new.high <= old.high + 1e-12)
      }
      before = after
    }
  }

  @Test(arguments: 3_000..<3_030 as Range<UInt64>)
  func `buckets sum to one, and scaling all weights changes nothing`(seed: UInt64) {
    var source = RandomQuestionnaires(random: SeededGenerator(seed: seed), hasConditions: true)
    let (questionnaire, responses) = source.next()
    let sheet = Scorer(questionnaire).score(responses)
    let whole = sheet.buckets.values.reduce(0, +)
    #expect((whole - (sheet.total == nil ? 0 : 1)).magnitude < 1e-12)
    #expect((sheet.items.reduce(0) { $0 + $1.effectiveWeight } - whole).magnitude < 1e-12)
    #expect((1 - sheet.coverage - sheet.buckets[.notKnown]!).magnitude < 1e-12 || sheet.total == nil)

    var parts = Questionnaire.Parts()
    parts.sections = questionnaire.sections
    parts.items = questionnaire.items
    for index in parts.sections.indices { parts.sections[index].weight *= 7 }
    for index in parts.items.indices { parts.items[index].weight *= 0.3 }
    parts.dependencies = questionnaire.dependencies
    let scaled = Questionnaire(parts, source: questionnaire.source)
    var same = Responses(to: scaled, today: responses.today)
    for item in scaled.items { same.set(responses.givenAnswer(to: item.index), for: item.index) }
    let other = Scorer(scaled).score(same)
    expectSame(sheet.total?.share, other.total?.share)
    expectSame(sheet.total?.low, other.total?.low)
    expectSame(sheet.total?.high, other.total?.high)
    expectSame(sheet.coverage, other.coverage)
  }

  @Test func `sections that share no unsettled answer are tried apart`() {
    // Twelve sections, each with a question that decides about another: 3^12 assignments together, 3 apart.
    let sections = (0..<12).map { index in
      Draft.SectionDraft(
        id: "s\(index)", weight: 1, visibleIf: nil,
        items: [
          Draft.ItemDraft.yesNo("g\(index)").unscored, .choice("x\(index)"),
          .choice("y\(index)").when("answers.g\(index)"),
        ])
    }
    let questionnaire = Draft(sections: sections).questionnaire()
    let answers = (0..<12).map { "x\($0)=1" }.joined(separator: " ")
    let sheet = Scorer(questionnaire).score(questionnaire.responses(answers))
    #expect(sheet.intervalIsExact)
    #expect(sheet.total == Score(share: 0.25, low: 0.25, high: 0.75))
  }

  @Test func `where too much hangs together the interval is a bound that says so`() throws {
    var draft = Draft(sections: [])
    for index in 0..<2 {
      let gates = (0..<8).map { Draft.ItemDraft.rating("g\(index)_\($0)", 1...5, []).unscored }
      let all = (0..<8).map { "answers.g\(index)_\($0) > 1" }.joined(separator: " && ")
      let item = Draft.ItemDraft.choice("x\(index)").when(all)
      draft.sections.append(
        Draft.SectionDraft(id: "s\(index)", weight: 1, visibleIf: nil, items: gates + [.choice("y\(index)"), item]))
    }
    let questionnaire = draft.questionnaire()
    let sheet = Scorer(questionnaire).score(questionnaire.responses("y0=1 y1=2"))
    let total = try #require(sheet.total)
    #expect(!sheet.intervalIsExact)
    #expect(total == Score(share: 0.375, low: 0.375, high: 0.875))
  }

  @Test(
    arguments: [
      // From 0 to 4 the band at 5 is out of reach.
      (0, 4, nil, 0.25), (0, 5, nil, 1), (0, 5, 0, 1), (nil, nil, nil, 1), (1, 1.5, 0, 0.25), (0, 0.999, nil, 0),
      (4.2, 4.9, 0, 0),
    ] as [(Double?, Double?, Int?, Double)])
  func `only bands within the limits can be reached`(least: Double?, greatest: Double?, decimals: Int?, high: Double) {
    let questionnaire = Draft(sections: [
      Draft.section("one", .number("n", least, greatest, decimals: decimals, [(1, 1), (5, 4)]))
    ]).questionnaire()
    #expect(Scorer(questionnaire).score(questionnaire.responses("")).total?.high == high)
  }

  @Test func `answers that a validator refuses are no completion`() {
    let questionnaire = Draft(sections: [
      Draft.section("one", .rating("r", 1...5, [(1, 1), (5, 4)]).validated("answers.r < 5"))
    ]).questionnaire()
    let sheet = Scorer(questionnaire).score(questionnaire.responses(""))
    #expect(sheet.total?.high == 0.25)
    #expect(sheet.intervalIsExact)
  }

  @Test func `where a validator reads other answers the interval is a bound`() {
    let questionnaire = Draft(sections: [
      Draft.section(
        "one", .yesNo("big"), .rating("r", 1...5, [(1, 1), (5, 4)]).validated("answers.big || answers.r < 5"))
    ]).questionnaire()
    let sheet = Scorer(questionnaire).score(questionnaire.responses("big=n"))
    #expect(sheet.total == Score(share: 0, low: 0, high: 0.5))
    #expect(!sheet.intervalIsExact)
  }

  @Test func `an expression over its own answer is tried, one over others is bounded`() {
    let own = Draft(sections: [Draft.section("one", .scored("r", 0...3, by: "answers.r / 4.0"))]).questionnaire()
    #expect(Scorer(own).score(own.responses("")).total?.high == 0.75)
    #expect(Scorer(own).score(own.responses("")).intervalIsExact)
    let other = Draft(sections: [
      Draft.section("one", .rating("n", 1...2, []).unscored, .scored("r", 0...3, by: "answers.r / (8.0 * answers.n)"))
    ]).questionnaire()
    let sheet = Scorer(other).score(other.responses("r=2"))
    #expect(sheet.total == Score(share: 0, low: 0, high: 1))
    #expect(!sheet.intervalIsExact)
    #expect(sheet.unsettled == [0, 1])
  }

  private func expectSame(_ left: Double?, _ right: Double?) {
    #expect((left == nil) == (right == nil))
    if let left, let right { #expect((left - right).magnitude < 1e-12) }
  }
}
