/// What a person said to an item.
package struct Answer: Sendable, Equatable {
  /// What is known of an item.
  package enum State: String, Sendable, CaseIterable {
    /// There is a value.
    case answered
    /// The person does not know.
    case unknown
    /// The item does not concern the employer.
    case notApplicable
    /// Skipped for now, perhaps parked with someone to ask.
    case deferred
    /// Not reached yet, or its condition is undecided.
    case open
    /// Its condition is false.
    case notAsked

    /// Whether the item still waits for something.
    package var isUnsettled: Bool {
      switch self {
      case .unknown, .deferred, .open: true
      case .answered, .notApplicable, .notAsked: false
      }
    }
  }

  /// How an answer came about.
  package enum Origin: String, Sendable, CaseIterable {
    case typed
    case scripted
    case `default`
    case carriedOver
  }

  /// Only `answered`, `unknown`, `notApplicable` or `deferred`, which a person can set, or `open` for a list of which
  /// some rows are there.
  package var state: State
  /// The value, where the state is `answered`; of a list that is not finished, the rows so far.
  package var value: AnswerValue?
  /// Why the item does not apply, where said.
  package var reason: String?
  package var origin: Origin
  /// Who said it, where several people answer.
  package var respondent: String?

  /// Creates an answer with a value.
  package init(_ value: AnswerValue, origin: Origin, respondent: String? = nil) {
    self.state = .answered
    self.value = value
    self.origin = origin
    self.respondent = respondent
  }

  /// Creates the answer to a list that is not finished: the rows so far, kept though nothing counts yet.
  /// - Parameter isDeferred: whether the list was skipped for now.
  package init(unfinished rows: [Row], isDeferred: Bool = false, origin: Origin, respondent: String? = nil) {
    self.state = isDeferred ? .deferred : .open
    self.value = .rows(rows)
    self.origin = origin
    self.respondent = respondent
  }

  /// Creates an answer without a value.
  package init(_ state: State, reason: String? = nil, origin: Origin, respondent: String? = nil) {
    precondition(state != .answered && state != .open && state != .notAsked, "not a state that a person sets")
    self.state = state
    self.reason = reason
    self.origin = origin
    self.respondent = respondent
  }
}

/// The value of an answer.
package enum AnswerValue: Sendable, Equatable {
  /// The name of a choice.
  case choice(String)
  /// Names of choices, in definition order, at least one.
  case choices([String])
  case boolean(Bool)
  /// The value of a rating or integer item.
  case integer(Int64)
  /// The value of a number, money or percent item (a share); always finite.
  case number(Double)
  case date(CalendarDate)
  case text(String)
  /// The rows of a list, in order.
  case rows([Row])
}

/// Facts about the employer that conditions can read.
package struct Client: Sendable, Equatable {
  package var name: String?
  package var state: String?
  package var sector: String?
  package var staff: Int64?

  /// Creates a client.
  package init(name: String? = nil, state: String? = nil, sector: String? = nil, staff: Int64? = nil) {
    self.name = name
    self.state = state
    self.sector = sector
    self.staff = staff
  }
}
