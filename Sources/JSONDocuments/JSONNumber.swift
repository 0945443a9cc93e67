/// A JSON number, as written and as values.
package struct JSONNumber: Sendable {
  /// The number as it is written.
  package let text: String
  private let value: Value

  /// A number as the parser tells it.
  enum Value: Sendable {
    /// Written without fraction and exponent, and not `-0`.
    case whole(Int64)
    /// Any other.
    case real(Double)
  }

  /// Creates a number from its text and its value.
  init(text: String, value: Value) {
    self.text = text
    self.value = value
  }

  /// The nearest double, always finite; numbers too small for one are 0.
  package var double: Double {
    switch value {
    case .whole(let integer): Double(integer)
    case .real(let double): double
    }
  }

  /// The value as a whole number, where it is exactly one that 64 bits with sign hold: also for `1.0` and `1e2`, not for
  /// `1.0000000000000000001`.
  package var integer: Int64? {
    switch value {
    case .whole(let integer): integer
    case .real: Self.wholeValue(of: text.utf8)
    }
  }

  /// Whether the number is written without fraction and exponent, and is not `-0`.
  package var isWrittenWhole: Bool {
    switch value {
    case .whole: true
    case .real: false
    }
  }
}

extension JSONNumber {
  /// The exact value of a correctly written number, where it is whole and 64 bits with sign hold it.
  ///
  /// Decides on the decimal digits, since a double would round first.
  private static func wholeValue(of text: some Collection<UInt8>) -> Int64? {
    var magnitude: UInt64 = 0
    var zeros = 0
    var scale = 0
    var isNegative = false
    var isFraction = false
    var exponent = 0
    var index = text.startIndex
    if text.first == UInt8(ascii: "-") {
      isNegative = true
      text.formIndex(after: &index)
    }
    scan: while index < text.endIndex {
      let byte = text[index]
      text.formIndex(after: &index)
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent = exponentValue(of: text[index...])
        break scan
      case UInt8(ascii: "0"):
        // Held back, so that trailing zeros never overflow.
        if magnitude > 0 { zeros += 1 }
        if isFraction { scale += 1 }
      default:
        if isFraction { scale += 1 }
        guard let grown = shifted(magnitude, by: zeros + 1) else { return nil }
        let (sum, overflow) = grown.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
        guard !overflow else { return nil }
        magnitude = sum
        zeros = 0
      }
    }
    guard magnitude > 0 else { return 0 }
    guard let whole = shifted(magnitude, by: zeros + exponent - scale) else { return nil }
    if isNegative { return whole <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- whole) : nil }
    return Int64(exactly: whole)
  }

  /// `value` times ten to the power of `places`; `nil` where that does not fit or would be a fraction.
  private static func shifted(_ value: UInt64, by places: Int) -> UInt64? {
    guard (0..<20).contains(places) else { return nil }
    var value = value
    for _ in 0..<places {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value
  }

  /// The exponent after its letter; far-off ones are cut at a billion, more than any file has digits.
  private static func exponentValue(of digits: some Collection<UInt8>) -> Int {
    var value = 0
    for byte in digits where byte >= UInt8(ascii: "0") {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000)
    }
    return digits.first == UInt8(ascii: "-") ? -value : value
  }
}
