import Diagnostics
import JSONDocuments

/// Accepts lines as long as each is what may follow the one before.
struct ChainChecker {
  /// Why a line cannot stand where it does.
  enum Fault: Error {
    /// It does not end as a record ends.
    case notRecord
    /// Its hash is not that of its bytes after the line before.
    case wrongHash(TranscriptRecord.Parts)
    /// It is longer than a line may be.
    case tooLong
    /// It follows by its hash, but is not JSON: what is wrong and where, counted from the beginning of the line.
    case notJSON(String, offset: Int)
    /// It follows by its hash, but does not say what every record has to.
    case malformed(String)
  }

  /// The hash of the last line accepted.
  private(set) var head = TranscriptRecord.firstPredecessor
  /// How many lines were accepted.
  private(set) var count = 0
  /// Whether each line is parsed as JSON; otherwise the hash alone decides.
  var parses = true

  /// What a line may hold at most.
  static let limits = JSONLimits(bytes: TranscriptRecord.lineLimit, depth: 64, tokens: 200_000)

  /// Takes the next line, without its line feed.
  /// - Parameter node: the value of exactly these bytes, where they were parsed before.
  /// - Returns: the record; `nil` where lines are not parsed.
  mutating func accept(_ line: ArraySlice<UInt8>, node: JSONNode? = nil) throws(Fault) -> DecodedRecord? {
    guard let parts = TranscriptRecord.parts(of: line) else { throw .notRecord }
    guard line.count < TranscriptRecord.lineLimit else { throw .tooLong }
    guard parts.follows(head) else { throw .wrongHash(parts) }
    let record = parses ? try Self.record(line, node: node, seq: count + 1) : nil
    head = Array(parts.hash)
    count += 1
    return record
  }

  /// Reads a line that is to have a place in the order.
  static func record(
    _ line: ArraySlice<UInt8>, node: JSONNode? = nil, seq: Int
  ) throws(Fault) -> DecodedRecord {
    let node = if let node { node } else { try json(line) }
    guard case .object = node.kind else { throw .malformed("it is \(node.typeName), not an object") }
    guard case .string(let type) = node[name: "type"]?.kind else { throw .malformed("it has no 'type'") }
    guard case .number(let number) = node[name: "seq"]?.kind, let found = number.integer else {
      throw .malformed("it has no 'seq'")
    }
    guard found == seq else { throw .malformed("its 'seq' is \(found) where \(seq) is expected") }
    guard case .string(let time) = node[name: "time"]?.kind,
      let milliseconds = TranscriptTime.milliseconds(of: time.value)
    else { throw .malformed("its 'time' is not a time such as 2026-03-02T14:05:09.123Z") }
    let isOpened = type.value == EncodedEvent.Kind.opened.rawValue
    guard isOpened == (seq == 1) else {
      throw .malformed(isOpened ? "it is a second 'opened'" : "the first record is '\(type.value)', not 'opened'")
    }
    return DecodedRecord(seq: seq, milliseconds: milliseconds, type: type.value, node: node)
  }

  private static func json(_ line: ArraySlice<UInt8>) throws(Fault) -> JSONNode {
    do throws(DiagnosticsError) {
      let document = try JSONDocument(parsing: SourceText(name: "", bytes: Array(line)), limits: limits)
      if let duplicate = document.diagnostics.first { throw DiagnosticsError(duplicate) }
      return document.root
    } catch {
      let first = error.diagnostics[0]
      throw .notJSON(first.message, offset: first.place?.range.lowerBound ?? 0)
    }
  }
}
