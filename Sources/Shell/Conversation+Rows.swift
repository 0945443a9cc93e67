import AnswerFiles
import Assessments
import Diagnostics
import ExpressionLanguage
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
    if given == nil, case .rows(let rows)? = proposals[item]?.value { return rows }
    return []
  }

  /// Where to go on in a list: at the first gap of a row, at the first field of the first row, else between rows.
  func place(in item: Int, _ form: RowForm) -> RowPosition {
    let rows = rows(of: item)
    if let position = rowPosition, position.item == item, position.row <= rows.count { return position }
    if let gap = rows.firstIndex(where: { !form.isComplete($0) }) {
      return RowPosition(item: item, row: gap, field: form.firstOpenField(of: rows[gap])?.index)
    }
    return RowPosition(item: item, row: rows.count, field: rows.isEmpty && form.rowCount.lowerBound > 0 ? 0 : nil)
  }

  /// The field asked now, with its row as it is.
  var fieldOnScreen: (field: Item, row: Row, position: RowPosition)? {
    guard let (item, form) = listOnScreen else { return nil }
    let position = place(in: item, form)
    guard let field = position.field else { return nil }
    let rows = rows(of: item)
    return (form.fields[field], position.row < rows.count ? rows[position.row] : Row(), position)
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
    let row = position.row < rows.count ? rows[position.row] : Row()
    let field = form.fields[index]
    switch InputParser.parse(line, at: reader(for: field, in: row, of: form)) {
    case .answer(let value): return try record(.value(value), for: field, at: position, form)
    case .refused(let problem): return .refused(refusal(problem, at: position, field))
    case .empty:
      if row[field.id.text] != nil || !form.responses(to: row).isRequired(index) {
        return move(on: position, rows, form)
      }
      if let value = field.defaultValue { return try record(.value(value), for: field, at: position, form) }
      return .refused(
        Refusal(
          identifier: "empty-line",
          message: "an empty line is not an answer; expected \(accepted(for: field))", item: item))
    case .command(let command, let argument):
      switch command {
      case .unknown: return try record(.unknown, for: field, at: position, form)
      case .na:
        let reason = argument.isEmpty ? nil : argument
        return try record(.notApplicable(reason: reason), for: field, at: position, form)
      case .back: return goBack(from: position, rows, form)
      case .skip:
        say("Skipped. The row can be completed later.")
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

  private func refusal(_ problem: AnswerProblem, at position: RowPosition, _ field: Item) -> Refusal {
    let isGeneral = problem.accepted == field.acceptedAnswers(in: language)
    return Refusal(
      identifier: "not-accepted",
      message: "\(problem.found); expected \(isGeneral ? accepted(for: field) : problem.accepted)",
      suggestion: problem.suggestion, item: position.item)
  }

  // MARK: - Changing rows

  private func add(to item: Int, _ form: RowForm, _ count: Int) -> Outcome {
    guard count < form.rowCount.upperBound else {
      return .refused(
        Refusal(
          identifier: "too-many-rows", message: "there are \(count) rows already, and no more are taken", item: item))
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
            ? "there is no row yet; expected add" : "there is no row \(number); expected 1 to \(count)",
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
          message: "expected the number of the row to take out, such as remove \(max(1, rows.count))", item: item))
    }
    let title = form.title(of: rows.remove(at: number - 1), number: number, in: language)
    let outcome = try keep(rows, in: item, form)
    rowPosition = RowPosition(item: item, row: rows.count, field: nil)
    if case .done = outcome {
      say("Removed: \(title). /undo brings it back.")
      needsRedisplay = true
    }
    return outcome
  }

  /// Leaves a row in the middle: one of which nothing is known goes, another has to be completed.
  private func leaveRow(_ row: Row, _ position: RowPosition, _ form: RowForm, _ command: ShellCommand) throws -> Outcome
  {
    if let field = form.fields.first(where: { field in
      !row.entries.isEmpty && row[field.id.text] == nil
        && form.responses(to: row).applicability(of: field.index) == .asked
        && form.responses(to: row).isRequired(field.index)
    }) {
      return .refused(
        Refusal(
          identifier: "row-not-complete",
          message: "row \(position.row + 1) still needs '\(field.id.text)'; expected \(accepted(for: field)), or "
            + "/remove \(position.row + 1) to take the row out",
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
    let before = rows(of: position.item)
    let row = position.row < before.count ? before[position.row] : Row()
    if let problem = form.problem(with: entry, for: field, in: row, language: language) {
      return .refused(refusal(problem, at: position, field))
    }
    var rows = before
    let changed = form.row(row, setting: field, to: entry)
    if position.row < rows.count { rows[position.row] = changed } else { rows.append(changed) }
    let outcome = try keep(rows, in: position.item, form)
    guard case .done = outcome else { return outcome }
    say("Recorded: \(form.text(of: entry, for: field, in: language)).")
    tellRemarks(of: field, entry, in: row, form)
    return move(on: position, rows, form)
  }

  private func tellRemarks(of field: Item, _ entry: Row.Entry, in row: Row, _ form: RowForm) {
    let responses = form.responses(to: row)
    for remark in responses.brokenValidators(of: field.index, by: Answer(entry)) where remark.severity != .error {
      tell("\(remark.severity == .warning ? "Please check" : "Note"): \(responses.text(remark.message, in: language))")
    }
  }

  /// Keeps rows: a list that was finished stays so as long as its rows are complete.
  private func keep(_ rows: [Row], in item: Int, _ form: RowForm) throws -> Outcome {
    let isFinished =
      session.responses.givenAnswer(to: item)?.state == .answered || mode == .script && isAnsweredByName
    let value = AnswerValue.rows(rows)
    if isFinished, questionnaire.items[item].problem(with: value, language: language) == nil {
      let outcome = try submit(Answer(value, origin: origin, respondent: respondent), to: item, isRow: true)
      if session.current != item, case .done = outcome, mode == .person { try ask(item) }
      return outcome
    }
    return try submit(unfinished(rows, isDeferred: false), to: item, isRow: true)
  }

  private func unfinished(_ rows: [Row], isDeferred: Bool) -> Answer {
    rows.isEmpty && isDeferred
      ? Answer(.deferred, origin: origin, respondent: respondent)
      : Answer(unfinished: rows, isDeferred: isDeferred, origin: origin, respondent: respondent)
  }

  /// Ends a list: from here on its rows count.
  private func finish(_ item: Int, _ form: RowForm) throws -> Outcome {
    let rows = rows(of: item)
    if let gap = rows.firstIndex(where: { !form.isComplete($0) }) {
      rowPosition = RowPosition(item: item, row: gap, field: form.firstOpenField(of: rows[gap])?.index)
      return .refused(
        Refusal(identifier: "row-not-complete", message: "row \(gap + 1) is not complete yet", item: item))
    }
    let isUnchanged =
      session.responses.answer(to: item).map { $0.state == .answered && $0.value == .rows(rows) } ?? false
    if isUnchanged {
      rowPosition = nil
      say("That makes \(questionnaire.items[item].text(of: .rows(rows), in: language)).")
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
    let row = position.row < rows.count ? rows[position.row] : Row()
    let next = form.askedFields(of: row).first { $0.index > position.field ?? -1 }
    rowPosition = RowPosition(item: position.item, row: position.row, field: next?.index)
    return .done
  }

  /// Goes to the field before; `nil` before the first of the first row, from where the question before is reached.
  private func goBack(from position: RowPosition, _ rows: [Row], _ form: RowForm) -> Outcome? {
    let row = position.row < rows.count ? rows[position.row] : Row()
    let before = form.askedFields(of: row).last { $0.index < position.field ?? 0 }
    if before == nil, rows.isEmpty {
      rowPosition = nil
      return nil
    }
    rowPosition = RowPosition(item: position.item, row: position.row, field: before?.index)
    return .done
  }

  // MARK: - By name

  /// Takes an answer to a field of a row by name, as scripts give it.
  /// - Parameter number: the row, from 1; the one after the last is new.
  func receive(_ text: String, for item: Int, row number: Int, field name: String) throws -> Outcome {
    guard let form = questionnaire.items[item].rowForm else {
      return .refused(
        Refusal(
          identifier: "not-a-list",
          message: "'\(questionnaire.items[item].id.text)' has no rows; expected "
            + questionnaire.items[item].acceptedAnswers(in: language), item: item))
    }
    let rows = rows(of: item)
    guard 1...(rows.count + 1) ~= number, number <= form.rowCount.upperBound else {
      return .refused(
        Refusal(
          identifier: "no-such-row",
          message: "row \(number) cannot be answered yet; expected a row from 1 to "
            + "\(min(rows.count + 1, form.rowCount.upperBound))",
          item: item))
    }
    guard let field = form.field(name) else {
      return .refused(
        Refusal(
          identifier: "unknown-field", message: "\(form.type.name) has no '\(name)'",
          suggestion: Suggestion.nearest(to: name, in: form.fields.map(\.id.text)), item: item))
    }
    isAnsweredByName = true
    defer { isAnsweredByName = false }
    let position = RowPosition(item: item, row: number - 1, field: field.index)
    let row = number <= rows.count ? rows[number - 1] : Row()
    switch form.responses(to: row).applicability(of: field.index) {
    case .asked: break
    case .notAsked:
      return .refused(
        Refusal(identifier: "not-asked", message: "'\(name)' is not asked in row \(number)", item: item))
    case .pending(let unknowns):
      return .refused(
        Refusal(
          identifier: "undecided",
          message: "whether '\(name)' is asked in row \(number) waits for \(unknowns.items.joined(separator: ", "))",
          item: item))
    }
    let outcome: Outcome
    switch InputParser.parse(text, at: reader(for: field, in: row, of: form)) {
    case .answer(let value): outcome = try record(.value(value), for: field, at: position, form)
    case .refused(let problem): outcome = .refused(refusal(problem, at: position, field))
    case .command(.unknown, _): outcome = try record(.unknown, for: field, at: position, form)
    case .command(.na, let reason):
      outcome = try record(.notApplicable(reason: reason.isEmpty ? nil : reason), for: field, at: position, form)
    default:
      outcome = .refused(
        Refusal(
          identifier: "not-an-answer", message: "expected \(accepted(for: field)), /unknown or /na REASON", item: item))
    }
    rowPosition = nil
    return outcome
  }

  // MARK: - Showing

  /// Shows where the person is in a list.
  func showRows(_ item: Int, _ form: RowForm) {
    let position = place(in: item, form)
    rowPosition = position
    let rows = rows(of: item)
    guard let index = position.field else { return showMenu(rows, item, form) }
    let row = position.row < rows.count ? rows[position.row] : Row()
    let field = form.fields[index]
    let responses = form.responses(to: row)
    func words(_ text: LocalizedText) -> String { VisibleText.multiline(responses.text(text, in: language)) }
    blankLine()
    let asked = form.askedFields(of: row)
    let place = (asked.firstIndex { $0.index == index } ?? 0) + 1
    let title =
      row.entries.isEmpty
      ? "" : " - " + VisibleText.oneLine(form.title(of: row, number: position.row + 1, in: language))
    output.talk(style.dim("Row \(position.row + 1) - question \(place) of \(asked.count)\(title)") + "\n")
    for line in TextWrapping.lines(words(field.text), width: style.width) { output.talk(style.bold(line) + "\n") }
    if let help = field.help {
      for line in TextWrapping.lines(words(help), width: style.width, indent: 2) { output.talk(style.dim(line) + "\n") }
    }
    showChoices(of: field, words: words)
    if let entry = row[field.id.text] {
      say("Your answer: \(form.text(of: entry, for: field, in: language)). Enter keeps it.")
    } else if let value = field.defaultValue {
      say("Enter takes \(field.text(of: value, in: language)).")
    } else if !responses.isRequired(index) {
      say("Enter leaves this out.")
    }
    let isNewType = hintedTypes.insert(field.typeName).inserted
    if shownCount <= 3 || needsHint || isNewType { say(hint(for: field)) }
    needsHint = false
  }

  private func showMenu(_ rows: [Row], _ item: Int, _ form: RowForm) {
    blankLine()
    let digits = String(rows.count).utf8.count
    for (index, row) in rows.enumerated() {
      let number = String(index + 1)
      let label = "  " + String(repeating: " ", count: digits - number.utf8.count) + number + "  "
      let title = form.title(of: row, number: index + 1, in: language)
      tell(title, label: label)
      let details = form.askedFields(of: row).map { form.text(of: row[$0.id.text], for: $0, in: language) }
        .filter { $0 != title && $0 != Responses.notAnsweredText }
      if !details.isEmpty {
        tell(details.joined(separator: "; "), label: String(repeating: " ", count: label.utf8.count))
      }
    }
    var sentence = rows.isEmpty ? "No row yet." : "\(rows.count == 1 ? "1 row" : "\(rows.count) rows") so far."
    if rows.count < form.rowCount.upperBound { sentence += " Type add for \(rows.isEmpty ? "the first" : "another")" }
    if !rows.isEmpty {
      sentence +=
        (rows.count < form.rowCount.upperBound ? ", " : " Type ")
        + "a row's number to change it, remove \(rows.count) to take that one out"
    }
    if rows.count >= form.rowCount.lowerBound { sentence += ", or done (or Enter) to go on" }
    say(sentence + ".")
  }

  /// What stands before `>` at a list.
  func rowPrompt(_ number: String, _ item: Int, _ form: RowForm) -> String {
    let position = place(in: item, form)
    guard let field = position.field else { return "\(number), rows > " }
    let rows = rows(of: item)
    let row = position.row < rows.count ? rows[position.row] : Row()
    let definition = form.fields[field]
    let standing =
      row[definition.id.text].map { Answer($0) }
      ?? definition.defaultValue.map { Answer($0, origin: .default) }
    let short = standing.flatMap { shortText(of: $0, definition) }.map { " [\($0)]" } ?? ""
    return "\(number), row \(position.row + 1)\(short) > "
  }
}
