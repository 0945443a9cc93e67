import AnswerFiles
package import Assessments
import JSONDocuments
import Questionnaires

package import Reports

/// What an assessment can be written as. Another format is a case here, with its summary and its bytes.
package enum ExportFormat: String, CaseIterable, Sendable {
  case text
  case script
  case sheetMarkdown = "sheet-md"
  case sheetCSV = "sheet-csv"
  case json

  /// The names that can be given: `sheet` is Markdown or CSV by the name of the file.
  package static let names = ["text", "script", "sheet", "sheet-md", "sheet-csv", "json"]

  /// What it is, for lists of formats.
  package var summary: String {
    switch self {
    case .text: "the result, all steps and all answers as text, to print or to send"
    case .script: "a script that replays to the same answers"
    case .sheetMarkdown: "the questions that still wait, to send, as Markdown"
    case .sheetCSV: "the questions that still wait, to fill in with a spreadsheet program, as CSV"
    case .json: "the whole report as JSON"
    }
  }

  /// Whether it is a sheet, which can be limited to one person's questions.
  package var isSheet: Bool { self == .sheetMarkdown || self == .sheetCSV }

  /// The format that a name means for a file.
  /// - Parameter path: the file; `nil` where the text goes elsewhere, which makes a sheet Markdown.
  /// - Throws: ``Problem`` where there is no such format, or the file's name does not say which.
  package init(named name: String, path: String?) throws(Problem) {
    if let format = ExportFormat(rawValue: name) {
      self = format
      return
    }
    if name == "report" || name == "txt" {
      self = .text
      return
    }
    guard name == "sheet" else { throw .unknown(name) }
    guard let path else {
      self = .sheetMarkdown
      return
    }
    switch Self.fileExtension(of: path) {
    case "md", "markdown": self = .sheetMarkdown
    case "csv": self = .sheetCSV
    default: throw .undecided
    }
  }

  /// The format that a file's name alone means; `nil` where it means none.
  package static func meant(byFile path: String) -> ExportFormat? {
    switch fileExtension(of: path) {
    case "txt": .text
    case "md", "markdown": .sheetMarkdown
    case "csv": .sheetCSV
    case "json": .json
    default: nil
    }
  }

  /// Why no format is meant.
  package enum Problem: Error, Sendable, Equatable {
    /// There is no format of this name.
    case unknown(String)
    /// The name of the file does not say as what a sheet is to be written.
    case undecided
    /// Nobody of this name is to be asked anything; the people who are follow.
    case unknownPerson(String, people: [String])
    /// The name fits the several people that follow.
    case severalPeople(String, people: [String])

    /// What was found and what would be accepted, in lower case without a full stop.
    package var message: String {
      switch self {
      case .unknown(let name): "there is no format '\(name)'; expected \(ExportFormat.names.joined(separator: ", "))"
      case .undecided:
        "a sheet is written by the file's name; expected one ending in .md or .csv, or sheet-md or sheet-csv"
      case .unknownPerson(let name, let people):
        people.isEmpty
          ? "nothing is parked for '\(name)'; expected no name, since nobody is named yet (/park NAME)"
          : "nothing is parked for '\(name)'; expected \(Self.list(people))"
      case .severalPeople(let name, let people):
        "\(people.count) people match '\(name)': \(Self.list(people)); expected more of one name"
      }
    }

    private static func list(_ people: [String]) -> String { people.map { "'\($0)'" }.joined(separator: ", ") }
  }

  private static func fileExtension(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() } ?? ""
  }

  // MARK: - Writing

  /// What was written.
  package struct Export: Sendable {
    package var bytes: [UInt8]
    /// What is in it, for a sentence: `3 open questions for 2 people, as CSV`.
    package var content: String
  }

  /// Writes a session.
  /// - Parameters:
  ///   - report: gives the report of the session, where it is needed.
  ///   - person: whose questions alone a sheet is to have.
  ///   - withNotes: whether a sheet has the notes made so far.
  /// - Throws: ``Problem`` where nobody of that name is to be asked, or several are.
  package func export(
    _ session: AssessmentSession, report: () -> Report, for person: String? = nil, withNotes: Bool = true
  ) throws(Problem) -> Export {
    switch self {
    case .text:
      let report = report()
      let renderer = TerminalRenderer(.plain)
      let parts = [
        renderer.render(result: report, closing: nil), renderer.render(plan: report), renderer.render(answers: report),
      ]
      return Export(bytes: Array(parts.joined(separator: "\n").utf8), content: "the result, all steps and all answers")
    case .script:
      let text = ScriptWriter.text(of: session, introduction: Self.introduction(of: session)) { word in
        ShellCommand(word: word) != nil
      }
      return Export(bytes: Array(text.utf8), content: "all answers, as a script")
    case .json:
      return Export(
        bytes: Array((JSONRenderer().jsonValue(report()).serialized(pretty: true) + "\n").utf8),
        content: "the report, as JSON")
    case .sheetMarkdown, .sheetCSV:
      var sheet = SheetReport(open: session)
      if let person {
        let people = sheet.people(named: person)
        guard people.count < 2 else { throw .severalPeople(person, people: people) }
        guard let name = people.first else { throw .unknownPerson(person, people: sheet.people) }
        sheet = sheet.limited(to: name)
      }
      if !withNotes { sheet = sheet.withoutNotes() }
      return Export(bytes: bytes(of: sheet), content: content(of: sheet))
    }
  }

  /// The bytes of a sheet, also of a blank one.
  package func bytes(of sheet: SheetReport) -> [UInt8] {
    self == .sheetCSV ? SheetCSVRenderer().render(sheet) : Array(SheetMarkdownRenderer().render(sheet).utf8)
  }

  private func content(of sheet: SheetReport) -> String {
    let count = sheet.questionCount
    let people = sheet.people.count
    let questions = count == 0 ? "no open question" : count == 1 ? "1 open question" : "\(count) open questions"
    let named =
      people == 0 ? "" : people == 1 ? ", with those for \(sheet.people[0])" : ", with those for \(people) people"
    let notes = sheet.noteCount == 0 ? "" : sheet.noteCount == 1 ? ", with 1 note" : ", with \(sheet.noteCount) notes"
    return "\(questions)\(sheet.groups.count == 1 && people == 1 ? " for \(sheet.people[0])" : named)\(notes), as "
      + (self == .sheetCSV ? "CSV" : "Markdown")
  }

  /// What stands above a script: what it is and how it is replayed.
  private static func introduction(of session: AssessmentSession) -> [String] {
    let opening = session.opening
    var command = "groundwork take \(session.questionnaire.id) --answers FILE"
    for (option, value) in [
      ("--client", opening.client.name), ("--state", opening.client.state), ("--sector", opening.client.sector),
      ("--facilitator", opening.facilitator),
    ] {
      if let value { command += " \(option) \(quoted(value))" }
    }
    for name in opening.respondents { command += " --respondent \(quoted(name))" }
    return [
      session.responses.text(session.questionnaire.title, in: opening.language),
      "Assessment \(opening.assessment), begun on \(opening.today), version \(session.questionnaire.version) of the "
        + "questionnaire.", "Replay it with: \(command)", "",
    ]
  }

  /// A word as a shell takes it.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
