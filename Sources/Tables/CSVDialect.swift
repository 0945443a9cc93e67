/// How a table of comma-separated values is written: what stands between fields, and where the table begins.
package struct CSVDialect: Sendable, Equatable {
  /// The byte between two fields: a comma, a semicolon or a tab.
  package var separator: UInt8
  /// Where the first record begins: behind the line `sep=;` that some spreadsheet programs write first.
  package var start: Int

  /// Tells the dialect of a table from its first record, quoted fields left out of account.
  ///
  /// Spreadsheet programs write a semicolon where the comma is the decimal sign. Without any of the three, a comma.
  package init(of bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    start = bytes.starts(with: mark) ? 3 : 0
    let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    if line.count == 5, line.dropLast().elementsEqual("sep=".utf8) || line.dropLast().elementsEqual("SEP=".utf8) {
      separator = line[line.endIndex - 1]
      start = line.endIndex
      for end: UInt8 in [0x0D, 0x0A] where start < bytes.count && bytes[start] == end { start += 1 }
      return
    }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if Self.separators.contains(byte) { counts[byte, default: 0] += 1 }
    }
    separator = Self.separators.max { counts[$0] ?? 0 < counts[$1] ?? 0 } ?? UInt8(ascii: ",")
    if counts.isEmpty { separator = UInt8(ascii: ",") }
  }

  private static let separators = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]
}
