package import Diagnostics

/// One question, or a text shown between questions.
package struct Item: Sendable {
  package var id: ItemID
  /// Its place among all items of the questionnaire, from 0.
  package var index: Int
  /// The index of its section.
  package var section: Int
  package var kind: Kind
  package var text: LocalizedText
  package var help: LocalizedText?
  package var why: LocalizedText?
  package var example: LocalizedText?
  /// What a consultant asks next.
  package var probes: [LocalizedText] = []
  /// What would show that the answer holds.
  package var evidence: [LocalizedText] = []
  package var unit: LocalizedText?
  package var defaultValue: AnswerValue?
  /// Whether an answer is required whatever `requiredIf` says.
  package var isRequired = true
  package var requiredIf: Rule?
  package var visibleIf: Rule?
  package var allowsUnknown = true
  package var allowsNotApplicable = false
  /// Whether `notApplicable` needs a reason.
  package var requiresReason = false
  package var validators: [Validator] = []
  /// Its weight within its section, at least 0.
  package var weight = 1.0
  /// How an answer earns points; `nil` where the item is not scored.
  package var scoring: ItemScoring?
  /// The points of a full answer, more than 0 where the item is scored.
  package var maximum = 1.0
  /// The key shared by items of different questionnaires that ask the same thing.
  package var concept: String?
  package var sources: [SourceID] = []
  package var tags: [String] = []
  /// Where it stands in the file.
  package var place: Diagnostic.Place

  /// Creates an item with its identity; everything else has its default.
  package init(
    id: ItemID, index: Int, section: Int, kind: Kind, text: LocalizedText, place: Diagnostic.Place
  ) {
    self.id = id
    self.index = index
    self.section = section
    self.kind = kind
    self.text = text
    self.place = place
  }

  /// What kind of answer an item takes, with what limits it.
  package enum Kind: Sendable {
    case choice([Choice])
    case multichoice([Choice])
    case boolean
    /// A whole number from `range`, some of which have a label.
    case rating(range: ClosedRange<Int64>, labels: [Int64: LocalizedText])
    case integer(Bounds)
    case number(Bounds, decimals: Int?)
    /// An amount in a currency (ISO 4217 code) with a number of decimal places.
    case money(Bounds, currency: String, decimals: Int)
    /// A share: 0.15 is fifteen percent.
    case percent(Bounds, decimals: Int?)
    case date(earliest: CalendarDate?, latest: CalendarDate?)
    case text(isMultiline: Bool)
    /// A repeated group: rows of the same fields.
    case list(RowForm)
    /// Shown, never answered.
    case display
  }

  /// The least and greatest number accepted; `nil` where there is no limit.
  package struct Bounds: Sendable, Equatable {
    package var least: Double?
    package var greatest: Double?

    /// Creates bounds.
    package init(least: Double? = nil, greatest: Double? = nil) {
      self.least = least
      self.greatest = greatest
    }

    /// Whether a number lies within.
    package func contains(_ number: Double) -> Bool {
      number >= least ?? -.infinity && number <= greatest ?? .infinity
    }
  }
}

extension Item {
  /// The choices of a choice or multichoice item; empty for other kinds.
  package var choices: [Choice] {
    switch kind {
    case .choice(let choices), .multichoice(let choices): choices
    default: []
    }
  }

  /// What is asked in each row, where it is a list.
  package var rowForm: RowForm? {
    if case .list(let form) = kind { return form }
    return nil
  }

  /// Whether it is a question, rather than a text that is only shown.
  package var isQuestion: Bool {
    if case .display = kind { return false }
    return true
  }

  /// The choice with this name.
  package func choice(_ id: String) -> Choice? {
    choices.first { $0.id.text == id }
  }

  /// The name of its type as definitions spell it.
  package var typeName: String {
    switch kind {
    case .choice: "choice"
    case .multichoice: "multichoice"
    case .boolean: "boolean"
    case .rating: "rating"
    case .integer: "integer"
    case .number: "number"
    case .money: "money"
    case .percent: "percent"
    case .date: "date"
    case .text: "text"
    case .list: "list"
    case .display: "display"
    }
  }
}

/// One of the answers that a choice or multichoice item offers.
package struct Choice: Sendable {
  package var id: ChoiceID
  package var text: LocalizedText
  /// What choosing it earns, at least 0; `nil` where it is not scored.
  package var points: Double?
  package var bucket: Bucket?
  /// Whether it stands alone in a multichoice answer.
  package var isExclusive: Bool
  package var help: LocalizedText?
  /// What choosing it says about the employer, for reports.
  package var finding: LocalizedText?
  /// Actions that follow from choosing it.
  package var actions: [ActionID]

  /// Creates a choice.
  package init(
    id: ChoiceID, text: LocalizedText, points: Double? = nil, bucket: Bucket? = nil, isExclusive: Bool = false,
    help: LocalizedText? = nil, finding: LocalizedText? = nil, actions: [ActionID] = []
  ) {
    self.id = id
    self.text = text
    self.points = points
    self.bucket = bucket
    self.isExclusive = isExclusive
    self.help = help
    self.finding = finding
    self.actions = actions
  }
}

/// A condition on the answer of an item beyond its type.
package struct Validator: Sendable {
  /// True where the answer is accepted.
  package var rule: Rule
  package var message: LocalizedText
  /// `error` refuses the answer; `warning` and `info` only speak.
  package var severity: Severity

  /// Creates a validator.
  package init(rule: Rule, message: LocalizedText, severity: Severity) {
    self.rule = rule
    self.message = message
    self.severity = severity
  }

  /// What follows where a validator does not hold.
  package enum Severity: String, Sendable, CaseIterable {
    case error
    case warning
    case info
  }
}

/// How an answer earns points.
package enum ItemScoring: Sendable {
  /// The points of the chosen choice, or the sum of those chosen.
  case choicePoints
  /// The maximum for yes, 0 for no.
  case boolean
  /// The points of the highest band that the number reaches; below the first, 0. Ascending by `from`.
  case bands([Band])
  /// A share 0...1.
  case expression(Rule)

  /// A stretch of numbers that earns the same points.
  package struct Band: Sendable, Equatable {
    package var from: Double
    package var points: Double

    /// Creates a band.
    package init(from: Double, points: Double) {
      self.from = from
      self.points = points
    }
  }
}

/// Where a settled item falls in a summary.
package enum Bucket: String, Sendable, CaseIterable {
  case inPlace
  case partly
  case planned
  case notInPlace
  /// Unsettled.
  case notKnown
}
