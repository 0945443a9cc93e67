import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Testing

@Suite struct DifferenceTests {
  private static func difference(_ change: (inout SampleAssessment) -> Void) -> Difference {
    let before = SampleAssessment.halfway()
    var after = before
    change(&after)
    return Difference(from: before.report(), to: after.report())
  }

  @Test func `the same answers differ in nothing`() {
    let difference = Self.difference { _ in }
    #expect(difference.isEmpty)
    #expect(difference.answers.isEmpty)
  }

  @Test func `what another answer moves is there before and after`() throws {
    let difference = Self.difference { $0.answer("mentor_ratio", .choice("yes")) }
    #expect(difference.answers.map(\.id) == ["mentor_ratio"])
    #expect(difference.answers.first?.before == "No")
    #expect(difference.score.before?.share == 0.25)
    #expect(try #require(difference.score.after).share > 0.25)
    #expect(difference.dropped.map(\.id.text) == ["set_ratio"])
    #expect(difference.sections.count == 1)
    let json = JSONRenderer().jsonValue(difference)
    #expect(json[name: "actionsDropped"] == [["id": "set_ratio", "title": .string(difference.dropped[0].title)]])
    #expect(json[name: "before"]?[name: "score"] == .number(0.25))
  }

  @Test func `hostile texts of a difference stay on their line and within the window`() {
    let hostile = "\u{1B}[31m\u{202E}e\u{301}\n" + String(repeating: "W", count: 300)
    let before = SampleAssessment.halfway(suffix: hostile)
    var after = before
    after.answer("mentor_ratio", .choice("yes"))
    let difference = Difference(from: before.report(), to: after.report())
    let style = TerminalStyle(width: 40, usesColor: false, usesBlocks: false, isPlain: true)
    let text = TerminalRenderer(style).render(difference: difference, supposed: ["mentor_ratio"])
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 40 })
  }
}
