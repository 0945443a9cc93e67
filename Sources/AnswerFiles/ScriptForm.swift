import Diagnostics
import JSONDocuments

package import Questionnaires

/// What a script says of an item in the form of documents, on one line: `item: {"value": "first line\nsecond line"}`.
///
/// For what a line cannot say otherwise: texts of several lines, exact numbers, lists that are not finished. Keys are
/// those of ``AnswerForm`` and `evidence`; a note or evidence may stand alone.
package struct ScriptForm: Sendable, Equatable {
  /// The answer; `nil` where only a remark is made.
  package var answer: Answer?
  package var note: String?
  package var evidence: String?

  /// Creates a form.
  init(answer: Answer? = nil, note: String? = nil, evidence: String? = nil) {
    self.answer = answer
    self.note = note
    self.evidence = evidence
  }

  private static let keys = ["value", "state", "reason", "note", "evidence"]

  /// Reads a form where a range of a line is one: an object, but at a text question only one whose keys are those of a
  /// form, since any other can be the answer itself.
  /// - Returns: `nil` where it is none.
  /// - Throws: ``DiagnosticsError`` where it is meant as one and cannot be read.
  init?(_ source: SourceText, _ range: Range<Int>, for item: Item, language: String) throws(DiagnosticsError) {
    guard item.isQuestion, source.bytes[range].first == UInt8(ascii: "{") else { return nil }
    let isText = if case .text = item.kind { true } else { false }
    let line = SourceText(name: source.name, bytes: Array(source.bytes[range]))
    func placed(_ diagnostic: Diagnostic) -> Diagnostic {
      var placed = diagnostic
      placed.place = diagnostic.place.map { place in
        let found = place.range.lowerBound + range.lowerBound..<place.range.upperBound + range.lowerBound
        return Diagnostic.Place(source: source, range: found)
      }
      return placed
    }
    let document: JSONDocument
    do throws(DiagnosticsError) {
      document = try JSONDocument(parsing: line)
    } catch {
      if isText { return nil }
      throw DiagnosticsError(error.diagnostics.map(placed))
    }
    guard case .object(let members) = document.root.kind else { return nil }
    if isText, members.isEmpty || !members.allSatisfy({ Self.keys.contains($0.key) }) { return nil }
    if document.diagnostics.hasErrors { throw DiagnosticsError(document.diagnostics.map(placed)) }
    do throws(AnswerFormProblem) {
      try read(document.root, members, for: item, language: language)
    } catch {
      throw DiagnosticsError(
        placed(
          Diagnostic(
            .error, error.identifier, "\(item.id): \(error.message)",
            at: Diagnostic.Place(source: line, range: error.range),
            notes: error.suggestion.map { [Diagnostic.Note("did you mean '\($0)'?")] } ?? [])))
    }
  }

  private mutating func read(
    _ node: JSONNode, _ members: [JSONMember], for item: Item, language: String
  ) throws(AnswerFormProblem) {
    func text(_ key: String) -> String? {
      guard case .string(let text)? = node[name: key]?.kind else { return nil }
      return text.value
    }
    let isRemark = members.allSatisfy { $0.key == "note" || $0.key == "evidence" } && !members.isEmpty
    if isRemark, members.allSatisfy({ text($0.key) != nil }) {
      (note, evidence) = (text("note"), text("evidence"))
      return
    }
    if let value = node[name: "value"], let state = text("state"), item.rowForm != nil, members.count == 2,
      state == Answer.State.open.rawValue || state == Answer.State.deferred.rawValue
    {
      do throws(AnswerProblem) {
        guard case .rows(let rows) = try AnswerValue(unfinished: value, for: item, language: language) else { return }
        answer = Answer(
          unfinished: rows, isDeferred: state == Answer.State.deferred.rawValue, origin: .scripted)
      } catch {
        throw AnswerFormProblem(refusal: error, at: value.range)
      }
      return
    }
    evidence = text("evidence")
    let rest = members.filter { $0.key != "evidence" || text("evidence") == nil }
    let form = try AnswerForm(
      JSONNode(kind: .object(rest), range: node.range), for: item, language: language, origin: .scripted)
    (answer, note) = (form.answer, form.note)
  }

  /// The form as a script writes it; what is hidden or controls a terminal stands as an escape.
  var text: String {
    var members: [JSONValue.Member] = []
    if let answer {
      if answer.state != .answered { members.append(.init(name: "state", value: .string(answer.state.rawValue))) }
      if let value = answer.value { members.append(.init(name: "value", value: value.json)) }
      if let reason = answer.reason { members.append(.init(name: "reason", value: .string(reason))) }
    }
    if let note { members.append(.init(name: "note", value: .string(note))) }
    if let evidence { members.append(.init(name: "evidence", value: .string(evidence))) }
    return JSONValue.object(members).serialized()
  }
}
