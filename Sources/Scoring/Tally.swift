import Questionnaires

/// What each item contributes as the answers stand: the part of scoring that is kept up to date cheaply.
struct Tally: Sendable {
  /// One item's contribution.
  struct Entry: Sendable, Equatable {
    /// Whether it is in numerator and denominator.
    var isCounted: Bool
    /// What its answer earns, 0...1; `nil` where it is not settled.
    var share: Double?

    /// An item that is not scored, not asked or not applicable.
    static let out = Entry(isCounted: false, share: nil)
  }

  /// By item index.
  private(set) var entries: [Entry]
  /// By section index; `nil` where nothing in the section counts.
  private(set) var sections: [Double?]

  /// Takes stock of what is known already.
  init(entries: [Entry], sections: [Double?]) {
    self.entries = entries
    self.sections = sections
  }

  /// Takes stock of all items.
  init(_ responses: Responses, by rules: ScoringTables) {
    let questionnaire = rules.questionnaire
    entries = questionnaire.items.indices.map { rules.entry(of: $0, in: responses) }
    sections = []
    sections = questionnaire.sections.map { share(of: $0, by: rules) }
  }

  /// Takes stock again of the items that may have changed, and of the sections that hold them.
  mutating func update(_ items: some Sequence<Int>, in responses: Responses, by rules: ScoringTables) {
    var stale = Set<Int>()
    for item in items {
      for index in [item] + rules.reads.scoreReaders[item] {
        let entry = rules.entry(of: index, in: responses)
        guard entry != entries[index] else { continue }
        entries[index] = entry
        stale.insert(rules.facts[index].section)
      }
    }
    for section in stale { sections[section] = share(of: rules.questionnaire.sections[section], by: rules) }
  }

  /// The headline; `nil` where nothing counts.
  func total(by rules: ScoringTables) -> Double? {
    guard !rules.whole.model.isFlat else {
      return rules.whole.share(
        entries.indices.lazy.filter { entries[$0].isCounted }.map { index in
          Combination.Counted(weight: rules.facts[index].flatWeight, share: entries[index].share ?? 0, target: 1)
        })
    }
    return rules.whole.share(
      rules.questionnaire.sections.lazy.compactMap { section in
        sections[section.index].map {
          Combination.Counted(weight: section.weight, share: $0, target: rules.target(of: section))
        }
      })
  }

  private func share(of section: Section, by rules: ScoringTables) -> Double? {
    rules.combination(of: section).share(
      section.items.lazy.filter { entries[$0].isCounted }.map { index in
        Combination.Counted(
          weight: rules.facts[index].weight, share: entries[index].share ?? 0, target: rules.target(of: section))
      })
  }
}
