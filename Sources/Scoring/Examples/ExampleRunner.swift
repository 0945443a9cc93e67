package import Diagnostics
import ExpressionLanguage
package import Questionnaires

/// Something that an example of a definition expects and does not get.
package struct ExampleMismatch: Sendable {
  /// The index of the example.
  package var example: Int
  /// Where the expectation stands.
  package var place: Diagnostic.Place
  /// Both values, such as `expected score 0.5123, found 0.5100`.
  package var message: String

  /// The mismatch as a problem of the definition, which it is.
  package var diagnostic: Diagnostic { Diagnostic(.error, "example-mismatch", message, at: place) }
}

/// Runs the examples that ship with a definition.
package struct ExampleRunner: Sendable {
  /// The value of `today` in examples that give none.
  package static let today = CalendarDate(year: 2000, month: 1, day: 1)!

  private let scorer: Scorer

  /// Creates a runner over a scorer.
  package init(_ scorer: Scorer) {
    self.scorer = scorer
  }

  /// Every expectation that is not met, in the order of the definition.
  ///
  /// Shares match within 0.00005, other numbers within that or one part in 10^9.
  package func run() -> [ExampleMismatch] {
    scorer.questionnaire.examples.indices.flatMap { run($0) }
  }

  /// The expectations of one example that are not met.
  package func run(_ index: Int) -> [ExampleMismatch] {
    let example = scorer.questionnaire.examples[index]
    let responses = responses(to: example)
    let sheet = scorer.score(responses)
    return example.expectations.compactMap { expectation in
      mismatch(of: expectation.subject, responses: responses, sheet: sheet).map {
        ExampleMismatch(example: index, place: expectation.place, message: $0)
      }
    }
  }

  /// The answers of an example.
  package func responses(to example: Example) -> Responses {
    var responses = Responses(
      to: scorer.questionnaire, client: example.client, today: example.today ?? Self.today)
    for (item, answer) in example.answers { responses.set(answer, for: item) }
    return responses
  }

  // MARK: - Comparing

  private func mismatch(
    of subject: Example.Expectation.Subject, responses: Responses, sheet: ScoreSheet
  ) -> String? {
    switch subject {
    case .score(let share): return compare("score", share, sheet.total?.share)
    case .low(let share): return compare("low", share, sheet.total?.low)
    case .high(let share): return compare("high", share, sheet.total?.high)
    case .coverage(let share): return compare("coverage", share, sheet.total == nil ? nil : sheet.coverage)
    case .section(let index, let share):
      return compare(
        "section '\(scorer.questionnaire.sections[index].id)'", share, sheet.sections[index].share)
    case .level(let expected): return compare(expected, sheet.level)
    case .askedCount(let count):
      let found = responses.applicableCount
      return found == count ? nil : ScoringMessage.expected("\(count) questions asked", found: "\(found)")
    case .asked(let expected): return compare(expected, asked: responses)
    case .computed(let index, let value): return compare(value, computed: index, responses)
    case .refused(let item, let answer): return compare(refused: answer, by: item, responses)
    }
  }

  private func compare(_ name: String, _ expected: Double?, _ found: Double?) -> String? {
    switch (expected, found) {
    case (nil, nil): return nil
    case (let expected?, let found?):
      if (expected - found).magnitude <= Tolerance.example { return nil }
      return ScoringMessage.expected(name, expected, found: found)
    case (let expected?, nil):
      return ScoringMessage.expected("\(name) \(ScoringMessage.share(expected))", found: "not scorable")
    case (nil, let found?):
      return ScoringMessage.expected("\(name) not scorable", found: ScoringMessage.share(found))
    }
  }

  private func compare(_ expected: LevelID?, _ level: LevelResult?) -> String? {
    let found = level?.reached.map { scorer.questionnaire.levels[$0].id }
    guard expected != found else { return nil }
    func name(_ id: LevelID?) -> String { id.map { "'\($0)'" } ?? "none" }
    return ScoringMessage.expected("level \(name(expected))", found: name(found))
  }

  private func compare(_ expected: [Int], asked responses: Responses) -> String? {
    let items = scorer.questionnaire.items
    let found = items.indices.filter { items[$0].isQuestion && responses.state(of: $0) != .notAsked }
    guard found != expected else { return nil }
    func names(_ indices: [Int]) -> String {
      indices.isEmpty ? "none" : indices.map { "'\(items[$0].id)'" }.joined(separator: ", ")
    }
    let missing = Set(expected).subtracting(found).sorted()
    let extra = Set(found).subtracting(expected).sorted()
    return ScoringMessage.asked(missing: names(missing), extra: names(extra))
  }

  private func compare(_ expected: Value?, computed index: Int, _ responses: Responses) -> String? {
    let name = "computed '\(scorer.questionnaire.computed[index].id)'"
    guard let expected else {
      guard case .value(let value) = responses.computed(index) else { return nil }
      return ScoringMessage.expected("\(name) without a value", found: Self.text(value))
    }
    switch responses.computed(index) {
    case .value(let value):
      if Self.equals(expected, value) { return nil }
      return ScoringMessage.expected("\(name) \(Self.text(expected))", found: Self.text(value))
    case .unknown(let unknowns):
      return ScoringMessage.expected(
        "\(name) \(Self.text(expected))",
        found: "undecided, waiting for \(unknowns.items.joined(separator: ", "))")
    case .error(let error):
      return ScoringMessage.expected(
        "\(name) \(Self.text(expected))", found: "no value: \(error.message)")
    }
  }

  private func compare(refused answer: Answer?, by item: Int, _ responses: Responses) -> String? {
    let id = scorer.questionnaire.items[item].id
    guard responses.applicability(of: item) == .asked else { return ScoringMessage.notAsked(id) }
    guard let answer else { return nil }
    let isRefused = responses.brokenValidators(of: item, by: answer).contains { $0.severity == .error }
    return isRefused ? nil : ScoringMessage.notRefused(id)
  }

  private static func equals(_ expected: Value, _ found: Value) -> Bool {
    if let left = number(expected), let right = number(found) {
      return (left - right).magnitude <= max(Tolerance.example, left.magnitude * 1e-9)
    }
    switch (expected, found) {
    case (.bool(let left), .bool(let right)): return left == right
    case (.string(let left), .string(let right)): return left == right
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { equals($0, $1) }
    case (.string, .timestamp), (.timestamp, .timestamp): return text(expected) == text(found)
    default: return false
    }
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .int(let number): return "\(number)"
    case .uint(let number): return "\(number)"
    case .double(let number): return "\(number)"
    case .bool(let truth): return "\(truth)"
    case .string(let text): return text
    case .list(let elements): return "[" + elements.map { text($0) }.joined(separator: ", ") + "]"
    case .timestamp(let moment): return CalendarDate(moment)?.description ?? "a time"
    default: return "another type"
    }
  }
}

/// The wording of mismatches.
enum ScoringMessage {
  static func expected(_ expected: String, found: String) -> String { "expected \(expected), found \(found)" }

  /// Both shares to four decimals, or in full where those would read the same.
  static func expected(_ name: String, _ expected: Double, found: Double) -> String {
    let (left, right) = (share(expected), share(found))
    return left == right
      ? "expected \(name) \(expected), found \(found)" : "expected \(name) \(left), found \(right)"
  }

  static func share(_ share: Double) -> String { NumberText.decimal(share, decimals: 4) }

  static func notAsked(_ item: ItemID) -> String { "expected '\(item)' to refuse this, but it is not asked" }

  static func notRefused(_ item: ItemID) -> String { "expected '\(item)' to refuse this, but it is accepted" }

  static func asked(missing: String, extra: String) -> String {
    "expected other questions asked; missing \(missing), not expected \(extra)"
  }
}
