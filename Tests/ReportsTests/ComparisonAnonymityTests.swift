import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Testing

/// No name of anybody in any output of an anonymous comparison.
@Suite struct ComparisonAnonymityTests {
  /// What must be nowhere; none of it is a word of the program or of the sample.
  private static let names = [
    "Lakeside", "Ridgeview", "Ana Ortiz", "Ben Cole", "Fay Lundqvist", "remark-of-somebody", "nick-of-somebody",
    "reason-of-somebody", "idaaaa", "idbbbb", "head-of",
  ]

  private static func samples() -> [ComparisonSample] {
    var first = ComparisonSample(
      "idaaaa", "2026-03-02", ComparisonSample.settled(lead: "no", backing: false))
    first.client = "Lakeside"
    first.people = ["Ana Ortiz"]
    first.facilitator = "Fay Lundqvist"
    first.notes = ["remark-of-somebody"]
    first.answers.append(("nick", ComparisonSample.typed(.text("nick-of-somebody at Lakeside"))))
    // The definition was written for this client, and names it.
    first.version.suffix = " of LAKESIDE for Ben Cole"
    var last = ComparisonSample(
      "idbbbb", "2026-09-01", ComparisonSample.settled(lead: "yes", backing: true, visits: 8))
    last.client = "Ridgeview"
    last.people = ["Ben Cole"]
    last.answers[2] = ("college", Answer(.notApplicable, reason: "reason-of-somebody", origin: .typed))
    last.answers.append(("nick", ComparisonSample.typed(.text("nick-of-somebody-else"))))
    last.version.suffix = " of LAKESIDE for Ben Cole"
    return [first, last]
  }

  static func outputs(_ report: ComparisonReport) -> [(format: String, text: String)] {
    let styles = [
      TerminalStyle.plain, TerminalStyle(width: 40, usesColor: false, usesBlocks: false, isPlain: false),
      TerminalStyle(width: 100, usesColor: true, usesBlocks: true, isPlain: false),
    ]
    return styles.map { ("terminal", TerminalRenderer($0).render(report)) } + [
      ("markdown", ComparisonMarkdownRenderer().render(report)), ("html", ComparisonHTMLRenderer().render(report)),
      ("csv", String(decoding: ComparisonCSVRenderer().render(report), as: UTF8.self)),
      ("json", JSONRenderer().jsonValue(report).serialized(pretty: true)),
    ]
  }

  @Test(arguments: [false, true])
  func `no format names anybody`(isOneClient: Bool) throws {
    var samples = Self.samples()
    if isOneClient { samples[1].client = "Lakeside" }
    let report = try ComparisonSample.compare(samples, isAnonymous: true)
    #expect(report.columns.map(\.name) == ["A", "B"])
    for output in Self.outputs(report) {
      let text = output.text.lowercased()
      for name in Self.names { #expect(!text.contains(name.lowercased()), "\(name) in \(output.format)") }
      // Letters stand for the clients everywhere.
      #expect(output.text.contains("A"))
    }
  }

  @Test func `what is left out is told`() throws {
    let report = try ComparisonSample.compare(Self.samples(), isAnonymous: true)
    #expect([report.leftOut.answers, report.leftOut.computed, report.leftOut.lists] == [1, 1, 0])
    #expect(report.items.map(\.id.text) == ["lead", "backing", "college", "visits"])
    #expect(report.computed.map(\.id.text) == ["twice"])
    #expect(report.computed[0].cells.map { $0?.text } == ["6 visits", "16 visits"])
    #expect(report.items[0].cells.map(\.text) == ["No of ... for ...", "Yes of ... for ..."])
    let text = TerminalRenderer(.plain).render(report)
    #expect(text.contains("1 question answered in free text is left out, since it may name somebody."))
    #expect(text.contains("1 computed value is left out"))
  }

  @Test func `the same comparison with names has them`() throws {
    let report = try ComparisonSample.compare(Self.samples())
    for output in Self.outputs(report) {
      #expect(output.text.contains("Lakeside") && output.text.contains("Ridgeview"), "\(output.format)")
    }
    #expect(JSONRenderer().jsonValue(report).serialized().contains("head-of-idaaaa"))
  }

  @Test func `words that only begin like a name stay`() throws {
    var samples = Self.samples()
    samples[0].client = "Part"
    samples[0].version.suffix = ""
    samples[1].version.suffix = ""
    let report = try ComparisonSample.compare(samples, isAnonymous: true)
    #expect(report.title == "Partners")
    #expect(report.items[0].cells[0].text == "No")
  }
}
