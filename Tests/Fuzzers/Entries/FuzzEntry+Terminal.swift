import Diagnostics

extension FuzzEntry {
  /// Texts on their way to a terminal: nothing hides, what is visible stays as it is, and lines fit.
  static let terminal = FuzzEntry(
    name: "terminal",
    words: [
      "\u{1B}[", "\u{1B}]0;", "\u{1B}[31m", "\u{1B}[1m", "\u{1B}[0m", "\u{1B}[1;31m", "\u{7}", "\u{9B}", "\u{9D}", "\r",
      "\n", "\t", "\u{202E}", "\u{2066}", "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{301}", "\u{FEFF}", "\u{E0041}",
      "\u{2028}", "\u{FFFE}", "漢字", "🧑‍🏭", "🇺🇸", " ", "/",
    ]
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let line = VisibleText.oneLine(text)
    try ReadText.check(lines: line, "a line")
    try Violation.unless(!line.unicodeScalars.contains("\n"), "a line has two")
    try Violation.unless(VisibleText.oneLine(line).utf8.elementsEqual(line.utf8), "visible text changes again: \(line)")
    let lines = VisibleText.multiline(text)
    try ReadText.check(lines: lines, "lines")
    let feeds = text.unicodeScalars.count { $0 == "\n" }
    try Violation.unless(lines.unicodeScalars.count { $0 == "\n" } == feeds, "line feeds were lost or made")
    let gated = TerminalLook.gated(text)
    try Violation.unless(TerminalLook.gated(gated).utf8.elementsEqual(gated.utf8), "the gate changes what it gave")
    var bare = gated[...]
    var plain = ""
    while let escape = bare.unicodeScalars.firstIndex(of: "\u{1B}") {
      plain += String(bare.unicodeScalars[..<escape])
      let rest = bare.unicodeScalars[escape...]
      let look = ["0"] + TerminalLook.allCases.map(\.rawValue)
      let known = look.map { "\u{1B}[\($0)m".unicodeScalars }.first { rest.starts(with: $0) }
      guard let known else { throw Violation("the gate lets \(VisibleText.oneLine(String(rest.prefix(8)))) through") }
      bare = Substring(rest.dropFirst(known.count))
    }
    try ReadText.check(lines: plain + String(bare), "what passed the gate")
    for width in [8, 20, 80] {
      for wrapped in TextWrapping.lines(lines, width: width, indent: 2)
        + TextWrapping.lines(line, width: width, label: "- ")
      {
        // A pictogram of many scalars may be wider than what is left of a narrow line.
        try Violation.unless(DisplayWidth.of(wrapped) <= width, "wider than \(width): '\(wrapped)'")
      }
      let exact = TextWrapping.exactLines(line, width: width)
      try Violation.unless(exact.joined().utf8.elementsEqual(line.utf8), "exact lines lost something: \(line)")
    }
    let source = SourceText(name: text, bytes: bytes)
    let place = bytes.count / 2
    try ReadText.check(
      Diagnostic(.error, "any", "x" + text, at: Diagnostic.Place(source: source, range: place..<bytes.count)))
  }
}
