// MARK: - Timestamps

extension Timestamp {
  /// Reads RFC 3339 text, section 5.6, with up to nine fraction digits; `nil` where it is none or out of range.
  package init?(text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
      reader.take("-"), let day = reader.number(digits: 2), reader.take("T") || reader.take("t"),
      let hour = reader.number(digits: 2), reader.take(":"), let minute = reader.number(digits: 2), reader.take(":"),
      let second = reader.number(digits: 2), hour < 24, minute < 60, second < 60,
      let midnight = Timestamp(year: year, month: month, day: day)
    else { return nil }
    var nanoseconds: Int64 = 0
    if reader.take(".") {
      guard let fraction = reader.fraction() else { return nil }
      nanoseconds = fraction
    }
    guard let offset = reader.takeZone(), reader.isAtEnd else { return nil }
    let seconds = midnight.seconds + Int64(hour * 3600 + minute * 60 + second) - offset
    self.init(seconds: seconds, nanoseconds: Int32(nanoseconds))
    guard isInRange else { return nil }
  }

  /// The moment in RFC 3339, in UTC, with as many fraction digits as it needs.
  package var text: String {
    let parts = civilParts
    let date = "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    let clock = "\(padded(parts.hour, 2)):\(padded(parts.minute, 2)):\(padded(parts.second, 2))"
    return "\(date)T\(clock)\(fractionText(Int64(nanoseconds)))Z"
  }

  /// The seconds that a time zone is ahead of UTC at a moment: of `+02:00`, `02:00` or `-02:30`, or of a name of the IANA
  /// time zone database (langdef.md, "Timezones"); `nil` for other texts.
  ///
  /// The names of UTC itself do not need the system's data.
  static func zoneOffset(_ name: String, at moment: Timestamp) -> Int64? {
    if ["", "UTC", "Z", "Etc/UTC", "GMT"].contains(name) { return 0 }
    guard name.utf8.contains(UInt8(ascii: ":")) else {
      return TimeZoneFile.rules(named: name)?.offset(at: moment.seconds)
    }
    var reader = DigitReader(name)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    guard let hours = reader.number(digits: 2), reader.take(":"), let minutes = reader.number(digits: 2),
      reader.isAtEnd, hours < 24, minutes < 60
    else { return nil }
    return Int64(hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
  }
}

// MARK: - Durations

extension TimeSpan {
  /// Reads numbers with units, such as `1h30m`, `-1.5s` or `250ms` (Go's time.ParseDuration); `nil` where it is none
  /// or too long.
  package init?(text: String) {
    var reader = DigitReader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    if reader.rest == "0" {
      self.init(nanoseconds: 0)
      return
    }
    var total: Int128 = 0
    repeat {
      guard let part = reader.quantity() else { return nil }
      total += part
      guard total <= Int128(Int64.max) + 1 else { return nil }
    } while !reader.isAtEnd
    guard let nanoseconds = Int64(exactly: isNegative ? -total : total) else { return nil }
    self.init(nanoseconds: nanoseconds)
  }

  /// The length in seconds, with as many fraction digits as it needs: `5400s`, `-1.5s`.
  package var text: String {
    let magnitude = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    return "\(sign)\(magnitude / 1_000_000_000)\(fractionText(Int64(magnitude % 1_000_000_000)))s"
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// A point and the digits of nanoseconds without trailing zeros; empty for none.
private func fractionText(_ nanoseconds: Int64) -> String {
  guard nanoseconds > 0 else { return "" }
  var digits = padded(Int(nanoseconds), 9)
  while digits.hasSuffix("0") { digits.removeLast() }
  return "." + digits
}

/// Reads digits and marks from a text, byte by byte.
private struct DigitReader {
  private var bytes: Substring.UTF8View

  init(_ text: String) {
    bytes = Substring(text).utf8
  }

  var isAtEnd: Bool { bytes.isEmpty }

  var rest: String { String(Substring(bytes)) }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: mark) else { return false }
    bytes.removeFirst()
    return true
  }

  private mutating func digit() -> Int? {
    guard let byte = bytes.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    bytes.removeFirst()
    return Int(byte - UInt8(ascii: "0"))
  }

  mutating func number(digits: Int) -> Int? {
    var result = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      result = result * 10 + digit
    }
    return result
  }

  /// One to nine digits after a point, as nanoseconds.
  mutating func fraction() -> Int64? {
    var result: Int64 = 0
    var count = 0
    while let digit = digit() {
      guard count < 9 else { return nil }
      result = result * 10 + Int64(digit)
      count += 1
    }
    guard count > 0 else { return nil }
    while count < 9 {
      result *= 10
      count += 1
    }
    return result
  }

  /// `Z` or an offset, in seconds ahead of UTC.
  mutating func takeZone() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(digits: 2), take(":"), let minutes = number(digits: 2),
      hours < 24, minutes < 60
    else { return nil }
    return Int64(hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
  }

  /// A number with a unit, in nanoseconds; digits beyond a nanosecond are dropped.
  mutating func quantity() -> Int128? {
    var whole: Int128 = 0
    var fraction: Int128 = 0
    var scale: Int128 = 1
    var hasDigits = false
    while let digit = digit() {
      hasDigits = true
      whole = whole * 10 + Int128(digit)
      guard whole < 1 << 70 else { return nil }
    }
    if take(".") {
      while let digit = digit() {
        hasDigits = true
        guard scale < 1_000_000_000_000_000_000 else { continue }
        fraction = fraction * 10 + Int128(digit)
        scale *= 10
      }
    }
    guard hasDigits, let unit = unit() else { return nil }
    return whole * unit + fraction * unit / scale
  }

  private mutating func unit() -> Int128? {
    if take("h") { return 3_600_000_000_000 }
    if take("n") { return take("s") ? 1 : nil }
    if take("u") { return take("s") ? 1000 : nil }
    // Both micro signs, U+00B5 and U+03BC.
    for micro in ["\u{B5}s", "\u{3BC}s"] where bytes.starts(with: micro.utf8) {
      bytes = bytes.dropFirst(micro.utf8.count)
      return 1000
    }
    if take("m") { return take("s") ? 1_000_000 : 60_000_000_000 }
    if take("s") { return 1_000_000_000 }
    return nil
  }
}
