import Diagnostics
import ExpressionLanguage
import Localization

package import JSONDocuments

extension Row {
  /// The row in the form that files use: an object with a member for each field that was dealt with.
  package var json: JSONValue {
    .object(entries.map { JSONValue.Member(name: $0.field, value: Self.json(of: $0.entry)) })
  }

  private static func json(of entry: Entry) -> JSONValue {
    func state(_ state: Answer.State, reason: String? = nil) -> JSONValue {
      var members = [JSONValue.Member(name: "state", value: .string(state.rawValue))]
      if let reason { members.append(JSONValue.Member(name: "reason", value: .string(reason))) }
      return .object(members)
    }
    return switch entry {
    case .value(let value): value.json
    case .unknown: state(.unknown)
    case .notApplicable(let reason): state(.notApplicable, reason: reason)
    }
  }

  /// Reads a row from the form that files use.
  /// - Throws: ``AnswerFormProblem`` with the bytes meant where a field does not exist or does not take what it is given.
  package init(_ node: JSONNode, by form: RowForm, language: String) throws(AnswerFormProblem) {
    self.init()
    guard case .object(let members) = node.kind else {
      throw AnswerFormProblem(
        .wrongType, localized("expected an object with the fields of a row, found \(node.spokenTypeName)"),
        at: node.range)
    }
    var row = Row()
    for member in members {
      guard let field = form.field(member.key) else {
        throw AnswerFormProblem(
          .unknownKey,
          localized("a row of '\(form.list)' has no key \(QuestionnaireDiagnostic.quoted(member.key))"),
          at: member.keyRange,
          suggestion: Suggestion.nearest(to: member.key, in: form.fields.map(\.id.text)))
      }
      let read = try AnswerForm(member.value, for: field, language: language, origin: .scripted)
      if read.answer?.state == .deferred {
        throw AnswerFormProblem(state: "deferred", notAllowedBy: field, at: member.value.range)
      }
      if read.note != nil {
        throw AnswerFormProblem(
          .notInRows, localized("'note' cannot stand in the rows of a list"), at: member.value.range)
      }
      row[field.id.text] = read.answer?.rowEntry
    }
    for field in form.fields {
      if let entry = row[field.id.text] { self[field.id.text] = entry }
    }
  }
}
