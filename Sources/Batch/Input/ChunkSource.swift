import Tables

/// Cuts the bytes of an input into chunks of whole rows.
///
/// A chunk is as long as a round of work is worth, and shorter where the input has nothing more at the moment: a row never
/// waits for others that may not come. A row longer than ``rowLimit`` is told of and passed over, without being held.
struct ChunkSource {
  /// The most bytes of a row.
  static let rowLimit = CSVReader.recordLimit
  /// How many bytes a chunk has where there are enough.
  static let chunkSize = 256 << 10
  /// How many where each row takes long, as one does of which a transcript is kept: a batch that is stopped still finishes
  /// the chunks that were begun.
  static let smallChunkSize = 4 << 10

  /// What a chunk holds.
  enum Content {
    /// Whole rows; the last one may lack its line end.
    case rows
    /// The beginning of one row that is longer than ``rowLimit``.
    case rowTooLong
  }

  /// What was put into a buffer.
  struct Chunk {
    var content: Content
    /// Its place among the chunks, from 0.
    var number: Int
    /// The number of the line, from 1, in which it begins.
    var firstLine: Int
    /// How many bytes of the input end with it.
    var endOffset: Int
  }

  private let input: BatchInput
  private let size: Int
  private var ends: RowEnds
  /// Bytes that were read and belong to the next chunk.
  private var rest: [UInt8]
  private var line: Int
  private var offset: Int
  private var count = 0
  private var isAtEnd = false
  private var isPassingOver = false

  /// Creates a source that goes on behind what was looked at already.
  /// - Parameters:
  ///   - size: how many bytes a chunk has where there are enough.
  ///   - rest: bytes that were read and not used.
  ///   - line: the number of the line in which those begin.
  ///   - offset: how many bytes come before them.
  init(
    _ input: BatchInput, size: Int = Self.chunkSize, separator: UInt8?, rest: [UInt8], line: Int, offset: Int
  ) {
    self.input = input
    self.size = size
    ends = RowEnds(separator: separator)
    self.rest = rest
    self.line = line
    self.offset = offset
  }

  /// Puts the next chunk into a buffer, waiting for it where none is there; `nil` at the end.
  mutating func next(into buffer: ChunkBuffer) throws -> Chunk? {
    buffer.clear()
    buffer.append(rest)
    rest = []
    if isPassingOver { try passOver(buffer) }
    ends = RowEnds(separator: ends.separator)
    var scanned = 0
    var end = 0
    while true {
      if let found = ends.last(in: buffer.bytes, scanned..<buffer.count) { end = found }
      scanned = buffer.count
      if isAtEnd { end = buffer.count }
      if end > 0, isAtEnd || buffer.count >= size || !input.isReady() { break }
      if isAtEnd { return nil }
      if end == 0, buffer.count > Self.rowLimit {
        isPassingOver = true
        let chunk = chunk(.rowTooLong, buffer, end: 0)
        rest = []
        line += buffer.lineFeeds(in: 0..<buffer.count)
        offset += buffer.count
        return chunk
      }
      try fill(buffer)
    }
    rest = Array(buffer.bytes[end...])
    buffer.count = end
    let chunk = chunk(.rows, buffer, end: end)
    line += buffer.lineFeeds(in: 0..<end)
    offset += end
    return chunk
  }

  private mutating func chunk(_ content: Content, _ buffer: ChunkBuffer, end: Int) -> Chunk {
    defer { count += 1 }
    return Chunk(content: content, number: count, firstLine: line, endOffset: offset + end)
  }

  private mutating func fill(_ buffer: ChunkBuffer) throws {
    let count = try buffer.fill(atMost: max(size / 4, size - buffer.count), input.read)
    if count == 0 { isAtEnd = true }
  }

  /// Drops bytes up to the end of the row that is too long; the finder of row ends still stands within it.
  private mutating func passOver(_ buffer: ChunkBuffer) throws {
    while true {
      let end = ends.next(in: buffer.bytes, 0..<buffer.count)
      let dropped = end ?? buffer.count
      line += buffer.lineFeeds(in: 0..<dropped)
      offset += dropped
      buffer.drop(dropped)
      if end != nil || isAtEnd {
        isPassingOver = false
        return
      }
      try fill(buffer)
    }
  }
}
