/// Names from people as names of files: `[a-z0-9][a-z0-9_-]{0,63}`.
package enum Slug {
  private static let limit = 64
  private static let suffixDigits = 12

  /// The slug of a name.
  ///
  /// A name that is a slug already stays as it is. Any other has what a slug may not have replaced by hyphens, and gets a
  /// hyphen and twelve hex digits of its SHA-256; since a slug that ends like that counts as altered too, and so does a
  /// `reserved` one, two names share a slug only where their digests do. Composed and decomposed letters are different
  /// names here, and so are capital and small ones.
  package static func of(_ name: String, reserved: Set<String> = []) -> String {
    let bytes = Array(name.utf8)
    if isSlug(bytes), !endsLikeAltered(bytes), !reserved.contains(name) { return name }
    let suffix = Digest.sha256Hex(of: bytes).prefix(suffixDigits)
    var base: [UInt8] = []
    for byte in bytes where base.count < limit - suffixDigits - 1 {
      let lower = 0x41...0x5A ~= byte ? byte + 0x20 : byte
      if isAlphanumeric(lower) || lower == UInt8(ascii: "_") {
        base.append(lower)
      } else if base.last != UInt8(ascii: "-") {
        base.append(UInt8(ascii: "-"))
      }
    }
    let trimmed = base.drop { !isAlphanumeric($0) }
    let end = trimmed.lastIndex { $0 != UInt8(ascii: "-") }.map { $0 + 1 } ?? trimmed.startIndex
    let text = String(decoding: trimmed[..<end], as: UTF8.self)
    return (text.isEmpty ? "name" : text) + "-" + suffix
  }

  /// Whether bytes are a slug.
  static func isSlug(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, isAlphanumeric(first), bytes.count <= limit else { return false }
    return bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private static func endsLikeAltered(_ bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(suffixDigits + 1)
    return tail.count == suffixDigits + 1 && tail.first == UInt8(ascii: "-")
      && tail.dropFirst().allSatisfy(Digest.isHexDigit)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte || 0x30...0x39 ~= byte
  }
}
