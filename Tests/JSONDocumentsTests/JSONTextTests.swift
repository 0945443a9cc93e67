import Diagnostics
import JSONDocuments
import Testing

/// A JSON string, a part of its value, and the source bytes that part was written in.
struct SourceRangeCase: Sendable, CustomTestStringConvertible {
  /// The source, quotes included.
  let text: String
  let value: String
  let part: Range<Int>
  let source: String

  init(_ text: String, _ value: String, _ part: Range<Int>, _ source: String) {
    self.text = text
    self.value = value
    self.part = part
    self.source = source
  }

  var testDescription: String { "\(text) \(part)" }

  static let all: [SourceRangeCase] = [
    SourceRangeCase(#""abc""#, "abc", 0..<3, "abc"),
    SourceRangeCase(#""abc""#, "abc", 1..<2, "b"),
    SourceRangeCase(#""abc""#, "abc", 3..<9, ""),
    SourceRangeCase(#""é=😀""#, "é=😀", 3..<7, "😀"),
    SourceRangeCase(#""a\nb""#, "a\nb", 0..<1, "a"),
    SourceRangeCase(#""a\nb""#, "a\nb", 1..<2, #"\n"#),
    SourceRangeCase(#""a\nb""#, "a\nb", 2..<3, "b"),
    SourceRangeCase(#""a\nb""#, "a\nb", 0..<3, #"a\nb"#),
    SourceRangeCase(#""\"x\" == y""#, #""x" == y"#, 1..<2, "x"),
    SourceRangeCase(#""\"x\" == y""#, #""x" == y"#, 7..<8, "y"),
    SourceRangeCase(#""\u0041\u00e9\u20ac!""#, "Aé€!", 0..<1, #"\u0041"#),
    SourceRangeCase(#""\u0041\u00e9\u20ac!""#, "Aé€!", 1..<3, #"\u00e9"#),
    SourceRangeCase(#""\u0041\u00e9\u20ac!""#, "Aé€!", 3..<6, #"\u20ac"#),
    SourceRangeCase(#""\u0041\u00e9\u20ac!""#, "Aé€!", 6..<7, "!"),
    SourceRangeCase(#""\u0041\u00e9\u20ac!""#, "Aé€!", 2..<4, #"\u00e9\u20ac"#),
    SourceRangeCase(#""<\ud83d\uDE00>""#, "<😀>", 1..<5, #"\ud83d\uDE00"#),
    SourceRangeCase(#""<\ud83d\uDE00>""#, "<😀>", 2..<3, #"\ud83d\uDE00"#),
    SourceRangeCase(#""<\ud83d\uDE00>""#, "<😀>", 5..<6, ">"),
    SourceRangeCase(#""\\\/\b\f\r\t""#, "\\/\u{8}\u{C}\r\t", 2..<4, #"\b\f"#),
    SourceRangeCase(#""\u0000\u0000x""#, "\0\0x", 2..<3, "x"),
    SourceRangeCase(#""a\n""#, "a\n", 2..<2, ""),
  ]
}

struct JSONTextTests {
  @Test(arguments: SourceRangeCase.all)
  func `a part of a value leads back to its source`(row: SourceRangeCase) throws {
    let source = SourceText(name: "a.json", text: "[1, \(row.text)]")
    guard case .array(let elements) = try JSONDocument(parsing: source).root.kind,
      case .string(let text) = elements[1].kind
    else {
      Issue.record("not a text")
      return
    }
    #expect(text.value.utf8.elementsEqual(row.value.utf8))
    let range = text.sourceRange(ofUTF8: row.part)
    #expect(source.text(in: range) == row.source)
    #expect(elements[1].range.contains(range.lowerBound))
  }

  @Test func `a point after an escape stands after it, one before it before it`() throws {
    let source = SourceText(name: "a.json", text: #""a\nb""#)
    guard case .string(let text) = try JSONDocument(parsing: source).root.kind else { return }
    #expect((0...3).map { text.sourceRange(ofUTF8: $0..<$0) } == [1..<1, 2..<2, 4..<4, 5..<5])
  }
}
