import Crypto

/// SHA-256 digests in the form that transcripts and the store write them: 64 lower-case hex digits.
package enum Digest {
  /// The number of hex digits of a digest.
  package static let length = 64

  /// The SHA-256 of some bytes.
  package static func sha256Hex(of bytes: some Sequence<UInt8>) -> String {
    String(decoding: hex(of: Array(bytes)), as: UTF8.self)
  }

  /// Whether a text has the form of a digest.
  package static func isDigest(_ text: String) -> Bool {
    text.utf8.count == length && text.utf8.allSatisfy(isHexDigit)
  }

  /// The SHA-256 of some bytes as 64 ASCII digits.
  static func hex(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return hex(hash.finalize())
  }

  /// The SHA-256 of one stretch of bytes followed by another, as 64 ASCII digits.
  static func hex(of first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> [UInt8] {
    var hash = SHA256()
    hash.update(bufferPointer: first)
    hash.update(bufferPointer: second)
    return hex(hash.finalize())
  }

  /// Whether a byte is `0`...`9` or `a`...`f`.
  static func isHexDigit(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x66 ~= byte
  }

  private static func hex(_ digest: SHA256Digest) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: length) { digits, count in
      for byte in digest {
        for nibble in [byte >> 4, byte & 0xF] {
          digits[count] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
          count += 1
        }
      }
    }
  }
}
