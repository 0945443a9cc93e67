import Diagnostics
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
  /// The type of a row in expressions.
  package let type: StructureType

  /// The most rows of an answer, also where the definition sets no limit.
  package static let rowLimit = 100

  /// Creates a form.
  /// - Parameter list: the id of the list.
  package init(_ questionnaire: Questionnaire, list: String, title: LocalizedText?, rowCount: ClosedRange<Int>) {
    self.questionnaire = questionnaire
    self.title = title
    self.rowCount = rowCount
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
  package func responses(to row: Row) -> Responses {
    var responses = Responses(to: questionnaire, today: CalendarDate(daysSince1970: 0)!)
    for item in fields {
      if let entry = row[item.id.text] { responses.set(Answer(entry), for: item.index) }
    }
    return responses
  }

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
  package func askedFields(of row: Row) -> [Item] {
    let responses = responses(to: row)
    return fields.filter { responses.applicability(of: $0.index) == .asked }
  }

  /// The first field of a row that is asked and waits for an answer; a field that is not required can be passed over.
  package func firstOpenField(of row: Row, after field: Item? = nil) -> Item? {
    let responses = responses(to: row)
    return fields[(field.map { $0.index + 1 } ?? 0)...].first { item in
      responses.applicability(of: item.index) == .asked && row[item.id.text] == nil
    }
  }

  /// The row as responses in which nothing more is said: what was left out is absent, so that no condition waits for it.
  package func finished(_ row: Row) -> Responses {
    var responses = responses(to: row)
    for item in fields
    where row[item.id.text] == nil && responses.applicability(of: item.index) == .asked
      && !responses.isRequired(item.index)
    {
      responses.set(Answer(.notApplicable, origin: .typed), for: item.index)
    }
    return responses
  }

  /// Whether every field of a row that needs an answer has one.
  package func isComplete(_ row: Row) -> Bool {
    let responses = finished(row)
    return fields.allSatisfy { item in
      responses.applicability(of: item.index) != .asked || row[item.id.text] != nil
        || !responses.isRequired(item.index)
    }
  }

  /// Why something cannot be said to a field of a row; `nil` where it can.
  package func problem(with entry: Row.Entry, for field: Item, in row: Row, language: String) -> AnswerProblem? {
    let accepted = field.acceptedAnswers(in: language)
    switch entry {
    case .value(let value):
      if let problem = field.problem(with: value, language: language) { return problem }
      let responses = responses(to: row)
      let broken = responses.brokenValidators(of: field.index, by: Answer(entry)).filter { $0.severity == .error }
      guard let first = broken.first else { return nil }
      return AnswerProblem(found: responses.text(first.message, in: language), accepted: accepted)
    case .unknown:
      return field.allowsUnknown
        ? nil : AnswerProblem(found: "this cannot be left as not known", accepted: accepted)
    case .notApplicable(let reason):
      guard field.allowsNotApplicable else {
        return AnswerProblem(found: "this cannot be left as not applicable", accepted: accepted)
      }
      return field.requiresReason && reason?.isEmpty ?? true
        ? AnswerProblem(found: "the reason is missing", accepted: "why it does not apply") : nil
    }
  }

  /// Why rows cannot be the answer to the list; `nil` where they can.
  /// - Parameter isFinished: whether all rows must be there, and complete.
  package func problem(with rows: [Row], isFinished: Bool, accepted: String, language: String) -> AnswerProblem? {
    func problem(_ found: String) -> AnswerProblem { AnswerProblem(found: found, accepted: accepted) }
    if rows.count > rowCount.upperBound {
      return problem("there are \(rows.count) rows, at most \(rowCount.upperBound) are taken")
    }
    if isFinished, rows.count < rowCount.lowerBound {
      let count = rows.isEmpty ? "there is no row" : "there \(rows.count == 1 ? "is 1 row" : "are \(rows.count) rows")"
      return problem("\(count), at least \(rowCount.lowerBound) \(rowCount.lowerBound == 1 ? "is" : "are") needed")
    }
    for (index, row) in rows.enumerated() {
      if let found = self.problem(with: row, isFinished: isFinished, language: language) {
        return AnswerProblem(
          found: "row \(index + 1): \(found.found)", accepted: found.accepted, suggestion: found.suggestion)
      }
    }
    return nil
  }

  private func problem(with row: Row, isFinished: Bool, language: String) -> AnswerProblem? {
    let responses = isFinished ? finished(row) : responses(to: row)
    for (name, entry) in row.entries {
      guard let field = field(name) else {
        return AnswerProblem(
          found: "there is no field '\(name)'", accepted: "one of \(fields.map(\.id.text).joined(separator: ", "))",
          suggestion: Suggestion.nearest(to: name, in: fields.map(\.id.text)))
      }
      if responses.applicability(of: field.index) == .notAsked {
        return AnswerProblem(found: "'\(name)' is not asked in this row", accepted: "no answer to it")
      }
      if let problem = problem(with: entry, for: field, in: row, language: language) {
        return AnswerProblem(
          found: "'\(name)': \(problem.found)", accepted: problem.accepted, suggestion: problem.suggestion)
      }
    }
    guard isFinished else { return nil }
    for field in fields
    where responses.applicability(of: field.index) == .asked && row[field.id.text] == nil
      && responses.isRequired(field.index)
    {
      return AnswerProblem(found: "'\(field.id.text)' has no answer", accepted: field.acceptedAnswers(in: language))
    }
    return nil
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
    return "row \(number)"
  }

  /// An entry in words.
  package func text(of entry: Row.Entry?, for field: Item, in language: String) -> String {
    switch entry {
    case .value(let value): field.text(of: value, in: language)
    case .unknown: "not known"
    case .notApplicable(let reason): "not applicable" + (reason.map { " (\($0))" } ?? "")
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
