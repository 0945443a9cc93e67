import Diagnostics
import JSONDocuments
import TestSupport
import Testing

/// Expressions tried from the command line.
@Suite struct EvalTests {
  static let definition = """
    { "formatVersion": 1, "id": "mini_list", "version": "1.0.0", "title": "Mini",
      "sections": [ { "id": "all", "title": "All", "items": [
        { "id": "paid", "type": "boolean", "text": "Are they paid?" },
        { "id": "wage", "type": "money", "text": "What is the wage?", "visibleIf": "answers.paid" },
        { "id": "notes", "type": "text", "required": false, "text": "Anything else?" } ] } ],
      "computed": [ { "id": "yearly", "title": "Yearly", "expr": "has(answers.wage) ? answers.wage * 2080 : 0" } ],
      "levels": [ { "id": "first", "title": "First", "from": 0 } ] }
    """

  /// A command line after `eval`, and what it leads to.
  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var input = ""
    var status: Int32 = 0
    var output = ""
    /// What standard error holds, among more; nothing where this is empty.
    var errors = ""
    var testDescription: String { VisibleText.oneLine(arguments.joined(separator: " ")) }
  }

  static let onMini = ["--questionnaire", "mini-list", "--questionnaires", "."]

  static let rows: [Row] = [
    Row(arguments: ["1 + 2.5"], output: "3.5\ntype: double\n"),
    Row(arguments: ["['a', b'\\x00']"], output: "['a', b'\\x00']\ntype: list(dyn)\n"),
    Row(arguments: ["timestamp(0) + duration('90m')"], output: "timestamp('1970-01-01T01:30:00Z')\ntype: timestamp\n"),
    Row(arguments: ["{'a': optional.of(1)}"], output: "{'a': optional.of(1)}\ntype: map(string, optional_type(int))\n"),
    Row(arguments: ["true && 1 < 2"], output: "true\ntype: bool\n"),
    Row(arguments: ["--", "-1"], output: "-1\ntype: int\n"),
    Row(
      arguments: ["2 * (1 / 0)"], status: 1,
      output: """
        <expression>:1:6: error: division by zero [evaluation-error]
            2 * (1 / 0)
                 ^~~~~

        """),
    Row(
      arguments: ["1 + size('a' 'b')"], status: 65,
      errors: """
        <expression>:1:14: error: expected ')', found a text [expression-syntax]
            1 + size('a' 'b')
                         ^~~

        """),
    Row(
      arguments: ["answers.paid || state('paid') == 'open'"], status: 65,
      errors: """
            answers.paid || state('paid') == 'open'
            ^~~~~~~
        note: 'answers' comes from a questionnaire: name one with --questionnaire
        """),
    Row(arguments: [""], status: 65, errors: "the expression is empty"),
    Row(
      arguments: [String(repeating: "@", count: 50)], status: 65,
      errors: """
        ^
        groundwork: 40 more problems are not shown.

        """),
    // With a questionnaire
    Row(
      arguments: ["answers.paid && computed.yearly > 40000"] + onMini,
      output: """
        waits for: paid, wage
        type: bool
          paid: Are they paid?
          wage: What is the wage?

        """),
    Row(
      arguments: ["answers.pade"] + onMini, status: 65,
      errors: "<expression>:1:9: error: unknown item 'pade' [unknown-item]"),
    Row(
      arguments: ["answers.wage > 1"] + onMini, output: "waits for: wage\ntype: bool\n  wage: What is the wage?\n",
      errors: "'answers.wage' may have no value"),
    Row(arguments: ["level()"] + onMini, output: "'first'\ntype: string\n"),
    Row(
      arguments: ["computed.odd + 1", "--questionnaire", "./odd.json"], status: 1,
      output: """
        <expression>:1:1: error: 'odd' cannot be worked out: modulus by zero [evaluation-error]
            computed.odd + 1
            ^~~~~~~~~~~~

        """),
    Row(arguments: ["client.state"] + onMini + ["--state", "NH"], output: "'NH'\ntype: string\n"),
    Row(arguments: ["1", "--questionnaire", "nothing"], status: 66, errors: "there is no questionnaire 'nothing'"),
    Row(arguments: ["1", "--questionnaire", "./broken.json"], status: 65, errors: "cannot be used until"),
    // With answers
    Row(
      arguments: ["computed.yearly"] + onMini + ["--answers", "-"], input: "y\n18.50\n",
      output: "38480.0\ntype: double\n"),
    Row(
      arguments: ["state('wage')"] + onMini + ["--answers", "-"], input: "paid: n\n",
      output: "'notAsked'\ntype: string\n"),
    Row(
      arguments: ["has(answers.wage)"] + onMini + ["--answers", "-"], input: #"{ "paid": true, "wage": 20 }"#,
      output: "true\ntype: bool\n"),
    Row(
      arguments: ["answers.paid"] + onMini + ["--answers", "-"], input: "/unknown\n",
      output: "waits for: paid\ntype: bool\n  paid (answered \"don't know\"): Are they paid?\n"),
    Row(arguments: ["score"] + onMini + ["--answers", "answers.txt"], output: "1.0\ntype: double\n"),
    Row(
      arguments: ["score"] + onMini + ["--answers", "-"], input: "y\n/score\n", output: "1.0\ntype: double\n",
      errors: "First: 100 of 100"),
    Row(
      arguments: ["1"] + onMini + ["--answers", "-"], input: "y\nmany\n", status: 65,
      errors: "<standard input>:2:1: error: wage: 'many' is not an amount"),
    Row(
      arguments: ["1"] + onMini + ["--answers", "-"], input: #"{ "payd": true }"#, status: 65,
      errors: "unknown item 'payd'"),
    Row(arguments: ["1"] + onMini + ["--answers", "-"], input: "[1", status: 65, errors: "nothing was begun"),
    Row(
      arguments: ["1"] + onMini + ["--answers", "-"], input: "y\nexpect score < 0.5\n", status: 1,
      output: "1\ntype: int\n", errors: "expectation does not hold"),
    Row(arguments: ["1"] + onMini + ["--answers", "missing.txt"], status: 66, errors: "there is no file"),
    // Usage
    Row(arguments: [], status: 64, errors: "Give an expression"),
    Row(arguments: ["1", "2"], status: 64, errors: "Unexpected argument '2'"),
    Row(arguments: ["1", "--answers", "-"], status: 64, errors: "--answers needs --questionnaire"),
    Row(arguments: ["1", "--client", "A"], status: 64, errors: "need --questionnaire"),
    Row(arguments: ["--functions", "--answers", "-"], status: 64, errors: "goes with nothing but a name"),
    Row(arguments: ["--functions", "siz"], status: 64, errors: "Did you mean 'size'?"),
    Row(arguments: ["--functions", "\u{1B}[2J"], status: 64, errors: "no function or macro '\\u{1B}[2J'"),
    Row(
      arguments: ["--functions", "exists_one"],
      output: """
        exists_one: whether a condition holds for exactly one element or key
          list.exists_one(x, condition)
        for example
          [1, 2, 3].exists_one(x, x > 2)

        """),
  ]

  private func installation() throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(Self.definition, to: "mini_list.json")
    try installation.folder.write(#"{ "formatVersion": 1 }"#, to: "broken.json")
    try installation.folder.write(
      """
      { "formatVersion": 1, "id": "odd", "version": "1.0.0", "title": "Odd",
        "sections": [ { "id": "all", "title": "All", "items": [ { "id": "a", "type": "text", "text": "A?" } ] } ],
        "computed": [ { "id": "odd", "expr": "7 % 0" } ] }
      """, to: "odd.json")
    try installation.folder.write("y\n20\n", to: "answers.txt")
    return installation
  }

  private func run(_ installation: Installation, _ arguments: [String], input: String = "") throws -> Installation.Run {
    let result = try runProgram(
      Installation.program, ["eval"] + arguments, environment: installation.environment, input: Array(input.utf8),
      workingDirectory: installation.folder.path)
    return Installation.Run(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }

  @Test(arguments: rows) func `an author sees what an expression comes to`(row: Row) throws {
    let installation = try installation()
    let run = try run(installation, row.arguments, input: row.input)
    #expect(run.status == .exited(row.status), "\(run.errors)")
    #expect(run.output == row.output)
    #expect(run.errors.contains(row.errors))
    if row.errors.isEmpty { #expect(run.errors == "") }
    #expect(try !installation.folder.names().contains("store"), "nothing is kept")
  }

  // MARK: - For programs

  @Test(arguments: [
    ("[1, 9007199254740992, 1u, 1.5]", #"[1,"9007199254740992",1,1.5]"#),
    ("'\\x1b[2J\\u202e'", #""\u001b[2J\u202e""#), ("{1: [double('NaN'), -1.0 / 0.0]}", #"[[1,["NaN","-Infinity"]]]"#),
    ("optional.none()", "null"), ("b'\\xff'", #""/w==""#), ("duration('1.5s')", #""1.5s""#),
  ])
  func `values are written as JSON`(expression: String, json: String) throws {
    let run = try run(try installation(), [expression, "--json"])
    #expect(run.status == .exited(0))
    let root = try JSONDocument(parsing: SourceText(name: "output", text: run.output)).root
    #expect(root[name: "value"].map { JSONValue($0).serialized() } == json)
    #expect(root[name: "outcome"].map { JSONValue($0) } == "value")
    #expect(root[name: "expression"].map { JSONValue($0) } == .string(expression))
  }

  @Test func `what waits and what fails has a shape of its own`() throws {
    let installation = try installation()
    let waiting = try run(installation, ["answers.paid", "--json"] + Self.onMini)
    #expect(waiting.status == .exited(0))
    #expect(
      waiting.output == """
        {
          "expression": "answers.paid",
          "outcome": "unknown",
          "type": "bool",
          "value": null,
          "text": null,
          "waitsFor": [
            "paid"
          ],
          "interval": null,
          "error": null
        }

        """)
    let failing = try run(installation, ["é".debugDescription + " == 'é' ? 1 / 0 : 2", "--json"])
    #expect(failing.status == .exited(1))
    let root = try JSONDocument(parsing: SourceText(name: "output", text: failing.output)).root
    #expect(
      root[name: "error"].map { JSONValue($0).serialized() }
        == #"{"identifier":"evaluation-error","message":"division by zero","start":15,"end":20}"#)
    let refused = try run(installation, ["1 + 'a'", "--json"])
    #expect(refused.status == .exited(65))
    #expect(refused.errors.contains("^~~~~~~"))
    let reason = try JSONDocument(parsing: SourceText(name: "output", text: refused.output)).root
    #expect(
      reason[name: "error"].map { JSONValue($0).serialized() }
        == #"{"identifier":"type-mismatch","message":"'+' does not join int and string","start":0,"end":7}"#)
  }

  @Test func `a value too large to be written is an error in JSON, its beginning is shown otherwise`() throws {
    let installation = try installation()
    let expression = "[range(20000)].map(l, range(500).map(i, l))"
    let json = try run(installation, [expression, "--json"])
    #expect(json.status == .exited(1))
    #expect(json.output.contains("too large to be written"))
    let text = try run(installation, [expression])
    #expect(text.status == .exited(0))
    #expect(text.output.hasPrefix("[[[0, 1, 2, ") && text.output.contains("...]]]\n"))
  }

  // MARK: - Functions

  @Test func `every function is listed`() throws {
    let installation = try installation()
    let list = try run(installation, ["--functions"])
    #expect(list.status == .exited(0))
    for line in ["Macros", "  has: ", "Texts and sizes", "  size: ", "      sum([1, 2, 3]) == 6", "  selected: "] {
      #expect(list.output.split(separator: "\n").contains { $0.hasPrefix(line) }, "\(line)")
    }
    #expect(list.output.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
    let json = try run(installation, ["--functions", "size", "--json"])
    let root = try JSONDocument(parsing: SourceText(name: "output", text: json.output)).root
    guard case .array(let entries) = root.kind else {
      Issue.record("no list")
      return
    }
    #expect(entries.count == 1)
    #expect(entries[0][name: "name"].map { JSONValue($0) } == "size")
  }

  // MARK: - Hostile input

  @Test(arguments: NaughtyStringTests.ours)
  func `nothing raw reaches the terminal`(text: String) throws {
    let installation = try installation()
    // An argument ends at a NUL.
    let argument = text.split(separator: "\0", omittingEmptySubsequences: false)[0]
    let quoted = "'" + text.unicodeScalars.map { "\\U" + hexadecimal($0.value) }.joined() + "'"
    try installation.folder.write(
      JSONValue.object([.init(name: "notes", value: .string(text))]).serialized(), to: "notes.json")
    let commands: [[String]] = [
      [String(argument)], ["--", String(argument)], ["'\(argument)'"], ["int('\(argument)')"], [quoted],
      [quoted, "--json"], ["answers.\(argument)"] + Self.onMini,
      ["answers.notes"] + Self.onMini + ["--answers", "notes.json"],
      ["int(answers.notes)", "--json"] + Self.onMini + ["--answers", "notes.json"],
    ]
    for command in commands {
      let run = try run(installation, command)
      let shown = (run.output + run.errors).unicodeScalars
      #expect(shown.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) }, "\(command)")
      guard case .exited(let status) = run.status else {
        Issue.record("\(run.status)")
        continue
      }
      #expect([0, 1, 64, 65].contains(status), "\(command)")
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
