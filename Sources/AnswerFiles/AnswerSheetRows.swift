import Localization

package import Assessments
package import Diagnostics
package import Questionnaires

/// Puts the rows of a list together from the lines of a file, each of which answers one field.
package struct AnswerSheetRows {
  /// One line of the file.
  package struct Line: Sendable {
    /// From 1.
    package var row: Int
    /// The index of the field.
    package var field: Int
    package var text: String
    package var respondent: String?
    package var place: Diagnostic.Place

    /// Creates a line.
    package init(row: Int, field: Int, text: String, respondent: String?, place: Diagnostic.Place) {
      self.row = row
      self.field = field
      self.text = text
      self.respondent = respondent
      self.place = place
    }
  }

  /// Why a line does not fit.
  package struct Refusal: Error {
    /// What it answers, `item[2].field`.
    package var name: String
    package var problem: AnswerProblem
    package var place: Diagnostic.Place
  }

  private let item: Item
  private let form: RowForm
  private let session: AssessmentSession

  /// Creates it for a list.
  package init(_ item: Int, _ session: AssessmentSession) {
    self.item = session.questionnaire.items[item]
    guard let form = self.item.rowForm else { preconditionFailure("only a list has rows") }
    self.form = form
    self.session = session
  }

  /// The rows there are already with what the lines say: finished where every row is complete.
  ///
  /// Rows that the file leaves empty are passed over, so that a new row follows the last there is.
  package func answer(from lines: [Line]) -> Result<Answer, Refusal> {
    var rows: [Row] = []
    if case .rows(let given)? = session.responses.givenAnswer(to: item.index)?.value { rows = given }
    let existing = rows.count
    let byRow = Dictionary(grouping: lines, by: \.row)
    for number in byRow.keys.sorted() {
      let index = number <= existing ? number - 1 : rows.count
      if index == rows.count { rows.append(Row()) }
      for line in (byRow[number] ?? []).sorted(by: { $0.field < $1.field }) {
        do throws(Refusal) {
          rows[index] = try row(rows[index], setting: line, index + 1)
        } catch {
          return .failure(error)
        }
      }
    }
    let respondent = lines.first?.respondent
    guard form.rowCount.contains(rows.count), rows.allSatisfy(form.isComplete) else {
      if rows.count > form.rowCount.upperBound {
        let problem = AnswerProblem(
          found: localized("there are \(rows.count) rows"), accepted: item.acceptedAnswers(in: session.opening.language)
        )
        return .failure(Refusal(name: item.id.text, problem: problem, place: lines[0].place))
      }
      return .success(Answer(unfinished: rows, origin: .scripted, respondent: respondent))
    }
    return .success(Answer(.rows(rows), origin: .scripted, respondent: respondent))
  }

  private func row(_ row: Row, setting line: Line, _ number: Int) throws(Refusal) -> Row {
    let field = form.fields[line.field]
    let language = session.opening.language
    func refusal(_ problem: AnswerProblem) -> Refusal {
      Refusal(name: "\(item.id)[\(line.row)].\(field.id)", problem: problem, place: line.place)
    }
    let responses = form.responses(to: row, passedUpTo: field.index)
    guard responses.applicability(of: field.index) == .asked else {
      throw refusal(
        AnswerProblem(
          found: localized("this is not asked in row \(number), given the rest of the row"),
          accepted: localized("an empty cell")))
    }
    let reader = AnswerText(item: field, language: language, isScript: false, today: session.opening.today) {
      responses.text($0, in: language)
    }
    switch AnswerCell(reader: reader).read(line.text) {
    case .failure(let problem): throw refusal(problem)
    case .success(let answer):
      guard let entry = answer.rowEntry else { return row }
      if let problem = form.problem(with: entry, for: field, in: row, language: language) { throw refusal(problem) }
      return form.row(row, setting: field, to: entry)
    }
  }
}
