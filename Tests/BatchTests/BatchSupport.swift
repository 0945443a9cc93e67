import Assessments
import Batch
import Diagnostics
import JSONDocuments
import Questionnaires
import Scoring

/// Everything that a batch gives.
final class Collected: Sendable {
  struct Content {
    var output: [UInt8] = []
    var problems: [RowProblem] = []
    var progress: [BatchTotals] = []
  }

  let content = Guarded(Content())

  var handlers: BatchRun.Handlers {
    var handlers = BatchRun.Handlers { bytes in self.content.withLock { $0.output += bytes } }
    handlers.problem = { problem in self.content.withLock { $0.problems.append(problem) } }
    handlers.progress = { totals in self.content.withLock { $0.progress.append(totals) } }
    return handlers
  }

  var text: String { content.withLock { String(decoding: $0.output, as: UTF8.self) } }
  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }
  var problems: [RowProblem] { content.withLock { $0.problems } }
}

/// Questionnaires for these tests, and batches over them.
enum BatchSupport {
  static let small = """
    { "formatVersion": 1, "id": "small", "version": "1.0.0", "title": "Small",
      "sections": [
        { "id": "people", "title": "People", "items": [
          { "id": "lead", "type": "choice", "text": "Is there a lead?", "choices": [
            { "id": "yes", "text": "Yes", "points": 2 }, { "id": "partly", "text": "Partly", "points": 1 },
            { "id": "no", "text": "No", "points": 0 } ] },
          { "id": "mentors", "type": "integer", "text": "How many mentors?", "min": 0, "max": 50,
            "visibleIf": "answers.lead != 'no'",
            "score": [ { "from": 1, "points": 1 }, { "from": 3, "points": 2 } ], "maximum": 2 } ] },
        { "id": "money", "title": "Money", "items": [
          { "id": "paid", "type": "boolean", "text": "Are they paid?", "allow": ["unknown", "notApplicable"] },
          { "id": "remark", "type": "text", "required": false, "text": "Anything else?" } ] } ],
      "computed": [ { "id": "double_mentors", "title": "Twice", "expr": "answers.mentors * 2" } ],
      "levels": [
        { "id": "start", "title": "Start", "from": 0 },
        { "id": "ready", "title": "Ready", "from": 0.6, "requires": [
          { "item": "paid", "atLeast": 1, "message": "nobody is paid" } ] } ] }
    """

  static func questionnaire(_ text: String = small) throws -> Questionnaire {
    let result = DefinitionReader.read(SourceText(name: "small.json", text: text))
    guard let questionnaire = result.questionnaire else { throw DiagnosticsError(result.diagnostics) }
    return questionnaire
  }

  /// The questionnaires that ship.
  static let shipped = QuestionnaireCatalog(folders: [.init(path: folder, origin: .flag)]).entries.compactMap {
    try? QuestionnaireCatalog.load(path: $0.path).questionnaire
  }

  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/questionnaires"
  }()

  static func options(_ questionnaire: Questionnaire, format: ResultFormat = .ndjson) -> BatchOptions {
    BatchOptions(
      questionnaire,
      opening: AssessmentEvent.Opening(
        tool: "test", assessment: "batch", questionnaire: questionnaire.id, version: questionnaire.version,
        definition: "", client: Client(), language: questionnaire.language, timeZone: "+00:00",
        today: CalendarDate(year: 2026, month: 3, day: 2)!), format: format)
  }

  /// Runs a batch over a text.
  static func run(
    _ text: String, _ questionnaire: Questionnaire, format: ResultFormat = .ndjson,
    _ change: (inout BatchOptions) -> Void = { _ in }
  ) throws -> (collected: Collected, totals: BatchTotals, cohort: Cohort?) {
    var options = options(questionnaire, format: format)
    options.jobs = 2
    change(&options)
    let collected = Collected()
    let run = try BatchRun(BatchInput(name: "answers", bytes: Array(text.utf8)), options)
    let totals = try run.run(collected.handlers)
    return (collected, totals, run.cohort)
  }
}
