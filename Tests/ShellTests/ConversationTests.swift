import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import Reports
import Testing

@testable import Shell

/// What lines lead to, without a terminal: the same for a person, a pipe and a script.
@Suite struct ConversationTests {
  static let definition = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [
        { "id": "people", "title": "People", "items": [
          { "id": "union", "type": "boolean", "weight": 0, "text": "Is there a union?" },
          { "id": "letter", "type": "boolean", "text": "Has it agreed?", "visibleIf": "answers.union" },
          { "id": "lead", "type": "choice", "text": "Who leads?", "allow": ["unknown", "notApplicable"],
            "reasonRequired": true, "why": "Someone must.",
            "choices": [ { "id": "nobody", "text": "Nobody", "points": 0 },
                         { "id": "named", "text": "A named person", "points": 2 } ] } ] },
        { "id": "numbers", "title": "Numbers", "items": [
          { "id": "staff", "type": "integer", "min": 1, "max": 1000, "text": "How many staff?" },
          { "id": "mentors", "type": "integer", "min": 0, "text": "How many mentors?",
            "validators": [
              { "expr": "!has(answers.staff) || answers.mentors <= answers.staff",
                "message": "there cannot be more mentors than staff", "severity": "error" },
              { "expr": "answers.mentors > 0", "message": "without mentors nothing starts", "severity": "warning" } ] },
          { "id": "job", "type": "text", "text": "Which job?", "allow": [] } ] } ],
      "levels": [ { "id": "low", "title": "Low", "from": 0 }, { "id": "high", "title": "High", "from": 0.5 } ],
      "actions": [ { "id": "name_lead", "title": "Name a lead", "steps": ["Ask"], "effortDays": 1,
                     "addresses": [ { "item": "lead", "answer": "named" } ] } ]
    }
    """

  /// A conversation whose events are kept in memory.
  final class Desk {
    var events: [RecordedEvent] = []
    var text = ""
    var failure: (any Error)?
    /// The time of the next event, in milliseconds since 1970.
    var clock: Int64 = 0
    let conversation: Conversation

    init(
      mode: Conversation.Mode = .person, isQuiet: Bool = false, definition: String = ConversationTests.definition,
      proposals: [Int: Conversation.Proposal] = [:], lead: Conversation.Lead = Conversation.Lead(),
      isPlain: Bool = true, events earlier: [RecordedEvent] = [], files: ConversationFiles = .none,
      consensus: AssessmentEvent.Opening.Consensus? = nil
    ) throws {
      let source = SourceText(name: "small.json", text: definition)
      let read = DefinitionReader.read(source)
      let questionnaire = try #require(
        read.questionnaire, "\(DiagnosticRenderer().render(read.diagnostics))")
      let opening = AssessmentEvent.Opening(
        tool: "test", assessment: "a1", questionnaire: "small", version: "1.0.0", definition: "", client: Client(),
        language: "en", timeZone: "+00:00", today: CalendarDate("2026-03-02")!, consensus: consensus)
      var session = AssessmentSession(opening: opening, questionnaire: questionnaire)
      for event in earlier { try session.apply(event) }
      final class Sink { weak var desk: Desk? }
      let sink = Sink()
      var seq = session.lastSeq
      conversation = Conversation(
        session: session,
        output: ShellOutput(
          style: TerminalStyle(width: 80, usesColor: false, usesBlocks: false, isPlain: isPlain),
          talk: { sink.desk?.text += $0 }, result: { sink.desk?.text += $0 }),
        mode: mode, isQuiet: isQuiet, proposals: proposals, lead: lead, files: files,
        reasonToTryAgain: { $0 is Broken ? "The disk is full." : nil }
      ) { event in
        if let failure = sink.desk?.failure { throw failure }
        seq += 1
        let recorded = RecordedEvent(seq: seq, milliseconds: sink.desk?.clock ?? 0, event: event)
        sink.desk?.events.append(recorded)
        return recorded
      }
      sink.desk = self
      events = earlier
    }

    /// Types lines one after the other; returns the last refusal's identifier.
    @discardableResult
    func type(_ lines: String...) throws -> String? {
      var refusal: String?
      for line in lines {
        try conversation.presentIfNeeded()
        refusal = nil
        if case .refused(let reason) = try conversation.receive(line) { refusal = reason.identifier }
      }
      try conversation.presentIfNeeded()
      return refusal
    }

    func state(_ id: String) -> Answer.State {
      let session = conversation.session
      return session.responses.state(of: session.questionnaire.itemIndex(ItemID(id))!)
    }

    func value(_ id: String) -> AnswerValue? {
      let session = conversation.session
      return session.responses.answer(to: session.questionnaire.itemIndex(ItemID(id))!)?.value
    }

    var current: String? { conversation.session.current.map { conversation.session.questionnaire.items[$0].id.text } }
  }

  struct Broken: Error {}

  @Test func `a whole assessment, with a branch that is skipped`() throws {
    let desk = try Desk()
    try desk.type("n", "named", "40", "4", "Nurse aide")
    #expect(desk.conversation.session.status == .completed)
    #expect(desk.state("letter") == .notAsked)
    #expect(desk.value("job") == .text("Nurse aide"))
    #expect(desk.text.contains("Recorded: A named person."))
    #expect(desk.events.last?.event == .completed)
  }

  @Test func `a step of the plan is assigned, moved and given back`() throws {
    let desk = try Desk()
    try desk.type("n", "nobody", "40", "4", "Aide", "/assign 1 Dana Ortiz 2027-03-01")
    #expect(desk.text.contains("Assigned to Dana Ortiz, due Mar 1, 2027: Name a lead."))
    var entry = try #require(desk.conversation.report().actions.first)
    #expect(entry.assignee == "Dana Ortiz" && entry.due == CalendarDate("2027-03-01"))
    try desk.type("/assign name_lead June 1, 2027")
    entry = try #require(desk.conversation.report().actions.first)
    #expect(entry.assignee == "Dana Ortiz" && entry.due == CalendarDate("2027-06-01"))
    try desk.type("assign name_lead none")
    entry = try #require(desk.conversation.report().actions.first)
    #expect(entry.assignee == nil && entry.due == nil)
    #expect(try desk.type("/assign") == "missing-argument")
    #expect(try desk.type("/assign 1") == "missing-argument")
    #expect(try desk.type("/assign 2 Dana") == "unknown-action")
    #expect(try desk.type("/assign name_laed Dana") == "unknown-action")
    #expect(desk.conversation.session.status == .completed, "who does what changes no answer")
  }

  @Test func `the least work that reaches a level is shown, or what stands in its way`() throws {
    let desk = try Desk()
    try desk.type("n", "nobody", "40", "4", "Aide", "/path")
    #expect(desk.text.contains("To reach High: 1 step, 1 day of work."))
    #expect(desk.text.contains(" 1. Name a lead"))
    #expect(desk.text.contains("That brings 0 -> 100 of 100: High."))
    #expect(try desk.type("/path low") == nil)
    #expect(desk.text.contains("Low is reached already."))
    #expect(try desk.type("/path hihg") == "unknown-level")
    try desk.type("/change lead", "named", "/path")
    #expect(desk.text.contains("The highest level is reached already."))
  }

  @Test func `what if shows what other answers change, and records nothing`() throws {
    let desk = try Desk()
    try desk.type("n", "nobody", "40", "4", "Aide")
    let count = desk.events.count
    #expect(try desk.type("/whatif lead=named union=y") == nil)
    #expect(desk.text.contains("- Is there a union? no -> yes"))
    #expect(desk.text.contains("Low -> High: 0 -> 67 (67 to 100) of 100.") || desk.text.contains("Low -> High"))
    #expect(desk.text.contains("Would also be asked:"))
    #expect(desk.text.contains("Steps no longer needed:\n  - Name a lead"))
    #expect(desk.events.count == count && desk.state("letter") == .notAsked)
    #expect(try desk.type("/whatif letter=y") == "not-asked")
    #expect(try desk.type("/whatif lead=nmaed") == "not-accepted")
    #expect(try desk.type("/whatif laed=named") == "unknown-item")
    #expect(try desk.type("/whatif named") == "no-item")
    #expect(try desk.type("/whatif mentors=50") == "not-valid")
    #expect(try desk.type("/whatif lead=nobody") == nil)
    #expect(desk.text.contains("Nothing would change."))
  }

  @Test func `what stands ready is kept with its origin, a text too`() throws {
    let proposals: [Int: Conversation.Proposal] = [
      0: Conversation.Proposal(value: .boolean(false), origin: .carriedOver, remark: "from \"Earlier\", 2026-01-02"),
      2: Conversation.Proposal(value: .choice("named"), origin: .default),
      5: Conversation.Proposal(value: .text("Aide"), origin: .carriedOver),
    ]
    let desk = try Desk(proposals: proposals)
    try desk.type("", "", "40", "4")
    #expect(desk.text.contains("Enter takes no, from \"Earlier\", 2026-01-02."))
    #expect(desk.conversation.prefill == "Aide")
    try desk.type("Aide")
    let origins = desk.events.compactMap { event in
      if case .answered(_, let answer) = event.event { answer.origin } else { nil }
    }
    #expect(origins == [.carriedOver, .default, .typed, .typed, .carriedOver])
    let other = try Desk(proposals: proposals)
    try other.type("", "", "40", "4", "Aide II")
    #expect(other.conversation.session.responses.answer(to: 5)?.origin == .typed)
  }

  @Test func `a change says which later answer no longer fits`() throws {
    let desk = try Desk()
    try desk.type("n", "named", "40", "30", "Aide", "/change staff", "20")
    #expect(desk.text.contains("Please check question 4 (mentors) as well: There cannot be more mentors"))
  }

  @Test func `a branch that applies is asked`() throws {
    let desk = try Desk()
    try desk.type("y")
    #expect(desk.current == "letter")
    #expect(desk.text.contains("1 of 2 - People - 16%"))
  }

  @Test func `an undecided condition is asked once it holds`() throws {
    let desk = try Desk()
    try desk.type("unknown")
    #expect(desk.state("letter") == .open)
    #expect(desk.current == "lead")
    try desk.type("nobody", "40", "4", "Aide")
    #expect(desk.conversation.session.status == .completed, "what is undecided waits for an unknown answer")
    try desk.type("/change union", "y")
    #expect(desk.conversation.prompt == "change it? [y/n] > ", "a change that affects others waits for a yes")
    #expect(desk.state("union") == .unknown)
    try desk.type("y")
    #expect(desk.current == "letter")
    #expect(desk.conversation.session.status == .inProgress)
    #expect(desk.events.contains { $0.event == .amended })
  }

  @Test func `a change says what it affects, and can be left`() throws {
    let desk = try Desk()
    try desk.type("y", "y", "named", "/change 1", "n")
    #expect(desk.text.contains("1 question will no longer be asked: \"Has it agreed?\""))
    try desk.type("n")
    #expect(desk.value("union") == .boolean(true))
    try desk.type("/change union", "n", "y")
    #expect(desk.state("letter") == .notAsked)
    try desk.type("/change union", "y", "y")
    #expect(desk.value("letter") == .boolean(true), "an answer set aside counts again")
  }

  @Test func `a wrong answer is refused with what would be accepted`() throws {
    let desk = try Desk()
    #expect(try desk.type("n", "nobdy") == "not-accepted")
    #expect(try desk.type("") == "empty-line")
    #expect(try desk.type("named", "0") == "not-accepted")
    #expect(try desk.type("40", "41") == "not-valid")
    #expect(desk.state("mentors") == .open)
    #expect(try desk.type("0") == nil)
    #expect(desk.text.contains("Please check: without mentors nothing starts"))
    #expect(try desk.type("/unknown") == "unknown-not-allowed")
    #expect(try desk.type("/na no") == "na-not-allowed")
  }

  @Test func `not applicable needs its reason where the item asks for one`() throws {
    let desk = try Desk()
    #expect(try desk.type("n", "/na") == "reason-missing")
    #expect(try desk.type("/na we are three people") == nil)
    #expect(desk.state("lead") == .notApplicable)
  }

  @Test func `skip, review, next and back`() throws {
    let desk = try Desk()
    try desk.type("n", "skip", "40", "4", "Aide")
    #expect(desk.state("lead") == .deferred)
    #expect(desk.conversation.session.status == .inProgress)
    #expect(desk.text.contains("1 was skipped (2)"))
    try desk.type("/next")
    #expect(desk.current == "lead")
    try desk.type("/back")
    #expect(desk.current == "union")
    #expect(try desk.type("/back") == "at-the-first")
    try desk.type("")
    #expect(desk.current == nil, "Enter keeps the answer that is shown")
    try desk.type("/goto lead", "2")
    #expect(desk.conversation.session.status == .completed)
  }

  @Test func `undo takes the last answer back and goes there`() throws {
    let desk = try Desk()
    #expect(try desk.type("/undo") == "nothing-to-undo")
    try desk.type("n", "nobody", "/change lead", "named", "/undo")
    #expect(desk.value("lead") == .choice("nobody"))
    #expect(desk.current == "lead")
    try desk.type("/undo")
    #expect(desk.state("lead") == .open)
  }

  @Test func `notes go to the question on screen, or to the one named`() throws {
    let desk = try Desk()
    try desk.type("n", "/note ask Dana", "/note staff: from HR", "/evidence roster.xlsx", "/note 3 of them agreed")
    let notes = desk.conversation.session.notes
    #expect(notes.map(\.text) == ["ask Dana", "from HR", "3 of them agreed"])
    #expect(notes.map(\.item) == [2, 3, 2])
    #expect(desk.conversation.session.evidence.map(\.text) == ["roster.xlsx"])
    #expect(desk.text.contains("Note added to question 3 (staff)."))
  }

  @Test func `an answer that could not be kept is not acknowledged`() throws {
    let desk = try Desk()
    try desk.type("n")
    desk.failure = Broken()
    #expect(throws: Broken.self) { try desk.conversation.receive("named") }
    #expect(desk.state("lead") == .open)
    #expect(!desk.text.contains("Recorded: A named person."))
  }

  @Test func `a command typed behind an answer that stands on the line is a command`() throws {
    let desk = try Desk()
    try desk.type("n", "named", "40", "4", "Coder", "/goto job")
    #expect(desk.conversation.prefill == "Coder")
    try desk.type("Coder/goto staff")
    #expect(desk.current == "staff")
    #expect(desk.value("job") == .text("Coder"))
    try desk.type("/goto job", "Coder/biller")
    #expect(desk.value("job") == .text("Coder/biller"))
  }

  @Test func `a day that cannot be read is nobody's name`() throws {
    let desk = try Desk()
    try desk.type("n", "nobody", "40", "4", "Aide")
    #expect(try desk.type("/assign 1 Lee next friday") == "not-a-day")
    #expect(try desk.type("/assign 1 Lee Summers 2027-03-01") == nil)
    #expect(desk.text.contains("Assigned to Lee Summers, due Mar 1, 2027"))
  }

  @Test func `what cannot be an answer is told what it was probably meant for`() throws {
    let desk = try Desk()
    try desk.type("n")
    guard case .refused(let question) = try desk.conversation.receive("who should that be?") else {
      Issue.record("it was accepted")
      return
    }
    #expect(question.remark == "A question? ? says what can be typed here, why says why it is asked.")
    guard case .refused(let command) = try desk.conversation.receive("scroe") else {
      Issue.record("it was accepted")
      return
    }
    #expect(command.suggestion == "score")
    try desk.type("named", "40", "4", "Aide")
    #expect(try desk.type("save result") == "excess-argument")
  }

  @Test func `after a full disk an answer can be given again`() throws {
    final class Typist: LineReader {
      var lines: [String]
      var completer: ((_ line: String, _ cursorByte: Int) -> Completion)?
      var columns: Int { 80 }
      var rows: Int? { nil }
      var onLine: (Int) -> Void = { _ in }
      init(_ lines: [String]) { self.lines = lines }
      func readLine(prompt: String, prefill: String?) -> LineEvent {
        guard !lines.isEmpty else { return .endOfInput }
        onLine(lines.count)
        return .line(lines.removeFirst())
      }
      func remember(command: String) {}
    }
    let desk = try Desk()
    let typist = Typist(["n", "named", "named"])
    typist.onLine = { remaining in desk.failure = remaining == 2 ? Broken() : nil }
    #expect(try CommandLoop(desk.conversation, reader: typist).run() == .endOfInput)
    #expect(desk.text.contains("This was not saved: named\nThe disk is full."))
    #expect(desk.value("lead") == .choice("named"))
  }

  @Test func `replaying the events gives the same state, at every prefix`() throws {
    let desk = try Desk()
    try desk.type(
      "y", "y", "/park Dana", "40", "/note x", "41", "4", "/change staff", "50", "/undo", "/goto lead", "unknown",
      "/back")
    for count in 1...desk.events.count {
      let replayed = try Desk(events: Array(desk.events.prefix(count)))
      let session = replayed.conversation.session
      if count == desk.events.count {
        let live = desk.conversation.session
        #expect(session.current == live.current)
        for item in session.questionnaire.items.indices {
          #expect(session.responses.state(of: item) == live.responses.state(of: item))
          #expect(session.responses.answer(to: item) == live.responses.answer(to: item))
        }
        #expect(session.notes == live.notes)
      }
    }
  }

  @Test func `text of a person cannot reach the terminal as control characters`() throws {
    let desk = try Desk()
    try desk.type(
      "n", "named", "40", "4", "\u{1B}]52;c;x\u{7}\u{9B}2J\u{202E}evil", "/note \u{1B}[31m", "/list", "/goto \u{9B}x")
    let allowed = desk.text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) }
    #expect(allowed)
  }

  @Test func `tab completes choices first, then commands and what they take`() throws {
    let desk = try Desk()
    try desk.type("n")
    func completion(_ line: String) -> [String] {
      desk.conversation.completion(of: line, at: line.utf8.count).candidates.map(\.text)
    }
    #expect(completion("") == ["nobody", "named"])
    #expect(completion("na") == ["named", "na"])
    #expect(completion("/sk") == ["skip"])
    #expect(completion("/goto st") == ["staff"])
    #expect(completion("/help ba") == ["back"])
    #expect(completion("/path h") == ["high"])
    #expect(desk.conversation.completion(of: "/goto st", at: 8).start == 6)
  }

  @Test func `prompts are short ASCII without text of a person`() throws {
    let desk = try Desk()
    try desk.type("n", "named")
    #expect(desk.conversation.prompt == "Q3 of 5 > ")
    try desk.type("/back")
    #expect(desk.conversation.prompt == "Q2 of 5 [2 named] > ")
    try desk.type("/change union", "y")
    #expect(desk.conversation.prompt == "change it? [y/n] > ")
  }
}
