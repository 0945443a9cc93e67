import Diagnostics
import Localization
import Questionnaires
import Shell

/// Asks who takes part in a guided session, as far as the command line did not say.
struct GuidedOpening {
  /// How a person answered.
  enum End {
    case facts(OpeningFacts)
    /// They left, with the exit code for how.
    case left(code: Int32)
  }

  let desk: AssessmentDesk
  /// The clients of the store, for completion.
  let clients: [String]

  /// The most bytes of a name, as on the command line.
  private static let longestName = 300

  /// Asks for what is missing.
  func complete(_ facts: OpeningFacts) -> End {
    var facts = facts
    let reader = desk.lineReader()
    if facts.client.name == nil || facts.facilitator == nil || facts.respondents.isEmpty {
      desk.say(localized("A guided session: who takes part? Enter leaves a name out."))
    }
    if facts.client.name == nil {
      switch ask(localized("client > "), localized("The employer that this is about:"), reader, offering: clients) {
      case .success(let names): facts.client.name = names.first
      case .failure(let left): return .left(code: left.code)
      }
    }
    if facts.facilitator == nil {
      switch ask(localized("facilitator > "), localized("You, who lead the session:"), reader) {
      case .success(let names): facts.facilitator = names.first
      case .failure(let left): return .left(code: left.code)
      }
    }
    if facts.respondents.isEmpty {
      switch ask(
        localized("respondents > "), localized("Who answers, with commas between the names:"), reader, isList: true)
      {
      case .success(let names): facts.respondents = names
      case .failure(let left): return .left(code: left.code)
      }
    }
    return .facts(facts)
  }

  private struct Left: Error {
    var code: Int32
  }

  private func ask(
    _ prompt: String, _ question: String, _ reader: any LineReader, offering names: [String] = [], isList: Bool = false
  ) -> Result<[String], Left> {
    desk.say(question)
    reader.completer = { line, cursor in
      let typed = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self).lowercased()
      return Completion(
        start: 0,
        candidates: names.filter { $0.lowercased().unicodeScalars.starts(with: typed.unicodeScalars) }
          .map { CompletionCandidate(text: $0) })
    }
    defer { reader.completer = nil }
    while true {
      switch reader.readLine(prompt: prompt, prefill: nil) {
      case .line(let line):
        let parts = isList ? line.split(separator: ",").map(String.init) : [line]
        let names = parts.map(Self.trimmed).filter { !$0.isEmpty }
        if let long = names.first(where: { $0.utf8.count > Self.longestName }) {
          desk.say(localized("A name has at most \(Self.longestName) bytes; this one has \(long.utf8.count)."))
          continue
        }
        if names.count == 1, ["/quit", "quit", "q"].contains(names[0].lowercased()) { return .failure(Left(code: 0)) }
        return .success(names)
      case .interrupted(let hadText):
        if hadText { continue }
        return .failure(Left(code: 130))
      case .endOfInput: return .failure(Left(code: 0))
      case .terminated(let signal): return .failure(Left(code: 128 + signal))
      case .failed: return .failure(Left(code: 74))
      case .tooLong, .key: continue
      }
    }
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let inner = scalars.drop(while: \.properties.isWhitespace)
    return String(String.UnicodeScalarView(inner.reversed().drop(while: \.properties.isWhitespace).reversed()))
  }
}
