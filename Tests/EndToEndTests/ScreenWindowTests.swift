import Diagnostics
import TestSupport
import Testing

/// Windows that are small, dumb, left or closed.
@Suite(.atAScreen) struct ScreenWindowTests {
  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `three questions in forty columns, none of them wider`()
    throws
  {
    let window = try Installation().window(columns: 40, rows: 20, "take", "apprenticeship_readiness")
    try window.wait(for: "the first question") { $0.lastRow.hasPrefix("Q1 of about") }
    try window.type("Coder\r")
    try window.wait(for: "the second question") { $0.lastRow.hasPrefix("Q2 of about") }
    try window.type("?\r")
    try window.wait(for: "help") { $0.rows.last?.hasPrefix("Q2 of about") == true && $0.shows("explains") }
    try window.type("why\r")
    try window.wait(for: "a reason") { $0.rows.count { $0.hasPrefix("Q2 of about") } >= 1 && $0.shows("orientation") }
    try window.type("2\r")
    try window.wait(for: "the third question") { $0.lastRow.hasPrefix("Q3 of about") }
    try window.type("120\r")
    try window.wait(for: "the fourth question") { $0.lastRow.hasPrefix("Q4 of about") }
    let tooWide = try window.history().filter { DisplayWidth.of($0) > 40 }
    #expect(tooWide.isEmpty)
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `a dumb terminal gets the same questions in plain lines`()
    throws
  {
    let window = try Installation().window(term: "dumb")
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("Coder\r")
    let second = try window.wait(forLastRow: "Q2 of 4 >")
    #expect(second.rows(from: "Q1 of 4 > Coder").prefix(2).map { $0 } == ["Q1 of 4 > Coder", "Recorded: Coder."])
    try window.type("/back\r")
    try window.wait(forText: "Your answer: Coder. Enter keeps it.")
    try window.type("\r")
    try window.wait(forText: "Kept: Coder.")
    try window.wait(forLastRow: "Q2 of 4 >")
    try window.type("/quit\r")
    #expect(try window.wait(for: "the end") { $0.exitStatus != nil }.exitStatus == 0)
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `Ctrl-C drops the line, then asks, then leaves`() throws {
    let window = try Installation().window()
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("half an ans")
    try window.wait(forLastRow: "Q1 of 4 > half an ans")
    try window.type("\u{3}")
    let dropped = try window.wait(forLastRow: "Q1 of 4 >")
    #expect(
      dropped.rows.suffix(3).map { $0 } == [
        "Q1 of 4 > half an ans^C", "(line dropped; nothing recorded)", "Q1 of 4 >",
      ])
    try window.type("\u{3}")
    try window.wait(forText: "Everything is saved. Type quit or press Ctrl-C again to leave.")
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("\u{3}")
    let left = try window.wait(for: "the end") { $0.exitStatus != nil }
    #expect(left.exitStatus == 130)
    #expect(left.shows("Saved 0 of 4. Go on with: groundwork resume"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `Ctrl-Z stops, and the line is there again`() throws {
    let installation = try Installation()
    let window = try installation.window(program: "/bin/sh", "-i")
    try window.wait(forLastRow: "ready$")
    try window.type("'\(Installation.program)' take small.json\r")
    try window.wait(forLastRow: "Q1 of 4 >")
    let answer = String(repeating: "a long answer ", count: 6)
    try window.type(answer)
    try window.wait(for: "two rows") { $0.rows(from: "Q1 of 4 > ").count == 2 }
    try window.type("\u{1}")
    try window.wait(for: "the cursor at the beginning") { $0.cursor.column == 10 }
    try window.type("\u{1A}")
    let stopped = try window.wait(forLastRow: "ready$")
    #expect(stopped.shows("Stopped"))
    try window.type("echo in between\r")
    try window.wait(forText: "in between")
    try window.wait(forLastRow: "ready$")
    try window.type("fg\r")
    let back = try window.wait(for: "the line") {
      $0.rows(from: "Q1 of 4 > ").count == 2 && !$0.lastRow.contains("ready$")
    }
    #expect(back.rows(from: "Q1 of 4 > ").joined().hasPrefix("Q1 of 4 > a long answer a long"))
    #expect(back.cursor == (row: back.rows.count - 2, column: 10))
    try window.type("No, \r")
    try window.wait(forLastRow: "Q2 of 4 >")
    #expect(try window.screen().shows("Recorded: No, a long answer"))
    try window.type("/quit\r")
    try window.wait(forLastRow: "ready$")
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `a window that is closed loses nothing`() throws {
    let installation = try Installation()
    let window = try installation.window()
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("Coder\r")
    try window.wait(forLastRow: "Q2 of 4 >")
    try window.type("half an ans")
    try window.wait(forLastRow: "Q2 of 4 > half an ans")
    window.close()
    var records: [String] = []
    for _ in 0..<1000 {
      records = try installation.transcript()
      if records.last?.contains(#""paused""#) == true { break }
    }
    #expect(records.last?.contains(#""type":"paused""#) == true)
    #expect(records.contains { $0.contains("\"Coder\"") })
    #expect(!records.contains { $0.contains("half an") })
    #expect(try installation.run("verify", "latest").status == .exited(0))
  }
}
