import Diagnostics

/// Names from people as names of files: `[a-z0-9][a-z0-9_-]{0,63}`.
package enum Slug {
  /// The slug of a name, see ``UntrustedText/forFileName(reserved:digest:)``; its digest is the SHA-256.
  package static func of(_ name: String, reserved: Set<String> = []) -> String {
    UntrustedText(name).forFileName(reserved: reserved, digest: Digest.sha256Hex)
  }

  /// Whether bytes are a slug.
  static func isSlug(_ bytes: [UInt8]) -> Bool { UntrustedText.isFileName(bytes) }
}
