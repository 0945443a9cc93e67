import CAllocationCount

/// The time and the allocations of one call of something, found by calling it many times.
struct Measurement {
  /// Nanoseconds a call: the median of the batches.
  var median: Double
  /// Nanoseconds a call in the quickest batch.
  var least: Double
  /// Heap allocations a call.
  var allocations: Double

  /// Measures a call in batches of about 10 milliseconds each.
  init(batches: Int = 31, _ call: () -> Void) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Double {
      let span = clock.measure { for _ in 0..<count { call() } }
      return Double(span.components.attoseconds) / 1e9 + Double(span.components.seconds) * 1e9
    }
    var size = 1000
    while time(size) < 10_000_000 { size *= 2 }
    let times = (0..<batches).map { _ in time(size) / Double(size) }.sorted()
    median = times[times.count / 2]
    least = times[0]
    let before = gw_allocation_count()
    for _ in 0..<1000 { call() }
    allocations = Double(gw_allocation_count() - before) / 1000
  }
}

/// Keeps a result from being optimised away.
@inline(never)
func consume<Result>(_ result: borrowing Result) {}
