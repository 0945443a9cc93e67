import TestSupport
import Testing

/// The article on faults names tests that are there.
@Suite struct `Article on faults` {
  private static let root = "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  /// The cells of every row of a table whose first cell is a number.
  private static func rows() throws -> [(number: Int, cells: [String])] {
    let article = try TemporaryDirectory.readFile(root + "/Sources/Transcripts/Transcripts.docc/Faults.md")
    return article.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
      // Exit codes are in a table of two columns.
      guard let number = cells.first.flatMap({ Int($0) }), cells.count > 2 else { return nil }
      return (number, cells)
    }
  }

  @Test func `every fault has a row`() throws {
    #expect(Set(try Self.rows().map(\.number)) == Set(Array(1...36) + [80, 81]))
  }

  @Test func `every row names tests that are there`() throws {
    var sources = ""
    for folder in ["FaultTests", "TranscriptsTests"].map({ Self.root + "/Tests/" + $0 }) {
      for name in try TemporaryDirectory.names(in: folder) where name.hasSuffix(".swift") {
        sources += try TemporaryDirectory.readFile(folder + "/" + name)
      }
    }
    for (number, cells) in try Self.rows() {
      let parts = cells.last?.split(separator: "`", omittingEmptySubsequences: false) ?? []
      let names = parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      #expect(!names.isEmpty, "row \(number)")
      for name in names { #expect(sources.contains("func `\(name)`"), "row \(number): \(name)") }
    }
  }
}
