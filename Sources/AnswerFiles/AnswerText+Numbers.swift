import Localization
import Questionnaires

/// Numbers, amounts and percentages as people type them.
extension AnswerText {
  func readInteger(_ text: String) throws(AnswerProblem) -> AnswerValue {
    let reading = reading(of: withoutUnit(text))
    guard !reading.numbers.isEmpty else {
      throw problem(localized("\(Self.quoted(text)) is not a number"), suggestion: onlyNumber(in: text))
    }
    let whole = reading.numbers.compactMap(\.whole)
    guard let first = whole.first else { throw problem(localized("\(Self.quoted(text)) is not a whole number")) }
    guard whole.count == 1 else { throw undecided(text, reading) }
    return .integer(first)
  }

  func readNumber(_ text: String, currency: String?) throws(AnswerProblem) -> AnswerValue {
    var digits = withoutUnit(text)
    if let currency { digits = Self.withoutCurrency(digits, currency) }
    let reading = reading(of: digits)
    guard let number = reading.numbers.first else {
      throw problem(
        currency == nil
          ? localized("\(Self.quoted(text)) is not a number") : localized("\(Self.quoted(text)) is not an amount"),
        suggestion: onlyNumber(in: text))
    }
    guard reading.numbers.count == 1 else { throw undecided(text, reading) }
    return .number(number.value)
  }

  /// `15` and `15%` are 0.15; a bare number between 0 and 1 is asked back, since it may be meant as a share.
  func readPercent(_ text: String) throws(AnswerProblem) -> AnswerValue {
    var digits = text.replacing("\u{A0}", with: " ")
    let hasSign = digits.utf8.last == UInt8(ascii: "%")
    if hasSign { digits = String(digits.dropLast()).trimmingSpaces() }
    let reading = reading(of: digits)
    guard let number = reading.numbers.first else {
      throw problem(
        localized("\(Self.quoted(text)) is not a percentage"), suggestion: onlyNumber(in: text).map { $0 + "%" })
    }
    guard reading.numbers.count == 1 else { throw undecided(text, reading) }
    if !hasSign {
      if isScript {
        throw AnswerProblem(
          found: localized("\(Self.quoted(text)) has no percent sign"),
          accepted: localized("\(item.acceptedAnswers(in: language)), written with its sign, such as 15%"))
      }
      if number.value.magnitude < 1, number.value != 0 {
        throw AnswerProblem(
          found: localized(
            """
            \(Self.quoted(text)) could mean \(NumberText.percent(number.value)) or \
            \(NumberText.percent(number.share))
            """),
          accepted: localized("the percent sign, so that it is clear"))
      }
    }
    return .number(number.share)
  }

  /// What a number can mean: in a script what it means everywhere, else what it means in the language.
  private func reading(of text: String) -> NumberReading {
    isScript ? NumberReading(script: text) : NumberReading(text, in: Language(language))
  }

  /// Asks back what a number means that can be read in two ways.
  private func undecided(_ text: String, _ reading: NumberReading) -> AnswerProblem {
    let (first, second) = (reading.forms[0], reading.forms[1])
    return AnswerProblem(
      found: localized("\(Self.quoted(text)) could mean \(first) or \(second)"),
      accepted: localized("\(first) or \(second), so that it is clear"), isAmbiguous: true)
  }

  private func withoutUnit(_ text: String) -> String {
    guard let unit = item.unit else { return text }
    let word = Self.folded(fill(unit))
    let lower = Self.folded(text)
    for candidate in Self.forms(ofUnit: word)
    where !candidate.isEmpty && lower.hasScalarSuffix(candidate) {
      let kept = text.unicodeScalars.dropLast(candidate.unicodeScalars.count)
      return String(String.UnicodeScalarView(kept)).trimmingSpaces()
    }
    return text
  }

  /// A unit as people write it behind a number: `days` and `day`; `per hour`, `/hour`, `an hour` and `/hr`.
  private static func forms(ofUnit word: String) -> [String] {
    let plain = [word, word.utf8.last == UInt8(ascii: "s") ? String(word.dropLast()) : word + "s"]
    if word.hasScalarPrefix("por ") {
      let noun = String(String.UnicodeScalarView(word.unicodeScalars.dropFirst("por ".utf8.count)))
      return plain + ["/ \(noun)", "/\(noun)", " a la \(noun)", " la \(noun)", " al \(noun)", " cada \(noun)"]
    }
    guard word.hasScalarPrefix("per ") else { return plain }
    let noun = String(String.UnicodeScalarView(word.unicodeScalars.dropFirst("per ".utf8.count)))
    let nouns = noun == "hour" ? [noun, "hr", "h"] : [noun]
    return plain + nouns.flatMap { ["/ \($0)", "/\($0)", " per \($0)", " an \($0)", " a \($0)", " each \($0)"] }
  }

  /// The number that stands in a text of other words, such as `40` in `about 40`; `nil` where there is none or several.
  private func onlyNumber(in text: String) -> String? {
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }
    let runs = text.unicodeScalars.split { !isDigit($0) && $0 != "," && $0 != "." }
      .map { String(String.UnicodeScalarView($0.reversed().drop { !isDigit($0) }.reversed())) }
      .filter { $0.unicodeScalars.contains(where: isDigit) }
    guard runs.count == 1, text.utf8.count <= 60, reading(of: runs[0]).numbers.count == 1 else { return nil }
    return runs[0]
  }

  private static func withoutCurrency(_ text: String, _ currency: String) -> String {
    var text = text.replacing("\u{A0}", with: " ")
    if folded(text).hasScalarSuffix(folded(currency)) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.dropLast(currency.unicodeScalars.count)))
    } else if folded(text).hasScalarPrefix(folded(currency)) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(currency.unicodeScalars.count)))
    } else if folded(text).hasScalarPrefix("-" + folded(currency)) {
      let digits = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(currency.unicodeScalars.count + 1)))
      text = "-" + digits.trimmingSpaces()
    }
    let symbols: [String: Unicode.Scalar] = ["USD": "$", "EUR": "€", "GBP": "£"]
    text = text.trimmingSpaces()
    guard let symbol = symbols[currency] else { return text }
    // `$18.50`, `-$18.50`, `18,50 $` and, for dollars, `US$18.50` and `18,50 US$`.
    let sign = text.unicodeScalars.first == "-" ? "-" : ""
    var rest = text.unicodeScalars.dropFirst(sign.unicodeScalars.count)
    for start in currency == "USD" ? ["US$", "$"] : [String(symbol)] where rest.starts(with: start.unicodeScalars) {
      rest = rest.dropFirst(start.unicodeScalars.count)
      return sign + String(String.UnicodeScalarView(rest)).trimmingSpaces()
    }
    for end in currency == "USD" ? ["US$", "$"] : [String(symbol)] where text.hasScalarSuffix(end) {
      return String(String.UnicodeScalarView(text.unicodeScalars.dropLast(end.unicodeScalars.count))).trimmingSpaces()
    }
    return text
  }
}
