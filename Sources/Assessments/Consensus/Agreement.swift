package import Questionnaires

/// How far the people who were asked an item agree on it.
///
/// Two measures of one item: the share of those who said something that is in the largest group, and the share of their
/// pairs that agree, which is the extent of agreement *P* of Fleiss (J. L. Fleiss, "Measuring nominal scale agreement
/// among many raters", Psychological Bulletin 76, 1971, 378-382). Over items, percent agreement counts those on which
/// everybody agrees. For ordered answers the range between the lowest and the highest is given, which studies of
/// consensus report beside percent agreement (E. A. Holey and others, "An exploration of the use of simple statistics to
/// measure consensus and stability in Delphi studies", BMC Medical Research Methodology 7:52, 2007).
package struct Agreement: Sendable, Equatable {
  /// What it comes to.
  package enum Verdict: String, Sendable, CaseIterable {
    /// All who were asked said the same, be it that they do not know.
    case agreed
    /// Two people said different things.
    case differing
    /// Those who said something agree, and somebody who was asked said nothing.
    case incomplete
    /// Somebody was asked, and nobody said anything.
    case unanswered
    /// Nobody was asked.
    case notAsked
  }

  /// How far apart ordered answers are.
  package struct Spread: Sendable, Equatable {
    /// What is measured.
    package enum Measure: String, Sendable {
      /// The share of its credit that a choice earns, 0...1.
      case credit
      /// The number of a rating.
      case rating
      /// A number, an amount or a share.
      case number
      /// Days.
      case date
    }

    package var measure: Measure
    package var low: Double
    package var high: Double
    /// The answers at the two ends.
    package var lowest: AnswerValue
    package var highest: AnswerValue

    /// The range.
    package var apart: Double { high - low }
  }

  package let verdict: Verdict
  /// How many were asked.
  package let asked: Int
  /// How many there are.
  package let people: Int
  /// Those who said the same, by their places among all, the largest group first, then the one that spoke first.
  package let groups: [[Int]]
  /// The places of those who were asked and said nothing.
  package let silent: [Int]
  /// The places of those who were not asked.
  package let notAsked: [Int]
  /// `nil` where answers have no order, or fewer than two people gave a value.
  package let spread: Spread?

  /// Whether everybody was asked.
  package var wereAllAsked: Bool { asked == people }

  /// Whether it has to be settled: somebody said something, and not all who were asked said the same.
  package var isContested: Bool { verdict == .differing || verdict == .incomplete }

  /// The size of the largest group; 0 where nobody said anything.
  package var largest: Int { groups.first?.count ?? 0 }

  /// The share of pairs that agree, among those who said something; `nil` where fewer than two did.
  ///
  /// (Σ nⱼ² − n) / (n (n − 1)), with nⱼ the sizes of the groups and n their sum.
  package var agreeingPairs: Double? {
    let count = groups.reduce(0) { $0 + $1.count }
    guard count >= 2 else { return nil }
    let pairs = groups.reduce(0) { $0 + $1.count * ($1.count - 1) }
    return Double(pairs) / Double(count * (count - 1))
  }

  /// Compares what was said to an item.
  package init(_ answers: [ComparedAnswer], to item: Item) {
    var groups: [[Int]] = []
    for (place, answer) in answers.enumerated() where answer.isSaid {
      if let group = groups.firstIndex(where: { answers[$0[0]].says(theSameAs: answer) }) {
        groups[group].append(place)
      } else {
        groups.append([place])
      }
    }
    people = answers.count
    silent = answers.indices.filter { answers[$0].isSilent }
    notAsked = answers.indices.filter { answers[$0].state == .notAsked }
    asked = people - notAsked.count
    verdict =
      if asked == 0 { .notAsked } else if groups.isEmpty { .unanswered } else if groups.count > 1 {
        .differing
      } else if silent.isEmpty { .agreed } else { .incomplete }
    self.groups = groups.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    spread = Self.spread(answers.compactMap(\.value), of: item)
  }

  private static func spread(_ values: [AnswerValue], of item: Item) -> Spread? {
    guard values.count >= 2, let measure = measure(of: item) else { return nil }
    let placed = values.compactMap { value in place(of: value, of: item).map { (place: $0, value: value) } }
    guard placed.count == values.count, let low = placed.min(by: { $0.place < $1.place }),
      let high = placed.max(by: { $0.place < $1.place })
    else { return nil }
    return Spread(measure: measure, low: low.place, high: high.place, lowest: low.value, highest: high.value)
  }

  private static func measure(of item: Item) -> Spread.Measure? {
    switch item.kind {
    case .choice(let choices):
      item.scoring != nil && item.maximum > 0 && choices.allSatisfy { $0.points != nil } ? .credit : nil
    case .rating: .rating
    case .integer, .number, .money, .percent: .number
    case .date: .date
    case .multichoice, .boolean, .text, .list, .display: nil
    }
  }

  private static func place(of value: AnswerValue, of item: Item) -> Double? {
    switch value {
    case .choice(let id): item.choice(id)?.points.map { min($0, item.maximum) / item.maximum }
    case .integer(let number): Double(number)
    case .number(let number): number
    case .date(let date): Double(date.daysSince1970)
    case .choices, .boolean, .text, .rows: nil
    }
  }
}

/// How far several people agree over several items.
package struct AgreementCount: Sendable, Equatable {
  /// How many items everybody was asked.
  package var askedOfAll = 0
  /// On how many of those all agree.
  package var agreedByAll = 0
  /// How many items come to each verdict.
  package var verdicts: [Agreement.Verdict: Int] = [:]
  /// On how many items all agree that nobody knows.
  package var unknownToAll = 0
  private var pairs = 0.0
  private var paired = 0

  /// Counts nothing yet.
  package init() {}

  /// Percent agreement as a share: the items on which all agree over those that all were asked; `nil` where there are
  /// none.
  package var share: Double? { askedOfAll == 0 ? nil : Double(agreedByAll) / Double(askedOfAll) }

  /// The mean of ``Agreement/agreeingPairs`` over the items to which at least two people said something; `nil` where
  /// there are none.
  package var agreeingPairs: Double? { paired == 0 ? nil : pairs / Double(paired) }

  /// How many items have to be settled.
  package var contested: Int { self[.differing] + self[.incomplete] }

  /// How many items come to a verdict.
  package subscript(_ verdict: Agreement.Verdict) -> Int { verdicts[verdict] ?? 0 }

  /// Counts an item.
  package mutating func add(_ agreement: Agreement, isUnknownToAll: Bool = false) {
    verdicts[agreement.verdict, default: 0] += 1
    if isUnknownToAll { unknownToAll += 1 }
    if agreement.wereAllAsked, agreement.asked > 0 {
      askedOfAll += 1
      if agreement.verdict == .agreed { agreedByAll += 1 }
    }
    if let share = agreement.agreeingPairs {
      pairs += share
      paired += 1
    }
  }
}
