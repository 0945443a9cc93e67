/// Text with everything in it made visible: nothing can move a cursor, change a title, reorder a line or hide. The exit
/// of ``UntrustedText`` to a terminal, and what all others begin with.
///
/// Works on Unicode scalars, never on `Character`: a control character that carries a combining mark is one
/// `Character` that no table of controls would match.
package enum VisibleText {
  /// The text with every control, bidirectional and invisible formatting scalar shown as `\u{...}`, on one line.
  ///
  /// Tabs become a space; line ends are shown as `\n`.
  package static func oneLine(_ text: String) -> String {
    escape(text) { scalar in
      switch scalar {
      case "\n": "\\n"
      case "\t": " "
      default: nil
      }
    }
  }

  /// The text with every such scalar shown as `\u{...}`, line feeds kept.
  package static func multiline(_ text: String) -> String {
    escape(text) { scalar in
      switch scalar {
      case "\n": "\n"
      case "\t": "  "
      default: nil
      }
    }
  }

  /// Whether a scalar is shown as an escape: C0, DEL, C1, line and paragraph separators, zero-width and
  /// bidirectional formatting, tag characters, and noncharacters, which XML refuses.
  ///
  /// Zero-width joiner and the emoji variation selectors stay, since names and pictograms need them.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200B, 0x200C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    case 0xFDD0...0xFDEF: true
    case let value where value & 0xFFFE == 0xFFFE: true
    default: false
    }
  }

  private static func escape(_ text: String, allowing allowed: (Unicode.Scalar) -> String?) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        result += allowed(scalar) ?? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
