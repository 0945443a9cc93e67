import Diagnostics
import JSONDocuments
import Tables
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Texts and names of strangers in every output that there is.
@Suite struct HostileNameTests {
  private func installation() throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(HostileText.definition, to: "hostile.json")
    let answers: [JSONValue.Member] =
      [.init(name: "pick", value: "c1"), .init(name: "count", value: 3)]
      + HostileText.all.enumerated().map { index, text in
        let value: JSONValue = index % 3 == 0 ? ["value": .string(text), "note": .string(text)] : .string(text)
        return .init(name: "q\(index)", value: value)
      }
    try installation.folder.write(JSONValue.object(answers).serialized(), to: "answers.json")
    let run = try installation.run(
      "take", "./hostile.json", "--answers", "answers.json", "--client", HostileText.all[0], "--facilitator",
      HostileText.all[1], "--respondent", HostileText.all[2])
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(HostileText.isHarmless(run.output + run.errors))
    return installation
  }

  static let commands: [[String]] = [
    ["list"], ["list", "--json"], ["check", "hostile.json"], ["check", "--json", "hostile.json"],
    ["test", "hostile.json"],
    ["assessments"], ["assessments", "--json"], ["show"], ["show", "--json"], ["score"], ["score", "--json"], ["plan"],
    ["plan", "--json"], ["whatif", "latest", "count=4"], ["verify", "latest"], ["doctor"], ["doctor", "--json"],
    ["sheet", "./hostile.json"], ["sheet", "./hostile.json", "--format", "csv"],
    ["export", "--format", "script", "latest"],
    ["export", "--format", "sheet", "latest"], ["export", "--format", "sheet-md", "latest"],
    ["export", "--format", "sheet-csv", "latest"], ["export", "--format", "json", "latest"],
    ["eval", "answers.q0 + answers.q5", "--questionnaire", "./hostile.json", "--answers", "answers.json"],
    ["score", "--color", "always"],
  ]

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `no command shows a text as it is`() throws {
    let installation = try installation()
    installation.environment["GROUNDWORK_QUESTIONNAIRES"] = installation.folder.path
    for command in Self.commands {
      let result = try runProgram(
        Installation.program, command, environment: installation.environment, workingDirectory: installation.folder.path
      )
      var text = String(decoding: result.output, as: UTF8.self)
      let errors = String(decoding: result.errors, as: UTF8.self)
      #expect(result.status != .exited(70) && result.status != .exited(64), "\(command): \(errors)")
      #expect(HostileText.isHarmless(errors), "\(command)")
      if command.contains("csv") || command.contains("sheet-csv") {
        // Cells keep their line ends and tabs, in quotes.
        text = String(
          String.UnicodeScalarView(text.unicodeScalars.filter { !"\r\t\u{FEFF}".unicodeScalars.contains($0) }))
      }
      if command.contains("always") {
        #expect(!text.contains("\u{1B}]") && !text.contains("\u{1B}[2J") && !text.contains("\u{1B}[31mred"))
        continue
      }
      #expect(HostileText.isHarmless(text), "\(command)")
    }
  }

  @Test func `a sheet is a table without formulas, and a page without markup`() throws {
    let installation = try installation()
    let table = try installation.run("sheet", "./hostile.json", "--format", "csv").output
    var reader = CSVReader()
    reader.append(Array(table.utf8))
    reader.finish()
    var record = CSVRecord()
    var cells = 0
    while try reader.next(&record) {
      for index in 0..<record.count {
        let first = try #require(record.text(index)).unicodeScalars.first
        #expect(first.map { !"=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? true)
        cells += 1
      }
    }
    #expect(cells > HostileText.all.count)
    let escaped = try installation.run("sheet", "./hostile.json").output
    // What stands behind a backslash is itself.
    let page = escaped.replacing(/\\[!-\/:-@\[-`{-~]/, with: "")
    for markup in ["<script", "</style", "![x]", "](javascript", "<b onclick", "http://x"] {
      #expect(!page.contains(markup), "\(markup)")
    }
    #expect(!page.hasPrefix("---"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `an exported script brings the same texts back`() throws {
    let installation = try installation()
    #expect(try installation.run("export", "--format", "script", "--output", "s.txt", "latest").status == .exited(0))
    let again = try installation.run("take", "./hostile.json", "--answers", "s.txt", "--json")
    #expect(again.status == .exited(0), "\(again.errors)")
    let root = try JSONDocument(parsing: SourceText(name: "result", text: again.output)).root
    for (index, text) in HostileText.all.enumerated() {
      guard case .string(let back)? = root[name: "answers"]?[name: "q\(index)"]?[name: "value"]?.kind else {
        Issue.record("no answer to q\(index)")
        continue
      }
      #expect(back.value.unicodeScalars.elementsEqual(text.unicodeScalars), "q\(index)")
    }
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: [true, false])
  func `at the prompt every screen and the completion show them harmlessly`(isPlain: Bool) throws {
    let installation = try installation()
    let terminal = try installation.open(
      "take", "./hostile.json", "--client", "other", isPlain ? "--plain" : "--json", rows: 1_000)
    _ = try terminal.expect("Q1 of ")
    _ = try terminal.expect(" > ")
    if !isPlain {
      // As far as all go on alike, then what there is.
      terminal.send("\t\t")
      _ = try terminal.expect("c0")
      _ = try terminal.expect("c2")
      _ = try terminal.expect("> c")
      terminal.send("\u{15}")
    }
    let enter = isPlain ? "\n" : "\r"
    for command in ["?", "/why", "/example", "/list", "/score", "/plan", "/review", "/frob\u{202E}", "2"] {
      terminal.send(command + enter)
      _ = try terminal.expect("Q")
      _ = try terminal.expect(" > ")
    }
    terminal.send("/note \u{202E}x\u{9B}31m" + enter)
    _ = try terminal.expect(" > ")
    terminal.send("/quit" + enter)
    #expect(try terminal.waitForExit() == .exited(0))
    // What was typed is echoed by the terminal; our own sequences begin with Escape and a bracket.
    let shown = terminal.transcript.replacing("/frob\u{202E}", with: "").replacing("\u{202E}x\u{9B}31m", with: "")
    let hidden = shown.unicodeScalars.filter {
      VisibleText.isHidden($0) && !"\r\n\u{1B}\u{8}\u{7}".unicodeScalars.contains($0)
    }
    #expect(hidden.isEmpty)
    for sequence in ["\u{1B}]", "\u{1B}[2J", "\u{1B}[31m", "\u{1B}[21t", "\u{1B}P", "\u{1B}\u{301}"] {
      #expect(!shown.unicodeScalars.contains(sequence.unicodeScalars), "\(sequence.debugDescription)")
    }
    if isPlain { #expect(!shown.unicodeScalars.contains("\u{1B}")) }
  }

  // MARK: - Names

  static let names = [
    "../x", "/etc/x", "a/b", "..", ".", "-rf", "~", "con", "caf\u{E9}", "cafe\u{301}", "Case", "case", "a\nb",
    "a\u{1B}[31mb",
    "\u{202E}x", "x.jsonl", "latest", String(repeating: "x", count: 300), "*", "$(touch owned)", "a\\b", " a ", "日本",
  ]

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `a name of a client leads out of no folder, and to nobody else's`() throws {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    for name in Self.names {
      let run = try installation.run("take", "./mini.json", "--answers", "-", "--client=\(name)", input: "y\n")
      #expect(run.status == .exited(0), "\(name.debugDescription): \(run.errors)")
      #expect(HostileText.isHarmless(run.output + run.errors))
    }
    #expect(try installation.folder.names() == ["mini.json", "store"])
    #expect(try TemporaryDirectory.names(in: installation.folder.path(of: "store")) == ["assessments", "definitions"])
    let folders = try TemporaryDirectory.names(in: installation.folder.path(of: "store/assessments"))
    #expect(folders.count == Self.names.count)
    for folder in folders {
      #expect(folder.utf8.count <= 64)
      #expect(folder.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F || $0 == 0x2D })
      #expect(folder.utf8.first != 0x2D)
    }
    let listed = try installation.run("assessments", "--json").output
    guard case .array(let rows) = try JSONDocument(parsing: SourceText(name: "list", text: listed)).root.kind else {
      Issue.record("no list")
      return
    }
    #expect(rows.count == Self.names.count)
  }

  @Test(arguments: ["", " ", "\t", String(repeating: "x", count: 301)])
  func `a name that is blank or longer than a line is refused`(name: String) throws {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    let run = try installation.run("take", "./mini.json", "--answers", "-", "--client=\(name)", input: "y\n")
    #expect(run.status == .exited(64))
  }

  /// Arguments in which a name stands, each with a code that says why.
  static let arguments: [[String]] = [
    ["NAME"], ["--NAME"], ["take", "NAME"], ["take", "mini", "NAME"], ["take", "--NAME", "mini"],
    ["take", "--color", "NAME", "mini"], ["take", "./NAME.json"], ["take", "./mini.json", "--answers", "NAME"],
    ["take", "./mini.json", "--answers", "-", "--store", "/dev/null/NAME"], ["check", "NAME"],
    ["check", "./NAME.json"],
    ["show", "NAME"], ["score", "NAME"], ["plan", "NAME"], ["whatif", "latest", "NAME=1"], ["resume", "NAME"],
    ["export", "--format", "NAME", "latest"], ["export", "--format", "json", "--output", "/dev/null/NAME", "latest"],
    ["sheet", "NAME"], ["sheet", "./mini.json", "--format", "NAME"], ["verify", "NAME"], ["verify", "./NAME.jsonl"],
    ["verify", "--head", "NAME", "latest"], ["salvage", "NAME", "x"], ["new", "/dev/null/NAME"], ["eval", "NAME"],
    ["consensus", "NAME", "latest"], ["help", "NAME"], ["--generate-completion-script", "NAME"], ["test", "NAME"],
  ]

  @Test(arguments: arguments) func `a word of the command line is shown harmlessly in every error`(form: [String])
    throws
  {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    _ = try installation.run("take", "./mini.json", "--answers", "-", input: "y\n")
    let name = "x\u{1B}[31m\u{9B}2J\u{202E}\nError: y\u{1B}\u{301}]0;t\u{7}"
    let words = form.map { $0.replacing("NAME", with: name) }
    let result = try runProgram(
      Installation.program, words, environment: installation.environment, workingDirectory: installation.folder.path)
    let text = String(decoding: result.output + result.errors, as: UTF8.self)
    #expect(HostileText.isHarmless(text), "\(text.debugDescription)")
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("Error: y") }, "a word begins no line of ours")
    if form.first != "help" { #expect(result.status != .exited(0)) }
  }

  @Test func `a file in a folder of questionnaires is named harmlessly`() throws {
    let installation = try Installation()
    try installation.folder.write("{", to: "a\u{1B}[31m\u{202E}.json")
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    installation.environment["GROUNDWORK_QUESTIONNAIRES"] = installation.folder.path
    for arguments in [["list"], ["list", "--json"], ["check"], ["check", "--json"], ["doctor"], ["test"]] {
      let result = try runProgram(
        Installation.program, arguments, environment: installation.environment,
        workingDirectory: installation.folder.path)
      #expect(HostileText.isHarmless(String(decoding: result.output + result.errors, as: UTF8.self)), "\(arguments)")
    }
  }

  @Test func `what is kept is for its owner only, and a planted link is replaced`() throws {
    let installation = try Installation()
    try installation.folder.write(CommandTests.mini, to: "mini.json")
    try installation.folder.write("mine", to: "victim")
    try installation.folder.link("out.json", to: installation.folder.path(of: "victim"))
    let run = try installation.bash(
      """
      umask 0
      printf 'y\\n' | $GW take ./mini.json --answers - >/dev/null
      $GW export --format json --output out.json --force latest 2>/dev/null
      find store out.json -perm /077
      """)
    #expect(run.output.isEmpty && run.errors.isEmpty, "\(run.output)\(run.errors)")
    #expect(try installation.folder.read("victim") == "mine")
  }
}
