import Diagnostics
import Testing

/// A hostile text, and what is shown of it on one line.
struct VisibleCase: Sendable, CustomTestStringConvertible {
  let text: String
  let shown: String

  init(_ text: String, _ shown: String) {
    self.text = text
    self.shown = shown
  }

  var testDescription: String { shown }

  static let all: [VisibleCase] = [
    VisibleCase("", ""),
    VisibleCase("plain text ~", "plain text ~"),
    VisibleCase("\u{1B}[31mred\u{1B}[0m", "\\u{1B}[31mred\\u{1B}[0m"),
    VisibleCase("\u{1B}]0;title\u{7}", "\\u{1B}]0;title\\u{7}"),
    VisibleCase("\u{1B}]52;c;cm0gLXJm\u{1B}\\", "\\u{1B}]52;c;cm0gLXJm\\u{1B}\\"),
    VisibleCase("\u{1B}[21t", "\\u{1B}[21t"),
    VisibleCase("\u{9B}31m\u{9D}0;x\u{9C}", "\\u{9B}31m\\u{9D}0;x\\u{9C}"),
    VisibleCase("\u{1B}\u{301}[31m", "\\u{1B}\u{301}[31m"),
    VisibleCase("a\u{8}\u{8}b", "a\\u{8}\\u{8}b"),
    VisibleCase("a\rb", "a\\u{D}b"),
    VisibleCase("a\r\nb", "a\\u{D}\\nb"),
    VisibleCase("a\tb", "a b"),
    VisibleCase("\0\u{7F}", "\\u{0}\\u{7F}"),
    VisibleCase("\u{202E}gpj.exe\u{202C}", "\\u{202E}gpj.exe\\u{202C}"),
    VisibleCase("\u{2066}x\u{2069}\u{061C}", "\\u{2066}x\\u{2069}\\u{61C}"),
    VisibleCase("a\u{200B}b\u{200E}\u{FEFF}", "a\\u{200B}b\\u{200E}\\u{FEFF}"),
    VisibleCase("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
    VisibleCase("a\u{E0041}\u{E007F}", "a\\u{E0041}\\u{E007F}"),
    VisibleCase("\u{FFF9}a\u{FFFB}", "\\u{FFF9}a\\u{FFFB}"),
    VisibleCase("é 日本 👩\u{200D}💻 ❤\u{FE0F}", "é 日本 👩\u{200D}💻 ❤\u{FE0F}"),
  ]
}

struct VisibleTextTests {
  @Test(arguments: VisibleCase.all)
  func `nothing in a text moves, hides or reorders`(row: VisibleCase) {
    let shown = VisibleText.oneLine(row.text)
    #expect(shown.utf8.elementsEqual(row.shown.utf8))
    #expect(!shown.unicodeScalars.contains(where: VisibleText.isHidden))
    #expect(VisibleText.oneLine(shown).utf8.elementsEqual(shown.utf8))
  }

  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\r\nb", "a\\u{D}\nb"), ("a\tb", "a  b"), ("\u{1B}[1m\n", "\\u{1B}[1m\n"),
    ("\n\u{301}x", "\n\u{301}x"), ("\u{85}", "\\u{85}"),
  ])
  func `several lines stay several lines`(text: String, shown: String) {
    #expect(VisibleText.multiline(text).utf8.elementsEqual(shown.utf8))
  }

  @Test func `every control and every bidirectional mark is hidden`() {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl = scalar.properties.generalCategory == .control
      if isControl || scalar.properties.isBidiControl, !VisibleText.isHidden(scalar) {
        Issue.record("U+\(String(value, radix: 16))")
      }
      if scalar.properties.isAlphabetic, VisibleText.isHidden(scalar) {
        Issue.record("U+\(String(value, radix: 16)) is a letter")
      }
    }
  }
}
