import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Testing

/// What rules bring into a report: questions asked only perhaps, computed values, failures.
@Suite struct ConditionalReportTests {
  private static let definition = """
    {
      "formatVersion": 1, "id": "visits", "version": "1.0.0", "title": "Visits", "language": "en",
      "sections": [
        {
          "id": "hosting", "title": "Hosting",
          "items": [
            { "id": "visits", "type": "integer", "text": "How many visits?", "min": 0 },
            { "id": "hosts", "type": "integer", "text": "How many hosts?", "min": 0 },
            { "id": "enough", "type": "boolean", "text": "Is that enough?", "visibleIf": "answers.visits > 3" },
            {
              "id": "helper", "type": "choice", "text": "Is there help?",
              "choices": [
                { "id": "no", "text": "No, none of the {answers.hosts} help", "points": 0, "actions": ["ask"] },
                { "id": "yes", "text": "Yes", "points": 1 }
              ]
            }
          ]
        }
      ],
      "computed": [
        {
          "id": "each", "title": "Visits for each host", "expr": "answers.visits / answers.hosts", "unit": "visits",
          "shown": true
        }
      ],
      "actions": [
        {
          "id": "ask", "title": "Ask for help", "steps": ["Call."], "effortDays": 0.5, "addresses": [{ "item": "enough", "answer": true }]
        }
      ]
    }
    """

  private func report(_ answers: [(String, Answer)], of definition: String = Self.definition) throws -> Report {
    let read = DefinitionReader.read(SourceText(name: "visits.json", text: definition))
    let questionnaire = try #require(read.questionnaire, "\(read.diagnostics.map(\.message))")
    var session = AssessmentSession(
      opening: AssessmentEvent.Opening(
        tool: "groundwork 0.1.0", assessment: "a1", questionnaire: "visits", version: "1.0.0", definition: "",
        client: Client(), language: "en", timeZone: "UTC", today: CalendarDate("2026-05-12")!),
      questionnaire: questionnaire)
    for (item, answer) in answers {
      let event = AssessmentEvent.answered(item: item, answer: answer)
      try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
    }
    let scorer = Scorer(questionnaire)
    let sheet = scorer.score(session.responses)
    return Report(
      session: session, sheet: sheet, plan: Planner(scorer).plan(session.responses, from: sheet), head: nil)
  }

  @Test func `a question that is asked only perhaps has no number and says what it waits for`() throws {
    let report = try report([("visits", Answer(.unknown, origin: .typed))])
    let enough = try #require(report.open.first { $0.item.id.text == "enough" })
    #expect(enough.item.number == nil)
    #expect(enough.waitsFor.map(\.id.text) == ["visits"])
    #expect(report.answers.map(\.item.number) == [1, 2, nil, 3])
    #expect(report.standing.counts.asked == 3)
    #expect(report.standing.counts.undecided == 1)
    let screen = TerminalRenderer(.plain).render(result: report)
    #expect(screen.contains("0 of 3 questions answered, 1 not known, 2 not reached; 1 more may be asked"))
    #expect(screen.contains(" - Is that enough? [may be asked; waits for question 1]\n"))
    #expect(
      TerminalRenderer(.plain).render(answers: report).contains("\n  -  Is that enough?\n     enough - may be asked\n"))
  }

  @Test func `computed values come with their unit, or as not answered`() throws {
    var computed = try report([("visits", Answer(.integer(8), origin: .typed))]).computed
    #expect(computed.map(\.value) == [nil])
    #expect(computed.map(\.text) == ["(not answered)"])
    computed = try report([
      ("visits", Answer(.integer(8), origin: .typed)), ("hosts", Answer(.integer(2), origin: .typed)),
    ]).computed
    #expect(computed.map(\.value) == [.integer(4)])
    #expect(computed.map(\.text) == ["4 visits"])
  }

  @Test func `a rule that fails is named with its place`() throws {
    let report = try report([
      ("visits", Answer(.integer(8), origin: .typed)), ("hosts", Answer(.integer(0), origin: .typed)),
    ])
    let failure = try #require(report.failures.first)
    #expect(failure.file == "visits.json")
    #expect(failure.line == 22)
    #expect(failure.pointer == "/computed/0/expr")
    let screen = TerminalRenderer(.plain).render(result: report)
    #expect(screen.contains("  - visits.json:22:"))
  }

  @Test func `a choice that calls for an action is its reason, with answers piped in`() throws {
    let report = try report([
      ("visits", Answer(.integer(1), origin: .typed)), ("hosts", Answer(.integer(2), origin: .typed)),
      ("helper", Answer(.choice("no"), origin: .typed)),
    ])
    let cause = try #require(report.actions.first?.because.first)
    #expect(cause.item.id.text == "helper")
    #expect(cause.answer == "No, none of the 2 help")
    #expect(cause.target == nil)
  }

  @Test func `rows of a list that is not finished are told`() throws {
    let definition = """
      {
        "formatVersion": 1, "id": "visits", "version": "1.0.0", "title": "Visits", "language": "en",
        "sections": [ { "id": "hosting", "title": "Hosting", "items": [
          { "id": "hosts", "type": "list", "text": "Who hosts?",
            "items": [ { "id": "host", "type": "text", "text": "Who?" } ] } ] } ]
      }
      """
    var row = Row()
    row["host"] = .value(.text("Ann"))
    for (isDeferred, text) in [(false, "open, with 1 row so far"), (true, "skipped, with 1 row so far")] {
      let answer = Answer(unfinished: [row], isDeferred: isDeferred, origin: .typed)
      #expect(try report([("hosts", answer)], of: definition).answers.map(\.text) == [text])
    }
  }
}
