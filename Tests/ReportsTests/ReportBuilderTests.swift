import Questionnaires
import Reports
import Testing

@Suite struct ReportBuilderTests {
  private let report = SampleAssessment.halfway().report(head: "5f3a")

  @Test func `names, people and day come from the opening`() {
    #expect(report.definition.id == "sample")
    #expect(report.client.name == "Lakeside Hospital")
    #expect(report.opened.description == "2026-05-12")
    #expect(report.facilitator == "Ines")
    #expect(report.respondents == ["Kim"])
    #expect(!report.isComplete)
    #expect(report.head == "5f3a")
  }

  @Test func `what waits is either to be found out or open, never both`() {
    #expect(report.findOut.map(\.item.id.text) == ["mentor_time", "college"])
    #expect(report.findOut.map(\.with) == [nil, "Dana in HR"])
    #expect(report.open.isEmpty)
    let untouched = SampleAssessment().report()
    #expect(untouched.findOut.isEmpty)
    #expect(untouched.open.map(\.item.number) == [1, 2, 3, 4, 5, 6, 7])
    #expect(untouched.answers.allSatisfy { $0.state == .open && $0.text == "open" })
  }

  @Test func `strengths are what is in place, with what it says`() {
    #expect(report.strengths.map(\.item.id.text) == ["leader"])
    #expect(report.strengths[0].findings == ["A senior leader backs this."])
  }

  @Test func `sections say what is unsettled in words`() {
    #expect(report.sections.map(\.note) == ["", "1 not known", "not answered yet"])
    #expect(report.sections.map(\.target) == [0.6, 0.8, nil])
  }

  @Test func `sources and resources are cited once each`() {
    #expect(report.sources.map(\.id.text) == ["toolkit", "mentors"])
    let ratio = report.actions.first { $0.id.text == "set_ratio" }
    #expect(ratio?.sources.map(\.id.text) == ["mentors"])
    #expect(ratio?.furtherReading.isEmpty == true, "what is a source is not listed twice")
  }

  @Test func `notes and evidence keep their question`() {
    #expect(report.notes.map(\.item?.id.text) == ["lead"])
    #expect(report.evidence.map(\.text) == ["minutes.pdf"])
    #expect(report.answers[0].notes == ["Ask again in June"])
  }
}
