import ArgumentParser
import Assessments
import Batch
import CJSONTokens
import Questionnaires
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Scoring many respondents from a file.
///
/// The peer is `CJSONTokens` alone over the same bytes: every row made tokens, and nothing done with them.
struct BatchBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Rows a second and peak memory to score many respondents, and growth.")

  @Option(help: "How many rows the main figure has.")
  var rows = 1_000_000

  @Option(help: "Where rows are written meanwhile.")
  var folder = "/tmp"

  @Option(help: "Write definition and rows there, with these names plus .json and .ndjson, and measure nothing.")
  var write: String?

  @Flag(help: "Leave growth out.")
  var short = false

  func run() throws {
    if let write {
      let data = BatchCase(itemCount: 60, id: write.split(separator: "/").last.map(String.init) ?? "rows")
      _ = try data.write(rows: rows, to: write + ".ndjson")
      guard let file = fopen(write + ".json", "w") else { throw BatchCase.CannotWrite(path: write) }
      fputs(data.definition, file)
      fclose(file)
      return
    }
    print(
      "rows x answers           MB   rows/s  ns an answer  MB/s  general  tokens MB/s  to tokens, per thread  peak MiB")
    let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    for jobs in Set([1, processors]).sorted() { try measure(BatchCase(itemCount: 60), rows: rows, jobs: jobs) }
    try measure(BatchCase(itemCount: 60, gaps: 5), rows: rows / 10, jobs: processors)
    guard !short else { return }
    print("\ngrowth in rows")
    for rows in [1_000, 10_000, 100_000, 1_000_000] {
      try measure(BatchCase(itemCount: 60), rows: rows, jobs: processors)
    }
    print("\ngrowth in items")
    for items in [10, 100, 1_000, 10_000] {
      try measure(BatchCase(itemCount: items), rows: 30_000_000 / items, jobs: processors)
    }
  }

  private func measure(_ data: BatchCase, rows: Int, jobs: Int) throws {
    let path = "\(folder)/groundwork-benchmark-\(getpid()).ndjson"
    defer { unlink(path) }
    let bytes = try data.write(rows: rows, to: path)
    let questionnaire = try data.questionnaire()
    var options = BatchOptions(
      questionnaire,
      opening: AssessmentEvent.Opening(
        tool: "benchmark", assessment: "batch", questionnaire: questionnaire.id, version: questionnaire.version,
        definition: "", client: Client(), language: "en", timeZone: "+00:00", today: CalendarDate("2026-03-02")!))
    options.jobs = jobs
    let written = Mutex(0)
    let clock = ContinuousClock()
    var totals = BatchTotals()
    let time = try clock.measure {
      totals = try BatchRun(PiecewiseFile(path).batchInput, options).run(
        BatchRun.Handlers { bytes in written.withLock { $0 += bytes.count } })
    }
    let peak = peakMemory()
    let tokens = clock.measure { Self.makeTokens(path) }
    let speed = Double(bytes) / 1e6 / (time / .seconds(1))
    let answerTime = (time / .nanoseconds(1)) / Double(rows * data.itemCount)
    let tokenSpeed = Double(bytes) / 1e6 / (tokens / .seconds(1))
    print(
      "\(rows) x \(data.itemCount)\(data.gaps > 0 ? ", gaps" : "") on \(jobs)".padded(to: 24),
      (Double(bytes) / 1e6).text.padded(leading: 7), "\(Int(Double(rows) / (time / .seconds(1))))".padded(leading: 8),
      answerTime.text.padded(leading: 13),
      speed.text.padded(leading: 6), "\(totals.generalRows)".padded(leading: 7), tokenSpeed.text.padded(leading: 10),
      (speed / Double(jobs) / tokenSpeed).text.padded(leading: 12), peak.text.padded(leading: 18))
  }

  /// Every row as tokens, on this thread.
  private static func makeTokens(_ path: String) {
    let file = PiecewiseFile(path)
    let parser = gw_json_parser_create()!
    defer { gw_json_parser_destroy(parser) }
    let limits = gw_json_limits(depth: 64, tokens: 200_000)
    var fault = gw_json_fault()
    let size = 4 << 20
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    defer { memory.deallocate() }
    var rest = 0
    var sum = 0
    while true {
      let count = file.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[rest..<size]))
      if count == 0 { break }
      let end = rest + count
      var start = 0
      while start < end, let found = memchr(memory.baseAddress! + start, 0x0A, end - start) {
        let stop = UnsafeRawPointer(found) - UnsafeRawPointer(memory.baseAddress!)
        let row = (memory.baseAddress! + start).assumingMemoryBound(to: UInt8.self)
        precondition(gw_json_parse(parser, row, stop - start, limits, &fault), "a row is no JSON")
        sum += gw_json_token_count(parser)
        start = stop + 1
      }
      rest = end - start
      memmove(memory.baseAddress!, memory.baseAddress! + start, rest)
    }
    consume(sum)
  }
}
