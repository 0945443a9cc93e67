#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What has to be so before anything is opened.
enum ProcessSetup {
  /// Makes sure that descriptors 0, 1 and 2 exist, so that no file is opened as one of them; lets a closed pipe and a
  /// file-size limit come back as errors; writes no core files, which would hold answers.
  static func prepare() {
    while true {
      let descriptor = open("/dev/null", O_RDWR)
      if descriptor < 0 { break }
      if descriptor > 2 {
        close(descriptor)
        break
      }
    }
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    leaveCrashesToTheSystem()
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    #else
      setrlimit(RLIMIT_CORE, &none)
    #endif
  }

  /// Gives signals back that the Swift runtime takes where its crash reporter is installed: at a terminal that one waits
  /// for half a minute with questions of its own, for Ctrl-\ too, and shows memory that holds answers. Who sets
  /// `SWIFT_BACKTRACE` has asked for it.
  private static func leaveCrashesToTheSystem() {
    guard getenv("SWIFT_BACKTRACE") == nil else { return }
    for number in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      var action = sigaction()
      guard sigaction(number, nil, &action) == 0, isHandled(action) else { continue }
      signal(number, SIG_DFL)
    }
  }

  /// Whether a signal has a handler: one that the caller has ignored stays ignored.
  private static func isHandled(_ action: sigaction) -> Bool {
    #if canImport(Glibc)
      if action.sa_flags & SA_SIGINFO != 0 { return true }
      return action.__sigaction_handler.sa_handler != nil
    #else
      if action.sa_flags & SA_SIGINFO != 0 { return true }
      return action.__sigaction_u.__sa_handler != nil
    #endif
  }
}
