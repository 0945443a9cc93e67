/// A length of time with a sign, about 292 years at most (langdef.md, "Abstract Types", as
/// `google.protobuf.Duration`; the limit is cel-go's, which counts nanoseconds in 64 bits).
package struct TimeSpan: Hashable, Sendable {
  /// The length in nanoseconds.
  package var nanoseconds: Int64

  /// Creates a time span.
  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Creates a time span from whole seconds and the nanoseconds on top; `nil` where it is too long.
  package init?(seconds: Int64, nanoseconds: Int64 = 0) {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = product.addingReportingOverflow(nanoseconds)
    guard !overflow, !carry else { return nil }
    self.nanoseconds = sum
  }
}

extension TimeSpan: Comparable {
  package static func < (lhs: TimeSpan, rhs: TimeSpan) -> Bool { lhs.nanoseconds < rhs.nanoseconds }
}
