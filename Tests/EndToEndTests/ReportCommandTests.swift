import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reports of an assessment, in every format.
@Suite struct ReportCommandTests {
  static let definition = """
    { "formatVersion": 1, "id": "mini", "version": "1.0.0", "title": "Mini",
      "sections": [ { "id": "all", "title": "All", "target": 0.5, "items": [
        { "id": "paid", "type": "boolean", "text": "Are they paid?", "maximum": 1 },
        { "id": "lead", "type": "choice", "text": "Who leads?", "choices": [
          { "id": "nobody", "text": "Nobody", "points": 0, "finding": "Nobody leads." },
          { "id": "named", "text": "A named person", "points": 1 } ] } ] } ],
      "actions": [ { "id": "name_lead", "title": "Name a lead", "steps": ["Ask."], "effortDays": 1, "owner": "HR",
        "addresses": [ { "item": "lead", "answer": "named" } ] } ] }
    """

  static let formats = ["terminal", "md", "answers-csv", "plan-csv", "scores-csv", "json", "ics"]

  private func installation() throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(Self.definition, to: "mini.json")
    _ = try installation.run(
      "take", "./mini.json", "--answers", "-", "--client", "Mercy Clínica", input: "paid: y\nlead: nobody\n")
    return installation
  }

  @Test func `the report is printed, or written to a file by the end of its name`() throws {
    let installation = try installation()
    let printed = try installation.run("report")
    #expect(printed.status == .exited(0) && printed.errors.isEmpty)
    for text in [
      "Client: Mercy Clínica", "The score is 50 of 100.", "The answer to \"Are they paid?\" is \"yes\".",
      "Nobody leads.", "Name a lead", "groundwork verify", "█",
    ] {
      #expect(printed.output.contains(text), "\(text)")
    }
    for (file, begins) in [
      ("a.txt", "Mini\n"), ("a.md", "# Mini\n"), ("a.ics", "BEGIN:VCALENDAR\r\n"), ("a.json", "{\n"),
    ] {
      let run = try installation.run("report", "latest", "-o", file)
      #expect(run.status == .exited(0) && run.output.isEmpty, "\(run.errors)")
      #expect(run.errors.hasPrefix("Wrote \(file): "))
      #expect(try installation.folder.read(file).hasPrefix(begins))
    }
    #expect(try installation.run("report", "--json").output == installation.folder.read("a.json"))
  }

  @Test(arguments: formats)
  func `the same assessment gives the same bytes, whatever the time zone and the locale`(format: String) throws {
    let installation = try installation()
    var found = Set<String>()
    for (zone, locale) in [("UTC", "C.UTF-8"), ("Asia/Tokyo", "C"), ("America/St_Johns", "tr_TR.UTF-8")] {
      installation.environment["TZ"] = zone
      installation.environment["LC_ALL"] = locale
      installation.environment["LANG"] = locale
      installation.environment["COLUMNS"] = "37"
      let file = "\(zone.hasPrefix("A") ? "x" : "y")\(found.count)\(locale).out"
      let run = try installation.run("report", "latest", "--format", format, "-o", file)
      #expect(run.status == .exited(0), "\(run.errors)")
      found.insert(try installation.folder.read(file))
    }
    #expect(found.count == 1)
  }

  @Test func `a calendar that is taken in again is newer, and has the same entries`() throws {
    let installation = try installation()
    func entries() throws -> (ids: [Substring], sequence: Int) {
      let lines = try installation.run("report", "--format", "ics").output.split(separator: "\r\n")
      let sequence = try #require(lines.first { $0.hasPrefix("SEQUENCE:") })
      return (lines.filter { $0.hasPrefix("UID:") }, Int(sequence.dropFirst(9)) ?? -1)
    }
    let first = try entries()
    #expect(try entries() == first)
    _ = try installation.run("resume", "latest", "--answers", "-", input: "/assign name_lead Sam 2028-03-01\n")
    let second = try entries()
    #expect(first.ids.count == 1 && second.ids == first.ids)
    #expect(second.sequence > first.sequence)
    let calendar = try installation.run("report", "--format", "ics", "--todos").output
    #expect(calendar.contains("BEGIN:VTODO\r\n") && !calendar.contains("VEVENT"))
    #expect(calendar.contains("DUE;VALUE=DATE:20280301\r\n") && calendar.contains("CONTACT:Sam\r\n"))
  }

  @Test func `a report gets no colour and no bars that the locale cannot show`() throws {
    let installation = try installation()
    installation.environment["LC_ALL"] = "C"
    let plain = try installation.run("report")
    #expect(!plain.output.contains("█") && plain.output.contains("####"))
    #expect(plain.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("http") })
    installation.environment["CLICOLOR_FORCE"] = "1"
    #expect(!(try installation.run("report").output.utf8.contains(0x1B)))
    #expect(!(try installation.run("report", "--plain").output.contains("####")), "bars are no sentences")
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Row(arguments: ["report", "--format", "mdd"], status: 64, says: "a report has no format 'mdd'; expected terminal"),
    Row(arguments: ["report", "--format", "mdd"], status: 64, says: "Did you mean 'md'?"),
    Row(arguments: ["report", "--format", "csv"], status: 64, says: "expected answers-csv, plan-csv or scores-csv"),
    Row(arguments: ["report", "-o", "a.csv"], status: 64, says: "expected answers-csv, plan-csv or scores-csv"),
    Row(
      arguments: ["report", "-o", "a.doc"], status: 64, says: "expected one ending in .txt, .html, .json, .md or .ics"),
    Row(arguments: ["report", "-o", "a"], status: 64, says: "expected one ending in .txt, .html, .json, .md or .ics"),
    Row(
      arguments: ["report", "--format", "script"], status: 64, says: "'groundwork export ID --format script' writes one"
    ),
    Row(arguments: ["report", "--format", "md", "--todos"], status: 64, says: "--todos goes with a calendar"),
    Row(arguments: ["report", "--format", "md", "--json"], status: 64, says: "does not go with another format"),
    Row(arguments: ["report", "--format", "json", "--json"], status: 0, says: ""),
    Row(arguments: ["report", "none"], status: 66, says: "none"),
    Row(arguments: ["report", "-o", "mini.json"], status: 73, says: "there is a file 'mini.json' already."),
    Row(arguments: ["report", "-o", "no/such/a.md"], status: 73, says: "there is no folder"),
    Row(arguments: ["export", "--format", "csv"], status: 64, says: "expected answers-csv, plan-csv or scores-csv"),
    Row(arguments: ["export", "--format", "ics"], status: 0, says: ""),
    Row(arguments: ["export", "--format", "md"], status: 0, says: ""),
  ])
  func `each way ends with the code that says why`(row: Row) throws {
    let installation = try installation()
    let result = try runProgram(
      Installation.program, row.arguments, environment: installation.environment,
      workingDirectory: installation.folder.path)
    let errors = String(decoding: result.errors, as: UTF8.self)
    #expect(result.status == .exited(row.status), "\(errors)")
    #expect(result.output.isEmpty == (row.status != 0))
    #expect(errors.contains(row.says), "\(errors)")
    if row.says.isEmpty { #expect(errors.isEmpty) }
  }

  @Test func `a link is replaced, never followed`() throws {
    let installation = try installation()
    try installation.folder.write("mine", to: "mine.txt")
    #expect(symlink("mine.txt", installation.folder.path(of: "link.md")) == 0)
    #expect(try installation.run("report", "-o", "link.md").status == .exited(73))
    #expect(try installation.run("report", "-o", "link.md", "--force").status == .exited(0))
    #expect(try installation.folder.read("mine.txt") == "mine")
    #expect(try installation.folder.read("link.md").hasPrefix("# Mini"))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `at a terminal the report fits the window`() throws {
    let installation = try installation()
    let terminal = try installation.open("report", columns: 48)
    _ = try terminal.expect("The record", timeoutSeconds: 20)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.transcript.contains("█"))
    for line in terminal.transcript.split(whereSeparator: \.isNewline) {
      #expect(line.replacing(/\u{1B}\[[0-9;]*m/, with: "").count <= 48, "\(line)")
    }
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `at the prompt a report is written`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.definition, to: "mini.json")
    let terminal = try installation.open("take", "./mini.json")
    _ = try terminal.expect(" > ", timeoutSeconds: 20)
    terminal.send("/export md ~/report.md\r")
    _ = try terminal.expect("the report, as Markdown.", timeoutSeconds: 20)
    terminal.send("/export ~/plan.ics --todos\r")
    _ = try terminal.expect("1 to-do for a calendar", timeoutSeconds: 20)
    terminal.send("/quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try installation.folder.read("report.md").contains("in progress"))
  }
}
