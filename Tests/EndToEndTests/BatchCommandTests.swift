import TestSupport
import Testing

/// `groundwork batch`, as people and scripts run it.
@Suite struct BatchCommandTests {
  private static let answers = """
    {"id":"mercy","answers":{"paid":true,"wage":0.5}}
    {"id":"river","answers":{"paid":"maybe"}}
    {"id":"hill","answers":{"paid":false,"wage":0.5}}

    """

  /// Seconds until the program surely waits for more.
  private static let pause = Sanitizer.isOn ? 15 : 2

  private func installation() throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(ExportCommandTests.definition, to: "mini.json")
    try installation.folder.write(Self.answers, to: "answers.ndjson")
    return installation
  }

  @Test func `results go out, errors and a summary to standard error, and the code says that a row failed`() throws {
    let run = try installation().run(
      "batch", "./mini.json", "--answers", "answers.ndjson", "--columns", "id,score")
    #expect(run.status == .exited(65))
    #expect(
      run.output == """
        {"id":"mercy","score":1.0,"error":null}
        {"id":"river","score":null,"error":"a text cannot answer 'paid'; expected yes or no"}
        {"id":"hill","score":0.0,"error":null}

        """)
    #expect(
      run.errors == """
        answers.ndjson:2:33: error: respondent 'river': a text cannot answer 'paid'; expected yes or no [not-accepted]
            {"id":"river","answers":{"paid":"maybe"}}
                                            ^~~~~~~
        groundwork: 3 respondents, 2 scored, 1 not scored because of errors.
        groundwork: 1 answer was given to questions that are not asked, and not counted.

        """)
  }

  @Test func `errors go to a file as JSON, and results to another, which is not overwritten`() throws {
    let installation = try installation()
    let arguments = [
      "batch", "./mini.json", "--answers", "-", "--output", "csv", "-o", "out.csv", "--errors", "bad.ndjson",
    ]
    func run(_ more: String...) throws -> Installation.Run {
      let result = try runProgram(
        Installation.program, arguments + more, environment: installation.environment, input: Array(Self.answers.utf8),
        workingDirectory: installation.folder.path)
      return Installation.Run(
        status: result.status, output: String(decoding: result.output, as: UTF8.self),
        errors: String(decoding: result.errors, as: UTF8.self))
    }
    let first = try run()
    #expect(first.status == .exited(65) && first.output.isEmpty)
    #expect(first.errors.hasSuffix("Results are in out.csv.\ngroundwork: Errors are in bad.ndjson.\n"))
    #expect(try installation.folder.read("out.csv").hasPrefix("id,score,low,high,coverage,all,error\r\nmercy,1.0,"))
    let problem = try installation.folder.read("bad.ndjson")
    #expect(
      problem == #"{"line":2,"column":33,"id":"river","item":"paid","problem":"not-accepted","message":"a text cannot "#
        + #"answer 'paid'; expected yes or no","accepted":"yes or no","note":null}"# + "\n")
    let second = try run()
    #expect(second.status == .exited(73) && second.errors.contains("--force"))
    #expect(try run("--force").status == .exited(65))
  }

  @Test(
    arguments: [
      (["--columns", "id,scre"], 64), (["--answers", "nowhere.csv"], 66), (["--jobs", "0"], 64),
    ])
  func `what cannot be done is said`(arguments: [String], code: Int) throws {
    let installation = try installation()
    let all =
      ["batch", "./mini.json"] + (arguments[0] == "--answers" ? [] : ["--answers", "answers.ndjson"]) + arguments
    let run = try runProgram(
      Installation.program, all, environment: installation.environment, workingDirectory: installation.folder.path)
    #expect(run.status == .exited(Int32(code)) && run.output.isEmpty)
  }

  @Test func `a summary takes the place of rows, which then need a file`() throws {
    let installation = try installation()
    let arguments = ["batch", "./mini.json", "--answers", "answers.ndjson"]
    let text = try installation.run(arguments[0], arguments[1], arguments[2], arguments[3], "--summary", "terminal")
    #expect(text.output.hasPrefix("Mini\n2 respondents; 1 row with errors is left out.\n"))
    let json = try installation.run(
      arguments[0], arguments[1], arguments[2], arguments[3], "--summary", "json", "-o", "rows.ndjson")
    #expect(json.output.contains("\"scored\": 2") && json.output.contains("\"failed\": 1"))
    #expect(try installation.folder.read("rows.ndjson").split(separator: "\n").count == 3)
    let page = try installation.run(arguments[0], arguments[1], arguments[2], arguments[3], "--summary", "html").output
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("2 respondents") && page.hasSuffix("</html>\n"))
  }

  @Test func `each respondent who was scored has an assessment with the same score`() throws {
    let installation = try installation()
    _ = try installation.run("batch", "./mini.json", "--answers", "answers.ndjson", "--transcripts", "kept")
    let listed = try installation.run("assessments", "--store", "kept").output
    #expect(listed.contains("mercy") && listed.contains("hill") && !listed.contains("river"))
    let score = try installation.run("score", "latest", "--store", "kept", "--json").output
    #expect(score.contains("\"name\": \"hill\"") && score.contains("\"score\": 0.0"))
    #expect(try installation.run("verify", "latest", "--store", "kept").status == .exited(0))
  }

  @Test func `a terminal shows how far it is and is clean at the end`() throws {
    let installation = try installation()
    let rows = String(repeating: Self.answers.split(separator: "\n")[0] + "\n", count: 60_000)
    try installation.folder.write(rows, to: "many.ndjson")
    let terminal = try installation.open("batch", "./mini.json", "--answers", "many.ndjson", "-o", "out.ndjson")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.transcript.contains("60,000 respondents, 60,000 scored."))
    let shown = terminal.transcript.split(separator: "\r").last { $0.contains(" rows, ") }
    if let shown { #expect(shown.contains(" a second")) }
  }

  @Test(arguments: [[], ["-o", "out.ndjson"]])
  func `Ctrl-C keeps what was scored, leaves nothing else behind and says how many there were`(more: [String]) throws {
    let installation = try installation()
    let row = Self.answers.split(separator: "\n")[0]
    let script = """
      (printf '%s\\n%s\\n{"id":' '\(row)' '\(row)'; sleep \(Self.pause); kill -INT $(cat pid); sleep 3) | sh -c \
      'echo $$ > pid; exec "$0" "$@"' '\(Installation.program)' batch ./mini.json --answers - \(more.joined(separator: " "))
      """
    let run = try runProgram(
      "/bin/sh", ["-c", script], environment: installation.environment, workingDirectory: installation.folder.path,
      timeoutSeconds: 60)
    #expect(run.status == .exited(130))
    #expect(
      String(decoding: run.errors, as: UTF8.self).hasPrefix(
        "groundwork: 2 respondents, 2 scored; stopped there by a signal.\n"))
    let result = more.isEmpty ? String(decoding: run.output, as: UTF8.self) : try installation.folder.read("out.ndjson")
    #expect(result.split(separator: "\n").count == 2)
    #expect(
      Set(try installation.folder.names()).subtracting(["out.ndjson", "pid"]) == ["answers.ndjson", "mini.json"])
  }

  @Test func `a signal that comes twice at once, as from timeout, is one`() throws {
    let installation = try installation()
    let row = Self.answers.split(separator: "\n")[0]
    let script = """
      (printf '%s\\n{"id":' '\(row)'; sleep \(Self.pause); kill -TERM $(cat pid); kill -TERM $(cat pid); sleep 3) | sh -c \
      'echo $$ > pid; exec "$0" "$@"' '\(Installation.program)' batch ./mini.json --answers - -o out.ndjson
      """
    let run = try runProgram(
      "/bin/sh", ["-c", script], environment: installation.environment, workingDirectory: installation.folder.path,
      timeoutSeconds: 60)
    #expect(run.status == .exited(143))
    #expect(try installation.folder.read("out.ndjson").split(separator: "\n").count == 1)
  }

  @Test func `one signal ends it also where nobody takes the rows`() throws {
    let installation = try installation()
    let row = Self.answers.split(separator: "\n")[0]
    // The reader of the pipe takes nothing; what stands in it is more than a pipe holds.
    let script = """
      mkfifo out; sleep 50 < out & reader=$!
      (yes '\(row)' | head -n 40000) | sh -c 'echo $$ > pid; exec "$0" "$@"' '\(Installation.program)' batch \
      ./mini.json --answers - --errors errors > out & batch=$!
      sleep \(Self.pause); kill -TERM $(cat pid); wait $batch; status=$?; kill $reader; rm out pid; exit $status
      """
    let run = try runProgram(
      "/bin/sh", ["-c", script], environment: installation.environment, workingDirectory: installation.folder.path,
      timeoutSeconds: 40)
    #expect(run.status == .exited(143))
    #expect(Set(try installation.folder.names()) == ["answers.ndjson", "mini.json"])
  }

  @Test func `a batch that fails leaves no file behind`() throws {
    let installation = try installation()
    let before = try installation.folder.names() + ["bad.json"]
    try installation.folder.write("[1]", to: "bad.json")
    let run = try installation.run("batch", "./mini.json", "--answers", "bad.json", "-o", "out", "--errors", "errors")
    #expect(run.status == .exited(65))
    // The file of errors is not whole where nobody takes the results.
    let script = "'\(Installation.program)' batch ./mini.json --answers answers.ndjson --errors errors > /dev/full"
    _ = try runProgram(
      "/bin/sh", ["-c", script], environment: installation.environment, workingDirectory: installation.folder.path)
    #expect(Set(try installation.folder.names()) == Set(before))
  }

  @Test func `before anything came Ctrl-C ends at once`() throws {
    let installation = try installation()
    let script = """
      (sleep \(Self.pause); kill -INT $(cat pid); sleep 3) | sh -c 'echo $$ > pid; exec "$0" "$@"' '\(Installation.program)' batch \
      ./mini.json --answers - -o out.ndjson
      """
    let run = try runProgram(
      "/bin/sh", ["-c", script], environment: installation.environment, workingDirectory: installation.folder.path,
      timeoutSeconds: 60)
    #expect(run.status == .exited(130))
    #expect(Set(try installation.folder.names()) == ["answers.ndjson", "mini.json", "pid"])
  }
}
