#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Cuts a file into lines while reading it once, front to back, holding little more than a line.
struct LineScanner {
  /// One line without its line feed.
  struct Line {
    /// The bytes; of a line past the limit, the first so many.
    var bytes: ArraySlice<UInt8>
    /// The offset in the file of its first byte.
    var offset: Int
    /// Whether a line feed follows.
    var isTerminated: Bool
    /// Whether it is longer than a line may be; nothing after it is read.
    var isTooLong: Bool
  }

  private static let chunkSize = 1 << 16

  private let files: any FileOperations
  private let file: Int32
  /// A part of the file that begins at `chunkOffset`; replaced, never changed, so that lines can share it.
  private var chunk: [UInt8] = []
  private var chunkOffset = 0
  private var cursor = 0
  private var isAtEnd = false

  /// Creates a scanner of an open file.
  init(_ file: Int32, files: any FileOperations) {
    self.file = file
    self.files = files
  }

  /// The next line; `nil` after the last. A file that ends in a line feed has no empty line after it.
  mutating func next() throws(SystemFailure) -> Line? {
    var searched = cursor
    while true {
      if let end = lineFeed(from: searched) {
        let line = Line(
          bytes: chunk[cursor..<end], offset: chunkOffset + cursor, isTerminated: true,
          isTooLong: end - cursor >= TranscriptRecord.lineLimit)
        cursor = end + 1
        return line
      }
      let pending = chunk.count - cursor
      if isAtEnd || pending >= TranscriptRecord.lineLimit {
        guard pending > 0 else { return nil }
        let line = Line(
          bytes: chunk[cursor...], offset: chunkOffset + cursor, isTerminated: false,
          isTooLong: pending >= TranscriptRecord.lineLimit)
        cursor = chunk.count
        isAtEnd = true
        return line
      }
      let fresh = try files.readAll(file, at: chunkOffset + chunk.count, count: Self.chunkSize)
      if fresh.isEmpty { isAtEnd = true }
      chunkOffset += cursor
      chunk = cursor == chunk.count ? fresh : chunk[cursor...] + fresh
      searched = pending
      cursor = 0
    }
  }

  /// The bytes in memory from the beginning of a line, the last one given, to the last line feed after it.
  func wholeLines(from line: Line) -> ArraySlice<UInt8> {
    let start = line.offset - chunkOffset
    let end = chunk[start...].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? start
    return chunk[start..<end]
  }

  private func lineFeed(from start: Int) -> Int? {
    chunk.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      guard let found = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
