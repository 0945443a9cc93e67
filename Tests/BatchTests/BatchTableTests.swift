import Batch
import Diagnostics
import Testing

/// Answers in comma-separated values.
@Suite struct BatchTableTests {
  private func run(_ table: String) throws -> (Collected, BatchTotals) {
    let questionnaire = try BatchSupport.questionnaire()
    let columns = try ResultColumns("id,score", of: questionnaire)
    let run = try BatchSupport.run(table, questionnaire, format: .csv) { $0.columns = columns }
    return (run.collected, run.totals)
  }

  @Test(
    arguments: [
      "id,lead,mentors,paid\na,yes,3,yes\nb,No,,no\n",
      "\u{FEFF}id;lead;mentors;paid\r\na;yes;3;yes\r\nb;No;;no",
      "respondent,LEAD,How many  mentors?,\"Are they paid?\"\ra,1,3,y\rb,3,,n\r",
      "id,remark,lead,mentors,paid\na,\"two\nlines, \"\"quoted\"\"\",yes,3,TRUE\n\nb,,no,,2\n",
    ])
  func `tables of every kind are read`(table: String) throws {
    let (collected, totals) = try run(table)
    #expect(collected.text == "id,score,error\r\na,1.0,\r\nb,0.0,\r\n")
    #expect(totals.rows == 2 && totals.failed == 0)
  }

  @Test func `cells that are no answers are told with line and column, and the rows after them are read`() throws {
    let (collected, totals) = try run(
      "id,lead,mentors\na,yes,\"1\n\"\nb,\"x\"y,3\nc,maybe,3\nd,yes,99\ne,yes,3,4\nf,unknown,3\ng,yes,3\n")
    let problems = collected.problems.map { problem in
      let position = problem.diagnostic.place!.position
      return "\(problem.respondent?.name ?? "-") \(position.line):\(position.column) \(problem.diagnostic.identifier)"
    }
    #expect(
      problems == [
        "- 4:6 text-after-quote", "c 5:3 not-accepted", "d 6:7 not-accepted", "e 7:9 too-many-cells",
      ])
    #expect(totals.rows == 7 && totals.failed == 4)
    #expect(collected.text.hasSuffix("f,0.0,\r\ng,0.5,\r\n"))
  }

  @Test func `columns that are no items are passed over, and that is said`() throws {
    let questionnaire = try BatchSupport.questionnaire()
    let input = BatchInput(name: "answers.csv", bytes: Array("Timestamp,lead,mentor\n1,yes,2\n".utf8))
    let run = try BatchRun(input, BatchSupport.options(questionnaire))
    #expect(run.warnings.map(\.identifier) == ["unknown-column", "unknown-column"])
    #expect(run.warnings[1].notes.first?.message == "did you mean 'mentors'?")
  }

  @Test(
    arguments: [
      ("name,age\nx,3\n", "no-items"), ("id,lead,Lead\na,yes,no\n", "answered-twice"), ("[{}]", "json-list"),
      ("\"lead\n", "unclosed-quote"),
    ])
  func `what is no table of answers is refused before anything is scored`(table: String, identifier: String) throws {
    let questionnaire = try BatchSupport.questionnaire()
    let input = BatchInput(name: "answers.csv", bytes: Array(table.utf8))
    let failure = try #require(throws: BatchFailure.self) {
      try BatchRun(input, BatchSupport.options(questionnaire))
    }
    #expect(failure.diagnostics.map(\.identifier) == [identifier])
  }
}
