import Diagnostics
import ExpressionLanguage
import Localization
import Scoring

package import AnswerFiles
package import Assessments
package import Questionnaires
package import Reports

/// The talk about one assessment: lines in, events and text out. The same for a terminal, a pipe and a script.
///
/// Every event goes through `record` before it takes effect, so what was acknowledged is kept.
package final class Conversation {
  /// An answer that stands ready, from the definition or from another assessment of the same client.
  package struct Proposal: Sendable {
    package var value: AnswerValue
    package var origin: Answer.Origin
    /// Where it comes from, for people: `from Quick check, 2026-03-02`.
    package var remark: String?

    /// Creates a proposal.
    package init(value: AnswerValue, origin: Answer.Origin, remark: String? = nil) {
      self.value = value
      self.origin = origin
      self.remark = remark
    }
  }

  /// Who gives the lines.
  package enum Mode: Sendable {
    /// A person, who is asked again after a mistake.
    case person
    /// A file or a pipe: the first mistake ends it.
    case script
  }

  /// Who leads and answers in this run, where that differs from what was said when the assessment was opened.
  package struct Lead: Sendable {
    package var facilitator: String?
    package var respondents: [String]
    /// Whether to read sections back and show what to ask next, also where it was not opened so.
    package var isGuided: Bool

    /// Creates a lead that adds nothing.
    package init(facilitator: String? = nil, respondents: [String] = [], isGuided: Bool = false) {
      self.facilitator = facilitator
      self.respondents = respondents
      self.isGuided = isGuided
    }
  }

  /// What a line led to.
  package enum Outcome {
    /// The assessment went on: answered, moved, or shown something.
    case done
    /// The line is not accepted; the sentences say why and what would be.
    case refused(Refusal)
    /// The person wants to leave.
    case quit
    /// The person wants to begin a new assessment.
    case restart
    /// The person wants to go on with the questionnaire of this id.
    case take(String)
  }

  /// Why a line was not accepted.
  package struct Refusal: Error {
    /// The kind of problem where all that is said together breaks a rule of the questionnaire.
    static let notValid = "not-valid"

    /// The kind of problem, in kebab case.
    package var identifier: String
    /// What was found and what would be accepted, in lower case without a full stop.
    package var message: String
    /// The likely intent.
    package var suggestion: String?
    /// The item concerned, by index.
    package var item: Int?
    /// A sentence on what to do now.
    var remark: String?
  }

  package internal(set) var session: AssessmentSession
  package internal(set) var output: ShellOutput
  let mode: Mode
  /// Whether questions and confirmations are left out: an answer file runs without them.
  let isQuiet: Bool
  private let record: (AssessmentEvent) throws -> RecordedEvent
  /// Says of a failure to record whether the person can try again, and if so why it failed.
  let reasonToTryAgain: (any Error) -> String?
  let proposals: [Int: Proposal]
  /// Chooses the questions of a quick assessment; `nil` where they come in order.
  let advisor: Advisor?
  /// The question chosen last, with the number of the event after which it was.
  var quickChoice: (seq: Int, item: Int?)?
  let scorer: Scorer
  /// Where the transcript is, for `/save`.
  let location: String?
  /// What `/export` and `/import` write and read.
  let files: ConversationFiles
  var respondent: String?
  /// Who was said to answer.
  let respondents: [String]
  /// Who leads the session, where somebody does.
  let facilitator: String?
  /// Whether that is a guided one, at a prompt.
  let isGuided: Bool
  /// An answer that waits for a yes, since it affects others.
  var pendingChange: (item: Int, answer: Answer, effects: AssessmentSession.Effects)?
  /// Where the person is in the rows of the list on screen.
  var rowPosition: RowPosition?
  /// Whether a row is being answered by name, so that the list is finished as soon as its rows are complete.
  var isAnsweredByName = false
  /// How many questions were shown, for the hints at the beginning.
  var shownCount = 0
  var needsHint = false
  /// The types of questions for which it was said what may be typed.
  var hintedTypes: Set<String> = []
  private var shownSections: Set<Int> = []
  /// The section of the question shown last.
  var lastShownSection: Int?
  /// The sections of which it was said what they left behind.
  var reviewedSections: Set<Int> = []
  /// The sections that are not to be confirmed for now.
  var postponedSections: Set<Int> = []
  /// The section that is read back to be confirmed because somebody asked for it.
  var requestedSection: Int?
  /// Whether the section that waits to be confirmed is what was read back last.
  var isReadBackFresh = false
  /// The steps that the numbers mean which were shown last.
  var numberedSteps: [ActionID]?
  /// The line that is being taken, without spaces around it.
  var typedLine = ""
  /// Whether the line being taken showed a text by the page, to its end.
  var hasPaged = false
  /// Whether the line before did.
  var hasJustPaged = false
  /// The line that was not accepted, which stands on the next one to be mended.
  var refusedLine: String?
  /// How often it was said that it can be mended.
  var mendingHints = 0
  /// Reads the reply to a prompt in the middle of a long text; `nil` where text is not shown by the page.
  package var pause: ((_ prompt: String) -> LineEvent)?
  /// What ended the wait in the middle of a long text and is still to be dealt with.
  var heldEvent: LineEvent?
  /// Finds the questionnaires that can be taken instead of this one.
  package var otherQuestionnaires: () -> [DefinitionSummary] = { [] }
  /// The window's height in rows; `nil` where it is unknown.
  var rows: Int?
  private var reportedFailures: Set<String> = []
  var hasShownResult = false
  /// Whether the question on screen has to be shown again, since the person moved to it.
  var needsRedisplay = false
  /// Whether it was said that no difference between respondents is left.
  var hasSaidSettled = false
  private var presented: Presented?
  private var lastCommand: ShellCommand?

  /// What is on screen.
  private enum Presented: Equatable {
    case question(Int)
    case row(RowPosition)
    case effects
    case readBack(Int)
    case end
  }

  /// Creates a conversation about a session.
  /// - Parameters:
  ///   - isQuick: whether to ask what settles most, and only as long as an answer can change the level.
  ///   - reasonToTryAgain: a sentence where a failure to record left everything as it was, such as a full disk.
  ///   - record: keeps an event durably and gives it its number; throws where it could not be kept.
  package init(
    session: AssessmentSession, output: ShellOutput, mode: Mode, isQuiet: Bool = false, isQuick: Bool = false,
    proposals: [Int: Proposal] = [:], location: String? = nil, lead: Lead = Lead(),
    files: ConversationFiles = .none, reasonToTryAgain: @escaping (any Error) -> String? = { _ in nil },
    record: @escaping (AssessmentEvent) throws -> RecordedEvent
  ) {
    self.session = session
    self.output = output
    self.mode = mode
    self.isQuiet = isQuiet
    self.proposals = proposals
    self.location = location
    self.files = files
    respondents = lead.respondents.isEmpty ? session.opening.respondents : lead.respondents
    facilitator = lead.facilitator ?? session.opening.facilitator
    // Those whom a consensus compares are not who settles.
    respondent = session.isConsensus ? facilitator : respondents.first
    isGuided = mode == .person && (lead.isGuided || session.opening.isGuided)
    self.record = record
    self.reasonToTryAgain = reasonToTryAgain
    scorer = Scorer(session.questionnaire)
    advisor = isQuick ? Advisor(scorer) : nil
  }

  /// Does everything in `body` in the language of the assessment.
  ///
  /// Whoever hands lines to a conversation or asks it for texts begins so: ``CommandLoop`` around all that a person does,
  /// the program around what a file does.
  package func speaking<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Language(language).speaking(body)
  }

  var questionnaire: Questionnaire { session.questionnaire }
  var language: String { session.opening.language }
  var style: TerminalStyle { output.style }
  var origin: Answer.Origin { mode == .person ? .typed : .scripted }

  /// Keeps events and lets them take effect, one after the other.
  package func commit(_ events: [AssessmentEvent]) throws {
    for event in events {
      session.applyOwn(try record(event))
    }
    reportRuleFailures()
  }

  /// The score sheet of the answers as they are.
  func scoreSheet() -> ScoreSheet {
    scorer.score(session.responses)
  }

  /// The report of the answers as they are.
  package func report(head: String? = nil) -> Report { report(of: session, head: head) }

  /// The report of a session on the same questionnaire.
  func report(of session: AssessmentSession, head: String? = nil) -> Report {
    let sheet = scorer.score(session.responses)
    let plan = Planner(scorer).plan(session.responses, from: sheet)
    return Report(session: session, sheet: sheet, plan: plan, head: head)
  }

  // MARK: - Presenting

  /// Shows what is to be answered now, unless it is on screen already.
  package func presentIfNeeded() throws {
    try takeOverAgreed()
    let now = wanted
    guard now != presented || needsRedisplay else { return }
    needsRedisplay = false
    try present()
    presented = wanted
  }

  /// What belongs on screen.
  private var wanted: Presented {
    guard pendingChange == nil else { return .effects }
    if let section = sectionToConfirm { return .readBack(section) }
    guard let item = upcoming else { return .end }
    guard let form = questionnaire.items[item].rowForm else { return .question(item) }
    return .row(place(in: item, form))
  }

  /// Fits the text to a window.
  package func fit(columns: Int, rows: Int?) {
    if columns > 0 { output.style.width = min(columns, 100) }
    self.rows = rows
  }

  /// The command that the last line was, once.
  func takeLastCommand() -> ShellCommand? {
    defer { lastCommand = nil }
    return lastCommand
  }

  /// Remembers that a line was a command.
  func noteCommand(_ command: ShellCommand) {
    lastCommand = command
  }

  // MARK: - Saying

  /// Says something that belongs to the flow of questions; a quiet conversation leaves it out.
  func say(_ text: String, indent: Int = 0) {
    if !isQuiet { tell(text, indent: indent) }
  }

  /// Says something that was asked for.
  func tell(_ text: String, indent: Int = 0) {
    let lines = TextWrapping.lines(VisibleText.multiline(text), width: style.width, indent: indent)
    output.talk(lines.map { $0 + "\n" }.joined())
  }

  /// Says something on one line behind a label that stands as it is; what does not fit goes on below the text.
  func tell(_ text: String, label: String) {
    let lines = TextWrapping.lines(VisibleText.oneLine(text), width: style.width, label: label)
    output.talk(lines.map { $0 + "\n" }.joined())
  }

  func blankLine() {
    if !isQuiet { output.talk("\n") }
  }

  /// A text of the definition with answers piped in, made visible.
  func shown(_ text: LocalizedText) -> String {
    VisibleText.multiline(session.responses.text(text, in: language))
  }

  /// The reader of answers to an item.
  package func reader(for item: Int) -> AnswerText {
    let responses = session.responses
    let language = language
    return AnswerText(
      item: questionnaire.items[item], language: language, isScript: mode == .script, today: session.opening.today
    ) { text in
      responses.text(text, in: language)
    }
  }

  /// The number of a question among those asked, from 1.
  func number(of item: Int) -> Int? {
    session.progress(at: item).questionNumber
  }

  /// A question named for a sentence: `question 4 (mentor_time)`.
  func name(of item: Int) -> String {
    let id = questionnaire.items[item].id.text
    return number(of: item).map { localized("question \($0) (\(id))") } ?? "\"\(id)\""
  }

  /// Whether an answer by name goes to an item now, rather than when it is asked.
  func isOnScreenOrAnswered(_ item: Int) -> Bool {
    if session.current == item { return true }
    return session.responses.applicability(of: item) == .asked && session.responses.state(of: item) != .open
  }

  // MARK: - Sections and failures

  /// Whether a section's title has yet to be shown.
  func isNew(section: Int) -> Bool {
    shownSections.insert(section).inserted
  }

  private func reportRuleFailures() {
    for failure in session.responses.ruleFailures {
      let place = failure.rule.place
      let position = place.position
      let key = "\(place.source.name):\(position.line):\(position.column)"
      guard reportedFailures.insert(key).inserted else { continue }
      tell(localized("Note: a rule of the questionnaire could not be worked out (\(key): \(failure.error.message))."))
    }
  }
}
