import Localization
import Questionnaires
import Scoring

/// The sentences in which a comparison is told, the same for every renderer that writes prose.
///
/// Texts that are not compiled in stand in them as they are; who shows a sentence makes it safe. Nothing is said to have
/// risen or fallen unless the intervals lie apart.
enum ComparisonWords {
  /// `3 rows`.
  static func rows(_ count: Int) -> String {
    localized(count, one: "\(count) row", other: "\(count) rows")
  }

  // MARK: - Columns

  /// `Lakeside Hospital, 2026-03-02`, or `A, 2026-03-02`.
  static func label(_ column: ComparisonReport.Column) -> String {
    let dated = [column.name, DateWords.day(column.opened)].compactMap { $0 }.joined(separator: ", ")
    return column.ordinal > 1 ? "\(dated) (\(column.ordinal))" : dated
  }

  /// What a column is called where its label has been told: its day over time, its client else.
  static func name(_ column: ComparisonReport.Column, in report: ComparisonReport) -> String {
    let shared = report.columns.count { $0.name == column.name }
    guard report.order == .clients, let name = column.name else {
      return column.ordinal > 1 ? "\(DateWords.day(column.opened)) (\(column.ordinal))" : DateWords.day(column.opened)
    }
    return shared > 1 ? label(column) : name
  }

  /// What stands above a column of numbers: the letter of the client, else the number of the column.
  static func mark(_ column: ComparisonReport.Column, in report: ComparisonReport) -> String {
    report.isAnonymous ? column.name ?? String(column.number) : String(column.number)
  }

  /// How many assessments of whom, and when.
  static func scope(_ report: ComparisonReport) -> String {
    let count = report.columns.count
    let days = report.columns.map(\.opened)
    let (from, to) = (DateWords.day(days.min()!), DateWords.day(days.max()!))
    let name = report.columns[0].name
    guard report.order == .time, !report.isAnonymous, let name else {
      return from == to
        ? localized("\(count) assessments, \(from).") : localized("\(count) assessments, from \(from) to \(to).")
    }
    return from == to
      ? localized("\(count) assessments of \(name), \(from).")
      : localized("\(count) assessments of \(name), from \(from) to \(to).")
  }

  /// `42`, or `42 (42 to 50)` where it can still move by a point.
  static func score(_ score: Score?) -> String {
    guard let score else { return localized("not scorable") }
    let (low, high) = (DisplayPercent.whole(score.low), DisplayPercent.whole(score.high))
    let whole = DisplayPercent.whole(score.share)
    return low == whole && high == whole ? "\(whole)" : localized("\(whole) (\(low) to \(high))")
  }

  /// The level of a column, or that there is none.
  static func level(_ column: ComparisonReport.Column) -> String {
    column.level.map { Wording.clause($0.title) } ?? localized("no level")
  }

  /// `18 of 20`.
  static func answered(_ column: ComparisonReport.Column) -> String {
    localized("\(column.counts.answered) of \(column.counts.asked)")
  }

  /// What else there is to say of an assessment: what it answers where that differs, of how many it is a consensus,
  /// whether it is unfinished; empty where there is nothing.
  static func status(_ column: ComparisonReport.Column, in report: ComparisonReport) -> String {
    let definition = report.definitions[column.definition]
    let answers: String? =
      switch report.basis {
      case .sameDefinition: nil
      case .versions: localized("version \(definition.version)")
      case .concepts: definition.title
      }
    let consensus = column.consensusOf.map { localized("consensus of \($0)") }
    return [answers, consensus, column.isComplete ? nil : localized("unfinished")].compactMap { $0 }
      .joined(separator: ", ")
  }

  /// A change in points as displayed numbers have it: `+30`, `-5`, `0`; with a question mark where it may be none.
  static func points(_ first: Double?, _ last: Double?, _ trend: ComparisonReport.Trend? = nil) -> String {
    guard let first, let last else { return "" }
    let points = DisplayPercent.whole(last) - DisplayPercent.whole(first)
    let isOpen = trend == .mayHaveRisen || trend == .mayHaveFallen || trend == .undecided
    return (points > 0 ? "+\(points)" : "\(points)") + (isOpen ? "?" : "")
  }

  // MARK: - Sentences

  /// What the comparison comes to, most important first.
  static func summary(_ report: ComparisonReport) -> [String] {
    [score(report), level(report), likeForLike(report)].compactMap { $0 } + caveats(report)
  }

  /// Where the score went.
  static func score(_ report: ComparisonReport) -> String? {
    if report.order == .clients, report.columns.count > 2 { return range(report) }
    guard report.basis != .concepts else { return nil }
    let (first, last) = (report.columns[0], report.columns[report.columns.count - 1])
    guard let before = first.score, let after = last.score else {
      return localized("Not all are scorable, so the scores are not compared.")
    }
    guard report.trend != .incomparable else {
      return localized("The questionnaires score by different rules, so the scores are not compared.")
    }
    let (from, to) = (score(before), score(after))
    let reason = reasonForDoubt(report)
    if report.order == .time {
      let isClose = DisplayPercent.whole(before.share) == DisplayPercent.whole(after.share)
      switch report.trend {
      case .risen where isClose: return localized("The score has risen by less than a point, to \(to) of 100.")
      case .fallen where isClose: return localized("The score has fallen by less than a point, to \(to) of 100.")
      case .risen: return localized("The score has risen from \(from) to \(to) of 100.")
      case .fallen: return localized("The score has fallen from \(from) to \(to) of 100.")
      case .mayHaveRisen: return localized("The score may have risen, from \(from) to \(to) of 100: \(reason).")
      case .mayHaveFallen: return localized("The score may have fallen, from \(from) to \(to) of 100: \(reason).")
      case .same, .incomparable: return localized("The score is the same: \(to) of 100.")
      case .undecided:
        return localized("No change of the score can be told, from \(from) to \(to) of 100: \(reason).")
      }
    }
    let (one, other) = (name(first, in: report), name(last, in: report))
    switch report.trend {
    case .risen: return localized("\(other) is ahead of \(one): \(to) to \(from) of 100.")
    case .fallen: return localized("\(one) is ahead of \(other): \(from) to \(to) of 100.")
    case .mayHaveRisen:
      return localized("\(other) may be ahead of \(one), \(to) to \(from) of 100: \(reason).")
    case .mayHaveFallen:
      return localized("\(one) may be ahead of \(other), \(from) to \(to) of 100: \(reason).")
    case .same, .incomparable: return localized("\(one) and \(other) have the same score: \(to) of 100.")
    case .undecided:
      return localized("Neither is seen to be ahead, \(one) with \(from) and \(other) with \(to) of 100: \(reason).")
    }
  }

  /// Why a difference is not one for certain.
  private static func reasonForDoubt(_ report: ComparisonReport) -> String {
    report.rulesDiffer
      ? localized("what counts is not the same in both")
      : localized("questions that are open, or were, could account for it")
  }

  /// Between which scores several clients lie.
  private static func range(_ report: ComparisonReport) -> String? {
    let scored = report.columns.compactMap { column in column.score.map { (column, $0) } }
    guard report.basis != .concepts, Set(report.models).count == 1, scored.count > 1,
      let least = scored.min(by: { $0.1.share < $1.1.share }), let most = scored.max(by: { $0.1.share < $1.1.share })
    else { return nil }
    guard DisplayPercent.whole(least.1.share) != DisplayPercent.whole(most.1.share) else {
      return localized("All \(scored.count) score \(score(most.1)) of 100.")
    }
    return localized(
      "The scores lie between \(score(least.1)) of 100 (\(name(least.0, in: report))) and \(score(most.1)) (\(name(most.0, in: report)))."
    )
  }

  /// Where the level went.
  private static func level(_ report: ComparisonReport) -> String? {
    guard report.order == .time, let trend = report.levelTrend else { return nil }
    let (before, after) = (level(report.columns[0]), level(report.columns[report.columns.count - 1]))
    switch trend {
    case .risen: return localized("The level has risen from \(before) to \(after).")
    case .fallen: return localized("The level has fallen from \(before) to \(after).")
    case .mayHaveRisen:
      return localized("The level may have risen, from \(before) to \(after): \(reasonForDoubt(report)).")
    case .mayHaveFallen:
      return localized("The level may have fallen, from \(before) to \(after): \(reasonForDoubt(report)).")
    case .same: return localized("The level is the same: \(after).")
    case .undecided: return localized("The level is still \(after), as far as is known.")
    case .incomparable: return localized("The levels are not compared: \(before), then \(after).")
    }
  }

  /// How many of the questions settled in both the first and the last earn more.
  private static func likeForLike(_ report: ComparisonReport) -> String? {
    guard report.order == .time || report.columns.count == 2 else { return nil }
    let counts = report.likeForLike
    let (settled, more, less, same) = (counts.settled, counts.more, counts.less, counts.same)
    var sentences: [String] = []
    if settled > 0, report.order == .time {
      sentences.append(
        localized(
          "Scored questions settled both times: \(settled). Earning more: \(more); less: \(less); the same: \(same)."))
    } else if settled > 0 {
      let other = name(report.columns[1], in: report)
      sentences.append(
        localized(
          "Scored questions settled in both: \(settled). Earning more in \(other): \(more); less: \(less); the same: \(same)."
        ))
    }
    if report.order == .time, counts.answeredSince > 0 {
      sentences.append(localized("Open at first and settled now: \(counts.answeredSince)."))
    }
    if report.order == .time, counts.reopened > 0 {
      sentences.append(localized("Settled at first and open now: \(counts.reopened)."))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
