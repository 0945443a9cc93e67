import Localization

/// Numbers as people read them in the current ``Language``, the same on every machine.
///
/// The examples are English.
package enum NumberText {
  private static var style: NumberStyle { Language.current.numbers }

  /// A whole number, such as `1,240`.
  package static func whole(_ number: Int64) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + style.grouped(digits)
  }

  /// A number with a fixed count of decimals, or with as many as it needs.
  ///
  /// Rounds half away from zero on the decimal value that the number prints as.
  package static func decimal(_ number: Double, decimals: Int? = nil) -> String {
    guard number.isFinite else { return "\(number)" }
    let style = style
    if let decimals {
      let scale = power(of: decimals)
      let scaled = (number.magnitude * scale)
      guard scaled < 9e15 else { return "\(number)" }
      // The nudge turns 1.005 * 100 = 100.49999999999999 back into the half that was written.
      let units = Int64((scaled + scaled.ulp).rounded(.toNearestOrAwayFromZero))
      let whole = units / Int64(scale)
      let sign = number < 0 && units != 0 ? "-" : ""
      guard decimals > 0 else { return sign + style.grouped(String(whole)) }
      let fraction = String(units % Int64(scale))
      return sign + style.grouped(String(whole)) + style.decimal
        + String(repeating: "0", count: decimals - fraction.count)
        + fraction
    }
    if number == number.rounded(), number.magnitude < 1e15 { return whole(Int64(number)) }
    let text = "\(number.magnitude)"
    guard let dot = text.firstIndex(of: "."), !text.contains("e") else { return "\(number)" }
    return (number < 0 ? "-" : "") + style.grouped(String(text[..<dot])) + style.decimal
      + text[text.index(after: dot)...]
  }

  /// A share as a percentage, such as `15%`, with at most `decimals` decimals where given, else as many as it needs
  /// up to six.
  package static func percent(_ share: Double, decimals: Int? = nil) -> String {
    var text = decimal(share * 100, decimals: decimals ?? 6)
    if decimals == nil { text = withoutFinalZeros(text) }
    return text + style.percent
  }

  /// A number in whole percent that was rounded already, such as `15%`.
  package static func percent(whole number: Int) -> String { String(number) + style.percent }

  /// A number without the zeros at the end of its decimals: `1.5` of `1.50`, `2` of `2.00`.
  package static func withoutFinalZeros(_ text: String) -> String {
    let decimal = style.decimal
    guard text.contains(decimal) else { return text }
    var trimmed = text[...]
    while trimmed.last == "0" { trimmed.removeLast() }
    if trimmed.hasSuffix(decimal) { trimmed.removeLast() }
    return String(trimmed)
  }

  /// An amount, such as `$18.50` or `18.50 EUR`.
  package static func money(_ amount: Double, currency: String, decimals: Int) -> String {
    let style = style
    let digits = decimal(amount.magnitude, decimals: decimals)
    let sign = amount < 0 ? "-" : ""
    switch style.currencyPlace {
    case .before where currency == "USD": return sign + style.dollar + digits
    case .behind where currency == "USD": return sign + digits + style.dollar
    case .before where Language.current.primary == "es": return sign + currency + style.currencySpace + digits
    case .before, .behind: return sign + digits + style.currencySpace + currency
    }
  }

  private static func power(of decimals: Int) -> Double {
    (0..<max(0, min(decimals, 9))).reduce(1.0) { product, _ in product * 10 }
  }
}
