import JSONDocuments
import Questionnaires

extension JSONRenderer {
  /// The page that stands alone, in sentences.
  func jsonValue(_ summary: ReportSummary) -> JSONValue {
    [
      "result": texts(summary.result),
      "targets": summary.targets.map { targets in
        [
          "reached": .array(targets.reached.map { .string($0.text) }), "of": .integer(Int64(targets.count)),
          "text": .string(targets.text),
        ]
      } ?? .null,
      "strengths": .array(summary.strengths.map(statement)),
      "gaps": .array(summary.gaps.map(statement)),
      "heldBack": summary.heldBack.map { ["lead": .string($0.lead), "reasons": texts($0.reasons)] } ?? .null,
      "actions": .array(
        summary.actions.map { action in
          [
            "id": .string(action.id.text), "title": .string(action.title), "owner": text(action.owner),
            "date": .string(action.date.description), "isPromised": .bool(action.isPromised),
            "text": .string(action.text),
          ]
        }),
      "moreActions": text(summary.moreActions),
    ]
  }

  private func statement(_ statement: ReportSummary.Statement) -> JSONValue {
    [
      "item": .string(statement.item.id.text), "section": .string(statement.section.text),
      "text": .string(statement.text), "isSettled": .bool(statement.basis == .settled),
      "share": number(statement.share), "weight": .number(statement.effectiveWeight),
      "missing": .number(statement.missing),
    ]
  }
}
