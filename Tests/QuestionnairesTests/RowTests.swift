import Diagnostics
import ExpressionLanguage
import JSONDocuments
import Questionnaires
import Testing

/// Lists: what rows are accepted, what expressions see of them, and their form in files.
@Suite struct RowTests {
  static let definition = SampleDefinition.items(
    """
    { "id": "jobs", "type": "list", "text": "Jobs?", "rowTitle": "{row.job} ({row.openings})", "minRows": 1, "maxRows": 3,
      "items": [
        { "id": "job", "type": "text", "text": "Job?", "allow": [] },
        { "id": "openings", "type": "integer", "text": "Openings?", "min": 0, "max": 50 },
        { "id": "licensed", "type": "boolean", "text": "License?", "required": false },
        { "id": "board", "type": "text", "text": "Board?", "visibleIf": "has(row.licensed) && row.licensed", "allow": [],
          "validators": [{ "expr": "row.board != row.job", "message": "the board is not {row.job}" }] } ] },
    { "id": "many", "type": "boolean", "text": "Many of {answers.jobs}?",
      "visibleIf": "answers.jobs.exists(r, has(r.openings) && r.openings > 5)" }
    """,
    top: """
      "computed": [ { "id": "total", "expr": "sum(answers.jobs.map(r, has(r.openings) ? r.openings : 0))" },
        { "id": "names", "expr": "answers.jobs.map(r, r.job)" } ]
      """)

  private func jobs() throws -> (Questionnaire, Item, RowForm) {
    let questionnaire = try SampleDefinition.load(Self.definition)
    return (questionnaire, questionnaire.items[0], try #require(questionnaire.items[0].rowForm))
  }

  private func value(_ json: String, _ item: Item) throws -> AnswerValue {
    try AnswerValue(JSONDocument(parsing: SourceText(name: "answer", text: json)).root, for: item, language: "en")
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    var json: String
    var says: String
    var testDescription: String { json }

    static let all: [Self] = [
      Self(json: "[]", says: "there is no row, at least 1 is needed; expected a list of 1 to 3 rows"),
      Self(json: #"[{"job":"a"},{"job":"a"},{"job":"a"},{"job":"a"}]"#, says: "there are 4 rows, at most 3 are taken"),
      Self(json: #"[{"job":"a","openings":1},{"openings":2}]"#, says: "row 2: 'job' has no answer; expected a text"),
      Self(json: #"[{"job":"a","openings":51}]"#, says: "row 1: 51 is out of range"),
      Self(json: #"[{"job":{"state":"unknown"},"openings":1}]"#, says: "row 1: item 'job' does not allow 'unknown'"),
      Self(json: #"[{"job":"a","openings":1,"board":"b"}]"#, says: "row 1: 'board' is not asked in this row"),
      Self(json: #"[{"job":"a","openings":1,"licensed":true}]"#, says: "row 1: 'board' has no answer"),
      Self(
        json: #"[{"job":"a","openings":1,"licensed":true,"board":"a"}]"#, says: "row 1: 'board': the board is not a"),
      Self(json: #"[{"job":"a","opening":1}]"#, says: "row 1: a row of 'jobs' has no key 'opening'"),
      Self(
        json: #"[{"job":{"value":"a","note":"ask"},"openings":1}]"#,
        says: "row 1: 'note' cannot stand in the rows of a list"),
      Self(json: #"["a"]"#, says: "row 1: expected an object with the fields of a row, found a text"),
      Self(json: #"{"job":"a"}"#, says: "an object cannot answer 'jobs'"),
    ]
  }

  @Test(arguments: Refused.all)
  func `rows that are not accepted are named with what is wrong`(row: Refused) throws {
    let (_, item, _) = try jobs()
    let error = try #require(throws: AnswerProblem.self) { try value(row.json, item) }
    #expect(error.message.contains(row.says), "\(error.message)")
  }

  @Test func `rows are read and written as files have them, in the order of the definition`() throws {
    let (_, item, _) = try jobs()
    let rows = try value(
      #"[{"openings":{"state":"unknown"},"job":"Aide"},{"job":"RN","openings":9,"licensed":true,"board":"Nursing"}]"#,
      item)
    #expect(
      rows.json.serialized()
        == #"[{"job":"Aide","openings":{"state":"unknown"}},{"job":"RN","openings":9,"licensed":true,"board":"Nursing"}]"#
    )
    #expect(try value(rows.json.serialized(), item) == rows)
    #expect(item.text(of: rows, in: "en") == "2 rows: Aide (not known); RN (9)")
  }

  @Test func `expressions see the fields that have a value`() throws {
    let (questionnaire, item, _) = try jobs()
    var responses = Responses(to: questionnaire, today: CalendarDate("2026-03-01")!)
    #expect(responses.applicability(of: 1) == .pending(Unknowns("jobs")))
    responses.set(
      Answer(
        try value(#"[{"job":"Aide","openings":{"state":"unknown"}},{"job":"RN","openings":9}]"#, item), origin: .typed),
      for: 0)
    #expect(responses.applicability(of: 1) == .asked)
    #expect(responses.computed(0) == .value(.int(9)))
    #expect(responses.computedText(1, in: "en") == "Aide\nRN")
    responses.set(
      Answer(try value(#"[{"job":"Aide","openings":2}]"#, item), origin: .typed), for: 0)
    #expect(responses.applicability(of: 1) == .notAsked)
  }

  @Test func `an unfinished list is kept, and nothing of it counts`() throws {
    let (questionnaire, _, form) = try jobs()
    let row = form.row(Row(), setting: form.fields[0], to: .value(.text("Aide")))
    var responses = Responses(to: questionnaire, today: CalendarDate("2026-03-01")!)
    responses.set(Answer(unfinished: [row], origin: .typed), for: 0)
    #expect(responses.state(of: 0) == .open)
    #expect(responses.answer(to: 0)?.value == .rows([row]))
    #expect(responses.applicability(of: 1) == .pending(Unknowns("jobs")))
    #expect(responses.text(questionnaire.items[1].text, in: "en") == "Many of (not answered)?")
    #expect(form.nextField(of: row)?.id == ItemID("openings"))
    #expect(!form.isComplete(row))
  }

  @Test func `what an answer in a row hides is taken out`() throws {
    let (_, _, form) = try jobs()
    var row = Row()
    for (field, entry) in [(0, AnswerValue.text("RN")), (1, .integer(1)), (2, .boolean(true)), (3, .text("Nursing"))] {
      row = form.row(row, setting: form.fields[field], to: .value(entry))
    }
    #expect(row["board"] == .value(.text("Nursing")))
    #expect(form.isComplete(row))
    row = form.row(row, setting: form.fields[2], to: .value(.boolean(false)))
    #expect(row["board"] == nil)
    #expect(form.askedFields(of: row).map(\.id.text) == ["job", "openings", "licensed"])
  }

  @Test func `reading a field that may be missing is warned about, once guarded it is not`() throws {
    let text = Self.definition.replacing("has(r.openings) && r.openings > 5", with: "r.openings > 5")
    let result = DefinitionReader.read(SourceText(name: "sample.json", text: text))
    #expect(result.diagnostics.map(\.identifier) == ["unguarded-read"])
  }
}
