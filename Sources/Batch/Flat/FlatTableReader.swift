import AnswerFiles
import Diagnostics
import Questionnaires
import Scoring

/// Reads records of comma-separated values straight from their bytes into flat responses.
///
/// What a cell means is worked out once by ``AnswerCell`` and remembered by its bytes: a column of an export has few
/// different ones. Whole numbers and decimals are read at once. A record with anything else, or anything wrong, is left to
/// the general way.
final class FlatTableReader {
  /// The longest cell remembered.
  private static let longest = 120

  private let header: TableHeader
  private let items: FlatItems
  private let responses: FlatResponses
  private let slots: FlatResponses.Slots
  private let questionnaire: Questionnaire
  private let cells: [AnswerCell?]
  /// By column; memory of our own, since arrays of a class check each access.
  private let remembered: UnsafeMutablePointer<CellTable>
  /// By column, the short cells seen last, each in the place that its bytes give it.
  private let short: UnsafeMutablePointer<ShortCell>
  private let columns: [TableHeader.Column]

  /// A cell of at most eight bytes, and what it means.
  private struct ShortCell {
    static let bits = 5
    var bytes: UInt64
    var length: Int
    var meaning: CellTable.Meaning
  }

  /// Creates a reader that gives answers to responses.
  init(
    _ header: TableHeader, _ items: FlatItems, _ blank: Responses, language: String, into responses: FlatResponses
  ) {
    self.header = header
    self.items = items
    self.responses = responses
    slots = responses.slots
    questionnaire = blank.questionnaire
    cells = TableRows.cells(of: header, blank, language: language)
    columns = header.columns
    remembered = .allocate(capacity: columns.count)
    remembered.initialize(repeating: CellTable(), count: columns.count)
    short = .allocate(capacity: columns.count << ShortCell.bits)
    // No cell that is looked up is empty.
    short.initialize(
      repeating: ShortCell(bytes: 0, length: 0, meaning: .nothing), count: columns.count << ShortCell.bits)
  }

  deinit {
    remembered.deinitialize(count: columns.count)
    remembered.deallocate()
    short.deallocate()
  }

  /// Reads the record that begins at `start`; `nil` where it is one for the general way.
  ///
  /// Behind `bytes` stand at least ``ChunkBuffer/padding`` zeros.
  func read(_ bytes: UnsafeRawBufferPointer, from start: Int) -> FlatRow? {
    responses.clear()
    let base = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
    let separator = header.separator
    var row = FlatRow(end: 0, id: 0..<0, isPlainID: false)
    // A line of spaces and tabs is no row, whatever the separator; behind a byte-order mark a cell may begin in quotes.
    if base[start] == 0x20 || base[start] == 0x09 {
      var scanner = FlatScanner(at: base + start)
      scanner.skipSpaces()
      let isBlank = scanner.byte == 0x0A || scanner.byte == 0x0D || scanner.position >= base + bytes.count
      guard !isBlank else { return nil }
    }
    guard base[start] != 0xEF else { return nil }
    var position = start
    var column = 0
    while true {
      var end = position
      var isQuoted = false
      if base[position] == UInt8(ascii: "\"") {
        // Only a field without quotes in it.
        isQuoted = true
        position += 1
        end = position
        while end < bytes.count, base[end] != UInt8(ascii: "\"") { end += 1 }
        guard end < bytes.count, base[end + 1] != UInt8(ascii: "\"") else { return nil }
      } else {
        while end < bytes.count, base[end] != separator, base[end] != 0x0A, base[end] != 0x0D { end += 1 }
      }
      guard column < columns.count else { return nil }
      let cell = UnsafeBufferPointer(start: base + position, count: end - position)
      if case .item(let item) = columns[column] {
        guard take(cell, column, item) else { return nil }
      } else if columns[column] == .respondent {
        guard isPlainID(cell) else { return nil }
        row.id = position..<end
      }
      column += 1
      position = isQuoted ? end + 1 : end
      if position < bytes.count, base[position] == separator {
        position += 1
        continue
      }
      // An empty line is no row.
      if column == 1, end == start { return nil }
      row.end = position
      if position >= bytes.count { return row }
      if base[position] == 0x0A { return row }
      // A lone CR ends the record too; the general way knows what follows it.
      guard base[position] == 0x0D, position + 1 < bytes.count, base[position + 1] == 0x0A else { return nil }
      row.end = position + 1
      return row
    }
  }

  /// Whether an id stands for itself, without spaces around it and in ASCII, so that nothing has to be looked up.
  private func isPlainID(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count <= Respondent.limit else { return false }
    guard let first = cell.first else { return true }
    guard first > 0x20, first != UInt8(ascii: "'"), cell[cell.count - 1] > 0x20 else { return false }
    return cell.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private func take(_ cell: UnsafeBufferPointer<UInt8>, _ column: Int, _ item: Int) -> Bool {
    if cell.isEmpty { return true }
    if items.facts[item].kind == .integer, let number = Self.whole(cell) {
      guard Double(number) >= items.facts[item].least, Double(number) <= items.facts[item].greatest else {
        return false
      }
      slots.give(.answered, number - items.facts[item].base, to: item)
      return true
    }
    guard cell.count <= Self.longest else { return false }
    let meaning: CellTable.Meaning
    if cell.count <= 8 {
      let bytes =
        UnsafeRawPointer(cell.baseAddress!).loadUnaligned(as: UInt64.self) & .max >> UInt64(64 - 8 * cell.count)
      let place = Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - ShortCell.bits))
      let known = short + (column << ShortCell.bits | place)
      if known.pointee.bytes != bytes || known.pointee.length != cell.count {
        known.pointee = ShortCell(bytes: bytes, length: cell.count, meaning: find(cell, column, item))
      }
      meaning = known.pointee.meaning
    } else {
      meaning = find(cell, column, item)
    }
    switch meaning.mark {
    case 0xFF: return false
    case 0xFE: return true
    default:
      slots.give(FlatResponses.Mark(rawValue: meaning.mark)!, meaning.value, to: item)
      return true
    }
  }

  /// What a cell means, remembered or worked out.
  @inline(never)
  private func find(_ cell: UnsafeBufferPointer<UInt8>, _ column: Int, _ item: Int) -> CellTable.Meaning {
    if let known = remembered[column].meaning(of: cell) { return known }
    let meaning = meaning(of: cell, column, item)
    remembered[column].remember(cell, meaning)
    return meaning
  }

  /// A whole number of at most 15 digits and nothing else, which any reader takes for that number.
  @inline(__always)
  private static func whole(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard cell.count <= 15, cell.count == 1 || cell[0] != 0x30 else { return nil }
    var number: Int64 = 0
    for byte in cell {
      guard byte &- 0x30 < 10 else { return nil }
      number = number &* 10 &+ Int64(byte &- 0x30)
    }
    return number
  }

  /// What a cell means, by the reader of cells.
  private func meaning(of bytes: UnsafeBufferPointer<UInt8>, _ column: Int, _ item: Int) -> CellTable.Meaning {
    guard let raw = String(validating: bytes, as: UTF8.self), !raw.utf8.contains(0), let reader = cells[column] else {
      return .general
    }
    let text = SpreadsheetCell.restored(AnswerCell.trimmed(raw))
    guard !text.isEmpty else { return .nothing }
    guard case .success(let answer) = reader.read(text) else { return .general }
    let facts = items.facts[item]
    switch answer.state {
    case .unknown: return facts.allowsUnknown ? .init(mark: FlatResponses.Mark.unknown.rawValue, value: 0) : .general
    case .notApplicable:
      let hasReason = answer.reason.map { !$0.unicodeScalars.allSatisfy(\.properties.isWhitespace) } ?? false
      guard facts.allowsNotApplicable, hasReason || !facts.requiresReason else { return .general }
      return .init(mark: FlatResponses.Mark.notApplicable.rawValue, value: 0)
    case .answered: break
    case .deferred, .open, .notAsked: return .general
    }
    guard let value = number(of: answer.value, item) else { return .general }
    return .init(mark: FlatResponses.Mark.answered.rawValue, value: value)
  }

  /// The value as flat responses have it.
  private func number(of value: AnswerValue?, _ item: Int) -> Int64? {
    let choices = questionnaire.items[item].choices
    func place(_ id: String) -> Int? { choices.firstIndex { $0.id.text == id } }
    switch value {
    case .choice(let id): return place(id).map(Int64.init)
    case .choices(let ids):
      guard choices.count <= 60 else { return nil }
      return ids.reduce(0) { set, id in set.map { $0 | 1 << Int64(place(id) ?? 0) } }
    case .boolean(let truth): return truth ? 1 : 0
    case .integer(let number): return number - items.facts[item].base
    case .number(let number): return Int64(bitPattern: number.bitPattern)
    case .date(let date): return Int64(date.daysSince1970)
    case .text: return items.facts[item].isRead ? nil : 0
    case .rows, nil: return nil
    }
  }
}
