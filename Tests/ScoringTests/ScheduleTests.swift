import Questionnaires
import Scoring
import Testing

@Suite struct ScheduleTests {
  private static func schedule(_ order: [Int]) -> [String] {
    var draft = Draft(sections: [Draft.section("one", .choice("a"))])
    draft.actions = [
      Draft.ActionDraft(id: "first", targets: [("a", .choice("c2"))], weeks: 2),
      Draft.ActionDraft(id: "second", targets: [("a", .choice("c2"))], after: ["first"], weeks: 1),
      Draft.ActionDraft(id: "third", targets: [("a", .choice("c2"))], days: 7),
      Draft.ActionDraft(id: "last", targets: [("a", .choice("c2"))], days: 0.5, after: ["second", "third"]),
    ]
    return Schedule(order, of: draft.questionnaire(), from: CalendarDate("2026-12-01")!).entries.map {
      "\($0.start) \($0.finish)"
    }
  }

  @Test func `an action starts when what is before it is done`() {
    #expect(
      Self.schedule([0, 1, 2, 3]) == [
        "2026-12-01 2026-12-15", "2026-12-15 2026-12-22", "2026-12-01 2026-12-11", "2026-12-22 2026-12-23",
      ])
  }

  @Test func `what is not in the plan holds nothing up`() {
    #expect(Self.schedule([1, 3]) == ["2026-12-01 2026-12-08", "2026-12-08 2026-12-09"])
    #expect(Self.schedule([]) == [])
  }
}
