import Localization

/// What people call the rows of a sheet, as their spreadsheet program counts them: a row is a record, however many lines
/// of text its cells have.
struct AnswerSheetRowNames {
  private var rows: [(start: Int, question: String?)] = []

  /// How many rows began.
  var count: Int { rows.count }

  /// Begins a row at an offset in the source.
  mutating func begin(at offset: Int) { rows.append((offset, nil)) }

  /// Says which number the question of the last row has on the sheet.
  mutating func name(question number: String) {
    guard !rows.isEmpty, !number.isEmpty, number.utf8.count <= 6, number.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return
    }
    rows[rows.count - 1].question = number
  }

  /// The row in which an offset lies: `row 14 (question 3)`; `nil` before the first.
  func name(at offset: Int) -> String? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    return rows[low - 1].question.map { localized("row \(low) (question \($0))") } ?? localized("row \(low)")
  }
}
