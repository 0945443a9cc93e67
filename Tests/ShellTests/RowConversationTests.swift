import AnswerFiles
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Testing

@testable import Shell

/// Lists at the prompt and in scripts: rows are added, changed, removed and looked over.
@Suite struct RowConversationTests {
  static let definition = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [
        { "id": "work", "title": "Work", "items": [
          { "id": "site", "type": "text", "text": "Which site?", "allow": [] },
          { "id": "jobs", "type": "list", "text": "Which jobs?", "rowTitle": "{row.job}", "minRows": 1, "maxRows": 3,
            "items": [
              { "id": "job", "type": "text", "text": "What is it called?", "allow": [] },
              { "id": "openings", "type": "integer", "text": "How many openings has {row.job}?", "min": 0, "max": 50,
                "validators": [{ "expr": "row.openings < 40", "message": "that is many", "severity": "warning" }] },
              { "id": "licensed", "type": "boolean", "text": "Is there a license?", "default": false },
              { "id": "board", "type": "text", "text": "Which board?", "visibleIf": "has(row.licensed) && row.licensed",
                "required": false } ] },
          { "id": "cover", "type": "boolean", "text": "Is there cover?",
            "visibleIf": "answers.jobs.exists(r, has(r.openings) && r.openings > 5)" },
          { "id": "end", "type": "boolean", "text": "Done?" } ] } ],
      "computed": [ { "id": "total", "expr": "sum(answers.jobs.map(r, has(r.openings) ? r.openings : 0))" } ]
    }
    """

  private func desk(_ mode: Conversation.Mode = .person) throws -> ConversationTests.Desk {
    try ConversationTests.Desk(mode: mode, definition: Self.definition)
  }

  private func rows(_ desk: ConversationTests.Desk) -> String {
    desk.conversation.session.responses.givenAnswer(to: 1)?.value?.json.serialized() ?? "none"
  }

  @Test func `rows are asked field by field, and count once they are done`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide", "6", "")
    #expect(rows(desk) == #"[{"job":"Aide","openings":6,"licensed":false}]"#)
    #expect(desk.state("jobs") == .open)
    #expect(desk.text.contains("How many openings has Aide?"))
    #expect(desk.text.contains("1 row so far. Type add for another"))
    try desk.type("add", "RN", "unknown", "y", "Nursing", "done")
    #expect(desk.state("jobs") == .answered)
    #expect(
      rows(desk)
        == #"[{"job":"Aide","openings":6,"licensed":false},{"job":"RN","openings":{"state":"unknown"},"licensed":true,"board":"Nursing"}]"#
    )
    #expect(desk.current == "cover")
  }

  @Test func `every field is kept before the next is asked`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide")
    let again = try ConversationTests.Desk(definition: Self.definition, events: desk.events)
    #expect(rows(again) == #"[{"job":"Aide"}]"#)
    #expect(again.current == "jobs")
    try again.type("4", "n", "", "n")
    #expect(again.state("jobs") == .answered)
    #expect(again.conversation.session.status == .completed)
  }

  @Test func `a row is changed, left as it is, and removed`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide", "6", "n", "add", "RN", "2", "n", "1", "", "7", "", "remove 2")
    #expect(rows(desk) == #"[{"job":"Aide","openings":7,"licensed":false}]"#)
    #expect(desk.text.contains("Removed: RN."))
    try desk.type("/undo")
    #expect(rows(desk).contains("RN"))
    try desk.type("")
    #expect(desk.state("jobs") == .answered)
  }

  @Test func `a wrong answer is refused, and the field asked again`() throws {
    let desk = try desk()
    #expect(try desk.type("Here", "Aide", "many") == "not-accepted")
    #expect(desk.text.hasSuffix("") && rows(desk) == #"[{"job":"Aide"}]"#)
    #expect(try desk.type("45") == nil)
    #expect(desk.text.contains("Please check: that is many"))
    #expect(try desk.type("n", "5") == "no-such-row")
    #expect(try desk.type("remove") == "no-such-row")
    #expect(try desk.type("add", "done") == nil, "a row of which nothing is known goes")
    #expect(desk.current == "cover")
  }

  @Test func `a row cannot be left half answered`() throws {
    let desk = try desk()
    #expect(try desk.type("Here", "Aide", "/done") == "row-not-complete")
    #expect(try desk.type("/remove 1") == nil)
    #expect(rows(desk) == "[]")
    #expect(try desk.type("") == "not-accepted", "at least one row is needed")
  }

  @Test func `no more rows than the definition takes`() throws {
    let desk = try desk()
    try desk.type("Here", "A", "1", "n", "add", "B", "1", "n", "add", "C", "1", "n")
    #expect(try desk.type("add") == "too-many-rows")
    #expect(try desk.type("3", "/back") == nil)
  }

  @Test func `back goes field by field, then to the question before`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide", "/back", "/back")
    try desk.type("Porter")
    #expect(rows(desk).contains("Aide"), "between rows a word is no answer")
    let other = try self.desk()
    try other.type("Here", "/back")
    #expect(other.current == "site")
  }

  @Test func `a list can be put aside with its rows`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide", "1", "n", "skip")
    #expect(desk.state("jobs") == .deferred)
    #expect(rows(desk).contains("Aide"))
    #expect(desk.current == "end")
    try desk.type("y", "/next", "done")
    #expect(desk.state("jobs") == .answered)
  }

  @Test func `a field that is skipped, or a list that is parked, loses no row`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide", "6", "n", "add", "RN", "/skip")
    #expect(rows(desk) == #"[{"job":"Aide","openings":6,"licensed":false},{"job":"RN"}]"#)
    try desk.type("/park Dana")
    #expect(desk.state("jobs") == .deferred)
    #expect(rows(desk) == #"[{"job":"Aide","openings":6,"licensed":false},{"job":"RN"}]"#)
    #expect(desk.conversation.session.parked[1] == "Dana")
    try desk.type("/goto jobs", "3", "n")
    #expect(rows(desk) == #"[{"job":"Aide","openings":6,"licensed":false},{"job":"RN","openings":3,"licensed":false}]"#)
    try desk.type("/undo", "/undo", "4")
    #expect(rows(desk) == #"[{"job":"Aide","openings":6,"licensed":false},{"job":"RN","openings":4}]"#)
  }

  @Test func `a change of a finished list says first what it affects`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide", "6", "n", "", "y", "y", "/change jobs", "1", "", "2")
    #expect(desk.text.contains("affects other questions"))
    try desk.type("y")
    #expect(desk.state("cover") == .notAsked)
    #expect(rows(desk) == #"[{"job":"Aide","openings":2,"licensed":false}]"#)
  }

  @Test func `a change of a row that waits for a yes is not called recorded, and the row goes on after it`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide", "6", "n", "", "y", "y", "/change jobs", "1", "")
    let said = desk.text.utf8.count
    try desk.type("2")
    #expect(!String(decoding: desk.text.utf8.dropFirst(said), as: UTF8.self).contains("Recorded"))
    try desk.type("y", "y", "Nursing", "")
    #expect(rows(desk) == #"[{"job":"Aide","openings":2,"licensed":true,"board":"Nursing"}]"#)
    #expect(desk.state("jobs") == .answered)
  }

  @Test func `what a changed field hides is named`() throws {
    let desk = try desk()
    try desk.type("Here", "RN", "2", "y", "Nursing", "1", "", "", "n")
    #expect(rows(desk) == #"[{"job":"RN","openings":2,"licensed":false}]"#)
    #expect(desk.text.contains("No longer asked in this row, and taken out: 'board' (Nursing)."))
    try desk.type("/undo")
    #expect(rows(desk).contains("Nursing"))
  }

  @Test func `rows that no longer count are named`() throws {
    let desk = try desk()
    try desk.type("Here", "Aide", "2", "n", "/unknown")
    #expect(desk.state("jobs") == .unknown)
    #expect(desk.text.contains("The row said so far no longer counts; /undo brings it back."))
    try desk.type("/undo")
    #expect(rows(desk).contains("Aide"))
  }

  /// A list whose fields hang on one that may be left out, and which looks at all its rows.
  static let optional = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [
        { "id": "work", "title": "Work", "items": [
          { "id": "jobs", "type": "list", "text": "Which jobs?", "minRows": 1,
            "validators": [{ "expr": "sum(answers.jobs.map(r, r.share)) == 10", "message": "the shares make 10" }],
            "items": [
              { "id": "site", "type": "text", "text": "Where?", "required": false, "allow": [] },
              { "id": "reason", "type": "text", "text": "Why nowhere?", "visibleIf": "!has(row.site)", "allow": [] },
              { "id": "share", "type": "integer", "text": "Which share?", "allow": [] } ] },
          { "id": "end", "type": "boolean", "text": "Done?" } ] } ]
    }
    """

  @Test func `a field that hangs on one left out is asked`() throws {
    let desk = try ConversationTests.Desk(definition: Self.optional)
    try desk.type("")
    #expect(desk.text.hasSuffix("Also: ? for help.\n") && desk.text.contains("Why nowhere?"))
    try desk.type("New", "10", "")
    #expect(desk.value("jobs")?.json.serialized() == #"[{"reason":"New","share":10}]"#)
    let other = try ConversationTests.Desk(definition: Self.optional)
    try other.type("", "/skip", "10")
    #expect(try other.type("") == "row-not-complete")
    try other.type("New", "")
    #expect(try other.type("") == nil && other.current == "end")
  }

  @Test func `rows can be changed one by one to what the list accepts`() throws {
    let desk = try ConversationTests.Desk(definition: Self.optional)
    try desk.type("Here", "4", "add", "There", "5")
    #expect(try desk.type("done") == "not-valid")
    try desk.type("2", "", "6")
    #expect(try desk.type("done") == nil && desk.state("jobs") == .answered)
    try desk.type("/change jobs", "1", "", "5")
    #expect(desk.state("jobs") == .open)
    #expect(desk.text.contains("The list cannot end like this. The shares make 10."))
    try desk.type("2", "", "5")
    #expect(try desk.type("done") == nil && desk.state("jobs") == .answered)
    let (script, result) = try ScriptRunnerTests.run(
      """
      jobs[1].site: Here
      jobs[1].share: 4
      jobs[2].reason: New
      jobs[2].share: 6
      y
      """, definition: Self.optional)
    #expect(result.failure == nil, "\(result)")
    #expect(script.conversation.session.status == .completed)
  }

  @Test func `commands that belong to lists say so elsewhere`() throws {
    let desk = try desk()
    #expect(try desk.type("/done") == "not-at-a-list")
    #expect(try desk.type("Here", "/why", "?", "/list", "/score") == nil)
  }

  // MARK: - Scripts

  @Test func `scripts name fields, before or at the question`() throws {
    let (desk, result) = try ScriptRunnerTests.run(
      """
      jobs[1].job: Aide
      jobs[1].openings: 6
      Here
      jobs[1].licensed: n
      jobs[2].job: RN
      jobs[2].openings: /unknown
      jobs[2].licensed: y
      jobs[2].board: Nursing
      cover: y
      end: y
      expect computed.total == 6 && size(answers.jobs) == 2
      """, definition: Self.definition)
    #expect(result.failure == nil && result.failedExpectations.isEmpty, "\(result)")
    #expect(desk.conversation.session.status == .completed)
  }

  @Test func `scripts can give all rows at once, or type what a person types`() throws {
    let (desk, result) = try ScriptRunnerTests.run(
      """
      Here
      jobs: [{"job": "Aide", "openings": 6}]
      y
      y
      """, definition: Self.definition)
    #expect(result.failure?.message.contains("'licensed' has no answer") == true)
    #expect(desk.state("jobs") == .open)
    let (typed, other) = try ScriptRunnerTests.run(
      "Here\nAide\n6\nn\nadd\nRN\n2\nn\nremove 1\ndone\ny\n", definition: Self.definition)
    #expect(other.failure == nil)
    #expect(typed.conversation.session.status == .completed)
    #expect(rows(typed) == #"[{"job":"RN","openings":2,"licensed":false}]"#)
  }

  @Test func `fields that a file gives together are one event, however many`() throws {
    var lines = ""
    for row in 1...3 { lines += "jobs[\(row)].job: J\njobs[\(row)].openings: 6\njobs[\(row)].licensed: n\n" }
    let desk = try ConversationTests.Desk(mode: .script, isQuiet: true, definition: Self.definition)
    let runner = ScriptRunner(desk.conversation)
    let steps = ScriptReader.read(
      SourceText(name: "answers.txt", text: "Here\n\(lines)jobs[4].job: J\n"),
      for: desk.conversation.session.questionnaire
    ).steps
    for step in steps { #expect(try runner.run(step)) }
    let result = try runner.finish()
    #expect(result.failure?.identifier == "no-such-row" && result.failure?.place?.position.line == 11)
    #expect(desk.state("jobs") == .answered, "what was said before the mistake is kept")
    let answers = desk.events.filter { if case .answered("jobs", _) = $0.event { true } else { false } }
    #expect(answers.count == 1)
  }

  @Test func `a list that a script skips keeps its rows`() throws {
    let (desk, result) = try ScriptRunnerTests.run(
      "Here\njobs[1].job: Aide\njobs: /skip\n", definition: Self.definition)
    #expect(result.failure == nil && desk.state("jobs") == .deferred)
    #expect(rows(desk) == #"[{"job":"Aide"}]"#)
  }

  struct Failing: Sendable, CustomTestStringConvertible {
    var line: String
    var identifier: String
    var says: String
    var testDescription: String { line }

    static let all: [Self] = [
      Self(line: "jobs[2].job: Aide", identifier: "no-such-row", says: "expected a row from 1 to 1"),
      Self(line: "jobs[1].jbo: Aide", identifier: "unknown-field", says: "a row of 'jobs' has no 'jbo'"),
      Self(line: "jobs[1].openings: lots", identifier: "not-accepted", says: "'lots' is not a number"),
      Self(
        line: "jobs[1].board: Nursing", identifier: "undecided",
        says: "whether 'board' is asked in row 1 waits for licensed"),
      Self(line: "jobs[1].job: /unknown", identifier: "not-accepted", says: "not known"),
      Self(line: "jobs[1].job: /skip", identifier: "not-an-answer", says: "/unknown"),
      Self(line: "jobs[1].job Aide", identifier: "bad-row-name", says: "expected 'jobs[1].job: ANSWER'"),
      Self(line: "jobs[1]job: Aide", identifier: "bad-row-name", says: "expected 'jobs[1].job: ANSWER'"),
      Self(line: "jobs[99999999999999999999].job: Aide", identifier: "no-such-row", says: "expected a row from 1 to 1"),
      Self(line: "site[1].job: Aide", identifier: "not-a-list", says: "'site' has no rows"),
      Self(
        line: #"jobs: [{"job": "A", "openings": 1, "licensed": false, "licensed": true}]"#, identifier: "not-accepted",
        says: "'licensed' stands twice"),
      Self(line: "jobs: Aide", identifier: "not-accepted", says: "jobs[1].job"),
    ]
  }

  @Test(arguments: Failing.all)
  func `a line that names no field of a row stops the script at its place`(row: Failing) throws {
    let (_, result) = try ScriptRunnerTests.run("Here\n\(row.line)\n", definition: Self.definition)
    let failure = try #require(result.failure)
    #expect(failure.identifier == row.identifier)
    #expect(failure.message.contains(row.says), "\(failure.message)")
    #expect(failure.place?.position.line == 2)
  }
}
