import AnswerFiles
import Assessments
import Diagnostics
import JSONDocuments
import Localization
import Questionnaires
import Reports
import Shell
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Brings an assessment, whoever answers it, and its transcript together.
struct AssessmentDesk {
  /// Where events go.
  enum Ledger {
    case transcript(TranscriptWriter)
    /// A trial run, which keeps nothing.
    case nowhere

    /// Where the transcript is.
    var path: String? {
      if case .transcript(let writer) = self { return writer.path }
      return nil
    }

    /// The hash of the last event kept.
    var head: String? {
      if case .transcript(let writer) = self { return writer.head }
      return nil
    }
  }

  /// The one reader of standard input: a second one would miss what the first has read ahead.
  private final class Input {
    var reader: (any LineReader)?
  }

  let surroundings: Surroundings
  let screen: ScreenOptions
  let isJSON: Bool
  private let input = Input()

  init(screen: ScreenOptions, isJSON: Bool, surroundings: Surroundings = .current) {
    self.screen = screen
    self.isJSON = isJSON
    self.surroundings = surroundings
  }

  /// Whether a person sits at the other end of standard input.
  var isPerson: Bool { StandardStreams.isTerminal(0) }

  /// Whether lines can be edited: both ends are terminals and plain lines were not asked for.
  private var canEdit: Bool {
    isPerson && StandardStreams.isTerminal(1) && Terminal.canEditLines && !screen.isPlain(surroundings.environment)
  }

  /// Whether a person sits at both ends.
  var isAtTerminal: Bool { isPerson && StandardStreams.isTerminal(1) }

  /// How diagnostics look on standard error.
  var renderer: DiagnosticRenderer {
    let style = screen.style(for: 2, environment: surroundings.environment, isUTF8: surroundings.isUTF8)
    return DiagnosticRenderer(style: style.usesColor ? .colored : .plain)
  }

  /// Says something that is no result.
  func say(_ text: String, label: String = "") {
    let lines = TextWrapping.lines(VisibleText.multiline(text), width: talkStyle.width, label: label)
    StandardStreams.write(lines.map { $0 + "\n" }.joined(), to: talkStream)
  }

  /// Conversation goes to standard output at a terminal, else to standard error, so that results stay alone.
  private var talkStream: StandardStreams.Stream {
    StandardStreams.isTerminal(1) && isPerson && !isJSON ? .output : .errors
  }

  private var talkStyle: TerminalStyle {
    screen.style(for: talkStream.rawValue, environment: surroundings.environment, isUTF8: surroundings.isUTF8)
  }

  /// How results look.
  var resultStyle: TerminalStyle {
    screen.style(for: 1, environment: surroundings.environment, isUTF8: surroundings.isUTF8)
  }

  // MARK: - Conversations

  /// A conversation whose events are kept.
  func conversation(
    _ session: AssessmentSession, ledger: Ledger, mode: Conversation.Mode, isQuiet: Bool, isQuick: Bool = false,
    proposals: [Int: Conversation.Proposal], lead: Conversation.Lead = Conversation.Lead()
  ) -> Conversation {
    let stream = talkStream
    let resultStream: StandardStreams.Stream = isJSON ? .errors : .output
    var seq = session.lastSeq
    return Conversation(
      session: session,
      output: ShellOutput(
        style: talkStyle,
        talk: { StandardStreams.write($0, to: stream) },
        result: { StandardStreams.write($0, to: resultStream) }),
      mode: mode, isQuiet: isQuiet, isQuick: isQuick, proposals: proposals, location: ledger.path, lead: lead,
      files: .onDisk(surroundings.environment), reasonToTryAgain: Self.reasonToTryAgain
    ) { event in
      switch ledger {
      case .transcript(let writer): return try writer.append(event, durability: Self.durability(of: event))
      case .nowhere:
        seq += 1
        return RecordedEvent(seq: seq, milliseconds: Clock.milliseconds(), event: event)
      }
    }
  }

  /// After a failed write the transcript is as before, so that an answer can be given again once there is space.
  private static func reasonToTryAgain(_ error: any Error) -> String? {
    switch error as? TranscriptError {
    case .system(_, while: .write, _)?, .tooLong?: (error as? TranscriptError)?.message
    default: nil
    }
  }

  /// What was acknowledged must be on disk; which question was shown only has to be in the file.
  private static func durability(of event: AssessmentEvent) -> TranscriptWriter.Durability {
    if case .asked = event { return .written }
    return .synced
  }

  // MARK: - People

  /// Lets a person answer until they leave.
  /// - Returns: how they left; everything acknowledged is kept.
  func converse(_ conversation: Conversation) throws -> CommandLoop.End {
    let reader = lineReader()
    let end = try CommandLoop(conversation, reader: reader).run()
    if conversation.session.status != .completed {
      try conversation.commit([.paused(reason: Self.reason(for: end))])
    }
    return end
  }

  /// Says how to go on, and ends with the code for how the person left.
  func leave(_ conversation: Conversation, _ end: CommandLoop.End, id: String?) throws {
    try conversation.speaking { try sayHowToGoOn(conversation, end, id: id) }
  }

  private func sayHowToGoOn(_ conversation: Conversation, _ end: CommandLoop.End, id: String?) throws {
    let session = conversation.session
    let done = session.responses.questionCount - session.responses.count(.notAsked) - session.responses.count(.open)
    let saved =
      id == nil
      ? localized("This was a trial run; nothing was kept.")
      : localized("Saved \(done) of \(session.responses.applicableCount).")
    let hint =
      id.map { id in
        " "
          + (session.status == .completed
            ? localized("See it again with: groundwork show \(id)") : localized("Go on with: groundwork resume \(id)"))
      } ?? ""
    switch end {
    case .quit, .endOfInput, .restart, .take:
      if case .endOfInput = end { StandardStreams.write("\n", to: talkStream) }
      say(saved + hint)
    case .interrupted:
      say(saved + hint)
      throw CommandFailure("", code: 130)
    case .terminated(let signal):
      StandardStreams.write("\(saved)\(hint)\n", to: .errors)
      throw CommandFailure("", code: 128 + signal)
    case .failed(let number):
      throw CommandFailure(
        "the terminal could not be read (error \(number)). \(saved)\(hint)", .inputOutput)
    }
  }

  private static func reason(for end: CommandLoop.End) -> AssessmentEvent.PauseReason {
    switch end {
    case .quit, .restart, .take: .quit
    case .endOfInput: .endOfInput
    case .interrupted: .interrupted
    case .terminated: .terminated
    case .failed: .failed
    }
  }

  /// A reader for this terminal: libedit where it can be used, plain lines elsewhere.
  func lineReader() -> any LineReader {
    if let reader = input.reader { return reader }
    let reader = makeReader()
    input.reader = reader
    return reader
  }

  private func makeReader() -> any LineReader {
    let state = surroundings.environment["XDG_STATE_HOME"].flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
    let home = surroundings.environment["HOME"].flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
    let folder = state ?? home.map { $0 + "/.local/state" }
    if canEdit, let folder { makeFolder(folder + "/groundwork") }
    if canEdit,
      let reader = EditLineReader(
        program: "groundwork", history: CommandHistory(path: folder.map { $0 + "/groundwork/history" }),
        sanitize: VisibleText.oneLine)
    {
      return reader
    }
    let stream = talkStream
    return PlainLineReader(windowDescriptor: stream.rawValue) { StandardStreams.write($0, to: stream) }
  }

  /// Makes the folder that history is kept in; without it, history is of this session only.
  private func makeFolder(_ path: String) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      // Whatever the umask left of it.
      if mkdir(String(path[..<end]), 0o700) == 0 { chmod(String(path[..<end]), 0o700) }
    }
  }

  // MARK: - Files

  /// Lets a file answer: a script, a JSON document or a sheet, told apart by content.
  func run(_ source: SourceText, in conversation: Conversation) throws -> ScriptRunner.Result {
    try conversation.speaking { try take(source, in: conversation) }
  }

  private func take(_ source: SourceText, in conversation: Conversation) throws -> ScriptRunner.Result {
    let runner = ScriptRunner(conversation)
    let questionnaire = conversation.session.questionnaire
    if ScriptReader.looksLikeJSON(source) {
      let document = try AnswerDocument(source, for: questionnaire, language: conversation.session.opening.language)
      return try take(document.entries, problems: document.diagnostics, runner)
    }
    if AnswerSheet.looksLikeSheet(source) {
      let problems = try conversation.takeSheet(source)
      var result = try runner.finish()
      result.documentProblems = problems
      result.keepsWhatFits = true
      return result
    }
    let (steps, problem) = ScriptReader.read(source, for: questionnaire)
    for step in steps {
      guard try runner.run(step) else { break }
    }
    var result = try runner.finish()
    if result.failure == nil, !result.hasQuit { result.failure = problem }
    return result
  }

  /// Takes answers by name; like a script, what stands before the first mistake.
  private func take(
    _ entries: [AnswerDocument.Entry], problems: [Diagnostic], _ runner: ScriptRunner
  ) throws -> ScriptRunner.Result {
    let firstMistake = problems.compactMap { $0.place?.range.lowerBound }.min() ?? .max
    try runner.hold(entries.filter { $0.place.range.lowerBound < firstMistake })
    var result = try runner.finish()
    result.documentProblems = problems
    return result
  }

  /// Lets standard input answer, line by line.
  func runStandardInput(in conversation: Conversation) throws -> ScriptRunner.Result {
    try conversation.speaking { try takeStandardInput(in: conversation) }
  }

  private func takeStandardInput(in conversation: Conversation) throws -> ScriptRunner.Result {
    let runner = ScriptRunner(conversation)
    let stream = talkStream
    let reader = lineReader()
    var number = 0
    guard try runner.settle() else { return try runner.finish() }
    while true {
      let event = reader.readLine(prompt: conversation.prompt, prefill: nil)
      number += 1
      switch event {
      case .line(let line):
        let bytes = reader.malformedLine ?? Array(line.utf8)
        let source = SourceText(name: "<standard input>", bytes: bytes, firstLine: number)
        let (steps, problem) = ScriptReader.read(source, for: conversation.session.questionnaire)
        if let problem {
          var result = try runner.finish()
          result.failure = result.failure ?? problem
          return result
        }
        for step in steps {
          guard try runner.run(step), try runner.settle() else { return try runner.finish() }
        }
      case .tooLong(let limit):
        var result = try runner.finish()
        let source = SourceText(name: "<standard input>", bytes: [], firstLine: number)
        result.failure = Diagnostic(
          .error, "line-too-long", "the line is longer than the \(limit) bytes that are read",
          at: Diagnostic.Place(source: source, range: 0..<0))
        return result
      case .endOfInput:
        StandardStreams.write("\n", to: stream)
        return try runner.finish()
      case .interrupted: throw CommandFailure("", code: 130)
      case .terminated(let signal): throw CommandFailure("", code: 128 + signal)
      case .failed(let number):
        throw CommandFailure("standard input could not be read (error \(number)).", .inputOutput)
      case .key: continue
      }
    }
  }

  /// Says what a file led to, writes the result, and ends with the code for it.
  func conclude(_ result: ScriptRunner.Result, _ conversation: Conversation, ledger: Ledger) throws {
    if conversation.session.status != .completed { try conversation.commit([.paused(reason: .endOfInput)]) }
    try reportProblems(of: result, ledger: ledger)
    if conversation.isQuickEnd { conversation.speaking { conversation.tellQuickEnd() } }
    write(conversation.report(head: ledger.head))
    if !result.failedExpectations.isEmpty { throw CommandFailure.silent(.failed) }
    let missing = conversation.session.missingItems
    guard missing.isEmpty || conversation.isQuickEnd else {
      let names = missing.prefix(8).map { conversation.session.questionnaire.items[$0].id.text }
      let more = missing.count > 8 ? " and \(missing.count - 8) more" : ""
      let subject = missing.count == 1 ? "1 required question has" : "\(missing.count) required questions have"
      throw CommandFailure("\(subject) no answer: \(names.joined(separator: ", "))\(more).", .incomplete)
    }
  }

  /// Says what was wrong with a file of answers.
  /// - Throws: ``CommandFailure`` 65 where they could not all be taken.
  func reportProblems(of result: ScriptRunner.Result, ledger: Ledger) throws {
    var diagnostics = result.warnings + result.failedExpectations + result.documentProblems
    if let failure = result.failure { diagnostics.append(failure) }
    StandardStreams.write(renderer.render(diagnostics), to: .errors)
    guard result.failure != nil || !result.documentProblems.isEmpty else { return }
    let what = result.keepsWhatFits ? "What fits" : "What came before it"
    let kept = ledger.path.map { "\(what) is kept in \($0)." }
    throw CommandFailure("the answers could not all be taken.", hints: kept.map { [$0] } ?? [], .badData)
  }

  /// Writes a result to standard output.
  func write(_ report: Report) {
    let text =
      isJSON
      ? JSONRenderer().jsonValue(report).serialized(pretty: true) + "\n"
      : TerminalRenderer(resultStyle).render(result: report, closing: nil)
    StandardStreams.write(text, to: .output)
  }
}
