internal import CPseudoTerminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A program running under a terminal of its own, as a person at the keyboard has it.
///
/// Waiting has a deadline and no fixed pauses. The program has its own session, so that no signal of its group reaches
/// the tests; it is killed when the instance goes.
package final class PseudoTerminal {
  private var master: Int32
  private let child: pid_t
  private var seen: [UInt8] = []
  private var matched = 0
  private var hasEnded = false
  private var status: ExitStatus?

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - arguments: Without the program's name.
  ///   - environment: All of it; nothing is passed on but what tells sanitizers what to do.
  ///   - columns: The window's width; 0 by 0 is a window that does not tell.
  /// - Throws: ``ProgramError`` when there is no terminal for it. A program that cannot be executed exits with 127.
  package init(
    executable: String, arguments: [String] = [], environment: [String: String], columns: Int = 80, rows: Int = 24,
    workingDirectory: String? = nil
  ) throws {
    var master: Int32 = -1
    let variables = TestSupport.variables(of: environment)
    let child = withCStrings([executable] + arguments) { arguments in
      withCStrings(variables) { variables in
        gw_pty_spawn(executable, arguments, variables, workingDirectory, Int32(columns), Int32(rows), &master)
      }
    }
    guard child > 0 else { throw ProgramError.notStarted(path: executable, errno: -child) }
    self.master = master
    self.child = child
  }

  deinit {
    if status == nil {
      kill(child, SIGKILL)
      var ignored: Int32 = 0
      while waitpid(child, &ignored, 0) < 0 && errno == EINTR {}
    }
    if master >= 0 { close(master) }
  }

  /// Everything that the program has shown so far, as read by ``expect(_:timeoutSeconds:)`` and
  /// ``waitForExit(timeoutSeconds:)``.
  package var transcript: String { String(decoding: seen, as: UTF8.self) }

  /// The bytes of the transcript.
  package var transcriptBytes: [UInt8] { seen }

  /// Whether the terminal gathers whole lines itself, as it does between programs.
  package var isCanonical: Bool { gw_pty_is_canonical(master) }

  /// Whether the terminal echoes what is typed.
  package var echoes: Bool { gw_pty_echoes(master) }

  /// Reads until the text appears after the end of the last match.
  ///
  /// - Returns: What was shown since the last match, this one included.
  /// - Throws: ``ProgramError`` when the time is over or the program has closed its terminal.
  @discardableResult
  package func expect(_ text: String, timeoutSeconds: Int = 10) throws -> String {
    let deadline = Deadline(seconds: timeoutSeconds)
    let wanted = Array(text.utf8)
    while true {
      if let end = end(of: wanted) {
        defer { matched = end }
        return String(decoding: seen[matched..<end], as: UTF8.self)
      }
      guard readMore(milliseconds: deadline.milliseconds) else {
        throw ProgramError.missing(text: text, transcript: transcript)
      }
    }
  }

  /// Types the text.
  package func send(_ text: String) {
    sendBytes(Array(text.utf8))
  }

  /// Types bytes that need not be text, taking in what the program shows meanwhile; gives up after ten seconds.
  package func sendBytes(_ bytes: [UInt8]) {
    let deadline = Deadline(seconds: 10)
    var rest = bytes[...]
    while !rest.isEmpty, master >= 0, deadline.milliseconds > 0 {
      // Little at a time: the kernel drops what exceeds a line's room in line mode, and blocks the writer otherwise.
      var entry = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&entry, 1, deadline.milliseconds) > 0 else { return }
      if entry.revents & Int16(POLLIN) != 0 {
        _ = readMore(milliseconds: 0)
      } else if entry.revents & Int16(POLLOUT) != 0 {
        let count = rest.prefix(512).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
        if count < 0 && errno != EINTR && errno != EAGAIN { return }
        rest = rest.dropFirst(max(count, 0))
      } else {
        return
      }
    }
  }

  /// Changes the window's size, of which the program is signalled.
  package func resize(columns: Int, rows: Int = 24) {
    _ = gw_pty_resize(master, Int32(columns), Int32(rows))
  }

  /// Sends the program a signal.
  package func signal(_ number: Int32) {
    if status == nil { kill(child, number) }
  }

  /// Closes the window: the terminal hangs up.
  package func closeTerminal() {
    if master >= 0 { close(master) }
    master = -1
    hasEnded = true
  }

  /// Reads what the program still shows and waits for it to end.
  ///
  /// - Throws: ``ProgramError`` when the time is over.
  @discardableResult
  package func waitForExit(timeoutSeconds: Int = 10) throws -> ExitStatus {
    let deadline = Deadline(seconds: timeoutSeconds)
    while true {
      if let status { return status }
      var waitStatus: Int32 = 0
      if waitpid(child, &waitStatus, WNOHANG) == child {
        while readMore(milliseconds: 0) {}
        let status = ExitStatus(waitStatus: waitStatus)
        self.status = status
        return status
      }
      guard deadline.milliseconds > 0 else { throw ProgramError.stillRunning(transcript: transcript) }
      _ = readMore(milliseconds: min(deadline.milliseconds, 5))
    }
  }

  /// Whether there was more within the time.
  private func readMore(milliseconds: Int32) -> Bool {
    if hasEnded {
      _ = poll(nil, 0, milliseconds > 5 ? 0 : milliseconds)
      return false
    }
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let deadline = ContinuousClock.now + .milliseconds(Int(milliseconds))
    while poll(&entry, 1, milliseconds) < 0 {
      guard errno == EINTR, ContinuousClock.now < deadline else { return false }
    }
    guard entry.revents != 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &chunk, chunk.count)
    if count > 0 {
      seen += chunk[..<count]
      return true
    }
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return true }
    // EIO is how a terminal whose last user is gone ends.
    hasEnded = true
    return false
  }

  private func end(of wanted: [UInt8]) -> Int? {
    guard !wanted.isEmpty else { return matched }
    var start = matched
    while start + wanted.count <= seen.count {
      guard let first = seen[start...].firstIndex(of: wanted[0]), first + wanted.count <= seen.count else { return nil }
      if seen[first..<first + wanted.count].elementsEqual(wanted) { return first + wanted.count }
      start = first + 1
    }
    return nil
  }
}
