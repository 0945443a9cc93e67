import TestSupport
import Testing

/// What the questionnaires ask about, from the command line.
@Suite struct CoverageCommandTests {
  /// The program with one questionnaire and what stands beside it, away from the checkout that it was built in.
  private final class Place {
    let installation: Installation

    init(map: String?) throws {
      installation = try Installation()
      installation.environment["GROUNDWORK_QUESTIONNAIRES"] = nil
      try installation.folder.write(
        """
        { "formatVersion": 1, "id": "mini", "version": "1.0.0", "title": "Mini",
          "sections": [ { "id": "all", "title": "All", "items": [
            { "id": "paid", "type": "boolean", "text": "Are they paid?", "tags": ["area:pay", "area:hirring"] } ] } ] }
        """, to: "mini.json")
      try system("mkdir", "coverage")
      if let map { try installation.folder.write(map, to: "coverage/areas.json") }
      try system("cp", Installation.program, "program")
    }

    func list(_ arguments: String...) throws -> Installation.Run {
      let run = try runProgram(
        installation.folder.path(of: "program"), ["list", "--coverage", "--questionnaires", "."] + arguments,
        environment: installation.environment, workingDirectory: installation.folder.path)
      return Installation.Run(
        status: run.status, output: String(decoding: run.output, as: UTF8.self),
        errors: String(decoding: run.errors, as: UTF8.self))
    }

    private func system(_ command: String...) throws {
      _ = try runProgram(
        "/usr/bin/env", command, environment: installation.environment, workingDirectory: installation.folder.path)
    }
  }

  private static let map = """
    { "formatVersion": 1, "id": "areas", "title": "Areas", "groups": [
      { "id": "area", "title": "Areas", "rows": [
        { "id": "pay", "title": "Pay" }, { "id": "hiring", "title": "Hiring" } ] } ] }
    """

  @Test func `each row shows how many questions bear on it; an empty one says so, and all is well`() throws {
    let place = try Place(map: Self.map)
    let run = try place.list()
    #expect(run.status == .exited(0))
    #expect(
      run.output == """
        Areas

          A mini

        Areas     A  all
          Pay     1    1
          Hiring  no question yet

        1 of 2 rows has no question yet. A number counts the questions that are tagged
        for the row; it does not say that they come from there.

        """)
    #expect(
      run.errors == """
        mini: 'paid' has the tag 'area:hirring', which is no row; did you mean
        'area:hiring'?

        """)
    #expect(try place.list("--plain").output.contains("\n  Pay: 1 question (mini 1)\n  Hiring: no question yet\n"))
    #expect(try place.list("--json").output.contains("\"tag\": \"area:pay\""))
  }

  @Test func `a map that is wrong is told with its place`() throws {
    let run = try Place(map: Self.map.replacing("{ \"id\": \"hiring\", ", with: "{ ")).list()
    #expect(run.status == .exited(65))
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("/coverage/areas.json:3:38: error: a row needs the key 'id' [missing-key]"))
  }

  @Test func `without a map, a sentence says so`() throws {
    let place = try Place(map: nil)
    let run = try place.list()
    #expect(run.status == .exited(0))
    #expect(run.output.hasPrefix("There is no coverage map: none was found in "))
    #expect(try place.list("--json").output == "[]\n")
  }
}
