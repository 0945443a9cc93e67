import Localization

package import ExpressionLanguage

/// A day of the Gregorian calendar, years 1 to 9999, without a time zone.
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  /// 1...12.
  package let month: Int
  /// 1...31.
  package let day: Int

  /// Creates a date, where there is such a day.
  package init?(year: Int, month: Int, day: Int) {
    guard Timestamp(year: year, month: month, day: day) != nil else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD`, exactly ten ASCII characters.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(Optional(0)) { sum, byte in
        guard let sum, 0x30...0x39 ~= byte else { return nil }
        return sum * 10 + Int(byte - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day of a moment in UTC.
  package init?(_ moment: Timestamp) {
    guard moment.isInRange else { return nil }
    let parts = moment.civilParts
    (year, month, day) = (parts.year, parts.month, parts.day)
  }

  /// The date so many days after 1 January 1970 (before it where negative).
  package init?(daysSince1970 days: Int) {
    guard -1_000_000...3_000_000 ~= days else { return nil }
    self.init(Timestamp(seconds: Int64(days) * 86_400, nanoseconds: 0))
  }

  /// The beginning of the day in UTC.
  package var start: Timestamp { Timestamp(year: year, month: month, day: day)! }

  /// Days since 1 January 1970.
  package var daysSince1970: Int { Int(start.seconds / 86_400) }

  /// The day as people read it in the current ``Language``: `Nov 26, 2026`.
  package var shown: String { Language.current.date(year: year, month: month, day: day) }

  /// The day as it is typed and as files have it: `2026-11-26`.
  package var description: String {
    let yearText = String(year)
    let padding = String(repeating: "0", count: 4 - yearText.count)
    return "\(padding)\(yearText)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  package static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }
}
