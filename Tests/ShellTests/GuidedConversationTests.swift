import Assessments
import Questionnaires
import Reports
import Testing

@testable import Shell

/// Sessions that a facilitator leads: who says what, sections read back, minutes.
@Suite struct GuidedConversationTests {
  private static let lead = Conversation.Lead(
    facilitator: "Ana Ruiz", respondents: ["Dana Ortiz", "Lee Chu"], isGuided: true)

  private static let definition = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en", "minutes": 10,
      "sections": [
        { "id": "people", "title": "People", "items": [
          { "id": "lead", "type": "boolean", "text": "Is there a lead?", "probes": ["Who covers for the lead?"],
            "evidence": ["A name on paper"] },
          { "id": "name", "type": "text", "text": "Who?", "visibleIf": "answers.lead", "allow": ["unknown"] } ] },
        { "id": "time", "title": "Time", "items": [
          { "id": "hours", "type": "integer", "min": 0, "text": "How many hours?" },
          { "id": "schedule", "type": "boolean", "text": "Is there a plan?" },
          { "id": "spare", "type": "boolean", "text": "Is there time to spare?" } ] } ]
    }
    """

  private func desk(_ lead: Conversation.Lead = lead, events: [RecordedEvent] = []) throws -> ConversationTests.Desk {
    try ConversationTests.Desk(definition: Self.definition, lead: lead, events: events)
  }

  private func respondent(_ desk: ConversationTests.Desk, _ item: Int) -> String? {
    desk.conversation.session.responses.answer(to: item)?.respondent
  }

  @Test func `the facilitator sees what to ask next and what would show it`() throws {
    let desk = try desk()
    try desk.conversation.presentIfNeeded()
    #expect(desk.text.contains("  Ask: Who covers for the lead?\n  Look for: A name on paper\n"))
    let alone = try self.desk(Conversation.Lead())
    try alone.conversation.presentIfNeeded()
    #expect(!alone.text.contains("Ask:"))
  }

  @Test func `each answer is somebody's`() throws {
    let desk = try desk()
    try desk.type("y", "@lee Kim", "/respondent lee")
    #expect(respondent(desk, 0) == "Dana Ortiz")
    #expect(respondent(desk, 1) == "Lee Chu")
    #expect(desk.text.contains("Recorded: yes (Dana Ortiz)."))
    #expect(desk.text.contains("Recorded: Kim (Lee Chu)."))
    try desk.type("y", "5", "@Dana Ortiz y")
    #expect(respondent(desk, 2) == "Lee Chu")
    #expect(respondent(desk, 3) == "Dana Ortiz")
  }

  @Test func `a handle that is nobody's stays in the text`() throws {
    let desk = try desk()
    try desk.type("y", "@someone else")
    #expect(desk.value("name") == .text("@someone else"))
    #expect(respondent(desk, 1) == "Dana Ortiz")
  }

  @Test func `a remark says whose it is`() throws {
    let desk = try desk()
    try desk.type(
      "/note lee: we have none", "/note name: not before May", "/note 1: Ana Ruiz: ask again", "/note sun: rise")
    #expect(desk.conversation.session.notes.map(\.author) == ["Lee Chu", "Dana Ortiz", "Ana Ruiz", "Dana Ortiz"])
    #expect(
      desk.conversation.session.notes.map(\.text) == ["we have none", "not before May", "ask again", "sun: rise"])
    #expect(desk.conversation.session.notes.map(\.item) == [0, 1, 0, 0])
  }

  @Test func `a section is read back before the next, changed and confirmed`() throws {
    let desk = try desk()
    try desk.type("y", "Kim")
    #expect(desk.current == nil)
    #expect(desk.conversation.prompt == "confirm? [y, or a number] > ")
    #expect(desk.text.contains("name - answered: Kim"))
    #expect(try desk.type("maybe") == "not-confirmed")
    #expect(try desk.type("") == "not-confirmed")
    try desk.type("/note Kim starts in May")
    #expect(desk.current == nil)
    try desk.type("2", "Sam")
    #expect(desk.value("name") == .text("Sam"))
    #expect(desk.current == nil)
    try desk.type("y")
    #expect(desk.events.contains { $0.event == .sectionConfirmed(section: "people", by: "Ana Ruiz") })
    #expect(desk.current == "hours")
  }

  @Test func `a change makes a confirmed section open to be confirmed again`() throws {
    let desk = try desk()
    try desk.type("y", "Kim", "y", "/change name", "Sam")
    #expect(desk.conversation.prompt == "confirm? [y, or a number] > ")
    #expect(desk.conversation.session.confirmations.isEmpty)
    try desk.type("y")
    #expect(desk.conversation.session.confirmations == [0: "Ana Ruiz"])
    // The same after replay.
    let again = try self.desk(events: desk.events)
    #expect(again.conversation.session.confirmations == [0: "Ana Ruiz"])
  }

  @Test func `what is put off is asked about no more in this run`() throws {
    let desk = try desk()
    try desk.type("n", "skip")
    #expect(desk.current == "hours")
    try desk.type("5", "y", "y", "y")
    #expect(desk.conversation.session.status == .completed)
    #expect(desk.conversation.session.confirmations == [1: "Ana Ruiz"])
    try desk.type("/review people")
    #expect(desk.conversation.sectionToConfirm == 0)
  }

  @Test func `back from a read-back goes to the section's last question`() throws {
    let desk = try desk()
    try desk.type("y", "Kim", "back")
    #expect(desk.current == "name")
  }

  @Test func `alone, a section ends with a sentence only where something waits or much was said`() throws {
    let desk = try desk(Conversation.Lead())
    try desk.type("y", "unknown")
    #expect(desk.current == "hours")
    #expect(desk.text.contains("People: 1 answered, 1 not known. /review people shows the answers."))
    let short = try self.desk(Conversation.Lead())
    try short.type("n")
    #expect(!short.text.contains("People: 1 answered"))
  }

  @Test func `a section is read back on request`() throws {
    let desk = try desk(Conversation.Lead())
    #expect(try desk.type("y", "/review people") == nil)
    #expect(desk.text.contains("People\n  1  Is there a lead?\n     lead - answered: yes\n"))
    #expect(!desk.text.contains("How many hours?"))
    #expect(try desk.type("/review peple") == "unknown-section")
  }

  @Test func `minutes are counted where they were used, without pauses`() throws {
    let desk = try desk()
    try desk.conversation.presentIfNeeded()
    desk.clock += 90_000
    try desk.type("y")
    desk.clock += 30_000
    try desk.type("Kim")
    desk.clock += 60_000
    try desk.conversation.commit([.paused(reason: .quit)])
    desk.clock += 3_600_000
    try desk.conversation.commit([.resumed(tool: "test")])
    desk.clock += 60_000
    try desk.type("y")
    desk.clock += 120_000
    try desk.type("5")
    let report = MinutesReport(desk.conversation.session)
    #expect(report.rows.map(\.used) == [4, 2])
    #expect(report.rows.map(\.planned) == [4, 6])
    #expect(report.rows.map(\.settled) == [2, 1])
    #expect(report.left == 4)
    #expect(report.leftAtPace == nil)
    try desk.type("/minutes")
    #expect(
      desk.text.contains(
        """
        People: 4 minutes of 4 minutes planned, 2 of 2 questions.
        Time: 2 minutes of 6 minutes planned, 1 of 3 questions.

        Together: 6 minutes of 10 minutes planned.
        Still to go: 4 minutes by the plan.
        """))
  }

  @Test func `minutes left fall with each question, and with each that an answer hides`() throws {
    let desk = try desk(Conversation.Lead())
    try desk.conversation.presentIfNeeded()
    #expect(desk.text.contains("1 of 2 - People - about 0% - about 10 min left"))
    try desk.type("n")
    #expect(desk.text.contains("2 of 2 - Time - 25% - about 8 min left"))
  }

  @Test func `a section put off can be confirmed on request, in the middle of another`() throws {
    let desk = try desk()
    try desk.type("y", "Kim", "skip", "/review people", "y")
    #expect(desk.conversation.session.confirmations == [0: "Ana Ruiz"])
    #expect(desk.current == "hours")
  }

  @Test func `yes confirms only what was read back last`() throws {
    let desk = try desk()
    try desk.type("y", "Kim", "/review time", "y")
    #expect(desk.conversation.session.confirmations.isEmpty)
    #expect(desk.text.contains("This is what y confirms:"))
    try desk.type("y")
    #expect(desk.conversation.session.confirmations == [0: "Ana Ruiz"])
  }

  @Test func `at a read-back, a number and an answer change it at once`() throws {
    let desk = try desk()
    try desk.type("y", "Kim", "2 Sam")
    #expect(desk.value("name") == .text("Sam"))
    #expect(desk.conversation.prompt == "confirm? [y, or a number] > ")
    #expect(try desk.type("3") == "not-confirmed")
    #expect(try desk.type("n") == nil)
  }

  @Test func `who is not known is said, and what is missing`() throws {
    let desk = try desk()
    #expect(try desk.type("@bob y") == "unknown-person")
    #expect(try desk.type("@lee") == "missing-answer")
    try desk.type("@lee: y")
    #expect(respondent(desk, 0) == "Lee Chu")
    try desk.type("/note Bob Hart: I will bring it")
    #expect(desk.text.contains("Bob Hart is not known here"))
  }

  @Test func `undo takes back what was done last, a remark too`() throws {
    let desk = try desk()
    try desk.type("y", "/note one", "/evidence two", "/undo")
    #expect(desk.conversation.session.evidence.isEmpty)
    #expect(desk.value("lead") == .boolean(true))
    try desk.type("/undo", "/undo")
    #expect(desk.conversation.session.notes.isEmpty)
    #expect(desk.value("lead") == nil)
    let again = try self.desk(events: desk.events)
    #expect(again.conversation.session.notes.isEmpty)
  }

  @Test func `the list says who confirmed a section and who said a note`() throws {
    let desk = try desk()
    try desk.type("y", "/note lee: not before May", "Kim", "y", "/list")
    #expect(desk.text.contains("People (confirmed, Ana Ruiz)\n"))
    #expect(desk.text.contains("note, Lee Chu: not before May"))
  }
}
