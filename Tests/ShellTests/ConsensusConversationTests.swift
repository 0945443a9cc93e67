import Assessments
import Diagnostics
import Questionnaires
import Testing

@testable import Shell

/// Settling what several respondents said differently, without a terminal.
@Suite struct ConsensusConversationTests {
  typealias Desk = ConversationTests.Desk

  static func said(_ name: String, _ value: AnswerValue?, notes: [String] = []) -> ComparedAnswer {
    ComparedAnswer(
      assessment: "id_\(name)", respondent: name, state: value == nil ? .unknown : .answered, value: value, notes: notes
    )
  }

  static func silent(_ name: String, _ state: Answer.State) -> ComparedAnswer {
    ComparedAnswer(assessment: "id_\(name)", respondent: name, state: state)
  }

  /// Two people: they agree on staff, differ on union and lead; only Ana was asked about the letter; nobody named a job.
  static let compared: [AssessmentEvent] = [
    .compared(item: "union", answers: [said("Ana", .boolean(true)), said("Ben", .boolean(false))]),
    .compared(item: "letter", answers: [said("Ana", .boolean(true)), silent("Ben", .notAsked)]),
    .compared(
      item: "lead",
      answers: [said("Ana", .choice("named"), notes: ["since \u{1B}[2J May"]), said("Ben", nil)]),
    .compared(item: "staff", answers: [said("Ana", .integer(40)), said("Ben", .integer(40))]),
    .compared(item: "mentors", answers: [said("Ana", .integer(4)), silent("Ben", .deferred)]),
    .compared(item: "job", answers: [silent("Ana", .open), silent("Ben", .open)]),
  ]

  func desk(mode: Conversation.Mode = .person, isQuiet: Bool = false) throws -> Desk {
    let sources = ["Ana", "Ben"].map {
      AssessmentEvent.Opening.Source(assessment: "id_\($0)", respondents: [$0], head: "")
    }
    let events = Self.compared.enumerated().map { RecordedEvent(seq: $0 + 2, milliseconds: 0, event: $1) }
    let desk = try Desk(
      mode: mode, isQuiet: isQuiet, events: events,
      consensus: AssessmentEvent.Opening.Consensus(sources: sources, questions: events.count))
    try desk.conversation.presentIfNeeded()
    return desk
  }

  func settled(_ desk: Desk) -> [String] {
    desk.events.compactMap { recorded in
      if case .settled(let item, let by, _) = recorded.event { "\(item) by \(by ?? "nobody")" } else { nil }
    }
  }

  @Test func `only differences are asked, with who said what, then what nobody answered`() throws {
    let desk = try desk()
    #expect(desk.current == "union")
    #expect(desk.value("staff") == .integer(40), "taken over")
    #expect(desk.text.contains("Difference 1 of 3. Who said what:\n  a  Ana: yes\n  b  Ben: no\n"))
    try desk.type("/respondent Gil", "y")
    #expect(desk.text.contains("From here on, Gil settles."))
    #expect(desk.text.contains("Recorded: yes. Settled by Gil."))
    #expect(desk.text.contains("All who were asked agree on question 2 (letter), which was taken over: yes."))
    #expect(desk.value("letter") == .boolean(true))
    #expect(desk.current == "lead")
    #expect(desk.text.contains("  a  Ana: 2 A named person\n       note: since \\u{1B}[2J May\n  b  Ben: not known\n"))
    try desk.type("1")
    #expect(desk.current == "mentors")
    #expect(desk.text.contains("  b  Ben: skipped, no answer yet"))
    try desk.type("4")
    #expect(desk.current == "job")
    #expect(desk.text.contains("No difference is left. This question nobody has answered so far."))
    try desk.type("Aide")
    #expect(desk.conversation.session.status == .completed)
    #expect(settled(desk) == ["union by Gil", "lead by Gil", "mentors by Gil", "job by Gil"])
  }

  @Test func `an empty line settles nothing`() throws {
    let desk = try desk()
    #expect(try desk.type("") == "empty-line")
    #expect(try desk.type("/keep") == "nothing-to-keep")
    #expect(settled(desk).isEmpty)
  }

  @Test func `unknown settles, skip and park do not, undo takes it back with who settled it`() throws {
    let desk = try desk()
    try desk.type("unknown", "/skip", "/park Dana")
    #expect(settled(desk) == ["union by nobody"])
    #expect(desk.text.contains("The plan will say to find out. Settled."))
    try desk.type("/undo", "/undo", "/undo")
    #expect(desk.current == "union")
    let session = desk.conversation.session
    #expect(session.settler(of: 0) == nil)
    #expect(try desk.type("/undo") == "nothing-to-undo", "what all agree on stays")
    #expect(desk.value("staff") == .integer(40))
  }

  @Test func `a person's answer is taken by letter or by name`() throws {
    let desk = try desk()
    #expect(try desk.type("/settle c") == "unknown-respondent")
    #expect(try desk.type("/settle") == "missing-argument")
    try desk.type("/settle BEN")
    #expect(desk.value("union") == .boolean(false))
    try desk.type("settle b")
    #expect(desk.state("lead") == .unknown)
    #expect(try desk.type("/settle b") == "nothing-said")
    try desk.type("/settle an")
    #expect(desk.value("mentors") == .integer(4))
    #expect(settled(desk) == ["union by nobody", "lead by nobody", "mentors by nobody"])
    #expect(try ConversationTests.Desk().type("/settle a") == "no-consensus")
  }

  @Test func `a change to what all agree on says who settled it`() throws {
    let desk = try desk()
    try desk.type("n", "/change staff")
    #expect(desk.text.contains("All who were asked agree:\n  a  Ana: 40\n  b  Ben: 40"))
    try desk.type("50")
    #expect(desk.text.contains("Changed: 40 -> 50. Settled."))
    try desk.type("/undo")
    #expect(desk.value("staff") == .integer(40))
  }

  @Test func `a script settles by name, and what it does not settle stays open`() throws {
    let desk = try desk(mode: .script, isQuiet: true)
    let item = { (id: String) in desk.conversation.session.questionnaire.itemIndex(ItemID(id))! }
    guard case .done = try desk.conversation.receive("named", for: item("lead")) else {
      Issue.record("refused")
      return
    }
    try desk.conversation.presentIfNeeded()
    #expect(desk.value("lead") == .choice("named"))
    #expect(desk.state("union") == .open && desk.state("letter") == .open)
    #expect(
      desk.events.contains { $0.event == .answered(item: "lead", answer: Answer(.choice("named"), origin: .scripted)) })
  }

  @Test func `people beyond the alphabet have letters too`() {
    #expect(
      [0, 25, 26, 27, 51, 52, 701, 702].map(Conversation.letter) == ["a", "z", "aa", "ab", "az", "ba", "zz", "aaa"])
  }
}
