import Diagnostics
import JSONDocuments
import Questionnaires
import TestSupport
import Testing

/// Commands, exit codes, and what goes to which stream.
@Suite struct CommandTests {
  static let mini = """
    { "formatVersion": 1, "id": "mini", "version": "1.0.0", "title": "Mini",
      "sections": [ { "id": "all", "title": "All", "items": [
        { "id": "paid", "type": "boolean", "text": "Are they paid?" },
        { "id": "extra", "type": "text", "required": false, "text": "Anything else?" } ] } ] }
    """

  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var errors = ""
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let rows: [Row] = [
    Row(arguments: ["--help"], status: 0),
    Row(arguments: ["--version"], status: 0),
    Row(arguments: ["list"], status: 0),
    Row(arguments: ["list", "--json"], status: 0),
    Row(arguments: ["assessments"], status: 0),
    Row(arguments: ["doctor"], status: 0),
    Row(arguments: ["doctor", "--json"], status: 0),
    Row(arguments: ["frobnicate"], status: 64, errors: "there is no command 'frobnicate'"),
    Row(arguments: ["chek", "x.json"], status: 64, errors: "Did you mean 'check'?"),
    Row(arguments: ["take", "apprenticeship_readiness", "--answers", "/"], status: 66, errors: "is a folder"),
    Row(arguments: ["take"], status: 64),
    Row(
      arguments: ["take", "apprenticeship_redines", "--answers", "x"], status: 66,
      errors: "Did you mean 'apprenticeship_readiness'"),
    Row(
      arguments: ["take", "apprenticeship-readiness", "--answers", "missing.txt"], status: 66,
      errors: "there is no file"),
    Row(arguments: ["take", "./", "--answers", "-"], status: 66),
    Row(arguments: ["resume"], status: 66, errors: "no assessment is unfinished"),
    Row(arguments: ["score"], status: 66),
    Row(arguments: ["show", "zzzz"], status: 66),
    Row(arguments: ["verify", "/no/such/file.jsonl"], status: 66),
    Row(arguments: ["check", "/no/such/file.json"], status: 66),
    Row(arguments: ["new", "/no/such/folder/x.json"], status: 73),
    Row(arguments: ["verify", "--head", "xyz", "a"], status: 64),
    Row(arguments: ["check", "apprenticeship_readiness"], status: 0),
  ]

  @Test(arguments: rows) func `ends with the code that says why`(row: Row) throws {
    let installation = try Installation()
    let result = try runProgram(
      Installation.program, row.arguments, environment: installation.environment,
      workingDirectory: installation.folder.path)
    let errors = String(decoding: result.errors, as: UTF8.self)
    #expect(result.status == .exited(row.status), "\(errors)")
    if row.status != 0 { #expect(result.output.isEmpty) }
    #expect(errors.contains(row.errors))
  }

  @Test func `a starter questionnaire checks, and can be taken`() throws {
    let installation = try Installation()
    #expect(try installation.run("new", "my-list.json").status == .exited(0))
    let checked = try installation.run("check", "my-list.json")
    #expect(checked.status == .exited(0), "\(checked.output)")
    #expect(checked.output.isEmpty && checked.errors.isEmpty, "what is right is not talked about")
    #expect(try installation.run("new", "my-list.json").status == .exited(73), "nothing is overwritten")
  }

  @Test func `input that ends too soon ends with 3, and names what is missing`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.mini, to: "mini.json")
    let empty = try installation.run("take", "./mini.json", "--answers", "-", input: "")
    #expect(empty.status == .exited(3))
    #expect(empty.errors.contains("1 required question has no answer: paid"))
    #expect(
      try installation.run("take", "./mini.json", "--answers", "-", input: "paid: /unknown\n").status == .exited(0))
    #expect(try installation.run("take", "./mini.json", "--answers", "-", input: "paid: y\n").status == .exited(0))
  }

  @Test func `a script that is wrong ends with 65 and its place; what came before is kept`() throws {
    let installation = try Installation()
    let run = try installation.run(
      "take", "apprenticeship_readiness", "--answers", "-", input: "Medical assistant\n2\nmany\n")
    #expect(run.status == .exited(65))
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("<standard input>:3:1: error: staff: 'many' is not a number; expected a whole number"))
    #expect(try installation.run("score", "--json").output.contains("Medical assistant"))
  }

  @Test func `a failed expectation ends with 1`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.mini, to: "mini.json")
    let run = try installation.run("take", "./mini.json", "--answers", "-", input: "y\nexpect score < 0.5\n")
    #expect(run.status == .exited(1))
    #expect(run.errors.contains("<standard input>:2:8: error: expectation does not hold [expectation-failed]"))
  }

  @Test func `a trial run keeps nothing`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.mini, to: "mini.json")
    let run = try installation.run("take", "./mini.json", "--answers", "-", "--dry-run", input: "y\n")
    #expect(run.status == .exited(0))
    #expect(try installation.run("assessments", "--json").output == "[]\n")
    #expect(try !installation.folder.names().contains("store"))
  }

  @Test func `piped lines are answers; questions go to standard error, the result to standard output`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.mini, to: "mini.json")
    let run = try installation.run("take", "./mini.json", input: "y\nno, thank you\n")
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.errors.contains("Are they paid?"))
    #expect(run.output.contains("100"))
    #expect(!run.output.contains("\u{1B}"))
    #expect(!run.errors.contains("\u{1B}"))
  }

  @Test func `an assessment is scored under another version, and stays as it is`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.mini, to: "mini.json")
    #expect(try installation.run("take", "./mini.json", "--answers", "-", input: "paid: y\n").status == .exited(0))
    let head = try installation.run("show", "--json").output
    let newer = Self.mini.replacing("1.0.0", with: "2.0.0").replacing(
      "\"items\": [",
      with: "\"items\": [ { \"id\": \"fresh\", \"type\": \"boolean\", \"text\": \"Is it new?\" }, ")
    let other = try TemporaryDirectory()
    try other.write(newer, to: "mini.json")
    let scored = try installation.run("score", "--with", other.path(of: "mini.json"))
    #expect(scored.status == .exited(0), "\(scored.errors)")
    #expect(scored.output.contains("given under version 1.0.0, scored under version 2.0.0"))
    #expect(scored.output.contains("1 new, and so open: fresh."))
    #expect(try installation.run("score", "--with", "quick_check").status == .exited(65))
    #expect(try installation.run("show", "--json").output == head)
  }

  @Test func `the path to a level, done as what if, reaches it`() throws {
    let installation = try Installation()
    let script = Installation.questionnaires + "/examples/community_hospital.txt"
    _ = try installation.run("take", "apprenticeship_readiness", "--answers", script)
    let path = try installation.run("plan", "latest", "--to", "building", "--json")
    #expect(path.status == .exited(0), "\(path.errors)")
    let root = try JSONDocument(parsing: SourceText(name: "path", text: path.output)).root
    #expect(root[name: "outcome"].map { JSONValue($0) } == .string("found"))
    #expect(root[name: "isExact"].map { JSONValue($0) } == .bool(true))
    guard case .array(let steps)? = root[name: "path"]?[name: "steps"]?.kind else {
      Issue.record("no steps")
      return
    }
    var supposed: [String] = []
    for step in steps {
      guard case .object(let answers)? = step[name: "answers"]?.kind else { continue }
      for answer in answers { supposed.append("\(answer.key)=\(try Self.typed(JSONValue(answer.value)))") }
    }
    let done = try installation.run("whatif", "latest", supposed.joined(separator: " "), "--json")
    #expect(done.status == .exited(0), "\(done.errors)")
    let after = try JSONDocument(parsing: SourceText(name: "whatif", text: done.output)).root
    #expect(after[name: "levelAfter"].map { JSONValue($0) } == .string("Building"))
    #expect(try installation.run("plan", "latest", "--to", "bulding").status == .exited(64))
    #expect(try installation.run("plan", "latest", "--to", "Ready to launch").status == .exited(0))
  }

  /// An answer as it is typed.
  private static func typed(_ value: JSONValue) throws -> String {
    switch value {
    case .string(let text): return text
    case .bool(let truth): return truth ? "yes" : "no"
    case .array(let values): return try values.map(typed).joined(separator: ",")
    default: return value.serialized()
    }
  }

  @Test func `a quick assessment stops once the level is certain, and says what it saved`() throws {
    let installation = try Installation()
    let answers =
      "program_lead: none\noccupation_fit: none\npaid: n\nwage_steps: none\nwork_processes: none\n"
      + "teaching_partner: none\nmentor_time: none\naim: deciding\nsetting: office\noccupation: Coder\n"
    try installation.folder.write(answers, to: "answers.txt")
    let run = try installation.run("take", "quick_check", "--quick", "--answers", "answers.txt", "--json")
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.errors.contains("The level is certain: Exploring."))
    #expect(run.errors.contains("not needed for that"))
    let document = try JSONDocument(parsing: SourceText(name: "result", text: run.output))
    #expect(document.root[name: "status"].map { JSONValue($0) } == .string("inProgress"))
    #expect(document.root[name: "level"]?[name: "id"].map { JSONValue($0) } == .string("exploring"))
  }

  @Test func `the shell takes its lines from a pipe too`() throws {
    let installation = try Installation()
    let run = try installation.run(input: "1\ndeciding\nMedical assistant\n2\n")
    #expect(run.status == .exited(3), "\(run.errors)")
    #expect(run.errors.contains("Recorded: Medical assistant."))
    #expect(try installation.run("score", "--json").output.contains("\"clinical_support\""))
  }

  @Test func `any byte changed in a transcript is found`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.mini, to: "mini.json")
    #expect(try installation.run("take", "./mini.json", "--answers", "-", input: "y\nfine\n").status == .exited(0))
    let bytes = Array(try TemporaryDirectory.readFile(installation.transcriptPath()).utf8)
    // Every seventh byte here; the suite of transcripts changes every one.
    for offset in stride(from: 0, to: bytes.count - 1, by: 7) {
      var changed = bytes
      changed[offset] ^= 0x01
      try installation.folder.write(changed, to: "changed.jsonl")
      let run = try installation.run("verify", "./changed.jsonl")
      let line = bytes[..<offset].count { $0 == 0x0A } + 1
      #expect(run.status == .exited(1), "byte \(offset)")
      #expect(run.output.contains("line \(line)"), "byte \(offset): \(run.output)")
    }
  }

  @Test func `salvage copies what is before the damage`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.mini, to: "mini.json")
    #expect(try installation.run("take", "./mini.json", "--answers", "-", input: "y\nfine\n").status == .exited(0))
    var bytes = Array(try TemporaryDirectory.readFile(installation.transcriptPath()).utf8)
    bytes[bytes.count - 10] ^= 0x01
    try installation.folder.write(bytes, to: "damaged.jsonl")
    let run = try installation.run("salvage", "./damaged.jsonl", "good.jsonl")
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(try installation.run("verify", "./good.jsonl").status == .exited(0))
    #expect(try installation.run("salvage", "./damaged.jsonl", "good.jsonl").status == .exited(73))
  }

  @Test func `a definition with ten mistakes names all ten with their places`() throws {
    let installation = try Installation()
    try installation.folder.write(
      """
      {
        "formatVersion": 1, "id": "ten", "version": "one", "title": 7,
        "sections": [ { "id": "a", "titel": "A", "title": "A", "items": [
          { "id": "x", "type": "bolean", "text": "X?" },
          { "id": "X", "type": "boolean", "text": "Again?" },
          { "id": "y", "type": "choice", "scale": "progres", "text": "Y?" },
          { "id": "z", "type": "boolean", "text": "Z?", "visibleIf": "answers.w == true" },
          { "id": "goto", "type": "boolean", "text": "Go?" },
          { "id": "n", "type": "integer", "min": 9, "max": 2, "text": "N?" } ] } ],
        "scales": { "progress": [ { "id": "no", "text": "No", "points": 0 }, { "id": "yes", "text": "Yes", "points": 1 } ] },
        "levels": [ { "id": "low", "title": "Low", "from": 0.2 } ]
      }
      """, to: "ten.json")
    let run = try installation.run("check", "ten.json")
    #expect(run.status == .exited(1))
    let errors = run.output.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(errors.count == 10, "\(run.output)")
    for place in ["2:47", "2:63", "3:30", "4:26", "5:13", "6:45", "7:73", "8:13", "9:54", "11:54"] {
      #expect(errors.contains { $0.contains("ten.json:\(place): ") }, "nothing at \(place): \(run.output)")
    }
    #expect(run.output.contains("did you mean 'title'?"))
    #expect(run.output.contains("did you mean 'boolean'?"))
    #expect(run.output.contains("did you mean 'progress'?"))
  }
}
