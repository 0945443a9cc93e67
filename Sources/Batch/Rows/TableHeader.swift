import Localization
import Questionnaires
import Tables

package import Diagnostics

/// What the columns of a table hold, by its first record.
///
/// A column is named by the id of an item, in any letter case, or by its question. One called `id` or `respondent` says
/// who answers. Others are passed over, and that is said.
package struct TableHeader: Sendable {
  /// What a column holds.
  enum Column: Sendable, Equatable {
    case respondent
    case item(Int)
    case other
  }

  /// The names of the column that says who answers, in lower case; an item of that name comes first.
  private static let respondentNames: Set<String> = ["id", "respondent", "respondent id", "respondent_id"]
  /// The most columns that are reported as passed over.
  private static let remarkLimit = 20

  /// The byte between two fields.
  let separator: UInt8
  /// By place.
  private(set) var columns: [Column] = []
  /// Remarks on columns that are passed over.
  package private(set) var warnings: [Diagnostic] = []

  /// Reads the first record.
  /// - Parameter source: the text up to the end of that record.
  /// - Throws: ``BatchFailure`` where no column is an item, or an item has two.
  init(_ source: SourceText, _ dialect: CSVDialect, for questionnaire: Questionnaire, language: String) throws {
    separator = dialect.separator
    func failure(_ identifier: String, _ message: String, at range: Range<Int>) -> BatchFailure {
      BatchFailure([Diagnostic(.error, identifier, message, at: Diagnostic.Place(source: source, range: range))])
    }
    var reader = CSVReader(separator: separator, offset: dialect.start)
    reader.append(source.bytes[dialect.start...])
    reader.finish()
    var record = CSVRecord()
    do throws(CSVReader.Problem) {
      _ = try reader.next(&record)
    } catch {
      let problem = TableRows.describe(error)
      throw failure(problem.identifier, problem.message, at: problem.offset..<problem.offset + 1)
    }
    let names = Names(questionnaire, language: language)
    var places: [Column: Range<Int>] = [:]
    for index in 0..<record.count {
      let range = record.sourceRange(index)
      guard let text = record.text(index) else {
        throw failure(
          "not-utf8", localized("the name of this column is not UTF-8; save the table as \"CSV UTF-8\""), at: range)
      }
      let column = names.column(text, hasRespondent: places[.respondent] != nil)
      columns.append(column)
      guard column != .other else {
        remark(on: text, at: Diagnostic.Place(source: source, range: range), names)
        continue
      }
      if places[column] != nil, case .item(let item) = column {
        throw failure(
          "answered-twice", localized("'\(questionnaire.items[item].id)' has two columns; expected one"), at: range)
      }
      places[column] = range
    }
    let hasItems = columns.contains { if case .item = $0 { true } else { false } }
    guard hasItems else {
      throw failure(
        "no-items",
        localized(
          """
          no column is an item of '\(questionnaire.id)'; expected names such as \(names.examples), or JSON objects \
          on lines
          """), at: record.sourceRange(0))
    }
  }

  private mutating func remark(on name: String, at place: Diagnostic.Place, _ names: Names) {
    guard warnings.count < Self.remarkLimit, !name.isEmpty else { return }
    let near = Suggestion.nearest(to: name, in: names.ids)
    warnings.append(
      Diagnostic(
        .warning, "unknown-column", localized("the column '\(AnswerName.short(name))' is no item and is passed over"),
        at: place,
        notes: near.map { [Diagnostic.Note(localized("did you mean '\($0)'?"))] } ?? []))
  }

  /// What columns may be called.
  private struct Names {
    let ids: [String]
    private var exact: [String: Int] = [:]
    private var folded: [String: Int] = [:]

    init(_ questionnaire: Questionnaire, language: String) {
      let questions = questionnaire.items.filter(\.isQuestion)
      ids = questions.map(\.id.text)
      for item in questions {
        exact[item.id.text] = item.index
        folded[AnswerName.folded(item.id.text)] = item.index
      }
      for item in questions {
        let text = item.text.template(in: language).filled { _ in "..." }
        let name = AnswerName.folded(text)
        if folded[name] == nil { folded[name] = item.index }
      }
    }

    var examples: String { ids.prefix(3).map { "'\($0)'" }.joined(separator: ", ") }

    func column(_ text: String, hasRespondent: Bool) -> Column {
      if let item = exact[text] ?? folded[AnswerName.folded(text)] { return .item(item) }
      return !hasRespondent && respondentNames.contains(AnswerName.folded(text)) ? .respondent : .other
    }
  }
}

extension TableHeader.Column: Hashable {}

/// Names as they are compared and shown.
enum AnswerName {
  /// In lower case, with one space where there is white space.
  static func folded(_ text: String) -> String {
    let scalars = text.lowercased().unicodeScalars
    return scalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
  }

  /// The beginning of a name that is long.
  static func short(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count > 60 ? String(String.UnicodeScalarView(scalars.prefix(57))) + "..." : text
  }
}
