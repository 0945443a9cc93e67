import Foundation
import Testing

/// The language's rules as rows of JSON: the project's own, and those of CEL's suite where there are any at hand.
@Suite struct ConformanceTests {
  /// A file of CEL's own cases.
  static let celCases = ProcessInfo.processInfo.environment["GROUNDWORK_CEL_CASES"]

  @Test func `the project's own cases hold`() throws {
    let table = ConformanceTable(running: try ownCases())
    print(table)
    for failure in table.failures { Issue.record("\(failure.row.place): \(failure)") }
  }

  @Test(.enabled(if: celCases != nil, "GROUNDWORK_CEL_CASES names no file"))
  func `CEL's cases hold but for the departures`() throws {
    let (cases, problems) = try ConformanceCase.read(contentsOfFile: try #require(Self.celCases))
    for problem in problems { Issue.record("\(problem)") }
    let table = ConformanceTable(running: cases, departures: try Departure.listed())
    print(table)
    for failure in table.failures where failure.departure == nil { Issue.record("\(failure.row.place): \(failure)") }
    for departure in table.needlessDepartures {
      Issue.record("\(departure.identity) is listed as a departure, but comes out as CEL says")
    }
  }

  @Test func `every case stands once, in the file of its suite`() throws {
    var seen: Set<ConformanceCase.Identity> = []
    for row in try ownCases() {
      #expect(seen.insert(row.identity).inserted, "\(row.place): \(row.identity) stands twice")
      #expect(row.place.hasPrefix("\(row.identity.suite).jsonl:"), "\(row.place): the suite is \(row.identity.suite)")
    }
    #expect(!seen.isEmpty)
  }

  @Test func `the article lists the departures that cases show`() throws {
    let listed = try Departure.identifiersInArticle()
    #expect(Set(listed).count == listed.count)
    let shown = Set(try ownCases().compactMap(\.departure)).union(try Departure.listed().map(\.identifier))
    #expect(shown == Set(listed))
  }

  /// The project's own cases; lines that are none are issues.
  private func ownCases() throws -> [ConformanceCase] {
    try ConformanceFiles.own().flatMap { path in
      let (cases, problems) = try ConformanceCase.read(contentsOfFile: path)
      for problem in problems { Issue.record("\(problem)") }
      return cases
    }
  }
}
