import ExpressionLanguage
import Questionnaires

/// What is seen of a definition while its examples run.
struct ExampleSightings {
  /// How a condition came out in the examples so far.
  struct Sides: OptionSet {
    let rawValue: UInt8

    /// It held in one.
    static let held = Sides(rawValue: 1)
    /// It did not hold in one.
    static let failed = Sides(rawValue: 2)
  }

  /// The questions that were answered and the texts that were shown, by index.
  private(set) var items: Set<Int> = []
  /// The levels that were reached, by index.
  private(set) var levels: Set<Int> = []
  /// The actions that were known to apply, by index.
  private(set) var actions: Set<Int> = []
  /// How each condition that was decided came out.
  private(set) var conditions: [DefinitionCondition.Owner: Sides] = [:]

  private let scorer: Scorer

  /// Runs the examples of a questionnaire.
  init(_ scorer: Scorer) {
    self.scorer = scorer
    let runner = ExampleRunner(scorer)
    for example in scorer.questionnaire.examples {
      let responses = runner.responses(to: example)
      look(at: responses)
      look(at: responses, refusing: example.expectations)
      look(at: scorer.score(responses), of: responses)
    }
  }

  // MARK: - Questions

  private mutating func look(at responses: Responses) {
    for section in scorer.questionnaire.sections {
      see(section.visibleIf, of: .section(section.index), in: responses)
      guard responses.applicability(ofSection: section.index) != .notAsked else { continue }
      for index in section.items where look(at: scorer.questionnaire.items[index], in: responses, as: \.self) {
        items.insert(index)
      }
    }
  }

  /// Looks at an item whose section may be asked: elsewhere its own condition decides nothing.
  /// - Parameter owner: makes what hangs on a condition of the item what it is in the whole definition.
  /// - Returns: whether it is answered, or shown.
  private mutating func look(
    at item: Item, in responses: Responses, as owner: (DefinitionCondition.Owner) -> DefinitionCondition.Owner
  ) -> Bool {
    see(item.visibleIf, of: owner(.item(item.index)), in: responses)
    guard responses.applicability(of: item.index) == .asked else { return false }
    guard item.isQuestion else { return true }
    see(item.requiredIf, of: owner(.requirement(item.index)), in: responses)
    guard let answer = responses.answer(to: item.index), answer.state == .answered else { return false }
    let activation = ResponsesActivation(responses, candidate: (item.index, answer))
    for (number, validator) in item.validators.enumerated() {
      let outcome = validator.rule.program.evaluate(activation)
      // An answer that is refused cannot be one of the example's: those are expected under `refused`.
      if validator.severity == .error, outcome == .value(.bool(false)) { continue }
      see(outcome, of: owner(.validator(item: item.index, index: number)))
    }
    if let form = item.rowForm, case .rows(let rows)? = answer.value {
      for responses in rows.map(form.finished) {
        for field in form.fields {
          _ = look(at: field, in: responses, as: { owner(.field(list: item.index, $0)) })
        }
      }
    }
    return true
  }

  private mutating func look(at responses: Responses, refusing expectations: [Example.Expectation]) {
    for expectation in expectations {
      guard case .refused(let item, let answer?) = expectation.subject, answer.state == .answered,
        responses.applicability(of: item) == .asked
      else { continue }
      let activation = ResponsesActivation(responses, candidate: (item, answer))
      for (number, validator) in scorer.questionnaire.items[item].validators.enumerated()
      where validator.severity == .error && validator.rule.program.evaluate(activation) == .value(.bool(false)) {
        see(.failed, of: .validator(item: item, index: number))
      }
    }
  }

  // MARK: - Levels and actions

  private mutating func look(at sheet: ScoreSheet, of responses: Responses) {
    let facts = scorer.facts(sheet)
    if let level = sheet.level?.reached { levels.insert(level) }
    if sheet.total != nil {
      let outlook = Outlook(responses, by: scorer.tables)
      for (level, gates) in scorer.questionnaire.levels.map(\.gates).enumerated() {
        for (number, gate) in gates.enumerated() {
          switch scorer.state(of: gate, in: sheet, facts: facts, responses: responses, outlook: outlook) {
          case nil: see(.held, of: .gate(level: level, index: number))
          case .fails, .undecided: see(.failed, of: .gate(level: level, index: number))
          case .failedToEvaluate: break
          }
        }
      }
    }
    for action in scorer.questionnaire.actions {
      guard let rule = action.visibleIf else { continue }
      see(rule.program.evaluate(ResponsesActivation(responses, facts: facts)), of: .action(action.index))
    }
    for action in Planner(scorer).plan(responses, from: sheet).actions where action.waitsFor.isEmpty {
      actions.insert(action.action)
    }
  }

  // MARK: - Conditions

  private mutating func see(_ rule: Rule?, of owner: DefinitionCondition.Owner, in responses: Responses) {
    if let rule { see(responses.evaluate(rule), of: owner) }
  }

  /// Notes how a condition came out; one that waits or cannot be evaluated is not decided.
  private mutating func see(_ outcome: Outcome, of owner: DefinitionCondition.Owner) {
    guard case .value(.bool(let truth)) = outcome else { return }
    see(truth ? .held : .failed, of: owner)
  }

  private mutating func see(_ side: Sides, of owner: DefinitionCondition.Owner) {
    conditions[owner, default: []].insert(side)
  }
}
