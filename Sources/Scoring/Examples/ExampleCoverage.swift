package import Diagnostics
import Questionnaires

/// What the examples of a definition reach together, and what they leave out.
///
/// - An item is reached where an example answers it; one that is only shown, where an example shows it.
/// - A condition is reached where it holds in one example and does not in another. What counts is a condition that
///   decides something: an item's own where its section may be asked, `requiredIf` where the item is asked, a validator
///   where there is an answer. One of severity `error` does not hold where it refuses an answer that an example expects
///   under `refused`. A gate holds, or does not, as the level does: what is undecided does not hold, and what looks at
///   something that is not asked does. Any other condition that waits or fails is not decided.
///   Conditions in the rows of a list are looked at in each row; what a field refuses there is not counted.
/// - A level is reached where an example reaches it.
/// - An action is reached where it is known to apply in an example.
package struct ExampleCoverage: Sendable {
  /// How many things of one kind there are, and how many of them the examples reach.
  package struct Count: Sendable, Equatable {
    package private(set) var reached = 0
    package private(set) var total = 0

    fileprivate mutating func add(isReached: Bool) {
      total += 1
      if isReached { reached += 1 }
    }
  }

  package private(set) var items = Count()
  package private(set) var conditions = Count()
  package private(set) var levels = Count()
  package private(set) var actions = Count()
  /// What is not reached: an error at each place, in the order of the kinds above and then of the definition.
  package private(set) var gaps: [Diagnostic] = []

  /// Runs the examples of a questionnaire.
  package init(_ scorer: Scorer) {
    let questionnaire = scorer.questionnaire
    let seen = ExampleSightings(scorer)
    for item in questionnaire.items {
      note(
        \.items, isReached: seen.items.contains(item.index), "uncovered-item", CoverageMessage.item(item),
        at: item.place)
    }
    for condition in DefinitionCondition.all(of: questionnaire) {
      let sides = seen.conditions[condition.owner] ?? []
      note(
        \.conditions, isReached: sides == [.held, .failed], "uncovered-condition",
        CoverageMessage.condition(condition.owner, seen: sides, in: questionnaire), at: condition.place,
        hint: CoverageMessage.hint(condition.owner, seen: sides, in: questionnaire))
    }
    for (index, level) in questionnaire.levels.enumerated() {
      note(
        \.levels, isReached: seen.levels.contains(index), "uncovered-level", CoverageMessage.level(level),
        at: level.place)
    }
    for action in questionnaire.actions {
      note(
        \.actions, isReached: seen.actions.contains(action.index), "uncovered-action",
        CoverageMessage.action(action), at: action.place)
    }
  }

  private mutating func note(
    _ kind: WritableKeyPath<Self, Count>, isReached: Bool, _ identifier: String,
    _ message: @autoclosure () -> String, at place: Diagnostic.Place, hint: @autoclosure () -> String? = nil
  ) {
    self[keyPath: kind].add(isReached: isReached)
    guard !isReached else { return }
    gaps.append(
      Diagnostic(.error, identifier, message(), at: place, notes: hint().map { [Diagnostic.Note($0)] } ?? []))
  }
}

/// The wording of what examples do not reach.
private enum CoverageMessage {
  static func item(_ item: Item) -> String { "no example \(item.isQuestion ? "answers" : "shows") '\(item.id)'" }

  static func level(_ level: Level) -> String { "no example reaches level '\(level.id)'" }

  static func action(_ action: Action) -> String { "action '\(action.id)' applies in no example" }

  static func condition(
    _ owner: DefinitionCondition.Owner, seen sides: ExampleSightings.Sides, in questionnaire: Questionnaire
  ) -> String {
    func item(_ index: Int) -> String { "'\(questionnaire.items[index].id)'" }
    return switch owner {
    case .field(let list, let owner):
      questionnaire.items[list].rowForm.map { condition(owner, seen: sides, in: $0.questionnaire) } ?? ""
    case .section(let index):
      "the condition of section '\(questionnaire.sections[index].id)' \(missing(sides, "is", "true", "false"))"
    case .item(let index): "the condition of \(item(index)) \(missing(sides, "is", "true", "false"))"
    case .requirement(let index): "'requiredIf' of \(item(index)) \(missing(sides, "is", "true", "false"))"
    case .validator(let index, _) where isRefusal(owner, in: questionnaire):
      "a validator of \(item(index)) \(missing(sides, "", "accepts an answer", "refuses an answer"))"
    case .validator(let index, _): "a validator of \(item(index)) \(missing(sides, "is", "true", "false"))"
    case .gate(let index, _):
      "a gate of level '\(questionnaire.levels[index].id)' \(missing(sides, "", "holds", "fails to hold"))"
    case .action(let index):
      "the condition of action '\(questionnaire.actions[index].id)' \(missing(sides, "is", "true", "false"))"
    }
  }

  /// Where to put what is missing, where that is not plain.
  static func hint(
    _ owner: DefinitionCondition.Owner, seen sides: ExampleSightings.Sides, in questionnaire: Questionnaire
  ) -> String? {
    guard isRefusal(owner, in: questionnaire), !sides.contains(.failed) else { return nil }
    return "what an item does not take is expected under 'refused'"
  }

  private static func isRefusal(_ owner: DefinitionCondition.Owner, in questionnaire: Questionnaire) -> Bool {
    guard case .validator(let item, let index) = owner else { return false }
    return questionnaire.items[item].validators[index].severity == .error
  }

  /// What was never seen of a condition.
  private static func missing(
    _ sides: ExampleSightings.Sides, _ verb: String, _ held: String, _ failed: String
  ) -> String {
    let words =
      switch (sides.contains(.held), sides.contains(.failed)) {
      case (false, false): "neither \(held) nor \(failed)"
      case (false, true): "never \(held)"
      default: "never \(failed)"
      }
    return (verb.isEmpty ? "" : verb + " ") + words + " in any example"
  }
}
