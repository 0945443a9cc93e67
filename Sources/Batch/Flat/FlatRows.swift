import Assessments
import Diagnostics
import Questionnaires
import Scoring

/// Rows that are read, scored and written without anything made for each: the quick way.
struct FlatRows {
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

  /// What a row came to besides its output.
  struct Row {
    /// The offset behind the row, its line end not counted.
    var end: Int
    var neverAsked: Int
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
    switch form {
    case .documents: reader = .documents(FlatDocumentReader(plan.items, options.questionnaire))
    case .table(let header):
      reader = .table(FlatTableReader(header, plan.items, blank, language: options.opening.language))
    }
    scorer = FlatScorer(plan.scoring, blank: blank)
    told = RespondentResult(of: options.questionnaire)
    hasComputed = options.columns.hasComputed
    noID = format == .ndjson ? Array("null".utf8) : []
    if hasComputed { told.computed = options.questionnaire.computed.indices.map { blank.computed($0) } }
  }

  /// Scores the row that begins at `start`, and writes what it comes to.
  /// - Returns: `nil` where it is one for the general way; nothing is written then.
  mutating func score(
    _ bytes: UnsafeRawBufferPointer, from start: Int, _ writer: borrowing ResultWriter, to sink: inout ByteSink
  ) -> Row? {
    let responses = scorer.responses
    guard let row = read(bytes, from: start), responses.settle(), scorer.score(), tell() else { return nil }
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
    if summarizes { scorer.add(to: &cohort) }
    return Row(end: row.end, neverAsked: responses.neverAsked)
  }

  private var isTable: Bool {
    if case .table = reader { true } else { false }
  }

  private func read(_ bytes: UnsafeRawBufferPointer, from start: Int) -> FlatDocumentReader.Row? {
    switch reader {
    case .documents(let documents): documents.read(bytes, from: start, into: scorer.responses)
    case .table(let table): table.read(bytes, from: start, into: scorer.responses)
    }
  }

  /// Fills in the result; `false` where a text of it has values piped in.
  private mutating func tell() -> Bool {
    told.total = scorer.total
    told.coverage = scorer.coverage
    told.level = scorer.level
    told.next = scorer.next
    told.shortBy = scorer.shortBy
    told.holds.removeAll(keepingCapacity: true)
    if let next = scorer.next {
      for gate in scorer.failingGates {
        guard !plan.pipes[next][gate] else { return false }
        told.holds.append(RespondentResult.Hold(level: next, gate: gate, message: nil))
      }
    }
    for section in told.sections.indices { told.sections[section] = scorer.share(ofSection: section) }
    if hasComputed {
      for value in told.computed.indices { told.computed[value] = scorer.responses.computed(value) }
    }
    return true
  }
}
