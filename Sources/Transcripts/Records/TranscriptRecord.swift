import Assessments
import JSONDocuments

/// The framing of one record as one line.
///
/// A line is a JSON object whose last member is `h`, and a line feed. The value of `h` is the SHA-256, in 64 lower-case
/// hex digits, of the `h` of the line before as those 64 ASCII bytes (64 zeros before the first line) followed by this
/// line's bytes up to and not including the comma before `"h"`. Since what follows those bytes has a fixed form and
/// length, a checker needs no JSON parser.
package enum TranscriptRecord {
  /// The longest line, in bytes, the line feed included.
  package static let lineLimit = 1 << 20

  /// What stands for the hash of the line before the first.
  static let firstPredecessor = [UInt8](repeating: UInt8(ascii: "0"), count: Digest.length)

  /// What precedes the digits of the hash.
  private static let lead = Array(#","h":""#.utf8)
  /// What follows them.
  private static let trail = Array(#""}"#.utf8)
  /// The length of the last member with its comma and the closing brace.
  private static let suffixLength = lead.count + Digest.length + trail.count

  /// A line in its two parts.
  struct Parts {
    /// The bytes that the hash covers, after the hash of the line before.
    var body: ArraySlice<UInt8>
    /// The 64 digits of the hash.
    var hash: ArraySlice<UInt8>

    /// The hash that the body should have after a given predecessor.
    func expectedHash(after predecessor: some Collection<UInt8>) -> [UInt8] {
      let predecessor = Array(predecessor)
      return predecessor.withUnsafeBytes { first in
        body.withUnsafeBytes { second in Digest.hex(of: first, second) }
      }
    }

    /// Whether the line follows a given predecessor.
    func follows(_ predecessor: some Collection<UInt8>) -> Bool {
      expectedHash(after: predecessor).elementsEqual(hash)
    }
  }

  /// The parts of a line without its line feed; `nil` where it does not end as a record ends.
  static func parts(of line: ArraySlice<UInt8>) -> Parts? {
    guard line.count > suffixLength else { return nil }
    let bodyEnd = line.endIndex - suffixLength
    let hash = line[bodyEnd + lead.count..<line.endIndex - trail.count]
    guard line[bodyEnd..<hash.startIndex].elementsEqual(lead), line[hash.endIndex...].elementsEqual(trail),
      hash.allSatisfy(Digest.isHexDigit)
    else { return nil }
    return Parts(body: line[..<bodyEnd], hash: hash)
  }

  /// The line of an event after a given predecessor, with its line feed, and its hash.
  static func line(of recorded: RecordedEvent, after predecessor: [UInt8]) -> (bytes: [UInt8], hash: [UInt8]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(384)
    EncodedEvent.json(of: recorded).write(to: &bytes)
    bytes.removeLast()
    let hash = predecessor.withUnsafeBytes { first in
      bytes.withUnsafeBytes { second in Digest.hex(of: first, second) }
    }
    bytes += lead
    bytes += hash
    bytes += trail
    bytes.append(UInt8(ascii: "\n"))
    return (bytes, hash)
  }
}
