import Shell

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the program was started in.
struct Surroundings {
  let environment: [String: String]
  let currentDirectory: String
  /// The absolute path of the running program with links followed, or what it was called as.
  let executable: String
  /// Whether the environment's locale is UTF-8, so that block characters show.
  let isUTF8: Bool

  /// Reads the surroundings once.
  static let current = Surroundings()

  private init() {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let bytes = UnsafeRawBufferPointer(start: entry, count: strlen(entry))
      if let sign = bytes.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(decoding: bytes[..<sign], as: UTF8.self)] = String(
          decoding: bytes[(sign + 1)...], as: UTF8.self)
      }
      next += 1
    }
    environment = variables
    currentDirectory = Self.path { getcwd($0, $1) != nil } ?? "."
    executable = Self.executablePath()
    isUTF8 = Terminal.adoptLocale()
  }

  private static func path(_ fill: (UnsafeMutablePointer<CChar>, Int) -> Bool) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
      buffer.initialize(repeating: 0)
      guard fill(buffer.baseAddress!, buffer.count - 1) else { return nil }
      return String(cString: buffer.baseAddress!)
    }
  }

  private static func executablePath() -> String {
    #if os(Linux)
      return path { readlink("/proc/self/exe", $0, $1) > 0 } ?? CommandLine.arguments.first ?? "groundwork"
    #else
      let called = path { buffer, size in
        var size = UInt32(size)
        return _NSGetExecutablePath(buffer, &size) == 0
      }
      let name = called ?? CommandLine.arguments.first ?? "groundwork"
      return path { buffer, _ in realpath(name, buffer) != nil } ?? name
    #endif
  }
}
