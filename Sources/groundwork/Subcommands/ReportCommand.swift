import ArgumentParser
import Diagnostics
import Reports
import Shell

/// Reports an assessment.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report an assessment: the summary, the sections, the plan, every answer and its sources.",
    discussion: """
      \(ExportFormat.reports.map { "\($0.reportName): \($0.summary)" }.joined(separator: "\n"))

      Without --format, the end of the file's name says which: \(ExportFormat.reportEndings). The same assessment always \
      gives the same file. A calendar that is taken in again changes its entries and adds none.
      """)

  @Argument(
    help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"), completion: .assessments)
  var id = "latest"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "What to write: \(ExportFormat.reports.map(\.reportName).joined(separator: ", ")).", valueName: "format"),
    completion: .list(ExportFormat.reports.map(\.reportName)))
  var format: String?

  @Flag(name: .long, help: "In a calendar, to-dos rather than events; some programs do not show them.")
  var todos = false

  @OptionGroup var branding: BrandingOptions
  @OptionGroup var target: FileOutputOptions
  @OptionGroup var storage: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !output.json || format == nil || format == "json" else {
      throw ValidationError("--json is --format json; it does not go with another format.")
    }
  }

  func run() throws {
    let format: ExportFormat
    do throws(ExportFormat.Problem) {
      format = try ExportFormat(reportNamed: output.json ? "json" : self.format, path: target.file)
    } catch {
      throw Self.failure(error)
    }
    guard !todos || format == .calendar else {
      throw CommandFailure("--todos goes with a calendar: --format ics.", code: 64)
    }
    let archive = try Archive(storage)
    let kept = try archive.read(archive.path(of: id))
    if format == .text, target.file == nil {
      StandardStreams.write(TerminalRenderer(style).render(report: kept.report), to: .output)
      return
    }
    let export = try format.report(
      kept.report, todos: todos, branding: format == .html ? branding.read() : Branding())
    try target.write(export.bytes, content: export.content)
  }

  /// The window of a terminal; elsewhere 80 cells without colour, with bars that the locale can show.
  private var style: TerminalStyle {
    let surroundings = Surroundings.current
    let environment = surroundings.environment
    let isFile = !StandardStreams.isTerminal(1) && !output.screen.isReadAloud(environment)
    guard isFile, output.screen.color != .always else {
      return output.screen.style(for: 1, environment: environment, isUTF8: surroundings.isUTF8)
    }
    var style = TerminalStyle.document
    style.usesBlocks = surroundings.isUTF8
    return style
  }

  private static func failure(_ problem: ExportFormat.Problem) -> CommandFailure {
    var hints: [String] = []
    if case .noReport(let name) = problem {
      let names = ExportFormat.reports.map(\.reportName)
      hints = Suggestion.nearest(to: name, in: names).map { ["Did you mean '\($0)'?"] } ?? []
      if ExportFormat(rawValue: name) != nil || name == "sheet" {
        hints = ["'groundwork export ID --format \(name)' writes one."]
      }
    }
    return CommandFailure(problem.message + ".", hints: hints, code: 64)
  }
}
