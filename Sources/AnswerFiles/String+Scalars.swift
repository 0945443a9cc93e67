extension String {
  /// The text without spaces and tabs at either end.
  package func trimmingSpaces() -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\u{A0}" }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Whether the text begins with these scalars; unlike `hasPrefix`, also where a combining mark follows.
  package func hasScalarPrefix(_ other: String) -> Bool {
    unicodeScalars.starts(with: other.unicodeScalars)
  }

  /// Whether the text ends with these scalars.
  package func hasScalarSuffix(_ other: String) -> Bool {
    unicodeScalars.reversed().starts(with: other.unicodeScalars.reversed())
  }
}
