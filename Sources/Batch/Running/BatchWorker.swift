import Assessments
import Diagnostics
import Localization
import Questionnaires
import Scoring

package import AnswerFiles

/// What one thread needs to score chunks, used again for each.
final class BatchWorker {
  /// What a chunk came to besides its output.
  struct ChunkResult {
    var totals = BatchTotals()
    var problems: [RowProblem] = []
    /// The answers of each respondent who was scored, where they are handed on.
    var answers: [BatchAnswers] = []
  }

  let buffer = ChunkBuffer()
  var sink = ByteSink()
  private let options: BatchOptions
  private let name: String
  private let language: String
  private let writer: ResultWriter
  private let taker: AnswerTaker
  private let scorer: Scorer
  private let documents: DocumentRows
  private let table: TableRows?
  private let separator: UInt8?
  private let flat: FlatRows?
  private var result = ChunkResult()
  private var generalCohort: Cohort

  /// - Parameter plan: how rows can be scored the quick way; `nil` where they cannot.
  init(_ options: BatchOptions, _ scorer: Scorer, _ plan: FlatRows.Plan?, _ form: BatchHead.Form, name: String) {
    self.options = options
    generalCohort = Cohort(of: options.questionnaire)
    self.name = name
    self.scorer = scorer
    language = options.opening.language
    writer = ResultWriter(options.format, options.columns, options.questionnaire, language: language)
    let taker = AnswerTaker(options.opening, questionnaire: options.questionnaire)
    self.taker = taker
    documents = DocumentRows(options.questionnaire, language: language)
    switch form {
    case .documents:
      table = nil
      separator = nil
    case .table(let header):
      table = TableRows(header, taker.blank, language: language)
      separator = header.separator
    }
    flat = plan.map { FlatRows($0, taker.blank, options, form) }
  }

  /// What the respondents of all chunks come to together.
  var cohort: Cohort {
    var cohort = generalCohort
    if let flat { cohort.add(flat.cohort) }
    return cohort
  }

  /// Scores the rows of the chunk in the buffer; the output is in the sink.
  func process(_ chunk: ChunkSource.Chunk) -> ChunkResult {
    sink.clear()
    result = ChunkResult()
    switch chunk.content {
    case .rowTooLong:
      let source = SourceText(name: name, bytes: Array(buffer.bytes.prefix(200)), firstLine: chunk.firstLine)
      let problem = Diagnostic(
        .error, "row-too-long",
        localized("the row is longer than \(ChunkSource.rowLimit >> 20) MiB and is passed over"),
        at: Diagnostic.Place(source: source, range: 0..<0))
      fail([RowProblem(diagnostic: problem)], respondent: nil)
    case .rows: processRows(chunk)
    }
    return result
  }

  private func processRows(_ chunk: ChunkSource.Chunk) {
    var ends = RowEnds(separator: separator)
    let bytes = buffer.bytes
    var start = 0
    // Lines are counted up to where one is asked for.
    var counted = (offset: 0, line: chunk.firstLine)
    while start < bytes.count {
      if let flat {
        start = flat.score(bytes, from: start, writer, to: &sink, &result.totals)
        guard start < bytes.count else { return }
      }
      let end = ends.next(in: bytes, start..<bytes.count) ?? bytes.count
      defer { start = end }
      let row = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      guard !isBlank(row) else { continue }
      counted.line += buffer.lineFeeds(in: counted.offset..<start)
      counted.offset = start
      score(row, line: counted.line)
      if options.isStrict, !result.problems.isEmpty { return }
    }
  }

  private func isBlank(_ row: UnsafeRawBufferPointer) -> Bool {
    row.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  // MARK: - One row

  /// Scores a row by way of a tree of values, as single assessments are.
  private func score(_ row: UnsafeRawBufferPointer, line: Int) {
    // Without its line end: a fault at the end of the row is not one of the next line.
    var count = row.count
    while count > 0, row[count - 1] == 0x0A || row[count - 1] == 0x0D { count -= 1 }
    let source = SourceText(name: name, bytes: Array(row[..<count]), firstLine: line)
    let read: RespondentRow
    if let table {
      guard let row = table.read(source) else { return }
      read = row
    } else {
      read = documents.read(source)
    }
    result.totals.generalRows += 1
    guard read.problems.isEmpty else {
      return fail(read.problems.map { problem($0, read) }, respondent: read.respondent)
    }
    let outcome = taker.take(read.entries)
    if let refusal = outcome.refusal {
      let item = options.questionnaire.items[refusal.item]
      return fail(
        [
          RowProblem(
            diagnostic: refusal.diagnostic, respondent: read.respondent, item: item.id.text,
            accepted: item.acceptedAnswers(in: language))
        ], respondent: read.respondent)
    }
    result.totals.rows += 1
    result.totals.neverAsked += outcome.neverAsked
    let sheet = scorer.score(outcome.responses)
    let told = RespondentResult(sheet, outcome.responses, language: language)
    writer.bytes(of: read.respondent).withUnsafeBufferPointer { writer.write(told, respondent: $0, to: &sink) }
    if options.summarizes { scorer.add(sheet, outcome.responses, to: &generalCohort) }
    if options.keepsAnswers {
      // Remarks to questions without an answer come last.
      let remarks = read.entries.filter { $0.answer == nil && $0.note != nil }
      result.answers.append(
        BatchAnswers(respondent: read.respondent, line: line, entries: outcome.taken + remarks))
    }
  }

  /// The problem with the item that it is about, by its pointer.
  private func problem(_ diagnostic: Diagnostic, _ row: RespondentRow) -> RowProblem {
    var problem = RowProblem(diagnostic: diagnostic, respondent: row.respondent)
    if let pointer = diagnostic.place?.pointer,
      let name = pointer.split(separator: "/").last.map(String.init),
      let index = options.questionnaire.itemIndex(ItemID(name))
    {
      problem.item = name
      problem.accepted = options.questionnaire.items[index].acceptedAnswers(in: language)
    }
    return problem
  }

  private func fail(_ problems: [RowProblem], respondent: Respondent?) {
    result.totals.rows += 1
    result.totals.failed += 1
    let first = problems.first?.message ?? ""
    let error = problems.count > 1 ? localized("\(first) (and \(problems.count - 1) more)") : first
    writer.write(error: error, respondent: writer.bytes(of: respondent), to: &sink)
    result.problems += problems
  }
}

/// The answers of one respondent, for a transcript.
package struct BatchAnswers: Sendable {
  package var respondent: Respondent?
  /// The line of the input in which they begin.
  package var line: Int
  /// In the order in which they were taken; what was never asked is left out.
  package var entries: [AnswerDocument.Entry]
}
