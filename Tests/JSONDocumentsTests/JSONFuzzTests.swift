import CJSONTokens
import Diagnostics
import JSONDocuments
import TestSupport
import Testing

/// Texts made by damaging valid ones, the same in every run.
struct JSONFuzzTests {
  private static let seeds: [String] = [
    #"{"id": "cloud", "items": [{"id": "a", "min": -1.5e3, "text": "caf\u00e9 \ud83d\ude00 \\ \"x\""}, null]}"#,
    "[true, false, null, 0, -0, 1E-2, 123456789012345678, \"日本\\n\", [], {}, [[[]]], {\"a\": {\"b\": []}}]\n",
    "{\r\n  \"a\" : 1 ,\r\n  \"b\" : [ 1.0 , \"\" ] ,\t\"a\" : 2\r\n}",
    "\u{FEFF}\"\\ud800\\udc00\\/\\b\\f\"",
    "  -12.5e+10  ",
  ]

  private static let fragments: [[UInt8]] =
    [
      "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\u0000", "{", "}", "[", "]", ",", ":", "/*", "//", "#", "'", "“",
      "true", "nul", "NaN", "-", "+", ".", "e", "E400", "0", "9", "18446744073709551615", "9223372036854775808",
      "1e309", "1e-400",
      "\n", "\r\n", "\t", " ", "\u{0}", "\u{1B}", "\u{85}", "\u{2028}", "\u{FEFF}", "é", "😀",
    ]
    .map { Array($0.utf8) }
    + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0x80], [0xC0, 0xAF]]

  private static func mutated(using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(seeds.randomElement(using: &generator)!.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 0...3, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: fragments.randomElement(using: &generator)!, at: place)
      case 2: bytes.replaceSubrange(place..<end, with: fragments.randomElement(using: &generator)!)
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...place, using: &generator))
      default: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
      }
    }
    return bytes
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `damaged texts never crash, and every place lies within them`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let bytes = Self.mutated(using: &generator)
      let source = SourceText(name: "a.json", bytes: bytes)
      do throws(DiagnosticsError) {
        let document = try JSONDocument(parsing: source)
        check(document.root, in: 0..<bytes.count, of: source)
        for diagnostic in document.diagnostics { check(diagnostic) }
        let text = JSONValue(document.root).serialized()
        let again = try JSONDocument(parsing: SourceText(name: "b.json", text: text))
        #expect(JSONValue(again.root).serialized() == text)
      } catch {
        #expect(error.diagnostics.count == 1)
        #expect(error.diagnostics.first?.identifier != "unreadable-json", "\(bytes)")
        for diagnostic in error.diagnostics { check(diagnostic) }
      }
    }
  }

  @Test(arguments: 11...14 as ClosedRange<UInt64>)
  func `both passes accept and refuse the same texts`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let parser = try #require(gw_json_parser_create())
    defer { gw_json_parser_destroy(parser) }
    let limits = gw_json_limits(depth: 4, tokens: 24)
    for _ in 0..<5000 {
      let bytes = Self.mutated(using: &generator)
      var fault = gw_json_fault()
      let isValid = gw_json_parse(parser, bytes, bytes.count, limits, &fault)
      let hasFault = gw_json_find_fault(bytes, bytes.count, limits, &fault)
      #expect(isValid != hasFault, "\(bytes)")
    }
  }

  private func check(_ diagnostic: Diagnostic) {
    for place in [diagnostic.place] + diagnostic.notes.map(\.place) {
      guard let place else { continue }
      #expect(place.range.lowerBound >= 0 && place.range.upperBound <= place.source.bytes.count)
    }
    #expect(!DiagnosticRenderer().render(diagnostic).isEmpty)
  }

  private func check(_ node: JSONNode, in outer: Range<Int>, of source: SourceText) {
    #expect(outer.contains(node.range.lowerBound) && node.range.upperBound <= outer.upperBound)
    switch node.kind {
    case .array(let elements):
      for element in elements { check(element, in: node.range, of: source) }
    case .object(let members):
      for member in members { check(member.value, in: node.range, of: source) }
    case .string(let text):
      let whole = text.sourceRange(ofUTF8: 0..<text.value.utf8.count)
      #expect(whole.isEmpty || whole == node.range.lowerBound + 1..<node.range.upperBound - 1)
    case .number(let number):
      #expect(number.double.isFinite)
      #expect(source.text(in: node.range) == number.text)
      if let integer = number.integer { #expect(Double(integer) == number.double) }
    case .null, .bool:
      break
    }
  }
}
