import Diagnostics
import JSONDocuments
import Questionnaires
import Testing

struct SchemaTests {
  @Test(arguments: DefinitionReader.keysByPart.keys.sorted())
  func `schema and decoder know the same keys`(part: String) throws {
    let folder = try #require(ShippedQuestionnaireTests.catalog.folders.first).path
    let source = try DefinitionFile.read(folder + "/schema/questionnaire-1.schema.json")
    let root = try JSONDocument(parsing: source, limits: .definition).root
    let object = part.isEmpty ? root : root[name: "$defs"]?[name: part]
    let properties = try #require(object?[name: "properties"])
    guard case .object(let members) = properties.kind else {
      Issue.record("properties is no object")
      return
    }
    #expect(Set(members.map(\.key)) == DefinitionReader.keysByPart[part])
  }
}
