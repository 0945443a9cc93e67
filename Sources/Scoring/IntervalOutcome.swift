/// What a section can still become.
struct IntervalOutcome: Sendable {
  /// The least share; `nil` where nothing in it can count.
  var low: Double?
  /// The greatest share; `nil` where nothing in it can count.
  var high: Double?
  /// Whether some completion leaves nothing in it that counts.
  var mayVanish = true
  /// Whether `low` and `high` are reached.
  var isExact = true

  /// Takes in what the section becomes under one more assignment.
  mutating func formUnion(_ other: IntervalOutcome) {
    low = [low, other.low].compactMap { $0 }.min()
    high = [high, other.high].compactMap { $0 }.max()
    mayVanish = mayVanish || other.mayVanish
    isExact = isExact && other.isExact
  }
}

/// How much may be tried.
struct IntervalBudget: Sendable {
  /// The most assignments of the answers on which something hangs.
  var assignments = 4_096
  /// The most items looked at over all assignments.
  var items = 500_000
}
