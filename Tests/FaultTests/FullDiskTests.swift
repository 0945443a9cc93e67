import TestSupport
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Real file systems without room.
@Suite struct `Full disks` {
  /// Starts the program at a terminal in a store on a small file system of its own that only it sees, full but for so many
  /// bytes; the room is given back when a file `free` appears in the store's folder.
  private func terminal(_ store: FaultStore, leaving bytes: Int) throws -> PseudoTerminal {
    let disk = store.folder.path(of: "disk")
    mkdir(disk, 0o700)
    let script = """
      mount -t tmpfs -o size=256k none '\(disk)' || exit 99
      mkdir -p '\(disk)/store/definitions' '\(disk)/store/assessments/self'
      head -c \((256 << 10) - bytes) /dev/zero > '\(disk)/ballast' 2> /dev/null
      (while [ ! -e '\(store.folder.path(of: "free"))' ]; do sleep 0.05; done; rm '\(disk)/ballast'
        touch '\(store.folder.path(of: "freed"))') &
      "$@"
      code=$?
      cp '\(disk)'/store/assessments/self/*.jsonl '\(store.folder.path(of: "kept.jsonl"))'
      exit $code
      """
    store.environment["GROUNDWORK_HOME"] = disk + "/store"
    return try PseudoTerminal(
      executable: Machine.path(of: "unshare") ?? "",
      arguments: ["-rm", "/bin/sh", "-c", script, "sh", FaultStore.program, "take", store.questionnairePath],
      environment: store.environment)
  }

  @Test(
    .enabled(if: Machine.hasMountNamespaces, "unshare -rm cannot mount here"),
    .timeLimit(.minutes(10 * Sanitizer.slowness)),
    arguments: [16 << 10, 20 << 10])
  func `a full disk refuses an answer and takes it when there is room again`(room: Int) throws {
    let store = try FaultStore()
    let terminal = try terminal(store, leaving: room)
    // Long answers fill what is left soon.
    let long = String(repeating: "long ", count: 180)
    var number = 0
    var shown = ""
    repeat {
      number += 1
      try terminal.expect("Q\(number) of ")
      try terminal.expect(" > ")
      terminal.send("answer-\(number) \(long)\n")
      shown = try terminal.expect(".\r\n")
      if shown.contains("Recorded") {
        // Either the answer or the question after it is what does not fit.
        let next = try terminal.expect(" > ")
        if next.contains("the disk is full") { break }
        terminal.send("/why\n")
      }
    } while shown.contains("Recorded") && number < FaultStore.questions
    try store.folder.write("", to: "free")
    let deadline = ContinuousClock.now + .seconds(20)
    while access(store.folder.path(of: "freed"), F_OK) != 0, ContinuousClock.now < deadline { usleep(10_000) }
    terminal.send("\n")
    terminal.send("answer-last\n")
    try terminal.expect("Recorded: answer-last.")
    terminal.send("/quit\n")
    #expect(try terminal.waitForExit() == .exited(0), "\(terminal.transcript)")
    let kept = try FaultStore.keptAnswers(store.folder.path(of: "kept.jsonl"))
    #expect(kept.last == "answer-last")
    #expect(kept.count >= number)
  }

  @Test(.enabled(if: Machine.hasMountNamespaces, "unshare -rm cannot mount here"))
  func `without a free inode no assessment begins, and the path is named`() throws {
    let store = try FaultStore()
    let disk = store.folder.path(of: "disk")
    mkdir(disk, 0o700)
    store.environment["GROUNDWORK_HOME"] = disk + "/store"
    let script = "mount -t tmpfs -o nr_inodes=2 none '\(disk)' && \"$@\""
    let result = try runProgram(
      Machine.path(of: "unshare") ?? "",
      ["-rm", "/bin/sh", "-c", script, "sh", FaultStore.program, "take", store.questionnairePath],
      environment: store.environment, input: Array("answer-1\n".utf8))
    let errors = String(decoding: result.errors, as: UTF8.self)
    #expect(result.status == .exited(73), "\(errors)")
    #expect(errors.contains("'\(disk)/store") && errors.contains("the disk is full"), "\(errors)")
  }

  @Test(.enabled(if: Machine.hasLoopDevices, "mounting an image takes root, loop devices and mkfs.ext4"))
  func `on a full real file system what was acknowledged stays`() throws {
    let image = try DiskImage(megabytes: 4)
    try image.mount()
    let store = try FaultStore(root: image.path + "/store")
    let program = try store.start(["take", store.questionnairePath])
    program.send("answer-1\n")
    try program.awaitErrors(containing: "Q2 of ")
    #expect(!Machine.run("dd", "if=/dev/zero", "of=\(image.path)/ballast", "bs=1k"))
    // More than what is left of the transcript's last block.
    program.send((2...FaultStore.questions - 1).map { "answer-\($0) \(String(repeating: "x", count: 900))\n" }.joined())
    program.closeInput()
    #expect(try program.waitForExit() == .exited(74))
    #expect(program.errors.contains("the disk is full"))
    let said = FaultStore.acknowledged(in: program.errors)
    let full = try TranscriptVerification(path: try store.transcripts()[0])
    #expect(full.isSound)
    unlink(image.path + "/ballast")
    let again = try store.run(["resume", "latest"], input: "answer-last\n")
    #expect(again.status == .exited(0), "\(again.errors)")
    let kept = try store.keptAnswers()
    #expect(kept.starts(with: said) && kept.last == "answer-last")
  }
}
