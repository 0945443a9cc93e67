package import Questionnaires
package import Scoring

extension Report {
  /// Where the employer stands: score, level, what holds the next level back, and counts.
  package struct Standing: Sendable, Equatable {
    /// `nil` where nothing that counts is scorable, which is neither 0 nor 1.
    package var score: Score?
    /// Whether the interval is reached by some completion; otherwise it is a true outer bound.
    package var intervalIsExact: Bool
    /// Settled weight over applicable weight.
    package var coverage: Double
    /// The weight in each bucket as a share of the whole, every bucket present.
    package var buckets: [Bucket: Double]
    /// The steps met, where the questionnaire is scored as a ladder.
    package var ladder: Ladder?
    /// The level reached.
    package var level: LevelSummary?
    /// Why there is no level; `nil` where there is one, and where the questionnaire has none.
    package var absence: LevelResult.Absence?
    /// The level after the one reached.
    package var next: NextLevel?
    /// How many questions are in which state.
    package var counts: Counts
  }

  /// How far up a ladder of sections the employer is.
  package struct Ladder: Sendable, Equatable {
    /// The steps met before the first that is not.
    package var met: Int
    /// All steps that count.
    package var count: Int
    /// The first step that is not met; `nil` where all are.
    package var next: Rung?
  }

  /// A section as a step of a ladder.
  package struct Rung: Sendable, Equatable {
    /// Its name in the definition.
    package var id: SectionID
    /// What it is called.
    package var title: String
    /// What it reaches, 0...1.
    package var share: Double
    /// What meets it, 0...1.
    package var target: Double
  }

  /// A level by name.
  package struct LevelSummary: Sendable, Equatable {
    /// Its name in the definition.
    package var id: LevelID
    /// What it is called.
    package var title: String
    /// What it means, where the author says.
    package var summary: String?
    /// The least share.
    package var from: Double
  }

  /// The next level with what it still lacks.
  package struct NextLevel: Sendable, Equatable {
    /// The level itself.
    package var level: LevelSummary
    /// How far the headline is below its share; `nil` where it is not.
    package var shortBy: Double?
    /// The gates that do not hold.
    package var missing: [Missing]
  }

  /// A gate of the next level that does not hold.
  package struct Missing: Sendable, Equatable {
    /// Why it does not hold.
    package enum Kind: String, Sendable, CaseIterable {
      /// It is known not to hold.
      case fails
      /// It waits for answers.
      case undecided
      /// Its rule could not be worked out.
      case failedToEvaluate
    }

    /// Its place among the gates of its level, from 0.
    package var gate: Int
    /// What is missing, to follow "held at Building: ".
    package var message: String
    /// Why it does not hold.
    package var kind: Kind
    /// The questions it waits for; empty unless it is undecided.
    package var waitsFor: [ItemReference]
    /// What went wrong, where its rule could not be worked out.
    package var problem: String?
  }

  /// How many questions are in which state.
  package struct Counts: Sendable, Equatable {
    /// Those asked now; the sum of the other counts but ``undecided``.
    package var asked: Int
    /// Those with a value.
    package var answered: Int
    /// Those that nobody could answer so far.
    package var unknown: Int
    /// Those that do not concern the employer.
    package var notApplicable: Int
    /// Put aside for now, parked ones included.
    package var skipped: Int
    /// Asked and not reached.
    package var open: Int
    /// Those of which it is not known whether they are asked.
    package var undecided: Int
    /// The questions on which the score still waits.
    package var holdingScore: Int
  }
}
