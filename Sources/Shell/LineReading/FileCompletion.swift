import Diagnostics

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Completes paths from what the folders hold.
///
/// Nothing is opened but folders. A path is the whole rest of a line, so that spaces in names need no quotes.
package enum FileCompletion {
  /// The most files that are offered; a folder with more is read no further.
  package static let limit = 1000

  /// The completion of a path as far as it is typed.
  ///
  /// Folders end in "/". A hidden file is offered where its dot is typed; one whose name has control characters or is not
  /// UTF-8, never.
  package static func completion(of path: String) -> Completion {
    let folder: String
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      folder = String(path[...slash])
    } else {
      folder = ""
    }
    let start = Array(path.utf8.dropFirst(folder.utf8.count))
    let candidates = entries(of: folder.isEmpty ? "." : folder, startingWith: start).sorted()
      .map { CompletionCandidate(text: folder + $0) }
    return Completion(start: 0, candidates: candidates)
  }

  private static func entries(of folder: String, startingWith start: [UInt8]) -> [String] {
    guard !folder.utf8.contains(0), let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var result: [String] = []
    while result.count < limit, let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let isHidden = bytes.first == UInt8(ascii: ".") && start.isEmpty
      guard !isHidden, bytes.starts(with: start), bytes != [0x2E], bytes != [0x2E, 0x2E],
        let name = String(validating: bytes, as: UTF8.self),
        !name.unicodeScalars.contains(where: VisibleText.isHidden)
      else { continue }
      result.append(isFolder(folder + "/" + name) ? name + "/" : name)
    }
    return result
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
