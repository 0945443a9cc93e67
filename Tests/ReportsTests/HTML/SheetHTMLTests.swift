import Assessments
import Questionnaires
import Reports
import Testing

@Suite("Sheets as HTML")
struct SheetHTMLTests {
  @Test("every question stands on the sheet, with a box for each choice, whatever the texts are")
  func questions() {
    for text in [""] + HTMLRendererTests.hostile {
      let sample = SampleAssessment.halfway(suffix: text.isEmpty ? "" : " " + text)
      for sheet in [SheetReport(open: sample.session), SheetReport(blank: sample.session.questionnaire)] {
        let scan = PageScan(SheetHTMLRenderer().render(sheet))
        #expect(scan.problems == [])
        let questions = sheet.groups.flatMap(\.questions)
        #expect(scan.elements.count { $0.name == "article" } == questions.count)
        let choices = questions.reduce(0) { count, question in
          guard !question.choices.isEmpty else { return count }
          return count + question.choices.count + (question.takesUnknown ? 1 : 0)
            + (question.takesNotApplicable ? 1 : 0)
        }
        let boxes = scan.elements.count { element in
          element.attributes.contains { $0.name == "class" && $0.value == "tick" }
        }
        #expect(boxes == choices)
      }
    }
  }
}
