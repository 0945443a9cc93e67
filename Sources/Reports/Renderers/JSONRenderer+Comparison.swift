package import JSONDocuments
import Questionnaires
import Scoring

extension JSONRenderer {
  /// Assessments beside each other as one JSON object, whose shape the module's article specifies.
  ///
  /// Words are the same in every language, but for texts of the questionnaire and answers.
  package func jsonValue(_ report: ComparisonReport) -> JSONValue {
    [
      "format": 1,
      "title": .string(report.title),
      "language": .string(report.language),
      "order": .string(report.order.rawValue),
      "basis": .string(report.basis.rawValue),
      "isAnonymous": .bool(report.isAnonymous),
      "questionnaires": .array(zip(report.definitions, report.models).map(definition)),
      "overlap": [
        "shared": whole(report.overlap.shared), "total": whole(report.overlap.total),
        "share": .number(report.overlap.share),
      ],
      "rulesDiffer": .bool(report.rulesDiffer),
      "assessments": .array(report.columns.map { column($0, in: report) }),
      "trend": .string(report.trend.rawValue),
      "levelTrend": text(report.levelTrend?.rawValue),
      "settledInBoth": [
        "more": whole(report.likeForLike.more), "less": whole(report.likeForLike.less),
        "same": whole(report.likeForLike.same), "answeredSince": whole(report.likeForLike.answeredSince),
        "reopened": whole(report.likeForLike.reopened),
      ],
      "sections": .array(report.sections.map(section)),
      "items": .object(report.items.map { .init(name: $0.id.text, value: item($0)) }),
      "gates": .array(report.gates.map(gate)),
      "computed": .object(report.computed.map { .init(name: $0.id.text, value: computed($0)) }),
      "actions": .array(report.actions.map(action)),
      "leftOut": [
        "answers": whole(report.leftOut.answers), "computed": whole(report.leftOut.computed),
        "lists": whole(report.leftOut.lists),
      ],
    ]
  }

  private func definition(_ definition: Report.Definition, _ model: ScoringModel) -> JSONValue {
    [
      "id": .string(definition.id), "version": .string(definition.version), "title": .string(definition.title),
      "model": .string(model.rawValue),
    ]
  }

  private func column(_ column: ComparisonReport.Column, in report: ComparisonReport) -> JSONValue {
    [
      "number": whole(column.number),
      "name": text(column.name),
      "assessment": text(column.assessment),
      "questionnaire": whole(column.definition),
      "opened": .string(column.opened.description),
      "lastDay": .string(column.lastDay.description),
      "status": column.isComplete ? "completed" : "inProgress",
      "consensusOf": column.consensusOf.map(whole) ?? .null,
      "score": number(column.score?.share), "low": number(column.score?.low), "high": number(column.score?.high),
      "intervalIsExact": .bool(column.intervalIsExact),
      "coverage": .number(column.coverage),
      "level": column.level.map { level in
        ["id": .string(level.id.text), "title": .string(level.title), "rank": level.rank.map(whole) ?? .null]
      } ?? .null,
      "asked": whole(column.counts.asked),
      "answered": whole(column.counts.answered),
      "unknown": whole(column.counts.unknown),
      "notApplicable": whole(column.counts.notApplicable),
      "skipped": whole(column.counts.skipped),
      "open": whole(column.counts.open),
      "undecided": whole(column.counts.undecided),
      "head": text(column.head),
    ]
  }

  private func section(_ row: ComparisonReport.SectionRow) -> JSONValue {
    [
      "id": .string(row.id.text), "title": .string(row.title), "trend": .string(row.trend.rawValue),
      "change": number(row.change), "rulesDiffer": .bool(row.rulesDiffer),
      "cells": .array(
        row.cells.map { cell in
          guard let cell else { return .null }
          return [
            "score": number(cell.score?.share), "low": number(cell.score?.low), "high": number(cell.score?.high),
            "intervalIsExact": .bool(cell.isExact), "target": number(cell.target), "coverage": .number(cell.coverage),
            "weight": .number(cell.effectiveWeight), "open": whole(cell.openCount), "unknown": whole(cell.unknownCount),
          ]
        }),
    ]
  }

  private func item(_ row: ComparisonReport.ItemRow) -> JSONValue {
    let changes = ComparisonReport.DefinitionChange.allCases.filter(row.definitionChanges.contains)
    return [
      "concept": text(row.concept), "section": .string(row.section.text), "question": .string(row.question),
      "type": .string(row.type), "difference": .string(row.difference.rawValue), "change": number(row.change),
      "definitionChanges": .array(changes.map { .string($0.rawValue) }),
      "cells": .array(
        row.cells.map { cell in
          [
            "presence": .string(cell.presence.rawValue), "state": .string(cell.state.rawValue),
            "value": cell.value?.json ?? .null, "text": .string(cell.text), "rows": cell.rowCount.map(whole) ?? .null,
            "reason": text(cell.reason),
            "share": number(cell.share), "weight": .number(cell.effectiveWeight),
          ]
        }),
    ]
  }

  private func gate(_ row: ComparisonReport.GateRow) -> JSONValue {
    [
      "level": .string(row.level.text), "levelTitle": .string(row.levelTitle), "message": .string(row.message),
      "change": .string(row.change.rawValue), "cells": .array(row.cells.map { .string($0.rawValue) }),
    ]
  }

  private func computed(_ row: ComparisonReport.ComputedRow) -> JSONValue {
    [
      "title": .string(row.title), "isDifferent": .bool(row.isDifferent), "change": number(row.change),
      "cells": .array(
        row.cells.map { cell in
          cell.map { ["value": $0.value ?? .null, "text": .string($0.text)] } ?? .null
        }),
    ]
  }

  private func action(_ row: ComparisonReport.ActionRow) -> JSONValue {
    [
      "id": .string(row.id.text), "title": .string(row.title), "effortDays": .number(row.effortDays),
      "change": .string(row.change.rawValue),
      "cells": .array(
        row.cells.map { cell in
          guard let cell else { return .null }
          return [
            "gain": .number(cell.gain), "isPerhaps": .bool(cell.isPerhaps), "due": text(cell.due?.description),
            "assignedTo": text(cell.assignee),
          ]
        }),
    ]
  }

  private func whole(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}
