import ArgumentParser
import Diagnostics
import Reports
import Shell

/// Writes an assessment in another form.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write an assessment as a script that replays, a sheet of its open questions, or a report.",
    discussion: """
      \(ExportFormat.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
      sheet: Markdown, CSV or HTML by the end of the file's name: .md, .csv or .html

      A sheet in CSV comes back with: groundwork resume ID --answers FILE
      """)

  @Argument(
    help: ArgumentHelp("An id, the start of one, a path, or 'latest'.", valueName: "id"), completion: .assessments)
  var id = "latest"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("What to write: \(ExportFormat.names.joined(separator: ", ")).", valueName: "format"),
    completion: .list(ExportFormat.names))
  var format: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Of a sheet, only the questions parked for this person.", valueName: "name"))
  var person: String?

  @Flag(
    name: .customLong("no-notes"),
    help: "Of a sheet, without the notes made so far, which whoever fills it in would read.")
  var omitsNotes = false

  @OptionGroup var branding: BrandingOptions
  @OptionGroup var target: FileOutputOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let format: ExportFormat
    do throws(ExportFormat.Problem) {
      format = try ExportFormat(named: self.format, path: target.file)
    } catch {
      throw Self.failure(error)
    }
    guard person == nil || format.isSheet else {
      throw CommandFailure("--for goes with a sheet, such as --format sheet-csv.", code: 64)
    }
    guard !omitsNotes || format.isSheet else {
      throw CommandFailure("--no-notes goes with a sheet, such as --format sheet-csv.", code: 64)
    }
    let archive = try Archive(storage)
    let kept = try archive.read(archive.path(of: id))
    let look = format == .html || format == .sheetHTML ? try branding.read() : Branding()
    let export: ExportFormat.Export
    do throws(ExportFormat.Problem) {
      export = try format.export(
        kept.session, report: { kept.report }, for: person, withNotes: !omitsNotes, branding: look)
    } catch {
      throw Self.failure(error)
    }
    let isOpen = self.format == "sheet" && target.file == nil
    try target.write(
      export.bytes, content: export.content,
      choice: isOpen ? "the sheet is written as Markdown; --format sheet-csv gives one to fill in." : nil)
  }

  private static func failure(_ problem: ExportFormat.Problem) -> CommandFailure {
    var hints: [String] = []
    if case .unknown(let name) = problem {
      hints = Suggestion.nearest(to: name, in: ExportFormat.names).map { ["Did you mean '\($0)'?"] } ?? []
    }
    return CommandFailure(problem.message + ".", hints: hints, code: 64)
  }
}
