import ArgumentParser
import Questionnaires
import Scoring

/// The least work that reaches a level, with the next best way, among 20 to 100 actions.
///
/// The peer tries every set of the first 15 actions that is closed under what comes before, on the same answers.
struct PathBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Milliseconds and nodes to find the least work that reaches a level.")

  @Option(help: "How many questionnaires of each size.")
  var count = 10

  func run() throws {
    try compareWithEverySet()
    print()
    print("actions  order   found  proven  nodes  most nodes  median ms  slowest ms")
    for actions in [20, 40, 60, 100] {
      for isDense in [true, false] {
        var figures: [(nodes: Int, time: Double)] = []
        var (found, proven) = (0, 0)
        for seed in 0..<UInt64(count) {
          let responses = try PathCase(actions: actions, isDense: isDense, seed: seed).responses()
          let finder = PathFinder(Scorer(responses.questionnaire))
          for target in 1...3 {
            var result: PathResult?
            let time = ContinuousClock().measure { result = finder.path(responses, to: target) }
            guard let result, case .found = result.outcome else { continue }
            found += 1
            if result.isExact && result.runnerUpIsExact { proven += 1 }
            figures.append((result.nodes, time.milliseconds))
          }
        }
        let times = figures.map(\.time).sorted()
        let nodes = figures.map(\.nodes)
        print(
          "\(actions)".padded(leading: 7), (isDense ? "dense" : "sparse").padded(leading: 6),
          "\(found)".padded(leading: 7), "\(proven)".padded(leading: 7),
          "\(nodes.reduce(0, +) / max(1, nodes.count))".padded(leading: 6),
          "\(nodes.max() ?? 0)".padded(leading: 11), times[times.count / 2].text.padded(leading: 10),
          (times.last ?? 0).text.padded(leading: 11))
      }
    }
  }

  /// Path and peer must agree before they are timed.
  private func compareWithEverySet() throws {
    print("15 actions            ms     sets tried  days  next")
    for seed in 0..<3 as Range<UInt64> {
      let responses = try PathCase(actions: 15, isDense: seed == 0, seed: seed).responses()
      let finder = PathFinder(Scorer(responses.questionnaire))
      var result: PathResult?
      let time = ContinuousClock().measure { result = finder.path(responses, to: 2) }
      var peer = EverySet(responses, target: 2)
      let peerTime = ContinuousClock().measure { peer.search() }
      guard let result, case .found(let path, let runnerUp) = result.outcome, path.effortDays == peer.best,
        runnerUp?.effortDays == peer.next
      else { throw ValidationError("the path is not what trying every set finds, seed \(seed)") }
      print(
        "branch and bound", time.milliseconds.text.padded(leading: 7), "\(result.nodes) nodes".padded(leading: 14),
        path.effortDays.text.padded(leading: 5), (runnerUp?.effortDays ?? 0).text.padded(leading: 5))
      print(
        "every set       ", peerTime.milliseconds.text.padded(leading: 7), "\(peer.count)".padded(leading: 14),
        "  ratio", (time / peerTime).text)
    }
  }
}

extension Duration {
  /// The span in milliseconds.
  fileprivate var milliseconds: Double { self / .milliseconds(1) }
}

/// Tries every set of actions that is closed under what comes before.
private struct EverySet {
  private let responses: Responses
  private let scorer: Scorer
  private let target: Int
  /// The least effort that reaches the level.
  private(set) var best: Double?
  /// The least effort of a set that does not contain the best.
  private(set) var next: Double?
  /// How many sets were tried.
  private(set) var count = 0

  init(_ responses: Responses, target: Int) {
    self.responses = responses
    self.target = target
    scorer = Scorer(responses.questionnaire)
  }

  mutating func search() {
    let actions = responses.questionnaire.actions
    var reaching: [(mask: Int, effort: Double)] = []
    for mask in 0..<(1 << actions.count) {
      let members = actions.filter { mask >> $0.index & 1 == 1 }
      guard members.allSatisfy({ $0.after.allSatisfy { mask >> $0 & 1 == 1 } }) else { continue }
      count += 1
      var done = responses
      for action in members {
        for target in action.addresses where PathCase.isMore(target, than: done) {
          done.set(Answer(target.answer, origin: .typed), for: target.item)
        }
      }
      guard scorer.score(done).level?.reached ?? -1 >= target else { continue }
      reaching.append((mask, members.reduce(0) { $0 + $1.effortDays }))
    }
    guard let first = reaching.min(by: { $0.effort < $1.effort }) else { return }
    best = first.effort
    next = reaching.filter { $0.mask & first.mask != first.mask }.map(\.effort).min()
  }
}
