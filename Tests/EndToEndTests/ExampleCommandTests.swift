import TestSupport
import Testing

/// Examples of definitions, run from the command line.
@Suite struct ExampleCommandTests {
  /// A definition whose examples are these.
  private static func definition(_ examples: String...) -> String {
    """
    { "formatVersion": 1, "id": "mini", "version": "1.0.0", "title": "Mini",
      "sections": [{ "id": "all", "title": "All", "items": [
        { "id": "paid", "type": "boolean", "text": "Are they paid?" },
        { "id": "share", "type": "percent", "text": "For how long?", "min": 0, "max": 1, "visibleIf": "answers.paid" }] }],
      "levels": [{ "id": "low", "title": "Low", "from": 0 }, { "id": "high", "title": "High", "from": 1 }],
      "actions": [{ "id": "pay", "title": "Pay", "addresses": [{ "item": "paid", "answer": true }] }],
      "examples": [
        \(examples.joined(separator: ",\n    "))
      ] }

    """
  }

  private static let yes =
    #"{ "title": "Paid", "answers": { "paid": true, "share": 0.5 }, "expect": { "score": 1, "refused": { "share": 50 } } }"#
  private static let no =
    #"{ "title": "Not paid", "answers": { "paid": false }, "expect": { "score": 0, "level": "low" } }"#

  struct Row: Sendable, CustomTestStringConvertible {
    var definition: String
    var arguments: [String]
    var status: Int32
    var output: String
    var testDescription: String {
      String(output.split(separator: "\n").first { $0.hasPrefix("mini.json: ") } ?? "") + " \(arguments)"
    }
  }

  static let rows: [Row] = [
    Row(
      definition: definition(yes, no), arguments: ["--coverage"], status: 0,
      output: """
        mini.json: 2 examples, all as expected
          coverage: items 2 of 2, conditions 1 of 1, levels 2 of 2, actions 1 of 1

        """),
    Row(definition: definition(yes), arguments: [], status: 0, output: "mini.json: 1 example, as expected\n"),
    Row(definition: definition(), arguments: [], status: 0, output: "mini.json: no examples\n"),
    Row(
      definition: definition(yes, no.replacing("\"score\": 0", with: "\"score\": 0.5")), arguments: [], status: 1,
      output: """
        mini.json:9:79: error: expected score 0.5000, found 0.0000 [example-mismatch]
            ...": { "paid": false }, "expect": { "score": 0.5, "level": "low" } }
                                                          ^~~
        mini.json: 2 examples, 1 not as expected

        """),
    Row(
      definition: definition(yes.replacing("\"share\": 50 ", with: "\"share\": 0.7 ")), arguments: ["--coverage"],
      status: 1,
      output: """
        mini.json:4:100: error: the condition of 'share' is never false in any example [uncovered-condition]
            ... long?", "min": 0, "max": 1, "visibleIf": "answers.paid" }] }],
                                                          ^~~~~~~~~~~~
        mini.json:5:14: error: no example reaches level 'low' [uncovered-level]
            "levels": [{ "id": "low", "title": "Low", "from": 0 }, { "id": "high", "title": "High", "fro
                       ^
        mini.json:6:15: error: action 'pay' applies in no example [uncovered-action]
            "actions": [{ "id": "pay", "title": "Pay", "addresses": [{ "item": "paid", "answer": true }]
                        ^
        mini.json:8:113: error: expected 'share' to refuse this, but it is accepted [example-mismatch]
            ...pect": { "score": 1, "refused": { "share": 0.7 } } }
                                                          ^~~
        mini.json: 1 example, 1 not as expected
          coverage: items 2 of 2, conditions 0 of 1, levels 1 of 2, actions 0 of 1

        """),
    Row(
      definition: definition(yes).replacing("\"min\"", with: "\"mni\""), arguments: ["--coverage"], status: 65,
      output: """
        mini.json:4:66: error: an item has no key 'mni' [unknown-key]
            ...type": "percent", "text": "For how long?", "mni": 0, "max": 1, "visibleIf": "answers.paid
                                                          ^~~~~
        note: did you mean 'min'?
        mini.json: 1 error, so no example was run

        """),
  ]

  @Test(arguments: rows) func `what comes out is told with its place`(row: Row) throws {
    let installation = try Installation()
    try installation.folder.write(row.definition, to: "mini.json")
    let run = try runProgram(
      Installation.program, ["test", "mini.json"] + row.arguments, environment: installation.environment,
      workingDirectory: installation.folder.path)
    #expect(String(decoding: run.output, as: UTF8.self) == row.output)
    #expect(run.errors.isEmpty)
    #expect(run.status == .exited(row.status))
  }

  @Test func `a file with errors is reported as check reports it`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.definition(Self.yes).replacing("boolean", with: "bolean"), to: "mini.json")
    let checked = try installation.run("check", "mini.json").output.split(separator: "\n")
    let tested = try installation.run("test", "mini.json").output.split(separator: "\n")
    #expect(tested.dropLast() == checked.dropLast())
  }

  @Test func `warnings are left to check`() throws {
    let installation = try Installation()
    let unused = #""sources": [{ "id": "law", "title": "Law" }], "levels""#
    try installation.folder.write(Self.definition(Self.yes).replacing("\"levels\"", with: unused), to: "mini.json")
    #expect(try installation.run("check", "mini.json").output.contains("warning: source 'law' is never used"))
    #expect(try installation.run("test", "mini.json").output == "mini.json: 1 example, as expected\n")
  }

  @Test func `without a file, every questionnaire in reach is tested and checked`() throws {
    let installation = try Installation()
    installation.environment["GROUNDWORK_QUESTIONNAIRES"] = nil
    try installation.folder.write(Self.definition(Self.no), to: "mini.json")
    let path = installation.folder.path(of: "mini.json")
    let tested = try installation.run("test", "--questionnaires", ".").output
    #expect(tested.hasPrefix("\(path): 1 example, as expected\n") || tested.contains("\n\(path): 1 example"))
    try installation.folder.write(Self.definition("{}"), to: "mini.json")
    #expect(try installation.run("check", "--questionnaires", ".").output.contains("\(path): 3 errors, 0 warnings\n"))
  }

  @Test func `a file that is not there ends with 66, and the others are tested`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.definition(Self.no), to: "mini.json")
    let run = try installation.run("test", "missing.json", "mini.json")
    #expect(run.status == .exited(66))
    #expect(run.output == "mini.json: 1 example, as expected\n")
    #expect(run.errors.contains("there is no file 'missing.json'"))
  }

  @Test func `programs read counts and diagnostics`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.definition(Self.no), to: "mini.json")
    let run = try installation.run("test", "mini.json", "--coverage", "--json")
    #expect(run.status == .exited(1))
    #expect(
      run.output.hasPrefix(
        """
        [
          {
            "path": "mini.json",
            "usable": true,
            "examples": 1,
            "failures": 0,
            "coverage": {
              "items": {
                "reached": 1,
                "total": 2
              },
        """))
    #expect(run.output.contains("\"id\": \"uncovered-level\""))
    #expect(run.output.contains("\"message\": \"no example reaches level 'high'\""))
  }

  @Test func `the starter is a model: its examples reach everything`() throws {
    let installation = try Installation()
    #expect(try installation.run("new", "my-list.json").status == .exited(0))
    let run = try installation.run("test", "my-list.json", "--coverage")
    #expect(run.status == .exited(0), "\(run.output)")
  }
}
