import AnswerFiles
import Assessments
import Diagnostics
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
    if result.taken.count > limit { tell("and \(result.taken.count - limit) more", label: "  + ") }
    if !result.refused.isEmpty { tell("Not taken:") }
    for problem in result.refused.prefix(limit) {
      let suggestion = problem.notes.first.map { "; \($0.message)" } ?? ""
      // The rows of a sheet are named already.
      let line = imported.sheet == nil ? "line \(problem.place?.position.line ?? 1): " : ""
      tell(line + problem.message + suggestion, label: "  - ")
    }
    if result.refused.count > limit { tell("and \(result.refused.count - limit) more", label: "  - ") }
    if !result.conflicts.isEmpty { tell("These have another answer already, which stays. To take the new one:") }
    for (item, standing, answer, _) in result.conflicts.prefix(limit) {
      let definition = questionnaire.items[item]
      tell(
        "/change \(definition.id.text): now \"\(text(of: standing, definition))\", the file says "
          + "\"\(text(of: answer, definition))\"", label: "  - ")
    }
    if result.conflicts.count > limit { tell("and \(result.conflicts.count - limit) more", label: "  - ") }
    if imported.passedOver > 0 {
      tell(
        "\(Self.count(imported.passedOver, "line")) passed over: only answers by name, 'item: answer', are taken here.")
    }
    if mode == .person, !result.taken.isEmpty || !result.remarks.isEmpty {
      tell(
        result.taken.count + result.remarks.count == 1
          ? "/undo takes it back." : "/undo takes them back one by one, the last first, remarks too.")
    }
  }

  /// Says how much was taken from a file, and as whose.
  func tellCounts(_ result: ImportResult, _ imported: ImportedAnswers, _ path: String) {
    var parts = ["\(Self.count(result.taken.count, "answer")) taken"]
    if !result.remarks.isEmpty { parts.append("\(Self.count(result.remarks.count, "remark")) added") }
    if result.same > 0 { parts.append("\(result.same) already so") }
    if !result.conflicts.isEmpty { parts.append("\(result.conflicts.count) answered otherwise already") }
    if !result.refused.isEmpty { parts.append("\(result.refused.count) not taken") }
    if imported.emptyCount > 0 { parts.append("\(imported.emptyCount) left empty") }
    tell("From \(path): \(parts.joined(separator: ", ")).")
    guard let sheet = imported.sheet else { return }
    if let owners = Self.owners(of: result) { tell(owners) }
    if let other = sheet.otherAssessment, !result.taken.isEmpty || !result.remarks.isEmpty {
      let client = session.opening.client.name == nil ? "" : " of the same client"
      tell("The sheet was written from another assessment\(client), \(VisibleText.oneLine(other)).")
    }
  }

  /// Whose the answers and remarks of a sheet are; `nil` where none was taken.
  private static func owners(of result: ImportResult) -> String? {
    let all = result.taken.map(\.answer.respondent) + result.remarks.map(\.author)
    var people: [String] = []
    for name in all { if let name, !people.contains(name) { people.append(name) } }
    let unnamed = all.count { $0 == nil }
    let shown = people.map { "\(VisibleText.oneLine($0))'s" }
    guard !all.isEmpty else { return nil }
    guard !people.isEmpty else {
      return "Recorded as nobody's: the sheet does not say who filled it in."
    }
    guard people.count > 1 || unnamed > 0 else { return "Recorded as \(shown[0])." }
    var parts = zip(people, shown).map { person, shown in "\(all.count { $0 == person }) as \(shown)" }
    if unnamed > 0 { parts.append("\(unnamed) as nobody's") }
    return "Recorded: \(parts.joined(separator: ", "))."
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

extension AnswerSheet? {
  /// What is said of a place, behind the name of its row where there are rows.
  func named(_ place: Diagnostic.Place, _ message: String) -> String {
    self?.rowName(at: place).map { "\($0): \(message)" } ?? message
  }
}
