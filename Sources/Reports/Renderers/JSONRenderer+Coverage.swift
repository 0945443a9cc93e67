package import JSONDocuments
package import Questionnaires

extension JSONRenderer {
  /// The matrix as one JSON object, whose shape the module's article specifies.
  package func jsonValue(_ matrix: CoverageMatrix) -> JSONValue {
    [
      "id": .string(matrix.map.id),
      "title": .string(plain(matrix.map.title)),
      "questionnaires": .array(matrix.questionnaires.map { .string($0) }),
      "groups": .array(
        matrix.groups.map { group, rows in
          [
            "id": .string(group.id),
            "title": .string(plain(group.title)),
            "rows": .array(rows.map { jsonValue($0, of: group, in: matrix) }),
          ]
        }),
      "strayTags": .array(
        matrix.strayTags.map { stray in
          [
            "questionnaire": .string(stray.questionnaire), "owner": .string(stray.owner), "tag": .string(stray.tag),
            "suggestion": stray.suggestion.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }

  private func jsonValue(
    _ row: CoverageMatrix.Row, of group: CoverageMap.Group, in matrix: CoverageMatrix
  ) -> JSONValue {
    [
      "id": .string(row.row.id),
      "tag": .string(CoverageMap.tag(group, row.row)),
      "title": .string(plain(row.row.title)),
      "furtherReading": row.row.furtherReading.map { .string(plain($0)) } ?? .null,
      "total": .integer(Int64(row.total)),
      "counts": .object(
        zip(matrix.questionnaires, row.counts).map { .init(name: $0, value: .integer(Int64($1))) }),
    ]
  }

  private func plain(_ text: LocalizedText) -> String { text.template(in: "en").filled { _ in "..." } }
}
