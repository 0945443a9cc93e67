import Assessments
import JSONDocuments
import Questionnaires

/// What records of a consensus hold: the assessments compared, and what was said in each.
extension DecodedRecord {
  /// What an `opened` record compares; `nil` where it compares nothing.
  func consensus() throws(TranscriptError) -> AssessmentEvent.Opening.Consensus? {
    guard let node = node[name: "consensus"] else { return nil }
    let consensus = try part(node, "consensus")
    var sources: [AssessmentEvent.Opening.Source] = []
    for source in try consensus.parts("of") {
      sources.append(
        AssessmentEvent.Opening.Source(
          assessment: try source.required("assessment"), respondents: try source.texts("respondents"),
          head: try source.required("head")))
    }
    guard !sources.isEmpty else { throw unreadable("'of' is empty") }
    let questions = try consensus.integer("questions")
    guard let count = Int(exactly: questions), count >= 0 else { throw unreadable("'questions' is below 0") }
    return AssessmentEvent.Opening.Consensus(sources: sources, questions: count)
  }

  /// The answers that a `compared` or `settled` record holds.
  func comparedAnswers(
    to name: String, language: String, item find: (String) -> Item?
  ) throws(TranscriptError) -> [ComparedAnswer] {
    guard let item = find(name) else { throw unreadable("the definition has no such item", item: name) }
    var answers: [ComparedAnswer] = []
    for answer in try parts("answers") { answers.append(try answer.compared(item, language: language)) }
    guard !answers.isEmpty else { throw unreadable("'answers' is empty", item: name) }
    return answers
  }

  private func compared(_ item: Item, language: String) throws(TranscriptError) -> ComparedAnswer {
    let state: Answer.State = try word("state")
    var value: AnswerValue?
    switch (state, node[name: "value"]) {
    case (.answered, let node?):
      do throws(AnswerProblem) {
        value = try AnswerValue(node, for: item, language: language)
      } catch {
        throw unreadable(error.message, item: item.id.text)
      }
    case (.answered, nil): throw unreadable("'value' is missing", item: item.id.text)
    case (_, nil): break
    case (_, _?): throw unreadable("'value' stands where the state is '\(state.rawValue)'", item: item.id.text)
    }
    return ComparedAnswer(
      assessment: try required("assessment"), respondent: try optional("respondent"), state: state, value: value,
      reason: try optional("reason"), notes: node[name: "notes"] == nil ? [] : try texts("notes"),
      evidence: node[name: "evidence"] == nil ? [] : try texts("evidence"))
  }

  /// The objects of a member that is a list.
  private func parts(_ name: String) throws(TranscriptError) -> [DecodedRecord] {
    guard let member = node[name: name] else { throw unreadable("'\(name)' is missing") }
    guard case .array(let elements) = member.kind else {
      throw unreadable("'\(name)' is \(member.typeName), not a list")
    }
    var parts: [DecodedRecord] = []
    for element in elements { parts.append(try part(element, name)) }
    return parts
  }

  private func part(_ node: JSONNode, _ name: String) throws(TranscriptError) -> DecodedRecord {
    guard case .object = node.kind else {
      throw unreadable("'\(name)' has \(node.typeName) where an object is expected")
    }
    return DecodedRecord(seq: seq, milliseconds: milliseconds, type: type, node: node)
  }
}
