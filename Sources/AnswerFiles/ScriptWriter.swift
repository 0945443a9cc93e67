import Diagnostics
import ExpressionLanguage
import Questionnaires

package import Assessments

/// Writes an assessment as a script that leads to the same answers, states and remarks again.
///
/// Each line is tried on a session of its own: a question stands where it is asked by then, and an answer is written in
/// the words of a person only where these read back as the same value, otherwise in the form of documents. Where the
/// last answers alone cannot be given in any order, all answers stand in the order in which they were given.
package struct ScriptWriter {
  private let original: AssessmentSession
  private let questionnaire: Questionnaire
  private var trial: AssessmentSession
  private var lines: [String] = []
  /// Who answers at this point of the script; the outer `nil` where that depends on how it is started.
  private var respondent: String??
  private var introduced: Set<Int> = []
  private let isCommand: (String) -> Bool
  /// The number of each question that is asked, by item.
  private let numbers: [Int: Int]

  /// The script of a session.
  /// - Parameters:
  ///   - introduction: what stands above it as comments, a line each.
  ///   - isCommand: whether a word alone is a command rather than an answer.
  package static func text(
    of session: AssessmentSession, introduction: [String] = [], isCommand: @escaping (String) -> Bool
  ) -> String {
    let given = session.questionnaire.items.indices.compactMap { item in
      session.responses.answer(to: item).map { (item, $0) }
    }
    var writer = ScriptWriter(session, isCommand)
    var left = writer.writeInAnyOrder(given)
    if !writer.isSame {
      var inOrder = ScriptWriter(session, isCommand)
      let refused = session.answersGiven.filter { !inOrder.write($0.answer, to: $0.item) }
      if inOrder.isSame || refused.count < left.count { (writer, left) = (inOrder, refused) }
    }
    writer.writeLeft(left)
    writer.writeRemarks()
    let head = introduction.flatMap(Self.comment).map { $0 + "\n" }.joined()
    return head + writer.lines.map { $0 + "\n" }.joined()
  }

  private init(_ session: AssessmentSession, _ isCommand: @escaping (String) -> Bool) {
    original = session
    self.isCommand = isCommand
    numbers = Dictionary(uniqueKeysWithValues: session.askedItems.enumerated().map { ($1, $0 + 1) })
    questionnaire = session.questionnaire
    trial = AssessmentSession(opening: session.opening, questionnaire: session.questionnaire)
    // Started without names, nobody is said to answer.
    if session.opening.respondents.isEmpty { respondent = .some(nil) }
  }

  /// Whether the script so far leads to what the session has.
  private var isSame: Bool {
    questionnaire.items.indices.allSatisfy { item in
      let (wanted, found) = (original.responses.answer(to: item), trial.responses.answer(to: item))
      return wanted.map(Plain.init) == found.map(Plain.init) && original.parked[item] == trial.parked[item]
    }
  }

  /// An answer without how it came about.
  private struct Plain: Equatable {
    var state: Answer.State
    var value: AnswerValue?
    var reason: String?
    var respondent: String?

    init(_ answer: Answer) {
      (state, value, reason, respondent) = (answer.state, answer.value, answer.reason, answer.respondent)
    }
  }

  // MARK: - Order

  /// Writes answers in the order of the definition, each once its question is asked and takes it; returns the rest.
  private mutating func writeInAnyOrder(_ given: [(item: Int, answer: Answer)]) -> [(item: Int, answer: Answer)] {
    var left = given
    // What breaks a validator as the answers are now goes first: later the others would refuse it.
    let broken = Set(
      given.filter { item, answer in
        original.responses.brokenValidators(of: item, by: answer).contains { $0.severity == .error }
      }
      .map(\.item))
    while !left.isEmpty {
      var rest: [(item: Int, answer: Answer)] = []
      for (item, answer) in left.filter({ broken.contains($0.item) }) where !write(answer, to: item) {
        rest.append((item, answer))
      }
      for (item, answer) in left.filter({ !broken.contains($0.item) }) {
        let isHeldUp = rest.contains { $0.item != item && broken.contains($0.item) && reads(item, in: $0.item) }
        if isHeldUp || !write(answer, to: item) { rest.append((item, answer)) }
      }
      guard rest.count < left.count else { return rest }
      left = rest
    }
    return []
  }

  /// Whether a validator of another item reads an item.
  private func reads(_ item: Int, in other: Int) -> Bool {
    let slot = Slot(record: ExpressionScope.Record.answers.rawValue, index: item)
    return questionnaire.items[other].validators.contains { validator in
      validator.rule.program.references.contains { $0.slot == slot }
    }
  }

  // MARK: - Answers

  /// Writes an answer where it can be given now; returns whether it could.
  private mutating func write(_ answer: Answer, to item: Int) -> Bool {
    guard trial.responses.applicability(of: item) == .asked else { return false }
    if answer.state == .open {
      guard case .rows(let rows)? = answer.value, !rows.isEmpty else { return true }
    }
    let accepted: AssessmentSession.AcceptedAnswer
    do throws(RequestProblem) {
      accepted = try trial.answering(item, with: answer)
    } catch {
      return false
    }
    introduce(item)
    say(answeredBy: answer.respondent)
    if let next = trial.next, trial.current != next { apply(.asked(item: id(next))) }
    // By name an answer goes to the question on screen or one that has an answer; any other is gone to first.
    if trial.current != item, trial.responses.state(of: item) == .open {
      lines.append("/goto \(id(item))")
      apply(.asked(item: id(item)))
    }
    lines += answerLines(of: answer, to: item)
    accepted.events.forEach { apply($0) }
    if answer.state == .deferred, let who = original.parked[item] { apply(.parked(item: id(item), with: who)) }
    return true
  }

  private mutating func apply(_ event: AssessmentEvent) {
    trial.applyOwn(RecordedEvent(seq: trial.lastSeq + 1, milliseconds: 0, event: event))
  }

  private func id(_ item: Int) -> String { questionnaire.items[item].id.text }

  private func answerLines(of answer: Answer, to item: Int) -> [String] {
    let line = AnswerLine(
      item: questionnaire.items[item], language: original.opening.language, today: original.opening.today,
      responses: trial.responses, isCommand: isCommand)
    guard answer.state == .deferred else { return line.lines(of: answer) }
    // Said alone, putting a list aside keeps the rows that it has by then.
    let dropsRows = answer.value == nil && trial.responses.givenAnswer(to: item)?.value != nil
    let rows = answer.value == nil && !dropsRows ? [] : line.lines(of: answer)
    guard let who = original.parked[item] else {
      if answer.reason != nil { return line.lines(of: answer) }
      return rows.isEmpty ? ["\(id(item)): /skip"] : rows
    }
    let name = Self.oneLine(who)
    return rows + ["\(id(item)): /park" + (name.isEmpty ? "" : " \(name)")]
  }

  // MARK: - Comments and people

  /// Says what is asked, above the first answer to it.
  private mutating func introduce(_ item: Int) {
    guard introduced.insert(item).inserted else { return }
    if !lines.isEmpty { lines.append("") }
    let number = numbers[item].map { "\($0). " } ?? ""
    lines += Self.comment(
      number + original.responses.text(questionnaire.items[item].text, in: original.opening.language))
  }

  private mutating func say(answeredBy name: String?) {
    guard respondent != .some(name) else { return }
    respondent = .some(name)
    lines.append("/respondent \(name.map(Self.oneLine) ?? "-")")
  }

  /// Answers that no longer count, or that cannot be given again, as comments.
  private mutating func writeLeft(_ left: [(item: Int, answer: Answer)]) {
    let asideItems = questionnaire.items.indices.filter { item in
      original.responses.answer(to: item) == nil && original.responses.givenAnswer(to: item) != nil
        && trial.responses.givenAnswer(to: item) == nil
    }
    let aside: [(item: Int, answer: Answer)] = asideItems.compactMap { item in
      original.responses.givenAnswer(to: item).map { (item, $0) }
    }
    for (title, answers) in [
      ("Set aside, since these questions are not asked now:", aside), ("These answers cannot be given again:", left),
    ] where !answers.isEmpty {
      lines += ["", "# \(title)"]
      for (item, answer) in answers { lines += answerLines(of: answer, to: item).map { "# \($0)" } }
    }
  }

  /// Notes, evidence and who does what, in the order made.
  private mutating func writeRemarks() {
    if !original.notes.isEmpty { lines += ["", "# Notes"] }
    for note in original.notes {
      say(answeredBy: note.author)
      let text = note.text
      if let item = note.item, !Self.isPlain(text) {
        lines.append("\(id(item)): \(ScriptForm(note: text).text)")
      } else {
        lines.append("/note \(note.item.map(id) ?? "*"): \(Self.oneLine(text))")
      }
    }
    if !original.evidence.isEmpty { lines += ["", "# Evidence"] }
    for evidence in original.evidence {
      say(answeredBy: evidence.author)
      let text = evidence.text
      lines.append(
        Self.isPlain(text)
          ? "/evidence \(id(evidence.item)): \(text)"
          : "\(id(evidence.item)): \(ScriptForm(evidence: text).text)")
    }
    let assigned = questionnaire.actions.compactMap { action in
      original.assignments[action.id.text].map { (action.id.text, $0) }
    }
    if !assigned.isEmpty { lines += ["", "# Who does what"] }
    for (action, assignment) in assigned {
      let facts = [assignment.owner.map(Self.oneLine), assignment.due?.description].compactMap { $0 }
      lines.append((["/assign", action] + facts).joined(separator: " "))
    }
  }

  // MARK: - Text

  /// A text as comments: every line of it behind a sign, whatever it holds.
  private static func comment(_ text: String) -> [String] {
    TextWrapping.lines(VisibleText.multiline(text), width: 100).map { $0.isEmpty ? "#" : "# " + $0 }
  }

  /// Whether a text stands on one line as it is and reads back as the same.
  static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text == text.trimmingSpaces() && !text.unicodeScalars.contains(where: VisibleText.isHidden)
  }

  /// A text on one line, for places that take no other.
  private static func oneLine(_ text: String) -> String {
    VisibleText.oneLine(text.split(whereSeparator: \.isNewline).joined(separator: " ")).trimmingSpaces()
  }
}
