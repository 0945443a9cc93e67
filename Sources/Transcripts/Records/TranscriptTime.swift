import Questionnaires

/// Times as transcripts write them: UTC with milliseconds, such as `2026-03-02T14:05:09.123Z` (RFC 3339).
package enum TranscriptTime {
  private static let dayLength: Int64 = 86_400_000

  /// The text of a time in milliseconds since 1970 UTC; times outside the years 1 to 9999 become the nearest inside.
  package static func text(of milliseconds: Int64) -> String {
    let first = Int64(CalendarDate(year: 1, month: 1, day: 1)!.daysSince1970) * dayLength
    let last = Int64(CalendarDate(year: 9999, month: 12, day: 31)!.daysSince1970 + 1) * dayLength - 1
    let clamped = min(max(milliseconds, first), last)
    let (quotient, remainder) = clamped.quotientAndRemainder(dividingBy: dayLength)
    let day = remainder < 0 ? quotient - 1 : quotient
    let time = remainder < 0 ? remainder + dayLength : remainder
    let date = CalendarDate(daysSince1970: Int(day))!
    return "\(date)T\(padded(time / 3_600_000, 2)):\(padded(time / 60_000 % 60, 2)):\(padded(time / 1000 % 60, 2))"
      + ".\(padded(time % 1000, 3))Z"
  }

  /// The milliseconds of exactly such a text.
  package static func milliseconds(of text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
      let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      let fraction = number(bytes[20..<23]), hour < 24, minute < 60, second < 60
    else { return nil }
    return Int64(date.daysSince1970) * dayLength + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard 0x30...0x39 ~= digit else { return nil }
      value = value * 10 + Int64(digit - 0x30)
    }
    return value
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
