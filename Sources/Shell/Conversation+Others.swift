import AnswerFiles
import Diagnostics
import Localization
import Questionnaires

/// Going from one questionnaire to another.
extension Conversation {
  /// Leaves for the questionnaire with this id, or lists those that there are.
  func take(questionnaire name: String) -> Outcome {
    let others = otherQuestionnaires()
    guard !name.isEmpty else {
      for other in others {
        tell(
          other.minutes.map { localized("\(other.id): \(other.title(in: .current)) (about \($0) min)") }
            ?? "\(other.id): \(other.title(in: .current))", label: "  ")
      }
      tell(localized("/take and one of these names goes on with it; this one stays saved."))
      return .done
    }
    if let other = others.first(where: { QuestionnaireCatalog.isSameID($0.id, name) }) { return .take(other.id) }
    return .refused(
      Refusal(
        identifier: "unknown-questionnaire",
        message: localized("there is no questionnaire '\(name)'; /take lists those there are"),
        suggestion: Suggestion.nearest(to: name, in: others.map(\.id)), item: nil))
  }
}
