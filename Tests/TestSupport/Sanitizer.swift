#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The sanitizer that the tests and the program they start are built with, if any.
///
/// Nothing is checked less under one; what it cannot live with, a limit on address space above all, is left out.
package enum Sanitizer {
  /// Whether it is the one for addresses.
  package static let isAddress = isLinked("__asan_init")
  /// Whether it is the one for threads.
  package static let isThread = isLinked("__tsan_init")
  /// Whether there is one at all.
  package static let isOn = isAddress || isThread

  /// How many times longer than without one anything may take.
  package static let slowness = isThread ? 10 : isAddress ? 5 : 1

  /// How many times more of its stack a thread may take than without one: each variable has poisoned ground around it.
  package static let stackGrowth = isOn ? 8 : 1

  /// The line of a shell that limits the address space of what it starts.
  ///
  /// Nothing where a sanitizer takes terabytes of it for its own books, and on macOS, which has no such limit.
  package static func memoryLimit(megabytes: Int) -> String {
    #if os(Linux)
      isOn ? "" : "ulimit -v \(megabytes * 1024)\n"
    #else
      ""
    #endif
  }

  private static func isLinked(_ symbol: String) -> Bool { dlsym(dlopen(nil, RTLD_NOW), symbol) != nil }
}
