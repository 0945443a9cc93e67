#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder of one test's own, removed with all that is in it when the instance goes.
package final class TemporaryDirectory: Sendable {
  /// The folder's absolute path, without a slash at its end.
  package let path: String

  /// Makes the folder where temporary files go.
  ///
  /// - Parameter inMemory: Whether to make it on a file system in memory, where there is one: for many short runs.
  /// - Throws: ``ProgramError`` when it cannot be made.
  package init(inMemory: Bool = false) throws {
    var parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    if inMemory, access("/dev/shm", W_OK) == 0 { parent = "/dev/shm" }
    var template = Array(((parent.isEmpty ? "/tmp" : parent) + "/groundwork-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else {
      throw ProgramError.noFile(path: "a temporary folder", errno: errno)
    }
    defer { free(resolved) }
    path = String(cString: resolved)
  }

  deinit { Self.remove(path) }

  /// The path of an entry of the folder.
  package func path(of name: String) -> String { path + "/" + name }

  /// The names in the folder, sorted.
  ///
  /// - Throws: ``ProgramError`` when it cannot be read.
  package func names() throws -> [String] { try Self.names(in: path) }

  /// The text of a file, repaired where it is not UTF-8.
  ///
  /// - Throws: ``ProgramError`` when it cannot be read.
  package func read(_ name: String) throws -> String {
    guard let text = try? Self.readFile(path(of: name)) else { throw failure(name) }
    return text
  }

  /// The text of a file anywhere, repaired where it is not UTF-8.
  ///
  /// - Throws: ``ProgramError`` when it cannot be read.
  package static func readFile(_ path: String) throws -> String {
    String(decoding: try readBytes(path), as: UTF8.self)
  }

  /// The bytes of a file anywhere.
  ///
  /// - Throws: ``ProgramError`` when it cannot be read.
  package static func readBytes(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw ProgramError.noFile(path: path, errno: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  /// Makes a file of the text with this mode.
  ///
  /// - Throws: ``ProgramError`` when it cannot be made.
  package func write(_ text: String, to name: String, mode: Int = 0o600) throws {
    try write(Array(text.utf8), to: name, mode: mode)
  }

  /// Makes a file of the bytes with this mode.
  ///
  /// - Throws: ``ProgramError`` when it cannot be made.
  package func write(_ bytes: [UInt8], to name: String, mode: Int = 0o600) throws {
    guard let file = fopen(path(of: name), "w") else { throw failure(name) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count, chmod(path(of: name), mode_t(mode)) == 0 else {
      throw failure(name)
    }
  }

  /// Makes a folder in the folder.
  ///
  /// - Throws: ``ProgramError`` when it cannot be made.
  package func makeFolder(_ name: String) throws {
    guard mkdir(path(of: name), 0o700) == 0 else { throw failure(name) }
  }

  /// Makes a symbolic link to another entry of the folder.
  ///
  /// - Throws: ``ProgramError`` when it cannot be made.
  package func link(_ name: String, to target: String) throws {
    guard symlink(target, path(of: name)) == 0 else { throw failure(name) }
  }

  /// A file's permission bits.
  ///
  /// - Throws: ``ProgramError`` when there is no such file.
  package func mode(of name: String) throws -> Int {
    var status = stat()
    guard lstat(path(of: name), &status) == 0 else { throw failure(name) }
    return Int(status.st_mode & 0o7777)
  }

  private func failure(_ name: String) -> ProgramError {
    .noFile(path: name, errno: errno)
  }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    chmod(path, 0o700)
    for name in (try? names(in: path)) ?? [] { remove(path + "/" + name) }
    rmdir(path)
  }

  /// The names in any folder, sorted.
  ///
  /// - Throws: ``ProgramError`` when it cannot be read.
  package static func names(in path: String) throws -> [String] {
    guard let folder = opendir(path) else { throw ProgramError.noFile(path: path, errno: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
