import ArgumentParser
import Diagnostics
import JSONDocuments
import Transcripts

/// Copies the good beginning of a damaged transcript.
struct Salvage: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy everything before the damage in a transcript to a new file; the original is not touched.")

  @Argument(
    help: ArgumentHelp("The path or id of the damaged assessment.", valueName: "transcript"), completion: .assessments)
  var transcript: String

  @Argument(
    help: ArgumentHelp("The file to write; one that is there already is not touched.", valueName: "out"),
    completion: .file())
  var out: String

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let path = try archive.path(of: transcript)
    let target = out
    let salvage = try archive.attempt { () throws(TranscriptError) in try TranscriptSalvage(from: path, to: target) }
    if output.json {
      let value = JSONValue.object([
        .init(name: "path", value: .string(target)),
        .init(name: "events", value: .integer(Int64(salvage.count))),
        .init(name: "bytesLeftOut", value: .integer(Int64(salvage.leftOut))),
        .init(name: "head", value: .string(salvage.head)),
      ])
      StandardStreams.write(value.serialized(pretty: true) + "\n", to: .output)
      return
    }
    let damage = salvage.damage.map { "The damage was at \($0).\n" } ?? "Nothing was damaged.\n"
    StandardStreams.write(
      "Copied \(salvage.count) events to \(VisibleText.oneLine(target)); \(salvage.leftOut) bytes were left out.\n\(damage)",
      to: .output)
  }
}
