import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the machine has that some faults need; a test that lacks it is skipped and says so.
enum Machine {
  /// Whether calls of a program can be made to fail by a library put before it.
  static let preloads: Bool = {
    #if os(Linux)
      true
    #else
      false
    #endif
  }()

  /// Whether the tests may do what only root may.
  static let isRoot = geteuid() == 0

  /// Where a program of the system is; `nil` where it is not installed.
  static func path(of name: String) -> String? {
    ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].map { $0 + name }.first { access($0, X_OK) == 0 }
  }

  /// Runs a program of the system.
  /// - Returns: whether it is there and ended with 0.
  @discardableResult
  static func run(_ name: String, _ arguments: String...) -> Bool {
    guard let path = path(of: name) else { return false }
    let result = try? runProgram(path, arguments, environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"])
    return result?.status == .exited(0)
  }

  /// Whether a program can be given file systems of its own.
  static let hasMountNamespaces = run("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt")

  /// Whether image files can be mounted, and how they are made.
  static let hasLoopDevices: Bool = {
    guard isRoot, path(of: "mkfs.ext4") != nil, let image = try? DiskImage(megabytes: 4) else { return false }
    return (try? image.mount()) != nil
  }()

  /// Whether a file can be given the attribute that lets it only grow.
  static let hasAppendOnlyFiles: Bool = {
    guard let folder = try? TemporaryDirectory(), (try? folder.write("", to: "probe")) != nil else { return false }
    defer { run("chattr", "-a", folder.path(of: "probe")) }
    return run("chattr", "+a", folder.path(of: "probe"))
  }()

  /// Whether calls of the program can be listed.
  static let traces = run("strace", "-qq", "-o", "/dev/null", "true")

  /// How often a sweep without an end is repeated; `nil` in the short runs of every day.
  static let rounds: Int? = getenv("GROUNDWORK_FAULT_ROUNDS").flatMap { Int(String(cString: $0)) }
}
