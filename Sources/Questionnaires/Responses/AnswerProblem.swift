import Localization

/// Why something cannot be the answer to an item: what was found, and what would be accepted.
package struct AnswerProblem: Error, Sendable, Equatable {
  /// What is wrong, in lower case without a full stop, such as `'about forty' is not a number`.
  package var found: String
  /// What would be accepted, in the same form, such as `a whole number from 0 to 100,000`.
  package var accepted: String
  /// A choice that was probably meant.
  package var suggestion: String?
  /// Whether several readings fit, so that it was surely meant as an answer.
  package var isAmbiguous: Bool

  /// Creates a problem.
  package init(found: String, accepted: String, suggestion: String? = nil, isAmbiguous: Bool = false) {
    self.found = found
    self.accepted = accepted
    self.suggestion = suggestion
    self.isAmbiguous = isAmbiguous
  }

  /// Both parts on one line, for diagnostics.
  package var message: String { localized("\(found); expected \(accepted)") }
}
