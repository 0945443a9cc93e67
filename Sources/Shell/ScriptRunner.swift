import Assessments
import ExpressionLanguage
import Localization
import Questionnaires
import Scoring

package import AnswerFiles
package import Diagnostics

/// Takes the steps of an answer file to a conversation, strictly: the first step that is not accepted ends it.
package final class ScriptRunner {
  /// How far a file came.
  package struct Result: Sendable {
    /// What stopped the file, where something did: an error with its place.
    package var failure: Diagnostic?
    /// What is wrong in a document of answers, where something is.
    package var documentProblems: [Diagnostic] = []
    /// Whether what has no problem was taken also behind the first that has one, as from a sheet.
    package var keepsWhatFits = false
    /// Expectations that did not hold.
    package var failedExpectations: [Diagnostic] = []
    /// Answers that were never asked for.
    package var warnings: [Diagnostic] = []
    /// Whether the file itself asked to leave.
    package var hasQuit = false
  }

  /// An answer that waits until its item is asked.
  private enum Held {
    /// What was typed, and who answered at that point of the file.
    case text(String, respondent: String?, Diagnostic.Place)
    case answer(Answer, Remarks, Diagnostic.Place)
    /// Fields of rows, in the order of the file; at least one.
    case rows([RowLine])

    var place: Diagnostic.Place {
      switch self {
      case .rows(let lines): lines[0].place
      case .text(_, _, let place): place
      case .answer(_, _, let place): place
      }
    }
  }

  /// What a file says beside an answer.
  private struct Remarks {
    var note: String?
    var evidence: String?
    /// Who says it, where that is another than the one who answers.
    var author: String?
  }

  /// What a line of a script says of a field of a row, with its place.
  private struct RowLine {
    var answer: Conversation.RowAnswer
    var place: Diagnostic.Place
  }

  private let conversation: Conversation
  /// The names that expectations can read, collected at the first one.
  private lazy var environment = ExpressionScope.environment(
    for: .expectation, of: conversation.session.questionnaire)
  private var held: [Int: Held] = [:]
  /// Fields of rows that stand one after the other in a file, for a list whose turn it is.
  private var gathered: (item: Int, lines: [RowLine])?
  package private(set) var result = Result()

  /// Creates a runner for a conversation in script mode.
  package init(_ conversation: Conversation) {
    self.conversation = conversation
  }

  /// Holds the answers of a document until their items are asked.
  ///
  /// A remark to an item without an answer is made at once.
  package func hold(_ entries: [AnswerDocument.Entry]) throws {
    for entry in entries {
      let remarks = Remarks(note: entry.note, author: entry.author)
      if let answer = entry.answer {
        held[entry.item] = .answer(attributed(answer), remarks, entry.place)
      } else {
        try add(remarks, to: entry.item)
      }
    }
  }

  /// Shows the next question and takes what is held for it, and so on until one has no answer.
  /// - Returns: whether the file may go on.
  @discardableResult
  package func settle() throws -> Bool {
    if let (item, lines) = gathered {
      gathered = nil
      guard try apply(.rows(lines), to: item) else { return false }
    }
    while result.failure == nil {
      try conversation.presentIfNeeded()
      guard let item = conversation.session.current, let next = held.removeValue(forKey: item) else { return true }
      guard try apply(next, to: item) else { return false }
    }
    return false
  }

  /// Carries out one step.
  /// - Returns: whether the file may go on.
  package func run(_ step: ScriptStep) throws -> Bool {
    if case .rowAnswer(let item, let row, let field, let text) = step.kind, gathered?.item == item {
      gathered?.lines.append(Self.line(row, field, text, at: step))
      return true
    }
    guard try settle() else { return false }
    switch step.kind {
    case .line(let line): return try accept(conversation.receive(line), at: step.place)
    case .expect(let expression):
      expect(expression, at: step.textPlace)
      return true
    case .rowAnswer(let item, let row, let field, let text):
      let line = Self.line(row, field, text, at: step)
      if conversation.isOnScreenOrAnswered(item) {
        // A file is there as a whole; who types lines waits for what each leads to.
        guard conversation.isQuiet else { return try apply(.rows([line]), to: item) }
        gathered = (item, [line])
      } else if case .rows(var lines)? = held.removeValue(forKey: item) {
        lines.append(line)
        held[item] = .rows(lines)
      } else {
        held[item] = .rows([line])
      }
      return true
    case .answer(let item, let text):
      return try take(.text(text, respondent: conversation.respondent, step.textPlace), for: item, at: step)
    case .form(let item, let form):
      let remarks = Remarks(note: form.note, evidence: form.evidence)
      guard let answer = form.answer else {
        try add(remarks, to: item)
        return true
      }
      return try take(.answer(attributed(answer), remarks, step.textPlace), for: item, at: step)
    }
  }

  /// Takes an answer by name now, or when its item is asked.
  private func take(_ answer: Held, for item: Int, at step: ScriptStep) throws -> Bool {
    if conversation.isOnScreenOrAnswered(item) { return try apply(answer, to: item) }
    guard conversation.session.questionnaire.items[item].isQuestion else {
      return refuse(conversation.refusal(.display(item: item)), at: step.place)
    }
    held[item] = answer
    return true
  }

  /// An answer of which nobody is said to give it, as that of who answers now.
  private func attributed(_ answer: Answer) -> Answer {
    var answer = answer
    answer.respondent = answer.respondent ?? conversation.respondent
    return answer
  }

  private func add(_ remarks: Remarks, to item: Int) throws {
    if let note = remarks.note { try conversation.add(note: note, to: item, by: remarks.author) }
    if let evidence = remarks.evidence { try conversation.add(evidence: evidence, to: item) }
  }

  /// The items whose answers wait until they are asked, in the order of the questionnaire.
  var heldItems: [Int] { held.keys.sorted() }

  /// Takes what is still held and says what was never asked.
  package func finish() throws -> Result {
    if result.failure == nil { try settle() }
    // A question left open holds up no answer to a later one: what applies is asked.
    while result.failure == nil, !conversation.isQuickEnd, let item = nextHeld() {
      try conversation.ask(item)
      try settle()
    }
    try conversation.presentIfNeeded()
    // What a quick assessment did not need was not overlooked.
    for (item, answer) in held.sorted(by: { $0.key < $1.key }) where result.failure == nil && !conversation.isQuick {
      let id = conversation.session.questionnaire.items[item].id
      result.warnings.append(
        Diagnostic(
          .warning, "never-asked", localized("'\(id)' was never asked, so its answer is not counted"), at: answer.place)
      )
    }
    return result
  }

  /// The first item that applies and has an answer waiting.
  private func nextHeld() -> Int? {
    held.keys.sorted().first { conversation.session.responses.applicability(of: $0) == .asked }
  }

  // MARK: - Answers by name

  private static func line(_ row: Int, _ field: String, _ text: String, at step: ScriptStep) -> RowLine {
    RowLine(answer: Conversation.RowAnswer(row: row, field: field, text: text), place: step.textPlace)
  }

  private func apply(_ held: Held, to item: Int) throws -> Bool {
    switch held {
    case .answer(let answer, let remarks, let place):
      guard try accept(conversation.submit(answer, to: item), at: place) else { return false }
      try add(remarks, to: item)
      return true
    case .rows(let lines):
      let (outcome, place) = try conversation.receive(lines.map(\.answer), for: item)
      return accept(outcome, at: lines[place].place)
    case .text(let text, let respondent, let place):
      let now = conversation.respondent
      conversation.respondent = respondent
      defer { conversation.respondent = now }
      return try accept(conversation.receive(text, for: item), at: place)
    }
  }

  private func accept(_ outcome: Conversation.Outcome, at place: Diagnostic.Place) -> Bool {
    switch outcome {
    case .done: return true
    case .refused(let refusal): return refuse(refusal, at: place)
    case .quit:
      result.hasQuit = true
      return false
    case .restart, .take:
      return refuse(
        Conversation.Refusal(
          identifier: "not-in-a-script", message: localized("a script cannot leave the assessment it is answering")),
        at: place)
    }
  }

  private func refuse(_ refusal: Conversation.Refusal, at place: Diagnostic.Place) -> Bool {
    let item = refusal.item.map { conversation.session.questionnaire.items[$0].id.text }
    let named = item.map { refusal.message.contains("'\($0)'") ? "" : "\($0): " } ?? ""
    result.failure = Diagnostic(
      .error, refusal.identifier, named + refusal.message, at: place,
      notes: refusal.suggestion.map { [Diagnostic.Note(localized("did you mean '\($0)'?"))] } ?? [])
    return false
  }

  // MARK: - Expectations

  private func expect(_ expression: String, at place: Diagnostic.Place) {
    let session = conversation.session
    let compilation = Program.compile(expression, in: environment, expecting: .bool)
    func shifted(_ range: Range<Int>) -> Diagnostic.Place {
      let start = place.range.lowerBound
      return Diagnostic.Place(source: place.source, range: start + range.lowerBound..<start + range.upperBound)
    }
    guard let program = compilation.program else {
      result.failure = compilation.diagnostics.first { $0.severity == .error }.map {
        $0.diagnostic(at: shifted($0.range))
      }
      return
    }
    let facts = conversation.scorer.facts(conversation.scoreSheet())
    let activation = ResponsesActivation(session.responses, facts: facts)
    func fail(_ message: String) {
      result.failedExpectations.append(
        Diagnostic(.error, "expectation-failed", message, at: place, notes: notes(on: program, facts)))
    }
    switch program.evaluate(activation) {
    case .value(.bool(true)): break
    case .value: fail("expectation does not hold")
    case .unknown(let unknowns):
      fail("expectation is undecided: it waits for \(unknowns.items.joined(separator: ", "))")
    case .error(let error): fail("expectation cannot be worked out: \(error.message)")
    }
  }

  /// What the headline variables that an expectation reads stand at.
  private func notes(on program: Program, _ facts: ScoreFacts) -> [Diagnostic.Note] {
    program.references.filter { $0.slot.record == Slot.variables }.compactMap { reference in
      let value: String? =
        switch ExpressionScope.VariableSlot(rawValue: reference.slot.index) {
        case .score: facts.total.map { "\($0.share)" }
        case .low: facts.total.map { "\($0.low)" }
        case .high: facts.total.map { "\($0.high)" }
        case .coverage: "\(facts.coverage)"
        case .level: facts.level.map { "'\($0)'" } ?? "''"
        case .today, nil: nil
        }
      return value.map { Diagnostic.Note("\(reference.name) is \($0)") }
    }
  }
}
