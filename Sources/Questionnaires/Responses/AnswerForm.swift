import Diagnostics
import Localization

package import JSONDocuments

/// An answer as JSON files write it, in full: a plain value, a state, or a value with a note.
package struct AnswerForm: Sendable {
  /// The answer; `nil` for `null`, which leaves the item open.
  package var answer: Answer?
  package var note: String?

  /// Reads the answer to an item.
  /// - Throws: ``AnswerFormProblem`` with the bytes meant.
  package init(
    _ node: JSONNode, for item: Item, language: String, origin: Answer.Origin
  ) throws(AnswerFormProblem) {
    switch node.kind {
    case .null: break
    case .object(let members): try read(members, in: node, for: item, language: language, origin: origin)
    default: answer = Answer(try Self.value(node, for: item, language), origin: origin)
    }
  }

  /// The states that a file can set without a value.
  private enum SetState: String, CaseIterable {
    case unknown
    case notApplicable
    case deferred
  }

  private static let keys = ["state", "reason", "value", "note"]

  private mutating func read(
    _ members: [JSONMember], in node: JSONNode, for item: Item, language: String, origin: Answer.Origin
  ) throws(AnswerFormProblem) {
    let opening = node.range.lowerBound..<node.range.lowerBound + 1
    var texts: [String: (text: String, range: Range<Int>)] = [:]
    var value: JSONNode?
    for member in members {
      guard Self.keys.contains(member.key) else {
        throw AnswerFormProblem(
          .unknownKey, localized("an answer has no key \(QuestionnaireDiagnostic.quoted(member.key))"),
          at: member.keyRange,
          suggestion: Suggestion.nearest(to: member.key, in: Self.keys))
      }
      if member.key == "value" {
        value = member.value
        continue
      }
      guard case .string(let text) = member.value.kind else {
        throw AnswerFormProblem(
          .wrongType, localized("expected a text, found \(member.value.spokenTypeName)"), at: member.value.range)
      }
      texts[member.key] = (text.value, member.value.range)
    }
    note = texts["note"]?.text
    // Said of a value, `answered` adds nothing.
    let state = texts["state"].flatMap { $0.text == Answer.State.answered.rawValue ? nil : $0 }
    switch (value, state) {
    case (nil, nil):
      throw AnswerFormProblem(
        .exactlyOneOf, localized("expected exactly one of 'value' or 'state', found none"), at: opening)
    case (.some, .some):
      throw AnswerFormProblem(
        .exactlyOneOf, localized("expected exactly one of 'value' or 'state', found 'value' and 'state'"), at: opening)
    case (let value?, nil):
      if case .null = value.kind { return }
      answer = Answer(try Self.value(value, for: item, language), origin: origin)
    case (nil, let state?):
      let reason = texts["reason"]?.text
      guard let known = SetState(rawValue: state.text) else {
        let names = SetState.allCases.map(\.rawValue)
        throw AnswerFormProblem(
          .unknownValue,
          localized(
            """
            unknown state \(QuestionnaireDiagnostic.quoted(state.text)), expected 'unknown', 'notApplicable' or \
            'deferred'
            """),
          at: state.range,
          suggestion: Suggestion.nearest(to: state.text, in: names))
      }
      switch known {
      case .unknown where !item.allowsUnknown, .notApplicable where !item.allowsNotApplicable:
        throw AnswerFormProblem(state: state.text, notAllowedBy: item, at: state.range)
      case .notApplicable where item.requiresReason && reason?.isEmpty ?? true:
        throw AnswerFormProblem(
          .missingReason,
          localized("item \(QuestionnaireDiagnostic.quoted(item.id.text)) needs a reason why it does not apply"),
          at: opening)
      case .unknown: answer = Answer(.unknown, reason: reason, origin: origin)
      case .notApplicable: answer = Answer(.notApplicable, reason: reason, origin: origin)
      case .deferred: answer = Answer(.deferred, reason: reason, origin: origin)
      }
    }
  }

  private static func value(
    _ node: JSONNode, for item: Item, _ language: String
  ) throws(AnswerFormProblem) -> AnswerValue {
    if let form = item.rowForm, case .array(let nodes) = node.kind {
      // Read row by row first, so that a mistake is shown where it stands.
      for node in nodes { _ = try Row(node, by: form, language: language) }
    }
    do throws(AnswerProblem) {
      return try AnswerValue(node, for: item, language: language)
    } catch {
      throw AnswerFormProblem(refusal: error, at: node.range)
    }
  }
}

/// Why a JSON value is not an answer, with the bytes meant.
package struct AnswerFormProblem: Error, Sendable {
  /// The kinds of problems, by the identifiers that definitions have for the same.
  enum Kind: String {
    case unknownKey = "unknown-key"
    case wrongType = "wrong-type"
    case exactlyOneOf = "exactly-one-of"
    case unknownValue = "unknown-value"
    case notInRows = "not-in-rows"
    case notAccepted = "not-accepted"
    case stateNotAllowed = "state-not-allowed"
    case missingReason = "missing-reason"
  }

  /// The kind of problem, for diagnostics.
  package var identifier: String
  /// What was found and expected, in lower case without a full stop, in the language that was current.
  package var message: String
  package var range: Range<Int>
  package var suggestion: String?
  /// Whether the item does not take the answer, rather than that the file does not say one.
  package let isRefusal: Bool

  /// Creates a problem.
  init(_ kind: Kind, _ message: String, at range: Range<Int>, suggestion: String? = nil) {
    isRefusal = [.notAccepted, .stateNotAllowed, .missingReason].contains(kind)
    identifier = kind.rawValue
    self.message = message
    self.range = range
    self.suggestion = suggestion
  }

  /// Creates the problem that an item does not take a value.
  package init(refusal problem: AnswerProblem, at range: Range<Int>) {
    self.init(.notAccepted, problem.message, at: range, suggestion: problem.suggestion)
  }

  /// Creates the problem that an item does not take a state.
  init(state: String, notAllowedBy item: Item, at range: Range<Int>) {
    self.init(
      .stateNotAllowed,
      localized("item \(QuestionnaireDiagnostic.quoted(item.id.text)) does not allow '\(state)'"), at: range)
  }
}
