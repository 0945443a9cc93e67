import Assessments
import Diagnostics
import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Testing

/// Small assessments to be compared, built without files.
struct ComparisonSample {
  /// What sets a definition apart from the plain one.
  struct Version: Sendable {
    var id = "partners"
    var version = "1.0.0"
    var leadID = "lead"
    var leadWeight = 1
    var collegeChoices = """
      { "id": "no", "text": "No", "points": 0 }, { "id": "talks", "text": "In talks", "points": 1 },
      { "id": "yes", "text": "Yes", "points": 2 }
      """
    var model = "weightedMean"
    /// Items more in the second section, each with a comma before it.
    var more = ""
    var concepts = true
    /// Stands at the end of every text.
    var suffix = ""

    var questionnaire: Questionnaire {
      get throws {
        let read = DefinitionReader.read(SourceText(name: "sample.json", text: text))
        return try #require(read.questionnaire, "\(read.diagnostics.map(\.message))")
      }
    }

    private var text: String {
      func say(_ text: String) -> String { JSONValue.string(text + suffix).serialized() }
      let concept = concepts ? ", \"concept\": \"program_lead\"" : ""
      return """
        {
          "formatVersion": 1, "id": "\(id)", "version": "\(version)", "title": \(say("Partners")), "language": "en",
          "scoring": { "model": "\(model)" },
          "sections": [
            {
              "id": "people", "title": \(say("People")), "target": 0.8,
              "items": [
                {
                  "id": "\(leadID)", "type": "choice", "text": \(say("Does somebody lead at {client.name}?")),
                  "weight": \(leadWeight)\(concept),
                  "choices": [
                    { "id": "no", "text": \(say("No")), "points": 0 },
                    { "id": "partly", "text": \(say("Partly")), "points": 1 },
                    { "id": "yes", "text": \(say("Yes")), "points": 2 }
                  ]
                },
                { "id": "backing", "type": "boolean", "text": \(say("Does a leader back it?")) },
                { "id": "nick", "type": "text", "text": \(say("What do people call you?")), "required": false }
              ]
            },
            {
              "id": "partners", "title": \(say("Partners and papers")),
              "items": [
                {
                  "id": "college", "type": "choice", "text": \(say("Does a college teach?")), "allow": ["notApplicable"],
                  "choices": [\(collegeChoices)]
                },
                { "id": "visits", "type": "integer", "text": \(say("How many visits were there?")), "min": 0 }\(more)
              ]
            }
          ],
          "computed": [
            { "id": "twice", "title": \(say("Visits there and back")), "expr": "answers.visits * 2", "unit": "visits", "shown": true },
            { "id": "motto", "title": \(say("Motto")), "expr": "answers.nick", "shown": true }
          ],
          "levels": [
            { "id": "start", "title": \(say("Starting")), "from": 0 },
            {
              "id": "going", "title": \(say("Going")), "from": 0.4,
              "requires": [{ "item": "backing", "atLeast": 1, "message": \(say("no leader of {client.name} backs it")) }]
            },
            { "id": "strong", "title": \(say("Strong")), "from": 0.95 }
          ],
          "actions": [
            {
              "id": "name_lead", "title": \(say("Name a lead")), "steps": ["Ask."], "effortDays": 0.5,
              "addresses": [{ "item": "\(leadID)", "answer": "yes" }]
            },
            {
              "id": "find_backing", "title": \(say("Find a leader")), "steps": ["Ask."], "effortDays": 1,
              "addresses": [{ "item": "backing", "answer": true }]
            },
            {
              "id": "ask_college", "title": \(say("Ask a college")), "steps": ["Call."], "effortDays": 2,
              "addresses": [{ "item": "college", "answer": "yes" }]
            }
          ]
        }
        """
    }
  }

  var version = Version()
  var client: String? = "Lakeside Hospital"
  var assessment: String
  var day: String
  var answers: [(String, Answer)]
  var isComplete = true
  var people: [String] = []
  var facilitator: String?
  var notes: [String] = []
  var language = "en"

  init(_ assessment: String, _ day: String, _ answers: [(String, Answer)]) {
    self.assessment = assessment
    self.day = day
    self.answers = answers
  }

  /// Every answer that it takes to be settled.
  static func settled(
    lead: String, backing: Bool, college: String = "no", visits: Int64 = 3
  ) -> [(String, Answer)] {
    [
      ("lead", typed(.choice(lead))), ("backing", typed(.boolean(backing))), ("college", typed(.choice(college))),
      ("visits", typed(.integer(visits))),
    ]
  }

  static func typed(_ value: AnswerValue) -> Answer { Answer(value, origin: .typed) }

  var source: ComparisonSource {
    get throws {
      let questionnaire = try version.questionnaire
      var session = AssessmentSession(
        opening: AssessmentEvent.Opening(
          tool: "groundwork 0.1.0", assessment: assessment, questionnaire: version.id, version: version.version,
          definition: "", client: Client(name: client), facilitator: facilitator, respondents: people,
          language: language, timeZone: "UTC", today: try #require(CalendarDate(day))),
        questionnaire: questionnaire)
      var events = answers.map { AssessmentEvent.answered(item: $0, answer: $1) }
      events += notes.map { .noted(item: "backing", text: $0, author: facilitator) }
      events += notes.map { .evidenceAdded(item: "backing", text: $0, author: facilitator) }
      if isComplete { events.append(.completed) }
      for event in events {
        try session.apply(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
      }
      let scorer = Scorer(questionnaire)
      let sheet = scorer.score(session.responses)
      let report = Report(
        session: session, sheet: sheet, plan: Planner(scorer).plan(session.responses, from: sheet),
        head: "head-of-\(assessment)")
      return ComparisonSource(report, questionnaire: questionnaire)
    }
  }

  static func compare(_ samples: [ComparisonSample], isAnonymous: Bool = false) throws -> ComparisonReport {
    try ComparisonReport(samples.map { try $0.source }, isAnonymous: isAnonymous)
  }
}
