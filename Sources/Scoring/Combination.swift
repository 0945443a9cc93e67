import Questionnaires

/// Combines the shares of parts, items of a section or sections of the whole, by a scoring model.
///
/// The one place where models differ: their headline, the weight that each part has in it, and the least and greatest
/// value over everything that the parts can still become.
struct Combination: Sendable {
  /// One part: what it weighs, and what it can still become.
  struct Part: Sendable {
    /// At least 0.
    var weight: Double
    /// The least share that the part can have where it counts.
    var low: Double
    /// The greatest share that the part can have where it counts.
    var high: Double
    /// Whether the part may also leave numerator and denominator.
    var mayLeave = false
  }

  /// Which end of an interval is sought.
  enum End: Sendable {
    case least
    case greatest
  }

  /// How parts are combined.
  let model: ScoringModel

  /// Creates a combination by a model.
  init(_ model: ScoringModel) {
    self.model = model
  }

  /// The share of parts that all count, given as weight and share in definition order; `nil` where nothing has weight.
  ///
  /// `weightedMean`: Σ weight·share / Σ weight.
  func share(_ parts: some Sequence<(weight: Double, share: Double)>) -> Double? {
    switch model {
    case .weightedMean:
      var points = 0.0
      var weights = 0.0
      for part in parts {
        points += part.weight * part.share
        weights += part.weight
      }
      return weights > 0 ? min(1, points / weights) : nil
    }
  }

  /// The least or greatest share over every choice of a share within each part's range and of which of the parts that
  /// may leave do; `nil` where nothing with weight can count. Choices in which nothing counts have no share and are
  /// left out.
  func extreme(_ end: End, of parts: [Part]) -> Double? {
    switch model {
    case .weightedMean: extremeMean(end, of: parts)
    }
  }

  /// Whether some choice leaves nothing that counts.
  func mayVanish(_ parts: [Part]) -> Bool { parts.allSatisfy { $0.mayLeave || $0.weight <= 0 } }

  /// A mean rises by a part exactly where the part's share is above the mean of the others. So the greatest mean takes
  /// the greatest share of each part that must count, then, from the greatest share down, each part that may leave as
  /// long as it raises the mean (the greedy solution of this fractional program is exact); the least mean likewise with
  /// the signs changed. With nothing that must count, the best part stands alone.
  private func extremeMean(_ end: End, of parts: [Part]) -> Double? {
    func share(_ part: Part) -> Double { end == .least ? part.low : part.high }
    func isBetter(_ lhs: Double, _ rhs: Double) -> Bool { end == .least ? lhs < rhs : lhs > rhs }
    var isIn = [Bool](repeating: false, count: parts.count)
    var points = 0.0
    var weights = 0.0
    var leavers: [Int] = []
    for (index, part) in parts.enumerated() where part.weight > 0 {
      if part.mayLeave {
        leavers.append(index)
      } else {
        isIn[index] = true
        points += part.weight * share(part)
        weights += part.weight
      }
    }
    if !leavers.isEmpty {
      leavers.sort { isBetter(share(parts[$0]), share(parts[$1])) }
      for index in leavers {
        guard weights <= 0 || isBetter(share(parts[index]), points / weights) else { break }
        isIn[index] = true
        points += parts[index].weight * share(parts[index])
        weights += parts[index].weight
      }
    }
    // Summed again in definition order, so that the same parts always give the same bits as the headline.
    return self.share(
      parts.indices.lazy.filter { isIn[$0] }.map { (weight: parts[$0].weight, share: share(parts[$0])) })
  }
}
