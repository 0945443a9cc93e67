import ExpressionLanguage

/// Answers as an assessment keeps them for its expressions: an outcome for each item, by number.
struct Answers: Activation {
  private let outcomes: [Outcome]
  private let plain: [PlainOutcome]

  private init(_ outcomes: [Outcome]) {
    self.outcomes = outcomes
    plain = outcomes.map { PlainOutcome($0) }
  }

  func read(_ slot: Slot) -> Outcome { outcomes[slot.index] }

  func plain(_ slot: Slot) -> PlainOutcome { plain[slot.index] }

  func presence(_ slot: Slot) -> Presence { Presence(outcomes[slot.index]) }

  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome {
    .error(EvaluationError(message: "there are no functions here"))
  }

  /// The items with their types and answers; `nil` where an item does not apply.
  private static let items: [(name: String, type: ValueType, value: Value?)] = [
    ("openings", .int, .int(6)), ("turnover", .double, .double(0.31)), ("remote", .bool, .bool(true)),
    ("pay", .int, .int(3)), ("mentors", .int, .int(2)), ("partners", .int, .int(4)), ("space", .int, .int(1)),
    ("support", .int, .int(5)), ("occupation", .string, .string("sterile_processing")),
    ("budget", .double, .double(90_000)), ("wage", .double, .double(21.5)), ("cohort", .int, nil),
    ("decision", .string, .string("yes")), ("sector", .string, .string("care")), ("outsourced", .bool, .bool(false)),
    ("partner", .string, .string("community_college")), ("title", .string, .string("Certified nursing assistant")),
    ("zip", .string, .string("02139-4307")),
    ("ratings", .list(.int), .list([3, 4, 2, 5, 3, 4, 4, 2].map { .int($0) })),
    ("targets", .list(.int), .list([5, 6, 5, 7, 5, 8, 6, 9].map { .int($0) })),
  ]

  /// One set of answers.
  static let sample = Answers(
    items.map { item in
      item.value.map { .value($0) } ?? .error(EvaluationError(message: "'\(item.name)' does not apply"))
    })

  /// The names of the items.
  static let environment = {
    var environment = TypeEnvironment()
    environment.declareRecord(
      "answers", number: 0,
      fields: items.enumerated().map { index, item in
        TypeEnvironment.Field(name: item.name, type: item.type, slot: index, mayBeAbsent: item.value == nil)
      })
    return environment
  }()
}

// MARK: - Plain reading

extension Answers {
  /// Whether an item has an answer.
  func isKnown(_ item: Int) -> Bool { if case .value = outcomes[item] { true } else { false } }

  /// An answer that is an int.
  func int(_ item: Int) -> Int64 { if case .value(.int(let number)) = outcomes[item] { number } else { 0 } }

  /// An answer that is a double.
  func double(_ item: Int) -> Double { if case .value(.double(let number)) = outcomes[item] { number } else { 0 } }

  /// An answer that is a bool.
  func bool(_ item: Int) -> Bool { if case .value(.bool(let truth)) = outcomes[item] { truth } else { false } }

  /// An answer that is a string.
  func string(_ item: Int) -> String { if case .value(.string(let text)) = outcomes[item] { text } else { "" } }

  /// An answer that is a list.
  func list(_ item: Int) -> [Value] { if case .value(.list(let elements)) = outcomes[item] { elements } else { [] } }
}
