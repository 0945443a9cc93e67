internal import Shell
internal import TestSupport
internal import Testing

@Suite("Command history")
struct LineReadingHistoryTests {
  @Test
  func `is a text file of the owner's with a command a line`() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path(of: "history")
    let history = CommandHistory(path: path)
    #expect(history.commands.isEmpty)
    for command in ["score", "plan", "plan", "jump né"] { history.remember(command) }
    #expect(try folder.read("history") == "score\nplan\njump né\n")
    #expect(try folder.mode(of: "history") == 0o600)
    #expect(try folder.names() == ["history"])
    #expect(CommandHistory(path: path).commands == ["score", "plan", "jump né"])
  }

  @Test(arguments: [
    " secret", "", "two\nrows", "esc\u{1B}[31m", "c1\u{9B}", "bidi\u{202E}", String(repeating: "x", count: 2001),
  ])
  func `leaves no trace of some commands`(command: String) throws {
    let folder = try TemporaryDirectory()
    let history = CommandHistory(path: folder.path(of: "history"))
    #expect(!history.remember(command))
    #expect(history.commands.isEmpty)
    #expect(try folder.names().isEmpty)
  }

  @Test
  func `keeps the last of many`() throws {
    let folder = try TemporaryDirectory()
    try folder.write((1...600).map { "command \($0)\n" }.joined(), to: "history")
    let history = CommandHistory(path: folder.path(of: "history"))
    #expect(history.commands.count == CommandHistory.limit)
    history.remember("last")
    #expect(history.commands.first == "command 102")
    #expect(try folder.read("history").utf8.count { $0 == 0x0A } == CommandHistory.limit)
  }

  @Test
  func `sessions side by side keep each other's commands`() throws {
    let folder = try TemporaryDirectory()
    let one = CommandHistory(path: folder.path(of: "history"))
    let other = CommandHistory(path: folder.path(of: "history"))
    one.remember("first")
    other.remember("second")
    one.remember("third")
    #expect(try folder.read("history") == "first\nsecond\nthird\n")
    #expect(one.commands == ["first", "third"])
  }

  @Test
  func `takes what is sound in a damaged file`() throws {
    let folder = try TemporaryDirectory()
    try folder.write(
      Array("good\n\u{1B}]0;x\u{7}\n  \n".utf8) + [0xFF, 0x0A, 0x00, 0x0A] + Array("cut o".utf8), to: "history")
    #expect(CommandHistory(path: folder.path(of: "history")).commands == ["good", "cut o"])
  }

  @Test
  func `a wide-open file is closed to others`() throws {
    let folder = try TemporaryDirectory()
    try folder.write("old\n", to: "history", mode: 0o644)
    let history = CommandHistory(path: folder.path(of: "history"))
    history.remember("new")
    #expect(try folder.mode(of: "history") == 0o600)
    #expect(try folder.read("history") == "old\nnew\n")
  }

  @Test
  func `does not follow a symbolic link`() throws {
    let folder = try TemporaryDirectory()
    try folder.write("target\n", to: "target")
    try folder.link("history", to: "target")
    let history = CommandHistory(path: folder.path(of: "history"))
    #expect(history.commands.isEmpty)
    #expect(history.remember("new"))
    #expect(history.commands == ["new"])
    #expect(try folder.read("target") == "target\n")
    #expect(try folder.names() == ["history", "target"])
  }

  @Test
  func `does without a file that is out of reach`() throws {
    let folder = try TemporaryDirectory()
    for path in [folder.path, folder.path(of: "missing/history"), folder.path + "/\u{0}"] {
      let history = CommandHistory(path: path)
      #expect(history.remember("one"))
      #expect(history.commands == ["one"])
    }
    #expect(try folder.names().isEmpty)
  }

  @Test
  func `comes back with Up and Ctrl-R, in later sessions too`() throws {
    let folder = try TemporaryDirectory()
    let arguments = ["--history", folder.path(of: "history")]
    let first = try LineReadingSession.start(arguments)
    for (number, line) in ["score", " secret", "plan --all"].enumerated() {
      first.send(line + "\r")
      try first.expect("Q\(number + 2) > ")
    }
    first.send("\u{1B}[A\u{1B}[A\r")
    try first.expect("line 5 \"score\"")
    try first.expect("Q5 > ")
    first.send("\u{4}")
    #expect(try first.waitForExit() == .exited(0))

    let second = try LineReadingSession.start(arguments)
    second.send("\u{12}pla")
    try second.expect("plan --all")
    second.send("\u{5}!\r")
    try second.expect("line 11 \"plan --all!\"")
    try second.expect("Q2 > ")
    #expect(try folder.read("history") == "score\nplan --all\nscore\nplan --all!\n")
  }
}
