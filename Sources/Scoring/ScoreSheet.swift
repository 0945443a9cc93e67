package import Questionnaires

/// A share of attainable points, with the least and greatest that it can still become.
///
/// Unrounded, 0...1, `low` ≤ `share` ≤ `high`. Unsettled items count 0 in `share`.
package struct Score: Sendable, Equatable {
  /// The headline: nothing more is answered.
  package var share: Double
  /// The least share over all completions.
  package var low: Double
  /// The greatest share over all completions.
  package var high: Double

  /// Creates a score.
  package init(share: Double, low: Double, high: Double) {
    self.share = share
    self.low = low
    self.high = high
  }

  /// Whether nothing that is still unsettled can move it.
  package var isClosed: Bool { low == high }
}

/// What the answers of one assessment come to.
///
/// A *completion* gives each unsettled item any answer it accepts, `notApplicable` where allowed, or leaves it as it is;
/// intervals are over all completions.
package struct ScoreSheet: Sendable {
  /// The share of the whole; `nil` where nothing counted is scorable, which is neither 0 nor 1.
  package var total: Score?
  /// By section index, one for each section of the questionnaire.
  package var sections: [SectionScore]
  /// By item index, one for each item of the questionnaire, also those that are not scored.
  package var items: [ItemScore]
  /// Settled weight over applicable weight, 0...1; 0 where nothing is scorable.
  package var coverage: Double
  /// The effective weight of the items in each bucket, every bucket present; sums to 1, or to 0 where nothing is scorable.
  package var buckets: [Bucket: Double]
  /// The level reached and what holds the next; `nil` where the questionnaire has no levels.
  package var level: LevelResult?
  /// The questions on which the score still waits, by index, ascending: unsettled ones that are scored, or that a
  /// condition or score of a scored one reads, and answered ones whose score could not be worked out.
  package var unsettled: [Int]
  /// Whether `low` and `high` of the total are reached by some completion; otherwise they are true outer bounds.
  package var intervalIsExact: Bool
}

/// What the answers to one section come to.
package struct SectionScore: Sendable, Equatable {
  /// The index of the section.
  package var section: Int
  /// The share of the section's attainable points, with its interval; `nil` where nothing in it counts.
  package var score: Score?
  /// Whether the interval is reached by some completion; otherwise it is a true outer bound.
  package var isExact: Bool
  /// Settled weight over applicable weight within the section, 0...1; 0 where nothing in it counts.
  package var coverage: Double
  /// Its weight as a share of the whole, 0...1; 0 where nothing in it counts. Sums to 1 over the sections.
  package var effectiveWeight: Double
  /// The weight of the items in each bucket as a share of the section; sums to 1, or to 0 where nothing counts.
  package var buckets: [Bucket: Double]
  /// Whether some completion leaves nothing in the section that counts.
  package var mayVanish: Bool

  /// The headline share, 0...1.
  package var share: Double? { score?.share }
  /// The least share over all completions, 0...1.
  package var low: Double? { score?.low }
  /// The greatest share over all completions, 0...1.
  package var high: Double? { score?.high }
}

/// What the answer to one item comes to.
package struct ItemScore: Sendable, Equatable {
  /// The index of the item.
  package var item: Int
  /// The state of its answer.
  package var state: Answer.State
  /// Whether it counts: it is scored and neither `notAsked` nor `notApplicable`.
  package var isCounted: Bool
  /// The share of its maximum that the answer earns, 0...1; `nil` where it is not counted or not settled.
  package var share: Double?
  /// The least share that it can still become; `nil` where it is not counted.
  package var low: Double?
  /// The greatest share that it can still become; `nil` where it is not counted.
  package var high: Double?
  /// Its weight as a share of the whole, 0...1; 0 where it is not counted. Sums to 1 over the items.
  package var effectiveWeight: Double
  /// Where it falls in a summary; `nil` where it is not counted.
  package var bucket: Bucket?

  /// Whether it counts and its score is not known: not settled, or its score could not be worked out.
  package var isUnsettled: Bool { isCounted && share == nil }
}

extension [Bucket: Double] {
  /// Every bucket, empty.
  static var empty: [Bucket: Double] {
    Dictionary(uniqueKeysWithValues: Bucket.allCases.map { ($0, 0) })
  }
}
