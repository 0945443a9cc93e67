import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports

/// What is on screen at a list: the field of a row that is asked, or the rows with what can be done to them.
extension Conversation {
  /// Shows where the person is in a list.
  func showRows(_ item: Int, _ form: RowForm) {
    let position = place(in: item, form)
    rowPosition = position
    let rows = rows(of: item)
    guard let index = position.field else { return showMenu(rows, item, form) }
    let row = row(at: position.row, of: rows)
    let field = form.fields[index]
    let responses = form.responses(to: row, passedUpTo: index)
    func words(_ text: LocalizedText) -> String { VisibleText.multiline(responses.text(text, in: language)) }
    blankLine()
    let asked = form.askedFields(of: row, passedUpTo: index)
    let place = (asked.firstIndex { $0.index == index } ?? 0) + 1
    let title =
      row.entries.isEmpty
      ? "" : " - " + VisibleText.oneLine(form.title(of: row, number: position.row + 1, in: language))
    let header = localized("Row \(position.row + 1) - question \(place) of \(asked.count)") + title
    for line in TextWrapping.lines(header, width: style.width) { output.talk(style.dim(line) + "\n") }
    for line in TextWrapping.lines(words(field.text), width: style.width) { output.talk(style.bold(line) + "\n") }
    if let help = field.help {
      for line in TextWrapping.lines(words(help), width: style.width, indent: 2) { output.talk(style.dim(line) + "\n") }
    }
    showChoices(of: field, words: words)
    if let entry = row[field.id.text] {
      say(localized("Your answer: \(form.text(of: entry, for: field, in: language)). Enter keeps it."))
    } else if let value = field.defaultValue {
      say(localized("Enter takes \(field.text(of: value, in: language))."))
    } else if !responses.isRequired(index) {
      say(localized("Enter leaves this out."))
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
    say(menuSentence(rows.count, form.rowCount))
  }

  /// How many rows there are, and what can be typed.
  private func menuSentence(_ count: Int, _ limits: ClosedRange<Int>) -> String {
    let rows =
      count == 0
      ? localized("No row yet.") : localized(count, one: "\(count) row so far.", other: "\(count) rows so far.")
    let choices: String
    switch (count == 0, count < limits.upperBound) {
    case (true, true): choices = localized("Type add for the first")
    case (true, false): return rows
    case (false, true):
      choices = localized(
        "Type add for another, a row's number to change it, remove \(count) to take that one out")
    case (false, false):
      choices = localized("Type a row's number to change it, remove \(count) to take that one out")
    }
    guard count >= limits.lowerBound else { return "\(rows) \(choices)." }
    return "\(rows) " + localized("\(choices), or done (or Enter) to go on.")
  }

  /// What stands before `>` at a list.
  func rowPrompt(_ number: String, _ item: Int, _ form: RowForm) -> String {
    let position = place(in: item, form)
    guard let field = position.field else { return localized("\(number), rows > ") }
    let rows = rows(of: item)
    let row = row(at: position.row, of: rows)
    let definition = form.fields[field]
    let standing =
      row[definition.id.text].map { Answer($0) }
      ?? definition.defaultValue.map { Answer($0, origin: .default) }
    let short = standing.flatMap { shortText(of: $0, definition) }.map { " [\($0)]" } ?? ""
    return localized("\(number), row \(position.row + 1)\(short) > ")
  }
}
