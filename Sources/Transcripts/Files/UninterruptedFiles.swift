/// Files whose calls are made again for as long as a signal interrupts them (`EINTR`).
///
/// Closing is the exception: on Linux the descriptor is gone after an interrupted `close` all the same.
struct UninterruptedFiles: FileOperations {
  private let files: any FileOperations

  /// Stands before other file operations.
  init(_ files: any FileOperations) {
    self.files = files
  }

  func openFile(_ path: String, _ purpose: FilePurpose) throws(SystemFailure) -> Int32 {
    try repeated { () throws(SystemFailure) in try files.openFile(path, purpose) }
  }

  func closeFile(_ file: Int32) {
    files.closeFile(file)
  }

  func status(of file: Int32) throws(SystemFailure) -> FileStatus {
    try repeated { () throws(SystemFailure) in try files.status(of: file) }
  }

  func status(at path: String) throws(SystemFailure) -> FileStatus {
    try repeated { () throws(SystemFailure) in try files.status(at: path) }
  }

  func readBytes(
    _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    try repeated { () throws(SystemFailure) in try files.readBytes(file, into: buffer, at: offset) }
  }

  func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(SystemFailure) -> Int {
    try repeated { () throws(SystemFailure) in try files.append(bytes, to: file) }
  }

  func synchronize(_ file: Int32) throws(SystemFailure) {
    try repeated { () throws(SystemFailure) in try files.synchronize(file) }
  }

  func cut(_ file: Int32, to size: Int) throws(SystemFailure) {
    try repeated { () throws(SystemFailure) in try files.cut(file, to: size) }
  }

  func lockFile(_ file: Int32) throws(SystemFailure) -> Bool {
    try repeated { () throws(SystemFailure) in try files.lockFile(file) }
  }

  func removeFile(_ path: String) throws(SystemFailure) {
    try repeated { () throws(SystemFailure) in try files.removeFile(path) }
  }

  private func repeated<Result>(_ call: () throws(SystemFailure) -> Result) throws(SystemFailure) -> Result {
    while true {
      do throws(SystemFailure) {
        return try call()
      } catch {
        guard error.isInterruption else { throw error }
      }
    }
  }
}
