import Diagnostics
import Testing

/// A text, and what an exit makes of it.
struct ExitCase: Sendable, CustomTestStringConvertible {
  let text: String
  let made: String

  init(_ text: String, _ made: String) {
    self.text = text
    self.made = made
  }

  var testDescription: String { made }
}

/// Texts on their way out. What is read back is for the fuzzers' tests to check; here stands what is written.
@Suite struct UntrustedTextTests {
  @Test(arguments: [
    ExitCase("a < b & c > d", "a &lt; b &amp; c &gt; d"), ExitCase("\"\u{301}'\u{301}", "&quot;\u{301}&#39;\u{301}"),
    ExitCase("<\u{301}script>", "&lt;\u{301}script&gt;"), ExitCase("two\r\nlines\rx", "two\nlines\nx"),
    ExitCase("\u{0}\u{85}\u{202E}", "\\u{0}\\u{85}\\u{202E}"), ExitCase("é 漢 👩\u{200D}💻", "é 漢 👩\u{200D}💻"),
  ])
  func `HTML`(row: ExitCase) {
    #expect(UntrustedText(row.text).forHTML.utf8.elementsEqual(row.made.utf8))
  }

  @Test(arguments: [
    ExitCase("", "\"\""), ExitCase("\"\u{301} onclick=x", "\"&quot;\u{301} onclick=x\""),
    ExitCase("a\nb", "\"a&#10;b\""),
  ])
  func `an attribute of HTML brings its quotes`(row: ExitCase) {
    #expect(UntrustedText(row.text).forHTMLAttribute.utf8.elementsEqual(row.made.utf8))
  }

  @Test(arguments: ["https://example.org/a?b&c", "HTTP://x", "mailto:a@b.example"])
  func `addresses of the web and of mail are links`(text: String) {
    #expect(UntrustedText(text).forHTMLLink == "\"" + text.replacing("&", with: "&amp;") + "\"")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", " https://x", "https://x y", "https:/x", "data:text/html,x",
    "java\tscript:x", "//x",
    "https://\u{202E}x", "https://é.example", "h\u{301}ttps://x", "", "vbscript:x", "file:///etc/passwd", "/a",
    "mailto",
  ])
  func `nothing else is a link`(text: String) {
    #expect(UntrustedText(text).forHTMLLink == nil)
  }

  @Test(arguments: [
    ExitCase("plain", "plain"), ExitCase("a,b", "\"a,b\""), ExitCase("a\"\u{301}b", "\"a\"\"\u{301}b\""),
    ExitCase("=1+1", "'=1+1"), ExitCase("=\u{301}1", "'=\u{301}1"), ExitCase(" =1", "' =1"),
    ExitCase("\t=1", "'  =1"),
    ExitCase("'=1", "''=1"), ExitCase("\r\n=1", "\"'\n=1\""), ExitCase("it's", "it's"), ExitCase("\u{0}", "\\u{0}"),
    ExitCase("\u{FF1D}1", "'\u{FF1D}1"), ExitCase("x ", "\"x \""),
  ])
  func `CSV`(row: ExitCase) {
    #expect(UntrustedText(row.text).forCSV.utf8.elementsEqual(row.made.utf8))
  }

  @Test(arguments: [
    ExitCase("a; b, c\\d", "a\\; b\\, c\\\\d"), ExitCase(";\u{301}", "\\;\u{301}"), ExitCase("a\r\nb\rc", "a\\nb\\nc"),
    ExitCase("\u{1B}", "\\\\u{1B}"), ExitCase("\"^:", "\"^:"),
  ])
  func `a text of iCalendar`(row: ExitCase) {
    #expect(UntrustedText(row.text).forICalendar.utf8.elementsEqual(row.made.utf8))
  }

  @Test func `a parameter of iCalendar cannot end early`() {
    #expect(UntrustedText("\"\u{301};X=1:\n^").forICalendarParameter == "\"^'\u{301};X=1:^n^^\"")
  }

  @Test func `days, moments and numbers of iCalendar`() {
    #expect(ICalendarLine("DTSTART", year: 2026, month: 6, day: 1).folded == "DTSTART;VALUE=DATE:20260601\r\n")
    #expect(
      ICalendarLine("DTSTAMP", year: 45, month: 12, day: 31, hour: 9, minute: 5, second: 0).folded
        == "DTSTAMP:00451231T090500Z\r\n")
    #expect(ICalendarLine("SEQUENCE", number: 12).folded == "SEQUENCE:12\r\n")
  }

  @Test(arguments: [
    ExitCase("https://example.org/a?b=c&d=e_f*(g)", "<https://example.org/a?b=c\\&d=e_f*(g)>"),
    ExitCase("HTTP://x.example/|<`\\>", "<HTTP://x.example/\\|\\<\\`\\\\\\>>"),
    ExitCase("mailto:a@b.c", "<mailto:a@b.c>"),
    ExitCase("javascript:alert(1)", "<>"), ExitCase("https://a b", "<>"), ExitCase("https://é.example", "<>"),
    ExitCase("", "<>"), ExitCase("https://x\n", "<>"),
  ])
  func `a link of Markdown leads nowhere else`(row: ExitCase) {
    let link: MarkdownText = "\(link: row.text)"
    #expect(link.source == row.made)
    #expect(UntrustedText(row.text).forMarkdownLink == (row.made == "<>" ? nil : row.made))
  }

  @Test func `lines of iCalendar are folded between scalars`() {
    #expect(ICalendarLine("BEGIN:VEVENT").folded == "BEGIN:VEVENT\r\n")
    let line = ICalendarLine("SUMMARY", parameters: [("LANGUAGE", "en")], text: String(repeating: "漢", count: 60))
      .folded
    let parts = line.utf8.split(separator: 0x0A).map { $0.dropLast() }
    #expect(parts.count == 3 && parts.allSatisfy { $0.count <= 75 && String($0) != nil })
    #expect(parts.dropFirst().allSatisfy { $0.first == 0x20 } && parts[1].count > 72)
    #expect(parts[0].starts(with: "SUMMARY;LANGUAGE=\"en\":".utf8))
  }

  @Test func `nothing gets around the exits`() {
    let text = UntrustedText("\u{1B}[2J\n")
    #expect("\(text)" == "\\u{1B}[2J\\n")
    #expect(String(reflecting: text) == "\\u{1B}[2J\\n")
    #expect(Mirror(reflecting: text).children.isEmpty)
  }

  @Test func `markup takes texts only escaped`() {
    let name = "<b\u{301}> *x*"
    let link = "javascript:x"
    let page: HTMLText = "<p title=\(attribute: name)>\(name)</p><a href=\(link: link)>\(3)</a>"
    #expect(
      page.source
        == "<p title=\"&lt;b\u{301}&gt; *x*\">&lt;b\u{301}&gt; *x*</p><a href=\"#\">3</a>")
    let item: MarkdownText = "- *\(name)*"
    #expect(item.source == "- *\\<b\u{301}\\> \\*x\\**")
    #expect(MarkdownText.joined([item, "\(UntrustedText("a_b"))"], by: "\n").source == item.source + "\na\\_b")
    #expect(HTMLText(UntrustedText("&")).source == "&amp;" && (HTMLText("<") + "\(page)").source == "<" + page.source)
  }
}

/// The last gate before standard output and standard error.
@Suite struct TerminalLookTests {
  @Test(arguments: TerminalLook.allCases) func `looks of our own pass`(look: TerminalLook) {
    let text = look.applied(to: "é\n") + "x"
    #expect(TerminalLook.gated(text) == text)
  }

  @Test(arguments: [
    ExitCase("\u{1B}[2J", "\\u{1B}[2J"), ExitCase("\u{1B}[8mx\u{1B}[0m", "\\u{1B}[8mx\u{1B}[0m"),
    ExitCase("\u{1B}\u{301}[1m", "\\u{1B}\u{301}[1m"), ExitCase("\u{1B}[\u{301}1m", "\\u{1B}[\u{301}1m"),
    ExitCase("\u{1B}[1\u{301}m", "\\u{1B}[1\u{301}m"), ExitCase("\u{1B}", "\\u{1B}"), ExitCase("\u{1B}[", "\\u{1B}["),
    ExitCase("\u{1B}[m", "\\u{1B}[m"), ExitCase("\u{9B}1m", "\\u{9B}1m"), ExitCase("a\r\nb\t", "a\\u{D}\nb  "),
    ExitCase("\u{202E}", "\\u{202E}"), ExitCase("\u{1B}[1;31;8m", "\\u{1B}[1;31;8m"),
    ExitCase("\u{1B}[1\u{37E}31m", "\\u{1B}[1\u{37E}31m"),
  ])
  func `nothing else does`(row: ExitCase) {
    #expect(TerminalLook.gated(row.text).utf8.elementsEqual(row.made.utf8))
  }
}
