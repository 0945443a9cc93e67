import ArgumentParser

/// Measures what the design sets budgets for, and prints it beside a peer measured in the same run.
///
/// `swift run -c release Benchmarks expressions`
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks",
    abstract: "Measure what Groundwork's speed rests on. Build with -c release.",
    subcommands: [
      ExpressionBenchmark.self, CompileBenchmark.self, PathBenchmark.self, BatchBenchmark.self, StartBenchmark.self,
      KeyBenchmark.self, AnswerBenchmark.self, LoadBenchmark.self, AppendBenchmark.self, OpenBenchmark.self,
    ]
  )
}
