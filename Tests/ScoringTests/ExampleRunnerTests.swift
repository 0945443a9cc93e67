import Diagnostics
import ExpressionLanguage
import Questionnaires
import Scoring
import Testing

/// An expectation of the example `a=1 b=unknown c=hidden` with what is said where it is not met.
struct ExpectationCase: Sendable, CustomTestStringConvertible {
  var subject: Example.Expectation.Subject
  var message: String?
  var testDescription: String { "\(subject)" }

  static let all: [Self] = [
    Self(subject: .score(0.25)),
    Self(subject: .score(0.25004)),
    Self(subject: .score(0.2501), message: "expected score 0.2501, found 0.2500"),
    Self(subject: .score(0.25006), message: "expected score 0.2501, found 0.2500"),
    Self(subject: .score(nil), message: "expected score not scorable, found 0.2500"),
    Self(subject: .low(0.25)),
    Self(subject: .high(0.75)),
    Self(subject: .high(0.5), message: "expected high 0.5000, found 0.7500"),
    Self(subject: .coverage(0.5)),
    Self(subject: .level(LevelID("low"))),
    Self(subject: .level(LevelID("top")), message: "expected level 'top', found 'low'"),
    Self(subject: .level(nil), message: "expected level none, found 'low'"),
    Self(subject: .askedCount(2)),
    Self(subject: .askedCount(3), message: "expected 3 questions asked, found 2"),
    Self(subject: .asked([0, 1])),
    Self(
      subject: .asked([0, 2]), message: "expected other questions asked; missing 'c', not expected 'b'"),
    Self(subject: .section(index: 0, share: 0.25)),
    Self(subject: .section(index: 1, share: nil)),
    Self(subject: .section(index: 1, share: 1), message: "expected section 'two' 1.0000, found not scorable"),
    Self(subject: .computed(index: 0, value: .bool(true))),
    Self(subject: .computed(index: 0, value: .bool(false)), message: "expected computed 'half' false, found true"),
    Self(
      subject: .computed(index: 1, value: .bool(true)),
      message: "expected computed 'wait' true, found undecided, waiting for b"),
  ]
}

@Suite struct ExampleRunnerTests {
  @Test(arguments: ExpectationCase.all)
  func `an example says what it expected and what it found`(row: ExpectationCase) {
    var draft = Draft(
      sections: [
        Draft.section("one", .choice("a"), .choice("b")),
        Draft.section("two", .choice("c").when("answers.a == 'c2'")),
      ], levels: [("low", 0, []), ("top", 0.9, [])])
    draft.computed = [("half", "answers.a == 'c1'"), ("wait", "answers.b == 'c1'")]
    let questionnaire = draft.questionnaire { parts in
      let place = parts.items[0].place
      return [
        Example(
          title: LocalizedText("one"),
          answers: [
            (0, Answer(.choice("c1"), origin: .scripted)), (1, Answer(.unknown, origin: .scripted)),
            (2, Answer(.choice("c2"), origin: .scripted)),
          ],
          expectations: [Example.Expectation(subject: row.subject, place: place)], place: place)
      ]
    }
    #expect(ExampleRunner(Scorer(questionnaire)).run().map(\.message) == [row.message].compactMap { $0 })
  }

  /// What an item does with an answer, after the answer `limit`.
  struct RefusalCase: Sendable, CustomTestStringConvertible {
    var limit: Answer?
    var item = 1
    /// `nil` for an answer that the type or the limits refuse.
    var answer: Answer?
    var message: String?
    var testDescription: String { message ?? "refused" }

    private static func number(_ number: Int64) -> Answer { Answer(.integer(number), origin: .scripted) }

    static let all: [Self] = [
      Self(limit: number(3), answer: number(4)),
      Self(limit: number(3), answer: nil),
      Self(
        limit: number(4), answer: number(4), message: "expected 'size' to refuse this, but it is accepted"),
      Self(answer: number(4), message: "expected 'size' to refuse this, but it is accepted"),
      Self(
        limit: number(1), answer: Answer(.unknown, origin: .scripted),
        message: "expected 'size' to refuse this, but it is accepted"),
      Self(limit: number(3), item: 2, answer: nil, message: "expected 'rest' to refuse this, but it is not asked"),
    ]
  }

  @Test(arguments: RefusalCase.all)
  func `what an item does not take is refused as the other answers stand`(row: RefusalCase) {
    let draft = Draft(sections: [
      Draft.section(
        "one", .rating("limit", 1...5, [(1, 1)]),
        .rating("size", 1...5, [(1, 1)]).validated("answers.size <= answers.limit"),
        .choice("rest").when("answers.limit > 3"))
    ])
    let questionnaire = draft.questionnaire { parts in
      let place = parts.items[0].place
      return [
        Example(
          title: LocalizedText("one"), answers: row.limit.map { [(0, $0)] } ?? [],
          expectations: [
            Example.Expectation(subject: .refused(item: row.item, answer: row.answer), place: place)
          ], place: place)
      ]
    }
    #expect(ExampleRunner(Scorer(questionnaire)).run().map(\.message) == [row.message].compactMap { $0 })
  }

  @Test func `without a day, today is the first of 2000`() {
    #expect(ExampleRunner.today.description == "2000-01-01")
  }
}
