import AnswerFiles
import JSONDocuments
import Localization

package import Diagnostics

/// Who answers, as the row says.
package enum Respondent: Sendable, Equatable {
  case text(String)
  /// A number as it is written.
  case number(String)

  /// The most bytes.
  static let limit = 1_000

  /// The name for sentences.
  package var name: String {
    switch self {
    case .text(let text): text
    case .number(let digits): digits
    }
  }
}

/// One row as it was read: who answers, and what.
struct RespondentRow {
  var respondent: Respondent?
  /// What could be read, each item once.
  var entries: [AnswerDocument.Entry] = []
  /// What could not.
  var problems: [Diagnostic] = []
}

/// Something wrong with a row.
package struct RowProblem: Sendable {
  /// What is wrong, with its place; the message does not name the respondent.
  package var diagnostic: Diagnostic
  package var respondent: Respondent?
  /// The id of the item concerned, where one is.
  package var item: String?
  /// What that item accepts.
  package var accepted: String?

  /// What is wrong, with the name of the item.
  package var message: String {
    guard let item, !diagnostic.message.contains("'\(item)'"), !diagnostic.message.hasPrefix("\(item): ") else {
      return diagnostic.message
    }
    return "\(item): \(diagnostic.message)"
  }

  /// The same for people, who want to know whose row it is.
  package var told: Diagnostic {
    var told = diagnostic
    told.message =
      respondent.map { localized("respondent '\(AnswerName.short($0.name))': \(message)") } ?? message
    return told
  }
}
