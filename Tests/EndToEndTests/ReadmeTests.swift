import TestSupport
import Testing

/// What README shows is what the program prints.
@Suite struct ReadmeTests {
  @Test func `the run shown is a real one`() throws {
    let folder = Installation.questionnaires.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let readme = try TemporaryDirectory.readFile(folder.joined(separator: "/") + "/README.md")
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
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
