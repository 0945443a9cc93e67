import Diagnostics
import JSONDocuments
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// However a person leaves, they go on at the same question with nothing lost.
@Suite struct InterruptionTests {
  enum Leaving: String, Sendable, CaseIterable {
    case endOfInput
    case interruptedTwice
    case killed
    case terminated
    case terminalClosed
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: Leaving.allCases)
  func `leaving half-way resumes at the same question`(leaving: Leaving) throws {
    let installation = try Installation()
    let terminal = try installation.open("take", "apprenticeship_readiness")
    _ = try terminal.expect("Q1 of ")
    terminal.send("Medical assistant\r")
    _ = try terminal.expect("Q2 of ")
    terminal.send("2\r")
    _ = try terminal.expect("Q3 of ")
    _ = try terminal.expect(" > ")
    switch leaving {
    case .endOfInput:
      terminal.send("\u{4}")
      #expect(try terminal.waitForExit() == .exited(0))
    case .interruptedTwice:
      terminal.send("\u{3}")
      _ = try terminal.expect("again to leave.")
      _ = try terminal.expect(" > ")
      terminal.send("\u{3}")
      #expect(try terminal.waitForExit() == .exited(130))
    case .killed:
      terminal.signal(SIGKILL)
      #expect(try terminal.waitForExit() == .signalled(SIGKILL))
    case .terminated:
      terminal.signal(SIGTERM)
      #expect(try terminal.waitForExit() == .exited(143))
      #expect(terminal.isCanonical && terminal.echoes)
    case .terminalClosed:
      terminal.closeTerminal()
      #expect(try terminal.waitForExit() == .exited(129))
    }
    let verified = try installation.run("verify", "latest")
    #expect(verified.status == .exited(0), "\(verified.output)")

    let again = try installation.open("resume")
    let shown = try again.expect("Q3 of ")
    #expect(shown.contains("2 of"))
    again.send("120\r")
    _ = try again.expect("Q4 of ")
    again.send("/quit\r")
    #expect(try again.waitForExit() == .exited(0))
    let result = try installation.run("score", "--json").output
    #expect(result.contains("\"Medical assistant\""))
    #expect(result.contains("120"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `a second program on the same assessment is told who has it`()
    throws
  {
    let installation = try Installation()
    let terminal = try installation.open("take", "apprenticeship_readiness")
    _ = try terminal.expect("Q1 of ")
    let second = try installation.run("resume", input: "x\n")
    #expect(second.status == .exited(75))
    #expect(second.errors.contains("in use by groundwork"))
    #expect(try installation.run("score").status == .exited(0), "reading still works")
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `a transcript deleted under the program stops it`() throws {
    let installation = try Installation()
    let terminal = try installation.open("take", "apprenticeship_readiness")
    _ = try terminal.expect("Q1 of ")
    unlink(try installation.transcriptPath())
    terminal.send("Medical assistant\r")
    #expect(try terminal.waitForExit() == .exited(74))
    #expect(!terminal.transcript.contains("Recorded"))
    #expect(terminal.transcript.contains("This was not saved: Medical assistant"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `accents survive a locale without them`() throws {
    let installation = try Installation()
    installation.environment["LANG"] = nil
    installation.environment["LC_ALL"] = "C"
    let terminal = try installation.open("take", "apprenticeship_readiness")
    _ = try terminal.expect("Q1 of ")
    _ = try terminal.expect(" > ")
    terminal.send("Aide-soignante diplômée 日本\r")
    _ = try terminal.expect("Q2 of ")
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try installation.run("score", "--json").output.contains("Aide-soignante diplômée 日本"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: [("TERM", "dumb"), ("ACCESSIBLE", "1")])
  func `plain lines have no escape and no redraw`(variable: String, value: String) throws {
    let installation = try Installation()
    installation.environment[variable] = value
    let terminal = try installation.open("take", "apprenticeship_readiness")
    _ = try terminal.expect("Q1 of ")
    terminal.send("Medical assistant\n")
    _ = try terminal.expect("Q2 of ")
    terminal.send("/score\n")
    _ = try terminal.expect("Q2 of ")
    terminal.send("quit\n")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.transcriptBytes.contains(0x1B))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: Installation.shipped)
  func `a whole assessment in plain lines has no escape`(
    id: String
  ) throws {
    let installation = try Installation()
    let terminal = try installation.open("take", id, "--plain")
    _ = try terminal.expect(" > ")
    for _ in 0..<200 {
      terminal.send("/skip\n")
      let shown = try terminal.expect(" > ")
      if shown.contains("done > ") { break }
    }
    for command in ["/list", "/review", "/score", "/plan", "/explain", "?", "/next", "/why", "/quit"] {
      terminal.send(command + "\n")
      if command != "/quit" { _ = try terminal.expect(" > ") }
    }
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.transcript.contains("done > "))
    #expect(!terminal.transcriptBytes.contains(0x1B))
    #expect(!terminal.transcriptBytes.contains(0x07))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: [40, 20, 0]) func `a narrow window is never overrun`(
    columns: Int
  ) throws {
    let installation = try Installation()
    let terminal = try installation.open("take", "apprenticeship_readiness", "--plain", columns: columns, rows: 10)
    _ = try terminal.expect("Q1 of ")
    terminal.send("x\n")
    _ = try terminal.expect("Q2 of ")
    terminal.send("why\n")
    _ = try terminal.expect("Q2 of ")
    terminal.send("?\n")
    _ = try terminal.expect("Q2 of ")
    terminal.send("quit\n")
    #expect(try terminal.waitForExit() == .exited(0))
    let limit = columns == 0 ? 80 : columns
    let lines = terminal.transcript.split { $0 == "\r\n" || $0 == "\n" }
    let tooWide = lines.filter { DisplayWidth.of($0) > limit && !$0.contains(" > ") }
    #expect(tooWide.isEmpty)
  }
}
