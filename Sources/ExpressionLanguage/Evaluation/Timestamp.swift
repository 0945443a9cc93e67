/// A moment between the years 1 and 9999 in UTC (langdef.md, "Abstract Types", as `google.protobuf.Timestamp`).
package struct Timestamp: Hashable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  package var seconds: Int64
  /// 0 to 999,999,999, on top of the seconds.
  package var nanoseconds: Int32

  /// The first second that can be told.
  package static let firstSecond: Int64 = -62_135_596_800
  /// The last second that can be told.
  package static let lastSecond: Int64 = 253_402_300_799

  /// Creates a timestamp; the caller answers for the range.
  package init(seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Creates the beginning of a day in UTC; `nil` where there is no such day between the years 1 and 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Timestamp.days(inMonth: month, of: year)
    else { return nil }
    seconds = Timestamp.daysSince1970(year: year, month: month, day: day) * 86_400
    nanoseconds = 0
  }

  /// Whether the moment lies in the years 1 to 9999.
  package var isInRange: Bool { (Timestamp.firstSecond...Timestamp.lastSecond).contains(seconds) }
}

extension Timestamp: Comparable {
  package static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
    (lhs.seconds, lhs.nanoseconds) < (rhs.seconds, rhs.nanoseconds)
  }
}

// MARK: - Civil time

extension Timestamp {
  /// A moment as calendar and clock show it (Gregorian, extended back to the year 1).
  package struct CivilParts: Hashable, Sendable {
    package var year: Int
    /// 1 to 12.
    package var month: Int
    /// 1 to 31.
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int
    /// From 0 on Sunday to 6.
    package var dayOfWeek: Int
    /// From 0 on the first of January.
    package var dayOfYear: Int
  }

  /// The moment's parts in UTC.
  package var civilParts: CivilParts { civilParts(offset: 0) }

  /// The moment's parts where clocks are `offset` seconds ahead of UTC.
  package func civilParts(offset: Int64) -> CivilParts {
    let local = seconds + offset
    let days = local.flooredQuotient(by: 86_400)
    let clock = Int(local - days * 86_400)
    let date = Timestamp.civil(daysSince1970: days)
    let newYear = Timestamp.daysSince1970(year: date.year, month: 1, day: 1)
    return CivilParts(
      year: date.year, month: date.month, day: date.day, hour: clock / 3600, minute: clock / 60 % 60,
      second: clock % 60, dayOfWeek: Int((days % 7 + 11) % 7), dayOfYear: Int(days - newYear)
    )
  }

  /// The number of days in a month.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
  static func daysSince1970(year: Int, month: Int, day: Int) -> Int64 {
    let year = Int64(month <= 2 ? year - 1 : year)
    let era = year.flooredQuotient(by: 400)
    let yearOfEra = year - era * 400
    let shifted = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * shifted + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date of a day counted from 1970-01-01 (the same, civil_from_days).
  static func civil(daysSince1970 days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(day))
  }
}

extension Int64 {
  /// The quotient rounded towards negative infinity; the divisor is positive.
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
