import TestSupport
import Testing

/// What a file of answers may hold at most, and that it is told before the rest is looked at.
@Suite struct AnswerLimitTests {
  static let definition = """
    { "formatVersion": 1, "id": "limits", "version": "1.0.0", "title": "Limits",
      "sections": [ { "id": "all", "title": "All", "items": [
        { "id": "said", "type": "text", "text": "What was said?" },
        { "id": "jobs", "type": "list", "text": "Which jobs?", "required": false, "items": [
          { "id": "count", "type": "integer", "text": "How many?" } ] } ] } ] }
    """

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var says: String
    var input: @Sendable () -> String
    var testDescription: String { name }
  }

  private static func text(_ count: Int) -> String { String(repeating: "a", count: count) }

  static let rows: [Row] = [
    Row(name: "a text in a document", says: "<standard input>:1:10: error: the text is longer than 65536 bytes") {
      #"{"said": "\#(text(65_537))"}"#
    },
    Row(name: "a text in a script", says: "the text is longer than 65536 bytes") { text(65_537) },
    Row(name: "a line of a script", says: "<standard input>:2:1: error: the line has 1048577 bytes; at most 1048576") {
      "# first\n" + text((1 << 20) + 1)
    },
    Row(name: "a row of a sheet", says: "[line-too-long]") { "id,answer\nsaid,\"" + text(17 << 20) + "\"\n" },
    Row(name: "unknown items in a document", says: "there are too many problems; what comes from here on was not") {
      "{" + (0..<20_000).map { #""k\#($0)":1"# }.joined(separator: ",") + "}"
    },
    Row(name: "unknown items in a sheet", says: "there are too many problems; what comes after this row was not") {
      "id,answer\n" + (0..<20_000).map { "k\($0),1\n" }.joined()
    },
    Row(name: "rows of a list in a document", says: "at most 100") {
      #"{"said": "x", "jobs": [\#(Array(repeating: #"{"count": 1}"#, count: 101).joined(separator: ","))]}"#
    },
    Row(name: "a row that no list has", says: "row 9223372036854775807 cannot be answered yet") {
      "said: x\njobs[9223372036854775807].count: 1"
    },
    Row(name: "nesting in a document", says: "[too-deep]") { #"{"said": "# + String(repeating: "[", count: 100_000) },
  ]

  @Test(.timeLimit(.minutes(10 * Sanitizer.slowness)), arguments: rows)
  func `what is too large is refused with its place`(row: Row) throws {
    let installation = try Installation()
    try installation.folder.write(Self.definition, to: "limits.json")
    let run = try installation.run("take", "./limits.json", "--answers", "-", input: row.input())
    #expect(run.status == .exited(65), "\(run.errors.prefix(2_000))")
    #expect(run.errors.contains(row.says), "\(run.errors.prefix(2_000))")
    // Every problem that is told, with its lines, is of bounded size.
    #expect(run.errors.utf8.count < 400_000)
  }
}
