import Diagnostics
import JSONDocuments
import Testing

/// A text with one fault, and what is said of it.
struct SyntaxCase: Sendable, CustomTestStringConvertible {
  let text: String
  let identifier: String
  /// Where the diagnostic begins, `line:column`.
  let position: String
  /// The source bytes it covers.
  let covered: String
  /// Part of its message.
  let message: String
  /// Where its note begins, if it has one.
  let note: String?

  init(
    _ text: String, _ identifier: String, _ position: String, _ covered: String, _ message: String = "",
    note: String? = nil
  ) {
    self.text = text
    self.identifier = identifier
    self.position = position
    self.covered = covered
    self.message = message
    self.note = note
  }

  var testDescription: String { "\(identifier): \(VisibleText.oneLine(text))" }

  static let structure: [SyntaxCase] = [
    SyntaxCase("", "empty-file", "1:1", "", "there is nothing in this file"),
    SyntaxCase(" \n\t ", "empty-file", "2:3", ""),
    SyntaxCase("\u{FEFF}", "empty-file", "1:1", ""),
    SyntaxCase("[1, 2,]", "trailing-comma", "1:6", ",", "nothing follows this comma but ']'"),
    SyntaxCase("{\n  \"a\": 1,\n}", "trailing-comma", "2:9", ",", "nothing follows this comma but '}'"),
    SyntaxCase("[1,, 2]", "extra-comma", "1:4", ","),
    SyntaxCase("[,1]", "extra-comma", "1:2", ","),
    SyntaxCase("{,}", "extra-comma", "1:2", ","),
    SyntaxCase("{\"a\": 1,, \"b\": 2}", "extra-comma", "1:9", ","),
    SyntaxCase(
      "{\n  \"a\": 1\n  \"b\": 2\n}", "missing-comma", "3:3", "\"b\"", "expected ',' before '\"b\"'", note: "2:9"
    ),
    SyntaxCase("[1 2]", "missing-comma", "1:4", "2", note: "1:3"),
    SyntaxCase("[{} {}]", "missing-comma", "1:5", "{", note: "1:4"),
    SyntaxCase("[1 true]", "missing-comma", "1:4", "true", note: "1:3"),
    SyntaxCase("[\"a\"\n\"b\"]", "missing-comma", "2:1", "\"b\"", note: "1:5"),
    SyntaxCase("{\"a\" 1}", "missing-colon", "1:6", "1", "found '1'"),
    SyntaxCase("{\"a\" = 1}", "missing-colon", "1:6", "="),
    SyntaxCase("{\"a\"}", "missing-colon", "1:5", "}"),
    SyntaxCase("{\"a\":}", "missing-value", "1:6", "}", "found '}'"),
    SyntaxCase("{\"a\":,\"b\":1}", "missing-value", "1:6", ","),
    SyntaxCase("[1, [2, 3]\n", "missing-bracket", "1:11", "", "']' is expected", note: "1:1"),
    SyntaxCase("{\"a\": [1, 2", "missing-bracket", "1:12", "", "']' is expected", note: "1:7"),
    SyntaxCase("{\"a\": 1,", "missing-bracket", "1:9", "", "'}' is expected", note: "1:1"),
    SyntaxCase("{\"a\":", "missing-bracket", "1:6", "", note: "1:1"),
    SyntaxCase("[{\"a\": 1]", "mismatched-bracket", "1:9", "]", "expected '}', found ']'", note: "1:2"),
    SyntaxCase("[1}", "mismatched-bracket", "1:3", "}", "expected ']'", note: "1:1"),
    SyntaxCase("]", "unopened-bracket", "1:1", "]"),
    SyntaxCase("{}}", "unopened-bracket", "1:3", "}"),
    SyntaxCase("[\"a\": 1]", "colon-in-list", "1:5", ":", note: "1:1"),
    SyntaxCase("[1] 2", "text-after-end", "1:5", "2"),
    SyntaxCase("{}\n{}", "text-after-end", "2:1", "{"),
    SyntaxCase("{} // end", "comment", "1:4", "// end"),
    SyntaxCase("{ /* a\n b */ }", "comment", "1:3", "/* a\n b */"),
    SyntaxCase("{ /* a", "comment", "1:3", "/* a"),
    SyntaxCase("# notes\r\n{}", "comment", "1:1", "# notes"),
    SyntaxCase("{'a': 1}", "single-quotes", "1:2", "'a'"),
    SyntaxCase("['it is']", "single-quotes", "1:2", "'it is'"),
    SyntaxCase("[“a”]", "typographic-quotes", "1:2", "“", "'“' is a typographic quote"),
    SyntaxCase("{a: 1}", "unquoted-key", "1:2", "a", "the key 'a' needs double quotes"),
    SyntaxCase("{\"a\": 1, visible-if: 2}", "unquoted-key", "1:10", "visible-if"),
    SyntaxCase("{1: 2}", "key-not-text", "1:2", "1"),
    SyntaxCase("{[]: 2}", "key-not-text", "1:2", "["),
    SyntaxCase("{null: 2}", "unquoted-key", "1:2", "null"),
    SyntaxCase("[1;2]", "unexpected-character", "1:3", ";"),
    SyntaxCase("[\u{A0}1]", "unexpected-character", "1:2", "\u{A0}", "U+00A0 has no meaning here"),
    SyntaxCase("[é]", "unexpected-character", "1:2", "é", "'é' (U+00E9)"),
    SyntaxCase("[1\u{0}]", "unexpected-character", "1:3", "\u{0}", "U+0000"),
  ]

  static let scalars: [SyntaxCase] = [
    SyntaxCase("[True]", "unknown-word", "1:2", "True", "'True' is written 'true'"),
    SyntaxCase("[None]", "unknown-word", "1:2", "None", "is written 'null'"),
    SyntaxCase("[daily]", "unknown-word", "1:2", "daily", "a text needs double quotes"),
    SyntaxCase("nul", "unknown-word", "1:1", "nul"),
    SyntaxCase("[NaN]", "not-finite", "1:2", "NaN"),
    SyntaxCase("[-Infinity]", "not-finite", "1:2", "-Infinity"),
    SyntaxCase("[+inf]", "not-finite", "1:2", "+inf"),
    SyntaxCase("[01]", "leading-zero", "1:2", "01"),
    SyntaxCase("[-012.5]", "leading-zero", "1:2", "-012.5"),
    SyntaxCase("[+1]", "plus-sign", "1:2", "+1"),
    SyntaxCase("[.5]", "malformed-number", "1:2", ".5", "a digit on both sides"),
    SyntaxCase("[1.]", "malformed-number", "1:2", "1.", "a digit on both sides"),
    SyntaxCase("[1.e3]", "malformed-number", "1:2", "1.e3", "a digit on both sides"),
    SyntaxCase("[0x1F]", "malformed-number", "1:2", "0x1F", "decimal digits"),
    SyntaxCase("[1e]", "malformed-number", "1:2", "1e", "write it like"),
    SyntaxCase("[1_000]", "malformed-number", "1:2", "1_000"),
    SyntaxCase("[2024-01-01]", "malformed-number", "1:2", "2024-01-01"),
    SyntaxCase("[-]", "malformed-number", "1:2", "-"),
    SyntaxCase("[1e400]", "number-out-of-range", "1:2", "1e400", "is too large for a number"),
    SyntaxCase("[-1E+400]", "number-out-of-range", "1:2", "-1E+400"),
    SyntaxCase("9223372036854775808", "number-out-of-range", "1:1", "9223372036854775808", "64 bits"),
    SyntaxCase("-9223372036854775809", "number-out-of-range", "1:1", "-9223372036854775809"),
    SyntaxCase("18446744073709551616", "number-out-of-range", "1:1", "18446744073709551616"),
    SyntaxCase("[\"a\tb\"]", "control-character", "1:4", "\t", "U+0009; write \\t"),
    SyntaxCase("[\"a\u{1B}b\"]", "control-character", "1:4", "\u{1B}", "U+001B; write \\u001B"),
    SyntaxCase("[\"a\nb\"]", "line-end-in-text", "1:4", "\n", note: "1:2"),
    SyntaxCase("{\r\n\"a\": \"b,\r\n\"c\": 1}", "line-end-in-text", "2:9", "\r", note: "2:6"),
    SyntaxCase("[\"abc", "unclosed-text", "1:2", "\"abc"),
    SyntaxCase("\"abc\\\"", "unclosed-text", "1:1", "\"abc\\\""),
    SyntaxCase("\"abc\\", "unclosed-text", "1:1", "\"abc\\"),
    SyntaxCase("{\"a\": \"say \"hello\" now\"}", "unescaped-quote", "1:13", "hello", note: "1:7"),
    SyntaxCase("[\"C:\\dir\"]", "bad-escape", "1:5", "\\d", "a backslash in a text is written \\\\"),
    SyntaxCase("[\"\\\u{E9}\"]", "bad-escape", "1:3", "\\é"),
    SyntaxCase("[\"\\u12G4\"]", "bad-escape", "1:3", "\\u12", "four hexadecimal digits"),
    SyntaxCase("[\"\\x41\"]", "bad-escape", "1:3", "\\x"),
    SyntaxCase("[\"\\ud800\"]", "lone-surrogate", "1:3", "\\ud800"),
    SyntaxCase("[\"\\ud800\\n\"]", "lone-surrogate", "1:3", "\\ud800"),
    SyntaxCase("[\"\\ud800\\ud800\"]", "lone-surrogate", "1:3", "\\ud800"),
    SyntaxCase("[\"é\\udc00\"]", "lone-surrogate", "1:4", "\\udc00"),
  ]
}

/// Bytes that are not UTF-8, and where.
struct EncodingCase: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let identifier: String
  let position: String
  let message: String

  var testDescription: String { "\(bytes)" }

  static let all: [EncodingCase] = [
    EncodingCase(bytes: [0x22, 0x61, 0xFF, 0x22], identifier: "bad-utf8", position: "1:3", message: "0xFF"),
    EncodingCase(bytes: [0x5B, 0xE9, 0x5D], identifier: "bad-utf8", position: "1:2", message: "0xE9"),
    EncodingCase(bytes: [0x22, 0xC0, 0xAF, 0x22], identifier: "bad-utf8", position: "1:2", message: "0xC0"),
    EncodingCase(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], identifier: "bad-utf8", position: "1:2", message: "0xED"),
    EncodingCase(bytes: [0x22, 0xF4, 0x90, 0x80, 0x80], identifier: "bad-utf8", position: "1:2", message: "0xF4"),
    EncodingCase(bytes: [0x22, 0xE2, 0x82], identifier: "bad-utf8", position: "1:2", message: "0xE2"),
    EncodingCase(bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], identifier: "not-utf8", position: "1:1", message: "is UTF-16"),
    EncodingCase(bytes: [0xFE, 0xFF, 0, 0x7B], identifier: "not-utf8", position: "1:1", message: "is UTF-16"),
    EncodingCase(bytes: [0x7B, 0, 0x7D, 0], identifier: "not-utf8", position: "1:1", message: "is UTF-16"),
    EncodingCase(bytes: [0, 0x7B, 0, 0x7D], identifier: "not-utf8", position: "1:1", message: "is UTF-16"),
    EncodingCase(bytes: [0x7B, 0, 0, 0], identifier: "not-utf8", position: "1:1", message: "is UTF-32"),
    EncodingCase(bytes: [0, 0, 0xFE, 0xFF], identifier: "not-utf8", position: "1:1", message: "is UTF-32"),
  ]
}

struct JSONSyntaxTests {
  @Test(arguments: SyntaxCase.structure + SyntaxCase.scalars)
  func `a fault has a place, an identifier and its likely cause`(row: SyntaxCase) throws {
    let source = SourceText(name: "a.json", text: row.text)
    let error = try #require(throws: DiagnosticsError.self) { try JSONDocument(parsing: source) }
    let diagnostic = try #require(error.diagnostics.first)
    let place = try #require(diagnostic.place)
    #expect(error.diagnostics.count == 1)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.identifier == row.identifier)
    #expect("\(place.position.line):\(place.position.column)" == row.position)
    #expect(source.text(in: place.range).utf8.elementsEqual(row.covered.utf8))
    #expect(diagnostic.message.contains(row.message))
    #expect(!diagnostic.message.hasSuffix("."))
    let note = diagnostic.notes.first?.place?.position
    #expect(note.map { "\($0.line):\($0.column)" } == row.note)
  }

  @Test(arguments: EncodingCase.all)
  func `text in another encoding is refused with a sentence`(row: EncodingCase) throws {
    let source = SourceText(name: "a.json", bytes: row.bytes)
    let error = try #require(throws: DiagnosticsError.self) { try JSONDocument(parsing: source) }
    let diagnostic = try #require(error.diagnostics.first)
    let position = try #require(diagnostic.place).position
    #expect(diagnostic.identifier == row.identifier)
    #expect("\(position.line):\(position.column)" == row.position)
    #expect(diagnostic.message.contains(row.message))
  }

  @Test func `a rendered fault shows the opening bracket too`() throws {
    let source = SourceText(name: "a.json", text: "{\n  \"items\": [\n    1\n}\n")
    let error = try #require(throws: DiagnosticsError.self) { try JSONDocument(parsing: source) }
    #expect(
      DiagnosticRenderer().render(error.diagnostics) == """
        a.json:4:1: error: expected ']', found '}' [mismatched-bracket]
            }
            ^
        a.json:2:12: note: the list begins here
            "items": [
                     ^

        """
    )
  }
}
