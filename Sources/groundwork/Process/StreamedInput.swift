import Batch
import Localization
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file or pipe that is read in pieces, and that can be left while it gives nothing.
///
/// Its descriptors are set by `init` alone and live as long as the program, which is why it can be shared.
final class StreamedInput: Sendable {
  /// How many bytes the file has; `nil` where it is no regular file.
  let size: Int?
  private let name: String
  private let descriptor: Int32
  private let alarm: (reader: Int32, writer: Int32)
  private let isInterrupted = Atomic(false)

  /// Opens a file; `-` is standard input.
  /// - Throws: ``CommandFailure``: 66 where there is none, 77 without permission, 74 where it cannot be read.
  init(_ path: String) throws {
    name = path == "-" ? "<standard input>" : path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.failure(toOpen: path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw CommandFailure(localized("'\(name)' is a folder, not a file of answers."), .noInput)
    }
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw InputFile.failure(toRead: name, errno)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    alarm = (ends[0], ends[1])
  }

  /// The input of a batch.
  var batchInput: BatchInput {
    BatchInput(
      name: name, read: { try self.read(into: $0) }, isReady: { self.isReady(milliseconds: 0) },
      interrupt: {
        self.isInterrupted.store(true, ordering: .relaxed)
        var signal: UInt8 = 1
        _ = Self.writeBytes(self.alarm.writer, &signal, 1)
      })
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      if size == nil { _ = isReady(milliseconds: -1) }
      if isInterrupted.load(ordering: .relaxed) { return 0 }
      let count = Self.readBytes(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR || errno == EAGAIN else {
        throw InputFile.failure(toRead: name, errno)
      }
    }
  }

  /// Whether a read gives something within so long, or the end; -1 waits for either, or for an interruption.
  private func isReady(milliseconds: Int32) -> Bool {
    if size != nil { return true }
    var waiting = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: alarm.reader, events: Int16(POLLIN), revents: 0),
    ]
    return poll(&waiting, 2, milliseconds) > 0
  }

  private static func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  private static func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer, count)
    #else
      Darwin.write(descriptor, buffer, count)
    #endif
  }
}
