import Questionnaires

/// What scoring needs of a questionnaire, worked out once.
struct ScoringTables: Sendable {
  /// The questionnaire.
  let questionnaire: Questionnaire
  /// By item index; `nil` where the item is not scored.
  let rules: [ItemRule?]
  /// By item index, the few facts of each that are read again and again.
  let facts: [ItemFacts]
  /// By item index.
  let domains: [AnswerDomain]
  /// What conditions and score expressions read.
  let reads: ReadTables
  /// By item index, whether the score can wait on it.
  let bearsOnScore: [Bool]
  /// Whether any level has a gate that is an expression.
  let hasRuleGates: Bool
  /// How sections are combined into the whole.
  let whole: Combination

  /// What scoring reads of an item besides its rule.
  struct ItemFacts: Sendable {
    var section: Int
    /// Its weight within its section, by the section's model.
    var weight: Double
    /// Its weight within the whole, where all items alike make that.
    var flatWeight: Double
    var isQuestion: Bool
    var allowsNotApplicable: Bool
  }

  /// Works out the tables of a questionnaire.
  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    let reads = ReadTables(questionnaire)
    let rules = questionnaire.items.map { ItemRule($0) }
    // No rule that is tried on the probe reads anything but the one answer that is tried.
    let probe = Responses(to: questionnaire, today: CalendarDate(daysSince1970: 0)!)
    let isRead = reads.itemsRead(in: questionnaire)
    domains = questionnaire.items.map { item in
      AnswerDomain(
        item, scoring: rules[item.index], readsOthers: reads.scores[item.index] != nil, isRead: isRead[item.index],
        probe: probe)
    }
    bearsOnScore = reads.bearing(on: { rules[$0] != nil }, in: questionnaire)
    let whole = questionnaire.scoring.model
    facts = questionnaire.items.map { item in
      func weight(in model: ScoringModel) -> Double { model == .sum ? item.weight * item.maximum : item.weight }
      let section = questionnaire.sections.isEmpty ? nil : questionnaire.sections[item.section].model
      return ItemFacts(
        section: item.section, weight: weight(in: section ?? whole.modelOfSections), flatWeight: weight(in: whole),
        isQuestion: item.isQuestion, allowsNotApplicable: item.allowsNotApplicable)
    }
    self.reads = reads
    self.rules = rules
    self.whole = Combination(whole, total: questionnaire.scoring.total)
    hasRuleGates = questionnaire.levels.contains { level in
      level.gates.contains { gate in
        if case .rule = gate.requirement { true } else { false }
      }
    }
  }

  /// How the items of a section are combined.
  func combination(of section: Section) -> Combination {
    Combination(section.model ?? questionnaire.scoring.model.modelOfSections)
  }

  /// The share that meets a section where it is a rung.
  func target(of section: Section) -> Double { section.target ?? 1 }

  /// What an item contributes as the answers stand.
  func entry(of item: Int, in responses: Responses) -> Tally.Entry {
    guard let rule = rules[item] else { return .out }
    switch responses.state(of: item) {
    case .notApplicable, .notAsked: return .out
    case .answered:
      return Tally.Entry(isCounted: true, share: rule.share(of: responses.answer(to: item), in: responses))
    case .unknown, .deferred, .open: return Tally.Entry(isCounted: true, share: nil)
    }
  }
}
