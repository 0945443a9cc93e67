import AnswerFiles
import Assessments
import Diagnostics
import JSONDocuments
import Localization
import Questionnaires
import Reports
import Shell
import Transcripts

/// One questionnaire being taken, from its beginning or from where it was left.
struct AssessmentRun {
  let desk: AssessmentDesk
  /// `nil` for a trial run.
  let archive: Archive?
  let questionnaire: Questionnaire
  let facts: OpeningFacts
  /// Whether to ask what settles most, and only as long as an answer can change the level.
  var isQuick = false
  /// Where other questionnaires are found; `nil` where none is wanted.
  var library: Library?
  /// Whether to say of a language that only the environment names that this is why it is spoken.
  var saysLanguage = true

  // MARK: - At a terminal

  /// Lets a person answer, going on with what is unfinished.
  /// - Parameters:
  ///   - path: the transcript to take up; `nil` looks for the client's unfinished one.
  ///   - isNew: whether to begin anew whatever is unfinished.
  func converse(resuming path: String?, isNew: Bool = false) throws {
    if let next = try converseUntilLeft(resuming: path, isNew: isNew) { try next.converse(resuming: nil) }
  }

  /// Lets a person answer until they leave.
  /// - Returns: the questionnaire that they want instead, for the same client and people.
  private func converseUntilLeft(resuming path: String?, isNew: Bool) throws -> AssessmentRun? {
    var isNew = isNew
    var facts = facts
    if facts.isGuided, path == nil { facts = try whoTakesPart(facts) }
    while true {
      let (session, ledger) = try open(path, facts, isNew: isNew)
      let conversation = desk.conversation(
        session, ledger: ledger, mode: .person, isQuiet: false, isQuick: isQuick, proposals: proposals(for: session),
        lead: Conversation.Lead(
          facilitator: facts.facilitator, respondents: facts.respondents, isGuided: facts.isGuided))
      if let library { conversation.otherQuestionnaires = { library.summaries } }
      let end: CommandLoop.End
      do {
        end = try desk.converse(conversation)
      } catch let error as TranscriptError {
        throw CommandFailure(error)
      }
      if case .take(let id) = end, let library {
        if facts.client.name == nil { facts.client = session.opening.client }
        if facts.respondents.isEmpty { facts.respondents = session.opening.respondents }
        facts.comparison = nil
        // The person goes on in the language spoken so far, where the other questionnaire has it.
        facts.language = Language(session.opening.language)
        facts.isLanguageOfEnvironment = true
        desk.say("")
        return AssessmentRun(
          desk: desk, archive: archive, questionnaire: try library.questionnaire(id, renderer: desk.renderer),
          facts: facts, library: library, saysLanguage: false)
      }
      guard end == .restart else {
        if desk.isJSON { desk.write(conversation.report(head: ledger.head)) }
        try desk.leave(conversation, end, id: archive == nil ? nil : session.opening.assessment)
        return nil
      }
      conversation.speaking {
        desk.say(localized("A new assessment begins; the one before stays as it is."))
      }
      isNew = true
    }
  }

  private func open(
    _ path: String?, _ facts: OpeningFacts, isNew: Bool
  ) throws -> (AssessmentSession, AssessmentDesk.Ledger) {
    guard let archive else {
      let session = trialSession(facts)
      Language(session.opening.language).speaking { greet(questionnaire, facts, isTrial: true) }
      return (session, .nowhere)
    }
    let unfinished = isNew ? nil : try path ?? latestUnfinished(archive, for: facts)
    if let unfinished {
      let (kept, writer) = try archive.takeUp(unfinished)
      try refuseCutOff(kept.session)
      return try Language(kept.session.opening.language).speaking {
        sayWhereItWas(kept.session)
        if path == nil { sayWhoseItIs(kept.session) }
        let session = try Upgrade(archive: archive, desk: desk).offer(questionnaire, to: kept.session, writer: writer)
        return (session, .transcript(writer))
      }
    }
    let (kept, writer) = try archive.begin(facts.comparison?.questionnaire ?? questionnaire, facts)
    Language(kept.session.opening.language).speaking {
      if facts.comparison == nil {
        greet(questionnaire, facts, isTrial: false)
      } else {
        greetRespondents(kept.session)
      }
    }
    return (kept.session, .transcript(writer))
  }

  /// The facts of a guided session, with the names that the command line left out.
  private func whoTakesPart(_ facts: OpeningFacts) throws -> OpeningFacts {
    let clients = (try? archive?.store.assessments().listed)?.compactMap { $0.opening?.client.name } ?? []
    let opening = GuidedOpening(desk: desk, clients: Array(Set(clients)).sorted())
    switch Language(facts.language(of: questionnaire)).speaking({ opening.complete(facts) }) {
    case .facts(let facts): return facts
    case .left(let code): throw CommandFailure("", code: code)
    }
  }

  private func latestUnfinished(_ archive: Archive, for facts: OpeningFacts) throws -> String? {
    let questionnaire = questionnaire.id
    return try archive.attempt { () throws(TranscriptError) in
      if let sources = facts.comparison?.sources {
        return try archive.store.latestUnfinishedConsensus(of: sources)?.path
      }
      return try archive.store.latestUnfinished(
        client: facts.client.name, questionnaire: questionnaire, respondents: facts.respondents,
        isGuided: facts.isGuided)?.path
    }
  }

  private func greet(_ questionnaire: Questionnaire, _ facts: OpeningFacts, isTrial: Bool) {
    let language = Language.current.tag
    let count = questionnaire.questionCount
    if saysLanguage, facts.isLanguageOfEnvironment, language != questionnaire.language {
      desk.say(
        localized(
          """
          Asked in this language (\(language)), as the settings of your system say; --language \
          \(questionnaire.language) asks in the questionnaire's own.
          """))
    }
    desk.say(questionnaire.title.template(in: language).filled { _ in "..." })
    if let summary = questionnaire.summary {
      desk.say(summary.template(in: language).filled { _ in "..." })
    }
    let length =
      questionnaire.minutes.map { localized("\(count) questions at most, about \($0) minutes.") }
      ?? localized("\(count) questions at most.")
    let saving =
      isTrial
      ? localized("This is a trial run: nothing is kept.")
      : localized("Every answer is saved at once; leave whenever you like with /quit and go on later.")
    desk.say("\(length) \(saving)")
  }

  private func sayWhereItWas(_ session: AssessmentSession) {
    let done = session.responses.questionCount - session.responses.count(.notAsked) - session.responses.count(.open)
    let people = [session.opening.client.name, session.opening.whoAnswers].compactMap { $0 }
    let client = people.isEmpty ? "" : people.joined(separator: ", ") + ": "
    let title = session.responses.text(session.questionnaire.title, in: session.opening.language)
    desk.say(
      client + title + " "
        + localized(
          """
          \(done) of \(session.responses.applicableCount) done, last on \
          \(Clock.localText(milliseconds: session.lastMilliseconds)). Going on where you left; /restart begins anew.
          """))
  }

  // MARK: - Without a terminal

  /// Lets a file answer a new assessment, or the one at a path.
  func answer(from path: String, resuming assessment: String? = nil) throws {
    let (result, conversation, ledger) = try takeAnswers(from: path, resuming: assessment)
    try kept { try desk.conclude(result, conversation, ledger: ledger) }
  }

  /// The state that a file of answers leads to, finished or not, and whether the expectations in it hold.
  ///
  /// - Throws: ``CommandFailure`` as ``answer(from:)`` does where they cannot all be taken, which is then said.
  func state(from path: String) throws -> (session: AssessmentSession, meetsExpectations: Bool) {
    let (result, conversation, ledger) = try takeAnswers(from: path)
    try desk.reportProblems(of: result, ledger: ledger)
    return (conversation.session, result.failedExpectations.isEmpty)
  }

  /// The state before anything is answered.
  func emptyState() -> AssessmentSession { trialSession() }

  private func takeAnswers(
    from path: String, resuming assessment: String? = nil
  ) throws -> (ScriptRunner.Result, Conversation, AssessmentDesk.Ledger) {
    let source: SourceText
    if path == "-" {
      source = try InputFile.standardInput()
    } else {
      source = try InputFile.read(path)
    }
    // What cannot be read at all begins no assessment.
    if ScriptReader.looksLikeJSON(source) { try checkJSON(source) }
    if assessment == nil { try checkOwner(of: source, for: trialSession(), nothing: "nothing was begun") }
    let (conversation, ledger) = try assessment.map { try takenUp($0, isQuiet: true) } ?? newScripted(isQuiet: true)
    if assessment != nil { try checkOwner(of: source, for: conversation.session, nothing: "nothing was taken") }
    return (try kept { try desk.run(source, in: conversation) }, conversation, ledger)
  }

  /// Lets standard input answer, line by line, a new assessment or the one at a path.
  func answerFromStandardInput(resuming path: String?) throws {
    let conversation: Conversation
    let ledger: AssessmentDesk.Ledger
    if let path {
      (conversation, ledger) = try takenUp(path, isQuiet: false)
    } else {
      (conversation, ledger) = try newScripted(isQuiet: false)
    }
    let result = try kept { try desk.runStandardInput(in: conversation) }
    try kept { try desk.conclude(result, conversation, ledger: ledger) }
  }

  /// The assessment at a path, to be answered without a terminal.
  private func takenUp(_ path: String, isQuiet: Bool) throws -> (Conversation, AssessmentDesk.Ledger) {
    guard let archive else { preconditionFailure("a trial run takes nothing up") }
    let (taken, writer) = try archive.takeUp(path)
    try refuseCutOff(taken.session)
    let ledger = AssessmentDesk.Ledger.transcript(writer)
    return (
      desk.conversation(
        taken.session, ledger: ledger, mode: .script, isQuiet: isQuiet, isQuick: isQuick, proposals: [:]), ledger
    )
  }

  private func newScripted(isQuiet: Bool) throws -> (Conversation, AssessmentDesk.Ledger) {
    let session: AssessmentSession
    let ledger: AssessmentDesk.Ledger
    if let archive {
      let (kept, writer) = try archive.begin(questionnaire, facts)
      session = kept.session
      ledger = .transcript(writer)
    } else {
      session = trialSession()
      ledger = .nowhere
    }
    return (
      desk.conversation(
        session, ledger: ledger, mode: .script, isQuiet: isQuiet, isQuick: isQuick, proposals: proposals(for: session)),
      ledger
    )
  }

  private func checkJSON(_ source: SourceText) throws {
    do throws(DiagnosticsError) {
      _ = try AnswerDocument(source, for: questionnaire, language: questionnaire.language)
    } catch {
      StandardStreams.write(desk.renderer.render(error.diagnostics), to: .errors)
      throw CommandFailure("the answers could not be read; nothing was begun.", .badData)
    }
  }

  /// Refuses a sheet of another questionnaire or client before anything is begun or taken.
  private func checkOwner(of source: SourceText, for session: AssessmentSession, nothing: String) throws {
    guard !ScriptReader.looksLikeJSON(source), AnswerSheet.looksLikeSheet(source),
      let problem = AnswerSheet.ownerProblem(source, for: session)
    else { return }
    StandardStreams.write(desk.renderer.render([problem]), to: .errors)
    throw CommandFailure("the sheet belongs elsewhere; \(nothing).", .badData)
  }

  /// Turns failures of the transcript into sentences.
  private func kept<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as TranscriptError {
      throw CommandFailure(error)
    }
  }

  private func trialSession(_ facts: OpeningFacts? = nil) -> AssessmentSession {
    let facts = facts ?? self.facts
    let opening = facts.opening(of: questionnaire, assessment: "trial", digest: "")
    var session = AssessmentSession(opening: opening, questionnaire: questionnaire)
    let event = RecordedEvent(seq: 1, milliseconds: Clock.milliseconds(), event: .opened(opening))
    do throws(ReplayError) {
      try session.apply(event)
    } catch {
      preconditionFailure("a session refused its own opening: \(error.message)")
    }
    return session
  }

  // MARK: - Answers that stand ready

  /// Defaults of the definition, and what the same client said elsewhere to items of the same concept.
  ///
  /// Where respondents are compared, none does: what counts is settled deliberately.
  private func proposals(for session: AssessmentSession) -> [Int: Conversation.Proposal] {
    guard !session.isConsensus else { return [:] }
    var result: [Int: Conversation.Proposal] = [:]
    let questionnaire = session.questionnaire
    for item in questionnaire.items {
      if let value = item.defaultValue { result[item.index] = Conversation.Proposal(value: value, origin: .default) }
    }
    var wanted: [String: [Int]] = [:]
    for item in questionnaire.items {
      if let concept = item.concept { wanted[concept, default: []].append(item.index) }
    }
    guard !wanted.isEmpty, let archive else { return result }
    let earlier = Language(session.opening.language).speaking {
      EarlierAnswers(archive: archive).byConcept(client: session.opening.client.name, besides: session.opening)
    }
    for (concept, earlier) in earlier {
      for index in wanted[concept] ?? [] {
        let item = questionnaire.items[index]
        guard let value = earlier.value(for: item, language: session.opening.language) else { continue }
        result[index] = Conversation.Proposal(value: value, origin: .carriedOver, remark: earlier.remark)
      }
    }
    return result
  }
}
