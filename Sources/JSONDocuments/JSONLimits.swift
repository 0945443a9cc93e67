/// What is refused although it is JSON, so that a file from a stranger costs a bounded amount of memory.
package struct JSONLimits: Sendable {
  /// The largest text, in bytes.
  package var bytes: Int
  /// The most containers within each other, the outermost counted: 1 to 1,000.
  package var depth: Int
  /// The most values and member names together.
  package var tokens: Int
  /// The most duplicate keys reported; all of them are left out.
  package var reports: Int

  /// Creates limits.
  package init(bytes: Int, depth: Int, tokens: Int, reports: Int = 100) {
    self.bytes = bytes
    self.depth = depth
    self.tokens = tokens
    self.reports = reports
  }

  /// The limits for a questionnaire: 32 MiB, 64 deep, 4,000,000 values and names.
  package static let definition = JSONLimits(bytes: 32 << 20, depth: 64, tokens: 4_000_000)
}
