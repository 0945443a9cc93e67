import Questionnaires
import Scoring

extension ComparisonBuilder {
  // MARK: - Levels

  /// The place of a level among those of the latest definition.
  func rank(of id: LevelID) -> Int? { latest.levels.firstIndex { $0.id == id } }

  /// Where the level went: a claim only where open questions cannot have hidden it.
  var levelTrend: ComparisonReport.Trend? {
    guard basis != .concepts, !sources[0].questionnaire.levels.isEmpty, !latest.levels.isEmpty else { return nil }
    let (before, after) = (place(first.standing), place(last.standing))
    guard let before, let after, sources[0].questionnaire.scoring.model == latest.scoring.model else {
      return .incomparable
    }
    let isLikeForLike = isSameDefinition || levelSignature(sources[0].questionnaire) == levelSignature(latest)
    let isOpen = [first, last].contains { Self.mayBeHigher($0.standing) || Self.mayBeLower($0.standing) }
    if after == before { return isOpen || !isLikeForLike ? .undecided : .same }
    if after > before {
      let isSure = isLikeForLike && !Self.mayBeHigher(first.standing) && !Self.mayBeLower(last.standing)
      return isSure ? .risen : .mayHaveRisen
    }
    let isSure = isLikeForLike && !Self.mayBeLower(first.standing) && !Self.mayBeHigher(last.standing)
    return isSure ? .fallen : .mayHaveFallen
  }

  /// From -1, below the first level; `nil` where nothing can be said.
  private func place(_ standing: Report.Standing) -> Int? {
    guard standing.score != nil else { return nil }
    guard let level = standing.level else { return -1 }
    return rank(of: level.id)
  }

  /// Whether what holds the next level back may be met already, and only nobody has said so.
  private static func mayBeHigher(_ standing: Report.Standing) -> Bool {
    if case .tooFewAnswers? = standing.absence { return true }
    guard let next = standing.next, let score = standing.score else { return false }
    return score.high >= next.level.from - Tolerance.threshold && next.missing.allSatisfy { $0.kind != .fails }
  }

  /// Whether open questions may take the level away.
  private static func mayBeLower(_ standing: Report.Standing) -> Bool {
    guard let level = standing.level, let score = standing.score else { return false }
    return score.low < level.from - Tolerance.threshold
  }

  private func levelSignature(_ questionnaire: Questionnaire) -> String {
    let levels = questionnaire.levels.map { level in
      "\(level.id.text) \(level.from): " + level.gates.map { gateName($0, in: questionnaire) }.joined(separator: ",")
    }
    return levels.joined(separator: "|") + "|" + ScoringSignature.whole(questionnaire)
  }

  // MARK: - Gates

  /// What a gate asks for, across versions.
  private func gateName(_ gate: Gate, in questionnaire: Questionnaire) -> String {
    switch gate.requirement {
    case .item(let index, let atLeast): "item \(questionnaire.items[index].id.text) \(atLeast)"
    case .section(let index, let atLeast): "section \(questionnaire.sections[index].id.text) \(atLeast)"
    case .rule: "rule \(texts.plain(gate.message))"
    }
  }

  private struct GateKey: Hashable {
    var level: LevelID
    var name: String
  }

  /// The gates that hold a level back somewhere.
  var gateRows: [ComparisonReport.GateRow] {
    let places = definitions.map { definition -> [GateKey: (level: Int, gate: Int)] in
      var places: [GateKey: (level: Int, gate: Int)] = [:]
      for (level, stage) in definition.levels.enumerated() {
        for (gate, condition) in stage.gates.enumerated() {
          let key = GateKey(level: stage.id, name: gateName(condition, in: definition))
          if places[key] == nil { places[key] = (level, gate) }
        }
      }
      return places
    }
    let keys = inOrder { definition in
      definition.levels.flatMap { level in
        level.gates.map { GateKey(level: level.id, name: gateName($0, in: definition)) }
      }
    }
    return keys.compactMap { key in
      let cells = sources.indices.map { column in
        places[definitionOf[column]][key].map { state(of: $0, in: column) } ?? .absent
      }
      guard cells.contains(where: \.holdsBack) else { return nil }
      let newest = definitionOf[sources.count - 1]
      let definition = places[newest][key] != nil ? newest : places.lastIndex { $0[key] != nil }!
      let place = places[definition][key]!
      let level = definitions[definition].levels[place.level]
      let told = sources.indices.filter { definitionOf[$0] == definition }.compactMap {
        missing(place, in: $0)?.message
      }
      return ComparisonReport.GateRow(
        level: level.id, levelTitle: texts.plain(level.title),
        message: texts.shared(level.gates[place.gate].message, told: told), cells: cells,
        change: Self.change(from: cells[0], to: cells[cells.count - 1]))
    }
  }

  private func missing(_ place: (level: Int, gate: Int), in column: Int) -> Report.Missing? {
    let (questionnaire, standing) = (sources[column].questionnaire, sources[column].report.standing)
    guard let next = standing.next, next.level.id == questionnaire.levels[place.level].id else { return nil }
    return next.missing.first { $0.gate == place.gate }
  }

  private func state(of place: (level: Int, gate: Int), in column: Int) -> ComparisonReport.GateState {
    let (questionnaire, standing) = (sources[column].questionnaire, sources[column].report.standing)
    switch missing(place, in: column)?.kind {
    case .fails?: return .fails
    case .undecided?: return .undecided
    case .failedToEvaluate?: return .failedToEvaluate
    case nil: break
    }
    func rank(_ id: LevelID?) -> Int? { id.flatMap { id in questionnaire.levels.firstIndex { $0.id == id } } }
    let next = rank(standing.next?.level.id)
    let reached = rank(standing.level?.id) ?? -1
    return place.level <= reached || place.level == next ? .met : .beyond
  }

  private static func change(
    from first: ComparisonReport.GateState, to last: ComparisonReport.GateState
  ) -> ComparisonReport.GateChange {
    switch (first, last) {
    case (.fails, .met): .closed
    case (.undecided, .met), (.failedToEvaluate, .met): .foundMet
    case (.met, _) where last.holdsBack: .opened
    case (.beyond, _) where last.holdsBack, (.absent, _) where last.holdsBack: .ahead
    case _ where first.holdsBack && last.holdsBack: .remaining
    default: .other
    }
  }

  // MARK: - Actions

  /// The actions that apply somewhere.
  func actionRows(_ items: [ComparisonReport.ItemRow]) -> [ComparisonReport.ActionRow] {
    let plans = sources.map { source in
      Dictionary(source.report.actions.map { ($0.id, $0) }) { first, _ in first }
    }
    var seen = Set<ActionID>()
    let ids = (last.actions.map(\.id) + inOrder { $0.actions.map(\.id) }).filter { seen.insert($0).inserted }
    return ids.compactMap { id in
      let entries = plans.map { $0[id] }
      guard entries.contains(where: { $0 != nil }) else { return nil }
      let definition = definition { $0.actionIndex(id) != nil }
      guard let index = definition.actionIndex(id) else { return nil }
      let told = sources.indices.compactMap { column in
        sources[column].questionnaire === definition ? entries[column]?.title : nil
      }
      return ComparisonReport.ActionRow(
        id: id, title: texts.shared(definition.actions[index].title, told: told),
        effortDays: definition.actions[index].effortDays,
        cells: entries.map { $0.map(cell) }, change: change(of: id, entries[0], entries[entries.count - 1]))
    }
  }

  private func cell(_ entry: Report.PlanEntry) -> ComparisonReport.ActionCell {
    ComparisonReport.ActionCell(
      gain: entry.gain, isPerhaps: !entry.waitsFor.isEmpty, due: entry.due,
      assignee: texts.isAnonymous ? nil : entry.assignee)
  }

  private func change(
    of id: ActionID, _ first: Report.PlanEntry?, _ last: Report.PlanEntry?
  ) -> ComparisonReport.ActionChange {
    switch (first, last) {
    case (nil, nil): return .between
    case (nil, .some): return .new
    case (.some, .some): return .toDo
    case (let first?, nil):
      guard let action = latest.actionIndex(id).map({ latest.actions[$0] }),
        first.because.allSatisfy({ isInPlace($0, action) })
      else { return .dropped }
      let wasShort = first.waitsFor.isEmpty && first.because.contains { $0.state == .answered }
      return wasShort ? .done : .foundInPlace
    }
  }

  /// Whether an answer that called for an action at first is, in the last, what the action leads to.
  private func isInPlace(_ cause: Report.Cause, _ action: Action) -> Bool {
    guard let index = sources[0].questionnaire.itemIndex(cause.item.id),
      let row = matching.rows[definitionOf[0]][index],
      let now = matching.matches[row].indices[definitionOf[sources.count - 1]],
      let entry = entry(sources.count - 1, latest.items[now].id), entry.state == .answered, let value = entry.value
    else { return false }
    guard let target = action.addresses.first(where: { $0.item == now }) else {
      // The choice made called for it; another one is made now, and it earns no less.
      let before = self.entry(0, cause.item.id)
      return cause.target == nil && before?.value != value && (entry.share ?? 0) >= (before?.share ?? 0)
    }
    if value == target.answer { return true }
    guard let share = entry.share, let wanted = latest.items[now].share(of: target.answer) else { return false }
    return share >= wanted - Tolerance.threshold
  }
}

extension Item {
  /// The share that an answer earns, where it is told without the other answers.
  fileprivate func share(of value: AnswerValue) -> Double? {
    guard scoring != nil, maximum > 0 else { return nil }
    switch (scoring, value) {
    case (.choicePoints?, .choice(let id)): return min(choice(id)?.points ?? 0, maximum) / maximum
    case (.choicePoints?, .choices(let ids)):
      return min(ids.reduce(0) { $0 + (choice($1)?.points ?? 0) }, maximum) / maximum
    case (.boolean?, .boolean(let truth)): return truth ? 1 : 0
    case (.bands(let bands)?, .integer(let number)): return share(of: Double(number), bands)
    case (.bands(let bands)?, .number(let number)): return share(of: number, bands)
    default: return 1
    }
  }

  private func share(of number: Double, _ bands: [ItemScoring.Band]) -> Double {
    min(bands.last { $0.from <= number }?.points ?? 0, maximum) / maximum
  }
}
