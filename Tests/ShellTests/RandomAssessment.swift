import Assessments
import Diagnostics
import Questionnaires
import TestSupport
import Testing

@testable import Shell

/// Assessments answered by chance, the same for the same seed.
struct RandomAssessment {
  /// Texts that a format could take for something else.
  static let hostileTexts = [
    "skip", "?", "/quit", "= x", ":q", "{\"value\": 1}", "{\"a\": 1}", "{", "two\nlines", "tab\tand \u{202E}turned",
    "# no comment", "mentor_time: in place", "naïve café", "'=1+1", "=HYPERLINK(\"http://x\")", "\"quoted\"", "a; b, c",
    "unknown", "\u{1B}[2J", "expect true", "jobs[1].job: x", "\u{0301}combining", "-5", "a, \"b\"; c",
  ]
  /// Texts that a cell of a sheet keeps as they are.
  static let plainTexts = ["Nurse", "two\nlines", "a, \"b\"; c", "=1+1", "-5", "naïve café", "@home", "x: y"]

  /// The definitions that ship, as text.
  static let shipped: [String] = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let folder = parts.joined(separator: "/") + "/questionnaires"
    return QuestionnaireCatalog(folders: [QuestionnaireCatalog.Folder(path: folder, origin: .flag)]).entries.map(\.path)
  }()

  var random: SeededGenerator
  var texts = RandomAssessment.hostileTexts
  /// Whether numbers have no more digits than people write.
  var isRounded = false

  /// Answers a good part of what a conversation asks, in any order, with changes, remarks and people.
  /// - Parameter onlyAnswers: whether everything is answered in order instead, with nothing but values.
  mutating func answer(_ desk: ConversationTests.Desk, steps: Int, onlyAnswers: Bool = false) throws {
    let conversation = desk.conversation
    for _ in 0..<steps {
      let session = conversation.session
      let open = session.askedItems.filter { session.responses.state(of: $0) == .open }
      let pool = Bool.random(using: &random) || open.isEmpty ? session.askedItems : open
      guard let item = onlyAnswers ? open.first : pool.randomElement(using: &random) else { return }
      let definition = session.questionnaire.items[item]
      let respondent = onlyAnswers ? nil : [nil, "Dana Ortiz", "Max"].randomElement(using: &random)!
      switch onlyAnswers ? 9 : Int.random(in: 0..<20, using: &random) {
      case 0:
        try conversation.commit([.noted(item: definition.id.text, text: text(), author: respondent)])
      case 1:
        try conversation.commit([.evidenceAdded(item: definition.id.text, text: text(), author: respondent)])
      case 2 where session.lastUndoable != nil: try conversation.commit(try session.undoing().events)
      case 3, 4:
        try give(Answer(.deferred, origin: .typed, respondent: respondent), to: item, conversation)
        if Bool.random(using: &random), conversation.session.responses.state(of: item) == .deferred {
          try conversation.commit([
            session.parkedEvent(item, with: ["", "HR lead", "J. O'Neil"].randomElement(using: &random)!)
          ])
        }
      case 5 where definition.allowsUnknown:
        try give(Answer(.unknown, origin: .typed, respondent: respondent), to: item, conversation)
      case 6 where definition.allowsNotApplicable:
        let reason = text()
        try give(
          Answer(.notApplicable, reason: reason, origin: .typed, respondent: respondent), to: item, conversation)
      case 7 where definition.rowForm != nil:
        guard case .rows(let rows)? = value(for: definition) else { continue }
        let isDeferred = Bool.random(using: &random)
        try give(
          Answer(unfinished: rows, isDeferred: isDeferred, origin: .typed, respondent: respondent), to: item,
          conversation)
      default:
        guard let value = value(for: definition) else { continue }
        try give(Answer(value, origin: .typed, respondent: respondent), to: item, conversation)
      }
    }
  }

  private func give(_ answer: Answer, to item: Int, _ conversation: Conversation) throws {
    guard let accepted = try? conversation.session.answering(item, with: answer) else { return }
    try conversation.commit(accepted.events)
  }

  private mutating func text() -> String { texts.randomElement(using: &random)! }

  /// A value that an item takes.
  mutating func value(for item: Item) -> AnswerValue? {
    func inside(_ bounds: Item.Bounds) -> ClosedRange<Double> {
      let least = bounds.least ?? -5
      return least...min(bounds.greatest ?? .infinity, least + 80)
    }
    switch item.kind {
    case .choice(let choices): return .choice(choices.randomElement(using: &random)!.id.text)
    case .multichoice(let choices):
      var chosen: [Choice] = []
      for choice in choices where Bool.random(using: &random) { chosen.append(choice) }
      if let alone = chosen.first(where: \.isExclusive) ?? (chosen.isEmpty ? choices.first : nil) { chosen = [alone] }
      return .choices(chosen.map(\.id.text))
    case .boolean: return .boolean(Bool.random(using: &random))
    case .rating(let range, _): return .integer(Int64.random(in: range, using: &random))
    case .integer(let bounds):
      let range = inside(bounds)
      return .integer(Int64(Double.random(in: range, using: &random).rounded(.down)))
    case .number(let bounds, let decimals), .percent(let bounds, let decimals):
      let number = Double.random(in: inside(bounds), using: &random)
      let percent = if case .percent = item.kind { true } else { false }
      guard let decimals = decimals ?? (isRounded || Bool.random(using: &random) ? 2 : nil) else {
        return .number(number)
      }
      let scale = (0..<decimals).reduce(percent ? 100.0 : 1.0) { product, _ in product * 10 }
      return .number((number * scale).rounded(.down) / scale)
    case .money(let bounds, _, let decimals):
      let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
      return .number((Double.random(in: inside(bounds), using: &random) * scale).rounded(.down) / scale)
    case .date: return .date(CalendarDate(daysSince1970: Int.random(in: 20_400...21_900, using: &random))!)
    case .text: return .text(text())
    case .list(let form):
      let count = Int.random(in: form.rowCount.lowerBound...min(form.rowCount.upperBound, 4), using: &random)
      return .rows((0..<count).map { _ in row(of: form) })
    case .display: return nil
    }
  }

  private mutating func row(of form: RowForm) -> Row {
    var row = Row()
    for field in form.fields {
      let responses = form.responses(to: row, passedUpTo: field.index)
      guard responses.applicability(of: field.index) == .asked else { continue }
      let isNeeded = responses.isRequired(field.index)
      guard isNeeded || Bool.random(using: &random) else { continue }
      if field.allowsUnknown, Int.random(in: 0..<6, using: &random) == 0 {
        row[field.id.text] = .unknown
      } else if let value = value(for: field),
        form.problem(with: .value(value), for: field, in: row, language: "en") == nil
      {
        row = form.row(row, setting: field, to: .value(value))
      }
    }
    return row
  }
}

/// What an assessment says, whatever the order in which it was said.
struct Content: Equatable {
  private struct Entry: Equatable {
    var state: Answer.State
    var value: AnswerValue?
    var reason: String?
    var respondent: String?
    var parkedWith: String?
  }

  private var entries: [String: Entry] = [:]
  private var notes: [AssessmentSession.Note]
  private var evidence: [AssessmentSession.Evidence]

  init(_ session: AssessmentSession, withPeople: Bool = true) {
    for item in session.questionnaire.items.indices {
      guard let answer = session.responses.answer(to: item) else { continue }
      // A list whose rows were all taken back says nothing.
      if answer.state == .open, answer.value == .rows([]) { continue }
      entries[session.questionnaire.items[item].id.text] = Entry(
        state: answer.state, value: answer.value, reason: answer.reason,
        respondent: withPeople ? answer.respondent : nil, parkedWith: withPeople ? session.parked[item] : nil)
    }
    // Their places among the events differ.
    notes = session.notes.map { AssessmentSession.Note(seq: 0, item: $0.item, text: $0.text, author: $0.author) }
    evidence = session.evidence.map {
      AssessmentSession.Evidence(seq: 0, item: $0.item, text: $0.text, author: $0.author)
    }
  }

  /// The items whose entries differ, for messages.
  func differences(from other: Content) -> [String] {
    Set(entries.keys).union(other.entries.keys).sorted().filter { entries[$0] != other.entries[$0] }
      .map { "\($0): \(entries[$0].map { "\($0)" } ?? "none") / \(other.entries[$0].map { "\($0)" } ?? "none")" }
  }
}
