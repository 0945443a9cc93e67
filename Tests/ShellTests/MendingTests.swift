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

  @Test func `what is typed behind it counts alone where together it means nothing`() throws {
    let desk = try ConversationTests.Desk(isPlain: false)
    try desk.type("n", "named", "forty", "forty50")
    #expect(desk.value("staff") == .integer(50))
    // Digits behind digits go on with them, whatever that comes to.
    try desk.type("1,00", "1,000")
    #expect(desk.conversation.session.responses.answer(to: 4)?.value == nil)
    #expect(desk.conversation.prefill == nil)
  }

  @Test func `a command typed behind it runs, and the line does not grow`() throws {
    let desk = try ConversationTests.Desk(isPlain: false)
    try desk.type("n", "named", "forty", "forty/skip")
    #expect(desk.state("staff") == .deferred)
    try desk.type("none", "nonenothing")
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
