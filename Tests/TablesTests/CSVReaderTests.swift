import Diagnostics
import TestSupport
import Testing

@testable import Tables

/// Reading tables, whole and in pieces.
@Suite struct CSVReaderTests {
  static func read(_ bytes: [UInt8], separator: UInt8 = 0x2C, piece: Int? = nil) throws -> [[String]] {
    var reader = CSVReader(separator: separator)
    var record = CSVRecord()
    var records: [[String]] = []
    func drain(_ reader: inout CSVReader) throws {
      while try reader.next(&record) {
        records.append((0..<record.count).map { record.text($0) ?? "not UTF-8" })
      }
    }
    let size = max(1, piece ?? bytes.count)
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.append(bytes[start..<min(start + size, bytes.count)])
      try drain(&reader)
    }
    reader.finish()
    try drain(&reader)
    return records
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var records: [[String]]
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Row(text: "", records: []),
    Row(text: "\u{FEFF}", records: []),
    Row(text: "a", records: [["a"]]),
    Row(text: "a,b\r\nc,d\r\n", records: [["a", "b"], ["c", "d"]]),
    Row(text: "\u{FEFF}a,b\nc,d", records: [["a", "b"], ["c", "d"]]),
    Row(text: "a\rb\r", records: [["a"], ["b"]]),
    Row(text: "a\r\r\nb", records: [["a"], [""], ["b"]]),
    Row(text: "a\n\nb\n", records: [["a"], [""], ["b"]]),
    Row(text: ",\n,", records: [["", ""], ["", ""]]),
    Row(text: "\"\"", records: [[""]]),
    Row(text: "\"a,\"\"b\"\"\r\nc\",d\n", records: [["a,\"b\"\r\nc", "d"]]),
    Row(text: "5\" pipe,x\n", records: [["5\" pipe", "x"]]),
    Row(text: "a,\"b\"", records: [["a", "b"]]),
    Row(text: "é,\"ü\n\"\n", records: [["é", "ü\n"]]),
  ])
  func `a table in pieces of any size is the same table`(row: Row) throws {
    for piece in [nil, 1, 2, 3, 5] as [Int?] {
      #expect(try Self.read(Array(row.text.utf8), piece: piece) == row.records)
    }
  }

  @Test(arguments: [
    ("a,\"b", CSVReader.Problem.unclosedQuote(at: 2)), ("a\n\"b\"c", .textAfterQuote(at: 5)),
    ("\"\"\"", .unclosedQuote(at: 0)),
  ])
  func `what is no table says where`(text: String, problem: CSVReader.Problem) {
    #expect(throws: problem) { try Self.read(Array(text.utf8)) }
    #expect(throws: problem) { try Self.read(Array(text.utf8), piece: 1) }
  }

  @Test func `a record without an end is refused before memory runs out`() throws {
    var reader = CSVReader()
    var record = CSVRecord()
    let piece = [UInt8](repeating: 0x61, count: 1 << 20)
    #expect(throws: CSVReader.Problem.recordTooLong(at: 0)) {
      for _ in 0..<40 {
        reader.append(piece)
        _ = try reader.next(&record)
      }
    }
  }

  @Test func `fields know where they stand`() throws {
    let bytes = Array("\u{FEFF}a,\"b\"\r\ncc,\r\n".utf8)
    var reader = CSVReader()
    reader.append(bytes)
    reader.finish()
    var record = CSVRecord()
    #expect(try reader.next(&record))
    #expect(record.offset == 3 && record.sourceRange(0) == 3..<4 && record.sourceRange(1) == 5..<8)
    #expect(try reader.next(&record))
    #expect(record.offset == 10 && record.sourceRange(0) == 10..<12 && record.sourceRange(1) == 13..<13)
    #expect(record.sourceRange(7) == 13..<13 && record.text(7) == "")
    #expect(try !reader.next(&record))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `reading undoes writing, and cells stay what they were`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scalars: [String] = ["a", ",", ";", "\"", "\r", "\n", "'", "=", "+", "-", "@", "\t", " ", "é", "\u{FF1D}", "漢"]
    let records = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in scalars.randomElement(using: &random)! }.joined()
      }
    }
    var writer = CSVWriter()
    records.forEach { writer.append($0) }
    let read = try Self.read(writer.bytes, piece: Int.random(in: 1...9, using: &random))
    // Tabs come back as spaces, and every line end as LF.
    let shown = records.map { record in
      record.map { text in
        let bytes = Array(text.utf8)
        let kept = bytes.indices.filter { bytes[$0] != 0x0D || bytes[($0 + 1)...].first != 0x0A }
        return VisibleText.multiline(String(decoding: kept.map { bytes[$0] == 0x0D ? 0x0A : bytes[$0] }, as: UTF8.self))
      }
    }
    #expect(read.map { $0.map(SpreadsheetCell.restored) } == shown)
    for cell in read.joined() {
      #expect(!"=+-@\t\r\n\u{FF1D}".unicodeScalars.contains(cell.unicodeScalars.first ?? "a"))
    }
  }

  @Test(arguments: [
    ("id,answer\n", UInt8(ascii: ","), 0), ("id;answer\n", UInt8(ascii: ";"), 0), ("id\tanswer\n", 0x09, 0),
    ("sep=;\r\nid;answer\n", UInt8(ascii: ";"), 7), ("\u{FEFF}id;answer\n", UInt8(ascii: ";"), 3),
    ("\"a,b,c\";d\n", UInt8(ascii: ";"), 0), ("id\n", UInt8(ascii: ","), 0), ("", UInt8(ascii: ","), 0),
  ])
  func `the separator is told from the first record`(text: String, separator: UInt8, start: Int) {
    let dialect = CSVDialect(of: Array(text.utf8))
    #expect(dialect.separator == separator && dialect.start == start)
  }

  @Test func `only a table with more than ASCII has a byte-order mark`() {
    var writer = CSVWriter()
    writer.append(["id", "answer"])
    #expect(writer.bytes == Array("id,answer\r\n".utf8))
    writer.append(["é"])
    #expect(writer.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }
}
