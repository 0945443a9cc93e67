import Questionnaires
import Scoring
import TestSupport
import Testing

@Suite struct SturdinessTests {
  private static func sturdiness(_ answers: String) -> Sturdiness {
    let draft = Draft(sections: [
      Draft.section("one", .choice("a"), .choice("b")), Draft.section("two", .choice("c"), .choice("d").weighing(3)),
      Draft.section("three", .choice("e").orNotApplicable),
    ])
    let questionnaire = draft.questionnaire()
    return Sturdiness(Scorer(questionnaire).score(questionnaire.responses(answers)), of: questionnaire)
  }

  @Test func `sections far apart keep their places`() {
    let sturdiness = Self.sturdiness("a=2 b=2 c=0 d=0 e=1")
    #expect(sturdiness.sectionCount == 3)
    #expect(sturdiness.closeCalls.isEmpty)
  }

  @Test func `sections near to each other can change places`() {
    // One: (0 + 1) / 2 = 0.5, from 0.4 to 0.6. Two: (1 + 3 x 0.5) / 4 = 0.625, from 0.588 to 0.667. Three 0.5.
    let sturdiness = Self.sturdiness("a=0 b=2 c=2 d=1 e=1")
    #expect(sturdiness.closeCalls == [Sturdiness.Pair(ahead: 1, behind: 0)])
  }

  @Test func `what does not apply has no place`() {
    #expect(Self.sturdiness("a=0 b=2 c=2 d=1 e=na").sectionCount == 2)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `no weights within reach change places that are said to hold`(seed: UInt64) {
    var source = RandomQuestionnaires(random: SeededGenerator(seed: seed), hasConditions: false)
    let (questionnaire, responses) = source.next()
    let sheet = Scorer(questionnaire).score(responses)
    let calls = Sturdiness(sheet, of: questionnaire).closeCalls
    for _ in 0..<40 {
      var parts = Questionnaire.Parts()
      parts.sections = questionnaire.sections
      parts.items = questionnaire.items
      parts.dependencies = questionnaire.dependencies
      for item in parts.items.indices {
        parts.items[item].weight *= Double.random(in: 0.8...1.2, using: &source.random)
      }
      let moved = Questionnaire(parts, source: questionnaire.source)
      var same = Responses(to: moved, today: responses.today)
      for item in moved.items { same.set(responses.givenAnswer(to: item.index), for: item.index) }
      let other = Scorer(moved).score(same)
      for ahead in questionnaire.sections.indices {
        for behind in questionnaire.sections.indices {
          guard let a = sheet.sections[ahead].share, let b = sheet.sections[behind].share, a > b + 1e-9,
            questionnaire.sections[ahead].weight > 0, questionnaire.sections[behind].weight > 0,
            let later = other.sections[ahead].share, let laterBehind = other.sections[behind].share
          else { continue }
          #expect(
            later > laterBehind - 1e-9 || calls.contains(Sturdiness.Pair(ahead: ahead, behind: behind)),
            "sections \(ahead) and \(behind)")
        }
      }
    }
  }
}
