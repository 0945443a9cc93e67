import AnswerFiles
import Diagnostics
import Questionnaires
import Shell
import Testing

/// Which lines are answers, and which are commands.
@Suite struct InputParserTests {
  static func reader(_ kind: Item.Kind) -> AnswerText {
    let place = Diagnostic.Place(source: SourceText(name: "test.json", text: "{}"), range: 0..<2)
    let item = Item(id: ItemID("x"), index: 0, section: 0, kind: kind, text: LocalizedText("X?"), place: place)
    return AnswerText(item: item, language: "en", isScript: false, today: CalendarDate("2026-11-25")!) { text in
      text.template(in: "en").filled { _ in "" }
    }
  }

  static let choices = Item.Kind.choice([
    Choice(id: ChoiceID("skipped"), text: LocalizedText("Skipped last year")),
    Choice(id: ChoiceID("back_again"), text: LocalizedText("We are back")),
    Choice(id: ChoiceID("none"), text: LocalizedText("Nothing yet")),
  ])
  static let text = Item.Kind.text(isMultiline: false)
  static let number = Item.Kind.integer(Item.Bounds())

  @Test(arguments: [
    ("/back", "", ShellCommand.back), (":skip", "", .skip), ("/NOTE two words", "two words", .note),
    ("unknown", "", .unknown), ("?", "", .help), ("b", "", .back), ("note hello there", "hello there", .note),
    ("na  no union", "no union", .na), ("don't know", "", .unknown), ("help note", "note", .help),
  ])
  func `commands at a number question`(line: String, argument: String, command: ShellCommand) {
    #expect(InputParser.parse(line, at: Self.reader(Self.number)) == .command(command, argument: argument))
  }

  @Test func `an answer comes before a bare command`() {
    let reader = Self.reader(Self.choices)
    #expect(InputParser.parse("skip", at: reader) == .answer(.choice("skipped")))
    #expect(InputParser.parse("b", at: reader) == .answer(.choice("back_again")))
    #expect(InputParser.parse("/skip", at: reader) == .command(.skip, argument: ""))
  }

  @Test(arguments: [
    ("skip", ShellInput.command(.skip, argument: "")),
    ("why", .command(.why, argument: "")),
    ("?", .command(.help, argument: "")),
    ("q", .answer(.text("q"))),
    ("note", .answer(.text("note"))),
    ("review by the manager", .answer(.text("review by the manager"))),
    ("=/etc/hosts", .answer(.text("/etc/hosts"))),
    ("= skip", .answer(.text("skip"))),
    ("/note by hand", .command(.note, argument: "by hand")),
    ("   ", .empty),
  ])
  func `at a text question a command stands alone`(line: String, input: ShellInput) {
    #expect(InputParser.parse(line, at: Self.reader(Self.text)) == input)
  }

  @Test func `an unknown command names the nearest, and is never run`() {
    let reader = Self.reader(Self.number)
    #expect(InputParser.parse("/ecidence x", at: reader) == .unknownCommand("ecidence", suggestion: "evidence"))
    #expect(InputParser.parse("/zzz", at: reader) == .unknownCommand("zzz", suggestion: nil))
    #expect(InputParser.parse("/", at: reader) == .unknownCommand("", suggestion: nil))
  }

  @Test(arguments: ShellCommand.allCases) func `no item can have the name of a command`(command: ShellCommand) {
    let item = #"{ "id": "\#(command.rawValue)", "type": "text", "text": "?" }"#
    let read = DefinitionReader.read(
      SourceText(
        name: "small.json",
        text: """
          { "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small", "language": "en",
            "sections": [ { "id": "only", "title": "Only", "items": [\(item)] } ] }
          """))
    #expect(read.diagnostics.map(\.identifier) == ["reserved-id"])
  }

  @Test(arguments: ShellCommand.allCases) func `every command has a manual that begins with its name`(
    command: ShellCommand
  ) {
    #expect(command.manual.usage.utf8.starts(with: "/\(command.rawValue)".utf8))
    #expect(command.manual.example.utf8.starts(with: "/\(command.rawValue)".utf8))
    #expect(command.manual.summary.utf8.last == UInt8(ascii: "."))
  }

  @Test(arguments: [
    "", "/", "=", ":", "\u{1B}[2J", "/\u{301}note x", "=\u{301}", "\u{202E}", "99999999999999999999999999", "1;;2,,",
    "/note", "/goto -1", "🧑‍🏭", "\u{0}",
  ])
  func `odd lines are read without a trap`(line: String) {
    for kind in [Self.choices, Self.text, Self.number, .boolean] {
      _ = InputParser.parse(line, at: Self.reader(kind))
    }
    _ = InputParser.parse(line, at: nil)
  }
}
