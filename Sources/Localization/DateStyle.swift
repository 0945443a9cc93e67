/// Days as people read them in a language: the medium form of CLDR 48 with the month in letters, `Nov 26, 2026` and
/// `26 nov 2026`.
///
/// CLDR writes some regions' days in numerals; in letters nobody takes the day for the month.
extension Language {
  private static let englishMonths = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let spanishMonths = [
    "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
  ]

  /// A day of the Gregorian calendar.
  /// - Parameter month: 1...12.
  package func date(year: Int, month: Int, day: Int) -> String {
    guard primary == "es" else { return "\(Self.englishMonths[month - 1]) \(day), \(year)" }
    let name = month == 9 && region == "MX" ? "sep" : Self.spanishMonths[month - 1]
    return "\(day) \(name) \(year)"
  }
}
