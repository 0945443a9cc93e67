import Assessments
import Diagnostics
import Questionnaires

/// Writes an answer as the lines of a script that say it.
struct AnswerLine {
  let item: Item
  let language: String
  /// The day from which dates without a year count, when it is read back.
  let today: CalendarDate
  let responses: Responses
  /// Whether a word alone is a command rather than an answer.
  let isCommand: (String) -> Bool

  /// The lines, at least one; words of a person where they read back as the same answer, else the form of documents.
  func lines(of answer: Answer) -> [String] {
    switch answer.state {
    case .answered:
      guard let value = answer.value else { return [] }
      if case .rows(let rows) = value { return self.lines(of: rows, answer) }
      return [line(item.id.text, words(for: value, to: item, in: responses) ?? ScriptForm(answer: answer).text)]
    case .unknown where answer.reason == nil: return [line(item.id.text, "/unknown")]
    case .notApplicable where answer.reason.map(ScriptWriter.isPlain) ?? true:
      return [line(item.id.text, "/na" + (answer.reason.map { " " + $0 } ?? ""))]
    case .open:
      // By name, rows that are all there would end the list.
      if case .rows(let rows)? = answer.value, let form = item.rowForm,
        !form.rowCount.contains(rows.count) || !rows.allSatisfy(form.isComplete), let named = named(rows)
      {
        return named
      }
      return [line(item.id.text, ScriptForm(answer: answer).text)]
    case .deferred, .unknown, .notApplicable, .notAsked:
      return [line(item.id.text, ScriptForm(answer: answer).text)]
    }
  }

  private func line(_ name: String, _ text: String) -> String { "\(name): \(text)" }

  // MARK: - Values

  /// What a person would type; `nil` where that would not read back as the same value.
  private func words(for value: AnswerValue, to item: Item, in responses: Responses) -> String? {
    let text: String
    switch value {
    case .choice(let id): text = id
    case .choices(let ids): text = ids.joined(separator: "; ")
    case .boolean(let truth): text = truth ? "yes" : "no"
    case .integer(let number): text = String(number)
    case .number(let number):
      if case .percent = item.kind { text = NumberText.percent(number) } else { text = Self.digits(of: number) }
    case .date(let date): text = date.description
    case .text(let answer):
      guard ScriptWriter.isPlain(answer) else { return nil }
      let isAlone = !answer.unicodeScalars.contains(" ")
      let hasSign = answer.unicodeScalars.first.map { "/:={".unicodeScalars.contains($0) } ?? true
      text = hasSign || isAlone && isCommand(answer) ? "= " + answer : answer
    case .rows: return nil
    }
    let language = language
    let reader = AnswerText(item: item, language: language, isScript: true, today: today) {
      responses.text($0, in: language)
    }
    let spoken = text.hasScalarPrefix("= ") ? String(text.dropFirst(2)) : text
    guard let read = try? reader.read(spoken), read == value else { return nil }
    return text
  }

  private static func digits(of number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? String(Int64(number)) : "\(number)"
  }

  // MARK: - Rows

  private func lines(of rows: [Row], _ answer: Answer) -> [String] {
    named(rows) ?? [line(item.id.text, ScriptForm(answer: answer).text)]
  }

  /// A line for each field of each row, `item[2].field: answer`; `nil` where they would not read back as the same rows.
  private func named(_ rows: [Row]) -> [String]? {
    guard let form = item.rowForm, !rows.isEmpty else { return nil }
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      var so = Row()
      guard !row.entries.isEmpty else { return nil }
      for (name, entry) in row.entries {
        guard let field = form.field(name) else { return nil }
        let known = form.responses(to: so)
        let isAsked =
          known.applicability(of: field.index) == .asked
          || form.responses(to: so, passedUpTo: field.index).applicability(of: field.index) == .asked
        guard isAsked, form.problem(with: entry, for: field, in: so, language: language) == nil,
          let text = words(for: entry, to: field, in: known)
        else { return nil }
        lines.append(line("\(item.id)[\(index + 1)].\(name)", text))
        so = form.row(so, setting: field, to: entry)
      }
      guard so == row else { return nil }
    }
    return lines
  }

  private func words(for entry: Row.Entry, to field: Item, in responses: Responses) -> String? {
    switch entry {
    case .value(let value): return words(for: value, to: field, in: responses)
    case .unknown: return "/unknown"
    case .notApplicable(let reason):
      guard let reason else { return "/na" }
      return ScriptWriter.isPlain(reason) ? "/na " + reason : nil
    }
  }
}
