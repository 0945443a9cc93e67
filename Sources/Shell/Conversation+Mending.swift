import AnswerFiles
import Assessments
import Diagnostics
import Reports

/// A line that was not accepted stands on the next one, to be mended instead of typed again.
extension Conversation {
  /// Takes one line: an answer to the question on screen, or a command.
  /// - Throws: what `record` throws; nothing was then acknowledged.
  package func receive(_ line: String) throws -> Outcome {
    let refused = refusedLine
    refusedLine = nil
    var outcome = try take(line)
    guard case .refused(let refusal) = outcome else { return outcome }
    if let refused, let rest = line.rest(behind: refused)?.trimmingSpaces(), !rest.isEmpty {
      // Who did not see what stood there typed behind it.
      guard Self.isBeginning(rest, behind: refused) else { return outcome }
      outcome = try take(rest)
      if case .refused = outcome { return .refused(refusal) }
      return outcome
    }
    if line != refused, isWorthMending(line) {
      refusedLine = line
      if mendingHints < 2 {
        mendingHints += 1
        var hinted = refusal
        if hinted.remark != nil { return outcome }
        hinted.remark = "Your line is still there to be mended; Ctrl-U clears it."
        return .refused(hinted)
      }
    }
    return outcome
  }

  /// Whether a text begins something of its own where it follows another: not digits behind digits or letters behind
  /// letters, which go on with them.
  private static func isBeginning(_ rest: String, behind start: String) -> Bool {
    guard let last = start.unicodeScalars.last?.properties, let first = rest.unicodeScalars.first?.properties else {
      return true
    }
    func isDigit(_ properties: Unicode.Scalar.Properties) -> Bool { properties.numericType != nil }
    return !(isDigit(last) && isDigit(first)) && !(last.isAlphabetic && first.isAlphabetic)
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
