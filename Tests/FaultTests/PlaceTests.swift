import TestSupport
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The transcript goes away under the program, something else stands in its place, or nothing may be written there.
@Suite struct `Places` {
  /// Adds a text to a file.
  private static func add(_ text: String, to path: String) throws {
    guard let file = fopen(path, "a") else { throw ProgramError.noFile(path: path, errno: errno) }
    fputs(text, file)
    fclose(file)
  }

  enum Displacement: CaseIterable {
    case deleted, replaced, emptied, grown
  }

  @Test(arguments: Displacement.allCases)
  func `a transcript that changes under the program stops it before the next acknowledgement`(
    displacement: Displacement
  ) throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let path = try store.transcripts()[0]
    let program = try store.start(["resume", path])
    program.send("answer-2\n")
    try program.awaitErrors(containing: "Q3 of ")
    switch displacement {
    case .deleted: unlink(path)
    case .replaced:
      try store.folder.write(try TemporaryDirectory.readBytes(path), to: "other")
      rename(store.folder.path(of: "other"), path)
    case .emptied: truncate(path, 0)
    case .grown: try Self.add("x", to: path)
    }
    program.send("answer-3\n")
    program.closeInput()
    #expect(try program.waitForExit() == .exited(74))
    #expect(FaultStore.acknowledged(in: program.errors) == ["answer-2"])
    #expect(program.errors.contains("while it was open. Nothing more is written to it"))
  }

  enum Planted: CaseIterable {
    case link, danglingLink, pipe, folder, device
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: Planted.allCases)
  func `what is no plain file is refused without waiting and not touched`(planted: Planted) throws {
    let sample = try FaultStore.sample(answers: 1)
    let store = try FaultStore(sample)
    var path = try store.transcripts()[0]
    try store.folder.write(sample.bytes, to: "victim")
    unlink(path)
    switch planted {
    case .link: try store.folder.link("store/assessments/self/" + sample.name, to: store.folder.path(of: "victim"))
    case .danglingLink:
      try store.folder.link("store/assessments/self/" + sample.name, to: store.folder.path(of: "none"))
    case .pipe: mkfifo(path, 0o600)
    case .folder: mkdir(path, 0o700)
    case .device: path = "/dev/null"
    }
    for command in ["resume", "verify", "score", "show"] {
      let run = try store.run([command, path], input: "answer-2\n")
      #expect(run.status == .exited(66), "\(command): \(run.errors)")
      #expect(run.errors.contains("is not a plain file"), "\(command): \(run.errors)")
    }
    #expect(try store.folder.read("victim") == String(decoding: sample.bytes, as: UTF8.self))
    #expect(try !store.folder.names().contains("none"))
    // The others in the store are not hidden by it.
    #expect(try store.run(["take", store.questionnairePath], input: "answer-1\n").status == .exited(0))
    #expect(try store.run(["score", "latest"]).status == .exited(0))
  }

  @Test func `a lock that is a planted link is not followed`() throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let path = try store.transcripts()[0]
    try store.folder.write("precious", to: "victim")
    symlink(store.folder.path(of: "victim"), path + ".lock")
    let run = try store.run(["resume", path], input: "answer-2\n")
    #expect(run.status == .exited(66))
    #expect(try store.folder.read("victim") == "precious")
  }

  /// Whether the program can be run as somebody whom permissions bind, which takes `setpriv` and a program that others
  /// may read where the tests are run by root.
  private static let canRunBound =
    !Machine.isRoot
    || Machine.run(
      "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", FaultStore.program, "--version")

  /// Runs the program as somebody whom permissions bind.
  private func runBound(_ store: FaultStore, _ arguments: [String], input: String) throws -> FaultStore.Run {
    guard Machine.isRoot else { return try store.run(arguments, input: input) }
    return try store.run(
      shell: "exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"", arguments, input: input)
  }

  @Test(.enabled(if: canRunBound, "permissions do not bind root, and nobody else can run the program"))
  func `in a folder that may not be written nothing is created, and the path is named`() throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let path = try store.transcripts()[0]
    let definition = store.root + "/definitions"
    for folder in [
      store.folder.path, store.root, store.root + "/assessments", store.root + "/assessments/self", definition,
    ] {
      chmod(folder, 0o555)
    }
    for name in try TemporaryDirectory.names(in: definition) { chmod(definition + "/" + name, 0o444) }
    chmod(path, 0o444)
    chmod(store.questionnairePath, 0o444)
    let begun = try runBound(store, ["take", store.questionnairePath], input: "answer-1\n")
    #expect(begun.status == .exited(77), "\(begun.errors)")
    #expect(begun.errors.contains("'\(store.root)") && begun.errors.contains("permission is denied"))
    let resumed = try runBound(store, ["resume", path], input: "answer-2\n")
    #expect(resumed.status == .exited(77), "\(resumed.errors)")
    #expect(resumed.errors.contains("'\(path)'"))
    // Reading is all the same.
    #expect(try runBound(store, ["verify", path], input: "").status == .exited(0))
    #expect(try TemporaryDirectory.names(in: store.root + "/assessments/self").count == 1)
  }

  // MARK: - Who may read

  /// Every entry below a folder that has other modes than 0700 for folders and 0600 for files.
  private func looseEntries(in folder: String) throws -> [String] {
    try TemporaryDirectory.names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFLNK else { return [] }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      let wanted: mode_t = isFolder ? 0o700 : 0o600
      let found = status.st_mode & 0o7777 == wanted ? [] : [path]
      return found + (isFolder ? try looseEntries(in: path) : [])
    }
  }

  @Test(arguments: ["0", "0777", "022"]) func `files are their owner's only, whatever the umask`(umask: String) throws {
    let store = try FaultStore()
    let script = "umask \(umask); exec \"$@\""
    for name in try store.folder.names() { chmod(store.folder.path(of: name), 0o600) }
    #expect(try store.run(shell: script, ["take", store.questionnairePath], input: "answer-1\n").status == .exited(0))
    let path = try store.transcripts()[0]
    try Self.add("{\"type", to: path)
    #expect(try store.run(shell: script, ["resume", path], input: "answer-2\n").status == .exited(0))
    let report = store.folder.path(of: "report.txt")
    let exported = try store.run(shell: script, ["export", "latest", "--format", "script", "-o", report])
    #expect(exported.status == .exited(0))
    #expect(try store.run(shell: script, ["salvage", path, store.folder.path(of: "copy")]).status == .exited(0))
    #expect(try looseEntries(in: store.folder.path) == [])
  }

  @Test func `a link planted where a file goes is replaced, not followed`() throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    try store.folder.write("precious", to: "victim")
    try store.folder.link("report.txt", to: store.folder.path(of: "victim"))
    let report = store.folder.path(of: "report.txt")
    let refused = try store.run(["export", "latest", "--format", "script", "-o", report])
    #expect(refused.status == .exited(73))
    let run = try store.run(["export", "latest", "--format", "script", "-o", report, "--force"])
    #expect(run.status == .exited(0))
    #expect(try store.folder.read("victim") == "precious")
    #expect(try store.folder.mode(of: "report.txt") == 0o600)
    #expect(try store.run(["salvage", "latest", store.folder.path(of: "victim")]).status == .exited(73))
    #expect(try store.folder.read("victim") == "precious")
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: ["0", "0777"])
  func `the history holds commands and no answer`(umask: String) throws {
    let store = try FaultStore()
    store.environment["TERM"] = "xterm"
    let terminal = try PseudoTerminal(
      executable: "/bin/sh",
      arguments: ["-c", "umask \(umask); exec \"$@\"", "sh", FaultStore.program, "take", store.questionnairePath],
      environment: store.environment)
    try terminal.expect("Q1 of ")
    for line in ["secret-answer", "/note secret-note", "/score", "/quit"] {
      try terminal.expect(" > ")
      terminal.send(line + "\r")
    }
    #expect(try terminal.waitForExit() == .exited(0))
    let history = try store.folder.read(".local/state/groundwork/history")
    #expect(history.contains("/score"))
    #expect(!history.contains("secret"))
    #expect(try looseEntries(in: store.folder.path(of: ".local")) == [])
  }

  @Test(.enabled(if: Machine.traces, "strace is not to be had here"))
  func `nothing leaves the machine and no program is run`() throws {
    let store = try FaultStore()
    let trace = store.folder.path(of: "trace")
    let script = "exec strace -f -qq -o '\(trace)' -e trace=network,execve,execveat,fork,vfork \"$@\""
    #expect(try store.run(shell: script, ["take", store.questionnairePath], input: "answer-1\n").status == .exited(0))
    let calls = try store.folder.read("trace").split(separator: "\n").filter { !$0.contains("+++") }
    #expect(calls.count == 1, "\(calls)")
    #expect(calls[0].contains("execve("))
    // The control: what runs a program is seen.
    let started = "strace -f -qq -o '\(trace)' -e trace=execve /bin/sh -c '/bin/true; /bin/true'"
    _ = try store.run(shell: started, [])
    #expect(try store.folder.read("trace").split(separator: "\n").count { $0.contains("execve(") } == 3)
  }
}
