#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets threads through in the order of their numbers, from 0.
///
/// The counter is only touched with the mutex held, which is why it can be shared.
final class Turnstile: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var next = 0

  init() {
    mutex = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    changed.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` once all lower numbers have been let through.
  func pass(_ number: Int, _ body: () -> Void) {
    pthread_mutex_lock(mutex)
    while next != number { pthread_cond_wait(changed, mutex) }
    pthread_mutex_unlock(mutex)
    // Only the thread whose turn it is gets here, so that the rest need not hold the mutex.
    body()
    pthread_mutex_lock(mutex)
    next += 1
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }
}
