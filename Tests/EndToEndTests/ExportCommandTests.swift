import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writing assessments to files, and taking sheets back.
@Suite struct ExportCommandTests {
  static let definition = """
    { "formatVersion": 1, "id": "mini", "version": "1.0.0", "title": "Mini",
      "sections": [ { "id": "all", "title": "All", "items": [
        { "id": "paid", "type": "boolean", "text": "Are they paid?" },
        { "id": "wage", "type": "percent", "text": "What share?", "visibleIf": "answers.paid" },
        { "id": "extra", "type": "text", "required": false, "text": "Anything else?" } ] } ] }
    """

  private func installation(_ script: String) throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(Self.definition, to: "mini.json")
    _ = try installation.run("take", "./mini.json", "--answers", "-", "--client", "Mercy", input: script)
    return installation
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: ["community_hospital", "first_look"])
  func `a script that was exported replays to the same result`(name: String) throws {
    let installation = try Installation()
    let script = Installation.questionnaires + "/examples/\(name).txt"
    let first = try installation.run("take", "apprenticeship_readiness", "--answers", script, "--json")
    #expect(try installation.run("export", "latest", "--format", "script", "-o", "again.txt").status == .exited(0))
    let second = try installation.run("take", "apprenticeship_readiness", "--answers", "again.txt", "--json")
    #expect(second.status == first.status, "\(second.errors)")
    #expect(try WholeAssessmentTests.result(first.output) == WholeAssessmentTests.result(second.output))
  }

  @Test func `open questions go out as CSV, and come back into the same assessment`() throws {
    let installation = try installation("paid: /park Maria\nextra: so far\n")
    let exported = try installation.run("export", "latest", "--format", "sheet", "-o", "open.csv")
    #expect(exported.status == .exited(0) && exported.output.isEmpty)
    #expect(exported.errors == "Wrote open.csv: 2 open questions for Maria, as CSV.\n")
    #expect(mode(installation.folder.path(of: "open.csv")) == 0o600)
    #expect(try installation.folder.read("open.csv").hasPrefix("id,number,for,"))
    try installation.folder.write(
      "\u{FEFF}id;answer;remark\r\n#name;Maria;\r\npaid;Yes;\"ask\r\nagain\"\r\nwage;15;\r\nextra;;\r\n", to: "back.csv"
    )
    let run = try installation.run("resume", "latest", "--answers", "back.csv")
    #expect(run.status == .exited(0), "\(run.errors)")
    let shown = try installation.run("show", "latest", "--json").output
    #expect(shown.contains("\"respondent\": \"Maria\"") && shown.contains("again"))
    #expect(try installation.run("verify", "latest").status == .exited(0))
    #expect(try installation.run("assessments", "--json").output.contains("\"completed\""))
  }

  @Test func `a sheet that is wrong ends with 65 and its places; what fits is kept`() throws {
    let installation = try installation("")
    let run = try installation.run(
      "resume", "latest", "--answers", "-", input: "id,answer\npaid,yes\nwage,0.15\nextra,so far\n")
    #expect(run.status == .exited(65))
    #expect(
      run.errors.contains("<standard input>:3:6: error: row 3: wage: '0.15' could mean 15% or 0.15%"), "\(run.errors)")
    #expect(run.errors.contains("2 answers taken, 1 not taken.") && run.errors.contains("What fits is kept in"))
    let shown = try installation.run("show", "latest").output
    #expect(shown.contains("yes") && shown.contains("so far"))
    let again = try installation.run("resume", "latest", "--answers", "-", input: "id,answer\npaid,no\n")
    #expect(again.status == .exited(65), "an answer that is there stays")
    #expect(again.errors.contains("row 2: paid has the answer \"yes\", which stays; the sheet says \"no\""))
    #expect(
      try installation.run("take", "./mini.json", "--answers", "-", input: "id,answer\npaid,no\n").status == .exited(0))
    #expect(
      try installation.run("take", "./mini.json", "--answers", "-", input: "id,answer\nextra,x\n").status == .exited(3))
  }

  @Test func `a sheet of another client is not taken, and begins nothing`() throws {
    let installation = try installation("paid: /park Maria\n")
    _ = try installation.run("export", "latest", "--format", "sheet", "-o", "mercy.csv")
    let id = try #require(
      try installation.folder.read("mercy.csv").firstMatch(of: /#assessment,.*?,([a-z0-9]+),,\s/)?.1)
    _ = try installation.run("take", "./mini.json", "--answers", "-", "--client", "River", input: "extra: x\n")
    let run = try installation.run("resume", "latest", "--answers", "mercy.csv")
    #expect(run.status == .exited(65))
    #expect(run.errors.contains("this sheet is about 'Mercy' and belongs to assessment '\(id)'"), "\(run.errors)")
    #expect(run.errors.contains("groundwork resume \(id) --answers FILE"))
    let before = try installation.run("assessments", "--json").output
    let new = try installation.run("take", "./mini.json", "--answers", "mercy.csv", "--client", "River")
    #expect(new.status == .exited(65) && new.errors.contains("nothing was begun"))
    #expect(try installation.run("assessments", "--json").output == before)
  }

  @Test func `nothing is overwritten or followed`() throws {
    let installation = try installation("paid: y\n")
    try installation.folder.write("mine", to: "mine.txt")
    let there = try installation.run("export", "latest", "--format", "json", "-o", "mine.txt")
    #expect(there.status == .exited(73) && there.errors.contains("there is a file 'mine.txt' already."))
    #expect(there.errors.contains("add --force"))
    #expect(try installation.folder.read("mine.txt") == "mine")
    #expect(symlink("mine.txt", installation.folder.path(of: "link.json")) == 0)
    #expect(try installation.run("export", "latest", "--format", "json", "-o", "link.json").status == .exited(73))
    #expect(
      try installation.run("export", "latest", "--format", "json", "-o", "link.json", "--force").status == .exited(0))
    #expect(try installation.folder.read("mine.txt") == "mine", "a link is replaced, not followed")
    #expect(try installation.folder.read("link.json").hasPrefix("{"))
    #expect(try installation.run("export", "latest", "--format", "json", "-o", "no/such/x.json").status == .exited(73))
    #expect(try installation.run("export", "latest", "--format", "json", "-o", ".", "--force").status == .exited(73))
    #expect(try installation.folder.names().allSatisfy { !$0.hasSuffix(".tmp") })
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Row(
      arguments: ["export", "latest", "--format", "shet"], status: 64,
      says: "expected text, html, script, sheet, sheet-md"),
    Row(
      arguments: ["export", "latest", "--format", "sheet", "-o", "x.txt"], status: 64,
      says: "ending in .md, .csv or .html"),
    Row(arguments: ["export", "latest", "--format", "sheet", "--for", "Eve"], status: 64, says: "expected 'Maria'"),
    Row(
      arguments: ["export", "latest", "--format", "json", "--for", "Eve"], status: 64, says: "--for goes with a sheet"),
    Row(
      arguments: ["export", "latest", "--format", "json", "--no-notes"], status: 64,
      says: "--no-notes goes with a sheet"
    ),
    Row(arguments: ["export", "--format", "sheet-csv", "--no-notes"], status: 0, says: ""),
    Row(arguments: ["export", "none", "--format", "json"], status: 66, says: "none"),
    Row(arguments: ["export", "latest"], status: 64, says: "--format"),
    Row(arguments: ["export", "--format", "sheet"], status: 0, says: "written as Markdown; --format sheet-csv"),
    Row(arguments: ["export", "--format", "sheet-csv", "--for", "maria"], status: 0, says: ""),
    Row(arguments: ["export", "--format", "script"], status: 0, says: ""),
    Row(arguments: ["sheet", "./mini.json"], status: 0, says: "written as Markdown; --format csv"),
    Row(arguments: ["sheet", "./mini.json", "--format", "csv"], status: 0, says: ""),
    Row(arguments: ["sheet", "./mini.json", "-o", "x.txt"], status: 64, says: "ending in .html, .md or .csv"),
    Row(arguments: ["sheet", "nothing"], status: 66, says: "there is no questionnaire"),
    Row(arguments: ["resume", "latest", "--answers", "none.csv"], status: 66, says: "there is no file"),
  ])
  func `each way ends with the code that says why`(row: Row) throws {
    let installation = try installation("paid: /park Maria\n")
    let result = try runProgram(
      Installation.program, row.arguments, environment: installation.environment,
      workingDirectory: installation.folder.path)
    let errors = String(decoding: result.errors, as: UTF8.self)
    #expect(result.status == .exited(row.status), "\(errors)")
    #expect(result.output.isEmpty == (row.status != 0))
    #expect(errors.contains(row.says), "\(errors)")
    if row.says.isEmpty { #expect(errors.isEmpty) }
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `at a terminal a sheet is written and taken back`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.definition, to: "mini.json")
    let terminal = try installation.open("take", "./mini.json")
    _ = try terminal.expect(" > ", timeoutSeconds: 20)
    terminal.send("/park Maria\r")
    _ = try terminal.expect("Parked for Maria", timeoutSeconds: 20)
    terminal.send("/export sheet ~/open.csv\r")
    _ = try terminal.expect("as CSV.", timeoutSeconds: 20)
    try installation.folder.write("id,answer\npaid,no\n", to: "back.csv")
    terminal.send("/import back.csv\r")
    _ = try terminal.expect("1 answer taken", timeoutSeconds: 20)
    terminal.send("/quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try installation.folder.read("open.csv").hasPrefix("id,number,"))
  }
}
