import Diagnostics
import Questionnaires
import Testing

struct ShippedQuestionnaireTests {
  /// The questionnaires beside the sources.
  static let catalog = QuestionnaireCatalog(folders: [
    QuestionnaireCatalog.Folder(
      path: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/questionnaires", origin: .flag)
  ])

  @Test func `there are questionnaires`() {
    #expect(!Self.catalog.entries.isEmpty)
    #expect(Self.catalog.problems.isEmpty)
  }

  @Test(arguments: catalog.entries.map(\.path))
  func `every shipped questionnaire loads without diagnostics`(path: String) throws {
    let result = try QuestionnaireCatalog.load(path: path)
    #expect(DiagnosticRenderer().render(result.diagnostics) == "")
    #expect(result.questionnaire != nil)
  }
}
