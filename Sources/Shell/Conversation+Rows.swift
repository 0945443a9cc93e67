import AnswerFiles
import Assessments
import Diagnostics
import ExpressionLanguage
import Localization
import Questionnaires
import Reports

/// The rows of a list: each field is asked like a question, and recorded like one; between rows stands a menu.
extension Conversation {
  /// Where the person is in the list on screen.
  struct RowPosition: Equatable {
    /// The index of the list.
    var item: Int
    /// The row, from 0; the one after the last is new.
    var row: Int
    /// The index of the field asked; `nil` between rows.
    var field: Int?
  }

  /// The list on screen with what is asked in its rows.
  var listOnScreen: (item: Int, form: RowForm)? {
    guard let item = session.current, let form = questionnaire.items[item].rowForm else { return nil }
    return (item, form)
  }

  /// The rows of a list as they are, finished or not.
  func rows(of item: Int) -> [Row] {
    let given = session.responses.givenAnswer(to: item)
    if case .rows(let rows)? = given?.value { return rows }
    // Who answers by name says what the rows are, whatever stands ready.
    if given == nil, !isAnsweredByName, case .rows(let rows)? = proposals[item]?.value { return rows }
    return []
  }

  /// A row of a list; the one after the last is new.
  func row(at index: Int, of rows: [Row]) -> Row { index < rows.count ? rows[index] : Row() }

  /// Where to go on in a list: at the first gap of a row, at the first field of the first row, else between rows.
  func place(in item: Int, _ form: RowForm) -> RowPosition {
    let rows = rows(of: item)
    if let position = rowPosition, position.item == item, position.row <= rows.count { return position }
    if let gap = gap(in: rows, of: item, form) { return gap }
    return RowPosition(item: item, row: rows.count, field: rows.isEmpty && form.rowCount.lowerBound > 0 ? 0 : nil)
  }

  /// Where the first row that is not complete goes on; `nil` where all are.
  private func gap(in rows: [Row], of item: Int, _ form: RowForm) -> RowPosition? {
    for (index, row) in rows.enumerated() {
      guard let field = form.nextField(of: row) else { continue }
      return RowPosition(item: item, row: index, field: field.index)
    }
    return nil
  }

  /// The field asked now, with its row as it is.
  var fieldOnScreen: (field: Item, row: Row, position: RowPosition)? {
    guard let (item, form) = listOnScreen else { return nil }
    let position = place(in: item, form)
    guard let field = position.field else { return nil }
    let rows = rows(of: item)
    return (form.fields[field], row(at: position.row, of: rows), position)
  }

  /// The reader of answers to a field of a row.
  func reader(for field: Item, in row: Row, of form: RowForm) -> AnswerText {
    let responses = form.responses(to: row)
    let language = language
    return AnswerText(item: field, language: language, isScript: mode == .script, today: session.opening.today) {
      responses.text($0, in: language)
    }
  }

  // MARK: - Lines

  /// Takes a line typed at a list; `nil` where it is a command that has nothing to do with rows.
  func receiveRow(_ line: String, _ item: Int, _ form: RowForm) throws -> Outcome? {
    let position = place(in: item, form)
    rowPosition = position
    guard let index = position.field else { return try receiveBetweenRows(line, item, form) }
    let rows = rows(of: item)
    let row = row(at: position.row, of: rows)
    let field = form.fields[index]
    switch InputParser.parse(line, at: reader(for: field, in: row, of: form)) {
    case .answer(let value): return try record(.value(value), for: field, at: position, form)
    case .refused(let problem): return .refused(refusal(problem, at: position, field))
    case .empty:
      if row[field.id.text] != nil || !form.responses(to: row, passedUpTo: index).isRequired(index) {
        return move(on: position, rows, form)
      }
      if let value = field.defaultValue { return try record(.value(value), for: field, at: position, form) }
      return .refused(
        Refusal(
          identifier: "empty-line",
          message: localized("an empty line is not an answer; expected \(accepted(for: field))"), item: item))
    case .command(let command, let argument):
      switch command {
      case .unknown: return try record(.unknown, for: field, at: position, form)
      case .na:
        let reason = argument.isEmpty ? nil : argument
        return try record(.notApplicable(reason: reason), for: field, at: position, form)
      case .back: return goBack(from: position, rows, form)
      case .skip:
        say(localized("Skipped. The row can be completed later."))
        return move(on: position, rows, form)
      case .park:
        return try submit(unfinished(rows, isDeferred: true), to: item, parkedWith: argument)
      case .keep where row[field.id.text] != nil: return move(on: position, rows, form)
      case .done, .add: return try leaveRow(row, position, form, command)
      case .remove: return try receiveBetweenRows(line, item, form)
      default: return nil
      }
    case .unknownCommand: return nil
    }
  }

  private func receiveBetweenRows(_ line: String, _ item: Int, _ form: RowForm) throws -> Outcome? {
    let text = line.trimmingSpaces()
    let count = rows(of: item).count
    if text.isEmpty { return try finish(item, form) }
    if let number = rowNumber(text) { return edit(row: number, of: item, count) }
    guard case .command(let command, let argument) = InputParser.parse(line, at: nil) else { return nil }
    switch command {
    case .done: return try finish(item, form)
    case .add: return add(to: item, form, count)
    case .remove: return try remove(argument, from: item, form)
    case .change where text.unicodeScalars.first != "/" && rowNumber(argument) != nil:
      return edit(row: rowNumber(argument)!, of: item, count)
    case .skip: return try submit(unfinished(rows(of: item), isDeferred: true), to: item)
    case .park: return try submit(unfinished(rows(of: item), isDeferred: true), to: item, parkedWith: argument)
    default: return nil
    }
  }

  private func rowNumber(_ text: String) -> Int? {
    text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(text) : nil
  }

  func refusal(_ problem: AnswerProblem, at position: RowPosition, _ field: Item) -> Refusal {
    let isGeneral = problem.accepted == field.acceptedAnswers(in: language)
    return Refusal(
      identifier: "not-accepted",
      message: localized("\(problem.found); expected \(isGeneral ? accepted(for: field) : problem.accepted)"),
      suggestion: problem.suggestion, item: position.item)
  }

  // MARK: - Changing rows

  private func add(to item: Int, _ form: RowForm, _ count: Int) -> Outcome {
    guard count < form.rowCount.upperBound else {
      return .refused(
        Refusal(
          identifier: "too-many-rows", message: localized("there are \(count) rows already, and no more are taken"),
          item: item))
    }
    rowPosition = RowPosition(item: item, row: count, field: 0)
    return .done
  }

  private func edit(row number: Int, of item: Int, _ count: Int) -> Outcome {
    guard 1...max(1, count) ~= number, count > 0 else {
      return .refused(
        Refusal(
          identifier: "no-such-row",
          message: count == 0
            ? localized("there is no row yet; expected add")
            : localized("there is no row \(number); expected 1 to \(count)"),
          item: item))
    }
    rowPosition = RowPosition(item: item, row: number - 1, field: 0)
    return .done
  }

  private func remove(_ argument: String, from item: Int, _ form: RowForm) throws -> Outcome {
    var rows = rows(of: item)
    guard let number = rowNumber(argument), !argument.isEmpty, 1...max(1, rows.count) ~= number, !rows.isEmpty else {
      return .refused(
        Refusal(
          identifier: "no-such-row",
          message: localized("expected the number of the row to take out, such as remove \(max(1, rows.count))"),
          item: item))
    }
    let title = form.title(of: rows.remove(at: number - 1), number: number, in: language)
    let outcome = try keep(rows, in: item, form)
    rowPosition = RowPosition(item: item, row: rows.count, field: nil)
    if case .done = outcome, pendingChange == nil {
      say(localized("Removed: \(title). /undo brings it back."))
      needsRedisplay = true
    }
    return outcome
  }

  /// Leaves a row in the middle: one of which nothing is known goes, another has to be completed.
  private func leaveRow(_ row: Row, _ position: RowPosition, _ form: RowForm, _ command: ShellCommand) throws -> Outcome
  {
    if !row.entries.isEmpty, let field = form.firstNeededField(of: row) {
      return .refused(
        Refusal(
          identifier: "row-not-complete",
          message: localized(
            """
            row \(position.row + 1) still needs '\(field.id.text)'; expected \(accepted(for: field)), or /remove \
            \(position.row + 1) to take the row out
            """),
          item: position.item))
    }
    rowPosition = RowPosition(item: position.item, row: position.row, field: nil)
    let count = rows(of: position.item).count
    return command == .add ? add(to: position.item, form, count) : try finish(position.item, form)
  }

  /// Records what was said to a field, and goes on to the next.
  private func record(
    _ entry: Row.Entry, for field: Item, at position: RowPosition, _ form: RowForm
  ) throws -> Outcome {
    var rows = rows(of: position.item)
    switch set(entry, for: field, at: position, in: &rows, form) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let tell):
      let outcome = try keep(rows, in: position.item, form)
      guard case .done = outcome else { return outcome }
      // A change that waits for a yes is not recorded yet.
      if pendingChange == nil { tell() }
      return move(on: position, rows, form)
    }
  }

  /// Sets a field of a row; the row after the last is new.
  /// - Returns: what tells that it was recorded, once it is.
  func set(
    _ entry: Row.Entry, for field: Item, at position: RowPosition, in rows: inout [Row], _ form: RowForm
  ) -> Result<() -> Void, Refusal> {
    let row = row(at: position.row, of: rows)
    if let problem = form.problem(with: entry, for: field, in: row, language: language) {
      return .failure(refusal(problem, at: position, field))
    }
    let changed = form.row(row, setting: field, to: entry)
    if position.row < rows.count { rows[position.row] = changed } else { rows.append(changed) }
    return .success { self.tellRecorded(entry, for: field, in: row, changed, form) }
  }

  private func tellRecorded(_ entry: Row.Entry, for field: Item, in row: Row, _ changed: Row, _ form: RowForm) {
    say(localized("Recorded: \(form.text(of: entry, for: field, in: language))."))
    let hidden = form.fields.filter { row[$0.id.text] != nil && changed[$0.id.text] == nil }
    if !hidden.isEmpty {
      let names = hidden.map { "'\($0.id.text)' (\(form.text(of: row[$0.id.text], for: $0, in: language)))" }
      say(
        localized(
          """
          No longer asked in this row, and taken out: \(names.joined(separator: ", ")). /undo brings it back.
          """))
    }
    tellRemarks(of: field, entry, in: row, form)
  }

  private func tellRemarks(of field: Item, _ entry: Row.Entry, in row: Row, _ form: RowForm) {
    let responses = form.responses(to: row)
    for remark in responses.brokenValidators(of: field.index, by: Answer(entry)) where remark.severity != .error {
      let text = responses.text(remark.message, in: language)
      tell(remark.severity == .warning ? localized("Please check: \(text)") : localized("Note: \(text)"))
    }
  }

  /// Keeps rows: a list that was finished stays so as long as its rows are complete and the list accepts them.
  func keep(_ rows: [Row], in item: Int, _ form: RowForm) throws -> Outcome {
    let isFinished =
      session.responses.givenAnswer(to: item)?.state == .answered || mode == .script && isAnsweredByName
    if isFinished, form.rowCount.contains(rows.count), rows.allSatisfy(form.isComplete) {
      let outcome = try submit(
        Answer(.rows(rows), origin: origin, respondent: respondent), to: item, isRow: true)
      switch outcome {
      case .refused(let refusal) where refusal.identifier == Refusal.notValid:
        // What all rows together break, the next one may mend.
        tell(localized("The list cannot end like this.") + " " + Self.sentence(refusal.message))
      case .done:
        if session.current != item, mode == .person { try ask(item) }
        return outcome
      default: return outcome
      }
    }
    return try submit(unfinished(rows, isDeferred: false), to: item, isRow: true)
  }

  func unfinished(_ rows: [Row], isDeferred: Bool) -> Answer {
    rows.isEmpty && isDeferred
      ? Answer(.deferred, origin: origin, respondent: respondent)
      : Answer(unfinished: rows, isDeferred: isDeferred, origin: origin, respondent: respondent)
  }

  /// Ends a list: from here on its rows count.
  private func finish(_ item: Int, _ form: RowForm) throws -> Outcome {
    let rows = rows(of: item)
    if let gap = gap(in: rows, of: item, form) {
      rowPosition = gap
      return .refused(
        Refusal(
          identifier: "row-not-complete", message: localized("row \(gap.row + 1) is not complete yet"), item: item))
    }
    let isUnchanged =
      session.responses.answer(to: item).map { $0.state == .answered && $0.value == .rows(rows) } ?? false
    if isUnchanged {
      rowPosition = nil
      say(localized("That makes \(questionnaire.items[item].text(of: .rows(rows), in: language))."))
      session.leaveCurrent()
      return .done
    }
    let outcome = try submit(Answer(.rows(rows), origin: origin, respondent: respondent), to: item)
    if case .done = outcome { rowPosition = nil }
    return outcome
  }

  // MARK: - Moving

  /// Goes to the next field of the row, or to the menu after its last.
  private func move(on position: RowPosition, _ rows: [Row], _ form: RowForm) -> Outcome {
    let row = row(at: position.row, of: rows)
    let place = position.field.map { $0 + 1 } ?? 0
    let next = form.askedFields(of: row, passedUpTo: place).first { $0.index >= place }
    rowPosition = RowPosition(item: position.item, row: position.row, field: next?.index)
    return .done
  }

  /// Goes to the field before; `nil` before the first of the first row, from where the question before is reached.
  private func goBack(from position: RowPosition, _ rows: [Row], _ form: RowForm) -> Outcome? {
    let row = row(at: position.row, of: rows)
    let place = position.field ?? 0
    let before = form.askedFields(of: row, passedUpTo: place).last { $0.index < place }
    if before == nil, rows.isEmpty {
      rowPosition = nil
      return nil
    }
    rowPosition = RowPosition(item: position.item, row: position.row, field: before?.index)
    return .done
  }
}
