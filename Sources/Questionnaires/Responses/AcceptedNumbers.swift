import Localization

/// Which numbers an item accepts, in words behind what kind of number it is: `a number from 0 to 100, without decimals`.
package struct AcceptedNumbers {
  private let bounds: Item.Bounds
  private let decimals: Int?

  /// Creates it from the least and greatest number and the most decimals, where there is such a limit.
  package init(_ bounds: Item.Bounds, _ decimals: Int? = nil) {
    self.bounds = bounds
    self.decimals = decimals
  }

  /// The phrase.
  /// - Parameters:
  ///   - noun: what kind of number it is, such as `an amount in USD`.
  ///   - format: writes a bound.
  package func text(_ noun: String, _ format: (Double) -> String) -> String {
    guard let least = bounds.least, let greatest = bounds.greatest else { return precise(openEnded(noun, format)) }
    return precise(localized("\(noun) from \(format(least)) to \(format(greatest))"))
  }

  /// The phrase where the noun has words of its own behind it: `dollars per hour, from 0 to 500`.
  package func text(behind noun: String, _ format: (Double) -> String) -> String {
    precise(bounded(noun, format))
  }

  /// The noun with its bounds, without the decimals.
  package func bounded(_ noun: String, _ format: (Double) -> String) -> String {
    switch (bounds.least, bounds.greatest) {
    case (let least?, let greatest?): localized("\(noun), from \(format(least)) to \(format(greatest))")
    default: openEnded(noun, format)
    }
  }

  private func openEnded(_ noun: String, _ format: (Double) -> String) -> String {
    switch (bounds.least, bounds.greatest) {
    case (let least?, _): localized("\(noun), at least \(format(least))")
    case (nil, let greatest?): localized("\(noun), at most \(format(greatest))")
    case (nil, nil): noun
    }
  }

  /// A phrase with the most decimals behind it.
  package func precise(_ phrase: String) -> String {
    switch decimals {
    case nil: phrase
    case 0: localized("\(phrase), without decimals")
    case 1: localized("\(phrase), with at most one decimal")
    case let decimals?: localized("\(phrase), with at most \(decimals) decimals")
    }
  }
}
