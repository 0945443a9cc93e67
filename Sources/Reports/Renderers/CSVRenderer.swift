import JSONDocuments
import Questionnaires
import Scoring
import Tables

/// Writes parts of a report as tidy tables: one header, one row for each thing, the same number of cells in each.
///
/// UTF-8, RFC 4180. Numbers have a point, shares are 0...1, days `YYYY-MM-DD`, whatever the language, so that several
/// tables can be put below one another; texts stand in the language of the assessment. No cell begins a formula.
package struct CSVRenderer: Sendable {
  /// What a table has a row for.
  package enum Table: Sendable, CaseIterable {
    /// Each question that is asked or may be.
    case answers
    /// Each action of the plan.
    case plan
    /// The whole, each section, level and computed value.
    case scores
  }

  /// Creates a renderer.
  package init() {}

  /// The columns of a table, in order. The first five say whose row it is.
  package static func columns(of table: Table) -> [String] {
    let owner = ["assessment", "client", "opened", "questionnaire", "version"]
    switch table {
    case .answers:
      return owner + [
        "number", "section", "section_title", "item", "question", "state", "value", "answer", "reason", "respondent",
        "origin", "counted", "share", "weight", "bucket", "parked_for", "notes", "evidence", "sources",
      ]
    case .plan:
      return owner + [
        "number", "action", "title", "owner", "assigned_to", "due", "start", "finish", "effort_days", "weeks", "gain",
        "serves_next_level", "because", "closes", "steps", "done_when", "resources", "sources", "waits_for",
      ]
    case .scores:
      return owner + [
        "kind", "id", "title", "score", "low", "high", "exact", "target", "coverage", "weight", "in_place", "partly",
        "planned", "not_in_place", "not_known", "open", "unknown", "value",
      ]
    }
  }

  /// A table as the bytes of a file.
  package func render(_ table: Table, of report: Report) -> [UInt8] {
    var writer = CSVWriter()
    writer.append(Self.columns(of: table))
    let rows =
      switch table {
      case .answers: answers(report)
      case .plan: report.actions.enumerated().map { plan($1, number: $0 + 1) }
      case .scores: scores(report)
      }
    let owner: [CSVWriter.Cell] = [
      .text(report.assessment), text(report.client.name), .text(report.opened.description), .text(report.definition.id),
      .text(report.definition.version),
    ]
    for row in rows { writer.append(owner + row) }
    return writer.bytes
  }

  // MARK: - Tables

  private func answers(_ report: Report) -> [[CSVWriter.Cell]] {
    let titles = Dictionary(report.sections.map { ($0.id, $0.title) }) { first, _ in first }
    let evidence = Dictionary(grouping: report.evidence) { $0.item?.id }
    return report.answers.map { entry in
      [
        whole(entry.item.number), .text(entry.section.text), text(titles[entry.section]), .text(entry.item.id.text),
        .text(entry.item.question), .text(entry.state.rawValue), value(entry),
        entry.state == .answered ? .text(entry.text) : .empty, text(entry.reason), text(entry.respondent),
        text(entry.origin?.rawValue), flag(entry.isCounted), number(entry.share), .number(entry.effectiveWeight),
        text(entry.bucket?.rawValue), text(entry.parkedWith), lines(entry.notes),
        lines((evidence[entry.item.id] ?? []).map(\.text)), names(entry.sources.map(\.text)),
      ]
    }
  }

  private func plan(_ entry: Report.PlanEntry, number place: Int) -> [CSVWriter.Cell] {
    [
      .whole(place), .text(entry.id.text), .text(entry.title), text(entry.owner), text(entry.assignee),
      text(entry.due?.description), .text(entry.schedule.start.description), .text(entry.schedule.finish.description),
      .number(entry.effortDays), number(entry.weeks), .number(entry.gain), flag(entry.servesNextLevel),
      names(entry.because.map(\.item.id.text)), lines(entry.closes), lines(entry.steps), lines(entry.evidence),
      names(entry.resources.map(\.id.text)), names(entry.sources.map(\.id.text)), names(entry.waitsFor.map(\.id.text)),
    ]
  }

  private func scores(_ report: Report) -> [[CSVWriter.Cell]] {
    let standing = report.standing
    let total: [CSVWriter.Cell] =
      [.text("total"), .empty, .text(report.definition.title)]
      + interval(standing.score, isExact: standing.intervalIsExact) + [.empty, .number(standing.coverage), .number(1)]
      + buckets(standing.buckets)
      + [
        .whole(standing.counts.open + standing.counts.skipped), .whole(standing.counts.unknown),
        text(standing.level?.id.text),
      ]
    let sections = report.sections.map { section -> [CSVWriter.Cell] in
      [.text("section"), .text(section.id.text), .text(section.title)]
        + interval(section.score, isExact: section.isExact)
        + [number(section.target), .number(section.coverage), .number(section.effectiveWeight)]
        + buckets(section.buckets) + [.whole(section.openCount), .whole(section.unknownCount), .empty]
    }
    let levels = report.levels.map { level -> [CSVWriter.Cell] in
      let state = level.id == standing.level?.id ? "reached" : level.id == standing.next?.level.id ? "next" : nil
      return blank([.text("level"), .text(level.id.text), .text(level.title)], target: level.from, value: text(state))
    }
    let computed = report.computed.map { computed in
      blank(
        [.text("computed"), .text(computed.id.text), .text(computed.title)], target: nil, value: value(computed.value))
    }
    return [total] + sections + levels + computed
  }

  /// A row of the scores that has no score.
  private func blank(_ start: [CSVWriter.Cell], target: Double?, value: CSVWriter.Cell) -> [CSVWriter.Cell] {
    start + [.empty, .empty, .empty, .empty, number(target)] + Array(repeating: .empty, count: 9) + [value]
  }

  private func interval(_ score: Score?, isExact: Bool) -> [CSVWriter.Cell] {
    [number(score?.share), number(score?.low), number(score?.high), score == nil ? .empty : flag(isExact)]
  }

  private func buckets(_ buckets: [Bucket: Double]) -> [CSVWriter.Cell] {
    Bucket.allCases.map { .number(buckets[$0] ?? 0) }
  }

  // MARK: - Cells

  /// A value as definitions write it: choices by id, a share as a number, rows as JSON.
  private func value(_ entry: Report.AnswerEntry) -> CSVWriter.Cell {
    guard let answer = entry.value, entry.state == .answered else { return .empty }
    switch answer {
    case .choice(let id): return .text(id)
    case .choices(let ids): return names(ids)
    case .text(let text): return .text(text)
    default: return value(answer.json)
    }
  }

  private func value(_ value: JSONValue?) -> CSVWriter.Cell {
    switch value {
    case nil, .null: .empty
    case .bool(let isTrue): flag(isTrue)
    case .integer(let number): Int(exactly: number).map { .whole($0) } ?? .empty
    case .number(let number): .number(number)
    case .string(let text): .text(text)
    case .some(let value): .text(value.serialized())
    }
  }

  private func flag(_ isTrue: Bool) -> CSVWriter.Cell { .text(isTrue ? "true" : "false") }

  private func whole(_ number: Int?) -> CSVWriter.Cell { number.map { .whole($0) } ?? .empty }

  private func number(_ number: Double?) -> CSVWriter.Cell { number.map { .number($0) } ?? .empty }

  private func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }

  /// Names of the definition, which have no space.
  private func names(_ names: [String]) -> CSVWriter.Cell { .text(names.joined(separator: " ")) }

  private func lines(_ texts: [String]) -> CSVWriter.Cell { .text(texts.joined(separator: "\n")) }
}
