import Assessments
import Diagnostics
import Questionnaires
import Reports
import Scoring
import Testing

/// The arithmetic of every model as it is shown, and values that are not there.
@Suite struct ExplanationFormulaTests {
  /// Four sections at shares of 1, 0.8, 0.5 and 1, the second weighing 2; maxima of 4, 2, 2 and 1.
  private static func definition(_ scoring: String) -> String {
    func section(_ id: String, _ more: String, _ item: String) -> String {
      #"{ "id": "\#(id)", "title": "Part \#(id)", \#(more) "items": [ { "id": "\#(id)q", "text": "How is \#(id)?", \#(item) } ] }"#
    }
    func choice(_ points: Double, of maximum: Double) -> String {
      #""type": "choice", "choices": [ { "id": "all", "text": "All", "points": \#(maximum) }, "#
        + #"{ "id": "this", "text": "This", "points": \#(points) } ]"#
    }
    let target = #""target": 0.75, "#
    let sections = [
      section("a", target, choice(4, of: 4)),
      section("b", #""weight": 2, "# + target, choice(1.6, of: 2) + #", "weight": 2"#),
      section("c", target, choice(1, of: 2)), section("d", target, #""type": "boolean""#),
    ]
    return """
      { "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "scoring": { \(scoring) },
        "sections": [ \(sections.joined(separator: ", ")) ],
        "computed": [ { "id": "constant", "title": "Constant", "expr": "6 * 7" },
                      { "id": "waits", "title": "Waits", "expr": "state('dq') == 'answered' ? answers.dq : answers.dq" },
                      { "id": "fails", "title": "Fails", "expr": "7 % (answers.aq == 'this' ? 0 : 1)" },
                      { "id": "share", "title": "Share", "expr": "answers.aq == 'this' ? 0.125 : 0.0", "format": "percent" } ] }
      """
  }

  private func shown(_ name: String, scoring: String, answers: [String: AnswerValue]) throws -> String {
    let read = DefinitionReader.read(SourceText(name: "small.json", text: Self.definition(scoring)))
    let questionnaire = try #require(read.questionnaire, "\(DiagnosticRenderer().render(read.diagnostics))")
    var session = AssessmentSession(
      opening: AssessmentEvent.Opening(
        tool: "test", assessment: "a1", questionnaire: "small", version: "1.0.0", definition: "", client: Client(),
        language: "en", timeZone: "UTC", today: CalendarDate("2026-05-12")!), questionnaire: questionnaire)
    for (item, value) in answers.sorted(by: { $0.key < $1.key }) {
      let answer = AssessmentEvent.answered(item: item, answer: Answer(value, origin: .typed))
      try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: answer))
    }
    let scorer = Scorer(questionnaire)
    let sheet = scorer.score(session.responses)
    let report = ExplanationReport(
      of: try #require(ExplanationNames(session).subject(named: name)), session: session, scorer: scorer, sheet: sheet,
      plan: Planner(scorer).plan(session.responses, from: sheet))
    return ExplanationRenderer(TerminalStyle(width: 100, usesColor: false, usesBlocks: false, isPlain: true))
      .render(report)
  }

  private static let answers: [String: AnswerValue] = [
    "aq": .choice("this"), "bq": .choice("this"), "cq": .choice("this"), "dq": .boolean(true),
  ]

  struct Row: Sendable, CustomTestStringConvertible {
    var scoring: String
    var lines: [String]
    var testDescription: String { scoring }
  }

  @Test(arguments: [
    Row(
      scoring: #""model": "weightedMean""#,
      lines: [
        "The mean of its sections, each by its weight.", "  (1 x 1 + 2 x 0.8 + 1 x 0.5 + 1 x 1) / 5 = 4.1 / 5 = 0.82",
        "   40%  Part b: 80 of 100. [b]",
      ]),
    Row(
      scoring: #""model": "sum""#,
      lines: [
        "The points earned over the points that can be had, each by the weight of its question.",
        "  (4 + 2 x 1.6 + 1 + 1) / (4 + 2 x 2 + 2 + 1) = 9.2 / 11 = 0.8364",
        #"   36%  Question 2, "How is b?": 80 of 100. "This": 1.6 of 2 points. [bq]"#,
      ]),
    Row(
      scoring: #""model": "allOrNothing""#,
      lines: ["100 where every question that counts is at its most, and 0 otherwise. 2 of 4 are not."]),
    Row(scoring: #""model": "worst""#, lines: ["The least of its sections.", "  min(1, 0.8, 0.5, 1) = 0.5"]),
    Row(
      scoring: #""model": "ladder""#,
      lines: [
        "The sections met before the first that is not, over all that count.", "  2 / 4 = 0.5",
        "  - Part b: 80 of 100; met. [b]", "  - Part c: 50 of 100; not met, needs 75. [c]",
      ]),
    Row(
      scoring: #""model": "deduct", "total": 10"#,
      lines: [
        "From a total of 10, each question takes off its weight times what it lacks of 1; what is left over",
        "  (10 - 2 x 0.2 - 1 x 0.5) / 10 = 9.1 / 10 = 0.91",
      ]),
    Row(scoring: #""model": "deduct", "total": 0.5"#, lines: ["  max(0, 0.5 - 2 x 0.2 - 1 x 0.5) / 0.5 = 0 / 0.5 = 0"]),
    Row(scoring: #""model": "deduct""#, lines: ["  (5 - 2 x 0.2 - 1 x 0.5) / 5 = 4.1 / 5 = 0.82"]),
  ])
  func `each model shows its own arithmetic`(row: Row) throws {
    let text = try shown("score", scoring: row.scoring, answers: Self.answers)
    for line in row.lines { #expect(text.split(separator: "\n").contains(Substring(line)), "\(text)") }
  }

  @Test func `what is computed shows its value, what it waits for, or why there is none`() throws {
    func value(_ name: String, _ answers: [String: AnswerValue]) throws -> String {
      try shown(name, scoring: "", answers: answers)
    }
    #expect(try value("constant", [:]).hasPrefix("Constant: 42.\nA constant of the questionnaire.\n  6 * 7\n"))
    #expect(try value("share", ["aq": .choice("this")]).hasPrefix("Share: 12.5%.\n"))
    #expect(try value("waits", [:]).hasPrefix("Waits: not known yet; waits for question 4.\n"))
    #expect(try value("waits", ["dq": .boolean(true)]).contains("  - Question 4, \"How is d?\": \"yes\".\n"))
    #expect(try value("fails", ["aq": .choice("this")]).hasPrefix("Fails: has no value: modulus by zero.\n"))
    #expect(try value("level", [:]).hasPrefix("The level: none.\nThe questionnaire has no levels.\n"))
  }
}
