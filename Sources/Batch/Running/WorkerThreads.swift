#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs the same work on several threads and waits for all of them.
///
/// Threads of our own, because the work waits for input and for its turn, which would starve a shared pool, and because
/// rules may nest deeper than the stacks of such a pool allow.
enum WorkerThreads {
  /// The stack of a thread, as large as that of a program's first one.
  private static let stackSize = 8 << 20

  private final class Work: Sendable {
    let body: @Sendable (Int) -> Void
    let number: Int

    init(_ number: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.number = number
      self.body = body
    }
  }

  /// Calls `body` with the numbers from 0, each on its own thread, the first on this one.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    defer { pthread_attr_destroy(&attributes) }
    var threads: [pthread_t] = []
    for number in 1..<max(1, count) {
      let work = Unmanaged.passRetained(Work(number, body))
      #if canImport(Darwin)
        var thread: pthread_t?
        let started = pthread_create(
          &thread, &attributes,
          { context in
            let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
            work.body(work.number)
            return nil
          }, work.toOpaque())
        if started == 0, let thread { threads.append(thread) } else { work.release() }
      #else
        var thread = pthread_t()
        let started = pthread_create(
          &thread, &attributes,
          { context in
            let work = Unmanaged<Work>.fromOpaque(context!).takeRetainedValue()
            work.body(work.number)
            return nil
          }, work.toOpaque())
        if started == 0 { threads.append(thread) } else { work.release() }
      #endif
    }
    body(0)
    for thread in threads { pthread_join(thread, nil) }
  }

  /// How many threads can run at once.
  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
