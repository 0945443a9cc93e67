import Localization

package import Questionnaires

/// What a row of results holds, in order.
package struct ResultColumns: Sendable {
  /// One column.
  enum Column: Sendable, Equatable {
    case id, score, low, high, coverage, level, next, shortBy, held
    /// All sections; an object in JSON, a column for each in a table.
    case sections
    /// All computed values, likewise.
    case computed
    case section(Int)
    case value(Int)
    case error
  }

  /// Why columns cannot be had.
  package struct Problem: Error, Sendable {
    /// A sentence.
    package var message: String
    /// What may help, as a sentence.
    package var hint: String
  }

  /// The columns with their names, in order.
  private(set) var columns: [(name: String, column: Column)]

  private static let standard: [(name: String, column: Column)] = [
    ("id", .id), ("score", .score), ("low", .low), ("high", .high), ("coverage", .coverage), ("level", .level),
    ("next", .next), ("shortBy", .shortBy), ("held", .held), ("sections", .sections), ("computed", .computed),
    ("error", .error),
  ]

  /// All columns that a questionnaire has.
  package init(all questionnaire: Questionnaire) {
    columns = Self.standard.filter { name, column in
      switch column {
      case .level, .next, .shortBy, .held: !questionnaire.levels.isEmpty
      case .computed: !questionnaire.computed.isEmpty
      default: true
      }
    }
  }

  /// The columns named, in the order given; `error` is always one of them, the last where it is not named.
  ///
  /// Beside the standard names, the id of a section or a computed value means that one alone.
  /// - Parameter names: separated by commas.
  package init(_ names: String, of questionnaire: Questionnaire) throws(Problem) {
    columns = []
    for part in names.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      guard let column = Self.column(name, of: questionnaire) else {
        let others = questionnaire.sections.map(\.id.text) + questionnaire.computed.map(\.id.text)
        throw Problem(
          message: localized(
            """
            there is no column '\(name)'; expected \(Self.standard.map(\.name).joined(separator: ", ")), or the id of \
            a section or computed value.
            """),
          hint: others.isEmpty
            ? "" : localized("'\(questionnaire.id)' has \(others.prefix(30).joined(separator: ", "))."))
      }
      guard !columns.contains(where: { $0.column == column }) else {
        throw Problem(message: localized("the column '\(name)' is named twice."), hint: "")
      }
      columns.append((name, column))
    }
    if !columns.contains(where: { $0.column == .error }) { columns.append(("error", .error)) }
  }

  private static func column(_ name: String, of questionnaire: Questionnaire) -> Column? {
    if let known = standard.first(where: { $0.name == name }) { return known.column }
    if let section = questionnaire.sectionIndex(SectionID(name)) { return .section(section) }
    return questionnaire.computed.first { $0.id.text == name }.map { .value($0.index) }
  }

  /// Whether computed values are told.
  var hasComputed: Bool {
    columns.contains { column in
      switch column.column {
      case .computed, .value: true
      default: false
      }
    }
  }
}
