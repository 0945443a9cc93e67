import ExpressionLanguage
import Questionnaires

/// Levels and their gates.
extension ExplanationWalk {
  /// The level reached.
  func standing(_ subject: Explanation.Subject) -> Explanation {
    Explanation(
      subject: subject, figure: .level(now.sheet.level?.reached),
      method: .levels(minAnswered: questionnaire.scoring.minAnswered),
      extent: questionnaire.levels.isEmpty ? .leaf : .folded)
  }

  /// The coverage asked for, then the levels up to the first that does not hold.
  var partsOfStanding: [Step] {
    var steps: [Step] = []
    let needed = questionnaire.scoring.minAnswered
    if needed > 0 { steps.append(Step(role: .required(atLeast: needed), subject: Explanation.Subject(.coverage))) }
    guard now.sheet.total != nil else {
      return [Step(role: .required(atLeast: 0), subject: Explanation.Subject(.total))]
    }
    let last = now.sheet.level?.next ?? questionnaire.levels.count - 1
    return steps
      + questionnaire.levels.indices.prefix(last + 1).map {
        Step(role: .required(atLeast: nil), subject: Explanation.Subject(.level($0)))
      }
  }

  /// A level: it holds where its share is reached, its gates hold and the level below does.
  mutating func level(_ index: Int, _ subject: Explanation.Subject) -> Explanation {
    let level = questionnaire.levels[index]
    return Explanation(
      subject: subject, figure: .condition(state(ofLevel: index)), method: .allRequired, extent: .folded,
      place: level.place)
  }

  func partsOfLevel(_ index: Int) -> [Step] {
    let level = questionnaire.levels[index]
    var steps: [Step] = []
    if index > 0 {
      steps.append(Step(role: .required(atLeast: nil), subject: Explanation.Subject(.level(index - 1))))
    }
    steps.append(Step(role: .required(atLeast: level.from), subject: Explanation.Subject(.total)))
    return steps
      + level.gates.indices.map {
        Step(role: .required(atLeast: nil), subject: Explanation.Subject(.gate(level: index, gate: $0)))
      }
  }

  /// Why a level does not hold; `nil` where it does.
  private mutating func state(ofLevel index: Int) -> FailingGate.State? {
    guard let total = now.sheet.total else { return .fails }
    var waits = Set<Int>()
    for level in 0...index {
      if total.share < questionnaire.levels[level].from - Tolerance.threshold { return .fails }
      for gate in questionnaire.levels[level].gates.indices {
        switch state(ofGate: gate, of: level) {
        case nil: break
        case .undecided(let items): waits.formUnion(items)
        case .fails, .failedToEvaluate: return .fails
        }
      }
    }
    return waits.isEmpty ? nil : .undecided(waitsFor: waits.sorted())
  }

  private mutating func state(ofGate gate: Int, of level: Int) -> FailingGate.State? {
    scorer.state(
      of: questionnaire.levels[level].gates[gate], in: now.sheet, facts: facts(), responses: now.responses,
      outlook: outlook())
  }

  /// A gate of a level.
  mutating func gate(_ gate: Int, of level: Int, _ subject: Explanation.Subject) -> Explanation {
    let definition = questionnaire.levels[level].gates[gate]
    let method: Explanation.Method =
      switch definition.requirement {
      case .item(_, let share), .section(_, let share): .threshold(share)
      case .rule(let rule): .expression(source: rule.program.source)
      }
    return Explanation(
      subject: subject, figure: .condition(state(ofGate: gate, of: level)), method: method, extent: .folded,
      place: definition.place)
  }

  func partsOfGate(_ gate: Int, of level: Int) -> [Step] {
    switch questionnaire.levels[level].gates[gate].requirement {
    case .item(let index, let share):
      [Step(role: .required(atLeast: share), subject: Explanation.Subject(.item(index)))]
    case .section(let index, let share):
      [Step(role: .required(atLeast: share), subject: Explanation.Subject(.section(index)))]
    case .rule(let rule): inputs(of: [rule], .now)
    }
  }
}
