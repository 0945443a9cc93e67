import Questionnaires

/// Numbers, amounts and percentages as people type them.
extension AnswerText {
  func readInteger(_ text: String) throws(AnswerProblem) -> AnswerValue {
    let digits = withoutUnit(text)
    guard let number = PlainNumber(digits) else {
      throw problem("\(Self.quoted(text)) is not a number", suggestion: Self.onlyNumber(in: text))
    }
    guard let whole = number.whole else { throw problem("\(Self.quoted(text)) is not a whole number") }
    return .integer(whole)
  }

  func readNumber(_ text: String, currency: String?) throws(AnswerProblem) -> AnswerValue {
    var digits = withoutUnit(text)
    if let currency { digits = Self.withoutCurrency(digits, currency) }
    guard let number = PlainNumber(digits) else {
      throw problem(
        "\(Self.quoted(text)) is not \(currency == nil ? "a number" : "an amount")",
        suggestion: Self.onlyNumber(in: text))
    }
    return .number(number.value)
  }

  /// `15` and `15%` are 0.15; a bare number between 0 and 1 is asked back, since it may be meant as a share.
  func readPercent(_ text: String) throws(AnswerProblem) -> AnswerValue {
    var digits = text
    let hasSign = digits.utf8.last == UInt8(ascii: "%")
    if hasSign { digits = String(digits.dropLast()).trimmingSpaces() }
    guard let number = PlainNumber(digits) else {
      throw problem("\(Self.quoted(text)) is not a percentage", suggestion: Self.onlyNumber(in: text).map { $0 + "%" })
    }
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
    guard word.hasScalarPrefix("per ") else { return plain }
    let noun = String(String.UnicodeScalarView(word.unicodeScalars.dropFirst("per ".utf8.count)))
    let nouns = noun == "hour" ? [noun, "hr", "h"] : [noun]
    return plain + nouns.flatMap { ["/ \($0)", "/\($0)", " per \($0)", " an \($0)", " a \($0)", " each \($0)"] }
  }

  /// The number that stands in a text of other words, such as `40` in `about 40`; `nil` where there is none or several.
  private static func onlyNumber(in text: String) -> String? {
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }
    let runs = text.unicodeScalars.split { !isDigit($0) && $0 != "," && $0 != "." }
      .map { String(String.UnicodeScalarView($0.reversed().drop { !isDigit($0) }.reversed())) }
      .filter { $0.unicodeScalars.contains(where: isDigit) }
    guard runs.count == 1, text.utf8.count <= 60, PlainNumber(runs[0]) != nil else { return nil }
    return runs[0]
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
}
