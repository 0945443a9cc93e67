import Assessments
import Diagnostics
import Questionnaires
import Testing

@testable import AnswerFiles

/// Sheets as people and spreadsheet programs leave them.
@Suite struct AnswerSheetTests {
  static let definition = """
    {
      "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
      "sections": [ { "id": "all", "title": "All", "items": [
        { "id": "lead", "type": "choice", "text": "Who leads?", "allow": ["unknown", "notApplicable"],
          "choices": [ { "id": "nobody", "text": "Nobody" }, { "id": "named", "text": "A named person" } ] },
        { "id": "tools", "type": "multichoice", "text": "Which?",
          "choices": [ { "id": "a", "text": "Hammer, small" }, { "id": "b", "text": "Saw" } ] },
        { "id": "agreed", "type": "boolean", "text": "Agreed?" },
        { "id": "mood", "type": "rating", "min": 0, "max": 2, "text": "How?", "labels": { "2": "Good" } },
        { "id": "share", "type": "percent", "text": "What share?" },
        { "id": "wage", "type": "money", "text": "What wage?" },
        { "id": "begins", "type": "date", "text": "When?" },
        { "id": "job", "type": "text", "text": "Which job?", "allow": ["unknown", "notApplicable"] },
        { "id": "rows", "type": "list", "text": "Which?", "maxRows": 3, "items": [
          { "id": "name", "type": "text", "text": "What?" },
          { "id": "count", "type": "integer", "text": "How many?", "visibleIf": "row.name != 'none'" } ] } ] } ] }
    """

  static func read(_ bytes: [UInt8], client: String? = nil) throws -> AnswerSheet {
    let read = DefinitionReader.read(SourceText(name: "small.json", text: definition))
    let questionnaire = try #require(read.questionnaire, "\(DiagnosticRenderer().render(read.diagnostics))")
    let opening = AssessmentEvent.Opening(
      tool: "test", assessment: "a1", questionnaire: "small", version: "1.0.0", definition: "",
      client: Client(name: client), language: "en", timeZone: "+00:00", today: CalendarDate("2026-03-02")!)
    let source = SourceText(name: "sheet.csv", bytes: bytes)
    #expect(AnswerSheet.looksLikeSheet(source))
    return AnswerSheet(source, for: AssessmentSession(opening: opening, questionnaire: questionnaire))
  }

  static func read(_ text: String, client: String? = nil) throws -> AnswerSheet {
    try read(Array(text.utf8), client: client)
  }

  struct Cell: Sendable, CustomTestStringConvertible {
    var id: String
    var text: String
    var state = Answer.State.answered
    var value: AnswerValue?
    var reason: String?
    var testDescription: String { "\(id): \(text)" }
  }

  @Test(arguments: [
    Cell(id: "lead", text: "2", value: .choice("named")), Cell(id: "lead", text: "a named", value: .choice("named")),
    Cell(id: "lead", text: "2: A named person", value: .choice("named")),
    Cell(id: "lead", text: "Unknown", state: .unknown), Cell(id: "lead", text: "don’t know", state: .unknown),
    Cell(id: "lead", text: "n/a", state: .notApplicable),
    Cell(id: "lead", text: "na: we have none", state: .notApplicable, reason: "we have none"),
    Cell(id: "lead", text: "not applicable (yet)", state: .notApplicable, reason: "yet"),
    Cell(id: "tools", text: "1\n2", value: .choices(["a", "b"])),
    Cell(id: "tools", text: "Hammer, small", value: .choices(["a"])),
    Cell(id: "tools", text: "1; 2", value: .choices(["a", "b"])),
    Cell(id: "agreed", text: "Yes", value: .boolean(true)), Cell(id: "agreed", text: "FALSE", value: .boolean(false)),
    Cell(id: "mood", text: "2 (Good)", value: .integer(2)), Cell(id: "mood", text: "1", value: .integer(1)),
    Cell(id: "share", text: "15", value: .number(0.15)), Cell(id: "share", text: "15%", value: .number(0.15)),
    Cell(id: "wage", text: "$1,200.50", value: .number(1200.5)),
    Cell(id: "begins", text: "6/1/2027", value: .date(CalendarDate("2027-06-01")!)),
    Cell(id: "job", text: "'=1+1", value: .text("=1+1")), Cell(id: "job", text: "''=1", value: .text("'=1")),
    Cell(id: "job", text: "=1+1", value: .text("=1+1")), Cell(id: "job", text: "na", state: .notApplicable),
    Cell(id: "job", text: "na nurse", value: .text("na nurse")),
    Cell(id: "job", text: " a\r\nb ", value: .text("a\r\nb")),
  ])
  func `a cell says what a person means`(cell: Cell) throws {
    let sheet = try Self.read("id;answer;remark\r\n\(cell.id);\"\(cell.text)\";\r\n")
    #expect(sheet.diagnostics.isEmpty, "\(DiagnosticRenderer().render(sheet.diagnostics))")
    let answer = try #require(sheet.entries.first?.answer)
    #expect(answer.state == cell.state && answer.value == cell.value && answer.reason == cell.reason)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var text: String
    var place: String
    var identifier: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Mistake(text: "id,answer\nlaed,x\n", place: "2:1", identifier: "unknown-item"),
    Mistake(text: "id,q,answer\nlead,\"two\nlines\",Somebody\n", place: "3:8", identifier: "not-accepted"),
    Mistake(text: "id,answer\nshare,0.15\n", place: "2:7", identifier: "not-accepted"),
    Mistake(text: "id,answer\nlead,1\nlead,2\n", place: "3:6", identifier: "answered-twice"),
    Mistake(text: "id,answer\nlead,\"1\n", place: "2:6", identifier: "unclosed-quote"),
    Mistake(text: "id,answer\nlead,\"1\"x\n", place: "2:9", identifier: "text-after-quote"),
    Mistake(text: "id,answer\nlead[1].x,1\n", place: "2:1", identifier: "not-a-list"),
    Mistake(text: "id,answer\nrows[0].name,1\n", place: "2:1", identifier: "bad-row-name"),
    Mistake(text: "id,answer\nrows[1].nmae,1\n", place: "2:1", identifier: "unknown-field"),
    Mistake(text: "id,answer\nrows[1].name,none\nrows[1].count,3\n", place: "3:15", identifier: "not-accepted"),
    Mistake(text: "id,answer\nrows[1].name,x\nrows[1].count,many\n", place: "3:15", identifier: "not-accepted"),
    Mistake(text: "id,answer\n#questionnaire,large\n", place: "2:16", identifier: "other-questionnaire"),
  ])
  func `what is wrong has its place`(mistake: Mistake) throws {
    let sheet = try Self.read(mistake.text)
    let problem = try #require(sheet.diagnostics.first)
    let position = try #require(problem.place?.position)
    #expect("\(position.line):\(position.column)" == mistake.place)
    #expect(problem.identifier == mistake.identifier)
    #expect(!DiagnosticRenderer().render(sheet.diagnostics).isEmpty)
  }

  @Test func `a cell that is not UTF-8 says how to save the sheet`() throws {
    let sheet = try Self.read(Array("id,answer\njob,caf".utf8) + [0xE9, 0x0A])
    #expect(sheet.diagnostics.first?.message == "row 2: this cell is not UTF-8; save the sheet as \"CSV UTF-8\"")
  }

  @Test func `who answers is named by row, by the sheet, or not at all; remarks are theirs`() throws {
    let sheet = try Self.read(
      "\u{FEFF}id,answer,remark,answered by\r\n#,,,\r\n#name,Maria,,\r\nlead,2,since May,\r\njob,Nurse,,Max\r\nshare,,later,\r\n,x,,\r\nwage,,,\r\n"
    )
    #expect(sheet.diagnostics.isEmpty)
    #expect(sheet.entries.map { $0.answer?.respondent } == ["Maria", "Max", nil])
    #expect(sheet.entries.map(\.note) == ["since May", nil, "later"])
    #expect(sheet.entries.map(\.author) == ["Maria", "Max", "Maria"])
    #expect(sheet.emptyCount == 2)
  }

  @Test func `the name counts wherever its row stands once the sheet was sorted`() throws {
    let sheet = try Self.read("id,answer\nlead,2\nrows[1].name,none\n#name,Maria\n")
    #expect(sheet.entries.map { $0.answer?.respondent } == ["Maria", "Maria"])
  }

  @Test(arguments: [
    "#name,,Pat Kim,,", "#name,Your name:,,,Pat Kim", "#name,Your name: Pat Kim,,,", "#NAME,,, Pat Kim ,",
    "#name,\"Your name, in the column \"\"answer\"\" of this row:\",,Pat Kim,",
  ])
  func `the name counts in any cell of its row`(row: String) throws {
    let sheet = try Self.read("id,question,answer,remark,for\n\(row)\nlead,,2,since May,Max\n")
    #expect(sheet.entries.map { $0.answer?.respondent } == ["Pat Kim"])
    #expect(sheet.entries.map(\.author) == ["Pat Kim"])
  }

  @Test func `where no name is given, a row is whose it was sent to, else nobody's`() throws {
    let sheet = try Self.read(
      "id,for,answer,remark\n#name,Your name:,,\nlead,Max,2,since May\nshare,,15,about\nrows[1].name,Eve,none,\n")
    #expect(sheet.entries.map { $0.answer?.respondent } == ["Max", nil, "Eve"])
    #expect(sheet.entries.map(\.author) == ["Max", nil, nil])
  }

  struct Origin: Sendable, CustomTestStringConvertible {
    var facts: String
    var client: String?
    /// What is said where it is not taken.
    var says: String?
    var other: String?
    var testDescription: String { "\(facts) for \(client ?? "nobody")" }
  }

  @Test(arguments: [
    Origin(facts: "", client: "Mercy"), Origin(facts: "#client,Mercy\n#assessment,a1", client: "Mercy"),
    Origin(facts: "#client, mercy  HOSPITAL", client: "Mercy Hospital"), Origin(facts: "#assessment,a1"),
    Origin(facts: "#client,Mercy\n#assessment,b2", client: "Mercy", other: "b2"),
    Origin(facts: "#assessment,b2", other: "b2"),
    Origin(
      facts: "#assessment,b2\n#client,Mercy", client: "River",
      says: "this sheet is about 'Mercy' and belongs to assessment 'b2'; expected one about 'River'"),
    Origin(facts: "#client,Mercy", client: "River", says: "this sheet is about 'Mercy'; expected one about 'River'"),
    Origin(
      facts: "#client,Mercy\n#assessment,b2",
      says:
        "this sheet is about 'Mercy' and belongs to assessment 'b2'; expected one of an assessment that names no client"
    ),
    Origin(
      facts: "#assessment,b2", client: "River",
      says: "this sheet names no client and belongs to assessment 'b2'; expected one about 'River'"),
    Origin(facts: "#questionnaire,large", says: "this sheet asks for 'large'; expected answers to 'small'"),
  ])
  func `a sheet of another client gives nothing, wherever it says so`(row: Origin) throws {
    let sheet = try Self.read("id,answer\nlead,2\n\(row.facts)\nshare,many\n", client: row.client)
    #expect(sheet.otherAssessment == row.other)
    guard let says = row.says else {
      #expect(sheet.entries.count == 1 && sheet.diagnostics.map(\.identifier) == ["not-accepted"])
      return
    }
    #expect(sheet.entries.isEmpty && sheet.diagnostics.map(\.message) == [says])
    let isElsewhere = row.facts.contains("#assessment")
    #expect(
      sheet.diagnostics[0].notes.map(\.message)
        == (isElsewhere ? ["nothing was taken; to take it there: groundwork resume b2 --answers FILE"] : []))
  }

  @Test func `no assessment is named as a command that would do something else`() throws {
    let sheet = try Self.read("id,answer\n#assessment,\"b2; rm -rf x\"\n", client: "River")
    #expect(sheet.diagnostics.count == 1 && sheet.diagnostics[0].notes.isEmpty)
  }

  @Test func `a mistake is in a row as spreadsheet programs count them, with the number of the question`() throws {
    let sheet = try Self.read(
      "id,number,question,answer\n#,,\"two\nlines\",\n\nlead,32,\"of\n\ntext\",Somebody\nshare,x1,,0.15\nshare,33,,0.15\n"
    )
    let messages = sheet.diagnostics.map(\.message)
    #expect(messages.count == 3)
    #expect(messages.first?.hasPrefix("row 4 (question 32): lead: 'Somebody'") == true, "\(messages)")
    #expect(messages.dropFirst().first?.hasPrefix("row 5: share: '0.15' could mean") == true, "\(messages)")
    #expect(messages.last == "row 6 (question 33): 'share' has an answer or a remark twice")
    #expect(sheet.diagnostics.last?.notes.map(\.message) == ["the first is in row 5"])
  }

  @Test func `rows are put together, empty ones passed over`() throws {
    let sheet = try Self.read(
      "id,answer\nrows,\nrows[1].name,\nrows[1].count,\nrows[2].count,3\nrows[2].name,Aide\nrows[3].name,none\n")
    #expect(sheet.diagnostics.isEmpty)
    guard case .rows(let rows)? = sheet.entries.first?.answer?.value else { return #expect(Bool(false)) }
    #expect(rows.map { $0["name"]?.value } == [.text("Aide"), .text("none")])
    #expect(rows.map { $0["count"]?.value } == [.integer(3), nil])
    #expect(sheet.entries.first?.answer?.state == .answered)
  }

  @Test(arguments: [
    "sep=;\r\nid;answer\r\nlead;2\r\n", "ID\tAnswer\nlead\t2\n", "number,answer,id\n1,2,lead\n", "id,answer\rlead,2\r",
  ])
  func `dialects of spreadsheet programs are read`(text: String) throws {
    #expect(try Self.read(text).entries.first?.answer?.value == .choice("named"))
  }

  @Test(arguments: ["", "lead: 2\n", "id\nlead\n", "{\"id\": 1, \"answer\": 2}", "# id, answer\n"])
  func `other files are no sheets`(text: String) {
    #expect(!AnswerSheet.looksLikeSheet(SourceText(name: "x", text: text)))
  }
}
