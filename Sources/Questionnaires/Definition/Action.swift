package import Diagnostics
package import ExpressionLanguage

/// A piece of work that closes gaps.
package struct Action: Sendable {
  /// What an action leads to: this answer to this item.
  package struct Target: Sendable {
    /// The index of the item.
    package var item: Int
    package var answer: AnswerValue

    /// Creates a target.
    package init(item: Int, answer: AnswerValue) {
      self.item = item
      self.answer = answer
    }
  }

  package var id: ActionID
  /// Its place among the actions, from 0.
  package var index: Int
  package var title: LocalizedText
  package var steps: [LocalizedText] = []
  package var addresses: [Target] = []
  /// The work in days, a multiple of 0.5, at least 0.5.
  package var effortDays = 0.5
  /// How long it takes from start to finish, in weeks.
  package var weeks: Double?
  /// Who usually does it.
  package var owner: LocalizedText?
  /// What shows that it is done.
  package var evidence: [LocalizedText] = []
  /// Sources that help to do it.
  package var resources: [SourceID] = []
  /// The indices of the actions that come before it.
  package var after: [Int] = []
  package var sources: [SourceID] = []
  package var visibleIf: Rule?
  package var place: Diagnostic.Place

  /// Creates an action with its identity; everything else has its default.
  package init(id: ActionID, index: Int, title: LocalizedText, place: Diagnostic.Place) {
    self.id = id
    self.index = index
    self.title = title
    self.place = place
  }
}

/// A value made from answers.
package struct ComputedValue: Sendable {
  package var id: ComputedID
  /// Its place among the computed values, from 0.
  package var index: Int
  package var title: LocalizedText
  package var rule: Rule
  package var unit: LocalizedText?
  package var format: ValueFormat?
  /// What people read for a value that is a text, by the text; empty where they read the text itself.
  package var labels: [String: LocalizedText]
  /// Whether results show it.
  package var isShown: Bool
  package var sources: [SourceID]

  /// Creates a computed value.
  package init(
    id: ComputedID, index: Int, title: LocalizedText, rule: Rule, unit: LocalizedText? = nil,
    format: ValueFormat? = nil, labels: [String: LocalizedText] = [:], isShown: Bool = true, sources: [SourceID] = []
  ) {
    self.id = id
    self.index = index
    self.title = title
    self.rule = rule
    self.unit = unit
    self.format = format
    self.labels = labels
    self.isShown = isShown
    self.sources = sources
  }
}

/// Answers with what they must lead to: a test that ships with a definition.
package struct Example: Sendable {
  package var title: LocalizedText
  /// The answers, in the order written; items not named stay open.
  package var answers: [(item: Int, answer: Answer)]
  /// The client's facts; what is not given is empty.
  package var client: Client
  /// The value of `today`.
  package var today: CalendarDate?
  package var notes: LocalizedText?
  package var expectations: [Expectation]
  package var place: Diagnostic.Place

  /// Creates an example.
  package init(
    title: LocalizedText, answers: [(item: Int, answer: Answer)] = [], client: Client = Client(),
    today: CalendarDate? = nil, notes: LocalizedText? = nil, expectations: [Expectation] = [],
    place: Diagnostic.Place
  ) {
    self.title = title
    self.answers = answers
    self.client = client
    self.today = today
    self.notes = notes
    self.expectations = expectations
    self.place = place
  }

  /// One value that an example must lead to.
  package struct Expectation: Sendable {
    /// What is looked at.
    package enum Subject: Sendable {
      /// Headline shares, unrounded; `nil` expects "not scorable".
      case score(Double?)
      case low(Double?)
      case high(Double?)
      case coverage(Double?)
      /// The level reached; `nil` expects none.
      case level(LevelID?)
      /// How many questions apply.
      case askedCount(Int)
      /// Which questions apply, by index, ascending.
      case asked([Int])
      /// The share of the section with this index.
      case section(index: Int, share: Double?)
      /// The computed value with this index, written as JSON: a number, text, truth or a list of such; `nil` expects that
      /// it has no value.
      case computed(index: Int, value: Value?)
      /// An answer that the item with this index does not take; `nil` where its type or limits refuse it already, so
      /// that only its validators are left to ask.
      case refused(item: Int, answer: Answer?)
    }

    package var subject: Subject
    package var place: Diagnostic.Place

    /// Creates an expectation.
    package init(subject: Subject, place: Diagnostic.Place) {
      self.subject = subject
      self.place = place
    }
  }
}
