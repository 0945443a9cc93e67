package import Questionnaires

/// Why a request cannot be carried out; nothing was changed.
package enum RequestProblem: Error, Sendable {
  /// The value is not one that the item accepts.
  case refused(AnswerProblem, item: Int)
  /// A validator of the definition refuses the answer; the texts are the definition's.
  case invalid([LocalizedText], item: Int)
  /// The item's condition is false.
  case notAsked(item: Int)
  /// The item's condition waits for other answers, whose names follow.
  case undecided(item: Int, waitingFor: [String])
  /// The item is only shown.
  case display(item: Int)
  /// The item does not take "don't know".
  case unknownNotAllowed(item: Int)
  /// The item does not take "not applicable".
  case notApplicableNotAllowed(item: Int)
  /// The item takes "not applicable" only with a reason.
  case reasonMissing(item: Int)
  /// There is no answer to take back.
  case nothingToUndo
}
