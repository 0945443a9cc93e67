internal import TestSupport
internal import Testing

/// The probe at a terminal whose user has vi keys.
@Suite("Vi keys")
struct LineReadingViTests {
  private static let cases = [
    EditingCase(keys: "abc\u{1B}hx", line: "ac"),
    EditingCase(keys: "abc\u{1B}\u{1B}hx", line: "ac"),
    EditingCase(keys: "abc\u{1B}0iX", line: "Xabc"),
    EditingCase(keys: "one two\u{1B}bcwfour", line: "one four"),
    EditingCase(keys: "abc\u{1B}ddxyz\u{1B}iab", line: "ab"),
    EditingCase(keys: "ab\u{1B}[Dx", line: "axb"),
    EditingCase(keys: "ab\u{1B}[Hx\u{1B}[Fy", line: "xaby"),
    EditingCase(keys: "abc\u{1B}[D\u{1B}[3~d", line: "abd"),
    EditingCase(keys: "one two\u{1B}[1;5Dx", line: "one xtwo"),
    EditingCase(keys: "a\u{1B}OPb\u{1B}[15~c\u{1B}[[Ad", line: "abcd"),
    EditingCase(keys: "né😀e\u{301}\u{7F}日", line: "né😀日"),
    EditingCase(keys: "a\u{1B}\rb", line: "a\nb"),
    EditingCase(keys: "a\u{1B}[200~one\rtwo :wq\u{1B}x\u{1B}[201~b", line: "aone\ntwo :wq xb"),
    EditingCase(keys: "ab\u{1B}\u{1B}[200~cd\u{1B}[201~", line: "abcd"),
    EditingCase(keys: "ab\u{1B}0\u{1B}[200~cd\u{1B}[201~", line: "acdb"),
    EditingCase(keys: "uni\t", line: "unique "),
    EditingCase(keys: "\u{1B}$$$ixy", line: "xy"),
    EditingCase(keys: "ab\u{1B}dd$\u{1B}[F\u{1B}[Fixy\t", line: "xy"),
  ]

  private func start(_ arguments: [String] = []) throws -> (PseudoTerminal, TemporaryDirectory) {
    let home = try TemporaryDirectory()
    try home.write("bind -v\n", to: ".editrc")
    return (
      try LineReadingSession.start(["--editrc"] + arguments, environment: ["HOME": home.path]), home
    )
  }

  @Test(arguments: cases)
  func `keys make a line`(row: EditingCase) throws {
    let (terminal, home) = try start()
    terminal.send(row.keys + "\r")
    try terminal.expect("line \(row.line.utf8.count) \(row.line.debugDescription)\r\n")
    withExtendedLifetime(home) {}
  }

  @Test
  func `Escape by itself changes the mode without another key`() throws {
    let (terminal, home) = try start()
    terminal.send("abc\u{1B}")
    // The cursor steps back onto the last character.
    try terminal.expect("abc\u{8}")
    terminal.send("x\r")
    try terminal.expect("line 2 \"ab\"")
    withExtendedLifetime(home) {}
  }

  @Test
  func `what stands on the line, lists and keys that answer work`() throws {
    let (terminal, home) = try start(["--prefill", "old"])
    terminal.send("\u{1B}A abc\u{1B}hx\r")
    try terminal.expect("line 6 \"old ac\"")
    try terminal.expect("Q2 > ")
    terminal.send("s\t")
    try terminal.expect("where you stand")
    terminal.send("k\t\r")
    try terminal.expect("line 5 \"skip \"")
    try terminal.expect("Q3 > ")
    terminal.send("abc\u{1B}[5~")
    try terminal.expect("key back")
    try terminal.expect("Q4 > ")
    terminal.send("abc\u{1B}\u{1B}[6~")
    try terminal.expect("key skip")
    try terminal.expect("Q5 > ")
    terminal.send("abc\u{1B}0")
    try terminal.expect("abc")
    terminal.send("\u{3}")
    try terminal.expect("interrupted, had text true")
    try terminal.expect("Q6 > ")
    terminal.send("\u{4}")
    try terminal.expect("end of input")
    withExtendedLifetime(home) {}
  }

  @Test
  func `k, j and the arrows go through the commands of before`() throws {
    let (terminal, home) = try start()
    for command in ["first", "second"] {
      terminal.send(command + "\r")
      try terminal.expect("line \(command.utf8.count)")
    }
    try terminal.expect("Q3 > ")
    terminal.send("\u{1B}kk\r")
    try terminal.expect("line 5 \"first\"")
    try terminal.expect("Q4 > ")
    terminal.send("\u{1B}[A\u{1B}[A\u{1B}[B!\r")
    try terminal.expect("line 6 \"first!\"")
    withExtendedLifetime(home) {}
  }
}
