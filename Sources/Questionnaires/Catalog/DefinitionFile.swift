package import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads definition files without trusting what stands at their paths.
package enum DefinitionFile {
  /// The largest file that is read, in bytes.
  package static let sizeLimit = 32 << 20

  /// Why a file or folder cannot be read.
  package struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package enum Reason: Sendable, Equatable {
      /// The system said so; the number is its `errno`.
      case system(Int32)
      /// There is a folder, a pipe, a device or the like.
      case notAFile
      /// The file is larger than ``DefinitionFile/sizeLimit``.
      case tooLarge
    }

    package var path: String
    package var reason: Reason

    /// Creates a problem.
    package init(path: String, reason: Reason) {
      self.path = path
      self.reason = reason
    }

    /// Whether nothing is there.
    package var isMissing: Bool { reason == .system(ENOENT) || reason == .system(ENOTDIR) }

    /// What is wrong, in lower case without a full stop.
    package var description: String {
      switch reason {
      case .system(ENOENT), .system(ENOTDIR): "there is no file '\(path)'"
      case .system(EACCES), .system(EPERM): "no permission to read '\(path)'"
      case .system(let number): "'\(path)' cannot be read: \(String(cString: strerror(number))) (\(number))"
      case .notAFile: "'\(path)' is not a file"
      case .tooLarge: "'\(path)' is larger than \(DefinitionFile.sizeLimit >> 20) MiB"
      }
    }
  }

  /// Reads a file, which is named by its path in diagnostics.
  ///
  /// Never waits: a pipe is refused before anything is read from it.
  package static func read(_ path: String) throws(Problem) -> SourceText {
    // O_NONBLOCK: opening a pipe without a writer would wait for one.
    let descriptor = openForReading(path)
    guard descriptor >= 0 else { throw Problem(path: path, reason: .system(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Problem(path: path, reason: .system(errno)) }
    guard isRegular(status) else { throw Problem(path: path, reason: .notAFile) }
    guard status.st_size <= sizeLimit else { throw Problem(path: path, reason: .tooLarge) }
    // One byte more than the file had shows whether it is still growing.
    var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), sizeLimit) + 1)
    var count = 0
    while true {
      if count == bytes.count {
        guard count <= sizeLimit else { throw Problem(path: path, reason: .tooLarge) }
        bytes.append(contentsOf: repeatElement(0, count: min(count, sizeLimit + 1 - count)))
      }
      let received = bytes[count...].withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if received == 0 { break }
      if received < 0 {
        if errno == EINTR { continue }
        throw Problem(path: path, reason: .system(errno))
      }
      count += received
    }
    guard count <= sizeLimit else { throw Problem(path: path, reason: .tooLarge) }
    bytes.removeLast(bytes.count - count)
    return SourceText(name: path, bytes: bytes)
  }

  /// The names of the regular files directly in a folder that end in `.json`, sorted by their bytes.
  static func definitionNames(inFolder path: String) throws(Problem) -> [String] {
    guard let directory = opendir(path) else { throw Problem(path: path, reason: .system(errno)) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, name.hasSuffix(".json"), !name.hasPrefix("."), name.utf8.count > 5 else { continue }
      var status = stat()
      guard fstatat(dirfd(directory), name, &status, 0) == 0, isRegular(status) else { continue }
      names.append(name)
    }
    return names.sorted()
  }

  /// Whether there is something at a path.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  private static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

  private static func openForReading(_ path: String) -> Int32 {
    open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, count)
    #else
      Glibc.read(descriptor, buffer, count)
    #endif
  }
}
