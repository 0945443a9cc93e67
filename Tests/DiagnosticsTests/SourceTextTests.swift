import Diagnostics
import TestSupport
import Testing

/// A text, a byte offset in it, and the place a person would name.
struct PositionCase: Sendable, CustomTestStringConvertible {
  let text: String
  let offset: Int
  let line: Int
  let column: Int

  init(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
    self.text = text
    self.offset = offset
    self.line = line
    self.column = column
  }

  var testDescription: String { "\(VisibleText.oneLine(text)) at \(offset)" }

  static let all: [PositionCase] = [
    PositionCase("", 0, 1, 1),
    PositionCase("abc", 0, 1, 1),
    PositionCase("abc", 2, 1, 3),
    PositionCase("abc", 3, 1, 4),
    PositionCase("abc", 99, 1, 4),
    PositionCase("abc", -1, 1, 1),
    PositionCase("a\nb", 1, 1, 2),
    PositionCase("a\nb", 2, 2, 1),
    PositionCase("a\n", 2, 2, 1),
    PositionCase("a\r\nb", 1, 1, 2),
    PositionCase("a\r\nb", 3, 2, 1),
    PositionCase("\r\n\r\nx", 4, 3, 1),
    PositionCase("éa", 2, 1, 2),
    PositionCase("日本語", 6, 1, 3),
    PositionCase("e\u{301}x", 3, 1, 2),
    PositionCase("👩\u{200D}💻x", 11, 1, 2),
    PositionCase("\u{FEFF}a", 3, 1, 1),
    PositionCase("\u{FEFF}ab", 4, 1, 2),
    PositionCase("\u{FEFF}a", 0, 1, 1),
    PositionCase("\u{FEFF}a\nb", 5, 2, 1),
  ]
}

struct SourceTextTests {
  @Test(arguments: PositionCase.all)
  func `an offset in bytes is a line and a column in characters`(row: PositionCase) {
    let position = SourceText(name: "a", text: row.text).position(at: row.offset)
    #expect(position == SourcePosition(line: row.line, column: row.column))
  }

  @Test func `lines end at LF or CR LF, without their ends`() {
    let source = SourceText(name: "a", text: "one\r\n\ntwo\rthree\n")
    #expect(source.lineStarts == [0, 5, 6, 16])
    #expect((0..<4).map(source.line) == ["one", "", "two\rthree", ""])
    #expect((0..<4).map(source.lineRange) == [0..<3, 5..<5, 6..<15, 16..<16])
  }

  @Test func `offsets belong to the line that they are on`() {
    let source = SourceText(name: "a", text: "ab\ncd\n")
    #expect((0...7).map(source.lineIndex) == [0, 0, 0, 1, 1, 1, 2, 2])
  }

  @Test func `bad UTF-8 is shown as replacement characters and still has places`() {
    let source = SourceText(name: "a", bytes: [0x61, 0xFF, 0x62, 0x0A, 0x80, 0x63])
    #expect(source.line(0) == "a\u{FFFD}b")
    #expect(source.position(at: 2) == SourcePosition(line: 1, column: 3))
    #expect(source.position(at: 5) == SourcePosition(line: 2, column: 2))
    #expect(source.text(in: -5..<100) == "a\u{FFFD}b\n\u{FFFD}c")
  }

  @Test func `far into a long line columns count scalars, at once`() {
    let letters = 3_000_000
    let source = SourceText(name: "a", text: "first\n" + String(repeating: "e\u{301}", count: letters) + "x\nlast")
    let start = ContinuousClock.now
    for _ in 0..<1_000 { _ = source.position(at: 6 + 3 * letters) }
    #expect(ContinuousClock.now - start < .seconds(10), "each alone would take that long, unoptimised")
    #expect(source.position(at: 6 + 3 * 5) == SourcePosition(line: 2, column: 6))
    #expect(source.position(at: 6 + 3 * letters) == SourcePosition(line: 2, column: 2 * letters + 1))
    #expect(source.position(at: 6 + 3 * letters + 1) == SourcePosition(line: 2, column: 2 * letters + 2))
    #expect(source.position(at: 6 + 3 * letters + 4) == SourcePosition(line: 3, column: 3))
    #expect(source.position(at: .max) == SourcePosition(line: 3, column: 5))
  }

  @Test func `positions sort by line, then by column`() {
    let positions = [(2, 1), (1, 9), (1, 2)].map { SourcePosition(line: $0.0, column: $0.1) }
    #expect(positions.sorted() == positions.reversed())
  }
}
