import ExpressionLanguage
import Questionnaires
import Scoring
import TestSupport
import Testing

@Suite struct PathFinderTests {
  struct Draw: Sendable, CustomTestStringConvertible {
    var model: ScoringModel
    var mixes = false
    var hasConditions = false
    var hasExpressions = false
    var hasActionConditions = false
    var seeds: Range<UInt64>
    var testDescription: String {
      [
        "\(model)", mixes ? "mixed" : "", hasConditions ? "conditions" : "", hasExpressions ? "expressions" : "",
        hasActionConditions ? "conditional actions" : "",
      ].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    static let all = ScoringModel.allCases.flatMap { model in
      [
        Draw(model: model, seeds: 0..<15),
        Draw(model: model, mixes: true, hasExpressions: true, seeds: 100..<115),
        Draw(model: model, hasConditions: true, seeds: 200..<215),
        Draw(
          model: model, mixes: true, hasConditions: true, hasExpressions: true, hasActionConditions: true,
          seeds: 300..<315),
      ]
    }

    func responses(seed: UInt64, actions: ClosedRange<Int>) -> Responses {
      var source = RandomPaths(
        source: RandomQuestionnaires(
          random: SeededGenerator(seed: seed), hasConditions: hasConditions, model: model, mixesModels: mixes),
        actions: actions, hasExpressions: hasExpressions, hasActionConditions: hasActionConditions)
      return source.next()
    }
  }

  @Test(arguments: Draw.all)
  func `path and runner-up are what trying every set finds`(draw: Draw) throws {
    for seed in draw.seeds {
      let responses = draw.responses(seed: seed, actions: 2...7)
      let finder = PathFinder(Scorer(responses.questionnaire))
      for target in responses.questionnaire.levels.indices.dropFirst() {
        let result = try #require(finder.path(responses, to: target))
        let expected = PathBruteForce(responses, target: target).search()
        #expect(result.isExact && result.runnerUpIsExact, "seed \(seed)")
        switch result.outcome {
        case .alreadyReached: #expect(expected.path == [], "seed \(seed)")
        case .found(let path, let runnerUp):
          #expect(path.actions.sorted() == expected.path, "seed \(seed)")
          #expect(runnerUp?.actions.sorted() == expected.runnerUp, "seed \(seed)")
        case .outOfReach: #expect(expected.path == nil, "seed \(seed)")
        case .notFound: Issue.record("not found, seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `the same among as many actions as can be tried`(seed: UInt64) throws {
    let draw = Draw(model: ScoringModel.allCases[Int(seed)], hasConditions: seed % 2 == 0, seeds: 0..<1)
    var isFound = false
    // The first of these that has a path; where nothing reaches the level all sets would have to be tried.
    for seed in 500 + seed * 100..<600 + seed * 100 where !isFound {
      let responses = draw.responses(seed: seed, actions: 13...15)
      let target = responses.questionnaire.levels.count - 1
      let result = try #require(PathFinder(Scorer(responses.questionnaire)).path(responses, to: target))
      guard case .found(let path, let runnerUp?) = result.outcome, path.steps.count > 1 else { continue }
      isFound = true
      let expected = PathBruteForce(responses, target: target).search()
      #expect(path.actions.sorted() == expected.path)
      #expect(runnerUp.actions.sorted() == expected.runnerUp)
    }
    #expect(isFound)
  }

  @Test(arguments: Draw.all)
  func `no step can be left out, and the beginning of the plan is never less work`(draw: Draw) throws {
    for seed in 1_000..<1_010 as Range<UInt64> {
      let responses = draw.responses(seed: seed, actions: 6...14)
      try Self.check(responses, targets: responses.questionnaire.levels.indices.dropFirst(), seed: seed)
    }
  }

  struct Size: Sendable, CustomTestStringConvertible {
    var model: ScoringModel
    var actions: Int
    var isDense: Bool
    /// The most nodes that the search may open.
    var nodes: Int
    var testDescription: String { "\(model), \(actions) actions\(isDense ? ", many in order" : "")" }

    static let all = [
      Size(model: .weightedMean, actions: 60, isDense: true, nodes: 1_000),
      Size(model: .weightedMean, actions: 60, isDense: false, nodes: 1_000),
      Size(model: .weightedMean, actions: 100, isDense: true, nodes: 2_000),
      Size(model: .weightedMean, actions: 100, isDense: false, nodes: 3_000),
      Size(model: .sum, actions: 60, isDense: false, nodes: 1_000),
      Size(model: .ladder, actions: 60, isDense: true, nodes: 1_000),
      Size(model: .ladder, actions: 60, isDense: false, nodes: 2_000),
      Size(model: .deduct, actions: 60, isDense: false, nodes: 1_000),
      Size(model: .worst, actions: 60, isDense: true, nodes: 1_000),
    ]
  }

  @Test(arguments: Size.all)
  func `the path among many actions is proven within a number of nodes`(size: Size) throws {
    var source = LargePaths(
      random: SeededGenerator(seed: UInt64(size.actions)), actions: size.actions, model: size.model,
      isDense: size.isDense)
    let responses = source.next()
    for target in 2...3 {
      let result = try #require(PathFinder(Scorer(responses.questionnaire)).path(responses, to: target))
      #expect(result.isExact && result.runnerUpIsExact)
      #expect(result.nodes <= size.nodes)
      guard case .found(let path, _) = result.outcome else { Issue.record("not found"); continue }
      #expect(path.steps.count > 5)
    }
    try Self.check(responses, targets: 3..<4)
  }

  @Test(arguments: ShippedPaths.all)
  func `in what ships the path reaches its level, and no step of it can be left out`(case: ShippedPaths) throws {
    let responses = `case`.responses
    try Self.check(responses, targets: responses.questionnaire.levels.indices.dropFirst())
  }

  /// Whether the path is exact, reaches its level, does not without any one of its steps and what comes after that, and is
  /// never more work than the first actions of the plan that reach it.
  private static func check(_ responses: Responses, targets: Range<Int>, seed: UInt64? = nil) throws {
    let questionnaire = responses.questionnaire
    let scorer = Scorer(questionnaire)
    for target in targets {
      let comment = Comment(rawValue: "level \(questionnaire.levels[target].id)" + (seed.map { ", seed \($0)" } ?? ""))
      let result = try #require(PathFinder(scorer).path(responses, to: target))
      #expect(result.isExact, comment)
      guard case .found(let path, _) = result.outcome else { continue }
      let search = PathBruteForce(responses, target: target)
      #expect(search.reaches(path.actions), comment)
      #expect(search.effort(path.actions) == path.effortDays, comment)
      for step in path.actions {
        var left = path.actions.filter { $0 != step }
        var dropped: Set = [step]
        while let next = left.first(where: { !dropped.isDisjoint(with: questionnaire.actions[$0].after) }) {
          dropped.insert(next)
          left.removeAll { $0 == next }
        }
        #expect(!search.reaches(left), comment)
      }
      let plan = Planner(scorer).plan(responses).actions.map(\.action)
      for count in plan.indices where search.reaches(Array(plan[...count])) {
        #expect(search.effort(Array(plan[...count])) >= path.effortDays, comment)
        break
      }
    }
  }
}

/// The answers of an example of a questionnaire that ships.
struct ShippedPaths: Sendable, CustomTestStringConvertible {
  var responses: Responses
  var testDescription: String

  static let all: [ShippedPaths] = {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/questionnaires"
    let catalog = QuestionnaireCatalog(folders: [QuestionnaireCatalog.Folder(path: root, origin: .flag)])
    return catalog.entries.flatMap { entry -> [ShippedPaths] in
      guard let questionnaire = try? QuestionnaireCatalog.load(path: entry.path).questionnaire else { return [] }
      let runner = ExampleRunner(Scorer(questionnaire))
      return questionnaire.examples.map { example in
        let title = example.title.template(in: "en").filled { _ in "" }
        return ShippedPaths(responses: runner.responses(to: example), testDescription: "\(entry.name): \(title)")
      }
    }
  }()
}
