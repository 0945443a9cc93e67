import Assessments
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `Transcript writer` {
  /// Opens, appends, and gives back what reading the file afterwards says.
  private func reopened(_ disk: SimulatedDisk) throws -> (events: [RecordedEvent], recovery: TranscriptWriter.Recovery?)
  {
    let (writer, records) = try TranscriptWriter.open(
      path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    let events = try records.compactMap { try $0.event(language: "en") { Sample.items[$0] } }
    #expect(writer.count == records.count)
    #expect(records.last.map(\.head) == (records.isEmpty ? nil : writer.head))
    writer.close()
    let verification = try TranscriptVerification(path: Sample.path, files: disk)
    #expect(records.isEmpty ? verification.damage?.kind == .empty : verification.isSound)
    #expect(verification.ending == .complete)
    return (events, writer.recovery)
  }

  @Test func `events are numbered, timed and chained`() throws {
    let disk = SimulatedDisk()
    let writer = try TranscriptWriter.create(
      path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    #expect(writer.head == String(repeating: "0", count: 64))
    let recorded = try Sample.events.map { try writer.append($0) }
    #expect(recorded.map(\.seq) == Array(1...Sample.events.count))
    #expect(try Sample.verify(disk[Sample.path]!, keptHead: writer.head).headCheck == .matches)
    #expect(try Sample.read(disk[Sample.path]!) == recorded)
    writer.close()
    #expect(disk.names == [Sample.path])
  }

  @Test func `clocks that go backwards do no harm`() throws {
    let disk = SimulatedDisk()
    var times: [Int64] = [Sample.time, 0, -5, 4_000_000_000_000, 7, 7, 7, 7, 7]
    let writer = try TranscriptWriter.create(path: Sample.path, holder: "test", files: disk) { times.removeFirst() }
    let recorded = try Sample.events.map { try writer.append($0) }
    #expect(try Sample.read(disk[Sample.path]!) == recorded)
  }

  @Test func `an opened transcript goes on where it was left`() throws {
    let bytes = try Sample.transcript()
    let disk = SimulatedDisk([Sample.path: bytes])
    let (writer, records) = try TranscriptWriter.open(
      path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    #expect(records.count == Sample.events.count)
    #expect(writer.recovery == nil)
    let resumed = try writer.append(.resumed(tool: "groundwork 0.2.0"))
    #expect(resumed.seq == Sample.events.count + 1)
    #expect(disk[Sample.path]!.starts(with: bytes))
    #expect(try Sample.verify(disk[Sample.path]!).isSound)
  }

  @Test func `a line past the limit is refused and costs nothing`() throws {
    let disk = SimulatedDisk()
    let writer = try TranscriptWriter.create(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    try writer.append(Sample.events[0])
    let text = String(repeating: "\u{1}", count: 200_000)
    let error = try #require(throws: TranscriptError.self) {
      try writer.append(.noted(item: nil, text: text, author: nil))
    }
    #expect(error.exitCode == 65)
    #expect(try writer.append(.completed).seq == 2)
  }

  @Test func `a transcript that never began is given up, one that began is not`() throws {
    let disk = SimulatedDisk()
    var writer = try TranscriptWriter.create(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    writer.discard()
    #expect(disk.names == [])
    writer = try TranscriptWriter.create(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    disk[Sample.path] = nil
    disk[Sample.path] = [1]
    writer.discard()
    #expect(disk[Sample.path] == [1], "another file of its name is not its own")
    disk[Sample.path] = nil
    writer = try TranscriptWriter.create(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    try writer.append(Sample.events[0])
    writer.discard()
    #expect(try writer.append(.completed).seq == 2)
    writer.close()
    #expect(try Sample.verify(disk[Sample.path]!).count == 2)
  }

  // MARK: - Recovery

  @Test func `a file cut anywhere opens with all its whole lines, and says what it cut`() throws {
    let bytes = try Sample.transcript()
    for size in 0...bytes.count {
      let cut = Array(bytes[..<size])
      let disk = SimulatedDisk([Sample.path: cut])
      let (events, recovery) = try reopened(disk)
      let ended = size > 0 && size < bytes.count && bytes[size] == 0x0A
      let whole = cut.count { $0 == 0x0A } + (ended ? 1 : 0)
      let kept = Array(Sample.events[..<whole])
      if size == 0 || cut.last == 0x0A {
        #expect(recovery == nil)
        #expect(events.map(\.event) == kept)
      } else if ended {
        #expect(recovery?.isLineFeedRepaired == true)
        #expect(recovery?.bytes == 0)
        #expect(events.map(\.event) == kept)
      } else {
        let torn = Array(cut[((cut.lastIndex(of: 0x0A) ?? -1) + 1)...])
        #expect(recovery?.bytes == torn.count)
        #expect(recovery?.path == Sample.path + ".torn")
        #expect(disk[Sample.path + ".torn"] == torn)
        let recovered = AssessmentEvent.recovered(bytes: torn.count, sha256: Digest.sha256Hex(of: torn))
        #expect(events.map(\.event) == kept + (whole == 0 ? [] : [recovered]))
      }
      // What was put right stays so.
      #expect(try reopened(disk).recovery == nil)
    }
  }

  @Test(arguments: [1, 2, 511, 4096])
  func `NUL bytes after the last line are set aside`(count: Int) throws {
    let bytes = try Sample.transcript()
    let zeros = [UInt8](repeating: 0, count: count)
    let disk = SimulatedDisk([Sample.path: bytes + zeros])
    let (events, recovery) = try reopened(disk)
    #expect(recovery?.bytes == count)
    #expect(disk[Sample.path + ".torn"] == zeros)
    #expect(events.dropLast().map(\.event) == Sample.events)
  }

  @Test func `a last line whose line feed turned into anything is kept`() throws {
    let bytes = try Sample.transcript()
    for byte in UInt8.min...UInt8.max where byte != 0x0A {
      let disk = SimulatedDisk([Sample.path: bytes.dropLast() + [byte]])
      let (events, recovery) = try reopened(disk)
      #expect(events.map(\.event) == Sample.events)
      #expect(recovery?.isLineFeedRepaired == true)
      #expect(disk[Sample.path] == bytes)
    }
  }

  @Test func `a last line with an unwritten block is set aside`() throws {
    let lines = Sample.lines(try Sample.transcript())
    let last = lines.last!
    for count in 1..<last.count {
      for damaged in [
        [UInt8](repeating: 0, count: count) + last[count...],
        Array(last[..<(last.count - count)]) + [UInt8](repeating: 0, count: count),
      ] {
        let disk = SimulatedDisk([Sample.path: Array(lines.dropLast().joined()) + damaged])
        // Who only reads judges as who opens does; a line feed that alone is missing is no damage.
        let verification = try TranscriptVerification(path: Sample.path, files: disk)
        #expect(verification.damage.map { $0.kind == .torn } ?? (verification.ending != .complete))
        let events = try reopened(disk).events.map(\.event)
        #expect(events.starts(with: Sample.events.dropLast()))
      }
    }
  }

  @Test func `damage before the last line is refused and nothing is changed`() throws {
    let bytes = try Sample.transcript(Array(Sample.events[..<5]))
    let lastStart = bytes.dropLast().lastIndex(of: 0x0A)! + 1
    for index in 0..<lastStart {
      for pattern: UInt8 in [0x01, 0x20, bytes[index]] {
        var damaged = bytes
        damaged[index] ^= pattern
        let disk = SimulatedDisk([Sample.path: damaged])
        let error = #expect(throws: TranscriptError.self) {
          try TranscriptWriter.open(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
        }
        guard case .damaged = error else {
          Issue.record("byte \(index): \(String(describing: error))")
          return
        }
        #expect(disk[Sample.path] == damaged)
        #expect(disk.names == [Sample.path])
      }
    }
  }

  @Test func `a changed last line is refused, since a broken write leaves no whole line`() throws {
    let bytes = try Sample.transcript()
    let lastStart = bytes.dropLast().lastIndex(of: 0x0A)! + 1
    for index in lastStart..<bytes.count - 1 {
      var damaged = bytes
      damaged[index] ^= 0x01
      let disk = SimulatedDisk([Sample.path: damaged])
      #expect(throws: TranscriptError.self) {
        try TranscriptWriter.open(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
      }
      #expect(disk[Sample.path] == damaged)
    }
  }

  @Test func `an earlier torn end is never overwritten`() throws {
    let bytes = try Sample.transcript()
    let disk = SimulatedDisk([Sample.path: bytes + Array("first".utf8)])
    _ = try reopened(disk)
    disk[Sample.path]! += Array("second".utf8)
    #expect(try reopened(disk).recovery?.path == Sample.path + ".torn-2")
    #expect(disk[Sample.path + ".torn"] == Array("first".utf8))
    #expect(disk[Sample.path + ".torn-2"] == Array("second".utf8))
  }

  // MARK: - The file under the writer

  enum Displacement: CaseIterable {
    case deleted, replaced, emptied, grown
  }

  @Test(arguments: Displacement.allCases)
  func `a file that is not the same any more stops the writer`(displacement: Displacement) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.jsonl")
    let writer = try TranscriptWriter.create(path: path, holder: "test", clock: Sample.clock())
    try writer.append(Sample.events[0])
    switch displacement {
    case .deleted: unlink(path)
    case .replaced:
      folder.write([1, 2, 3], to: "b")
      rename(folder.path(of: "b"), path)
    case .emptied: truncate(path, 0)
    case .grown: folder.append([0x7B], to: "a.jsonl")
    }
    let before = folder.read("a.jsonl")
    let error = try #require(throws: TranscriptError.self) { try writer.append(.completed) }
    guard case .displaced(_, let state) = error else {
      Issue.record("unexpected \(error)")
      return
    }
    #expect(state == (displacement == .deleted ? .deleted : displacement == .replaced ? .replaced : .changed))
    #expect(error.exitCode == 74)
    #expect(throws: TranscriptError.abandoned(path: path)) { try writer.append(.completed) }
    #expect(folder.read("a.jsonl") == before)
  }

  @Test func `a file moved away and replaced stops the writer`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.jsonl")
    let writer = try TranscriptWriter.create(path: path, holder: "test", clock: Sample.clock())
    try writer.append(Sample.events[0])
    rename(path, folder.path(of: "b.jsonl"))
    folder.write(folder.read("b.jsonl")!, to: "a.jsonl")
    #expect(throws: TranscriptError.displaced(path: path, .replaced)) { try writer.append(.completed) }
  }

  @Test func `files are for their owner only, whatever the umask`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.jsonl")
    let writer = try TranscriptWriter.create(path: path, holder: "test", clock: Sample.clock())
    try writer.append(Sample.events[0])
    #expect(folder.mode(of: "a.jsonl") == 0o600)
    #expect(folder.mode(of: "a.jsonl.lock") == 0o600)
    writer.close()
    #expect(folder.mode(of: "a.jsonl.lock") == nil)
    folder.append(Array("torn".utf8), to: "a.jsonl")
    let opened = try TranscriptWriter.open(path: path, holder: "test", clock: Sample.clock())
    #expect(opened.writer.recovery?.bytes == 4)
    #expect(folder.mode(of: "a.jsonl.torn") == 0o600)
  }

  @Test func `links, pipes and folders are refused without waiting and stay untouched`() throws {
    let folder = try TemporaryFolder()
    folder.write(try Sample.transcript(), to: "target")
    symlink(folder.path(of: "target"), folder.path(of: "link"))
    mkfifo(folder.path(of: "pipe"), 0o600)
    mkdir(folder.path(of: "folder"), 0o700)
    for name in ["link", "pipe", "folder"] {
      let path = folder.path(of: name)
      #expect(throws: TranscriptError.notPlain(path: path)) {
        try TranscriptWriter.open(path: path, holder: "test", clock: Sample.clock())
      }
      #expect(throws: TranscriptError.notPlain(path: path)) { try TranscriptVerification(path: path) }
      #expect(throws: TranscriptError.exists(path: path)) {
        try TranscriptWriter.create(path: path, holder: "test", clock: Sample.clock())
      }
    }
    #expect(throws: TranscriptError.missing(path: folder.path(of: "none"))) {
      try TranscriptWriter.open(path: folder.path(of: "none"), holder: "test", clock: Sample.clock())
    }
    #expect(folder.mode(of: "none.lock") == nil)
  }

  // MARK: - Locks

  @Test func `a second writer is told who has the transcript, and the lock ends with the first`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.jsonl")
    let first = try TranscriptWriter.create(path: path, holder: "groundwork\u{1B} 0.1.0", clock: Sample.clock())
    try first.append(Sample.events[0])
    let error = try #require(throws: TranscriptError.self) {
      try TranscriptWriter.open(path: path, holder: "second", clock: Sample.clock())
    }
    guard case .locked(path, let holder?) = error else {
      Issue.record("unexpected \(error)")
      return
    }
    #expect(holder == LockHolder(name: "groundwork\u{1B} 0.1.0", process: Int64(getpid()), since: Sample.time - 1000))
    #expect(error.exitCode == 75)
    #expect(error.message.contains(#"groundwork\u{1B} 0.1.0 (process \#(getpid()), since 2026-03-02T14:05:08.123Z)"#))
    // Reading works meanwhile.
    #expect(try TranscriptVerification(path: path).isSound)
    first.close()
    #expect(try TranscriptWriter.open(path: path, holder: "third", clock: Sample.clock()).records.count == 1)
  }

  @Test func `a lock file that a killed program left is taken over`() throws {
    let folder = try TemporaryFolder()
    folder.write(try Sample.transcript(), to: "a.jsonl")
    folder.write(
      Array("{\"name\":\"gone\",\"pid\":1,\"time\":\"2026-03-02T14:05:09.123Z\"}\n and more".utf8), to: "a.jsonl.lock")
    let writer = try TranscriptWriter.open(path: folder.path(of: "a.jsonl"), holder: "new", clock: Sample.clock())
      .writer
    let text = String(decoding: folder.read("a.jsonl.lock")!, as: UTF8.self)
    #expect(text == "{\"name\":\"new\",\"pid\":\(getpid()),\"time\":\"2026-03-02T14:05:08.123Z\"}\n")
    writer.close()
  }

  @Test(arguments: [ENOLCK, EIO, EOPNOTSUPP])
  func `a lock that cannot be had is an error of the file system, not a lock held`(code: Int32) throws {
    let plan = SimulatedDisk.Plan(fault: .error(code), first: 1, forEver: true, kind: .lock)
    let disk = SimulatedDisk([Sample.path: try Sample.transcript()], plan: plan)
    let error = try #require(throws: TranscriptError.self) {
      try TranscriptWriter.open(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    }
    #expect(error.exitCode == 74)
    #expect(error == .system(SystemFailure(code), while: .lock, path: Sample.path))
  }

  @Test func `a lock file that is a link is not followed`() throws {
    let folder = try TemporaryFolder()
    folder.write(try Sample.transcript(), to: "a.jsonl")
    folder.write([1, 2, 3], to: "victim")
    symlink(folder.path(of: "victim"), folder.path(of: "a.jsonl.lock"))
    #expect(throws: TranscriptError.notPlain(path: folder.path(of: "a.jsonl.lock"))) {
      try TranscriptWriter.open(path: folder.path(of: "a.jsonl"), holder: "test", clock: Sample.clock())
    }
    #expect(folder.read("victim") == [1, 2, 3])
  }
}
