import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import Testing

@testable import Shell

/// Writing the assessment to files and taking answers from them, at the prompt.
@Suite struct FileConversationTests {
  /// Files in memory.
  final class Cabinet {
    var files: [String: [UInt8]] = [:]

    var access: ConversationFiles {
      ConversationFiles(
        read: { [self] path throws(ConversationFiles.Problem) in
          guard let bytes = files[path] else { throw ConversationFiles.Problem("There is no file '\(path)'.") }
          return SourceText(name: path, bytes: bytes)
        },
        write: { [self] bytes, path, overwrites throws(ConversationFiles.Problem) in
          guard overwrites || files[path] == nil else {
            throw ConversationFiles.Problem("There is a file '\(path)' already.", isThereAlready: true)
          }
          files[path] = bytes
        })
    }

    func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
  }

  /// What was said, whatever the lines it was broken into.
  private func flat(_ desk: ConversationTests.Desk) -> String {
    desk.text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private func desk(_ cabinet: Cabinet) throws -> ConversationTests.Desk {
    try ConversationTests.Desk(files: cabinet.access)
  }

  @Test func `parked questions go out as a sheet and come back`() throws {
    let cabinet = Cabinet()
    let desk = try desk(cabinet)
    try desk.type(
      "n", "/park Maria", "40", "/park Max", "/park Maria", "/export sheet open.csv",
      "/export sheet maria.md --for maria")
    #expect(flat(desk).contains("Wrote open.csv: 3 open questions, with those for 2 people, as CSV."))
    #expect(flat(desk).contains("When it comes back filled in: /import open.csv"))
    #expect(cabinet.text("maria.md").contains("## For Maria") && !cabinet.text("maria.md").contains("Max"))
    cabinet.files["back.csv"] = SheetTable.filled(
      cabinet.files["open.csv"]!, ["#name": "Maria Lopez", "lead": "A named person", "mentors": "", "job": "Nurse"],
      remarks: ["lead": "since May"], separator: ";")
    try desk.type("/import back.csv")
    #expect(flat(desk).contains("From back.csv: 2 answers taken, 1 remark added, 1 left empty."))
    #expect(flat(desk).contains("Recorded as Maria Lopez's.") && flat(desk).contains("+ lead: A named person"))
    #expect(flat(desk).contains("/undo takes them back one by one, the last first, remarks too."))
    #expect(desk.value("lead") == .choice("named") && desk.value("job") == .text("Nurse"))
    #expect(desk.conversation.session.responses.answer(to: 2)?.respondent == "Maria Lopez")
    #expect(desk.conversation.session.notes.map(\.author) == ["Maria Lopez"])
    #expect(desk.conversation.session.responses.state(of: 4) == .deferred)
    // Once more, nothing is new.
    try desk.type("/import back.csv")
    #expect(flat(desk).contains("From back.csv: 0 answers taken, 2 already so, 1 left empty."))
    #expect(desk.conversation.session.notes.count == 1)
    try desk.type("/undo", "/undo", "/undo")
    #expect(desk.value("lead") == nil && desk.value("job") == nil && desk.conversation.session.notes.isEmpty)
  }

  @Test func `an answer that is there is never changed in silence; what does not fit is told with its row`() throws {
    let cabinet = Cabinet()
    cabinet.files["a.csv"] = Array(
      "id,answer\nunion,yes\nletter,yes\nstaff,many\nlaed,1\nlead,na\nmentors,3\n".utf8)
    let desk = try desk(cabinet)
    try desk.type("n", "/import a.csv")
    #expect(desk.value("union") == .boolean(false) && desk.value("mentors") == .integer(3))
    #expect(flat(desk).contains("From a.csv: 1 answer taken, 1 answered otherwise already, 4 not taken."))
    #expect(flat(desk).contains("- row 3: 'letter' is not asked, given the answers so far"))
    #expect(flat(desk).contains("- row 4: staff: 'many' is not a number; expected a whole number from 1 to"))
    #expect(flat(desk).contains("- row 5: unknown item 'laed'; expected an item of 'small'; did you mean"))
    #expect(flat(desk).contains("- row 6: 'lead' needs the reason: /na followed by why it does not apply"))
    #expect(flat(desk).contains("- /change union: now \"no\", the file says \"yes\""))
  }

  @Test func `answers that lead to each other are taken in one go, from scripts and documents too`() throws {
    let cabinet = Cabinet()
    cabinet.files["a.txt"] = Array(
      "# x\nletter: y\n/respondent Dana\nunion: y\nlead: /park Max\n/note staff: from HR\n/evidence union: a letter\nquit\n"
        .utf8)
    cabinet.files["b.json"] = Array(#"{"staff": 40, "job": {"value": "Nurse", "note": "or aide"}}"#.utf8)
    let desk = try desk(cabinet)
    try desk.type("/import a.txt", "/import b.json")
    #expect(desk.value("union") == .boolean(true) && desk.value("letter") == .boolean(true))
    #expect(desk.conversation.session.parked == [2: "Max"])
    #expect(desk.value("staff") == .integer(40) && desk.value("job") == .text("Nurse"))
    #expect(desk.conversation.session.notes.map(\.text) == ["from HR", "or aide"])
    #expect(desk.conversation.session.evidence.map(\.text) == ["a letter"])
    #expect(flat(desk).contains("1 line passed over: only answers by name"))
  }

  @Test func `a script and a report are written; nothing is overwritten unasked`() throws {
    let cabinet = Cabinet()
    let desk = try desk(cabinet)
    try desk.type("n", "/export script a.txt", "/export json \"a b.json\"")
    #expect(cabinet.text("a.txt").contains("\nunion: no\n"))
    #expect(cabinet.text("a b.json").hasPrefix("{"))
    guard case .refused(let refusal) = try desk.conversation.receive("/export script a.txt") else {
      Issue.record("it was overwritten")
      return
    }
    #expect(
      refusal.message == "There is a file 'a.txt' already. To overwrite it: /export script a.txt --force")
    #expect(try desk.type("/export script a.txt --force") == nil)
  }

  @Test func `a sheet of another client is not taken, one of another assessment of the same client is`() throws {
    let cabinet = Cabinet()
    let desk = try desk(cabinet)
    let client = desk.conversation.session.opening.client.name
    cabinet.files["a.csv"] = Array("id,answer\n#client,Someone Else\n#assessment,b2\nunion,no\n".utf8)
    try desk.conversation.presentIfNeeded()
    guard case .refused(let refusal) = try desk.conversation.receive("/import a.csv") else {
      Issue.record("it was taken")
      return
    }
    #expect(desk.value("union") == nil)
    #expect(
      refusal.message.hasPrefix("this sheet is about 'Someone Else' and belongs to assessment 'b2'; expected one of"))
    #expect(refusal.remark == "Nothing was taken; to take it there: groundwork resume b2 --answers FILE.")
    let own = client.map { "#client,\($0)\n" } ?? ""
    cabinet.files["b.csv"] = Array("id,answer,remark\n\(own)#assessment,b2\nunion,no,as ever\n".utf8)
    try desk.type("/respondent Dana", "/import b.csv")
    #expect(desk.value("union") == .boolean(false))
    #expect(flat(desk).contains("The sheet was written from another assessment"))
    #expect(flat(desk).contains("Recorded as nobody's: the sheet does not say who filled it in."))
    #expect(desk.conversation.session.notes.map(\.author) == [nil])
    #expect(desk.conversation.session.responses.answer(to: 0)?.respondent == nil)
  }

  @Test func `after an import it goes on behind the question that was on screen`() throws {
    let cabinet = Cabinet()
    cabinet.files["far.csv"] = Array("id,answer\njob,Nurse\n".utf8)
    cabinet.files["here.csv"] = Array("id,answer\nunion,no\nmentors,3\n".utf8)
    let desk = try desk(cabinet)
    try desk.conversation.presentIfNeeded()
    let first = try #require(desk.conversation.session.current)
    try desk.type("/import far.csv")
    #expect(desk.conversation.session.current == first, "what is on screen still waits")
    try desk.type("/import here.csv")
    #expect(desk.conversation.session.current == desk.conversation.session.nextOpen(after: first))
    #expect(desk.conversation.session.current == 2, "lead follows, not what comes after mentors")
  }

  @Test func `several people of one name are told apart; quotes and notes`() throws {
    let cabinet = Cabinet()
    let desk = try desk(cabinet)
    try desk.type("n", "/park Pat Kim", "/park Pat Lee", "/note lead: ask again")
    guard case .refused(let refusal) = try desk.conversation.receive("/export sheet x.csv --for pat") else {
      Issue.record("it was accepted")
      return
    }
    #expect(refusal.message == "2 people match 'pat': 'Pat Kim', 'Pat Lee'; expected more of one name")
    try desk.type("/export sheet \"a b.csv\" --for \"Pat Kim\"", "/export sheet c.md --no-notes --for Pat Kim --force")
    #expect(flat(desk).contains("Wrote a b.csv: 1 open question for Pat Kim, with 1 note, as CSV."))
    #expect(cabinet.text("a b.csv").contains("Noted so far: ask again"))
    #expect(flat(desk).contains("Wrote c.md: 1 open question for Pat Kim, as Markdown."))
    #expect(!cabinet.text("c.md").contains("ask again"))
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    var line: String
    var says: String
    var testDescription: String { line }
  }

  @Test(arguments: [
    Refused(line: "/export", says: "/export needs more"),
    Refused(line: "/export sheet", says: "/export needs the file to write, for example /export sheet"),
    Refused(line: "/export shet x.csv", says: "there is no format 'shet'; expected text, html, script, sheet"),
    Refused(line: "print", says: "/export needs more"),
    Refused(line: "/export text", says: "for example /export text result.txt"),
    Refused(line: "/export sheet x.txt", says: "ending in .md, .csv or .html"),
    Refused(line: "/export sheet x.md --for Eve", says: "nothing is parked for 'Eve'"),
    Refused(line: "/export json x.json --for Eve", says: "--for goes with a sheet"),
    Refused(line: "/export json x.json --no-notes", says: "--no-notes goes with a sheet"),
    Refused(line: "/export csv x.csv", says: "expected answers-csv, plan-csv or scores-csv"),
    Refused(line: "/export json x.json --todos", says: "--todos goes with a calendar"),
    Refused(line: "/export ics", says: "for example /export ics plan.ics"),
    Refused(line: "/export plan-csv", says: "for example /export plan-csv plan.csv"),
    Refused(line: "/import", says: "/import needs more"),
    Refused(line: "/import none.csv", says: "There is no file 'none.csv'."),
  ])
  func `what cannot be written or read says why`(row: Refused) throws {
    let desk = try desk(Cabinet())
    try desk.conversation.presentIfNeeded()
    guard case .refused(let refusal) = try desk.conversation.receive(row.line) else {
      Issue.record("it was accepted")
      return
    }
    #expect(refusal.message.contains(row.says), "\(refusal.message)")
    #expect(desk.conversation.session.responses.count(.answered) == 0)
  }

  @Test func `texts of strangers in a sheet reach no terminal as they are`() throws {
    let cabinet = Cabinet()
    cabinet.files["a.csv"] = Array("id,answer\njob,\u{1B}[2Jx\u{202E}\nlaed\u{1B}]0;x,1\n".utf8)
    let desk = try desk(cabinet)
    try desk.type("/import a.csv")
    #expect(!desk.text.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
    #expect(flat(desk).contains("+ job: \\u{1B}[2Jx\\u{202E}"))
  }

  @Test(arguments: ["/export text result.txt", "/export result.txt", "print result.txt", "/export report result.txt"])
  func `the result is written as text, to print or to send`(line: String) throws {
    let cabinet = Cabinet()
    let desk = try desk(cabinet)
    #expect(try desk.type(line) == nil)
    let text = String(decoding: try #require(cabinet.files["result.txt"]), as: UTF8.self)
    #expect(text.contains("What to do next") || text.contains("No steps are waiting") || text.contains("step"))
    #expect(!text.utf8.contains(0x1B))
  }

  @Test(arguments: [
    ("/export md a.out", "# "), ("/export markdown a.out", "# "), ("/export ics a.out", "BEGIN:VCALENDAR\r\n"),
    ("/export ics a.out --todos", "BEGIN:VCALENDAR\r\n"), ("/export answers-csv a.out", "assessment,client,"),
    ("/export plan-csv a.out", "assessment,client,"), ("/export scores-csv a.out", "assessment,client,"),
    ("/export json a.out", "{"), ("/export a.out.ics", "BEGIN:VCALENDAR\r\n"),
  ])
  func `a report is written in each format`(line: String, begins: String) throws {
    let cabinet = Cabinet()
    let desk = try desk(cabinet)
    #expect(try desk.type(line) == nil)
    let bytes = try #require(cabinet.files.values.first)
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(begins))
    #expect(desk.text.contains("Wrote a.out"))
  }
}
