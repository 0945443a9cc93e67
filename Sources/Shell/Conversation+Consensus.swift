import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports

/// Settling what several respondents said differently.
extension Conversation {
  // MARK: - What all agree on

  /// Takes over the answers on which all agree whose questions are asked by now.
  ///
  /// One can reveal another, also before it, so this goes on until nothing is left.
  func takeOverAgreed() throws {
    guard session.isConsensus, pendingChange == nil else { return }
    var taken: [Int] = []
    while let next = session.nextToTakeOver() {
      try commit(next.events)
      taken.append(next.item)
    }
    guard let first = taken.first else { return }
    if taken.count == 1 {
      let answer = session.responses.answer(to: first).map { text(of: $0, questionnaire.items[first]) } ?? ""
      say(localized("All who were asked agree on \(name(of: first)), which was taken over: \(answer)."))
    } else {
      say(
        localized(
          """
          All who were asked agree on \(taken.count) more questions, which were taken over; /list shows them.
          """))
    }
  }

  // MARK: - Who said what

  /// Shows who said what to the question on screen, each with the letter that `/settle` takes.
  func showStatements(of index: Int) {
    let statements = session.statements(of: index)
    guard !statements.isEmpty else { return sayIfAllIsSettled(index) }
    if session.isContested(index) {
      let contested = session.contestedItems
      say(
        "\n"
          + (contested.firstIndex(of: index).map {
            localized("Difference \($0 + 1) of \(contested.count). Who said what:")
          } ?? localized("Who said what:")))
    } else if statements.contains(where: { $0.state != .notAsked && $0.state != .open && $0.state != .deferred }) {
      say("\n" + localized("All who were asked agree:"))
    } else {
      sayIfAllIsSettled(index)
      say("\n" + localized("Nobody has answered this:"))
    }
    for (place, statement) in statements.enumerated() {
      tell("\(statement.name): \(words(for: statement, to: index))", label: "  \(Self.letter(place))  ")
      let notes = statement.notes.map { localized("note: \($0)") }
      for remark in notes + statement.evidence.map({ localized("evidence: \($0)") }) {
        tell(remark, label: "       ")
      }
    }
  }

  /// Says once that nothing is left on which people differ, before questions that nobody answered.
  private func sayIfAllIsSettled(_ index: Int) {
    guard session.isConsensus, !hasSaidSettled, !session.isContested(index),
      session.contestedItems.allSatisfy({ session.responses.state(of: $0) != .open })
    else { return }
    hasSaidSettled = true
    let left = session.askedItems.count { session.responses.state(of: $0) == .open }
    say(
      "\n"
        + localized(
          left, one: "No difference is left. This question nobody has answered so far.",
          other: "No difference is left. \(left) questions nobody has answered so far."))
  }

  /// What somebody said, with the number by which it can be chosen.
  private func words(for statement: AgreementReport.Statement, to index: Int) -> String {
    guard case .choice(let id)? = statement.value,
      let number = questionnaire.items[index].choices.firstIndex(where: { $0.id.text == id })
    else { return statement.text }
    return "\(number + 1) \(statement.text)"
  }

  /// `a` to `z`, then `aa`.
  static func letter(_ place: Int) -> String {
    let own = String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(place % 26))))
    return place < 26 ? own : letter(place / 26 - 1) + own
  }

  // MARK: - Settling

  /// Gives the answer that one of the respondents gave, named by letter or by name.
  func settle(as who: String) throws -> Outcome {
    guard session.isConsensus else {
      return .refused(
        Refusal(
          identifier: "no-consensus", message: localized("/settle works where several respondents are compared"),
          item: session.current))
    }
    guard let item = session.current else {
      return .refused(
        Refusal(
          identifier: "no-question", message: localized("no question is open, so there is nothing to settle here"),
          item: nil))
    }
    let statements = session.statements(of: item)
    let wanted = who.trimmingSpaces().lowercased()
    let fitting = statements.indices.filter { Self.letter($0) == wanted }
    let named = statements.indices.filter { statements[$0].name.lowercased() == wanted }
    let begun = statements.indices.filter { statements[$0].name.lowercased().hasScalarPrefix(wanted) }
    let found = !fitting.isEmpty ? fitting : !named.isEmpty ? named : begun
    guard found.count == 1 else {
      let names = statements.enumerated().map { localized("\(Self.letter($0)) for \($1.name)") }.joined(separator: ", ")
      let problem =
        found.isEmpty
        ? localized("nobody here is '\(who)'; expected \(names)")
        : localized("'\(who)' fits several people; expected \(names)")
      return .refused(
        Refusal(
          identifier: "unknown-respondent",
          message: names.isEmpty ? localized("nobody was asked this question") : problem, item: item))
    }
    let statement = statements[found[0]]
    let answer: Answer
    switch statement.state {
    case .answered:
      guard let value = statement.value else { return .done }
      answer = Answer(value, origin: origin, respondent: respondent)
    case .unknown, .notApplicable:
      answer = Answer(statement.state, reason: statement.reason, origin: origin, respondent: respondent)
    case .deferred, .open, .notAsked:
      return .refused(
        Refusal(
          identifier: "nothing-said",
          message: localized("\(statement.name) has given no answer here to settle it with"),
          item: item))
    }
    rowPosition = nil
    return try submit(answer, to: item)
  }

  /// The letters of those who said something to the question on screen.
  var peopleToSettleAs: [CompletionCandidate] {
    let statements = session.current.map { session.statements(of: $0) } ?? []
    return statements.enumerated().map {
      CompletionCandidate(text: Self.letter($0), meaning: "\($1.name): \($1.text)")
    }
  }

  /// Says behind a confirmation who settled the question; empty where nothing was settled.
  func settlement(of item: Int) -> String {
    guard let by = session.settler(of: item) else { return "" }
    return " " + (by.isEmpty ? localized("Settled.") : localized("Settled by \(by)."))
  }
}
