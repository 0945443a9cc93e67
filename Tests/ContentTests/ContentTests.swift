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
}
