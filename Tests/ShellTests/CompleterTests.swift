import Assessments
import Questionnaires
import TestSupport
import Testing

@testable import Shell

/// What Tab offers at a question, a list, and behind commands.
@Suite struct CompleterTests {
  private typealias Desk = ConversationTests.Desk

  private func texts(_ line: String, _ desk: Desk) -> [String] {
    desk.conversation.completion(of: line, at: line.utf8.count).candidates.map(\.text)
  }

  /// The line after Tab where there is one candidate.
  private func completed(_ line: String, _ desk: Desk) -> String? {
    let completion = desk.conversation.completion(of: line, at: line.utf8.count)
    guard completion.candidates.count == 1, let candidate = completion.candidates.first else { return nil }
    return String(decoding: Array(line.utf8.prefix(completion.start)), as: UTF8.self) + candidate.text
      + (candidate.isOpen ? "" : " ")
  }

  @Test func `a choice is found by its id or by the start of its text`() throws {
    let desk = try Desk()
    try desk.type("n")
    #expect(completed("a n", desk) == "named ")
    #expect(completed("nob", desk) == "nobody ")
    #expect(texts("n", desk) == ["nobody", "named", "na", "note", "next"])
  }

  @Test(arguments: [
    ("", ["a", "b"]), ("al", ["a"]), ("a,", ["b"]), ("a, b", ["b"]), ("Be", ["b"]), ("a; ", ["b"]), ("a,b,", []),
  ])
  func `of several choices the last one is completed`(line: String, expected: [String]) throws {
    let desk = try Desk(definition: PastedAnswersTests.text)
    try desk.type("Aide", "Story")
    #expect(texts(line, desk).filter { $0.utf8.count == 1 } == expected)
    if line == "al" { #expect(completed(line, desk) == "a") }
    if line == "a, b" { #expect(completed(line, desk) == "a, b") }
  }

  @Test func `at a text question only commands are completed`() throws {
    let desk = try Desk()
    try desk.type("n", "named", "40", "4")
    #expect(texts("n", desk).isEmpty)
    #expect(texts("goto st", desk).isEmpty)
    #expect(texts("/goto st", desk) == ["staff"])
    try desk.type("Coder", "/goto job")
    #expect(completed("Coder /goto st", desk) == "Coder /goto staff ")
  }

  @Test func `at a list its menu and the choices of fields are completed`() throws {
    let desk = try Desk(definition: RowConversationTests.definition)
    try desk.type("Here", "Aide", "3")
    #expect(texts("", desk) == ["yes", "no"])
    try desk.type("n")
    #expect(texts("", desk) == ["add", "1", "remove", "done"])
    #expect(texts("remove ", desk) == ["1"])
    #expect(desk.conversation.completion(of: "1", at: 1).candidates.map(\.meaning) == ["Aide"])
    #expect(texts("a", desk).first == "add")
  }

  @Test func `questions are named behind note, evidence and whatif`() throws {
    let desk = try Desk()
    try desk.type("n", "named")
    #expect(completed("/note st", desk) == "/note staff: ")
    #expect(completed("/evidence sta", desk) == "/evidence staff: ")
    #expect(completed("/whatif le", desk) == "/whatif lead=")
    #expect(texts("/whatif lead=", desk) == ["nobody", "named"])
    #expect(completed("/whatif lead=nob", desk) == "/whatif lead=nobody ")
    #expect(completed("/whatif lead=nobody st", desk) == "/whatif lead=nobody staff=")
    #expect(completed("/whatif staff=4 union=y", desk) == "/whatif staff=4 union=yes ")
    #expect(texts("/whatif staff=4", desk).isEmpty)
    #expect(completed("goto st", desk) == "goto staff ")
  }

  @Test func `people known so far are offered`() throws {
    let desk = try Desk()
    try desk.type("/respondent Dana Ortiz", "n", "/park Maria in payroll", "/respondent Sam")
    #expect(texts("/park ", desk) == ["Sam", "Dana Ortiz", "Maria in payroll"])
    #expect(completed("/respondent da", desk) == "/respondent Dana Ortiz ")
    #expect(completed("/assign name_lead Ma", desk) == "/assign name_lead Maria in payroll ")
    #expect(texts("/assign ", desk) == ["name_lead"])
    #expect(texts("/export sh", desk) == ["sheet", "sheet-md", "sheet-csv", "sheet-html"])
  }

  @Test func `no name can move the cursor`() throws {
    let desk = try Desk()
    try desk.type("/park \u{1B}[2J", "/park Ann")
    #expect(texts("/park ", desk) == ["Ann"])
  }

  @Test func `names out of a list are completed, letter case aside`() {
    let clients = ["Acme Tools", "Acme Foods", "Beta"].map { CompletionCandidate(text: $0) }
    #expect(Completion.ofLine("acme ", among: clients).candidates.map(\.text) == ["Acme Tools", "Acme Foods"])
    #expect(Completion.ofLine("acme ", among: clients).start == 0)
  }
}

/// Paths from what the folders hold.
@Suite struct FileCompletionTests {
  private func folder() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    for name in ["plan.docx", "plan b.txt", ".hidden", "bad\u{1B}[31m", "right\u{202E}left", "née.txt"] {
      try folder.write("", to: name)
    }
    try folder.makeFolder("plans")
    try folder.write("", to: "plans/inner")
    return folder
  }

  private func names(_ start: String, in folder: TemporaryDirectory) -> [String] {
    FileCompletion.completion(of: folder.path + "/" + start).candidates.map {
      String($0.text.dropFirst(folder.path.count + 1)) + ($0.isOpen ? "" : "|")
    }
  }

  @Test func `files and folders are offered, hidden ones only when asked for`() throws {
    let folder = try folder()
    #expect(names("", in: folder) == ["née.txt|", "plan b.txt|", "plan.docx|", "plans/"])
    #expect(names(".", in: folder) == [".hidden|"])
    #expect(names("plan ", in: folder) == ["plan b.txt|"])
    #expect(names("plans/", in: folder) == ["plans/inner|"])
    #expect(names("plans/x", in: folder).isEmpty)
    #expect(names("nowhere/", in: folder).isEmpty)
    #expect(names("bad", in: folder).isEmpty)
  }

  @Test func `evidence takes a file, alone or behind the question`() throws {
    let folder = try folder()
    let desk = try ConversationTests.Desk()
    try desk.type("n")
    for start in ["/evidence ", "/evidence staff: ", "/evidence staff:"] {
      let line = start + folder.path + "/plan."
      let completion = desk.conversation.completion(of: line, at: line.utf8.count)
      #expect(completion.start == start.utf8.count)
      #expect(completion.candidates.map(\.text) == [folder.path + "/plan.docx"])
    }
    for start in ["/export pdf ", "/import "] {
      let line = start + folder.path + "/plan."
      #expect(desk.conversation.completion(of: line, at: line.utf8.count).candidates.count == 1)
    }
  }
}
