import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Testing

/// How far respondents agree, at a terminal and as JSON.
@Suite struct AgreementReportTests {
  /// Three people on the sample questionnaire, of whom some leave questions out.
  static func session(suffix: String = "") throws -> AssessmentSession {
    func person(_ name: String, _ answers: [(String, Answer)], note: String? = nil) throws -> (
      AssessmentSession, String
    ) {
      var sample = SampleAssessment(suffix: suffix)
      for (item, answer) in answers { sample.set(item, answer) }
      if let note { sample.apply(.noted(item: "lead", text: note + suffix, author: name)) }
      var opening = sample.session.opening
      opening.assessment = "id\(name.first!)"
      opening.respondents = [name + suffix]
      var session = AssessmentSession(opening: opening, questionnaire: sample.session.questionnaire)
      var events = [AssessmentEvent.opened(opening)] + answers.map { .answered(item: $0, answer: $1) }
      if let note { events.append(.noted(item: "lead", text: note + suffix, author: name)) }
      for event in events {
        try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
      }
      return (session, "head")
    }
    func typed(_ value: AnswerValue) -> Answer { Answer(value, origin: .typed) }
    let comparison = Comparison([
      try person(
        "Ana", [("lead", typed(.choice("no"))), ("openings", typed(.integer(4))), ("leader", typed(.choice("yes")))],
        note: "ask HR"),
      try person(
        "Ben", [("lead", typed(.choice("yes"))), ("openings", typed(.integer(12))), ("leader", typed(.choice("yes")))]),
      try person(
        "Cy",
        [
          ("lead", typed(.choice("no"))), ("openings", Answer(.unknown, origin: .typed)),
          ("leader", typed(.choice("yes"))),
        ]),
    ])
    var opening = SampleAssessment(suffix: suffix).session.opening
    opening.facilitator = "Fay" + suffix
    opening.respondents = comparison.respondents
    opening.consensus = comparison.summary
    return try comparison.preview(opening)
  }

  @Test func `agreement is told in all and by question`() throws {
    let report = try #require(AgreementReport(Self.session()))
    let text = TerminalRenderer(.plain).render(report)
    #expect(
      text.hasPrefix("Agreement: Are we ready to start an apprenticeship?\nLakeside Hospital: Ana, Ben and Cy\n\n"))
    #expect(text.contains("All agree on 1 of the"))
    #expect(text.contains("2 are answered differently"))
    #expect(text.contains("    2 of 3 agree."))
    #expect(text.contains("    Ana, Cy: "))
    #expect(text.contains("      note by Ana: ask HR\n"))
    #expect(text.contains("    No two of 3 agree. Apart: from 4"))
    #expect(text.contains("    Cy: not known\n"))
    #expect(text.contains("    All 3 agree: "))
    #expect(text.contains("    Nobody answered.\n"))
  }

  @Test func `rows are told field by field, so that it shows where they differ`() throws {
    let text = """
      { "formatVersion": 1, "id": "q", "version": "1.0.0", "title": "Q",
        "sections": [ { "id": "all", "title": "All", "items": [
          { "id": "jobs", "type": "list", "text": "Jobs?", "items": [
            { "id": "job", "type": "text", "text": "Job?" },
            { "id": "openings", "type": "integer", "text": "Openings?" } ] } ] } ] }
      """
    let questionnaire = try #require(DefinitionReader.read(SourceText(name: "q.json", text: text)).questionnaire)
    func person(_ name: String, _ openings: Row.Entry) throws -> (AssessmentSession, String) {
      var opening = SampleAssessment().session.opening
      opening.assessment = name
      opening.respondents = [name]
      var row = Row()
      row["job"] = .value(.text("Aide"))
      row["openings"] = openings
      var session = AssessmentSession(opening: opening, questionnaire: questionnaire)
      let answer = AssessmentEvent.answered(item: "jobs", answer: Answer(.rows([row]), origin: .typed))
      for event in [.opened(opening), answer] {
        try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
      }
      return (session, "head")
    }
    let comparison = Comparison([try person("Ana", .value(.integer(3))), try person("Ben", .unknown)])
    var opening = SampleAssessment().session.opening
    opening.consensus = comparison.summary
    let report = try #require(AgreementReport(comparison.preview(opening)))
    let screen = TerminalRenderer(.plain).render(report)
    #expect(screen.contains("They differ.\n    Ana: 1 row: Aide, 3\n    Ben: 1 row: Aide, not known\n"))
  }

  @Test func `the JSON has every key, and each item who said what`() throws {
    let session = try Self.session()
    let json = JSONRenderer().jsonValue(try #require(AgreementReport(session)))
    func names(_ value: JSONValue?) -> [String] {
      if case .object(let members)? = value { members.map(\.name) } else { [] }
    }
    #expect(names(json) == ["format", "questionnaire", "client", "people", "agreement", "sections", "items"])
    let lead = json[name: "items"]?[name: "lead"]
    #expect(
      names(lead) == [
        "section", "question", "verdict", "people", "asked", "agree", "agreeingPairs", "spread", "groups", "said",
      ])
    #expect(lead?[name: "verdict"] == "differing")
    #expect(lead?[name: "agree"] == 2)
    #expect(lead?[name: "groups"] == [["Ana", "Cy"], ["Ben"]])
    let openings = json[name: "items"]?[name: "openings"]
    #expect(openings?[name: "spread"] == ["measure": "number", "low": 4.0, "high": 12.0, "apart": 8.0])

    let whole = JSONRenderer().jsonValue(report(session))
    #expect(whole[name: "consensus"] == json)
    let answer = whole[name: "answers"]?[name: "leader"]
    #expect(answer?[name: "isSettled"] == false && answer?[name: "settledBy"] == .null)
    #expect(answer?[name: "origin"] == "carriedOver" && answer?[name: "respondent"] == "Ana, Ben, Cy")
  }

  @Test func `a list of answers says who settled what, or who agreed`() throws {
    var session = try Self.session()
    let lead = try #require(session.questionnaire.itemIndex(ItemID("lead")))
    for event in try session.answering(lead, with: Answer(.choice("yes"), origin: .typed, respondent: "Gil")).events {
      try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
    }
    let text = TerminalRenderer(.plain).render(answers: report(session))
    #expect(text.contains("settled by Gil, after:\n       Ana: No\n         note: ask HR\n       Ben: Yes\n"))
    #expect(text.contains("agreed by Ana, Ben, Cy\n"))
    #expect(text.contains("college - open\n     answered by nobody so far\n"))
    #expect(text.contains("said so far:\n       Ana: 4 people\n"))
  }

  private func report(_ session: AssessmentSession) -> Report {
    let scorer = Scorer(session.questionnaire)
    let sheet = scorer.score(session.responses)
    return Report(
      session: session, sheet: sheet, plan: Planner(scorer).plan(session.responses, from: sheet), head: nil)
  }

  @Test(arguments: HostileCase.all)
  func `no text of others moves the cursor, hides or leaves the window`(row: HostileCase) throws {
    let session = try Self.session(suffix: row.text)
    let renderer = TerminalRenderer(
      TerminalStyle(width: row.style.width, usesColor: false, usesBlocks: false, isPlain: true))
    let screens = [
      renderer.render(try #require(AgreementReport(session))), renderer.render(answers: report(session)),
    ]
    for screen in screens {
      #expect(!screen.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
      for line in screen.split(separator: "\n") { #expect(DisplayWidth.of(line) <= row.style.width, "\(line)") }
    }
  }
}
