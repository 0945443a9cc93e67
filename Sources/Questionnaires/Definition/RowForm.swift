import Diagnostics
import Localization
package import ExpressionLanguage

/// What is asked in each row of a list.
///
/// A row is answered like a small questionnaire of its own: its fields are the items of one section, and their
/// conditions read the other fields of the same row as `row.<field>`, never anything outside it.
package final class RowForm: Sendable {
  /// The fields as the items of a questionnaire of one section.
  package let questionnaire: Questionnaire
  /// What names a row for people, with the fields' answers piped in; `nil` where the definition gives nothing.
  package let title: LocalizedText?
  /// How many rows an answer has.
  package let rowCount: ClosedRange<Int>
  /// The id of the list.
  let list: String
  /// The type of a row in expressions.
  package let type: StructureType
  /// The responses to a row of which nothing is known: the conditions are worked out once, not for every row.
  private let blank: Responses

  /// The most rows of an answer, also where the definition sets no limit.
  package static let rowLimit = 100

  /// Creates a form.
  /// - Parameter list: the id of the list.
  package init(_ questionnaire: Questionnaire, list: String, title: LocalizedText?, rowCount: ClosedRange<Int>) {
    self.questionnaire = questionnaire
    self.title = title
    self.rowCount = rowCount
    self.list = list
    blank = Responses(to: questionnaire, today: CalendarDate(daysSince1970: 0)!)
    type = StructureType(
      name: "a row of '\(list)'",
      members: questionnaire.items.compactMap { item in
        ExpressionScope.type(of: item.kind).map { type in
          StructureType.Member(
            name: item.id.text, type: type, mayBeAbsent: Self.mayBeAbsent(item),
            vocabulary: item.choices.isEmpty ? nil : item.choices.map(\.id.text))
        }
      })
  }

  /// The fields, in order.
  package var fields: [Item] { questionnaire.items }

  /// The field with this name.
  package func field(_ name: String) -> Item? {
    questionnaire.itemIndex(ItemID(name)).map { questionnaire.items[$0] }
  }

  private static func mayBeAbsent(_ item: Item) -> Bool {
    item.visibleIf != nil || item.allowsUnknown || item.allowsNotApplicable || !item.isRequired
  }

  // MARK: - Rows

  /// The row as responses to the form, which say which fields are asked.
  /// - Parameter place: the index of the first field that was not passed over yet. One before it that is not required
  ///   and has no answer does not apply, so that what hangs on it does not wait any more.
  package func responses(to row: Row, passedUpTo place: Int = 0) -> Responses {
    var responses = blank
    for (name, entry) in row.entries {
      if let field = field(name) { responses.set(Answer(entry), for: field.index) }
    }
    for item in fields.prefix(place)
    where row[item.id.text] == nil && responses.applicability(of: item.index) == .asked
      && !responses.isRequired(item.index)
    {
      responses.set(Answer(.notApplicable, origin: .typed), for: item.index)
    }
    return responses
  }

  /// The row as responses in which nothing more is said: what was left out is absent, so that no condition waits for it.
  package func finished(_ row: Row) -> Responses { responses(to: row, passedUpTo: fields.count) }

  /// The row with a field set anew: entries in the order of the definition, and only of fields that are asked.
  package func row(_ row: Row, setting field: Item, to entry: Row.Entry?) -> Row {
    var changed = row
    changed[field.id.text] = entry
    return ordered(changed)
  }

  /// The entries of a row in the order of the definition, without those of fields that are not asked.
  package func ordered(_ row: Row) -> Row {
    let responses = responses(to: row)
    var result = Row()
    for item in fields where responses.applicability(of: item.index) != .notAsked {
      if let entry = row[item.id.text] { result[item.id.text] = entry }
    }
    return result
  }

  /// The fields of a row that are asked, in order.
  /// - Parameter place: the index of the first field that was not passed over yet.
  package func askedFields(of row: Row, passedUpTo place: Int = 0) -> [Item] {
    let responses = responses(to: row, passedUpTo: place)
    return fields.filter { responses.applicability(of: $0.index) == .asked }
  }

  /// The first field of a row that is asked and has no answer but needs one; `nil` where the row is complete.
  package func firstNeededField(of row: Row) -> Item? {
    if row.entries.count == fields.count { return nil }
    let responses = finished(row)
    return fields.first { item in
      responses.applicability(of: item.index) == .asked && row[item.id.text] == nil
        && responses.isRequired(item.index)
    }
  }

  /// The field with which a row that is not complete goes on: the one after the last that has an answer, or one before
  /// it that needs one. `nil` where the row is complete.
  package func nextField(of row: Row) -> Item? {
    guard let needed = firstNeededField(of: row) else { return nil }
    let place = fields.last { row[$0.id.text] != nil }.map { $0.index + 1 } ?? 0
    let next = askedFields(of: row, passedUpTo: place).first { $0.index >= place && row[$0.id.text] == nil }
    return next.map { $0.index < needed.index ? $0 : needed } ?? needed
  }

  /// Whether every field of a row that needs an answer has one.
  package func isComplete(_ row: Row) -> Bool { firstNeededField(of: row) == nil }

  /// Why something cannot be said to a field of a row; `nil` where it can.
  package func problem(with entry: Row.Entry, for field: Item, in row: Row, language: String) -> AnswerProblem? {
    problem(with: entry, for: field, in: responses(to: row), language: language)
  }

  private func problem(
    with entry: Row.Entry, for field: Item, in responses: Responses, language: String
  ) -> AnswerProblem? {
    func problem(_ found: String, accepted: String? = nil) -> AnswerProblem {
      AnswerProblem(found: found, accepted: accepted ?? field.acceptedAnswers(in: language))
    }
    switch entry {
    case .value(let value):
      if let problem = field.problem(with: value, language: language) { return problem }
      let broken = responses.brokenValidators(of: field.index, by: Answer(entry)).first { $0.severity == .error }
      return broken.map { problem(responses.text($0.message, in: language)) }
    case .unknown:
      return field.allowsUnknown ? nil : problem(localized("this cannot be left as not known"))
    case .notApplicable(let reason):
      guard field.allowsNotApplicable else { return problem(localized("this cannot be left as not applicable")) }
      return field.requiresReason && reason?.isEmpty ?? true
        ? problem(localized("the reason is missing"), accepted: localized("why it does not apply")) : nil
    }
  }

  /// Why rows cannot be the answer to the list; `nil` where they can.
  /// - Parameter isFinished: whether all rows must be there, and complete.
  /// - Parameter earlier: rows that were accepted before; those among `rows` that are the same are not looked at again.
  package func problem(
    with rows: [Row], isFinished: Bool, after earlier: [Row] = [], accepted: String, language: String
  ) -> AnswerProblem? {
    func problem(_ found: String) -> AnswerProblem { AnswerProblem(found: found, accepted: accepted) }
    if rows.count > rowCount.upperBound {
      return problem(localized("there are \(rows.count) rows, at most \(rowCount.upperBound) are taken"))
    }
    if isFinished, rows.count < rowCount.lowerBound {
      let least = rowCount.lowerBound
      if rows.isEmpty {
        return problem(
          localized(
            least, one: "there is no row, at least \(least) is needed",
            other: "there is no row, at least \(least) are needed"))
      }
      return problem(
        localized(
          rows.count, one: "there is \(rows.count) row, at least \(least) are needed",
          other: "there are \(rows.count) rows, at least \(least) are needed"))
    }
    for (index, row) in rows.enumerated() {
      let isNew = index >= earlier.count || earlier[index] != row
      let found = isNew ? self.problem(with: row, language: language) : nil
      if let found = found ?? (isFinished ? gap(in: row, language: language) : nil) {
        return AnswerProblem(
          found: localized("row \(index + 1): \(found.found)"), accepted: found.accepted, suggestion: found.suggestion)
      }
    }
    return nil
  }

  /// Why the entries of a row cannot stand; `nil` where they can.
  private func problem(with row: Row, language: String) -> AnswerProblem? {
    let responses = responses(to: row)
    for (name, entry) in row.entries {
      guard let field = field(name) else {
        return AnswerProblem(
          found: localized("there is no field '\(name)'"),
          accepted: localized("one of \(fields.map(\.id.text).joined(separator: ", "))"),
          suggestion: Suggestion.nearest(to: name, in: fields.map(\.id.text)))
      }
      if responses.applicability(of: field.index) == .notAsked {
        return notAsked(name)
      }
      if let problem = problem(with: entry, for: field, in: responses, language: language) {
        return AnswerProblem(
          found: "'\(name)': \(problem.found)", accepted: problem.accepted, suggestion: problem.suggestion)
      }
    }
    return nil
  }

  /// Why a row cannot stay as it is; `nil` where it is complete.
  private func gap(in row: Row, language: String) -> AnswerProblem? {
    guard row.entries.count < fields.count else { return nil }
    let responses = finished(row)
    if let name = row.entries.first(where: { name, _ in
      field(name).map { responses.applicability(of: $0.index) == .notAsked } ?? false
    })?.field {
      return notAsked(name)
    }
    return firstNeededField(of: row).map { field in
      AnswerProblem(found: localized("'\(field.id.text)' has no answer"), accepted: field.acceptedAnswers(in: language))
    }
  }

  private func notAsked(_ name: String) -> AnswerProblem {
    AnswerProblem(found: localized("'\(name)' is not asked in this row"), accepted: localized("no answer to it"))
  }

  /// What of a row under another version of the form fits this one: the entries of fields that are asked and take them.
  package func fitting(_ row: Row, language: String) -> Row {
    var result = Row()
    for field in fields {
      guard let entry = row[field.id.text] else { continue }
      var candidate = result
      candidate[field.id.text] = entry
      if problem(with: candidate, language: language) == nil { result = candidate }
    }
    return ordered(result)
  }

  // MARK: - Texts

  /// What names a row: the definition's title, else its first text or choice, else its number.
  package func title(of row: Row, number: Int, in language: String) -> String {
    if let title {
      return title.template(in: language).filled { segment in
        guard case .answer(let field) = segment else { return "" }
        return text(of: row[fields[field].id.text], for: fields[field], in: language)
      }
    }
    for field in fields {
      switch field.kind {
      case .text, .choice:
        if row[field.id.text] != nil { return text(of: row[field.id.text], for: field, in: language) }
      default: break
      }
    }
    return localized("row \(number)")
  }

  /// An entry in words.
  package func text(of entry: Row.Entry?, for field: Item, in language: String) -> String {
    switch entry {
    case .value(let value): field.text(of: value, in: language)
    case .unknown: localized("not known")
    case .notApplicable(let reason): localized("not applicable") + (reason.map { " (\($0))" } ?? "")
    case nil: Responses.notAnsweredText
    }
  }
}

extension Answer {
  /// An entry of a row as an answer to its field.
  package init(_ entry: Row.Entry) {
    switch entry {
    case .value(let value): self.init(value, origin: .typed)
    case .unknown: self.init(.unknown, origin: .typed)
    case .notApplicable(let reason): self.init(.notApplicable, reason: reason, origin: .typed)
    }
  }

  /// The answer as an entry of a row; `nil` for states that a row does not have.
  package var rowEntry: Row.Entry? {
    switch state {
    case .answered: value.map { .value($0) }
    case .unknown: .unknown
    case .notApplicable: .notApplicable(reason: reason)
    case .deferred, .open, .notAsked: nil
    }
  }
}
