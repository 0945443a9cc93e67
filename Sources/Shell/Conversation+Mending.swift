import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Reports

/// A line that was not accepted stands on the next one, to be mended instead of typed again.
extension Conversation {
  /// Takes one line: an answer to the question on screen, or a command.
  /// - Throws: what `record` throws; nothing was then acknowledged.
  package func receive(_ line: String) throws -> Outcome {
    let refused = refusedLine
    refusedLine = nil
    typedLine = line.trimmingSpaces()
    let wasPaged = hasPaged
    hasPaged = false
    hasJustPaged = wasPaged
    let outcome = try take(line)
    guard case .refused(var refusal) = outcome, line != refused, isWorthMending(line) else { return outcome }
    refusedLine = line
    guard mendingHints < 3, refusal.remark == nil else { return outcome }
    mendingHints += 1
    refusal.remark = localized("Your line is still there: typing replaces it, the arrow keys mend it.")
    return .refused(refusal)
  }

  /// Whether a line that was not accepted is put back: not where the reply is a word or a key.
  private func isWorthMending(_ line: String) -> Bool {
    mode == .person && !style.isPlain && pendingChange == nil && sectionToConfirm == nil && session.current != nil
      && line.trimmingSpaces().utf8.count > 1 && line.utf8.count <= 2_000
      && !line.unicodeScalars.contains(where: VisibleText.isHidden)
  }
}

extension String {
  /// What follows a beginning of whole scalars; `nil` where the text begins otherwise.
  func rest(behind start: String) -> String? {
    guard hasScalarPrefix(start) else { return nil }
    return String(String.UnicodeScalarView(unicodeScalars.dropFirst(start.unicodeScalars.count)))
  }
}
