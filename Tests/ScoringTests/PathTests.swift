import Questionnaires
import Scoring
import Testing

/// Answers with the path from them, worked out by hand.
struct PathCase: Sendable, CustomTestStringConvertible {
  var answers: String
  var level: String
  var path: [String]
  var runnerUp: [String]?
  var testDescription: String { "\(answers) to \(level)" }

  /// Items of 0 to 2 points: `a`, `b` in section one, `m`, `n` in section two, all of one weight.
  static let draft: Draft = {
    var draft = Draft(
      sections: [
        Draft.section("one", .choice("a"), .choice("b")),
        Draft.section("two", .choice("m").orNotApplicable, .choice("n")),
      ],
      levels: [
        ("starting", 0, []),
        ("building", 0.25, [Draft.GateDraft(subject: .item("a", 0.5), message: "no plan")]),
        ("ready", 0.5, [Draft.GateDraft(subject: .section("two", 0.5), message: "no mentors")]),
        ("proven", 1, [Draft.GateDraft(subject: .rule("answers.b == 'c2'"), message: "no proof")]),
      ])
    draft.actions = [
      Draft.ActionDraft(id: "finish", targets: [("a", .choice("c2"))], days: 5, after: ["write"]),
      Draft.ActionDraft(id: "write", targets: [("a", .choice("c1"))], days: 1),
      Draft.ActionDraft(id: "ask", targets: [("b", .choice("c1"))], days: 2),
      Draft.ActionDraft(id: "name", targets: [("m", .choice("c2"))], days: 3),
      Draft.ActionDraft(id: "train", targets: [("n", .choice("c2"))], days: 3),
      Draft.ActionDraft(id: "both", targets: [("m", .choice("c1")), ("n", .choice("c1"))], days: 3),
    ]
    return draft
  }()

  static let all = [
    // 1/8 each for `write` and `ask`: 0.25 in 3 days; next `write` with one of three that bring 0.25 in 3 days.
    Self(answers: "a=0 b=0 m=0 n=0", level: "building", path: ["write", "ask"], runnerUp: ["write", "name"]),
    // What comes before goes along, unless it no longer applies.
    Self(answers: "a=1 b=0 m=0 n=0", level: "building", path: ["ask"], runnerUp: ["name"]),
    // `name`, `train` and `both` each bring section two to 0.5: equal effort, so the first in definition order. Then
    // 0.125 + 0.25 are short of 0.5 by what `ask` brings.
    Self(
      answers: "a=0 b=0 m=0 n=0", level: "ready", path: ["write", "ask", "name"], runnerUp: ["write", "ask", "train"]),
    // Without `m` section two is `n` alone.
    Self(answers: "a=1 b=1 m=na n=0", level: "ready", path: ["train"], runnerUp: ["both"]),
    // What is not known counts nothing.
    Self(answers: "a=1 b=1 m=? n=0", level: "ready", path: ["name"], runnerUp: ["train"]),
  ]
}

@Suite struct PathTests {
  private static func path(_ draft: Draft, _ answers: String, to level: String? = nil) throws -> (
    questionnaire: Questionnaire, result: PathResult
  ) {
    let questionnaire = draft.questionnaire()
    let index = try level.map { name in try #require(questionnaire.levels.firstIndex { $0.id.text == name }) }
    return (
      questionnaire,
      try #require(PathFinder(Scorer(questionnaire)).path(questionnaire.responses(answers), to: index))
    )
  }

  private static func names(_ path: Path?, _ questionnaire: Questionnaire) -> [String]? {
    path.map { $0.actions.map { questionnaire.actions[$0].id.text } }
  }

  @Test(arguments: PathCase.all)
  func `the path is the least work, and the runner-up the least that does not contain it`(row: PathCase) throws {
    let (questionnaire, result) = try Self.path(PathCase.draft, row.answers, to: row.level)
    guard case .found(let path, let runnerUp) = result.outcome else {
      Issue.record("not found")
      return
    }
    #expect(Set(try #require(Self.names(path, questionnaire))) == Set(row.path))
    #expect(Self.names(runnerUp, questionnaire).map(Set.init) == row.runnerUp.map(Set.init))
    #expect(result.isExact && result.runnerUpIsExact)
    #expect(result.leastEffortDays == path.effortDays)
  }

  @Test func `a path says what it brings step by step`() throws {
    let (questionnaire, result) = try Self.path(PathCase.draft, "a=0 b=0 m=0 n=0", to: "ready")
    guard case .found(let path, _) = result.outcome else {
      Issue.record("not found")
      return
    }
    #expect(path.effortDays == 6)
    #expect(path.before?.share == 0)
    #expect(path.after.share == 0.5)
    #expect(questionnaire.levels[path.level].id.text == "ready")
    #expect(path.closedGates.map(\.message.plain) == ["no plan", "no mentors"])
    #expect(path.steps.last?.share == 0.5)
    #expect(path.steps.allSatisfy { $0.addressed.count == 1 })
  }

  @Test func `where no level is named it is the next`() throws {
    #expect(try Self.path(PathCase.draft, "a=0 b=0 m=0 n=0").result.target == 1)
    #expect(try Self.path(PathCase.draft, "a=1 b=1 m=0 n=0").result.target == 2)
    guard case .alreadyReached = try Self.path(PathCase.draft, "a=1 b=1 m=0 n=0", to: "building").result.outcome else {
      Issue.record("reached already")
      return
    }
    let questionnaire = PathCase.draft.questionnaire()
    let finder = PathFinder(Scorer(questionnaire))
    #expect(finder.path(questionnaire.responses("a=2 b=2 m=2 n=2")) == nil)
    #expect(finder.path(questionnaire.responses("a=2 b=2 m=2 n=2"), to: 9) == nil)
    // Too few answers give no level: the one that the rest would reach is to be reached.
    var few = PathCase.draft
    few.minAnswered = 0.5
    few.levels.removeLast(3)
    let (_, result) = try Self.path(few, "a=2")
    #expect(result.target == 0)
    guard case .found(let path, _) = result.outcome else {
      Issue.record("answering more is the path")
      return
    }
    #expect(path.steps.count == 1)
  }

  @Test func `what is revealed counts as open, so the path answers it too`() throws {
    var draft = Draft(sections: [
      Draft.section("one", .yesNo("runs"), .choice("detail").when("answers.runs"), .choice("other"))
    ])
    draft.levels = [("low", 0, []), ("high", 0.6, [])]
    draft.actions = [
      Draft.ActionDraft(id: "describe", targets: [("detail", .choice("c2"))], days: 1),
      Draft.ActionDraft(id: "start", targets: [("runs", .boolean(true))], days: 1),
      Draft.ActionDraft(id: "improve", targets: [("other", .choice("c2"))], days: 2),
    ]
    // Both at once are 2 of 2 without the detail, but 2 of 3 with it.
    let (questionnaire, result) = try Self.path(draft, "runs=n other=0")
    guard case .found(let path, let runnerUp) = result.outcome else {
      Issue.record("not found")
      return
    }
    #expect(Set(try #require(Self.names(path, questionnaire))) == ["start", "describe"])
    #expect(Self.names(runnerUp, questionnaire).map(Set.init) == ["start", "improve"])
  }

  @Test func `a condition has to hold now, or once other steps are done`() throws {
    var draft = Draft(sections: [Draft.section("one", .choice("a"), .choice("b"), .choice("c"))])
    draft.levels = [("low", 0, []), ("high", 0.5, [])]
    draft.actions = [
      Draft.ActionDraft(id: "prove", targets: [("b", .choice("c2"))], days: 1, visibleIf: "answers.a == 'c2'"),
      Draft.ActionDraft(id: "build", targets: [("a", .choice("c2"))], days: 1),
      Draft.ActionDraft(id: "never", targets: [("c", .choice("c2"))], days: 0.5, visibleIf: "client.staff > 5"),
      Draft.ActionDraft(id: "long", targets: [("b", .choice("c2"))], days: 9),
    ]
    let (questionnaire, result) = try Self.path(draft, "a=0 b=0 c=0")
    guard case .found(let path, let runnerUp) = result.outcome else {
      Issue.record("not found")
      return
    }
    // An expression that fails, as where the number of staff is not known, keeps an action, as it shows an item.
    #expect(Self.names(path, questionnaire) == ["never", "build"])
    #expect(Self.names(runnerUp, questionnaire) == ["build", "prove"])
    let late = try Self.path(draft, "a=? b=0 c=2")
    guard case .found(let path, _) = late.result.outcome else {
      Issue.record("not found")
      return
    }
    // Not known whether `prove` applies, so it cannot be the first step.
    #expect(Self.names(path, late.questionnaire) == ["build"])
  }

  @Test func `where nothing reaches a level it says what cannot be met`() throws {
    func obstacles(_ draft: Draft, _ answers: String, to level: String) throws -> PathObstacles {
      let (_, result) = try Self.path(draft, answers, to: level)
      #expect(result.isExact)
      guard case .outOfReach(let obstacles) = result.outcome else {
        Issue.record("reached")
        throw CancellationError()
      }
      return obstacles
    }
    // No action leads `b` to its best answer; with everything done the score is 7 of 8.
    let rule = try obstacles(PathCase.draft, "a=0 b=0 m=0 n=0", to: "proven")
    #expect(rule.gates.map(\.gate.message.plain) == ["no proof"])
    #expect(rule.gates.map(\.isOutOfReach) == [true])
    #expect(rule.share == 0.875)
    #expect(rule.shortBy == 0.125)
    // A section of which no action raises enough.
    var draft = PathCase.draft
    draft.actions.removeAll { ["name", "train"].contains($0.id) }
    draft.levels[2].gates = [Draft.GateDraft(subject: .section("two", 0.75), message: "no mentors")]
    let section = try obstacles(draft, "a=0 b=0 m=0 n=0", to: "ready")
    #expect(section.gates.map(\.gate.message.plain) == ["no mentors"])
    #expect(section.gates.map(\.share) == [0.5])
    #expect(section.gates.map(\.atLeast) == [0.75])
    #expect(section.shortBy == nil)
    // A gate on an answer that somebody has to find out.
    draft.levels[2].gates = [Draft.GateDraft(subject: .rule("answers.b != 'c0'"), message: "no partner")]
    draft.actions.removeAll { $0.id == "ask" }
    let unknown = try obstacles(draft, "a=0 b=? m=0 n=0", to: "ready")
    #expect(unknown.gates.map(\.gate.state) == [.undecided(waitsFor: [1])])
    // Each gate can be met, but not both.
    var both = Draft(sections: [Draft.section("one", .choice("a"), .choice("b").when("answers.a == 'c1'"))])
    both.levels = [
      ("low", 0, []),
      (
        "high", 0,
        [
          Draft.GateDraft(subject: .rule("answers.a != 'c0'"), message: "nothing chosen"),
          Draft.GateDraft(subject: .item("b", 0.5), message: "no detail"),
        ]
      ),
    ]
    both.actions = [Draft.ActionDraft(id: "choose", targets: [("a", .choice("c1"))])]
    let joint = try obstacles(both, "a=0", to: "high")
    #expect(joint.gates.map(\.gate.message.plain) == ["no detail"])
    #expect(joint.gates.map(\.isOutOfReach) == [false])
  }

  @Test func `what is asked only perhaps is told by what decides it`() throws {
    var draft = Draft(sections: [
      Draft.section("one", .yesNo("union").unscored, .choice("talks").when("answers.union"), .choice("pay"))
    ])
    draft.levels = [
      ("low", 0, []), ("high", 0.5, []),
      ("agreed", 0.5, [Draft.GateDraft(subject: .item("talks", 0.5), message: "no talks")]),
    ]
    draft.actions = [
      Draft.ActionDraft(id: "talk", targets: [("talks", .choice("c2"))]),
      Draft.ActionDraft(id: "set", targets: [("pay", .choice("c2"))], after: ["talk"]),
    ]
    let (questionnaire, result) = try Self.path(draft, "union=? pay=0", to: "high")
    guard case .found(let path, _) = result.outcome else {
      Issue.record("not found")
      return
    }
    #expect(Self.names(path, questionnaire) == ["talk", "set"])
    #expect(path.steps.map(\.waitsFor) == [[0], []])
    // There is a step for the talks; what no step gives is the answer that they wait for.
    guard case .outOfReach(let obstacles) = try Self.path(draft, "union=? pay=0", to: "agreed").result.outcome else {
      Issue.record("reached")
      return
    }
    #expect(obstacles.gates.map(\.gate.state) == [.undecided(waitsFor: [0])])
    // Once that is answered, the step does it.
    guard case .found(let path, _) = try Self.path(draft, "union=y pay=0", to: "agreed").result.outcome else {
      Issue.record("not found")
      return
    }
    #expect(path.steps.map(\.waitsFor) == [[]])
  }

  @Test func `a search that is stopped says what is proven`() throws {
    let questionnaire = PathCase.draft.questionnaire()
    let finder = PathFinder(Scorer(questionnaire), budget: PathFinder.Budget(nodes: 1))
    let responses = questionnaire.responses("a=0 b=0 m=0 n=0")
    let result = try #require(finder.path(responses, to: 2))
    let least = try #require(PathFinder(Scorer(questionnaire)).path(responses, to: 2)?.leastEffortDays)
    #expect(try #require(result.leastEffortDays) <= least)
    if case .found(let path, _) = result.outcome { #expect(path.effortDays >= least) }
  }

  @Test func `among equals the fewest actions come first, then definition order`() throws {
    var draft = Draft(sections: [Draft.section("one", .choice("a"), .choice("b"), .choice("c"), .choice("d"))])
    draft.levels = [("low", 0, []), ("high", 0.5, [])]
    draft.actions = [
      Draft.ActionDraft(id: "first", targets: [("a", .choice("c2"))], days: 1),
      Draft.ActionDraft(id: "second", targets: [("b", .choice("c2"))], days: 1),
      Draft.ActionDraft(id: "third", targets: [("c", .choice("c2"))], days: 1),
      Draft.ActionDraft(id: "double", targets: [("b", .choice("c2")), ("d", .choice("c2"))], days: 2),
    ]
    let (questionnaire, result) = try Self.path(draft, "a=0 b=0 c=0 d=0")
    guard case .found(let path, let runnerUp) = result.outcome else {
      Issue.record("not found")
      return
    }
    #expect(Self.names(path, questionnaire) == ["double"])
    #expect(Self.names(runnerUp, questionnaire) == ["first", "second"])
  }
}
