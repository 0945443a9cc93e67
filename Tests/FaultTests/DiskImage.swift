import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small ext4 file system in a file, which can lose power.
final class DiskImage {
  /// The image could not be made or mounted.
  struct Failure: Error {
    var step: String
  }

  private let folder: TemporaryDirectory
  private var isMounted = false

  /// Makes the file system.
  init(megabytes: Int) throws {
    folder = try TemporaryDirectory()
    try folder.write("", to: "image")
    guard truncate(folder.path(of: "image"), off_t(megabytes) << 20) == 0 else { throw Failure(step: "truncate") }
    guard Machine.run("mkfs.ext4", "-q", "-F", folder.path(of: "image")) else { throw Failure(step: "mkfs.ext4") }
    guard mkdir(folder.path(of: "mount"), 0o700) == 0 else { throw Failure(step: "mkdir") }
  }

  deinit { unmount() }

  /// Where the file system is mounted.
  var path: String { folder.path(of: "mount") }

  /// Mounts it, replaying its journal after a power cut.
  func mount() throws {
    guard Machine.run("mount", "-o", "loop", folder.path(of: "image"), path) else { throw Failure(step: "mount") }
    isMounted = true
  }

  /// Takes it off. A program that another test starts may hold it for a moment, before it runs.
  func unmount() {
    guard isMounted else { return }
    isMounted = false
    for _ in 0..<500 {
      if Machine.run("umount", path) { return }
      usleep(20_000)
    }
    Machine.run("umount", "-l", path)
  }

  /// Makes it empty.
  func clear() throws {
    unmount()
    guard Machine.run("mkfs.ext4", "-q", "-F", folder.path(of: "image")) else { throw Failure(step: "mkfs.ext4") }
  }

  /// Lets the power go: nothing that was not synchronized reaches the image any more (FS_IOC_SHUTDOWN, not flushing the
  /// journal).
  func cutPower() throws {
    // Not inherited by what other tests start meanwhile: it would keep the file system busy, and shut down.
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(step: "open") }
    defer { close(file) }
    var flag: UInt32 = 2
    #if os(Linux)
      guard ioctl(file, 0x8004_587D, &flag) == 0 else { throw Failure(step: "shutdown") }
    #else
      throw Failure(step: "shutdown \(flag)")
    #endif
  }
}
