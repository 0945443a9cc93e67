import Diagnostics
import Questionnaires
import Scoring
import TestSupport
import Testing

/// A definition with its examples: what they do not reach is marked, in the order in which it is reported.
struct CoverageCase: Sendable, CustomTestStringConvertible {
  var title: String
  /// The items of the only section, beside `paid`, a question that is answered by yes or no.
  var items = ""
  /// What the section has besides.
  var section = ""
  /// What the definition has besides.
  var top = ""
  /// The examples: answers and expectations.
  var examples: [(answers: String, expect: String)] = [("", "\"asked\": 1")]
  var messages: [String] = []
  var testDescription: String { title }

  /// The definition, with its marks.
  var marked: String {
    let examples = examples.map { answers, expect in
      "{ \"title\": \"E\", \"answers\": { \(answers) }, \"expect\": { \(expect.isEmpty ? "\"score\": 0" : expect) } }"
    }
    return """
      { "formatVersion": 1, "id": "sample", "version": "1.0.0", "title": "Sample",
        "sections": [
          { "id": "first", "title": "First", "items": [{ "id": "paid", "type": "boolean", "text": "Paid?" }] },
          { "id": "second", "title": "Second", \(section.isEmpty ? "" : section + ", ")"items": [
            \(items.isEmpty ? "{ \"id\": \"hello\", \"type\": \"display\", \"text\": \"Hello\" }" : items) ] } ],
        \(top.isEmpty ? "" : top + ",")
        "examples": [\(examples.joined(separator: ",\n"))] }
      """
  }

  private static let yes = (answers: "\"paid\": true", expect: "")
  private static let no = (answers: "\"paid\": false", expect: "")
  private static let unknown = (answers: "\"paid\": { \"state\": \"unknown\" }", expect: "")

  static let items: [Self] = [
    Self(title: "everything is reached", examples: [yes]),
    Self(
      title: "an item that is unknown is not answered",
      items: #"«{» "id": "notes", "type": "text", "text": "Notes?" }"#,
      examples: [(#""paid": true, "notes": { "state": "unknown" }"#, "")], messages: ["no example answers 'notes'"]),
    Self(
      title: "an answer that is not asked for does not count",
      items: #"«{» "id": "notes", "type": "text", "text": "Notes?", "visibleIf": "«!answers.paid»" }"#,
      examples: [(#""paid": true, "notes": "x""#, "")],
      messages: ["no example answers 'notes'", "the condition of 'notes' is never true in any example"]),
    Self(
      title: "a text that is never shown",
      items: #"«{» "id": "hello", "type": "display", "text": "Hello", "visibleIf": "«answers.paid»" }"#,
      examples: [no],
      messages: ["no example shows 'hello'", "the condition of 'hello' is never true in any example"]),
  ]

  static let conditions: [Self] = [
    Self(title: "a section comes and goes", section: #""visibleIf": "answers.paid""#, examples: [yes, no]),
    Self(
      title: "a section never goes", section: #""visibleIf": "«answers.paid»""#, examples: [yes],
      messages: ["the condition of section 'second' is never false in any example"]),
    Self(
      title: "what waits is not decided",
      items: #"""
        «{» "id": "other", "type": "boolean", "text": "Other?" },
        «{» "id": "hello", "type": "display", "text": "Hello", "visibleIf": "«answers.other»" }
        """#,
      examples: [(#""paid": true, "other": { "state": "unknown" }"#, ""), yes],
      messages: [
        "no example answers 'other'", "no example shows 'hello'",
        "the condition of 'hello' is neither true nor false in any example",
      ]),
    Self(
      title: "in a section that is not asked, the condition of an item decides nothing",
      items:
        #"{ "id": "hello", "type": "display", "text": "Hello", "visibleIf": "«answers.paid || client.staff > 3»" }"#,
      section: #""visibleIf": "answers.paid""#, examples: [yes, no],
      messages: ["the condition of 'hello' is never false in any example"]),
    Self(
      title: "requiredIf, where the item is asked",
      items: #"{ "id": "notes", "type": "text", "text": "Notes?", "requiredIf": "«answers.paid»" }"#,
      examples: [(#""paid": true, "notes": "x""#, "")],
      messages: ["'requiredIf' of 'notes' is never false in any example"]),
    Self(
      title: "a warning appears in one example and not in another", items: warned,
      examples: [(#""paid": true, "size": 5"#, ""), (#""size": 3"#, "")]),
    Self(
      title: "a warning that never appears", items: warned.replacing("answers.size < 4", with: "«answers.size < 4»"),
      examples: [(#""paid": true, "size": 3"#, ""), (#""size": { "state": "unknown" }"#, "")],
      messages: ["a validator of 'size' is never false in any example"]),
    Self(
      title: "a value that is refused", items: limited,
      examples: [(#""paid": true, "size": 3"#, #""refused": { "size": 4 }"#)]),
    Self(
      title: "a value that only the limits refuse",
      items: limited.replacing("answers.size < 4", with: "«answers.size < 4»"),
      examples: [(#""paid": true, "size": 3"#, #""refused": { "size": 6 }"#)],
      messages: ["a validator of 'size' never refuses an answer in any example"]),
    Self(
      title: "an answer that should have been refused",
      items: limited.replacing("answers.size < 4", with: "«answers.size < 4»"),
      examples: [(#""paid": true, "size": 4"#, "")],
      messages: ["a validator of 'size' neither accepts an answer nor refuses an answer in any example"]),
  ]

  /// A list of people, each with a wage where they are paid.
  private static func people(_ condition: String) -> String {
    """
    { "id": "people", "type": "list", "text": "People?", "items": [
      { "id": "employed", "type": "boolean", "text": "Employed?", "required": false },
      { "id": "wage", "type": "integer", "text": "Wage?", "visibleIf": \(condition),
        "validators": [{ "expr": "row.wage > 7", "message": "Low" }] }] }
    """
  }

  static let rows: [Self] = [
    Self(
      title: "a condition in rows comes out both ways", items: people("\"has(row.employed) && row.employed\""),
      examples: [(#""paid": true, "people": [{ "employed": true, "wage": 9 }, {}]"#, "")]),
    Self(
      title: "a condition in rows never comes out the other way",
      items: people("\"«has(row.employed) && row.employed»\""),
      examples: [(#""paid": true, "people": [{ "employed": false }]"#, "")],
      messages: ["the condition of 'wage' is never true in any example"]),
  ]

  private static let warned = #"""
    { "id": "size", "type": "integer", "text": "Size?", "min": 1, "max": 5, "validators": [
      { "expr": "answers.size < 4", "message": "Large", "severity": "warning" }] }
    """#
  private static let limited = warned.replacing(", \"severity\": \"warning\"", with: "")

  private static let hired = #"{ "id": "hired", "type": "boolean", "text": "Hired?", "visibleIf": "answers.paid" }"#

  private static func levels(_ requires: String, start: String = "{") -> String {
    """
    "levels": [{ "id": "low", "title": "Low", "from": 0 }, \(start) "id": "high", "title": "High", "from": 0.5,
      "requires": [{ \(requires), "message": "m" }] }]
    """
  }

  static let levels: [Self] = [
    Self(
      title: "a gate holds and does not, its level is reached", top: levels(#""item": "paid", "atLeast": 1"#),
      examples: [yes, no]),
    Self(
      title: "what is undecided does not hold", top: levels(#""item": "paid", "atLeast": 1"#),
      examples: [yes, unknown]),
    Self(
      title: "a level that is not reached", top: levels(#""item": «"paid"», "atLeast": 1"#, start: "«{»"),
      examples: [no],
      messages: [
        "a gate of level 'high' never holds in any example", "no example reaches level 'high'",
      ]),
    Self(
      title: "a gate on what is not asked holds", items: hired,
      top: levels(#""item": "hired", "atLeast": 1"#, start: "«{»"),
      examples: [(#""paid": true, "hired": false"#, ""), no],
      messages: ["no example reaches level 'high'"]),
    Self(
      title: "a gate that always holds", top: levels(#""expr": «"score('first') >= 0.0"»"#), examples: [yes, no],
      messages: ["a gate of level 'high' never fails to hold in any example"]),
  ]

  private static func action(_ rest: String, start: String = "{") -> String {
    """
    "actions": [\(start) "id": "pay", "title": "Pay", "addresses": [{ "item": "paid", "answer": true }]\(rest) }]
    """
  }

  static let actions: [Self] = [
    Self(title: "an action applies", top: action(""), examples: [no]),
    Self(title: "an action applies to what is not known", top: action(""), examples: [yes, unknown]),
    Self(
      title: "nothing falls short", top: action("", start: "«{»"), examples: [yes],
      messages: ["action 'pay' applies in no example"]),
    Self(
      title: "the condition of an action", top: action(#", "visibleIf": "«score('first') < 0.5»""#), examples: [no],
      messages: ["the condition of action 'pay' is never false in any example"]),
    Self(
      title: "an action that may apply", items: #"{ "id": "more", "type": "boolean", "text": "More?" }"#,
      top: action(#", "visibleIf": "«answers.more»""#, start: "«{»"),
      examples: [(#""more": { "state": "unknown" }, "paid": false"#, ""), (#""more": false, "paid": true"#, "")],
      messages: [
        "the condition of action 'pay' is never true in any example", "action 'pay' applies in no example",
      ]),
  ]
}

@Suite struct ExampleCoverageTests {
  @Test(
    arguments: CoverageCase.items + CoverageCase.conditions + CoverageCase.rows + CoverageCase.levels
      + CoverageCase.actions)
  func `what no example reaches is named where it stands`(row: CoverageCase) throws {
    let source = MarkedSource(row.marked)
    let result = DefinitionReader.read(SourceText(name: "sample.json", text: source.text))
    let questionnaire = try #require(result.questionnaire, "\(DiagnosticRenderer().render(result.diagnostics))")
    let coverage = ExampleCoverage(Scorer(questionnaire))
    #expect(coverage.gaps.map(\.message) == row.messages)
    #expect(coverage.gaps.compactMap(\.place?.range).sorted { $0.lowerBound < $1.lowerBound } == source.ranges)
    #expect(coverage.gaps.allSatisfy { $0.severity == .error && $0.place?.pointer != nil })
    let counts = [coverage.items, coverage.conditions, coverage.levels, coverage.actions]
    #expect(counts.reduce(0) { $0 + $1.total - $1.reached } == row.messages.count)
  }

  @Test func `items, conditions, levels and actions are counted`() throws {
    let draft = Draft(
      sections: [
        Draft.section("one", .choice("a"), .choice("b").when("answers.a == 'c1'")),
        Draft.section("two", when: "answers.a == 'c2'", .choice("c").validated("answers.c != 'c1'")),
      ],
      levels: [
        ("low", 0, []), ("high", 0.5, [Draft.GateDraft(subject: .item("a", 1), message: "m")]),
      ],
      actions: [
        Draft.ActionDraft(id: "do", targets: [("a", .choice("c2"))]),
        Draft.ActionDraft(id: "more", targets: [("c", .choice("c2"))], visibleIf: "score('one') < 0.9"),
      ])
    let questionnaire = draft.questionnaire { parts in
      [
        Example(
          title: LocalizedText("one"), answers: [(0, Answer(.choice("c1"), origin: .scripted))],
          place: parts.items[0].place)
      ]
    }
    let coverage = ExampleCoverage(Scorer(questionnaire))
    #expect([coverage.items.reached, coverage.items.total] == [1, 3])
    #expect([coverage.conditions.reached, coverage.conditions.total] == [0, 5])
    #expect([coverage.levels.reached, coverage.levels.total] == [1, 2])
    #expect([coverage.actions.reached, coverage.actions.total] == [1, 2])
  }

  @Test func `what an item does not take has its own place`() throws {
    let row = try #require(CoverageCase.conditions.last { $0.title == "a value that only the limits refuse" })
    let result = DefinitionReader.read(SourceText(name: "sample.json", text: MarkedSource(row.marked).text))
    let coverage = ExampleCoverage(Scorer(try #require(result.questionnaire)))
    #expect(coverage.gaps.first?.notes.map(\.message) == ["what an item does not take is expected under 'refused'"])
  }
}
