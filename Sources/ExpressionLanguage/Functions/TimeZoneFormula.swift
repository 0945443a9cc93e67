/// A time zone as one line: a standard time and, in many, a daylight saving time with the days of the year when it
/// begins and ends (POSIX.1-2024, "Environment Variables", TZ; RFC 9636, section 3.3.1): `EST5EDT,M3.2.0,M11.1.0`.
struct TimeZoneFormula: Sendable {
  /// The seconds that standard time is ahead of UTC.
  private let standard: Int64
  /// `nil` where clocks never change.
  private let daylight: Daylight?

  /// A daylight saving time.
  private struct Daylight {
    /// The seconds that it is ahead of UTC; less than standard time's where winter is told as the exception.
    var offset: Int64
    var start: Change
    var end: Change
  }

  /// A moment of each year when clocks change.
  private struct Change {
    enum Day {
      /// 1 to 365 without the 29th of February: `J60` is always the first of March.
      case ofCommonYear(Int)
      /// 0 to 365.
      case ofYear(Int)
      /// The first to fourth such day of a month, or the last one; days from 0 on Sunday.
      case ofMonth(Int, week: Int, weekday: Int)
    }

    var day: Day
    /// Seconds from midnight; within a week either way.
    var time: Int64

    /// The seconds from 1970 to the change as its clocks show it before they change.
    func second(in year: Int) -> Int64 {
      let newYear = Timestamp.daysSince1970(year: year, month: 1, day: 1)
      let days: Int64
      switch day {
      case .ofYear(let number): days = newYear + Int64(number)
      case .ofCommonYear(let number):
        let isLater = number >= 60 && Timestamp.days(inMonth: 2, of: year) == 29
        days = newYear + Int64(number - (isLater ? 0 : 1))
      case .ofMonth(let month, let week, let weekday):
        let first = Timestamp.daysSince1970(year: year, month: month, day: 1)
        // 1970-01-01 was a Thursday.
        let weekdayOfFirst = Int(((first + 4) % 7 + 7) % 7)
        var day = (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
        if day >= Timestamp.days(inMonth: month, of: year) { day -= 7 }
        days = first + Int64(day)
      }
      return days * 86_400 + time
    }
  }

  /// Reads the line; `nil` where it is none.
  init?(_ text: String) {
    var reader = Reader(rest: Array(text.utf8)[...])
    guard reader.takeName(), let west = reader.takeTime(hours: 24) else { return nil }
    standard = -west
    guard !reader.rest.isEmpty else {
      daylight = nil
      return
    }
    guard reader.takeName() else { return nil }
    var offset = standard + 3600
    if let next = reader.rest.first, next != UInt8(ascii: ",") {
      guard let west = reader.takeTime(hours: 24) else { return nil }
      offset = -west
    }
    guard reader.take(","), let start = reader.takeChange(), reader.take(","), let end = reader.takeChange(),
      reader.rest.isEmpty
    else { return nil }
    daylight = Daylight(offset: offset, start: start, end: end)
  }

  /// The seconds that clocks are ahead of UTC at a moment, given in seconds since 1970.
  func offset(at second: Int64) -> Int64 {
    guard let daylight else { return standard }
    // A change can lie a week outside its year, and so the years around are looked at as well. What comes last up to
    // the moment holds; of two at once, the one of the later year.
    let year = Timestamp.civil(daysSince1970: (second + standard).flooredQuotient(by: 86_400)).year
    var latest = Int64.min
    var result = standard
    for year in year - 2...year + 1 {
      var changes = [
        (daylight.start.second(in: year) - standard, daylight.offset),
        (daylight.end.second(in: year) - daylight.offset, standard),
      ]
      changes.sort { $0.0 < $1.0 }
      for (change, offset) in changes where change <= second && change >= latest {
        latest = change
        result = offset
      }
    }
    return result
  }

  /// Reads the parts of the line.
  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: mark) else { return false }
      rest.removeFirst()
      return true
    }

    /// Three or more letters, or anything between angle brackets.
    mutating func takeName() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(end + 1)...]
        return true
      }
      let letters = rest.prefix { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 & ~0x20 }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func takeNumber(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      guard (1...3).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      return range.contains(number) ? number : nil
    }

    /// `[+-]hh[:mm[:ss]]`, in seconds.
    mutating func takeTime(hours: Int) -> Int64? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hour = takeNumber(0...hours) else { return nil }
      var seconds = hour * 3600
      if take(":") {
        guard let minute = takeNumber(0...59) else { return nil }
        seconds += minute * 60
        if take(":") {
          guard let second = takeNumber(0...59) else { return nil }
          seconds += second
        }
      }
      return Int64(isNegative ? -seconds : seconds)
    }

    /// `Jn`, `n` or `Mm.w.d`, and a time of day that is two o'clock where it is left out.
    mutating func takeChange() -> Change? {
      let day: Change.Day
      if take("J") {
        guard let number = takeNumber(1...365) else { return nil }
        day = .ofCommonYear(number)
      } else if take("M") {
        guard let month = takeNumber(1...12), take("."), let week = takeNumber(1...5), take("."),
          let weekday = takeNumber(0...6)
        else { return nil }
        day = .ofMonth(month, week: week, weekday: weekday)
      } else {
        guard let number = takeNumber(0...365) else { return nil }
        day = .ofYear(number)
      }
      guard take("/") else { return Change(day: day, time: 7200) }
      return takeTime(hours: 167).map { Change(day: day, time: $0) }
    }
  }
}
