import Diagnostics
import Questionnaires
import Testing

/// The questionnaires and the coverage map that ship, read where they stand.
enum ShippedContent {
  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/questionnaires"

  /// The paths of all questionnaires.
  static let paths = QuestionnaireCatalog(folders: [.init(path: folder, origin: .flag)]).entries.map(\.path)

  /// A questionnaire about which there is nothing to say.
  static func questionnaire(_ path: String) throws -> Questionnaire {
    let result = try QuestionnaireCatalog.load(path: path)
    #expect(DiagnosticRenderer().render(result.diagnostics) == "")
    return try #require(result.questionnaire)
  }

  /// All questionnaires.
  static func questionnaires() throws -> [Questionnaire] { try paths.map(questionnaire) }

  /// What they should ask about.
  static func map() throws -> CoverageMap {
    let source = try DefinitionFile.read("\(folder)/\(CoverageMap.folderName)/work_based_learning.json")
    return try #require(CoverageMap.read(source).map)
  }
}
