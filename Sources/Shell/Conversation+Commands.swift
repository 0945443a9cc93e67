import AnswerFiles
import Assessments
import Diagnostics
import ExpressionLanguage
import Localization
import Questionnaires
import Reports
import Scoring

extension Conversation {
  /// Carries out a command.
  func perform(_ command: ShellCommand, _ argument: String) throws -> Outcome {
    noteCommand(command)
    if command.needsArgument, argument.isEmpty {
      return .refused(
        Refusal(
          identifier: "missing-argument",
          message: localized(
            """
            /\(command.rawValue) needs more: \(command.manual.usage), for example \(command.manual.example)
            """),
          item: session.current))
    }
    switch command {
    case .help: return help(argument)
    case .why:
      // Where no question is on screen, what asks for a reason is the result.
      return session.next == nil ? explainNumber("") : withQuestion(tellWhy)
    case .example: return withQuestion(tellExample)
    case .back: return try goBack()
    case .skip: return try set(.deferred, orElse: localized("no question is open, so there is nothing to skip here"))
    case .unknown:
      return try set(.unknown, orElse: localized("no question is open, so there is nothing to unknown here"))
    case .na: return try setNotApplicable(argument)
    case .keep:
      guard let item = session.current else {
        return noQuestion(localized("no question is open, so there is nothing to keep here"))
      }
      return try keep(item)
        ?? .refused(
          Refusal(identifier: "nothing-to-keep", message: localized("there is no answer here to keep yet"), item: item))
    case .note: return try note(argument)
    case .evidence: return try evidence(argument)
    case .park: return try park(argument)
    case .goto: return try go(to: argument, command)
    case .change: return try go(to: argument, command)
    case .list:
      page("\n" + TerminalRenderer(style).render(answers: report()) + "\n")
      return .done
    case .review: return try review(argument)
    case .undo: return try undo()
    case .next: return try goToNext()
    case .score:
      page("\n" + TerminalRenderer(style).render(score: report()) + "\n")
      return .done
    case .explain: return explainNumber(argument)
    case .plan:
      let report = report()
      numberedSteps = report.actions.map(\.id)
      page("\n" + TerminalRenderer(style).render(plan: report) + "\n")
      return .done
    case .path: return path(to: argument)
    case .assign: return try assign(argument)
    case .whatif: return whatIf(argument)
    case .respondent: return setRespondent(argument)
    case .minutes: return tellMinutes()
    case .settle: return try settle(as: argument)
    case .add, .remove, .done:
      return .refused(
        Refusal(
          identifier: "not-at-a-list",
          message: localized("/\(command.rawValue) works where a question is answered by rows"),
          item: session.current))
    case .export: return export(argument)
    case .import: return try importAnswers(argument)
    case .save:
      let saved = session.responses.questionCount - session.responses.count(.open) - session.responses.count(.notAsked)
      tell(
        location.map { place in
          localized(
            saved, one: "\(saved) answer is saved in \(place).", other: "\(saved) answers are saved in \(place).")
        }
          ?? localized(
            saved, one: "\(saved) answer is saved; this is a trial run, so nothing is kept on disk.",
            other: "\(saved) answers are saved; this is a trial run, so nothing is kept on disk."))
      return .done
    case .restart: return .restart
    case .take: return take(questionnaire: argument)
    case .quit:
      if hasJustPaged, typedLine == "q" {
        tell(localized("That was all of it. Type quit to leave."))
        return .done
      }
      return .quit
    }
  }

  private func noQuestion(_ message: String) -> Outcome {
    .refused(Refusal(identifier: "no-question", message: message, item: nil))
  }

  private func withQuestion(_ body: (Item) -> Void) -> Outcome {
    guard let item = session.current else {
      return noQuestion(localized("no question is open, so there is nothing to explain here"))
    }
    body(fieldOnScreen?.field ?? questionnaire.items[item])
    return .done
  }

  // MARK: - States

  private func set(_ state: Answer.State, orElse message: String) throws -> Outcome {
    guard let item = session.current else { return noQuestion(message) }
    return try submit(Answer(state, origin: origin, respondent: respondent), to: item)
  }

  private func setNotApplicable(_ reason: String) throws -> Outcome {
    guard let item = session.current else {
      return noQuestion(localized("no question is open, so there is nothing to set aside here"))
    }
    let answer = Answer(
      .notApplicable, reason: reason.isEmpty ? nil : reason, origin: origin, respondent: respondent)
    return try submit(answer, to: item)
  }

  private func park(_ who: String) throws -> Outcome {
    guard let item = session.current else {
      return noQuestion(localized("no question is open, so there is nothing to park here"))
    }
    return try submit(Answer(.deferred, origin: origin, respondent: respondent), to: item, parkedWith: who)
  }

  func tellParked(with who: String) {
    say(
      who.isEmpty
        ? localized("Parked. /review lists what waits.") : localized("Parked for \(who). /review lists what waits."))
  }

  // MARK: - Notes

  /// The item that a note's first word names, as in `mentor_time: text` or `3: text`, and the text itself.
  private func target(of text: String) -> (item: Int, text: String)? {
    if let colon = text.unicodeScalars.firstIndex(of: ":") {
      let name = String(text.unicodeScalars[..<colon]).trimmingSpaces()
      let rest = String(String.UnicodeScalarView(text.unicodeScalars[colon...].dropFirst())).trimmingSpaces()
      // Names of questions are words of every day: only as they are spelt do they mean one.
      let isNumber = name.utf8.allSatisfy { 0x30...0x39 ~= $0 }
      if !rest.isEmpty, isNumber || questionnaire.itemIndex(ItemID(name)) != nil, let item = item(named: name) {
        return (item, rest)
      }
    }
    return (session.current ?? session.lastVisited).map { ($0, text) }
  }

  /// Who says a remark, named before a colon or not, and the remark: `Dana: HR keeps the list`.
  private func speaker(of text: String) -> (String?, String) {
    if isGuided, let colon = text.unicodeScalars.firstIndex(of: ":"),
      let person = person(named: String(text.unicodeScalars[..<colon]))
    {
      let words = String(String.UnicodeScalarView(text.unicodeScalars[colon...].dropFirst())).trimmingSpaces()
      if !words.isEmpty { return (person, words) }
    }
    return (respondent ?? facilitator, text)
  }

  private func note(_ text: String) throws -> Outcome {
    // No item is called so: the whole assessment is meant.
    let general = text.hasScalarPrefix("*:") ? String(text.unicodeScalars.dropFirst(2)).trimmingSpaces() : ""
    guard general.isEmpty else {
      try commit([.noted(item: nil, text: general, author: respondent ?? facilitator)])
      say(localized("Note added to the whole assessment."))
      return .done
    }
    let target = target(of: text)
    let item = target.map { questionnaire.items[$0.item].id.text }
    let (speaker, words) = speaker(of: target?.text ?? text)
    try commit([.noted(item: item, text: words, author: speaker)])
    if let stranger = stranger(in: target?.text ?? text) {
      say(localized("\(stranger) is not known here: /respondent \(stranger) first, if these words are theirs."))
    }
    switch (target.map { name(of: $0.item) }, isGuided ? speaker : nil) {
    case (let question?, let speaker?): say(localized("Note added to \(question), as \(speaker)'s."))
    case (let question?, nil): say(localized("Note added to \(question)."))
    case (nil, let speaker?): say(localized("Note added, as \(speaker)'s."))
    case (nil, nil): say(localized("Note added."))
    }
    return .done
  }

  private func evidence(_ text: String) throws -> Outcome {
    guard let target = target(of: text) else {
      return noQuestion(localized("no question is open, so there is nothing to show evidence for here"))
    }
    let id = questionnaire.items[target.item].id.text
    let (speaker, words) = speaker(of: target.text)
    try commit([.evidenceAdded(item: id, text: words, author: speaker)])
    say(localized("Evidence added to \(name(of: target.item)): \(words) (recorded, not opened)."))
    return .done
  }

  /// Adds a remark to an item, of whom is named, else of who answers.
  func add(note text: String, to item: Int, by author: String? = nil) throws {
    let id = questionnaire.items[item].id.text
    try commit([.noted(item: id, text: text, author: author ?? respondent ?? facilitator)])
  }

  /// Adds what shows an answer to an item.
  func add(evidence text: String, to item: Int) throws {
    let id = questionnaire.items[item].id.text
    try commit([.evidenceAdded(item: id, text: text, author: respondent ?? facilitator)])
  }

  // MARK: - Moving

  private func goBack() throws -> Outcome {
    guard let item = session.previous(before: session.current) else {
      return .refused(
        Refusal(identifier: "at-the-first", message: localized("this is the first question"), item: session.current))
    }
    return try move(to: item)
  }

  private func goToNext() throws -> Outcome {
    let after = session.current ?? session.lastVisited
    if let outcome = try goToMostTelling() { return outcome }
    if let item = session.nextDeferred(after: after), item != session.current { return try move(to: item) }
    if upcoming == session.current, session.current != nil {
      guard session.responses.state(of: session.current!).isUnsettled else {
        session.leaveCurrent()
        return .done
      }
      return .refused(
        Refusal(
          identifier: "nothing-next", message: localized("no other question waits for an answer"), item: session.current
        ))
    }
    tell(localized("No question waits for an answer."))
    return .done
  }

  private func move(to item: Int) throws -> Outcome {
    try ask(item)
    return .done
  }

  /// Puts a question that is asked on screen.
  func ask(_ item: Int) throws {
    try commit([.asked(item: questionnaire.items[item].id.text)])
    needsRedisplay = true
    rowPosition = nil
  }

  private func go(to name: String, _ command: ShellCommand) throws -> Outcome {
    if let item = item(named: name) {
      switch session.responses.applicability(of: item) {
      case .asked: return try move(to: item)
      case .notAsked: return .refused(refusal(.notAsked(item: item)))
      case .pending(let unknowns): return .refused(refusal(.undecided(item: item, waitingFor: unknowns.items)))
      }
    }
    if let section = section(named: name) {
      let asked = section.items.filter {
        questionnaire.items[$0].isQuestion && session.responses.applicability(of: $0) == .asked
      }
      if let first = asked.first(where: { session.responses.state(of: $0) == .open }) ?? asked.first {
        return try move(to: first)
      }
      return .refused(
        Refusal(
          identifier: "not-asked", message: localized("no question of section '\(section.id)' is asked"), item: nil))
    }
    let names = questionnaire.items.filter(\.isQuestion).map(\.id.text) + questionnaire.sections.map(\.id.text)
    return .refused(
      Refusal(
        identifier: "unknown-item",
        message: localized("there is no question '\(name)'; expected its name or its number, as /list shows them"),
        suggestion: Suggestion.nearest(to: name, in: names), item: session.current))
  }

  /// The question with this name or number, letter case ignored.
  package func item(named name: String) -> Int? {
    if let number = Int(name), name.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
      let asked = session.askedItems
      return 1...max(1, asked.count) ~= number && !asked.isEmpty ? asked[number - 1] : nil
    }
    let exact = questionnaire.itemIndex(ItemID(name)).flatMap { questionnaire.items[$0].isQuestion ? $0 : nil }
    let lower = name.lowercased()
    return exact ?? questionnaire.items.first { $0.isQuestion && $0.id.text.lowercased() == lower }?.index
  }

  private func section(named name: String) -> Section? {
    let lower = name.lowercased()
    guard !lower.isEmpty else { return nil }
    if let exact = questionnaire.sections.first(where: { $0.id.text.lowercased() == lower }) { return exact }
    let fitting = questionnaire.sections.filter { shown($0.title).lowercased().hasScalarPrefix(lower) }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private func undo() throws -> Outcome {
    if let remark = session.undoingRemark() {
      try commit([remark.event])
      say(localized("Taken back: \(remark.text). /undo again takes the last answer back."))
      return .done
    }
    let undone: (events: [AssessmentEvent], item: Int)
    do throws(RequestProblem) {
      undone = try session.undoing()
    } catch {
      return .refused(refusal(error))
    }
    let item = questionnaire.items[undone.item]
    let before = session.responses.givenAnswer(to: undone.item).map { text(of: $0, item) } ?? ""
    try commit(undone.events)
    rowPosition = nil
    let place = name(of: undone.item)
    say(
      session.responses.givenAnswer(to: undone.item).map {
        localized("Taken back at \(place): \(before); it is again: \(text(of: $0, item)).")
      } ?? localized("Taken back at \(place): \(before)."))
    needsRedisplay = true
    return .done
  }

  // MARK: - Listing

  private func review(_ name: String) throws -> Outcome {
    if !name.isEmpty {
      guard let section = section(named: name) else {
        let names = questionnaire.sections.map(\.id.text)
        return .refused(
          Refusal(
            identifier: "unknown-section",
            message: localized("there is no section '\(name)'; expected one of \(names.joined(separator: ", "))"),
            suggestion: Suggestion.nearest(to: name, in: names), item: session.current))
      }
      return readBack(section)
    }
    let waiting = session.askedItems.filter { session.responses.state(of: $0).isUnsettled }
    let pending = session.pendingItems
    guard !waiting.isEmpty || !pending.isEmpty else {
      tell(localized("Every question has an answer."))
      return .done
    }
    output.talk("\n")
    let limit = 60
    for item in waiting.prefix(limit) {
      let state: String =
        switch session.responses.state(of: item) {
        case .unknown: localized("not known")
        case .deferred:
          session.parked[item].map { $0.isEmpty ? localized("parked") : localized("parked for \($0)") }
            ?? localized("skipped")
        default: localized("open")
        }
      let number = number(of: item).map(String.init) ?? "-"
      let label = String(repeating: " ", count: max(0, 3 - number.utf8.count)) + number + "  "
      tell("\(session.responses.text(questionnaire.items[item].text, in: language)) [\(state)]", label: label)
    }
    if waiting.count > limit { tell(localized("... and \(waiting.count - limit) more")) }
    for (item, names) in pending.prefix(20) {
      tell(
        localized(
          """
          \(session.responses.text(questionnaire.items[item].text, in: language)) [asked or not: waits for \
          \(names.prefix(3).joined(separator: ", "))]
          """), label: "  -  ")
    }
    tell(localized("/goto N goes to a question."))
    return .done
  }
}
