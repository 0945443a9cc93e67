import Assessments
import Diagnostics
import Questionnaires
import Reports
import Scoring
import Testing

/// An assessment of a questionnaire that is read as its file says it.
struct DefinedAssessment {
  private(set) var session: AssessmentSession

  /// Opens an assessment of a definition that must be right.
  init(
    _ source: SourceText, client: Client = Client(), facilitator: String? = nil, respondents: [String] = [],
    language: String = "en"
  ) throws {
    let result = DefinitionReader.read(source)
    #expect(DiagnosticRenderer().render(result.diagnostics) == "")
    let questionnaire = try #require(result.questionnaire)
    session = AssessmentSession(
      opening: AssessmentEvent.Opening(
        tool: "groundwork 0.1.0", assessment: "a1b2c3d4", questionnaire: questionnaire.id,
        version: questionnaire.version, definition: String(repeating: "d", count: 64), client: client,
        facilitator: facilitator, respondents: respondents, language: language, timeZone: "America/New_York",
        today: CalendarDate("2026-05-12")!),
      questionnaire: questionnaire)
    try apply(.opened(session.opening))
  }

  /// Opens an assessment of a definition given as text.
  init(_ text: String, client: Client = Client(), language: String = "en") throws {
    try self.init(SourceText(name: "sample.json", text: text), client: client, language: language)
  }

  /// Opens an assessment of a questionnaire that ships.
  init(shipped name: String, client: Client = Client(), facilitator: String? = nil, respondents: [String] = []) throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    try self.init(
      try DefinitionFile.read("\(root)/questionnaires/\(name).json"), client: client, facilitator: facilitator,
      respondents: respondents)
  }

  mutating func apply(_ event: AssessmentEvent) throws {
    try session.apply(
      RecordedEvent(
        seq: session.lastSeq + 1, milliseconds: 1_778_587_200_000 + Int64(session.lastSeq) * 61_007, event: event))
  }

  mutating func answer(_ item: String, _ value: AnswerValue, by respondent: String? = nil) throws {
    try apply(.answered(item: item, answer: Answer(value, origin: .typed, respondent: respondent)))
  }

  mutating func set(_ item: String, _ state: Answer.State, reason: String? = nil) throws {
    try apply(.answered(item: item, answer: Answer(state, reason: reason, origin: .typed)))
  }

  /// The report of the assessment as it is.
  func report(head: String? = nil) -> Report {
    let scorer = Scorer(session.questionnaire)
    let sheet = scorer.score(session.responses)
    return Report(
      session: session, sheet: sheet, plan: Planner(scorer).plan(session.responses, from: sheet), head: head)
  }
}
