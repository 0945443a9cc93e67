import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tries out a store: one file written, synced, locked, read back and removed; space and modes looked at.
struct StoreCheck {
  /// What one trial found.
  struct Result {
    var name: String
    var value: String
    var isProblem: Bool
  }

  let root: String

  /// Runs the trials; leaves nothing behind but the store's folder, where it did not exist.
  func run() -> [Result] {
    var results: [Result] = []
    var status = stat()
    if stat(root, &status) == 0 {
      let mode = status.st_mode & 0o777
      results.append(
        Result(
          name: "folder mode", value: String(mode, radix: 8) + (mode & 0o077 == 0 ? "" : "; others can look into it"),
          isProblem: false))
    } else {
      results.append(Result(name: "folder", value: "not there yet; made with the first assessment", isProblem: false))
    }
    let folder = existingFolder()
    results.append(space(in: folder))
    results.append(contentsOf: writing(in: folder))
    return results
  }

  /// The store's folder or the nearest above it that exists.
  private func existingFolder() -> String {
    var path = root
    var status = stat()
    while stat(path, &status) != 0 {
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
      if path == "/" { break }
    }
    return path
  }

  private func space(in folder: String) -> Result {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return failure("space") }
    let free = (UInt64(status.f_bavail) * UInt64(status.f_frsize)) >> 20
    return Result(name: "space", value: "\(free) MiB free", isProblem: free < 1)
  }

  private func writing(in folder: String) -> [Result] {
    let path = folder + "/.groundwork-doctor-\(getpid())"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return [failure("write")] }
    defer {
      close(descriptor)
      unlink(path)
    }
    var results: [Result] = []
    let text: [UInt8] = Array("groundwork\n".utf8)
    let written = text.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    results.append(written == text.count ? Result(name: "write", value: "works", isProblem: false) : failure("write"))
    var before = timespec()
    var after = timespec()
    clock_gettime(CLOCK_MONOTONIC, &before)
    do throws(SystemFailure) {
      try SystemFiles().synchronize(descriptor)
      clock_gettime(CLOCK_MONOTONIC, &after)
      let microseconds = (Int(after.tv_sec) - Int(before.tv_sec)) * 1_000_000 + (after.tv_nsec - before.tv_nsec) / 1000
      #if os(macOS)
        let method = "F_FULLFSYNC"
      #else
        let method = "fdatasync"
      #endif
      results.append(Result(name: "sync", value: "\(method), \(microseconds) microseconds", isProblem: false))
    } catch {
      results.append(Result(name: "sync", value: error.reason, isProblem: true))
    }
    results.append(
      flock(descriptor, LOCK_EX | LOCK_NB) == 0
        ? Result(name: "lock", value: "works", isProblem: false) : failure("lock"))
    return results
  }

  private func failure(_ name: String) -> Result {
    Result(name: name, value: String(cString: strerror(errno)), isProblem: true)
  }
}
