/// Writes records of comma-separated values (RFC 4180): CR LF at the end of each, quotes where they are needed.
///
/// Every cell goes through ``SpreadsheetCell``, so that no program takes one for a formula. A byte-order mark stands
/// first where anything is not ASCII: without it spreadsheet programs read the file in an old character set.
package struct CSVWriter: Sendable {
  private var records: [UInt8] = []

  /// Creates a writer of an empty table.
  package init() {}

  /// The table so far.
  package var bytes: [UInt8] {
    records.allSatisfy { $0 < 0x80 } ? records : [0xEF, 0xBB, 0xBF] + records
  }

  /// Appends a record.
  package mutating func append(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { records.append(UInt8(ascii: ",")) }
      append(SpreadsheetCell.guarded(cell))
    }
    records += [0x0D, 0x0A]
  }

  private mutating func append(_ cell: String) {
    let isSpaced = cell.utf8.first == 0x20 || cell.utf8.last == 0x20
    guard isSpaced || cell.utf8.contains(where: Self.needsQuotes) else {
      records += cell.utf8
      return
    }
    records.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { records.append(byte) }
      records.append(byte)
    }
    records.append(UInt8(ascii: "\""))
  }

  /// The other separators too, for readers that guess which one it is.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"): true
    default: false
    }
  }
}
