package import JSONDocuments
package import Questionnaires
package import Scoring

/// Two or more assessments beside each other, ready to be shown: those of one client over time, or those of several
/// clients. The one input of every renderer of a comparison.
///
/// Texts are as they are; each renderer makes them safe for its own format. Shares are unrounded, 0...1. Every row has a
/// cell for each column, in the order of ``columns``; what is said of a change goes from the first column to the last.
package struct ComparisonReport: Sendable, Equatable {
  /// What the order of the columns means.
  package enum Order: String, Sendable, CaseIterable {
    /// One client, by the day on which each assessment began.
    case time
    /// Several clients, in the order given.
    case clients
  }

  /// What makes questions of one assessment and of another the same.
  package enum Basis: String, Sendable, CaseIterable {
    /// All answer the same definition.
    case sameDefinition
    /// They answer versions of one questionnaire: the id, or the concept where that is shared.
    case versions
    /// They answer different questionnaires: the concept alone. Scores, levels and actions are not compared.
    case concepts
  }

  /// How many questions stand in all definitions, out of those that stand in any.
  package struct Overlap: Sendable, Equatable {
    package var shared: Int
    package var total: Int
    /// 0...1; 1 where there is no question.
    package var share: Double { total == 0 ? 1 : Double(shared) / Double(total) }
  }

  /// What an anonymous comparison leaves out, since it may name somebody.
  package struct LeftOut: Sendable, Equatable {
    /// Questions answered in free text.
    package var answers = 0
    /// Computed values that are texts.
    package var computed = 0
    /// Questions that are lists, of which only the number of rows is told.
    package var lists = 0
  }

  /// How the answers to the same questions differ from the first column to the last.
  package struct LikeForLike: Sendable, Equatable {
    /// Counted and settled in both, with choices that mean the same.
    package var more = 0
    package var less = 0
    package var same = 0
    /// Counted, open at first and settled in the last.
    package var answeredSince = 0
    /// Counted, settled at first and open in the last.
    package var reopened = 0

    /// All that are settled in both.
    package var settled: Int { more + less + same }
  }

  /// What the latest of the definitions is called.
  package var title: String
  /// The language of the texts, a BCP 47 tag.
  package var language: String
  package var order: Order
  package var basis: Basis
  /// Whether clients have letters for names.
  package var isAnonymous: Bool
  /// At least two.
  package var columns: [Column]
  package var overlap: Overlap
  /// The distinct definitions, in the order of the columns.
  package var definitions: [Report.Definition]
  /// How the definitions score, in their order.
  package var models: [ScoringModel]
  /// Whether what the score is made of differs between the first definition and the last: questions, points or weights.
  package var rulesDiffer: Bool
  /// Where the whole went.
  package var trend: Trend
  /// Where the level went; `nil` where neither the first nor the last can have one, or levels are not compared.
  package var levelTrend: Trend?
  package var likeForLike: LikeForLike
  /// In the order of the latest definition, then those that only earlier ones have; empty over different questionnaires.
  package var sections: [SectionRow]
  /// Every question that is asked, or may be, in one assessment at least; in the same order.
  package var items: [ItemRow]
  /// What holds a level back in one assessment at least; lower levels first.
  package var gates: [GateRow]
  package var computed: [ComputedRow]
  /// Every action that applies in one assessment at least; those of the last in the order of its plan, then the others.
  package var actions: [ActionRow]
  package var leftOut: LeftOut
}

extension ComparisonReport {
  /// One assessment.
  package struct Column: Sendable, Equatable {
    /// From 1.
    package var number: Int
    /// The client, or its letter where clients have none; `nil` where nobody is named.
    package var name: String?
    /// From 1 among the columns with the same name and day, which would else have the same label.
    package var ordinal: Int
    /// The assessment's id; `nil` where the comparison is anonymous.
    package var assessment: String?
    /// The day on which it began, and that of its last event.
    package var opened: CalendarDate
    package var lastDay: CalendarDate
    /// The index of its definition in ``ComparisonReport/definitions``.
    package var definition: Int
    package var isComplete: Bool
    /// How many assessments a consensus was made of; `nil` where it is none.
    package var consensusOf: Int?
    package var score: Score?
    package var intervalIsExact: Bool
    package var coverage: Double
    package var level: LevelPlace?
    package var absence: LevelResult.Absence?
    package var counts: Report.Counts
    /// The head of its transcript, in hex; `nil` where none is kept or the comparison is anonymous.
    package var head: String?
  }

  /// A level with its place among the levels of the latest definition.
  package struct LevelPlace: Sendable, Equatable {
    package var id: LevelID
    package var title: String
    /// From 0, the lowest first; `nil` where the latest definition does not have it.
    package var rank: Int?
  }

  /// One section.
  package struct SectionRow: Sendable, Equatable {
    package var id: SectionID
    package var title: String
    /// `nil` where nothing of it is asked.
    package var cells: [SectionCell?]
    package var trend: Trend
    /// Whether what its score is made of differs between the first definition and the last.
    package var rulesDiffer: Bool
    /// The last share less the first, -1...1; `nil` where one of them is missing.
    package var change: Double?
  }

  /// A section in one assessment.
  package struct SectionCell: Sendable, Equatable {
    /// `nil` where nothing in it counts.
    package var score: Score?
    package var isExact: Bool
    package var target: Double?
    package var coverage: Double
    package var effectiveWeight: Double
    package var openCount: Int
    package var unknownCount: Int
  }

  /// One value made from answers.
  package struct ComputedRow: Sendable, Equatable {
    package var id: ComputedID
    package var title: String
    /// `nil` where the definition does not have it.
    package var cells: [ComputedCell?]
    package var isDifferent: Bool
    /// The last less the first, where both are numbers.
    package var change: Double?
  }

  /// A computed value in one assessment.
  package struct ComputedCell: Sendable, Equatable {
    /// As people read it, with its unit.
    package var text: String
    /// `nil` where it is not known.
    package var value: JSONValue?
  }
}
