import Localization
import Questionnaires
import Scoring

/// The short words of tables.
enum HTMLWords {
  /// A share in whole percent.
  static func percent(_ share: Double) -> String {
    NumberText.percent(Double(DisplayPercent.whole(share)) / 100, decimals: 0)
  }

  /// What a step brings, in points out of 100.
  static func points(_ gain: Double) -> String {
    if gain > 1e-9, gain < 0.005 { return localized("less than 1") }
    let points = DisplayPercent.whole(abs(gain))
    return gain <= -0.005 ? "-\(points)" : String(points)
  }

  /// The state of an answer that is none, with whom it waits for or why it does not apply.
  static func state(of entry: Report.AnswerEntry) -> String {
    switch entry.state {
    case .answered, .unknown, .notApplicable, .notAsked: return entry.text
    case .deferred:
      guard let who = entry.parkedWith else { return localized("skipped") }
      return who.isEmpty ? localized("parked") : localized("parked for \(who)")
    case .open: return entry.item.number == nil ? localized("may be asked") : localized("not reached")
    }
  }

  /// A day that a source names, as people read it where it is one.
  static func day(_ text: String) -> String { CalendarDate(text).map(DateWords.day) ?? text }
}
