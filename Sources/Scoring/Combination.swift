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
    /// The share at which it is met, where it is a rung.
    var target = 1.0
  }

  /// One part that counts, as it is.
  struct Counted: Sendable {
    /// At least 0.
    var weight: Double
    /// 0...1.
    var share: Double
    /// The share at which it is met, where it is a rung.
    var target: Double
  }

  /// Which end of an interval is sought.
  enum End: Sendable {
    case least
    case greatest
  }

  /// How parts are combined.
  let model: ScoringModel
  /// What `deduct` takes from; the sum of the weights where `nil`.
  let total: Double?

  /// Whether it is the mean of shares by weight.
  var isMean: Bool {
    switch model {
    case .weightedMean, .sum: true
    case .allOrNothing, .worst, .ladder, .deduct: false
    }
  }

  /// Creates a combination by a model.
  init(_ model: ScoringModel, total: Double? = nil) {
    self.model = model
    self.total = total
  }

  /// The share of parts that all count, in definition order; `nil` where nothing has weight.
  ///
  /// Each by the example of four parts at 1, 0.8, 0.5 and 1, the second weighing 2, the others 1:
  /// - `weightedMean`: Σ weight·share / Σ weight; (1 + 1.6 + 0.5 + 1) / 5 = 0.82.
  /// - `sum`: the same over items, whose weight is then weight times maximum; with maxima of 4, 2, 2 and 1 the weights are
  ///   4, 4, 2 and 1, and (4 + 3.2 + 1 + 1) / 11 = 0.836.
  /// - `allOrNothing`: 1 where every share is 1; here 0.
  /// - `worst`: the least share; 0.5.
  /// - `ladder`: the parts met before the first that is not, over all; with a target of 0.75 two are met before the
  ///   third is not, so 2 / 4 = 0.5.
  /// - `deduct`: max(0, total - Σ weight·(1 - share)) / total; from 10 are taken 0, 0.4, 0.5 and 0, so 9.1 / 10 = 0.91.
  func share(_ parts: some Sequence<Counted>) -> Double? {
    switch model {
    case .weightedMean, .sum:
      var points = 0.0
      var weights = 0.0
      for part in parts {
        points += part.weight * part.share
        weights += part.weight
      }
      return weights > 0 ? min(1, points / weights) : nil
    case .allOrNothing, .worst:
      let least = parts.lazy.filter { $0.weight > 0 }.map(\.share).min()
      guard model == .allOrNothing else { return least }
      return least.map { Self.isMet($0, 1) ? 1 : 0 }
    case .deduct:
      var lost = 0.0
      var weights = 0.0
      for part in parts {
        lost += part.weight * (1 - part.share)
        weights += part.weight
      }
      guard weights > 0 else { return nil }
      let total = total ?? weights
      return min(1, max(0, total - lost) / total)
    case .ladder:
      var climb = Climb()
      for part in parts where part.weight > 0 { climb.pass(isMet: Self.isMet(part.share, part.target)) }
      return climb.share
    }
  }

  /// The least or greatest share over every choice of a share within each part's range and of which of the parts that
  /// may leave do; `nil` where nothing with weight can count. Choices in which nothing counts have no share and are
  /// left out.
  func extreme(_ end: End, of parts: [Part]) -> Double? {
    let isIn = choice(end, of: parts)
    // Summed in definition order, so that the same parts always give the same bits as the headline.
    return share(parts.indices.lazy.filter { isIn[$0] }.map { counted(parts[$0], at: end) })
  }

  /// Which parts count where the least or greatest share is reached, each at the same end of its range.
  func choice(_ end: End, of parts: [Part]) -> [Bool] {
    switch model {
    case .weightedMean, .sum: choiceOfMean(end, of: parts)
    case .deduct where total == nil: choiceOfMean(end, of: parts)
    case .deduct, .allOrNothing, .worst: choiceOfLoss(end, of: parts)
    case .ladder: end == .least ? choiceOfLowestClimb(of: parts) : choiceOfHighestClimb(of: parts)
    }
  }

  private func counted(_ part: Part, at end: End) -> Counted {
    Counted(weight: part.weight, share: end == .least ? part.low : part.high, target: part.target)
  }

  /// Whether some choice leaves nothing that counts.
  func mayVanish(_ parts: [Part]) -> Bool { parts.allSatisfy { $0.mayLeave || $0.weight <= 0 } }

  /// A mean rises by a part exactly where the part's share is above the mean of the others. So the greatest mean takes
  /// the greatest share of each part that must count, then, from the greatest share down, each part that may leave as
  /// long as it raises the mean (the greedy solution of this fractional program is exact); the least mean likewise with
  /// the signs changed. With nothing that must count, the best part stands alone.
  private func choiceOfMean(_ end: End, of parts: [Part]) -> [Bool] {
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
    return isIn
  }

  // MARK: - Losses

  /// Of models in which a part that counts can only lower the share: at least all count, at their least; at most only
  /// those that must, at their greatest, or the best one alone.
  private func choiceOfLoss(_ end: End, of parts: [Part]) -> [Bool] {
    let isWeighing = parts.map { $0.weight > 0 }
    guard end == .greatest else { return isWeighing }
    if parts.contains(where: { $0.weight > 0 && !$0.mayLeave }) {
      return parts.map { $0.weight > 0 && !$0.mayLeave }
    }
    func alone(_ index: Int) -> Double { share([counted(parts[index], at: end)]) ?? 0 }
    let best = parts.indices.filter { isWeighing[$0] }.max { alone($0) < alone($1) }
    return parts.indices.map { $0 == best }
  }

  // MARK: - Ladder

  /// Counts rungs from the first on.
  private struct Climb {
    private var met = 0
    private var count = 0
    private var isOver = false

    /// Passes a rung that counts.
    mutating func pass(isMet: Bool) {
      count += 1
      if !isMet { isOver = true }
      if !isOver { met += 1 }
    }

    /// The rungs met before the first unmet one over all; `nil` where there is none.
    var share: Double? { count > 0 ? Double(met) / Double(count) : nil }
  }

  private static func isMet(_ share: Double, _ target: Double) -> Bool { share >= target - Tolerance.threshold }

  /// Each rung is met where it can be: one more that is met never lowers the share. One that cannot be met leaves where
  /// it may; after the first that must count unmet, only those that must count still do.
  private func choiceOfHighestClimb(of parts: [Part]) -> [Bool] {
    var hasStopped = false
    return parts.map { part in
      guard part.weight > 0 else { return false }
      let canBeMet = !hasStopped && Self.isMet(part.high, part.target)
      guard canBeMet || !part.mayLeave else { return false }
      if !canBeMet { hasStopped = true }
      return true
    }
  }

  /// The first rung that can be unmet is, and all after it count; those that may leave before it do. Where none can be
  /// unmet, all count.
  private func choiceOfLowestClimb(of parts: [Part]) -> [Bool] {
    let stop = parts.firstIndex { $0.weight > 0 && !Self.isMet($0.low, $0.target) }
    return parts.enumerated().map { index, part in
      part.weight > 0 && (stop.map { index >= $0 || !part.mayLeave } ?? true)
    }
  }
}
