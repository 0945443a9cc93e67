import Assessments
import Questionnaires
import Testing

@testable import Shell

/// Lines that were not accepted, put back to be mended; and long texts by the page.
@Suite struct MendingTests {
  @Test func `a line that is not accepted stands on the next`() throws {
    let desk = try ConversationTests.Desk(isPlain: false)
    #expect(try desk.type("n", "named", "forty") == "not-accepted")
    #expect(desk.conversation.prefill == "forty")
    try desk.type("40")
    #expect(desk.value("staff") == .integer(40))
    #expect(desk.conversation.prefill == nil)
  }

  @Test func `entered again as it was, it is not put back once more`() throws {
    let desk = try ConversationTests.Desk(isPlain: false)
    try desk.type("n", "named")
    guard case .refused(let refusal) = try desk.conversation.receive("forty") else {
      Issue.record("it was accepted")
      return
    }
    #expect(refusal.remark == "Your line is still there: typing replaces it, the arrow keys mend it.")
    try desk.type("forty")
    #expect(desk.conversation.prefill == nil)
  }

  @Test func `nothing stands on the line in plain mode, or after a short or an unfit line`() throws {
    let plain = try ConversationTests.Desk()
    try plain.type("n", "named", "forty")
    #expect(plain.conversation.prefill == nil)
    let desk = try ConversationTests.Desk(isPlain: false)
    try desk.type("n", "named", "x")
    #expect(desk.conversation.prefill == nil)
    try desk.type("for\u{1B}ty")
    #expect(desk.conversation.prefill == nil)
  }

  // MARK: - Pages

  private func paged(_ replies: [LineEvent], rows: Int?) throws -> (shown: String, prompts: [String], held: LineEvent?)
  {
    let desk = try ConversationTests.Desk(isPlain: false)
    try desk.type("n")
    var replies = replies
    var prompts: [String] = []
    desk.conversation.pause = { prompt in
      prompts.append(prompt)
      return replies.isEmpty ? .endOfInput : replies.removeFirst()
    }
    desk.conversation.fit(columns: 80, rows: rows)
    desk.text = ""
    desk.conversation.page((1...30).map { "line \($0)\n" }.joined())
    return (desk.text, prompts, desk.conversation.takeHeldEvent())
  }

  @Test func `a long text stops at the window's height`() throws {
    let whole = try paged([.line(""), .line("")], rows: 12)
    #expect(whole.prompts == ["20 more lines [Enter, or q to stop] > ", "10 more lines [Enter, or q to stop] > "])
    #expect(whole.shown.hasSuffix("line 30\n"))
    #expect(whole.held == nil)
    let stopped = try paged([.line("q")], rows: 12)
    #expect(stopped.shown.hasSuffix("line 10\n"))
    #expect(stopped.held == nil)
  }

  @Test func `what else is typed there is taken at the question, and a hang-up is not lost`() throws {
    #expect(try paged([.line("/score")], rows: 12).held == .line("/score"))
    #expect(try paged([.terminated(signal: 1)], rows: 12).held == .terminated(signal: 1))
    #expect(try paged([.interrupted(lineHadText: false)], rows: 12).held == nil)
  }

  @Test(arguments: [nil, 5, 31, 200]) func `a window that holds it or that is very low does not stop it`(rows: Int?)
    throws
  {
    let all = try paged([], rows: rows)
    #expect(all.prompts.isEmpty)
    #expect(all.shown.hasSuffix("line 30\n"))
  }
}
