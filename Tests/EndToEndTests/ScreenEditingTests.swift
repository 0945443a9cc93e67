import TestSupport
import Testing

/// Lines as they stand on the screen while they are edited.
@Suite(.atAScreen) struct ScreenEditingTests {
  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `Tab lists choices and commands with what they mean`()
    throws
  {
    let window = try Installation().window()
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("Coder\r")
    try window.wait(forLastRow: "Q2 of 4 >")
    try window.type("\t")
    let list = try window.wait(for: "the choices") { $0.rows.suffix(5).first == "Q2 of 4 >" }
    #expect(
      list.rows.suffix(5).map { $0 } == [
        "Q2 of 4 >", "nobody  Nobody in particular; it falls to whoever has time",
        "named   A person is named", "paid    A person is named and paid for the time that it takes", "Q2 of 4 >",
      ])
    try window.type("a per\t")
    try window.wait(for: "two choices") { $0.lastRow == "Q2 of 4 > a per" && $0.shows("paid    A person") }
    try window.type("\u{15}/und\t")
    let completed = try window.wait(forLastRow: "Q2 of 4 > /undo")
    #expect(completed.cursor.column == 16)
    try window.type("\u{15}pa\t\r")
    try window.wait(forLastRow: "Q3 of 4 >")
    #expect(try window.screen().shows("Recorded: A person is named and paid for the time that it takes."))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `a line that wraps is edited in its middle`() throws {
    let window = try Installation().window(columns: 40)
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type(String(repeating: "abcdefghi ", count: 8) + "end")
    try window.wait(forLastRow: "abcdefghi end")
    try window.type("\u{1}\u{1B}[1;5C\u{1B}[1;5C XYZ\u{1B}[D\u{1B}[D\u{7F}")
    let edited = try window.wait(for: "the edited line") { $0.lastRow == "hi abcdefghi end" && $0.cursor.column == 30 }
    #expect(
      edited.rows.suffix(3).map { $0 } == [
        "Q1 of 4 > abcdefghi abcdefghi YZ abcdefg", "hi abcdefghi abcdefghi abcdefghi abcdefg", "hi abcdefghi end",
      ])
    #expect(edited.cursor.row == edited.rows.count - 3)
    try window.type("\u{B}\r")
    try window.wait(forLastRow: "Q2 of 4 >")
    #expect(try window.screen().shows("Recorded: abcdefghi abcdefghi."))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `wide and combining characters keep the cursor where it belongs`() throws {
    let window = try Installation().window()
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("Cafe\u{301} 日本 か\u{3099}x")
    #expect(try window.wait(forText: "Cafe\u{301} 日本").cursor.column == 10 + 4 + 1 + 4 + 1 + 2 + 1)
    try window.type("\u{7F}\u{7F}")
    let shorter = try window.wait(for: "one character less") { $0.cursor.column == 20 }
    #expect(shorter.lastRow == "Q1 of 4 > Cafe\u{301} 日本")
    try window.type("\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D!")
    let inserted = try window.wait(for: "an insertion") { $0.lastRow.contains("!") }
    #expect(inserted.lastRow == "Q1 of 4 > Caf!e\u{301} 日本")
    #expect(inserted.cursor.column == 14)
    try window.type("\u{5}.\r")
    try window.wait(forLastRow: "Q2 of 4 >")
    #expect(try window.screen().shows("Recorded: Caf!e\u{301} 日本 ."))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `the window changes its size in the middle of an answer`()
    throws
  {
    let window = try Installation().window()
    try window.wait(forLastRow: "Q1 of 4 >")
    let answer = "This answer goes on and on, so that it wraps past the end of the first row, yes"
    try window.type(answer)
    try window.wait(for: "two rows") { $0.rows(from: "Q1 of 4 > ").count == 2 }
    try window.resize(columns: 40, rows: 24)
    let narrow = try window.wait(for: "three rows") { $0.rows(from: "Q1 of 4 > ").count == 3 }
    #expect(narrow.rows(from: "Q1 of 4 > ").map(\.count) == [40, 40, 9])
    #expect(narrow.cursor.column == 9)
    try window.type(" or")
    try window.wait(for: "what was added") { $0.lastRow.hasSuffix("yes or") }
    try window.resize(columns: 80, rows: 24)
    let wide = try window.wait(for: "two rows") { $0.rows(from: "Q1 of 4 > ").count == 2 }
    #expect(wide.rows(from: "Q1 of 4 > ").joined() == "Q1 of 4 > " + answer + " or")
    #expect(wide.rows.count { $0.contains("This answer") } == 1)
    try window.type(" no\u{1}> \r")
    try window.wait(forLastRow: "Q2 of 4 >")
    #expect(try window.screen().shows("Recorded: > This answer goes on and on"))
    #expect(try window.screen().shows("yes or no."))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `an earlier answer stands on the line, ready to edit`()
    throws
  {
    let window = try Installation().window()
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("Coder\r")
    try window.wait(forLastRow: "Q2 of 4 >")
    try window.type("\u{1B}[5~")
    let again = try window.wait(forLastRow: "Q1 of 4 > Coder")
    #expect(again.cursor.column == 15)
    try window.type("\u{7F} biller\r")
    try window.wait(forText: "Changed: Coder -> Code biller.")
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `a paragraph is one answer, a list of answers is offered`()
    throws
  {
    let window = try Installation().window(rows: 40)
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.paste("Medical\nassistant")
    try window.wait(forLastRow: "assistant")
    try window.type("\r")
    try window.wait(forLastRow: "Q2 of 4 >")
    try window.paste("2\nIt began.\nmany\n")
    try window.wait(forLastRow: "many")
    #expect(try window.screen().shows("Recorded: Medical assistant."))
    try window.type("\r")
    try window.wait(forLastRow: "take them? [y/n] >")
    #expect(try window.screen().shows("That is 3 lines: y takes them one after the other"))
    try window.type("y\r")
    let stopped = try window.wait(forText: "What came before it stays recorded.")
    #expect(stopped.shows("Q2 of 4 > 2"))
    #expect(stopped.shows("Recorded: It began."))
    #expect(stopped.shows("Line 3 was not accepted: "))
    // It stands on the line to be mended.
    try window.wait(forLastRow: "Q4 of 4 > many")
    try window.type("\u{15}/goto story\r")
    try window.wait(forLastRow: "Q3 of 4 > It began.")
    try window.type("\u{5}")
    try window.paste("\n\nThen it went on.")
    try window.wait(forLastRow: "Then it went on.")
    try window.type("\r")
    try window.wait(forLastRow: "Q4 of 4 >")
    let rows = try window.screen().rows
    let start = try #require(rows.lastIndex { $0.hasPrefix("Changed: ") })
    #expect(rows[start..<start + 4].contains { $0.hasPrefix("Then it went on.") })
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `vi keys`() throws {
    let installation = try Installation()
    try installation.folder.write("bind -v\n", to: ".editrc")
    let window = try installation.window(rows: 40)
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("Medical assistent")
    try window.wait(forLastRow: "Q1 of 4 > Medical assistent")
    try window.type("\u{1B}")
    try window.wait(for: "command mode") { $0.cursor.column == 26 }
    try window.type("hhra")
    try window.wait(forLastRow: "Q1 of 4 > Medical assistant")
    try window.type("A!\u{1B}[D\u{1B}[D-\r")
    try window.wait(forLastRow: "Q2 of 4 >")
    #expect(try window.screen().shows("Recorded: Medical assistan-t!."))
    try window.type("/und\t")
    try window.wait(forLastRow: "Q2 of 4 > /undo")
    try window.type("\u{1B}")
    try window.wait(for: "command mode") { $0.cursor.column == 15 }
    try window.type("ddi/score\r")
    try window.wait(for: "the next prompt") {
      $0.rows.count { $0.hasPrefix("Q2 of 4 >") } == 2 && $0.lastRow == "Q2 of 4 >"
    }
    try window.type("\u{1B}")
    try window.type("k")
    try window.wait(forLastRow: "Q2 of 4 > /score")
    try window.type("dd")
    try window.wait(forLastRow: "Q2 of 4 >")
    try window.type("i")
    try window.paste("named\nIt began.")
    try window.wait(forLastRow: "It began.")
    try window.type("\r")
    try window.wait(forLastRow: "take them? [y/n] >")
    try window.type("y\r")
    try window.wait(forLastRow: "Q4 of 4 >")
    try window.type("\u{1B}[5~")
    try window.wait(forLastRow: "Q3 of 4 > It began.")
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `commands are kept between runs, answers never`() throws {
    let installation = try Installation()
    let window = try installation.window()
    try window.wait(forLastRow: "Q1 of 4 >")
    try window.type("Secret job\r")
    try window.wait(forLastRow: "Q2 of 4 >")
    try window.type("/review\r")
    try window.wait(forText: "/goto N goes to a question.")
    try window.type("/note Secret note\r")
    try window.wait(forText: "Note added")
    try window.type("/goto job\r")
    try window.wait(forLastRow: "Q1 of 4 > Secret job")
    try window.type("/quit\r")
    #expect(try window.wait(for: "the end") { $0.exitStatus != nil }.exitStatus == 0)
    #expect(try TemporaryDirectory.readFile(installation.historyPath) == "/review\n/goto job\n/quit\n")
    #expect(try installation.folder.mode(of: ".local/state/groundwork/history") == 0o600)

    let again = try installation.window()
    try again.wait(forLastRow: "Q1 of 4 > Secret job")
    try again.type("\u{10}")
    try again.wait(forLastRow: "Q1 of 4 > /quit")
    try again.type("\u{10}\u{10}")
    try again.wait(forLastRow: "Q1 of 4 > /review")
    try again.type("\u{E}\u{E}\u{E}\u{15}\u{12}got")
    try again.wait(forText: "Q1 of 4 > /goto job")
    try again.type("\r")
    try again.wait(forLastRow: "Q1 of 4 > Secret job")
  }
}
