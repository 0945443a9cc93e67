/// What a run of conformance cases came to, suite by suite.
struct ConformanceTable {
  /// A case that did not come out as it says.
  struct Failure: CustomStringConvertible {
    var row: ConformanceCase
    /// What was found instead.
    var finding: String
    /// The departure that explains it; `nil` where none does.
    var departure: Departure?

    var description: String {
      "\(row.identity): \(finding)" + (departure.map { " (departure '\($0.identifier)': \($0.reason))" } ?? "")
    }
  }

  private var suites: [String: (passed: Int, total: Int)] = [:]
  /// In the order of the cases.
  private(set) var failures: [Failure] = []
  /// The departures whose case does come out as CEL says.
  private(set) var needlessDepartures: [Departure] = []

  /// Runs cases in order; departures whose case is not among them are left aside.
  init(running cases: [ConformanceCase], departures: [Departure] = []) {
    for row in cases {
      let finding = row.run()
      let departure = departures.first { $0.identity == row.identity }
      suites[row.identity.suite, default: (0, 0)].total += 1
      if let finding {
        failures.append(Failure(row: row, finding: finding, departure: departure))
      } else {
        suites[row.identity.suite]!.passed += 1
        if let departure { needlessDepartures.append(departure) }
      }
    }
  }
}

extension ConformanceTable: CustomStringConvertible {
  /// One line for each suite by name, `comparisons 166 of 166`; one for all; then each failure.
  var description: String {
    let ordered = suites.sorted { $0.key < $1.key }
    let passed = ordered.reduce(0) { $0 + $1.value.passed }
    let total = ordered.reduce(0) { $0 + $1.value.total }
    let lines =
      ordered.map { "\($0.key) \($0.value.passed) of \($0.value.total)" } + ["all \(passed) of \(total)"]
      + failures.map(\.description)
    return lines.joined(separator: "\n")
  }
}
