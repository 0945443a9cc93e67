import Localization
import Questionnaires
import Tables

package import Diagnostics

/// What the first bytes of an input tell: in which form its rows are, and where they begin.
struct BatchHead {
  /// How rows are written.
  enum Form: Sendable {
    /// A JSON object on each line.
    case documents
    /// Records of comma-separated values below a record of names.
    case table(TableHeader)
  }

  /// The most bytes that the record of names may have.
  static let headerLimit = 1 << 20

  private(set) var form: Form
  /// Where the rows come from.
  private(set) var source: ChunkSource

  /// Reads as much as it takes to know.
  /// - Throws: ``BatchFailure`` where the input is neither of the two forms.
  /// - Parameter chunkSize: how many bytes a chunk has where there are enough.
  init(_ input: BatchInput, chunkSize: Int, for questionnaire: Questionnaire, language: String) throws {
    var bytes: [UInt8] = []
    var isAtEnd = false
    let piece = min(64 << 10, chunkSize)
    func more() throws {
      let had = bytes.count
      bytes += [UInt8](repeating: 0, count: piece)
      let count = try bytes.withUnsafeMutableBytes {
        try input.read(UnsafeMutableRawBufferPointer(rebasing: $0[had...]))
      }
      bytes.removeLast(piece - count)
      isAtEnd = count == 0
    }
    func fail(_ identifier: String, _ message: String, at offset: Int) -> BatchFailure {
      let source = SourceText(name: input.name, bytes: Array(bytes.prefix(Self.headerLimit)))
      return BatchFailure([
        Diagnostic(.error, identifier, message, at: Diagnostic.Place(source: source, range: offset..<offset + 1))
      ])
    }
    var first: Int?
    repeat {
      try more()
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      first = bytes.indices.dropFirst(start).first { ![0x20, 0x09, 0x0A, 0x0D].contains(bytes[$0]) }
      // Less than a byte-order mark does not tell.
    } while (first == nil || bytes.count < 3) && !isAtEnd && bytes.count < Self.headerLimit
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0) {
      throw fail(
        "not-utf8", localized("the answers are UTF-16; expected UTF-8, so save them again in that encoding"), at: 0)
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    switch first.map({ bytes[$0] }) {
    case nil, UInt8(ascii: "{"):
      form = .documents
      source = ChunkSource(
        input, size: chunkSize, separator: nil, rest: Array(bytes[start...]), line: 1, offset: start)
    case UInt8(ascii: "["):
      throw fail(
        "json-list", localized("the answers are one JSON list; expected one object on each line (NDJSON)"), at: first!)
    default:
      var end: Int?
      while true {
        var ends = RowEnds(separator: CSVDialect(of: bytes).separator)
        let begin = CSVDialect(of: bytes).start
        end = bytes.withUnsafeBytes { begin < $0.count ? ends.next(in: $0, begin..<$0.count) : nil }
        if end != nil || isAtEnd { break }
        guard bytes.count <= Self.headerLimit else {
          throw fail(
            "line-too-long", localized("the first row is longer than 1 MiB; expected the names of columns"), at: 0)
        }
        try more()
      }
      let dialect = CSVDialect(of: bytes)
      let stop = end ?? bytes.count
      let head = SourceText(name: input.name, bytes: Array(bytes[..<stop]))
      form = .table(try TableHeader(head, dialect, for: questionnaire, language: language))
      source = ChunkSource(
        input, size: chunkSize, separator: dialect.separator, rest: Array(bytes[stop...]),
        line: head.lineStarts.count, offset: stop)
    }
  }
}

/// Why a batch cannot be begun, or not be gone on with.
package struct BatchFailure: Error, Sendable {
  /// What is wrong, at least one error.
  package let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
