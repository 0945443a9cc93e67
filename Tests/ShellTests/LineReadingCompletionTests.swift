internal import Shell
internal import TestSupport
internal import Testing

@Suite("Completion")
struct LineReadingCompletionTests {
  @Test(arguments: [
    EditingCase(keys: "uni\t", line: "unique "),
    EditingCase(keys: "jump uni\tx", line: "jump unique x"),
    EditingCase(keys: "uni x\u{1B}[D\u{1B}[D\t", line: "unique x"),
    EditingCase(keys: "fol\tb", line: "folder/b"),
    EditingCase(keys: "sc\t\t", line: "score "),
    EditingCase(keys: "é\tb\t", line: "évidence-b "),
    EditingCase(keys: "né é\t", line: "né évidence-"),
    EditingCase(keys: "nothing\t", line: "nothing"),
    EditingCase(keys: "hid\t", line: "hidden-not "),
  ])
  func `goes as far as there is no choice`(row: EditingCase) throws {
    let terminal = try LineReadingSession.start()
    terminal.send(row.keys + "\r")
    try terminal.expect("line \(row.line.utf8.count) \(row.line.debugDescription)\r\n")
  }

  @Test
  func `lists a choice with its meanings`() throws {
    let terminal = try LineReadingSession.start()
    terminal.send("s\t")
    try terminal.expect("notes\r\n")
    terminal.send("k\t\r")
    try terminal.expect("line 5 \"skip \"\r\n")
    try terminal.expect("Q2 > ")
    let rows = TerminalScreen(terminal.transcript).rows
    let start = try #require(rows.firstIndex { $0.hasPrefix("Q1 > ") })
    #expect(
      rows[start...].prefix(6).map { $0 } == [
        "Q1 > s", "save   write the session now         skip   leave this question for now",
        "score  where you stand               show   one answer with its notes", "Q1 > skip", "line 5 \"skip \"",
        "Q2 >",
      ])
    #expect(!terminal.transcript.contains("\u{7}"))
  }

  @Test
  func `lists below a line that wraps, cursor where it was`() throws {
    let terminal = try LineReadingSession.start(columns: 40)
    let tail = String(repeating: "0123456789", count: 9)
    terminal.send("s " + tail + "\u{1}\u{6}\t")
    try terminal.expect("notes\r\n")
    terminal.send("k\t\r")
    try terminal.expect("line 95")
    let rows = TerminalScreen(terminal.transcript, columns: 40).rows
    let start = try #require(rows.firstIndex { $0.hasPrefix("Q1 > ") })
    #expect(rows[start..<start + 3].joined() == "Q1 > s " + tail)
    #expect(rows[start + 3] == "save   write the session now")
    #expect(rows[start + 6] == "show   one answer with its notes")
    #expect(rows[start + 7..<start + 10].joined() == "Q1 > skip " + tail)
    #expect(rows[start + 10].hasPrefix("line 95"))
  }

  @Test
  func `shows no control characters`() throws {
    let terminal = try LineReadingSession.start()
    terminal.send("évidence-\t")
    try terminal.expect("esc ^[[31m")
    #expect(!terminal.transcript.contains("\u{1B}[31m"))
  }

  @Test(arguments: [20, 40, 80])
  func `a long list has no pages and ends`(columns: Int) throws {
    let terminal = try LineReadingSession.start(columns: columns)
    terminal.send("many-\t")
    try terminal.expect("\(200 - 40) more\r\n")
    terminal.send("\u{1}x\r")
    try terminal.expect("line 6 \"xmany-\"")
  }
}

@Suite("Candidate list")
struct CandidateListTests {
  private func rows(_ candidates: [CompletionCandidate], columns: Int) -> [String] {
    CandidateList(candidates) { text in
      String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? "?" : $0 }))
    }.rows(columns: columns)
  }

  @Test
  func `reads downwards`() {
    let candidates = (1...5).map { CompletionCandidate(text: "c\($0)") }
    #expect(rows(candidates, columns: 20) == ["c1   c3   c5", "c2   c4"])
  }

  @Test(arguments: [1, 2, 5, 10, 39, 40, 80, 200])
  func `is never wider than the window`(columns: Int) {
    let candidates = (1...300).map {
      CompletionCandidate(text: "candidate-\($0)", meaning: String(repeating: "meaning ", count: $0 % 20))
    }
    let rows = rows(candidates, columns: columns)
    #expect(rows.allSatisfy { $0.unicodeScalars.count <= max(columns - 1, 1) })
    #expect(rows.count <= CandidateList.rowLimit + 1)
  }

  @Test
  func `says how many it leaves out`() {
    let candidates = (1...50).map { CompletionCandidate(text: "c\($0)", meaning: "a meaning that fills most of a row") }
    let rows = rows(candidates, columns: 60)
    #expect(rows.count == 41)
    #expect(rows.last == "... and 10 more")
  }

  @Test
  func `shows what sanitizing makes of the text`() {
    #expect(rows([CompletionCandidate(text: "a\u{1B}b", meaning: "c\nd")], columns: 80) == ["a?b  c?d"])
  }

  @Test
  func `meanings stand below long candidates where the window is narrow`() {
    let candidates = ["teaching_partner_agreement", "union"].map {
      CompletionCandidate(text: $0, meaning: "whether there is a written agreement with one")
    }
    #expect(
      rows(candidates, columns: 40) == [
        "teaching_partner_agreement", "  whether there is a written agreeme...", "union",
        "  whether there is a written agreeme...",
      ])
    #expect(rows(candidates, columns: 80).count == 2)
  }

  @Test
  func `no candidates are no rows`() {
    #expect(rows([], columns: 80).isEmpty)
  }
}
