import Diagnostics
import TestSupport
import Testing

/// A text, how it is to be set, and its lines.
struct WrappingCase: Sendable, CustomTestStringConvertible {
  let text: String
  let width: Int
  var indent = 0
  var firstIndent: Int?
  let lines: [String]

  var testDescription: String { "\(VisibleText.oneLine(text)) in \(width)" }

  static let all: [WrappingCase] = [
    WrappingCase(text: "", width: 10, lines: [""]),
    WrappingCase(text: "one two", width: 10, lines: ["one two"]),
    WrappingCase(text: "one two three", width: 8, lines: ["one two", "three"]),
    WrappingCase(text: "one two three", width: 13, lines: ["one two three"]),
    WrappingCase(text: "one  two ", width: 10, lines: ["one two"]),
    WrappingCase(text: "one\n\ntwo", width: 10, lines: ["one", "", "two"]),
    WrappingCase(text: "abcdefghijkl", width: 8, lines: ["abcdefgh", "ijkl"]),
    WrappingCase(text: "ab cdefghijklm", width: 8, lines: ["ab", "cdefghij", "klm"]),
    WrappingCase(text: "one two three", width: 8, indent: 2, lines: ["  one", "  two", "  three"]),
    WrappingCase(text: "one two six", width: 10, indent: 2, firstIndent: 0, lines: ["one two", "  six"]),
    WrappingCase(text: "a b", width: 10, indent: 0, firstIndent: 2, lines: ["  a b"]),
    WrappingCase(text: "日本語日本語", width: 8, lines: ["日本語日", "本語"]),
    WrappingCase(text: "日本 語日", width: 8, lines: ["日本", "語日"]),
    WrappingCase(text: "e\u{301}e\u{301}e\u{301} abcd", width: 8, lines: ["e\u{301}e\u{301}e\u{301} abcd"]),
    WrappingCase(text: "one two", width: 1, lines: ["one two"]),
    WrappingCase(text: "one", width: 8, indent: 90, lines: ["    one"]),
  ]
}

struct TextWrappingTests {
  @Test(arguments: WrappingCase.all)
  func `lines break at spaces`(row: WrappingCase) {
    let lines = TextWrapping.lines(row.text, width: row.width, indent: row.indent, firstIndent: row.firstIndent)
    #expect(lines == row.lines)
  }

  @Test func `no line is wider than asked, and no word is lost`() {
    var generator = SeededGenerator(seed: 3)
    let characters: [Character] = ["a", "b", " ", " ", "é", "日", "😀", "-"]
    for _ in 0..<500 {
      let text = String((0..<60).map { _ in characters.randomElement(using: &generator)! })
      let width = Int.random(in: 8...40, using: &generator)
      let indent = Int.random(in: 0...4, using: &generator)
      let lines = TextWrapping.lines(text, width: width, indent: indent)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test(arguments: [
    ("", [""]), ("one  two", ["one  two"]), ("['a', 'b  c']", ["['a', ", "'b  c']"]),
    ("abcdefghij k", ["abcdefgh", "ij k"]), ("a bcdefghij", ["a bcdefg", "hij"]), ("日本語日本語", ["日本語日", "本語"]),
  ])
  func `exact lines break behind spaces`(text: String, lines: [String]) {
    #expect(TextWrapping.exactLines(text, width: 8) == lines)
  }

  @Test func `exact lines joined are the text`() {
    var generator = SeededGenerator(seed: 4)
    let characters: [Character] = ["a", "b", " ", " ", "é", "日", "😀", ","]
    for _ in 0..<500 {
      let text = String((0..<90).map { _ in characters.randomElement(using: &generator)! })
      let width = Int.random(in: 8...40, using: &generator)
      let lines = TextWrapping.exactLines(text, width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      #expect(lines.joined() == text)
    }
  }
}
