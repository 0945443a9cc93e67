import FuzzEntries

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The entry that the environment variable `GROUNDWORK_FUZZ` names.
private let entry: FuzzEntry = {
  let name = getenv("GROUNDWORK_FUZZ").map { String(cString: $0) } ?? ""
  guard let entry = FuzzEntry.named(name) else {
    say("GROUNDWORK_FUZZ names one of: \(FuzzEntry.all.map(\.name).joined(separator: ", "))")
    exit(64)
  }
  return entry
}()

private func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(2, bytes, bytes.count)
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    try entry.check(bytes)
  } catch {
    say("\(entry.name): \(error)")
    abort()
  }
  return 0
}
