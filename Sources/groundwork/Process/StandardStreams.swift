import Diagnostics
import Shell

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error, written whole: a full disk or a reader that left does not go unnoticed.
enum StandardStreams {
  /// One of the two.
  enum Stream: Int32 {
    case output = 1
    case errors = 2
  }

  /// Writes a text that is made to be read: nothing in it but line feeds and looks of our own does anything to a
  /// terminal.
  static func write(_ text: String, to stream: Stream) {
    write(Array(TerminalLook.gated(text).utf8), to: stream)
  }

  /// Tells sentences on standard error: at a terminal in lines that fit the window, else in a line for each.
  static func tell(_ sentences: [String]) {
    var lines = sentences.map(VisibleText.oneLine)
    if isTerminal(2) {
      let width = min(max(Terminal.columns(at: 2) ?? 80, 20), 100)
      lines = lines.flatMap { TextWrapping.lines($0, width: width) }
    }
    write(lines.map { $0 + "\n" }.joined(), to: .errors)
  }

  /// Writes the bytes of a file as they are.
  ///
  /// A reader of standard output that left ends the program quietly, as the signal would (141); another failure ends
  /// it with 74. Failures of standard error are not reported, since there is nowhere to.
  static func write(_ bytes: [UInt8], to stream: Stream) {
    bytes.withUnsafeBytes { write($0, to: stream) }
  }

  /// The same for bytes that stand in memory of somebody else.
  static func write(_ bytes: UnsafeRawBufferPointer, to stream: Stream) {
    guard let failure = failure(toWrite: bytes, stream), stream == .output else { return }
    if failure == EPIPE { exit(141) }
    write("groundwork: standard output cannot be written: \(String(cString: strerror(failure)))\n", to: .errors)
    exit(ExitStatus.inputOutput.rawValue)
  }

  /// Writes everything; what went wrong, as an error number.
  private static func failure(toWrite bytes: UnsafeRawBufferPointer, _ stream: Stream) -> Int32? {
    var written = 0
    while written < bytes.count {
      #if canImport(Glibc)
        let count = Glibc.write(stream.rawValue, bytes.baseAddress! + written, bytes.count - written)
      #else
        let count = Darwin.write(stream.rawValue, bytes.baseAddress! + written, bytes.count - written)
      #endif
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: stream.rawValue, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, 1000)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Whether nothing can be written to a stream at the moment.
  static func isFull(_ stream: Stream) -> Bool {
    var waiting = pollfd(fd: stream.rawValue, events: Int16(POLLOUT), revents: 0)
    return poll(&waiting, 1, 0) == 0
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}
