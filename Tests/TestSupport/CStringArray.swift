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
