import JSONDocuments
import Questionnaires
import Scoring
import Tables

/// Writes a comparison as comma-separated values: a record for each thing in each assessment, and one for its change.
///
/// ```
/// kind,id,title,column,label,state,value,low,high,text
/// assessment,score,,1,"Lakeside Hospital, 2026-03-02",,0.42,0.42,0.5,
/// section,partners,Partners and papers,1,"Lakeside Hospital, 2026-03-02",,0.35,0.35,0.35,
/// section,partners,Partners and papers,change,,risen,0.3,,,
/// ```
///
/// The words are the same in every language, but for texts of the questionnaire and answers.
package struct ComparisonCSVRenderer: Sendable {
  /// Creates a renderer.
  package init() {}

  /// The columns, in order.
  package static let columns = [
    "kind", "id", "title", "column", "label", "state", "value", "low", "high", "text",
  ]

  /// The comparison as the bytes of a file.
  package func render(_ report: ComparisonReport) -> [UInt8] {
    var table = Table(report)
    for column in report.columns.indices { append(column, to: &table) }
    table.change("assessment", "score", "", state: report.trend.rawValue, value: scoreChange(report))
    if let trend = report.levelTrend { table.change("assessment", "level", "", state: trend.rawValue) }
    for row in report.sections {
      for (column, cell) in row.cells.enumerated() {
        guard let cell else { continue }
        table.append(
          "section", row.id.text, row.title, column, state: cell.score == nil ? "notScorable" : "",
          value: cell.score?.share, low: cell.score?.low, high: cell.score?.high)
      }
      table.change("section", row.id.text, row.title, state: row.trend.rawValue, value: row.change)
    }
    for row in report.items {
      for (column, cell) in row.cells.enumerated() {
        table.append(
          "item", row.id.text, row.question, column,
          state: cell.isAsked ? cell.state.rawValue : cell.presence.rawValue, value: cell.share,
          text: cell.state == .answered ? cell.text : cell.reason ?? "")
      }
      table.change(
        "item", row.id.text, row.question, state: row.difference.rawValue, value: row.change,
        text: ComparisonReport.DefinitionChange.allCases.filter(row.definitionChanges.contains).map(\.rawValue)
          .joined(separator: " "))
    }
    for row in report.gates {
      for (column, cell) in row.cells.enumerated() {
        table.append("gate", row.level.text, row.message, column, state: cell.rawValue)
      }
      table.change("gate", row.level.text, row.message, state: row.change.rawValue)
    }
    for row in report.computed {
      for (column, cell) in row.cells.enumerated() {
        guard let cell else { continue }
        table.append(
          "computed", row.id.text, row.title, column, state: cell.value == nil ? "unknown" : "",
          value: cell.value.flatMap(Self.number), text: cell.text)
      }
      table.change(
        "computed", row.id.text, row.title, state: row.isDifferent ? "other" : "same", value: row.change)
    }
    for row in report.actions {
      for (column, cell) in row.cells.enumerated() {
        guard let cell else { continue }
        table.append(
          "action", row.id.text, row.title, column, state: cell.isPerhaps ? "mayApply" : "applies", value: cell.gain,
          text: cell.due?.description ?? "")
      }
      table.change("action", row.id.text, row.title, state: row.change.rawValue)
    }
    return table.bytes
  }

  private func append(_ index: Int, to table: inout Table) {
    let column = table.report.columns[index]
    let definition = table.report.definitions[column.definition]
    func fact(_ id: String, state: String = "", value: Double? = nil, text: String = "") {
      table.append("assessment", id, "", index, state: state, value: value, text: text)
    }
    fact("date", text: column.opened.description)
    fact("questionnaire", text: "\(definition.id) \(definition.version)")
    fact("status", state: column.isComplete ? "completed" : "inProgress")
    table.append(
      "assessment", "score", "", index, state: column.score == nil ? "notScorable" : "", value: column.score?.share,
      low: column.score?.low, high: column.score?.high)
    fact("coverage", value: column.coverage)
    fact("level", state: column.level?.id.text ?? "none", text: column.level?.title ?? "")
    fact("asked", value: Double(column.counts.asked))
    fact("answered", value: Double(column.counts.answered))
    if let assessment = column.assessment { fact("assessment", text: assessment) }
    if let head = column.head { fact("head", text: head) }
  }

  private func scoreChange(_ report: ComparisonReport) -> Double? {
    guard report.trend != .incomparable, let first = report.columns.first?.score, let last = report.columns.last?.score
    else { return nil }
    return last.share - first.share
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .bool(let truth): truth ? 1 : 0
    default: nil
    }
  }

  /// The records so far.
  private struct Table {
    let report: ComparisonReport
    private let labels: [String]
    private var writer = CSVWriter()

    init(_ report: ComparisonReport) {
      self.report = report
      labels = report.columns.map { column in
        let dated = [column.name, column.opened.description].compactMap { $0 }.joined(separator: ", ")
        return column.ordinal > 1 ? "\(dated) (\(column.ordinal))" : dated
      }
      writer.append(ComparisonCSVRenderer.columns)
    }

    var bytes: [UInt8] { writer.bytes }

    mutating func append(
      _ kind: String, _ id: String, _ title: String, _ column: Int, state: String = "", value: Double? = nil,
      low: Double? = nil, high: Double? = nil, text: String = ""
    ) {
      writer.append([
        .text(kind), .text(id), .text(title), .text(String(column + 1)), .text(labels[column]), .text(state),
        Self.cell(value), Self.cell(low), Self.cell(high), .text(text),
      ])
    }

    mutating func change(
      _ kind: String, _ id: String, _ title: String, state: String, value: Double? = nil, text: String = ""
    ) {
      writer.append([
        .text(kind), .text(id), .text(title), .text("change"), .text(""), .text(state), Self.cell(value), .empty,
        .empty, .text(text),
      ])
    }

    private static func cell(_ number: Double?) -> CSVWriter.Cell { number.map(CSVWriter.Cell.number) ?? .empty }
  }
}
