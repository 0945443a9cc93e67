import Diagnostics
import JSONDocuments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The right to write to a transcript: an exclusive lock on the file `<transcript>.lock`, given back with this value.
///
/// The lock is the system's (`flock`), so that it ends with the process that holds it. The file says who that is; it is
/// removed when the lock is given back, and one left by a killed program is taken over.
struct TranscriptLock: ~Copyable {
  private static let tries = 4
  private static let pauseMicroseconds: UInt32 = 3_000
  private static let contentLimit = 4096

  private let files: any FileOperations
  private let file: Int32
  private let path: String

  /// Takes the lock.
  /// - Throws: ``TranscriptError/locked(path:holder:)`` where another program has it.
  init(
    ofTranscript transcript: String, name: String, now: Int64, files: any FileOperations
  ) throws(TranscriptError) {
    let path = Self.path(ofTranscript: transcript)
    let file = try Self.acquire(path, ofTranscript: transcript, files)
    self.files = files
    self.file = file
    self.path = path
    let holder = JSONValue.object([
      .init(name: "name", value: .string(name)), .init(name: "pid", value: .integer(Int64(getpid()))),
      .init(name: "time", value: .string(TranscriptTime.text(of: now))),
    ])
    // Who holds the lock is told as a courtesy; a full disk is no reason to refuse it.
    do throws(SystemFailure) {
      try files.cut(file, to: 0)
      try files.appendAll(Array((holder.serialized() + "\n").utf8), to: file)
    } catch {}
  }

  deinit {
    // Whoever waits to take it over sees that the name is gone or another's, and starts again.
    if let here = try? files.status(of: file), let there = try? files.status(at: path), here.isSameFile(as: there) {
      try? files.removeFile(path)
    }
    files.closeFile(file)
  }

  /// Where the lock of a transcript is.
  static func path(ofTranscript transcript: String) -> String { transcript + ".lock" }

  /// Who writes to a transcript; `nil` where nobody does, or where that cannot be found out.
  static func holder(ofTranscript transcript: String, files: any FileOperations) -> LockHolder? {
    guard let file = try? files.openFile(path(ofTranscript: transcript), .update) else { return nil }
    defer { files.closeFile(file) }
    guard (try? files.status(of: file).kind) == .plain, (try? files.lockFile(file)) == false else { return nil }
    return holder(file, files) ?? LockHolder(name: "another program", process: 0, since: 0)
  }

  private static func acquire(
    _ path: String, ofTranscript transcript: String, _ files: any FileOperations
  ) throws(TranscriptError) -> Int32 {
    var lastHolder: LockHolder?
    for attempt in 0..<tries {
      // A listing takes the lock for a moment, to see whether it is free.
      if attempt > 0 { usleep(pauseMicroseconds) }
      let file = try open(path, files)
      do throws(SystemFailure) {
        let isTaken = try files.lockFile(file)
        if isTaken, try isNamed(path, file, files) { return file }
        if !isTaken { lastHolder = holder(file, files) ?? lastHolder }
        files.closeFile(file)
      } catch {
        files.closeFile(file)
        throw .system(error, while: .lock, path: transcript)
      }
    }
    throw .locked(path: transcript, holder: lastHolder)
  }

  private static func open(_ path: String, _ files: any FileOperations) throws(TranscriptError) -> Int32 {
    var failure = SystemFailure(ENOENT)
    for purpose in [FilePurpose.create, .update, .create, .update] {
      let file: Int32
      do throws(SystemFailure) {
        file = try files.openFile(path, purpose)
      } catch {
        // Between the two calls the file may have come or gone.
        guard error.isExisting || error.isMissing else {
          if error.isNotPlain { throw .notPlain(path: path) }
          throw .system(error, while: .lock, path: path)
        }
        failure = error
        continue
      }
      guard (try? files.status(of: file).kind) == .plain else {
        files.closeFile(file)
        throw .notPlain(path: path)
      }
      return file
    }
    throw .system(failure, while: .lock, path: path)
  }

  /// Whether a lock file still has its name: its last holder removes it.
  private static func isNamed(
    _ path: String, _ file: Int32, _ files: any FileOperations
  ) throws(SystemFailure) -> Bool {
    let here = try files.status(of: file)
    do throws(SystemFailure) {
      return try files.status(at: path).isSameFile(as: here)
    } catch {
      guard error.isMissing else { throw error }
      return false
    }
  }

  private static func holder(_ file: Int32, _ files: any FileOperations) -> LockHolder? {
    guard let bytes = try? files.readAll(file, at: 0, count: contentLimit),
      let root = try? JSONDocument(parsing: SourceText(name: "", bytes: bytes)).root,
      case .string(let name) = root[name: "name"]?.kind, case .number(let process) = root[name: "pid"]?.kind,
      case .string(let time) = root[name: "time"]?.kind, let since = TranscriptTime.milliseconds(of: time.value)
    else { return nil }
    return LockHolder(name: name.value, process: process.integer ?? 0, since: since)
  }
}
