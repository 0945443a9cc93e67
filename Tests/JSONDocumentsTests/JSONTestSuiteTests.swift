import Diagnostics
import Foundation
import JSONDocuments
import Testing

/// The files of JSONTestSuite (`test_parsing`), found by an environment variable.
enum JSONTestSuite {
  static let folder = ProcessInfo.processInfo.environment["GROUNDWORK_JSON_TEST_SUITE"]

  /// The names of the files, in order; empty where the variable is not set.
  static let files: [String] = {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }()
}

@Suite(.enabled(if: JSONTestSuite.folder != nil, "GROUNDWORK_JSON_TEST_SUITE names no folder"))
struct JSONTestSuiteTests {
  @Test func `there are files of each kind`() {
    for kind in ["y_", "n_", "i_"] {
      #expect(JSONTestSuite.files.contains { $0.hasPrefix(kind) })
    }
  }

  @Test(arguments: JSONTestSuite.files)
  func `files are accepted or refused as their names say`(name: String) throws {
    let folder = try #require(JSONTestSuite.folder)
    let data = try Data(contentsOf: URL(filePath: folder).appending(path: name))
    let source = SourceText(name: name, bytes: Array(data))
    let outcome = Result { try JSONDocument(parsing: source) }
    if name.hasPrefix("y_") { #expect(throws: Never.self) { try outcome.get() } }
    if name.hasPrefix("n_") { #expect(throws: DiagnosticsError.self) { try outcome.get() } }
    if case .failure(let error as DiagnosticsError) = outcome {
      #expect(error.diagnostics.first?.identifier != "unreadable-json")
      #expect(error.diagnostics.count == 1)
      let place = try #require(error.diagnostics.first?.place)
      #expect(place.range.upperBound <= data.count)
      let position = "\(name):\(place.position.line):\(place.position.column): error: "
      #expect(DiagnosticRenderer().render(error.diagnostics).hasPrefix(position))
    }
  }
}
