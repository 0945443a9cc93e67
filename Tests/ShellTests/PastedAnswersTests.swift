import Assessments
import Questionnaires
import Testing

@testable import Shell

/// Several lines that come at once: one answer where text is asked, else offered to be taken one after the other.
@Suite struct PastedAnswersTests {
  private typealias Desk = ConversationTests.Desk

  /// Types lines at a small questionnaire.
  /// - Returns: what the reader was asked and told.
  @discardableResult
  private func type(_ lines: String..., at desk: Desk) throws -> TypedLines {
    let typed = TypedLines(lines)
    #expect(try CommandLoop(desk.conversation, reader: typed).run() != .interrupted)
    return typed
  }

  static let text = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [ { "id": "s", "title": "S", "items": [
        { "id": "job", "type": "text", "text": "Which job?", "allow": [] },
        { "id": "story", "type": "text", "multiline": true, "text": "What happened?", "allow": [] },
        { "id": "ways", "type": "multichoice", "text": "Which ways?", "allow": [],
          "choices": [ { "id": "a", "text": "Alpha" }, { "id": "b", "text": "Beta" } ] },
        { "id": "staff", "type": "integer", "text": "How many?", "allow": [] } ] } ]
    }
    """

  @Test func `a list of answers is offered and taken`() throws {
    let desk = try Desk()
    let typed = try type("n\nnamed\n\n# a remark\n40\n4", "y", "Coder", at: desk)
    #expect(desk.text.contains("That is 4 lines: y takes them one after the other as if each were typed"))
    #expect(typed.prompts[1] == "take them? [y/n] > ")
    #expect(desk.value("union") == .boolean(false))
    #expect(desk.value("lead") == .choice("named"))
    #expect(desk.value("staff") == .integer(40))
    #expect(desk.value("mentors") == .integer(4))
    #expect(desk.value("job") == .text("Coder"))
    #expect(desk.text.contains("Q2 of 5 > named\nRecorded: A named person."))
    #expect(desk.text.contains("All 4 lines were taken."))
    #expect(typed.remembered.isEmpty)
  }

  @Test func `it stops at the first line that is not accepted`() throws {
    let desk = try Desk()
    try type("n\nnamed\nmany\n4\nCoder", "yes", at: desk)
    #expect(desk.value("lead") == .choice("named"))
    #expect(desk.state("staff") == .open)
    #expect(desk.state("mentors") == .open)
    #expect(desk.text.contains("Line 3 was not accepted: "))
    #expect(desk.text.contains("What came before it stays recorded; the 2 lines after it are dropped."))
    #expect(!desk.text.contains("lines were taken"))
  }

  @Test func `answers by name go to their questions`() throws {
    let desk = try Desk()
    try type("staff: 40\nunion: n\nlead: named\nletter: y\nexpect answers.staff == 41", "y", at: desk)
    #expect(desk.value("staff") == .integer(40))
    #expect(desk.value("lead") == .choice("named"))
    #expect(desk.text.contains("'letter' was never asked"))
    #expect(desk.text.contains("Line 5: expectation does not hold."))
    #expect(desk.current == "mentors")
  }

  @Test func `no drops them, and anything else asks again`() throws {
    let desk = try Desk()
    let typed = try type("y\ny", "perhaps", "n", "/score", at: desk)
    #expect(desk.text.contains("Expected y to take the 2 lines one after the other, or n to drop them."))
    #expect(desk.text.contains("Dropped; nothing was recorded."))
    #expect(desk.state("union") == .open)
    #expect(
      typed.prompts == [
        "Q1 of about 6 > ", PastedAnswers.prompt, PastedAnswers.prompt, "Q1 of about 6 > ", "Q1 of about 6 > ",
      ])
    #expect(typed.remembered == ["/score"])
  }

  @Test func `Ctrl-C and a command end the offer`() throws {
    let desk = try Desk()
    let typed = try type("y\ny", "\u{3}", "y\ny", "/skip", at: desk)
    #expect(desk.text.contains("(line dropped; nothing recorded)"))
    #expect(desk.state("union") == .deferred)
    #expect(typed.prompts.count == 5)
  }

  @Test func `a line that asks to leave leaves`() throws {
    let desk = try Desk()
    let typed = TypedLines(["n\n/quit\nnamed", "y"])
    #expect(try CommandLoop(desk.conversation, reader: typed).run() == .quit)
    #expect(desk.value("union") == .boolean(false))
    #expect(desk.text.contains("1 line after it is dropped."))
  }

  @Test func `a change that affects other questions waits for its yes among the lines`() throws {
    let desk = try Desk()
    try type("n\nnamed\nunion: y\ny\n40", "y", at: desk)
    #expect(desk.value("union") == .boolean(true))
    #expect(desk.value("staff") == .integer(40))
    #expect(desk.text.contains("All 5 lines were taken."))
    try type("lead: nobody\nunion: n\nmentors: 3", "y", at: desk)
    #expect(desk.value("union") == .boolean(true))
    #expect(desk.text.contains("Line 3 was not accepted: expected y or n"))
  }

  @Test func `where text is asked, a paragraph is one answer`() throws {
    let desk = try Desk(definition: Self.text)
    try type("Medical \nassistant", "It began\n\n  in spring: late.\n", at: desk)
    #expect(desk.value("job") == .text("Medical assistant"))
    #expect(desk.value("story") == .text("It began\n\n  in spring: late."))
    #expect(desk.text.contains("Recorded: Medical assistant."))
    #expect(desk.text.contains("Recorded: It began\n\n"))
  }

  @Test func `where text is asked, lines that name their questions are offered`() throws {
    let desk = try Desk(definition: Self.text)
    let typed = try type("job: Aide\nstaff: 4", "n", at: desk)
    #expect(desk.text.contains("n takes them as one answer."))
    #expect(desk.value("job") == .text("job: Aide staff: 4"))
    #expect(typed.prompts[1] == PastedAnswers.prompt)
    let other = try Desk(definition: Self.text)
    try type("job: Aide\nstaff: 4", "y", at: other)
    #expect(other.value("job") == .text("Aide"))
    #expect(other.value("staff") == .integer(4))
  }

  @Test func `several choices on lines of their own are told where they belong`() throws {
    let desk = try Desk(definition: Self.text)
    try type("Aide", "Story", "1\n2", "n", "1, 2", at: desk)
    #expect(desk.text.contains("Several choices stand on one line, such as 1, 3."))
    #expect(desk.value("ways") == .choices(["a", "b"]))
  }

  @Test(arguments: ["/note one\ntwo", "note one\ntwo"])
  func `a note of several rows is one note`(line: String) throws {
    let desk = try Desk()
    try type(line, at: desk)
    #expect(desk.conversation.session.notes.map(\.text) == ["one\ntwo"])
  }

  @Test func `a JSON document is told where it belongs`() throws {
    let desk = try Desk()
    try type("{\n\"union\": true\n}", at: desk)
    #expect(desk.text.contains("That is a JSON document"))
    #expect(desk.state("union") == .open)
  }

  @Test func `an answer that cannot be kept can be given again`() throws {
    let desk = try Desk()
    let typed = TypedLines(["n\nnamed", "y", "n"])
    typed.onLine = { number in desk.failure = number == 2 ? ConversationTests.Broken() : nil }
    #expect(try CommandLoop(desk.conversation, reader: typed).run() == .endOfInput)
    #expect(desk.text.contains("This was not saved: n\nThe disk is full."))
    #expect(desk.value("union") == .boolean(false))
    #expect(desk.state("lead") == .open)
  }
}

/// What history keeps.
@Suite struct RememberedCommandTests {
  private func remembered(_ lines: String...) throws -> [String] {
    let typed = TypedLines(lines)
    _ = try CommandLoop(ConversationTests.Desk().conversation, reader: typed).run()
    return typed.remembered
  }

  @Test func `is commands, without the answer that stood on the line`() throws {
    let remembered = try remembered(
      "n", "named", "40", "4", "Coder", "/goto job", "/why", " /score", "/note secret", "/respondent Dana", "score")
    // The last one is typed behind the answer and so becomes part of it.
    #expect(remembered == ["/goto job", "/why", "/score"])
  }
}
