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
    if name.hasPrefix("y_") { try checkPlaces(outcome.get().root, in: Array(data)) }
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

  /// The bytes at the place of each value are that value, and within those of the one that holds it.
  private func checkPlaces(_ node: JSONNode, in bytes: [UInt8], within outer: Range<Int>? = nil) throws {
    let range = node.range
    #expect(range.clamped(to: outer ?? 0..<bytes.count) == range)
    let alone = try JSONDocument(parsing: SourceText(name: "alone", bytes: Array(bytes[range]))).root
    #expect(alone.typeName == node.typeName && alone.range == 0..<range.count)
    switch node.kind {
    case .array(let elements): for element in elements { try checkPlaces(element, in: bytes, within: range) }
    case .object(let members): for member in members { try checkPlaces(member.value, in: bytes, within: range) }
    case .null, .bool, .number, .string: break
    }
  }
}
