#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The operating system's own files.
package struct SystemFiles: FileOperations {
  /// Creates the file operations.
  package init() {}

  package func openFile(_ path: String, _ purpose: FilePurpose) throws(SystemFailure) -> Int32 {
    guard !path.utf8.contains(0) else { throw SystemFailure(EINVAL) }
    let always = O_CLOEXEC | O_NONBLOCK
    let file =
      switch purpose {
      case .create: open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | always, 0o600)
      case .update: open(path, O_RDWR | O_APPEND | O_NOFOLLOW | always)
      case .read: open(path, O_RDONLY | O_NOFOLLOW | always)
      case .folder: open(path, O_RDONLY | O_DIRECTORY | always)
      }
    guard file >= 0 else { throw .current }
    // A umask of 0777 would leave a file that its owner cannot open again.
    if case .create = purpose, fchmod(file, 0o600) != 0 {
      let failure = SystemFailure.current
      close(file)
      throw failure
    }
    return try aboveStandardStreams(file)
  }

  /// Moves a descriptor off 0, 1 and 2, which a caller may have left closed: what is printed must not end up in it.
  private func aboveStandardStreams(_ file: Int32) throws(SystemFailure) -> Int32 {
    guard file <= 2 else { return file }
    let moved = fcntl(file, F_DUPFD_CLOEXEC, 3)
    let failure = SystemFailure.current
    close(file)
    guard moved >= 0 else { throw failure }
    return moved
  }

  package func closeFile(_ file: Int32) {
    // Never repeated: after EINTR the descriptor is gone on Linux, and may be another's by then.
    close(file)
  }

  package func status(of file: Int32) throws(SystemFailure) -> FileStatus {
    var info = stat()
    guard fstat(file, &info) == 0 else { throw .current }
    return FileStatus(info)
  }

  package func status(at path: String) throws(SystemFailure) -> FileStatus {
    guard !path.utf8.contains(0) else { throw SystemFailure(EINVAL) }
    var info = stat()
    guard lstat(path, &info) == 0 else { throw .current }
    return FileStatus(info)
  }

  package func readBytes(
    _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    let count = pread(file, buffer.baseAddress, buffer.count, off_t(offset))
    guard count >= 0 else { throw .current }
    return count
  }

  package func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(SystemFailure) -> Int {
    let count = write(file, bytes.baseAddress, bytes.count)
    guard count >= 0 else { throw .current }
    return count
  }

  package func synchronize(_ file: Int32) throws(SystemFailure) {
    #if canImport(Darwin)
      // fsync(2) of macOS leaves data in the drive's cache; F_FULLFSYNC does not. Some file systems lack it.
      if fcntl(file, F_FULLFSYNC) == 0 { return }
      guard fsync(file) == 0 else { throw .current }
    #else
      guard fdatasync(file) == 0 else { throw .current }
    #endif
  }

  package func cut(_ file: Int32, to size: Int) throws(SystemFailure) {
    guard ftruncate(file, off_t(size)) == 0 else { throw .current }
  }

  package func lockFile(_ file: Int32) throws(SystemFailure) -> Bool {
    if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
    // Anything else, such as ENOLCK, says nothing about another holder.
    guard errno == EWOULDBLOCK else { throw .current }
    return false
  }

  package func removeFile(_ path: String) throws(SystemFailure) {
    guard unlink(path) == 0 else { throw .current }
  }
}

extension FileStatus {
  /// What `stat` says, in our terms.
  fileprivate init(_ info: stat) {
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .plain
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .other
      }
    self.init(
      device: UInt64(truncatingIfNeeded: info.st_dev), inode: UInt64(info.st_ino), size: Int(info.st_size),
      links: Int(info.st_nlink), kind: kind)
  }
}

// MARK: - Failures

extension SystemFailure {
  /// The failure of the call just made.
  static var current: SystemFailure { SystemFailure(errno) }

  /// A write that took no byte and gave no reason.
  static var nothingWritten: SystemFailure { SystemFailure(EIO) }

  /// Something other than a plain file.
  static var link: SystemFailure { SystemFailure(ELOOP) }

  /// A call that the file system has no use for.
  static var notSupportedHere: SystemFailure { SystemFailure(EINVAL) }

  /// A signal came; the call can be made again.
  var isInterruption: Bool { code == EINTR }
  /// There is nothing of that name.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// There is something of that name.
  var isExisting: Bool { code == EEXIST }
  /// Permission is denied.
  var isRefused: Bool { code == EACCES || code == EPERM }
  /// Not a plain file: a symbolic link where none is followed, a folder, or a device that is not there.
  var isNotPlain: Bool { code == ELOOP || code == EISDIR || code == ENXIO || code == ENODEV }

  /// What the failure means, as the end of a sentence.
  package var reason: String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file would be larger than is allowed"
    case EIO: "the disk reports an input/output error"
    case EROFS: "the disk is read-only"
    case EACCES, EPERM: "permission is denied"
    case ENOENT: "there is no such file or folder"
    case ENOTDIR: "a part of the path is not a folder"
    case ELOOP: "it is a symbolic link, or leads through too many"
    case EMFILE, ENFILE: "too many files are open"
    case ENOLCK, EOPNOTSUPP: "the file system does not support it here"
    case ENAMETOOLONG: "the name is too long"
    case EINVAL: "the system does not accept it"
    default: String(cString: strerror(code))
    }
  }
}
