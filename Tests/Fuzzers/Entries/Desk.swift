import AnswerFiles
import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Shell

/// An assessment of a small questionnaire that is kept nowhere, and what was said meanwhile.
final class Desk {
  let conversation: Conversation

  /// A questionnaire with a question of each type.
  static let questionnaire: Questionnaire = {
    let read = DefinitionReader.read(SourceText(name: "small.json", text: definition))
    guard let questionnaire = read.questionnaire else {
      preconditionFailure(DiagnosticRenderer().render(read.diagnostics))
    }
    return questionnaire
  }()

  /// Opens an assessment as an answer file does.
  init(_ session: AssessmentSession? = nil, mode: Conversation.Mode = .script) {
    final class Sink { var text = "" }
    let session = session ?? Self.session(of: Self.questionnaire)
    let sink = Sink()
    var seq = session.lastSeq
    let output = ShellOutput(style: .plain, talk: { sink.text += $0 }, result: { sink.text += $0 })
    conversation = Conversation(session: session, output: output, mode: mode, isQuiet: mode == .script) { event in
      seq += 1
      return RecordedEvent(seq: seq, milliseconds: Int64(seq), event: event)
    }
    said = { sink.text }
  }

  /// What was said so far.
  let said: () -> String

  /// A session in which nothing is answered.
  static func session(of questionnaire: Questionnaire) -> AssessmentSession {
    AssessmentSession(
      opening: AssessmentEvent.Opening(
        tool: "test", assessment: "a1", questionnaire: questionnaire.id, version: questionnaire.version,
        definition: "", client: Client(), language: questionnaire.language, timeZone: "+00:00",
        today: CalendarDate("2026-03-02")!),
      questionnaire: questionnaire)
  }

  /// Takes an answer file, told apart by content as the program does.
  func take(_ source: SourceText) throws -> (ScriptRunner.Result, problems: [Diagnostic]) {
    let runner = ScriptRunner(conversation)
    let questionnaire = conversation.session.questionnaire
    if ScriptReader.looksLikeJSON(source) {
      let document: AnswerDocument
      do throws(DiagnosticsError) {
        document = try AnswerDocument(source, for: questionnaire, language: questionnaire.language)
      } catch {
        return (try runner.finish(), error.diagnostics)
      }
      return (try Self.hold(document.entries, runner), document.diagnostics)
    }
    if AnswerSheet.looksLikeSheet(source) {
      let sheet = AnswerSheet(source, for: conversation.session)
      return (try Self.hold(sheet.entries, runner), sheet.diagnostics)
    }
    let (steps, problem) = ScriptReader.read(source, for: questionnaire)
    for step in steps {
      guard try runner.run(step) else { break }
    }
    return (try runner.finish(), problem.map { [$0] } ?? [])
  }

  private static func hold(_ entries: [AnswerDocument.Entry], _ runner: ScriptRunner) throws -> ScriptRunner.Result {
    try runner.hold(entries)
    return try runner.finish()
  }

  /// Checks that what can be shown of an assessment can be, and hides nothing.
  static func checkShown(_ session: AssessmentSession) throws {
    let scorer = Scorer(session.questionnaire)
    let sheet = scorer.score(session.responses)
    let report = Report(
      session: session, sheet: sheet, plan: Planner(scorer).plan(session.responses, from: sheet), head: nil)
    let style = TerminalStyle(width: 60, usesColor: false, usesBlocks: true, isPlain: false)
    try ReadText.check(lines: TerminalRenderer(style).render(result: report), width: 60, "the result")
    try ReadText.check(lines: TerminalRenderer(style).render(plan: report), width: 60, "the plan")
    try ReadText.check(lines: JSONRenderer().jsonValue(report).serialized(), "the report as JSON")
    let open = SheetReport(open: session)
    try ReadText.check(lines: SheetMarkdownRenderer().render(open), "the sheet in Markdown")
    let table = String(decoding: SheetCSVRenderer().render(open), as: UTF8.self).unicodeScalars
      .filter { $0 != "\r" && $0 != "\u{FEFF}" }
    try ReadText.check(lines: String(String.UnicodeScalarView(table)), "the sheet as CSV")
  }
}
