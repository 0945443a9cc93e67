import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires

/// Takes the answers of one respondent in the order in which `take --answers` does: each when its question is asked.
///
/// The next open question is the one after the last; where that has no answer, the first question that is asked and has
/// one comes next. What is never asked is not counted.
struct AnswerTaker {
  /// What became of the answers.
  struct Outcome {
    var responses: Responses
    /// What was taken, in that order.
    var taken: [AnswerDocument.Entry]
    /// How many answers were never asked for.
    var neverAsked: Int
    /// Why an answer is refused, which ends the row; `nil` where all are taken.
    var refusal: (item: Int, diagnostic: Diagnostic)?
  }

  private let opening: AssessmentEvent.Opening
  /// Responses in which nothing is answered.
  let blank: Responses
  private let questionnaire: Questionnaire

  /// - Parameter opening: the facts with which an assessment of a respondent begins.
  init(_ opening: AssessmentEvent.Opening, questionnaire: Questionnaire) {
    self.opening = opening
    self.questionnaire = questionnaire
    blank = Responses(to: questionnaire, client: opening.client, today: opening.today)
  }

  /// Takes answers.
  func take(_ entries: [AnswerDocument.Entry]) -> Outcome {
    var responses = blank
    var held = [AnswerDocument.Entry?](repeating: nil, count: questionnaire.items.count)
    var left = 0
    for entry in entries where entry.answer != nil {
      held[entry.item] = entry
      left += 1
    }
    var taken: [AnswerDocument.Entry] = []
    var last: Int?
    while left > 0 {
      let next = nextOpen(after: last, responses)
      if let next { last = next }
      let item: Int
      if let next, held[next] != nil {
        item = next
      } else if let other = held.indices.first(where: { held[$0] != nil && responses.applicability(of: $0) == .asked })
      {
        item = other
      } else {
        break
      }
      guard let entry = held[item], let answer = entry.answer else { break }
      guard isAccepted(answer, to: item, responses) else {
        return Outcome(
          responses: responses, taken: taken, neverAsked: 0,
          refusal: (item, refusal(of: answer, at: entry.place, item, after: taken)))
      }
      responses.set(answer, for: item)
      taken.append(entry)
      held[item] = nil
      left -= 1
      last = item
    }
    return Outcome(responses: responses, taken: taken, neverAsked: left, refusal: nil)
  }

  private func nextOpen(after last: Int?, _ responses: Responses) -> Int? {
    guard responses.count(.open) > 0 else { return nil }
    func isOpen(_ item: Int) -> Bool {
      responses.state(of: item) == .open && responses.applicability(of: item) == .asked
        && questionnaire.items[item].isQuestion
    }
    let start = min(last.map { $0 + 1 } ?? 0, questionnaire.items.count)
    return questionnaire.items.indices[start...].first(where: isOpen)
      ?? questionnaire.items.indices[..<start].first(where: isOpen)
  }

  /// Whether a session would accept the answer; of a value its form and its bounds have been looked at.
  private func isAccepted(_ answer: Answer, to item: Int, _ responses: Responses) -> Bool {
    let definition = questionnaire.items[item]
    switch answer.state {
    case .unknown: return definition.allowsUnknown
    case .notApplicable:
      guard definition.allowsNotApplicable else { return false }
      let hasReason = answer.reason.map { !$0.unicodeScalars.allSatisfy(\.properties.isWhitespace) } ?? false
      return hasReason || !definition.requiresReason
    case .answered:
      return definition.validators.isEmpty
        || !responses.brokenValidators(of: item, by: answer).contains { $0.severity == .error }
    case .deferred, .open, .notAsked: return true
    }
  }

  /// The same in the words of a session in which the answers before it were given.
  private func refusal(
    of answer: Answer, at place: Diagnostic.Place, _ item: Int, after taken: [AnswerDocument.Entry]
  ) -> Diagnostic {
    var session = AssessmentSession(opening: opening, questionnaire: questionnaire)
    for entry in taken {
      guard let answer = entry.answer else { continue }
      let event = AssessmentEvent.answered(item: questionnaire.items[entry.item].id.text, answer: answer)
      session.applyOwn(RecordedEvent(seq: session.lastSeq + 1, milliseconds: 0, event: event))
    }
    let name = questionnaire.items[item].id.text
    do throws(RequestProblem) {
      _ = try session.answering(item, with: answer)
    } catch {
      let message = error.message(in: session) { "'\(questionnaire.items[$0].id.text)'" }
      return Diagnostic(
        .error, error.identifier, message.contains("'\(name)'") ? message : "\(name): \(message)", at: place,
        notes: error.suggestion.map { [Diagnostic.Note(localized("did you mean '\($0)'?"))] } ?? [])
    }
    preconditionFailure("a session accepts an answer to '\(name)' that was refused")
  }
}
