/// The decimal digits of a double, every one of them, so that rounding starts from the very value.
///
/// A double is a whole number times a power of two; a power of two below one is a power of five with the point moved.
struct DecimalExpansion {
  /// The digits from the most significant on, the first not 0; empty for zero.
  private let digits: [UInt8]
  /// How many of them stand after the point; may be more than there are.
  private let scale: Int

  /// Expands a number that is finite and not negative.
  init(_ number: Double) {
    precondition(number.isFinite && number >= 0, "only finite magnitudes have digits")
    var significand = number.significandBitPattern
    var exponent = Int(number.exponentBitPattern)
    if exponent == 0 {
      exponent = 1
    } else {
      significand |= 1 << UInt64(Double.significandBitCount)
    }
    exponent -= 1023 + Double.significandBitCount
    if exponent < 0, significand != 0 {
      let shift = min(significand.trailingZeroBitCount, -exponent)
      significand >>= UInt64(shift)
      exponent += shift
    }
    var whole = Limbs(significand)
    whole.multiply(by: exponent > 0 ? 2 : 5, times: exponent.magnitude, chunk: exponent > 0 ? 29 : 12)
    digits = whole.digits
    scale = digits.isEmpty ? 0 : max(0, -exponent)
  }

  /// The number with exactly so many digits after the point: `3.140`.
  func fixed(precision: Int) -> String {
    var rounded = digits
    if scale > precision {
      rounded = DecimalExpansion.rounding(digits, off: scale - precision)
    } else {
      rounded += [UInt8](repeating: 0, count: precision - scale)
    }
    rounded = [UInt8](repeating: 0, count: max(0, precision + 1 - rounded.count)) + rounded
    return DecimalExpansion.text(rounded, pointAt: rounded.count - precision)
  }

  /// The number with one digit before the point, exactly so many after it, and an exponent of two digits or more:
  /// `3.14e+00`.
  func scientific(precision: Int) -> String {
    var exponent = digits.isEmpty ? 0 : digits.count - 1 - scale
    var rounded = digits
    if digits.count > precision + 1 {
      rounded = DecimalExpansion.rounding(digits, off: digits.count - precision - 1)
      if rounded.count > precision + 1 {
        rounded.removeLast()
        exponent += 1
      }
    } else {
      rounded += [UInt8](repeating: 0, count: precision + 1 - digits.count)
    }
    let power = String(exponent.magnitude)
    return DecimalExpansion.text(rounded, pointAt: 1)
      + (exponent < 0 ? "e-" : "e+") + (power.utf8.count < 2 ? "0" : "") + power
  }

  /// Takes digits off the end, to nearest, ties to even.
  private static func rounding(_ digits: [UInt8], off count: Int) -> [UInt8] {
    guard count <= digits.count else { return [] }
    var kept = Array(digits.dropLast(count))
    let dropped = digits.suffix(count)
    guard let first = dropped.first, first >= 5 else { return kept }
    let isTie = first == 5 && dropped.dropFirst().allSatisfy { $0 == 0 }
    guard !isTie || (kept.last ?? 0) % 2 == 1 else { return kept }
    for index in kept.indices.reversed() {
      guard kept[index] == 9 else {
        kept[index] += 1
        return kept
      }
      kept[index] = 0
    }
    return [1] + kept
  }

  private static func text(_ digits: [UInt8], pointAt point: Int) -> String {
    var bytes = digits.map { $0 + UInt8(ascii: "0") }
    if point < bytes.count { bytes.insert(UInt8(ascii: "."), at: point) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A whole number in base 10⁹, the least significant limb first.
  private struct Limbs {
    private static let base: UInt64 = 1_000_000_000
    private var limbs: [UInt64] = []

    init(_ number: UInt64) {
      var rest = number
      while rest > 0 {
        limbs.append(rest % Limbs.base)
        rest /= Limbs.base
      }
    }

    /// Multiplies by a small factor many times, `chunk` of them at once; a chunk is below 2³⁰.
    mutating func multiply(by factor: UInt64, times: UInt, chunk: UInt) {
      var left = times
      while left > 0 {
        let power = min(left, chunk)
        multiply(by: (0..<power).reduce(1) { product, _ in product * factor })
        left -= power
      }
    }

    private mutating func multiply(by factor: UInt64) {
      var carry: UInt64 = 0
      for index in limbs.indices {
        carry += limbs[index] * factor
        limbs[index] = carry % Limbs.base
        carry /= Limbs.base
      }
      if carry > 0 { limbs.append(carry) }
    }

    /// The digits from the most significant on, without zeros before them.
    var digits: [UInt8] {
      var digits: [UInt8] = []
      for limb in limbs {
        var rest = limb
        for _ in 0..<9 {
          digits.append(UInt8(rest % 10))
          rest /= 10
        }
      }
      while digits.last == 0 { digits.removeLast() }
      return digits.reversed()
    }
  }
}

extension Double {
  /// The shortest decimal that reads back as the same number, never with an exponent; `NaN`, `Infinity` and
  /// `-Infinity` for what has none (cel-spec, doc/extensions/strings.md, "Conversion").
  var fixedText: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
    let mark = sign == .minus ? "-" : ""
    let parts = magnitude.description.split(separator: "e")
    let halves = parts[0].split(separator: ".")
    let fraction = halves.count > 1 && halves[1] != "0" ? halves[1] : ""
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    // The point moves to the right in the digits where the exponent is positive, otherwise to the left.
    let digits = halves[0] + fraction
    let point = halves[0].utf8.count + exponent
    if point <= 0 { return mark + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.utf8.count {
      return mark + digits + String(repeating: "0", count: point - digits.utf8.count)
    }
    return mark + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
