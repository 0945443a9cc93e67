extension UntrustedText {
  /// The text between tags (HTML Standard, 13.1.3 and 13.5), line feeds kept.
  ///
  /// What is hidden is shown: neither NUL nor C1 controls have a reference that means them, and a bidirectional override
  /// would reorder what stands beside it. Quotes are escaped here too, so that a text that ends up in an attribute in
  /// quotes does no harm.
  package var forHTML: String { Self.escaped(VisibleText.multiline(withLineFeeds), lineFeed: "\n") }

  /// The value of an attribute, in its quotes, so that nobody writes it without.
  package var forHTMLAttribute: String {
    "\"" + Self.escaped(VisibleText.multiline(withLineFeeds), lineFeed: "&#10;") + "\""
  }

  /// The value of an `href` in its quotes; `nil` where the text is no address of the web or of mail that stands as it is.
  ///
  /// `javascript:` and `data:` run what a stranger wrote, and so does a scheme that hides behind a space or a tab.
  package var forHTMLLink: String? { isWebAddress ? forHTMLAttribute : nil }

  /// Whether the text is an address that may be followed: `https:`, `http:` or `mailto:`, printable ASCII and no space.
  package var isWebAddress: Bool {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    let start = text.utf8.prefix(8).map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
    return ["https://", "http://", "mailto:"].contains { start.starts(with: $0.utf8) }
  }

  private static func escaped(_ text: String, lineFeed: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += lineFeed
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
