import Diagnostics
import JSONDocuments
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Three people answer alone; then they are compared, and somebody settles where they differ.
@Suite struct ConsensusCommandTests {
  static let same = "aim: deciding\nsetting: hands_on\noccupation_fit: listed\npaid: y\nwork_processes: drafted\n"

  /// What each says beyond that: five questions on which they differ.
  static let people = [
    (
      "Ana Ortiz",
      "occupation: Medical assistant\nwage_steps: none\nprogram_lead: none\nteaching_partner: talked\n"
        + "mentor_time: none\nmentor_time: /note HR keeps the list\n"
    ),
    (
      "Ben Cole",
      "occupation: Nurse aide\nwage_steps: drafted\nprogram_lead: idea\nteaching_partner: /unknown\nmentor_time: none\n"
    ),
    (
      "Chris Lind",
      "occupation: medical assistant\nwage_steps: proven\nprogram_lead: idea\nteaching_partner: drafted\n"
        + "mentor_time: drafted\n"
    ),
  ]

  static let settling =
    "occupation: Nurse aide\nwage_steps: drafted\n/note until the next budget\nprogram_lead: named\n"
    + "teaching_partner: /unknown\nmentor_time: talked\n"

  let installation: Installation
  let ids: [String]

  init() throws {
    installation = try Installation()
    for (name, answers) in Self.people {
      let taken = try installation.run(
        "take", "quick_check", "--client", "Lakeside", "--respondent", name, "--answers", "-",
        input: Self.same + answers)
      try #require(taken.status == .exited(0), "\(taken.errors)")
    }
    ids = try Self.listed(installation).reversed().map { $0["id"] ?? "" }
  }

  /// The texts of each assessment that is listed, the latest first.
  static func listed(_ installation: Installation) throws -> [[String: String]] {
    let listing = try installation.run("assessments", "--json")
    let document = try JSONDocument(parsing: SourceText(name: "assessments", text: listing.output))
    guard case .array(let rows) = document.root.kind else { return [] }
    return rows.map { row in
      var texts: [String: String] = [:]
      for name in ["id", "path", "state"] {
        if case .string(let text)? = row[name: name]?.kind { texts[name] = text.value }
      }
      if case .array(let names)? = row[name: "respondents"]?.kind {
        texts["respondents"] = names.map { if case .string(let name) = $0.kind { name.value } else { "" } }
          .joined(separator: ", ")
      }
      return texts
    }
  }

  static func json(_ text: String) throws -> JSONNode {
    try JSONDocument(parsing: SourceText(name: "result", text: text)).root
  }

  @Test func `a report alone says how far they agree and keeps nothing`() throws {
    for arguments in [ids, ["--client", "Lakeside", "--questionnaire", "quick-check"]] {
      let run = try runProgram(
        Installation.program, ["consensus"] + arguments + ["--report-only"], environment: installation.environment)
      let output = String(decoding: run.output, as: UTF8.self)
      #expect(run.status == .exited(0), "\(String(decoding: run.errors, as: UTF8.self))")
      #expect(output.contains("Lakeside: Ana Ortiz, Ben Cole and Chris Lind\n"))
      #expect(output.contains("All agree on 5 of the 10 questions that all were asked: 50%.\n"))
      #expect(output.contains("Ana Ortiz, Chris Lind: Medical assistant\n    Ben Cole: Nurse aide\n"))
      #expect(output.contains("Apart by 50 of 100 points: from 0 to 50."))
      #expect(output.contains("note by Ana Ortiz: HR keeps the list\n"))
    }
    let report = try Self.json(try installation.run("consensus", ids[0], ids[1], ids[2], "--json").output)
    let agreement = report[name: "agreement"].map { JSONValue($0).serialized() } ?? ""
    #expect(agreement.contains(#""share":0.5,"askedOfAll":10,"agreedByAll":5,"agreeingPairs":0."#))
    #expect(try Self.listed(installation).count == 3)
  }

  @Test func `what README shows of it is real`() throws {
    let folder = Installation.questionnaires.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let readme = try TemporaryDirectory.readFile(folder.joined(separator: "/") + "/README.md")
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("All agree on ") })
    let shown = lines[start...].prefix { $0 != "```" }.filter { $0 != "..." }
    let output = try installation.run("consensus", ids[0], ids[1], ids[2]).output
    let printed = output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(shown.count == 6)
    #expect(printed.filter(shown.contains).count >= shown.count && shown.allSatisfy(printed.contains))
  }

  @Test func `a script settles, and the record alone tells who said what and who settled it`() throws {
    try installation.folder.write(Self.settling, to: "settled.txt")
    let run = try installation.run(
      "consensus", ids[0], ids[1], ids[2], "--facilitator", "Fay Lund", "--answers", "settled.txt")
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.output.contains("50%.\n") && run.output.contains("9 of 10 questions answered, 1 not known."))

    let all = try Self.listed(installation)
    let settled = try #require(all.first)
    #expect(settled["state"] == "completed" && settled["respondents"] == "Ana Ortiz, Ben Cole, Chris Lind")
    for source in all.dropFirst() { unlink(try #require(source["path"])) }

    let shown = try installation.run("show", "latest")
    #expect(shown.output.contains("consensus of Ana Ortiz, Ben Cole and"))
    #expect(shown.output.contains("settled by Fay Lund, after:\n        Ana Ortiz: Medical assistant\n"))
    #expect(shown.output.contains("agreed by Ana Ortiz, Ben Cole, Chris Lind\n"))
    let answers = try Self.json(try installation.run("show", "latest", "--json").output)[name: "answers"]
    let partner = answers?[name: "teaching_partner"]
    #expect(partner?[name: "settledBy"].map { JSONValue($0) } == "Fay Lund")
    #expect(partner?[name: "said"].map { JSONValue($0).serialized() }?.contains(#""state":"unknown""#) == true)
    for command in ["verify", "score", "plan"] {
      #expect(try installation.run(command, "latest").status == .exited(0), "\(command)")
    }
    #expect(try installation.run("salvage", settled["path"] ?? "", "copy.jsonl").status == .exited(0))
    #expect(try installation.run("show", "./copy.jsonl").output.contains("settled by Fay Lund"))
  }

  @Test func `a script that settles too little, or wrongly, ends with the code that says so`() throws {
    let little = try installation.run(
      "consensus", ids[0], ids[1], ids[2], "--answers", "-", input: "wage_steps: none\n")
    #expect(little.status == .exited(3))
    #expect(little.errors.contains("4 required questions have no answer: occupation, program_lead"))
    let wrong = try installation.run(
      "consensus", ids[0], ids[1], ids[2], "--answers", "-", input: "wage_steps: often\n")
    #expect(wrong.status == .exited(65))
    #expect(wrong.errors.contains("<standard input>:1:13: error: wage_steps: 'often'"))
    let changed = try installation.run(
      "consensus", ids[0], ids[1], ids[2], "--json", "--answers", "-", input: Self.settling + "paid: n\n")
    #expect(changed.status == .exited(0))
    #expect(
      try Self.json(changed.output)[name: "answers"]?[name: "paid"]?[name: "isSettled"].map { JSONValue($0) } == true)
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `at a terminal the differences are settled, left and taken up again`() throws {
    let terminal = try installation.open("consensus", ids[0], ids[1], ids[2], "--facilitator", "Fay Lund")
    _ = try terminal.expect("5 questions differ; they are asked now, with who said what.")
    _ = try terminal.expect("Difference 1 of 5. Who said what:")
    _ = try terminal.expect("b  Ben Cole: Nurse aide")
    _ = try terminal.expect("Q2 of 10 > ")
    terminal.send("\r")
    _ = try terminal.expect("An empty line is not an answer")
    _ = try terminal.expect("Q2 of 10 > ")
    terminal.send("Nurse aide\r")
    _ = try terminal.expect("Settled by Fay Lund.")
    _ = try terminal.expect("Q6 of 10 > ")
    terminal.send("/settle b\r")
    _ = try terminal.expect("Recorded: We have a draft on paper. Settled by Fay Lund.")
    _ = try terminal.expect("Q7 of 10 > ")
    terminal.send("/undo\r")
    _ = try terminal.expect("Q6 of 10 > ")
    terminal.send("1\r")
    _ = try terminal.expect("Q7 of 10 > ")
    terminal.send("/quit\r")
    _ = try terminal.expect("Go on with: groundwork resume ")
    #expect(try terminal.waitForExit() == .exited(0))

    for source in try Self.listed(installation).dropFirst() { unlink(try #require(source["path"])) }
    let again = try installation.open("resume")
    let shown = try again.expect("Q7 of 10 > ")
    #expect(shown.contains("consensus of Ana Ortiz"))
    #expect(shown.contains("a  Ana Ortiz: 1 No one yet"))
    again.send("/respondent Gil Hart\r")
    _ = try again.expect("From here on, Gil Hart settles.")
    _ = try again.expect("Q7 of 10 > ")
    again.send("3\r")
    _ = try again.expect("Settled by Gil Hart.")
    _ = try again.expect("Q9 of 10 > ")
    again.send("unknown\r")
    _ = try again.expect("Q10 of 10 > ")
    again.send("/park Dana\r")
    _ = try again.expect("Parked for Dana.")
    again.send("/quit\r")
    #expect(try again.waitForExit() == .exited(0))
    #expect(try installation.run("verify", "latest").status == .exited(0))
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `the same comparison goes on where it was left, and begins anew on request`()
    throws
  {
    let terminal = try installation.open("consensus", ids[0], ids[1])
    _ = try terminal.expect("Who settles? /respondent NAME says so")
    _ = try terminal.expect(" > ")
    terminal.send("/quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
    let again = try installation.open("consensus", ids[0], ids[1], "--facilitator", "Gil")
    _ = try again.expect("Going on where you left")
    _ = try again.expect(" > ")
    again.send("Cook\r")
    _ = try again.expect("Settled by Gil.")
    again.send("/restart\r")
    _ = try again.expect("This is a new assessment")
    _ = try again.expect("Difference 1 of ")
    again.send("/quit\r")
    #expect(try again.waitForExit() == .exited(0))
    #expect(try Self.listed(installation).count == 5)
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `respondents of a client never share an assessment, and see nothing of each other`() throws {
    func take(_ name: String) throws -> PseudoTerminal {
      try installation.open("take", "quick_check", "--client", "Lakeside", "--respondent", name)
    }
    for (name, aim) in [("Dana", "2"), ("Eli", "3")] {
      let terminal = try take(name)
      _ = try terminal.expect("Q1 of 10 > ")
      terminal.send(aim + "\r")
      let next = try terminal.expect("Q2 of 10 > ")
      #expect(!next.contains("Enter takes"), "what another said must not stand ready")
      terminal.send("\u{4}")
      #expect(try terminal.waitForExit() == .exited(0))
    }
    let again = try take("Dana")
    let shown = try again.expect("Q2 of 10 > ")
    #expect(shown.contains("Lakeside, Dana: ") && shown.contains("1 of 10 done"))
    again.send("\u{4}")
    #expect(try again.waitForExit() == .exited(0))
    let nobody = try installation.open("take", "quick_check", "--client", "Lakeside")
    _ = try nobody.expect("These are the answers of Dana.")
    _ = try nobody.expect(" > ")
    nobody.send("\u{4}")
    #expect(try nobody.waitForExit() == .exited(0))
    #expect(try Self.listed(installation).count == 5)
    #expect(try installation.run("assessments").output.contains("Eli, unfinished"))
  }

  @Test func `what cannot be compared is refused with what to do`() throws {
    func refused(_ arguments: [String], _ status: Int32, _ errors: String...) throws {
      let run = try runProgram(
        Installation.program, ["consensus"] + arguments, environment: installation.environment,
        workingDirectory: installation.folder.path)
      let text = String(decoding: run.errors, as: UTF8.self)
      #expect(run.status == .exited(status), "\(text)")
      #expect(run.output.isEmpty)
      for error in errors { #expect(text.contains(error), "\(text)") }
    }
    try refused([ids[0]], 64, "at least two assessments")
    try refused([ids[0], ids[0]], 64, "named twice")
    try refused([ids[0], "nosuch00"], 66)
    try refused([ids[0], "--client", "Lakeside"], 64)
    try refused(["--client", "Lakeside"], 64, "--client and --questionnaire go together")
    try refused(["--client", "Lakesid", "--questionnaire", "quick_check"], 66, "Did you mean 'Lakeside'?")
    try refused([ids[0], ids[1], "--report-only", "--answers", "-"], 64)

    let item = #"{ "id": "paid", "type": "boolean", "text": "Paid?" }"#
    for (version, client, name) in [("1.0.0", "A", "Ana"), ("1.1.0", "A", "Ben"), ("1.1.0", "B", "Cy")] {
      try installation.folder.write(
        """
        { "formatVersion": 1, "id": "mini", "version": "\(version)", "title": "Mini",
          "sections": [ { "id": "all", "title": "All", "items": [ \(item) ] } ] }
        """, to: "mini.json")
      let taken = try installation.run(
        "take", "./mini.json", "--client", client, "--respondent", name, "--answers", "-", input: "y\n")
      #expect(taken.status == .exited(0))
    }
    let mini = try Self.listed(installation).prefix(3).reversed().map { $0["id"] ?? "" }
    try refused(
      [mini[0], mini[1]], 65, "different versions of 'mini'", "(version 1.0.0, ", "groundwork resume ID --upgrade")
    try refused([mini[1], mini[2]], 65, "is of 'A'", "is of 'B'; a consensus is about one client")
    try refused([mini[0], ids[0]], 65, "a consensus is about one questionnaire")
    try refused(["--client", "B", "--questionnaire", "mini"], 66, "there is only that of Cy")
  }
}
