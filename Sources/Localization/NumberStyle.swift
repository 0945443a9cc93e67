/// How numbers, percentages and amounts are written in a language.
///
/// The signs are those of CLDR 48 (`numbers/symbols`, `minimumGroupingDigits`, `percentFormat`, `currencyFormat`), compared
/// with what ICU 78 writes. Two things are simpler: a minus always stands first, and English keeps the code of every currency
/// but the dollar behind the amount.
package struct NumberStyle: Sendable, Equatable {
  /// How an amount stands to its currency.
  package enum CurrencyPlace: Sendable, Equatable {
    /// `$18.50`, `USD 18.50`.
    case before
    /// `18,50 US$`.
    case behind
  }

  /// What stands before the decimals.
  package let decimal: String
  /// What stands between thousands.
  package let group: String
  /// How many digits the first group has at least, where there are groups: with 2, `1240` and `12.400`.
  package let minimumGrouping: Int
  /// What stands behind the number of a percentage.
  package let percent: String
  /// Where the currency stands.
  package let currencyPlace: CurrencyPlace
  /// The sign of the U.S. dollar, with the space that goes with it.
  package let dollar: String
  /// What stands between an amount and the code of another currency.
  package let currencySpace: String

  /// A space at which no line ends.
  static let space = "\u{A0}"

  /// English, and every language that has no style here.
  static let english = NumberStyle(
    decimal: ".", group: ",", minimumGrouping: 1, percent: "%", currencyPlace: .before, dollar: "$", currencySpace: " ")

  /// Spain, and Spanish without a region.
  private static let european = NumberStyle(
    decimal: ",", group: ".", minimumGrouping: 2, percent: space + "%", currencyPlace: .behind, dollar: space + "US$",
    currencySpace: space)

  /// Latin America with the point before the decimals, as in the United States.
  private static func pointed(dollar: String) -> NumberStyle {
    NumberStyle(
      decimal: ".", group: ",", minimumGrouping: 1, percent: "%", currencyPlace: .before, dollar: dollar,
      currencySpace: space)
  }

  /// Latin America with the comma before the decimals.
  private static func withComma(group: String = ".", dollar: String) -> NumberStyle {
    NumberStyle(
      decimal: ",", group: group, minimumGrouping: 1, percent: "%", currencyPlace: .before, dollar: dollar,
      currencySpace: space)
  }

  /// The style of Spanish in a region.
  static func spanish(region: String?) -> NumberStyle {
    switch region {
    case "US", "PR", "SV": pointed(dollar: "$")
    case "CU", "DO": pointed(dollar: "US$")
    case "419", "BR", "BZ", "GT", "HN", "MX", "NI", "PA", "PE": pointed(dollar: "USD" + space)
    case "AR", "CO", "UY": withComma(dollar: "US$" + space)
    case "CL": withComma(dollar: "US$")
    case "EC": withComma(dollar: "$")
    case "BO", "PY", "VE": withComma(dollar: "USD" + space)
    case "CR": withComma(group: space, dollar: "USD" + space)
    default: european
    }
  }

  /// Digits of a whole number with signs between thousands.
  package func grouped(_ digits: String) -> String {
    let digits = Array(digits.utf8)
    guard digits.count >= 3 + minimumGrouping else { return String(decoding: digits, as: UTF8.self) }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += group }
      result.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return result
  }
}

extension Language {
  /// How numbers are written.
  package var numbers: NumberStyle {
    primary == "es" ? .spanish(region: region) : .english
  }
}
