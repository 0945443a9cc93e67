import ExpressionLanguage
import TestSupport
import Testing

/// What holds of every expression and whatever is known (see ``FuzzRun`` for longer runs).
@Suite struct ExpressionLawTests {
  /// An expression with what is known, and what a failure says of them.
  private struct Sample {
    var source: String
    var activation: FuzzActivation
    var seed: UInt64

    /// The programs that come of it: with the types declared, with none, and each without a check.
    var programs: [Program] {
      let environments = FuzzEnvironment.Typing.allCases.map(FuzzEnvironment.environment)
      let compilations =
        environments.map { Program.compile(source, in: $0, expecting: nil) }
        + environments.map { Program.compileUnchecked(source, in: $0) }
      return compilations.compactMap(\.program)
    }

    /// The names that the expression reads, with what is known of them.
    var context: String {
      let known = FuzzEnvironment.names.filter { source.contains($0.text) }
        .map { "\($0.text) \(activation.read($0.slot).summary)" }
      let scores = activation.scores.sorted { $0.key < $1.key }.filter { _ in source.contains("score") }
        .map { "score('\($0.key)') \($0.value.summary)" }
      return "\(source) with \((known + scores).joined(separator: ", ")) [seed \(seed)]"
    }
  }

  private func samples(_ name: String, rounds: Int, _ body: (Sample, inout SeededGenerator) -> Void) {
    FuzzRun(name: name, rounds: rounds).run { generator, seed in
      let activation = FuzzActivation.random(using: &generator)
      let depth = Int.random(in: 1...5, using: &generator)
      var grammar = ExpressionGrammar(generator: generator)
      let source = grammar.expression(depth: depth)
      body(Sample(source: source, activation: activation, seed: seed), &grammar.generator)
    }
  }

  @Test func `typed and general evaluation agree`() {
    samples("typed", rounds: 700) { sample, _ in
      let outcomes = sample.programs.map { $0.evaluate(sample.activation) }
      for other in outcomes.dropFirst() where !other.agrees(with: outcomes[0]) {
        Issue.record("\(outcomes[0].summary), but \(other.summary): \(sample.context)")
      }
    }
  }

  @Test func `what is known from partial answers survives every completion`() {
    samples("completion", rounds: 500) { sample, generator in
      for program in sample.programs.prefix(2) {
        let early = program.evaluate(sample.activation)
        if case .unknown = early { continue }
        for _ in 0..<8 {
          let completion = sample.activation.completed(using: &generator)
          let late = program.evaluate(completion)
          if !late.agrees(with: early) {
            Issue.record(
              "\(early.summary), then \(late.summary): \(sample.context), then \(completion)")
          }
        }
      }
    }
  }

  @Test func `an undecided outcome names what it waits for, and waits for all of that`() {
    samples("waiting", rounds: 500) { sample, generator in
      for program in sample.programs.prefix(2) {
        guard case .unknown(let unknowns) = program.evaluate(sample.activation) else { continue }
        let items = Set(unknowns.items)
        #expect(items.isSubset(of: sample.activation.openItems), "\(items): \(sample.context)")
        for _ in 0..<4 {
          if let interval = unknowns.interval {
            expect(program.evaluate(sample.activation.completed(using: &generator)), within: interval, sample)
          }
          let later = sample.activation.completed(using: &generator) { !items.contains($0) }
          let outcome = program.evaluate(later)
          if case .unknown = outcome { continue }
          if outcome.hasRunOut { continue }
          Issue.record("waits for \(items), but settled without them: \(sample.context), then \(later)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("score('a')", 1...2), ("score('a') + 1.0", nil), ("score('a') > 1.5", nil), ("[score('a')]", nil),
      ("score('a') * score('b')", nil),
    ] as [(String, ClosedRange<Double>?)])
  func `only a host function's own number lies within its interval`(source: String, interval: ClosedRange<Double>?)
    throws
  {
    let program = try #require(
      Program.compile(source, in: FuzzEnvironment.environment(.declared), expecting: nil).program)
    let scores = ["a": Outcome.unknown(Unknowns("a").within(1...2)), "b": .value(.double(3))]
    guard case .unknown(let unknowns) = program.evaluate(FuzzActivation(scores: scores)) else {
      Issue.record("it is decided")
      return
    }
    #expect(unknowns.interval == interval)
    #expect(unknowns.items == ["a"])
  }

  private func expect(_ outcome: Outcome, within interval: ClosedRange<Double>, _ sample: Sample) {
    if case .value(.double(let number)) = outcome, interval.contains(number) { return }
    Issue.record("\(outcome.summary), which is not within \(interval): \(sample.context)")
  }

  @Test func `the same facts give the same outcome, again and on many threads`() async {
    var jobs: [(program: Program, activation: FuzzActivation, outcome: Outcome, context: String)] = []
    samples("threads", rounds: 200) { sample, _ in
      guard let program = sample.programs.first else { return }
      jobs.append((program, sample.activation, program.evaluate(sample.activation), sample.context))
      // In the long mode more come than memory holds.
      if jobs.count > 2_000 { jobs.removeFirst(1_000) }
    }
    let all = jobs
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for job in all {
            let copy = job.program
            let outcome = copy.evaluate(job.activation)
            #expect(outcome.agrees(with: job.outcome), "\(job.context)")
            if case .error(let error) = outcome, case .error(let first) = job.outcome { #expect(error == first) }
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("true || p", []), ("p || true", []), ("false && p", []), ("p && false", []), ("[p, true].exists(z, z)", ["p"]),
    ("[1, 2].exists(z, z == 2 || p)", []), ("p ? q : r", ["p"]), ("(p ? q : r) && s == 'a'", ["p", "s"]),
    ("p && 1 / 0 > 1", ["p"]), ("optional.of(1).orValue(i) == 1", []), ("oi.orValue(i)", ["oi"]),
    ("i + j * k", ["i", "j", "k"]), ("[i, j]", ["i", "j"]), ("{s: t}", ["s", "t"]), ("i == 1 / 0", ["i"]),
    ("size(li.filter(z, z > i))", ["li"]), ("[1].map(z, p, i)", ["p"]), ("d < e || true", []),
  ])
  func `what decides an expression waits for nothing else`(source: String, items: [String]) throws {
    var activation = FuzzActivation()
    for name in FuzzEnvironment.names { activation.outcomes[name.slot] = .unknown(Unknowns(name.text)) }
    for typing in FuzzEnvironment.Typing.allCases {
      let environment = FuzzEnvironment.environment(typing)
      let program = try #require(Program.compile(source, in: environment, expecting: nil).program)
      switch program.evaluate(activation) {
      case .unknown(let unknowns): #expect(unknowns.items == items)
      case .value: #expect(items == [])
      case .error(let error): Issue.record("\(error.message)")
      }
    }
  }
}

extension Outcome {
  /// Whether it is the error of an evaluation that takes too many steps. What is known of more names can take more of
  /// them, where the value does not depend on what they are taken for: no law holds of the bound.
  fileprivate var hasRunOut: Bool {
    if case .error(let error) = self { error.message.hasPrefix("the expression takes more than") } else { false }
  }

  /// Whether both are the same value, type for type, wait for the same items, or are errors.
  fileprivate func agrees(with other: Outcome) -> Bool {
    if hasRunOut || other.hasRunOut { return true }
    return switch (self, other) {
    case (.value(let left), .value(let right)): left.isSame(as: right)
    case (.unknown(let left), .unknown(let right)): left.items == right.items
    case (.error, .error): true
    default: false
    }
  }
}
