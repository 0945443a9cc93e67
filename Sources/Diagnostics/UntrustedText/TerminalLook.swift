/// The looks that the program gives to text at a terminal: parameters of Select Graphic Rendition (ECMA-48, 8.3.117).
///
/// 4-bit colours, bold and faint only. Faint rather than bright black, which some palettes draw in the colour of the
/// background; nothing here hides text.
package enum TerminalLook: String, Sendable, CaseIterable {
  case bold = "1"
  case faint = "2"
  case green = "32"
  case yellow = "33"
  case boldRed = "1;31"
  case boldYellow = "1;33"

  /// What ends a look.
  private static let end = "0"

  /// The text in this look, which ends behind it.
  package func applied(to text: String) -> String {
    "\u{1B}[\(rawValue)m\(text)\u{1B}[\(Self.end)m"
  }

  /// A text as standard output and standard error get it: everything that ``VisibleText`` shows is visible but line
  /// feeds and these looks.
  ///
  /// Whatever is said is made visible where it is put together; this is the last gate behind that, so that a place which
  /// forgets it does no harm.
  package static func gated(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar == "\u{1B}", let end = endOfLook(in: scalars, at: index) {
        result.unicodeScalars.append(contentsOf: scalars[index..<end])
        index = end
        continue
      }
      if VisibleText.isHidden(scalar) {
        result += VisibleText.multiline(String(scalar))
      } else {
        result.unicodeScalars.append(scalar)
      }
      index = scalars.index(after: index)
    }
    return result
  }

  /// Where the look that begins at an escape character ends; `nil` where it is none of ours.
  private static func endOfLook(
    in scalars: String.UnicodeScalarView, at start: String.Index
  ) -> String.Index? {
    let rest = scalars[scalars.index(after: start)...].prefix(8)
    guard rest.first == "[", let final = rest.firstIndex(of: "m") else { return nil }
    // By scalars: a Greek question mark and a semicolon are the same `String`.
    let parameters = rest[rest.index(after: rest.startIndex)..<final]
    let isOurs = ([end] + allCases.map(\.rawValue)).contains { parameters.elementsEqual($0.unicodeScalars) }
    guard isOurs else { return nil }
    return scalars.index(after: final)
  }
}
