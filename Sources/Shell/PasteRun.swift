import AnswerFiles
import Diagnostics
import Localization
import Questionnaires

/// Takes pasted lines to a conversation one after the other, as if each were typed, up to the first that is not accepted.
final class PasteRun {
  /// The line that is being taken.
  private(set) var line = ""

  private let pasted: PastedAnswers
  private let conversation: Conversation
  private let runner: ScriptRunner

  /// A run that has not begun.
  init(_ pasted: PastedAnswers, in conversation: Conversation) {
    self.pasted = pasted
    self.conversation = conversation
    runner = ScriptRunner(conversation)
  }

  /// Takes the lines and says how far that went.
  /// - Throws: what recording throws; ``line`` is then the one that was not kept.
  func run() throws -> Conversation.Outcome {
    for (index, step) in pasted.steps.enumerated() {
      line = step.line
      if conversation.pendingChange == nil {
        guard try runner.settle() else { return stop(after: index) }
      } else {
        // A change that affects other questions waits for its yes or no, which only a plain line can be.
        try conversation.presentIfNeeded()
        guard case .line = step.kind else {
          let left = pasted.steps.count - index - 1 + (pasted.problem == nil ? 0 : 1)
          tellRefused(
            Diagnostic(
              .error, "yes-or-no", localized("expected y or n, whether to change the answer before"), at: step.place),
            left: left)
          return .done
        }
      }
      conversation.tell(conversation.prompt + step.line)
      guard try runner.run(step) else { return stop(after: index + 1) }
    }
    if let problem = pasted.problem {
      tellRefused(problem, left: 0)
      return .done
    }
    let held = runner.heldItems
    guard conversation.pendingChange == nil else {
      // The question whether to change comes first.
      if !held.isEmpty { tellDropped(held) }
      return .done
    }
    let result = try runner.finish()
    guard result.failure == nil else { return stop(after: pasted.steps.count) }
    tellFailedExpectations(result)
    for warning in result.warnings { conversation.tell(Conversation.sentence(warning.message)) }
    conversation.tell(localized("All \(pasted.steps.count) lines were taken."))
    return .done
  }

  /// Says where it stopped, if not because the lines ask to leave.
  private func stop(after count: Int) -> Conversation.Outcome {
    let left = pasted.steps.count - count + (pasted.problem == nil ? 0 : 1)
    if let failure = runner.result.failure {
      tellFailedExpectations(runner.result)
      tellRefused(failure, left: left)
      return .done
    }
    if left > 0 {
      conversation.tell(
        localized(left, one: "\(left) line after it is dropped.", other: "the \(left) lines after it are dropped."))
    }
    return runner.result.hasQuit ? .quit : .done
  }

  private func tellRefused(_ failure: Diagnostic, left: Int) {
    let suggestion = failure.notes.first.map { " " + Conversation.sentence($0.message) } ?? ""
    let problem =
      failure.place.map { localized("Line \($0.position.line) was not accepted: \(failure.message).") }
      ?? localized("A line was not accepted: \(failure.message).")
    conversation.tell(problem + suggestion)
    conversation.tell(
      left == 0
        ? localized("What came before it stays recorded.")
        : localized(
          left, one: "What came before it stays recorded; \(left) line after it is dropped.",
          other: "What came before it stays recorded; the \(left) lines after it are dropped."))
  }

  private func tellFailedExpectations(_ result: ScriptRunner.Result) {
    for failure in result.failedExpectations {
      conversation.tell(
        failure.place.map { localized("Line \($0.position.line): \(failure.message).") } ?? failure.message + ".")
    }
  }

  private func tellDropped(_ items: [Int]) {
    let names = items.map { conversation.questionnaire.items[$0].id.text }.joined(separator: ", ")
    conversation.tell(localized("Dropped, since what was said before waits for a yes or no: \(names)."))
  }
}
