import ArgumentParser
import TestSupport

/// A program at a terminal of its own, with the text that shows it is ready.
private struct Contestant {
  var name: String
  var arguments: [String]
  /// What it shows once it can take a line.
  var prompt: String
  /// What it is held against, times that of the smallest program.
  var limit: Double?

  /// The smallest program on libedit, and ours as its users start it.
  static let all = [
    Contestant(name: "LineEditingBaseline", arguments: [], prompt: "base > "),
    Contestant(name: "groundwork", arguments: [], prompt: "start > ", limit: 4),
    Contestant(
      name: "groundwork", arguments: ["take", "apprenticeship_readiness", "--dry-run"], prompt: "42 > ", limit: 4),
  ]

  var title: String { ([name] + arguments).joined(separator: " ") }

  func start(in home: String) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: productExecutable(name), arguments: arguments,
      environment: [
        "TERM": "xterm", "LANG": "C.UTF-8", "HOME": home, "GROUNDWORK_HOME": home + "/store", "PATH": "/usr/bin:/bin",
      ])
  }

  /// The median, and the time that nine in ten do not exceed.
  static func summary(_ times: [Double]) -> (median: Double, ninth: Double) {
    let sorted = times.sorted()
    return (sorted[sorted.count / 2], sorted[sorted.count * 9 / 10])
  }

  static func nanoseconds(_ span: Duration) -> Double {
    Double(span.components.seconds) * 1e9 + Double(span.components.attoseconds) / 1e9
  }
}

/// From the start of the process to its first prompt, at a terminal of 80 by 24.
///
/// The programs take turns, so that what else the machine does falls on all alike.
struct StartBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Milliseconds from start to first prompt, beside the smallest C program on libedit.",
    discussion: "Build everything first: swift build -c release -Xswiftc -static-stdlib")

  @Option(help: "How often each program is started.")
  var runs = 60

  func run() throws {
    let home = try TemporaryDirectory()
    var times = [[Double]](repeating: [], count: Contestant.all.count)
    for _ in 0..<runs {
      for (index, program) in Contestant.all.enumerated() {
        var terminal: PseudoTerminal?
        let span = try ContinuousClock().measure {
          terminal = try program.start(in: home.path)
          try terminal?.expect(program.prompt)
        }
        times[index].append(Contestant.nanoseconds(span) / 1e6)
        terminal = nil
      }
    }
    print("program".padded(to: 62), "ms   90 %  ratio  limit")
    let base = Contestant.summary(times[0]).median
    for (program, times) in zip(Contestant.all, times) {
      let (median, ninth) = Contestant.summary(times)
      print(
        program.title.padded(to: 58), median.text.padded(leading: 6), ninth.text.padded(leading: 6),
        (median / base).text.padded(leading: 6), program.limit.map { $0.text.padded(leading: 6) } ?? "")
    }
  }
}

/// From a key to its echo, at the end of a short line.
struct KeyBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Microseconds from a key to its echo, beside the smallest C program on libedit.",
    discussion: "Build everything first: swift build -c release -Xswiftc -static-stdlib")

  @Option(help: "How many lines are typed in each program.")
  var lines = 40

  /// Keys in a line: few enough that none wraps.
  private static let keys = 40

  func run() throws {
    let home = try TemporaryDirectory()
    let programs = [Contestant.all[0], Contestant.all[2]]
    let terminals = try programs.map { program in
      let terminal = try program.start(in: home.path)
      try terminal.expect(program.prompt)
      return terminal
    }
    var times = [[Double]](repeating: [], count: programs.count)
    for _ in 0..<lines {
      for (index, terminal) in terminals.enumerated() {
        for _ in 0..<Self.keys {
          let span = try ContinuousClock().measure {
            terminal.send("x")
            try terminal.expect("x")
          }
          times[index].append(Contestant.nanoseconds(span) / 1e3)
        }
        // Takes the line away, so that nothing is ever entered.
        terminal.send("\u{15}#")
        try terminal.expect("#")
        terminal.send("\u{15}")
      }
    }
    print("program".padded(to: 62), "us   90 %  ratio  limit")
    let base = Contestant.summary(times[0]).median
    for (index, program) in programs.enumerated() {
      let (median, ninth) = Contestant.summary(times[index])
      print(
        program.title.padded(to: 58), median.text.padded(leading: 6), ninth.text.padded(leading: 6),
        (median / base).text.padded(leading: 6), index == 0 ? "" : 1.2.text.padded(leading: 6))
    }
  }
}
