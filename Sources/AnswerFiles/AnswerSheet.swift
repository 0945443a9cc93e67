import ExpressionLanguage
import Localization
import Questionnaires
import Tables

package import Assessments
package import Diagnostics

/// Answers from a sheet that somebody filled in: comma-separated values with a column `id` and a column `answer`.
///
/// Cells are read as what a person types. Empty cells say nothing. `unknown` and `na` with a reason set states, a column
/// `remark` makes notes; a column `answered by`, the row `#name` or the column `for`, in this order, says whose they are.
/// Other columns, and other rows whose id is empty or begins with `#`, are there for people.
///
/// A sheet of another questionnaire, or of another client, gives nothing: it is only reported.
package struct AnswerSheet: Sendable {
  /// The columns that mean something, by what they may be called.
  private enum Column: CaseIterable {
    case id, answer, remark, respondent, person, number

    var names: [String] {
      switch self {
      case .id: ["id"]
      case .answer: ["answer", "your answer", "respuesta", "su respuesta"]
      case .remark: ["remark", "remarks", "note", "notes", "comentario", "comentarios", "nota", "notas"]
      case .respondent: ["answered by", "respondent", "respondido por", "participante"]
      case .person: ["for", "para"]
      case .number: ["number", "número", "numero"]
      }
    }
  }

  /// The entries that could be read, in the order of the sheet, each item once.
  package private(set) var entries: [AnswerDocument.Entry] = []
  /// Every problem found, in the order of the sheet.
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many questions of the sheet have an empty answer.
  package private(set) var emptyCount = 0
  /// The assessment that the sheet was written from, where that is another one of the same client.
  package private(set) var otherAssessment: String?
  /// Whether it belongs to another questionnaire or client, so that it gives nothing.
  package private(set) var isForeign = false

  private let source: SourceText
  private let session: AssessmentSession
  private var columns: [Column: Int] = [:]
  private var facts = AnswerSheetFacts()
  private var rowNames = AnswerSheetRowNames()
  private var firstPlaces: [String: Diagnostic.Place] = [:]
  private var rowLines: [Int: [AnswerSheetRows.Line]] = [:]
  private var rowItems: [Int] = []

  /// Whether a text is a sheet: its first record names a column `id` and a column `answer`.
  package static func looksLikeSheet(_ source: SourceText) -> Bool {
    guard let header = header(source) else { return false }
    return header[.id] != nil && header[.answer] != nil
  }

  /// Reads a sheet of answers for a session, whose rows of lists it goes on with.
  package init(_ source: SourceText, for session: AssessmentSession) {
    self.source = source
    self.session = session
    columns = Self.header(source) ?? [:]
    // What says whose sheet it is may stand anywhere once the sheet was sorted.
    readFacts()
    if let problem = facts.problem(in: session) {
      isForeign = true
      diagnostics = [problem]
      return
    }
    otherAssessment = facts.otherAssessment(in: session)
    read()
    finishRows()
    diagnostics = diagnostics.inSourceOrder().map { diagnostic in
      guard let place = diagnostic.place, let name = rowName(at: place) else { return diagnostic }
      var named = diagnostic
      named.message = "\(name): \(diagnostic.message)"
      return named
    }
  }

  /// Why a sheet belongs to another questionnaire or client than a session; `nil` where it may belong to it.
  package static func ownerProblem(_ source: SourceText, for session: AssessmentSession) -> Diagnostic? {
    let sheet = AnswerSheet(source, for: session)
    return sheet.isForeign ? sheet.diagnostics.first : nil
  }

  /// What people call the row in which something stands: `row 14 (question 3)`, counted as spreadsheet programs count.
  package func rowName(at place: Diagnostic.Place) -> String? { rowNames.name(at: place.range.lowerBound) }

  private static func header(_ source: SourceText) -> [Column: Int]? {
    let dialect = CSVDialect(of: source.bytes)
    let line = source.bytes[dialect.start...].prefix { $0 != 0x0A && $0 != 0x0D }
    var reader = CSVReader(separator: dialect.separator)
    reader.append(line)
    reader.finish()
    var record = CSVRecord()
    guard (try? reader.next(&record)) == true else { return nil }
    var columns: [Column: Int] = [:]
    for index in 0..<record.count {
      let name = record.text(index)?.lowercased().trimmingSpaces() ?? ""
      if let column = Column.allCases.first(where: { $0.names.contains(name) }), columns[column] == nil {
        columns[column] = index
      }
    }
    return columns
  }

  // MARK: - Records

  /// Reads the rows that say something of the sheet; what cannot be read is reported with the other rows.
  private mutating func readFacts() {
    let dialect = CSVDialect(of: source.bytes)
    var reader = CSVReader(separator: dialect.separator, offset: dialect.start)
    reader.append(source.bytes[dialect.start...])
    reader.finish()
    var record = CSVRecord()
    guard let idColumn = columns[.id] else { return }
    while (try? reader.next(&record)) == true {
      let id = record.text(idColumn)?.lowercased().trimmingSpaces() ?? ""
      guard id.unicodeScalars.first == "#", id != "#" else { continue }
      let others = (0..<record.count).filter { $0 != idColumn && $0 != columns[.answer] }
      let cells = ([columns[.answer]].compactMap { $0 } + others).compactMap { cell($0, of: record) }
      facts.read(id, cells)
    }
  }

  private mutating func read() {
    let dialect = CSVDialect(of: source.bytes)
    var reader = CSVReader(separator: dialect.separator, offset: dialect.start)
    reader.append(source.bytes[dialect.start...])
    reader.finish()
    var record = CSVRecord()
    do throws(CSVReader.Problem) {
      while try reader.next(&record) {
        rowNames.begin(at: record.offset)
        if rowNames.count > 1, !record.isBlank { read(record) }
        guard diagnostics.count < AnswerDocument.problemLimit else {
          report(
            "too-many", localized("there are too many problems; what comes after this row was not looked at"),
            at: Diagnostic.Place(source: source, range: record.sourceRange(record.count)))
          break
        }
      }
    } catch {
      let (identifier, message, offset) =
        switch error {
        case .unclosedQuote(let offset):
          ("unclosed-quote", localized("the quote that begins this cell does not end"), offset)
        case .textAfterQuote(let offset):
          ("text-after-quote", localized("this cell goes on after its closing quote; expected the next cell"), offset)
        case .recordTooLong(let offset): ("line-too-long", localized("the row is too long to be one"), offset)
        }
      rowNames.begin(at: offset)
      diagnostics.append(
        Diagnostic(.error, identifier, message, at: Diagnostic.Place(source: source, range: offset..<offset + 1)))
    }
  }

  private mutating func read(_ record: CSVRecord) {
    guard let id = cell(.id, of: record), !id.text.isEmpty, id.text.unicodeScalars.first != "#" else { return }
    if let number = cell(.number, of: record) { rowNames.name(question: number.text) }
    guard let answer = cell(.answer, of: record), let remark = cell(.remark, of: record),
      let name = cell(.respondent, of: record), let person = cell(.person, of: record)
    else { return }
    guard let item = target(of: id) else { return }
    if answer.text.isEmpty { emptyCount += 1 }
    guard !answer.text.isEmpty || !remark.text.isEmpty else { return }
    if let first = firstPlaces[id.text] {
      diagnostics.append(
        Diagnostic(
          .error, "answered-twice", localized("'\(id.text)' has an answer or a remark twice"), at: answer.place,
          notes: [
            Diagnostic.Note(
              rowName(at: first).map { localized("the first is in \($0)") }
                ?? localized("the first is in another row"), at: first)
          ]))
      return
    }
    firstPlaces[id.text] = answer.place
    let who = [name.text, facts.name?.text ?? "", person.text].first { !$0.isEmpty }
    if case .field(let index, let row, let field) = item {
      if !remark.text.isEmpty {
        entries.append(
          AnswerDocument.Entry(
            item: index, answer: nil, note: "\(id.text): \(remark.text)", author: who, place: remark.place))
      }
      guard !answer.text.isEmpty else { return }
      if rowLines[index] == nil { rowItems.append(index) }
      rowLines[index, default: []].append(
        AnswerSheetRows.Line(row: row, field: field, text: answer.text, respondent: who, place: answer.place))
      return
    }
    guard case .item(let index) = item else { return }
    var entry = AnswerDocument.Entry(
      item: index, answer: nil, note: remark.text.isEmpty ? nil : remark.text, author: who,
      place: answer.text.isEmpty ? remark.place : answer.place)
    if !answer.text.isEmpty {
      switch reader(for: index).read(answer.text) {
      case .success(let read):
        entry.answer = read
        entry.answer?.respondent = who
      case .failure(let problem):
        return refuse(session.questionnaire.items[index].id.text, problem, at: answer.place)
      }
    }
    entries.append(entry)
  }

  private func reader(for item: Int) -> AnswerCell {
    let responses = session.responses
    let language = session.opening.language
    return AnswerCell(
      reader: AnswerText(
        item: session.questionnaire.items[item], language: language, isScript: false, today: session.opening.today
      ) { responses.text($0, in: language) })
  }

  /// A cell without the white space around it, as it was before it was guarded; `nil` where it is not UTF-8, which is
  /// then reported.
  private mutating func cell(_ column: Column, of record: CSVRecord) -> (text: String, place: Diagnostic.Place)? {
    guard let index = columns[column] else { return ("", Diagnostic.Place(source: source, range: 0..<0)) }
    return cell(index, of: record)
  }

  private mutating func cell(_ index: Int, of record: CSVRecord) -> (text: String, place: Diagnostic.Place)? {
    let range = record.sourceRange(index)
    let line = source.lineRange(source.lineIndex(at: range.lowerBound))
    let place = Diagnostic.Place(
      source: source, range: range.lowerBound..<max(range.lowerBound, min(range.upperBound, line.upperBound)))
    guard let text = record.text(index) else {
      diagnostics.append(
        Diagnostic(.error, "not-utf8", localized("this cell is not UTF-8; save the sheet as \"CSV UTF-8\""), at: place))
      return nil
    }
    guard !text.unicodeScalars.contains("\0") else {
      diagnostics.append(
        Diagnostic(.error, "nul-byte", localized("this cell holds a NUL byte; expected text"), at: place))
      return nil
    }
    return (SpreadsheetCell.restored(AnswerCell.trimmed(text)), place)
  }

  // MARK: - Names

  private enum Target {
    case item(Int)
    case field(item: Int, row: Int, field: Int)
  }

  /// What an id names, `item` or `item[2].field`; `nil` where nothing, which is then reported.
  private mutating func target(of id: (text: String, place: Diagnostic.Place)) -> Target? {
    let questionnaire = session.questionnaire
    let parts = id.text.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false)
    guard let item = questionnaire.itemIndex(ItemID(String(parts[0]))), questionnaire.items[item].isQuestion else {
      let names = questionnaire.items.filter(\.isQuestion).map(\.id.text)
      report(
        "unknown-item", localized("unknown item '\(parts[0])'; expected an item of '\(questionnaire.id)'"),
        at: id.place,
        suggestion: Suggestion.nearest(to: String(parts[0]), in: names))
      return nil
    }
    guard parts.count == 2 else { return .item(item) }
    guard let form = questionnaire.items[item].rowForm else {
      report("not-a-list", localized("'\(parts[0])' has no rows; expected its id alone"), at: id.place)
      return nil
    }
    let ends = parts[1].split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, let row = Int(ends[0]), row >= 1, ends[1].utf8.first == UInt8(ascii: ".") else {
      report(
        "bad-row-name",
        localized("'\(id.text)' names no field of a row; expected '\(parts[0])[1].\(form.fields[0].id)'"),
        at: id.place)
      return nil
    }
    let name = String(ends[1].dropFirst())
    guard let field = form.field(name) else {
      report(
        "unknown-field", localized("a row of '\(parts[0])' has no '\(name)'"), at: id.place,
        suggestion: Suggestion.nearest(to: name, in: form.fields.map(\.id.text)))
      return nil
    }
    return .field(item: item, row: row, field: field.index)
  }

  private mutating func report(
    _ identifier: String, _ message: String, at place: Diagnostic.Place, suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        .error, identifier, message, at: place,
        notes: suggestion.map { [Diagnostic.Note(localized("did you mean '\($0)'?"))] } ?? []))
  }

  private mutating func refuse(_ name: String, _ problem: AnswerProblem, at place: Diagnostic.Place) {
    report("not-accepted", "\(name): \(problem.message)", at: place, suggestion: problem.suggestion)
  }

  // MARK: - Rows

  /// Puts what was said of rows together.
  private mutating func finishRows() {
    for item in rowItems {
      let lines = rowLines[item] ?? []
      if let index = entries.firstIndex(where: { $0.item == item && $0.answer != nil }) {
        report(
          "answered-twice",
          localized("'\(session.questionnaire.items[item].id)' is answered as a whole and by its rows"),
          at: entries[index].place)
        continue
      }
      let rows = AnswerSheetRows(item, session)
      switch rows.answer(from: lines) {
      case .success(let answer):
        entries.append(
          AnswerDocument.Entry(
            item: item, answer: answer, note: nil, author: nil, place: lines[0].place))
      case .failure(let refusal): refuse(refusal.name, refusal.problem, at: refusal.place)
      }
    }
    entries.sort { $0.place.range.lowerBound < $1.place.range.lowerBound }
  }
}
