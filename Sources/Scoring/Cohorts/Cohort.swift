package import Questionnaires

/// What many respondents come to together, in memory that does not grow with their number.
///
/// Counts are exact; quartiles are read from histograms of a thousand steps, so that they are right to a thousandth of a
/// share. Two cohorts of the same questionnaire can be put together, in any order.
package struct Cohort: Sendable, Equatable {
  /// How shares are spread.
  package struct Spread: Sendable, Equatable {
    /// How many steps there are from 0 to 1.
    static let steps = 1_000

    /// How many respondents have a share; the others have none.
    package private(set) var count = 0
    private var histogram = [Int](repeating: 0, count: Spread.steps + 1)

    mutating func add(_ share: Double) {
      count += 1
      histogram[Int((max(0, min(1, share)) * Double(Spread.steps)).rounded())] += 1
    }

    mutating func add(_ other: Spread) {
      count += other.count
      for step in histogram.indices { histogram[step] += other.histogram[step] }
    }

    /// The share that so much of the cohort does not exceed, to a thousandth; `nil` where nobody has one.
    ///
    /// The least share at which the count reaches `part` of all (the inverse of the empirical distribution).
    package func quantile(_ part: Double) -> Double? {
      guard count > 0 else { return nil }
      let wanted = max(1, Int((part * Double(count)).rounded(.up)))
      var seen = 0
      for step in histogram.indices {
        seen += histogram[step]
        if seen >= wanted { return Double(step) / Double(Spread.steps) }
      }
      return 1
    }
  }

  /// What the respondents say to one item.
  package struct ItemCount: Sendable, Equatable {
    /// For how many it counts.
    package var counted = 0
    /// How many of those have less than everything.
    package var short = 0
    /// How many of those that are short are so because it is not settled.
    package var unsettled = 0
  }

  /// Respondents who were scored.
  package internal(set) var scored = 0
  /// Respondents who could not be.
  package var failed = 0
  /// By level, how many reach it and no higher one.
  package internal(set) var levels: [Int]
  /// How many have no level.
  package internal(set) var withoutLevel = 0
  package internal(set) var total = Spread()
  /// By section.
  package internal(set) var sections: [Spread]
  /// By item.
  package internal(set) var items: [ItemCount]
  /// By level and gate, how many it holds back: those of the level after the one reached.
  package internal(set) var gates: [[Int]]
  /// By action, how many it would bring forward: those who fall short of an answer to which it leads, at an item that has
  /// weight in the score.
  package internal(set) var actions: [Int]

  /// Creates the cohort of nobody.
  package init(of questionnaire: Questionnaire) {
    levels = Array(repeating: 0, count: questionnaire.levels.count)
    sections = Array(repeating: Spread(), count: questionnaire.sections.count)
    items = Array(repeating: ItemCount(), count: questionnaire.items.count)
    gates = questionnaire.levels.map { Array(repeating: 0, count: $0.gates.count) }
    actions = Array(repeating: 0, count: questionnaire.actions.count)
  }

  /// Takes in another cohort of the same questionnaire.
  package mutating func add(_ other: Cohort) {
    scored += other.scored
    failed += other.failed
    withoutLevel += other.withoutLevel
    total.add(other.total)
    for index in levels.indices {
      levels[index] += other.levels[index]
      for gate in gates[index].indices { gates[index][gate] += other.gates[index][gate] }
    }
    for index in sections.indices { sections[index].add(other.sections[index]) }
    for index in items.indices {
      items[index].counted += other.items[index].counted
      items[index].short += other.items[index].short
      items[index].unsettled += other.items[index].unsettled
    }
    for index in actions.indices { actions[index] += other.actions[index] }
  }

  mutating func addLevel(_ level: Int?) {
    if let level { levels[level] += 1 } else { withoutLevel += 1 }
  }

  mutating func addItem(_ item: Int, share: Double?) {
    items[item].counted += 1
    if share ?? 0 < 1 - Tolerance.threshold { items[item].short += 1 }
    if share == nil { items[item].unsettled += 1 }
  }
}

extension Scorer {
  /// Adds a respondent to a cohort.
  package func add(_ sheet: ScoreSheet, _ responses: Responses, to cohort: inout Cohort) {
    cohort.scored += 1
    if let total = sheet.total { cohort.total.add(total.share) }
    cohort.addLevel(sheet.level?.reached)
    for gate in sheet.level?.failingGates ?? [] { cohort.gates[gate.level][gate.gate] += 1 }
    for section in sheet.sections {
      if let share = section.share { cohort.sections[section.section].add(share) }
    }
    for item in sheet.items where item.isCounted { cohort.addItem(item.item, share: item.share) }
    guard !questionnaire.actions.isEmpty else { return }
    let tally = Tally(responses, by: tables)
    for action in questionnaire.actions
    where action.addresses.contains(where: { tables.moves($0) && fallsShort($0, in: responses, tally: tally) }) {
      cohort.actions[action.index] += 1
    }
  }
}

extension ScoringTables {
  /// Whether the answer to which an action leads has weight in the score.
  func moves(_ target: Action.Target) -> Bool {
    rules[target.item] != nil && facts[target.item].weight > 0
      && questionnaire.sections[facts[target.item].section].weight > 0
  }
}
