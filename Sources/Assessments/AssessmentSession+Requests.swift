import ExpressionLanguage

package import Questionnaires

extension AssessmentSession {
  /// What an accepted answer brings.
  package struct AcceptedAnswer: Sendable {
    /// The events to record, in order.
    package var events: [AssessmentEvent]
    /// Warnings and remarks of validators that do not refuse the answer.
    package var remarks: [Validator]
  }

  /// What an answer would change elsewhere, were it given.
  package struct Effects: Sendable, Equatable {
    /// Questions that would be asked, by index, ascending.
    package var appearing: [Int] = []
    /// Questions that would no longer be asked.
    package var vanishing: [Int] = []
    /// Those of `vanishing` that have an answer, which is then set aside.
    package var setAside: [Int] = []
    /// Those of `appearing` that have an answer from before, which counts again.
    package var restored: [Int] = []

    /// Creates effects on nothing.
    package init() {}

    /// Whether nothing else would change.
    package var isEmpty: Bool { appearing.isEmpty && vanishing.isEmpty }
  }

  /// Checks an answer to an item and turns it into events.
  /// - Throws: ``RequestProblem`` where the item is not asked or does not accept the answer.
  package func answering(_ item: Int, with answer: Answer) throws(RequestProblem) -> AcceptedAnswer {
    try answering(item, with: answer, isSupposed: false)
  }

  /// - Parameter isSupposed: whether it may be given although it is not known yet if the item is asked.
  private func answering(
    _ item: Int, with answer: Answer, isSupposed: Bool
  ) throws(RequestProblem) -> AcceptedAnswer {
    let definition = questionnaire.items[item]
    guard definition.isQuestion else { throw .display(item: item) }
    switch responses.applicability(of: item) {
    case .asked: break
    case .notAsked: throw .notAsked(item: item)
    case .pending where isSupposed: break
    case .pending(let unknowns): throw .undecided(item: item, waitingFor: unknowns.items)
    }
    switch answer.state {
    case .answered:
      guard let value = answer.value else { preconditionFailure("an answer in the state answered has a value") }
      if let problem = problem(with: value, for: definition) { throw .refused(problem, item: item) }
    case .unknown:
      guard definition.allowsUnknown else { throw .unknownNotAllowed(item: item) }
    case .notApplicable:
      guard definition.allowsNotApplicable else { throw .notApplicableNotAllowed(item: item) }
      let hasReason = answer.reason.map { !$0.unicodeScalars.allSatisfy(\.properties.isWhitespace) } ?? false
      guard hasReason || !definition.requiresReason else { throw .reasonMissing(item: item) }
    case .deferred where answer.value == nil: break
    case .deferred, .open:
      guard let value = answer.value, definition.rowForm != nil else {
        preconditionFailure("only a list can be left unfinished")
      }
      if let problem = problem(with: value, for: definition, isFinished: false) {
        throw .refused(problem, item: item)
      }
    case .notAsked: preconditionFailure("a person does not set this state")
    }
    let broken = responses.brokenValidators(of: item, by: answer)
    let errors = broken.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .invalid(errors.map(\.message), item: item) }
    return AcceptedAnswer(
      events: reopening + [.answered(item: definition.id.text, answer: answer)] + settling(item, by: answer),
      remarks: broken)
  }

  /// Why a value is not accepted. Of a list only the rows that are new are looked at: the others were accepted before.
  private func problem(with value: AnswerValue, for item: Item, isFinished: Bool = true) -> AnswerProblem? {
    guard case .rows(let rows) = value, let form = item.rowForm else {
      return item.problem(with: value, language: opening.language)
    }
    var earlier: [Row] = []
    if case .rows(let given)? = responses.givenAnswer(to: item.index)?.value { earlier = given }
    return form.problem(
      with: rows, isFinished: isFinished, after: earlier, accepted: item.acceptedAnswers(in: opening.language),
      language: opening.language)
  }

  /// The event that says who will answer an item, to follow the one that defers it.
  /// - Parameter person: an empty text where nobody is named.
  package func parkedEvent(_ item: Int, with person: String) -> AssessmentEvent {
    .parked(item: questionnaire.items[item].id.text, with: person.isEmpty ? nil : person)
  }

  /// Turns "take the last answer back" into events.
  package func undoing() throws(RequestProblem) -> (events: [AssessmentEvent], item: Int) {
    guard let last = lastUndoable else { throw .nothingToUndo }
    return (reopening + [.undone(seq: last.seq)], last.item)
  }

  /// The event that takes the last remark back, and the remark, where it was made after the last answer; `nil` elsewhere.
  package func undoingRemark() -> (event: AssessmentEvent, text: String)? {
    let last = [notes.last.map { ($0.seq, $0.text) }, evidence.last.map { ($0.seq, $0.text) }].compactMap { $0 }
      .max { $0.0 < $1.0 }
    guard let (seq, text) = last, seq > lastUndoable?.seq ?? 0 else { return nil }
    return (.undone(seq: seq), text)
  }

  /// The session as it would be with other answers: nothing of it is an event.
  ///
  /// What is only asked perhaps takes an answer too, which counts once it is asked: a step of a plan may lead to it.
  /// - Throws: ``RequestProblem`` where an item does not take an answer in the state that the answers before it lead to.
  package func supposing(_ answers: [(item: Int, answer: Answer)]) throws(RequestProblem) -> AssessmentSession {
    var supposed = self
    // In definition order, so that what one reveals can be supposed too.
    for (item, answer) in answers.sorted(by: { $0.item < $1.item }) {
      for event in try supposed.answering(item, with: answer, isSupposed: true).events {
        let recorded = RecordedEvent(seq: supposed.lastSeq + 1, milliseconds: supposed.lastMilliseconds, event: event)
        supposed.applyOwn(recorded)
      }
    }
    return supposed
  }

  /// Lets an event take effect that this session asked for, which it never refuses.
  package mutating func applyOwn(_ recorded: RecordedEvent) {
    do throws(ReplayError) {
      try apply(recorded)
    } catch {
      preconditionFailure("a session refused an event of its own: \(error.message)")
    }
  }

  /// What an answer would change elsewhere.
  package func effects(of answer: Answer?, on item: Int) -> Effects {
    var changed = responses
    var effects = Effects()
    for other in changed.set(answer, for: item) where questionnaire.items[other].isQuestion {
      let before = responses.applicability(of: other)
      let after = changed.applicability(of: other)
      if after == .asked, before != .asked {
        effects.appearing.append(other)
        if responses.givenAnswer(to: other) != nil { effects.restored.append(other) }
      } else if after == .notAsked, before != .notAsked {
        // A question that only waited was never seen, so that it goes is no news.
        guard before == .asked else { continue }
        effects.vanishing.append(other)
        if responses.givenAnswer(to: other) != nil { effects.setAside.append(other) }
      }
    }
    return effects
  }

  private var reopening: [AssessmentEvent] { status == .completed ? [.amended] : [] }
}
