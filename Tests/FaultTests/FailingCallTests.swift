import TestSupport
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// System calls of the real program fail or do half of their work.
@Suite(.enabled(if: Machine.preloads, "LD_PRELOAD is of Linux")) struct `Failing calls` {
  /// Lets calls fail one after the other, each in a run of its own, until one is not reached.
  private func sweep(
    _ calls: Fault.Call..., file: String = ".jsonl", kind: Fault.Kind, forEver: Bool = false,
    expect: (FaultStore.Run, FaultStore, Int) throws -> Void
  ) throws {
    let sample = try FaultStore.sample(answers: 1)
    for first in 1... {
      let store = try FaultStore(sample)
      var fault = Fault(kind, first: first, forEver: forEver, file: file)
      fault.calls = calls
      let run = try store.run(["resume", "latest"], input: FaultStore.answers(2...3), fault: fault)
      let kept = try store.keptAnswers()
      #expect(kept.starts(with: ["answer-1"] + run.acknowledged), "call \(first)")
      #expect(kept.count <= run.acknowledged.count + 2, "call \(first)")
      if run.status == .exited(0) {
        #expect(first > 2)
        #expect(run.acknowledged == ["answer-2", "answer-3"])
        return
      }
      try expect(run, store, first)
    }
  }

  @Test(
    arguments: [
      (ENOSPC, "the disk is full"), (EDQUOT, "the disk quota is used up"), (EIO, "input/output error"),
      (EROFS, "the disk is read-only"),
    ], [false, true])
  func `a write that fails is not acknowledged and says why`(failure: (Int32, String), forEver: Bool) throws {
    try sweep(.write, kind: .error(failure.0), forEver: forEver) { run, store, first in
      #expect(run.status == .exited(74), "write \(first)")
      #expect(run.errors.contains("nothing was saved to '\(store.root)"), "write \(first): \(run.errors)")
      #expect(run.errors.contains("\(failure.1)."), "write \(first): \(run.errors)")
    }
  }

  @Test func `a synchronization that fails is not acknowledged and not repeated`() throws {
    try sweep(.sync, kind: .error(EIO)) { run, store, first in
      #expect(run.status == .exited(74))
      #expect(run.errors.contains("it is not certain that the last entry to '\(store.root)"))
    }
    // Only the first fails: were it repeated, the answer would be acknowledged.
    let store = try FaultStore()
    let run = try store.run(
      ["take", store.questionnairePath], input: FaultStore.answers(1...3), fault: Fault(.error(EIO), .sync, first: 3))
    #expect(run.status == .exited(74))
    #expect(run.acknowledged == ["answer-1"])
  }

  @Test func `where a broken write cannot be taken back the file is left alone`() throws {
    let sample = try FaultStore.sample(answers: 1)
    let store = try FaultStore(sample)
    // The limit lets the answer be written in part, and what was written cannot be cut off.
    let run = try store.run(
      ["resume", "latest"], input: FaultStore.answers(2...3),
      fault: Fault(.error(EIO), .cut, first: 1, forEver: true), sizeLimit: sample.bytes.count + 200)
    #expect(run.status == .exited(74))
    #expect(run.acknowledged.isEmpty)
    #expect(try TemporaryDirectory.readBytes(try store.transcripts()[0]).count == sample.bytes.count + 200)
    let again = try store.run(["resume", "latest"], input: FaultStore.answers(2...3))
    #expect(again.errors.contains("Every acknowledged answer is there."))
    #expect(try store.keptAnswers() == ["answer-1", "answer-2", "answer-3"])
  }

  @Test func `a short write is completed`() throws {
    let sample = try FaultStore.sample(answers: 1)
    for first in 1...6 {
      let store = try FaultStore(sample)
      let run = try store.run(
        ["resume", "latest"], input: FaultStore.answers(2...3), fault: Fault(.short(first * 9), .write, first: first))
      #expect(run.status == .exited(0), "write \(first)")
      #expect(run.acknowledged == ["answer-2", "answer-3"])
      #expect(try store.keptAnswers() == ["answer-1", "answer-2", "answer-3"])
    }
  }

  @Test func `a write that the system only claims is found before it is acknowledged`() throws {
    try sweep(.write, kind: .lie) { run, store, first in
      #expect(run.status == .exited(74), "write \(first)")
      #expect(run.errors.contains("was changed by something else"), "write \(first): \(run.errors)")
    }
  }

  @Test(arguments: [Fault.Call.open, .write, .sync, .lock, .cut])
  func `an interrupted call has no effect that shows`(call: Fault.Call) throws {
    let sample = try FaultStore.sample(answers: 1)
    for first in 1...3 {
      let store = try FaultStore(sample)
      let run = try store.run(
        ["resume", "latest"], input: FaultStore.answers(2...3),
        fault: Fault(.error(EINTR), call, first: first, file: ".jsonl*"))
      #expect(run.status == .exited(0), "call \(first): \(run.errors)")
      #expect(run.acknowledged == ["answer-2", "answer-3"])
    }
  }

  @Test(arguments: [ENOLCK, EOPNOTSUPP, EIO])
  func `a file system without locks is an error, not a lock held by another`(code: Int32) throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let fault = Fault(.error(code), .lock, first: 1, forEver: true, file: ".lock")
    let run = try store.run(["resume", "latest"], input: "answer-2\n", fault: fault)
    #expect(run.status == .exited(74))
    #expect(run.errors.contains("cannot be locked"))
    #expect(run.errors.contains("It is not in use by another program."))
    let begun = try store.run(["take", store.questionnairePath], input: "answer-1\n", fault: fault)
    #expect(begun.status == .exited(74))
    #expect(try store.transcripts().count == 1, "an assessment that never began is not left behind")
  }

  @Test(arguments: [EMFILE, ENFILE]) func `no descriptors left is a failure with a reason`(code: Int32) throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let fault = Fault(.error(code), .open, first: 1, forEver: true)
    let run = try store.run(["resume", try store.transcripts()[0]], input: "answer-2\n", fault: fault)
    #expect(run.status == .exited(74))
    #expect(run.errors.contains("too many files are open"))
    let begun = try store.run(["take", store.questionnairePath], input: "answer-1\n", fault: fault)
    #expect(begun.status == .exited(73))
    #expect(begun.errors.contains("too many files are open"))
  }

  @Test(.enabled(if: !Sanitizer.isOn, "a sanitizer takes more address space than there is memory"))
  func `with hardly any memory the program ends and the transcript is whole`() throws {
    let sample = try FaultStore.sample(answers: 1)
    var ended: Set<Bool> = []
    for megabytes in [20, 40, 60, 80, 100, 120, 160, 240, 2000] {
      let store = try FaultStore(sample)
      let run = try store.run(
        shell: "ulimit -v \(megabytes << 10); exec \"$@\"", ["resume", "latest"], input: FaultStore.answers(2...3))
      ended.insert(run.status == .exited(0))
      let kept = try store.keptAnswers()
      #expect(kept.starts(with: ["answer-1"] + run.acknowledged), "\(megabytes) MB")
    }
    #expect(ended == [true, false], "some limits are too small and some are not")
  }

  // MARK: - Reports

  @Test(arguments: [Fault.Kind.killedBefore, .killedAfter, .torn(10), .error(EIO), .error(ENOSPC)])
  func `a file that is written is the old one or the new one, never half of it`(kind: Fault.Kind) throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    mkdir(store.folder.path(of: "out"), 0o700)
    let target = "out/answers.txt"
    let command = ["export", "latest", "--format", "script", "--output", store.folder.path(of: target), "--force"]
    try store.folder.write("old", to: target)
    let undisturbed = try store.run(command)
    #expect(undisturbed.status == .exited(0), "\(undisturbed.errors)")
    let new = try store.folder.read(target)
    #expect(new.contains("answer-1"))
    for first in 1... {
      try store.folder.write("old", to: target)
      let run = try store.run(command, fault: Fault(kind, first: first, file: "/out/*"))
      let found = try store.folder.read(target)
      #expect(found == "old" || found == new, "call \(first)")
      if run.status == .exited(0) {
        #expect(found == new)
        #expect(first > 2)
        break
      }
      if case .error = kind { #expect(run.status != .signalled(SIGKILL)) }
    }
  }

  @Test func `a report to a full device is a failure`() throws {
    let store = try FaultStore(try FaultStore.sample(answers: 1))
    let run = try store.run(shell: "exec \"$@\" > /dev/full", ["score", "latest"])
    #expect(run.status == .exited(74))
    #expect(run.errors.contains("standard output cannot be written"))
  }
}
