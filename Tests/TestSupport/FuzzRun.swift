internal import Foundation

/// How long random tests go on, and from which seed.
///
/// By default a fixed number of rounds from a fixed seed, so that every run is the same. `GROUNDWORK_FUZZ_SECONDS` makes
/// each test go on for so long from a seed that is printed; `GROUNDWORK_FUZZ_SEED` starts from a given one, so that what
/// failed in the round of that seed fails again at once.
package struct FuzzRun {
  /// The seconds of the long mode; `nil` in the default one.
  package static let seconds = number("GROUNDWORK_FUZZ_SECONDS")
  /// The seed of the first round, where one is given.
  package static let seed = number("GROUNDWORK_FUZZ_SEED").map { UInt64($0) }

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// What the output calls it.
  package var name: String
  /// The rounds of the default mode.
  package var rounds: Int

  /// Creates a run.
  package init(name: String, rounds: Int) {
    self.name = name
    self.rounds = rounds
  }

  /// Runs rounds, each with a generator of its own and the seed that repeats it.
  package func run(_ round: (_ generator: inout SeededGenerator, _ seed: UInt64) throws -> Void) rethrows {
    let start = ContinuousClock.now
    let first = FuzzRun.seed ?? (FuzzRun.seconds == nil ? 1 : UInt64.random(in: 0..<1 << 40))
    let limit = FuzzRun.seconds.map { start + .seconds($0) }
    var count = 0
    while limit.map({ ContinuousClock.now < $0 }) ?? (count < rounds) {
      let seed = first + UInt64(count)
      // Where a round ends the process, the last line tells where to begin again.
      if limit != nil, count.isMultiple(of: 1000) { FuzzRun.log("\(name): round \(count), seed \(seed)") }
      var generator = SeededGenerator(seed: seed)
      try round(&generator, seed)
      count += 1
    }
    if limit != nil { FuzzRun.log("\(name): \(count) rounds from seed \(first) in \(ContinuousClock.now - start)") }
  }

  /// Writes a line that is not lost where the process ends early.
  private static func log(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
