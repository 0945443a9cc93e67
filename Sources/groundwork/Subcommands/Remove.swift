import ArgumentParser
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Shell
import Transcripts

/// Removes an assessment.
struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove an assessment for good; asks first.",
    discussion: """
      Answers, notes and evidence go. A small file stays in their place, with the head by which a copy of the transcript \
      is known again, and with nothing that anybody said.

      Copies elsewhere stay: backups, reports, exports. What a disk keeps of deleted files is out of reach.
      """)

  @Argument(
    help: ArgumentHelp("The id of an assessment, its start, a path, or latest.", valueName: "id"),
    completion: .assessments)
  var id: String

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let path = try archive.path(of: id)
    let listing = try archive.attempt { () throws(TranscriptError) in try archive.store.removable(path: path) }
    guard try yes || isWanted(listing, path) else {
      StandardStreams.write("Nothing was removed.\n", to: .errors)
      return
    }
    let removed = try archive.attempt { () throws(TranscriptError) in
      try archive.store.remove(path: path, holder: archive.holder, now: Clock.milliseconds())
    }
    if output.json { return StandardStreams.write(removed.0.json.serialized(pretty: true) + "\n", to: .output) }
    StandardStreams.tell(["Removed \(removed.0.id). That it was there is noted in \(removed.path)."])
  }

  /// Shows what would go, and asks.
  private func isWanted(_ listing: AssessmentListing, _ path: String) throws -> Bool {
    guard StandardStreams.isTerminal(0), StandardStreams.isTerminal(2) else {
      throw CommandFailure(
        "nothing is removed without a yes, and nobody can be asked here.", hints: ["Add --yes to remove it."], code: 64)
    }
    let who = listing.opening?.client.name ?? "no client named"
    let answers = listing.answers == 1 ? "1 answer" : "\(listing.answers) answers"
    var facts = "\(listing.opening?.questionnaire ?? "?"), \(who), \(answers) given"
    if let time = listing.lastTime { facts += ", last worked on \(Clock.localText(milliseconds: time))" }
    StandardStreams.tell(["This removes for good: \(facts), in \(path)."])
    let reader = PlainLineReader(windowDescriptor: 2) { StandardStreams.write($0, to: .errors) }
    while true {
      switch reader.readLine(prompt: "remove it? [y/n] > ", prefill: nil) {
      case .line(let line):
        if let reply = YesNo.value(of: line.lowercased()) { return reply }
        StandardStreams.write("Please type y to remove it, or n to keep it.\n", to: .errors)
      case .interrupted, .endOfInput, .failed, .terminated: return false
      case .tooLong, .key: continue
      }
    }
  }
}
