import Diagnostics
import ExpressionLanguage
import Questionnaires
import TestSupport
import Testing

struct ResponsesTests {
  private static let today = CalendarDate("2026-03-01")!

  private func responses(_ items: String, top: String = "", section: String = "", client: Client = Client())
    throws -> Responses
  {
    let questionnaire = try SampleDefinition.load(SampleDefinition.items(items, top: top, section: section))
    return Responses(to: questionnaire, client: client, today: Self.today)
  }

  private static let mentor = """
    { "id": "mentor", "type": "boolean", "text": "Mentor?" },
    { "id": "hours", "type": "integer", "text": "Hours?", "visibleIf": "answers.mentor" },
    { "id": "cover", "type": "text", "text": "Cover?", "visibleIf": "has(answers.hours) && answers.hours > 5" }
    """

  private func typed(_ value: AnswerValue) -> Answer { Answer(value, origin: .typed) }

  @Test func `a condition on an open item is pending and names the item`() throws {
    let responses = try responses(Self.mentor)
    #expect(responses.applicability(of: 1) == .pending(Unknowns("mentor")))
    #expect(responses.state(of: 1) == .open)
    #expect(responses.count(.open) == 3)
    #expect(responses.applicableCount == 3)
  }

  @Test func `an answer decides what reads it, directly and through others`() throws {
    var responses = try responses(Self.mentor)
    #expect(responses.set(typed(.boolean(false)), for: 0) == [1, 2])
    #expect(responses.state(of: 1) == .notAsked)
    #expect(responses.state(of: 2) == .notAsked)
    #expect(responses.count(.notAsked) == 2)
    #expect(responses.set(typed(.boolean(true)), for: 0) == [1, 2])
    #expect(responses.applicability(of: 1) == .asked)
    #expect(responses.applicability(of: 2) == .pending(Unknowns("hours")))
    #expect(responses.set(typed(.integer(8)), for: 1) == [2])
    #expect(responses.applicability(of: 2) == .asked)
  }

  @Test func `what no longer applies is set aside and restored`() throws {
    var responses = try responses(Self.mentor)
    responses.set(typed(.boolean(true)), for: 0)
    responses.set(typed(.integer(8)), for: 1)
    responses.set(typed(.text("The night shift")), for: 2)
    #expect(responses.count(.answered) == 3)
    responses.set(typed(.boolean(false)), for: 0)
    #expect(responses.answer(to: 1) == nil)
    #expect(responses.givenAnswer(to: 1) == typed(.integer(8)))
    #expect(responses.count(.answered) == 1)
    responses.set(typed(.boolean(true)), for: 0)
    #expect(responses.answer(to: 1) == typed(.integer(8)))
    #expect(responses.answer(to: 2) == typed(.text("The night shift")))
    #expect(responses.count(.answered) == 3)
  }

  @Test func `an unknown answer keeps what waits for it pending`() throws {
    var responses = try responses(Self.mentor)
    responses.set(Answer(.unknown, origin: .typed), for: 0)
    #expect(responses.applicability(of: 1) == .pending(Unknowns("mentor")))
    #expect(responses.state(of: 0) == .unknown)
  }

  @Test func `a section's condition holds for its items`() throws {
    let questionnaire = try SampleDefinition.load(
      """
      { "formatVersion": 1, "id": "sample", "version": "1.0.0", "title": "T", "sections": [
        { "id": "first", "title": "F", "items": [{ "id": "more", "type": "boolean", "text": "More?" }] },
        { "id": "second", "title": "S", "visibleIf": "answers.more", "items": [
          { "id": "a", "type": "text", "text": "A" }, { "id": "intro", "type": "display", "text": "Hello" }] }] }
      """)
    var responses = Responses(to: questionnaire, today: Self.today)
    #expect(responses.applicability(ofSection: 1) == .pending(Unknowns("more")))
    responses.set(typed(.boolean(false)), for: 0)
    #expect(responses.applicability(ofSection: 1) == .notAsked)
    #expect(responses.state(of: 1) == .notAsked)
    #expect(responses.count(.notAsked) == 1)
    #expect(responses.questionCount == 2)
  }

  @Test func `what reads a computed value that failed is told why, at its own place`() throws {
    let responses = try responses(
      #"{ "id": "wage", "type": "integer", "text": "Wage?" }"#,
      top: """
        "computed": [{ "id": "odd", "title": "O", "expr": "7 % 0" }, { "id": "twice", "title": "T", "expr": "computed.odd * 2" }]
        """)
    let environment = ExpressionScope.environment(for: .expectation, of: responses.questionnaire)
    let program = try #require(
      Program.compile("today > today || computed.twice > 4", in: environment, expecting: .bool).program)
    guard case .error(let error) = program.evaluate(ResponsesActivation(responses)) else {
      Issue.record("no error")
      return
    }
    #expect(error.message == "'twice' cannot be worked out: 'odd' cannot be worked out: modulus by zero")
    #expect(error.range == 17..<31)
  }

  @Test(arguments: ExpressionScope.Function.allCases)
  func `the example of a function of the engine works`(function: ExpressionScope.Function) throws {
    let questionnaire = try SampleDefinition.load(
      SampleDefinition.items(
        """
        { "id": "goals", "type": "multichoice", "text": "Goals?", "choices": [{ "id": "growth", "text": "Growth" }] },
        { "id": "budget", "type": "money", "text": "Budget?" },
        { "id": "partners", "type": "boolean", "text": "Partners?" }
        """,
        top: #""levels": [{ "id": "ready", "title": "Ready", "from": 0 }]"#))
    let environment = ExpressionScope.environment(for: .expectation, of: questionnaire)
    let compilation = Program.compile(function.example, in: environment, expecting: .bool)
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(compilation.program?.hostCalls.map(\.function) == [function.name])
    #expect(function.signature.hasPrefix(function.name + "("))
  }

  @Test func `a computed text is read as its label in each language, and kept as it is`() throws {
    var responses = try responses(
      #"{ "id": "paid", "type": "boolean", "text": "Next: {computed.next}" }"#,
      top: #"""
        "computed": [{ "id": "next", "title": "Next", "expr": "answers.paid ? 'wages' : 'money'", "labels": {
          "wages": { "en": "Set the wages", "es": "Fije los salarios" } } }]
        """#)
    let text = responses.questionnaire.items[0].text
    #expect(responses.text(text, in: "en") == "Next: (not answered)")
    responses.set(typed(.boolean(true)), for: 0)
    #expect(responses.computed(0) == .value(.string("wages")))
    #expect(responses.text(text, in: "en") == "Next: Set the wages")
    #expect(responses.text(text, in: "es") == "Next: Fije los salarios")
    responses.set(typed(.boolean(false)), for: 0)
    #expect(responses.text(text, in: "es") == "Next: money")
  }

  @Test func `a computed value follows its answers and is piped into texts`() throws {
    var responses = try responses(
      """
      { "id": "wage", "type": "money", "text": "Wage?" },
      { "id": "weeks", "type": "integer", "text": "Weeks at {computed.weekly:money}?" }
      """,
      top: #"""
        "computed": [{ "id": "total", "title": "Total", "expr": "computed.weekly * answers.weeks" },
                     { "id": "weekly", "title": "Weekly", "expr": "answers.wage * 40.0" }]
        """#)
    #expect(responses.computed(1) == .unknown(Unknowns("wage")))
    let text = responses.questionnaire.items[1].text
    #expect(responses.text(text, in: "en") == "Weeks at (not answered)?")
    responses.set(typed(.number(20.5)), for: 0)
    #expect(responses.computed(1) == .value(.double(820)))
    #expect(responses.computed(0) == .unknown(Unknowns("weeks")))
    #expect(responses.text(text, in: "en") == "Weeks at $820.00?")
    responses.set(typed(.integer(2)), for: 1)
    #expect(responses.computed(0) == .value(.double(1640)))
  }

  @Test func `a requirement is decided by its condition`() throws {
    var responses = try responses(
      """
      { "id": "staff", "type": "integer", "text": "Staff?" },
      { "id": "union", "type": "text", "text": "Union?", "requiredIf": "answers.staff > 10" },
      { "id": "other", "type": "text", "text": "Other?", "required": false }
      """)
    #expect(responses.isRequired(0))
    #expect(!responses.isRequired(1))
    responses.set(typed(.integer(11)), for: 0)
    #expect(responses.isRequired(1))
    #expect(!responses.isRequired(2))
  }

  @Test func `validators see the answer that is tried`() throws {
    let responses = try responses(
      """
      { "id": "staff", "type": "integer", "text": "Staff?", "validators": [
        { "expr": "answers.staff % 2 == 0", "message": "Odd", "severity": "warning" },
        { "expr": "1 / answers.staff >= 0", "message": "Never" }] }
      """)
    #expect(responses.brokenValidators(of: 0, by: typed(.integer(3))).map(\.severity) == [.warning])
    #expect(responses.brokenValidators(of: 0, by: typed(.integer(4))).isEmpty)
    #expect(responses.brokenValidators(of: 0, by: typed(.integer(0))).isEmpty)
    #expect(responses.state(of: 0) == .open)
  }

  @Test func `a condition that fails shows the item and is listed`() throws {
    var responses = try responses(
      """
      { "id": "staff", "type": "integer", "text": "Staff?" },
      { "id": "share", "type": "text", "text": "Share?", "visibleIf": "10 / answers.staff > 1" }
      """)
    responses.set(typed(.integer(0)), for: 0)
    #expect(responses.applicability(of: 1) == .asked)
    #expect(responses.ruleFailures.count == 1)
    responses.set(typed(.integer(100)), for: 0)
    #expect(responses.applicability(of: 1) == .notAsked)
    #expect(responses.ruleFailures.isEmpty)
  }

  @Test func `conditions read the client, the day and states`() throws {
    var responses = try responses(
      """
      { "id": "first", "type": "text", "text": "First?", "visibleIf": "client.staff >= 50" },
      { "id": "second", "type": "text", "text": "Second?", "visibleIf": "today < timestamp('2026-03-02T00:00:00Z')" },
      { "id": "third", "type": "text", "text": "Third?", "visibleIf": "state('second') == 'deferred'" },
      { "id": "fourth", "type": "text", "text": "Fourth?", "visibleIf": "client.sector == 'health'" }
      """, client: Client(name: "Acme", staff: 49))
    #expect(responses.applicability(of: 0) == .notAsked)
    #expect(responses.applicability(of: 1) == .asked)
    #expect(responses.applicability(of: 2) == .notAsked)
    // What is not known about the client is an error, and the item is shown.
    #expect(responses.applicability(of: 3) == .asked)
    responses.set(Answer(.deferred, origin: .typed), for: 1)
    #expect(responses.applicability(of: 2) == .asked)
  }

  // MARK: - Step by step and from scratch

  private static let chain = """
    { "id": "a", "type": "boolean", "text": "?", "allow": ["unknown", "notApplicable"] },
    { "id": "b", "type": "integer", "text": "?", "visibleIf": "has(answers.a) && answers.a" },
    { "id": "c", "type": "boolean", "text": "?", "visibleIf": "has(answers.b) ? answers.b > 2 : state('a') == 'unknown'" },
    { "id": "d", "type": "multichoice", "text": "?", "choices": [
      { "id": "x", "text": "X" }, { "id": "y", "text": "Y" }, { "id": "z", "text": "Z" }] },
    { "id": "e", "type": "boolean", "text": "?", "visibleIf": "selected('d', 'y') || (has(answers.c) && answers.c)" },
    { "id": "f", "type": "integer", "text": "?", "visibleIf": "computed.sum > 4" },
    { "id": "g", "type": "text", "text": "?", "visibleIf": "state('f') == 'answered' && computed.twice < 30" },
    { "id": "h", "type": "display", "text": "Hello", "visibleIf": "has(answers.g)" },
    { "id": "i", "type": "boolean", "text": "?", "visibleIf": "1 / (computed.sum - 3) > 0" }
    """
  private static let chainComputed = #"""
    "computed": [
      { "id": "twice", "title": "T", "expr": "computed.sum * 2" },
      { "id": "sum", "title": "S", "expr": "(has(answers.b) ? answers.b : 0) + (has(answers.d) ? size(answers.d) : 3)" }]
    """#

  @Test(arguments: 0..<20)
  func `answers in any order come to the same as evaluating from scratch`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var responses = try responses(Self.chain, top: Self.chainComputed)
    let items = responses.questionnaire.items
    for _ in 0..<200 {
      let item = items.filter(\.isQuestion).randomElement(using: &random)!
      let before = items.map { responses.state(of: $0.index) }
      let changed = responses.set(Self.randomAnswer(to: item, using: &random), for: item.index)
      for other in items where other.index != item.index && responses.state(of: other.index) != before[other.index] {
        #expect(changed.contains(other.index))
      }
      var fresh = Responses(to: responses.questionnaire, client: responses.client, today: responses.today)
      for item in items.reversed() { fresh.set(responses.givenAnswer(to: item.index), for: item.index) }
      for item in items {
        #expect(fresh.state(of: item.index) == responses.state(of: item.index))
        #expect(fresh.applicability(of: item.index) == responses.applicability(of: item.index))
      }
      #expect((0..<2).allSatisfy { fresh.computed($0) == responses.computed($0) })
      #expect(fresh.ruleFailures.count == responses.ruleFailures.count)
      for state in Answer.State.allCases {
        #expect(responses.count(state) == items.count { $0.isQuestion && responses.state(of: $0.index) == state })
      }
      Self.checkAskedCounts(responses)
    }
  }

  @Test func `how many questions and sections are asked before any place is what counting them gives`() throws {
    let sections = (0..<40).map { section in
      let items = (0..<section % 5 + 1).map { item in
        #"{ "id": "s\#(section)i\#(item)", "type": "boolean", "text": "?""#
          + (item > 1 ? #", "visibleIf": "answers.s\#(section)i0""# : "") + " }"
      }
      return #"{ "id": "s\#(section)", "title": "S", "items": [\#(items.joined(separator: ","))]"#
        + (section % 3 == 2 ? #", "visibleIf": "answers.s\#(section - 1)i0""# : "") + " }"
    }
    let read = DefinitionReader.read(
      SourceText(
        name: "many.json",
        text: #"{ "formatVersion": 1, "id": "many", "version": "1.0.0", "title": "T", "sections": ["#
          + sections.joined(separator: ",") + "] }"))
    let questionnaire = try #require(read.questionnaire)
    var responses = Responses(to: questionnaire, today: CalendarDate("2026-03-02")!)
    var random = SeededGenerator(seed: 3)
    Self.checkAskedCounts(responses)
    for _ in 0..<300 {
      let item = Int.random(in: questionnaire.items.indices, using: &random)
      responses.set(Answer(.boolean(Bool.random(using: &random)), origin: .typed), for: item)
      Self.checkAskedCounts(responses)
    }
  }

  private static func checkAskedCounts(_ responses: Responses) {
    let items = responses.questionnaire.items
    let asked = items.filter { $0.isQuestion && responses.applicability(of: $0.index) == .asked }
    #expect(responses.askedCount == asked.count)
    let sections = Set(asked.map(\.section)).sorted()
    #expect(responses.askedSectionCount == sections.count)
    for item in items {
      #expect(responses.isAskedQuestion(item.index) == asked.contains { $0.index == item.index })
      #expect(responses.askedCount(before: item.index) == asked.count { $0.index < item.index })
    }
    for section in responses.questionnaire.sections.indices {
      #expect(responses.number(ofSection: section) == sections.firstIndex(of: section).map { $0 + 1 })
    }
  }

  private static func randomAnswer(to item: Item, using random: inout SeededGenerator) -> Answer? {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return nil
    case 1: return Answer(.unknown, origin: .typed)
    case 2: return Answer(.deferred, origin: .typed)
    case 3: return Answer(.notApplicable, origin: .typed)
    default: break
    }
    switch item.kind {
    case .boolean: return Answer(.boolean(Bool.random(using: &random)), origin: .typed)
    case .integer: return Answer(.integer(Int64.random(in: 0...6, using: &random)), origin: .typed)
    case .multichoice(let choices):
      let chosen = choices.map(\.id.text).filter { _ in Bool.random(using: &random) }
      return chosen.isEmpty ? nil : Answer(.choices(chosen), origin: .typed)
    default: return Answer(.text("text"), origin: .typed)
    }
  }
}
