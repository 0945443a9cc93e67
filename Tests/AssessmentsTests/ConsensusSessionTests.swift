import Assessments
import Diagnostics
import ExpressionLanguage
import Questionnaires
import Testing

/// A session that settles what several respondents said differently.
@Suite struct ConsensusSessionTests {
  static let items = """
    { "id": "a", "type": "boolean", "text": "A?" },
    { "id": "b", "type": "boolean", "text": "B?", "visibleIf": "answers.a" },
    { "id": "c", "type": "integer", "text": "C?", "allow": ["unknown", "notApplicable"],
      "validators": [ { "expr": "answers.c < 10", "message": "less than 10" } ] },
    { "id": "d", "type": "text", "text": "D?" },
    { "id": "e", "type": "boolean", "text": "E?" }
    """

  /// One person's assessment: what is left out stays open.
  static func answered(
    _ name: String, _ answers: [(String, Answer)], in questionnaire: Questionnaire? = nil
  ) throws -> AssessmentSession {
    let questionnaire = try questionnaire ?? AssessmentSessionTests.questionnaire(items)
    let opening = AssessmentEvent.Opening(
      tool: "test", assessment: "id_\(name)", questionnaire: "q", version: "1.0.0", definition: "", client: Client(),
      respondents: [name], language: "en", timeZone: "+00:00", today: CalendarDate("2026-03-02")!)
    var session = AssessmentSession(opening: opening, questionnaire: questionnaire)
    for event in [.opened(opening)] + answers.map({ AssessmentEvent.answered(item: $0, answer: $1) }) {
      try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
    }
    return session
  }

  static func typed(_ value: AnswerValue) -> Answer { Answer(value, origin: .typed) }

  /// A consensus as it begins, and what is applied to it.
  struct Play {
    var session: AssessmentSession

    init(_ sessions: [AssessmentSession]) throws {
      let comparison = Comparison(sessions.map { ($0, "head of \($0.opening.assessment)") })
      var opening = sessions[0].opening
      opening.assessment = "all"
      opening.facilitator = "Fay"
      opening.respondents = comparison.respondents
      opening.consensus = comparison.summary
      session = try comparison.preview(opening)
    }

    mutating func apply(_ events: [AssessmentEvent]) throws {
      for event in events {
        try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
      }
    }

    @discardableResult
    mutating func settle(_ id: String, _ answer: Answer) throws -> [AssessmentEvent] {
      let events = try session.answering(index(id), with: answer).events
      try apply(events)
      while let next = session.nextToTakeOver() { try apply(next.events) }
      return events
    }

    func index(_ id: String) -> Int { session.questionnaire.itemIndex(ItemID(id))! }
    func state(_ id: String) -> Answer.State { session.responses.state(of: index(id)) }
    func answer(_ id: String) -> Answer? { session.responses.answer(to: index(id)) }
    var next: String? { session.next.map { session.questionnaire.items[$0].id.text } }
  }

  @Test func `what all agree on is taken over with who said it, and cannot be taken back`() throws {
    let play = try Play([
      Self.answered("Ana", [("a", Self.typed(.boolean(true))), ("d", Self.typed(.text("Aide")))]),
      Self.answered("Ben", [("a", Self.typed(.boolean(true))), ("d", Self.typed(.text("aide")))]),
    ])
    #expect(play.answer("a") == Answer(.boolean(true), origin: .carriedOver, respondent: "Ana, Ben"))
    #expect(play.answer("d")?.value == .text("Aide"), "the first one's spelling")
    #expect(play.session.settler(of: play.index("a")) == nil)
    #expect(play.session.opening.respondents == ["Ana", "Ben"])
    #expect(throws: RequestProblem.self) { try play.session.undoing() }
  }

  @Test func `differences come first, then what nobody answered`() throws {
    let play = try Play([
      Self.answered("Ana", [("a", Self.typed(.boolean(false))), ("d", Self.typed(.text("Aide")))]),
      Self.answered("Ben", [("a", Self.typed(.boolean(false))), ("d", Self.typed(.text("Cook")))]),
    ])
    #expect(play.next == "d")
    #expect(play.session.contestedItems == [play.index("d")])
    var settled = play
    try settled.settle("d", Answer(.text("Cook"), origin: .typed, respondent: "Gil"))
    #expect(settled.next == "e", "after the last one that was answered")
    try settled.settle("e", Self.typed(.boolean(true)))
    #expect(settled.next == "c")
  }

  @Test func `somebody who gave no answer does not agree; somebody who was not asked has no say`() throws {
    let play = try Play([
      Self.answered("Ana", [("a", Self.typed(.boolean(true))), ("b", Self.typed(.boolean(true)))]),
      Self.answered("Ben", [("a", Self.typed(.boolean(false))), ("e", Self.typed(.boolean(true)))]),
    ])
    #expect(play.session.agreement(on: play.index("b"))?.verdict == .agreed, "Ben was not asked")
    #expect(play.session.agreement(on: play.index("e"))?.verdict == .incomplete)
    #expect(play.state("e") == .open)
  }

  @Test func `what a settled answer reveals is taken over, and hidden again when it is taken back`() throws {
    var play = try Play([
      Self.answered("Ana", [("a", Self.typed(.boolean(true))), ("b", Self.typed(.boolean(true)))]),
      Self.answered("Ben", [("a", Self.typed(.boolean(false)))]),
    ])
    #expect(play.state("b") == .open, "whether it is asked is undecided")
    try play.settle("a", Answer(.boolean(true), origin: .typed, respondent: "Gil"))
    #expect(play.answer("b") == Answer(.boolean(true), origin: .carriedOver, respondent: "Ana"))
    let undone = try play.session.undoing()
    #expect(undone.item == play.index("a"), "not what was taken over")
    try play.apply(undone.events)
    #expect(play.session.settler(of: play.index("a")) == nil)
    #expect(play.next == "a")
    try play.settle("a", Self.typed(.boolean(false)))
    #expect(play.state("b") == .notAsked)
    #expect(play.session.settler(of: play.index("a")) == "Fay", "where nobody else is named, who leads")
  }

  @Test func `settling is two events: the answer, then by whom and between what`() throws {
    var play = try Play([
      Self.answered("Ana", [("c", Self.typed(.integer(1)))]),
      Self.answered("Ben", [("c", Answer(.notApplicable, reason: "no shop", origin: .typed))]),
      Self.answered("Cy", [("c", Answer(.unknown, origin: .typed))]),
    ])
    let answer = Answer(.unknown, origin: .typed, respondent: "Gil")
    let events = try play.settle("c", answer)
    #expect(
      events == [
        .answered(item: "c", answer: answer),
        .settled(
          item: "c", by: "Gil",
          answers: [
            ComparedAnswer(assessment: "id_Ana", respondent: "Ana", state: .answered, value: .integer(1)),
            ComparedAnswer(assessment: "id_Ben", respondent: "Ben", state: .notApplicable, reason: "no shop"),
            ComparedAnswer(assessment: "id_Cy", respondent: "Cy", state: .unknown),
          ]),
      ])
    #expect(play.session.settler(of: play.index("c")) == "Gil")
    let skipped = try play.session.answering(play.index("e"), with: Answer(.deferred, origin: .typed)).events
    #expect(skipped == [.answered(item: "e", answer: Answer(.deferred, origin: .typed))])
  }

  @Test func `what all agree on can be changed, and that can be taken back`() throws {
    var play = try Play([
      Self.answered("Ana", [("e", Self.typed(.boolean(true)))]),
      Self.answered("Ben", [("e", Self.typed(.boolean(true)))]),
    ])
    try play.settle("e", Self.typed(.boolean(false)))
    #expect(play.session.settler(of: play.index("e")) == "Fay")
    try play.apply(play.session.undoing().events)
    #expect(play.answer("e") == Answer(.boolean(true), origin: .carriedOver, respondent: "Ana, Ben"))
    #expect(play.session.settler(of: play.index("e")) == nil)
  }

  @Test func `an agreed answer that is not accepted here is asked like a difference`() throws {
    let play = try Play([
      Self.answered("Ana", [("c", Self.typed(.integer(12)))]), Self.answered("Ben", [("c", Self.typed(.integer(12)))]),
    ])
    #expect(play.state("c") == .open)
    #expect(play.session.isContested(play.index("c")))
    #expect(play.next == "c")
  }

  @Test func `notes and evidence come along`() throws {
    var ana = try Self.answered("Ana", [("e", Self.typed(.boolean(true)))])
    for event in [
      AssessmentEvent.noted(item: "e", text: "since May", author: "Ana"),
      .noted(item: nil, text: "general", author: nil),
      .evidenceAdded(item: "e", text: "plan.pdf", author: nil),
    ] {
      try ana.apply(RecordedEvent(seq: ana.lastSeq + 1, milliseconds: 0, event: event))
    }
    let play = try Play([ana, Self.answered("Ben", [])])
    let said = play.session.said(of: play.index("e"))
    #expect(said[0].notes == ["since May"] && said[0].evidence == ["plan.pdf"])
    #expect(said[1].notes.isEmpty)
  }

  @Test func `replaying the events gives the same state`() throws {
    var play = try Play([
      Self.answered("Ana", [("a", Self.typed(.boolean(true))), ("b", Self.typed(.boolean(true)))]),
      Self.answered("Ben", [("a", Self.typed(.boolean(false)))]),
    ])
    let comparison = try #require(Comparison(of: play.session))
    let begun = try comparison.preview(play.session.opening)
    #expect(begun.comparisons == play.session.comparisons)
    #expect(begun.lastSeq == play.session.lastSeq)
    try play.settle("a", Self.typed(.boolean(true)))
    #expect(Comparison(of: play.session)?.events == comparison.events, "settling changes nothing of what was said")
  }

  @Test func `a beginning that was cut off is noticed`() throws {
    let play = try Play([Self.answered("Ana", []), Self.answered("Ben", [])])
    #expect(!play.session.isCutOff)
    var cut = AssessmentSession(opening: play.session.opening, questionnaire: play.session.questionnaire)
    try cut.apply(RecordedEvent(seq: 1, milliseconds: 0, event: .opened(play.session.opening)))
    #expect(cut.isCutOff)
  }

  @Test func `another version keeps what was said where it is still accepted`() throws {
    let old = try AssessmentSessionTests.questionnaire(Self.items)
    let new = try AssessmentSessionTests.questionnaire(
      #"{ "id": "e", "type": "boolean", "text": "E?" }, { "id": "c", "type": "integer", "min": 5, "text": "C?" }"#,
      version: "2.0.0")
    func said(_ c: Int64, _ e: Bool) -> [(String, Answer)] {
      [("c", Self.typed(.integer(c))), ("e", Self.typed(.boolean(e)))]
    }
    var play = try Play([
      Self.answered("Ana", said(1, true), in: old), Self.answered("Ben", said(7, false), in: old),
    ])
    let change = AssessmentEvent.DefinitionChange(from: "old", to: "new", version: "2.0.0", kept: [], dropped: [])
    try play.session.apply(
      RecordedEvent(seq: play.session.lastSeq + 1, milliseconds: 0, event: .definitionChanged(change))
    ) { _ in new }
    #expect(play.session.said(of: play.index("e")).map(\.value) == [.boolean(true), .boolean(false)])
    #expect(play.session.said(of: play.index("c")).isEmpty, "1 is no longer accepted")
    #expect(!play.session.isCutOff)
  }

  @Test func `records that cannot have come about are refused`() throws {
    var plain = try Self.answered("Ana", [])
    let answers = [ComparedAnswer(assessment: "x", respondent: nil, state: .unknown)]
    func apply(_ event: AssessmentEvent, to session: inout AssessmentSession) throws {
      try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
    }
    #expect(throws: ReplayError.nothingToCompare("a")) { try apply(.compared(item: "a", answers: answers), to: &plain) }
    #expect(throws: ReplayError.nothingSettled("a")) {
      try apply(.settled(item: "a", by: nil, answers: answers), to: &plain)
    }
    var play = try Play([Self.answered("Ana", []), Self.answered("Ben", [])])
    #expect(throws: ReplayError.comparedTwice("a")) { try play.apply([.compared(item: "a", answers: answers)]) }
    #expect(throws: ReplayError.noSuchItem("z")) { try play.apply([.compared(item: "z", answers: answers)]) }
  }
}
