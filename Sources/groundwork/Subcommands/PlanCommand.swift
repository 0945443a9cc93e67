import ArgumentParser
import Diagnostics
import JSONDocuments
import Reports

/// Shows what to do next.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what to do next: every step, in an order that can be followed.",
    discussion: """
      Steps that settle what holds the next level back come first, then those that bring most for the work. Dates count \
      from the day on which the assessment was last worked on.
      """)

  @Argument(help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"))
  var id = "latest"

  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let archive = try Archive(storage)
    let report = try archive.read(archive.path(of: id)).report
    let desk = AssessmentDesk(screen: output.screen, isJSON: output.json)
    StandardStreams.write(
      output.json
        ? JSONRenderer().jsonValue(plan: report).serialized(pretty: true) + "\n"
        : TerminalRenderer(desk.resultStyle).render(plan: report), to: .output)
  }
}
