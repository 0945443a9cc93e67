#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Double {
  /// The number for a table: two digits after the point below ten, else one.
  var text: String {
    let scale = magnitude < 10 ? 100.0 : 10.0
    return "\((self * scale).rounded() / scale)"
  }

  /// The natural logarithm.
  var logarithm: Double { log(self) }

  /// *e* to this power.
  var exponential: Double { exp(self) }
}

extension String {
  /// The text with spaces after it.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  /// The text with spaces before it.
  func padded(leading width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
