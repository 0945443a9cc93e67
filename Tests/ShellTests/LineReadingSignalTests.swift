internal import TestSupport
internal import Testing

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

@Suite("Signals while a line is read")
struct LineReadingSignalTests {
  @Test(arguments: [[], ["--thread"]])
  func `Ctrl-C drops the line and says whether there was one`(arguments: [String]) throws {
    let terminal = try LineReadingSession.start(arguments)
    terminal.send("half a li")
    try terminal.expect("half a li")
    terminal.send("\u{3}")
    try terminal.expect("^C\r\n")
    try terminal.expect("interrupted, had text true\r\n")
    try terminal.expect("Q2 > ")
    #expect(!terminal.isCanonical)
    terminal.send("\u{3}")
    try terminal.expect("^C\r\n")
    try terminal.expect("interrupted, had text false\r\n")
    try terminal.expect("Q3 > ")
    terminal.send("whole\r")
    try terminal.expect("line 5 \"whole\"")
  }

  @Test(arguments: ["\u{1B}[", "\u{12}ab", "\u{1B}[200~pasted"])
  func `Ctrl-C gets through in the midst of a key, a search and a paste`(keys: String) throws {
    let terminal = try LineReadingSession.start()
    terminal.send("text")
    try terminal.expect("text")
    // The kernel drops the keys that were not read when Ctrl-C comes.
    terminal.send(keys)
    terminal.send("\u{3}")
    try terminal.expect("interrupted, had text true")
    try terminal.expect("Q2 > ")
    terminal.send("after\r")
    try terminal.expect("line 5 \"after\"")
  }

  @Test
  func `Ctrl-C on the upper row of a long line leaves the screen whole`() throws {
    let terminal = try LineReadingSession.start(columns: 40)
    let text = String(repeating: "0123456789", count: 9)
    terminal.send(text + "\u{1}z")
    try terminal.expect("z")
    terminal.send("\u{3}")
    try terminal.expect("had text true\r\n")
    let rows = TerminalScreen(terminal.transcript, columns: 40).rows
    let start = try #require(rows.firstIndex { $0.hasPrefix("Q1 > ") })
    #expect(rows[start..<start + 3].joined() == "Q1 > z" + text + "^C")
    #expect(rows[start + 3] == "interrupted, had text true")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT], [[], ["--thread"]])
  func `a signal to end gives the terminal back`(signal: Int32, arguments: [String]) throws {
    let terminal = try LineReadingSession.start(arguments + ["--hold"])
    terminal.send("half a li")
    try terminal.expect("half a li")
    #expect(!terminal.isCanonical)
    terminal.signal(signal)
    try terminal.expect("terminated by \(signal)")
    #expect(terminal.isCanonical)
    #expect(terminal.echoes)
    terminal.send("\n")
    let status = try terminal.waitForExit()
    #expect(status == .exited(128 + signal), "\(terminal.transcript)")
  }

  @Test
  func `a signal to end counts while input keeps coming`() throws {
    let terminal = try LineReadingSession.start()
    terminal.signal(SIGTERM)
    terminal.send(String(repeating: "x", count: 2000))
    #expect(try terminal.waitForExit() == .exited(143))
  }

  @Test
  func `every end gives the terminal back`() throws {
    for (keys, reply) in [("\r", "line 0"), ("\u{4}", "end of input"), ("\u{1B}[5~", "key back")] {
      let terminal = try LineReadingSession.start(["--hold"])
      terminal.send(keys)
      try terminal.expect(reply)
      if reply == "end of input" {
        #expect(terminal.isCanonical)
        #expect(terminal.echoes)
      }
      try terminal.expect(reply == "end of input" ? "\r\n" : "Q2 > ")
    }
  }

  @Test
  func `a terminal that hangs up ends the program`() throws {
    let terminal = try LineReadingSession.start()
    terminal.send("half")
    try terminal.expect("half")
    terminal.closeTerminal()
    #expect(try terminal.waitForExit() == .exited(129))
  }

  @Test
  func `Ctrl-Z stops and the line goes on`() throws {
    let shell = try PseudoTerminal(
      executable: "/bin/bash", arguments: ["--noprofile", "--norc", "--noediting", "-i"],
      environment: LineReadingSession.environment(["PS1": "ready$ "]))
    try shell.expect("ready$ ")
    shell.send("'\(LineReadingSession.executable)'\n")
    try shell.expect("Q1 > ")
    for typed in ["ab", "cd"] {
      shell.send(typed)
      try shell.expect(typed)
      shell.send("\u{1A}")
      try shell.expect("Stopped")
      try shell.expect("ready$ ")
      #expect(shell.isCanonical)
      #expect(shell.echoes)
      shell.send("fg\n")
      try shell.expect("Q1 > ab")
      #expect(!shell.isCanonical)
    }
    shell.send("\u{1}e\r")
    try shell.expect("line 5 \"eabcd\"")
    try shell.expect("Q2 > ")
    shell.send("\u{4}")
    try shell.expect("end of input")
    try shell.expect("ready$ ")
    shell.send("exit\n")
    #expect(try shell.waitForExit() == .exited(0))
  }

  @Test
  func `going on after a stop takes the terminal again`() throws {
    let terminal = try LineReadingSession.start()
    terminal.send("ab")
    try terminal.expect("ab")
    terminal.signal(SIGSTOP)
    terminal.signal(SIGCONT)
    try terminal.expect("\rQ1 > ab")
    terminal.send("c\r")
    try terminal.expect("line 3 \"abc\"")
  }

  @Test
  func `an ignored signal stays ignored`() throws {
    let terminal = try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-c", "trap '' HUP; exec '\(LineReadingSession.executable)'"],
      environment: LineReadingSession.environment())
    try terminal.expect("Q1 > ")
    terminal.signal(SIGHUP)
    terminal.send("still here\r")
    try terminal.expect("line 10 \"still here\"")
  }
}
