import Diagnostics
import Questionnaires
import TestSupport
import Testing

/// A coverage map with a mistake, marked where it is.
struct MapMistakeCase: Sendable, CustomTestStringConvertible {
  var identifier: String
  var note: String?
  var marked: String
  var testDescription: String { identifier }

  private static func map(_ groups: String, id: String = "\"areas\"") -> String {
    #"{ "formatVersion": 1, "id": \#(id), "title": "Areas", "groups": \#(groups) }"#
  }

  private static func row(_ row: String) -> String {
    map(#"[{ "id": "step", "title": "Steps", "rows": [\#(row)] }]"#)
  }

  static let all: [Self] = [
    Self(identifier: "wrong-type", marked: "«[]»"),
    Self(identifier: "unsupported-version", marked: #"{ "formatVersion": «2», "groups": [] }"#),
    Self(identifier: "empty", marked: map("«[]»")),
    Self(identifier: "empty", marked: map(#"[{ "id": "step", "title": "Steps", "rows": «[]» }]"#)),
    Self(
      identifier: "id-not-file-name",
      marked: map(#"[{ "id": "a", "title": "A", "rows": [{ "id": "b", "title": "B" }] }]"#, id: "«\"regions\"»")),
    Self(identifier: "missing-key", marked: row(#"«{» "id": "hire" }"#)),
    Self(
      identifier: "unknown-key", note: "did you mean 'furtherReading'?",
      marked: row(#"{ "id": "hire", "title": "Hire", «"furtherreading"»: "x" }"#)),
    Self(
      identifier: "duplicate-id", note: "the first is here",
      marked: row(#"{ "id": "hire", "title": "Hire" }, { "id": «"Hire"», "title": "Hire" }"#)),
    Self(identifier: "bad-id", marked: row(#"{ "id": «"step:hire"», "title": "Hire" }"#)),
    Self(identifier: "missing-bracket", marked: "{«»"),
  ]
}

@Suite struct CoverageMapTests {
  @Test(arguments: MapMistakeCase.all)
  func `a mistake in a map is reported where it is`(row: MapMistakeCase) {
    let source = MarkedSource(row.marked)
    let result = CoverageMap.read(SourceText(name: "areas.json", text: source.text), expectedID: "areas")
    let shown = DiagnosticRenderer().render(result.diagnostics)
    #expect(result.map == nil)
    #expect(result.diagnostics.map(\.identifier) == [row.identifier], "\(shown)")
    #expect(result.diagnostics.map { $0.place?.range } == source.ranges, "\(shown)")
    if let note = row.note { #expect(result.diagnostics.first?.notes.first?.message == note) }
  }

  private static let map = """
    { "formatVersion": 1, "id": "areas", "title": "Areas", "groups": [
      { "id": "step", "title": "Steps", "rows": [
        { "id": "hiring", "title": "Hire" }, { "id": "training", "title": "Train", "furtherReading": "not found" } ] },
      { "id": "topic", "title": "Topics", "rows": [{ "id": "pay", "title": "Pay" }] } ] }
    """

  @Test func `items count by their own tags and their section's, once each; texts do not`() throws {
    let map = try #require(CoverageMap.read(SourceText(name: "areas.json", text: Self.map)).map)
    let first = try SampleDefinition.load(
      SampleDefinition.items(
        """
        { "id": "a", "type": "boolean", "text": "A?", "tags": ["step:hiring", "topic:pay"] },
        { "id": "b", "type": "text", "text": "B?", "tags": ["other:hiring", "plain"] },
        { "id": "c", "type": "display", "text": "C", "tags": ["step:training"] }
        """, section: #""tags": ["topic:pay"]"#))
    let second = try SampleDefinition.load(
      SampleDefinition.items(#"{ "id": "a", "type": "boolean", "text": "A?", "tags": ["step:hirring", "topic:none"] }"#)
    )
    let matrix = CoverageMatrix(map, of: [first, second])
    #expect(matrix.groups.map { $1.map(\.counts) } == [[[1, 0], [0, 0]], [[2, 0]]])
    #expect(matrix.groups.map { $1.map(\.total) } == [[1, 0], [2]])
    #expect(matrix.emptyRows.map(\.id) == ["training"])
    #expect(matrix.emptyRows[0].furtherReading != nil)
    #expect(matrix.strayTags.map { [$0.owner, $0.tag] } == [["a", "step:hirring"], ["a", "topic:none"]])
    #expect(matrix.strayTags.map(\.suggestion) == ["step:hiring", nil])
  }

  @Test func `the shipped map has five characteristics, eight steps and nine resources`() throws {
    let folder = try #require(ShippedQuestionnaireTests.catalog.folders.first).path
    let source = try DefinitionFile.read("\(folder)/\(CoverageMap.folderName)/work_based_learning.json")
    let result = CoverageMap.read(source, expectedID: "work_based_learning")
    #expect(DiagnosticRenderer().render(result.diagnostics) == "")
    let map = try #require(result.map)
    #expect(map.groups.map(\.id) == ["characteristic", "step", "resource"])
    #expect(map.groups.map(\.rows.count) == [5, 8, 9])
    let unread = map.groups.flatMap(\.rows).filter { $0.furtherReading != nil }
    #expect(unread.map(\.id) == ["quality_apprenticeship", "readiness_checklist", "ahima_him"])
  }
}
