import Diagnostics
import Localization

extension Item {
  /// The greatest length of a text answer, in UTF-8 bytes.
  package static let textLimit = 65_536

  /// Why a value cannot be the answer to this item; `nil` where it can.
  package func problem(with value: AnswerValue, language: String) -> AnswerProblem? {
    func problem(_ found: String) -> AnswerProblem {
      AnswerProblem(found: found, accepted: acceptedAnswers(in: language))
    }
    func outside(_ number: Double, _ bounds: Bounds, _ shown: String) -> AnswerProblem? {
      guard number.isFinite else { return problem(localized("the number is not finite")) }
      return bounds.contains(number) ? nil : problem(localized("\(shown) is out of range"))
    }
    switch (kind, value) {
    case (.choice, .choice(let id)):
      return choice(id) == nil ? unknownChoice(id, language: language) : nil
    case (.multichoice, .choices(let ids)):
      if ids.isEmpty { return problem(localized("nothing is chosen")) }
      for (index, id) in ids.enumerated() {
        guard let choice = choice(id) else { return unknownChoice(id, language: language) }
        if ids[..<index].contains(id) { return problem(localized("'\(id)' is chosen twice")) }
        if choice.isExclusive, ids.count > 1 {
          return problem(localized("'\(id)' stands alone and cannot be combined"))
        }
      }
      return nil
    case (.boolean, .boolean): return nil
    case (.rating(let range, _), .integer(let number)):
      return range.contains(number) ? nil : problem(localized("\(number) is out of range"))
    case (.integer(let bounds), .integer(let number)):
      return outside(Double(number), bounds, NumberText.whole(number))
    case (.number(let bounds, let decimals), .number(let number)):
      if let decimals, !number.hasAtMost(decimals: decimals) {
        return problem(localized("\(NumberText.decimal(number)) has more than \(decimals) decimals"))
      }
      return outside(number, bounds, NumberText.decimal(number))
    case (.money(let bounds, let currency, let decimals), .number(let amount)):
      if !amount.hasAtMost(decimals: decimals) {
        return problem(localized("\(NumberText.decimal(amount)) has more than \(decimals) decimals"))
      }
      return outside(amount, bounds, NumberText.money(amount, currency: currency, decimals: decimals))
    case (.percent(let bounds, let decimals), .number(let share)):
      if let decimals, !(share * 100).hasAtMost(decimals: decimals) {
        return problem(localized("\(NumberText.percent(share)) has more than \(decimals) decimals"))
      }
      return outside(share, bounds, NumberText.percent(share))
    case (.date(let earliest, let latest), .date(let date)):
      if let earliest, date < earliest { return problem(localized("\(date) is too early")) }
      if let latest, date > latest { return problem(localized("\(date) is too late")) }
      return nil
    case (.text, .text(let text)):
      if text.utf8.count > Self.textLimit {
        return problem(localized("the text is longer than \(Self.textLimit) bytes"))
      }
      if text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) {
        return problem(localized("the text is empty"))
      }
      return nil
    case (.list(let form), .rows(let rows)):
      return form.problem(with: rows, isFinished: true, accepted: acceptedAnswers(in: language), language: language)
    default:
      return problem(notOfThisType)
    }
  }

  /// What this item accepts, as a phrase such as `a whole number from 0 to 100,000`.
  package func acceptedAnswers(in language: String) -> String {
    switch kind {
    case .choice(let choices): localized("one of \(Self.listed(choices))")
    case .multichoice(let choices): localized("one or more of \(Self.listed(choices))")
    case .boolean: localized("yes or no")
    case .rating(let range, _): localized("a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .integer(let bounds): AcceptedNumbers(bounds).text(localized("a whole number")) { NumberText.decimal($0) }
    case .number(let bounds, let decimals):
      AcceptedNumbers(bounds, decimals).text(localized("a number")) { NumberText.decimal($0) }
    case .money(let bounds, let currency, let decimals):
      AcceptedNumbers(bounds, decimals).text(localized("an amount in \(currency)")) { NumberText.decimal($0) }
    case .percent(let bounds, let decimals):
      AcceptedNumbers(bounds, decimals).text(localized("a percentage")) { NumberText.percent($0) }
    case .date(let earliest?, let latest?): localized("a date such as 2027-06-01 from \(earliest) up to \(latest)")
    case .date(let earliest?, nil): localized("a date such as 2027-06-01 from \(earliest)")
    case .date(nil, let latest?): localized("a date such as 2027-06-01 up to \(latest)")
    case .date(nil, nil): localized("a date such as 2027-06-01")
    case .text: localized("a text")
    case .list(let form): Self.described(rows: form.rowCount)
    case .display: localized("no answer, since it is only shown")
    }
  }

  private func unknownChoice(_ id: String, language: String) -> AnswerProblem {
    AnswerProblem(
      found: localized("'\(id)' is not one of the choices"), accepted: acceptedAnswers(in: language),
      suggestion: Suggestion.nearest(to: id, in: choices.map(\.id.text)))
  }

  private static func listed(_ choices: [Choice]) -> String {
    let shown = choices.prefix(12).map(\.id.text).joined(separator: ", ")
    return choices.count > 12 ? localized("\(shown) and \(choices.count - 12) more") : shown
  }

  private static func described(rows: ClosedRange<Int>) -> String {
    if rows.lowerBound == rows.upperBound { return localized("a list of \(rows.lowerBound) rows") }
    return rows.lowerBound == 0
      ? localized("a list of at most \(rows.upperBound) rows")
      : localized("a list of \(rows.lowerBound) to \(rows.upperBound) rows")
  }

  private var notOfThisType: String {
    typeName == "integer" ? localized("this is not an integer answer") : localized("this is not a \(typeName) answer")
  }
}

extension Double {
  /// Whether the number is one that can be written with so many decimals.
  func hasAtMost(decimals: Int) -> Bool {
    let scale = (0..<max(0, min(decimals, 12))).reduce(1.0) { product, _ in product * 10 }
    let scaled = self * scale
    guard scaled.magnitude < 9e15 else { return true }
    return (scaled - scaled.rounded()).magnitude <= scaled.magnitude * 1e-12 + 1e-9
  }
}
