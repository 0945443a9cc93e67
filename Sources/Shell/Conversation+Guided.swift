import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports

/// What belongs to a session that a facilitator leads: who says what, what to ask next, and the minutes.
extension Conversation {
  // MARK: - Who speaks

  /// Everyone who is known to take part: who was named at the beginning, and who has answered or remarked since.
  var people: [String] {
    var seen: Set<String> = []
    let named = respondents + session.opening.respondents + [facilitator, respondent].compactMap { $0 }
    let answering = questionnaire.items.indices.compactMap { item -> String? in
      guard let answer = session.responses.givenAnswer(to: item) else { return nil }
      // What respondents agree on is said by all of them together, which is nobody's name.
      return session.isConsensus && answer.origin == .carriedOver ? nil : answer.respondent
    }
    let remarking = session.notes.compactMap(\.author) + session.evidence.compactMap(\.author)
    return (named + answering + remarking).filter { seen.insert($0).inserted }
  }

  /// The one person with this name, or whose name alone begins so; letter case does not matter.
  func person(named text: String) -> String? {
    let name = text.trimmingSpaces().lowercased()
    guard !name.isEmpty else { return nil }
    let people = people
    if let exact = people.first(where: { $0.lowercased() == name }) { return exact }
    let fitting = people.filter { $0.lowercased().hasScalarPrefix(name) }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Who is meant by `@NAME` before an answer, and the answer; `nil` where nobody known is.
  ///
  /// The longest name counts, so that `@Dana Ortiz yes` is an answer of Dana Ortiz.
  func attributed(_ line: String) -> (person: String, answer: String)? {
    let text = line.trimmingSpaces()
    guard isGuided, text.unicodeScalars.first == "@" else { return nil }
    let words = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())).split(separator: " ")
      .map { $0.hasSuffix(":") ? $0.dropLast() : $0 }
    for count in (1..<max(2, words.count)).reversed() {
      guard let person = person(named: words.prefix(count).joined(separator: " ")) else { continue }
      let answer = words.dropFirst(count).joined(separator: " ")
      return answer.isEmpty ? nil : (person, answer)
    }
    return nil
  }

  /// Why `@NAME` before an answer means nobody here; `nil` where it does, or where the line is an answer itself.
  func refusal(ofAttributed line: String) -> Refusal? {
    let text = line.trimmingSpaces()
    guard isGuided, text.unicodeScalars.first == "@", let kind = kindOnScreen else { return nil }
    if case .text = kind { return nil }
    let name = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst().prefix { $0 != " " && $0 != ":" }))
    if let person = person(named: name) {
      return Refusal(
        identifier: "missing-answer", message: localized("the answer of \(person) is missing, such as @\(name) 2"),
        item: session.current)
    }
    return Refusal(
      identifier: "unknown-person",
      message: localized(
        """
        nobody here is called '\(name)'; expected \(people.joined(separator: ", ")), or /respondent \(name)
        """),
      suggestion: Suggestion.nearest(to: name, in: people), item: session.current)
  }

  /// The name before a colon of somebody who does not take part, as in `Bob Hart: I will bring it`.
  func stranger(in text: String) -> String? {
    guard isGuided, let colon = text.unicodeScalars.firstIndex(of: ":") else { return nil }
    let name = String(text.unicodeScalars[..<colon])
    let words = name.split(separator: " ")
    let isName = 1...3 ~= words.count && words.allSatisfy { $0.unicodeScalars.first?.properties.isUppercase == true }
    return isName && person(named: name) == nil ? name : nil
  }

  /// Says whose answers are recorded.
  func tellRespondent() {
    guard isGuided else { return }
    if let respondent {
      say(
        localized(
          """
          Answers are recorded as \(respondent)'s. /respondent NAME changes that; @NAME before an answer, for one \
          answer.
          """)
      )
    } else {
      say(localized("Answers are recorded without a name. /respondent NAME says whose they are."))
    }
  }

  /// Says from here on who answers.
  func setRespondent(_ name: String) -> Outcome {
    guard name != "-" else {
      respondent = nil
      say(localized("From here on, nobody in particular is said to answer."))
      return .done
    }
    // A file names people in full.
    respondent = mode == .person ? person(named: name) ?? name : name
    let who = respondent ?? name
    say(
      session.isConsensus
        ? localized("From here on, \(who) settles.") : localized("From here on, answers are recorded as \(who)'s."))
    return .done
  }

  // MARK: - What to ask next

  /// Shows the facilitator what to ask next, and what would show that the answer holds.
  func showGuide(_ item: Item, words: (LocalizedText) -> String) {
    for (title, texts) in [(localized("Ask:"), item.probes), (localized("Look for:"), item.evidence)] {
      for text in texts {
        for line in TextWrapping.lines(words(text), width: style.width, label: "  \(title) ") {
          output.talk(style.dim(line) + "\n")
        }
      }
    }
  }

  // MARK: - Minutes

  /// Shows how long each section takes by the plan, and how long it has taken.
  func tellMinutes() -> Outcome {
    page("\n" + TerminalRenderer(style).render(minutes: MinutesReport(session)) + "\n")
    return .done
  }
}
