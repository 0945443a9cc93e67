import Diagnostics
import Localization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written whole or not at all, readable by nobody else.
///
/// The bytes go into a new file beside it, which then takes its name: a link that was planted there is never followed,
/// and a reader never sees half of it.
enum OutputFile {
  /// Why a file was not written.
  struct Problem: Error {
    var message: String
    var isThereAlready = false
    var code: Int32

    init(_ message: String, isThereAlready: Bool = false, _ status: ExitStatus) {
      self.message = message
      self.isThereAlready = isThereAlready
      code = status.rawValue
    }

    init(_ path: String, _ number: Int32) {
      switch number {
      case ENOENT, ENOTDIR: self.init(localized("There is no folder for '\(path)'."), .cannotCreate)
      case EACCES, EPERM, EROFS:
        self.init(localized("No permission to write '\(path)'."), .cannotCreate)
        code = 77
      case EEXIST: self.init(localized("There is a file '\(path)' already."), isThereAlready: true, .cannotCreate)
      default: self.init(localized("'\(path)' cannot be written: \(String(cString: strerror(number)))."), .inputOutput)
      }
    }
  }

  /// Writes a file.
  /// - Parameter overwrites: whether a file of this name gives way; anything else, such as a folder or a device, never
  ///   does.
  static func write(_ bytes: [UInt8], to path: String, overwrites: Bool) throws(Problem) {
    try check(path, overwrites: overwrites)
    let (temporary, descriptor) = try makeBeside(path)
    do throws(Problem) {
      try fill(descriptor, bytes, path)
    } catch {
      unlink(temporary)
      throw error
    }
    try place(temporary, at: path, overwrites: overwrites)
  }

  /// Whether a file of this name may be written.
  static func check(_ path: String, overwrites: Bool) throws(Problem) {
    guard !path.isEmpty, !path.utf8.contains(0), path.utf8.last != UInt8(ascii: "/") else {
      throw Problem(localized("'\(path)' is not the name of a file."), .cannotCreate)
    }
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG || kind == S_IFLNK else {
      throw Problem(
        localized("'\(path)' is not a file that can be written: a folder or a device."), .cannotCreate)
    }
    guard overwrites else { throw Problem(path, EEXIST) }
  }

  /// Gives a file that was filled its name; it is gone where that fails.
  static func place(_ temporary: String, at path: String, overwrites: Bool) throws(Problem) {
    var isPlaced = false
    defer { if !isPlaced { unlink(temporary) } }
    if overwrites {
      guard rename(temporary, path) == 0 else { throw Problem(path, errno) }
      isPlaced = true
    } else {
      // A link fails where the name was taken meanwhile; where a file system has none, the check above has to do.
      if link(temporary, path) == 0 { return }
      let number = errno
      guard number != EEXIST, rename(temporary, path) == 0 else { throw Problem(path, number) }
      isPlaced = true
    }
  }

  /// A new file beside the one that is to be written.
  static func makeBeside(_ path: String) throws(Problem) -> (path: String, descriptor: Int32) {
    var generator = SystemRandomNumberGenerator()
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    for _ in 0..<16 {
      let name = folder + ".groundwork-" + String(generator.next(), radix: 36) + ".tmp"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        // A umask of 0777 would leave a file that its owner cannot read.
        fchmod(descriptor, 0o600)
        return (name, descriptor)
      }
      guard errno == EEXIST else { throw Problem(path, errno) }
    }
    throw Problem(path, EIO)
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], _ path: String) throws(Problem) {
    var written = 0
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count, failure == 0 {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
        #else
          let count = Darwin.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
        #endif
        if count >= 0 { written += count } else if errno != EINTR { failure = errno }
      }
    }
    if failure == 0, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw Problem(path, failure) }
  }
}

extension CommandFailure {
  /// Why a file was not written, with how to overwrite one that is there.
  init(_ problem: OutputFile.Problem) {
    let first = problem.message.unicodeScalars.first.map { String($0).lowercased() } ?? ""
    self.init(
      first + String(String.UnicodeScalarView(problem.message.unicodeScalars.dropFirst())),
      hints: problem.isThereAlready ? [localized("To overwrite it, add --force.")] : [], code: problem.code)
  }
}
