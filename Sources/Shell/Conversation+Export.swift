import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires
import Reports

/// Writing the assessment to a file: `/export FORMAT FILE`.
extension Conversation {
  /// What follows a command that takes a file.
  struct FileArgument {
    var path = ""
    /// Whether a file that is there may be overwritten.
    var overwrites = false
    /// Whose questions alone are wanted.
    var person: String?
    /// Whether the notes are to be left out of a sheet.
    var omitsNotes = false
    /// Whether a calendar is to get to-dos.
    var todos = false

    /// Reads `FILE [--for NAME] [--no-notes] [--todos] [--force]`; quotes around the file and the name do not count.
    init(_ text: String) {
      var text = text.trimmingSpaces()
      text = takeFlags(from: text)
      if let range = (" " + text).firstRange(of: " --for ") {
        let spaced = " " + text
        person = Self.unquoted(String(spaced[range.upperBound...]).trimmingSpaces())
        text = takeFlags(from: String(spaced[..<range.lowerBound]).trimmingSpaces())
      }
      path = Self.unquoted(text)
    }

    /// The text without the flags at its end, which are noted.
    private mutating func takeFlags(from text: String) -> String {
      var text = text
      while true {
        if let rest = Self.without("--force", at: text) {
          (overwrites, text) = (true, rest)
        } else if let rest = Self.without("--no-notes", at: text) {
          (omitsNotes, text) = (true, rest)
        } else if let rest = Self.without("--todos", at: text) {
          (todos, text) = (true, rest)
        } else {
          return text
        }
      }
    }

    private static func without(_ flag: String, at text: String) -> String? {
      if text == flag { return "" }
      guard text.hasScalarSuffix(" " + flag) else { return nil }
      return String(text.unicodeScalars.dropLast(flag.unicodeScalars.count + 1)).trimmingSpaces()
    }

    private static func unquoted(_ text: String) -> String {
      let scalars = text.unicodeScalars
      guard scalars.count >= 2, let first = scalars.first, first == "\"" || first == "'", scalars.last == first else {
        return text
      }
      return String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
    }
  }

  /// A name for the file that a format is written to.
  private static func exampleFile(of format: String) -> String {
    switch format {
    case "text": "result.txt"
    case "md": "report.md"
    case "ics": "plan.ics"
    case "html": "report.html"
    case "json": "report.json"
    case "script": "answers.txt"
    case "answers-csv", "plan-csv", "scores-csv": String(format.dropLast(4)) + ".csv"
    case "sheet-csv": "questions.csv"
    case "sheet-html": "questions.html"
    default: "questions.md"
    }
  }

  /// Whose HTML a format is to look like.
  private func brand(of format: ExportFormat) throws(ExportFormat.Problem) -> Branding {
    guard format == .html || format == .sheetHTML else { return Branding() }
    do throws(ConversationFiles.Problem) {
      return try files.branding()
    } catch {
      throw .branding(error.message)
    }
  }

  /// Writes the assessment to a file in the format named.
  func export(_ argument: String) -> Outcome {
    var word = String(String.UnicodeScalarView(argument.unicodeScalars.prefix { $0 != " " }))
    var file = FileArgument(
      String(String.UnicodeScalarView(argument.unicodeScalars.dropFirst(word.unicodeScalars.count))))
    // A file alone says by its name what it is to be.
    let whole = FileArgument(argument)
    if !word.isEmpty, word == argument.trimmingSpaces() || word == whole.path,
      (try? ExportFormat(named: word.lowercased(), path: "x.md")) == nil,
      let meant = ExportFormat.meant(byFile: whole.path)
    {
      (word, file) = (meant.rawValue, whole)
    }
    func refuse(_ identifier: String, _ message: String, suggestion: String? = nil) -> Outcome {
      .refused(Refusal(identifier: identifier, message: message, suggestion: suggestion, item: session.current))
    }
    let format: ExportFormat
    let export: ExportFormat.Export
    do throws(ExportFormat.Problem) {
      guard !file.path.isEmpty || !ExportFormat.names.contains(word.lowercased()) else {
        return refuse(
          "missing-argument",
          localized(
            """
            /export needs the file to write, for example /export \(word.lowercased()) \
            \(Self.exampleFile(of: word.lowercased()))
            """))
      }
      format = try ExportFormat(named: word.lowercased(), path: file.path)
      guard !file.overwrites || !isQuiet else {
        return refuse("not-in-a-script", localized("a file of answers overwrites no other file; expected no --force"))
      }
      guard file.person == nil || format.isSheet else {
        return refuse(
          "bad-argument", localized("--for goes with a sheet, for example /export sheet questions.csv --for Maria"))
      }
      guard !file.omitsNotes || format.isSheet else {
        return refuse(
          "bad-argument", localized("--no-notes goes with a sheet, for example /export sheet questions.csv --no-notes"))
      }
      guard !file.todos || format == .calendar else {
        return refuse(
          "bad-argument", localized("--todos goes with a calendar, for example /export ics plan.ics --todos"))
      }
      let branding = try brand(of: format)
      export = try format.export(
        session, report: { self.report() }, for: file.person, withNotes: !file.omitsNotes, todos: file.todos,
        branding: branding)
    } catch {
      var suggestion: String?
      if case .unknown(let name) = error { suggestion = Suggestion.nearest(to: name, in: ExportFormat.names) }
      return refuse("bad-export", error.message, suggestion: suggestion)
    }
    do throws(ConversationFiles.Problem) {
      try files.write(export.bytes, file.path, file.overwrites)
    } catch {
      let hint = localized("To overwrite it: /export \(argument.trimmingSpaces()) --force")
      return refuse("not-written", error.isThereAlready ? "\(error.message) \(hint)" : error.message)
    }
    tell(localized("Wrote \(file.path): \(export.content)."))
    if format == .sheetCSV { tell(localized("When it comes back filled in: /import \(file.path)")) }
    return .done
  }
}
