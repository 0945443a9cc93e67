internal import CPseudoTerminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Runs a program without a terminal: its input, output and errors are pipes.
///
/// - Parameters:
///   - arguments: Without the program's name.
///   - environment: All of it; nothing is passed on but what tells sanitizers what to do.
///   - input: All that it can read; it need not.
///   - workingDirectory: The folder to run it in, or nil for the tests' own.
///   - timeoutSeconds: How long it may take, after which it is killed.
/// - Throws: ``ProgramError`` when it cannot be started or takes too long.
package func runProgram(
  _ path: String, _ arguments: [String] = [], environment: [String: String], input: [UInt8] = [],
  workingDirectory: String? = nil, timeoutSeconds: Int = 60
) throws -> (status: ExitStatus, output: [UInt8], errors: [UInt8]) {
  var pipes: [Pipe] = []
  defer { pipes.forEach { $0.close() } }
  for _ in 0..<3 { pipes.append(try Pipe()) }
  let variables = variables(of: environment)
  let child = withCStrings([path] + arguments) { arguments in
    withCStrings(variables) { variables in
      gw_pty_spawn_piped(
        path, arguments, variables, workingDirectory, pipes[0].reader, pipes[1].writer, pipes[2].writer)
    }
  }
  guard child > 0 else { throw ProgramError.notStarted(path: path, errno: -child) }
  pipes[0].closeReader()
  pipes[1].closeWriter()
  pipes[2].closeWriter()

  let deadline = Deadline(seconds: timeoutSeconds)
  var gathered: [[UInt8]] = [[], []]
  var rest = input[...]
  var chunk = [UInt8](repeating: 0, count: 65536)
  if rest.isEmpty { pipes[0].closeWriter() }
  while pipes[1].reader >= 0 || pipes[2].reader >= 0 {
    // poll passes over descriptors below zero.
    var entries = [
      pollfd(fd: pipes[0].writer, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: pipes[1].reader, events: Int16(POLLIN), revents: 0),
      pollfd(fd: pipes[2].reader, events: Int16(POLLIN), revents: 0),
    ]
    let left = deadline.milliseconds
    if left == 0 {
      kill(child, SIGKILL)
      _ = reap(child, 0)
      throw ProgramError.stillRunning(transcript: String(decoding: gathered[0] + gathered[1], as: UTF8.self))
    }
    guard poll(&entries, 3, left) > 0 else { continue }
    if entries[0].revents != 0 {
      let count = rest.withUnsafeBytes { writeQuietly(pipes[0].writer, $0) }
      if count > 0 { rest = rest.dropFirst(count) }
      if rest.isEmpty || (count < 0 && errno != EINTR && errno != EAGAIN) { pipes[0].closeWriter() }
    }
    for index in 1...2 where entries[index].revents != 0 {
      let count = read(pipes[index].reader, &chunk, chunk.count)
      if count > 0 {
        gathered[index - 1] += chunk[..<count]
      } else if count == 0 || errno != EINTR {
        pipes[index].closeReader()
      }
    }
  }
  // It may have closed its output and gone on.
  var status = reap(child, WNOHANG)
  while status == nil {
    if deadline.milliseconds == 0 {
      kill(child, SIGKILL)
      _ = reap(child, 0)
      throw ProgramError.stillRunning(transcript: String(decoding: gathered[0] + gathered[1], as: UTF8.self))
    }
    _ = poll(nil, 0, 1)
    status = reap(child, WNOHANG)
  }
  return (status ?? .exited(0), gathered[0], gathered[1])
}

/// The two ends of a pipe, each -1 once closed; neither is passed on to programs by itself.
private final class Pipe {
  private(set) var reader: Int32
  private(set) var writer: Int32

  init() throws {
    var ends: (reader: Int32, writer: Int32) = (-1, -1)
    let number = gw_pty_pipe(&ends.reader, &ends.writer)
    guard number == 0 else { throw ProgramError.notStarted(path: "a pipe", errno: number) }
    (reader, writer) = ends
  }

  func closeReader() {
    if reader >= 0 { _ = systemClose(reader) }
    reader = -1
  }

  func closeWriter() {
    if writer >= 0 { _ = systemClose(writer) }
    writer = -1
  }

  func close() {
    closeReader()
    closeWriter()
  }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// A write to a pipe without readers fails instead of ending the tests.
private func writeQuietly(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  // Less than a pipe holds when poll says that there is room: the write does not block.
  let count = min(bytes.count, 512)
  var blocked = sigset_t()
  var before = sigset_t()
  sigemptyset(&blocked)
  sigaddset(&blocked, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &blocked, &before)
  let written = write(descriptor, bytes.baseAddress, count)
  let number = errno
  if written < 0 && number == EPIPE {
    var pending = sigset_t()
    sigpending(&pending)
    if sigismember(&pending, SIGPIPE) == 1 {
      var taken: Int32 = 0
      sigwait(&blocked, &taken)
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, nil)
  errno = number
  return written
}

private func reap(_ child: pid_t, _ options: Int32) -> ExitStatus? {
  var status: Int32 = 0
  while true {
    let reaped = waitpid(child, &status, options)
    if reaped == child { return ExitStatus(waitStatus: status) }
    if reaped == 0 || errno != EINTR { return nil }
  }
}
