import Diagnostics
import Questionnaires
import Scoring
import Testing

/// What every questionnaire that ships is held to.
@Suite struct ContentTests {
  @Test(arguments: ShippedContent.paths) func `its examples come out as expected`(path: String) throws {
    let mismatches = ExampleRunner(Scorer(try ShippedContent.questionnaire(path))).run()
    #expect(DiagnosticRenderer().render(mismatches.map(\.diagnostic)) == "")
  }

  @Test(arguments: ShippedContent.paths) func `its examples reach everything`(path: String) throws {
    let coverage = ExampleCoverage(Scorer(try ShippedContent.questionnaire(path)))
    #expect(DiagnosticRenderer().render(coverage.gaps) == "")
  }

  @Test(arguments: ShippedContent.paths) func `it is plain, whole and honest`(path: String) throws {
    let lint = ContentLint(try ShippedContent.questionnaire(path), map: try ShippedContent.map())
    #expect(DiagnosticRenderer().render(lint.findings) == "")
  }

  @Test func `every row of the coverage map has a question`() throws {
    let matrix = CoverageMatrix(try ShippedContent.map(), of: try ShippedContent.questionnaires())
    #expect(matrix.groups.reduce(0) { $0 + $1.rows.count } == 22)
    #expect(matrix.emptyRows.map(\.id) == [])
    #expect(matrix.strayTags.map(\.tag) == [])
  }
}
