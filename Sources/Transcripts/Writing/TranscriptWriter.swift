package import Assessments

/// Adds events to one transcript, of which it is the only writer.
///
/// An event is written with one call, and is on the disk before ``append(_:durability:)`` returns. Whatever fails, the
/// events that were returned stay readable.
package final class TranscriptWriter {
  /// When an event has to be on the disk.
  package enum Durability: Sendable {
    /// Before the call returns: for everything a person was told is saved.
    case synced
    /// With the next synced event: for what costs nothing to lose, such as `asked`.
    case written
  }

  /// What was put right when the transcript was opened.
  package struct Recovery: Sendable, Equatable {
    /// How many bytes of a torn end were set aside; 0 where only the line feed was put right.
    package var bytes: Int
    /// Their SHA-256, in hex.
    package var sha256: String
    /// The file that has them now; `nil` where there were none.
    package var path: String?
    /// Whether the line feed of the last whole record was missing or damaged.
    package var isLineFeedRepaired: Bool
  }

  /// Where the transcript is.
  package let path: String
  /// How many records it has.
  package private(set) var count: Int
  /// What was put right on opening; `nil` where everything was in order.
  package internal(set) var recovery: Recovery?

  private let files: any FileOperations
  private let clock: () -> Int64
  private var file: Int32?
  private var lock: TranscriptLock?
  /// The digits of the hash of the last record.
  private(set) var headBytes: [UInt8]
  /// The size up to the last good record.
  private var size: Int
  private var identity: FileStatus
  private var hasUnsynced = false
  private var isAbandoned = false

  /// Takes over an open, locked transcript whose bytes are all good.
  init(
    _ file: Int32, path: String, lock: consuming TranscriptLock, head: [UInt8], count: Int, status: FileStatus,
    files: any FileOperations, clock: @escaping () -> Int64
  ) {
    self.file = file
    self.path = path
    self.lock = consume lock
    self.headBytes = head
    self.count = count
    self.size = status.size
    self.identity = status
    self.files = files
    self.clock = clock
  }

  deinit { close() }

  /// Begins a new transcript, in a folder that exists; the first event has to be `opened`.
  /// - Parameters:
  ///   - holder: who others are told has the transcript open: the program, perhaps the person.
  ///   - clock: the time in milliseconds since 1970 UTC.
  /// - Throws: ``TranscriptError/exists(path:)`` where there is a file of that name; where the file cannot be created,
  ///   locked or, with its folder, synchronized, and then there is none.
  package static func create(
    path: String, holder: String, files: any FileOperations = SystemFiles(), clock: @escaping () -> Int64
  ) throws(TranscriptError) -> TranscriptWriter {
    let files = UninterruptedFiles(files)
    let file: Int32
    do throws(SystemFailure) {
      file = try files.openFile(path, .create)
    } catch {
      if error.isExisting { throw .exists(path: path) }
      throw .system(error, while: .create, path: path)
    }
    do throws(TranscriptError) {
      let lock = try TranscriptLock(ofTranscript: path, name: holder, now: clock(), files: files)
      let status: FileStatus
      do throws(SystemFailure) {
        status = try files.status(of: file)
        // Without this a power cut could take the name of a file whose bytes were synchronized.
        try files.synchronizeFolder(of: path)
      } catch {
        throw .system(error, while: .create, path: path)
      }
      return TranscriptWriter(
        file, path: path, lock: lock, head: TranscriptRecord.firstPredecessor, count: 0, status: status,
        files: files, clock: clock)
    } catch {
      files.closeFile(file)
      try? files.removeFile(path)
      throw error
    }
  }

  /// The hash of the last record, 64 hex digits; 64 zeros before the first.
  package var head: String { String(decoding: headBytes, as: UTF8.self) }

  /// Adds an event.
  ///
  /// The first event of a transcript is `opened`, and no other is.
  /// - Returns: the event with its number and time: it is saved, or with `written` will be with the next that is.
  /// - Throws: where the file was deleted, replaced or changed, where it cannot be written, or where the line would be
  ///   too long. Then the event is not saved, except that after a failed synchronization it may be; the writer goes on
  ///   working only where the file is known to be as before.
  @discardableResult
  package func append(
    _ event: AssessmentEvent, durability: Durability = .synced
  ) throws(TranscriptError) -> RecordedEvent {
    let isOpening = if case .opened = event { true } else { false }
    precondition(isOpening == (count == 0), "a transcript begins with 'opened', once")
    let file = try usableFile()
    let recorded = RecordedEvent(seq: count + 1, milliseconds: clock(), event: event)
    let line = TranscriptRecord.line(of: recorded, after: headBytes)
    guard line.bytes.count <= TranscriptRecord.lineLimit else { throw .tooLong(bytes: line.bytes.count) }
    try checkPlace(of: file, size: size)
    try write(line.bytes, to: file)
    if durability == .synced { try synchronize(file) }
    try checkPlace(of: file, size: size + line.bytes.count)
    hasUnsynced = durability == .written
    size += line.bytes.count
    headBytes = line.hash
    count += 1
    return recorded
  }

  /// Puts events that were only written on the disk.
  package func synchronize() throws(TranscriptError) {
    guard hasUnsynced else { return }
    try synchronize(try usableFile())
    hasUnsynced = false
  }

  /// Gives the transcript back, after a last attempt to put written events on the disk. Once is enough.
  package func close() {
    if let file {
      if hasUnsynced, !isAbandoned { try? synchronize(file) }
      files.closeFile(file)
    }
    file = nil
    lock = nil
  }

  /// Gives up a transcript that has no record, and removes its file; any other is left as it is.
  package func discard() {
    guard count == 0, file != nil else { return }
    // Never another file that took its name.
    if let here = try? files.status(at: path), here.isSameFile(as: identity) { try? files.removeFile(path) }
    isAbandoned = true
    close()
  }

  private func usableFile() throws(TranscriptError) -> Int32 {
    guard let file, !isAbandoned else { throw .abandoned(path: path) }
    return file
  }

  /// Finds out that the file was deleted, replaced, cut or written to, before anything is said to be saved in it.
  private func checkPlace(of file: Int32, size: Int) throws(TranscriptError) {
    let state: TranscriptError.DisplacedState
    do throws(SystemFailure) {
      let here = try files.status(of: file)
      if here.links < 1 {
        state = (try? files.status(at: path)) == nil ? .deleted : .replaced
      } else if here.size != size {
        state = .changed
      } else {
        let there = try files.status(at: path)
        if there.isSameFile(as: identity), there.kind == .plain { return }
        state = .replaced
      }
    } catch {
      isAbandoned = true
      if error.isMissing { throw .displaced(path: path, .deleted) }
      throw .system(error, while: .check, path: path)
    }
    isAbandoned = true
    throw .displaced(path: path, state)
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(TranscriptError) {
    do throws(SystemFailure) {
      try files.appendAll(bytes, to: file)
    } catch {
      let failure = error
      do throws(SystemFailure) {
        try files.cut(file, to: size)
      } catch {
        isAbandoned = true
      }
      throw .system(failure, while: .write, path: path)
    }
  }

  /// Synchronizes once: after a failure the system may have dropped the bytes and forgotten the error, so that a second
  /// call would succeed without them (PostgreSQL's "fsyncgate").
  private func synchronize(_ file: Int32) throws(TranscriptError) {
    do throws(SystemFailure) {
      try files.synchronize(file)
    } catch {
      isAbandoned = true
      throw .system(error, while: .sync, path: path)
    }
  }
}
