import ExpressionLanguage
import Questionnaires

/// One walk down from a number: expands each thing once, and works scenarios out where they are met.
struct ExplanationWalk {
  let explainer: Explainer
  private var scenarios: [Explanation.Scenario: ScoredAnswers?] = [:]
  private var expanded: Set<Explanation.Subject> = []
  private var knownFacts: ScoreFacts?
  private var knownOutlook: Outlook?

  init(_ explainer: Explainer) {
    self.explainer = explainer
  }

  var scorer: Scorer { explainer.scorer }
  var tables: ScoringTables { explainer.scorer.tables }
  var questionnaire: Questionnaire { explainer.scorer.questionnaire }
  var now: ScoredAnswers { explainer.now }

  /// What a number is made of, `depth` steps down.
  mutating func explain(_ subject: Explanation.Subject, depth: Int) -> Explanation {
    let subject = settled(subject)
    var result = summary(of: subject)
    guard result.extent == .folded else { return result }
    if expanded.contains(subject) {
      result.extent = .repeated
      return result
    }
    guard depth > 0 else { return result }
    expanded.insert(subject)
    result.extent = .expanded
    result.parts = parts(of: subject, as: result.method).map { part in
      Explanation.Part(role: part.role, explanation: explain(part.subject, depth: depth - 1))
    }
    return result
  }

  /// A part that is still to be explained.
  struct Step {
    var role: Explanation.Role
    var subject: Explanation.Subject
  }

  // MARK: - Scenarios

  /// The subject itself, or the same for the answers given where the scenario changes nothing about it.
  private mutating func settled(_ subject: Explanation.Subject) -> Explanation.Subject {
    guard subject.scenario != .now else { return subject }
    switch subject.topic {
    case .total:
      guard let answers = answers(in: subject.scenario), answers.differ(from: now) else {
        return Explanation.Subject(.total)
      }
      return subject
    case .section, .item, .answer, .computed:
      guard let answers = answers(in: subject.scenario), answers.differs(subject.topic, from: now) else {
        return Explanation.Subject(subject.topic)
      }
      return subject
    default: return Explanation.Subject(subject.topic)
    }
  }

  /// The answers of a scenario with what they come to; `nil` where there is no such scenario.
  mutating func answers(in scenario: Explanation.Scenario) -> ScoredAnswers? {
    if let known = scenarios[scenario] { return known }
    let responses: Responses? =
      switch scenario {
      case .now: nil
      case .after(let action): explainer.responses(after: action)
      case .end(let end, let section): completion(end, section: section)
      }
    let answers =
      scenario == .now
      ? now : responses.map { ScoredAnswers($0, sheet: scorer.score($0), by: scorer) }
    scenarios[scenario] = answers
    return answers
  }

  private func completion(_ end: Explanation.End, section: Int?) -> Responses? {
    CompletionFinder(scorer, now.responses, sheet: now.sheet).completion(end, section: section)
  }

  /// The answers of a scenario that is known to be one.
  mutating func scored(_ subject: Explanation.Subject) -> ScoredAnswers { answers(in: subject.scenario) ?? now }

  /// The results that gates read.
  mutating func facts() -> ScoreFacts {
    if let knownFacts { return knownFacts }
    let facts = scorer.facts(now.sheet)
    knownFacts = facts
    return facts
  }

  mutating func outlook() -> Outlook {
    if let knownOutlook { return knownOutlook }
    let outlook = Outlook(now.responses, by: tables)
    knownOutlook = outlook
    return outlook
  }

  // MARK: - By topic

  /// A number without its parts; its extent says whether there are any.
  private mutating func summary(of subject: Explanation.Subject) -> Explanation {
    switch subject.topic {
    case .total: total(subject)
    case .end(let end, let section): self.end(end, section: section, subject)
    case .coverage: coverage(subject)
    case .bucket(let bucket): self.bucket(bucket, subject)
    case .section(let index): section(index, subject)
    case .item(let index): item(index, subject)
    case .answer(let item): answer(to: item, subject)
    case .standing: standing(subject)
    case .level(let index): level(index, subject)
    case .gate(let level, let gate): self.gate(gate, of: level, subject)
    case .computed(let index): computed(index, subject)
    case .action(let index): action(index, subject)
    case .client(let slot): fact(Slot(record: ExpressionScope.Record.client.rawValue, index: slot.rawValue), subject)
    case .today: fact(Slot(record: Slot.variables, index: ExpressionScope.VariableSlot.today.rawValue), subject)
    }
  }

  /// What a number is made of, in definition order.
  private mutating func parts(of subject: Explanation.Subject, as method: Explanation.Method) -> [Step] {
    switch subject.topic {
    case .total: partsOfTotal(subject)
    case .end(let end, let section): partsOfEnd(end, section: section, as: method)
    case .coverage: partsOfCoverage
    case .bucket(let bucket): partsOfBucket(bucket)
    case .section(let index): partsOfSection(index, subject)
    case .item(let index): partsOfItem(index, subject)
    case .answer(let item): partsOfCondition(of: item, subject)
    case .standing: partsOfStanding
    case .level(let index): partsOfLevel(index)
    case .gate(let level, let gate): partsOfGate(gate, of: level)
    case .computed(let index): inputs(of: [questionnaire.computed[index].rule], subject.scenario)
    case .action(let index): partsOfAction(index)
    case .client, .today: []
    }
  }
}
