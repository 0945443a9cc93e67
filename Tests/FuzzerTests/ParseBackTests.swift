import Diagnostics
import FuzzEntries
import JSONDocuments
import TestSupport
import Testing

/// What the exits of ``UntrustedText`` make, read by parsers that others wrote: html5lib, commonmark, vobject, icalendar and
/// Python's own for CSV.
@Suite struct ParseBackTests {
  private static let python = "/usr/bin/python3"
  private static let script =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    + "/ParseBack/parse_back.py"

  private static let isReady: Bool = {
    let imports = ["-c", "import commonmark, html5lib, icalendar, vobject"]
    return (try? runProgram(python, imports, environment: [:]))?.status == .exited(0)
  }()

  /// Texts that tend to become something else.
  static let texts: [String] =
    [
      "", " ", "plain", "two\nlines", "two\r\nlines\rmore\n", "a\tb", "\"\u{301} onmouseover=alert(1) x=\"",
      "<\u{301}script>alert(1)</script\u{301}>", "&\u{301}lt;", "&lt;b&gt;&#60;&#x3c;&amp", "]]>", "<!-- -->",
      "</p></title>",
      "' onclick='x", "`x`", "javascript:alert(1)", "JaVaScRiPt\u{1}:x", " javascript:x", "java\nscript:x",
      "data:text/html,x",
      "https://example.org/a?b=c&d=\"e\"", "HTTPS://EXAMPLE.ORG", "mailto:a@example.org", "http://\u{202E}gro.elpmaxe",
      "\u{1B}[2J\u{1B}]0;t\u{7}", "\u{9B}31m\u{85}", "\u{0}\u{1}\u{7F}", "\u{202E}x\u{2066}y\u{2069}",
      "\u{200B}\u{FEFF}",
      "\u{E0041}\u{E007F}", "\u{FFFE}\u{1FFFF}", "\u{FFFD}", "[x](y) ![i](j) [r]: z", "<https://x.example>", "# h",
      "> q",
      "- i", "+ i", "* i", "1. n", "12) n", "---", "===", "***", "```\ncode\n```", "~~~", "    code", "a  \nb",
      "a\\\nb", "|a|b|",
      "*b* _i_ ~~s~~", "\\", "\\\\n", "\\n", "a\\;b\\,c", "^n ^' ^^", "=1+1", "+1", "-1", "@x", "'=1", "''=1", " =1",
      "\t=1",
      "\n=1", "'", "=\u{301}1", "\u{FF1D}1", "a,b;c", "\"q\"", "\"", "\"\"", "END:VEVENT\r\nBEGIN:VEVENT", ";X=1:y",
      "a:b;c,d",
      "naïve café 日本 👩🏽‍⚕️ 🇺🇸", "e\u{301}\u{323}", String(repeating: "é", count: 100), String(repeating: "漢", count: 60),
      String(repeating: "👩🏽‍⚕️", count: 20), String(repeating: "x", count: 300), "a\u{2028}b\u{2029}c",
    ]

  private static func corpus() -> [String] {
    let words = FuzzEntry.named("escapes")?.words ?? []
    return texts
      + (0..<300 as Range<UInt64>).map { seed in
        var random = SeededGenerator(seed: seed)
        let parts = (0..<Int.random(in: 1...12, using: &random)).map { _ in
          (Bool.random(using: &random) ? words : texts).randomElement(using: &random) ?? ""
        }
        return parts.joined(separator: Bool.random(using: &random) ? "" : " ")
      }
  }

  /// A line for the script: what should be read, and what the exits made.
  private static func line(_ text: String) -> String {
    let untrusted = UntrustedText(text)
    let words = text.unicodeScalars.split { [" ", "\n", "\r", "\t"].contains($0) }
      .map { String(String.UnicodeScalarView($0)) }
    func member(_ name: String, _ text: String?) -> JSONValue.Member {
      .init(name: name, value: text.map { .string($0) } ?? .null)
    }
    return JSONValue.object([
      member("lines", FuzzEntry.shownLines(text)), member("words", VisibleText.oneLine(words.joined(separator: " "))),
      member("html", untrusted.forHTML), member("attribute", untrusted.forHTMLAttribute),
      member("link", untrusted.forHTMLLink), member("markdown", untrusted.forMarkdown), member("csv", untrusted.forCSV),
      member("calendar", ICalendarLine("SUMMARY", parameters: [("CN", text)], text: text).folded),
    ]).serialized()
  }

  @Test(
    .enabled(
      if: isReady, "python3-html5lib, python3-commonmark, python3-icalendar and python3-vobject have to be installed"))
  func `parsers of others read the text that was written`() throws {
    let corpus = Self.corpus()
    let input = corpus.map { Self.line($0) + "\n" }.joined()
    let run = try runProgram(
      Self.python, [Self.script], environment: ["PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"],
      input: Array(input.utf8))
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    #expect(run.status == .exited(0), "\(String(decoding: run.errors, as: UTF8.self))")
    #expect(lines.dropLast() == [])
    let count = lines.last?.split(separator: " ").last.flatMap { Int($0) } ?? 0
    #expect(count > 5 * corpus.count)
  }
}
