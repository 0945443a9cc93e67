#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Starts a thread that takes signals and does nothing, as a program's other threads may.
nonisolated func startIdleThread() {
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  pthread_create(&thread, nil, { _ in while true { pause() } }, nil)
}
