import Assessments
import JSONDocuments
import Questionnaires
import Testing
import Diagnostics

@testable import Shell

/// Going from one questionnaire to another without leaving the program.
@Suite struct OtherQuestionnaireTests {
  private func desk() throws -> ConversationTests.Desk {
    let desk = try ConversationTests.Desk()
    let summaries = try ["quick_check", "business_case"].map { id in
      let text = #"{"id":"\#(id)","title":"The \#(id)","minutes":3}"#
      return try #require(
        DefinitionSummary(try JSONDocument(parsing: SourceText(name: id, text: text)).root))
    }
    desk.conversation.otherQuestionnaires = { summaries }
    return desk
  }

  private func wanted(_ line: String, _ desk: ConversationTests.Desk) throws -> String? {
    try desk.conversation.presentIfNeeded()
    if case .take(let id) = try desk.conversation.receive(line) { return id }
    return nil
  }

  @Test(arguments: ["/take quick_check", "take Quick-Check", "groundwork take quick_check", "/take  quick_check "])
  func `what a result advises to type works at the prompt`(line: String) throws {
    #expect(try wanted(line, desk()) == "quick_check")
  }

  @Test func `they are listed, and a name that is none is refused with the nearest`() throws {
    let desk = try desk()
    #expect(try wanted("/take", desk) == nil)
    #expect(desk.text.contains("  business_case: The business_case (about 3 min)\n"))
    #expect(try desk.type("/take quik_check") == "unknown-questionnaire")
  }

  @Test func `at a text question it is the answer`() throws {
    let desk = try desk()
    try desk.type("n", "named", "40", "4")
    #expect(try wanted("groundwork take quick_check", desk) == nil)
    #expect(desk.value("job") == .text("groundwork take quick_check"))
    #expect(try wanted("groundwork take quick_check", desk) == "quick_check")
  }
}
