import AnswerFiles
import Assessments
import Diagnostics
import ExpressionLanguage
import Localization
import Questionnaires

/// Fields of rows answered by name, as scripts give them: `occupations[2].openings: 4`.
extension Conversation {
  /// What a line of a script says of a field of a row.
  struct RowAnswer {
    /// From 1; the one after the last is new.
    var row: Int
    var field: String
    var text: String
  }

  /// Takes answers to fields of rows by name, as scripts give them, and keeps them together.
  ///
  /// Together, since each time all rows are written.
  /// - Returns: what they led to, and the place of the answer that was refused, or of the last; those before it are kept.
  func receive(_ answers: [RowAnswer], for item: Int) throws -> (outcome: Outcome, place: Int) {
    guard let form = questionnaire.items[item].rowForm else {
      let message = localized(
        """
        '\(questionnaire.items[item].id.text)' has no rows; expected \
        \(questionnaire.items[item].acceptedAnswers(in: language))
        """)
      return (.refused(Refusal(identifier: "not-a-list", message: message, item: item)), 0)
    }
    isAnsweredByName = true
    defer {
      isAnsweredByName = false
      rowPosition = nil
    }
    var rows = rows(of: item)
    var remarks: [() -> Void] = []
    var refusal: (Outcome, place: Int)?
    for (place, answer) in answers.enumerated() {
      switch change(&rows, of: item, form, by: answer) {
      case .success(let tell): remarks.append(tell)
      case .failure(let problem): refusal = (.refused(problem), place)
      }
      if refusal != nil { break }
    }
    if !remarks.isEmpty {
      let outcome = try keep(rows, in: item, form)
      guard case .done = outcome else { return (outcome, answers.count - 1) }
      for tell in remarks { tell() }
    }
    return refusal ?? (.done, answers.count - 1)
  }

  /// Changes rows by an answer that a script gives.
  /// - Returns: what says that it was recorded, once it is.
  private func change(
    _ rows: inout [Row], of item: Int, _ form: RowForm, by answer: RowAnswer
  ) -> Result<() -> Void, Refusal> {
    func refuse(_ identifier: String, _ message: String, suggestion: String? = nil) -> Result<() -> Void, Refusal> {
      .failure(Refusal(identifier: identifier, message: message, suggestion: suggestion, item: item))
    }
    let (number, name) = (answer.row, answer.field)
    guard 1...(rows.count + 1) ~= number, number <= form.rowCount.upperBound else {
      return refuse(
        "no-such-row",
        localized(
          """
          row \(number) cannot be answered yet; expected a row from 1 to \
          \(min(rows.count + 1, form.rowCount.upperBound))
          """))
    }
    guard let field = form.field(name) else {
      return refuse(
        "unknown-field", localized("a row of '\(questionnaire.items[item].id.text)' has no '\(name)'"),
        suggestion: Suggestion.nearest(to: name, in: form.fields.map(\.id.text)))
    }
    let row = row(at: number - 1, of: rows)
    switch form.responses(to: row).applicability(of: field.index) {
    case .asked: break
    case .notAsked: return refuse("not-asked", localized("'\(name)' is not asked in row \(number)"))
    case .pending(let unknowns):
      if form.responses(to: row, passedUpTo: field.index).applicability(of: field.index) == .asked { break }
      return refuse(
        "undecided",
        localized("whether '\(name)' is asked in row \(number) waits for \(unknowns.items.joined(separator: ", "))"))
    }
    let position = RowPosition(item: item, row: number - 1, field: field.index)
    let entry: Row.Entry
    switch InputParser.parse(answer.text, at: reader(for: field, in: row, of: form)) {
    case .answer(let value): entry = .value(value)
    case .refused(let problem): return .failure(refusal(problem, at: position, field))
    case .command(.unknown, _): entry = .unknown
    case .command(.na, let reason): entry = .notApplicable(reason: reason.isEmpty ? nil : reason)
    default: return refuse("not-an-answer", localized("expected \(accepted(for: field)), /unknown or /na REASON"))
    }
    return set(entry, for: field, at: position, in: &rows, form)
  }
}
