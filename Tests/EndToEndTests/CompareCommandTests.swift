import Diagnostics
import JSONDocuments
import TestSupport
import Testing

/// A client answers twice, another once; then they are compared.
@Suite struct CompareCommandTests {
  private static let first =
    "aim: deciding\noccupation: Medical assistant\nsetting: hands_on\noccupation_fit: listed\npaid: y\n"
    + "work_processes: none\nwage_steps: none\nprogram_lead: none\nteaching_partner: talked\nmentor_time: none\n"
  private static let second =
    "aim: deciding\noccupation: Medical assistant\nsetting: hands_on\noccupation_fit: listed\npaid: y\n"
    + "work_processes: in_place\nwage_steps: drafted\nprogram_lead: named\nteaching_partner: drafted\n"
    + "mentor_time: /unknown\nmentor_time: /note Fay Lund asks the ward\n"

  let installation: Installation
  /// Two of one client, then one of another.
  let ids: [String]

  init() throws {
    installation = try Installation()
    for (client, answers) in [("Lakeside", Self.first), ("Lakeside", Self.second), ("Ridgeview", Self.first)] {
      let taken = try installation.run(
        "take", "quick_check", "--client", client, "--respondent", "Ana Ortiz", "--answers", "-", input: answers)
      try #require(taken.status == .exited(0), "\(taken.errors)")
    }
    let listing = try installation.run("assessments", "--json")
    let root = try JSONDocument(parsing: SourceText(name: "assessments", text: listing.output)).root
    guard case .array(let rows) = root.kind else { throw NothingListed() }
    ids = rows.reversed().map { row in
      if case .string(let id)? = row[name: "id"]?.kind { id.value } else { "" }
    }
  }

  private struct NothingListed: Error {}

  @Test func `a client over time, by ids in any order and by name`() throws {
    let run = try installation.run("compare", ids[1], ids[0])
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.output.hasPrefix("Compared: Quick check: where do you stand?\n2 assessments of Lakeside, "))
    #expect(run.output.contains("\nThe score has risen from "))
    #expect(run.output.contains("questions are asked in all and answered the same.\n"))
    #expect(run.output.contains("Transcript head of 2:\n"))
    #expect(run.errors.isEmpty)
    let named = try installation.run("compare", "--client", "Lakeside")
    #expect(named.output == run.output)
    let chosen = try installation.run("compare", "--client", "Lakeside", "--questionnaire", "quick-check")
    #expect(chosen.output == run.output)
  }

  @Test func `what README shows is what a terminal shows`() throws {
    let folder = Installation.questionnaires.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let lines = try TemporaryDirectory.readFile(folder.joined(separator: "/") + "/README.md")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "$ groundwork compare --client Lakeside"))
    // The days are those of the run.
    let expected = lines[(start + 1)...].prefix { $0 != "..." }.filter { !$0.contains(", 2026") }
    let terminal = try installation.open("compare", "--client", "Lakeside", "--color", "never")
    let shown = try terminal.expect("Transcript head of 2")
      .split(separator: "\r\n", omittingEmptySubsequences: false)
    var rest = shown[...]
    for line in expected where !line.contains("  Date  ") {
      let place = try #require(rest.firstIndex(of: line), "\(line)")
      rest = rest[(place + 1)...]
    }
    #expect(expected.count > 15)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func `each format by its name and by the end of the file`() throws {
    for (format, file) in [
      ("terminal", "c.txt"), ("html", "c.html"), ("md", "c.md"), ("csv", "c.csv"), ("json", "c.json"),
    ] {
      let shown = try installation.run("compare", ids[0], ids[2], "--format", format)
      #expect(shown.status == .exited(0), "\(shown.errors)")
      let written = try installation.run("compare", ids[0], ids[2], "-o", file)
      #expect(written.status == .exited(0), "\(written.errors)")
      #expect(written.output.isEmpty)
      #expect(written.errors.hasPrefix("Wrote \(file): 2 assessments compared, as "))
      #expect(try TemporaryDirectory.readFile(installation.folder.path(of: file)) == shown.output)
      #expect(try installation.run("compare", ids[0], ids[2], "-o", file).status == .exited(73))
    }
    let json = try installation.run("compare", ids[0], "latest", "--json")
    let root = try JSONDocument(parsing: SourceText(name: "compare", text: json.output)).root
    #expect(root[name: "order"]?.text == "clients")
    #expect(root[name: "trend"]?.text == "same")
  }

  @Test func `an anonymous comparison names nobody`() throws {
    for format in ["terminal", "html", "md", "csv", "json"] {
      let run = try installation.run("compare", ids[1], ids[2], "--anonymous", "--format", format)
      #expect(run.status == .exited(0), "\(run.errors)")
      for name in ["Lakeside", "Ridgeview", "Ana", "Fay", "Medical", ids[1], ids[2]] {
        #expect(!run.output.contains(name), "\(name) as \(format)")
      }
    }
  }

  @Test func `what cannot be compared is refused with a sentence`() throws {
    func refused(_ arguments: String...) throws -> (status: TestSupport.ExitStatus, errors: String) {
      let run = try runProgram(Installation.program, ["compare"] + arguments, environment: installation.environment)
      #expect(run.output.isEmpty)
      return (run.status, String(decoding: run.errors, as: UTF8.self))
    }
    var (status, errors) = try refused(ids[0])
    #expect(status == .exited(64))
    #expect(errors.contains("A comparison takes at least two assessments"))
    (status, errors) = try refused(ids[2], "latest")
    #expect(status == .exited(64))
    #expect(errors.contains("'latest' names the assessment \(ids[2]), which is named twice."))
    (status, errors) = try refused("--client", "Ridgeview")
    #expect(status == .exited(66))
    #expect(errors.contains("of 'Ridgeview' there is only \(ids[2])."))
    (status, errors) = try refused("--client", "lakeside")
    #expect(status == .exited(66))
    #expect(errors.contains("Did you mean 'Lakeside'?"))
    (status, errors) = try refused(ids[0], ids[1], "--json", "--format", "csv")
    #expect(status == .exited(64))
    #expect(errors.contains("name two formats"))
    (status, errors) = try refused(ids[0], ids[1], "-o", "report.pdf")
    #expect(status == .exited(64))
    #expect(errors.contains("the name 'report.pdf' does not say what to write"))
    (status, errors) = try refused(ids[0], "zzzz")
    #expect(status == .exited(66))
    #expect(try refused(ids[0], ids[1], "--client", "Lakeside").status == .exited(64))
    #expect(try refused(ids[0], ids[1], "--questionnaire", "quick_check").status == .exited(64))
  }

  @Test func `other questionnaires are compared by what they share`() throws {
    let taken = try installation.run(
      "take", "apprenticeship_readiness", "--client", "Lakeside", "--answers",
      Installation.questionnaires + "/examples/community_hospital.txt")
    #expect(taken.status == .exited(0) || taken.status == .exited(3), "\(taken.errors)")
    let run = try installation.run("compare", ids[0], "latest")
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.output.contains("The assessments answer different questionnaires: "))
    #expect(!run.output.contains("The score has"))
    let alone = try installation.run("compare", "--client", "Lakeside")
    #expect(alone.status == .exited(64))
    #expect(alone.errors.contains("answer 2 questionnaires: apprenticeship_readiness, quick_check."))
    try installation.folder.write(
      """
      {
        "formatVersion": 1, "id": "mine", "version": "1.0.0", "title": "Mine", "language": "en",
        "sections": [
          { "id": "all", "title": "All", "items": [{ "id": "ready", "type": "boolean", "text": "Ready?" }] }
        ]
      }
      """, to: "mine.json")
    #expect(try installation.run("take", "./mine.json", "--answers", "-", input: "ready: y\n").status == .exited(0))
    let none = try installation.run("compare", ids[0], "latest")
    #expect(none.status == .exited(65))
    #expect(none.errors.contains("answers 'mine'; they share no question"))
  }

  @Test func `it fits a narrow terminal`() throws {
    let terminal = try installation.open("compare", ids[0], ids[1], "--color", "never", columns: 40)
    let shown = try terminal.expect("Transcript head of 2")
    for line in shown.split(separator: "\r\n") { #expect(DisplayWidth.of(line) <= 40, "\(line)") }
    #expect(shown.contains("\u{25CF}") || shown.contains("Sections"))
    #expect(try terminal.waitForExit() == .exited(0))
  }
}

extension JSONNode {
  fileprivate var text: String? {
    if case .string(let text) = kind { text.value } else { nil }
  }
}
