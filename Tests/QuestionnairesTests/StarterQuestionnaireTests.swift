import Diagnostics
import Questionnaires
import Testing

struct StarterQuestionnaireTests {
  @Test(arguments: ["first_check.json", "some/where/first-check.json", "First Check", "9lives.json", "ß.json", ".json"])
  func `a starter loads without diagnostics`(path: String) throws {
    let text = StarterQuestionnaire.text(forFile: path)
    let result = DefinitionReader.read(SourceText(name: path, text: text))
    #expect(DiagnosticRenderer().render(result.diagnostics) == "")
    let questionnaire = try #require(result.questionnaire)
    #expect(questionnaire.items.count == 5)
    #expect(questionnaire.levels.count == 2)
    #expect(questionnaire.actions.count == 2)
    #expect(questionnaire.examples.count == 2)
  }

  @Test(arguments: ["first_check.json", "a/first-check.json", "First Check.json"])
  func `the id is the name of the file`(path: String) {
    let text = StarterQuestionnaire.text(forFile: path)
    let result = DefinitionReader.read(
      SourceText(name: path, text: text), expectedID: QuestionnaireCatalog.id(ofPath: path))
    #expect(result.diagnostics.isEmpty)
  }

  @Test func `the example asks what it says`() throws {
    let questionnaire = try SampleDefinition.load(StarterQuestionnaire.text(forFile: "starter"))
    var responses = Responses(to: questionnaire, today: CalendarDate("2026-03-01")!)
    for (item, answer) in questionnaire.examples[0].answers { responses.set(answer, for: item) }
    #expect(responses.applicableCount == 5)
    #expect(responses.count(.answered) == 5)
  }
}
