import TestSupport
import Testing

/// `groundwork remove` and `groundwork backup`: what a person does with the store as a whole.
@Suite struct StoreCommandTests {
  private func installation(clients: [String] = ["Mercy"]) throws -> Installation {
    let installation = try Installation()
    try installation.folder.write(ExportCommandTests.definition, to: "mini.json")
    for client in clients {
      let run = try installation.run(
        "take", "./mini.json", "--answers", "-", "--client", client, input: "y\n40%\nsecret words\n")
      #expect(run.status == .exited(0))
    }
    return installation
  }

  private func id(_ installation: Installation) throws -> String {
    let name = try #require(try installation.transcriptPath().split(separator: "/").last)
    return String(name.dropLast(6).suffix(8))
  }

  @Test func `what is removed is gone but for the head, and is said to be when it is asked for`() throws {
    let installation = try installation()
    let path = try installation.transcriptPath()
    let id = try id(installation)
    let head = try #require(
      try installation.run("verify", id).output.split(separator: " ").last?.split(separator: "\n").first)
    try installation.folder.write("torn", to: String(path.dropFirst(installation.folder.path.count + 1)) + ".torn")
    let run = try installation.run("remove", String(id.prefix(4)), "--yes", "--json")
    #expect(run.status == .exited(0) && run.output.contains("\"head\": \"\(head)\""))
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let left = try TemporaryDirectory.names(in: folder)
    #expect(left == [String(path.split(separator: "/").last!.dropLast(6)) + ".removed.json"])
    let tombstone = try TemporaryDirectory.readFile(folder + "/" + left[0])
    #expect(tombstone == run.output && tombstone.contains("\"questionnaire\": \"mini\""))
    #expect(!tombstone.contains("secret") && !tombstone.contains("Mercy"))
    #expect(try installation.run("assessments").output.isEmpty)
    for command in ["resume", "show", "remove", "verify"] {
      let again = try installation.run(command, id)
      #expect(again.status == .exited(66) && again.errors.contains("was removed"), "\(command): \(again.errors)")
    }
  }

  @Test func `nothing is removed without a yes`() throws {
    let installation = try installation()
    let run = try installation.run("remove", "latest")
    #expect(run.status == .exited(64) && run.errors.contains("--yes"))
    for reply in ["n\r", "\u{4}", "\u{3}", "perhaps\rno\r"] {
      let terminal = try installation.open("remove", "latest")
      _ = try terminal.expect("remove it? [y/n] > ")
      terminal.send(reply)
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(terminal.transcript.contains("mini, Mercy, 3 answers given"))
      #expect(terminal.transcript.contains("Nothing was removed."))
    }
    #expect(try installation.run("verify", "latest").status == .exited(0))
    let terminal = try installation.open("remove", "latest")
    _ = try terminal.expect("remove it? [y/n] > ")
    terminal.send("y\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try installation.run("verify", "latest").status == .exited(66))
  }

  @Test func `what is open somewhere is not removed`() throws {
    let installation = try installation(clients: [])
    let terminal = try installation.open("take", "./mini.json")
    _ = try terminal.expect("Are they paid?")
    let run = try installation.run("remove", "latest", "--yes")
    #expect(run.status == .exited(75) && run.errors.contains("is in use"))
    #expect(try installation.run("verify", "latest").status == .exited(0))
    terminal.send("/quit\r")
    _ = try terminal.waitForExit()
  }

  @Test func `a backup unpacks into a store with the same assessments`() throws {
    let installation = try installation(clients: ["Mercy", "Río Grande", "Ärzte 100%"])
    _ = try installation.run("remove", "latest", "--yes")
    let run = try installation.run("backup", "all.tar")
    #expect(run.status == .exited(0) && run.errors == "Copied 2 assessments to all.tar.\n")
    #expect(try installation.run("backup", "all.tar").status == .exited(73))
    #expect(try installation.run("backup", "all.tar", "--force", "--json").output.contains("\"assessments\": 2"))
    let script = "'\(Installation.program)' backup - | tar -tf -"
    let piped = try runProgram("/bin/sh", ["-c", script], environment: installation.environment)
    #expect(piped.status == .exited(0) && String(decoding: piped.output, as: UTF8.self).hasPrefix("definitions/"))
    #expect(try installation.run("backup", "-", "--json").status == .exited(64))
    try installation.folder.makeFolder("copy")
    let unpacked = try runProgram(
      "/bin/tar", ["-xvf", "all.tar", "-C", "copy"], environment: installation.environment,
      workingDirectory: installation.folder.path)
    #expect(unpacked.status == .exited(0) && unpacked.errors.isEmpty)
    #expect(String(decoding: unpacked.output, as: UTF8.self).split(separator: "\n").count == 4)
    let original = try installation.run("assessments", "--json").output
    let copy = try installation.run("assessments", "--json", "--store", "copy").output
    let root = installation.folder.path
    #expect(copy.replacing("copy/", with: root + "/store/") == original)
    let score = try installation.run("score", "latest", "--json", "--store", "copy")
    #expect(score.status == .exited(0))
    #expect(try installation.run("score", "latest", "--json").output == score.output)
    let resumed = try installation.run("resume", "latest", "--store", "copy", input: "extra: more\n")
    #expect(resumed.status == .exited(0))
  }

  @Test func `what is damaged is copied as it is, and told`() throws {
    let installation = try installation(clients: ["Mercy", "Hill"])
    let path = String(try installation.transcriptPath().dropFirst(installation.folder.path.count + 1))
    let sound = try installation.folder.read(path)
    let damaged = sound.replacing("secret", with: "public")
    try installation.folder.write(damaged, to: path)
    let run = try installation.run("backup", "all.tar")
    #expect(run.status == .exited(1) && run.errors.contains("is damaged at line"))
    let name = String(path.split(separator: "/", maxSplits: 1)[1])
    let unpacked = try runProgram(
      "/bin/tar", ["-xOf", "all.tar", name], environment: installation.environment,
      workingDirectory: installation.folder.path)
    #expect(String(decoding: unpacked.output, as: UTF8.self) == damaged)
  }

  @Test func `a file that is no transcript is not removed`() throws {
    let installation = try installation(clients: ["Mercy"])
    for (name, text) in [("notes.txt", "what I want to keep\n"), ("data.jsonl", "{\"a\":1}\n"), ("empty.jsonl", "")] {
      try installation.folder.write(text, to: name)
      let run = try installation.run("remove", "./" + name, "--yes")
      #expect(run.status == .exited(65) && run.errors.contains("is not the transcript of an assessment"))
      #expect(try installation.folder.read(name) == text)
    }
    #expect(try installation.folder.names().filter { $0.contains("removed") } == [])
    // One of the store goes, whatever became of it.
    let path = String(try installation.transcriptPath().dropFirst(installation.folder.path.count + 1))
    try installation.folder.write("x", to: path)
    #expect(try installation.run("remove", try id(installation), "--yes").status == .exited(0))
  }

  @Test func `what others put into the store is copied under its name, however long`() throws {
    let installation = try installation(clients: ["Mercy"])
    let path = String(try installation.transcriptPath().dropFirst(installation.folder.path.count + 1))
    let folder = String(path[..<path.lastIndex(of: "/")!])
    let text = try installation.folder.read(path)
    let names = ["Copy of " + String(repeating: "x", count: 92), String(repeating: "é", count: 110), "a copy"]
      .map { "\(folder)/\($0)-abcdefgh.jsonl" }
    for name in names { try installation.folder.write(text, to: name) }
    #expect(try installation.run("backup", "all.tar").errors == "Copied 4 assessments to all.tar.\n")
    try installation.folder.makeFolder("copy")
    let unpacked = try runProgram(
      "/bin/tar", ["-xf", "all.tar", "-C", "copy"], environment: installation.environment,
      workingDirectory: installation.folder.path)
    #expect(unpacked.status == .exited(0) && unpacked.errors.isEmpty)
    for name in names + [path] {
      #expect(try installation.folder.read("copy/" + name.dropFirst("store/".count)) == text)
    }
  }

  @Test func `a backup that fails leaves nothing behind`() throws {
    let installation = try installation(clients: ["Mercy"])
    let before = try installation.folder.names()
    let link = installation.folder.path + "/store/definitions/" + String(repeating: "a", count: 64) + ".json"
    _ = try runProgram("/bin/ln", ["-s", "/etc/hosts", link], environment: installation.environment)
    let run = try installation.run("backup", "all.tar")
    #expect(run.status == .exited(66) && run.errors.contains("is not a plain file"))
    #expect(try installation.folder.names() == before)
  }

  @Test func `there is nothing to copy in an empty store`() throws {
    let run = try installation(clients: []).run("backup", "all.tar")
    #expect(run.status == .exited(66) && run.errors.contains("there is no assessment yet"))
  }
}
