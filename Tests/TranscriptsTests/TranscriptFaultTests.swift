import Assessments
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Every call fails once and for ever, every write tears at every byte, power goes at every call; after each, what was
/// acknowledged has to be there.
@Suite struct `Transcript faults` {
  /// A session that goes on after failures, as a person would try again.
  private struct Session {
    /// What was acknowledged as on the disk.
    var saved: [RecordedEvent] = []
    /// What was written, to be synchronized with the next.
    var written: [RecordedEvent] = []
    var errors: [TranscriptError] = []

    /// Runs it until the end or a writer that is of no use any more.
    init(_ disk: SimulatedDisk, stopsAtError: Bool = false, after: () -> Void = {}) {
      do {
        let writer = try TranscriptWriter.create(
          path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
        for event in Sample.events {
          let isAsked = if case .asked = event { true } else { false }
          do {
            let recorded = try writer.append(event, durability: isAsked ? .written : .synced)
            written.append(recorded)
            if !isAsked {
              saved += written
              written = []
            }
          } catch {
            errors.append(error)
            if stopsAtError || saved.isEmpty { break }
          }
          after()
        }
        writer.close()
      } catch {
        errors.append(error)
      }
    }
  }

  /// What can be read after opening a file in a given state.
  private func events(_ bytes: [UInt8]) throws -> [RecordedEvent] {
    let disk = SimulatedDisk([Sample.path: bytes])
    let records = try TranscriptWriter.open(
      path: Sample.path, holder: "test", files: disk, clock: Sample.clock()
    ).records
    return try records.compactMap { try $0.event(language: "en") { Sample.items[$0] } }
      .filter { if case .recovered = $0.event { false } else { true } }
  }

  /// Expects all that was saved, and at most what was written or tried last beside it.
  private func check(_ session: Session, _ disk: SimulatedDisk, _ comment: String) {
    for state in disk.statesAfterPowerCut(of: Sample.path, step: 61) + [disk[Sample.path]] {
      guard let state else {
        #expect(session.saved.isEmpty, "\(comment): the file is gone")
        continue
      }
      let found = Result { try events(state) }
      guard case .success(let events) = found else {
        Issue.record("\(comment): \(found)")
        continue
      }
      #expect(events.starts(with: session.saved), "\(comment): lost")
      #expect(events.count <= session.saved.count + session.written.count + 1, "\(comment): too many")
    }
  }

  @Test(arguments: [EIO, ENOSPC, EACCES], [false, true])
  func `any call may fail, once or for ever`(code: Int32, forEver: Bool) {
    for first in 1... {
      let disk = SimulatedDisk(plan: SimulatedDisk.Plan(fault: .error(code), first: first, forEver: forEver))
      let session = Session(disk)
      let calls = disk.calls
      disk.setPlan(nil)
      if calls < first {
        #expect(session.errors.isEmpty)
        #expect(session.saved.map(\.event) == Sample.events)
        return
      }
      check(session, disk, "call \(first)")
    }
  }

  @Test func `an interrupted call is made again`() {
    for first in 1... {
      let disk = SimulatedDisk(plan: SimulatedDisk.Plan(fault: .error(EINTR), first: first))
      let session = Session(disk)
      #expect(session.errors.isEmpty, "call \(first)")
      #expect(session.saved.map(\.event) == Sample.events)
      if disk.calls < first { return }
    }
  }

  @Test func `a write that ends short is completed or taken back at every byte`() throws {
    let lines = Sample.lines(try Sample.transcript())
    for (index, line) in lines.enumerated() {
      for taken in 1..<line.count {
        // The first append is that of the lock file.
        let plan = SimulatedDisk.Plan(fault: .short(taken, then: ENOSPC), first: index + 2, kind: .append)
        let disk = SimulatedDisk(plan: plan)
        let session = Session(disk)
        #expect(session.errors == [.system(SystemFailure(ENOSPC), while: .write, path: Sample.path)])
        disk.setPlan(nil)
        let found = try events(disk[Sample.path] ?? [])
        #expect(found == session.saved + session.written)
        #expect(found.count == (index == 0 ? 0 : lines.count - 1))
      }
    }
  }

  @Test func `a write that is torn by a crash at every byte loses only itself`() throws {
    let bytes = try Sample.transcript()
    let lines = Sample.lines(bytes)
    var start = 0
    for (index, line) in lines.enumerated() {
      for taken in 0..<line.count {
        let found = try events(Array(bytes[..<(start + taken)]))
        #expect(found.map(\.event) == Array(Sample.events[..<(taken == line.count - 1 ? index + 1 : index)]))
      }
      start += line.count
    }
  }

  @Test func `a failed synchronization is not acknowledged and not repeated`() throws {
    for first in 2...7 {
      let disk = SimulatedDisk(plan: SimulatedDisk.Plan(fault: .error(EIO), first: first, kind: .synchronize))
      let session = Session(disk)
      #expect(disk.calls == first, "synchronized again")
      #expect(session.errors.first == .system(SystemFailure(EIO), while: .sync, path: Sample.path))
      #expect(session.errors.dropFirst().allSatisfy { $0 == .abandoned(path: Sample.path) })
      check(session, disk, "synchronization \(first)")
    }
  }

  @Test func `where a broken write cannot be taken back the writer stops`() throws {
    let disk = SimulatedDisk()
    let writer = try TranscriptWriter.create(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    try writer.append(Sample.events[0])
    disk.setPlan(SimulatedDisk.Plan(fault: .error(EIO), first: 1, forEver: true, kind: .cut))
    disk.setPlan(SimulatedDisk.Plan(fault: .error(EIO), first: 4, forEver: true))
    #expect(throws: TranscriptError.self) { try writer.append(.completed) }
    disk.setPlan(nil)
    #expect(throws: TranscriptError.abandoned(path: Sample.path)) { try writer.append(.completed) }
  }

  @Test func `power may go after every acknowledgement`() {
    let disk = SimulatedDisk()
    var acknowledged = 0
    _ = Session(disk) {
      acknowledged += 1
      for state in disk.statesAfterPowerCut(of: Sample.path) {
        let found = Result { try events(state ?? []) }
        guard case .success(let events) = found else {
          Issue.record("after \(acknowledged): \(found)")
          continue
        }
        // An 'asked' is written only, so that it may be missing.
        let isAsked = if case .asked = Sample.events[acknowledged - 1] { true } else { false }
        #expect(events.count >= acknowledged - (isAsked ? 1 : 0))
        #expect(events.map(\.event) == Array(Sample.events[..<events.count]))
      }
    }
    #expect(acknowledged == Sample.events.count)
  }

  @Test func `power may go at any call`() {
    for first in 1... {
      let disk = SimulatedDisk(plan: SimulatedDisk.Plan(fault: .error(EIO), first: first, forEver: true))
      let session = Session(disk, stopsAtError: true)
      if session.errors.isEmpty { return }
      check(session, disk, "call \(first)")
    }
  }

  @Test func `without synchronization the same power cuts lose what was acknowledged`() {
    // The control: the sweep can fail.
    let disk = SimulatedDisk()
    var lost = 0
    let writer = try! TranscriptWriter.create(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    for event in Sample.events { _ = try! writer.append(event, durability: .written) }
    for state in disk.statesAfterPowerCut(of: Sample.path, step: 13) {
      if (try? events(state ?? []))?.count != Sample.events.count { lost += 1 }
    }
    #expect(lost > 100)
  }

  @Test(arguments: ["torn", "\u{0}\u{0}\u{0}", "{\"type\":\"asked\",\"seq\":9,"])
  func `recovery may be broken off at any call`(tail: String) throws {
    let bytes = try Sample.transcript()
    let torn = Array(tail.utf8)
    for code in [EIO, ENOSPC, EPERM] {
      for forEver in [false, true] {
        for first in 1... {
          let disk = SimulatedDisk(
            [Sample.path: bytes + torn],
            plan: SimulatedDisk.Plan(fault: .error(code), first: first, forEver: forEver))
          let opened = Result {
            try TranscriptWriter.open(path: Sample.path, holder: "test", files: disk, clock: Sample.clock()).records
          }
          let calls = disk.calls
          disk.setPlan(nil)
          for state in disk.statesAfterPowerCut(of: Sample.path, step: 61) + [disk[Sample.path]] {
            #expect(try events(state ?? []).map(\.event) == Sample.events)
          }
          // What was cut off is there, or was never cut off.
          let kept = disk.names.filter { $0.contains(".torn") }.contains { disk[$0] == torn }
          #expect(kept || disk[Sample.path] == bytes + torn)
          if calls < first {
            #expect(throws: Never.self) { try opened.get() }
            break
          }
        }
      }
    }
  }

  @Test func `a torn end that cannot be cut off names what to do`() throws {
    let plan = SimulatedDisk.Plan(fault: .error(EPERM), first: 2, kind: .cut)
    let disk = SimulatedDisk([Sample.path: try Sample.transcript() + [0x7B]], plan: plan)
    let error = try #require(throws: TranscriptError.self) {
      try TranscriptWriter.open(path: Sample.path, holder: "test", files: disk, clock: Sample.clock())
    }
    #expect(error == .tornEndStays(path: Sample.path, SystemFailure(EPERM)))
    #expect(error.exitCode == 74)
    #expect(error.message.contains("salvage"))
  }
}
