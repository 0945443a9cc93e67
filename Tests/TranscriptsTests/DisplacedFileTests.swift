import Assessments
import Synchronization
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the look at the file before and after each write is good for.
@Suite struct `Displaced files` {
  /// The system's files, but what a path leads to is never found out anew: the control.
  private struct BlindFiles: FileOperations {
    private let files = SystemFiles()

    /// Says of an open file that it has its one name and the size that is expected.
    func status(of file: Int32) throws(SystemFailure) -> FileStatus {
      var status = try files.status(of: file)
      status.links = 1
      return status
    }

    func status(at path: String) throws(SystemFailure) -> FileStatus {
      guard let remembered = memory.withLock({ $0[path] }) else {
        let status = try files.status(at: path)
        memory.withLock { $0[path] = status }
        return status
      }
      return remembered
    }

    private let memory = Memory()

    private final class Memory: Sendable {
      private let statuses = Mutex<[String: FileStatus]>([:])

      func withLock<Result>(_ body: (inout [String: FileStatus]) -> Result) -> Result {
        statuses.withLock { statuses in
          var copy = statuses
          defer { statuses = copy }
          return body(&copy)
        }
      }
    }

    func openFile(_ path: String, _ purpose: FilePurpose) throws(SystemFailure) -> Int32 {
      try files.openFile(path, purpose)
    }
    func closeFile(_ file: Int32) { files.closeFile(file) }
    func readBytes(
      _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemFailure) -> Int {
      try files.readBytes(file, into: buffer, at: offset)
    }
    func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(SystemFailure) -> Int {
      try files.append(bytes, to: file)
    }
    func synchronize(_ file: Int32) throws(SystemFailure) { try files.synchronize(file) }
    func cut(_ file: Int32, to size: Int) throws(SystemFailure) { try files.cut(file, to: size) }
    func lockFile(_ file: Int32) throws(SystemFailure) -> Bool { try files.lockFile(file) }
    func removeFile(_ path: String) throws(SystemFailure) { try files.removeFile(path) }
  }

  @Test(arguments: [true, false]) func `an event is acknowledged into a deleted file only without the look`(
    looks: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.jsonl")
    let files: any FileOperations = looks ? SystemFiles() : BlindFiles()
    let writer = try TranscriptWriter.create(path: path, holder: "test", files: files, clock: Sample.clock())
    try writer.append(Sample.events[0])
    unlink(path)
    let outcome = Result { try writer.append(.completed) }
    switch outcome {
    case .success: #expect(!looks, "acknowledged, and lost")
    case .failure: #expect(looks)
    }
  }
}
