import TestSupport
import Testing
import Transcripts

/// Many programs at once.
@Suite struct `Programs side by side` {
  private static let count = 40

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `of forty programs on one assessment one writes and the others end at once`()
    throws
  {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let path = try store.transcripts()[0]
    // Their input stays open, so that whoever has the transcript keeps it.
    let programs = try (0..<Self.count).map { _ in try store.start(["resume", path]) }
    var writers: [PipedProgram] = []
    for program in programs {
      try program.awaitErrors(containing: "\n")
      if program.errors.contains("is in use by") { continue }
      writers.append(program)
    }
    #expect(writers.count == 1)
    for program in programs where program !== writers.first {
      #expect(try program.waitForExit(timeoutSeconds: 20) == .exited(75))
      #expect(program.output.isEmpty)
      #expect(program.errors.contains("in use by groundwork"))
      #expect(program.errors.contains("(process \(writers.first?.process ?? 0), since "))
    }
    writers.first?.send("answer-2\n")
    writers.first?.closeInput()
    #expect(try writers.first?.waitForExit() == .exited(0))
    #expect(try TranscriptVerification(path: path).isSound)
    #expect(try store.keptAnswers() == ["answer-1", "answer-2"])
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `programs that begin at once in one store get assessments of their own`() throws {
    let store = try FaultStore()
    let programs = try (0..<Self.count / 2).map { _ in try store.start(["take", store.questionnairePath]) }
    for program in programs {
      program.send(FaultStore.answers(1...2))
      program.closeInput()
    }
    for program in programs { #expect(try program.waitForExit() == .exited(0), "\(program.errors)") }
    let paths = try store.transcripts()
    #expect(paths.count == programs.count)
    for path in paths { #expect(try FaultStore.keptAnswers(path) == ["answer-1", "answer-2"]) }
    let left = try TemporaryDirectory.names(in: store.root + "/assessments/self").filter { !$0.hasSuffix(".jsonl") }
    #expect(left == [], "no lock stays behind")
  }

  @Test func `reading works while another writes`() throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let path = try store.transcripts()[0]
    let writer = try store.start(["resume", path])
    writer.send("answer-2\n")
    try writer.awaitErrors(containing: "Recorded: answer-2.")
    for command in [
      ["verify", path], ["score", path], ["show", path], ["assessments"], ["export", path, "--format", "script"],
    ] {
      #expect(try store.run(command).status == .exited(0), "\(command)")
    }
    writer.send("answer-3\n")
    writer.closeInput()
    #expect(try writer.waitForExit() == .exited(0))
    #expect(try store.keptAnswers() == ["answer-1", "answer-2", "answer-3"])
  }

  @Test(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux"))
  func `the control, a lock that is only claimed lets two write, and each stops at what the other wrote`() throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let path = try store.transcripts()[0]
    let fault = Fault(.lie, .lock, first: 1, forEver: true, file: ".lock")
    let first = try store.start(["resume", path], fault: fault)
    try first.awaitErrors(containing: "Q2 of ")
    let second = try store.run(["resume", path], input: "answer-2\n", fault: fault)
    #expect(second.status != .exited(75))
    #expect(second.acknowledged == ["answer-2"])
    first.send("answer-3\n")
    first.closeInput()
    #expect(try first.waitForExit() == .exited(74))
    #expect(FaultStore.acknowledged(in: first.errors) == [])
    #expect(try store.keptAnswers() == ["answer-1", "answer-2"])
  }
}
