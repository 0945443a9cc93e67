import TestSupport
import Testing

/// What README shows is what the program prints.
@Suite struct ReadmeTests {
  private func readmeLines() throws -> [Substring] {
    let folder = Installation.questionnaires.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let readme = try TemporaryDirectory.readFile(folder.joined(separator: "/") + "/README.md")
    return readme.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `the expressions tried come to what is shown`() throws {
    #expect(try runShown("groundwork eval ", in: Installation()) == 4)
  }

  @Test func `the batch comes out as shown`() throws {
    let installation = try Installation()
    try installation.folder.write(
      "id,paid,program_lead,mentor_time\nLakeside,yes,hours,proven\nHill,no,sometimes,\n", to: "answers.csv")
    #expect(try runShown("groundwork batch ", in: installation) == 1)
  }

  @Test func `the examples of the starter come out as shown`() throws {
    let installation = try Installation()
    #expect(try installation.run("new", "my_checklist.json").status == .exited(0))
    #expect(try runShown("groundwork test ", in: installation) == 1)
  }

  /// Runs the commands that README shows with what they print, and holds each against it.
  /// - Returns: how many there are.
  private func runShown(_ command: String, in installation: Installation) throws -> Int {
    let lines = try readmeLines()
    let commands = lines.indices.filter { lines[$0].hasPrefix("$ ") && lines[$0].contains(command) }
    let programs = Installation.program.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    installation.environment["PATH"] = programs.joined(separator: "/") + ":/usr/bin:/bin"
    for start in commands {
      let shown = lines[(start + 1)...].prefix { !$0.hasPrefix("$ ") && $0 != "```" }
      let run = try runProgram(
        "/bin/sh", ["-c", String(lines[start].dropFirst(2))], environment: installation.environment,
        workingDirectory: installation.folder.path)
      let printed = String(decoding: run.errors + run.output, as: UTF8.self)
      #expect(printed == shown.map { $0 + "\n" }.joined(), "\(lines[start])")
    }
    return commands.count
  }

  @Test func `the explanation shown is a real one`() throws {
    let lines = try readmeLines()
    let start = try #require(lines.firstIndex { $0 == "$ groundwork score latest --explain partners" })
    let shown = lines[(start + 1)...].prefix { $0 != "..." }
    let installation = try Installation()
    let script = Installation.questionnaires + "/examples/community_hospital.txt"
    _ = try installation.run("take", "apprenticeship_readiness", "--answers", script)
    let run = try installation.run("score", "latest", "--explain", "partners")
    let printed = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(Array(shown) == Array(printed.prefix(shown.count)))
  }

  @Test func `the run shown is a real one`() throws {
    let lines = try readmeLines()
    let command = "$ groundwork take apprenticeship_readiness --answers questionnaires/examples/community_hospital.txt"
    let start = try #require(lines.firstIndex { $0 == command })
    let shown = lines[(start + 1)...].prefix { $0 != "..." }

    let installation = try Installation()
    let script = Installation.questionnaires + "/examples/community_hospital.txt"
    let run = try installation.run("take", "apprenticeship_readiness", "--answers", script)
    var printed = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    // The second line is the day of the run.
    printed[1] = try #require(shown.dropFirst().first)
    #expect(Array(shown) == Array(printed.prefix(shown.count)))
  }
}
