internal import CLineEditing

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Reads lines as they come, without editing: from a pipe, a file, or a terminal in its own line mode.
///
/// Memory is bounded by the longest line allowed. Lines end in `\n` or `\r\n`, the last one also at the end of the input;
/// a byte order mark at the beginning is no part of the first.
package final class PlainLineReader: LineReader {
  /// Kept for the protocol; without editing there is no Tab.
  package var completer: ((_ line: String, _ cursorByte: Int) -> Completion)?

  /// The most bytes of a line.
  package static let lineLimit = 65536

  /// The bytes of the line read last where they are not all UTF-8; nil where they are.
  package private(set) var malformedLine: [UInt8]?

  private let given: Int32
  private let windowDescriptor: Int32
  private let write: (String) -> Void
  private let isTerminal: Bool
  private let terminalAgain: Int32

  private var chunk = [UInt8](repeating: 0, count: 65536)
  private var unread: Range<Int> = 0..<0
  private var line: [UInt8] = []
  private var isOverlong = false
  private var isFirstLine = true

  /// A reader on a descriptor, which stays open.
  ///
  /// - Parameters:
  ///   - descriptor: Where lines come from.
  ///   - windowDescriptor: The one whose window's width counts.
  ///   - write: Shows a prompt at once, wherever prompts go.
  package init(descriptor: Int32 = 0, windowDescriptor: Int32 = 1, write: @escaping (String) -> Void) {
    given = descriptor
    self.windowDescriptor = windowDescriptor
    self.write = write
    isTerminal = isatty(descriptor) == 1
    terminalAgain = isTerminal ? gw_le_open_again(descriptor) : -1
  }

  deinit {
    if terminalAgain >= 0 { close(terminalAgain) }
  }

  /// The window's current width, 80 where it is unknown.
  package var columns: Int { Terminal.columns(at: windowDescriptor) ?? 80 }

  /// The window's current height in rows; nil where it is unknown.
  package var rows: Int? { Terminal.rows(at: windowDescriptor) }

  /// Shows the prompt and reads a line; the prefill cannot be edited here and is ignored.
  package func readLine(prompt: String, prefill: String?) -> LineEvent {
    malformedLine = nil
    if lineEnd() != nil {
      write(prompt)
      return nextEvent()
    }
    gw_le_start_waiting()
    defer { gw_le_stop_waiting() }
    write(prompt)
    let event = nextEvent()
    if isTerminal {
      switch event {
      case .line, .tooLong: break
      default: write("\n")
      }
    }
    return event
  }

  /// Does nothing: without editing there is no recall.
  package func remember(command: String) {}

  private var descriptor: Int32 { terminalAgain >= 0 ? terminalAgain : given }

  private func nextEvent() -> LineEvent {
    while true {
      if let end = lineEnd() {
        keep(unread.lowerBound..<end)
        unread = end + 1..<unread.upperBound
        return takeLine()
      }
      keep(unread)
      unread = 0..<0

      let reason = gw_le_wait_readable(descriptor, isTerminal)
      if reason == SIGINT {
        let hadText = !line.isEmpty
        dropLine()
        return .interrupted(lineHadText: hadText)
      }
      if reason > 0 { return .terminated(signal: reason) }
      if reason < 0 { return .failed(errno: -reason) }
      let count = gw_le_take(descriptor, &chunk, chunk.count)
      if count > 0 {
        unread = 0..<count
      } else if count == 0 {
        return line.isEmpty ? .endOfInput : takeLine()
      } else if count != -Int(EINTR) && count != -Int(EAGAIN) {
        return .failed(errno: Int32(-count))
      }
    }
  }

  /// Where in the chunk the line ends; nil where more has to be read for that.
  private func lineEnd() -> Int? {
    chunk.withUnsafeBytes { bytes in
      guard !unread.isEmpty, let start = bytes.baseAddress,
        let end = memchr(start + unread.lowerBound, 0x0A, unread.count)
      else { return nil }
      return UnsafeRawPointer(end) - start
    }
  }

  private func keep(_ range: Range<Int>) {
    // One byte more for the `\r` of the line's end, and one to know an overlong line by.
    let room = max(Self.lineLimit + 2 - line.count, 0)
    if range.count > room { isOverlong = true }
    line += chunk[range.prefix(room)]
  }

  private func takeLine() -> LineEvent {
    defer { dropLine() }
    if line.last == 0x0D { line.removeLast() }
    if isFirstLine && line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    isFirstLine = false
    if isOverlong || line.count > Self.lineLimit { return .tooLong(limit: Self.lineLimit) }
    if let text = String(validating: line, as: UTF8.self) { return .line(text) }
    malformedLine = line
    return .line(String(decoding: line, as: UTF8.self))
  }

  private func dropLine() {
    line.removeAll(keepingCapacity: true)
    isOverlong = false
  }
}
