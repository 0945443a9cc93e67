import Diagnostics
import ExpressionLanguage
import JSONDocuments
import Questionnaires
import Scoring

/// How results are written.
package enum ResultFormat: String, Sendable, CaseIterable {
  /// A JSON object on each line.
  case ndjson
  /// Comma-separated values below a row of names.
  case csv
}

/// Writes results row by row, in the columns wanted. All texts that are the same for everybody are made ready once.
struct ResultWriter: ~Copyable {
  private let format: ResultFormat
  private let columns: [ResultColumns.Column]
  /// What stands before the value of each column.
  private let leads: [[UInt8]]
  /// What a row is made of.
  private let steps: UnsafeMutablePointer<Step>
  private let stepCount: Int
  /// The texts of all steps, with as many bytes behind them as may be read.
  private let letters: UnsafeMutablePointer<UInt8>
  /// By level.
  private let levels: [[UInt8]]
  /// By level and gate, the text of the gate without what stands around it; `nil` where values are piped in.
  private let holds: [[[UInt8]?]]
  private let numbers = NumberCache()
  private let sectionCount: Int
  private let computedCount: Int

  init(_ format: ResultFormat, _ columns: ResultColumns, _ questionnaire: Questionnaire, language: String) {
    self.format = format
    self.columns = columns.columns.map(\.column)
    sectionCount = questionnaire.sections.count
    computedCount = questionnaire.computed.count
    let isJSON = format == .ndjson
    leads = columns.columns.enumerated().map { index, column in
      guard isJSON else { return index == 0 ? [] : [UInt8(ascii: ",")] }
      return Array((index == 0 ? "{" : ",").utf8) + Self.json(column.name) + [UInt8(ascii: ":")]
    }
    var row = RowPlan()
    func addAll(_ names: [String], _ column: (Int) -> ResultColumns.Column) {
      if isJSON { row.text += "{".utf8 }
      for (index, name) in names.enumerated() {
        if index > 0 { row.text += ",".utf8 }
        if isJSON { row.text += Self.json(name) + ":".utf8 }
        row.add(column(index))
      }
      if isJSON { row.text += "}".utf8 }
    }
    for (lead, column) in zip(leads, self.columns) {
      row.text += lead
      switch column {
      case .sections: addAll(questionnaire.sections.map(\.id.text)) { .section($0) }
      case .computed: addAll(questionnaire.computed.map(\.id.text)) { .value($0) }
      case .error: if isJSON { row.text += "null".utf8 }
      default: row.add(column)
      }
    }
    row.text += isJSON ? "}\n".utf8 : "\r\n".utf8
    row.add(.error)
    (steps, letters) = row.made()
    stepCount = row.steps.count
    levels = questionnaire.levels.map { isJSON ? Self.json($0.id.text) : Array($0.id.text.utf8) }
    holds = questionnaire.levels.map { level in
      level.gates.map { gate in
        let template = gate.message.template(in: language)
        return template.isLiteral ? Self.hold(template.literal, format) : nil
      }
    }
  }

  /// Appends what stands before the first row.
  static func writeHead(
    _ format: ResultFormat, _ columns: ResultColumns, _ questionnaire: Questionnaire, to sink: inout ByteSink
  ) {
    guard format == .csv else { return }
    let names = columns.columns.flatMap { name, column in
      switch column {
      case .sections: questionnaire.sections.map(\.id.text)
      case .computed: questionnaire.computed.map(\.id.text)
      default: [name]
      }
    }
    sink.append(names.map { UntrustedText($0).forCSV }.joined(separator: ",") + "\r\n")
  }

  deinit {
    steps.deallocate()
    letters.deallocate()
  }

  /// A text that is the same in every row, and what is written behind it.
  private struct Step {
    var start: UnsafePointer<UInt8>
    var length: Int
    /// A value; ``ResultColumns/Column/error`` for nothing.
    var value: ResultColumns.Column
  }

  /// The steps of a row while they are gathered.
  private struct RowPlan {
    /// The text in front of the next value.
    var text: [UInt8] = []
    var steps: [(start: Int, length: Int, value: ResultColumns.Column)] = []
    var letters: [UInt8] = []

    mutating func add(_ value: ResultColumns.Column) {
      steps.append((letters.count, text.count, value))
      letters += text
      text = []
    }

    /// The steps in memory of their own, and that of their texts.
    func made() -> (steps: UnsafeMutablePointer<Step>, letters: UnsafeMutablePointer<UInt8>) {
      let all = letters + [UInt8](repeating: 0, count: ByteSink.looseness)
      let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: all.count)
      memory.initialize(from: all, count: all.count)
      let places = UnsafeMutablePointer<Step>.allocate(capacity: steps.count)
      places.initialize(
        from: steps.map { Step(start: UnsafePointer(memory + $0.start), length: $0.length, value: $0.value) },
        count: steps.count)
      return (places, memory)
    }
  }

  // MARK: - Rows

  /// Appends the row of a respondent who was scored.
  /// - Parameter respondent: the id as it stands in the output, made by ``bytes(of:)``.
  borrowing func write(
    _ result: borrowing RespondentResult, respondent: UnsafeBufferPointer<UInt8>, to sink: inout ByteSink
  ) {
    for place in 0..<stepCount {
      let step = steps[place]
      sink.reserve(step.length)
      sink.appendLoosely(step.start, step.length)
      switch step.value {
      case .id: sink.append(respondent)
      case .score: write(result.total?.share, to: &sink)
      case .low: write(result.total?.low, to: &sink)
      case .high: write(result.total?.high, to: &sink)
      case .coverage: write(result.coverage, to: &sink)
      case .level: writeLevel(result.level, to: &sink)
      case .next: writeLevel(result.next, to: &sink)
      case .shortBy: write(result.shortBy, to: &sink)
      case .held: write(result.holds, to: &sink)
      case .section(let section): write(result.sections[section], to: &sink)
      case .value(let value): write(result.computed[value], to: &sink)
      case .error, .sections, .computed: break
      }
    }
  }

  /// Appends the row of a respondent who could not be scored.
  func write(error: String, respondent: [UInt8], to sink: inout ByteSink) {
    for index in columns.indices {
      sink.append(leads[index])
      switch columns[index] {
      case .id: sink.append(respondent)
      case .error: sink.append(text(error))
      case .sections where format == .csv:
        sink.append([UInt8](repeating: UInt8(ascii: ","), count: max(0, sectionCount - 1)))
      case .computed where format == .csv:
        sink.append([UInt8](repeating: UInt8(ascii: ","), count: max(0, computedCount - 1)))
      default: writeNothing(to: &sink)
      }
    }
    if format == .ndjson { sink.append("}\n") } else { sink.append("\r\n") }
  }

  /// Who answers, as it stands in the output.
  func bytes(of respondent: Respondent?) -> [UInt8] {
    switch respondent {
    case nil: format == .ndjson ? Array("null".utf8) : []
    case .text(let name): text(name)
    case .number(let digits): Array(digits.utf8)
    }
  }

  // MARK: - Values

  @inline(__always)
  private func writeNothing(to sink: inout ByteSink) {
    if format == .ndjson { sink.append("null") }
  }

  @inline(__always)
  private func write(_ number: Double?, to sink: inout ByteSink) {
    guard let number, number.isFinite else { return writeNothing(to: &sink) }
    numbers.write(number, to: &sink)
  }

  private func writeLevel(_ level: Int?, to sink: inout ByteSink) {
    guard let level else { return writeNothing(to: &sink) }
    levels[level].withUnsafeBufferPointer { sink.append($0) }
  }

  private func write(_ failing: [RespondentResult.Hold], to sink: inout ByteSink) {
    let isJSON = format == .ndjson
    if isJSON { sink.append(UInt8(ascii: "[")) } else if !failing.isEmpty { sink.append(UInt8(ascii: "\"")) }
    for (place, hold) in failing.enumerated() {
      if place > 0 {
        if isJSON { sink.append(UInt8(ascii: ",")) } else { sink.append("; ") }
      }
      if let message = hold.message {
        sink.append(Self.hold(message, format))
      } else if let known = holds[hold.level][hold.gate] {
        known.withUnsafeBufferPointer { sink.append($0) }
      }
    }
    if isJSON { sink.append(UInt8(ascii: "]")) } else if !failing.isEmpty { sink.append(UInt8(ascii: "\"")) }
  }

  private func write(_ outcome: Outcome, to sink: inout ByteSink) {
    guard case .value(let value) = outcome else { return writeNothing(to: &sink) }
    switch value {
    case .double(let number) where number.isFinite: numbers.write(number, to: &sink)
    case .string(let string) where format == .csv: sink.append(text(string))
    case .null, .optional(nil): writeNothing(to: &sink)
    default:
      var bytes: [UInt8] = []
      value.json.write(to: &bytes)
      let isBare = format == .ndjson || bytes.first.map { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "{") } ?? true
      if isBare, format == .ndjson || bytes.first != UInt8(ascii: "\"") {
        sink.append(bytes)
      } else {
        sink.append(text(String(decoding: bytes, as: UTF8.self)))
      }
    }
  }

  /// A text as it stands in the output, with its quotes where it has some.
  private func text(_ text: String) -> [UInt8] {
    format == .ndjson ? Self.json(text) : Array(UntrustedText(text).forCSV.utf8)
  }

  private static func json(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.string(text).write(to: &bytes)
    return bytes
  }

  /// The text of a gate: in a table they share one cell, which has quotes.
  private static func hold(_ text: String, _ format: ResultFormat) -> [UInt8] {
    guard format == .csv else { return json(text) }
    let field = Array(UntrustedText(text).forCSV.utf8)
    let hasQuotes = field.first == UInt8(ascii: "\"")
    return hasQuotes ? Array(field.dropFirst().dropLast()) : field
  }
}
