import Diagnostics
import JSONDocuments
import Questionnaires
import Testing

@Suite struct DefinitionSummaryTests {
  private func summary(_ text: String) throws -> DefinitionSummary? {
    DefinitionSummary(try JSONDocument(parsing: SourceText(name: "a.json", text: text)).root)
  }

  @Test func `a summary has what a list shows, in the definition's language`() throws {
    let summary = try summary(
      #"{ "id": "a", "title": { "en": "All", "es": "Todo" }, "language": "es", "minutes": 4, "sections": 7 }"#)
    #expect(summary?.id == "a" && summary?.title == "Todo" && summary?.minutes == 4)
    #expect(try self.summary(#"{ "id": "a", "title": "All" }"#)?.minutes == nil)
  }

  @Test(arguments: ["[]", "{}", #"{ "id": 3, "title": "A" }"#, #"{ "id": "a", "title": {} }"#, #"{ "title": "A" }"#])
  func `what is no definition has none`(text: String) throws {
    #expect(try summary(text) == nil)
  }

  @Test(arguments: ShippedQuestionnaireTests.catalog.entries.map(\.path))
  func `the summary of a shipped questionnaire agrees with the whole`(path: String) throws {
    let summary = try #require(DefinitionSummary.read(path: path))
    let questionnaire = try #require(try QuestionnaireCatalog.load(path: path).questionnaire)
    #expect(summary.id == questionnaire.id && summary.minutes == questionnaire.minutes)
    #expect(questionnaire.title.template(in: questionnaire.language).filled { _ in "" } == summary.title)
  }
}
