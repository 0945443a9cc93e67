import AnswerFiles
import Diagnostics
import JSONDocuments
import Localization
import Questionnaires

/// Reads rows that are JSON objects: `{"id": ..., "answers": {"item": value, ...}}`, or the answers beside the id.
struct DocumentRows {
  /// What a row may hold, so that one of any kind takes bounded memory.
  static let limits = JSONLimits(bytes: ChunkSource.rowLimit, depth: 64, tokens: 200_000)

  private let questionnaire: Questionnaire
  private let language: String
  private let parser = JSONParser()
  /// Whether an item is called like one of the members that are not answers.
  private let hasItemID: Bool
  private let hasItemAnswers: Bool

  init(_ questionnaire: Questionnaire, language: String) {
    self.questionnaire = questionnaire
    self.language = language
    hasItemID = questionnaire.itemIndex(ItemID("id")) != nil
    hasItemAnswers = questionnaire.itemIndex(ItemID("answers")) != nil
  }

  /// Reads one row.
  func read(_ source: SourceText) -> RespondentRow {
    var row = RespondentRow()
    let document: JSONDocument
    do throws(DiagnosticsError) {
      document = try JSONDocument(parsing: source, limits: Self.limits, using: parser)
    } catch {
      row.problems = error.diagnostics
      return row
    }
    row.problems = document.diagnostics
    guard case .object(let members) = document.root.kind else {
      row.problems.append(
        problem(
          "wrong-type",
          localized("expected an object with the answers of one respondent, found \(document.root.spokenTypeName)"),
          source,
          document.root.range))
      return row
    }
    if !hasItemAnswers, let answers = document.root[name: "answers"] {
      readWhole(members, answers, source, &row)
    } else {
      let isID = { (member: JSONMember) in !hasItemID && member.key == "id" }
      if let id = members.first(where: isID) { readID(id.value, source, &row) }
      take(members.filter { !isID($0) }, at: "", source, &row)
    }
    return row
  }

  private func readWhole(
    _ members: [JSONMember], _ answers: JSONNode, _ source: SourceText, _ row: inout RespondentRow
  ) {
    for member in members where member.key != "answers" {
      if member.key == "id" {
        readID(member.value, source, &row)
      } else {
        var unknown = problem(
          "unknown-key", localized("a row has no '\(AnswerName.short(member.key))'; expected 'id' and 'answers'"),
          source,
          member.keyRange)
        if let near = Suggestion.nearest(to: member.key, in: ["id", "answers"]) {
          unknown.notes = [Diagnostic.Note(localized("did you mean '\(near)'?"))]
        }
        row.problems.append(unknown)
      }
    }
    guard case .object(let answered) = answers.kind else {
      row.problems.append(
        problem(
          "wrong-type", localized("expected an object of answers, found \(answers.spokenTypeName)"), source,
          answers.range))
      return
    }
    take(answered, at: "/answers", source, &row)
  }

  private func take(_ members: [JSONMember], at pointer: String, _ source: SourceText, _ row: inout RespondentRow) {
    let document = AnswerDocument(members, in: source, at: pointer, for: questionnaire, language: language)
    row.entries = document.entries
    row.problems += document.diagnostics
  }

  private func readID(_ node: JSONNode, _ source: SourceText, _ row: inout RespondentRow) {
    let respondent: Respondent? =
      switch node.kind {
      case .string(let text): .text(text.value)
      case .number(let number): .number(number.text)
      case .null, .bool, .array, .object: nil
      }
    if case .null = node.kind { return }
    guard let respondent else {
      row.problems.append(
        problem(
          "wrong-type", localized("expected a text or a number as 'id', found \(node.spokenTypeName)"), source,
          node.range))
      return
    }
    guard respondent.name.utf8.count <= Respondent.limit else {
      row.problems.append(
        problem("id-too-long", localized("the id is longer than \(Respondent.limit) bytes"), source, node.range))
      return
    }
    row.respondent = respondent
  }

  private func problem(
    _ identifier: String, _ message: String, _ source: SourceText, _ range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.error, identifier, message, at: Diagnostic.Place(source: source, range: range))
  }
}
