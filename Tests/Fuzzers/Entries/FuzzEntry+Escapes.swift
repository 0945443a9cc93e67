import Diagnostics
import Tables
import Transcripts

extension FuzzEntry {
  /// The exits to files: what is read back is the text as it is shown, and it begins nothing.
  static let escapes = FuzzEntry(
    name: "escapes",
    words: [
      "\"", "'", "<", ">", "&", "=", "\"\u{301}", "<\u{301}", "&\u{301}", "=\u{301}", "<script>", "</", "<!--", "]]>",
      "&amp;", "&#10;", "javascript:", "https://", "www.", "![a](b)", "[x]: y", "1. ", "1) ", "- ", "+ ", "# ", "> ",
      "***",
      "---", "===", "```", "~~~", "|", "\\", "a@b.c", "\n", "\r\n", "\r", "\t", ";", ",", ":", "^", "BEGIN:VEVENT",
      "../", "/",
      "con", "-rf", "\u{0}", "\u{202E}", "\u{85}", "é", "漢", "👩🏽‍⚕️", "\u{FFFE}",
    ]
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let untrusted = UntrustedText(text)
    let shown = shownLines(text)
    try checkHTML(untrusted, shown: shown)
    try same(unescapedMarkdown(untrusted.forMarkdown), shownWords(text), "Markdown")
    try checkCSV(untrusted, shown: shown)
    try checkICalendar(text, shown: shown)
    let name = untrusted.forFileName(reserved: ["self"], digest: Digest.sha256Hex)
    try Violation.unless(UntrustedText.isFileName(Array(name.utf8)) && name != "self", "'\(name)' is no file name")
    try same("\(untrusted)", VisibleText.oneLine(text), "an interpolation")
    var dumped = ""
    dump(untrusted, to: &dumped)
    try ReadText.check(lines: dumped, "a dump")
  }

  private static func same(_ found: String, _ expected: String, _ what: String) throws {
    try Violation.unless(
      found.utf8.elementsEqual(expected.utf8),
      "\(what) reads back as '\(VisibleText.oneLine(found))', not '\(VisibleText.oneLine(expected))'")
  }

  // MARK: - HTML

  private static func checkHTML(_ text: UntrustedText, shown: String) throws {
    try same(try unescapedHTML(text.forHTML), shown, "HTML")
    let attribute = text.forHTMLAttribute
    try Violation.unless(
      attribute.utf8.first == UInt8(ascii: "\"") && attribute.utf8.last == UInt8(ascii: "\"")
        && attribute.utf8.count > 1,
      "an attribute is not in quotes")
    let inside = String(attribute.unicodeScalars.dropFirst().dropLast())
    try Violation.unless(!inside.utf8.contains(0x0A), "an attribute has a line feed")
    try same(try unescapedHTML(inside), shown, "an attribute")
    if let link = text.forHTMLLink {
      let isKnown = ["\"http", "\"HTTP", "\"mailto:"].contains { link.lowercased().hasPrefix($0.lowercased()) }
      try Violation.unless(isKnown, "a link to \(link)")
    }
  }

  /// Undoes the references of HTML; throws where a sign stands that is markup.
  private static func unescapedHTML(_ text: String) throws -> String {
    let references = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#10;": "\n",
    ]
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "&" {
        guard let (reference, meaning) = references.first(where: { rest.starts(with: $0.key.unicodeScalars) }) else {
          throw Violation("HTML has an ampersand that begins no reference")
        }
        result.append(contentsOf: meaning.unicodeScalars)
        rest = rest.dropFirst(reference.unicodeScalars.count)
        continue
      }
      try Violation.unless(!["<", ">", "\"", "'"].contains(scalar), "HTML has a \(scalar)")
      result.append(scalar)
      rest = rest.dropFirst()
    }
    return String(result)
  }

  // MARK: - Markdown

  /// Undoes backslash escapes (CommonMark, 2.4).
  private static func unescapedMarkdown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(scalar)
        isEscaped = false
      }
    }
    return String(result)
  }

  private static func shownWords(_ text: String) -> String {
    let words = text.unicodeScalars.split { [" ", "\n", "\r", "\t"].contains($0) }
    return VisibleText.oneLine(words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " "))
  }

  // MARK: - CSV

  private static func checkCSV(_ text: UntrustedText, shown: String) throws {
    var reader = CSVReader()
    reader.append(Array("a,\(text.forCSV),b\r\n".utf8))
    reader.finish()
    var record = CSVRecord()
    try Violation.unless(try reader.next(&record) && record.count == 3, "a field of CSV is \(record.count - 2)")
    let cell = record.text(1) ?? ""
    try same(SpreadsheetCell.restored(cell), shown, "CSV")
    let first = cell.unicodeScalars.first { $0 != " " }
    try Violation.unless(
      !"=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first ?? "a"), "a cell is a formula")
  }

  // MARK: - iCalendar

  private static func checkICalendar(_ text: String, shown: String) throws {
    let folded = ICalendarLine("SUMMARY", parameters: [("CN", text)], text: text).folded
    let lines = folded.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    try Violation.unless(lines.last?.isEmpty == true, "the line does not end")
    var unfolded = String.UnicodeScalarView()
    for (index, line) in lines.dropLast().enumerated() {
      try Violation.unless(line.last == "\r", "a line ends without CR")
      let content = line.dropLast()
      let size = String(String.UnicodeScalarView(content)).utf8.count
      try Violation.unless(size <= ICalendarLine.limit, "a line has \(size) bytes")
      try Violation.unless(!content.contains("\r"), "a CR within a line")
      if index > 0 { try Violation.unless(content.first == " ", "a line that goes on does not say so") }
      unfolded.append(contentsOf: index > 0 ? content.dropFirst() : content)
    }
    let start = "SUMMARY;CN=\"".unicodeScalars
    try Violation.unless(unfolded.starts(with: start), "the property is gone")
    let rest = unfolded.dropFirst(start.count)
    guard let quote = rest.firstIndex(of: "\"") else { throw Violation("the parameter does not end") }
    try same(
      unescaped(rest[..<quote], behind: "^", ["n": "\n", "'": "\"", "^": "^"]), shown, "a parameter of iCalendar")
    let value = rest[rest.index(after: quote)...]
    try Violation.unless(value.first == ":", "the parameter ends early")
    try same(
      unescaped(value.dropFirst(), behind: "\\", ["n": "\n", "\\": "\\", ";": ";", ",": ","]), shown, "iCalendar")
  }

  private static func unescaped(
    _ scalars: some Sequence<Unicode.Scalar>, behind escape: Unicode.Scalar,
    _ meanings: [Unicode.Scalar: Unicode.Scalar]
  ) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in scalars {
      if isEscaped {
        result.append(meanings[scalar] ?? "\u{FFFD}")
        isEscaped = false
      } else if scalar == escape {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
