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
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    #else
      setrlimit(RLIMIT_CORE, &none)
    #endif
  }
}
