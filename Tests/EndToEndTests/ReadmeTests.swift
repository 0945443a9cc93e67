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
    let lines = try readmeLines()
    let commands = lines.indices.filter { lines[$0].hasPrefix("$ ") && lines[$0].contains("groundwork eval ") }
    #expect(commands.count == 4)
    let installation = try Installation()
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
