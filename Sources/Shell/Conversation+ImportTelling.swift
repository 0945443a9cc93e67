import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports

/// Saying what became of a file that was imported.
extension Conversation {
  /// Says what was taken and what was not, one by one.
  func tell(_ result: ImportResult, _ imported: ImportedAnswers, _ path: String) {
    tellCounts(result, imported, path)
    let limit = 30
    for (item, answer) in result.taken.prefix(limit) {
      tell("\(questionnaire.items[item].id.text): \(text(of: answer, questionnaire.items[item]))", label: "  + ")
    }
    if result.taken.count > limit { tell(localized("and \(result.taken.count - limit) more"), label: "  + ") }
    if !result.refused.isEmpty { tell(localized("Not taken:")) }
    for problem in result.refused.prefix(limit) {
      let suggestion = problem.notes.first.map { "; \($0.message)" } ?? ""
      // The rows of a sheet are named already.
      let message = problem.message + suggestion
      tell(
        imported.sheet == nil
          ? localized("line \(problem.place?.position.line ?? 1): \(message)") : message, label: "  - ")
    }
    if result.refused.count > limit { tell(localized("and \(result.refused.count - limit) more"), label: "  - ") }
    if !result.conflicts.isEmpty {
      tell(localized("These have another answer already, which stays. To take the new one:"))
    }
    for (item, standing, answer, _) in result.conflicts.prefix(limit) {
      let definition = questionnaire.items[item]
      tell(
        localized(
          """
          /change \(definition.id.text): now "\(text(of: standing, definition))", the file says \
          "\(text(of: answer, definition))"
          """), label: "  - ")
    }
    if result.conflicts.count > limit { tell(localized("and \(result.conflicts.count - limit) more"), label: "  - ") }
    if imported.passedOver > 0 {
      tell(
        localized(
          imported.passedOver,
          one: "\(imported.passedOver) line passed over: only answers by name, 'item: answer', are taken here.",
          other: "\(imported.passedOver) lines passed over: only answers by name, 'item: answer', are taken here."))
    }
    if mode == .person, !result.taken.isEmpty || !result.remarks.isEmpty {
      tell(
        result.taken.count + result.remarks.count == 1
          ? localized("/undo takes it back.")
          : localized("/undo takes them back one by one, the last first, remarks too."))
    }
  }

  /// Says how much was taken from a file, and as whose.
  func tellCounts(_ result: ImportResult, _ imported: ImportedAnswers, _ path: String) {
    let (taken, remarks, same) = (result.taken.count, result.remarks.count, result.same)
    let (conflicts, refused, empty) = (result.conflicts.count, result.refused.count, imported.emptyCount)
    var parts = [localized(taken, one: "\(taken) answer taken", other: "\(taken) answers taken")]
    if remarks > 0 {
      parts.append(localized(remarks, one: "\(remarks) remark added", other: "\(remarks) remarks added"))
    }
    if same > 0 { parts.append(localized(same, one: "\(same) already so", other: "\(same) already so")) }
    if conflicts > 0 {
      parts.append(
        localized(
          conflicts, one: "\(conflicts) answered otherwise already", other: "\(conflicts) answered otherwise already"))
    }
    if refused > 0 { parts.append(localized(refused, one: "\(refused) not taken", other: "\(refused) not taken")) }
    if empty > 0 { parts.append(localized(empty, one: "\(empty) left empty", other: "\(empty) left empty")) }
    tell(localized("From \(path): \(parts.joined(separator: ", "))."))
    guard let sheet = imported.sheet else { return }
    if let owners = Self.owners(of: result) { tell(owners) }
    if let other = sheet.otherAssessment, !result.taken.isEmpty || !result.remarks.isEmpty {
      tell(
        session.opening.client.name == nil
          ? localized("The sheet was written from another assessment, \(VisibleText.oneLine(other)).")
          : localized(
            "The sheet was written from another assessment of the same client, \(VisibleText.oneLine(other))."))
    }
  }

  /// Whose the answers and remarks of a sheet are; `nil` where none was taken.
  private static func owners(of result: ImportResult) -> String? {
    let all = result.taken.map(\.answer.respondent) + result.remarks.map(\.author)
    var people: [String] = []
    for name in all { if let name, !people.contains(name) { people.append(name) } }
    let unnamed = all.count { $0 == nil }
    let shown = people.map { VisibleText.oneLine($0) }
    guard !all.isEmpty else { return nil }
    guard !people.isEmpty else {
      return localized("Recorded as nobody's: the sheet does not say who filled it in.")
    }
    guard people.count > 1 || unnamed > 0 else { return localized("Recorded as \(shown[0])'s.") }
    var parts = zip(people, shown).map { person, shown in
      localized("\(all.count { $0 == person }) as \(shown)'s")
    }
    if unnamed > 0 { parts.append(localized("\(unnamed) as nobody's")) }
    return localized("Recorded: \(parts.joined(separator: ", ")).")
  }
}

extension AnswerSheet? {
  /// What is said of a place, behind the name of its row where there are rows.
  func named(_ place: Diagnostic.Place, _ message: String) -> String {
    self?.rowName(at: place).map { "\($0): \(message)" } ?? message
  }
}
