import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import Reports

/// Taking answers from a file into the assessment on screen: `/import FILE`. Asks nothing and changes nothing that was
/// answered.
extension Conversation {
  /// What became of a file.
  private struct ImportResult {
    /// The items that have an answer now, with it.
    var taken: [(item: Int, answer: Answer)] = []
    var remarks = 0
    /// Answers that are there already just so.
    var same = 0
    /// Answers that would change one that is there.
    var conflicts: [(item: Int, standing: Answer, imported: Answer)] = []
    /// What does not fit, as phrases behind the place of each.
    var refused: [(line: Int, message: String)] = []
  }

  /// Takes what fits from a file, and says what was taken and what was not.
  func importAnswers(_ argument: String) throws -> Outcome {
    let file = FileArgument(argument)
    let source: SourceText
    do throws(ConversationFiles.Problem) {
      source = try files.read(file.path)
    } catch {
      return .refused(Refusal(identifier: "not-read", message: error.message, item: session.current))
    }
    let imported = ImportedAnswers(source, for: self)
    var result = ImportResult()
    for problem in imported.problems {
      let suggestion = problem.notes.first.map { "; \($0.message)" } ?? ""
      result.refused.append((problem.place?.position.line ?? 1, problem.message + suggestion))
    }
    try take(imported.entries, &result)
    rowPosition = nil
    needsRedisplay = true
    if !result.taken.isEmpty { hasShownResult = false }
    tell(result, imported, file.path)
    guard mode == .script, !result.refused.isEmpty || !result.conflicts.isEmpty else { return .done }
    return .refused(
      Refusal(
        identifier: "not-all-taken", message: "the answers in '\(file.path)' could not all be taken", item: nil))
  }

  // MARK: - Taking

  /// Takes answers once their questions are asked, which those taken before may lead to.
  private func take(_ entries: [ImportedAnswers.Entry], _ result: inout ImportResult) throws {
    var left = entries.enumerated().sorted { ($0.element.item, $0.offset) < ($1.element.item, $1.offset) }.map(
      \.element)
    while !left.isEmpty {
      var rest: [ImportedAnswers.Entry] = []
      for entry in left {
        if entry.answer != nil, session.responses.applicability(of: entry.item) != .asked {
          rest.append(entry)
        } else {
          try take(entry, &result)
        }
      }
      guard rest.count < left.count else { break }
      left = rest
    }
    for entry in left where session.responses.applicability(of: entry.item) != .asked {
      guard let answer = entry.answer else { continue }
      do throws(RequestProblem) {
        _ = try session.answering(entry.item, with: answer)
      } catch {
        result.refused.append((entry.place.position.line, message(of: error, to: entry.item)))
      }
    }
    result.refused.sort { $0.line < $1.line }
  }

  private func take(_ entry: ImportedAnswers.Entry, _ result: inout ImportResult) throws {
    if let answer = entry.answer {
      let standing = session.responses.answer(to: entry.item)
      if let standing, protects(standing, from: answer) {
        if says(answer, theSameAs: standing) {
          result.same += 1
        } else {
          result.conflicts.append((entry.item, standing, answer))
        }
      } else if !(standing.map { says(answer, theSameAs: $0) } ?? false) || entry.parkedWith != nil {
        let accepted: AssessmentSession.AcceptedAnswer
        do throws(RequestProblem) {
          accepted = try session.answering(entry.item, with: answer)
        } catch {
          result.refused.append((entry.place.position.line, message(of: error, to: entry.item)))
          return
        }
        try keep(accepted, entry)
        result.taken.append((entry.item, answer))
      } else {
        result.same += 1
      }
    }
    let known = session.notes.contains { $0.item == entry.item && $0.text == entry.note }
    if let note = entry.note, !known {
      try add(note: note, to: entry.item, by: entry.author)
      result.remarks += 1
    }
    let isShown = session.evidence.contains { $0.item == entry.item && $0.text == entry.evidence }
    if let evidence = entry.evidence, !isShown {
      try add(evidence: evidence, to: entry.item)
      result.remarks += 1
    }
  }

  /// Why an answer is not taken, with the question by its name, as files call it.
  private func message(of problem: RequestProblem, to item: Int) -> String {
    let id = questionnaire.items[item].id.text
    let message = problem.message(in: session) { "'\(self.questionnaire.items[$0].id.text)'" }
    return message.contains("'\(id)'") ? message : "\(id): \(message)"
  }

  /// Whether an answer that stands must not be changed in silence.
  private func protects(_ standing: Answer, from answer: Answer) -> Bool {
    switch standing.state {
    case .answered, .notApplicable: return true
    case .unknown: return answer.state != .answered && answer.state != .notApplicable
    case .deferred, .open, .notAsked:
      guard case .rows(let before)? = standing.value else { return false }
      guard case .rows(let after)? = answer.value else { return !before.isEmpty && answer.state != .deferred }
      // What was said of a row stays; what it lacked may be added.
      return zip(before, after).contains { before, after in
        before.entries.contains { after[$0.field] != $0.entry }
      } || after.count < before.count
    }
  }

  private func says(_ answer: Answer, theSameAs other: Answer) -> Bool {
    answer.state == other.state && answer.value == other.value && answer.reason == other.reason
  }

  // MARK: - Telling

  private func tell(_ result: ImportResult, _ imported: ImportedAnswers, _ path: String) {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    var parts = ["\(count(result.taken.count, "answer")) taken"]
    if result.remarks > 0 { parts.append("\(count(result.remarks, "remark")) added") }
    if result.same > 0 { parts.append("\(result.same) already so") }
    if !result.conflicts.isEmpty { parts.append("\(result.conflicts.count) answered otherwise already") }
    if !result.refused.isEmpty { parts.append("\(result.refused.count) not taken") }
    if imported.emptyCount > 0 { parts.append("\(imported.emptyCount) left empty") }
    tell("From \(path): \(parts.joined(separator: ", ")).")
    let limit = 30
    for (item, answer) in result.taken.prefix(limit) {
      tell("\(questionnaire.items[item].id.text): \(text(of: answer, questionnaire.items[item]))", label: "  + ")
    }
    if result.taken.count > limit { tell("and \(result.taken.count - limit) more", label: "  + ") }
    if !result.refused.isEmpty { tell("Not taken:") }
    for (line, message) in result.refused.prefix(limit) { tell("line \(line): \(message)", label: "  - ") }
    if result.refused.count > limit { tell("and \(result.refused.count - limit) more", label: "  - ") }
    if !result.conflicts.isEmpty { tell("These have another answer already, which stays. To take the new one:") }
    for (item, standing, answer) in result.conflicts.prefix(limit) {
      let definition = questionnaire.items[item]
      tell(
        "/change \(definition.id.text): now \"\(text(of: standing, definition))\", the file says "
          + "\"\(text(of: answer, definition))\"", label: "  - ")
    }
    if result.conflicts.count > limit { tell("and \(result.conflicts.count - limit) more", label: "  - ") }
    if imported.passedOver > 0 {
      tell("\(count(imported.passedOver, "line")) passed over: only answers by name, 'item: answer', are taken here.")
    }
  }

  /// Keeps an answer that was accepted, and what its validators remark.
  private func keep(_ accepted: AssessmentSession.AcceptedAnswer, _ entry: ImportedAnswers.Entry) throws {
    try commit(accepted.events)
    if let who = entry.parkedWith { try commit([session.parkedEvent(entry.item, with: who)]) }
    for remark in accepted.remarks {
      tell(
        "\(remark.severity == .warning ? "Please check" : "Note") \(name(of: entry.item)): "
          + session.responses.text(remark.message, in: language))
    }
  }
}
