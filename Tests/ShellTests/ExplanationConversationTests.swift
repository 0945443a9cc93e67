import Reports
import Testing

@testable import Shell

/// `/explain` at the prompt.
@Suite struct ExplanationConversationTests {
  private typealias Desk = ConversationTests.Desk

  private func desk(_ lines: String...) throws -> Desk {
    let desk = try Desk()
    for line in lines { try desk.type(line) }
    desk.text = ""
    return desk
  }

  @Test func `at an answered question it explains what the answer earns, elsewhere the score`() throws {
    let answered = try desk("n", "named", "/goto lead")
    try answered.type("/explain")
    #expect(answered.text.contains("Question 2, \"Who leads?\": 100 of 100."))
    #expect(answered.text.contains("\"A named person\": 2 of 2 points."))
    let open = try desk("n")
    try open.type("explain")
    #expect(open.text.contains("The score: 0 of 100, could be 0 to 100."))
    #expect(open.text.contains("/explain people goes on from here"))
  }

  @Test func `a name says what is explained, with or without the slash`() throws {
    let desk = try desk("n", "named")
    try desk.type("/explain people", "explain high", "/explain 2", "explain name_lead")
    #expect(desk.text.contains("People: 100 of 100."))
    #expect(desk.text.contains("Left out:"))
    #expect(desk.text.contains("The most that the score can still become: 100 of 100."))
    #expect(desk.text.contains("Question 2, \"Who leads?\": 100 of 100."))
    #expect(desk.text.contains("Name a lead: not called for.\nNothing that it addresses falls short."))
    #expect(desk.current == "staff")
  }

  @Test func `an unknown name is met with what was probably meant, and nothing is recorded`() throws {
    let desk = try desk("n")
    let events = desk.events.count
    #expect(try desk.type("/explain peple") == "unknown-name")
    guard case .refused(let refusal) = try desk.conversation.receive("/explain peple") else {
      return #expect(Bool(false))
    }
    #expect(refusal.suggestion == "people")
    #expect(desk.events.count == events)
  }

  @Test func `at the end, why explains the score`() throws {
    let desk = try desk("n", "named", "40", "4")
    try desk.type("Nurse aide", "/why")
    #expect(desk.text.contains("/explain how it comes about"))
    #expect(desk.text.contains("The mean of its sections, each by its weight."))
  }

  @Test func `names are completed with what they stand for`() throws {
    let desk = try desk("n")
    let all = desk.conversation.completion(of: "/explain ", at: 9).candidates
    #expect(all.prefix(2).map(\.text) == ["score", "low"])
    let fitting = desk.conversation.completion(of: "/explain na", at: 11)
    #expect(fitting.candidates.map(\.text) == ["name_lead"])
    #expect(fitting.candidates.map(\.meaning) == ["Name a lead"])
    #expect(fitting.start == 9)
  }

  @Test func `the manual says how`() throws {
    let desk = try desk()
    try desk.type("/help explain")
    #expect(desk.text.contains("/explain [NAME]"))
    #expect(ShellCommand(word: "explain") == .explain)
  }
}
