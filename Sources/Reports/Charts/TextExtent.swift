import Diagnostics

/// How wide a text is in the letters of a page, estimated on the wide side.
///
/// A browser takes the first it has of a list of typefaces; the widths here are the larger of Liberation Sans, which is as
/// wide as Arial and Helvetica, and DejaVu Sans, read from the advance widths of the fonts.
enum TextExtent {
  /// The width in pixels of a text on one line.
  static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    return Double(thousandths) / 1000 * size * (isBold ? boldFactor : 1)
  }

  /// A text on at most so many lines of at most a width, cut with an ellipsis where it is longer.
  static func lines(_ text: String, width limit: Double, size: Double, atMost count: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var words = VisibleText.oneLine(text).split(separator: " ").map(String.init)[...]
    while let word = words.first {
      let longer = line.isEmpty ? word : line + " " + word
      if width(of: longer, size: size) <= limit {
        line = longer
        words.removeFirst()
        continue
      }
      if line.isEmpty || lines.count + 1 == count {
        lines.append(cut(longer, to: limit, size: size))
        line = ""
        words.removeFirst()
      } else {
        lines.append(line)
        line = ""
      }
      if lines.count == count { return lines }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// As much of a text as fits, with an ellipsis for the rest.
  private static func cut(_ text: String, to limit: Double, size: Double) -> String {
    var kept = text
    while !kept.isEmpty, width(of: kept + "\u{2026}", size: size) > limit { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "\u{2026}"
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: ascii[Int(scalar.value) - 0x20]
    case 0xC6, 0xE6, 0x152, 0x153: widest
    case 0xA0...0x24F: 800
    default: DisplayWidth.of(Character(scalar)) == 0 ? 0 : widest
    }
  }

  private static let widest = 1_100
  /// The greatest ratio of a bold letter's width to a plain one's.
  private static let boldFactor = 1.27

  /// The widths of U+0020 to U+007E in thousandths of the size.
  private static let ascii = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863,
    748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
  ]
}
