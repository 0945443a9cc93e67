package import Questionnaires

/// Scores the answers to one questionnaire.
///
/// Pure: the same answers always give the same sheet. Sums run in definition order. Work is linear in the items, plus,
/// where unsettled answers decide which items apply, trying those answers within a fixed budget.
///
/// ```swift
/// let scorer = Scorer(questionnaire)
/// let sheet = scorer.score(responses)
/// ```
package struct Scorer: Sendable {
  /// The questionnaire whose answers are scored.
  package let questionnaire: Questionnaire
  let tables: ScoringTables

  /// Creates a scorer, which works out once what it needs of the questionnaire.
  package init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    tables = ScoringTables(questionnaire)
  }

  /// What the answers come to.
  /// - Parameter assignments: the most assignments of unsettled answers that are tried to make intervals exact where
  ///   conditions hang on them; with 0, such intervals are outer bounds.
  package func score(_ responses: Responses, trying assignments: Int = 4_096) -> ScoreSheet {
    score(responses, budget: IntervalBudget(assignments: assignments))
  }

  /// The headline alone, 0...1, without its interval; `nil` where nothing counted is scorable.
  package func headline(_ responses: Responses) -> Double? {
    Tally(responses, by: tables).total(by: tables)
  }

  /// The results that expressions read.
  package func facts(_ sheet: ScoreSheet) -> ScoreFacts {
    func interval(_ score: Score?) -> ScoreFacts.Interval? {
      score.map { ScoreFacts.Interval(share: $0.share, low: $0.low, high: $0.high) }
    }
    return ScoreFacts(
      total: interval(sheet.total), coverage: sheet.coverage,
      level: sheet.level?.reached.map { questionnaire.levels[$0].id.text },
      sections: sheet.sections.map { interval($0.score) },
      items: sheet.items.map { item in
        guard let low = item.low, let high = item.high else { return nil }
        return ScoreFacts.Interval(share: item.share ?? 0, low: low, high: high)
      },
      unsettled: sheet.unsettled.map { questionnaire.items[$0].id.text }.sorted())
  }

  /// What the answers come to, trying no more assignments for the interval than the budget allows.
  func score(_ responses: Responses, budget: IntervalBudget) -> ScoreSheet {
    let tally = Tally(responses, by: tables)
    let outlook = Outlook(responses, by: tables)
    let intervals = IntervalFinder(responses, tally: tally, outlook: outlook, tables: tables, budget: budget)
    let total = tally.total(by: tables)
    var sheet = ScoreSheet(
      total: Self.score(total, intervals.total), sections: [], items: [], coverage: 0, buckets: .empty, level: nil,
      unsettled: tables.facts.indices.filter { item in
        guard tables.bearsOnScore[item], tables.facts[item].isQuestion else { return false }
        return responses.state(of: item).isUnsettled
          || tally.entries[item].isCounted && tally.entries[item].share == nil
      },
      intervalIsExact: intervals.total.isExact)
    sheet.items.reserveCapacity(questionnaire.items.count)
    let sectionWeights = questionnaire.sections.map { section in
      tally.sections[section.index] == nil ? 0 : weight(of: section, tally: tally)
    }
    let allWeights = sectionWeights.reduce(0, +)
    for section in questionnaire.sections {
      let weight = allWeights > 0 ? sectionWeights[section.index] / allWeights : 0
      add(
        section, effectiveWeight: weight, of: allWeights, to: &sheet, tally: tally, intervals: intervals,
        responses: responses)
    }
    sheet.coverage = sheet.buckets[.notKnown] == 0 && sheet.total != nil ? 1 : min(1, sheet.coverage)
    sheet.level = level(of: sheet, responses: responses, outlook: outlook)
    return sheet
  }

  /// What a section that counts weighs in the whole: its own weight, or that of its items where those make the whole.
  private func weight(of section: Section, tally: Tally) -> Double {
    guard tables.whole.model.isFlat else { return section.weight }
    return section.items.reduce(0) { tally.entries[$1].isCounted ? $0 + tables.facts[$1].flatWeight : $0 }
  }

  /// Adds a section and its items, which stand in order, to the sheet.
  private func add(
    _ section: Section, effectiveWeight: Double, of allWeights: Double, to sheet: inout ScoreSheet, tally: Tally,
    intervals: IntervalFinder<Responses>, responses: Responses
  ) {
    let itemWeights = section.items.reduce(0) { sum, item in
      tally.entries[item].isCounted ? sum + tables.facts[item].weight : sum
    }
    var result = SectionScore(
      section: section.index, score: Self.score(tally.sections[section.index], intervals.sections[section.index]),
      isExact: intervals.sections[section.index].isExact, coverage: 0, effectiveWeight: effectiveWeight,
      buckets: .empty, mayVanish: intervals.sections[section.index].mayVanish)
    var buckets = BucketSums()
    for index in section.items {
      let entry = tally.entries[index]
      var item = ItemScore(
        item: index, state: responses.state(of: index), isCounted: entry.isCounted, share: entry.share, low: nil,
        high: nil, effectiveWeight: 0, bucket: nil)
      if entry.isCounted {
        let within = itemWeights > 0 ? tables.facts[index].weight / itemWeights : 0
        let range = intervals.range(of: index)
        let bucket = bucket(of: index, share: entry.share, responses: responses)
        item.low = min(range?.low ?? 0, entry.share ?? 0)
        item.high = max(range?.high ?? 1, entry.share ?? 0)
        item.effectiveWeight =
          tables.whole.model.isFlat && allWeights > 0
          ? tables.facts[index].flatWeight / allWeights : effectiveWeight * within
        item.bucket = bucket
        buckets.add(within, to: bucket)
        if entry.share != nil { result.coverage += within }
      }
      sheet.items.append(item)
    }
    result.buckets = buckets.sums
    for item in sheet.items.suffix(section.items.count) {
      if let bucket = item.bucket { sheet.buckets[bucket, default: 0] += item.effectiveWeight }
      if item.share != nil { sheet.coverage += item.effectiveWeight }
    }
    // Sums of quotients end a few ulps off the whole: all settled is 1, and nothing is above.
    if result.buckets[.notKnown] == 0, itemWeights > 0 { result.coverage = 1 }
    result.coverage = min(1, result.coverage)
    sheet.sections.append(result)
  }

  private func bucket(of item: Int, share: Double?, responses: Responses) -> Bucket {
    guard let share else { return .notKnown }
    if let bucket = tables.rules[item]?.bucket(of: responses.answer(to: item)) { return bucket }
    if share >= 1 - Tolerance.threshold { return .inPlace }
    return share <= Tolerance.threshold ? .notInPlace : .partly
  }

  /// A headline with its interval, which holds it whatever the rounding of either.
  private static func score(_ share: Double?, _ outcome: IntervalOutcome) -> Score? {
    share.map { Score(share: $0, low: min($0, outcome.low ?? $0), high: max($0, outcome.high ?? $0)) }
  }
}

/// Sums by bucket, kept in an array because they are added to for every item.
private struct BucketSums {
  private var byPlace = [Double](repeating: 0, count: Bucket.allCases.count)

  mutating func add(_ weight: Double, to bucket: Bucket) {
    let place =
      switch bucket {
      case .inPlace: 0
      case .partly: 1
      case .planned: 2
      case .notInPlace: 3
      case .notKnown: 4
      }
    byPlace[place] += weight
  }

  /// Every bucket with its sum.
  var sums: [Bucket: Double] {
    [
      .inPlace: byPlace[0], .partly: byPlace[1], .planned: byPlace[2], .notInPlace: byPlace[3], .notKnown: byPlace[4],
    ]
  }
}
