import Questionnaires

extension FlatPlan {
  /// Whether cohorts can be summed up without trees: no action leads to an answer whose share an expression says.
  package var coversCohorts: Bool {
    questionnaire.actions.allSatisfy { $0.addresses.allSatisfy { scoreRules[$0.item] < 0 } }
  }
}

extension FlatScorer {
  /// An answer to which an action leads.
  struct Aim {
    var item: Int
    /// What it earns; `nil` where the item is not scored.
    var share: Double?
    var answer: AnswerValue
  }

  /// The answers to which the actions lead.
  static func aims(_ plan: FlatPlan, blank: Responses) -> [[Aim]] {
    plan.questionnaire.actions.map { action in
      action.addresses.filter(plan.tables.moves).map { target in
        let rule = plan.tables.rules[target.item]
        return Aim(
          item: target.item, share: rule.map { $0.share(of: Answer(target.answer, origin: .typed), in: blank) ?? 0 },
          answer: target.answer)
      }
    }
  }

  /// Adds the respondent to a cohort, as ``Scorer`` does.
  package func add(to cohort: inout Cohort) {
    cohort.scored += 1
    cohort.total.add(result.pointee.total.share)
    cohort.addLevel(result.pointee.level)
    if let next = result.pointee.next {
      for place in 0..<result.pointee.failingCount { cohort.gates[next][failingGates[place]] += 1 }
    }
    for section in 0..<sectionCount {
      if let share = sections[section].share { cohort.sections[section].add(share) }
    }
    for section in scored {
      for item in section where isCounted[item] {
        cohort.addItem(item, share: itemShares[item].isNaN ? nil : itemShares[item])
      }
    }
    for (action, aims) in aims.enumerated() where aims.contains(where: fallsShort) { cohort.actions[action] += 1 }
  }

  private func fallsShort(_ aim: Aim) -> Bool {
    switch responses.marks[aim.item] {
    case .notAsked, .notApplicable: return false
    case .open, .unknown, .deferred: return true
    case .answered: break
    }
    guard let share = aim.share, !itemShares[aim.item].isNaN else { return responses.value(of: aim.item) != aim.answer }
    return share > itemShares[aim.item] + Tolerance.threshold
  }
}
