import Questionnaires
import Scoring
import Testing

/// The path where rules hang together, against everything that can be done.
@Suite struct PathWorldTests {
  @Test(arguments: ScoringModel.allCases)
  func `path, runner-up and reasons are right where rules hang together`(model: ScoringModel) throws {
    for seed in 0..<45 as Range<UInt64> {
      var source = PathWorlds(seed: seed, model: model, actions: 1...7)
      try Self.check(source.next(), "seed \(seed)")
    }
  }

  static func check(_ responses: Responses, _ seed: Comment) throws {
    let questionnaire = responses.questionnaire
    let finder = PathFinder(Scorer(questionnaire))
    let oracle = PathOracle(responses)
    for target in questionnaire.levels.indices {
      let comment = Comment(rawValue: "\(seed.rawValue), level \(target)")
      let result = try #require(finder.path(responses, to: target), comment)
      let expected = oracle.path(to: target)
      #expect(result.isExact && result.runnerUpIsExact, comment)
      switch result.outcome {
      case .alreadyReached: #expect(expected.path == [], comment)
      case .found(let path, let runnerUp):
        #expect(path.actions.sorted() == expected.path, comment)
        #expect(runnerUp?.actions.sorted() == expected.runnerUp, comment)
        #expect(result.leastEffortDays == path.effortDays, comment)
      case .outOfReach(let obstacles):
        #expect(expected.path == nil, comment)
        #expect(result.leastEffortDays == nil, comment)
        check(obstacles, oracle, comment)
      case .notFound: #expect(Bool(false), comment)
      }
    }
  }

  /// Whether every reason is true.
  private static func check(_ obstacles: PathObstacles, _ oracle: PathOracle, _ comment: Comment) {
    for gate in obstacles.gates {
      let place = (level: gate.gate.level, gate: gate.gate.gate)
      if gate.isOutOfReach { #expect(!oracle.meets(level: place.level, gate: place.gate), comment) }
    }
  }
}
