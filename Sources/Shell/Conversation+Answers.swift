import AnswerFiles
import Assessments
import Diagnostics
import ExpressionLanguage
import Localization
import Questionnaires
import Reports

extension Conversation {
  /// Takes one line for what waits for it: a change to confirm, a section to confirm, the question on screen.
  func take(_ typed: String) throws -> Outcome {
    if let change = pendingChange { return try decide(change, typed) }
    if let section = sectionToConfirm, let outcome = try confirm(section, typed) { return outcome }
    let behindStanding = standingText.flatMap { typed.rest(behind: $0) }
    if attributed(typed) == nil, let refusal = refusal(ofAttributed: typed) { return .refused(refusal) }
    guard let (person, answer) = attributed(typed) ?? behindStanding.flatMap(attributed) else {
      return try takeAnswer(typed)
    }
    let before = respondent
    respondent = person
    defer { respondent = before }
    return try takeAnswer(answer)
  }

  private func takeAnswer(_ line: String) throws -> Outcome {
    // A proposed text that stands on the line and is left as it is was kept, not typed.
    if mode == .person, let standingText, standingText == line, fieldOnScreen == nil, let item = session.current,
      let outcome = try keep(item)
    {
      return outcome
    }
    let line = withoutPrefill(line)
    let item = session.current
    if let (list, form) = listOnScreen, let outcome = try receiveRow(line, list, form) { return outcome }
    switch InputParser.parse(line, at: item.map(reader(for:))) {
    case .empty: return try receiveEmpty(item)
    case .answer(let value):
      guard let item else { return noQuestion() }
      let answer = Answer(value, origin: origin, respondent: respondent)
      let outcome = try submit(answer, to: item)
      if case .done = outcome { remarkOnNearCommand(line, value) }
      return outcome
    case .refused(let problem):
      guard let item else { return noQuestion() }
      return refused(problem, item, line)
    case .command(let command, let argument): return try perform(command, argument)
    case .unknownCommand(let word, let suggestion):
      if let command = InputParser.commandWithExcess(line) { return takesNothing(command, item) }
      if item == nil, !line.trimmingSpaces().hasScalarPrefix("/"), suggestion == nil { return noQuestion() }
      return .refused(
        Refusal(
          identifier: "unknown-command",
          message: localized("unknown command '\(word)'; ? lists what can be typed here"),
          suggestion: suggestion, item: item))
    }
  }

  /// The command that was typed behind an answer standing on the line, as if that had been cleared first.
  private func withoutPrefill(_ line: String) -> String {
    guard mode == .person, let standingText, line.hasScalarPrefix(standingText) else { return line }
    let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(standingText.unicodeScalars.count)))
    let typed = rest.trimmingSpaces()
    guard typed.hasScalarPrefix("/"), case .command = InputParser.parse(typed, at: nil) else { return line }
    return typed
  }

  /// Gives an answer to an item, by whatever way it came.
  /// - Parameter isRow: whether it is one step in a list, which says itself what was recorded.
  /// - Parameter parkedWith: who will answer a question that is put aside; an empty text where nobody is named.
  func submit(_ answer: Answer, to item: Int, isRow: Bool = false, parkedWith: String? = nil) throws -> Outcome {
    let before = session.responses.answer(to: item)
    let accepted: AssessmentSession.AcceptedAnswer
    do throws(RequestProblem) {
      accepted = try session.answering(item, with: answer)
    } catch {
      return .refused(refusal(error))
    }
    let isChange = before.map { $0.state != .deferred && $0.state != .open && $0 != answer } ?? false
    // Looking ahead costs a copy of all answers, which a first answer does not need.
    let effects = isChange ? session.effects(of: answer, on: item) : AssessmentSession.Effects()
    if isChange, mode == .person, !effects.isEmpty, parkedWith == nil {
      pendingChange = (item, answer, effects)
      return .done
    }
    if let parkedWith {
      try commit(accepted.events + [session.parkedEvent(item, with: parkedWith)])
      tellParked(with: parkedWith)
      return .done
    }
    try commit(accepted.events)
    if !isRow { confirm(answer, to: item, before: before, effects: effects, remarks: accepted.remarks) }
    hasShownResult = false
    return .done
  }

  /// Takes an answer, or a command that sets a state, for an item by name.
  func receive(_ text: String, for item: Int) throws -> Outcome {
    func answer(_ state: Answer.State, reason: String? = nil) throws -> Outcome {
      try submit(Answer(state, reason: reason, origin: origin, respondent: respondent), to: item)
    }
    switch InputParser.parse(text, at: reader(for: item)) {
    case .empty:
      return .refused(
        Refusal(
          identifier: "empty-answer",
          message: localized(
            """
            no answer is given for '\(questionnaire.items[item].id)'; expected \
            \(questionnaire.items[item].acceptedAnswers(in: language))
            """),
          item: item))
    case .answer(let value):
      return try submit(Answer(value, origin: origin, respondent: respondent), to: item)
    case .refused(let problem): return refused(problem, item)
    case .command(.unknown, _): return try answer(.unknown)
    case .command(.skip, _): return try submit(unfinished(rows(of: item), isDeferred: true), to: item)
    case .command(.park, let who):
      return try submit(unfinished(rows(of: item), isDeferred: true), to: item, parkedWith: who)
    case .command(.na, let reason): return try answer(.notApplicable, reason: reason.isEmpty ? nil : reason)
    case .command(.note, let text) where !text.isEmpty:
      try add(note: text, to: item)
      return .done
    case .command(let command, _):
      return .refused(
        Refusal(
          identifier: "not-an-answer",
          message: localized(
            """
            /\(command.rawValue) cannot follow the name of an item; expected an answer, /unknown, /skip, /park \
            WHO, /na REASON or /note TEXT
            """),
          item: item))
    case .unknownCommand(let word, let suggestion):
      return .refused(
        Refusal(
          identifier: "unknown-command", message: localized("unknown command '\(word)'"), suggestion: suggestion,
          item: item)
      )
    }
  }

  private func receiveEmpty(_ item: Int?) throws -> Outcome {
    guard let item else {
      guard upcoming == nil else { return .done }
      if mode == .person, session.responses.count(.deferred) > 0 {
        say(localized("Going to what was skipped."))
        return try perform(.next, "")
      }
      return .refused(
        Refusal(
          identifier: "empty-line", message: localized("no question is open; /quit leaves, ? lists what can be typed"),
          item: nil))
    }
    return try keep(item)
      ?? .refused(
        Refusal(
          identifier: "empty-line",
          message: localized(
            """
            an empty line is not an answer; expected \(accepted(for: questionnaire.items[item])), or skip to leave it \
            for later
            """),
          item: item))
  }

  /// Takes the answer that stands at a question; `nil` where none does.
  func keep(_ item: Int) throws -> Outcome? {
    guard let standing = standingAnswer(to: item) else { return nil }
    if session.responses.answer(to: item) == standing {
      say(localized("Kept: \(text(of: standing, questionnaire.items[item]))."))
      // Shown and left as it was: the next open question follows.
      session.leaveCurrent()
      return .done
    }
    return try submit(standing, to: item)
  }

  private func noQuestion() -> Outcome {
    .refused(
      Refusal(
        identifier: "no-question",
        message: localized("no question is on screen; /change N changes an answer, ? lists what can be typed"),
        item: nil))
  }

  // MARK: - Changing with effects

  func tellEffects(_ change: (item: Int, answer: Answer, effects: AssessmentSession.Effects)) {
    let item = questionnaire.items[change.item]
    blankLine()
    say(localized("Changing this to \"\(text(of: change.answer, item))\" affects other questions:"))
    for line in lines(about: change.effects) { say("- " + line, indent: 2) }
  }

  private func decide(
    _ change: (item: Int, answer: Answer, effects: AssessmentSession.Effects), _ line: String
  ) throws -> Outcome {
    let word = line.trimmingSpaces().lowercased()
    switch word {
    case _ where YesNo.value(of: word) == true:
      pendingChange = nil
      let before = session.responses.answer(to: change.item)
      let accepted: AssessmentSession.AcceptedAnswer
      do throws(RequestProblem) {
        accepted = try session.answering(change.item, with: change.answer)
      } catch {
        return .refused(refusal(error))
      }
      try commit(accepted.events)
      confirm(change.answer, to: change.item, before: before, effects: change.effects, remarks: accepted.remarks)
      hasShownResult = false
      // A row that was changed in the middle goes on with its next field.
      if let position = rowPosition, position.item == change.item {
        try ask(change.item)
        rowPosition = position
      }
      return .done
    case "n", "no", "/quit", "quit", "q":
      pendingChange = nil
      rowPosition = nil
      say(localized("Left as it was."))
      session.leaveCurrent()
      return word.hasScalarPrefix("n") ? .done : .quit
    default:
      return .refused(
        Refusal(
          identifier: "yes-or-no", message: localized("expected y to change it, or n to leave it as it was"),
          item: change.item))
    }
  }

  private func lines(about effects: AssessmentSession.Effects) -> [String] {
    func names(_ items: [Int]) -> String {
      let shown = items.prefix(4).map { "\"\(session.responses.text(questionnaire.items[$0].text, in: language))\"" }
      let list = shown.joined(separator: "; ")
      return items.count > 4 ? localized("\(list); and \(items.count - 4) more") : list
    }
    let (appearing, vanishing) = (effects.appearing.count, effects.vanishing.count)
    let (setAside, restored) = (effects.setAside.count, effects.restored.count)
    var result: [String] = []
    if !effects.appearing.isEmpty {
      result.append(
        localized(
          appearing, one: "\(appearing) question will be asked: \(names(effects.appearing))",
          other: "\(appearing) questions will be asked: \(names(effects.appearing))"))
    }
    if !effects.vanishing.isEmpty {
      result.append(
        localized(
          vanishing, one: "\(vanishing) question will no longer be asked: \(names(effects.vanishing))",
          other: "\(vanishing) questions will no longer be asked: \(names(effects.vanishing))"))
    }
    if !effects.setAside.isEmpty {
      result.append(
        localized(
          setAside, one: "\(setAside) answer is set aside, kept in the record, and not counted",
          other: "\(setAside) answers are set aside, kept in the record, and not counted"))
    }
    if !effects.restored.isEmpty {
      result.append(
        localized(
          restored, one: "\(restored) earlier answer counts again", other: "\(restored) earlier answers count again"))
    }
    return result
  }

  // MARK: - Confirming

  private func confirm(
    _ answer: Answer, to index: Int, before: Answer?, effects: AssessmentSession.Effects, remarks: [Validator]
  ) {
    let item = questionnaire.items[index]
    let who = isGuided ? answer.respondent.map { " (\($0))" } ?? "" : ""
    let now = text(of: answer, item) + who
    switch answer.state {
    case .answered, .notApplicable:
      if let before, before.state != .deferred, before.state != .open, before != answer {
        let formerly = isGuided ? before.respondent.map { " (\($0))" } ?? "" : ""
        say(localized("Changed: \(text(of: before, item))\(formerly) -> \(now).") + settlement(of: index))
        for line in lines(about: effects) { say("- " + line + ".", indent: 2) }
        tellBrokenAnswers(by: index)
      } else {
        say(localized("Recorded: \(now).") + settlement(of: index))
      }
    case .unknown:
      say(localized("Recorded: not known\(who). The plan will say to find out.") + settlement(of: index))
    case .deferred: say(localized("Skipped. /review lists what waits for an answer."))
    case .open, .notAsked: break
    }
    if answer.value == nil, case .rows(let rows)? = before?.value, !rows.isEmpty {
      say(
        localized(
          rows.count, one: "The row said so far no longer counts; /undo brings it back.",
          other: "The \(rows.count) rows said so far no longer count; /undo brings them back."))
    }
    for remark in remarks {
      let text = session.responses.text(remark.message, in: language)
      tell(remark.severity == .warning ? localized("Please check: \(text)") : localized("Note: \(text)"))
    }
  }

  /// Says which other answers no longer fit, now that one has changed.
  private func tellBrokenAnswers(by index: Int) {
    for (item, validator) in session.responses.answersBroken(by: index) {
      let message = Self.sentence(session.responses.text(validator.message, in: language))
      tell(localized("Please check \(name(of: item)) as well: \(message)"))
    }
  }

  /// A one-word text that is nearly a command was taken as the answer; says so.
  private func remarkOnNearCommand(_ line: String, _ value: AnswerValue) {
    let word = line.trimmingSpaces()
    guard case .text = value, !word.unicodeScalars.contains(" "), let near = InputParser.suggestion(word),
      word.utf8.count >= 4
    else { return }
    say(localized("(Taken as your answer. For the command, type /\(near); /undo takes this back.)"))
  }

  // MARK: - Refusing

  private func refused(_ problem: AnswerProblem, _ item: Int) -> Outcome {
    .refused(refusal(.refused(problem, item: item)))
  }

  /// Refuses what a person typed at a question, with what was meant if not an answer.
  private func refused(_ problem: AnswerProblem, _ item: Int, _ line: String) -> Outcome {
    var refusal = refusal(.refused(problem, item: item))
    guard mode == .person else { return .refused(refusal) }
    let text = line.trimmingSpaces()
    if text.unicodeScalars.last == "?" {
      refusal.remark = localized("A question? ? says what can be typed here, why says why it is asked.")
    } else if refusal.suggestion == nil, !text.unicodeScalars.contains(" ") {
      refusal.suggestion = InputParser.suggestion(text)
    }
    return .refused(refusal)
  }

  private func takesNothing(_ command: ShellCommand, _ item: Int?) -> Outcome {
    .refused(
      Refusal(
        identifier: "excess-argument",
        message: localized("/\(command.rawValue) takes nothing after it; expected \(command.manual.usage) alone"),
        item: item))
  }

  /// What an item accepts: as the screen shows it to a person, as files write it to a script.
  func accepted(for item: Item) -> String {
    guard mode == .person else { return item.acceptedAnswers(in: language) }
    return switch item.kind {
    case .choice(let choices): localized("a number from 1 to \(choices.count), or the start of a choice")
    case .multichoice(let choices):
      localized("one or more numbers from 1 to \(choices.count), such as 1, \(min(3, choices.count))")
    case .boolean: localized("y or n, or 1 or 2")
    case .percent: localized("\(item.acceptedAnswers(in: language)), such as \(NumberText.percent(whole: 15))")
    case .money(_, let currency, _):
      localized(
        """
        \(item.acceptedAnswers(in: language)), such as \
        \(NumberText.money(18.5, currency: currency, decimals: 2))
        """)
    case .list: localized("add, a row's number, remove and a number, or done")
    case .text(let isMultiline):
      isMultiline ? localized("your answer; Alt-Enter starts a new line") : localized("your answer")
    default: item.acceptedAnswers(in: language)
    }
  }

  /// A request's problem as a refusal.
  func refusal(_ problem: RequestProblem) -> Refusal {
    let message = problem.message(
      in: session,
      subject: { item in
        mode == .person && item == session.current
          ? localized("this question") : "'\(questionnaire.items[item].id.text)'"
      }, accepted: accepted(for:))
    return Refusal(
      identifier: problem.identifier, message: message, suggestion: problem.suggestion, item: problem.item)
  }
}
