package import Questionnaires

/// Whether the order of the sections by their scores survives other weights.
///
/// Every item's weight may be higher or lower by a fifth, each on its own. Two sections can change places where the
/// least score of the higher one is below the greatest of the lower one; the extremes are exact. By hand: shares of 1
/// and 0 with a weight of 1 each make 0.5, at least 0.8 / (0.8 + 1.2) = 0.4 and at most 0.6.
package struct Sturdiness: Sendable, Equatable {
  /// How far weights move, as a share of each.
  package static let reach = 0.2

  /// Two sections, by index: the first is ahead now.
  package struct Pair: Sendable, Equatable {
    package var ahead: Int
    package var behind: Int

    /// Creates a pair.
    package init(ahead: Int, behind: Int) {
      self.ahead = ahead
      self.behind = behind
    }
  }

  /// How many sections have a score.
  package var sectionCount: Int
  /// The sections that could change places, those nearest to each other first.
  package var closeCalls: [Pair]

  /// Looks at the sections of a sheet.
  package init(_ sheet: ScoreSheet, of questionnaire: Questionnaire) {
    let ranges = questionnaire.sections.compactMap {
      section -> (section: Int, share: Double, low: Double, high: Double)? in
      guard section.weight > 0, let share = sheet.sections[section.index].share else { return nil }
      let range = Self.range(of: section, sheet, questionnaire) ?? (share, share)
      return (section.index, share, min(share, range.low), max(share, range.high))
    }
    sectionCount = ranges.count
    var calls: [(pair: Pair, distance: Double)] = []
    for ahead in ranges {
      for behind in ranges where ahead.share > behind.share + Tolerance.threshold {
        guard ahead.low < behind.high - Tolerance.threshold else { continue }
        calls.append((Pair(ahead: ahead.section, behind: behind.section), ahead.share - behind.share))
      }
    }
    closeCalls = calls.enumerated().sorted { lhs, rhs in
      (lhs.element.distance, lhs.offset) < (rhs.element.distance, rhs.offset)
    }
    .map(\.element.pair)
  }

  /// The least and greatest score of a section; `nil` where its model does not look at weights.
  private static func range(
    of section: Section, _ sheet: ScoreSheet, _ questionnaire: Questionnaire
  ) -> (low: Double, high: Double)? {
    let model = section.model ?? questionnaire.scoring.model.modelOfSections
    switch model {
    case .weightedMean, .sum, .deduct: break
    case .allOrNothing, .worst, .ladder: return nil
    }
    let parts = section.items.compactMap { item -> (weight: Double, share: Double)? in
      let definition = questionnaire.items[item]
      guard sheet.items[item].isCounted, definition.weight > 0 else { return nil }
      let weight = model == .sum ? definition.weight * definition.maximum : definition.weight
      return (weight, sheet.items[item].share ?? 0)
    }
    guard !parts.isEmpty else { return nil }
    let ascending = parts.sorted { $0.share < $1.share }
    return (extreme(ascending), extreme(ascending.reversed()))
  }

  /// The mean at its end: the first parts, up to some place, weigh most and the rest least.
  private static func extreme(_ parts: [(weight: Double, share: Double)]) -> Double {
    var points = parts.reduce(0) { $0 + $1.weight * (1 - reach) * $1.share }
    var weights = parts.reduce(0) { $0 + $1.weight * (1 - reach) }
    var means = [points / weights]
    for part in parts {
      points += part.weight * 2 * reach * part.share
      weights += part.weight * 2 * reach
      means.append(points / weights)
    }
    return parts.first!.share <= parts.last!.share ? means.min()! : means.max()!
  }
}
