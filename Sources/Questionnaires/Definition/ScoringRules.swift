package import Diagnostics

/// How a questionnaire turns answers into a share.
package struct ScoringRules: Sendable {
  package var model: ScoringModel
  /// The total of `deduct`; the sum of the weights where not given.
  package var total: Double?
  /// The coverage, 0...1, below which no level is given.
  package var minAnswered: Double
  /// Where they stand in the file; `nil` where it leaves them out.
  package var place: Diagnostic.Place?

  /// Creates rules.
  package init(
    model: ScoringModel = .weightedMean, total: Double? = nil, minAnswered: Double = 0, place: Diagnostic.Place? = nil
  ) {
    self.model = model
    self.total = total
    self.minAnswered = minAnswered
    self.place = place
  }
}

/// A way to combine shares, named as XCCDF 1.2 (NISTIR 7275 r4) and its users name scoring models.
package enum ScoringModel: String, Sendable, CaseIterable {
  /// Sum of weight times share over sum of weights, over sections, each the same over its items. The default model of
  /// XCCDF 1.2 (NISTIR 7275 r4, section 7.3.3.2), with its groups as sections.
  case weightedMean
  /// Sum of weight times points over sum of weight times maximum, over all items alike. The flat model of XCCDF 1.2
  /// (section 7.3.3.3), made a share.
  case sum
  /// 1 where every item that counts is at its maximum, else 0. The absolute model of XCCDF 1.2 (section 7.3.3.5).
  case allOrNothing
  /// The least share of the sections that count: a chain is as strong as its weakest link.
  case worst
  /// Sections are rungs, met at their target: the rungs met before the first unmet one over all rungs. After staged
  /// maturity models, in which a stage counts only on top of all those below it.
  case ladder
  /// What is left of a total after each item has taken off its weight times what it lacks, over the total; never below
  /// 0. The way of penalty points.
  case deduct

  /// Whether all items alike make the whole, so that sections only show a part of it.
  package var isFlat: Bool {
    switch self {
    case .sum, .allOrNothing, .deduct: true
    case .weightedMean, .worst, .ladder: false
    }
  }

  /// The model of a section that names none.
  package var modelOfSections: ScoringModel {
    switch self {
    case .worst, .ladder: .weightedMean
    case .weightedMean, .sum, .allOrNothing, .deduct: self
    }
  }
}

/// A named stage that an employer reaches.
package struct Level: Sendable {
  package var id: LevelID
  package var title: LocalizedText
  package var summary: LocalizedText?
  /// The least share, 0...1.
  package var from: Double
  package var gates: [Gate]
  /// Where it stands in the file.
  package var place: Diagnostic.Place

  /// Creates a level.
  package init(
    id: LevelID, title: LocalizedText, summary: LocalizedText? = nil, from: Double, gates: [Gate] = [],
    place: Diagnostic.Place
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.from = from
    self.gates = gates
    self.place = place
  }
}

/// A condition that a level has beyond its share.
package struct Gate: Sendable {
  /// What a gate looks at.
  package enum Requirement: Sendable {
    /// The share of the item with this index.
    case item(index: Int, atLeast: Double)
    /// The share of the section with this index.
    case section(index: Int, atLeast: Double)
    /// An expression.
    case rule(Rule)
  }

  package var requirement: Requirement
  /// What is missing where it does not hold, to follow "held at Building: ".
  package var message: LocalizedText
  /// Where what it looks at is named.
  package var place: Diagnostic.Place

  /// Creates a gate.
  package init(requirement: Requirement, message: LocalizedText, place: Diagnostic.Place) {
    self.requirement = requirement
    self.message = message
    self.place = place
  }
}
