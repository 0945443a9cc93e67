import Questionnaires

/// One thing that every set that reaches the level has to bring: a sum of what its actions add, of at least 1.
///
/// Amounts are what an action, or the first of several that do the same, adds of what is missing. All are above 0, so that
/// a requirement once met stays met.
struct PathRequirement: Sendable {
  /// What asks for it.
  enum Cause: Sendable, Hashable {
    /// The headline.
    case headline
    /// The coverage that a level needs.
    case coverage
    /// A gate, by level and place.
    case gate(level: Int, place: Int)
  }

  /// A part of the sum: the amount is added once where any of these is in the set.
  struct Term: Sendable {
    /// Numbers of actions, ascending, at least one.
    var providers: [Int]
    /// Above 0, at most 1.
    var amount: Double
  }

  /// What asks for it.
  var cause: Cause
  /// The parts.
  var terms: [Term]

  /// The most that the sum can be.
  var greatest: Double { terms.reduce(0) { $0 + $1.amount } }
}

/// A share that is at most a constant and what actions add to it.
struct ShareBound {
  /// The share where no further action is done.
  var constant: Double
  /// What actions add, each amount once.
  var terms: [PathRequirement.Term] = []

  /// Adds a multiple of another bound.
  mutating func add(_ factor: Double, _ other: ShareBound) {
    constant += factor * other.constant
    terms += other.terms.map { PathRequirement.Term(providers: $0.providers, amount: factor * $0.amount) }
  }

  /// The share where every action is done.
  var greatest: Double { terms.reduce(constant) { $0 + $1.amount } }
}
