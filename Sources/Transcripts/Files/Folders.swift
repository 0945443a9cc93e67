#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Folders of the operating system, and the one way to replace a file.
enum Folders {
  /// Creates a folder and those above it that are missing, for their owner only, each on the disk before the next.
  ///
  /// A symbolic link to a folder above the last is followed; the last has to be a folder itself.
  static func create(_ path: String, followingLast: Bool = false) throws(SystemFailure) {
    let files = UninterruptedFiles(SystemFiles())
    var info = stat()
    if (followingLast ? stat(path, &info) : lstat(path, &info)) == 0 {
      guard info.st_mode & S_IFMT == S_IFDIR else { throw SystemFailure(ENOTDIR) }
      return
    }
    let failure = SystemFailure.current
    guard failure.code == ENOENT else { throw failure }
    let parent = FilePath.folder(of: path)
    if parent != path, parent != "/", parent != "." { try create(parent, followingLast: true) }
    if mkdir(path, 0o700) != 0 {
      // Another program may have been faster.
      guard errno == EEXIST else { throw .current }
      return
    }
    // Whatever the umask left.
    guard chmod(path, 0o700) == 0 else { throw .current }
    try files.synchronizeFolder(of: path)
  }

  /// The names in a folder, sorted by their bytes, without `.` and `..`; empty where there is no such folder.
  static func names(in path: String) throws(SystemFailure) -> [String] {
    guard let folder = opendir(path) else {
      let failure = SystemFailure.current
      if failure.isMissing { return [] }
      throw failure
    }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        guard errno == 0 else { throw .current }
        break
      }
      // Names that are not UTF-8 are none of ours.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Puts a file with some bytes in a place: written beside it, synchronized, renamed, its name synchronized. There is
  /// never a part of it under that name, and a symbolic link of that name is replaced, not followed.
  static func put(_ bytes: [UInt8], at path: String) throws(SystemFailure) {
    let files = UninterruptedFiles(SystemFiles())
    let temporary = FilePath.joining(
      FilePath.folder(of: path), ".\(FilePath.name(of: path)).\(getpid())-\(UInt32.random(in: .min ... .max))")
    let file = try files.openFile(temporary, .create)
    do throws(SystemFailure) {
      defer { files.closeFile(file) }
      try files.appendAll(bytes, to: file)
      try files.synchronize(file)
      guard rename(temporary, path) == 0 else { throw SystemFailure.current }
    } catch {
      try? files.removeFile(temporary)
      throw error
    }
    try files.synchronizeFolder(of: path)
  }
}
