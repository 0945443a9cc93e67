import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports

/// The end of a section: a sentence on what it left behind and, where a facilitator leads, its answers read back until they
/// are confirmed.
extension Conversation {
  /// The section whose answers are to be confirmed now; `nil` where none is.
  ///
  /// A section is read back when its last open question is behind and the next lies elsewhere; at the end of all, whatever
  /// was not confirmed yet.
  var sectionToConfirm: Int? {
    guard isGuided else { return nil }
    if let requestedSection, isToConfirm(requestedSection) { return requestedSection }
    guard session.current == nil else { return nil }
    guard let next = upcoming else { return questionnaire.sections.indices.first(where: isToConfirm) }
    guard let last = session.lastVisited else { return nil }
    let section = questionnaire.items[last].section
    return section != questionnaire.items[next].section && isToConfirm(section) ? section : nil
  }

  private func isToConfirm(_ section: Int) -> Bool {
    guard session.confirmations[section] == nil, !postponedSections.contains(section) else { return false }
    let states = askedItems(of: section).map { session.responses.state(of: $0) }
    return !states.contains(.open) && states.contains { $0 != .deferred }
  }

  /// The questions of a section that are asked.
  private func askedItems(of section: Int) -> [Int] {
    questionnaire.sections[section].items.filter {
      questionnaire.items[$0].isQuestion && session.responses.applicability(of: $0) == .asked
    }
  }

  // MARK: - Confirming

  /// Shows the answers of a section that waits to be confirmed.
  func showReadBack(_ section: Int) {
    blankLine()
    if requestedSection == nil { say(localized("Read back before moving on:")) }
    page(TerminalRenderer(style).render(answers: report(), of: questionnaire.sections[section].id))
    isReadBackFresh = true
    say(localized("Type y if this is right, the number of an answer to change it, or skip to confirm it later."))
  }

  /// Takes a line typed where a section waits to be confirmed; `nil` where it is something else.
  func confirm(_ section: Int, _ line: String) throws -> Outcome? {
    let id = questionnaire.sections[section].id.text
    let text = line.trimmingSpaces()
    let word = text.lowercased()
    switch word {
    case _ where YesNo.value(of: word) == true, "ok", "right", "looks good", "correct", "correcto":
      guard isReadBackFresh else {
        tell(localized("This is what y confirms:"))
        showReadBack(section)
        return .done
      }
      try commit([.sectionConfirmed(section: id, by: facilitator ?? respondent)])
      say(localized("Confirmed: \(shown(questionnaire.sections[section].title))."))
      leaveReadBack()
      return .done
    case "skip", "/skip", "s", "later", "despu\u{E9}s":
      postponedSections.insert(section)
      say(localized("Not confirmed. /review \(id) reads it back again."))
      leaveReadBack()
      return .done
    case "back", "/back", "b":
      guard let last = askedItems(of: section).last else { return nil }
      leaveReadBack()
      try ask(last)
      return .done
    case "n", "no":
      tell(localized("Which answer is not right? Type its number."))
      return .done
    case "?", "help", "/help":
      tell(
        localized(
          """
          y confirms the section, a number goes to that answer, a number and an answer changes it at once, skip \
          leaves it to be confirmed later. Commands work too, such as /note 3: TEXT or /score.
          """))
      return .done
    default:
      return try mend(section, text)
    }
  }

  /// Goes to the answer of this number, or changes it where a new one follows; `nil` where the line is a command.
  private func mend(_ section: Int, _ text: String) throws -> Outcome? {
    if case .command = InputParser.parse(text, at: nil) { return nil }
    let digits = String(String.UnicodeScalarView(text.unicodeScalars.prefix { "0"..."9" ~= $0 }))
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(digits.unicodeScalars.count)))
    guard !digits.isEmpty, rest.isEmpty || rest.hasScalarPrefix(" ") else {
      return .refused(
        Refusal(
          identifier: "not-confirmed",
          message: localized(
            """
            expected y if this is right, the number of an answer to change it, or skip to confirm it later
            """),
          item: nil))
    }
    guard let item = item(named: digits), questionnaire.items[item].section == section else {
      return .refused(
        Refusal(
          identifier: "not-confirmed",
          message: localized("question \(digits) is not in this section; /change \(digits) goes there"),
          item: nil))
    }
    if rest.isEmpty {
      requestedSection = nil
      return try perform(.change, digits)
    }
    let outcome = try receive(rest, for: item)
    if case .done = outcome, pendingChange == nil { showReadBack(section) }
    return outcome
  }

  private func leaveReadBack() {
    isReadBackFresh = false
    if requestedSection != nil { needsRedisplay = session.current != nil }
    requestedSection = nil
  }

  // MARK: - Moving on

  /// Says in a sentence what a section left behind, once a person goes on to another.
  ///
  /// A short section of which nothing waits says nothing: who answers ten questions has no use for five summaries.
  func tellSectionDone(before item: Int) {
    guard mode == .person, !isQuick, !isGuided, let shown = lastShownSection,
      shown != questionnaire.items[item].section,
      reviewedSections.insert(shown).inserted
    else { return }
    let states = askedItems(of: shown).map { session.responses.state(of: $0) }
    let deferred = askedItems(of: shown).filter { session.responses.state(of: $0) == .deferred }
    let answered = states.count { $0 == .answered || $0 == .notApplicable }
    let (unknown, open) = (states.count { $0 == .unknown }, states.count { $0 == .open })
    let parked = deferred.count { session.parked[$0] != nil }
    let skipped = deferred.count - parked
    guard answered >= 4 || unknown + open + parked + skipped > 0, !states.isEmpty else { return }
    var counts = [localized(answered, one: "\(answered) answered", other: "\(answered) answered")]
    if unknown > 0 { counts.append(localized(unknown, one: "\(unknown) not known", other: "\(unknown) not known")) }
    if parked > 0 { counts.append(localized(parked, one: "\(parked) parked", other: "\(parked) parked")) }
    if skipped > 0 { counts.append(localized(skipped, one: "\(skipped) skipped", other: "\(skipped) skipped")) }
    if open > 0 { counts.append(localized(open, one: "\(open) open", other: "\(open) open")) }
    let section = questionnaire.sections[shown]
    blankLine()
    say(
      localized(
        """
        \(VisibleText.oneLine(session.responses.text(section.title, in: language))): \
        \(counts.joined(separator: ", ")). /review \(section.id.text) shows the answers.
        """))
  }

  /// Reads a section back on request; in a guided session it can be confirmed then.
  func readBack(_ section: Section) -> Outcome {
    postponedSections.remove(section.index)
    if isGuided, isToConfirm(section.index) {
      requestedSection = section.index
      needsRedisplay = true
      return .done
    }
    isReadBackFresh = false
    page(TerminalRenderer(style).render(answers: report(), of: section.id))
    tell(localized("/change N changes an answer."))
    return .done
  }
}
