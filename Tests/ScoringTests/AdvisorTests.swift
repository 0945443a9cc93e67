import Questionnaires
import Scoring
import TestSupport
import Testing

@Suite struct AdvisorTests {
  /// A random questionnaire with three levels and gates over items, sections and expressions.
  private static func draw(_ seed: UInt64) -> (Questionnaire, Responses) {
    var source = RandomQuestionnaires(random: SeededGenerator(seed: seed), hasConditions: seed % 2 == 1)
    source.addLevels = { draft, random in
      let items = draft.sections.flatMap(\.items).filter { $0.scoring != nil }
      var gates: [Draft.GateDraft] = []
      if let item = items.randomElement(using: &random) {
        gates.append(Draft.GateDraft(subject: .item(item.id, 0.5), message: "item"))
      }
      gates.append(Draft.GateDraft(subject: .section(draft.sections[0].id, 0.4), message: "section"))
      if let item = items.randomElement(using: &random) {
        gates.append(Draft.GateDraft(subject: .rule("score('\(item.id)') > 0.2"), message: "rule"))
      }
      draft.levels = [("low", 0, []), ("middle", 0.4, Array(gates.prefix(1))), ("high", 0.7, gates)]
    }
    return source.next()
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `no completion leads outside the levels that are possible`(seed: UInt64) {
    let (questionnaire, responses) = Self.draw(seed)
    let scorer = Scorer(questionnaire)
    let prospects = Advisor(scorer).prospects(responses)
    var found = Set<Int>()
    let isWhole = BruteForce.forEachCompletion(of: responses, limit: 300) { completed in
      guard let level = scorer.score(completed).level, level.absence == nil else { return }
      found.insert(level.reached ?? -1)
    }
    guard isWhole, let least = found.min(), let greatest = found.max() else { return }
    #expect(prospects.lowest <= least && greatest <= prospects.highest, "\(prospects), found \(found.sorted())")
  }

  @Test(arguments: 200..<260 as Range<UInt64>)
  func `asked by what it says, an assessment that stops stays at its level`(seed: UInt64) {
    var (questionnaire, responses) = Self.draw(seed)
    let full = responses
    for item in questionnaire.items { responses.set(nil, for: item.index) }
    let advisor = Advisor(Scorer(questionnaire))
    var count = 0
    while !advisor.prospects(responses).isCertain, let advice = advisor.next(responses) {
      let answer = full.givenAnswer(to: advice.item) ?? Answer(.unknown, origin: .typed)
      responses.set(answer, for: advice.item)
      count += 1
      #expect(count <= questionnaire.items.count)
    }
    guard advisor.prospects(responses).isCertain else { return }
    let scorer = Scorer(questionnaire)
    let level = scorer.score(responses).level?.reached
    _ = BruteForce.forEachCompletion(of: responses, limit: 300) { completed in
      guard let then = scorer.score(completed).level, then.absence == nil else { return }
      #expect(then.reached == level)
    }
  }

  @Test func `the question that decides a level comes before one that only moves the score`() {
    var draft = Draft(sections: [
      Draft.section("one", .choice("heavy").weighing(5), .choice("gate"), .choice("done").weighing(6))
    ])
    draft.levels = [
      ("low", 0, []), ("high", 0.4, [Draft.GateDraft(subject: .item("gate", 0.5), message: "no")]),
    ]
    let questionnaire = draft.questionnaire()
    let advisor = Advisor(Scorer(questionnaire))
    let advice = advisor.next(questionnaire.responses("done=2"))
    #expect(advice?.item == 1)
    #expect(advisor.prospects(questionnaire.responses("done=2 gate=0")).isCertain)
    #expect(advisor.next(questionnaire.responses("done=2 gate=0"))?.item == 0, "what is left still narrows the score")
    #expect(advisor.next(questionnaire.responses("done=2 gate=0 heavy=1")) == nil)
  }
}
