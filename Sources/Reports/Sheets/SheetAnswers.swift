import Localization
import Questionnaires

/// What a question takes, in the words of a sheet: with the unit in its place and an example where one helps.
struct SheetAnswers {
  private let item: Item
  private let language: String
  private let text: (LocalizedText) -> String

  /// Creates it for a question.
  /// - Parameter text: fills a text of the definition.
  init(_ item: Item, language: String, text: @escaping (LocalizedText) -> String) {
    self.item = item
    self.language = language
    self.text = text
  }

  /// The phrase, without the names of choices, which stand below it: `dollars per hour, from 0 to 500, such as 17.50`.
  var accepted: String {
    switch item.kind {
    case .choice: localized("one of the choices")
    case .multichoice: localized("one or more of the choices")
    case .percent: localized("\(item.acceptedAnswers(in: language)), such as \(NumberText.percent(whole: 15))")
    case .integer(let bounds):
      item.unit == nil
        ? item.acceptedAnswers(in: language)
        : AcceptedNumbers(bounds).text(behind: measured(localized("a whole number"))) { NumberText.decimal($0) }
    case .number(let bounds, let decimals):
      item.unit == nil
        ? item.acceptedAnswers(in: language)
        : AcceptedNumbers(bounds, decimals).text(behind: measured(localized("a number"))) { NumberText.decimal($0) }
    case .money(let bounds, let currency, let decimals):
      accepted(bounds, decimals, measured(Self.name(ofCurrency: currency)))
    default:
      item.unit.map { localized("\(item.acceptedAnswers(in: language)), in \(text($0))") }
        ?? item.acceptedAnswers(in: language)
    }
  }

  private func accepted(_ bounds: Item.Bounds, _ decimals: Int, _ noun: String) -> String {
    let numbers = AcceptedNumbers(bounds, decimals)
    let phrase = numbers.bounded(noun) { NumberText.decimal($0) }
    return Self.example(within: bounds, decimals: decimals).map { localized("\(phrase), such as \($0)") }
      ?? numbers.precise(phrase)
  }

  /// A noun with the unit behind it: `a whole number of openings`, `dollars per hour`.
  private func measured(_ noun: String) -> String {
    guard let unit = item.unit.map(text), !unit.isEmpty else { return noun }
    let isMoney = if case .money = item.kind { true } else { false }
    let first = unit.split(separator: " ").first.map { $0.lowercased() } ?? ""
    let joining: Set = ["per", "for", "a", "an", "each", "in", "of", "%", "por", "para", "al", "cada", "en", "de"]
    return isMoney || joining.contains(first) ? "\(noun) \(unit)" : localized("\(noun) of \(unit)")
  }

  private static func name(ofCurrency code: String) -> String {
    switch code {
    case "USD": localized("dollars")
    case "EUR": localized("euros")
    default: localized("an amount in \(code)")
    }
  }

  /// An amount that would be taken, in the size of an hourly wage or of a cost; `nil` where no usual one would.
  private static func example(within bounds: Item.Bounds, decimals: Int) -> String? {
    let isSmall = (bounds.greatest ?? .infinity) <= 1000
    let usual: [Double] = isSmall ? [17.5, 2.5, 0.5] : [1200, 25_000, 500_000]
    guard let amount = usual.first(where: bounds.contains) else { return nil }
    return NumberText.decimal(decimals == 0 ? amount.rounded() : amount, decimals: isSmall ? decimals : 0)
  }
}
