import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals, windows and names of terminals: the terminal is given back as it was, and nothing that was answered is lost.
@Suite struct TerminalStateTests {
  private func installation() throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    return installation
  }

  /// The program at its second question, its prompt shown.
  private func atSecondQuestion(_ installation: Installation, _ arguments: String...) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      executable: Installation.program, arguments: ["take", "./mini.json"] + arguments,
      environment: installation.environment, workingDirectory: installation.folder.path)
    _ = try terminal.expect("Q1 of ")
    _ = try terminal.expect(" > ")
    terminal.send("y\r")
    _ = try terminal.expect("Q2 of ")
    _ = try terminal.expect(" > ")
    return terminal
  }

  static let signals: [(Int32, Bool)] = [SIGTERM, SIGHUP, SIGQUIT].flatMap { [($0, true), ($0, false)] }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: signals)
  func `a signal to end saves, says so and gives the terminal back`(signal: Int32, isPlain: Bool) throws {
    let installation = try installation()
    installation.environment["TERM"] = isPlain ? "dumb" : "xterm"
    let terminal = try atSecondQuestion(installation)
    terminal.send("half")
    _ = try terminal.expect("half")
    terminal.signal(signal)
    #expect(try terminal.waitForExit() == .exited(128 + signal))
    #expect(terminal.transcript.contains("Saved 1 of 2. Go on with: groundwork resume "))
    #expect(terminal.isCanonical && terminal.echoes)
    #expect(try installation.run("verify", "latest").status == .exited(0))
  }

  /// The Swift runtime's crash reporter would take the terminal over and wait for half a minute.
  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: [SIGSEGV, SIGTRAP, SIGABRT])
  func `a crash ends the program at once`(signal: Int32) throws {
    let installation = try installation()
    installation.environment["TERM"] = "dumb"
    let terminal = try atSecondQuestion(installation)
    terminal.signal(signal)
    #expect(try terminal.waitForExit() == .signalled(signal))
    #expect(!terminal.transcript.contains("to interact"))
    #expect(try installation.run("score", "--json").output.contains("\"value\": true"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `Ctrl-Z stops, and what was typed is still there`() throws {
    let installation = try installation()
    installation.environment["PS1"] = "ready$ "
    let shell = try PseudoTerminal(
      executable: "/bin/bash", arguments: ["--noprofile", "--norc", "--noediting", "-i"],
      environment: installation.environment, workingDirectory: installation.folder.path)
    _ = try shell.expect("ready$ ")
    shell.send("'\(Installation.program)' take ./mini.json\n")
    _ = try shell.expect("Q1 of ")
    _ = try shell.expect(" > ")
    shell.send("ye")
    _ = try shell.expect("ye")
    shell.send("\u{1A}")
    _ = try shell.expect("ready$ ")
    #expect(shell.isCanonical && shell.echoes)
    shell.send("fg\n")
    _ = try shell.expect("> ye")
    shell.send("s\r")
    _ = try shell.expect("Recorded: yes.")
    _ = try shell.expect(" > ")
    shell.send("\u{4}")
    _ = try shell.expect("ready$ ")
    shell.send("exit\n")
    #expect(try shell.waitForExit() == .exited(0))
  }

  struct Window: Sendable, CustomTestStringConvertible {
    var columns: Int
    var rows: Int
    var testDescription: String { "\(columns) by \(rows)" }
  }

  @Test(
    .timeLimit(.minutes(10 * Sanitizer.slowness)),
    arguments: [(0, 0), (1, 1), (0, 24), (80, 0), (4_096, 4_096), (65_535, 65_535)].map(Window.init))
  func `a window of any size is worked in`(window: Window) throws {
    let installation = try installation()
    let terminal = try installation.open("take", "./mini.json", columns: window.columns, rows: window.rows)
    // In the narrowest window the prompt goes over the edge, letter by letter.
    for line in ["y", "?", "/score", "/quit"] {
      _ = try terminal.expect(window.columns == 1 ? ">" : " > ")
      terminal.send(line + "\r")
    }
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try installation.run("score", "--json").output.contains("\"value\": true"))
    let peak = terminal.transcriptBytes.count
    #expect(peak < 100_000)
  }

  #if os(Linux)
    @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `a window that grows beyond any screen costs no memory`()
      throws
    {
      let installation = try installation()
      let script = "\(Sanitizer.memoryLimit(megabytes: 400))exec '\(Installation.program)' take ./mini.json"
      let terminal = try PseudoTerminal(
        executable: "/bin/bash", arguments: ["-c", script], environment: installation.environment,
        workingDirectory: installation.folder.path)
      _ = try terminal.expect("Q1 of ")
      _ = try terminal.expect(" > ")
      terminal.resize(columns: 65_535, rows: 65_535)
      terminal.send("y\r")
      _ = try terminal.expect("Recorded: yes.")
      _ = try terminal.expect(" > ")
      terminal.resize(columns: 80, rows: 24)
      terminal.send("/quit\r")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  #endif

  struct Environment: Sendable, CustomTestStringConvertible {
    var name: String
    var variables: [String: String?]
    var hasEscapes = false
    var testDescription: String { name }
  }

  static let environments: [Environment] = [
    Environment(name: "no TERM", variables: ["TERM": nil]),
    Environment(name: "an empty TERM", variables: ["TERM": ""]),
    Environment(name: "a dumb terminal", variables: ["TERM": "dumb"]),
    Environment(name: "an unknown terminal", variables: ["TERM": "no-such-terminal"]),
    Environment(name: "a terminal of 100,000 letters", variables: ["TERM": String(repeating: "x", count: 100_000)]),
    Environment(name: "a terminal that is an escape", variables: ["TERM": "\u{1B}[31m\u{9B}2J"]),
    Environment(name: "a terminal that is a path", variables: ["TERM": "../../etc/passwd"]),
    Environment(name: "a terminal without colours", variables: ["TERM": "vt100"], hasEscapes: true),
    Environment(name: "an absurd size", variables: ["LINES": "60000", "COLUMNS": "60000"], hasEscapes: true),
    Environment(name: "a size that is no number", variables: ["LINES": "-1", "COLUMNS": "x"], hasEscapes: true),
    Environment(name: "LC_ALL=C", variables: ["LC_ALL": "C"], hasEscapes: true),
    Environment(name: "no locale", variables: ["LANG": nil], hasEscapes: true),
    Environment(name: "a locale that is not there", variables: ["LC_ALL": "xx_XX.UTF-8"], hasEscapes: true),
    Environment(name: "a locale of another alphabet", variables: ["LC_ALL": "tr_TR.ISO-8859-9"], hasEscapes: true),
    Environment(name: "no PATH", variables: ["PATH": nil], hasEscapes: true),
    Environment(name: "state in a relative folder", variables: ["XDG_STATE_HOME": "state"], hasEscapes: true),
    Environment(name: "a time zone that is a path", variables: ["TZ": "../../etc/passwd"], hasEscapes: true),
  ]

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: environments)
  func `accents are kept whatever the environment, and no escape goes to a terminal that is not known`(
    row: Environment
  ) throws {
    let installation = try installation()
    for (name, value) in row.variables { installation.environment[name] = value }
    let terminal = try atSecondQuestion(installation)
    terminal.send("café 日本\r")
    _ = try terminal.expect("Recorded: ")
    _ = try terminal.expect(" > ")
    terminal.send("/quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.transcriptBytes.contains(0x1B) == row.hasEscapes)
    #expect(try installation.run("score", "--json").output.contains("\"value\": \"café 日本\""))
    #expect(try installation.folder.names() == ["mini.json", "store"] || row.hasEscapes)
    #expect(try !installation.folder.names().contains("state"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `a pasted block answers no following question without being asked`() throws {
    let installation = try installation()
    let terminal = try installation.open("take", "./mini.json")
    _ = try terminal.expect("Q1 of ")
    _ = try terminal.expect(" > ")
    terminal.send("\u{1B}[200~y\nsecond\nthird\n\u{1B}[201~\r")
    _ = try terminal.expect("take them? [y/n] > ")
    terminal.send("n\r")
    _ = try terminal.expect("Dropped; nothing was recorded.")
    _ = try terminal.expect("Q1 of ")
    _ = try terminal.expect(" > ")
    terminal.send("y\r")
    _ = try terminal.expect("Recorded: yes.")
    _ = try terminal.expect(" > ")
    terminal.send("\u{1B}[200~first\nsecond\u{1B}[201~\r")
    _ = try terminal.expect("Recorded: first second.")
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: [true, false])
  func `typed bytes that are not UTF-8 are replaced where they can be seen`(isPlain: Bool) throws {
    let installation = try installation()
    let terminal = try isPlain ? atSecondQuestion(installation, "--plain") : atSecondQuestion(installation)
    terminal.sendBytes(Array("caf".utf8) + [0xE9] + Array(" x\r".utf8))
    _ = try terminal.expect("Recorded: caf\u{FFFD} x.")
  }
}
