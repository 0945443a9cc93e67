import Diagnostics
import JSONDocuments
import Questionnaires
import Testing

/// The guide for authors shows real JSON: its whole file checks, and every fragment is a part of it.
@Suite struct AuthoringGuideTests {
  private static func blocks() throws -> [String] {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let source = try DefinitionFile.read(root + "/Sources/Questionnaires/Questionnaires.docc/WritingAQuestionnaire.md")
    let text = String(decoding: source.bytes, as: UTF8.self)
    return text.split(separator: "```json\n").dropFirst().map { String($0.split(separator: "\n```")[0]) }
  }

  @Test func `the whole file is right`() throws {
    let text = try #require(try Self.blocks().last)
    let result = DefinitionReader.read(
      SourceText(name: "first_trainee.json", text: text), expectedID: "first_trainee")
    #expect(DiagnosticRenderer().render(result.diagnostics) == "")
    #expect(result.questionnaire?.examples.count == 3)
  }

  @Test func `every fragment is a part of it`() throws {
    func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    let blocks = try Self.blocks()
    let whole = plain(try #require(blocks.last))
    #expect(blocks.count == 12)
    for fragment in blocks.dropLast() { #expect(whole.contains(plain(fragment)), "\(fragment)") }
  }
}
