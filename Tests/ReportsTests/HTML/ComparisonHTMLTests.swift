import Assessments
import Questionnaires
import Reports
import Testing

@Suite("Comparisons as HTML")
struct ComparisonHTMLTests {
  @Test("every element is ours, whatever the texts are", arguments: [""] + HTMLRendererTests.hostile)
  func hostileTexts(text: String) throws {
    let suffix = text.isEmpty ? "" : " " + text
    var later = SampleAssessment.halfway(suffix: suffix)
    later.answer("mentor_time", .choice("yes"))
    let sources = [SampleAssessment.halfway(suffix: suffix), later].map {
      ComparisonSource($0.report(), questionnaire: $0.session.questionnaire)
    }
    for isAnonymous in [false, true] {
      let report = try ComparisonReport(sources, isAnonymous: isAnonymous)
      let page = ComparisonHTMLRenderer().render(report)
      #expect(PageScan(page).problems == [])
      #expect(page.contains("role=\"img\""))
      #expect(isAnonymous == !page.contains("Lakeside Hospital"))
    }
  }
}
