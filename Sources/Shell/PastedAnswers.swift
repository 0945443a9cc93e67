import AnswerFiles
import Assessments
import Diagnostics
import Localization
import Questionnaires

/// Several lines that came at once and are answers to several questions, offered to be taken one after the other.
struct PastedAnswers {
  /// What a line with line ends in it is.
  enum Reading {
    /// One line, or one answer or remark of several.
    case line(String)
    case answers(PastedAnswers)
    /// A JSON document, which a file can hold but a line cannot.
    case document
  }

  /// What was said to the offer.
  enum Reply {
    case run
    /// The lines are one answer.
    case take(String)
    case drop
    case unclear
    /// Something new, which ends the offer.
    case other
  }

  /// All of it, as a script.
  let source: SourceText
  let steps: [ScriptStep]
  /// What is wrong with the first line that cannot be read, where one cannot.
  let problem: Diagnostic?
  /// The lines as one answer, where the question on screen takes text.
  let oneAnswer: String?
  /// Whether the question on screen takes several choices, which stand on one line.
  let isForSeveralChoices: Bool

  /// What is asked while the offer stands.
  static var prompt: String { localized("take them? [y/n] > ") }

  /// The lines that say something.
  private var count: Int { steps.count + (problem == nil ? 0 : 1) }

  /// What is offered, in a sentence.
  var sayingOffer: String {
    oneAnswer == nil
      ? localized(
        """
        That is \(count) lines: y takes them one after the other as if each were typed, up to the first that is not \
        accepted; n drops them.
        """)
      : localized(
        """
        That is \(count) lines: y takes them one after the other as if each were typed, up to the first that is not \
        accepted; n takes them as one answer.
        """)
  }

  /// What is said after a no.
  var sayingDropped: String {
    isForSeveralChoices
      ? localized("Dropped; nothing was recorded. Several choices stand on one line, such as 1, 3.")
      : localized("Dropped; nothing was recorded.")
  }

  /// What is said where neither yes nor no was.
  var sayingExpected: String {
    oneAnswer == nil
      ? localized("Expected y to take the \(count) lines one after the other, or n to drop them.")
      : localized("Expected y to take the \(count) lines one after the other, or n to take them as one answer.")
  }

  /// What is said of a JSON document.
  static var sayingDocument: String {
    localized(
      """
      That is a JSON document, and nothing of it was recorded. Put it into a file, which groundwork take --answers FILE \
      reads.
      """)
  }

  /// What a line says to the offer.
  func reply(_ line: String) -> Reply {
    if line.unicodeScalars.contains("\n") { return .other }
    let word = line.trimmingSpaces().lowercased()
    switch YesNo.value(of: word) {
    case true?: return .run
    case false?: return oneAnswer.map { .take($0) } ?? .drop
    case nil: break
    }
    switch word {
    case let text where text.hasScalarPrefix("/") || ["quit", "q", "exit"].contains(text): return .other
    default: return .unclear
    }
  }
}

extension Conversation {
  /// Tells what a line is that may have line ends in it, as a paste or Alt-Enter puts them there.
  ///
  /// At a text question the lines are one answer, unless each names the question it answers or is a command; elsewhere
  /// they are answers to several.
  func reading(pasted line: String) -> PastedAnswers.Reading {
    guard line.unicodeScalars.contains("\n") else { return .line(line) }
    // What was not accepted before still stood on the line.
    let line = refusedLine.flatMap { line.rest(behind: $0) } ?? line
    let parts = line.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(String.UnicodeScalarView($0)) }
    let lines = parts.filter { !$0.trimmingSpaces().isEmpty }
    let joined = lines.map { $0.trimmingSpaces() }.joined(separator: " ")
    guard lines.count > 1, pendingChange == nil else { return .line(joined) }

    let kind = kindOnScreen
    let source = SourceText(name: "", text: line)
    let (steps, problem) = ScriptReader.read(source, for: questionnaire)
    let others = steps.dropFirst()
    if let remark = remark(lines, joined), !others.contains(where: isScripted) { return .line(remark) }
    if case .list? = kind, lines[0].trimmingSpaces().hasScalarPrefix("[") { return .line(joined) }
    var oneAnswer: String?
    if case .text(let isMultiline)? = kind {
      oneAnswer = isMultiline ? Self.rows(parts) : joined
      guard problem == nil, steps.count > 1, steps.allSatisfy(isScripted) else { return .line(oneAnswer ?? joined) }
    } else if ScriptReader.looksLikeJSON(source) {
      return .document
    }
    // Nothing but remarks for other readers of the file.
    guard steps.count > 1 || problem != nil else { return .line(steps.first.map(\.line) ?? "") }
    var isForSeveralChoices = false
    if case .multichoice? = kind { isForSeveralChoices = true }
    return .answers(
      PastedAnswers(
        source: source, steps: steps, problem: problem, oneAnswer: oneAnswer, isForSeveralChoices: isForSeveralChoices))
  }

  /// The kind of what is asked now; that of a list between its rows.
  var kindOnScreen: Item.Kind? {
    fieldOnScreen?.field.kind ?? session.current.map { questionnaire.items[$0].kind }
  }

  /// A note, or another command whose words may go on over several lines.
  private func remark(_ lines: [String], _ joined: String) -> String? {
    let first = lines[0].trimmingSpaces()
    guard case .command(let command, let argument) = InputParser.parse(first, at: nil),
      first.hasScalarPrefix("/") || first.hasScalarPrefix(":") || !isTextOnScreen
    else { return nil }
    switch command {
    case .note: return lines.joined(separator: "\n")
    case .evidence, .na: return argument.isEmpty ? nil : joined
    default: return nil
    }
  }

  /// Whether a line says by itself what it is for: it names a question, is a command or states an expectation.
  private func isScripted(_ step: ScriptStep) -> Bool {
    guard case .line(let line) = step.kind else { return true }
    guard line.hasScalarPrefix("/"), case .command = InputParser.parse(line, at: nil) else { return false }
    return true
  }

  /// The rows of a text without empty ones at either end.
  private static func rows(_ parts: [String]) -> String {
    func isEmpty(_ row: String) -> Bool { row.trimmingSpaces().isEmpty }
    let rows = parts.drop(while: isEmpty).reversed().drop(while: isEmpty).reversed()
    return rows.joined(separator: "\n")
  }
}

extension ScriptStep {
  /// The line as it stands.
  var line: String { place.source.text(in: place.range) }
}
