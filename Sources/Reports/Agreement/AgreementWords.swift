import Assessments
import Diagnostics
import Questionnaires
import Scoring

/// The sentences in which agreement is told.
enum AgreementWords {
  /// `Ana, Ben and Chris`.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// What it comes to in all, a sentence each.
  static func summary(_ count: AgreementCount) -> [String] {
    guard let share = count.share else {
      return ["There is no question that all were asked, so there is no overall agreement to tell."]
    }
    let questions = count.askedOfAll == 1 ? "the one question" : "the \(count.askedOfAll) questions"
    var sentences = [
      "All agree on \(count.agreedByAll) of \(questions) that all were asked: \(DisplayPercent.whole(share))%."
    ]
    if let pairs = count.agreeingPairs {
      sentences.append("Any two of those who answered agree in \(DisplayPercent.whole(pairs))% of cases.")
    }
    if count.unknownToAll > 0 {
      let verb = count.unknownToAll == 1 ? "is" : "are"
      sentences.append("Of those they agree on, \(count.unknownToAll) \(verb) not known to anybody.")
    }
    let open = [
      part(count[.differing], "is answered differently", "are answered differently"),
      part(count[.incomplete], "is not answered by everybody", "are not answered by everybody"),
      part(count[.unanswered], "is answered by nobody", "are answered by nobody"),
    ]
    .compactMap { $0 }
    if !open.isEmpty { sentences.append(Wording.capitalized(list(open)) + ".") }
    return sentences
  }

  private static func part(_ count: Int, _ one: String, _ many: String) -> String? {
    count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
  }

  /// How many agree on an item.
  static func verdict(_ agreement: Agreement) -> String {
    let said = agreement.groups.reduce(0) { $0 + $1.count }
    switch agreement.verdict {
    case .agreed:
      if agreement.asked == 1 { return "Only one was asked" }
      return agreement.wereAllAsked
        ? (agreement.asked == 2 ? "Both agree" : "All \(agreement.asked) agree")
        : "\(agreement.asked == 2 ? "Both" : "All \(agreement.asked)") who were asked agree"
    case .differing:
      let most = agreement.largest == 1 ? "No two" : String(agreement.largest)
      return agreement.asked == 2 ? "They differ" : "\(most) of \(agreement.asked) agree"
    case .incomplete:
      return said == 1
        ? "Only 1 of \(agreement.asked) answered" : "\(said) of \(agreement.asked) agree, the rest gave no answer"
    case .unanswered: return "Nobody answered"
    case .notAsked: return "Nobody was asked"
    }
  }

  /// How far apart ordered answers are; `nil` where they are not.
  static func spread(_ spread: AgreementReport.Spread) -> String? {
    guard spread.apart > 0 else { return nil }
    switch spread.measure {
    case .credit:
      let (low, high) = (DisplayPercent.whole(spread.low), DisplayPercent.whole(spread.high))
      return "Apart by \(DisplayPercent.whole(spread.apart)) of 100 points: from \(low) to \(high)"
    case .rating:
      let scale = spread.scale.map { " on a scale of \($0)" } ?? ""
      return "Apart by \(NumberText.decimal(spread.apart))\(scale): from \(spread.lowest) to \(spread.highest)"
    case .number: return "Apart: from \(spread.lowest) to \(spread.highest)"
    case .date:
      let days = Wording.count(Int(spread.apart), "day")
      return "Apart by \(days): from \(spread.lowest) to \(spread.highest)"
    }
  }
}
