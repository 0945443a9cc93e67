import Localization

package import Diagnostics
package import JSONDocuments
package import Questionnaires

/// Answers from a JSON object: `{"item": value, ...}`.
///
/// A value stands as the definition's files have it (a choice's id, a share for a percentage, `YYYY-MM-DD`); a state
/// is `{"state": "unknown"}`, with a `reason` where it is `notApplicable`; a remark comes along as
/// `{"value": ..., "note": ...}`; `null` leaves the item open.
package struct AnswerDocument: Sendable {
  /// What the file says to one item.
  package struct Entry: Sendable {
    package var item: Int
    /// `nil` where the item is left open.
    package var answer: Answer?
    package var note: String?
    /// Who makes the note, where the file says; the answer has its own respondent.
    package var author: String?
    package var place: Diagnostic.Place

    /// Creates an entry.
    package init(item: Int, answer: Answer?, note: String? = nil, author: String? = nil, place: Diagnostic.Place) {
      self.item = item
      self.answer = answer
      self.note = note
      self.author = author
      self.place = place
    }
  }

  /// The most problems reported for one file, after which it is not read on.
  package static let problemLimit = 1_000

  /// The entries that could be read, in the order of the file, each item once.
  package var entries: [Entry] = []
  /// Every problem found, in the order of the file.
  package var diagnostics: [Diagnostic] = []
  private var pointer = ""

  /// Reads a file of answers to a questionnaire.
  /// - Throws: ``DiagnosticsError`` where the text is not a JSON object.
  package init(_ source: SourceText, for questionnaire: Questionnaire, language: String) throws(DiagnosticsError) {
    let document = try JSONDocument(parsing: source)
    diagnostics = document.diagnostics
    guard case .object(let members) = document.root.kind else {
      throw DiagnosticsError(
        Diagnostic(
          .error, "wrong-type", localized("expected an object of answers, found \(document.root.spokenTypeName)"),
          at: Diagnostic.Place(source: source, range: document.root.range)))
    }
    read(members, in: source, for: questionnaire, language: language)
  }

  /// Reads answers that stand in a larger document.
  /// - Parameters:
  ///   - members: the members of the object, which is part of `source`.
  ///   - pointer: the JSON Pointer of the object.
  package init(
    _ members: [JSONMember], in source: SourceText, at pointer: String, for questionnaire: Questionnaire,
    language: String
  ) {
    self.pointer = pointer
    read(members, in: source, for: questionnaire, language: language)
  }

  private mutating func read(
    _ members: [JSONMember], in source: SourceText, for questionnaire: Questionnaire, language: String
  ) {
    entries.reserveCapacity(members.count)
    for member in members {
      guard diagnostics.count < Self.problemLimit else {
        diagnostics.append(
          Diagnostic(
            .error, "too-many", localized("there are too many problems; what comes from here on was not looked at"),
            at: Diagnostic.Place(source: source, range: member.keyRange)))
        break
      }
      read(member, source, questionnaire, language)
    }
  }

  private mutating func read(
    _ member: JSONMember, _ source: SourceText, _ questionnaire: Questionnaire, _ language: String
  ) {
    guard let index = questionnaire.itemIndex(ItemID(member.key)), questionnaire.items[index].isQuestion else {
      let names = diagnostics.count < 100 ? questionnaire.items.filter(\.isQuestion).map(\.id.text) : []
      let suggestion = Suggestion.nearest(to: member.key, in: names)
      diagnostics.append(
        Diagnostic(
          .error, "unknown-item", localized("unknown item '\(member.key)'; expected an item of '\(questionnaire.id)'"),
          at: Diagnostic.Place(source: source, range: member.keyRange),
          notes: suggestion.map { [Diagnostic.Note(localized("did you mean '\($0)'?"))] } ?? []))
      return
    }
    let place = Diagnostic.Place(source: source, range: member.value.range, pointer: pointer + "/" + member.key)
    do throws(AnswerFormProblem) {
      let form = try AnswerForm(member.value, for: questionnaire.items[index], language: language, origin: .scripted)
      entries.append(Entry(item: index, answer: form.answer, note: form.note, place: place))
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, error.identifier, error.message,
          at: Diagnostic.Place(source: source, range: error.range, pointer: pointer + "/" + member.key),
          notes: error.suggestion.map { [Diagnostic.Note(localized("did you mean '\($0)'?"))] } ?? []))
    }
  }
}
