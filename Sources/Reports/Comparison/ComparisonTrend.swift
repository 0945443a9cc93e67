package import Scoring

extension ComparisonReport {
  /// Where something went from the first assessment to the last, or how the last stands to the first.
  ///
  /// Scores are intervals: while questions are open, what is counted may rise because somebody answered, not because
  /// anything became better. Only intervals that lie apart tell.
  package enum Trend: String, Sendable, CaseIterable {
    /// The least that the last can become is above the most that the first could have been.
    case risen
    /// The most that the last can become is below the least that the first could have been.
    case fallen
    /// Higher, but the intervals overlap or the rules differ.
    case mayHaveRisen
    /// Lower, but the intervals overlap or the rules differ.
    case mayHaveFallen
    /// Neither is open, and both are the same.
    case same
    /// The counted shares are the same, and something is still open.
    case undecided
    /// One of them has no score, or the two are not on one scale.
    case incomparable

    /// Compares two scores.
    /// - Parameter isLikeForLike: whether both are made of the same questions by the same rules.
    package init(from first: Score?, to last: Score?, isLikeForLike: Bool = true) {
      guard let first, let last else {
        self = .incomparable
        return
      }
      if isLikeForLike, last.low > first.high + Tolerance.threshold {
        self = .risen
      } else if isLikeForLike, last.high < first.low - Tolerance.threshold {
        self = .fallen
      } else if last.share > first.share + Tolerance.threshold {
        self = .mayHaveRisen
      } else if last.share < first.share - Tolerance.threshold {
        self = .mayHaveFallen
      } else {
        let isClosed = [first, last].allSatisfy { $0.high - $0.low <= Tolerance.threshold }
        self = isClosed && isLikeForLike ? .same : .undecided
      }
    }
  }
}
