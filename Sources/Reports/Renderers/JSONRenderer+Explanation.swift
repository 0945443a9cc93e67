package import JSONDocuments
import Questionnaires
import Scoring

extension JSONRenderer {
  /// An explanation as one JSON object, whose shape the module's article specifies.
  package func jsonValue(_ report: ExplanationReport) -> JSONValue {
    [
      "format": 1,
      "assessment": .string(report.assessment),
      "questionnaire": [
        "id": .string(report.definition.id), "version": .string(report.definition.version),
        "title": .string(report.definition.title),
      ],
      "explanation": node(report.root),
    ]
  }

  private func node(_ node: ExplanationReport.Node) -> JSONValue {
    [
      "name": .string(node.name),
      "kind": .string(node.kind.rawValue),
      "scenario": text(node.scenario?.name),
      "title": .string(node.title),
      "value": node.value ?? .null,
      "low": number(node.interval?.low),
      "high": number(node.interval?.high),
      "intervalIsExact": node.interval.map { .bool($0.isExact) } ?? .null,
      "text": .string(node.text),
      "state": text(node.state),
      "rule": .string(node.rule),
      "formula": text(node.formula),
      "expression": text(node.expression),
      "weight": number(node.effectiveWeight),
      "waitsFor": items(node.waitsFor),
      "place": node.place.map(place) ?? .null,
      "sources": .array(node.sources.map(citation)),
      "extent": .string("\(node.extent)"),
      "related": .array(node.related.map { .string($0) }),
      "parts": .array(node.parts.map(part)),
    ]
  }

  private func part(_ part: ExplanationReport.Part) -> JSONValue {
    [
      "role": .string(part.role.rawValue), "weight": number(part.weight), "percentage": number(part.percentage),
      "target": number(part.target), "note": .string(part.note), "node": node(part.node),
    ]
  }

  private func place(_ place: ExplanationReport.Place) -> JSONValue {
    [
      "file": .string(place.file), "line": .integer(Int64(place.line)), "column": .integer(Int64(place.column)),
      "pointer": text(place.pointer),
    ]
  }
}
