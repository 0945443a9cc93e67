import Diagnostics
import Tables

extension FuzzEntry {
  /// Tables: read the same whole and in pieces, and what is written is read as the same.
  static let tables = FuzzEntry(
    name: "tables",
    words: [
      ",", ";", "\t", "\"", "\"\"", "\r\n", "\n", "\r", "sep=;\n", "=1+1", "+", "-", "@", "'", "\u{FF1D}", "\u{FEFF}",
      " ",
      "\u{301}", "id,answer\n",
    ]
  ) { bytes in
    let dialect = CSVDialect(of: bytes)
    try Violation.unless(dialect.start <= bytes.count, "the table begins after its end")
    let whole = records(of: bytes[dialect.start...], dialect.separator, piece: bytes.count + 1)
    for piece in [1, 3, 7] {
      let parts = records(of: bytes[dialect.start...], dialect.separator, piece: piece)
      try Violation.unless(parts == whole, "pieces of \(piece) bytes are read as something else")
    }
    guard whole.problem == nil else { return }
    var writer = CSVWriter()
    let texts = whole.records.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    for record in texts { writer.append(record) }
    let again = records(of: writer.bytes[...], UInt8(ascii: ","), piece: 5)
    try Violation.unless(again.problem == nil, "what was written is no table")
    let written = again.records.map { $0.map { SpreadsheetCell.restored(String(decoding: $0, as: UTF8.self)) } }
    try Violation.unless(written.count == texts.count, "\(texts.count) records are read as \(written.count)")
    for (before, after) in zip(texts, written) {
      let shown = before.map(shownLines)
      let isSame = shown.count == after.count && zip(shown, after).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
      try Violation.unless(isSame, "\(shown) is read as \(after)")
    }
  }

  private struct Records: Equatable {
    var records: [[[UInt8]]] = []
    var problem: CSVReader.Problem?
  }

  private static func records(of bytes: ArraySlice<UInt8>, _ separator: UInt8, piece: Int) -> Records {
    var reader = CSVReader(separator: separator)
    var record = CSVRecord()
    var result = Records()
    var rest = bytes
    do throws(CSVReader.Problem) {
      while true {
        while try reader.next(&record) {
          result.records.append((0..<record.count).map { Array(record[$0]) })
        }
        if rest.isEmpty { break }
        reader.append(rest.prefix(piece))
        rest = rest.dropFirst(piece)
        if rest.isEmpty { reader.finish() }
      }
    } catch {
      result.problem = error
    }
    return result
  }

  /// A text as a file that keeps lines shows it.
  package static func shownLines(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar)
    }
    var result = String.UnicodeScalarView()
    for scalar in scalars { result.append(scalar == "\r" ? "\n" : scalar) }
    return VisibleText.multiline(String(result))
  }
}
