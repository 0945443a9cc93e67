/// Results that expressions can read: what `score(id)`, `level()` and the headline variables stand for.
package struct ScoreFacts: Sendable {
  /// A share with the least and greatest that it can still become.
  package struct Interval: Sendable, Equatable {
    package var share: Double
    package var low: Double
    package var high: Double

    /// Creates an interval.
    package init(share: Double, low: Double, high: Double) {
      self.share = share
      self.low = low
      self.high = high
    }
  }

  /// The headline; `nil` where nothing is scorable.
  package var total: Interval?
  package var coverage: Double
  /// The level reached, where there is one.
  package var level: String?
  /// By section index; `nil` where not scorable.
  package var sections: [Interval?]
  /// By item index; `nil` where not scorable.
  package var items: [Interval?]
  /// The names of the items that are still unsettled, sorted.
  package var unsettled: [String]

  /// Creates facts.
  package init(
    total: Interval?, coverage: Double, level: String?, sections: [Interval?], items: [Interval?], unsettled: [String]
  ) {
    self.total = total
    self.coverage = coverage
    self.level = level
    self.sections = sections
    self.items = items
    self.unsettled = unsettled
  }
}
