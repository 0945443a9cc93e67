import Foundation
import JSONDocuments

/// A case of CEL's that deliberately comes out otherwise.
struct Departure: Sendable {
  var identity: ConformanceCase.Identity
  /// The departure by its identifier in the article of `ExpressionLanguage`.
  var identifier: String
  /// Why the case comes out otherwise.
  var reason: String

  /// The departures that `Conformance/departures.jsonl` lists.
  static func listed() throws -> [Departure] {
    try JSONLine.read(contentsOfFile: ConformanceFiles.departures).map { line in
      do {
        let object = try line.object()
        return Departure(
          identity: try ConformanceCase.Identity(object), identifier: try object.text("departure"),
          reason: try object.text("why"))
      } catch {
        throw UnreadableCase("\(line.place): \(error)")
      }
    }
  }

  /// The identifiers in the first column of the article's table of departures.
  static func identifiersInArticle() throws -> [String] {
    let article = try String(contentsOfFile: ConformanceFiles.article, encoding: .utf8)
    let lines = article.split(separator: "\n", omittingEmptySubsequences: false)
    let section = lines.drop { $0 != "## Departures from CEL" }.dropFirst().prefix { !$0.hasPrefix("## ") }
    return section.compactMap { line in
      let parts = line.split(separator: "`", omittingEmptySubsequences: false)
      return parts.count > 2 && parts[0] == "| " ? String(parts[1]) : nil
    }
  }
}

/// Where the cases and what belongs to them are kept.
enum ConformanceFiles {
  /// The project's own cases, one file for each suite.
  static let folder = directory(above: 1) + "/Conformance"
  /// The cases of CEL's that come out otherwise.
  static let departures = folder + "/departures.jsonl"
  /// The module's article.
  static let article =
    directory(above: 3) + "/Sources/ExpressionLanguage/ExpressionLanguage.docc/ExpressionLanguage.md"

  /// The paths of the project's own cases by name.
  static func own() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".jsonl") && $0 != "departures.jsonl" }.map { "\(folder)/\($0)" }
  }

  private static func directory(above levels: Int) -> String {
    "/" + #filePath.split(separator: "/").dropLast(levels).joined(separator: "/")
  }
}
