/// Numbers as people read them: thousands separated by commas, the same on every machine.
package enum NumberText {
  /// A whole number, such as `1,240`.
  package static func whole(_ number: Int64) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + grouped(digits)
  }

  /// A number with a fixed count of decimals, or with as many as it needs.
  ///
  /// Rounds half away from zero on the decimal value that the number prints as.
  package static func decimal(_ number: Double, decimals: Int? = nil) -> String {
    guard number.isFinite else { return "\(number)" }
    if let decimals {
      let scale = power(of: decimals)
      let scaled = (number.magnitude * scale)
      guard scaled < 9e15 else { return "\(number)" }
      // The nudge turns 1.005 * 100 = 100.49999999999999 back into the half that was written.
      let units = Int64((scaled + scaled.ulp).rounded(.toNearestOrAwayFromZero))
      let whole = units / Int64(scale)
      let sign = number < 0 && units != 0 ? "-" : ""
      guard decimals > 0 else { return sign + grouped(String(whole)) }
      let fraction = String(units % Int64(scale))
      return sign + grouped(String(whole)) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
    if number == number.rounded(), number.magnitude < 1e15 { return whole(Int64(number)) }
    let text = "\(number.magnitude)"
    guard let dot = text.firstIndex(of: "."), !text.contains("e") else { return "\(number)" }
    return (number < 0 ? "-" : "") + grouped(String(text[..<dot])) + text[dot...]
  }

  /// A share as a percentage, such as `15%`, with at most `decimals` decimals where given, else as many as it needs
  /// up to six.
  package static func percent(_ share: Double, decimals: Int? = nil) -> String {
    var text = decimal(share * 100, decimals: decimals ?? 6)
    if decimals == nil, text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + "%"
  }

  /// An amount, such as `$18.50` or `18.50 EUR`.
  package static func money(_ amount: Double, currency: String, decimals: Int) -> String {
    let digits = decimal(amount.magnitude, decimals: decimals)
    let sign = amount < 0 ? "-" : ""
    return currency == "USD" ? "\(sign)$\(digits)" : "\(sign)\(digits) \(currency)"
  }

  private static func power(of decimals: Int) -> Double {
    (0..<max(0, min(decimals, 9))).reduce(1.0) { product, _ in product * 10 }
  }

  private static func grouped(_ digits: String) -> String {
    var result: [Character] = []
    for (index, digit) in digits.reversed().enumerated() {
      if index > 0, index % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return String(result.reversed())
  }
}
