import Batch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written in pieces and takes its name once it is whole.
///
/// Written by one thread at a time: whoever uses it has turns.
final class StreamedOutputFile: @unchecked Sendable {
  private let path: String
  private let temporary: String
  private let overwrites: Bool
  private var descriptor: Int32

  /// Begins a file.
  init(_ path: String, overwrites: Bool) throws(OutputFile.Problem) {
    try OutputFile.check(path, overwrites: overwrites)
    self.path = path
    self.overwrites = overwrites
    (temporary, descriptor) = try OutputFile.makeBeside(path)
    Self.unfinished.withLock { [temporary] in _ = $0.insert(temporary) }
  }

  /// A file that was not finished is not left behind.
  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
    _ = Self.unfinished.withLock { $0.remove(temporary) }
  }

  /// The files that have no name yet: whatever ends the program, none of them stays. What writes them may be held by a
  /// thread that never ends, so that `deinit` alone does not see to it.
  private static let unfinished: Guarded<Set<String>> = {
    atexit { StreamedOutputFile.discardUnfinished() }
    return Guarded([])
  }()

  /// Takes away what was written so far, from any thread; the program ends then.
  static func discardUnfinished() {
    unfinished.withLock { for path in $0 { unlink(path) } }
  }

  /// Writes the next bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(OutputFile.Problem) {
    var written = 0
    while written < bytes.count {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      #else
        let count = Darwin.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      #endif
      if count >= 0 { written += count } else if errno != EINTR { throw OutputFile.Problem(path, errno) }
    }
  }

  /// Gives the file its name.
  func finish() throws(OutputFile.Problem) {
    defer { _ = Self.unfinished.withLock { $0.remove(temporary) } }
    let isSynced = fsync(descriptor) == 0 || errno == EINVAL
    let number = errno
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isSynced, isClosed else {
      unlink(temporary)
      throw OutputFile.Problem(path, isSynced ? errno : number)
    }
    try OutputFile.place(temporary, at: path, overwrites: overwrites)
  }
}
