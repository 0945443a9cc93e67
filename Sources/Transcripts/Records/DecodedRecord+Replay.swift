package import Assessments
package import Questionnaires

extension [DecodedRecord] {
  /// The facts with which the assessment begins.
  /// - Throws: ``TranscriptError/unreadable(line:item:problem:)``, also where there is no record.
  package func opening() throws(TranscriptError) -> AssessmentEvent.Opening {
    guard let first else { throw .unreadable(line: 1, item: nil, problem: "there is no record") }
    return try first.opening()
  }

  /// All events of types that are known, each understood with the definition it was recorded under.
  /// - Parameter questionnaire: gives the definition with a digest; asked once for the opening and once for each change.
  /// - Throws: what `questionnaire` throws, and ``TranscriptError`` as ``DecodedRecord/event(language:item:)`` does.
  package func events(questionnaire: (String) throws -> Questionnaire) throws -> [RecordedEvent] {
    let opening = try opening()
    var current = try questionnaire(opening.definition)
    var events: [RecordedEvent] = []
    events.reserveCapacity(count)
    for record in self {
      let event = try record.event(language: opening.language) { name in
        current.itemIndex(ItemID(name)).map { current.items[$0] }
      }
      guard let event else { continue }
      events.append(event)
      if case .definitionChanged(let change) = event.event { current = try questionnaire(change.to) }
    }
    return events
  }
}
