import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import Scoring
import TestSupport
import Testing

@testable import Shell

/// Scripts written from assessments, and replayed.
@Suite struct ScriptWriterTests {
  static func script(_ desk: ConversationTests.Desk) -> String {
    ScriptWriter.text(of: desk.conversation.session, introduction: ["What it is"]) { ShellCommand(word: $0) != nil }
  }

  /// Checks that the script of a conversation replays to the same.
  private func replay(_ desk: ConversationTests.Desk, _ definition: String) throws {
    let script = Self.script(desk)
    let (again, result) = try ScriptRunnerTests.run(script, definition: definition)
    #expect(result.failure == nil, "\(DiagnosticRenderer().render([result.failure!]))\n\(script)")
    #expect(result.warnings.isEmpty)
    let (before, after) = (Content(desk.conversation.session), Content(again.conversation.session))
    #expect(before.differences(from: after) == [], "\(script)")
    #expect(before == after)
    #expect(desk.conversation.scoreSheet().total == again.conversation.scoreSheet().total)
    #expect(!script.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
  }

  @Test(arguments: RandomAssessment.shipped)
  func `whatever was answered in a questionnaire that ships, its script replays to the same`(path: String) throws {
    let definition = try TemporaryDirectory.readFile(path)
    for seed in 0..<12 as Range<UInt64> {
      let desk = try ConversationTests.Desk(definition: definition)
      var chance = RandomAssessment(random: SeededGenerator(seed: seed))
      try chance.answer(desk, steps: 20 + Int(seed) * 20)
      try replay(desk, definition)
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `rows, conditions and validators too`(seed: UInt64) throws {
    for definition in [RowRandomTests.definition, ConversationTests.definition] {
      let desk = try ConversationTests.Desk(definition: definition)
      var chance = RandomAssessment(random: SeededGenerator(seed: seed))
      try chance.answer(desk, steps: 60)
      try replay(desk, definition)
    }
  }

  @Test func `words where they read back, the form of documents where not`() throws {
    let desk = try ConversationTests.Desk()
    try desk.type(
      "n", "/na no lead, \u{A0}yet", "/respondent Dana", "40", "/park HR lead", "skip ahead", "/note *: all of it")
    let script = Self.script(desk)
    #expect(
      script == """
        # What it is
        # 1. Is there a union?
        union: no

        # 2. Who leads?
        lead: /na no lead, \u{A0}yet

        # 3. How many staff?
        /respondent Dana
        staff: 40

        # 4. How many mentors?
        mentors: /park HR lead

        # 5. Which job?
        job: skip ahead

        # Notes
        /note *: all of it

        """)
    try desk.conversation.commit([.answered(item: "job", answer: Answer(.text("one\ntwo"), origin: .typed))])
    #expect(Self.script(desk).contains("\njob: {\"value\":\"one\\ntwo\"}\n"))
    try replay(desk, ConversationTests.definition)
  }

  @Test func `answers that break each other stand in the order in which they were given`() throws {
    let desk = try ConversationTests.Desk()
    try desk.type("n", "named", "40", "30", "nurse", "/change staff", "20")
    #expect(desk.value("staff") == .integer(20) && desk.value("mentors") == .integer(30))
    try replay(desk, ConversationTests.definition)
  }

  @Test func `names and texts of strangers begin no line of their own`() throws {
    let desk = try ConversationTests.Desk()
    try desk.conversation.commit([
      .noted(item: nil, text: "a\n/quit", author: "Max\njob: x"),
      .answered(item: "union", answer: Answer(.deferred, origin: .typed)),
      .parked(item: "union", with: "Eve\nunion: yes"),
    ])
    let script = ScriptWriter.text(of: desk.conversation.session, introduction: ["Mercy\nunion: yes"]) { _ in true }
    let lines = script.split(separator: "\n").filter { $0.first != "#" }
    #expect(lines == ["union: /park Eve union: yes", "/respondent Max job: x", "/note *: a /quit"])
  }
}
