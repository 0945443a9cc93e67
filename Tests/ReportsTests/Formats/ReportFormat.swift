import JSONDocuments
import Reports

/// Every way in which a report is written to a file.
enum ReportFormat: String, CaseIterable, Sendable {
  case text = "txt"
  case html
  case markdown = "md"
  case answers = "answers.csv"
  case plan = "plan.csv"
  case scores = "scores.csv"
  case events = "ics"
  case toDos = "todos.ics"
  case json

  func bytes(of report: Report) -> [UInt8] {
    switch self {
    case .text: Array(TerminalRenderer(.document).render(report: report).utf8)
    case .html: Array(HTMLRenderer().render(report).utf8)
    case .markdown: Array(MarkdownRenderer().render(report).utf8)
    case .answers: CSVRenderer().render(.answers, of: report)
    case .plan: CSVRenderer().render(.plan, of: report)
    case .scores: CSVRenderer().render(.scores, of: report)
    case .events: ICalendarRenderer().render(report)
    case .toDos: ICalendarRenderer(.toDo).render(report)
    case .json: Array((JSONRenderer().jsonValue(report).serialized(pretty: true) + "\n").utf8)
    }
  }

  func text(of report: Report) -> String { String(decoding: bytes(of: report), as: UTF8.self) }
}
