internal import TestSupport
internal import Testing

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Piped bytes and the lines that they are.
struct PipedCase: Sendable, CustomTestStringConvertible {
  let input: [UInt8]
  let lines: [String]
  var testDescription: String { String(decoding: input, as: UTF8.self).debugDescription }

  init(_ input: String, _ lines: [String]) { self.init(bytes: Array(input.utf8), lines) }

  init(bytes: [UInt8], _ lines: [String]) {
    input = bytes
    self.lines = lines
  }

  static let all = [
    PipedCase("", []),
    PipedCase("\n", [""]),
    PipedCase("one\ntwo\n", ["one", "two"]),
    PipedCase("one\r\ntwo\r\n", ["one", "two"]),
    PipedCase("no end", ["no end"]),
    PipedCase("no end\r", ["no end"]),
    PipedCase("a\rb\r\r\n", ["a\rb\r"]),
    PipedCase("before\0after\n", ["before\0after"]),
    PipedCase("\u{FEFF}first\n\u{FEFF}second\n", ["first", "\u{FEFF}second"]),
    PipedCase("né😀\u{1B}[5~\u{3}\u{4}\n", ["né😀\u{1B}[5~\u{3}\u{4}"]),
    PipedCase(bytes: [0x61, 0xFF, 0xC3, 0x62, 0x0A, 0xC3], ["a\u{FFFD}\u{FFFD}b", "\u{FFFD}"]),
  ]
}

@Suite("Plain lines")
struct LineReadingPlainTests {
  @Test(arguments: PipedCase.all)
  func `piped bytes are lines`(row: PipedCase) throws {
    let reply = try LineReadingSession.reply(to: row.input)
    var expected = "columns 80, UTF-8 true\n"
    for (index, line) in row.lines.enumerated() {
      expected += "Q\(index + 1) > line \(line.utf8.count) \(line.debugDescription)\n"
    }
    #expect(reply == expected + "Q\(row.lines.count + 1) > end of input\n")
  }

  @Test(arguments: [
    (65535, "\n", "line 65535 long"), (65536, "\n", "line 65536 long"), (65536, "\r\n", "line 65536 long"),
    (65536, "", "line 65536 long"), (65537, "\n", "too long, limit 65536"), (65537, "\r\n", "too long, limit 65536"),
    (65537, "", "too long, limit 65536"), (5_000_000, "\n", "too long, limit 65536"),
  ])
  func `a line has a limit and the next one is read`(length: Int, end: String, said: String) throws {
    let input = Array((String(repeating: "x", count: length) + end + (end.isEmpty ? "" : "next\n")).utf8)
    let reply = try LineReadingSession.reply(to: input)
    #expect(reply.contains("Q1 > \(said)\n"))
    #expect(reply.contains("Q2 > line 4 \"next\"\n") == !end.isEmpty)
    #expect(reply.hasSuffix("end of input\n"))
  }

  @Test
  func `many lines come in order`() throws {
    let input = (1...50000).map { "line-\($0)\n" }.joined()
    let reply = try LineReadingSession.reply(to: Array(input.utf8))
    #expect(reply.utf8.count { $0 == 0x0A } == 50002)
    #expect(reply.contains("Q50000 > line 10 \"line-50000\"\nQ50001 > end of input\n"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `signals are told at a terminal too`(signal: Int32) throws {
    let terminal = try LineReadingSession.start(["--plain", "--thread"])
    #expect(terminal.isCanonical)
    terminal.signal(signal)
    if signal == SIGINT {
      try terminal.expect("\r\ninterrupted, had text false")
      try terminal.expect("Q2 > ")
      terminal.send("\u{3}")
      try terminal.expect("\r\ninterrupted, had text false")
      try terminal.expect("Q3 > ")
      terminal.send("text\n")
      try terminal.expect("line 4 \"text\"")
      try terminal.expect("Q4 > ")
      terminal.send("\u{4}")
      try terminal.expect("\r\nend of input")
    } else {
      try terminal.expect("\r\nterminated by \(signal)")
      #expect(try terminal.waitForExit() == .exited(128 + signal))
    }
  }

  @Test(arguments: ["dumb", "", "emacs"])
  func `a terminal that cannot move its cursor gets plain lines`(name: String) throws {
    let terminal = try LineReadingSession.start(environment: ["TERM": name])
    #expect(terminal.isCanonical)
    terminal.send("né😀\n")
    try terminal.expect("line 7 \"né😀\"")
    try terminal.expect("Q2 > ")
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.transcriptBytes.contains(0x1B))
  }

  @Test
  func `the window's width is told`() throws {
    _ = try LineReadingSession.start(["--plain"], columns: 40, until: "columns 40,")
    _ = try LineReadingSession.start(["--plain"], columns: 0, rows: 0, until: "columns 80,")
  }

  @Test
  func `a terminal that hangs up ends the program`() throws {
    let terminal = try LineReadingSession.start(["--plain"])
    terminal.closeTerminal()
    #expect(try terminal.waitForExit() == .exited(129))
  }

  @Test
  func `closed input is an error, not a hang`() throws {
    let result = try runProgram(
      "/bin/sh", ["-c", "exec '\(LineReadingSession.executable)' <&-"], environment: LineReadingSession.environment())
    #expect(result.status == .exited(74))
    #expect(String(decoding: result.output, as: UTF8.self).hasSuffix("failed \(EBADF)\n"))
  }
}
