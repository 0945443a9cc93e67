import Diagnostics
import JSONDocuments
import Localization
import Questionnaires
import Reports
import Tables
import Testing

/// How a comparison looks in each format.
@Suite struct ComparisonRendererTests {
  private typealias Sample = ComparisonSample

  /// A year of work of one client; something is still open.
  private static func year() throws -> ComparisonReport {
    var last = Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true, visits: 5))
    last.answers[2] = ("college", Answer(.unknown, origin: .typed))
    last.isComplete = false
    return try Sample.compare([
      Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: false)), last,
    ])
  }

  private static func clients() throws -> ComparisonReport {
    var (second, third) = (
      Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true)),
      Sample("c3", "2026-05-05", Sample.settled(lead: "partly", backing: true, college: "yes"))
    )
    second.client = "Ridge Clinic"
    third.client = nil
    return try Sample.compare([Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: true)), second, third])
  }

  private static func window(_ width: Int, isPlain: Bool = false) -> TerminalRenderer {
    TerminalRenderer(TerminalStyle(width: width, usesColor: false, usesBlocks: false, isPlain: isPlain))
  }

  @Test func `a client over time at a terminal`() throws {
    #expect(try Self.window(80).render(Self.year()) == ComparisonGoldens.year)
    #expect(try Self.window(40, isPlain: true).render(Self.year()) == ComparisonGoldens.narrow)
  }

  @Test func `clients side by side at a terminal`() throws {
    #expect(try Self.window(80).render(Self.clients()) == ComparisonGoldens.clients)
  }

  @Test func `Markdown has a table for each kind of thing`() throws {
    #expect(try ComparisonMarkdownRenderer().render(Self.year()) == ComparisonGoldens.markdown)
  }

  @Test func `CSV has a record for each thing in each assessment`() throws {
    let bytes = try ComparisonCSVRenderer().render(Self.year())
    let lines = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    #expect(lines == ComparisonGoldens.csv)
  }

  @Test func `JSON has every number`() throws {
    let json = try JSONRenderer().jsonValue(Self.year())
    guard case .object(let members) = json, case .array(let sections)? = json[name: "sections"] else { throw Missing() }
    #expect(
      members.map(\.name) == [
        "format", "title", "language", "order", "basis", "isAnonymous", "questionnaires", "overlap", "rulesDiffer",
        "assessments", "trend", "levelTrend", "settledInBoth", "sections", "items", "gates", "computed", "actions",
        "leftOut",
      ])
    #expect(json[name: "trend"] == "risen")
    #expect(json[name: "items"]?[name: "lead"]?[name: "difference"] == "more")
    #expect(sections[0][name: "change"] == .number(1))
    #expect(sections[1][name: "trend"] == "undecided")
  }

  private struct Missing: Error {}

  @Test func `a hundred assessments fit a window, and files have all`() throws {
    let samples = (0..<120).map { index in
      var sample = Sample("a\(index)", "2026-03-02", Sample.settled(lead: "no", backing: index % 2 == 0))
      sample.client = "Client \(index)"
      return sample
    }
    for (isAnonymous, list) in [(false, samples), (true, samples)] {
      let report = try Sample.compare(list, isAnonymous: isAnonymous)
      for width in [20, 40, 80] {
        let text = Self.window(width).render(report)
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= width, "\(line)") }
        #expect(text.split(separator: "\n").count < 120)
        #expect(text.contains("118 more in"))
      }
      let csv = String(decoding: ComparisonCSVRenderer().render(report), as: UTF8.self)
      #expect(csv.split(separator: "\r\n").count { $0.hasPrefix("assessment,score,,") } == 121)
    }
  }

  @Test(arguments: HostileCase.all)
  func `no text of others moves the cursor, hides or leaves the window`(row: HostileCase) throws {
    let screen = TerminalRenderer(row.style).render(try Self.hostile(row.text))
    let bare = row.style.isPlain ? screen : withoutOwnLooks(screen)
    #expect(!bare.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
    for line in bare.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(DisplayWidth.of(line) <= row.style.width, "\(line)")
    }
    #expect(screen.hasSuffix("\n") && !screen.hasPrefix("\n") && !screen.hasSuffix("\n\n"))
  }

  /// Two clients whose names, texts and answers are all hostile.
  private static func hostile(_ text: String) throws -> ComparisonReport {
    var (first, last) = (
      Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: false)),
      Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true))
    )
    first.client = "A" + text
    last.client = "B" + text
    first.answers.append(("nick", Sample.typed(.text("n" + text))))
    last.answers.append(("nick", Sample.typed(.text("m" + text))))
    (first.version.suffix, last.version.suffix) = (text, text)
    return try Sample.compare([first, last])
  }

  @Test(arguments: [
    "<img src=x onerror=alert(1)>", "| a |\n# b", "=cmd|' /C calc'!A0", "[x](javascript:1)", "\u{202E}\u{0}\"\u{301},",
  ])
  func `files hold hostile texts as texts`(text: String) throws {
    let report = try Self.hostile(text)
    let markdown = ComparisonMarkdownRenderer().render(report)
    // Every one of them stands behind a backslash.
    let bare = markdown.replacing("\\<", with: "").replacing("\\]", with: "")
    #expect(!bare.contains("<img") && !bare.contains("](") && !markdown.contains("\n# b"))
    for line in markdown.split(separator: "\n") where line.hasPrefix("| ") {
      #expect(line.hasSuffix(" |"))
    }
    var reader = CSVReader()
    let bytes = ComparisonCSVRenderer().render(report)
    reader.append(bytes)
    reader.finish()
    var count = 0
    var record = CSVRecord()
    while try reader.next(&record) {
      #expect(record.count == ComparisonCSVRenderer.columns.count)
      count += 1
    }
    #expect(count > 30)
    #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0.value == 0 || $0.value == 0x202E })
  }

  @Test func `it speaks Spanish`() throws {
    let report = try Self.year()
    let (screen, markdown) = Language.$current.withValue(Language("es-MX")) {
      (Self.window(80).render(report), ComparisonMarkdownRenderer().render(report))
    }
    #expect(
      screen.hasPrefix("Comparación: Partners\n2 evaluaciones de Lakeside Hospital, del 2 mar 2026 al 1 sep 2026.\n"))
    #expect(screen.contains("El puntaje ha subido de 0 a "))
    #expect(markdown.contains("| Sección | 1 | 2 | Cambio |"))
    for word in ["score", "Level", "Answered", "settled", "Sections", "not known", "Steps"] {
      #expect(!screen.contains(word) && !markdown.contains(word), "\(word)")
    }
  }

  @Test func `programs get the same bytes in every language`() throws {
    let report = try Self.year()
    let csv = ComparisonCSVRenderer().render(report)
    let json = JSONRenderer().jsonValue(report).serialized()
    Language.$current.withValue(Language("es")) {
      #expect(ComparisonCSVRenderer().render(report) == csv)
      #expect(JSONRenderer().jsonValue(report).serialized() == json)
    }
  }
}
