import Transcripts

/// The system's files, with nothing synchronized: for looking at many files that need not outlast the test.
struct HastyFiles: FileOperations {
  private let files = SystemFiles()

  func openFile(_ path: String, _ purpose: FilePurpose) throws(SystemFailure) -> Int32 {
    try files.openFile(path, purpose)
  }

  func closeFile(_ file: Int32) { files.closeFile(file) }

  func status(of file: Int32) throws(SystemFailure) -> FileStatus { try files.status(of: file) }

  func status(at path: String) throws(SystemFailure) -> FileStatus { try files.status(at: path) }

  func readBytes(
    _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    try files.readBytes(file, into: buffer, at: offset)
  }

  func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(SystemFailure) -> Int {
    try files.append(bytes, to: file)
  }

  func synchronize(_ file: Int32) throws(SystemFailure) {}

  func cut(_ file: Int32, to size: Int) throws(SystemFailure) { try files.cut(file, to: size) }

  func lockFile(_ file: Int32) throws(SystemFailure) -> Bool { try files.lockFile(file) }

  func removeFile(_ path: String) throws(SystemFailure) { try files.removeFile(path) }
}
