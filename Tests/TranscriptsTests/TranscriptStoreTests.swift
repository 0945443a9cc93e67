import Assessments
import Questionnaires
import TestSupport
import Testing
import Transcripts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `Slugs` {
  @Test(arguments: ["acme", "a", "9", "acme-2026_x", String(repeating: "a", count: 64), "con", "a-0123456789a"])
  func `a name that is a slug stays as it is`(name: String) {
    #expect(Slug.of(name) == name)
  }

  private static let hostile = [
    "", " ", ".", "..", "../x", "/etc/x", "a/b", "a\\b", "-rf", "_x", "~", "a\u{0}b", "a\nb", "Acme", "ACME", "acme ",
    "é", "e\u{301}", "Möller & Söhne", "株式会社", "\u{202E}x", "a-0123456789ab", String(repeating: "a", count: 65),
    String(repeating: "x", count: 300), String(repeating: "é", count: 300), "COM1", "a.b", "a:b", "*", "%2e%2e", "self",
  ]

  @Test(arguments: hostile)
  func `any other name gets a slug of its own`(name: String) {
    let slug = Slug.of(name, reserved: ["self"])
    #expect(slug != name)
    #expect(slug.utf8.count <= 64)
    #expect(slug.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x5F })
    #expect(slug.utf8.first != 0x2D && slug.utf8.first != 0x5F)
    let others = Self.hostile.filter { !$0.utf8.elementsEqual(name.utf8) } + ["acme", "a", "x", slug]
    #expect(!others.map { Slug.of($0, reserved: ["self"]) }.contains(slug))
  }

  @Test(arguments: [
    ("Acme Tool & Die, Inc.", "acme-tool-die-inc-b6204100e4fc"), ("Möller", "m-ller-"), ("..", "name-"), ("", "name-"),
  ])
  func `a slug keeps what can be read`(name: String, start: String) {
    #expect(Slug.of(name).hasPrefix(start))
  }

  @Test func `the store of someone without a client is apart from a client called self`() {
    #expect(TranscriptStore.clientSlug(nil) == "self")
    #expect(TranscriptStore.clientSlug("self").hasPrefix("self-"))
  }
}

@Suite struct `Store location` {
  private struct Row: Sendable, CustomTestStringConvertible {
    var option: String?
    var environment: [String: String]
    var platform = StoreLocation.Platform.linux
    var root: String?
    var testDescription: String { "\(option ?? "") \(environment.sorted { $0.key < $1.key }) \(platform)" }
  }

  @Test(arguments: [
    Row(option: "/s", environment: ["GROUNDWORK_HOME": "/g", "HOME": "/h"], root: "/s"),
    Row(option: "rel", environment: [:], root: "rel"),
    Row(environment: ["GROUNDWORK_HOME": "/g", "XDG_DATA_HOME": "/x", "HOME": "/h"], root: "/g"),
    Row(environment: ["GROUNDWORK_HOME": "", "XDG_DATA_HOME": "/x", "HOME": "/h"], root: "/x/groundwork"),
    Row(environment: ["XDG_DATA_HOME": "x", "HOME": "/h"], root: "/h/.local/share/groundwork"),
    Row(environment: ["XDG_DATA_HOME": "", "HOME": "/h/"], root: "/h/.local/share/groundwork"),
    Row(environment: ["HOME": ""], root: nil),
    Row(environment: ["HOME": "h"], root: nil),
    Row(environment: [:], root: nil),
    Row(
      environment: ["XDG_DATA_HOME": "/x", "HOME": "/h"], platform: .macOS,
      root: "/h/Library/Application Support/Groundwork"),
  ])
  private func `the store is where the option, then the environment says`(row: Row) {
    let root = Result {
      try StoreLocation.root(option: row.option, environment: row.environment, platform: row.platform)
    }
    switch root {
    case .success(let root): #expect(root == row.root)
    case .failure(let error): #expect(row.root == nil && error as? TranscriptError == .noStore)
    }
  }
}

@Suite struct `Transcript store` {
  private let folder = try! TemporaryFolder()
  private var store: TranscriptStore { TranscriptStore(root: folder.path(of: "store")) }
  private let today = CalendarDate("2026-03-02")!

  /// Takes an assessment with some events after its opening, which began at `time`.
  @discardableResult
  private func take(
    client: String? = nil, questionnaire: String = "readiness", seed: UInt8 = 0, time: Int64 = Sample.time,
    respondents: [String] = Sample.opening.respondents, consensus: AssessmentEvent.Opening.Consensus? = nil,
    _ events: [AssessmentEvent] = []
  ) throws -> TranscriptStore.NewAssessment {
    let new = try store.newAssessment(client: client, questionnaire: questionnaire, today: today) { count in
      (0..<count).map { UInt8($0) &+ seed }
    }
    var opening = Sample.opening
    opening.assessment = new.id
    opening.client.name = client
    opening.questionnaire = questionnaire
    opening.respondents = respondents
    opening.consensus = consensus
    let writer = try TranscriptWriter.create(path: new.path, holder: "test") { time }
    for event in [.opened(opening)] + events { try writer.append(event) }
    writer.close()
    return new
  }

  @Test func `an empty store lists nothing and creates nothing`() throws {
    #expect(try store.assessments().listed.isEmpty)
    #expect(throws: TranscriptError.noAssessments) { try store.resolve("latest") }
    #expect(try folder.names().isEmpty)
  }

  @Test func `an assessment is kept by client, date, questionnaire and id`() throws {
    let new = try take(client: "acme", questionnaire: "cloud_readiness")
    #expect(new.id == "01234567")
    #expect(new.path == store.root + "/assessments/acme/2026-03-02-cloud_readiness-01234567.jsonl")
    for name in ["store", "store/assessments", "store/assessments/acme"] { #expect(folder.mode(of: name) == 0o700) }
    #expect(try take(seed: 1).path == store.root + "/assessments/self/2026-03-02-readiness-12345678.jsonl")
  }

  @Test(arguments: ["../../x", "/etc/passwd", "..", "", "a\u{0}b", "a\nb", String(repeating: "x", count: 300)])
  func `no name leads out of the store`(name: String) throws {
    let new = try take(client: name, questionnaire: name)
    let parts = new.path.dropFirst(store.root.count + 1).split(separator: "/", omittingEmptySubsequences: false)
    #expect(new.path.hasPrefix(store.root + "/assessments/"))
    #expect(parts.count == 3 && !parts.contains("..") && !parts.contains(""))
    let listed = try store.assessments().listed
    #expect(listed.map(\.opening?.client.name) == [name])
    #expect(try store.latestUnfinished(client: name, questionnaire: name)?.id == new.id)
  }

  @Test func `ids do not repeat`() throws {
    let first = try take(client: "acme")
    var draws = 0
    let second = try store.newAssessment(client: "other", questionnaire: "readiness", today: today) { count in
      draws += 1
      return (0..<count).map { UInt8($0) &+ (draws < 3 ? 0 : 1) }
    }
    #expect(draws == 3)
    #expect(first.id != second.id)
  }

  @Test func `ids that were given out one after the other do not repeat either`() throws {
    var taken = try store.takenIDs()
    var draws = 0
    let ids = try (0..<3).map { _ in
      try store.newAssessment(client: nil, questionnaire: "q", today: today, taken: &taken) { count in
        draws += 1
        return (0..<count).map { UInt8($0 + draws / 2) }
      }.id
    }
    #expect(Set(ids).count == 3 && taken == Set(ids))
    // No file has these ids so far: what was given out is remembered, not listed.
    #expect(try store.takenIDs().isEmpty)
  }

  @Test func `a listing tells state, counts, times, holder and damage`() throws {
    let answered = AssessmentEvent.answered(item: "plan", answer: Answer(.boolean(true), origin: .typed))
    let open = try take(seed: 0, time: 1000, [.asked(item: "plan"), answered])
    let done = try take(seed: 20, time: 2000, [answered, .completed])
    let amended = try take(seed: 40, time: 3000, [answered, .completed, .amended])
    let damaged = try take(seed: 60, time: 4000, [answered, answered])
    let torn = try take(seed: 80, time: 5000, [answered])
    rewrite(damaged.path) { $0.replacing("true", with: "null") }
    rewrite(torn.path) { $0 + "{\"type\"" }
    let empty = try store.newAssessment(client: nil, questionnaire: "readiness", today: today) {
      [UInt8](repeating: 9, count: $0)
    }
    try TranscriptWriter.create(path: empty.path, holder: "test") { 0 }.close()
    let writer = try TranscriptWriter.open(path: open.path, holder: "someone") { 7000 }.writer

    let (listed, unreadable) = try store.assessments()
    #expect(unreadable.isEmpty)
    #expect(listed.map(\.id) == [torn, damaged, amended, done, open, empty].map(\.id))
    func entry(_ new: TranscriptStore.NewAssessment) -> AssessmentListing { listed.first { $0.id == new.id }! }
    #expect(entry(open).state == .inProgress)
    #expect(entry(open).events == 3)
    #expect(entry(open).answers == 1)
    #expect(entry(open).firstTime == 1000)
    #expect(entry(open).holder == LockHolder(name: "someone", process: Int64(getpid()), since: 7000))
    #expect(entry(open).head == writer.head)
    #expect(entry(open).opening?.questionnaire == "readiness")
    #expect(entry(done).state == .completed)
    #expect(entry(done).holder == nil)
    #expect(entry(amended).state == .inProgress)
    #expect(entry(damaged).damage?.kind == .edited)
    #expect(entry(damaged).damage?.line == 2)
    #expect(entry(torn).damage?.kind == .torn)
    #expect(entry(torn).events == 2)
    #expect(entry(empty).state == .empty)
    #expect(try store.latestUnfinished(client: nil, questionnaire: "readiness")?.id == torn.id)
    #expect(try store.latestUnfinished(client: nil, questionnaire: "other") == nil)
    #expect(try store.latestUnfinished(client: "acme", questionnaire: "readiness") == nil)
  }

  @Test func `a line feed that turned into a NUL between two records is damage to whoever reads`() throws {
    let new = try take([.answered(item: "plan", answer: Answer(.boolean(true), origin: .typed)), .completed])
    rewrite(new.path) { text in
      let lines = text.split(separator: "\n")
      return lines.dropLast(2).map { $0 + "\n" }.joined() + lines.suffix(2).joined(separator: "\0") + "\n"
    }
    let listed = try #require(try store.assessments().listed.first)
    let verified = try TranscriptVerification(path: new.path)
    #expect(listed.damage?.kind != .torn && listed.damage == verified.damage)
    #expect(throws: TranscriptError.self) { try TranscriptWriter.open(path: new.path, holder: "test") { 0 } }
    #expect(try store.latestUnfinished(client: nil, questionnaire: "readiness") == nil)
  }

  @Test func `composed and decomposed names of a client are the same client`() throws {
    let new = try take(client: "Caf\u{E9}")
    #expect(try store.latestUnfinished(client: "Cafe\u{301}", questionnaire: "readiness")?.id == new.id)
  }

  @Test func `each respondent goes on with an assessment of their own`() throws {
    let ana = try take(client: "acme", seed: 0, time: 1000, respondents: ["Ana"])
    let ben = try take(client: "acme", seed: 10, time: 2000, respondents: ["Ben"])
    let both = try take(client: "acme", seed: 20, time: 3000, respondents: ["Ana", "Ben"])
    let consensus = try #require(Sample.consensusOpening.consensus)
    let compared = try take(client: "acme", seed: 30, time: 4000, respondents: ["Ana", "Ben"], consensus: consensus)
    func latest(_ respondents: String...) throws -> String? {
      try store.latestUnfinished(client: "acme", questionnaire: "readiness", respondents: respondents)?.id
    }
    #expect(try latest("Ana") == ana.id)
    #expect(try latest("Ben") == ben.id)
    #expect(try latest("Ben", "Ana") == both.id, "in any order")
    #expect(try latest("Cy") == nil)
    #expect(try latest() == both.id, "whoever answers, but not what compares them")
    #expect(
      try store.latestUnfinished(client: "acme", questionnaire: "readiness", respondents: ["Ana"], isGuided: true)
        == nil,
      "who leads never takes up what somebody answers alone")
    #expect(try store.latestUnfinishedConsensus(of: consensus.sources)?.id == compared.id)
    #expect(try store.latestUnfinishedConsensus(of: consensus.sources.reversed()) == nil)
  }

  @Test func `an id, its start, a path or latest finds an assessment`() throws {
    let first = try take(client: "acme", seed: 0, time: 1000)
    let second = try take(client: "acme", seed: 10, time: 5000)
    let third = try take(seed: 11, time: 3000)
    #expect([first.id, second.id, third.id] == ["01234567", "abcdefgh", "bcdefghi"])
    #expect(try store.resolve("01234567") == first.path)
    #expect(try store.resolve("a") == second.path)
    #expect(try store.resolve("ABCD") == second.path)
    #expect(try store.resolve("latest") == second.path)
    #expect(try store.resolve(third.path) == third.path)
    for unknown in ["z", "", "01234567x", "acme", "\u{0}"] {
      #expect(throws: TranscriptError.unknownAssessment(id: unknown)) { try store.resolve(unknown) }
    }
    #expect(throws: TranscriptError.missing(path: "/none/x.jsonl")) { try store.resolve("/none/x.jsonl") }
    #expect(throws: TranscriptError.missing(path: "x.jsonl")) { try store.resolve("x.jsonl") }
    rename(first.path, third.path.replacing("bcdefghi", with: "abcd0000"))
    let error = try #require(throws: TranscriptError.self) { try store.resolve("abcd") }
    guard case .ambiguous("abcd", let candidates) = error else {
      Issue.record("unexpected \(error)")
      return
    }
    #expect(candidates.map(\.id) == ["abcdefgh", "abcd0000"])
    #expect(error.exitCode == 66)
    #expect(error.message.contains("abcdefgh") && error.message.contains("abcd0000"))
  }

  @Test func `what is no transcript is not listed, and links are not followed`() throws {
    let new = try take(client: "acme")
    let clientFolder = store.root + "/assessments/acme"
    symlink(new.path, clientFolder + "/2026-03-02-readiness-zzzzzzzz.jsonl")
    mkdir(clientFolder + "/2026-03-02-readiness-yyyyyyyy.jsonl", 0o700)
    mkfifo(clientFolder + "/2026-03-02-readiness-xxxxxxxx.jsonl", 0o600)
    folder.write([], to: "store/assessments/acme/notes.txt")
    folder.write([], to: "store/assessments/acme/.jsonl")
    symlink(clientFolder, store.root + "/assessments/linked")
    #expect(try store.assessments().listed.map(\.id) == [new.id])
    #expect(throws: TranscriptError.self) {
      try store.newAssessment(client: "linked", questionnaire: "q", today: today) { [UInt8](repeating: 1, count: $0) }
    }
  }

  @Test func `a definition is kept once, by digest, and checked when read`() throws {
    let bytes = Array(#"{"id":"readiness"}"#.utf8)
    let digest = try store.keepDefinition(bytes)
    #expect(digest == Digest.sha256Hex(of: bytes))
    #expect(try store.keepDefinition(bytes) == digest)
    #expect(try store.definition(digest: digest) == bytes)
    #expect(folder.mode(of: "store/definitions") == 0o700)
    #expect(folder.mode(of: "store/definitions/\(digest).json") == 0o600)
    folder.write(Array("{}".utf8), to: "store/definitions/\(digest).json")
    let path = store.definitionPath(digest)
    #expect(throws: TranscriptError.damagedDefinition(path: path, digest: digest)) {
      try store.definition(digest: digest)
    }
    // Keeping it again puts it right, and leaves nothing else behind.
    try store.keepDefinition(bytes)
    #expect(try store.definition(digest: digest) == bytes)
    #expect(try TemporaryDirectory.names(in: store.root + "/definitions") == ["\(digest).json"])
  }

  @Test(arguments: ["", "../../etc/passwd", String(repeating: "0", count: 64), String(repeating: "A", count: 64)])
  func `a digest that is not kept, or none, finds nothing`(digest: String) {
    #expect(throws: TranscriptError.noDefinition(digest: digest)) { try store.definition(digest: digest) }
  }

  @Test func `a planted link in place of a definition is replaced, not followed`() throws {
    let bytes = Array("{}".utf8)
    let digest = try store.keepDefinition(bytes)
    let path = store.definitionPath(digest)
    folder.write([1, 2, 3], to: "victim")
    unlink(path)
    symlink(folder.path(of: "victim"), path)
    #expect(throws: TranscriptError.notPlain(path: path)) { try store.definition(digest: digest) }
    try store.keepDefinition(bytes)
    #expect(try store.definition(digest: digest) == bytes)
    #expect(folder.read("victim") == [1, 2, 3])
  }

  @Test func `a store where a file stands cannot be created`() throws {
    folder.write([], to: "store")
    let error = try #require(throws: TranscriptError.self) { try store.keepDefinition([]) }
    #expect(error.exitCode == 73)
  }

  private func rewrite(_ path: String, _ change: (String) -> String) {
    let name = String(path.dropFirst(folder.path.count + 1))
    folder.write(Array(change(String(decoding: folder.read(name)!, as: UTF8.self)).utf8), to: name)
  }
}

extension TranscriptStore {
  /// A single new assessment.
  fileprivate func newAssessment(
    client: String?, questionnaire: String, today: CalendarDate, randomBytes: (Int) -> [UInt8]
  ) throws -> NewAssessment {
    var taken = try takenIDs()
    return try newAssessment(
      client: client, questionnaire: questionnaire, today: today, taken: &taken, randomBytes: randomBytes)
  }
}
