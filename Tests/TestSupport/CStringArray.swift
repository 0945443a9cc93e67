#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Calls the body with the strings as a null-terminated array of C strings.
func withCStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result) rethrows
  -> Result
{
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return try body(copies + [nil])
}

/// The variables of a program that a test starts, as C has them, with those that tell sanitizers what to do.
func variables(of environment: [String: String]) -> [String] {
  var environment = environment
  for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
  }
  return environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
}
