import AnswerFiles
import Diagnostics
import Localization
import Questionnaires
import Tables

/// Reads rows that are records of comma-separated values, a column for each item.
///
/// Cells are read as in a sheet that somebody filled in: what a person would type, `unknown`, `na` with a reason; an empty
/// one says nothing.
struct TableRows {
  private let header: TableHeader
  private let questionnaire: Questionnaire
  /// By column; `nil` where the column is no item.
  private let cells: [AnswerCell?]

  init(_ header: TableHeader, _ blank: Responses, language: String) {
    self.header = header
    questionnaire = blank.questionnaire
    cells = Self.cells(of: header, blank, language: language)
  }

  /// By column, what reads its cells; `nil` where the column is no item.
  static func cells(of header: TableHeader, _ blank: Responses, language: String) -> [AnswerCell?] {
    header.columns.map { column in
      guard case .item(let item) = column else { return nil }
      return AnswerCell(
        reader: AnswerText(
          item: blank.questionnaire.items[item], language: language, isScript: false, today: blank.today
        ) { blank.text($0, in: language) })
    }
  }

  /// Reads one record, with its line end or without; `nil` where it is an empty line.
  func read(_ source: SourceText) -> RespondentRow? {
    var reader = CSVReader(separator: header.separator)
    reader.append(source.bytes)
    reader.finish()
    var record = CSVRecord()
    var row = RespondentRow()
    do throws(CSVReader.Problem) {
      guard try reader.next(&record), !record.isBlank else { return nil }
    } catch {
      let problem = Self.describe(error)
      row.problems = [diagnostic(problem.identifier, problem.message, problem.offset..<problem.offset + 1, source)]
      return row
    }
    for index in 0..<min(record.count, header.columns.count) {
      guard header.columns[index] != .other else { continue }
      read(record, index, source, &row)
    }
    if record.count > header.columns.count {
      row.problems.append(
        diagnostic(
          "too-many-cells",
          localized("the row has \(record.count) cells; expected \(header.columns.count), as the first row"),
          record.sourceRange(header.columns.count), source))
    }
    return row
  }

  private func read(_ record: CSVRecord, _ index: Int, _ source: SourceText, _ row: inout RespondentRow) {
    let range = record.sourceRange(index)
    guard let raw = record.text(index) else {
      row.problems.append(
        diagnostic("not-utf8", localized("this cell is not UTF-8; save the table as \"CSV UTF-8\""), range, source))
      return
    }
    guard !raw.unicodeScalars.contains("\0") else {
      row.problems.append(diagnostic("nul-byte", localized("this cell holds a NUL byte; expected text"), range, source))
      return
    }
    let text = SpreadsheetCell.restored(AnswerCell.trimmed(raw))
    guard !text.isEmpty else { return }
    guard case .item(let item) = header.columns[index], let cell = cells[index] else {
      guard text.utf8.count <= Respondent.limit else {
        row.problems.append(
          diagnostic("id-too-long", localized("the id is longer than \(Respondent.limit) bytes"), range, source))
        return
      }
      row.respondent = .text(text)
      return
    }
    let place = Diagnostic.Place(source: source, range: range, pointer: "/" + questionnaire.items[item].id.text)
    switch cell.read(text) {
    case .success(let answer): row.entries.append(AnswerDocument.Entry(item: item, answer: answer, place: place))
    case .failure(let problem):
      row.problems.append(
        Diagnostic(
          .error, "not-accepted", problem.message, at: place,
          notes: problem.suggestion.map { [Diagnostic.Note(localized("did you mean '\($0)'?"))] } ?? []))
    }
  }

  private func diagnostic(
    _ identifier: String, _ message: String, _ range: Range<Int>, _ source: SourceText
  ) -> Diagnostic {
    Diagnostic(.error, identifier, message, at: Diagnostic.Place(source: source, range: range))
  }

  /// What is wrong with a record, and where in it.
  static func describe(_ problem: CSVReader.Problem) -> (identifier: String, message: String, offset: Int) {
    switch problem {
    case .unclosedQuote(let offset):
      ("unclosed-quote", localized("the quote that begins this cell does not end"), offset)
    case .textAfterQuote(let offset):
      ("text-after-quote", localized("this cell goes on after its closing quote; expected the next cell"), offset)
    case .recordTooLong(let offset): ("row-too-long", localized("the row is too long to be one"), offset)
    }
  }
}
