import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import TestSupport
import Testing

@testable import Shell

/// Laws of lists, whatever is typed: nothing crashes, nothing said is lost unless it is taken back, and the events
/// alone give the same answers again.
@Suite struct RowRandomTests {
  static let definition = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [
        { "id": "work", "title": "Work", "items": [
          { "id": "jobs", "type": "list", "text": "Which jobs?", "rowTitle": "{row.job}", "minRows": 1, "maxRows": 4,
            "validators": [{ "expr": "sum(answers.jobs.map(r, has(r.hours) ? r.hours : 0)) <= 20",
                             "message": "that is more than 20 hours" }],
            "items": [
              { "id": "job", "type": "text", "text": "What is it called?", "allow": [] },
              { "id": "site", "type": "text", "text": "Where?", "required": false, "allow": [] },
              { "id": "remote", "type": "boolean", "text": "Is {row.job} remote?", "visibleIf": "!has(row.site)" },
              { "id": "hours", "type": "integer", "text": "How many hours?", "min": 0, "max": 50,
                "validators": [{ "expr": "row.hours != 13", "message": "not 13" }] },
              { "id": "licensed", "type": "boolean", "text": "Is there a license?", "default": false },
              { "id": "board", "type": "text", "text": "Which board?", "visibleIf": "has(row.licensed) && row.licensed",
                "requiredIf": "has(row.site)", "required": false } ] },
          { "id": "cover", "type": "boolean", "text": "Is there cover?",
            "visibleIf": "answers.jobs.exists(r, has(r.hours) && r.hours > 5)" },
          { "id": "tools", "type": "list", "text": "Which tools?", "allow": ["unknown", "notApplicable"],
            "visibleIf": "!has(answers.cover) || answers.cover",
            "items": [ { "id": "tool", "type": "text", "text": "Which?", "required": false } ] },
          { "id": "end", "type": "boolean", "text": "Done?" } ] } ]
    }
    """

  static let lines = [
    "", "", "", "Aide", "RN", "y", "y", "n", "3", "7", "13", "19", "unknown", "add", "/add", "done", "1", "2",
    "remove 1",
    "/remove 2", "remove", "remove 99999999999999999999", "0", "99999999999999999999", "/back", "/skip", "skip",
    "/undo",
    "/park Dana", "/unknown", "/na", "/na no need", "/goto jobs", "/change jobs", "/change tools", "change 1", "/next",
    "/keep", "/list", "/why", "?", "/score", "/note x", "= /done", "[{\"job\":\"x\"}]", "\u{1B}[2J\u{202E}",
    "jobs[1].job: x",
  ]

  /// Lines that finish both lists and all else, so that what follows are changes.
  static let finishing = ["Aide", "Here", "7", "n", "done", "y", "done", "y", "/change jobs", "1", "", ""]

  private struct State: Equatable {
    var given: [Answer?]
    var states: [Answer.State]
    var status: AssessmentSession.Status

    init(_ session: AssessmentSession) {
      let items = session.questionnaire.items.indices
      given = items.map { session.responses.givenAnswer(to: $0) }
      states = items.map { session.responses.state(of: $0) }
      status = session.status
    }

    /// The rows of each item, empty where it has none.
    var rows: [[Row]] {
      given.map { answer in
        if case .rows(let rows)? = answer?.value { rows } else { [] }
      }
    }
  }

  private func isTakingBack(_ line: String) -> Bool {
    ["remove", "/remove", "/undo", "/unknown", "unknown", "/na"].contains { line.hasPrefix($0) }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `whatever is typed, rows are kept and events replay`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try ConversationTests.Desk(definition: Self.definition)
    let beginning = seed.isMultiple(of: 2) ? Self.finishing : []
    for step in 0..<100 {
      if step >= beginning.count, Int.random(in: 0..<20, using: &random) == 0 {
        desk = try ConversationTests.Desk(definition: Self.definition, events: desk.events)
      }
      try desk.conversation.presentIfNeeded()
      let line =
        step < beginning.count
        ? beginning[step]
        : desk.conversation.pendingChange != nil
          ? ["y", "n"].randomElement(using: &random)!
          : Bool.random(using: &random)
            ? ["", "3", "7", "y", "n", "/change jobs", "1"].randomElement(using: &random)!
            : Self.lines.randomElement(using: &random)!
      let wasAsked = desk.conversation.pendingChange != nil
      let before = State(desk.conversation.session)
      let (count, said) = (desk.events.count, desk.text.utf8.count)
      _ = try desk.conversation.receive(line)
      let after = State(desk.conversation.session)
      let added = desk.events.suffix(from: count).map(\.event)
      let text = String(decoding: desk.text.utf8.dropFirst(said), as: UTF8.self)
      let place = Comment("seed \(seed), step \(step), line '\(line)': \(text)")
      if text.contains("Recorded: ") || text.contains("Removed: ") {
        let hasAnswer = added.contains { if case .answered = $0 { true } else { false } }
        #expect(hasAnswer, place)
      }
      // A change that was asked about may take a row out.
      if !isTakingBack(line), !wasAsked {
        for (old, new) in zip(before.rows, after.rows) where old != new {
          #expect(new.count >= old.count, place)
          let changed = zip(old, new).filter { $0 != $1 }.count + max(0, new.count - old.count)
          #expect(changed <= 1, place)
        }
      }
      let again = try ConversationTests.Desk(definition: Self.definition, events: desk.events)
      #expect(State(again.conversation.session) == after, place)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `whatever a file says, it ends at a place or with all that was said`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let fields = ["job", "site", "remote", "hours", "licensed", "board", "nope"]
    var script = ""
    for _ in 0..<12 {
      let field = fields.randomElement(using: &random)!
      let row = Int.random(in: 0...3, using: &random)
      let value = ["Aide", "3", "y", "n", "/unknown", "/skip", ""].randomElement(using: &random)!
      script += Bool.random(using: &random) ? "jobs[\(row)].\(field): \(value)\n" : "jobs[1].job: Aide\n"
    }
    let (desk, result) = try ScriptRunnerTests.run(script, definition: Self.definition)
    if let failure = result.failure { #expect(failure.place != nil) }
    let again = try ConversationTests.Desk(definition: Self.definition, events: desk.events)
    #expect(State(again.conversation.session) == State(desk.conversation.session))
  }
}
