internal import TestSupport
internal import Testing

/// Keys sent on an empty line and the line that they make.
struct EditingCase: Sendable, CustomTestStringConvertible {
  let keys: String
  let line: String
  var testDescription: String { keys.debugDescription }

  static let all = [
    EditingCase(keys: "né😀", line: "né😀"),
    EditingCase(keys: "日本\u{1B}[Dx", line: "日x本"),
    EditingCase(keys: "abc\u{1B}[D\u{1B}[D\u{1B}[3~", line: "ac"),
    EditingCase(keys: "abc\u{7F}\u{7F}z", line: "az"),
    EditingCase(keys: "one two\u{1B}[1;5D\u{1B}[1;5Dx", line: "xone two"),
    EditingCase(keys: "one two\u{17}", line: "one "),
    EditingCase(keys: "bc\u{1}a\u{5}d", line: "abcd"),
    EditingCase(keys: "bc\u{1B}[Ha\u{1B}[Fd", line: "abcd"),
    EditingCase(keys: "first\u{1B}\rsecond", line: "first\nsecond"),
    EditingCase(keys: "ab\u{4}c", line: "abc"),
    EditingCase(keys: "a\u{1D}b\u{1E}c\u{1F}d", line: "abcd"),
    EditingCase(keys: "\u{1B}[200~one\rtwo\u{1B}[201~", line: "one\ntwo"),
    EditingCase(keys: "\u{1B}[200~one\r\n\r\ntwo\r\n\u{1B}[201~", line: "one\n\ntwo"),
    EditingCase(keys: "ad\u{1B}[D\u{1B}[200~\tb\u{1B}[31mc\u{9B}\u{2028}\u{1B}[201~", line: "a b [31mc d"),
    EditingCase(keys: "\u{1B}[200~\u{1B}[201~x", line: "x"),
    EditingCase(keys: "\u{1B}[200~né😀\u{1B}[201~", line: "né😀"),
    EditingCase(keys: "\u{1B}[200~one\ntwo\u{1B}[201~ three", line: "one\ntwo three"),
    EditingCase(keys: "e\u{301}a\u{1B}[D\u{1B}[Dx", line: "xe\u{301}a"),
    EditingCase(keys: "ae\u{301}\u{7F}b", line: "ab"),
    EditingCase(keys: "e\u{301}\u{323}z", line: "e\u{301}\u{323}z"),
    EditingCase(keys: "\u{301}a", line: "\u{301}a"),
    EditingCase(keys: "か\u{3099}x\u{1B}[D\u{7F}y", line: "yx"),
    EditingCase(keys: "\u{1B}[200~e\u{301}👩\u{200D}💻\u{1B}[201~!", line: "e\u{301}👩\u{200D}💻!"),
    EditingCase(keys: "\u{13000}\u{17001}\u{13000}", line: "\u{13000}\u{17001}\u{13000}"),
    EditingCase(keys: "a\u{1B}OPb\u{1B}[15~c\u{1B}[2~\u{1B}[Zd", line: "abcd"),
    EditingCase(keys: "one two\u{1}\u{1B}[3;5~", line: " two"),
    EditingCase(keys: "e\u{301}te\u{301} x\u{1B}[1;5D\u{1B}[1;5D|", line: "|e\u{301}te\u{301} x"),
  ]
}

@Suite("Editing a line")
struct LineReadingEditingTests {
  @Test(arguments: EditingCase.all)
  func `keys make a line`(row: EditingCase) throws {
    let terminal = try LineReadingSession.start()
    #expect(!terminal.isCanonical)
    #expect(!terminal.echoes)
    terminal.send(row.keys + "\r")
    try terminal.expect("line \(row.line.utf8.count) \(row.line.debugDescription)\r\n")
    try terminal.expect("Q2 > ")
    terminal.send("\u{4}")
    try terminal.expect("end of input")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(arguments: ["C", "xx_XX.UTF-8", "POSIX", LineReadingSession.locale])
  func `text in UTF-8 survives every locale`(locale: String) throws {
    let terminal = try LineReadingSession.start(environment: ["LC_ALL": locale])
    let text =
      "né😀" + String(String.UnicodeScalarView((0xA1...0xFF).compactMap { $0 == 0xAD ? nil : Unicode.Scalar($0) }))
    terminal.send(text + "\r")
    try terminal.expect("line \(text.utf8.count) \(text.debugDescription)")
    #expect(terminal.transcript.contains("UTF-8 \(locale == LineReadingSession.locale)"))
  }

  @Test
  func `bytes that are not UTF-8 become replacement characters`() throws {
    let terminal = try LineReadingSession.start()
    terminal.sendBytes([0x61, 0xFF, 0xC3, 0x62, 0xE2, 0x82, 0x0D])
    try terminal.expect("line 11 \"a\u{FFFD}\u{FFFD}b\u{FFFD}\"")
  }

  @Test(arguments: ["plain text", "né😀 \"quoted\"", "tab\tand \u{1B}[2J", "two\nrows"])
  func `a prefill is text that is edited`(prefill: String) throws {
    let terminal = try LineReadingSession.start(["--prefill", prefill])
    terminal.send("\u{5}!\u{1}<\r")
    let line = "<" + prefill + "!"
    try terminal.expect("line \(line.utf8.count) \(line.debugDescription)")
    try terminal.expect("Q2 > ")
    terminal.send("\r")
    try terminal.expect("line 0 \"\"")
    #expect(!terminal.transcript.contains("\u{1B}[2J"))
  }

  @Test(
    arguments: [
      ("new", "new"), ("é", "é"), ("\u{1B}[200~pasted\u{1B}[201~", "pasted"), ("\u{5}!", "the old answer!"),
      ("\u{1B}[D\u{1B}[D_", "the old answ_er"), ("\u{7F}x", "the old answex"), ("", "the old answer"),
    ])
  func `what is typed first takes the place of a prefill, another key goes on with it`(keys: String, line: String)
    throws
  {
    let terminal = try LineReadingSession.start(["--prefill", "the old answer"], until: "the old answer")
    terminal.send(keys + "\r")
    try terminal.expect("line \(line.utf8.count) \(line.debugDescription)")
  }

  @Test
  func `a prefill is on the screen`() throws {
    let terminal = try LineReadingSession.start(["--prefill", "the old answer"])
    try terminal.expect("the old answer")
    #expect(TerminalScreen(terminal.transcript).lastRow == "Q1 > the old answer")
    terminal.send("\r")
    try terminal.expect("line 14 \"the old answer\"")
  }

  @Test
  func `an answering key works on any line and leaves the screen whole`() throws {
    let terminal = try LineReadingSession.start(columns: 40)
    terminal.send("\u{1B}[5~")
    try terminal.expect("key back\r\n")
    try terminal.expect("Q2 > ")
    let text = String(repeating: "abcdefghi ", count: 9)
    terminal.send(text + "\u{1}\u{1B}[6~")
    try terminal.expect("key skip\r\n")
    try terminal.expect("Q3 > ")
    terminal.send("x\r")
    try terminal.expect("line 1 \"x\"")
    let screen = TerminalScreen(terminal.transcript, columns: 40)
    let rows = screen.rows
    let start = try #require(rows.firstIndex { $0.hasPrefix("Q2 > ") })
    #expect(
      rows[start..<start + 4].map { $0 } == [
        "Q2 > abcdefghi abcdefghi abcdefghi abcde", "fghi abcdefghi abcdefghi abcdefghi abcde", "fghi abcdefghi",
        "key skip",
      ])
    #expect(screen.unknownSequences.isEmpty)
  }

  @Test
  func `inserting into a line that wraps draws it right`() throws {
    let terminal = try LineReadingSession.start(columns: 40)
    let text = String(repeating: "0123456789", count: 10)
    terminal.send(text + "\u{1}")
    terminal.send("ABC")
    terminal.send("\u{5}!\r")
    try terminal.expect("line 104 \"ABC\(text)!\"\r\n")
    let rows = TerminalScreen(terminal.transcript, columns: 40).rows
    let start = try #require(rows.firstIndex { $0.hasPrefix("Q1 > ") })
    #expect(rows[start..<start + 3].joined() == "Q1 > ABC" + text + "!")
  }

  @Test
  func `a pasted page is taken whole`() throws {
    let terminal = try LineReadingSession.start()
    let page = (1...200).map { "row \($0) of a long page" }
    terminal.send("\u{1B}[200~" + page.joined(separator: "\r") + "\u{1B}[201~\r")
    try terminal.expect("line \(page.joined(separator: "\n").utf8.count) long")
  }

  @Test
  func `a line beyond the limit is refused`() throws {
    let terminal = try LineReadingSession.start()
    terminal.send("\u{1B}[200~" + String(repeating: "x", count: 65537) + "\u{1B}[201~\r")
    try terminal.expect("too long, limit 65536", timeoutSeconds: 30)
    try terminal.expect("Q2 > ")
    terminal.send("y\r")
    try terminal.expect("line 1 \"y\"")
  }

  @Test
  func `a prompt that is not ASCII is shown as question marks`() throws {
    let terminal = try LineReadingSession.start(["--prompt", "é\u{1B}[1m > "], until: "???[1m > ")
    terminal.send("x\r")
    try terminal.expect("line 1 \"x\"")
  }

  @Test(arguments: [(80, 24, 80), (40, 24, 40), (0, 0, 80), (1, 1, 1), (20, 5, 20)])
  func `any window will do`(columns: Int, rows: Int, told: Int) throws {
    let terminal = try LineReadingSession.start(columns: columns, rows: rows, until: "columns \(told),")
    let text = String(repeating: "word ", count: 12)
    terminal.send(text + "\u{1}>\r")
    try terminal.expect("line 61")
  }

  @Test
  func `a change of the window's size is followed`() throws {
    let terminal = try LineReadingSession.start(columns: 80)
    terminal.send("abc")
    try terminal.expect("abc")
    terminal.resize(columns: 30)
    terminal.send("def" + String(repeating: "g", count: 40) + "\r")
    try terminal.expect("line 46")
    try terminal.expect("Q2 > ")
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(arguments: ["", "\u{1}", "\u{1B}[D\u{1B}[D"])
  func `a line that is longer than the new window is whole`(keys: String) throws {
    let terminal = try LineReadingSession.start(columns: 120)
    let text = String(repeating: "word e\u{301} 日本 ", count: 9)
    terminal.send(text + keys)
    try terminal.expect("日本")
    for columns in [20, 100, 10, 120] {
      terminal.resize(columns: columns)
      try terminal.expect("Q1 > ")
      terminal.send("x\u{7F}")
    }
    terminal.send("\r")
    try terminal.expect("line \(text.utf8.count) \(text.debugDescription)")
    try terminal.expect("Q2 > ")
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test
  func `keys typed before the prompt count`() throws {
    let terminal = try PseudoTerminal(
      executable: LineReadingSession.executable, environment: LineReadingSession.environment())
    terminal.send("early\r")
    try terminal.expect("line 5 \"early\"")
  }

  @Test
  func `what a key shows is short`() throws {
    let terminal = try LineReadingSession.start()
    let before = terminal.transcriptBytes.count
    for key in "abcdefghij" {
      terminal.send(String(key))
      try terminal.expect(String(key))
    }
    #expect(terminal.transcriptBytes.count - before <= 40)
  }

  @Test
  func `an unknown terminal can still be typed at`() throws {
    let terminal = try LineReadingSession.start(environment: ["TERM": "no-such-terminal"])
    terminal.send("text\r")
    try terminal.expect("line 4 \"text\"")
  }
}

@Suite("The user's key bindings")
struct LineReadingBindingTests {
  private func start(_ bindings: String, _ arguments: [String]) throws -> (PseudoTerminal, TemporaryDirectory) {
    let home = try TemporaryDirectory()
    try home.write(bindings, to: ".editrc")
    return (try LineReadingSession.start(arguments, environment: ["HOME": home.path]), home)
  }

  @Test
  func `they are read for the program's name`() throws {
    let (terminal, home) = try start("probe:bind ^T ed-move-to-beg\nother:bind ^A ed-move-to-end\n", ["--editrc"])
    terminal.send("bc\u{14}a\r")
    try terminal.expect("line 3 \"abc\"")
    try terminal.expect("Q2 > ")
    terminal.send("bc\u{1}a\r")
    try terminal.expect("line 3 \"abc\"")
    withExtendedLifetime(home) {}
  }

  @Test
  func `they are left out when asked`() throws {
    let (terminal, home) = try start("bind ^A ed-move-to-end\n", [])
    terminal.send("bc\u{1}a\r")
    try terminal.expect("line 3 \"abc\"")
    withExtendedLifetime(home) {}
  }

  @Test
  func `they cannot take away what the program needs`() throws {
    let (terminal, home) = try start("bind ^I ed-insert\nedit off\nbind \"\\e[5~\" ed-move-to-beg\n", ["--editrc"])
    terminal.send("uni\t")
    try terminal.expect("que ")
    #expect(TerminalScreen(terminal.transcript).lastRow == "Q1 > unique")
    terminal.send("\u{1B}[5~")
    try terminal.expect("key back")
    withExtendedLifetime(home) {}
  }
}
