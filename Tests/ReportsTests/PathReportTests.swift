import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Testing

@Suite struct PathReportTests {
  private static let style = TerminalStyle(width: 80, usesColor: false, usesBlocks: false, isPlain: true)

  private static func report(_ sample: SampleAssessment, to level: Int = 1) throws -> PathReport {
    let scorer = Scorer(sample.session.questionnaire)
    let sheet = scorer.score(sample.session.responses)
    let result = try #require(PathFinder(scorer).path(sample.session.responses, from: sheet, to: level))
    return PathReport(result, session: sample.session, sheet: sheet)
  }

  /// The assessment with all that no step brings.
  private static func within(suffix: String = "") -> SampleAssessment {
    var sample = SampleAssessment.halfway(suffix: suffix)
    sample.answer("mentor_time", .choice("yes"))
    sample.answer("college", .choice("partly"))
    return sample
  }

  @Test func `a path is told with its steps, what it brings and the next best`() throws {
    let text = TerminalRenderer(Self.style).render(path: try Self.report(Self.within()))
    #expect(
      text == """
        To reach Building: 1 step, 2 days of work, about 4 weeks.

         1. Settle how many apprentices a mentor has
            About 2 days of work. Who: HR lead. Then 75 of 100.

        That brings 58 -> 75 of 100: Building. It settles what holds you back:
          - no rule says how many apprentices a mentor has
        Every way to Building takes this step.

        """)
  }

  @Test func `a path for programs has every number`() throws {
    let json = JSONRenderer().jsonValue(try Self.report(Self.within()))
    #expect(json[name: "target"] == "building")
    #expect(json[name: "outcome"] == "found")
    #expect(json[name: "isExact"] == .bool(true))
    #expect(json[name: "leastEffortDays"] == .number(2))
    #expect(json[name: "path"]?[name: "effortDays"] == .number(2))
    #expect(json[name: "path"]?[name: "weeks"] == .number(4))
    #expect(json[name: "path"]?[name: "score"] == .number(0.75))
    #expect(json[name: "runnerUp"] == .null)
    #expect(json[name: "runnerUpIsExact"] == .bool(true))
    guard case .array(let steps)? = json[name: "path"]?[name: "steps"] else {
      Issue.record("no steps")
      return
    }
    #expect(steps.map { $0[name: "answers"]?[name: "mentor_ratio"] } == ["yes"])
  }

  @Test func `what stands in the way is named with how far the steps go`() throws {
    var sample = SampleAssessment.halfway()
    sample.answer("mentor_time", .choice("partly"))
    let text = TerminalRenderer(Self.style).render(path: try Self.report(sample))
    #expect(
      text == """
        Building cannot be reached with the steps of this questionnaire:
          - no mentor has protected time: every step together brings this to 50 of 100,
            100 are needed
          - every step together brings the score to 58 of 100, 2 points short of 60

        """)
    // An answer that is not known is for somebody to find out.
    let unknown = TerminalRenderer(Self.style).render(path: try Self.report(SampleAssessment.halfway()))
    #expect(unknown.contains("protected time: this waits for an answer to \"Do mentors have"))
    #expect(
      TerminalRenderer(Self.style).render(path: try Self.report(sample, to: 0)) == "Exploring is reached already.\n")
  }

  @Test(arguments: [20, 40, 80])
  func `hostile texts of a path stay within the window`(width: Int) throws {
    let hostile = "\u{1B}[31m\u{202E}e\u{301}\n" + String(repeating: "W", count: 300)
    let style = TerminalStyle(width: width, usesColor: false, usesBlocks: false, isPlain: true)
    for sample in [Self.within(suffix: hostile), .halfway(suffix: hostile)] {
      let text = TerminalRenderer(style).render(path: try Self.report(sample))
      #expect(!text.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
      #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
    }
  }
}
