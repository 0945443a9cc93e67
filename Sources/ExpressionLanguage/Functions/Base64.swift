#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Bytes written as text of 64 characters (RFC 4648, section 4), by way of Foundation.
package enum Base64 {
  /// The text, padded.
  package static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// The bytes; `nil` where the text is no base64.
  ///
  /// As Go's encoding/base64 it passes over line breaks; the padding is there in full or not at all, while Foundation
  /// wants all of it (cel-go, ext/encoders.go, base64DecodeString).
  static func decode(_ text: String) -> [UInt8]? {
    let padding = UInt8(ascii: "=")
    var characters = text.utf8.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    if characters.last == padding {
      guard characters.count % 4 == 0, characters.dropLast(2).last != padding else { return nil }
    } else {
      characters += Array(repeating: padding, count: (4 - characters.count % 4) % 4)
    }
    return Data(base64Encoded: Data(characters)).map { Array($0) }
  }
}
