#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The signals by which a terminal or a person asks the program to end.
enum EndSignals {
  private final class Watch: Sendable {
    let numbers: [Int32]
    let body: @Sendable (Int32) -> Void

    init(_ numbers: [Int32], _ body: @escaping @Sendable (Int32) -> Void) {
      self.numbers = numbers
      self.body = body
    }

    /// Waits for one after the other, as long as the program lives.
    func run() -> Never {
      var set = EndSignals.set(numbers)
      while true {
        var number: Int32 = 0
        if sigwait(&set, &number) == 0 { body(number) }
      }
    }
  }

  /// Calls `body` on a thread of its own with each that comes, in place of ending the program, and with `SIGALRM`, by which
  /// it can have itself called again. Threads that were started before still end it. One that the caller of the program
  /// ignores stays ignored.
  static func watch(_ body: @escaping @Sendable (Int32) -> Void) {
    let numbers = [SIGINT, SIGTERM, SIGHUP, SIGALRM].filter { !isIgnored($0) }
    var set = set(numbers)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let watch = Unmanaged.passRetained(Watch(numbers, body))
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(
        &thread, nil, { Unmanaged<Watch>.fromOpaque($0).takeRetainedValue().run() }, watch.toOpaque())
    #else
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil, { Unmanaged<Watch>.fromOpaque($0!).takeRetainedValue().run() }, watch.toOpaque())
    #endif
    guard status != 0 else { return }
    watch.release()
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Ends the program as the signal does where nobody watches.
  static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var set = set([number])
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(number)
    exit(128 + number)
  }

  private static func set(_ numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
