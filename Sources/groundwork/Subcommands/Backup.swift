import ArgumentParser
import Diagnostics
import JSONDocuments
import Transcripts

/// Copies the store into one file.
struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy all assessments and the questionnaires they were taken with into one file.",
    discussion: """
      The file is a tar archive: 'tar -xf FILE -C FOLDER' unpacks it, and --store FOLDER or GROUNDWORK_HOME then uses what \
      was unpacked. Assessments may be open meanwhile: each is taken as far as it is saved.

      Every transcript is checked while it is copied. One that is damaged is copied as it is, and named; the exit code is \
      then 1.
      """)

  @Argument(
    help: ArgumentHelp(
      "The file to write; one that is there already is not touched without --force. - is standard output.",
      valueName: "file"),
    completion: .file())
  var file: String

  @Flag(name: .long, help: "Overwrite a file that is there already.")
  var force = false

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if file == "-", output.json {
      throw ValidationError("--json and the archive both go to standard output; name a file.")
    }
  }

  func run() throws {
    if file == "-", StandardStreams.isTerminal(1) {
      throw CommandFailure(
        "an archive is nothing to look at.", hints: ["Name a file, or send it to a program."], code: 64)
    }
    let archive = try Archive(storage)
    let backup = try archive.attempt { () throws(TranscriptError) in try StoreBackup(of: archive.store) }
    guard !backup.entries.isEmpty else { throw CommandFailure(TranscriptError.noAssessments) }
    do {
      try write(backup)
    } catch let problem as OutputFile.Problem {
      throw CommandFailure(problem)
    } catch let error as TranscriptError {
      throw CommandFailure(error)
    }
    let assessments = backup.entries.count { $0.assessment != nil }
    let damaged = backup.entries.filter { $0.damage != nil }
    if output.json {
      let value: JSONValue = [
        "path": .string(file), "assessments": .integer(Int64(assessments)),
        "bytes": .integer(Int64(backup.entries.reduce(0) { $0 + $1.size })),
        "damaged": .array(damaged.compactMap { $0.assessment.map { .string($0) } }),
      ]
      StandardStreams.write(value.serialized(pretty: true) + "\n", to: .output)
    } else {
      let what = assessments == 1 ? "1 assessment" : "\(assessments) assessments"
      let sentences = damaged.map {
        "groundwork: \($0.path) is damaged at \($0.damage!); it was copied as it is."
      }
      StandardStreams.tell(["Copied \(what) to \(file == "-" ? "standard output" : file)."] + sentences)
    }
    if !damaged.isEmpty { throw CommandFailure.silent(.failed) }
  }

  private func write(_ backup: StoreBackup) throws {
    guard file != "-" else { return try write(backup) { StandardStreams.write($0, to: .output) } }
    let target = try StreamedOutputFile(file, overwrites: force)
    EndSignals.watch { number in
      StreamedOutputFile.discardUnfinished()
      EndSignals.end(by: number)
    }
    try write(backup) { try target.write($0) }
    try target.finish()
  }

  private func write(_ backup: StoreBackup, _ take: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    var tape = TapeArchive(take)
    let now = Clock.milliseconds() / 1000
    for entry in backup.entries {
      try tape.begin(entry.path, size: entry.size, seconds: now)
      try backup.read(entry) { try tape.append($0) }
    }
    try tape.finish()
  }
}
