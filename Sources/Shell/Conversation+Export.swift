import AnswerFiles
import Assessments
import Diagnostics
import Questionnaires
import Reports

/// Writing the assessment to a file: `/export FORMAT FILE`.
extension Conversation {
  /// What follows a command that takes a file.
  struct FileArgument {
    var path: String
    /// Whether a file that is there may be overwritten.
    var overwrites = false
    /// Whose questions alone are wanted.
    var person: String?

    /// Reads `FILE [--for NAME] [--force]`; quotes around the file do not count.
    init(_ text: String) {
      var text = text.trimmingSpaces()
      if text == "--force" { text = " --force" }
      if text.hasScalarSuffix(" --force") {
        overwrites = true
        text = String(text.unicodeScalars.dropLast(" --force".unicodeScalars.count)).trimmingSpaces()
      }
      if let range = text.firstRange(of: " --for ") {
        person = String(text[range.upperBound...]).trimmingSpaces()
        text = String(text[..<range.lowerBound]).trimmingSpaces()
      }
      let scalars = text.unicodeScalars
      if scalars.count >= 2, let first = scalars.first, first == "\"" || first == "'", scalars.last == first {
        text = String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
      }
      path = text
    }
  }

  /// Writes the assessment to a file in the format named.
  func export(_ argument: String) -> Outcome {
    var word = String(String.UnicodeScalarView(argument.unicodeScalars.prefix { $0 != " " }))
    var file = FileArgument(
      String(String.UnicodeScalarView(argument.unicodeScalars.dropFirst(word.unicodeScalars.count))))
    // A file alone says by its name what it is to be.
    let whole = FileArgument(argument)
    if !word.isEmpty, word == argument.trimmingSpaces(),
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
          "/export needs the file to write, for example /export \(word.lowercased()) "
            + "\(word.lowercased() == "text" ? "result.txt" : "questions.md")")
      }
      format = try ExportFormat(named: word.lowercased(), path: file.path)
      guard !file.overwrites || !isQuiet else {
        return refuse("not-in-a-script", "a file of answers overwrites no other file; expected no --force")
      }
      guard file.person == nil || format.isSheet else {
        return refuse("bad-argument", "--for goes with a sheet, for example /export sheet questions.csv --for Maria")
      }
      export = try format.export(session, report: { self.report() }, for: file.person)
    } catch {
      var suggestion: String?
      if case .unknown(let name) = error { suggestion = Suggestion.nearest(to: name, in: ExportFormat.names) }
      return refuse("bad-export", error.message, suggestion: suggestion)
    }
    do throws(ConversationFiles.Problem) {
      try files.write(export.bytes, file.path, file.overwrites)
    } catch {
      let hint = error.isThereAlready ? " To overwrite it: /export \(argument.trimmingSpaces()) --force" : ""
      return refuse("not-written", error.message + hint)
    }
    tell("Wrote \(file.path): \(export.content).")
    if format == .sheetCSV { tell("When it comes back filled in: /import \(file.path)") }
    return .done
  }
}
