import Diagnostics
import Reports
import Testing

/// One look at one hostile text.
struct HostileCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let style: TerminalStyle

  var testDescription: String { "\(name) at \(style.width)\(style.isPlain ? ", plain" : "")" }

  static let texts: [(name: String, text: String)] = [
    ("escape sequences", " \u{1B}[2J\u{1B}]0;title\u{07}\u{1B}]8;;https://x\u{1B}\\"),
    ("C1 controls", " \u{9B}31m\u{90}q\u{9C}\u{85}"),
    ("bidirectional overrides", " \u{202E}txet\u{202C}\u{2066}\u{2069}\u{061C}\u{200F}"),
    ("a combining mark on an escape", " \u{1B}\u{301}[31m"),
    ("line ends and tabs", "\none\r\ntwo\u{2028}three\u{2029}\tfour\u{0B}\u{0C}"),
    ("a word longer than any window", " " + String(repeating: "abcdefghij", count: 30)),
    ("wide characters", " " + String(repeating: "准备就绪", count: 40)),
    ("pictograms and joiners", " 👩🏽‍⚕️👨‍👩‍👧‍👦🏳️‍🌈" + String(repeating: "🧑‍🏫", count: 50)),
    ("many words", String(repeating: " lorem ipsum dolor", count: 60)),
    ("only combining marks", " " + String(repeating: "\u{301}", count: 200)),
    ("nothing but spaces", "     "),
  ]

  static let all: [HostileCase] = texts.flatMap { name, text in
    [20, 39, 40, 60, 80, 100].flatMap { width in
      [
        TerminalStyle(width: width, usesColor: false, usesBlocks: false, isPlain: true),
        TerminalStyle(width: width, usesColor: true, usesBlocks: true, isPlain: false),
      ]
      .map { HostileCase(name: name, text: text, style: $0) }
    }
  }
}

@Suite struct HostileTextTests {
  @Test(arguments: HostileCase.all)
  func `no text of others moves the cursor, hides or leaves the window`(row: HostileCase) {
    let report = SampleAssessment.halfway(suffix: row.text).report(head: "5f3a" + row.text)
    for screen in screens(report, row.style) {
      let bare = row.style.isPlain ? screen : withoutOwnLooks(screen)
      #expect(!bare.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
      for line in bare.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(DisplayWidth.of(line) <= row.style.width, "\(line)")
      }
      #expect(screen.hasSuffix("\n") && !screen.hasPrefix("\n") && !screen.hasSuffix("\n\n"))
    }
  }
}
