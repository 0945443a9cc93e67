import Diagnostics
import Questionnaires

/// A condition of a definition: something that examples should see hold, and see not hold.
struct DefinitionCondition {
  /// What hangs on a condition.
  enum Owner: Hashable {
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
  }

  let owner: Owner
  /// Where it stands in the file.
  let place: Diagnostic.Place

  /// Every condition of a definition, in its order.
  static func all(of questionnaire: Questionnaire) -> [DefinitionCondition] {
    var result: [DefinitionCondition] = []
    func add(_ rule: Rule?, _ owner: Owner) {
      if let rule { result.append(DefinitionCondition(owner: owner, place: rule.place)) }
    }
    for section in questionnaire.sections {
      add(section.visibleIf, .section(section.index))
      for index in section.items {
        let item = questionnaire.items[index]
        add(item.visibleIf, .item(index))
        add(item.requiredIf, .requirement(index))
        for (number, validator) in item.validators.enumerated() {
          add(validator.rule, .validator(item: index, index: number))
        }
      }
    }
    for (level, gates) in questionnaire.levels.map(\.gates).enumerated() {
      for (number, gate) in gates.enumerated() {
        result.append(DefinitionCondition(owner: .gate(level: level, index: number), place: gate.place))
      }
    }
    for action in questionnaire.actions { add(action.visibleIf, .action(action.index)) }
    return result
  }
}
