import ArgumentParser
import Reports
import Shell

/// Writes a questionnaire to be filled in without the program.
struct Sheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write all questions of a questionnaire as a sheet to be filled in.",
    discussion: """
      Markdown to print or to paste, CSV for a spreadsheet program; by the end of the file's name where --format does not \
      say. A sheet in CSV comes back with: groundwork take QUESTIONNAIRE --answers FILE
      """)

  /// What a blank sheet is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case md
    case csv
  }

  @Argument(
    help: ArgumentHelp("The id of a questionnaire, or the path of one.", valueName: "questionnaire"),
    completion: .questionnaires)
  var questionnaire: String

  @Option(name: .shortAndLong, help: ArgumentHelp("What to write: md or csv.", valueName: "format"))
  var format: Format?

  @OptionGroup var target: FileOutputOptions
  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = AssessmentDesk(screen: output.screen, isJSON: false)
    let questionnaire = try Library(definitions).questionnaire(self.questionnaire, renderer: desk.renderer)
    let chosen: ExportFormat
    switch format {
    case .md: chosen = .sheetMarkdown
    case .csv: chosen = .sheetCSV
    case nil:
      do throws(ExportFormat.Problem) {
        chosen = try ExportFormat(named: "sheet", path: target.file)
      } catch {
        throw CommandFailure(
          "a sheet is written by the file's name; expected one ending in .md or .csv, or --format md or csv.", code: 64)
      }
    }
    let sheet = SheetReport(blank: questionnaire)
    let isOpen = format == nil && target.file == nil
    try target.write(
      chosen.bytes(of: sheet),
      content: "\(sheet.questionCount) questions, as \(chosen == .sheetCSV ? "CSV" : "Markdown")",
      choice: isOpen ? "the sheet is written as Markdown; --format csv gives one to fill in." : nil)
  }
}
