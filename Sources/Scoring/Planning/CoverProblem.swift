/// Requirements as sums over columns: the actions, then one column for each group of actions of which one is enough.
final class CoverProblem: Sendable {
  /// A part of a sum.
  struct Term: Sendable {
    /// A number of an action, or the number of actions and the place of a group.
    var column: Int
    /// Above 0, at most 1.
    var amount: Double
  }

  /// A sum of at least 1.
  struct Row: Sendable {
    /// What asks for it.
    var cause: PathRequirement.Cause
    /// Each column at most once, ascending.
    var terms: [Term]

    /// The most that the sum can be.
    var greatest: Double { terms.reduce(0) { $0 + $1.amount } }
  }

  /// The sums.
  let rows: [Row]
  /// The groups, each of two actions or more, ascending.
  let groups: [[Int]]
  /// The undecided actions without whose decision the sums are too easy, in order.
  let controllers: [Int]

  private let singles: [[Int]]

  /// Turns requirements into sums.
  init(_ requirements: [PathRequirement], prospects: Prospects, candidates: PathCandidates) {
    singles = candidates.actions.indices.map { [$0] }
    controllers = prospects.controllers.compactMap { candidates.number(of: $0) }
    var groups: [[Int]] = []
    var places: [[Int]: Int] = [:]
    rows = requirements.map { requirement in
      var amounts: [Int: Double] = [:]
      for term in requirement.terms {
        let column: Int
        if term.providers.count == 1 {
          column = term.providers[0]
        } else if let place = places[term.providers] {
          column = candidates.count + place
        } else {
          column = candidates.count + groups.count
          places[term.providers] = groups.count
          groups.append(term.providers)
        }
        amounts[column, default: 0] += term.amount
      }
      return Row(
        cause: requirement.cause,
        terms: amounts.sorted { $0.key < $1.key }.map { Term(column: $0.key, amount: min(1, $0.value)) })
    }
    self.groups = groups
  }

  /// The actions of which one is enough to bring what a column does.
  func providers(of column: Int) -> [Int] {
    column < singles.count ? singles[column] : groups[column - singles.count]
  }
}
