import Assessments
import Diagnostics
import Localization
import Questionnaires
import Scoring

/// The sentences in which agreement is told.
enum AgreementWords {
  /// `Ana, Ben and Chris`.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return localized("\(names.dropLast().joined(separator: ", ")) and \(last)")
  }

  /// What it comes to in all, a sentence each.
  static func summary(_ count: AgreementCount) -> [String] {
    guard let share = count.share else {
      return [localized("There is no question that all were asked, so there is no overall agreement to tell.")]
    }
    var sentences = [
      localized(
        count.askedOfAll,
        one: "All agree on \(count.agreedByAll) of the one question that all were asked: \(Wording.percent(share)).",
        other: """
          All agree on \(count.agreedByAll) of the \(count.askedOfAll) questions that all were asked: \
          \(Wording.percent(share)).
          """)
    ]
    if let pairs = count.agreeingPairs {
      sentences.append(localized("Any two of those who answered agree in \(Wording.percent(pairs)) of cases."))
    }
    if count.unknownToAll > 0 {
      sentences.append(
        localized(
          count.unknownToAll, one: "Of those they agree on, \(count.unknownToAll) is not known to anybody.",
          other: "Of those they agree on, \(count.unknownToAll) are not known to anybody."))
    }
    let (differing, incomplete, unanswered) = (count[.differing], count[.incomplete], count[.unanswered])
    var open: [String] = []
    if differing > 0 {
      open.append(
        localized(
          differing, one: "\(differing) is answered differently", other: "\(differing) are answered differently"))
    }
    if incomplete > 0 {
      open.append(
        localized(
          incomplete, one: "\(incomplete) is not answered by everybody",
          other: "\(incomplete) are not answered by everybody"))
    }
    if unanswered > 0 {
      open.append(
        localized(
          unanswered, one: "\(unanswered) is answered by nobody", other: "\(unanswered) are answered by nobody"))
    }
    if !open.isEmpty { sentences.append(Wording.capitalized(list(open)) + ".") }
    return sentences
  }

  /// How many agree on an item.
  static func verdict(_ agreement: Agreement) -> String {
    let said = agreement.groups.reduce(0) { $0 + $1.count }
    switch agreement.verdict {
    case .agreed:
      let asked = agreement.asked
      if asked == 1 { return localized("Only one was asked") }
      if agreement.wereAllAsked { return asked == 2 ? localized("Both agree") : localized("All \(asked) agree") }
      return asked == 2 ? localized("Both who were asked agree") : localized("All \(asked) who were asked agree")
    case .differing:
      guard agreement.asked != 2 else { return localized("They differ") }
      return agreement.largest == 1
        ? localized("No two of \(agreement.asked) agree")
        : localized("\(agreement.largest) of \(agreement.asked) agree")
    case .incomplete:
      return said == 1
        ? localized("Only 1 of \(agreement.asked) answered")
        : localized("\(said) of \(agreement.asked) agree, the rest gave no answer")
    case .unanswered: return localized("Nobody answered")
    case .notAsked: return localized("Nobody was asked")
    }
  }

  /// How far apart ordered answers are; `nil` where they are not.
  static func spread(_ spread: AgreementReport.Spread) -> String? {
    guard spread.apart > 0 else { return nil }
    let (lowest, highest) = (spread.lowest, spread.highest)
    switch spread.measure {
    case .credit:
      let (low, high) = (DisplayPercent.whole(spread.low), DisplayPercent.whole(spread.high))
      return localized("Apart by \(DisplayPercent.whole(spread.apart)) of 100 points: from \(low) to \(high)")
    case .rating:
      let apart = NumberText.decimal(spread.apart)
      return spread.scale.map { localized("Apart by \(apart) on a scale of \($0): from \(lowest) to \(highest)") }
        ?? localized("Apart by \(apart): from \(lowest) to \(highest)")
    case .number: return localized("Apart: from \(lowest) to \(highest)")
    case .date:
      let days = Int(spread.apart)
      return localized(
        days, one: "Apart by \(days) day: from \(lowest) to \(highest)",
        other: "Apart by \(days) days: from \(lowest) to \(highest)")
    }
  }
}
