/// The shapes of short texts with a fixed form.
enum TextShapes {
  /// Whether a text is a semantic version (semver.org, version 2.0.0), such as `1.2.0` or `2.0.0-draft.1`.
  static func isSemanticVersion(_ text: String) -> Bool {
    guard text.utf8.count <= 100 else { return false }
    let build = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    let release = build[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = release[0].split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers.allSatisfy(isNumber) else { return false }
    let labels = release.dropFirst().first.map { $0.split(separator: ".", omittingEmptySubsequences: false) } ?? []
    let metadata = build.dropFirst().first.map { $0.split(separator: ".", omittingEmptySubsequences: false) } ?? []
    return labels.allSatisfy { isLabel($0) && (isNumber($0) || !$0.utf8.allSatisfy(isDigit)) }
      && metadata.allSatisfy(isLabel)
  }

  /// Whether a text looks like a language tag (BCP 47): letters, then groups of letters and digits.
  static func isLanguageTag(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = groups.first, 2...8 ~= first.utf8.count, first.utf8.allSatisfy(isLetter) else { return false }
    return groups.count <= 8
      && groups.dropFirst().allSatisfy { 1...8 ~= $0.utf8.count && $0.utf8.allSatisfy { isLetter($0) || isDigit($0) } }
  }

  /// Whether a text is an address with the scheme `http` or `https` and a host, without blanks or controls.
  static func isWebAddress(_ text: String) -> Bool {
    guard text.utf8.count <= 2_000 else { return false }
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { return false }
    let rest = lowered.utf8.dropFirst(scheme.utf8.count)
    guard let first = rest.first, isLetter(first) || isDigit(first) || first == UInt8(ascii: "[") else { return false }
    return text.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "<")
        && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\\")
    }
  }

  /// Whether a text is shaped like a currency code (ISO 4217): three capital letters.
  static func isCurrencyCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { 0x41...0x5A ~= $0 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte || 0x61...0x7A ~= byte }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isDigit) && (text == "0" || text.utf8.first != 0x30)
  }

  private static func isLabel(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2D }
  }
}
