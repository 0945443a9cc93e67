import Localization

package import Questionnaires

extension RequestProblem {
  /// The kind of problem, in kebab case.
  package var identifier: String {
    switch self {
    case .refused: "not-accepted"
    case .invalid: "not-valid"
    case .notAsked: "not-asked"
    case .undecided: "undecided"
    case .display: "not-a-question"
    case .unknownNotAllowed: "unknown-not-allowed"
    case .notApplicableNotAllowed: "na-not-allowed"
    case .reasonMissing: "reason-missing"
    case .nothingToUndo: "nothing-to-undo"
    }
  }

  /// The index of the item concerned; `nil` where none is.
  package var item: Int? {
    switch self {
    case .refused(_, let item), .invalid(_, let item), .notAsked(let item), .undecided(let item, _), .display(let item),
      .unknownNotAllowed(let item), .notApplicableNotAllowed(let item), .reasonMissing(let item):
      item
    case .nothingToUndo: nil
    }
  }

  /// The likely intent, where there is one.
  package var suggestion: String? {
    if case .refused(let problem, _) = self { problem.suggestion } else { nil }
  }

  /// What was found and what would be accepted, in lower case without a full stop, but for the texts of validators, which
  /// stand as the definition has them.
  ///
  /// - Parameters:
  ///   - session: the session that the request was made to.
  ///   - subject: what an item is called.
  ///   - accepted: what an item accepts, where that is said in other words than the item's own.
  package func message(
    in session: AssessmentSession, subject: (Int) -> String, accepted: ((Item) -> String)? = nil
  ) -> String {
    let language = session.opening.language
    func expected(_ item: Int) -> String {
      let definition = session.questionnaire.items[item]
      return accepted?(definition) ?? definition.acceptedAnswers(in: language)
    }
    switch self {
    case .refused(let problem, let item):
      let isGeneral = problem.accepted == session.questionnaire.items[item].acceptedAnswers(in: language)
      return localized("\(problem.found); expected \(isGeneral ? expected(item) : problem.accepted)")
    case .invalid(let messages, _):
      return Self.joined(messages.map { session.responses.text($0, in: language) })
    case .notAsked(let item): return localized("\(subject(item)) is not asked, given the answers so far")
    case .undecided(let item, let names):
      return localized("whether \(subject(item)) is asked waits for \(names.prefix(4).joined(separator: ", "))")
    case .display(let item):
      return localized("'\(session.questionnaire.items[item].id.text)' is only shown and takes no answer")
    case .unknownNotAllowed(let item):
      return localized(
        """
        \(subject(item)) does not take "don't know"; expected \(expected(item)), or skip to leave it for later
        """)
    case .notApplicableNotAllowed(let item):
      return session.questionnaire.items[item].allowsUnknown
        ? localized("\(subject(item)) does not take \"not applicable\"; expected \(expected(item)), or unknown")
        : localized("\(subject(item)) does not take \"not applicable\"; expected \(expected(item))")
    case .reasonMissing(let item):
      return localized("\(subject(item)) needs the reason: /na followed by why it does not apply")
    case .nothingToUndo: return localized("there is no answer to take back")
    }
  }

  /// Messages one after the other, whether or not they end as sentences do.
  private static func joined(_ messages: [String]) -> String {
    messages.enumerated().map { index, message in
      guard index < messages.count - 1 else { return message }
      return message.unicodeScalars.last.map { ".!?".unicodeScalars.contains($0) } == true
        ? message + " " : message + "; "
    }
    .joined()
  }
}
