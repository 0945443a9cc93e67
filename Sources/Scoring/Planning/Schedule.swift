package import Questionnaires

/// When the actions of a plan can start and be done.
///
/// The earliest dates of the critical path method (Kelley and Walker, 1959): an action starts on the first day, or on the
/// day on which the last of those before it is done; it takes its weeks, or where the definition gives none its days of
/// work at five a week. Of 1 December, an action of two weeks and another of one week after it: the first is done on
/// 15 December, the second on 22 December.
package struct Schedule: Sendable, Equatable {
  /// The days of one action.
  package struct Entry: Sendable, Equatable {
    /// The day on which it can start.
    package var start: CalendarDate
    /// The day on which it can be done.
    package var finish: CalendarDate
  }

  /// By place in the plan.
  package var entries: [Entry]

  /// Schedules actions in the order of a plan, in which none stands before one that it comes after.
  /// - Parameters:
  ///   - actions: the indices of the actions.
  ///   - first: the day on which work begins.
  package init(_ actions: [Int], of questionnaire: Questionnaire, from first: CalendarDate) {
    let origin = first.daysSince1970
    var finishes: [Int: Int] = [:]
    entries = actions.map { index in
      let action = questionnaire.actions[index]
      let start = action.after.compactMap { finishes[$0] }.max() ?? 0
      let finish = min(Self.horizon, start + Self.days(of: action))
      finishes[index] = finish
      return Entry(start: Self.date(origin + start, first), finish: Self.date(origin + finish, first))
    }
  }

  /// The last day of all; `nil` where there is nothing to do.
  package var end: CalendarDate? { entries.map(\.finish).max() }

  /// A hundred years: what lies beyond has no date worth showing.
  private static let horizon = 36_525

  private static func days(of action: Action) -> Int {
    let weeks = action.weeks ?? action.effortDays / 5
    return max(1, Int(min(Double(horizon), (weeks * 7).rounded(.up))))
  }

  /// A date, the last that there is where the calendar ends.
  private static func date(_ days: Int, _ first: CalendarDate) -> CalendarDate {
    CalendarDate(daysSince1970: days) ?? first
  }
}
