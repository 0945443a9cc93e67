import Questionnaires

/// Days as people read them: the one place through which every report writes one.
enum DateWords {
  /// A day in the current language.
  static func day(_ date: CalendarDate) -> String { date.shown }
}
