import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Whose report it is to look like: a name, a picture and a colour.
package struct Branding: Sendable, Equatable {
  /// Who hands the report over.
  package var organization: String?
  /// The picture above the title.
  package var logo: Picture?
  /// The colour of links and of the lines above headings.
  package var accent: Colour?

  /// A report without a brand, or with one.
  package init(organization: String? = nil, logo: Picture? = nil, accent: Colour? = nil) {
    self.organization = organization
    self.logo = logo
    self.accent = accent
  }

  /// A picture that goes into the page as it is.
  package struct Picture: Sendable, Equatable {
    /// The most bytes a picture may have.
    package static let limit = 256 << 10

    /// Its kind, such as `image/png`.
    package let mediaType: String
    /// Its bytes.
    package let bytes: [UInt8]

    /// Takes a picture by its first bytes; `nil` where they are of no kind that every browser shows.
    ///
    /// A drawing in SVG is shown as a picture, in which browsers run no script and load nothing.
    package init?(_ bytes: [UInt8]) {
      func begins(_ start: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: start) }
      if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        mediaType = "image/png"
      } else if begins([0xFF, 0xD8, 0xFF]) {
        mediaType = "image/jpeg"
      } else if begins(Array("GIF8".utf8)) {
        mediaType = "image/gif"
      } else if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) {
        mediaType = "image/webp"
      } else if Self.isDrawing(bytes) {
        mediaType = "image/svg+xml"
      } else {
        return nil
      }
      self.bytes = bytes
    }

    /// Whether it is text with an `svg` element near its start.
    private static func isDrawing(_ bytes: [UInt8]) -> Bool {
      let start = bytes.prefix(1 << 10)
      guard start.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) == UInt8(ascii: "<") else {
        return false
      }
      return String(decoding: start, as: UTF8.self).utf8.firstRange(of: "<svg".utf8) != nil
    }

    /// The address under which the page has it.
    var address: String { "data:\(mediaType);base64,\(Data(bytes).base64EncodedString())" }
  }
}
