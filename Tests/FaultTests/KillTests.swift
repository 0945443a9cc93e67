import TestSupport
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program is killed, at random and at every call: what it said it recorded is there, and at most one answer more.
@Suite struct `Killed programs` {
  /// Checks what a killed run has to leave.
  /// - Returns: whether its end was torn.
  @discardableResult
  private func check(_ store: FaultStore, _ acknowledged: [String], before: [String] = [], _ comment: Comment) throws
    -> Bool
  {
    let torn = try store.transcripts().first.map { try !TranscriptVerification(path: $0).isSound } ?? false
    if torn, !acknowledged.isEmpty || !before.isEmpty {
      // The program itself puts it right and says so.
      let again = try store.run(["resume", "latest"])
      #expect(again.status == .exited(0), comment)
      #expect(again.errors.contains("Every acknowledged answer is there."), "\(comment): \(again.errors)")
    }
    let kept = try store.keptAnswers()
    #expect(kept.starts(with: before + acknowledged), "\(comment): \(kept) without all of \(acknowledged)")
    #expect(kept.count <= before.count + acknowledged.count + 1, comment)
    // Answers are told apart, so that a prefix of all is what was given, in order.
    let given = (1...FaultStore.questions).map { "answer-\($0)" }
    #expect(given.starts(with: kept), comment)
    return torn
  }

  @Test func `a kill at a random moment loses no acknowledged answer`() throws {
    let answers = FaultStore.answers(1...FaultStore.questions - 1)
    let whole = try FaultStore()
    let length = try whole.run(["take", whole.questionnairePath], input: answers).errors.utf8.count
    var generator = SeededGenerator(seed: UInt64(getpid()))
    var killed = 0
    var acknowledgedInAll = 0
    let rounds = Machine.rounds ?? 100
    for round in 1...rounds {
      let store = try FaultStore(isOnDisk: true)
      let program = try store.start(["take", store.questionnairePath])
      program.send(answers)
      program.closeInput()
      // As far into the session as output tells, and then a moment more.
      try program.awaitErrors(count: Int.random(in: 0...length, using: &generator))
      let end = ContinuousClock.now + .microseconds(Int.random(in: 0...1500, using: &generator))
      while ContinuousClock.now < end {}
      program.send(signal: SIGKILL)
      if try program.waitForExit() == .signalled(SIGKILL) { killed += 1 }
      let acknowledged = FaultStore.acknowledged(in: program.errors)
      acknowledgedInAll += acknowledged.count
      try check(store, acknowledged, "round \(round)")
    }
    #expect(killed > rounds / 2)
    print("\(killed) of \(rounds) runs were killed; \(acknowledgedInAll) acknowledged answers, all kept")
  }

  /// Runs with a fault at the first, second... of some calls until one is not reached.
  private func sweep(
    _ calls: [Fault.Call], _ kind: Fault.Kind, file: String = ".jsonl", torn: [UInt8]? = nil
  ) throws -> (reached: Int, torn: Int) {
    var tornCount = 0
    let sample = torn == nil ? nil : try FaultStore.sample(answers: 2)
    for first in 1... {
      var fault = Fault(kind, first: first, file: file)
      fault.calls = calls
      let store = try FaultStore(sample.map { FaultStore.Sample(name: $0.name, bytes: $0.bytes + (torn ?? [])) })
      let before = sample == nil ? [] : ["answer-1", "answer-2"]
      let command = sample == nil ? ["take", store.questionnairePath] : ["resume", "latest"]
      let input = FaultStore.answers(before.count + 1...before.count + 2)
      let run = try store.run(command, input: input, fault: fault)
      if run.status == .exited(0) {
        #expect(run.acknowledged.count == 2)
        return (first - 1, tornCount)
      }
      #expect(run.status == .signalled(SIGKILL))
      if try check(store, run.acknowledged, before: before, "call \(first)") { tornCount += 1 }
    }
    return (0, 0)
  }

  @Test(
    .enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"),
    arguments: [Fault.Kind.killedBefore, .killedAfter, .torn(1), .torn(100)])
  func `a kill at any write leaves what was acknowledged`(kind: Fault.Kind) throws {
    // opened; asked and answered twice, asked, paused
    let (reached, torn) = try sweep([.write], kind)
    #expect(reached == 7)
    // Where writes are torn there is something to put right, so that the sweep can fail.
    if case .torn = kind { #expect(torn == 7) }
  }

  @Test(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"), arguments: [Fault.Kind.killedBefore, .killedAfter])
  func `a kill at any synchronization leaves what was acknowledged`(kind: Fault.Kind) throws {
    // opened, answered twice, paused
    #expect(try sweep([.sync], kind).reached == 4)
  }

  @Test(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"), arguments: [Fault.Kind.killedBefore, .killedAfter])
  func `a kill at any call that begins an assessment leaves none or a whole one`(kind: Fault.Kind) throws {
    #expect(try sweep([.open, .lock, .cut, .remove, .rename, .link], kind, file: "/store/*").reached >= 8)
  }

  @Test(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"), arguments: [Fault.Kind.killedBefore, .killedAfter])
  func `a kill at any call of a recovery is recovered from`(kind: Fault.Kind) throws {
    #expect(try sweep([], kind, file: ".jsonl*", torn: Array(#"{"type":"answered","seq":7,"ti"#.utf8)).reached > 20)
  }

  @Test func `a killed holder leaves no lock`() throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let holder = try store.start(["resume", "latest"])
    holder.send("answer-2\n")
    try holder.awaitErrors(containing: "Recorded: answer-2.")
    #expect(try store.run(["resume", "latest"], input: "answer-3\n").status == .exited(75))
    holder.send(signal: SIGKILL)
    #expect(try holder.waitForExit() == .signalled(SIGKILL))
    let next = try store.run(["resume", "latest"], input: "answer-3\n")
    #expect(next.status == .exited(0))
    #expect(try store.keptAnswers() == ["answer-1", "answer-2", "answer-3"])
  }

  @Test func `the control, an answer that is missing is found`() throws {
    let sample = try FaultStore.sample(answers: 2)
    let lines = sample.bytes.split(separator: 0x0A)
    let last = try #require(lines.lastIndex { String(decoding: $0, as: UTF8.self).contains("answer-2") })
    let cut = Array(lines[..<last].map { $0 + [0x0A] }.joined())
    let store = try FaultStore(FaultStore.Sample(name: sample.name, bytes: cut))
    withKnownIssue { try check(store, ["answer-1", "answer-2"], "an answer was taken out") }
  }
}
