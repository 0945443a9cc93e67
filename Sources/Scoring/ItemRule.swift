import ExpressionLanguage
import Questionnaires

/// How one scored item turns an answer into a share: points over maximum, cut to 0...1.
struct ItemRule: Sendable {
  private struct ChoiceRule: Sendable {
    var points: Double
    var bucket: Bucket?
  }

  private enum Points: Sendable {
    /// What each choice earns, by name.
    case choices([String: ChoiceRule])
    case boolean
    case bands([ItemScoring.Band])
    case expression(Rule)
  }

  private let item: Int
  private let points: Points
  private let maximum: Double

  /// Creates the rule of an item; `nil` where the item is not scored.
  init?(_ item: Item) {
    guard let scoring = item.scoring, item.isQuestion, item.maximum > 0 else { return nil }
    self.item = item.index
    maximum = item.maximum
    switch scoring {
    case .choicePoints:
      let rules = item.choices.map { choice in
        (choice.id.text, ChoiceRule(points: choice.points ?? 0, bucket: choice.bucket))
      }
      points = .choices(Dictionary(rules) { first, _ in first })
    case .boolean: points = .boolean
    case .bands(let bands): points = .bands(bands)
    case .expression(let rule): points = .expression(rule)
    }
  }

  /// Whether the share is what an expression says.
  var isExpression: Bool {
    if case .expression = points { return true }
    return false
  }

  /// The share that an answer earns; `nil` where it is not answered, or its expression waits, fails or is no number.
  /// - Parameter isCandidate: whether the answer is only tried, not the one recorded in `responses`.
  func share(of answer: Answer?, in responses: Responses, isCandidate: Bool = false) -> Double? {
    guard let answer, let value = answer.value else { return nil }
    switch (points, value) {
    case (.choices(let rules), .choice(let id)): return share(rules[id]?.points ?? 0)
    case (.choices(let rules), .choices(let ids)): return share(ids.reduce(0) { $0 + (rules[$1]?.points ?? 0) })
    case (.boolean, .boolean(let truth)): return truth ? 1 : 0
    case (.bands(let bands), .integer(let number)): return share(Self.points(of: Double(number), in: bands))
    case (.bands(let bands), .number(let number)): return share(Self.points(of: number, in: bands))
    case (.expression(let rule), _):
      let candidate = isCandidate ? (item, answer) : nil
      return Self.share(rule.program.evaluate(ResponsesActivation(responses, candidate: candidate)))
    default: return nil
    }
  }

  /// The expression that says the share, where one does.
  var expression: Rule? {
    if case .expression(let rule) = points { return rule }
    return nil
  }

  /// The bucket that a single choice names; `nil` where the share decides.
  func bucket(of answer: Answer?) -> Bucket? {
    guard case .choices(let rules) = points else { return nil }
    switch answer?.value {
    case .choice(let id): return rules[id]?.bucket
    case .choices(let ids): return ids.count == 1 ? rules[ids[0]]?.bucket : nil
    default: return nil
    }
  }

  /// The least and greatest share that the type of the item allows; outer bounds for expressions, reached otherwise.
  func bounds(for item: Item) -> (least: Double, greatest: Double) {
    switch points {
    case .choices:
      let each = item.choices.map { $0.points ?? 0 }
      guard let least = each.min(), let greatest = each.max() else { return (0, 0) }
      guard case .multichoice = item.kind else { return (share(least), share(greatest)) }
      let joined = item.choices.reduce(0) { $1.isExclusive ? $0 : $0 + ($1.points ?? 0) }
      return (share(least), share(max(greatest, joined)))
    case .boolean, .expression: return (0, 1)
    case .bands(let bands):
      let reachable = ReachableBands(item).points(in: bands)
      return (share(reachable.min() ?? 0), share(reachable.max() ?? 0))
    }
  }

  private func share(_ points: Double) -> Double { max(0, min(points, maximum)) / maximum }

  /// The share that the outcome of an expression stands for; `nil` where it waits, fails or is no number.
  static func share(_ outcome: Outcome) -> Double? {
    guard case .value(let value) = outcome else { return nil }
    let number: Double
    switch value {
    case .double(let double): number = double
    case .int(let int): number = Double(int)
    case .uint(let uint): number = Double(uint)
    default: return nil
    }
    return number.isNaN ? nil : max(0, min(1, number))
  }

  private static func points(of number: Double, in bands: [ItemScoring.Band]) -> Double {
    bands.last { $0.from <= number }?.points ?? 0
  }
}

/// Which bands of a numeric item contain a number that the item accepts.
private struct ReachableBands {
  private let least: Double
  private let greatest: Double
  /// How many numbers of a step there are in 1: 1 for whole numbers, 100 for two decimals; `nil` where any number does.
  private let steps: Double?

  init(_ item: Item) {
    func scale(_ decimals: Int) -> Double { (0..<max(0, min(decimals, 12))).reduce(1) { scale, _ in scale * 10 } }
    let bounds: Item.Bounds
    switch item.kind {
    case .rating(let range, _):
      bounds = Item.Bounds(least: Double(range.lowerBound), greatest: Double(range.upperBound))
      steps = 1
    case .integer(let itemBounds): (bounds, steps) = (itemBounds, 1)
    case .number(let itemBounds, let decimals): (bounds, steps) = (itemBounds, decimals.map(scale))
    case .money(let itemBounds, _, let decimals): (bounds, steps) = (itemBounds, scale(decimals))
    case .percent(let itemBounds, let decimals): (bounds, steps) = (itemBounds, decimals.map { scale($0 + 2) })
    default: (bounds, steps) = (Item.Bounds(), nil)
    }
    least = bounds.least ?? -.infinity
    greatest = bounds.greatest ?? .infinity
  }

  /// The points of the bands that can be reached, with 0 where a number below the first is accepted.
  func points(in bands: [ItemScoring.Band]) -> [Double] {
    var result: [Double] = []
    var from = -Double.infinity
    var points = 0.0
    for band in bands {
      if hasNumber(from: from, below: band.from) { result.append(points) }
      (from, points) = (band.from, band.points)
    }
    if hasNumber(from: from, below: .infinity) { result.append(points) }
    return result
  }

  /// Whether an accepted number lies in `from..<below`.
  private func hasNumber(from: Double, below: Double) -> Bool {
    let low = max(from, least)
    guard low < below, low <= greatest else { return false }
    guard let steps, low.isFinite, low.magnitude * steps < 9e15 else { return true }
    // The nudge keeps 0.29 * 100 = 28.999999999999996 on its step.
    let first = (low * steps - 1e-9 * max(1, low.magnitude * steps)).rounded(.up) / steps
    return first < below && first <= greatest
  }
}
