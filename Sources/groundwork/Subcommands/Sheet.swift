import ArgumentParser
import Reports

/// Writes a questionnaire to be filled in without the program.
struct Sheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write all questions of a questionnaire as a sheet to be filled in.",
    discussion: """
      HTML to print and fill in by hand, Markdown to paste, CSV for a spreadsheet program; by the end of the file's name \
      where --format does not say. A sheet in CSV comes back with: groundwork take QUESTIONNAIRE --answers FILE
      """)

  /// What a blank sheet is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case md
    case csv

    /// By the end of a file's name; `nil` where that says nothing.
    init?(path: String) {
      switch path.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
      case "html", "htm": self = .html
      case "md", "markdown": self = .md
      case "csv": self = .csv
      default: return nil
      }
    }

    /// What it is called in a sentence.
    var name: String {
      switch self {
      case .html: "HTML"
      case .md: "Markdown"
      case .csv: "CSV"
      }
    }
  }

  @Argument(
    help: ArgumentHelp("The id of a questionnaire, or the path of one.", valueName: "questionnaire"),
    completion: .questionnaires)
  var questionnaire: String

  @Option(name: .shortAndLong, help: ArgumentHelp("What to write: html, md or csv.", valueName: "format"))
  var format: Format?

  @OptionGroup var branding: BrandingOptions
  @OptionGroup var speech: LanguageOptions
  @OptionGroup var target: FileOutputOptions
  @OptionGroup var definitions: QuestionnaireOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = AssessmentDesk(screen: output.screen, isJSON: false)
    let questionnaire = try Library(definitions).questionnaire(self.questionnaire, renderer: desk.renderer)
    let isOpen = format == nil && target.file == nil
    guard let format = format ?? target.file.map(Format.init(path:)) ?? .md else {
      throw CommandFailure(
        "a sheet is written by the file's name; expected one ending in .html, .md or .csv, or --format.", code: 64)
    }
    let sheet = SheetReport(blank: questionnaire, language: try speech.tag(for: questionnaire))
    try target.write(
      bytes(of: sheet, as: format), content: "\(sheet.questionCount) questions, as \(format.name)",
      choice: isOpen ? "the sheet is written as Markdown; --format csv gives one to fill in, html one to print." : nil)
  }

  private func bytes(of sheet: SheetReport, as format: Format) throws -> [UInt8] {
    switch format {
    case .html: Array(SheetHTMLRenderer(branding: try branding.read()).render(sheet).utf8)
    case .md: Array(SheetMarkdownRenderer().render(sheet).utf8)
    case .csv: SheetCSVRenderer().render(sheet)
    }
  }
}
