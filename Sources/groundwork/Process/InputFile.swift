import Diagnostics
import Localization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Input that is read whole.
enum InputFile {
  /// The most that is read, in bytes.
  static let sizeLimit = 32 << 20

  /// Whether there is a file of this name.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// All of standard input.
  /// - Throws: ``CommandFailure`` where it cannot be read or is larger than ``sizeLimit``.
  static func standardInput() throws -> SourceText {
    try read(0, name: "<standard input>")
  }

  /// All of a file or pipe.
  /// - Throws: ``CommandFailure``: 66 where there is none, 77 without permission, 74 where it cannot be read.
  static func read(_ path: String) throws -> SourceText {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(toOpen: path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw CommandFailure("'\(path)' is a folder, not a file.", .noInput)
    }
    return try read(descriptor, name: path)
  }

  /// Why a file could not be opened.
  static func failure(toOpen path: String, _ reason: Int32) -> CommandFailure {
    switch reason {
    case ENOENT, ENOTDIR: CommandFailure(localized("there is no file '\(path)'."), .noInput)
    case EACCES, EPERM: CommandFailure(localized("no permission to read '\(path)'."), code: 77)
    default: failure(toRead: path, reason)
    }
  }

  /// Why a file that is open could not be read.
  static func failure(toRead path: String, _ reason: Int32) -> CommandFailure {
    CommandFailure(localized("'\(path)' cannot be read: \(String(cString: strerror(reason)))."), .inputOutput)
  }

  private static func read(_ descriptor: Int32, name: String) throws -> SourceText {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { readBytes(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return SourceText(name: name, bytes: bytes) }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandFailure("'\(name)' cannot be read: \(String(cString: strerror(errno))).", .inputOutput)
      }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= sizeLimit else {
        throw CommandFailure("'\(name)' is larger than \(sizeLimit >> 20) MiB.", .badData)
      }
    }
  }

  private static func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }
}
