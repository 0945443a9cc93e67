import ArgumentParser
import Diagnostics
import JSONDocuments
import Transcripts

/// Verifies transcripts.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that transcripts are as they were written; names the line and byte of any damage.",
    discussion: """
      Each line carries a hash over itself and the line before. A file cut at a line end is only found against a head \
      that was kept, from a report or an earlier run: --head. Nothing is ever written.
      """)

  @Argument(help: ArgumentHelp("Paths or ids of assessments.", valueName: "transcript"), completion: .assessments)
  var transcripts: [String]

  @Option(name: .long, help: ArgumentHelp("A head that was kept: it must be in the transcript.", valueName: "hash"))
  var head: String?

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard let head else { return }
    let isDigest = head.utf8.count == 64 && head.utf8.allSatisfy { (0x30...0x39) ~= $0 || (0x61...0x66) ~= $0 | 0x20 }
    guard isDigest else { throw ValidationError("--head expects 64 hexadecimal digits.") }
    guard transcripts.count == 1 else { throw ValidationError("--head goes with one transcript.") }
  }

  func run() throws {
    let archive = try Archive(storage)
    var rows: [JSONValue] = []
    var isSound = true
    var unread: CommandFailure?
    for name in transcripts {
      do {
        let path = try archive.path(of: name)
        let keptHead = head
        let result = try archive.attempt { () throws(TranscriptError) in
          try TranscriptVerification(path: path, keptHead: keptHead)
        }
        isSound = isSound && result.isSound
        rows.append(json(path, result))
        if !output.json { StandardStreams.write(text(path, result), to: .output) }
      } catch let failure as CommandFailure {
        failure.report()
        unread = unread ?? failure
      }
    }
    if output.json { StandardStreams.write(JSONValue.array(rows).serialized(pretty: true) + "\n", to: .output) }
    if !isSound { throw CommandFailure.silent(.failed) }
    if let unread { throw CommandFailure("", code: unread.code) }
  }

  private func text(_ path: String, _ result: TranscriptVerification) -> String {
    let name = VisibleText.oneLine(path)
    var lines: [String] = []
    if let damage = result.damage {
      lines.append("\(name):\(damage.line): damaged at \(damage)")
      lines.append("  \(result.count) events before it are sound; 'groundwork salvage' copies them to a new file")
    } else {
      lines.append("\(name): \(result.isSound ? "sound" : "not as kept"), \(result.count) events, head \(result.head)")
    }
    lines += result.remarks.map { "  " + VisibleText.oneLine($0) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func json(_ path: String, _ result: TranscriptVerification) -> JSONValue {
    .object([
      .init(name: "path", value: .string(path)),
      .init(name: "sound", value: .bool(result.isSound)),
      .init(name: "events", value: .integer(Int64(result.count))),
      .init(name: "head", value: .string(result.head)),
      .init(
        name: "damage",
        value: result.damage.map { damage in
          .object([
            .init(name: "line", value: .integer(Int64(damage.line))),
            .init(name: "byte", value: .integer(Int64(damage.offset))),
            .init(name: "message", value: .string(damage.problem)),
          ])
        } ?? .null),
      .init(name: "remarks", value: .array(result.remarks.map { .string($0) })),
    ])
  }
}
