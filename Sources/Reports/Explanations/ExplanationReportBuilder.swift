import Diagnostics
import ExpressionLanguage
import JSONDocuments
import Localization
import Questionnaires
import Scoring

/// Turns an explanation into words.
struct ExplanationReportBuilder {
  /// What names questions and puts answers into words.
  let report: ReportBuilder
  let names: ExplanationNames

  init(_ report: ReportBuilder) {
    self.report = report
    names = ExplanationNames(report.session)
  }

  var questionnaire: Questionnaire { report.questionnaire }

  /// A number with its parts.
  func node(_ explanation: Explanation) -> ExplanationReport.Node {
    let words = ExplanationWords(self, explanation)
    return ExplanationReport.Node(
      name: names.name(of: explanation.subject), kind: words.kind, scenario: scenario(explanation.subject),
      title: words.title, text: words.text, value: value(of: explanation), interval: explanation.interval,
      rule: words.rule, formula: ExplanationFormula(explanation, of: questionnaire).text,
      expression: expression(of: explanation.method), effectiveWeight: explanation.effectiveWeight,
      weightText: words.weight, state: state(of: explanation), waitsFor: waitsFor(explanation),
      place: place(explanation),
      sources: report.citations(explanation.sources), extent: explanation.extent,
      parts: explanation.parts.map { part($0, of: explanation) }, related: related(to: explanation))
  }

  private func part(_ part: Explanation.Part, of whole: Explanation) -> ExplanationReport.Part {
    var result = ExplanationReport.Part(role: .now, note: "", node: node(part.explanation))
    switch part.role {
    case .counted(let weight, let percentage, let target):
      result.role = .counted
      (result.weight, result.percentage) = (weight, percentage)
      if case .combination(.ladder, _) = whole.method {
        result.target = target
        result.note = rungNote(part.explanation, target: target, weight: weight)
      }
    case .leftOut: result.role = .leftOut
    case .summand(let amount):
      result.role = .summand
      (result.weight, result.percentage) = (amount, amount)
    case .required(let share):
      result.role = .required
      result.target = share
      result.note = share.map { requirementNote(part.explanation, atLeast: $0) } ?? ""
    case .read: result.role = .read
    case .assumed:
      result.role = .assumed
      result.note = assumptionNote(part.explanation)
    case .ranging: result.role = .ranging
    case .done: result.role = .done
    case .now: result.role = .now
    }
    return result
  }

  // MARK: - Notes

  private func rungNote(_ explanation: Explanation, target: Double, weight: Double) -> String {
    guard weight > 0, case .share(let share) = explanation.figure else { return "" }
    return share >= target - Tolerance.threshold
      ? localized("met") : localized("not met, needs \(DisplayPercent.whole(target))")
  }

  private func requirementNote(_ explanation: Explanation, atLeast target: Double) -> String {
    guard case .share(let share) = explanation.figure else { return "" }
    let points = DisplayPercent.whole(target)
    if share >= target - Tolerance.threshold { return localized("reaches \(points)") }
    let gap = points - DisplayPercent.whole(share)
    return gap < 1
      ? localized("needs \(points), less than a point to go")
      : localized(gap, one: "needs \(points), \(gap) point to go", other: "needs \(points), \(gap) points to go")
  }

  /// What an assumed answer replaces.
  private func assumptionNote(_ explanation: Explanation) -> String {
    switch explanation.subject.topic {
    case .item(let item), .answer(let item):
      let now = report.responses.answer(to: item)
      return now?.state == .answered ? localized("now \"\(Wording.clause(report.words(for: now, to: item)))\"") : ""
    default: return ""
    }
  }

  // MARK: - Facts

  private func scenario(_ subject: Explanation.Subject) -> ExplanationReport.Scenario? {
    switch subject.scenario {
    case .now: return nil
    case .after(let action):
      let title = report.text(questionnaire.actions[action].title)
      return ExplanationReport.Scenario(
        name: names.name(of: Explanation.Subject(.action(action))),
        text: localized("with \"\(Wording.clause(title))\" done"))
    case .end(let end, let section):
      let whole =
        section.map { "\"\(Wording.clause(report.text(questionnaire.sections[$0].title)))\"" } ?? localized("the score")
      return ExplanationReport.Scenario(
        name: names.name(of: Explanation.Subject(.end(end, section: section))),
        text: end == .least
          ? localized("where \(whole) is at its least") : localized("where \(whole) is at its most"))
    }
  }

  private func value(of explanation: Explanation) -> JSONValue? {
    switch explanation.figure {
    case .share(let share): return .number(share)
    case .notCounted: return nil
    case .condition(let state):
      switch state {
      case nil: return true
      case .fails, .failedToEvaluate: return false
      case .undecided: return nil
      }
    case .level(let index): return index.map { .string(questionnaire.levels[$0].id.text) }
    case .outcome(let outcome): return report.value(of: outcome)
    case .answer(_, let answer): return answer?.state == .answered ? answer?.value?.json : nil
    case .gain(let gain): return gain.map { .number($0) }
    }
  }

  private func state(of explanation: Explanation) -> String? {
    switch (explanation.figure, explanation.method) {
    case (.answer(let state, _), _): return state.rawValue
    case (.condition(let state), _):
      switch state {
      case nil: return "holds"
      case .fails: return "fails"
      case .undecided: return "undecided"
      case .failedToEvaluate: return "failedToEvaluate"
      }
    case (_, .leftOut(let reason)):
      switch reason {
      case .notScored: return "notScored"
      case .notApplicable: return Answer.State.notApplicable.rawValue
      case .notAsked: return Answer.State.notAsked.rawValue
      }
    default: return nil
    }
  }

  /// What a share can still become, and for the headline what else the result says.
  private func related(to explanation: Explanation) -> [String] {
    guard explanation.subject.scenario == .now else { return [] }
    let section: Int?
    switch explanation.subject.topic {
    case .total: section = nil
    case .section(let index): section = index
    default: return []
    }
    var topics: [Explanation.Topic] = []
    if case .share(let share) = explanation.figure, let interval = explanation.interval {
      if interval.low < share { topics.append(.end(.least, section: section)) }
      if interval.high > share { topics.append(.end(.greatest, section: section)) }
    }
    if section == nil {
      topics.append(.coverage)
      if !questionnaire.levels.isEmpty { topics.append(.standing) }
    }
    return topics.map { names.name(of: Explanation.Subject($0)) }
  }

  private func waitsFor(_ explanation: Explanation) -> [Report.ItemReference] {
    items(thatHoldUp: explanation).map(report.reference)
  }

  /// The items that a number waits for.
  func items(thatHoldUp explanation: Explanation) -> [Int] {
    if explanation.subject == Explanation.Subject(.total) { return report.sheet.unsettled }
    switch (explanation.figure, explanation.method) {
    case (.condition(.undecided(let items)), _): return items
    case (.outcome(.unknown(let unknowns)), _):
      return unknowns.items.compactMap { questionnaire.itemIndex(ItemID($0)) }.sorted()
    case (_, .unsettled(let unsettled)):
      switch unsettled.reason {
      case .undecided(let items), .expression(let items): return items
      case .answer, .failed: return []
      }
    default: return []
    }
  }

  private func expression(of method: Explanation.Method) -> String? {
    switch method {
    case .expression(let source): return source
    case .points(let points):
      if case .expression(let source) = points.rule { return source }
      return nil
    case .leftOut(.notAsked(_, let condition)): return condition.program.source
    case .gain(.isExcluded(let condition)): return condition.program.source
    default: return nil
    }
  }

  /// Where a number is defined; what is left out has the place of the condition.
  private func place(_ explanation: Explanation) -> ExplanationReport.Place? {
    var place = explanation.place
    if case .leftOut(.notAsked(_, let condition)) = explanation.method { place = condition.place }
    return place.map { place in
      ExplanationReport.Place(
        file: place.source.name, line: place.position.line, column: place.position.column, pointer: place.pointer)
    }
  }
}
