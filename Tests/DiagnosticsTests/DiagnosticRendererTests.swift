import Diagnostics
import TestSupport
import Testing

/// A text in which `«` and `»` stand around the place meant, and the two lines of its excerpt.
struct ExcerptCase: Sendable, CustomTestStringConvertible {
  let marked: String
  let line: String
  let caret: String

  init(_ marked: String, _ line: String, _ caret: String) {
    self.marked = marked
    self.line = line
    self.caret = caret
  }

  var testDescription: String { VisibleText.oneLine(marked) }

  static let all: [ExcerptCase] = [
    ExcerptCase("«a» = 1", "a = 1", "^"),
    ExcerptCase("a = «true»", "a = true", "    ^~~~"),
    ExcerptCase("    a = «b»", "a = b", "    ^"),
    ExcerptCase("x\n  «yy»\nz", "yy", "^~"),
    ExcerptCase("a = 1«»", "a = 1", "     ^"),
    ExcerptCase("«one\ntwo»", "one", "^~~"),
    ExcerptCase("é = «ñandú»", "é = ñandú", "    ^~~~~"),
    ExcerptCase("日本 = «語»", "日本 = 語", "       ^~"),
    ExcerptCase("😀«x»", "😀x", "  ^"),
    ExcerptCase("a\tb«c»\r\n", "a bc", "   ^"),
    ExcerptCase("\u{FEFF}«{»", "{", "^"),
    ExcerptCase("\u{1B}[31m«x»", "\\u{1B}[31mx", "          ^"),
    ExcerptCase("a«\u{202E}»b", "a\\u{202E}b", " ^~~~~~~~"),
  ]
}

struct DiagnosticRendererTests {
  /// A diagnostic at the place between the marks.
  private func diagnostic(_ marked: String) -> Diagnostic {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }.map(String.init)
    let start = parts[0].utf8.count
    let source = SourceText(name: "a.json", text: parts.joined())
    return Diagnostic(
      .error, "bad-thing", "something is wrong",
      at: Diagnostic.Place(source: source, range: start..<start + parts[1].utf8.count)
    )
  }

  @Test(arguments: ExcerptCase.all)
  func `the caret stands under the place`(row: ExcerptCase) {
    let lines = DiagnosticRenderer().render(diagnostic(row.marked)).split(separator: "\n").map(String.init)
    #expect(lines.dropFirst() == ["    " + row.line, "    " + row.caret])
  }

  @Test func `place, severity, message, identifier, excerpt, notes`() {
    let source = SourceText(
      name: "questionnaires/cloud.json",
      text: "{\n  \"visibleIf\": \"answers.backup_polcy == 'tested'\"\n}\n"
    )
    let diagnostic = Diagnostic(
      .error, "unknown-item", "unknown item 'backup_polcy'",
      at: Diagnostic.Place(source: source, range: 26..<38),
      notes: [
        Diagnostic.Note("did you mean 'backup_policy'?"),
        Diagnostic.Note("the section begins here", at: Diagnostic.Place(source: source, range: 0..<1)),
      ]
    )
    #expect(
      DiagnosticRenderer().render([diagnostic]) == """
        questionnaires/cloud.json:2:25: error: unknown item 'backup_polcy' [unknown-item]
            "visibleIf": "answers.backup_polcy == 'tested'"
                                  ^~~~~~~~~~~~
        note: did you mean 'backup_policy'?
        questionnaires/cloud.json:1:1: note: the section begins here
            {
            ^

        """
    )
  }

  @Test func `without a place there is no excerpt`() {
    let diagnostic = Diagnostic(.warning, "no-files", "no questionnaire found")
    #expect(DiagnosticRenderer().render(diagnostic) == "warning: no questionnaire found [no-files]\n")
  }

  @Test func `diagnostics come by file, then by place, those without a place first`() {
    let one = SourceText(name: "a", text: "12")
    let two = SourceText(name: "b", text: "12")
    func at(_ source: SourceText, _ offset: Int, _ message: String) -> Diagnostic {
      Diagnostic(.error, "x", message, at: Diagnostic.Place(source: source, range: offset..<offset))
    }
    let shuffled = [at(two, 0, "4"), at(one, 1, "2"), at(one, 1, "3"), at(one, 0, "1"), Diagnostic(.note, "x", "0")]
    #expect(shuffled.inSourceOrder().map(\.message) == ["0", "1", "2", "3", "4"])
    #expect(shuffled.hasErrors)
    #expect(![Diagnostic(.warning, "x", "w")].hasErrors)
  }

  @Test func `colour is added around words and never moves them`() {
    let plain = DiagnosticRenderer().render(diagnostic("a = «true»"))
    let colored = DiagnosticRenderer(style: .colored).render(diagnostic("a = «true»"))
    #expect(
      colored == """
        a.json:1:5: \u{1B}[1;31merror:\u{1B}[0m something is wrong [bad-thing]
            a = true
            \u{1B}[32m    ^~~~\u{1B}[0m

        """
    )
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test(arguments: [0, 50, 500, 5000])
  func `a long line is cut around the place`(before: Int) throws {
    let marked = String(repeating: "x", count: before) + "«here»" + String(repeating: "y", count: 5000)
    let lines = DiagnosticRenderer(width: 60).render(diagnostic(marked)).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 60 })
    let place = try #require(lines[1].firstRange(of: "here")).lowerBound
    let caret = try #require(lines[2].firstIndex(of: "^"))
    #expect(lines[1][..<place].count == lines[2][..<caret].count)
  }

  @Test func `file names and messages cannot reach the terminal as they are`() {
    let source = SourceText(name: "a\u{1B}]0;x\u{7}\n.json", text: "\u{9B}31m")
    let diagnostic = Diagnostic(
      .error, "x", "bad\r\u{1B}[2J", at: Diagnostic.Place(source: source, range: 0..<2),
      notes: [Diagnostic.Note("\u{202E}note")]
    )
    let text = DiagnosticRenderer().render(diagnostic)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) })
    #expect(text.hasPrefix("a\\u{1B}]0;x\\u{7}\\n.json:1:1: error: bad\\u{D}\\u{1B}[2J [x]\n"))
  }

  @Test func `any place in any bytes can be shown`() {
    var generator = SeededGenerator(seed: 7)
    let pieces: [[UInt8]] = [
      [0x80], [0xBF], [0xE2, 0x82], [0xFF], [0x0A], [0x0D], [0x61], [0xC3, 0xA9], [0xEF, 0xBB, 0xBF],
    ]
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<20, using: &generator) { bytes += pieces.randomElement(using: &generator)! }
      let start = Int.random(in: 0...bytes.count + 1, using: &generator)
      let end = start + Int.random(in: 0...4, using: &generator)
      let place = Diagnostic.Place(source: SourceText(name: "a", bytes: bytes), range: start..<end)
      let text = DiagnosticRenderer(width: 4).render(Diagnostic(.error, "x", "m", at: place))
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) })
    }
  }
}
