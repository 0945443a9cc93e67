import Diagnostics
import JSONDocuments
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Strings that tend to break text handling come back as they went in, and reach no terminal as they are.
@Suite struct NaughtyStringTests {
  /// Ours; `GROUNDWORK_NAUGHTY_STRINGS` names a JSON list of more.
  static let ours = [
    "\u{1B}[2J\u{1B}]0;title\u{7}", "\u{9B}31mred", "a\u{202E}b\u{2066}c", "=cmd|' /C calc'!A0",
    "\"\u{301}<b onclick=x>",
    "'; DROP TABLE answers; --", "../../etc/passwd", "/quit", ":q!", "expect true", "# no comment", "null", "{\"a\":1}",
    "line\nbreak\r\nand\ttab", "e\u{301}\u{E9}", "🧑‍🏭👩🏽‍⚕️🇺🇸", "\u{0}nul\u{0}", "\u{FEFF}bom", "日本語 العربية עברית",
    "\\n \\u0041 \\",
    String(repeating: "long ", count: 2_000), "{answers.t0} {{ }} %s %n ${HOME} `id`",
  ]

  static var strings: [String] {
    get throws {
      guard let path = getenv("GROUNDWORK_NAUGHTY_STRINGS") else { return ours }
      let text = try TemporaryDirectory.readFile(String(cString: path))
      guard case .array(let nodes) = try JSONDocument(parsing: SourceText(name: "strings", text: text)).root.kind
      else { return ours }
      let more = nodes.compactMap { node -> String? in
        guard case .string(let string) = node.kind else { return nil }
        let isBlank = string.value.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        return isBlank ? nil : string.value
      }
      return ours + more
    }
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `they come back as they went in, and never reach a terminal`() throws {
    let strings = try Self.strings
    let installation = try Installation()
    let items = strings.indices.map {
      JSONValue.object([
        .init(name: "id", value: .string("t\($0)")), .init(name: "type", value: "text"),
        .init(name: "text", value: .string("What is number \($0)?")),
      ])
    }
    let definition: JSONValue = .object([
      .init(name: "formatVersion", value: 1), .init(name: "id", value: "naughty"),
      .init(name: "version", value: "1.0.0"), .init(name: "title", value: "Naughty"),
      .init(
        name: "sections",
        value: .array([
          .object([
            .init(name: "id", value: "all"), .init(name: "title", value: "All"),
            .init(name: "items", value: .array(items)),
          ])
        ])),
    ])
    try installation.folder.write(definition.serialized(), to: "naughty.json")
    let answers = JSONValue.object(
      strings.enumerated().map { .init(name: "t\($0)", value: .string($1)) })
    try installation.folder.write(answers.serialized(), to: "answers.json")
    let run = try installation.run(
      "take", "./naughty.json", "--answers", "answers.json", "--json", "--client", "\u{1B}[31m../x\u{202E}")
    #expect(run.status == .exited(0), "\(run.errors)")
    let root = try JSONDocument(parsing: SourceText(name: "result", text: run.output)).root
    for (index, string) in strings.enumerated() {
      guard case .string(let back)? = root[name: "answers"]?[name: "t\(index)"]?[name: "value"]?.kind else {
        Issue.record("no answer to t\(index)")
        continue
      }
      #expect(back.value.unicodeScalars.elementsEqual(string.unicodeScalars), "t\(index)")
    }
    #expect(try installation.run("verify", "latest").status == .exited(0))
    for command in [["show"], ["score"], ["assessments"], ["score", "--json"], ["assessments", "--json"]] {
      let shown = try runProgram(
        Installation.program, command, environment: installation.environment, workingDirectory: installation.folder.path
      )
      let text = String(decoding: shown.output + shown.errors, as: UTF8.self)
      #expect(shown.status == .exited(0), "\(command)")
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) }, "\(command)")
    }
  }
}
