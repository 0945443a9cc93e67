import Assessments
import Diagnostics
import ExpressionLanguage
import Questionnaires
import Testing

/// Requests to events, events to state.
@Suite struct AssessmentSessionTests {
  static func questionnaire(_ items: String, version: String = "1.0.0") throws -> Questionnaire {
    let text = """
      { "formatVersion": 1, "id": "q", "version": "\(version)", "title": "Q",
        "sections": [ { "id": "all", "title": "All", "items": [ \(items) ] } ] }
      """
    let result = DefinitionReader.read(SourceText(name: "q.json", text: text))
    return try #require(result.questionnaire, "\(DiagnosticRenderer().render(result.diagnostics))")
  }

  static let items = """
    { "id": "a", "type": "boolean", "text": "A?" },
    { "id": "b", "type": "boolean", "text": "B?", "visibleIf": "answers.a" },
    { "id": "c", "type": "boolean", "text": "C?", "visibleIf": "has(answers.b) && answers.b" },
    { "id": "d", "type": "integer", "text": "D?", "required": false }
    """

  /// A session that applies what it makes.
  struct Play {
    var session: AssessmentSession
    var seq = 0

    init(_ questionnaire: Questionnaire) throws {
      let opening = AssessmentEvent.Opening(
        tool: "test", assessment: "a1", questionnaire: "q", version: "1.0.0", definition: "old", client: Client(),
        language: "en", timeZone: "+00:00", today: CalendarDate("2026-03-02")!)
      session = AssessmentSession(opening: opening, questionnaire: questionnaire)
      try apply([.opened(opening)])
    }

    mutating func apply(_ events: [AssessmentEvent], definition: Questionnaire? = nil) throws {
      for event in events {
        seq += 1
        try session.apply(RecordedEvent(seq: seq, milliseconds: 0, event: event)) { _ in definition }
      }
    }

    mutating func answer(_ id: String, _ value: AnswerValue) throws {
      let item = session.questionnaire.itemIndex(ItemID(id))!
      try apply(session.answering(item, with: Answer(value, origin: .typed)).events)
    }

    func state(_ id: String) -> Answer.State {
      session.responses.state(of: session.questionnaire.itemIndex(ItemID(id))!)
    }
  }

  @Test func `what an answer affects is said before it happens, also through others`() throws {
    var play = try Play(Self.questionnaire(Self.items))
    try play.answer("a", .boolean(true))
    try play.answer("b", .boolean(true))
    try play.answer("c", .boolean(true))
    let effects = play.session.effects(of: Answer(.boolean(false), origin: .typed), on: 0)
    #expect(effects.vanishing == [1, 2])
    #expect(effects.setAside == [1, 2])
    #expect(play.state("c") == .answered, "saying changes nothing")
    try play.answer("a", .boolean(false))
    #expect(play.state("b") == .notAsked)
    #expect(play.session.effects(of: Answer(.boolean(true), origin: .typed), on: 0).restored == [1, 2])
  }

  @Test func `a question that a change hides is no longer on screen`() throws {
    var play = try Play(Self.questionnaire(Self.items))
    try play.answer("a", .boolean(true))
    try play.apply([.asked(item: "b")])
    try play.answer("a", .boolean(false))
    #expect(play.session.current == nil)
    #expect(play.session.next == 3)
  }

  @Test func `an item that is not asked takes no answer`() throws {
    var play = try Play(Self.questionnaire(Self.items))
    #expect(throws: RequestProblem.self) { try play.session.answering(1, with: Answer(.boolean(true), origin: .typed)) }
    try play.answer("a", .boolean(false))
    #expect(throws: RequestProblem.self) { try play.session.answering(1, with: Answer(.boolean(true), origin: .typed)) }
  }

  @Test func `what may be asked can be supposed, and counts once it is asked`() throws {
    var play = try Play(Self.questionnaire(Self.items))
    let yes = Answer(.boolean(true), origin: .typed)
    let supposed = try play.session.supposing([(1, yes)])
    #expect(supposed.responses.state(of: 1) == .open)
    #expect(try supposed.supposing([(0, yes)]).responses.state(of: 1) == .answered)
    try play.answer("a", .boolean(false))
    #expect(throws: RequestProblem.self) { try play.session.supposing([(1, yes)]) }
  }

  @Test func `progress counts what applies, and says about while conditions are undecided`() throws {
    var play = try Play(Self.questionnaire(Self.items))
    #expect(play.session.progress(at: 0).isAbout)
    #expect(play.session.progress(at: 0).applicable == 4)
    try play.answer("a", .boolean(false))
    let progress = play.session.progress(at: 3)
    #expect(!progress.isAbout)
    #expect(progress.applicable == 2)
    #expect(progress.questionNumber == 2)
    #expect(progress.percent == 50)
  }

  @Test func `complete when nothing asked is open, and nothing required put aside`() throws {
    var play = try Play(Self.questionnaire(Self.items))
    try play.answer("a", .boolean(false))
    #expect(!play.session.isComplete)
    #expect(play.session.missingItems.isEmpty, "d is not required")
    try play.apply(play.session.answering(3, with: Answer(.deferred, origin: .typed)).events)
    #expect(play.session.isComplete)
  }

  @Test func `a change to a completed assessment reopens it`() throws {
    var play = try Play(Self.questionnaire(Self.items))
    try play.apply([.completed])
    let events = try play.session.answering(0, with: Answer(.boolean(true), origin: .typed)).events
    #expect(events.first == .amended)
    try play.apply(events)
    #expect(play.session.status == .inProgress)
  }

  @Test func `another version keeps what it still accepts`() throws {
    let old = try Self.questionnaire(Self.items)
    let new = try Self.questionnaire(
      """
      { "id": "a", "type": "boolean", "text": "A, in other words?" },
      { "id": "d", "type": "integer", "min": 10, "text": "D?" },
      { "id": "e", "type": "boolean", "text": "E?" }
      """, version: "2.0.0")
    var play = try Play(old)
    try play.answer("a", .boolean(true))
    try play.answer("b", .boolean(false))
    try play.answer("d", .integer(3))
    let comparison = DefinitionComparison(from: play.session.responses, to: new, language: "en")
    #expect(comparison.kept == ["a"])
    #expect(comparison.dropped == ["b", "d"])
    #expect(comparison.changed == ["a"])
    #expect(comparison.added == ["e"])
    let change = AssessmentEvent.DefinitionChange(
      from: "old", to: "new", version: "2.0.0", kept: comparison.kept, dropped: comparison.dropped)
    #expect(throws: ReplayError.definitionMissing(digest: "new")) { try play.apply([.definitionChanged(change)]) }
    try play.apply([.definitionChanged(change)], definition: new)
    #expect(play.session.questionnaire.version == "2.0.0")
    #expect(play.state("a") == .answered)
    #expect(play.state("d") == .open)
    try play.apply(play.session.undoing().events)
    #expect(play.state("a") == .open, "what can be taken back comes along")
  }

  @Test func `another version keeps what fits of the rows of a list`() throws {
    func list(_ fields: String, version: String) throws -> Questionnaire {
      try Self.questionnaire(
        #"{ "id": "jobs", "type": "list", "text": "Jobs?", "maxRows": 2, "items": [\#(fields)] }"#, version: version)
    }
    let job = #"{ "id": "job", "type": "text", "text": "Job?", "allow": [] }"#
    let old = try list(job + #", { "id": "site", "type": "text", "text": "Site?" }"#, version: "1.0.0")
    var play = try Play(old)
    var row = Row()
    row["job"] = .value(.text("Aide"))
    let first = row
    row["site"] = .value(.text("Here"))
    try play.apply(play.session.answering(0, with: Answer(unfinished: [first], origin: .typed)).events)
    try play.answer("jobs", .rows([row]))
    let same = DefinitionComparison(
      from: play.session.responses,
      to: try list(job + #", { "id": "site", "type": "text", "text": "Where?" }"#, version: "2.0.0"),
      language: "en")
    #expect(same.kept == ["jobs"] && same.reopened.isEmpty && same.changed == ["jobs"])
    let new = try list(job + #", { "id": "hours", "type": "integer", "text": "Hours?" }"#, version: "2.0.0")
    let comparison = DefinitionComparison(from: play.session.responses, to: new, language: "en")
    #expect(comparison.kept == ["jobs"] && comparison.reopened == ["jobs"] && comparison.dropped.isEmpty)
    let change = AssessmentEvent.DefinitionChange(
      from: "old", to: "new", version: "2.0.0", kept: comparison.kept, dropped: comparison.dropped)
    try play.apply([.definitionChanged(change)], definition: new)
    #expect(play.session.responses.givenAnswer(to: 0) == Answer(unfinished: [first], origin: .typed))
    try play.apply(play.session.undoing().events)
    #expect(play.session.responses.givenAnswer(to: 0) == Answer(unfinished: [first], origin: .typed))
    let other = try list(#"{ "id": "hours", "type": "integer", "text": "Hours?" }"#, version: "2.0.0")
    #expect(DefinitionComparison(from: play.session.responses, to: other, language: "en").dropped == ["jobs"])
  }

  @Test func `events that cannot follow are refused`() throws {
    var play = try Play(Self.questionnaire(Self.items))
    let opening = play.session.opening
    #expect(throws: ReplayError.misplacedOpening) { try play.apply([.opened(opening)]) }
    #expect(throws: ReplayError.noSuchItem("zz")) { try play.apply([.asked(item: "zz")]) }
    #expect(throws: ReplayError.nothingToUndo(seq: 99)) { try play.apply([.undone(seq: 99)]) }
  }
}
