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
        Draw(model: model, seeds: 0..<20),
        Draw(model: model, mixes: true, hasExpressions: true, seeds: 100..<120),
        Draw(model: model, hasConditions: true, seeds: 200..<220),
        Draw(
          model: model, mixes: true, hasConditions: true, hasExpressions: true, hasActionConditions: true,
          seeds: 300..<320),
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
      let responses = draw.responses(seed: seed, actions: 2...8)
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

  @Test(arguments: [20, 40])
  func `the path among many actions is proven, and its law holds`(actions: Int) throws {
    var source = LargePaths(random: SeededGenerator(seed: UInt64(actions)), actions: actions)
    let responses = source.next()
    try Self.check(responses, targets: 1..<3)
  }

  @Test(arguments: ShippedPaths.all)
  func `in what ships the path reaches its level, and no step of it can be left out`(case: ShippedPaths) throws {
    let responses = `case`.responses
    try Self.check(responses, targets: responses.questionnaire.levels.indices.dropFirst())
  }

  /// Whether the path is exact, reaches its level, and does not without any one of its steps and what comes after that.
  private static func check(_ responses: Responses, targets: Range<Int>) throws {
    let questionnaire = responses.questionnaire
    let scorer = Scorer(questionnaire)
    for target in targets {
      let result = try #require(PathFinder(scorer).path(responses, to: target))
      #expect(result.isExact, "level \(questionnaire.levels[target].id)")
      guard case .found(let path, _) = result.outcome else { continue }
      let search = PathBruteForce(responses, target: target)
      #expect(search.reaches(path.actions))
      #expect(search.effort(path.actions) == path.effortDays)
      for step in path.actions {
        var left = path.actions.filter { $0 != step }
        var dropped: Set = [step]
        while let next = left.first(where: { !dropped.isDisjoint(with: questionnaire.actions[$0].after) }) {
          dropped.insert(next)
          left.removeAll { $0 == next }
        }
        #expect(
          !search.reaches(left),
          "level \(questionnaire.levels[target].id) without \(questionnaire.actions[step].id)")
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
