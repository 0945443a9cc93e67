extension UntrustedText {
  /// The most bytes of a name of a file.
  private static let nameLimit = 64
  private static let suffixDigits = 12

  /// The text as the name of a file, `[a-z0-9][a-z0-9_-]{0,63}`, which leads out of no folder and is no option.
  ///
  /// A text that is such a name already stays as it is. Any other has what a name may not have replaced by hyphens, and
  /// gets a hyphen and twelve hex digits of its digest; since a name that ends like that counts as altered too, and so
  /// does a `reserved` one, two texts share a name only where their digests do. Composed and decomposed letters are
  /// different texts here, and so are capital and small ones.
  /// - Parameter digest: the hex digits, lower case and at least twelve, of a digest without known collisions.
  package func forFileName(reserved: Set<String> = [], digest: ([UInt8]) -> String) -> String {
    let bytes = Array(text.utf8)
    if Self.isFileName(bytes), !Self.endsLikeAltered(bytes), !reserved.contains(text) { return text }
    let suffix = digest(bytes).prefix(Self.suffixDigits)
    var base: [UInt8] = []
    for byte in bytes where base.count < Self.nameLimit - Self.suffixDigits - 1 {
      let lower = 0x41...0x5A ~= byte ? byte + 0x20 : byte
      if Self.isAlphanumeric(lower) || lower == UInt8(ascii: "_") {
        base.append(lower)
      } else if base.last != UInt8(ascii: "-") {
        base.append(UInt8(ascii: "-"))
      }
    }
    let trimmed = base.drop { !Self.isAlphanumeric($0) }
    let end = trimmed.lastIndex { $0 != UInt8(ascii: "-") }.map { $0 + 1 } ?? trimmed.startIndex
    let start = String(decoding: trimmed[..<end], as: UTF8.self)
    return (start.isEmpty ? "name" : start) + "-" + suffix
  }

  /// Whether bytes are a name that ``forFileName(reserved:digest:)`` can give.
  package static func isFileName(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, isAlphanumeric(first), bytes.count <= nameLimit else { return false }
    return bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private static func endsLikeAltered(_ bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(suffixDigits + 1)
    return tail.count == suffixDigits + 1 && tail.first == UInt8(ascii: "-")
      && tail.dropFirst().allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte || 0x30...0x39 ~= byte
  }
}
