import Diagnostics
import Questionnaires

/// A condition of a definition: something that examples should see hold, and see not hold.
struct DefinitionCondition {
  /// What hangs on a condition.
  indirect enum Owner: Hashable {
    /// Whether the section with this index is asked.
    case section(Int)
    /// Whether the item with this index is asked.
    case item(Int)
    /// Whether the item with this index needs an answer.
    case requirement(Int)
    /// What the item with this index says to an answer; the validators are counted from 0.
    case validator(item: Int, index: Int)
    /// Whether the level with this index is reached; the gates are counted from 0.
    case gate(level: Int, index: Int)
    /// Whether the action with this index applies.
    case action(Int)
    /// What hangs on it in each row of the list with this index; items are the fields of the row.
    case field(list: Int, Owner)
  }

  let owner: Owner
  /// Where it stands in the file.
  let place: Diagnostic.Place

  /// Every condition of a definition, in its order.
  static func all(of questionnaire: Questionnaire) -> [DefinitionCondition] {
    var result: [DefinitionCondition] = []
    for section in questionnaire.sections {
      result += condition(section.visibleIf, .section(section.index))
      result += questionnaire.items[section.items].flatMap(all)
    }
    for (level, gates) in questionnaire.levels.map(\.gates).enumerated() {
      for (number, gate) in gates.enumerated() {
        result.append(DefinitionCondition(owner: .gate(level: level, index: number), place: gate.place))
      }
    }
    return result + questionnaire.actions.flatMap { condition($0.visibleIf, .action($0.index)) }
  }

  /// The conditions of an item, then those of the fields of its rows.
  private static func all(of item: Item) -> [DefinitionCondition] {
    var result = condition(item.visibleIf, .item(item.index)) + condition(item.requiredIf, .requirement(item.index))
    for (number, validator) in item.validators.enumerated() {
      result += condition(validator.rule, .validator(item: item.index, index: number))
    }
    for field in item.rowForm?.fields ?? [] {
      result += all(of: field).filter { !isRefusal($0.owner, of: field) }
        .map { DefinitionCondition(owner: .field(list: item.index, $0.owner), place: $0.place) }
    }
    return result
  }

  /// Whether a condition of a field refuses answers: rows with such an answer are none, as those past a limit are.
  private static func isRefusal(_ owner: Owner, of field: Item) -> Bool {
    if case .validator(_, let index) = owner { field.validators[index].severity == .error } else { false }
  }

  private static func condition(_ rule: Rule?, _ owner: Owner) -> [DefinitionCondition] {
    rule.map { [DefinitionCondition(owner: owner, place: $0.place)] } ?? []
  }
}
