package import Assessments
package import Localization
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
    /// The answers to which it leads, in the order of its targets; empty where other steps do its part.
    package var answers: [Change]
    /// The questions that decide whether it is needed at all; empty where it is known to be.
    package var waitsFor: [Report.ItemReference]
    /// The headline once this step and all before it are done; `nil` where nothing is scorable.
    package var share: Double?
  }

  /// An answer to which a step leads.
  package struct Change: Sendable, Equatable {
    package var item: ItemID
    package var value: AnswerValue
  }

  /// What was found.
  package enum Outcome: Sendable, Equatable {
    case alreadyReached
    case found(Route, runnerUp: Route?)
    /// Nothing reaches it: what cannot be met, in clauses without a full stop, at least one.
    case outOfReach([String])
    /// The search was stopped before it found a set.
    case notFound
  }

  /// The language of the texts.
  package var language: Language
  /// The name and title of the level to be reached.
  package var target: LevelID
  package var title: String
  /// The score now; `nil` where nothing is scorable.
  package var before: Score?
  /// How many questions that bear on the score are not settled, and so count nothing.
  package var openCount: Int
  /// Whether answers to these may make the path shorter, or open one where there is none.
  package var answersMayHelp: Bool
  package var outcome: Outcome
  /// Whether the path is proven to be the least.
  package var isExact: Bool
  /// Whether the runner-up is proven to be the next best, or that there is none.
  package var runnerUpIsExact: Bool
  /// Every set of actions that reaches the level takes at least so many days.
  package var leastEffortDays: Double?

  /// Names what a finder found about a session.
  package init(_ result: PathResult, session: AssessmentSession, sheet: ScoreSheet) {
    self = Language(session.opening.language).speaking { PathReport(naming: result, session: session, sheet: sheet) }
  }

  private init(naming result: PathResult, session: AssessmentSession, sheet: ScoreSheet) {
    let questionnaire = session.questionnaire
    let language = session.opening.language
    func text(_ text: LocalizedText) -> String { session.responses.text(text, in: language) }
    func reference(_ item: Int) -> Report.ItemReference {
      let item = questionnaire.items[item]
      return Report.ItemReference(id: item.id, number: nil, question: text(item.text))
    }
    func route(_ path: Path) -> Route {
      Route(
        steps: path.steps.map { step in
          let action = questionnaire.actions[step.action]
          return Step(
            id: action.id, title: text(action.title), effortDays: action.effortDays,
            owner: session.assignments[action.id.text]?.owner ?? action.owner.map(text),
            answers: step.addressed.map { Change(item: questionnaire.items[$0.item].id, value: $0.target) },
            waitsFor: step.waitsFor.map(reference), share: step.share)
        },
        effortDays: path.effortDays, weeks: path.weeks, after: path.after,
        level: text(questionnaire.levels[path.level].title), closes: path.closedGates.map { text($0.message) })
    }
    self.language = Language(language)
    target = questionnaire.levels[result.target].id
    title = text(questionnaire.levels[result.target].title)
    before = sheet.total
    openCount = sheet.unsettled.count
    answersMayHelp = openCount > 0
    isExact = result.isExact
    runnerUpIsExact = result.runnerUpIsExact
    leastEffortDays = result.leastEffortDays
    switch result.outcome {
    case .alreadyReached: outcome = .alreadyReached
    case .found(let path, let runnerUp): outcome = .found(route(path), runnerUp: runnerUp.map(route))
    case .notFound: outcome = .notFound
    case .outOfReach(let obstacles):
      outcome = .outOfReach(Self.reasons(obstacles, text, reference))
      // What fails whatever is answered stays as it is.
      if obstacles.gates.contains(where: { if case .undecided = $0.gate.state { false } else { $0.isOutOfReach } }) {
        answersMayHelp = false
      }
    }
  }

  // MARK: - Obstacles

  /// Why nothing reaches the level, in clauses without a full stop; at least one.
  private static func reasons(
    _ obstacles: PathObstacles, _ text: (LocalizedText) -> String, _ reference: (Int) -> Report.ItemReference
  ) -> [String] {
    var reasons = obstacles.gates.map { gate in
      let message = Wording.clause(text(gate.gate.message))
      switch gate.gate.state {
      case .undecided(let items):
        let names = items.map { Wording.name(of: reference($0)) }
        return names.isEmpty
          ? localized("\(message): no step settles it")
          : localized("\(message): this waits for an answer to \(Wording.list(names)), which no step gives")
      case .failedToEvaluate(let problem): return localized("\(message): its rule could not be worked out (\(problem))")
      case .fails: break
      }
      guard gate.isOutOfReach else { return localized("\(message): no way that meets the rest meets this too") }
      guard let share = gate.share, let atLeast = gate.atLeast else {
        return localized("\(message): no step changes that")
      }
      let (then, needed) = (DisplayPercent.whole(share), DisplayPercent.whole(atLeast))
      return localized("\(message): every step together brings this to \(then) of 100, \(needed) are needed")
    }
    if let short = obstacles.shortBy {
      let points = Int((short * 100).rounded())
      let (then, from) = (DisplayPercent.whole(obstacles.share ?? 0), DisplayPercent.whole(obstacles.from))
      let gap = points < 1 ? localized("less than a point") : Wording.points(points)
      reasons.append(localized("every step together brings the score to \(then) of 100, \(gap) short of \(from)"))
    }
    if let coverage = obstacles.coverage {
      reasons.append(
        localized(
          """
          every step together settles \(Wording.percent(coverage.reached)) of what counts, \
          \(Wording.percent(coverage.needed)) are needed
          """))
    }
    if reasons.isEmpty {
      reasons.append(
        obstacles.share == nil
          ? localized("no question that counts applies")
          : localized("no order of the steps meets all that it asks for"))
    }
    return reasons
  }
}
