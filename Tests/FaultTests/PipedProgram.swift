import CPseudoTerminal
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that runs with pipes, whose input is given bit by bit and which can be signalled meanwhile.
///
/// It is killed when the instance goes.
final class PipedProgram {
  /// The process.
  let process: pid_t
  private var input: Int32 = -1
  private var sources: [Int32] = [-1, -1]
  private var gathered: [[UInt8]] = [[], []]
  private var status: ExitStatus?

  /// Starts it.
  init(_ path: String, _ arguments: [String], environment: [String: String]) throws {
    var ends: [(reader: Int32, writer: Int32)] = []
    for _ in 0..<3 {
      var reader: Int32 = -1
      var writer: Int32 = -1
      let number = gw_pty_pipe(&reader, &writer)
      guard number == 0 else { throw ProgramError.notStarted(path: "a pipe", errno: number) }
      ends.append((reader, writer))
    }
    let arguments = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    process = gw_pty_spawn_piped(path, arguments, variables, nil, ends[0].reader, ends[1].writer, ends[2].writer)
    for string in arguments + variables { free(string) }
    close(ends[0].reader)
    close(ends[1].writer)
    close(ends[2].writer)
    input = ends[0].writer
    sources = [ends[1].reader, ends[2].reader]
    guard process > 0 else { throw ProgramError.notStarted(path: path, errno: -process) }
  }

  deinit {
    if status == nil, process > 0 {
      kill(process, SIGKILL)
      var ignored: Int32 = 0
      while waitpid(process, &ignored, 0) < 0 && errno == EINTR {}
    }
    closeInput()
    for source in sources where source >= 0 { close(source) }
  }

  /// What it wrote to standard output so far.
  var output: String { String(decoding: gathered[0], as: UTF8.self) }

  /// What it wrote to standard error so far.
  var errors: String { String(decoding: gathered[1], as: UTF8.self) }

  /// Gives it input, which has to fit in a pipe.
  func send(_ text: String) {
    // A program that is gone already must not end the tests with it.
    signal(SIGPIPE, SIG_IGN)
    var text = text
    text.withUTF8 { _ = write(input, $0.baseAddress, $0.count) }
  }

  /// Ends its input.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Sends a signal.
  func send(signal number: Int32) {
    if status == nil { kill(process, number) }
  }

  /// Stops it where it is, and returns when it stands still or has ended.
  func freeze() {
    kill(process, SIGSTOP)
    var told: Int32 = 0
    while waitpid(process, &told, WUNTRACED) < 0 && errno == EINTR {}
    if told & 0xFF != 0x7F { status = ExitStatus(waitStatus: told) }
  }

  /// Reads until standard error has so many bytes, or ends.
  func awaitErrors(count: Int, timeoutSeconds: Int = 30) throws {
    try gather(timeoutSeconds) { gathered[1].count >= count }
  }

  /// Reads until standard error contains a text.
  func awaitErrors(containing text: String, timeoutSeconds: Int = 30) throws {
    try gather(timeoutSeconds) { errors.contains(text) }
    guard errors.contains(text) else { throw ProgramError.missing(text: text, transcript: errors) }
  }

  /// Reads the rest of what it says until it ends.
  @discardableResult
  func waitForExit(timeoutSeconds: Int = 60) throws -> ExitStatus {
    try gather(timeoutSeconds) { false }
    if let status { return status }
    var told: Int32 = 0
    while waitpid(process, &told, 0) < 0 && errno == EINTR {}
    let status = ExitStatus(waitStatus: told)
    self.status = status
    return status
  }

  private func gather(_ seconds: Int, until isReached: () -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !isReached() {
      guard ContinuousClock.now < deadline else { throw ProgramError.stillRunning(transcript: output + errors) }
      var entries = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if sources.allSatisfy({ $0 < 0 }) { return }
      guard poll(&entries, nfds_t(entries.count), 100) > 0 else { continue }
      for index in entries.indices where entries[index].revents != 0 { take(index) }
    }
  }

  private func take(_ index: Int) {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(sources[index], &chunk, chunk.count)
    if count > 0 {
      gathered[index] += chunk[..<count]
    } else if count == 0 || errno != EINTR {
      close(sources[index])
      sources[index] = -1
    }
  }
}
