import Diagnostics

/// Writes records of comma-separated values (RFC 4180): CR LF at the end of each, quotes where they are needed.
///
/// Every cell goes through ``UntrustedText/forCSV``, so that nothing hides in it and no program takes one for a
/// formula. A byte-order mark stands first where anything is not ASCII: without it spreadsheet programs read the file in
/// an old character set.
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
    append(cells.map { .text($0) })
  }

  /// What stands in one place of a record.
  package enum Cell: Sendable, Equatable {
    case text(String)
    /// A number, with a point and without groups, whatever the language; nothing where it is not finite.
    case number(Double)
    case whole(Int)
    case empty
  }

  /// Appends a record of which some cells are numbers. Those stay numbers, also below 0: what begins with a minus sign and
  /// has only digits is no formula.
  package mutating func append(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { records.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): records += UntrustedText(text).forCSV.utf8
      case .number(let number):
        guard number.isFinite else { continue }
        let isWhole = number == number.rounded() && number.magnitude < 1e15
        records += (isWhole ? "\(Int64(number))" : "\(number)").utf8
      case .whole(let number): records += "\(number)".utf8
      case .empty: break
      }
    }
    records += [0x0D, 0x0A]
  }
}
