import Assessments
import Diagnostics
import JSONDocuments
import Localization
import Questionnaires
import Transcripts

/// What a client said before, in other assessments, by concept.
struct EarlierAnswers {
  /// One earlier answer.
  struct Earlier {
    var json: JSONValue
    /// Where it comes from, for people.
    var remark: String

    /// The answer as one to another item, where that accepts it.
    func value(for item: Item, language: String) -> AnswerValue? {
      let source = SourceText(name: "", text: json.serialized())
      guard let document = try? JSONDocument(parsing: source) else { return nil }
      return try? AnswerValue(document.root, for: item, language: language)
    }
  }

  /// How many assessments are looked into, the latest first: start-up must not grow with the store.
  private static let limit = 12

  let archive: Archive

  /// The latest answer to each concept.
  func byConcept(client: String?, besides current: AssessmentEvent.Opening) -> [String: Earlier] {
    var result: [String: Earlier] = [:]
    guard let all = try? archive.store.assessments().listed else { return result }
    let same = all.filter { listing in
      guard let opening = listing.opening else { return false }
      guard opening.client.name == client, opening.assessment != current.assessment else { return false }
      // Each respondent answers alone: what another one said must not stand ready.
      return current.respondents.isEmpty || opening.respondents.isEmpty
        || Set(opening.respondents) == Set(current.respondents)
    }
    for listing in same.prefix(Self.limit) {
      guard let session = try? archive.read(listing.path).session else { continue }
      let title = session.responses.text(session.questionnaire.title, in: session.opening.language)
      for item in session.questionnaire.items {
        guard let concept = item.concept, result[concept] == nil,
          let answer = session.responses.answer(to: item.index), answer.state == .answered, let value = answer.value
        else { continue }
        result[concept] = Earlier(
          json: value.json, remark: localized("from \"\(title)\", \(session.opening.today.shown)"))
      }
    }
    return result
  }
}
