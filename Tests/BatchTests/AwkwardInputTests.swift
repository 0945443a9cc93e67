import Batch
import Diagnostics
import Foundation
import Questionnaires
import Synchronization
import TestSupport
import Testing

/// Both ways give the same for names that are hard to tell apart, for rows that are nearly right, and for inputs that come
/// in pieces of any size.
///
/// `GROUNDWORK_BATCH_SEEDS=1000..2000` tries so many questionnaires.
@Suite struct AwkwardInputTests {
  private static let seeds: Range<UInt64> = {
    let bounds = ProcessInfo.processInfo.environment["GROUNDWORK_BATCH_SEEDS"]?.split(separator: "..") ?? []
    guard bounds.count == 2, let first = UInt64(bounds[0]), let last = UInt64(bounds[1]), first < last else {
      return 0..<24
    }
    return first..<last
  }()

  @Test(arguments: seeds)
  func `objects and tables that are a little off come out the same both ways, in pieces of any size`(seed: UInt64)
    throws
  {
    var definitions = AwkwardDefinitions(seed: seed)
    let questionnaire = try BatchSupport.questionnaire(definitions.next())
    var inputs = AwkwardInputs(questionnaire, seed: seed)
    try compare(inputs.documents(40), questionnaire, seed)
    try compare(inputs.table(40), questionnaire, seed)
  }

  private func compare(_ bytes: [UInt8], _ questionnaire: Questionnaire, _ seed: UInt64) throws {
    let format: ResultFormat = seed % 3 == 0 ? .csv : .ndjson
    let general = try run(BatchInput(name: "answers", bytes: bytes), questionnaire, format, isQuick: false)
    for largest in [Int.max, 1, 100, 5_000] {
      let input = largest == .max ? BatchInput(name: "answers", bytes: bytes) : pieces(bytes, largest, seed)
      let quick = try run(input, questionnaire, format, isQuick: true)
      if quick != general {
        let place = zip(quick.lines, general.lines).first { $0 != $1 }
        Issue.record(
          "seed \(seed), pieces of \(largest): \(place.map { "\($0)\n\($1)" } ?? "\(quick.lines.count) and \(general.lines.count) lines")"
        )
        if let folder = ProcessInfo.processInfo.environment["GROUNDWORK_BATCH_KEEP"] {
          try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(seed).in"))
        }
        return
      }
    }
  }

  /// Everything that is to be the same.
  private struct Found: Equatable {
    var lines: [String]
    var problems: [String]
    var rows: Int
    var failed: Int
    var neverAsked: Int
    var warnings: [String]
  }

  private func run(
    _ input: BatchInput, _ questionnaire: Questionnaire, _ format: ResultFormat, isQuick: Bool
  ) throws -> Found {
    var options = BatchSupport.options(questionnaire, format: format)
    options.isQuick = isQuick
    options.jobs = 2
    let collected = Collected()
    do {
      let run = try BatchRun(input, options)
      let totals = try run.run(collected.handlers)
      let problems = collected.problems.map { problem in
        let position = problem.diagnostic.place?.position
        return "\(position?.line ?? 0):\(position?.column ?? 0): \(problem.message)"
      }
      return Found(
        lines: collected.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
        problems: problems, rows: totals.rows, failed: totals.failed, neverAsked: totals.neverAsked,
        warnings: run.warnings.map(\.message))
    } catch let failure as BatchFailure {
      return Found(
        lines: [], problems: failure.diagnostics.map(\.message), rows: 0, failed: 0, neverAsked: 0, warnings: [])
    }
  }

  private func pieces(_ bytes: [UInt8], _ largest: Int, _ seed: UInt64) -> BatchInput {
    let state = Mutex((generator: SeededGenerator(seed: seed), position: 0))
    return BatchInput(
      name: "answers",
      read: { buffer in
        state.withLock { state in
          let size = Int.random(in: 1...largest, using: &state.generator)
          let count = min(size, buffer.count, bytes.count - state.position)
          buffer.copyBytes(from: bytes[state.position..<state.position + count])
          state.position += count
          return count
        }
      }, isReady: { state.withLock { Bool.random(using: &$0.generator) } }, interrupt: {})
  }
}
