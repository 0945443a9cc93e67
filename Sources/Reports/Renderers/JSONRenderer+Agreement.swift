import Assessments
package import JSONDocuments
import Questionnaires

extension JSONRenderer {
  /// How far respondents agree as one JSON object.
  package func jsonValue(_ report: AgreementReport) -> JSONValue {
    [
      "format": 1,
      "questionnaire": [
        "id": .string(report.definition.id), "version": .string(report.definition.version),
        "title": .string(report.definition.title),
      ],
      "client": text(report.client.name),
      "people": .array(
        report.people.map { ["assessment": .string($0.assessment), "name": .string($0.name)] }),
      "agreement": count(report.count),
      "sections": .array(
        report.sections.map { section in
          ["id": .string(section.id.text), "title": .string(section.title), "agreement": count(section.count)]
        }),
      "items": .object(
        report.sections.flatMap { section in
          section.items.map { .init(name: $0.id.text, value: item($0, in: section)) }
        }),
    ]
  }

  /// What somebody said to an item.
  func statement(_ statement: AgreementReport.Statement) -> JSONValue {
    [
      "name": .string(statement.name), "respondent": text(statement.respondent),
      "assessment": .string(statement.assessment), "state": .string(statement.state.rawValue),
      "value": statement.value?.json ?? .null, "text": .string(statement.text), "reason": text(statement.reason),
      "notes": .array(statement.notes.map { .string($0) }), "evidence": .array(statement.evidence.map { .string($0) }),
    ]
  }

  private func count(_ count: AgreementCount) -> JSONValue {
    [
      "share": number(count.share), "askedOfAll": .integer(Int64(count.askedOfAll)),
      "agreedByAll": .integer(Int64(count.agreedByAll)), "agreeingPairs": number(count.agreeingPairs),
      "unknownToAll": .integer(Int64(count.unknownToAll)),
      "verdicts": .object(
        Agreement.Verdict.allCases.filter { $0 != .notAsked }.map {
          .init(name: $0.rawValue, value: .integer(Int64(count[$0])))
        }),
    ]
  }

  private func item(_ item: AgreementReport.ItemResult, in section: AgreementReport.SectionResult) -> JSONValue {
    let agreement = item.agreement
    return [
      "section": .string(section.id.text), "question": .string(item.question),
      "verdict": .string(agreement.verdict.rawValue), "people": .integer(Int64(agreement.people)),
      "asked": .integer(Int64(agreement.asked)), "agree": .integer(Int64(agreement.largest)),
      "agreeingPairs": number(agreement.agreeingPairs), "spread": item.spread.map(spread) ?? .null,
      "groups": .array(
        agreement.groups.map { group in .array(group.map { .string(item.statements[$0].name) }) }),
      "said": .array(item.statements.map(statement)),
    ]
  }

  private func spread(_ spread: AgreementReport.Spread) -> JSONValue {
    [
      "measure": .string(spread.measure.rawValue), "low": .number(spread.low), "high": .number(spread.high),
      "apart": .number(spread.apart),
    ]
  }
}
