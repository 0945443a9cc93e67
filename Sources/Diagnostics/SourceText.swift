import Synchronization

/// The bytes of a file that a person wrote, with its name and its lines.
///
/// Offsets are UTF-8 bytes from 0. A byte-order mark stays part of the bytes.
package final class SourceText: Sendable {
  /// The name shown in diagnostics, usually the path as it was given.
  package let name: String
  /// The whole text.
  package let bytes: [UInt8]
  /// Where each line begins, ascending; the first is 0.
  package let lineStarts: [Int]

  /// The number of the first line: more than 1 where this is a later part of a stream.
  package let firstLine: Int

  /// Bytes into a line from where on its columns count Unicode scalars, of which a table is kept.
  private static let longLine = 1 << 16
  private static let blockSize = 1 << 12
  /// How many scalars begin before each block of bytes; made when a long line is first asked about.
  private let scalarCounts = Mutex<[Int]>([])

  /// Creates a source text from bytes, which need not be valid UTF-8.
  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      for index in buffer.indices where buffer[index] == 0x0A { starts.append(index + 1) }
    }
    self.lineStarts = starts
  }

  /// Creates a source text from a string.
  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The number of the line, from 0, that holds the byte at `offset`; an offset past the end is on the last line.
  package func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The byte range of a line, from 0, without its line end (LF or CR LF).
  package func lineRange(_ index: Int) -> Range<Int> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  /// The text of a line, from 0; bad UTF-8 is shown as U+FFFD.
  package func line(_ index: Int) -> String {
    text(in: lineRange(index))
  }

  /// The text of a byte range; bad UTF-8 is shown as U+FFFD.
  package func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The place of the byte at `offset`; an offset past the end is the place after the last character.
  ///
  /// Columns count characters, and Unicode scalars in what stands more than 64 KiB into its line: a thousand problems in
  /// a file of one line would take minutes otherwise.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(at: offset)
    var start = lineStarts[line]
    if start == 0, firstLine == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
    return SourcePosition(line: line + firstLine, column: characterCount(in: start..<max(start, offset)) + 1)
  }

  private func characterCount(in range: Range<Int>) -> Int {
    if range.count > Self.longLine {
      return scalarCount(before: range.upperBound) - scalarCount(before: range.lowerBound)
    }
    if bytes[range].allSatisfy({ $0 < 0x80 && $0 != 0x0D }) { return range.count }
    return text(in: range).count
  }

  private func scalarCount(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    let before = scalarCounts.withLock { counts in
      if counts.isEmpty { counts = scalarsBeforeBlocks() }
      return counts[block]
    }
    return before + scalars(in: block * Self.blockSize..<offset)
  }

  private func scalarsBeforeBlocks() -> [Int] {
    var counts = [0]
    for start in stride(from: 0, to: bytes.count, by: Self.blockSize) {
      counts.append(counts[counts.count - 1] + scalars(in: start..<min(start + Self.blockSize, bytes.count)))
    }
    return counts
  }

  /// The bytes that do not go on with a scalar.
  private func scalars(in range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }
}
