import Questionnaires

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time, and the day that it is here.
enum Clock {
  /// Milliseconds since 1970 UTC.
  static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// The calendar day in the local time zone, and the zone's offset such as `+02:00`.
  static func localDay(milliseconds: Int64) -> (day: CalendarDate, zone: String) {
    var seconds = time_t(milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let day =
      CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? CalendarDate(year: 1970, month: 1, day: 1)!
    let minutes = Int(parts.tm_gmtoff) / 60
    let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (day, "\(minutes < 0 ? "-" : "+")\(padded(hours)):\(padded(rest))")
  }

  /// A moment for people, in the local time zone: `Mar 2, 2026 14:05`.
  static func localText(milliseconds: Int64) -> String {
    var seconds = time_t(milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(localDay(milliseconds: milliseconds).day.shown) \(padded(parts.tm_hour)):\(padded(parts.tm_min))"
  }
}
