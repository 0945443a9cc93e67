import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires

/// What a file says that is imported into an assessment, whatever its form: a sheet, a script or a document.
struct ImportedAnswers {
  /// What the file says of one item.
  struct Entry {
    var item: Int
    /// `nil` where only a remark is made.
    var answer: Answer?
    /// Whom the question waits for, where the answer puts it aside for somebody.
    var parkedWith: String?
    var note: String?
    var evidence: String?
    /// Who makes the remarks.
    var author: String?
    var place: Diagnostic.Place
  }

  private(set) var entries: [Entry] = []
  /// What cannot be read, by its place.
  private(set) var problems: [Diagnostic] = []
  /// How many questions of a sheet are left empty.
  private(set) var emptyCount = 0
  /// How many lines of a script answer nothing by name.
  private(set) var passedOver = 0
  /// The sheet that it is, where it is one.
  private(set) var sheet: AnswerSheet?

  /// Reads a file for the session of a conversation, its form told by its content.
  init(_ source: SourceText, for conversation: Conversation) {
    let session = conversation.session
    if ScriptReader.looksLikeJSON(source) {
      do throws(DiagnosticsError) {
        let document = try AnswerDocument(source, for: session.questionnaire, language: session.opening.language)
        (entries, problems) = (document.entries.map(Self.entry), document.diagnostics)
      } catch {
        problems = error.diagnostics
      }
    } else if AnswerSheet.looksLikeSheet(source) {
      let sheet = AnswerSheet(source, for: session)
      (entries, problems, emptyCount) = (sheet.entries.map(Self.entry), sheet.diagnostics, sheet.emptyCount)
      self.sheet = sheet
    } else {
      read(script: source, conversation)
    }
  }

  private static func entry(_ entry: AnswerDocument.Entry) -> Entry {
    Entry(item: entry.item, answer: entry.answer, note: entry.note, author: entry.author, place: entry.place)
  }

  // MARK: - Scripts

  private mutating func read(script source: SourceText, _ conversation: Conversation) {
    let (steps, problem) = ScriptReader.read(source, for: conversation.session.questionnaire)
    var respondent: String?
    var rows: [Int: [AnswerSheetRows.Line]] = [:]
    for step in steps {
      switch step.kind {
      case .answer(let item, let text):
        read(text, for: item, by: respondent, at: step.textPlace, conversation)
      case .form(let item, let form):
        var answer = form.answer
        answer?.respondent = respondent
        entries.append(
          Entry(
            item: item, answer: answer, note: form.note, evidence: form.evidence, author: respondent,
            place: step.textPlace))
      case .rowAnswer(let item, let row, let field, let text):
        guard let index = conversation.questionnaire.items[item].rowForm?.field(field)?.index else {
          report(
            "unknown-field", localized("'\(conversation.questionnaire.items[item].id)' has no field '\(field)'"),
            step.place)
          continue
        }
        rows[item, default: []].append(
          AnswerSheetRows.Line(row: row, field: index, text: text, respondent: respondent, place: step.textPlace))
      case .line(let line):
        switch InputParser.parse(line, at: nil) {
        case .command(.respondent, let name): respondent = name == "-" ? nil : name
        case .command(.note, let text): remark(text, by: respondent, at: step.place, conversation) { $0.note = $1 }
        case .command(.evidence, let text):
          remark(text, by: respondent, at: step.place, conversation) { $0.evidence = $1 }
        case .command(.goto, _): break
        default: passedOver += 1
        }
      case .expect: passedOver += 1
      }
    }
    for (item, lines) in rows.sorted(by: { $0.key < $1.key }) {
      switch AnswerSheetRows(item, conversation.session).answer(from: lines) {
      case .success(let answer): entries.append(Entry(item: item, answer: answer, place: lines[0].place))
      case .failure(let refusal):
        report("not-accepted", "\(refusal.name): \(refusal.problem.message)", refusal.place)
      }
    }
    if let problem { problems.append(problem) }
  }

  private mutating func read(
    _ text: String, for item: Int, by respondent: String?, at place: Diagnostic.Place, _ conversation: Conversation
  ) {
    var entry = Entry(item: item, author: respondent, place: place)
    func answer(_ state: Answer.State, reason: String? = nil) -> Answer {
      Answer(state, reason: reason, origin: .scripted, respondent: respondent)
    }
    switch InputParser.parse(text, at: conversation.reader(for: item)) {
    case .answer(let value): entry.answer = Answer(value, origin: .scripted, respondent: respondent)
    case .command(.unknown, _): entry.answer = answer(.unknown)
    case .command(.skip, _): entry.answer = answer(.deferred)
    case .command(.park, let who): (entry.answer, entry.parkedWith) = (answer(.deferred), who)
    case .command(.na, let reason): entry.answer = answer(.notApplicable, reason: reason.isEmpty ? nil : reason)
    case .command(.note, let text) where !text.isEmpty: entry.note = text
    case .refused(let problem):
      let id = conversation.questionnaire.items[item].id
      return report("not-accepted", "\(id): \(problem.message)", place)
    case .empty, .command, .unknownCommand:
      let item = conversation.questionnaire.items[item]
      return report(
        "not-an-answer",
        localized("\(item.id): this is no answer; expected \(item.acceptedAnswers(in: conversation.language))"),
        place)
    }
    entries.append(entry)
  }

  /// A remark to the item named before a colon.
  private mutating func remark(
    _ text: String, by author: String?, at place: Diagnostic.Place, _ conversation: Conversation,
    _ set: (inout Entry, String) -> Void
  ) {
    guard let colon = text.unicodeScalars.firstIndex(of: ":"),
      let item = conversation.item(named: String(text.unicodeScalars[..<colon]).trimmingSpaces())
    else {
      passedOver += 1
      return
    }
    var entry = Entry(item: item, author: author, place: place)
    set(&entry, String(String.UnicodeScalarView(text.unicodeScalars[colon...].dropFirst())).trimmingSpaces())
    entries.append(entry)
  }

  private mutating func report(_ identifier: String, _ message: String, _ place: Diagnostic.Place) {
    problems.append(Diagnostic(.error, identifier, message, at: place))
  }
}
