import Diagnostics
import JSONDocuments
import TestSupport
import Testing

/// Every number of a result, explained from the command line and at the prompt.
@Suite struct ExplainCommandTests {
  private func assessed() throws -> Installation {
    let installation = try Installation()
    let script = Installation.questionnaires + "/examples/community_hospital.txt"
    let run = try installation.run("take", "apprenticeship_readiness", "--answers", script)
    #expect(run.status == .exited(0), "\(run.errors)")
    return installation
  }

  private func json(_ run: Installation.Run) throws -> JSONValue {
    #expect(run.status == .exited(0), "\(run.errors)")
    return JSONValue(try JSONDocument(parsing: SourceText(name: "output", text: run.output)).root)
  }

  private func elements(_ value: JSONValue?) -> [JSONValue] {
    guard case .array(let elements)? = value else { return [] }
    return elements
  }

  private func text(_ value: JSONValue?) -> String {
    guard case .string(let text)? = value else { return "" }
    return text
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `every number of the final screen goes down to the answers`() throws {
    let installation = try assessed()
    let report = try json(installation.run("score", "--json"))
    var expected: [(name: String, value: JSONValue?)] = ["score", "low", "high", "coverage"].map {
      ($0, report[name: $0])
    }
    expected += elements(report[name: "sections"]).map { (text($0[name: "id"]), $0[name: "score"]) }
    expected.append(("level", report[name: "level"]?[name: "id"]))
    expected.append((text(report[name: "nextLevel"]?[name: "id"]), false))
    if case .object(let computed)? = report[name: "computed"] {
      expected += computed.map { ($0.name, $0.value[name: "value"]) }
    }
    expected += elements(report[name: "actions"]).prefix(5).map { (text($0[name: "id"]), $0[name: "gain"]) }
    #expect(expected.count > 15)
    for (name, value) in expected {
      let explained = try json(installation.run("score", "latest", "--explain", name, "--full", "--json"))
      let root = try #require(explained[name: "explanation"])
      #expect(root[name: "value"] == value, "\(name)")
      var open = [root]
      while let node = open.popLast() {
        let parts = elements(node[name: "parts"]).compactMap { $0[name: "node"] }
        open += parts
        let extent = text(node[name: "extent"])
        #expect(extent != "folded", "\(name)")
        guard parts.isEmpty, extent != "repeated", text(node[name: "kind"]) != "bucket" else { continue }
        #expect(text(node[name: "kind"]) == "answer", "\(name): \(node.serialized())")
      }
    }
  }

  @Test func `a number is told in a window of its own width, with the names that go on`() throws {
    let installation = try assessed()
    let score = try installation.run("score", "--explain")
    #expect(score.output.hasPrefix("The score: 54 of 100, could be 54 to 57.\nThe mean of its sections"))
    #expect(score.output.contains(" = 4.0708 / 7.5 = 0.5428\n"))
    #expect(score.output.hasSuffix("See also: high, coverage, level.\n"))
    let section = try installation.run("score", "latest", "--explain", "partners")
    #expect(section.output.contains("  (1 + 0.75 + 0.25) / 3 = 2 / 3 = 0.6667\n"))
    #expect(section.output.contains("it is not asked, since its\n    condition in line "))
    #expect(section.output.contains("--explain sponsor_route goes on from here"))
  }

  @Test(arguments: [
    (["--explain", "partnes"], "Did you mean 'partners'?"),
    (["--explain", "zzz"], "'groundwork score ID --explain NAME'"),
    (["--full"], "--full goes with --explain"), (["--explain", "--with", "x.json"], "does not go with --with"),
  ])
  func `a wrong line says what is right`(arguments: [String], hint: String) throws {
    let installation = try assessed()
    let run = try runProgram(
      Installation.program, ["score"] + arguments, environment: installation.environment,
      workingDirectory: installation.folder.path)
    #expect(run.status == .exited(64))
    #expect(String(decoding: run.errors, as: UTF8.self).contains(hint))
    #expect(run.output.isEmpty)
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `at the prompt, explain and why go into the result`() throws {
    let installation = try assessed()
    let terminal = try installation.open("resume", "latest", rows: 200)
    _ = try terminal.expect("done > ", timeoutSeconds: 20)
    terminal.send("/explain mentoring\r")
    _ = try terminal.expect("It makes up 20% of the score.", timeoutSeconds: 20)
    _ = try terminal.expect("done > ", timeoutSeconds: 20)
    terminal.send("why\r")
    _ = try terminal.expect("See also: high, coverage, level.", timeoutSeconds: 20)
    _ = try terminal.expect("done > ", timeoutSeconds: 20)
    terminal.send("/explain pull_d\t\r")
    _ = try terminal.expect("Pull two years of hiring numbers: worth 2 points.", timeoutSeconds: 20)
    _ = try terminal.expect("done > ", timeoutSeconds: 20)
    terminal.send("/quit\r")
    #expect(try terminal.waitForExit() == .exited(0))
  }
}
