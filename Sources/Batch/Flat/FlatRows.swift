import Assessments
import Diagnostics
import Questionnaires
import Scoring

/// A row that was read into flat responses.
struct FlatRow {
  /// The offset behind the row, its line end not counted.
  var end: Int
  /// The bytes of the id, with the quotes where it has some; empty where the row has none.
  var id: Range<Int>
  /// Whether the id stands in the output as it is written.
  var isPlainID: Bool
}

/// Rows that are read, scored and written without anything made for each: the quick way.
final class FlatRows {
  /// What the quick way needs of a questionnaire, worked out once for all threads.
  struct Plan: Sendable {
    let scoring: FlatPlan
    let items: FlatItems
    /// By level and gate, whether values are piped into what is said of it.
    let pipes: [[Bool]]

    /// Makes the plan; `nil` where the questionnaire is one for the general way.
    init?(_ scorer: Scorer, _ options: BatchOptions) {
      guard let scoring = FlatPlan(scorer), let items = FlatItems(scoring) else { return nil }
      guard !options.summarizes || scoring.coversCohorts else { return nil }
      self.scoring = scoring
      self.items = items
      let language = options.opening.language
      pipes = scorer.questionnaire.levels.map { level in
        level.gates.map { !$0.message.template(in: language).isLiteral }
      }
    }
  }

  private let plan: Plan
  private let format: ResultFormat
  private let reader: Reader
  private let scorer: FlatScorer
  private var told: RespondentResult
  private let hasComputed: Bool
  private let noID: [UInt8]
  private let summarizes: Bool
  /// What those who took this way come to together.
  private(set) var cohort: Cohort

  /// What reads the rows.
  private enum Reader {
    case documents(FlatDocumentReader)
    case table(FlatTableReader)
  }

  init(_ plan: Plan, _ blank: Responses, _ options: BatchOptions, _ form: BatchHead.Form) {
    self.plan = plan
    format = options.format
    summarizes = options.summarizes
    cohort = Cohort(of: options.questionnaire)
    scorer = FlatScorer(plan.scoring, blank: blank)
    let responses = scorer.responses
    switch form {
    case .documents: reader = .documents(FlatDocumentReader(plan.items, options.questionnaire, into: responses))
    case .table(let header):
      reader = .table(
        FlatTableReader(header, plan.items, blank, language: options.opening.language, into: responses))
    }
    told = RespondentResult(of: options.questionnaire)
    hasComputed = options.columns.hasComputed
    noID = format == .ndjson ? Array("null".utf8) : []
    if hasComputed { told.computed = options.questionnaire.computed.indices.map { blank.computed($0) } }
  }

  /// Scores rows from `start` on, and writes what they come to, up to one for the general way.
  /// - Returns: where that one begins; the count of bytes where there is none.
  func score(
    _ bytes: UnsafeRawBufferPointer, from start: Int, _ writer: borrowing ResultWriter, to sink: inout ByteSink,
    _ totals: inout BatchTotals
  ) -> Int {
    let responses = scorer.responses
    var start = start
    while start < bytes.count {
      guard let row = read(bytes, from: start), responses.settle(), scorer.score(), tell() else { return start }
      write(row, bytes, writer, to: &sink)
      if summarizes { scorer.add(to: &cohort) }
      totals.rows += 1
      totals.neverAsked += responses.neverAsked
      start = row.end < bytes.count ? row.end + 1 : row.end
    }
    return start
  }

  @inline(__always)
  private func write(
    _ row: FlatRow, _ bytes: UnsafeRawBufferPointer, _ writer: borrowing ResultWriter,
    to sink: inout ByteSink
  ) {
    let id = UnsafeRawBufferPointer(rebasing: bytes[row.id]).assumingMemoryBound(to: UInt8.self)
    if id.isEmpty {
      noID.withUnsafeBufferPointer { writer.write(told, respondent: $0, to: &sink) }
    } else if row.isPlainID, format == .ndjson {
      writer.write(told, respondent: id, to: &sink)
    } else {
      let respondent: Respondent =
        id[0] == UInt8(ascii: "\"") && !isTable
        ? .text(String(decoding: id.dropFirst().dropLast(), as: UTF8.self))
        : isTable ? .text(String(decoding: id, as: UTF8.self)) : .number(String(decoding: id, as: UTF8.self))
      writer.bytes(of: respondent).withUnsafeBufferPointer { writer.write(told, respondent: $0, to: &sink) }
    }
  }

  private var isTable: Bool {
    if case .table = reader { true } else { false }
  }

  private func read(_ bytes: UnsafeRawBufferPointer, from start: Int) -> FlatRow? {
    switch reader {
    case .documents(let documents): documents.read(bytes, from: start)
    case .table(let table): table.read(bytes, from: start)
    }
  }

  /// Fills in the result; `false` where a text of it has values piped in.
  private func tell() -> Bool {
    let result = scorer.result.pointee
    told.total = result.total
    told.coverage = result.coverage
    told.level = result.level
    told.next = result.next
    told.shortBy = result.shortBy
    if !told.holds.isEmpty { told.holds.removeAll(keepingCapacity: true) }
    if let next = result.next {
      for place in 0..<result.failingCount {
        let gate = scorer.failingGates[place]
        guard !plan.pipes[next][gate] else { return false }
        told.holds.append(RespondentResult.Hold(level: next, gate: gate, message: nil))
      }
    }
    told.sections.withUnsafeMutableBufferPointer { scorer.copyShares(to: $0) }
    if hasComputed {
      for value in told.computed.indices { told.computed[value] = scorer.responses.computed(value) }
    }
    return true
  }
}
