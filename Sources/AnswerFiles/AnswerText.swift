import Diagnostics
import JSONDocuments
package import Questionnaires

/// Reads what a person typed as the answer to an item.
package struct AnswerText: Sendable {
  /// The item asked.
  package let item: Item
  /// The language of the choices' texts.
  package let language: String
  /// Whether the text comes from a script, where a percentage must carry its sign.
  package let isScript: Bool
  /// The day from which dates without a year count.
  package let today: CalendarDate
  private let fill: @Sendable (LocalizedText) -> String

  /// Creates a reader for an item.
  /// - Parameter fill: gives the text of a choice or label as it is shown.
  package init(
    item: Item, language: String, isScript: Bool, today: CalendarDate,
    fill: @escaping @Sendable (LocalizedText) -> String
  ) {
    self.item = item
    self.language = language
    self.isScript = isScript
    self.today = today
    self.fill = fill
  }

  /// Reads a line; spaces around it do not count.
  /// - Throws: ``AnswerProblem`` with what would be accepted.
  package func read(_ line: String) throws(AnswerProblem) -> AnswerValue {
    let text = line.trimmingSpaces()
    guard !text.isEmpty else { throw problem("nothing was given") }
    let value = try readKind(text)
    if let problem = item.problem(with: value, language: language) { throw problem }
    return value
  }

  private func readKind(_ text: String) throws(AnswerProblem) -> AnswerValue {
    switch item.kind {
    case .choice(let choices):
      let choice = try readChoice(text, of: choices)
      return .choice(choice.id.text)
    case .multichoice(let choices): return try readChoices(text, of: choices)
    case .boolean: return try readBoolean(text)
    case .rating(let range, let labels): return try readRating(text, range, labels)
    case .integer: return try readInteger(text)
    case .number: return try readNumber(text, currency: nil)
    case .money(_, let currency, _): return try readNumber(text, currency: currency)
    case .percent: return try readPercent(text)
    case .date: return try readDate(text)
    case .text: return .text(text)
    case .list: return try readRows(text)
    case .display: throw problem("nothing is asked here")
    }
  }

  private func problem(_ found: String, suggestion: String? = nil) -> AnswerProblem {
    AnswerProblem(found: found, accepted: item.acceptedAnswers(in: language), suggestion: suggestion)
  }

  /// Rows as JSON, `[{"field": value, ...}, ...]`: the whole answer on one line, as scripts give it.
  private func readRows(_ text: String) throws(AnswerProblem) -> AnswerValue {
    let document: JSONDocument
    do throws(DiagnosticsError) {
      document = try JSONDocument(parsing: SourceText(name: "", text: text))
    } catch {
      throw AnswerProblem(
        found: "\(Self.quoted(text)) is no list of rows",
        accepted: "rows such as [{\"\(item.rowForm?.fields.first?.id.text ?? "field")\": ...}], or a field of a row, "
          + "such as \(item.id)[1].\(item.rowForm?.fields.first?.id.text ?? "field")")
    }
    if let problem = document.diagnostics.first {
      throw AnswerProblem(found: problem.message, accepted: item.acceptedAnswers(in: language))
    }
    return try AnswerValue(document.root, for: item, language: language)
  }

  // MARK: - Choices

  /// A choice's number, id or unambiguous start of its text or id; letter case does not matter.
  private func readChoice(_ text: String, of choices: [Choice]) throws(AnswerProblem) -> Choice {
    if let number = Int(text), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
      guard 1...choices.count ~= number else {
        throw AnswerProblem(
          found: "there is no choice \(text)", accepted: "a number from 1 to \(choices.count), or the start of a choice"
        )
      }
      return choices[number - 1]
    }
    let wanted = Self.folded(text)
    if let exact = choices.first(where: { Self.folded($0.id.text) == wanted || Self.folded(fill($0.text)) == wanted }) {
      return exact
    }
    let started = choices.filter { choice in
      Self.folded(choice.id.text).hasScalarPrefix(wanted) || Self.folded(fill(choice.text)).hasScalarPrefix(wanted)
    }
    switch started.count {
    case 1: return started[0]
    case 0:
      let names = choices.flatMap { [$0.id.text, fill($0.text)] }
      throw AnswerProblem(
        found: "\(Self.quoted(text)) is not one of the choices", accepted: item.acceptedAnswers(in: language),
        suggestion: Suggestion.nearest(to: text, in: names))
    default:
      let candidates = started.map(\.id.text).joined(separator: ", ")
      throw AnswerProblem(found: "\(Self.quoted(text)) fits several choices", accepted: "one of \(candidates)")
    }
  }

  /// The choices that numbers name in words: `1 and 3`, `1-3`, `1, 3 to 5`; `nil` where the text is anything else.
  private func numbered(_ text: String, of choices: [Choice]) -> [String]? {
    let plain = Self.folded(text).replacing(" and ", with: ",").replacing("&", with: ",").replacing(" to ", with: "-")
    var ids: [String] = []
    for part in plain.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int(String($0).trimmingSpaces()) }
      guard 1...2 ~= ends.count, let first = ends[0], let last = ends[ends.count - 1], first <= last,
        1...choices.count ~= first, 1...choices.count ~= last
      else { return nil }
      ids += (first...last).map { choices[$0 - 1].id.text }
    }
    return ids.isEmpty ? nil : ids
  }

  private func readChoices(_ text: String, of choices: [Choice]) throws(AnswerProblem) -> AnswerValue {
    let parts: [Substring]
    if let ids = numbered(text, of: choices) { return .choices(AnswerValue.inDefinitionOrder(ids, of: item)) }
    if text.utf8.contains(UInt8(ascii: ";")) {
      parts = text.split(separator: ";")
    } else if (try? readChoice(text, of: choices)) != nil {
      // A choice whose text has a comma is typed whole.
      parts = [text[...]]
    } else if text.utf8.contains(UInt8(ascii: ",")) {
      parts = text.split(separator: ",")
    } else if text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x20 }) {
      parts = text.split(separator: " ")
    } else {
      parts = [text[...]]
    }
    var ids: [String] = []
    for part in parts {
      let word = String(part).trimmingSpaces()
      guard !word.isEmpty else { continue }
      ids.append(try readChoice(word, of: choices).id.text)
    }
    return .choices(AnswerValue.inDefinitionOrder(ids, of: item))
  }

  private func readBoolean(_ text: String) throws(AnswerProblem) -> AnswerValue {
    switch Self.folded(text) {
    case "y", "yes", "true", "1": return .boolean(true)
    case "n", "no", "false", "2": return .boolean(false)
    default: throw problem("\(Self.quoted(text)) is neither yes nor no")
    }
  }

  private func readRating(
    _ text: String, _ range: ClosedRange<Int64>, _ labels: [Int64: LocalizedText]
  ) throws(AnswerProblem) -> AnswerValue {
    if let number = Int64(text) { return .integer(number) }
    let wanted = Self.folded(text)
    let fitting = labels.filter { Self.folded(fill($0.value)).hasScalarPrefix(wanted) }
    let exact = labels.filter { Self.folded(fill($0.value)) == wanted }
    let found = exact.count == 1 ? exact : fitting
    if found.count == 1, let number = found.first?.key { return .integer(number) }
    throw problem(
      found.isEmpty
        ? "\(Self.quoted(text)) is not on the scale" : "\(Self.quoted(text)) fits several points of the scale")
  }

  // MARK: - Numbers

  private func readInteger(_ text: String) throws(AnswerProblem) -> AnswerValue {
    let digits = withoutUnit(text)
    guard let number = PlainNumber(digits) else { throw problem("\(Self.quoted(text)) is not a number") }
    guard let whole = number.whole else { throw problem("\(Self.quoted(text)) is not a whole number") }
    return .integer(whole)
  }

  private func readNumber(_ text: String, currency: String?) throws(AnswerProblem) -> AnswerValue {
    var digits = withoutUnit(text)
    if let currency { digits = Self.withoutCurrency(digits, currency) }
    guard let number = PlainNumber(digits) else {
      throw problem("\(Self.quoted(text)) is not \(currency == nil ? "a number" : "an amount")")
    }
    return .number(number.value)
  }

  /// `15` and `15%` are 0.15; a bare number between 0 and 1 is asked back, since it may be meant as a share.
  private func readPercent(_ text: String) throws(AnswerProblem) -> AnswerValue {
    var digits = text
    let hasSign = digits.utf8.last == UInt8(ascii: "%")
    if hasSign { digits = String(digits.dropLast()).trimmingSpaces() }
    guard let number = PlainNumber(digits) else { throw problem("\(Self.quoted(text)) is not a percentage") }
    if !hasSign {
      if isScript {
        throw AnswerProblem(
          found: "\(Self.quoted(text)) has no percent sign",
          accepted: "\(item.acceptedAnswers(in: language)), written with its sign, such as 15%")
      }
      if number.value.magnitude < 1, number.value != 0 {
        throw AnswerProblem(
          found:
            "\(Self.quoted(text)) could mean \(NumberText.percent(number.value)) or \(NumberText.percent(number.share))",
          accepted: "the percent sign, so that it is clear")
      }
    }
    return .number(number.share)
  }

  private func withoutUnit(_ text: String) -> String {
    guard let unit = item.unit else { return text }
    let word = Self.folded(fill(unit))
    let lower = Self.folded(text)
    for candidate in [word, word.utf8.last == UInt8(ascii: "s") ? String(word.dropLast()) : word + "s"]
    where !candidate.isEmpty && lower.hasScalarSuffix(candidate) {
      let kept = text.unicodeScalars.dropLast(candidate.unicodeScalars.count)
      return String(String.UnicodeScalarView(kept)).trimmingSpaces()
    }
    return text
  }

  private static func withoutCurrency(_ text: String, _ currency: String) -> String {
    var text = text
    if folded(text).hasScalarSuffix(folded(currency)) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.dropLast(currency.unicodeScalars.count)))
    } else if folded(text).hasScalarPrefix(folded(currency)) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(currency.unicodeScalars.count)))
    }
    let symbols: [String: Unicode.Scalar] = ["USD": "$", "EUR": "€", "GBP": "£"]
    text = text.trimmingSpaces()
    if let symbol = symbols[currency], text.unicodeScalars.first == symbol {
      text = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
    }
    return text.trimmingSpaces()
  }

  // MARK: - Dates

  /// A day as people write it: `2027-06-01`, `June 1, 2027`, `6/1/2027`; `nil` where the text is none.
  /// - Parameter today: the day from which those without a year count.
  package static func date(_ text: String, today: CalendarDate) -> CalendarDate? {
    CalendarDate(text) ?? date(inWords: text) ?? date(withoutYear: text, today) ?? month(text)
  }

  private func readDate(_ text: String) throws(AnswerProblem) -> AnswerValue {
    if let date = Self.date(text, today: today) { return .date(date) }
    throw problem("\(Self.quoted(text)) is not a date")
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
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
    if words.first == "next" { words.removeFirst() }
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

  /// `June 2027`: its first day.
  private static func month(_ text: String) -> CalendarDate? {
    let words = words(of: text, separatedBy: " ,.")
    guard words.count == 2, let month = monthNumber(words[0]), words[1].utf8.count == 4, let year = Int(words[1]) else {
      return nil
    }
    return CalendarDate(year: year, month: month, day: 1)
  }

  /// A month by its name or the first letters of it, at least three.
  /// The words of a text in lower case, without what stands between them.
  private static func words(of text: String, separatedBy separators: String) -> [String] {
    folded(text).unicodeScalars.split { separators.unicodeScalars.contains($0) }.map {
      String(String.UnicodeScalarView($0))
    }
  }

  private static func monthNumber(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0.hasScalarPrefix(word) }.map { $0 + 1 }
  }

  /// `1`, `1st`, `22nd`.
  private static func dayNumber(_ word: String) -> Int? {
    let digits = word.utf8.prefix { 0x30...0x39 ~= $0 }
    let rest = word.utf8.dropFirst(digits.count)
    guard 1...2 ~= digits.count,
      rest.isEmpty || ["st", "nd", "rd", "th"].contains(where: { rest.elementsEqual($0.utf8) })
    else { return nil }
    return Int(String(decoding: Array(digits), as: UTF8.self))
  }

  /// A text in quotes, its beginning only where it is long.
  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return "'\(text)'" }
    return "'\(String(String.UnicodeScalarView(scalars.prefix(57))))...'"
  }

  static func folded(_ text: String) -> String {
    text.lowercased().split(separator: " ").joined(separator: " ")
  }
}
