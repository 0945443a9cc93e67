import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports
import Scoring

/// What could be: who does which step of the plan, and what other answers would change.
extension Conversation {
  /// Shows the least work that reaches a level: the next, or the one with this name or title.
  func path(to name: String) -> Outcome {
    var level: Int?
    if !name.isEmpty, !questionnaire.levels.isEmpty {
      level = session.levelIndex(named: name)
      guard level != nil else {
        let names = questionnaire.levels.map(\.id.text)
        return .refused(
          Refusal(
            identifier: "unknown-level",
            message: localized("there is no level '\(name)'; expected one of \(names.joined(separator: ", "))"),
            suggestion: Suggestion.nearest(to: name, in: names), item: nil))
      }
    }
    let sheet = scoreSheet()
    guard let result = PathFinder(scorer).path(session.responses, from: sheet, to: level) else {
      tell(
        questionnaire.levels.isEmpty
          ? localized("This questionnaire has no levels.") : localized("The highest level is reached already."))
      return .done
    }
    let report = PathReport(result, session: session, sheet: sheet)
    if case .found(let route, _) = report.outcome { numberedSteps = route.steps.map(\.id) }
    page("\n" + TerminalRenderer(style).render(path: report) + "\n")
    return .done
  }

  /// Shows what other answers would change, without recording them.
  func whatIf(_ text: String) -> Outcome {
    let supposed: [Hypothesis]
    do throws(Hypothesis.Problem) {
      supposed = try Hypothesis.read(text, for: questionnaire, reader: reader(for:))
    } catch {
      return .refused(
        Refusal(identifier: error.identifier, message: error.message, suggestion: error.suggestion, item: error.item))
    }
    let after: AssessmentSession
    do throws(RequestProblem) {
      after = try session.supposing(supposed.map { ($0.item, $0.answer) })
    } catch {
      return .refused(refusal(error))
    }
    let difference = Difference(from: report(), to: report(of: after))
    let names = Set(supposed.map { questionnaire.items[$0.item].id.text })
    page("\n" + TerminalRenderer(style).render(difference: difference, supposed: names) + "\n")
    tell(localized("Nothing was recorded."))
    return .done
  }

  /// Takes `STEP [WHO] [DAY]`: a step by its number in the plan or by its name, then who, then a day.
  func assign(_ argument: String) throws -> Outcome {
    let words = argument.split(separator: " ")
    let entries = report().actions
    guard let first = words.first, let action = action(named: String(first), in: entries) else {
      return .refused(unknownStep(String(words.first ?? ""), entries))
    }
    let title = session.responses.text(action.title, in: language)
    if words.count == 2, ["none", "nobody", "nadie", "-"].contains(words[1].lowercased()) {
      try commit([.actionAssigned(action: action.id.text, owner: nil, due: nil)])
      say(localized("Nobody is named any more for: \(title)."))
      return .done
    }
    let (named, due) = ownerAndDay(in: words.dropFirst())
    if let named, let refusal = refusal(ofDayIn: named) { return .refused(refusal) }
    let owner = named.map { person(named: $0) ?? $0 }
    guard owner != nil || due != nil else {
      return .refused(
        Refusal(
          identifier: "missing-argument",
          message: localized(
            "/assign needs who does it, or by when, for example \(ShellCommand.assign.manual.example)"), item: nil
        ))
    }
    let before = session.assignments[action.id.text]
    try commit([
      .actionAssigned(action: action.id.text, owner: owner ?? before?.owner, due: due ?? before?.due)
    ])
    switch (owner ?? before?.owner, (due ?? before?.due)?.shown) {
    case (let who?, let day?): say(localized("Assigned to \(who), due \(day): \(title)."))
    case (let who?, nil): say(localized("Assigned to \(who): \(title)."))
    case (nil, let day?): say(localized("Assigned, due \(day): \(title)."))
    case (nil, nil): say(localized("Assigned: \(title)."))
    }
    return .done
  }

  /// Why the words for a person end in something that looks like a day and is none.
  private func refusal(ofDayIn words: String) -> Refusal? {
    let hints = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "today", "next", "week",
      "weeks", "month", "months", "spring", "summer", "fall", "autumn", "winter", "lunes", "martes", "miércoles",
      "jueves",
      "viernes", "sábado", "domingo", "mañana", "hoy", "próximo", "próxima", "semana", "semanas", "mes", "meses",
    ]
    let last = words.lowercased().split(separator: " ").suffix(3)
    guard let hint = last.first(where: { hints.contains(String($0)) }) else { return nil }
    return Refusal(
      identifier: "not-a-day",
      message: localized(
        "'\(hint)' is not part of a day that can be read; expected a day such as 2027-03-01 or June 1"), item: nil)
  }

  private func action(named name: String, in entries: [Report.PlanEntry]) -> Action? {
    if let number = Int(name), name.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
      let numbered = numberedSteps ?? entries.map(\.id)
      guard 1...max(1, numbered.count) ~= number, !numbered.isEmpty else { return nil }
      return questionnaire.actionIndex(numbered[number - 1]).map { questionnaire.actions[$0] }
    }
    let lower = name.lowercased()
    return questionnaire.actions.first { $0.id.text.lowercased() == lower }
  }

  private func unknownStep(_ name: String, _ entries: [Report.PlanEntry]) -> Refusal {
    let names = questionnaire.actions.map(\.id.text)
    let message =
      entries.isEmpty
      ? localized("there is no step '\(name)'; expected its name")
      : localized(
        "there is no step '\(name)'; expected its name or a number from 1 to \(entries.count), as /plan shows them")
    return Refusal(
      identifier: "unknown-action", message: message,
      suggestion: Suggestion.nearest(to: name, in: names), item: nil)
  }

  /// The words before a day, and the day, which may be three words long.
  private func ownerAndDay(in words: ArraySlice<Substring>) -> (owner: String?, due: CalendarDate?) {
    for count in [3, 2, 1] where words.count >= count {
      let text = words.suffix(count).joined(separator: " ")
      guard let day = AnswerText.date(text, today: session.opening.today) else { continue }
      return (asTyped(words.dropLast(count)), day)
    }
    return (asTyped(words), nil)
  }

  /// The words with the spaces between them as they were typed: names may have two, and a script has to bring them back.
  private func asTyped(_ words: ArraySlice<Substring>) -> String? {
    guard let first = words.first, let last = words.last else { return nil }
    return String(first.base[first.startIndex..<last.endIndex])
  }
}
