import Diagnostics
import ExpressionLanguage
import Testing

@Suite struct ConditionAnalysisTests {
  struct Finding: Sendable, CustomTestStringConvertible {
    var source: String
    var message: String
    var note: String?
    var testDescription: String { source }

    init(_ source: String, _ message: String, _ note: String? = nil) {
      self.source = source
      self.message = message
      self.note = note
    }
  }

  private static let environment = {
    var environment = TypeEnvironment()
    environment.declareRecord(
      "answers", number: 0,
      fields: [
        TypeEnvironment.Field(name: "rating", type: .int, slot: 0, range: 1...5),
        TypeEnvironment.Field(name: "staff", type: .int, slot: 1, range: 1...Double.infinity),
        TypeEnvironment.Field(name: "wage", type: .double, slot: 2),
        TypeEnvironment.Field(name: "turnover", type: .double, slot: 3, range: 0...Double.infinity, isShare: true),
        TypeEnvironment.Field(name: "policy", type: .string, slot: 4, vocabulary: ["none", "draft", "done"]),
        TypeEnvironment.Field(name: "note", type: .string, slot: 5),
        TypeEnvironment.Field(name: "remote", type: .bool, slot: 6),
        TypeEnvironment.Field(name: "budget", type: .double, slot: 7, mayBeAbsent: true),
        TypeEnvironment.Field(name: "tools", type: .list(.string), slot: 8, vocabulary: ["crm", "erp"]),
      ])
    environment.declareFunction(HostFunction(name: "state", number: 0, parameters: [.string], result: .string))
    return environment
  }()

  @Test(arguments: [
    // Comparisons
    Finding(
      "«answers.rating > 5»", "this comparison never holds: 'rating' is a whole number, from 1 to 5"),
    Finding(
      "«answers.rating >= 1» && answers.remote", "this comparison always holds: 'rating' is a whole number, from 1 to 5"
    ),
    Finding(
      "answers.remote || «6 <= answers.rating»",
      "this comparison never holds: 'rating' is a whole number, from 1 to 5"),
    Finding("«answers.rating == 2.5»", "this comparison never holds: 'rating' is a whole number, from 1 to 5"),
    Finding("«answers.rating != 7»", "this comparison always holds: 'rating' is a whole number, from 1 to 5"),
    Finding("«answers.staff < 1»", "this comparison never holds: 'staff' is a whole number, at least 1"),
    Finding("«answers.turnover < 0.0»", "this comparison never holds: 'turnover' is at least 0"),
    Finding(
      "«size(answers.note) < 0»",
      "this comparison never holds: the size of 'note' is a whole number, at least 0"),
    Finding(
      "«answers.tools.size() > 2»", "this comparison never holds: the size of 'tools' is a whole number, from 0 to 2"),
    Finding(
      "answers.turnover > «20»", "'turnover' is a share, of which 1 is the whole: 20 is far beyond it",
      "did you mean 0.2?"),
    // Conditions that contradict or repeat themselves
    Finding(
      "«answers.policy == 'none' && answers.policy == 'done'»", "this condition never holds, whatever is answered"),
    Finding(
      "«answers.policy != 'none' || answers.policy != 'done'»", "this condition always holds, whatever is answered"),
    Finding("«answers.rating > 3 && answers.rating < 2»", "this condition never holds, whatever is answered"),
    Finding("«answers.rating > 3 && answers.rating < 4»", "this condition never holds, whatever is answered"),
    Finding("«answers.wage > 20.0 && answers.wage < 15.0»", "this condition never holds, whatever is answered"),
    Finding("«answers.wage >= 15.0 || answers.wage < 15.0»", "this condition always holds, whatever is answered"),
    Finding("«answers.remote && !answers.remote»", "this condition never holds, whatever is answered"),
    Finding("«answers.note == 'a' && answers.note == 'b'»", "this condition never holds, whatever is answered"),
    Finding(
      "answers.remote || «(answers.policy == 'none' && answers.policy == 'done')»",
      "this condition never holds, whatever is answered"),
    Finding(
      "«has(answers.budget) && answers.budget > 5.0 && answers.budget < 4.0»",
      "this condition never holds, whatever is answered"),
    Finding(
      "«has(answers.budget) || !has(answers.budget) && answers.remote || !answers.remote && !has(answers.budget)»",
      "this condition always holds, whatever is answered"),
  ])
  func `what no answer can change is told`(row: Finding) throws {
    let marked = MarkedExpression(row.source)
    let found = Program.compile(marked.text, in: Self.environment, expecting: .bool)
    #expect(found.program != nil)
    let first = try #require(found.diagnostics.first)
    #expect(found.diagnostics.count == 1, "\(found.diagnostics.map(\.message))")
    #expect(first.severity == .warning)
    #expect(first.message == row.message)
    // Parentheses belong to no node.
    #expect(marked.text.utf8.count - first.range.count - (marked.text.utf8.count - marked.range.count) <= 2)
    #expect(marked.range.contains(first.range.lowerBound))
    if let note = row.note { #expect(first.notes == [note]) }
  }

  @Test(arguments: [
    "answers.rating > 4", "answers.rating >= 2 && answers.rating <= 4", "answers.rating == 2 || answers.rating == 4",
    "answers.staff > 1000000", "answers.turnover > 0.2", "answers.turnover > 1.2",
    "answers.policy == 'none' || answers.policy == 'done'", "answers.policy != 'none' && answers.policy != 'done'",
    "answers.wage > 15.0 && answers.wage < 15.5", "answers.wage * 2.0 > 5.0 && answers.wage < 1.0",
    "answers.note == 'a' || answers.note == 'b'", "answers.remote ? answers.rating > 2 : answers.rating > 3",
    "state('rating') == 'open' && state('staff') == 'open'", "state('rating') == 'open' && state('rating') == 'done'",
    "has(answers.budget) && answers.budget > 4.0 && answers.budget < 5.0",
    "'crm' in answers.tools && 'erp' in answers.tools", "size(answers.tools) == 2",
    "answers.tools.exists(t, t == 'crm' && answers.remote && answers.remote)",
    "answers.rating == 1 && answers.staff > 5 || answers.rating == 2 && answers.staff > 9",
  ])
  func `what an answer can change is left alone`(source: String) {
    #expect(Program.compile(source, in: Self.environment, expecting: .bool).diagnostics == [])
  }

  /// Values outside the comparisons' literals must be tried too: between, below and above them.
  @Test func `a warning is never wrong about whole numbers`() throws {
    let relations = ["==", "!=", "<", "<=", ">", ">="]
    for first in relations {
      for second in relations {
        for (low, high) in [(2, 2), (2, 3), (2, 4), (4, 2)] {
          for joint in ["&&", "||"] {
            let source = "answers.rating \(first) \(low) \(joint) answers.rating \(second) \(high)"
            let compilation = Program.compile(source, in: Self.environment, expecting: .bool)
            let program = try #require(compilation.program)
            let values = Set(
              (Int64(1)...5).map { number in
                program.evaluate(OneValue(outcome: .value(.int(number)))) == .value(.bool(true))
              })
            #expect(compilation.diagnostics.isEmpty == (values.count == 2), "\(source)")
          }
        }
      }
    }
  }
}

/// Every name has the same outcome.
private struct OneValue: Activation {
  var outcome: Outcome

  func read(_ slot: Slot) -> Outcome { outcome }
  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome { outcome }
}
