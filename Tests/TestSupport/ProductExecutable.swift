#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The path of an executable of this package, built together with the running tests.
///
/// It stands in one of the folders above the test bundle. One that is not there is a defect of the package's manifest:
/// the suite has to depend on it.
package func productExecutable(_ name: String) -> String {
  for start in CommandLine.arguments + ["/proc/self/exe"] where start.contains("/") {
    guard let resolved = realpath(start, nil) else { continue }
    defer { free(resolved) }
    var folder = String(cString: resolved)[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = folder + "/" + name
      var status = stat()
      if stat(String(candidate), &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(String(candidate), X_OK) == 0
      {
        return String(candidate)
      }
    }
  }
  fatalError("no executable \(name) beside the tests")
}
