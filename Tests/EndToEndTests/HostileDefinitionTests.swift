import JSONDocuments
import TestSupport
import Testing

/// Definitions made to cost time or memory, or to mislead: each is refused with a place, or harmless.
@Suite struct HostileDefinitionTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    /// Part of what is said; empty where nothing is wrong.
    var says: String
    var status: Int32
    var bytes: @Sendable () -> [UInt8]
    var testDescription: String { name }

    init(_ name: String, _ says: String, status: Int32 = 1, _ text: @escaping @Sendable () -> String) {
      self.init(name, says, status: status, bytes: { Array(text().utf8) })
    }

    init(_ name: String, _ says: String, status: Int32 = 1, bytes: @escaping @Sendable () -> [UInt8]) {
      self.name = name
      self.says = says
      self.status = status
      self.bytes = bytes
    }
  }

  private static func definition(_ items: String, top: String = "") -> String {
    #"{ "formatVersion": 1, "id": "h", "version": "1.0.0", "title": "H","#
      + #" "sections": [{ "id": "all", "title": "All", "items": [\#(items)] }]\#(top) }"#
  }

  private static func item(_ id: String, _ more: String = "") -> String {
    #"{ "id": "\#(id)", "type": "boolean", "text": "Is it so?"\#(more) }"#
  }

  private static func items(_ count: Int, _ more: (Int) -> String) -> String {
    (0..<count).map { item("q\($0)", more($0)) }.joined(separator: ",")
  }

  private static func condition(_ expression: String) -> String {
    definition(item("a") + "," + item("b", #", "visibleIf": "\#(expression)""#))
  }

  private static func pattern(_ pattern: String) -> String {
    definition(
      #"{ "id": "t", "type": "text", "text": "Say?", "validators": [{ "expr": "answers.t.matches(r'\#(pattern)')", "#
        + #""message": "no" }] }"#)
  }

  private static func number(_ text: String) -> String {
    definition(#"{ "id": "n", "type": "number", "text": "How many?", "min": \#(text) }"#)
  }

  static let shapes: [Row] = [
    Row("ten thousand lists in each other", "[too-deep]") {
      String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    },
    Row("a hundred thousand objects in each other", "[too-deep]") { String(repeating: #"{"a":"#, count: 100_000) },
    Row("brackets in an expression", "brackets are nested more than 64 deep [expression-too-deep]") {
      condition(String(repeating: "(", count: 1_900) + "answers.a" + String(repeating: ")", count: 1_900))
    },
    Row("macros in each other", "[expression-too-deep]") {
      condition(String(repeating: "[1].all(x, ", count: 300) + "true" + String(repeating: ")", count: 300))
    },
    Row("thousands of signs before a value", "", status: 0) {
      condition(String(repeating: "!", count: 3_900) + "answers.a")
    },
    Row("an expression of a megabyte", "[too-long]") {
      condition(String(repeating: "answers.a && ", count: 80_000) + "true")
    },
    Row("a key twice", "h.json:1:29: error: the key 'id' stands twice in this object [duplicate-key]") {
      #"{"formatVersion":1,"id":"h","id":"x"}"#
    },
    Row("a key twice by its escape", "the key 'id' stands twice") { #"{"formatVersion":1,"id":"h","\u0069d":"x"}"# },
    Row("a million times the same key", "the key 'k' stands twice") {
      "{" + Array(repeating: #""k":0"#, count: 1_000_000).joined(separator: ",") + "}"
    },
    Row("ids composed and decomposed", "[bad-id]") { definition(item("caf\u{E9}") + "," + item("cafe\u{301}")) },
    Row("ids that differ by their case", "[duplicate-id]") { definition(item("same") + "," + item("SAME")) },
    Row("a key in letters that look the same", "an item has no key 't\u{435}xt'") {
      definition(#"{ "id": "a", "type": "boolean", "t\#u{435}xt": "Is it so?" }"#)
    },
  ]

  static let numbers: [Row] = [
    ("1e400", "[number-out-of-range]"), ("9223372036854775808", "[number-out-of-range]"), ("NaN", "[not-finite]"),
    ("-Infinity", "[not-finite]"), ("01", "[leading-zero]"), ("0x1p4", "[malformed-number]"),
    (String(repeating: "7", count: 100_000), "[number-out-of-range]"), ("1e300", "[out-of-range]"),
  ].map { text, says in Row("the number \(text.prefix(20))", says) { number(text) } }

  static let meanings: [Row] = [
    Row("a condition that reads its own answer", "[self-reference]") {
      definition(item("a", #", "visibleIf": "answers.a""#))
    },
    Row("a loop of two", "a waits for b, b waits for a") {
      definition(
        item("a", #", "visibleIf": "has(answers.b) && answers.b""#) + ","
          + item("b", #", "visibleIf": "has(answers.a) && answers.a""#))
    },
    Row("a loop of ten thousand", "[cycle]") {
      definition(items(10_000) { #", "visibleIf": "answers.q\#(($0 + 1) % 10_000)""# })
    },
    Row("a chain of ten thousand", "", status: 0) {
      definition(
        items(10_000) { $0 == 0 ? "" : #", "visibleIf": "has(answers.q\#($0 - 1)) && answers.q\#($0 - 1)""# })
    },
    Row("ten thousand conditions on one answer", "", status: 0) {
      definition(items(10_000) { $0 == 0 ? "" : #", "visibleIf": "answers.q0""# })
    },
    Row("a pattern that backtracks", "", status: 0) { pattern("(a+)+$") },
    Row("a pattern of many states", "[bad-pattern]") { pattern("a{60000}") },
    Row("patterns in each other", "[bad-pattern]") { pattern("(((a{100}){100}){100})") },
    Row("a class many times", "pattern too large") { pattern("[^b]{1000}[^c]{1000}") },
    Row("a pattern that looks ahead", "[bad-pattern]") { pattern("(?=a)") },
    Row("a long pattern", "more than 1000 [bad-pattern]") { pattern(String(repeating: "a", count: 2_000)) },
  ]

  static let sizes: [Row] = [
    Row("a file too large", "groundwork: 'h.json' is larger than 32 MiB.", status: 65) {
      String(repeating: " ", count: (32 << 20) + 1)
    },
    Row("four million values", "[too-many-values]") { "[" + String(repeating: "0,", count: 4_000_000) + "0]" },
    Row("too many choices", "too many choices: 201, at most 200 are supported") {
      let choices = (0..<201).map { #"{ "id": "c\#($0)", "text": "t", "points": 0 }"# }
      return definition(
        #"{ "id": "a", "type": "choice", "text": "?", "choices": [\#(choices.joined(separator: ","))] }"#)
    },
    Row("too many sections", "too many sections: 20,001, at most 20,000 are supported") {
      let sections = (0...20_000).map { #"{ "id": "s\#($0)", "title": "t", "items": [] }"# }
      return
        #"{ "formatVersion": 1, "id": "h", "version": "1.0.0", "title": "H", "sections": [\#(sections.joined(separator: ","))] }"#
    },
    Row("too many levels", "too many levels: 101, at most 100 are supported") {
      let levels = (0..<101).map { #"{ "id": "l\#($0)", "title": "t", "from": 0 }"# }
      return definition(item("a"), top: #", "levels": [\#(levels.joined(separator: ","))]"#)
    },
    Row("too many computed values", "too many computed values: 1,001, at most 1,000 are supported") {
      let values = (0..<1_001).map { #"{ "id": "c\#($0)", "expr": "1" }"# }
      return definition(item("a"), top: #", "computed": [\#(values.joined(separator: ","))]"#)
    },
    Row("too many examples", "too many examples: 1,001, at most 1,000 are supported") {
      definition(item("a"), top: #", "examples": [\#(Array(repeating: "{}", count: 1_001).joined(separator: ","))]"#)
    },
    Row("a label of a megabyte", "the text is too long: 1,000,000 characters, at most 2,000 are supported") {
      definition(#"{ "id": "a", "type": "text", "text": "\#(String(repeating: "x", count: 1_000_000))" }"#)
    },
    Row("a help text too long", "the text is too long: 20,001 characters, at most 20,000 are supported") {
      definition(item("a", #", "help": "\#(String(repeating: "x", count: 20_001))""#))
    },
    Row("an id too long", "it is longer than 100 characters") { definition(item(String(repeating: "x", count: 101))) },
    Row("a rating of too many steps", "too many steps: 102") {
      definition(#"{ "id": "a", "type": "rating", "text": "?", "min": 0, "max": 101 }"#)
    },
    Row("too many fields of a row", "too many items: 101, at most 100 are supported") {
      definition(#"{ "id": "l", "type": "list", "text": "?", "items": [\#(items(101) { _ in "" })] }"#)
    },
    Row("too many elements of another list", "1,001, at most 1,000 are supported") {
      let tags = (0..<1_001).map { #""t\#($0)""# }.joined(separator: ",")
      return definition(item("a", #", "tags": [\#(tags)]"#))
    },
    Row("a weight too large", "[out-of-range]") { definition(item("a", #", "weight": 1e300"#)) },
    Row("a flood of unknown keys", "9,000 more problems are not shown [too-many]") {
      definition(items(10_000) { _ in #", "bogus": 1"# })
    },
    Row("a flood of unknown names among thousands", "[too-many]") {
      definition(items(6_000) { $0 < 4_000 ? "" : #", "visibleIf": "answers.z\#($0)""# })
    },
    Row("problems behind megabytes of one line", "[unknown-key]") {
      let help = String(repeating: "é", count: 20_000)
      return definition(items(200) { $0 < 100 ? #", "help": "\#(help)""# : #", "bogus": 1"# })
    },
  ]

  static let encodings: [Row] = [
    Row("UTF-16", "the file is UTF-16, and JSON files are UTF-8", bytes: { [0xFF, 0xFE, 0x7B, 0, 0x7D, 0] }),
    Row("a byte that is not UTF-8", "the byte 0xFF is not UTF-8 here", bytes: { [0x22, 0xFF, 0x22] }),
    Row("a raw control", "[control-character]") { "{\"a\": \"\u{1B}[31m\"}" },
    Row("NUL", "U+0000 has no meaning here", bytes: { [0] }),
    Row("nothing", "[empty-file]") { "" },
    Row("a byte-order mark", "", status: 0) { "\u{FEFF}" + definition(item("a")) },
    Row("something after the end", "[text-after-end]") { "{}{}" },
    Row("a comma too many", "[trailing-comma]") { #"{"a": 1,}"# },
  ]

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: shapes + numbers + meanings + sizes + encodings)
  func `a definition is refused with its place, or harmless, in bounded time and memory`(row: Row) throws {
    let installation = try Installation()
    try installation.folder.write(row.bytes(), to: "h.json")
    // 32 MiB of JSON take some 300 MB: four million values of it.
    let limit = Sanitizer.memoryLimit(megabytes: 1_500)
    let start = ContinuousClock.now
    let run = try installation.bash("\(limit)exec $GW check h.json")
    // Unoptimised, on a machine that does other things: fifty times what it takes.
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(run.status == .exited(row.status), "\(run.output.prefix(2_000))\(run.errors.prefix(2_000))")
    #expect((run.output + run.errors).contains(row.says), "\(run.output.prefix(2_000))")
    if row.says.isEmpty { #expect(run.output.isEmpty) }
    #expect(HostileText.isHarmless(run.output + run.errors))
  }

  /// What catastrophic patterns, chains and rules that take too many steps do to who answers.
  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness))) func `answering stays quick whatever the rules`() throws {
    let installation = try Installation()
    try installation.folder.write(Self.pattern("(a+)+$"), to: "h.json")
    let long = String(repeating: "a", count: 60_000) + "!"
    let refused = try installation.run("take", "./h.json", "--answers", "-", input: long)
    #expect(refused.status == .exited(65))
    #expect(refused.errors.contains("error: t: no [not-valid]"))

    let count = 300
    let chain = Self.items(count) {
      $0 == count - 1 ? "" : #", "visibleIf": "has(answers.q\#($0 + 1)) && answers.q\#($0 + 1)""#
    }
    try installation.folder.write(Self.definition(chain), to: "h.json")
    let input = String(repeating: "y\n", count: count)
    let run = try installation.run("take", "./h.json", "--dry-run", "--answers", "-", input: input)
    #expect(run.output.contains("\(count) of \(count) questions answered."))

    let ten = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"
    let bomb = (0..<7).map { "\(ten).all(v\($0), " }.joined() + "v0 + v6 > 0" + String(repeating: ")", count: 7)
    try installation.folder.write(Self.condition(bomb), to: "h.json")
    let asked = try installation.run("take", "./h.json", "--dry-run", "--answers", "-", input: "y\ny\n")
    #expect(asked.status == .exited(0))
    #expect(asked.output.contains("the expression takes more than"))
  }

  @Test func `the cause of a long row of failures is told once`() throws {
    let installation = try Installation()
    let first = #"{ "id": "c0", "expr": "7 % 0" }"#
    let values = [first] + (1..<200).map { #"{ "id": "c\#($0)", "expr": "computed.c\#($0 - 1) + 1" }"# }
    let text = Self.definition(Self.item("a"), top: #", "computed": [\#(values.joined(separator: ","))]"#)
    try installation.folder.write(text, to: "h.json")
    let run = try installation.run("take", "./h.json", "--dry-run", "--answers", "-", input: "y\n")
    #expect(run.output.contains("modulus by zero"))
    #expect(run.output.utf8.count + run.errors.utf8.count < 400_000)
  }
}
