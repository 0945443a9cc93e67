/// A decimal number as people type it: ASCII digits, at most one point, thousands separated by commas or spaces.
///
/// Refuses what `Double` would take beyond that: `nan`, `inf`, `0x1p4`, exponents, and what is not finite.
struct PlainNumber {
  /// The number; finite.
  let value: Double
  /// The number as a whole one, where it is.
  let whole: Int64?
  private let digits: String

  /// Reads a number; `nil` where the text is none.
  init?(_ text: String) {
    var bytes = Array(text.utf8)
    guard bytes.count <= 40 else { return nil }
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    let halves = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let front = halves.first, !front.isEmpty || halves.count == 2 else { return nil }
    let fraction = halves.count == 2 ? Array(halves[1]) : []
    guard fraction.allSatisfy({ 0x30...0x39 ~= $0 }), !(front.isEmpty && fraction.isEmpty) else { return nil }
    let separator = front.first { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
    var wholeDigits: [UInt8] = []
    if let separator {
      let groups = front.split(separator: separator, omittingEmptySubsequences: false)
      guard let first = groups.first, 1...3 ~= first.count, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
      wholeDigits = groups.flatMap { $0 }
    } else {
      wholeDigits = Array(front)
    }
    guard wholeDigits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    let sign = isNegative ? "-" : ""
    let wholeText = sign + (wholeDigits.isEmpty ? "0" : String(decoding: wholeDigits, as: UTF8.self))
    let fractionText = String(decoding: fraction, as: UTF8.self)
    digits = fraction.isEmpty ? wholeText : wholeText + "." + fractionText
    guard let value = Double(digits), value.isFinite else { return nil }
    self.value = value
    whole = fraction.allSatisfy { $0 == 0x30 } ? Int64(wholeText) : nil
  }

  /// A hundredth of the number, as exact as if the point had been moved in the text: 15 gives what `0.15` reads as.
  var share: Double {
    Double(digits + "e-2") ?? value / 100
  }
}
