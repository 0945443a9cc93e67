import Diagnostics
import Questionnaires
import Testing

/// Small definitions around what a test is about.
enum SampleDefinition {
  /// A definition with these items in its only section.
  static func items(_ items: String, top: String = "", section: String = "") -> String {
    """
    {
      "formatVersion": 1, "id": "sample", "version": "1.0.0", "title": "Sample",
      "sections": [{ "id": "only", "title": "Only", \(section.isEmpty ? "" : section + ", ")"items": [
        \(items)
      ] }]\(top.isEmpty ? "" : ",\n  " + top)
    }
    """
  }

  /// A definition with one scored question, and this at its top level.
  static func top(_ top: String) -> String {
    items(
      """
      { "id": "ready", "type": "choice", "text": "Ready?", "choices": [
            { "id": "no", "text": "No", "points": 0 }, { "id": "yes", "text": "Yes", "points": 1 }] },
          { "id": "name", "type": "text", "text": "Name?" },
          { "id": "intro", "type": "display", "text": "Hello" }
      """,
      top: top
    )
  }

  /// A definition whose first question has these choices.
  static func choices(_ choices: String, type: String = "choice", item: String = "") -> String {
    items(
      """
      { "id": "ready", "type": "\(type)", "text": "Ready?"\(item.isEmpty ? "" : ", " + item), "choices": [\(choices)] }
      """
    )
  }

  /// The questionnaire of a definition that must be right.
  static func load(_ text: String) throws -> Questionnaire {
    let result = DefinitionReader.read(SourceText(name: "sample.json", text: text))
    #expect(DiagnosticRenderer().render(result.diagnostics) == "")
    return try #require(result.questionnaire)
  }
}
