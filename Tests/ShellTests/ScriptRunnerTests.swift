import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import Testing

@testable import Shell

/// Answer files, strictly.
@Suite struct ScriptRunnerTests {
  static func run(
    _ script: String, definition: String = ConversationTests.definition
  ) throws -> (ConversationTests.Desk, ScriptRunner.Result) {
    let desk = try ConversationTests.Desk(mode: .script, definition: definition)
    let runner = ScriptRunner(desk.conversation)
    let source = SourceText(name: "answers.txt", text: script)
    let (steps, problem) = ScriptReader.read(source, for: desk.conversation.session.questionnaire)
    for step in steps {
      guard try runner.run(step) else { break }
    }
    var result = try runner.finish()
    if result.failure == nil { result.failure = problem }
    return (desk, result)
  }

  @Test func `lines, names, commands and comments`() throws {
    let (desk, result) = try Self.run(
      """
      \u{FEFF}# who and what\r
      staff: 40\r
      job: = /etc/motd\r

        n
      named
      /note from the meeting
      mentors: 4
      expect score == 1.0 && level == 'high'
      expect answers.staff == 40
      """)
    #expect(result.failure == nil)
    #expect(result.failedExpectations.isEmpty)
    #expect(result.warnings.isEmpty)
    #expect(desk.conversation.session.status == .completed)
    #expect(desk.value("job") == .text("/etc/motd"))
    #expect(desk.conversation.session.responses.answer(to: 0)?.origin == .scripted)
  }

  struct Failing: Sendable, CustomTestStringConvertible {
    var script: String
    var place: String
    var identifier: String
    var testDescription: String { script }
  }

  @Test(arguments: [
    Failing(script: "n\nnmaed\n", place: "2:1", identifier: "not-accepted"),
    Failing(script: "lead: nmaed\nn\n", place: "1:7", identifier: "not-accepted"),
    Failing(script: "n\nnamed\nstaff:   0\n", place: "3:10", identifier: "not-accepted"),
    Failing(script: "n\n/na\n", place: "2:1", identifier: "reason-missing"),
    Failing(script: "n\n/frobnicate\n", place: "2:1", identifier: "unknown-command"),
    Failing(script: "union: /quit\n", place: "1:8", identifier: "not-an-answer"),
    Failing(script: "n\n/restart\n", place: "2:1", identifier: "not-in-a-script"),
    Failing(script: "n\nnamed\n40\n41\n", place: "4:1", identifier: "not-valid"),
    Failing(script: "n\nnamed\n40\n4\nAide\nmore\n", place: "6:1", identifier: "no-question"),
    Failing(script: "n\nexpect scroe > 1\n", place: "2:8", identifier: "unknown-name"),
    Failing(script: "union:\n", place: "1:7", identifier: "empty-answer"),
    Failing(script: "n\nna\u{0}med\n", place: "2:3", identifier: "nul-byte"),
  ])
  func `the first mistake ends it, with its place`(row: Failing) throws {
    let (_, result) = try Self.run(row.script)
    let failure = try #require(result.failure)
    #expect(failure.identifier == row.identifier)
    let position = try #require(failure.place).position
    #expect("\(position.line):\(position.column)" == row.place)
  }

  @Test func `what was valid before a mistake is kept`() throws {
    let (desk, result) = try Self.run("n\nnamed\nmany\n")
    #expect(result.failure != nil)
    #expect(desk.value("lead") == .choice("named"))
    #expect(desk.state("staff") == .open)
  }

  @Test func `an answer that is never asked for is a warning, and not counted`() throws {
    let (desk, result) = try Self.run("letter: y\nn\nnamed\n40\n4\nAide\n")
    #expect(result.failure == nil)
    #expect(result.warnings.map(\.identifier) == ["never-asked"])
    #expect(desk.state("letter") == .notAsked)
  }

  @Test func `a question left open holds up no answer to a later one`() throws {
    let (desk, result) = try Self.run("union: n\nstaff: 40\nmentors: 4\njob: Aide\n")
    #expect(result.failure == nil)
    #expect(result.warnings.isEmpty)
    #expect(desk.state("lead") == .open)
    #expect(desk.value("job") == .text("Aide"))
    #expect(desk.conversation.session.status == .inProgress)
  }

  @Test func `a later answer changes an earlier one`() throws {
    let (desk, _) = try Self.run("n\nnobody\nlead: named\nstaff: 10\nstaff: 20\n")
    #expect(desk.value("lead") == .choice("named"))
    #expect(desk.value("staff") == .integer(20))
  }

  @Test func `a failed expectation says what it found, and the rest goes on`() throws {
    let (desk, result) = try Self.run("n\nnobody\nexpect score > 0.9\n40\n")
    #expect(result.failure == nil)
    #expect(result.failedExpectations.count == 1)
    #expect(result.failedExpectations[0].notes.map(\.message) == ["score is 0.0"])
    #expect(desk.value("staff") == .integer(40))
  }

  @Test func `a document gives the same as a script`() throws {
    let (scripted, _) = try Self.run("n\nlead: /na three people\nstaff: 40\nmentors: /unknown\njob: Aide\n")
    let desk = try ConversationTests.Desk(mode: .script)
    let source = SourceText(
      name: "answers.json",
      text: """
        { "job": "Aide", "staff": { "value": 40, "note": "from HR" }, "mentors": { "state": "unknown" },
          "lead": { "state": "notApplicable", "reason": "three people" }, "union": false, "letter": null }
        """)
    let document = try AnswerDocument(source, for: desk.conversation.session.questionnaire, language: "en")
    #expect(document.diagnostics.isEmpty)
    let runner = ScriptRunner(desk.conversation)
    try runner.hold(document.entries)
    let result = try runner.finish()
    #expect(result.failure == nil)
    #expect(result.warnings.isEmpty)
    #expect(desk.conversation.session.status == .completed)
    for item in desk.conversation.session.questionnaire.items.indices {
      let other = scripted.conversation.session.responses
      #expect(desk.conversation.session.responses.answer(to: item) == other.answer(to: item))
    }
    #expect(desk.conversation.session.notes.map(\.text) == ["from HR"])
  }

  @Test func `a document names every mistake`() throws {
    let desk = try ConversationTests.Desk(mode: .script)
    let source = SourceText(
      name: "answers.json",
      text: """
        { "stuff": 40,
          "mentors": "many",
          "union": "yes",
          "lead": { "state": "unknwon" },
          "job": { "vlaue": "x" } }
        """)
    let document = try AnswerDocument(source, for: desk.conversation.session.questionnaire, language: "en")
    #expect(
      document.diagnostics.map(\.identifier)
        == ["unknown-item", "not-accepted", "not-accepted", "unknown-value", "unknown-key"])
    #expect(document.diagnostics[0].notes.map(\.message) == ["did you mean 'staff'?"])
    #expect(document.diagnostics.map { $0.place!.position.line } == [1, 2, 3, 4, 5])
  }
}
