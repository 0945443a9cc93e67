package import Assessments
package import Questionnaires
package import Scoring

/// The least work that reaches a level, with names and texts: what the renderers of a path show.
package struct PathReport: Sendable, Equatable {
  /// One set of actions.
  package struct Route: Sendable, Equatable {
    /// The actions, none before one that it comes after.
    package var steps: [Step]
    /// The work in days, a multiple of 0.5.
    package var effortDays: Double
    /// From start to finish, in weeks, where the author says.
    package var weeks: Double?
    /// The score once it is done.
    package var after: Score
    /// The title of the level reached once it is done.
    package var level: String
    /// What held the level back and then no longer does.
    package var closes: [String]
  }

  /// One action of a route.
  package struct Step: Sendable, Equatable {
    package var id: ActionID
    package var title: String
    package var effortDays: Double
    /// Who took it on, else who usually does it.
    package var owner: String?
    /// The headline once this step and all before it are done; `nil` where nothing is scorable.
    package var share: Double?
  }

  /// What was found.
  package enum Outcome: Sendable, Equatable {
    case alreadyReached
    case found(Route, runnerUp: Route?)
    /// Nothing reaches it: what cannot be met, in words.
    case outOfReach([String])
    /// The search was stopped before it found a set.
    case notFound
  }

  /// The name and title of the level to be reached.
  package var target: LevelID
  package var title: String
  /// The score now; `nil` where nothing is scorable.
  package var before: Score?
  package var outcome: Outcome
  /// Whether the path is proven to be the least.
  package var isExact: Bool
  /// Every set of actions that reaches the level takes at least so many days.
  package var leastEffortDays: Double?

  /// Names what a finder found about a session.
  package init(_ result: PathResult, session: AssessmentSession, sheet: ScoreSheet) {
    let questionnaire = session.questionnaire
    let language = session.opening.language
    func text(_ text: LocalizedText) -> String { session.responses.text(text, in: language) }
    func route(_ path: Path) -> Route {
      Route(
        steps: path.steps.map { step in
          let action = questionnaire.actions[step.action]
          return Step(
            id: action.id, title: text(action.title), effortDays: action.effortDays,
            owner: session.assignments[action.id.text]?.owner ?? action.owner.map(text), share: step.share)
        },
        effortDays: path.effortDays, weeks: path.weeks, after: path.after,
        level: text(questionnaire.levels[path.level].title), closes: path.closedGates.map { text($0.message) })
    }
    target = questionnaire.levels[result.target].id
    title = text(questionnaire.levels[result.target].title)
    before = sheet.total
    isExact = result.isExact
    leastEffortDays = result.leastEffortDays
    switch result.outcome {
    case .alreadyReached: outcome = .alreadyReached
    case .found(let path, let runnerUp): outcome = .found(route(path), runnerUp: runnerUp.map(route))
    case .notFound: outcome = .notFound
    case .outOfReach(let obstacles):
      var reasons = obstacles.gates.map { text($0.gate.message) }
      if let short = obstacles.shortBy {
        let reached = DisplayPercent.whole(obstacles.share ?? 0)
        let points = max(1, Int((short * 100).rounded(.up)))
        reasons.append(
          "with every step done the score is \(reached) of 100, \(Wording.count(points, "point")) short of "
            + "\(DisplayPercent.whole(obstacles.from))")
      }
      if let coverage = obstacles.coverage {
        reasons.append(
          "\(DisplayPercent.whole(coverage.reached))% of what counts would be settled, "
            + "\(DisplayPercent.whole(coverage.needed))% is needed")
      }
      outcome = .outOfReach(reasons)
    }
  }
}
