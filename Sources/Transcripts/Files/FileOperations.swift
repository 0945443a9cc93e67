/// The file calls on which the safety of a transcript rests, each as narrow as the system call behind it.
///
/// Two conformers: ``SystemFiles``, and in the tests a disk in memory that fails, tears writes and loses power as told.
/// A descriptor is whatever the conformer hands out. Calls that a signal interrupts are repeated by
/// ``UninterruptedFiles``, which stands before either.
package protocol FileOperations: Sendable {
  /// Opens a file; the last part of the path is never followed as a symbolic link, and nothing waits.
  func openFile(_ path: String, _ purpose: FilePurpose) throws(SystemFailure) -> Int32
  /// Gives a descriptor back, and with it its lock.
  func closeFile(_ file: Int32)
  /// What an open file is.
  func status(of file: Int32) throws(SystemFailure) -> FileStatus
  /// What a path leads to, a symbolic link itself where it is one.
  func status(at path: String) throws(SystemFailure) -> FileStatus
  /// Reads at an offset; 0 at the end, and fewer bytes than asked for at any time.
  func readBytes(_ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemFailure) -> Int
  /// Writes at the end; returns how many bytes were taken.
  func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(SystemFailure) -> Int
  /// Returns when the file is on the disk: its bytes and its size, or a folder's entries.
  func synchronize(_ file: Int32) throws(SystemFailure)
  /// Cuts a file to a size.
  func cut(_ file: Int32, to size: Int) throws(SystemFailure)
  /// Takes the exclusive lock of a file without waiting; false where another has it.
  func lockFile(_ file: Int32) throws(SystemFailure) -> Bool
  /// Removes a file.
  func removeFile(_ path: String) throws(SystemFailure)
}

/// What a file is opened for.
package enum FilePurpose: Sendable {
  /// To create it, readable and writable by its owner only; fails where there is anything of that name.
  case create
  /// To read it and write at its end; fails where it is missing.
  case update
  /// To read it.
  case read
  /// To synchronize a folder.
  case folder
}

/// What the system says of a file.
package struct FileStatus: Sendable, Equatable {
  /// The device it is on.
  package var device: UInt64
  /// Its number on the device.
  package var inode: UInt64
  /// Its size in bytes.
  package var size: Int
  /// How many names it has; 0 once deleted.
  package var links: Int
  /// What kind of file it is.
  package var kind: Kind

  /// The kinds of files that are told apart.
  package enum Kind: Sendable {
    case plain
    case folder
    case symbolicLink
    case other
  }

  /// Creates a status.
  package init(device: UInt64, inode: UInt64, size: Int, links: Int, kind: Kind) {
    self.device = device
    self.inode = inode
    self.size = size
    self.links = links
    self.kind = kind
  }

  /// Whether both are the same file, whatever its size.
  func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }
}

/// A system call that failed.
package struct SystemFailure: Error, Sendable, Equatable {
  /// The `errno` of the call.
  package var code: Int32

  /// Creates a failure from an `errno`.
  package init(_ code: Int32) {
    self.code = code
  }
}

// MARK: - Composed

extension FileOperations {
  /// Writes all of some bytes at the end, in one call unless the system takes only a part.
  func appendAll(_ bytes: [UInt8], to file: Int32) throws(SystemFailure) {
    try bytes.withUnsafeBufferPointer { buffer throws(SystemFailure) in
      var rest = UnsafeRawBufferPointer(buffer)[...]
      while !rest.isEmpty {
        let taken = try append(UnsafeRawBufferPointer(rebasing: rest), to: file)
        // A call that takes nothing and reports nothing would be asked for ever.
        guard taken > 0 else { throw .nothingWritten }
        rest = rest.dropFirst(taken)
      }
    }
  }

  /// Reads from an offset up to `count` bytes or the end.
  func readAll(_ file: Int32, at offset: Int, count: Int) throws(SystemFailure) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(max(count, 1), 1 << 16))
    while result.count < count {
      let wanted = min(buffer.count, count - result.count)
      let position = offset + result.count
      let taken = try buffer.withUnsafeMutableBufferPointer { bytes throws(SystemFailure) in
        let part = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[..<wanted])
        return try readBytes(file, into: part, at: position)
      }
      if taken == 0 { break }
      result.append(contentsOf: buffer[..<taken])
    }
    return result
  }

  /// Puts the names in the folder of a file on the disk.
  ///
  /// File systems that have nothing to do for a folder may refuse with `EINVAL`, which is no failure.
  func synchronizeFolder(of path: String) throws(SystemFailure) {
    let file = try openFile(FilePath.folder(of: path), .folder)
    defer { closeFile(file) }
    do throws(SystemFailure) {
      try synchronize(file)
    } catch {
      guard error == .notSupportedHere else { throw error }
    }
  }
}

/// Paths as text.
enum FilePath {
  /// The folder that holds a file: everything before the last slash, else the current one.
  static func folder(of path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(decoding: bytes[(slash + 1)...], as: UTF8.self)
  }

  /// A path and the name of something in it.
  static func joining(_ folder: String, _ name: String) -> String {
    folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
  }
}
