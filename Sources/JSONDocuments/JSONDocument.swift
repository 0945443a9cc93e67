package import Diagnostics

/// A JSON file as a tree of values that know their place.
///
/// Strict JSON (RFC 8259) in UTF-8; a byte-order mark is tolerated. Whole numbers written without fraction and exponent
/// must fit 64 bits with sign, all others must be finite as doubles.
package struct JSONDocument: Sendable {
  /// The text that was parsed.
  package let source: SourceText
  /// The outermost value.
  package let root: JSONNode
  /// Errors that leave the tree usable, in source order: duplicate keys, whose later members are left out of the tree.
  ///
  /// Two keys are the same where their decoded Unicode scalars are, whatever their escapes; letters composed and
  /// decomposed differ.
  package let diagnostics: [Diagnostic]

  /// Parses a text.
  /// - Parameter parser: a parser to use again; a new one where there is none.
  /// - Throws: ``DiagnosticsError`` with exactly one diagnostic, the first fault, where the text is no JSON or is past a
  ///   limit. Duplicate keys do not throw.
  package init(
    parsing source: SourceText, limits: JSONLimits = .definition, using parser: JSONParser = JSONParser()
  ) throws(DiagnosticsError) {
    guard source.bytes.count <= limits.bytes else {
      throw DiagnosticsError(JSONDiagnostic.tooLarge(source, limit: limits.bytes))
    }
    if let encoding = Self.foreignEncoding(of: source.bytes) {
      throw DiagnosticsError(JSONDiagnostic.foreignEncoding(encoding, in: source))
    }
    let tree = try JSONTreeBuilder.tree(of: source, limits: limits, using: parser)
    self.source = source
    self.root = tree.root
    self.diagnostics = tree.diagnostics
  }

  /// The encoding of a text that begins as UTF-16 or UTF-32 do: with their byte-order mark or with a zero byte in one of
  /// the first two places, which no JSON in UTF-8 has.
  private static func foreignEncoding(of bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    let head = Array(bytes.prefix(4))
    if head == [0xFF, 0xFE, 0, 0] || head == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    if head[0] == 0, head[1] == 0 { return "UTF-32" }
    if head.count == 4, head[1] == 0, head[2] == 0, head[3] == 0 { return "UTF-32" }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    return head[0] == 0 || head[1] == 0 ? "UTF-16" : nil
  }
}
