package import Questionnaires

/// What one of several respondents said to an item, as a consensus compares it with what the others said.
package struct ComparedAnswer: Sendable, Equatable {
  /// The assessment in which it was said.
  package var assessment: String
  /// Who said it, where that is known.
  package var respondent: String?
  /// What was said: `answered`, `unknown` or `notApplicable`; `deferred` or `open` where the person was asked and gave no
  /// answer; `notAsked` where the person was not asked, also because a condition was undecided.
  package var state: Answer.State
  /// The value, exactly where the state is `answered`.
  package var value: AnswerValue?
  /// Why the item does not apply, where said.
  package var reason: String?
  /// Remarks to the item in that assessment, in the order made.
  package var notes: [String]
  /// Pointers to what shows the answer, in the order given.
  package var evidence: [String]

  /// Creates an answer to compare.
  package init(
    assessment: String, respondent: String?, state: Answer.State, value: AnswerValue? = nil, reason: String? = nil,
    notes: [String] = [], evidence: [String] = []
  ) {
    precondition((state == .answered) == (value != nil), "a value stands exactly where there is an answer")
    self.assessment = assessment
    self.respondent = respondent
    self.state = state
    self.value = value
    self.reason = reason
    self.notes = notes
    self.evidence = evidence
  }

  /// Whether the person said something, be it that they do not know.
  package var isSaid: Bool {
    switch state {
    case .answered, .unknown, .notApplicable: true
    case .deferred, .open, .notAsked: false
    }
  }

  /// Whether the person was asked and gave no answer.
  package var isSilent: Bool { state == .deferred || state == .open }

  /// The answer alone, without notes and evidence.
  package var bare: ComparedAnswer {
    ComparedAnswer(assessment: assessment, respondent: respondent, state: state, value: value, reason: reason)
  }

  /// Whether two people said the same.
  ///
  /// Texts are the same where they differ only in letter case and in spaces; reasons why something does not apply may
  /// differ.
  package func says(theSameAs other: ComparedAnswer) -> Bool {
    guard state == other.state else { return false }
    if case (.text(let mine)?, .text(let theirs)?) = (value, other.value) {
      return Self.folded(mine) == Self.folded(theirs)
    }
    return value == other.value
  }

  private static func folded(_ text: String) -> String {
    text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
      .map { String(String.UnicodeScalarView($0)).lowercased() }
      .joined(separator: " ")
  }
}

extension [ComparedAnswer] {
  /// What each person is called: the name where it is known and nobody else has it, else with the assessment's id.
  package var names: [String] {
    map { answer in
      guard let name = answer.respondent else { return answer.assessment }
      let isShared = contains { $0.respondent == name && $0.assessment != answer.assessment }
      return isShared ? "\(name) (\(answer.assessment))" : name
    }
  }
}
