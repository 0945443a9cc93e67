#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A colour of a page: red, green and blue, 0...255 each.
package struct Colour: Sendable, Equatable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  /// A colour by its number, such as `0x12436D`.
  package init(_ number: UInt32) {
    red = UInt8(truncatingIfNeeded: number >> 16)
    green = UInt8(truncatingIfNeeded: number >> 8)
    blue = UInt8(truncatingIfNeeded: number)
  }

  /// Reads `#12436D`, in letters of either case; `nil` for anything else.
  package init?(hex text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[0] == UInt8(ascii: "#"),
      bytes.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 || 0x41...0x46 ~= $0 || 0x61...0x66 ~= $0 }),
      let number = UInt32(String(decoding: bytes.dropFirst(), as: UTF8.self), radix: 16)
    else { return nil }
    self.init(number)
  }

  /// As style sheets have it: `#12436D`.
  package var hex: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(part, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }
      .joined()
  }

  /// The relative luminance, 0...1 (WCAG 2.2, definition of "relative luminance").
  package var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// How far two colours are apart, 1...21 (WCAG 2.2, definition of "contrast ratio").
  package func contrast(to other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour moved toward black or white, in steps of a twentieth, until it stands out from a ground.
  package func readable(on ground: Colour, contrast needed: Double = 4.5) -> Colour {
    let end = ground.luminance > 0.18 ? Colour(0x000000) : Colour(0xFFFFFF)
    for step in 0...20 {
      let candidate = mixed(with: end, share: Double(step) / 20)
      if candidate.contrast(to: ground) >= needed { return candidate }
    }
    return end
  }

  private func mixed(with other: Colour, share: Double) -> Colour {
    func part(_ a: UInt8, _ b: UInt8) -> UInt32 { UInt32((Double(a) + (Double(b) - Double(a)) * share).rounded()) }
    return Colour(part(red, other.red) << 16 | part(green, other.green) << 8 | part(blue, other.blue))
  }
}
