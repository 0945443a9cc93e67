import Testing

@testable import Shell

/// A question that cannot be noted for want of room waits until there is.
@Suite struct `Full disks at the prompt` {
  private final class Typist: LineReader {
    var lines: [LineEvent]
    var prompts: [String] = []
    var completer: ((_ line: String, _ cursorByte: Int) -> Completion)?
    var columns: Int { 80 }
    var rows: Int? { nil }
    var onLine: (Int) -> Void = { _ in }

    init(_ lines: [LineEvent]) { self.lines = lines }

    func readLine(prompt: String, prefill: String?) -> LineEvent {
      prompts.append(prompt)
      guard !lines.isEmpty else { return .endOfInput }
      onLine(prompts.count)
      return lines.removeFirst()
    }

    func remember(command: String) {}
  }

  @Test func `Enter tries again, and the question comes once it is noted`() throws {
    let desk = try ConversationTests.Desk()
    desk.failure = ConversationTests.Broken()
    let typist = Typist([.line(""), .line("what"), .line(""), .line("n")])
    typist.onLine = { if $0 == 3 { desk.failure = nil } }
    #expect(try CommandLoop(desk.conversation, reader: typist).run() == .endOfInput)
    #expect(typist.prompts.prefix(3) == ["try again > ", "try again > ", "try again > "])
    #expect(desk.text.contains("The disk is full.\nPress Enter to try again, or type quit to leave."))
    #expect(typist.prompts[3].hasPrefix("Q1 of "))
  }

  @Test(arguments: [
    (LineEvent.line("quit"), CommandLoop.End.quit), (.line("/QUIT "), .quit), (.endOfInput, .endOfInput),
    (.interrupted(lineHadText: false), .interrupted), (.terminated(signal: 15), .terminated(signal: 15)),
  ])
  func `whoever does not want to wait leaves`(event: LineEvent, end: CommandLoop.End) throws {
    let desk = try ConversationTests.Desk()
    desk.failure = ConversationTests.Broken()
    #expect(try CommandLoop(desk.conversation, reader: Typist([event])).run() == end)
    #expect(desk.events.isEmpty)
  }

  @Test func `another failure ends it`() throws {
    struct Worse: Error {}
    let desk = try ConversationTests.Desk()
    desk.failure = Worse()
    #expect(throws: Worse.self) { try CommandLoop(desk.conversation, reader: Typist([.line("")])).run() }
  }
}
