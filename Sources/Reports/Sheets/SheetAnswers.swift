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
    case .choice: "one of the choices"
    case .multichoice: "one or more of the choices"
    case .percent: item.acceptedAnswers(in: language) + ", such as 15%"
    case .integer(let bounds):
      item.unit == nil
        ? item.acceptedAnswers(in: language) : measured("a whole number") + Self.between(bounds, NumberText.decimal)
    case .number(let bounds, let decimals):
      item.unit == nil
        ? item.acceptedAnswers(in: language)
        : measured("a number") + Self.between(bounds, NumberText.decimal) + Self.precision(decimals)
    case .money(let bounds, let currency, let decimals):
      measured(Self.name(ofCurrency: currency)) + Self.between(bounds, NumberText.decimal)
        + (Self.example(within: bounds, decimals: decimals).map { ", such as \($0)" } ?? Self.precision(decimals))
    default: item.acceptedAnswers(in: language) + (item.unit.map { ", in \(text($0))" } ?? "")
    }
  }

  /// A noun with the unit behind it: `a whole number of openings`, `dollars per hour`.
  private func measured(_ noun: String) -> String {
    guard let unit = item.unit.map(text), !unit.isEmpty else { return noun }
    let isMoney = if case .money = item.kind { true } else { false }
    let first = unit.split(separator: " ").first.map { $0.lowercased() } ?? ""
    return isMoney || ["per", "for", "a", "an", "each", "in", "of", "%"].contains(first)
      ? "\(noun) \(unit)" : "\(noun) of \(unit)"
  }

  private static func name(ofCurrency code: String) -> String {
    switch code {
    case "USD": "dollars"
    case "EUR": "euros"
    default: "an amount in \(code)"
    }
  }

  private static func between(_ bounds: Item.Bounds, _ format: (Double, Int?) -> String) -> String {
    switch (bounds.least, bounds.greatest) {
    case (let least?, let greatest?): ", from \(format(least, nil)) to \(format(greatest, nil))"
    case (let least?, nil): ", at least \(format(least, nil))"
    case (nil, let greatest?): ", at most \(format(greatest, nil))"
    case (nil, nil): ""
    }
  }

  private static func precision(_ decimals: Int?) -> String {
    switch decimals {
    case nil: ""
    case 0: ", without decimals"
    case 1: ", with at most one decimal"
    case let decimals?: ", with at most \(decimals) decimals"
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
