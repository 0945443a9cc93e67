/// How a questionnaire turns answers into a share.
package struct ScoringRules: Sendable {
  package var model: ScoringModel
  /// The total of `deduct`; the sum of the weights where not given.
  package var total: Double?
  /// The coverage, 0...1, below which no level is given.
  package var minAnswered: Double

  /// Creates rules.
  package init(model: ScoringModel = .weightedMean, total: Double? = nil, minAnswered: Double = 0) {
    self.model = model
    self.total = total
    self.minAnswered = minAnswered
  }
}

/// A way to combine shares, named as XCCDF 1.2 (NISTIR 7275 r4) and its users name scoring models.
package enum ScoringModel: String, Sendable, CaseIterable {
  /// Sum of weight times share over sum of weights, over sections, each the same over its items.
  case weightedMean
  /// Sections are rungs, met at their target: the rungs met before the first unmet one over all rungs. After staged
  /// maturity models, in which a stage counts only on top of all those below it.
  case ladder
}

/// A named stage that an employer reaches.
package struct Level: Sendable {
  package var id: LevelID
  package var title: LocalizedText
  package var summary: LocalizedText?
  /// The least share, 0...1.
  package var from: Double
  package var gates: [Gate]

  /// Creates a level.
  package init(id: LevelID, title: LocalizedText, summary: LocalizedText? = nil, from: Double, gates: [Gate] = []) {
    self.id = id
    self.title = title
    self.summary = summary
    self.from = from
    self.gates = gates
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

  /// Creates a gate.
  package init(requirement: Requirement, message: LocalizedText) {
    self.requirement = requirement
    self.message = message
  }
}
