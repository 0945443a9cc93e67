import ExpressionLanguage
import Questionnaires

/// The headline, sections, items, coverage and buckets.
extension ExplanationWalk {
  // MARK: - The headline

  /// The headline for the answers of a scenario.
  mutating func total(_ subject: Explanation.Subject) -> Explanation {
    let sheet = scored(subject).sheet
    return Explanation(
      subject: subject, figure: sheet.total.map { .share($0.share) } ?? .notCounted,
      interval: subject.scenario == .now ? interval(sheet.total, isExact: sheet.intervalIsExact) : nil,
      method: .combination(questionnaire.scoring.model, total: questionnaire.scoring.total), extent: .folded,
      place: questionnaire.scoring.place)
  }

  mutating func partsOfTotal(_ subject: Explanation.Subject) -> [Step] {
    let answers = scored(subject)
    guard tables.whole.model.isFlat else {
      let sections = questionnaire.sections.map { section in
        Candidate(
          topic: .section(section.index), weight: section.weight,
          isIn: answers.sheet.sections[section.index].score != nil,
          target: tables.target(of: section))
      }
      return steps(sections, tables.whole, subject)
    }
    let parts = questionnaire.sections.flatMap { section -> [Candidate] in
      // What is left out as a whole is named once.
      guard section.items.contains(where: { answers.tally.entries[$0].isCounted }) else {
        return [Candidate(topic: .section(section.index), weight: 0, isIn: false, target: 1)]
      }
      return candidates(section.items, answers, target: 1) { tables.facts[$0].flatWeight }
    }
    return steps(parts, tables.whole, subject)
  }

  private func interval(_ score: Score?, isExact: Bool) -> Explanation.Interval? {
    score.map { Explanation.Interval(low: $0.low, high: $0.high, isExact: isExact) }
  }

  // MARK: - Sections

  /// A section.
  mutating func section(_ index: Int, _ subject: Explanation.Subject) -> Explanation {
    let answers = scored(subject)
    let section = questionnaire.sections[index]
    let result = answers.sheet.sections[index]
    let method: Explanation.Method
    if let reason = reasonNotAsked(section: index, answers) {
      method = .leftOut(reason)
    } else if !section.items.contains(where: { tables.rules[$0] != nil }) {
      method = .leftOut(.notScored)
    } else {
      let combination = tables.combination(of: section)
      method = .combination(combination.model, total: combination.total)
    }
    return Explanation(
      subject: subject, figure: result.score.map { .share($0.share) } ?? .notCounted,
      interval: subject.scenario == .now ? interval(result.score, isExact: result.isExact) : nil, method: method,
      extent: .folded, effectiveWeight: result.effectiveWeight, place: section.place, sources: section.sources)
  }

  mutating func partsOfSection(_ index: Int, _ subject: Explanation.Subject) -> [Step] {
    let answers = scored(subject)
    let section = questionnaire.sections[index]
    if reasonNotAsked(section: index, answers) != nil { return inputs(of: [section.visibleIf], subject.scenario) }
    let parts = candidates(section.items, answers, target: tables.target(of: section)) { tables.facts[$0].weight }
    return steps(parts, tables.combination(of: section), subject)
  }

  /// Why a section is not asked; `nil` where it is or may be.
  private func reasonNotAsked(section index: Int, _ answers: ScoredAnswers) -> Explanation.Reason? {
    guard answers.responses.applicability(ofSection: index) == .notAsked,
      let condition = questionnaire.sections[index].visibleIf
    else { return nil }
    return .notAsked(bySection: true, condition: condition)
  }

  // MARK: - Combining

  /// Something that may enter a combination.
  private struct Candidate {
    var topic: Explanation.Topic
    var weight: Double
    var isIn: Bool
    var target: Double
  }

  /// The questions among items, with their weight in a combination.
  private func candidates(
    _ items: Range<Int>, _ answers: ScoredAnswers, target: Double, weight: (Int) -> Double
  ) -> [Candidate] {
    items.filter { tables.facts[$0].isQuestion }.map { item in
      Candidate(
        topic: .item(item), weight: weight(item), isIn: answers.tally.entries[item].isCounted, target: target)
    }
  }

  private func steps(_ candidates: [Candidate], _ combination: Combination, _ subject: Explanation.Subject) -> [Step] {
    let weights = candidates.reduce(0) { $1.isIn ? $0 + $1.weight : $0 }
    let whole: Double? =
      switch combination.model {
      case .weightedMean, .sum: weights
      case .deduct: combination.total ?? weights
      case .allOrNothing, .worst, .ladder: nil
      }
    return candidates.map { candidate in
      let percentage = whole.map { $0 > 0 ? candidate.weight / $0 : 0 }
      let role: Explanation.Role =
        candidate.isIn
        ? .counted(weight: candidate.weight, percentage: percentage, target: candidate.target) : .leftOut
      return Step(role: role, subject: Explanation.Subject(candidate.topic, in: subject.scenario))
    }
  }

  // MARK: - Items

  /// An item.
  mutating func item(_ index: Int, _ subject: Explanation.Subject) -> Explanation {
    let answers = scored(subject)
    let item = questionnaire.items[index]
    let result = answers.sheet.items[index]
    var explanation = Explanation(
      subject: subject, figure: .notCounted, method: method(of: item, answers, subject.scenario),
      answer: answers.responses.answer(to: index), extent: .folded,
      effectiveWeight: result.effectiveWeight, place: item.place,
      sources: item.sources.isEmpty ? questionnaire.sections[item.section].sources : item.sources)
    guard result.isCounted else { return explanation }
    explanation.figure = .share(result.share ?? 0)
    if subject.scenario == .now, let low = result.low, let high = result.high, result.share == nil || low < high {
      // An answer counts for what it is; what counts 0 for want of one may only be bounded.
      explanation.interval = Explanation.Interval(low: low, high: high, isExact: tables.domains[index].isExact)
    }
    return explanation
  }

  mutating func partsOfItem(_ index: Int, _ subject: Explanation.Subject) -> [Step] {
    let answers = scored(subject)
    guard answers.tally.entries[index].isCounted, answers.responses.state(of: index) == .answered,
      case .expression(let rule)? = questionnaire.items[index].scoring
    else {
      if answers.responses.applicability(of: index) != .asked { return partsOfCondition(of: index, subject) }
      return [Step(role: .read, subject: Explanation.Subject(.answer(index), in: subject.scenario))]
    }
    return inputs(of: [rule], subject.scenario)
  }

  private func method(
    of item: Item, _ answers: ScoredAnswers, _ scenario: Explanation.Scenario
  ) -> Explanation.Method {
    let responses = answers.responses
    if let reason = reasonNotAsked(item: item.index, answers) { return .leftOut(reason) }
    guard tables.rules[item.index] != nil else { return .leftOut(.notScored) }
    let reason: Explanation.Unsettled.Reason
    switch responses.state(of: item.index) {
    case .notApplicable, .notAsked:
      return .leftOut(.notApplicable(reason: responses.answer(to: item.index)?.reason))
    case .answered:
      if answers.tally.entries[item.index].share != nil { return .points(points(of: item, responses)) }
      reason = unsettledExpression(item, responses)
    case .unknown, .deferred, .open:
      if case .pending(let unknowns) = responses.applicability(of: item.index) {
        reason = .undecided(waitsFor: scorer.indices(of: unknowns))
      } else {
        reason = .answer(responses.state(of: item.index))
      }
    }
    return .unsettled(
      Explanation.Unsettled(
        reason: reason, couldAdd: scenario == .now ? gain(ofGreatest: item.index, answers) : nil))
  }

  private func unsettledExpression(_ item: Item, _ responses: Responses) -> Explanation.Unsettled.Reason {
    guard case .expression(let rule)? = item.scoring else { return .failed("the answer has no points") }
    switch responses.evaluate(rule) {
    case .unknown(let unknowns): return .expression(waitsFor: scorer.indices(of: unknowns))
    case .error(let error): return .failed(error.message)
    case .value: return .failed("it is not a number")
    }
  }

  /// What a settled answer earns, by the definition's own words.
  private func points(of item: Item, _ responses: Responses) -> Explanation.Points {
    func points(_ rule: Explanation.Points.Rule, _ earned: Double) -> Explanation.Points {
      Explanation.Points(rule: rule, earned: earned, maximum: item.maximum)
    }
    func chosen(_ ids: [String]) -> Explanation.Points {
      let earned = ids.map { id in
        Explanation.Points.Earned(choice: ChoiceID(id), points: item.choice(id)?.points ?? 0)
      }
      return points(.choices(earned), earned.reduce(0) { $0 + $1.points })
    }
    switch (item.scoring, responses.answer(to: item.index)?.value) {
    case (.expression(let rule), _):
      let share = tables.rules[item.index]?.share(of: responses.answer(to: item.index), in: responses) ?? 0
      return points(.expression(source: rule.program.source), share * item.maximum)
    case (_, .choice(let id)): return chosen([id])
    case (_, .choices(let ids)): return chosen(ids)
    case (_, .boolean(let truth)): return points(.boolean, truth ? item.maximum : 0)
    case (.bands(let bands), .integer(let number)): return banded(Double(number), bands, points)
    case (.bands(let bands), .number(let number)): return banded(number, bands, points)
    default: return points(.choices([]), 0)
    }
  }

  private func banded(
    _ number: Double, _ bands: [ItemScoring.Band],
    _ points: (Explanation.Points.Rule, Double) -> Explanation.Points
  ) -> Explanation.Points {
    let next = bands.firstIndex { $0.from > number } ?? bands.count
    let band = next > 0 ? bands[next - 1] : nil
    return points(
      .band(from: band?.from, below: next < bands.count ? bands[next].from : nil), band?.points ?? 0)
  }

  /// The most items for which it is worked out what each alone could add where all make the whole alike.
  private static let flatLimit = 2_000

  /// What the headline gains where an item alone reaches its greatest share.
  private func gain(ofGreatest index: Int, _ answers: ScoredAnswers) -> Double? {
    guard let total = answers.sheet.total?.share, let high = answers.sheet.items[index].high else { return nil }
    func counted(_ items: some Sequence<Int>, target: Double, _ weight: (Int) -> Double) -> [Combination.Counted] {
      items.filter { answers.tally.entries[$0].isCounted }.map { item in
        Combination.Counted(
          weight: weight(item), share: item == index ? high : answers.tally.entries[item].share ?? 0, target: target)
      }
    }
    if tables.whole.model.isFlat {
      guard questionnaire.items.count <= Self.flatLimit else { return nil }
      let items = counted(questionnaire.items.indices, target: 1) { tables.facts[$0].flatWeight }
      return tables.whole.share(items).map { $0 - total }
    }
    let own = questionnaire.sections[tables.facts[index].section]
    let share = tables.combination(of: own).share(
      counted(own.items, target: tables.target(of: own)) { tables.facts[$0].weight })
    let sections = questionnaire.sections.compactMap { section -> Combination.Counted? in
      let share = section.index == own.index ? share : answers.tally.sections[section.index]
      return share.map {
        Combination.Counted(weight: section.weight, share: $0, target: tables.target(of: section))
      }
    }
    return tables.whole.share(sections).map { $0 - total }
  }

  // MARK: - Coverage and buckets

  /// The settled weight of the whole.
  func coverage(_ subject: Explanation.Subject) -> Explanation {
    Explanation(
      subject: subject, figure: .share(now.sheet.coverage), method: .sum,
      extent: .folded)
  }

  var partsOfCoverage: [Step] {
    Bucket.allCases.map { bucket in
      Step(
        role: bucket == .notKnown ? .leftOut : .summand(now.sheet.buckets[bucket] ?? 0),
        subject: Explanation.Subject(.bucket(bucket)))
    }
  }

  /// The weight in a bucket.
  func bucket(_ bucket: Bucket, _ subject: Explanation.Subject) -> Explanation {
    let isEmpty = !now.sheet.items.contains { $0.bucket == bucket }
    return Explanation(
      subject: subject, figure: .share(now.sheet.buckets[bucket] ?? 0),
      method: .sum, extent: isEmpty ? .leaf : .folded)
  }

  func partsOfBucket(_ bucket: Bucket) -> [Step] {
    now.sheet.items.filter { $0.bucket == bucket }.map { item in
      Step(role: .summand(item.effectiveWeight), subject: Explanation.Subject(.item(item.item)))
    }
  }
}
