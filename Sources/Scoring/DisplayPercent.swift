/// Shares as whole percent, for display only.
package enum DisplayPercent {
  /// The share in whole percent, rounded half away from zero; 100 only where everything is met (a share of at least
  /// 1 - 1e-9), at most 99 otherwise.
  ///
  /// A share within 1e-11 below a half counts as that half, so that 0.285, which as a double is a little less, shows
  /// as 29.
  package static func whole(_ share: Double) -> Int {
    if share >= 1 - Tolerance.threshold { return 100 }
    return min(99, Int((share * 100 + 1e-9).rounded(.toNearestOrAwayFromZero)))
  }
}

/// How far computed shares may be off where they are compared.
package enum Tolerance {
  /// For `from` and `atLeast`, and wherever a share is compared with a given one.
  package static let threshold = 1e-9
  /// For the shares that an example expects.
  static let example = 0.00005
}
