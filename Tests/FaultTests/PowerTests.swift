import TestSupport
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The power goes: as file systems promise it in a recorded run, and on a real file system.
@Suite struct `Power cuts` {
  private static func recordedTrace() throws -> CallTrace {
    let store = try FaultStore()
    store.environment["LD_PRELOAD"] = Fault.library
    store.environment["FAULT_FILE"] = "/assessments*"
    store.environment["FAULT_TRACE"] = store.folder.path(of: "trace")
    let run = try store.run(["take", store.questionnairePath], input: FaultStore.answers(1...2))
    #expect(run.acknowledged == ["answer-1", "answer-2"])
    return CallTrace(try store.folder.read("trace"))
  }

  /// How many states do not give back what was acknowledged, each opened as the program opens it.
  private static func losses(_ states: Set<CallTrace.State>) throws -> Int {
    let folder = try TemporaryDirectory(inMemory: true)
    var lost = 0
    for (number, state) in states.enumerated() {
      let name = "\(number).jsonl"
      guard let bytes = state.bytes else {
        if !state.acknowledged.isEmpty { lost += 1 }
        continue
      }
      try folder.write(bytes, to: name)
      let kept = try? FaultStore.keptAnswers(folder.path(of: name))
      if kept?.starts(with: state.acknowledged) != true { lost += 1 }
    }
    return lost
  }

  @Test(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"))
  func `no state that a power cut may leave loses an acknowledged answer`() throws {
    let trace = try Self.recordedTrace()
    let states = trace.crashStates()
    #expect(states.count > 500)
    #expect(try Self.losses(states) == 0)
    let control = trace.crashStates(ignoringSynchronization: true)
    let lost = try Self.losses(control)
    #expect(lost > 500, "without synchronization the same sweep finds losses")
    print("\(states.count) crash states, none loses an answer; without synchronization \(lost) of \(control.count) do")
  }

  @Test(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"))
  func `the program goes on from what a power cut leaves`() throws {
    let states = try Self.recordedTrace().crashStates().filter { $0.bytes != nil }
    let sorted = states.sorted { ($0.bytes!.count, $0.acknowledged.count) < ($1.bytes!.count, $1.acknowledged.count) }
    let step = Machine.rounds == nil ? max(sorted.count / 40, 1) : 1
    for index in stride(from: 0, to: sorted.count, by: step) {
      let state = sorted[index]
      let store = try FaultStore(FaultStore.Sample(name: "2026-03-02-faults-aaaaaaaa.jsonl", bytes: state.bytes!))
      let path = try store.transcripts()[0]
      let run = try store.run(["resume", path], input: "one-more\n")
      if run.status == .exited(65) {
        #expect(run.errors.contains("never began") && state.acknowledged.isEmpty, "state \(index): \(run.errors)")
        continue
      }
      #expect(run.status == .exited(0), "state \(index): \(run.errors)")
      let kept = try store.keptAnswers()
      #expect(kept.starts(with: state.acknowledged) && kept.last == "one-more", "state \(index): \(kept)")
      #expect(try store.run(["verify", path]).status == .exited(0))
    }
  }

  /// Lets the power go while the program records answers.
  /// - Returns: what was acknowledged and what is there afterwards.
  private func cut(_ image: DiskImage, after count: Int, fault: Fault? = nil) throws -> (said: [String], kept: [String])
  {
    try image.mount()
    defer { image.unmount() }
    let store = try FaultStore(root: image.path + "/store")
    let program = try store.start(["take", store.questionnairePath], fault: fault)
    program.send(FaultStore.answers(1...FaultStore.questions - 1))
    if count > 0 { try program.awaitErrors(containing: "Recorded: answer-\(count).") }
    // A synchronization that overlaps the cut could report success for what never arrives.
    program.freeze()
    try image.cutPower()
    program.send(signal: SIGKILL)
    try program.waitForExit()
    let said = FaultStore.acknowledged(in: program.errors)
    image.unmount()
    try image.mount()
    do {
      return (said, try store.keptAnswers())
    } catch  where fault != nil {
      // What never reached the disk may not even be readable.
      return (said, [])
    }
  }

  @Test(.enabled(if: Machine.hasLoopDevices, "mounting an image takes root, loop devices and mkfs.ext4"))
  func `on a real file system a power cut loses no acknowledged answer`() throws {
    let image = try DiskImage(megabytes: 8)
    var acknowledged = 0
    let rounds = Machine.rounds.map { min($0, 200) } ?? 8
    for round in 0..<rounds {
      let (said, kept) = try cut(image, after: round * 3 % (FaultStore.questions - 2))
      #expect(kept.starts(with: said), "round \(round): \(kept) without all of \(said)")
      acknowledged += said.count
      try image.clear()
    }
    print("\(rounds) power cuts, \(acknowledged) acknowledged answers, none lost")
  }

  @Test(
    .enabled(if: Machine.hasLoopDevices, "mounting an image takes root, loop devices and mkfs.ext4"),
    .enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"))
  func `without synchronization a power cut does lose answers`() throws {
    let image = try DiskImage(megabytes: 8)
    let (said, kept) = try cut(image, after: 10, fault: Fault(.lie, .sync, first: 1, forEver: true, file: "*"))
    #expect(said.count >= 10)
    #expect(kept.count < said.count, "the control of the sweep")
  }
}
