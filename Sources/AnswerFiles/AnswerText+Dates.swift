import Localization

package import Questionnaires

/// Days as people type them.
extension AnswerText {
  /// A day as people write it: `2027-06-01`, `June 1, 2027`, `6/1/2027`; `nil` where the text is none.
  /// - Parameter today: the day from which those without a year count.
  package static func date(_ text: String, today: CalendarDate) -> CalendarDate? {
    CalendarDate(text) ?? date(inWords: text) ?? date(withoutYear: text, today) ?? month(text, today)
  }

  func readDate(_ text: String) throws(AnswerProblem) -> AnswerValue {
    if isSpanish, !isScript, let days = Self.days(withSlashes: text) {
      guard days.count == 2 else { return .date(days[0]) }
      throw AnswerProblem(
        found: localized("\(Self.quoted(text)) could mean \(days[0].shown) or \(days[1].shown)"),
        accepted: localized("\(days[0]) or \(days[1]), so that it is clear"), isAmbiguous: true)
    }
    if let date = Language(language).speaking({ Self.date(text, today: today) }) { return .date(date) }
    throw problem(
      localized("\(Self.quoted(text)) is not a date"), suggestion: Self.date(withShortYear: text)?.description)
  }

  /// The days that `6/1/2027` can be where some write the day first and some the month, each once; `nil` where it is none.
  private static func days(withSlashes text: String) -> [CalendarDate]? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
    guard parts.count == 3, let first = parts[0], let second = parts[1], let year = parts[2], year >= 1000 else {
      return nil
    }
    let dayFirst = CalendarDate(year: year, month: second, day: first)
    let monthFirst = first == second ? nil : CalendarDate(year: year, month: first, day: second)
    let days = [dayFirst, monthFirst].compactMap { $0 }
    return days.isEmpty ? nil : days
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let spanishMonths = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
  ]

  /// `June 1, 2027`, `1 June 2027`, `2027-6-1` and `6/1/2027` (month first, as in the United States).
  private static func date(inWords text: String) -> CalendarDate? {
    let words = words(of: text, separatedBy: " ,./-")
    guard words.count == 3 else { return nil }
    func number(_ word: String) -> Int? {
      let isNumber = word.utf8.count <= 4 && word.utf8.allSatisfy { 0x30...0x39 ~= $0 }
      return isNumber ? Int(word) : nil
    }
    if let month = monthNumber(words[0]), let day = dayNumber(words[1]), let year = number(words[2]), year >= 1000 {
      return CalendarDate(year: year, month: month, day: day)
    }
    if let day = dayNumber(words[0]), let month = monthNumber(words[1]), let year = number(words[2]), year >= 1000 {
      return CalendarDate(year: year, month: month, day: day)
    }
    guard let first = number(words[0]), let second = number(words[1]), let third = number(words[2]) else { return nil }
    if first >= 1000 { return CalendarDate(year: first, month: second, day: third) }
    guard third >= 1000, text.utf8.contains(UInt8(ascii: "/")) else { return nil }
    return CalendarDate(year: third, month: first, day: second)
  }

  /// `June 1`, `1 June` and `next June 1`: the next such day after today.
  private static func date(withoutYear text: String, _ today: CalendarDate) -> CalendarDate? {
    var words = words(of: text, separatedBy: " ,.")
    if words.first == "next" || words.first == "proximo" { words.removeFirst() }
    guard words.count == 2 else { return nil }
    for (month, day) in [(words[0], words[1]), (words[1], words[0])] {
      guard let month = monthNumber(month), let day = dayNumber(day) else { continue }
      // Eight years on there was a leap year in any case.
      for year in today.year...min(9_999, today.year + 8) {
        if let date = CalendarDate(year: year, month: month, day: day), date > today { return date }
      }
    }
    return nil
  }

  /// `6/1/27`, which is asked back: the century is a guess.
  private static func date(withShortYear text: String) -> CalendarDate? {
    let words = words(of: text, separatedBy: "/").compactMap(dayNumber)
    let slashes = text.utf8.filter { $0 == UInt8(ascii: "/") }.count
    guard words.count == 3, slashes == 2 else { return nil }
    return CalendarDate(year: 2000 + words[2], month: words[0], day: words[1])
  }

  /// `June 2027`: its first day; `June` and `next June`: the first day of the next one after today.
  private static func month(_ text: String, _ today: CalendarDate) -> CalendarDate? {
    var words = words(of: text, separatedBy: " ,.")
    if words.first == "next" || words.first == "proximo" { words.removeFirst() }
    if words.count == 1, monthNumber(words[0]) != nil { return date(withoutYear: "\(words[0]) 1", today) }
    guard words.count == 2, let month = monthNumber(words[0]), words[1].utf8.count == 4, let year = Int(words[1]) else {
      return nil
    }
    return CalendarDate(year: year, month: month, day: 1)
  }

  /// The words of a text in lower case, without what stands between them.
  private static func words(of text: String, separatedBy separators: String) -> [String] {
    folded(text).unicodeScalars.split { separators.unicodeScalars.contains($0) }.map {
      String(String.UnicodeScalarView($0))
    }
    .filter { $0 != "de" && $0 != "del" }
  }

  /// A month by its name or the first letters of it, at least three.
  private static func monthNumber(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    if let place = months.firstIndex(where: { $0.hasScalarPrefix(word) }) { return place + 1 }
    guard Language.current.primary == "es" else { return nil }
    let place = spanishMonths.firstIndex { $0.hasScalarPrefix(word) }
    return place.map { $0 + 1 } ?? ("setiembre".hasScalarPrefix(word) ? 9 : nil)
  }

  /// `1`, `1st`, `22nd`.
  private static func dayNumber(_ word: String) -> Int? {
    let digits = word.utf8.prefix { 0x30...0x39 ~= $0 }
    let rest = word.utf8.dropFirst(digits.count)
    guard 1...2 ~= digits.count,
      rest.isEmpty || ["st", "nd", "rd", "th", "ro", "º", "°"].contains(where: { rest.elementsEqual($0.utf8) })
    else { return nil }
    return Int(String(decoding: Array(digits), as: UTF8.self))
  }
}
