package import Assessments
package import JSONDocuments
import Questionnaires

/// Events as JSON objects: what is written, apart from ``AssessmentEvent`` so that either may change alone.
///
/// Members without a value are left out. The order is `type`, `seq`, `time`, then the event's own.
package enum EncodedEvent {
  /// The types of this version by the name that `type` has.
  package enum Kind: String, Sendable, CaseIterable {
    case opened, asked, answered, undone, noted, evidenceAdded, parked, sectionConfirmed, resumed, paused, recovered,
      completed, amended, definitionChanged, actionAssigned, compared, settled
  }

  /// The object of an event, without `h`.
  package static func json(of recorded: RecordedEvent) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "type", value: .string(kind(of: recorded.event).rawValue)),
      .init(name: "seq", value: .integer(Int64(recorded.seq))),
      .init(name: "time", value: .string(TranscriptTime.text(of: recorded.milliseconds))),
    ]
    appendMembers(of: recorded.event, to: &members)
    return .object(members)
  }

  /// The type of an event.
  package static func kind(of event: AssessmentEvent) -> Kind {
    switch event {
    case .opened: .opened
    case .asked: .asked
    case .answered: .answered
    case .undone: .undone
    case .noted: .noted
    case .evidenceAdded: .evidenceAdded
    case .parked: .parked
    case .sectionConfirmed: .sectionConfirmed
    case .resumed: .resumed
    case .paused: .paused
    case .recovered: .recovered
    case .completed: .completed
    case .amended: .amended
    case .definitionChanged: .definitionChanged
    case .actionAssigned: .actionAssigned
    case .compared: .compared
    case .settled: .settled
    }
  }

  private static func appendMembers(of event: AssessmentEvent, to members: inout [JSONValue.Member]) {
    func add(_ name: String, _ value: JSONValue) { members.append(.init(name: name, value: value)) }
    func add(_ name: String, _ text: String?) { if let text { add(name, .string(text)) } }
    switch event {
    case .opened(let opening):
      add("format", .integer(Int64(opening.format)))
      add("tool", opening.tool)
      add("assessment", opening.assessment)
      add("questionnaire", opening.questionnaire)
      add("version", opening.version)
      add("definition", opening.definition)
      add("client", json(of: opening.client))
      add("facilitator", opening.facilitator)
      add("respondents", json(of: opening.respondents))
      if opening.isGuided { add("guided", .bool(true)) }
      add("language", opening.language)
      add("timeZone", opening.timeZone)
      add("today", opening.today.description)
      if let consensus = opening.consensus { add("consensus", json(of: consensus)) }
    case .asked(let item): add("item", item)
    case .answered(let item, let answer):
      add("item", item)
      add("state", answer.state.rawValue)
      if let value = answer.value { add("value", value.json) }
      add("reason", answer.reason)
      add("origin", answer.origin.rawValue)
      add("respondent", answer.respondent)
    case .undone(let seq): add("undoes", .integer(Int64(seq)))
    case .noted(let item, let text, let author):
      add("item", item)
      add("text", text)
      add("author", author)
    case .evidenceAdded(let item, let text, let author):
      add("item", item)
      add("text", text)
      add("author", author)
    case .parked(let item, let person):
      add("item", item)
      add("with", person)
    case .sectionConfirmed(let section, let person):
      add("section", section)
      add("by", person)
    case .resumed(let tool): add("tool", tool)
    case .paused(let reason): add("reason", reason.rawValue)
    case .recovered(let bytes, let digest):
      add("bytes", .integer(Int64(bytes)))
      add("sha256", digest)
    case .completed, .amended: break
    case .actionAssigned(let action, let owner, let due):
      add("action", action)
      add("owner", owner)
      add("due", due?.description)
    case .definitionChanged(let change):
      add("from", change.from)
      add("to", change.to)
      add("version", change.version)
      add("kept", json(of: change.kept))
      add("dropped", json(of: change.dropped))
    case .compared(let item, let answers):
      add("item", item)
      add("answers", .array(answers.map(json)))
    case .settled(let item, let by, let answers):
      add("item", item)
      add("by", by)
      add("answers", .array(answers.map(json)))
    }
  }

  private static func json(of answer: ComparedAnswer) -> JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append(.init(name: name, value: value)) }
    }
    add("assessment", .string(answer.assessment))
    add("respondent", answer.respondent.map { .string($0) })
    add("state", .string(answer.state.rawValue))
    add("value", answer.value?.json)
    add("reason", answer.reason.map { .string($0) })
    if !answer.notes.isEmpty { add("notes", json(of: answer.notes)) }
    if !answer.evidence.isEmpty { add("evidence", json(of: answer.evidence)) }
    return .object(members)
  }

  private static func json(of consensus: AssessmentEvent.Opening.Consensus) -> JSONValue {
    let sources = consensus.sources.map { source -> JSONValue in
      [
        "assessment": .string(source.assessment), "respondents": json(of: source.respondents),
        "head": .string(source.head),
      ]
    }
    return ["of": .array(sources), "questions": .integer(Int64(consensus.questions))]
  }

  private static func json(of client: Client) -> JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ text: String?) {
      if let text { members.append(.init(name: name, value: .string(text))) }
    }
    add("name", client.name)
    add("state", client.state)
    add("sector", client.sector)
    if let staff = client.staff { members.append(.init(name: "staff", value: .integer(staff))) }
    return .object(members)
  }

  private static func json(of texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
