import AnswerFiles
package import Assessments
import JSONDocuments
import Localization
import Questionnaires

package import Reports

extension ExportFormat {
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
  ///   - todos: whether a calendar gets to-dos rather than events.
  ///   - branding: whose HTML it is to look like.
  /// - Throws: ``Problem`` where nobody of that name is to be asked, or several are.
  package func export(
    _ session: AssessmentSession, report: () -> Report, for person: String? = nil, withNotes: Bool = true,
    todos: Bool = false, branding: Branding = Branding()
  ) throws(Problem) -> Export {
    switch self {
    case .script:
      // Scripts are the same in every language.
      let text = Language.neutral.speaking {
        ScriptWriter.text(of: session, introduction: Self.introduction(of: session)) { word in
          ShellCommand(word: word) != nil
        }
      }
      return Export(bytes: Array(text.utf8), content: localized("all answers, as a script"))
    case .sheetMarkdown, .sheetCSV, .sheetHTML:
      var sheet = SheetReport(open: session)
      if let person {
        let people = sheet.people(named: person)
        guard people.count < 2 else { throw .severalPeople(person, people: people) }
        guard let name = people.first else { throw .unknownPerson(person, people: sheet.people) }
        sheet = sheet.limited(to: name)
      }
      if !withNotes { sheet = sheet.withoutNotes() }
      let bytes =
        self == .sheetHTML
        ? Language.$current.withValue(Language(session.opening.language)) {
          Array(SheetHTMLRenderer(branding: branding).render(sheet).utf8)
        } : self.bytes(of: sheet)
      return Export(bytes: bytes, content: content(of: sheet))
    default: return self.report(report(), todos: todos, branding: branding)
    }
  }

  /// Writes a report, the same for the same events whatever the terminal, the time zone and the clock.
  package func report(_ report: Report, todos: Bool = false, branding: Branding = Branding()) -> Export {
    let bytes: [UInt8]
    var content = traits.content ?? ""
    switch self {
    case .text: bytes = Array(TerminalRenderer(.document).render(report: report).utf8)
    case .html: bytes = Array(HTMLRenderer(branding: branding).render(report).utf8)
    case .markdown: bytes = Array(MarkdownRenderer().render(report).utf8)
    case .answersCSV: bytes = CSVRenderer().render(.answers, of: report)
    case .planCSV: bytes = CSVRenderer().render(.plan, of: report)
    case .scoresCSV: bytes = CSVRenderer().render(.scores, of: report)
    case .calendar:
      bytes = ICalendarRenderer(todos ? .toDo : .event).render(report)
      content = Self.content(ofCalendar: report.actions.count, todos: todos)
    case .json: bytes = Array((JSONRenderer().jsonValue(report).serialized(pretty: true) + "\n").utf8)
    case .script, .sheetMarkdown, .sheetCSV, .sheetHTML: preconditionFailure("\(self) is no report")
    }
    return Export(bytes: bytes, content: content)
  }

  private static func content(ofCalendar count: Int, todos: Bool) -> String {
    guard count > 0 else { return localized("a calendar without an entry, since the plan has no step") }
    return todos
      ? localized(
        count, one: "1 to-do for a calendar, with 2 reminders",
        other: "\(count) to-dos for a calendar, with 2 reminders each")
      : localized(
        count, one: "1 event for a calendar, with 2 reminders",
        other: "\(count) events for a calendar, with 2 reminders each")
  }

  /// The bytes of a sheet, also of a blank one.
  package func bytes(of sheet: SheetReport) -> [UInt8] {
    self == .sheetCSV ? SheetCSVRenderer().render(sheet) : Array(SheetMarkdownRenderer().render(sheet).utf8)
  }

  private func content(of sheet: SheetReport) -> String {
    let count = sheet.questionCount
    let people = sheet.people.count
    let questions =
      count == 0
      ? localized("no open question")
      : localized(count, one: "\(count) open question", other: "\(count) open questions")
    let named =
      switch people {
      case 0: questions
      case 1 where sheet.groups.count == 1: localized("\(questions) for \(sheet.people[0])")
      case 1: localized("\(questions), with those for \(sheet.people[0])")
      default: localized("\(questions), with those for \(people) people")
      }
    let notes = sheet.noteCount
    let all =
      notes == 0 ? named : localized(notes, one: "\(named), with \(notes) note", other: "\(named), with \(notes) notes")
    return localized("\(all), as \(self == .sheetCSV ? "CSV" : self == .sheetHTML ? "HTML" : "Markdown")")
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
    if opening.language != session.questionnaire.language { command += " --language \(opening.language)" }
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
