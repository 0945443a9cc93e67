import Localization

package import JSONDocuments

extension AnswerValue {
  /// The value in the form that files use: a choice is its id, a percentage its share, a date `YYYY-MM-DD`.
  package var json: JSONValue {
    switch self {
    case .choice(let id): .string(id)
    case .choices(let ids): .array(ids.map { .string($0) })
    case .boolean(let truth): .bool(truth)
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .date(let date): .string(date.description)
    case .text(let text): .string(text)
    case .rows(let rows): .array(rows.map(\.json))
    }
  }

  /// Reads the answer to an item from the form that files use.
  /// - Throws: ``AnswerProblem`` where the type is another, or the item does not accept the value.
  package init(_ node: JSONNode, for item: Item, language: String) throws(AnswerProblem) {
    let value = try Self.read(node, for: item, language: language)
    if let problem = item.problem(with: value, language: language) { throw problem }
    self = value
  }

  /// Reads the rows so far of a list that is not finished.
  /// - Throws: ``AnswerProblem`` where the item is no list, or a row is not one of it.
  package init(unfinished node: JSONNode, for item: Item, language: String) throws(AnswerProblem) {
    let value = try Self.read(node, for: item, language: language)
    guard case .rows(let rows) = value, let form = item.rowForm else { throw Self.wrongType(node, item, language) }
    let accepted = item.acceptedAnswers(in: language)
    if let problem = form.problem(with: rows, isFinished: false, accepted: accepted, language: language) {
      throw problem
    }
    self = value
  }

  private static func read(_ node: JSONNode, for item: Item, language: String) throws(AnswerProblem) -> AnswerValue {
    switch (item.kind, node.kind) {
    case (.choice, .string(let text)): return .choice(text.value)
    case (.multichoice, .array(let nodes)):
      var ids: [String] = []
      for node in nodes {
        guard case .string(let text) = node.kind else { throw wrongType(node, item, language) }
        ids.append(text.value)
      }
      return .choices(inDefinitionOrder(ids, of: item))
    case (.multichoice, .string(let text)): return .choices([text.value])
    case (.boolean, .bool(let truth)): return .boolean(truth)
    case (.rating, .number(let number)), (.integer, .number(let number)):
      guard let integer = number.integer else {
        throw AnswerProblem(
          found: localized("\(number.text) is not a whole number"), accepted: item.acceptedAnswers(in: language))
      }
      return .integer(integer)
    case (.number, .number(let number)), (.money, .number(let number)), (.percent, .number(let number)):
      return .number(number.double)
    case (.date, .string(let text)):
      guard let date = CalendarDate(text.value) else {
        throw AnswerProblem(
          found: localized("'\(text.value)' is not a date"), accepted: item.acceptedAnswers(in: language))
      }
      return .date(date)
    case (.text, .string(let text)): return .text(text.value)
    case (.list(let form), .array(let nodes)):
      var rows: [Row] = []
      for (index, node) in nodes.enumerated() {
        do throws(AnswerFormProblem) {
          rows.append(try Row(node, by: form, language: language))
        } catch {
          throw AnswerProblem(
            found: localized("row \(index + 1): \(error.message)"), accepted: item.acceptedAnswers(in: language),
            suggestion: error.suggestion)
        }
      }
      return .rows(rows)
    default: throw wrongType(node, item, language)
    }
  }

  private static func wrongType(_ node: JSONNode, _ item: Item, _ language: String) -> AnswerProblem {
    AnswerProblem(
      found: localized("\(node.spokenTypeName) cannot answer '\(item.id)'"),
      accepted: item.acceptedAnswers(in: language))
  }

  /// Chosen ids in the order of the definition; ids that it does not have keep their place at the end.
  package static func inDefinitionOrder(_ ids: [String], of item: Item) -> [String] {
    let order = Dictionary(item.choices.enumerated().map { ($1.id.text, $0) }) { first, _ in first }
    return ids.enumerated().sorted { lhs, rhs in
      (order[lhs.element] ?? .max, lhs.offset) < (order[rhs.element] ?? .max, rhs.offset)
    }
    .map(\.element)
  }
}
