import Assessments
import Diagnostics
import Localization
import Questionnaires
import Transcripts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The store, with assessments read back into sessions.
struct Archive {
  /// An assessment as its transcript tells it.
  struct Kept {
    var session: AssessmentSession
    var path: String
    /// The hash of the last event.
    var head: String
  }

  let store: TranscriptStore

  init(_ options: StoreOptions, surroundings: Surroundings = .current) throws {
    do throws(TranscriptError) {
      store = TranscriptStore(
        root: try StoreLocation.root(option: options.store, environment: surroundings.environment))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Runs something on the store, its failures as sentences.
  func attempt<Value>(_ body: () throws(TranscriptError) -> Value) throws -> Value {
    do throws(TranscriptError) {
      return try body()
    } catch {
      throw CommandFailure(error)
    }
  }

  // MARK: - Reading

  /// The path that an id, the start of one, a path or `latest` means.
  func path(of name: String) throws -> String {
    try attempt { () throws(TranscriptError) in try store.resolve(name) }
  }

  /// An assessment, without taking it up, also where a crash tore the end of its transcript, which is then left out and left alone.
  func read(_ path: String) throws -> Kept {
    var records: [DecodedRecord] = []
    var head = ""
    do throws(TranscriptError) {
      var reader = try TranscriptReader(path: path)
      do throws(TranscriptError) {
        while let record = try reader.next() { records.append(record) }
      } catch {
        guard case .damaged(_, let damage) = error, damage.kind == .torn else { throw error }
        // A crash while it was begun: there is nothing before the damage that could be salvaged.
        if records.isEmpty { throw TranscriptError.empty(path: path) }
      }
      head = reader.head
    } catch {
      throw CommandFailure(error)
    }
    return Kept(session: try replay(records, path: path), path: path, head: head)
  }

  /// The state that the records of a transcript make.
  func replay(_ records: [DecodedRecord], path: String) throws -> AssessmentSession {
    guard !records.isEmpty else { throw CommandFailure(TranscriptError.empty(path: path)) }
    var definitions: [String: Questionnaire] = [:]
    do {
      let events = try records.events { digest in
        let questionnaire = try definitions[digest] ?? self.questionnaire(digest: digest)
        definitions[digest] = questionnaire
        return questionnaire
      }
      let opening = try records[0].opening()
      var session = AssessmentSession(
        opening: opening,
        questionnaire: try definitions[opening.definition] ?? questionnaire(digest: opening.definition))
      for event in events { try replay(event, in: &session, definitions, path: path) }
      return session
    } catch let error as TranscriptError {
      throw CommandFailure(error)
    }
  }

  private func replay(
    _ event: RecordedEvent, in session: inout AssessmentSession, _ definitions: [String: Questionnaire], path: String
  ) throws {
    do throws(ReplayError) {
      try session.apply(event) { definitions[$0] }
    } catch {
      throw CommandFailure(
        "line \(event.seq) of '\(path)' does not fit what comes before it: \(error.message).", .badData)
    }
  }

  /// The definition with a digest.
  func questionnaire(digest: String) throws -> Questionnaire {
    let bytes = try attempt { () throws(TranscriptError) in try store.definition(digest: digest) }
    let source = SourceText(name: store.definitionPath(digest), bytes: bytes)
    let result = DefinitionReader.read(source)
    guard let questionnaire = result.questionnaire else {
      StandardStreams.write(DiagnosticRenderer().render(result.diagnostics), to: .errors)
      throw CommandFailure("the definition kept with the assessment cannot be read by this version.", .badData)
    }
    return questionnaire
  }

  // MARK: - Writing

  /// Who others are told has a transcript open.
  var holder: String { "\(Groundwork.toolName) on \(Self.hostName)" }

  /// What assessments that begin one after the other have in common, so that each takes the same time however many there
  /// are.
  struct Beginnings {
    let questionnaire: Questionnaire
    /// By which the kept definition is found.
    fileprivate let digest: String
    fileprivate var takenIDs: Set<String>
  }

  /// Keeps the definition of assessments that are about to begin.
  func beginnings(of questionnaire: Questionnaire) throws -> Beginnings {
    let bytes = questionnaire.source.bytes
    let (digest, taken) = try attempt { () throws(TranscriptError) -> (String, Set<String>) in
      (try store.keepDefinition(bytes), try store.takenIDs())
    }
    return Beginnings(questionnaire: questionnaire, digest: digest, takenIDs: taken)
  }

  /// Begins an assessment: keeps its definition and writes its first event.
  func begin(_ questionnaire: Questionnaire, _ facts: OpeningFacts) throws -> (Kept, TranscriptWriter) {
    var beginnings = try beginnings(of: questionnaire)
    return try begin(&beginnings, facts)
  }

  /// Begins one of several assessments: writes its first event.
  func begin(_ beginnings: inout Beginnings, _ facts: OpeningFacts) throws -> (Kept, TranscriptWriter) {
    let questionnaire = beginnings.questionnaire
    let holder = holder
    let today = Clock.localDay(milliseconds: Clock.milliseconds()).day
    let (writer, id) = try attempt { () throws(TranscriptError) -> (TranscriptWriter, String) in
      let new = try store.newAssessment(
        client: facts.client.name, questionnaire: questionnaire.id, today: today, taken: &beginnings.takenIDs,
        randomBytes: Self.randomBytes)
      return (try TranscriptWriter.create(path: new.path, holder: holder, clock: Clock.milliseconds), new.id)
    }
    let opening = facts.opening(of: questionnaire, assessment: id, digest: beginnings.digest)
    var session = AssessmentSession(opening: opening, questionnaire: questionnaire)
    let recorded = try attempt { () throws(TranscriptError) in
      do throws(TranscriptError) {
        return try writer.append(.opened(opening), durability: .synced)
      } catch {
        // An assessment that never began is not left behind.
        writer.discard()
        throw error
      }
    }
    try session.apply(recorded)
    if let comparison = facts.comparison { try record(comparison, in: &session, writer) }
    return (Kept(session: session, path: writer.path, head: writer.head), writer)
  }

  /// Takes an assessment up again, putting a torn end right.
  func takeUp(_ path: String) throws -> (Kept, TranscriptWriter) {
    let holder = holder
    let (writer, records) = try attempt { () throws(TranscriptError) in
      try TranscriptWriter.open(path: path, holder: holder, clock: Clock.milliseconds)
    }
    var session = try replay(records, path: path)
    if let recovery = writer.recovery, recovery.bytes > 0 {
      let aside = recovery.path.map { " and set aside in '\($0)'" } ?? ""
      StandardStreams.write(
        VisibleText.oneLine(
          "groundwork: the end of the transcript was torn, by a crash or a full disk; \(recovery.bytes) bytes were cut "
            + "off\(aside). Every acknowledged answer is there.") + "\n", to: .errors)
    }
    let recorded = try attempt { () throws(TranscriptError) in
      try writer.append(.resumed(tool: Groundwork.toolName), durability: .synced)
    }
    try session.apply(recorded)
    return (Kept(session: session, path: path, head: writer.head), writer)
  }

  private static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  private static var hostName: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      buffer.initialize(repeating: 0)
      return gethostname(buffer.baseAddress!, 255) == 0 ? String(cString: buffer.baseAddress!) : "this machine"
    }
  }
}

/// What is said of an assessment when it begins.
struct OpeningFacts {
  var client: Client
  var facilitator: String?
  var respondents: [String]
  /// Whether a facilitator leads a session with several people.
  var isGuided: Bool
  /// What several respondents said, where the assessment settles that.
  var comparison: Comparison?
  /// The language to ask in, where one is wanted.
  var language: Language?
  /// Whether only the environment wants it, so that a questionnaire without it is taken in its own.
  var isLanguageOfEnvironment = false

  init(
    client: Client, facilitator: String? = nil, respondents: [String], isGuided: Bool = false,
    comparison: Comparison? = nil, language: Language? = nil
  ) {
    self.client = client
    self.facilitator = facilitator
    self.respondents = respondents
    self.isGuided = isGuided
    self.comparison = comparison
    self.language = language
  }

  /// The facts of an assessment that another one continues.
  init(of session: AssessmentSession, isGuided: Bool = false) {
    self.init(
      client: session.opening.client, facilitator: session.opening.facilitator,
      respondents: session.opening.respondents, isGuided: isGuided, comparison: Comparison(of: session),
      language: Language(session.opening.language))
  }

  /// The language in which a questionnaire is taken: the one wanted where it has it, else its own.
  func language(of questionnaire: Questionnaire) -> String {
    guard let language, let tag = questionnaire.language(for: language) else { return questionnaire.language }
    // The environment chooses among languages, not among the regions of one.
    let isOwn = language.primary == Language(questionnaire.language).primary
    return isLanguageOfEnvironment && isOwn ? questionnaire.language : tag
  }

  /// Refuses a language that was asked for and that a questionnaire does not have.
  func checkLanguage(of questionnaire: Questionnaire) throws {
    guard let language, !isLanguageOfEnvironment else { return }
    _ = try LanguageOptions.tag(language.tag, for: questionnaire)
  }

  /// The facts with the language of the environment where none is wanted.
  func speaking(_ environment: [String: String]) -> OpeningFacts {
    guard language == nil, let language = Language(environment: environment) else { return self }
    var facts = self
    facts.language = language
    facts.isLanguageOfEnvironment = true
    return facts
  }

  /// The facts of the first event.
  func opening(of questionnaire: Questionnaire, assessment: String, digest: String) -> AssessmentEvent.Opening {
    let (day, zone) = Clock.localDay(milliseconds: Clock.milliseconds())
    return AssessmentEvent.Opening(
      tool: Groundwork.toolName, assessment: assessment, questionnaire: questionnaire.id,
      version: questionnaire.version, definition: digest, client: client, facilitator: facilitator,
      respondents: respondents, isGuided: isGuided, language: language(of: questionnaire), timeZone: zone, today: day,
      consensus: comparison?.summary)
  }
}

extension CommandFailure {
  /// Why a transcript or the store could not be used.
  init(_ error: TranscriptError) {
    let message = error.message
    let first = message.unicodeScalars.first.map { String($0).lowercased() } ?? ""
    self.init(first + String(String.UnicodeScalarView(message.unicodeScalars.dropFirst())), code: error.exitCode)
  }
}
