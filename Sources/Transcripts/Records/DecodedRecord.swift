package import Assessments
package import JSONDocuments
package import Questionnaires

/// One line of a transcript as read: sound and in its place, with its event not yet understood.
///
/// That takes the definition, since the value of an answer has the type of its item.
package struct DecodedRecord: Sendable {
  /// From 1 without gaps, and so also the number of the line.
  package let seq: Int
  /// Milliseconds since 1970 UTC.
  package let milliseconds: Int64
  /// The type of the event, perhaps one of a later version.
  package let type: String
  /// The whole object; places in it have no meaning, since lines are parsed together.
  package let node: JSONNode

  /// The type where this version knows it.
  package var kind: EncodedEvent.Kind? { EncodedEvent.Kind(rawValue: type) }

  /// The hash of the line, 64 hex digits.
  package var head: String { text(at: "h") ?? "" }

  /// The text of a member; `nil` where it is missing or no text.
  package func text(at name: String) -> String? {
    guard case .string(let text) = node[name: name]?.kind else { return nil }
    return text.value
  }
}

// MARK: - Events

extension DecodedRecord {
  /// The event with its place; `nil` where its type is one of a later version.
  /// - Parameters:
  ///   - language: the language that a refused value is explained in.
  ///   - item: finds an item by its name in the definition that the event was recorded under.
  /// - Throws: ``TranscriptError/unreadable(line:item:problem:)`` where a member is missing or is not what it should
  ///   be, an item is unknown to the definition or does not accept the value; ``TranscriptError/laterFormat(format:)``.
  package func event(
    language: String, item: (String) -> Item?
  ) throws(TranscriptError) -> RecordedEvent? {
    guard let kind else { return nil }
    let event = try event(kind, language: language, item: item)
    return RecordedEvent(seq: seq, milliseconds: milliseconds, event: event)
  }

  /// The facts of an `opened` record.
  package func opening() throws(TranscriptError) -> AssessmentEvent.Opening {
    let format = try integer("format")
    guard format == 1 else { throw .laterFormat(format: format) }
    let dayText = try required("today")
    guard let today = CalendarDate(dayText) else { throw unreadable("'\(dayText)' is not a day such as 2026-03-02") }
    return AssessmentEvent.Opening(
      format: Int(format), tool: try required("tool"), assessment: try required("assessment"),
      questionnaire: try required("questionnaire"), version: try required("version"),
      definition: try required("definition"), client: try client(), facilitator: try optional("facilitator"),
      respondents: try texts("respondents"), isGuided: try flag("guided"), language: try required("language"),
      timeZone: try required("timeZone"), today: today, consensus: try consensus())
  }

  private func event(
    _ kind: EncodedEvent.Kind, language: String, item: (String) -> Item?
  ) throws(TranscriptError) -> AssessmentEvent {
    switch kind {
    case .opened: return .opened(try opening())
    case .asked: return .asked(item: try required("item"))
    case .answered:
      let name = try required("item")
      return .answered(item: name, answer: try answer(to: name, language: language, item: item))
    case .undone: return .undone(seq: Int(try integer("undoes")))
    case .noted:
      return .noted(item: try optional("item"), text: try required("text"), author: try optional("author"))
    case .evidenceAdded:
      return .evidenceAdded(item: try required("item"), text: try required("text"), author: try optional("author"))
    case .parked: return .parked(item: try required("item"), with: try optional("with"))
    case .sectionConfirmed: return .sectionConfirmed(section: try required("section"), by: try optional("by"))
    case .resumed: return .resumed(tool: try required("tool"))
    case .paused: return .paused(reason: try word("reason"))
    case .recovered: return .recovered(bytes: Int(try integer("bytes")), sha256: try required("sha256"))
    case .completed: return .completed
    case .amended: return .amended
    case .actionAssigned:
      return .actionAssigned(action: try required("action"), owner: try optional("owner"), due: try day("due"))
    case .definitionChanged:
      return .definitionChanged(
        AssessmentEvent.DefinitionChange(
          from: try required("from"), to: try required("to"), version: try required("version"),
          kept: try texts("kept"), dropped: try texts("dropped")))
    case .compared:
      let name = try required("item")
      return .compared(item: name, answers: try comparedAnswers(to: name, language: language, item: item))
    case .settled:
      let name = try required("item")
      return .settled(
        item: name, by: try optional("by"), answers: try comparedAnswers(to: name, language: language, item: item))
    }
  }

  private func answer(
    to name: String, language: String, item find: (String) -> Item?
  ) throws(TranscriptError) -> Answer {
    let state: Answer.State = try word("state")
    let origin: Answer.Origin = try word("origin")
    let respondent = try optional("respondent")
    guard let item = find(name) else {
      throw unreadable("the definition has no such item", item: name)
    }
    switch state {
    case .answered:
      guard let node = node[name: "value"] else { throw unreadable("'value' is missing", item: name) }
      do throws(AnswerProblem) {
        let value = try AnswerValue(node, for: item, language: language)
        return Answer(value, origin: origin, respondent: respondent)
      } catch {
        throw unreadable(error.message, item: name)
      }
    case .unknown, .notApplicable,
      .deferred where node[name: "value"] == nil:
      return Answer(state, reason: try optional("reason"), origin: origin, respondent: respondent)
    case .open, .deferred:
      guard let node = node[name: "value"] else { throw unreadable("'value' is missing", item: name) }
      let value: AnswerValue
      do throws(AnswerProblem) {
        value = try AnswerValue(unfinished: node, for: item, language: language)
      } catch {
        throw unreadable(error.message, item: name)
      }
      guard case .rows(let rows) = value else { throw unreadable("only a list can be left unfinished", item: name) }
      return Answer(unfinished: rows, isDeferred: state == .deferred, origin: origin, respondent: respondent)
    case .notAsked:
      throw unreadable("'\(state.rawValue)' is no state that a person sets", item: name)
    }
  }

  private func client() throws(TranscriptError) -> Client {
    guard let node = node[name: "client"] else { throw unreadable("'client' is missing") }
    guard case .object = node.kind else { throw unreadable("'client' is \(node.typeName), not an object") }
    let part = DecodedRecord(seq: seq, milliseconds: milliseconds, type: type, node: node)
    return Client(
      name: try part.optional("name"), state: try part.optional("state"), sector: try part.optional("sector"),
      staff: node[name: "staff"] == nil ? nil : try part.integer("staff"))
  }

  // MARK: Members

  func unreadable(_ problem: String, item: String? = nil) -> TranscriptError {
    .unreadable(line: seq, item: item, problem: problem)
  }

  func optional(_ name: String) throws(TranscriptError) -> String? {
    guard let member = node[name: name] else { return nil }
    guard case .string(let text) = member.kind else {
      throw unreadable("'\(name)' is \(member.typeName), not a text")
    }
    return text.value
  }

  private func flag(_ name: String) throws(TranscriptError) -> Bool {
    guard let member = node[name: name] else { return false }
    guard case .bool(let value) = member.kind else {
      throw unreadable("'\(name)' is \(member.typeName), not true or false")
    }
    return value
  }

  private func day(_ name: String) throws(TranscriptError) -> CalendarDate? {
    guard let text = try optional(name) else { return nil }
    guard let day = CalendarDate(text) else { throw unreadable("'\(name)' is not a date") }
    return day
  }

  func required(_ name: String) throws(TranscriptError) -> String {
    guard let text = try optional(name) else { throw unreadable("'\(name)' is missing") }
    return text
  }

  func integer(_ name: String) throws(TranscriptError) -> Int64 {
    guard let member = node[name: name] else { throw unreadable("'\(name)' is missing") }
    guard case .number(let number) = member.kind, let integer = number.integer else {
      throw unreadable("'\(name)' is not a whole number")
    }
    return integer
  }

  func texts(_ name: String) throws(TranscriptError) -> [String] {
    guard let member = node[name: name] else { throw unreadable("'\(name)' is missing") }
    guard case .array(let elements) = member.kind else {
      throw unreadable("'\(name)' is \(member.typeName), not a list")
    }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element.kind else {
        throw unreadable("'\(name)' has \(element.typeName) where a text is expected")
      }
      texts.append(text.value)
    }
    return texts
  }

  func word<Word: RawRepresentable<String>>(_ name: String) throws(TranscriptError) -> Word {
    let text = try required(name)
    guard let word = Word(rawValue: text) else { throw unreadable("'\(text)' is not a known '\(name)'") }
    return word
  }
}
