#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The commands of earlier sessions, in a text file of one command a line.
///
/// Only its owner can read the file. It is replaced whole, never through a symbolic link, and each change starts from
/// what it holds by then, so that sessions side by side keep each other's commands. A file that is missing, damaged or
/// out of reach is not an error: the history is then as long as the session.
package final class CommandHistory {
  /// The commands, oldest first; none starts with a space, holds a control or format character or repeats the one before it.
  package private(set) var commands: [String]

  private let path: String?

  /// The most commands that are kept.
  package static let limit = 500

  /// The most bytes of a command that is kept.
  package static let longestCommand = 2000

  private static let largestFile = 2 << 20

  /// The history in the file at the path, whose folder must exist for it to be kept; without a path, of this session.
  package init(path: String? = nil) {
    self.path = path
    if let path, case .commands(let commands) = Self.load(path) {
      self.commands = commands
    } else {
      commands = []
    }
  }

  /// Keeps a command, here and in the file.
  ///
  /// - Returns: False where nothing was kept: the command is empty, starts with a space, is overlong or holds control
  ///   or format characters, or it repeats the one before.
  @discardableResult
  package func remember(_ command: String) -> Bool {
    guard Self.isKept(command), commands.last != command else { return false }
    Self.add(command, to: &commands)
    if let path, case .commands(var saved) = Self.load(path) {
      Self.add(command, to: &saved)
      Self.save(saved, path)
    }
    return true
  }

  private static func isKept(_ command: String) -> Bool {
    guard let first = command.utf8.first, first != 0x20, command.utf8.count <= longestCommand else { return false }
    return command.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: scalar != "\u{FFFD}"
      }
    }
  }

  private static func add(_ command: String, to commands: inout [String]) {
    guard commands.last != command else { return }
    commands.append(command)
    if commands.count > limit { commands.removeFirst(commands.count - limit) }
  }
}

// MARK: - The file

extension CommandHistory {
  private enum Loaded {
    case commands([String])
    case outOfReach
  }

  private static func load(_ path: String) -> Loaded {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return errno == ENOENT ? .commands([]) : .outOfReach }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= largestFile else {
      return .outOfReach
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while bytes.count <= largestFile {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        return .outOfReach
      }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    var commands: [String] = []
    for line in bytes.split(separator: 0x0A) {
      let command = String(decoding: line, as: UTF8.self)
      if isKept(command) { add(command, to: &commands) }
    }
    return .commands(commands)
  }

  private static func save(_ commands: [String], _ path: String) {
    let temporary = path + ".\(getpid()).new"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var descriptor = open(temporary, flags, 0o600)
    if descriptor < 0, errno == EEXIST, unlink(temporary) == 0 {
      // Left behind by a process that ended in the midst of this.
      descriptor = open(temporary, flags, 0o600)
    }
    guard descriptor >= 0 else { return }
    let bytes = Array(commands.map { $0 + "\n" }.joined().utf8)
    let written = fchmod(descriptor, 0o600) == 0 && writeAll(bytes, to: descriptor)
    let closed = close(descriptor) == 0
    if !written || !closed || rename(temporary, path) != 0 { unlink(temporary) }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }
}
