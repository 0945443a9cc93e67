import Diagnostics
import ExpressionLanguage
import Questionnaires
import Scoring

/// Title, value and rule of one number in words.
struct ExplanationWords {
  private let builder: ExplanationReportBuilder
  private let explanation: Explanation

  init(_ builder: ExplanationReportBuilder, _ explanation: Explanation) {
    self.builder = builder
    self.explanation = explanation
  }

  private var report: ReportBuilder { builder.report }
  private var questionnaire: Questionnaire { builder.questionnaire }

  // MARK: - What it is

  var kind: ExplanationReport.Kind {
    switch explanation.subject.topic {
    case .total: .score
    case .end(.least, _): .low
    case .end(.greatest, _): .high
    case .coverage: .coverage
    case .bucket: .bucket
    case .section: .section
    case .item: .item
    case .answer: .answer
    case .standing: .standing
    case .level: .level
    case .gate: .gate
    case .computed: .computed
    case .action: .action
    case .client: .client
    case .today: .today
    }
  }

  var title: String {
    switch explanation.subject.topic {
    case .total: return "The score" + scenario
    case .end(let end, let section):
      let what = section.map { "\"\(title(ofSection: $0))\"" } ?? "the score"
      return end == .least ? "The least that \(what) can still become" : "The most that \(what) can still become"
    case .coverage: return "What is settled"
    case .bucket(let bucket): return Self.title(of: bucket)
    case .section(let index): return title(ofSection: index) + scenario
    case .item(let item): return question(item)
    case .answer(let item): return question(item)
    case .standing: return "The level"
    case .level(let index): return Wording.clause(report.text(questionnaire.levels[index].title))
    case .gate(let level, let gate): return title(of: questionnaire.levels[level].gates[gate])
    case .computed(let index): return Wording.clause(report.text(questionnaire.computed[index].title))
    case .action(let index): return Wording.clause(report.text(questionnaire.actions[index].title))
    case .client, .today: return builder.names.name(of: explanation.subject)
    }
  }

  private var scenario: String {
    switch explanation.subject.scenario {
    case .now: ""
    case .after: " with that done"
    case .end(.least, _): " at the least"
    case .end(.greatest, _): " at the most"
    }
  }

  private func title(ofSection index: Int) -> String {
    Wording.clause(report.text(questionnaire.sections[index].title))
  }

  /// `Question 4, "Is one person responsible?"`
  private func question(_ item: Int) -> String {
    let reference = report.reference(item)
    return (reference.number.map { "Question \($0), " } ?? "") + "\"\(Wording.clause(reference.question))\""
  }

  private func title(of gate: Gate) -> String {
    switch gate.requirement {
    case .item(let index, let share): "\(question(index)) reaches \(DisplayPercent.whole(share))"
    case .section(let index, let share): "\"\(title(ofSection: index))\" reaches \(DisplayPercent.whole(share))"
    case .rule: "A condition"
    }
  }

  static func title(of bucket: Bucket) -> String {
    switch bucket {
    case .inPlace: "In place"
    case .partly: "Partly in place"
    case .planned: "Planned"
    case .notInPlace: "Not in place"
    case .notKnown: "Not known"
    }
  }

  // MARK: - What it comes to

  var text: String {
    switch explanation.figure {
    case .share(let share): return text(ofShare: share)
    case .notCounted: return notCounted
    case .condition(let state): return text(of: state)
    case .level(let index):
      return index.map { Wording.clause(report.text(questionnaire.levels[$0].title)) } ?? "none"
    case .outcome(let outcome): return text(of: outcome)
    case .answer(_, let answer):
      guard case .answer(let item) = explanation.subject.topic else { return "" }
      if case .leftOut = explanation.method { return "not asked" }
      if case .unsettled = explanation.method { return "asked perhaps; waits for \(waiting)" }
      return answer?.state == .answered
        ? "\"\(Wording.clause(report.words(for: answer, to: item)))\"" : report.words(for: answer, to: item)
    case .gain(let gain): return gain.map(Self.text(ofGain:)) ?? "not called for"
    }
  }

  private func text(ofShare share: Double) -> String {
    switch explanation.subject.topic {
    case .coverage, .bucket: return Self.percent(share)
    case .item:
      if case .unsettled = explanation.method { return "counts 0" }
    default: break
    }
    let whole = "\(DisplayPercent.whole(share)) of 100"
    guard let interval = explanation.interval else { return whole }
    return whole
      + Wording.interval(Score(share: share, low: interval.low, high: interval.high), isExact: interval.isExact)
  }

  private var notCounted: String {
    switch (explanation.subject.topic, explanation.method) {
    case (.item, _), (_, .leftOut): "left out"
    default: "not scorable: nothing that counts applies"
    }
  }

  private func text(of state: FailingGate.State?) -> String {
    switch state {
    case nil: "holds"
    case .fails: "does not hold"
    case .undecided:
      "not settled until \(waiting) \(builder.items(thatHoldUp: explanation).count > 1 ? "are" : "is") answered"
    case .failedToEvaluate(let problem): "not settled, since it could not be worked out (\(Wording.clause(problem)))"
    }
  }

  private func text(of outcome: Outcome) -> String {
    switch outcome {
    case .value(let value):
      guard case .computed(let index) = explanation.subject.topic else { return Responses.text(of: value) }
      return report.words(for: value, of: questionnaire.computed[index])
    case .unknown: return "not known yet; waits for \(waiting)"
    case .error(let error): return "has no value: \(Wording.clause(error.message))"
    }
  }

  /// `question 4 and question 7`.
  private var waiting: String {
    let names = builder.items(thatHoldUp: explanation).map { Wording.name(of: report.reference($0)) }
    return names.isEmpty ? "more answers" : Wording.list(names)
  }

  /// A share of weight, where something is never nothing and everything but something never everything.
  static func percent(_ share: Double) -> String {
    let whole = DisplayPercent.whole(share)
    return whole == 0 && share > 0 ? "<1%" : "\(whole)%"
  }

  /// What it makes up of the whole, where that adds up; elsewhere what it weighs.
  var weight: String {
    guard let weight = explanation.effectiveWeight, weight > 0 else { return "" }
    let percent = Self.percent(weight)
    return switch questionnaire.scoring.model {
    case .weightedMean, .sum: "It makes up \(percent) of the score."
    case .allOrNothing, .worst, .ladder, .deduct: "It has \(percent) of the weight."
    }
  }

  private static func text(ofGain gain: Double) -> String {
    if gain <= -0.005 { return "costs \(Wording.count(DisplayPercent.whole(-gain), "point"))" }
    if gain.magnitude < 1e-9 { return "adds no points by itself" }
    if gain < 0.005 { return "worth less than 1 point" }
    return "worth \(Wording.count(DisplayPercent.whole(gain), "point"))"
  }

  // MARK: - How

  var rule: String {
    switch explanation.method {
    case .combination(let model, let total): rule(of: model, total: total)
    case .points(let points): rule(of: points)
    case .unsettled(let unsettled): rule(of: unsettled)
    case .leftOut(let reason): rule(of: reason)
    case .sum: sumRule
    case .completion: completionRule
    case .bound: explanation.extent == .leaf ? "" : boundRule
    case .levels where explanation.extent == .leaf: "The questionnaire has no levels."
    case .levels(let minAnswered):
      "The highest level whose conditions all hold, and those of the levels below it"
        + (minAnswered > 0 ? "; none where less than \(Self.percent(minAnswered)) is settled." : ".")
    case .allRequired: "All of these must hold."
    case .threshold: failing
    case .expression(_): expressionRule
    case .gain(let application): rule(of: application)
    case .given: ""
    }
  }

  private func rule(of model: ScoringModel, total: Double?) -> String {
    let isWhole = if case .total = explanation.subject.topic { true } else { false }
    let parts = isWhole && !model.isFlat ? "section" : "question"
    switch model {
    case .weightedMean: return "The mean of its \(parts)s, each by its weight."
    case .sum: return "The points earned over the points that can be had, each by the weight of its question."
    case .allOrNothing:
      return "100 where every question that counts is at its most, and 0 otherwise." + belowMost
    case .worst: return "The least of its \(parts)s."
    case .ladder:
      return "The \(parts)s met before the first that is not, over all that count."
    case .deduct:
      let from = total.map { "From a total of \(NumberText.decimal($0))" } ?? "From the sum of the weights"
      return "\(from), each question takes off its weight times what it lacks of 1; what is left over that total."
    }
  }

  /// How many parts are not at their most.
  private var belowMost: String {
    let counted = explanation.parts.filter { part in
      if case .counted(let weight, _, _) = part.role { weight > 0 } else { false }
    }
    let below = counted.count { part in
      if case .share(let share) = part.explanation.figure { share < 1 - Tolerance.threshold } else { false }
    }
    guard !counted.isEmpty else { return "" }
    return below == 0 ? " All \(counted.count) are." : " \(below) of \(counted.count) \(below == 1 ? "is" : "are") not."
  }

  private func rule(of points: Explanation.Points) -> String {
    let earned = "\(Self.number(points.earned)) of \(Self.number(points.maximum)) points"
    let cut =
      points.earned > points.maximum
      ? "\(Self.number(points.earned)) points, of which \(Self.number(points.maximum)) count" : earned
    let answer = answerText
    switch points.rule {
    case .choices(let choices) where choices.count > 1:
      return "\(answer): \(choices.map { Self.number($0.points) }.joined(separator: " + ")), so \(cut)."
    case .choices, .boolean: return "\(answer): \(cut)."
    case .band(let from?, let below?):
      return "\(answer), from \(Self.number(from)) to below \(Self.number(below)): \(cut)."
    case .band(let from?, nil): return "\(answer), from \(Self.number(from)) up: \(cut)."
    case .band(nil, let below?): return "\(answer), below \(Self.number(below)): \(earned)."
    case .band(nil, nil): return "\(answer): \(earned)."
    case .expression: return "\(answer): an expression says what that is worth."
    }
  }

  /// The answer to the item, in quotes.
  private var answerText: String {
    guard case .item(let item) = explanation.subject.topic else { return "" }
    return "\"\(Wording.clause(report.words(for: explanation.answer, to: item)))\""
  }

  private func rule(of unsettled: Explanation.Unsettled) -> String {
    if case .answer = explanation.subject.topic { return "" }
    let why =
      switch unsettled.reason {
      case .answer(.unknown): "The answer is not known"
      case .answer(.deferred): "It was skipped"
      case .answer: "There is no answer yet"
      case .undecided: "Whether it is asked waits for \(waiting)"
      case .expression: "What the answer is worth waits for \(waiting)"
      case .failed(let problem): "What the answer is worth could not be worked out: \(Wording.clause(problem))"
      }
    guard let interval = explanation.interval else { return why + "." }
    var text = "\(why); it could be up to \(DisplayPercent.whole(interval.high)) of 100"
    if let couldAdd = unsettled.couldAdd { text += ", which by itself \(Self.addition(couldAdd))" }
    return text + "."
  }

  private static func addition(_ gain: Double) -> String {
    if gain < 1e-9 { return "adds nothing to the score" }
    if gain < 0.005 { return "adds less than 1 point to the score" }
    return "adds \(Wording.count(DisplayPercent.whole(gain), "point")) to the score"
  }

  private func rule(of reason: Explanation.Reason) -> String {
    switch reason {
    case .notScored: "For orientation; it earns no points."
    case .notApplicable(let reason?): "You said that it does not apply: \(Wording.sentence(reason))"
    case .notApplicable(nil): "You said that it does not apply."
    case .notAsked(let bySection, let condition):
      bySection
        ? "Its section is not asked, since \(Self.place(condition)) is false."
        : "It is not asked, since \(Self.place(condition)) is false."
    }
  }

  private static func place(_ condition: Rule) -> String {
    let place = condition.place
    guard !place.source.bytes.isEmpty else { return "its condition" }
    return "its condition in line \(place.position.line)"
  }

  private var sumRule: String {
    if case .coverage = explanation.subject.topic {
      return "The weight of the questions that are settled; what is not known is left out."
    }
    return explanation.extent == .leaf ? "No question is here." : "The weight of these questions in the score."
  }

  private var completionRule: String {
    let isAssumed = explanation.parts.contains { $0.role == .assumed }
    if explanation.extent != .expanded || isAssumed { return "What it comes to with these answers." }
    guard case .end(let end, _) = explanation.subject.topic else { return "" }
    return "As it stands: no answer that is missing could make it \(end == .least ? "less" : "more")."
  }

  private var boundRule: String {
    "An outer bound, from what each part can become by itself; with all answers together it may be closer."
  }

  private var failing: String {
    guard case .gate(let level, let gate) = explanation.subject.topic, explanation.figure != .condition(nil) else {
      return ""
    }
    return "Where it does not: \(Wording.sentence(report.text(questionnaire.levels[level].gates[gate].message)))"
  }

  private var expressionRule: String {
    if case .gate = explanation.subject.topic { return failing }
    return explanation.extent == .leaf ? "A constant of the questionnaire." : "Worked out from what it reads."
  }

  private func rule(of application: Explanation.Application) -> String {
    switch application {
    case .applies(let items):
      let wait =
        items.isEmpty
        ? "" : " Whether it applies waits for \(Wording.list(items.map { Wording.name(of: report.reference($0)) }))."
      return "The score with this step done, less the score now." + wait
    case .isExcluded: return "It does not apply, since its condition is false."
    case .isDone: return "Nothing that it addresses falls short."
    }
  }

  /// A number of points or a bound, with as many decimals as it needs, up to four.
  static func number(_ number: Double) -> String {
    let text = NumberText.decimal(number, decimals: 4)
    guard text.contains(".") else { return text }
    var trimmed = text[...]
    while trimmed.last == "0" { trimmed.removeLast() }
    if trimmed.last == "." { trimmed.removeLast() }
    return String(trimmed)
  }
}
