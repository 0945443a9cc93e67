extension UntrustedText {
  /// The text in Markdown, on one line: it says what it says and does nothing else. No link, picture, heading, list or
  /// HTML comes of it.
  ///
  /// CommonMark, "Backslash escapes": behind a backslash every ASCII sign is itself. GitHub's flavour also makes links of
  /// bare addresses, so that their signs are escaped too.
  package var forMarkdown: String {
    let words = text.unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" }
    let line = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    var result = String.UnicodeScalarView()
    var isFirst = true
    var hasOnlyDigits = true
    var previous: Unicode.Scalar?
    let scalars = Array(VisibleText.oneLine(line).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if Self.needsEscape(scalar, before: next, after: previous, isFirst: isFirst, isNumbered: hasOnlyDigits) {
        result.append("\\")
      }
      result.append(scalar)
      isFirst = false
      hasOnlyDigits = hasOnlyDigits && ("0"..."9").contains(scalar)
      previous = scalar
    }
    return String(result)
  }

  /// The destination of a link in its angle brackets (CommonMark, "Link destination"); `nil` where the text is no address
  /// that may be followed.
  ///
  /// A bar would end a cell of a table, and a backquote a code span around the link.
  package var forMarkdownLink: String? {
    guard isWebAddress else { return nil }
    var result = String.UnicodeScalarView("<".unicodeScalars)
    for scalar in text.unicodeScalars {
      if ["\\", "<", ">", "&", "|", "`"].contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    result.append(">")
    return String(result)
  }

  private static func needsEscape(
    _ scalar: Unicode.Scalar, before next: Unicode.Scalar?, after previous: Unicode.Scalar?, isFirst: Bool,
    isNumbered: Bool
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "#", "|", "~", "@", "!", "{", "}", "^": true
    // A formula ends at no dollar sign that a digit follows, so that prices make none.
    case "$": next.map { !("0"..."9").contains($0) } ?? true
    case ":": next == "/"
    // `www.` begins an address.
    case ".": (previous == "w" || previous == "W") && next != nil && next != " " || isNumbered && !isFirst
    case ")": isNumbered && !isFirst
    case "-", "+", "=": isFirst
    default: false
    }
  }
}
