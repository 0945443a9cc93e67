import Diagnostics
import ExpressionLanguage
import Localization
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
    case .total:
      return switch explanation.subject.scenario {
      case .now: localized("The score")
      case .after: localized("The score with that done")
      case .end(.least, _): localized("The score at the least")
      case .end(.greatest, _): localized("The score at the most")
      }
    case .end(let end, let section):
      let what = section.map { "\"\(title(ofSection: $0))\"" } ?? localized("the score")
      return end == .least
        ? localized("The least that \(what) can still become") : localized("The most that \(what) can still become")
    case .coverage: return localized("What is settled")
    case .bucket(let bucket): return Self.title(of: bucket)
    case .section(let index): return scenario(of: title(ofSection: index))
    case .item(let item): return question(item)
    case .answer(let item): return question(item)
    case .standing: return localized("The level")
    case .level(let index): return Wording.clause(report.text(questionnaire.levels[index].title))
    case .gate(let level, let gate): return title(of: questionnaire.levels[level].gates[gate])
    case .computed(let index): return Wording.clause(report.text(questionnaire.computed[index].title))
    case .action(let index): return Wording.clause(report.text(questionnaire.actions[index].title))
    case .client, .today: return builder.names.name(of: explanation.subject)
    }
  }

  private func scenario(of title: String) -> String {
    switch explanation.subject.scenario {
    case .now: title
    case .after: localized("\(title) with that done")
    case .end(.least, _): localized("\(title) at the least")
    case .end(.greatest, _): localized("\(title) at the most")
    }
  }

  private func title(ofSection index: Int) -> String {
    Wording.clause(report.text(questionnaire.sections[index].title))
  }

  /// `Question 4, "Is one person responsible?"`
  private func question(_ item: Int) -> String {
    let reference = report.reference(item)
    let text = Wording.clause(reference.question)
    return reference.number.map { localized("Question \($0), \"\(text)\"") } ?? "\"\(text)\""
  }

  private func title(of gate: Gate) -> String {
    switch gate.requirement {
    case .item(let index, let share): localized("\(question(index)) reaches \(DisplayPercent.whole(share))")
    case .section(let index, let share):
      localized("\"\(title(ofSection: index))\" reaches \(DisplayPercent.whole(share))")
    case .rule: localized("A condition")
    }
  }

  static func title(of bucket: Bucket) -> String {
    switch bucket {
    case .inPlace: localized("In place")
    case .partly: localized("Partly in place")
    case .planned: localized("Planned")
    case .notInPlace: localized("Not in place")
    case .notKnown: localized("Not known")
    }
  }

  // MARK: - What it comes to

  var text: String {
    switch explanation.figure {
    case .share(let share): return text(ofShare: share)
    case .notCounted: return notCounted
    case .condition(let state): return text(of: state)
    case .level(let index):
      return index.map { Wording.clause(report.text(questionnaire.levels[$0].title)) } ?? localized("none")
    case .outcome(let outcome): return text(of: outcome)
    case .answer(_, let answer):
      guard case .answer(let item) = explanation.subject.topic else { return "" }
      if case .leftOut = explanation.method { return localized("not asked") }
      if case .unsettled = explanation.method { return localized("asked perhaps; waits for \(waiting)") }
      return answer?.state == .answered
        ? "\"\(Wording.clause(report.words(for: answer, to: item)))\"" : report.words(for: answer, to: item)
    case .gain(let gain): return gain.map(Self.text(ofGain:)) ?? localized("not called for")
    }
  }

  private func text(ofShare share: Double) -> String {
    switch explanation.subject.topic {
    case .coverage, .bucket: return Self.percent(share)
    case .item:
      if case .unsettled = explanation.method { return localized("counts 0") }
    default: break
    }
    guard let interval = explanation.interval else { return localized("\(DisplayPercent.whole(share)) of 100") }
    return Wording.value(
      of: Score(share: share, low: interval.low, high: interval.high), isExact: interval.isExact)
  }

  private var notCounted: String {
    switch (explanation.subject.topic, explanation.method) {
    case (.item, _), (_, .leftOut): localized("left out")
    default: localized("not scorable: nothing that counts applies")
    }
  }

  private func text(of state: FailingGate.State?) -> String {
    switch state {
    case nil: localized("holds")
    case .fails: localized("does not hold")
    case .undecided:
      localized(
        max(1, builder.items(thatHoldUp: explanation).count), one: "not settled until \(waiting) is answered",
        other: "not settled until \(waiting) are answered")
    case .failedToEvaluate(let problem):
      localized("not settled, since it could not be worked out (\(Wording.clause(problem)))")
    }
  }

  private func text(of outcome: Outcome) -> String {
    switch outcome {
    case .value(let value):
      guard case .computed(let index) = explanation.subject.topic else { return Responses.text(of: value) }
      return report.words(for: value, of: questionnaire.computed[index])
    case .unknown: return localized("not known yet; waits for \(waiting)")
    case .error(let error): return localized("has no value: \(Wording.clause(error.message))")
    }
  }

  /// `question 4 and question 7`.
  private var waiting: String {
    let names = builder.items(thatHoldUp: explanation).map { Wording.name(of: report.reference($0)) }
    return names.isEmpty ? localized("more answers") : Wording.list(names)
  }

  /// A share of weight, where something is never nothing and everything but something never everything.
  static func percent(_ share: Double) -> String {
    let whole = DisplayPercent.whole(share)
    return whole == 0 && share > 0 ? "<" + NumberText.percent(whole: 1) : NumberText.percent(whole: whole)
  }

  /// What it makes up of the whole, where that adds up; elsewhere what it weighs.
  var weight: String {
    guard let weight = explanation.effectiveWeight, weight > 0 else { return "" }
    let percent = Self.percent(weight)
    return switch questionnaire.scoring.model {
    case .weightedMean, .sum: localized("It makes up \(percent) of the score.")
    case .allOrNothing, .worst, .ladder, .deduct: localized("It has \(percent) of the weight.")
    }
  }

  private static func text(ofGain gain: Double) -> String {
    if gain <= -0.005 { return localized("costs \(Wording.points(DisplayPercent.whole(-gain)))") }
    if gain.magnitude < 1e-9 { return localized("adds no points by itself") }
    if gain < 0.005 { return localized("worth less than 1 point") }
    return localized("worth \(Wording.points(DisplayPercent.whole(gain)))")
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
    case .levels where explanation.extent == .leaf: localized("The questionnaire has no levels.")
    case .levels(let minAnswered):
      minAnswered > 0
        ? localized(
          """
          The highest level whose conditions all hold, and those of the levels below it; none where less than \
          \(Self.percent(minAnswered)) is settled.
          """)
        : localized("The highest level whose conditions all hold, and those of the levels below it.")
    case .allRequired: localized("All of these must hold.")
    case .threshold: failing
    case .expression(_): expressionRule
    case .gain(let application): rule(of: application)
    case .given: ""
    }
  }

  private func rule(of model: ScoringModel, total: Double?) -> String {
    let isWhole = if case .total = explanation.subject.topic { true } else { false }
    let areSections = isWhole && !model.isFlat
    switch model {
    case .weightedMean:
      return areSections
        ? localized("The mean of its sections, each by its weight.")
        : localized("The mean of its questions, each by its weight.")
    case .sum:
      return localized("The points earned over the points that can be had, each by the weight of its question.")
    case .allOrNothing:
      return localized("100 where every question that counts is at its most, and 0 otherwise.") + belowMost
    case .worst:
      return areSections ? localized("The least of its sections.") : localized("The least of its questions.")
    case .ladder:
      return areSections
        ? localized("The sections met before the first that is not, over all that count.")
        : localized("The questions met before the first that is not, over all that count.")
    case .deduct:
      return total.map {
        localized(
          """
          From a total of \(NumberText.decimal($0)), each question takes off its weight times what it lacks of 1; what \
          is left over that total.
          """)
      }
        ?? localized(
          """
          From the sum of the weights, each question takes off its weight times what it lacks of 1; what is left over \
          that total.
          """)
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
    guard below > 0 else { return " " + localized("All \(counted.count) are.") }
    return " "
      + localized(
        below, one: "\(below) of \(counted.count) is not.", other: "\(below) of \(counted.count) are not.")
  }

  private func rule(of points: Explanation.Points) -> String {
    let earned = localized("\(Self.number(points.earned)) of \(Self.number(points.maximum)) points")
    let cut =
      points.earned > points.maximum
      ? localized("\(Self.number(points.earned)) points, of which \(Self.number(points.maximum)) count") : earned
    let answer = answerText
    switch points.rule {
    case .choices(let choices) where choices.count > 1:
      return localized("\(answer): \(choices.map { Self.number($0.points) }.joined(separator: " + ")), so \(cut).")
    case .choices, .boolean: return "\(answer): \(cut)."
    case .band(let from?, let below?):
      return localized("\(answer), from \(Self.number(from)) to below \(Self.number(below)): \(cut).")
    case .band(let from?, nil): return localized("\(answer), from \(Self.number(from)) up: \(cut).")
    case .band(nil, let below?): return localized("\(answer), below \(Self.number(below)): \(earned).")
    case .band(nil, nil): return "\(answer): \(earned)."
    case .expression: return localized("\(answer): an expression says what that is worth.")
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
      case .answer(.unknown): localized("The answer is not known")
      case .answer(.deferred): localized("It was skipped")
      case .answer: localized("There is no answer yet")
      case .undecided: localized("Whether it is asked waits for \(waiting)")
      case .expression: localized("What the answer is worth waits for \(waiting)")
      case .failed(let problem):
        localized("What the answer is worth could not be worked out: \(Wording.clause(problem))")
      }
    guard let interval = explanation.interval else { return why + "." }
    let most = DisplayPercent.whole(interval.high)
    guard let couldAdd = unsettled.couldAdd else { return localized("\(why); it could be up to \(most) of 100.") }
    return localized("\(why); it could be up to \(most) of 100, which by itself \(Self.addition(couldAdd)).")
  }

  private static func addition(_ gain: Double) -> String {
    if gain < 1e-9 { return localized("adds nothing to the score") }
    if gain < 0.005 { return localized("adds less than 1 point to the score") }
    return localized("adds \(Wording.points(DisplayPercent.whole(gain))) to the score")
  }

  private func rule(of reason: Explanation.Reason) -> String {
    switch reason {
    case .notScored: localized("For orientation; it earns no points.")
    case .notApplicable(let reason?): localized("You said that it does not apply: \(Wording.sentence(reason))")
    case .notApplicable(nil): localized("You said that it does not apply.")
    case .notAsked(let bySection, let condition):
      bySection
        ? localized("Its section is not asked, since \(Self.place(condition)) is false.")
        : localized("It is not asked, since \(Self.place(condition)) is false.")
    }
  }

  private static func place(_ condition: Rule) -> String {
    let place = condition.place
    guard !place.source.bytes.isEmpty else { return localized("its condition") }
    return localized("its condition in line \(place.position.line)")
  }

  private var sumRule: String {
    if case .coverage = explanation.subject.topic {
      return localized("The weight of the questions that are settled; what is not known is left out.")
    }
    return explanation.extent == .leaf
      ? localized("No question is here.") : localized("The weight of these questions in the score.")
  }

  private var completionRule: String {
    let isAssumed = explanation.parts.contains { $0.role == .assumed }
    if explanation.extent != .expanded || isAssumed { return localized("What it comes to with these answers.") }
    guard case .end(let end, _) = explanation.subject.topic else { return "" }
    return end == .least
      ? localized("As it stands: no answer that is missing could make it less.")
      : localized("As it stands: no answer that is missing could make it more.")
  }

  private var boundRule: String {
    localized("An outer bound, from what each part can become by itself; with all answers together it may be closer.")
  }

  private var failing: String {
    guard case .gate(let level, let gate) = explanation.subject.topic, explanation.figure != .condition(nil) else {
      return ""
    }
    let message = Wording.sentence(report.text(questionnaire.levels[level].gates[gate].message))
    return localized("Where it does not: \(message)")
  }

  private var expressionRule: String {
    if case .gate = explanation.subject.topic { return failing }
    return explanation.extent == .leaf
      ? localized("A constant of the questionnaire.") : localized("Worked out from what it reads.")
  }

  private func rule(of application: Explanation.Application) -> String {
    switch application {
    case .applies(let items):
      let gain = localized("The score with this step done, less the score now.")
      guard !items.isEmpty else { return gain }
      let names = Wording.list(items.map { Wording.name(of: report.reference($0)) })
      return gain + " " + localized("Whether it applies waits for \(names).")
    case .isExcluded: return localized("It does not apply, since its condition is false.")
    case .isDone: return localized("Nothing that it addresses falls short.")
    }
  }

  /// A number of points or a bound, with as many decimals as it needs, up to four.
  static func number(_ number: Double) -> String {
    NumberText.withoutFinalZeros(NumberText.decimal(number, decimals: 4))
  }
}
