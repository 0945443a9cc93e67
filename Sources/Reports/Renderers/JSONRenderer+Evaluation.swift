import Diagnostics
import ExpressionLanguage
package import JSONDocuments
import Questionnaires

extension JSONRenderer {
  /// What an expression came to, whose shape the module's article specifies.
  package func jsonValue(_ evaluated: EvaluatedExpression) -> JSONValue {
    let value: Value? = if case .value(let value) = evaluated.outcome { value } else { nil }
    let unknowns: Unknowns? = if case .unknown(let unknowns) = evaluated.outcome { unknowns } else { nil }
    let error: EvaluationError? = if case .error(let error) = evaluated.outcome { error } else { nil }
    return [
      "expression": .string(evaluated.source.text(in: 0..<evaluated.source.bytes.count)),
      "outcome": value != nil ? "value" : unknowns != nil ? "unknown" : "error",
      "type": .string(evaluated.type.description),
      "value": value?.json ?? .null,
      "text": value.map { .string($0.text) } ?? .null,
      "waitsFor": .array(evaluated.waitsFor.map { .string($0.name) }),
      "interval": unknowns?.interval.map { [.number($0.lowerBound), .number($0.upperBound)] } ?? .null,
      "error": error.map { jsonValue($0, evaluated.identifier) } ?? .null,
    ]
  }

  private func jsonValue(_ error: EvaluationError, _ identifier: String) -> JSONValue {
    [
      "identifier": .string(identifier),
      "message": .string(error.message),
      "start": error.range.map { .integer(Int64($0.lowerBound)) } ?? .null,
      "end": error.range.map { .integer(Int64($0.upperBound)) } ?? .null,
    ]
  }

  /// The functions and macros that can be used, one object each.
  package func jsonValue(_ groups: [FunctionReference.Group]) -> JSONValue {
    .array(
      groups.flatMap { group in
        group.entries.map { entry in
          [
            "name": .string(entry.name),
            "group": .string(group.title),
            "summary": .string(entry.summary),
            "example": .string(entry.example),
            "forms": .array(entry.forms.map { .string($0) }),
            "isAddition": .bool(entry.isAddition),
          ]
        }
      })
  }
}
