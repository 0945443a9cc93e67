import ArgumentParser
import Diagnostics
import JSONDocuments
import Reports
import Transcripts

/// Scores an assessment.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the result of an assessment: level, score, what holds it back, and what to do first.",
    discussion: """
      The score is a share of what can be reached, with the least and the most that it can still become while \
      questions are open.
      """)

  @Argument(help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"))
  var id = "latest"

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let kept = try archive.read(archive.path(of: id))
    AssessmentDesk(screen: output.screen, isJSON: output.json).write(kept.report)
  }
}
