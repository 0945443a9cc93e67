import Assessments
import Diagnostics
import ExpressionLanguage
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import TestSupport
import Testing

@Suite struct EvaluationRendererTests {
  private static let narrow = TerminalStyle(width: 40, usesColor: false, usesBlocks: false, isPlain: true)

  /// What an expression comes to on the sample halfway.
  private static func evaluated(_ text: String, suffix: String = "") throws -> EvaluatedExpression {
    let responses = SampleAssessment.halfway(suffix: suffix).session.responses
    let environment = ExpressionScope.environment(for: .expectation, of: responses.questionnaire)
    let program = try #require(Program.compile(text, in: environment, expecting: nil).program)
    let scorer = Scorer(responses.questionnaire)
    let facts = scorer.facts(scorer.score(responses))
    return EvaluatedExpression(
      program.evaluate(ResponsesActivation(responses, facts: facts)), of: program,
      in: SourceText(name: "<expression>", text: text), on: responses)
  }

  /// An expression and what is said of it.
  struct Row: Sendable, CustomTestStringConvertible {
    let source: String
    let text: String
    var testDescription: String { source }
  }

  @Test(arguments: [
    Row(source: "answers.openings", text: "1240\ntype: int\n"),
    Row(source: "answers.lead", text: "'partly'\ntype: string\n"),
    Row(source: "'a  b'", text: "'a  b'\ntype: string\n"),
    Row(source: "dyn([1.5])", text: "[1.5]\ntype: list(double)\n"),
    Row(
      source: "answers.college == 'x' || answers.mentor_time == 'no'",
      text: """
        waits for: mentor_time, college
        type: bool
          mentor_time (answered "don't know"):
            Do mentors have protected time each
            week?
          college (put off): Has a college
            agreed to teach the classes?

        """),
    Row(
      source: "answers.safety == 'no' ? 1 : 2",
      text: """
        <expression>:1:1: error: 'safety' does not apply, so it has no value [evaluation-error]
            answers.safety == 'no' ? 1 : 2
            ^~~~~~~~~~~~~~

        """),
    Row(
      source: "range(100000)",
      text: """
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,\u{20}
        12, 13, 14, 15, 16, 17, 18, 19, 20, 21,\u{20}
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31,\u{20}
        32, 33, 34, 35, 36, 37, 38, 39, 40, 41,\u{20}
        42, 43, 44, 45, 46, 47, 48, 49, 50, 51,\u{20}
        52, 53, 54, 55, 56, 57, 58, 59, ...]
        type: list(int), 100,000 elements
        Only the beginning is shown; --json
        writes all of it.

        """),
  ])
  func `an author sees at a glance what it is`(row: Row) throws {
    #expect(EvaluationRenderer(Self.narrow).render(try Self.evaluated(row.source)) == row.text)
  }

  @Test func `where a score lies is told`() throws {
    let evaluated = try Self.evaluated("score('mentoring')")
    let text = EvaluationRenderer(.plain).render(evaluated)
    #expect(text.contains("type: double\nIt lies between 0.0 and "), "\(text)")
  }

  @Test(arguments: HostileCase.all)
  func `no value moves the cursor, hides or leaves the window`(row: HostileCase) throws {
    let quoted = Value.string(row.text).text
    for source in [quoted, "[\(quoted)]", "{\(quoted): bytes(\(quoted))}", "answers.mentor_time"] {
      let screen = EvaluationRenderer(row.style).render(try Self.evaluated(source, suffix: row.text))
      let bare = row.style.isPlain ? screen : withoutOwnLooks(screen)
      #expect(!bare.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
      #expect(bare.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= row.style.width }, "\(bare)")
    }
    var plain = row.style
    plain.usesColor = false
    let screen = EvaluationRenderer(plain).render(try Self.evaluated("int(\(quoted))", suffix: row.text))
    #expect(!screen.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
    // The message of a diagnostic is not wrapped; its excerpt is cut, to 28 cells at least.
    let excerpt = screen.split(separator: "\n").dropFirst()
    #expect(excerpt.allSatisfy { DisplayWidth.of($0) <= max(28, row.style.width) }, "\(screen)")
  }

  @Test(arguments: [
    Row(
      source: "[answers.openings, 1u]",
      text: #"{"expression":"[answers.openings, 1u]","outcome":"value","type":"list(dyn)","value":[1240,1],"#
        + #""text":"[1240, 1u]","waitsFor":[],"interval":null,"error":null}"#
    ),
    Row(
      source: "answers.mentor_time",
      text: #"{"expression":"answers.mentor_time","outcome":"unknown","type":"string","value":null,"#
        + #""text":null,"waitsFor":["mentor_time"],"interval":null,"error":null}"#
    ),
    Row(
      source: "1 + 1 / 0",
      text: #"{"expression":"1 + 1 / 0","outcome":"error","type":"int","value":null,"#
        + #""text":null,"waitsFor":[],"interval":null,"error":{"identifier":"evaluation-error","message":"division by zero","start":4,"end":9}}"#
    ),
  ])
  func `programs get every key`(row: Row) throws {
    #expect(JSONRenderer().jsonValue(try Self.evaluated(row.source)).serialized() == row.text)
  }

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)))
  func `a value that holds a large text many times is not written`()
    throws
  {
    let evaluated = try Self.evaluated("[range(20000)].map(l, range(500).map(i, l))").writable()
    guard case .error(let error) = evaluated.outcome else {
      Issue.record("written")
      return
    }
    #expect(error.message == "the value is too large to be written: more than 16777216 characters")
    #expect(JSONRenderer().jsonValue(evaluated).serialized().utf8.count < 400)
  }
}

@Suite struct FunctionReferenceTests {
  @Test func `everything is listed once, and fits`() {
    let reference = FunctionReference.all
    let names = reference.groups.flatMap { $0.entries.map(\.name) }
    #expect(Set(names).count == names.count)
    #expect(Set(StandardFunctions.all.map(\.name)).union(["has", "filter", "state", "level"]).isSubset(of: names))
    for width in [20, 40, 80] {
      let style = TerminalStyle(width: width, usesColor: false, usesBlocks: false, isPlain: true)
      let renderer = FunctionReferenceRenderer(style)
      let texts = [renderer.render(reference)] + reference.groups.flatMap { $0.entries.map(renderer.render) }
      for line in texts.joined().split(separator: "\n") { #expect(DisplayWidth.of(line) <= width, "\(line)") }
    }
  }

  @Test func `one is told in full`() throws {
    let size = try #require(FunctionReference.all.only("sum")).groups[0].entries[0]
    #expect(
      FunctionReferenceRenderer(.plain).render(size) == """
        sum: the sum of a list of numbers, 0 for none
          sum(list(int)) -> int
          sum(list(double)) -> double
          sum(list(uint)) -> uint
          sum(list(duration)) -> duration
        for example
          sum([1, 2, 3]) == 6
        Groundwork adds this to CEL.

        """)
  }

  @Test(arguments: [
    ("siz", "size"), ("greatest", "math.greatest"), ("startswith", "startsWith"), ("exist_one", "exists_one"),
    ("encode", "base64.encode"), ("zzzz", nil), ("", nil), ("\u{1B}[2J", nil),
  ])
  func `a name that is not there suggests one that is`(name: String, meant: String?) {
    #expect(FunctionReference.all.only(name)?.groups == nil)
    #expect(FunctionReference.all.suggestion(for: name) == meant)
  }
}
