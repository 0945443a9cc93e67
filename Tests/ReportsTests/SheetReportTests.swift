import Assessments
import Diagnostics
import Questionnaires
import Tables
import Testing

@testable import Reports

/// Sheets of questions, and what they look like.
@Suite struct SheetReportTests {
  static let definition = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [
        { "id": "people", "title": "People", "items": [
          { "id": "lead", "type": "choice", "text": "Who leads?", "help": "One name.",
            "why": "Someone has to carry it through. Else it stops.", "evidence": ["A letter", "A calendar."],
            "choices": [ { "id": "nobody", "text": "Nobody", "points": 0 },
                         { "id": "named", "text": "A named person", "points": 2 } ] },
          { "id": "letter", "type": "boolean", "text": "Is it written?", "visibleIf": "answers.lead == 'named'" },
          { "id": "tools", "type": "multichoice", "text": "Which tools?", "allow": ["unknown", "notApplicable"],
            "choices": [ { "id": "a", "text": "A" }, { "id": "b", "text": "B" }, { "id": "c", "text": "C" } ] },
          { "id": "share", "type": "percent", "text": "What share?",
            "visibleIf": "selected('tools', 'b') && (answers.lead == 'named' || answers.letter)" },
          { "id": "late", "type": "text", "text": "Why so late?", "allow": [],
            "visibleIf": "has(answers.share) && answers.share >= 0.5" },
          { "id": "other", "type": "text", "text": "Which else?", "visibleIf": "size(answers.tools) + 1 > 2" },
          { "id": "plain", "type": "choice", "text": "Which way?",
            "visibleIf": "answers.lead != 'named' && answers.lead != 'nobody'",
            "choices": [ { "id": "x", "text": "X." }, { "id": "y", "text": "Y" } ] },
          { "id": "jobs", "type": "list", "text": "Which jobs?", "minRows": 1, "maxRows": 3, "items": [
            { "id": "job", "type": "text", "text": "What is it called?", "allow": [] },
            { "id": "hours", "type": "integer", "text": "How many hours?", "visibleIf": "row.job != 'none'" } ] } ] } ] }
    """

  static func session(_ definition: String = definition, facilitator: String? = "Jo") throws -> AssessmentSession {
    let read = DefinitionReader.read(SourceText(name: "small.json", text: definition))
    let questionnaire = try #require(read.questionnaire, "\(DiagnosticRenderer().render(read.diagnostics))")
    return AssessmentSession(
      opening: AssessmentEvent.Opening(
        tool: "test", assessment: "a1", questionnaire: "small", version: "1.0.0", definition: "",
        client: Client(name: "Mercy"), facilitator: facilitator, language: "en", timeZone: "+00:00",
        today: CalendarDate("2026-03-02")!),
      questionnaire: questionnaire)
  }

  static func apply(_ events: [AssessmentEvent], to session: inout AssessmentSession) throws {
    for event in events {
      try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
    }
  }

  @Test func `what waits is asked of whom it waits for, what hangs on it too`() throws {
    var session = try Self.session()
    try Self.apply(
      [
        .answered(item: "lead", answer: Answer(.deferred, origin: .typed)), .parked(item: "lead", with: "Maria"),
        .answered(item: "tools", answer: Answer(.deferred, origin: .typed)), .parked(item: "tools", with: "Max"),
        .answered(item: "jobs", answer: Answer(.unknown, origin: .typed)),
        .noted(item: "lead", text: "She is back on Monday", author: nil),
      ], to: &session)
    let sheet = SheetReport(open: session)
    #expect(sheet.people == ["Maria", "Max"])
    #expect(
      sheet.groups.map { $0.questions.map(\.id) } == [
        ["lead", "letter", "plain"], ["tools", "other"], ["share", "late", "jobs"],
      ])
    let lead = try #require(sheet.groups.first?.questions.first)
    #expect(
      lead.number == 1 && lead.why == "Someone has to carry it through." && lead.notes == ["She is back on Monday"])
    #expect(sheet.groups[0].questions[1].condition == "the answer to question 1 is \"A named person\"")
    #expect(sheet.people(named: "maria") == ["Maria"] && sheet.people(named: "max") == ["Max"])
    #expect(sheet.people(named: "ma") == ["Maria", "Max"] && sheet.people(named: "Eve") == [])
    #expect(sheet.people(named: "") == [])
    #expect(sheet.noteCount == 1 && sheet.withoutNotes().noteCount == 0)
    #expect(sheet.withoutNotes().questionCount == sheet.questionCount)
    #expect(sheet.limited(to: "Max").questionCount == 2)
  }

  @Test func `what was answered or does not apply is not asked`() throws {
    var session = try Self.session()
    try Self.apply(
      [
        .answered(item: "lead", answer: Answer(.choice("nobody"), origin: .typed)),
        .answered(item: "tools", answer: Answer(.notApplicable, origin: .typed)),
        .answered(item: "jobs", answer: Answer(.rows([]), origin: .typed)),
      ], to: &session)
    let ids = SheetReport(open: session).groups.flatMap { $0.questions.map(\.id) }
    #expect(!ids.contains("lead") && !ids.contains("letter") && !ids.contains("tools") && !ids.contains("jobs"))
  }

  @Test func `a blank sheet says in words when a question is to be answered`() throws {
    let sheet = SheetReport(blank: try Self.session().questionnaire)
    let conditions = sheet.groups[0].questions.map { $0.condition ?? "" }
    #expect(
      conditions == [
        "", "the answer to question 1 is \"A named person\"", "",
        "the answer to question 3 includes \"B\", and (the answer to question 1 is \"A named person\", or the answer to "
          + "question 2 is yes)",
        "the answer to question 4 is at least 50%", "it applies, which depends on question 3",
        "the answer to question 1 is neither \"A named person\" nor \"Nobody\"", "",
      ])
    let rows = sheet.groups[0].questions[7].rows
    #expect(rows.map(\.number) == [1, 2] && rows[0].fields.map(\.id) == ["jobs[1].job", "jobs[1].hours"])
    #expect(rows[0].fields[1].condition == "the answer to \"What is it called?\" is not \"none\"")
  }

  @Test func `rows with gaps are asked for what is missing, then there is room for one more`() throws {
    var session = try Self.session()
    var row = Row()
    row["job"] = .value(.text("Aide"))
    try Self.apply([.answered(item: "jobs", answer: Answer(unfinished: [row], origin: .typed))], to: &session)
    let jobs = try #require(SheetReport(open: session).groups.flatMap(\.questions).first { $0.id == "jobs" })
    #expect(jobs.rows.map { $0.fields.map(\.id) } == [["jobs[1].hours"], ["jobs[2].job", "jobs[2].hours"]])
    #expect(jobs.rows[0].title == "Aide")
  }

  @Test func `as Markdown it has a place for each answer`() throws {
    var session = try Self.session()
    try Self.apply(
      [.answered(item: "lead", answer: Answer(.deferred, origin: .typed)), .parked(item: "lead", with: "Maria")],
      to: &session)
    let text = SheetMarkdownRenderer().render(SheetReport(open: session).limited(to: "Maria"))
    #expect(
      text == """
        # Open questions: Small

        - Asked by: Jo
        - About: Mercy
        - Open on: Mar 2, 2026
        - In this sheet: 3 questions

        Mark a choice, or write your answer. A remark may say more. If you do not know, write: unknown. If a question \
        does not apply to you, write: na, with the reason. What you leave empty stays open. Put your name on it and \
        send it back to Jo.

        Your name: ....................

        ## For Maria

        ### Question 1: Who leads?

        One name.

        Why we ask: Someone has to carry it through.

        What would show it: A letter; A calendar.

        Choose one:

        - [ ] Nobody
        - [ ] A named person
        - [ ] I do not know

        Remark: ....................

        ### Is it written?

        Answer this only if the answer to question 1 is "A named person".

        Choose one:

        - [ ] yes
        - [ ] no
        - [ ] I do not know

        Remark: ....................

        ### Which way?

        Answer this only if the answer to question 1 is neither "A named person" nor "Nobody".

        Choose one:

        - [ ] X.
        - [ ] Y
        - [ ] I do not know

        Remark: ....................

        """)
  }

  @Test func `as CSV its first record names the columns, and each question is a record`() throws {
    let sheet = SheetReport(open: try Self.session(facilitator: "=cmd|' /C calc'!A0"))
    let bytes = SheetCSVRenderer().render(sheet)
    var reader = CSVReader()
    reader.append(bytes)
    reader.finish()
    var record = CSVRecord()
    var ids: [String] = []
    while try reader.next(&record) {
      #expect(record.count == SheetCSVRenderer.columns.count)
      ids.append(record.text(0)!)
      for index in 0..<record.count {
        #expect(!"=+-@".unicodeScalars.contains(record.text(index)!.unicodeScalars.first ?? "a"))
      }
    }
    #expect(
      ids.first == "id" && ids.contains("#name") && ids.contains("#client") && ids.contains("#assessment")
        && ids.contains("jobs[2].hours"))
    #expect(ids.filter { !$0.hasPrefix("#") }.count == 1 + 8 + 4)
  }

  @Test func `a part of a condition that holds already is not said`() throws {
    var session = try Self.session()
    try Self.apply([.answered(item: "lead", answer: Answer(.choice("named"), origin: .typed))], to: &session)
    let share = try #require(SheetReport(open: session).groups.flatMap(\.questions).first { $0.id == "share" })
    #expect(share.condition == "the answer to question 3 includes \"B\"")
  }

  struct Accepted: Sendable, CustomTestStringConvertible {
    var field: String
    var says: String
    var testDescription: String { field }
  }

  @Test(arguments: [
    Accepted(
      field: #""type": "money", "min": 0, "max": 500, "unit": "per hour""#,
      says: "dollars per hour, from 0 to 500, such as 17.50"),
    Accepted(
      field: #""type": "money", "decimals": 0, "min": 0, "max": 5000000, "unit": "for the group""#,
      says: "dollars for the group, from 0 to 5,000,000, such as 1,200"),
    Accepted(field: #""type": "money", "currency": "CHF""#, says: "an amount in CHF, such as 1,200"),
    Accepted(field: #""type": "money", "min": 3, "max": 4"#, says: "dollars, from 3 to 4, with at most 2 decimals"),
    Accepted(
      field: #""type": "integer", "min": 1, "max": 500, "unit": "openings""#,
      says: "a whole number of openings, from 1 to 500"),
    Accepted(field: #""type": "integer", "min": 1"#, says: "a whole number, at least 1"),
    Accepted(
      field: #""type": "number", "max": 9, "decimals": 1, "unit": "hours a week""#,
      says: "a number of hours a week, at most 9, with at most one decimal"),
    Accepted(field: #""type": "boolean""#, says: "yes or no"),
  ])
  func `what is accepted has its unit in its place`(row: Accepted) throws {
    let definition = """
      { "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
        "sections": [ { "id": "all", "title": "All", "items": [ { "id": "x", "text": "What?", \(row.field) } ] } ] }
      """
    let sheet = SheetReport(open: try Self.session(definition))
    #expect(sheet.groups[0].questions[0].accepted == row.says)
    let text = String(decoding: SheetCSVRenderer().render(sheet), as: UTF8.self)
    #expect(!text.contains("further row of a list") && !text.contains("For a choice, write its number"))
    #expect(text.contains("write yes or no.") == row.field.contains("boolean"))
    #expect(!text.contains("\nyes\n"))
  }

  @Test func `a price needs no backslash, a formula does`() {
    #expect(UntrustedText("at $17.50 to $20").forMarkdown == "at $17.50 to $20")
    #expect(UntrustedText("$x$ $").forMarkdown == "\\$x\\$ \\$")
  }

  @Test func `texts of strangers make nothing in Markdown`() throws {
    let hostile =
      "[x](http://evil.example) <script>alert(1)</script> # h *b* `c` |t| www.evil.example a@b.example ![i](j) &lt;"
    // What stands behind a backslash is itself, so that without it nothing that means something may be left.
    let bare = UntrustedText(hostile).forMarkdown.replacing(/\\./, with: "")
    for sign in ["[", "]", "<", ">", "#", "*", "`", "|", "://", "www.", "@", "!", "&"] {
      #expect(!bare.contains(sign), "\(sign)")
    }
    #expect(UntrustedText("# head\n- item\n1. one\n===").forMarkdown == "\\# head - item 1. one ===")
    #expect(UntrustedText("1. one").forMarkdown == "1\\. one")
    #expect(UntrustedText("- one").forMarkdown == "\\- one")
    #expect(UntrustedText("    code\u{202E}").forMarkdown == "code\\\\u\\{202E\\}")
    var session = try Self.session(facilitator: hostile + "\n# heading")
    try Self.apply(
      [
        .answered(item: "lead", answer: Answer(.deferred, origin: .typed)),
        .parked(item: "lead", with: "Eve\n\n## Pwned\n<img src=x>"), .noted(item: "lead", text: hostile, author: nil),
      ], to: &session)
    let text = SheetMarkdownRenderer().render(SheetReport(open: session))
    #expect(!text.replacing("\\<", with: "").contains("<"))
    #expect(!text.contains("\n# heading") && !text.contains("\n## Pwned"))
  }
}
