import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time zones that the system knows, read from its files by name: `Australia/Sydney`.
enum TimeZoneFile {
  /// Bytes of the largest file that is read; those of the time zone database have a few thousand.
  static let largestSize = 65_536
  /// Bytes of the longest name.
  private static let longestName = 64
  /// Time zones that are kept; the database has about 600 names.
  private static let keptCount = 1_000
  private static let folder = "/usr/share/zoneinfo/"
  /// Files that say something else on each machine.
  private static let localNames: Set<String> = ["localtime", "posixrules"]

  private static let kept = Mutex<[String: TimeZoneRules]>([:])

  /// The rules of a time zone; `nil` where the system has none of that name.
  ///
  /// A file is read once. The name comes from a questionnaire, and its letters are such that it cannot leave the folder.
  static func rules(named name: String) -> TimeZoneRules? {
    guard isName(name), !localNames.contains(name) else { return nil }
    if let rules = kept.withLock({ $0[name] }) { return rules }
    guard let bytes = read(folder + name), let rules = TimeZoneRules(bytes: bytes) else { return nil }
    kept.withLock {
      if $0.count >= keptCount { $0.removeAll() }
      $0[name] = rules
    }
    return rules
  }

  /// Whether a text is one or more words with slashes between them, without points.
  private static func isName(_ text: String) -> Bool {
    guard text.utf8.count <= longestName else { return false }
    let words = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty
        && word.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
  }

  /// The bytes of a file; `nil` where it cannot be read or is too large.
  private static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: largestSize + 1)
    var count = 0
    while count < bytes.count {
      let added = bytes.withUnsafeMutableBytes { buffer in
        systemRead(file, UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      if added < 0, errno == EINTR { continue }
      guard added >= 0 else { return nil }
      if added == 0 { return Array(bytes[..<count]) }
      count += added
    }
    return nil
  }
}

/// `read`, under a name that the methods above do not have.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(file, buffer.baseAddress, buffer.count)
}
