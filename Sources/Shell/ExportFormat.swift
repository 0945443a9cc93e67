import Localization

/// What an assessment can be written as: the one list for `report`, `export` and `/export`.
///
/// Another format is a case here, with a line in ``traits`` and its bytes in ``report(_:todos:)``.
package enum ExportFormat: String, CaseIterable, Sendable {
  case text
  case html
  case script
  case sheetMarkdown = "sheet-md"
  case sheetCSV = "sheet-csv"
  case sheetHTML = "sheet-html"
  case json
  case markdown = "md"
  case answersCSV = "answers-csv"
  case planCSV = "plan-csv"
  case scoresCSV = "scores-csv"
  case calendar = "ics"

  /// What is known of a format beside its bytes.
  struct Traits {
    /// What it is, for lists of formats.
    var summary: String
    /// The end of a file's name that means it as a report, without the dot; several for one, none for parts of it.
    var fileExtensions: [String] = []
    /// What was written, for a sentence; `nil` where it is not a report of what the assessment comes to.
    var content: String?
  }

  var traits: Traits {
    switch self {
    case .text:
      Traits(
        summary: localized("the whole report as text, to read, print or send"), fileExtensions: ["txt", "text"],
        content: localized("the report, as text"))
    case .html:
      Traits(
        summary: localized("the whole report as one HTML file, to read, print or hand over"),
        fileExtensions: ["html", "htm"],
        content: localized("the report, as HTML"))
    case .markdown:
      Traits(
        summary: localized("the whole report as Markdown, to paste"), fileExtensions: ["md", "markdown"],
        content: localized("the report, as Markdown"))
    case .answersCSV:
      Traits(
        summary: localized("a table with a row for each question, as CSV"), content: localized("all answers, as CSV"))
    case .planCSV:
      Traits(
        summary: localized("a table with a row for each step of the plan, as CSV"),
        content: localized("the plan, as CSV"))
    case .scoresCSV:
      Traits(
        summary: localized("a table of the scores of the whole and of each section, as CSV"),
        content: localized("the scores, as CSV"))
    case .calendar:
      Traits(
        summary: localized("the steps of the plan on their days, for a calendar (iCalendar)"),
        fileExtensions: ["ics", "ical", "ifb"], content: localized("the plan, as a calendar"))
    case .json:
      Traits(
        summary: localized("the whole report as JSON, for programs"), fileExtensions: ["json"],
        content: localized("the report, as JSON"))
    case .script: Traits(summary: localized("a script that replays to the same answers"))
    case .sheetMarkdown: Traits(summary: localized("the questions that still wait, to send, as Markdown"))
    case .sheetHTML: Traits(summary: localized("the questions that still wait, to print and fill in by hand, as HTML"))
    case .sheetCSV:
      Traits(summary: localized("the questions that still wait, to fill in with a spreadsheet program, as CSV"))
    }
  }

  /// The names that can be given: `sheet` is Markdown, CSV or HTML by the name of the file.
  package static let names = allCases.flatMap { $0 == .sheetMarkdown ? ["sheet", $0.rawValue] : [$0.rawValue] }

  /// What it is, for lists of formats.
  package var summary: String { traits.summary }

  /// Whether it is a sheet, which can be limited to one person's questions.
  package var isSheet: Bool { [.sheetMarkdown, .sheetCSV, .sheetHTML].contains(self) }

  /// Whether it tells what the assessment comes to, or a part of that.
  package var isReport: Bool { traits.content != nil }

  /// The formats of a report.
  package static var reports: [ExportFormat] { allCases.filter(\.isReport) }

  /// What the command that reports calls the format: text is what a terminal shows.
  package var reportName: String { self == .text ? "terminal" : rawValue }

  /// The format that a name means for a file.
  /// - Parameter path: the file; `nil` where the text goes elsewhere, which makes a sheet Markdown.
  /// - Throws: ``Problem`` where there is no such format, or the file's name does not say which.
  package init(named name: String, path: String?) throws(Problem) {
    if let format = ExportFormat(rawValue: name) {
      self = format
      return
    }
    switch name {
    case "report", "terminal": self = .text
    case "csv": throw .severalTables
    case "sheet":
      guard let path else {
        self = .sheetMarkdown
        return
      }
      switch Self.fileExtension(of: path) {
      case "md", "markdown": self = .sheetMarkdown
      case "csv": self = .sheetCSV
      case "html", "htm": self = .sheetHTML
      default: throw .undecided
      }
    default:
      guard let format = Self.allCases.first(where: { $0.traits.fileExtensions.contains(name) }) else {
        throw .unknown(name)
      }
      self = format
    }
  }

  /// The format of a report that a name means, or else the name of the file.
  /// - Parameters:
  ///   - name: what was asked for; `nil` where nothing was.
  ///   - path: the file; `nil` where the report goes elsewhere, which makes it text.
  /// - Throws: ``Problem`` where there is no such format of a report, or the file's name does not say which.
  package init(reportNamed name: String?, path: String?) throws(Problem) {
    if let name {
      guard let format = try? ExportFormat(named: name, path: path), format.isReport else {
        if name == "csv" { throw .severalTables }
        throw .noReport(name)
      }
      self = format
      return
    }
    guard let path else {
      self = .text
      return
    }
    let end = Self.fileExtension(of: path)
    if end == "csv" { throw .severalTables }
    guard let format = Self.reports.first(where: { $0.traits.fileExtensions.contains(end) }) else {
      throw .unclearFile(path)
    }
    self = format
  }

  /// The format that a file's name alone means where questions are sent as well: `.md` and `.csv` are sheets. `nil` where
  /// it means none.
  package static func meant(byFile path: String) -> ExportFormat? {
    switch fileExtension(of: path) {
    case "md", "markdown": .sheetMarkdown
    case "csv": .sheetCSV
    case let end: allCases.first { $0.traits.fileExtensions.contains(end) }
    }
  }

  /// Why no format is meant.
  package enum Problem: Error, Sendable, Equatable {
    /// There is no format of this name.
    case unknown(String)
    /// There is no format of a report of this name.
    case noReport(String)
    /// The name of the file means no format of a report.
    case unclearFile(String)
    /// Comma-separated values are meant, and there are several tables of them.
    case severalTables
    /// The name of the file does not say as what a sheet is to be written.
    case undecided
    /// Nobody of this name is to be asked anything; the people who are follow.
    case unknownPerson(String, people: [String])
    /// The settings of how HTML is to look are wrong, in a sentence.
    case branding(String)
    /// The name fits the several people that follow.
    case severalPeople(String, people: [String])

    /// What was found and what would be accepted, in lower case without a full stop.
    package var message: String {
      switch self {
      case .unknown(let name):
        localized("there is no format '\(name)'; expected \(ExportFormat.names.joined(separator: ", "))")
      case .noReport(let name): localized("a report has no format '\(name)'; expected \(ExportFormat.listOfReports)")
      case .unclearFile(let path):
        localized(
          """
          the name of '\(path)' does not say what to write; expected one ending in \(ExportFormat.reportEndings), or a \
          format: \(ExportFormat.listOfReports)
          """)
      case .severalTables:
        localized("there are three tables as CSV; expected answers-csv, plan-csv or scores-csv for the format")
      case .undecided:
        localized(
          "a sheet is written by the file's name; expected one ending in .md, .csv or .html, or sheet-md, sheet-csv or sheet-html"
        )
      case .branding(let problem): problem.hasSuffix(".") ? String(problem.dropLast()) : problem
      case .unknownPerson(let name, let people):
        people.isEmpty
          ? localized("nothing is parked for '\(name)'; expected no name, since nobody is named yet (/park NAME)")
          : localized("nothing is parked for '\(name)'; expected \(Self.list(people))")
      case .severalPeople(let name, let people):
        localized("\(people.count) people match '\(name)': \(Self.list(people)); expected more of one name")
      }
    }

    private static func list(_ people: [String]) -> String { people.map { "'\($0)'" }.joined(separator: ", ") }
  }

  /// The ends of names that mean a report, for a sentence.
  package static var reportEndings: String {
    let ends = reports.compactMap(\.traits.fileExtensions.first).map { "." + $0 }
    return ends.dropLast().joined(separator: ", ") + " or " + (ends.last ?? "")
  }

  private static var listOfReports: String { reports.map(\.reportName).joined(separator: ", ") }

  private static func fileExtension(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() } ?? ""
  }
}
