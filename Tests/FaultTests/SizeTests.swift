import Diagnostics
import TestSupport
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that may grow no further, and files whose end is gone, at every byte.
@Suite struct `Sizes` {
  /// How many runs a sweep is shared among, so that they can go side by side.
  private static let lanes = 0..<4

  @Test(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"), arguments: lanes)
  func `a size limit at any byte refuses an answer and leaves the file sound`(lane: Int) throws {
    let sample = try FaultStore.sample(answers: 1)
    let input = FaultStore.answers(2...2)
    let whole = try FaultStore(sample)
    #expect(try whole.run(["resume", "latest"], input: input).status == .exited(0))
    let end = try TemporaryDirectory.readBytes(try whole.transcripts()[0]).count
    // Every byte in long runs; the test at a terminal tries every byte of a line always.
    let step = Machine.rounds == nil ? 5 : 1
    let limits = stride(from: sample.bytes.count + lane * step, to: end, by: Self.lanes.count * step)
    for limit in Array(limits) + [end - 1, end] {
      let store = try FaultStore(sample)
      let run = try store.run(["resume", "latest"], input: input, sizeLimit: limit)
      #expect(run.status == .exited(limit == end ? 0 : 74), "\(limit) bytes: \(run.errors)")
      if limit < end {
        #expect(run.errors.contains("the file would be larger than is allowed"), "\(limit) bytes: \(run.errors)")
      }
      let path = try store.transcripts()[0]
      #expect(try TranscriptVerification(path: path).isSound, "\(limit) bytes")
      #expect(try store.keptAnswers() == ["answer-1"] + run.acknowledged, "\(limit) bytes")
    }
  }

  @Test(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"))
  func `a size limit that leaves no room for a beginning leaves no assessment`() throws {
    for limit in stride(from: 0, to: 400, by: Machine.rounds == nil ? 23 : 1) {
      let store = try FaultStore()
      let run = try store.run(["take", store.questionnairePath], input: "answer-1\n", sizeLimit: limit)
      #expect(run.status == .exited(73) || run.status == .exited(74), "\(limit) bytes: \(run.errors)")
      #expect(run.errors.contains("the file would be larger than is allowed"))
      #expect(run.acknowledged.isEmpty)
      #expect(try store.transcripts() == [], "\(limit) bytes")
    }
  }

  /// One program at a terminal is refused the same answer for every size that is too small, and then takes it.
  @Test(
    .enabled(if: Machine.path(of: "prlimit") != nil, "prlimit is not installed"),
    .timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `at a terminal a refused answer is shown, and taken once there is room`() throws {
    let store = try FaultStore()
    let terminal = try PseudoTerminal(
      executable: FaultStore.program, arguments: ["take", store.questionnairePath], environment: store.environment)
    try terminal.expect("Q1 of ")
    try terminal.expect(" > ")
    let path = try store.transcripts()[0]
    let holder = try Self.holder(of: path)
    let size = try TemporaryDirectory.readBytes(path).count
    var room = 0
    while true {
      #expect(Machine.run("prlimit", "--pid", holder, "--fsize=\(size + room):"))
      terminal.send("answer-1\n")
      let shown = try terminal.expect(" > ")
      if shown.contains("Recorded: answer-1.") { break }
      #expect(shown.contains("This was not saved: answer-1"), "\(room) bytes")
      #expect(try TemporaryDirectory.readBytes(path).count == size, "\(room) bytes")
      room += 1
      guard room < 1000 else { break }
    }
    #expect((150...300).contains(room), "every byte of the line was tried")
    // The question after it could not be noted, which waits until there is room.
    #expect(Machine.run("prlimit", "--pid", holder, "--fsize=unlimited:"))
    terminal.send("\n")
    try terminal.expect("Q2 of ")
    try terminal.expect(" > ")
    terminal.send("answer-2\n")
    try terminal.expect("Recorded: answer-2.")
    terminal.send("/quit\n")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try store.keptAnswers() == ["answer-1", "answer-2"])
  }

  /// The process that holds a transcript's lock.
  static func holder(of path: String) throws -> String {
    let text = try TemporaryDirectory.readFile(path + ".lock")
    let number = text.split(separator: "\"pid\":").last?.prefix { $0.isNumber }
    guard let number else { throw ProgramError.missing(text: "pid", transcript: text) }
    return String(number)
  }

  @Test(arguments: lanes) func `a file cut at any byte keeps all whole lines and says what was cut`(lane: Int) throws {
    let sample = try FaultStore.sample(answers: 1)
    let first = sample.bytes.firstIndex(of: 0x0A)! + 1
    let lines = sample.bytes.split(separator: 0x0A).map { $0.count + 1 }
    #expect(lines.count == 5)
    let asked = lines.prefix(2).reduce(0, +)
    let answered = asked + lines[2]
    // Every byte of the answer, and of the others in long runs.
    let isLong = Machine.rounds != nil
    let others = Array(0...asked) + Array(answered + 1..<sample.bytes.count)
    let sizes = Array(asked...answered) + others.filter { isLong || $0 % 23 == 0 }
    for size in sizes where size % Self.lanes.count == lane {
      let part = Array(sample.bytes[..<size])
      let store = try FaultStore(FaultStore.Sample(name: sample.name, bytes: part))
      let path = try store.transcripts()[0]
      let run = try store.run(["resume", path], input: "answer-9\n")
      let isWhole = size == 0 || part.last == 0x0A || sample.bytes[size] == 0x0A
      if size < first - 1 {
        #expect(run.status == .exited(65), "\(size) bytes: \(run.errors)")
        #expect(run.errors.contains("the assessment never began"), "\(size) bytes: \(run.errors)")
        continue
      }
      #expect(run.status == .exited(0), "\(size) bytes: \(run.errors)")
      #expect(run.acknowledged == ["answer-9"])
      #expect(run.errors.contains("the end of the transcript was torn") == !isWhole, "\(size) bytes: \(run.errors)")
      #expect(try TranscriptVerification(path: path).isSound, "\(size) bytes")
      #expect(try store.keptAnswers() == (size >= answered - 1 ? ["answer-1", "answer-9"] : ["answer-9"]))
    }
  }

  @Test(.enabled(if: Machine.hasAppendOnlyFiles, "chattr +a is not to be had here"))
  func `a torn end that may not be cut off names salvage`() throws {
    let sample = try FaultStore.sample(answers: 1)
    let torn = FaultStore.Sample(name: sample.name, bytes: sample.bytes + Array("{\"type".utf8))
    let store = try FaultStore(torn, isOnDisk: true)
    let path = try store.transcripts()[0]
    #expect(Machine.run("chattr", "+a", path))
    defer { Machine.run("chattr", "-a", path) }
    let run = try store.run(["resume", "latest"], input: "answer-2\n")
    #expect(run.status == .exited(74))
    #expect(run.errors.contains("groundwork salvage"))
    let copy = store.folder.path(of: "copy.jsonl")
    #expect(try store.run(["salvage", path, copy]).status == .exited(0))
    #expect(try TemporaryDirectory.readBytes(copy) == sample.bytes)
  }
}
