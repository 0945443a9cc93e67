import JSONDocuments
import Questionnaires
import Reports
import Scoring
import Testing

@Suite struct JSONRendererTests {
  private let json = JSONRenderer().jsonValue(SampleAssessment.halfway().report(head: "5f3a"))

  private func names(_ value: JSONValue?) -> [String] {
    guard case .object(let members)? = value else { return [] }
    return members.map(\.name)
  }

  private func first(_ value: JSONValue?) -> JSONValue? {
    guard case .array(let elements)? = value else { return nil }
    return elements.first
  }

  @Test func `every key is there, in a fixed order`() {
    #expect(
      names(json) == [
        "format", "assessment", "questionnaire", "language", "client", "opened", "facilitator", "respondents",
        "consensus", "status", "score", "low", "high", "intervalIsExact", "coverage", "ladder", "level",
        "noLevelBecause",
        "nextLevel",
        "counts", "buckets", "sections", "closeCalls", "computed", "strengths", "actions", "findOut", "open", "answers",
        "notes",
        "evidence", "failures", "sources", "method", "head", "scoring", "levels", "tool", "definition", "events",
        "summary",
      ])
    let empty = JSONRenderer().jsonValue(SampleAssessment().report())
    #expect(names(empty) == names(json))
    #expect(empty[name: "head"] == .null)
  }

  @Test func `shares are unrounded and states kept apart`() {
    #expect(json[name: "score"] == .number(0.25))
    #expect(json[name: "high"] == .number(0.75))
    #expect(json[name: "status"] == "inProgress")
    #expect(json[name: "level"] == ["id": "exploring", "title": "Exploring"])
    #expect(json[name: "questionnaire"]?[name: "version"] == "1.2.0")
    #expect(
      json[name: "counts"] == [
        "asked": 7, "answered": 4, "unknown": 1, "notApplicable": 1, "skipped": 1, "open": 0, "undecided": 0,
        "holdingScore": 2,
      ])
    let answers = json[name: "answers"]
    #expect(
      names(answers) == ["lead", "leader", "openings", "mentor_time", "mentor_ratio", "safety", "college"])
    #expect(answers?[name: "openings"]?[name: "value"] == 1_240)
    #expect(answers?[name: "lead"]?[name: "share"] == .number(0.5))
    #expect(answers?[name: "lead"]?[name: "notes"] == ["Ask again in June"])
    #expect(answers?[name: "mentor_time"]?[name: "state"] == "unknown")
    #expect(answers?[name: "safety"]?[name: "reason"] == "No lab work")
    #expect(answers?[name: "college"]?[name: "state"] == "deferred")
    #expect(answers?[name: "college"]?[name: "with"] == "Dana in HR")
  }

  @Test func `what the next level lacks comes with its kind`() {
    #expect(
      json[name: "nextLevel"] == [
        "id": "building", "title": "Building", "from": .number(0.6), "shortBy": .number(0.35),
        "missing": [
          ["message": "no mentor has protected time", "kind": "undecided", "waitsFor": ["mentor_time"]],
          ["message": "no rule says how many apprentices a mentor has", "kind": "fails", "waitsFor": []],
          ["message": "the score is below 60 of 100", "kind": "score", "waitsFor": []],
        ],
      ])
  }

  @Test func `actions say why, what and on what grounds`() {
    let action = first(json[name: "actions"])
    #expect(action?[name: "id"] == "set_ratio")
    #expect(action?[name: "effortDays"] == .number(2))
    #expect(first(action?[name: "because"])?[name: "item"] == "mentor_ratio")
    #expect(first(action?[name: "because"])?[name: "target"] == "Yes")
    #expect(first(action?[name: "sources"])?[name: "url"] == "https://www.hcapinc.org/mentorship-training-program")
    #expect(json[name: "strengths"] == ["leader"])
  }

  @Test func `nothing scorable is null, not zero`() {
    var report = SampleAssessment().report()
    report.standing.score = nil
    report.standing.level = nil
    report.standing.absence = .notScorable
    let json = JSONRenderer().jsonValue(report)
    #expect(json[name: "score"] == .null)
    #expect(json[name: "level"] == .null)
    #expect(json[name: "noLevelBecause"] == "notScorable")
  }

  @Test(arguments: HostileCase.texts.map(\.text))
  func `the text written can be shown as it is`(text: String) {
    let written = JSONRenderer().jsonValue(SampleAssessment.halfway(suffix: text).report()).serialized(pretty: true)
    #expect(!written.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || 0x7F...0x9F ~= $0.value })
  }
}
