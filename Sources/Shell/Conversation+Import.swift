import AnswerFiles
import Assessments
package import Diagnostics
import Localization
import Questionnaires
import Reports

/// Taking answers from a file into the assessment on screen: `/import FILE`. Asks nothing and changes nothing that was
/// answered.
extension Conversation {
  /// What became of a file.
  struct ImportResult {
    /// The items that have an answer now, with it.
    var taken: [(item: Int, answer: Answer)] = []
    /// The items that have a remark more, with who makes it.
    var remarks: [(item: Int, author: String?)] = []
    /// Answers that are there already just so.
    var same = 0
    /// Answers that would change one that is there.
    var conflicts: [(item: Int, standing: Answer, imported: Answer, place: Diagnostic.Place)] = []
    /// What does not fit, in the order of the file once all was tried.
    var refused: [Diagnostic] = []
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
    if let sheet = imported.sheet, sheet.isForeign, let problem = sheet.diagnostics.first {
      return .refused(
        Refusal(
          identifier: problem.identifier, message: problem.message, item: session.current,
          remark: problem.notes.first.map { $0.message.prefix(1).uppercased() + $0.message.dropFirst() + "." }))
    }
    let before = (current: session.current, last: session.lastVisited)
    let result = try take(imported)
    rowPosition = nil
    needsRedisplay = true
    if !result.taken.isEmpty {
      hasShownResult = false
      try goOn(from: before.current, or: before.last, past: Set(result.taken.map(\.item)))
    }
    tell(result, imported, file.path)
    guard mode == .script, !result.refused.isEmpty || !result.conflicts.isEmpty else { return .done }
    return .refused(
      Refusal(
        identifier: "not-all-taken", message: localized("the answers in '\(file.path)' could not all be taken"),
        item: nil))
  }

  /// Takes what fits from a sheet that was handed in whole.
  /// - Returns: what was not taken, in the order of the sheet.
  package func takeSheet(_ source: SourceText) throws -> [Diagnostic] {
    let imported = ImportedAnswers(source, for: self)
    let result = try take(imported)
    tellCounts(result, imported, source.name)
    let conflicts = result.conflicts.map { item, standing, answer, place in
      let item = questionnaire.items[item]
      return Diagnostic(
        .error, "answered-already",
        imported.sheet.named(
          place,
          localized(
            """
            \(item.id) has the answer "\(text(of: standing, item))", which stays; the sheet says \
            "\(text(of: answer, item))"
            """)), at: place,
        notes: [Diagnostic.Note(localized("to take the new one, at the prompt: /change \(item.id)"))])
    }
    return (result.refused + conflicts).inSourceOrder()
  }

  /// Goes on where the person was: at the question on screen, else, where it was answered, at the first open one after.
  private func goOn(from current: Int?, or last: Int?, past taken: Set<Int>) throws {
    guard advisor == nil else { return }
    if let current, !taken.contains(current), session.responses.applicability(of: current) == .asked {
      if session.current != current { try ask(current) }
    } else if session.current == nil || session.current != current, let next = session.nextOpen(after: current ?? last),
      next != session.current
    {
      try ask(next)
    }
  }

  // MARK: - Taking

  /// Takes answers once their questions are asked, which those taken before may lead to.
  private func take(_ imported: ImportedAnswers) throws -> ImportResult {
    var result = ImportResult()
    result.refused = imported.problems
    var left = imported.entries.enumerated().sorted { ($0.element.item, $0.offset) < ($1.element.item, $1.offset) }.map(
      \.element)
    while !left.isEmpty {
      var rest: [ImportedAnswers.Entry] = []
      for entry in left {
        if entry.answer != nil, session.responses.applicability(of: entry.item) != .asked {
          rest.append(entry)
        } else {
          try take(entry, of: imported, &result)
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
        result.refused.append(diagnostic(error, entry, of: imported))
      }
    }
    result.refused = result.refused.inSourceOrder()
    return result
  }

  private func take(
    _ entry: ImportedAnswers.Entry, of imported: ImportedAnswers, _ result: inout ImportResult
  ) throws {
    if let answer = entry.answer {
      let standing = session.responses.answer(to: entry.item)
      if let standing, protects(standing, from: answer) {
        if says(answer, theSameAs: standing) {
          result.same += 1
        } else {
          result.conflicts.append((entry.item, standing, answer, entry.place))
        }
      } else if !(standing.map { says(answer, theSameAs: $0) } ?? false) || entry.parkedWith != nil {
        let accepted: AssessmentSession.AcceptedAnswer
        do throws(RequestProblem) {
          accepted = try session.answering(entry.item, with: answer)
        } catch {
          result.refused.append(diagnostic(error, entry, of: imported))
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
      if imported.sheet == nil {
        try add(note: note, to: entry.item, by: entry.author)
      } else {
        // Whoever sits at the prompt did not write the sheet.
        let id = questionnaire.items[entry.item].id.text
        try commit([.noted(item: id, text: note, author: entry.author)])
      }
      result.remarks.append((entry.item, entry.author))
    }
    let isShown = session.evidence.contains { $0.item == entry.item && $0.text == entry.evidence }
    if let evidence = entry.evidence, !isShown {
      try add(evidence: evidence, to: entry.item)
      result.remarks.append((entry.item, entry.author))
    }
  }

  /// Why an answer is not taken, with the question by its name, as files call it.
  private func diagnostic(
    _ problem: RequestProblem, _ entry: ImportedAnswers.Entry, of imported: ImportedAnswers
  ) -> Diagnostic {
    let id = questionnaire.items[entry.item].id.text
    let message = problem.message(in: session) { "'\(self.questionnaire.items[$0].id.text)'" }
    return Diagnostic(
      .error, problem.identifier,
      imported.sheet.named(entry.place, message.contains("'\(id)'") ? message : "\(id): \(message)"), at: entry.place,
      notes: problem.suggestion.map { [Diagnostic.Note(localized("did you mean '\($0)'?"))] } ?? [])
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

  /// Keeps an answer that was accepted, and what its validators remark.
  private func keep(_ accepted: AssessmentSession.AcceptedAnswer, _ entry: ImportedAnswers.Entry) throws {
    try commit(accepted.events)
    if let who = entry.parkedWith { try commit([session.parkedEvent(entry.item, with: who)]) }
    for remark in accepted.remarks {
      let (question, text) = (name(of: entry.item), session.responses.text(remark.message, in: language))
      tell(
        remark.severity == .warning
          ? localized("Please check \(question): \(text)") : localized("Note \(question): \(text)"))
    }
  }
}
