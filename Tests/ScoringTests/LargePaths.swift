import Questionnaires
import Scoring
import TestSupport

/// Questionnaires of the size and shape that ship, with as many actions as asked for.
struct LargePaths {
  var random: SeededGenerator
  var actions: Int
  var model = ScoringModel.weightedMean
  /// Whether what comes after what is as dense as in the longest questionnaire that ships, or only within an item.
  var isDense = true

  /// Items of 0 to 4 points in eight sections; most have an action that leads to 3 points and one after it that leads to 4,
  /// some another way to get there; some actions do two things. Levels at 0.4, 0.6, 0.75 and 0.9 with gates.
  mutating func next() -> Responses {
    let itemCount = max(8, actions * 7 / 10)
    var draft = Draft(
      sections: (0..<8).map { index in
        Draft.SectionDraft(
          id: "s\(index)", weight: [1, 1, 2, 3].randomElement(using: &random)!, visibleIf: nil,
          target: model == .ladder ? 0.75 : nil, model: nil, items: [])
      })
    for index in 0..<itemCount {
      let weight = [1.0, 1, 2, 3].randomElement(using: &random)!
      draft.sections[index % 8].items.append(Draft.ItemDraft.choice("i\(index)", [0, 1, 2, 3, 4]).weighing(weight))
    }
    draft.model = model
    let days = [0.5, 0.5, 0.5, 1, 1, 1, 1, 1.5, 1.5, 2, 2, 2, 3, 3, 4]
    var last: [Int: String] = [:]
    while draft.actions.count < actions {
      let index = draft.actions.count
      let item = index % itemCount
      var action = Draft.ActionDraft(
        id: "a\(index)", targets: [], days: days.randomElement(using: &random)!)
      let isAlternative = index >= itemCount && Int.random(in: 0..<3, using: &random) == 0
      action.targets = [("i\(item)", .choice(index < itemCount ? "c3" : "c4"))]
      if Int.random(in: 0..<8, using: &random) == 0 {
        let other = Int.random(in: 0..<itemCount, using: &random)
        if other != item { action.targets.append(("i\(other)", .choice("c2"))) }
      }
      if !isAlternative, let before = last[item] { action.after.append(before) }
      if isDense, index > 0 {
        for _ in 0..<Int.random(in: 0...4, using: &random) {
          let before = "a\(Int.random(in: max(0, index - 20)..<index, using: &random))"
          if !action.after.contains(before) { action.after.append(before) }
        }
      }
      last[item] = action.id
      draft.actions.append(action)
    }
    func gates(_ count: Int, _ random: inout SeededGenerator) -> [Draft.GateDraft] {
      (0..<count).map { place in
        place % 4 == 3
          ? Draft.GateDraft(subject: .section("s\(Int.random(in: 0..<8, using: &random))", 0.6), message: "section")
          : Draft.GateDraft(
            subject: .item("i\(Int.random(in: 0..<itemCount, using: &random))", 0.75), message: "item")
      }
    }
    draft.levels = [
      ("zero", 0, []), ("one", 0.4, gates(2, &random)), ("two", 0.6, gates(4, &random)),
      ("three", 0.75, gates(6, &random)), ("four", 0.9, gates(8, &random)),
    ]
    let questionnaire = draft.questionnaire()
    var responses = Responses(to: questionnaire, today: CalendarDate("2026-01-01")!)
    for item in questionnaire.items {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: responses.set(Answer(.unknown, origin: .typed), for: item.index)
      case 1...6: responses.set(Answer(.choice("c0"), origin: .typed), for: item.index)
      default: responses.set(Answer(.choice("c1"), origin: .typed), for: item.index)
      }
    }
    return responses
  }
}
