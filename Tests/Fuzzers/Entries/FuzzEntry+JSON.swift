import Diagnostics
import JSONDocuments

extension FuzzEntry {
  /// JSON documents: refused with one problem, or read, and then what is written is read as the same.
  static let json = FuzzEntry(
    name: "json",
    words: [
      "{", "}", "[", "]", ":", ",", "\"", "\\u0000", "\\ud83d", "\\ude00", "null", "true", "false", "1e400", "-0",
      "9223372036854775808", "\u{FEFF}", "\u{0}", "//", "/*",
    ]
  ) { bytes in
    let document: JSONDocument
    do throws(DiagnosticsError) {
      document = try JSONDocument(parsing: SourceText(name: "any.json", bytes: bytes))
    } catch {
      try Violation.unless(error.diagnostics.count == 1, "\(error.diagnostics.count) problems")
      return try ReadText.check(error.diagnostics)
    }
    try ReadText.check(document.diagnostics)
    try check(document.root, within: 0..<bytes.count)
    let text = JSONValue(document.root).serialized()
    try ReadText.check(lines: text, "JSON")
    let pretty = JSONValue(document.root).serialized(pretty: true)
    for written in [text, pretty] {
      let again = try JSONDocument(parsing: SourceText(name: "again.json", text: written))
      try Violation.unless(again.diagnostics.isEmpty, "what was written has problems: \(written)")
      try Violation.unless(JSONValue(again.root).serialized() == text, "not the same again: \(written)")
    }
  }

  private static func check(_ node: JSONNode, within range: Range<Int>) throws {
    try Violation.unless(
      range.lowerBound <= node.range.lowerBound && node.range.upperBound <= range.upperBound,
      "\(node.range) is outside of \(range)")
    switch node.kind {
    case .array(let elements): for element in elements { try check(element, within: node.range) }
    case .object(let members):
      for member in members {
        try Violation.unless(
          node.range.contains(member.keyRange.lowerBound) && member.keyRange.upperBound <= node.range.upperBound,
          "a key is outside of its object")
        try check(member.value, within: node.range)
      }
    default: break
    }
  }
}
