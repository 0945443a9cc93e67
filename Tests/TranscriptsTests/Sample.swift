import Assessments
import Diagnostics
import Questionnaires
import Transcripts

/// A small assessment for tests.
enum Sample {
  /// 2 March 2026, 14:05:09.123 UTC.
  static let time: Int64 = 1_772_460_309_123

  static let opening = AssessmentEvent.Opening(
    tool: "groundwork 0.1.0", assessment: "k3v9q0ab", questionnaire: "readiness", version: "1.2.0",
    definition: String(repeating: "ab", count: 32),
    client: Client(name: "Möller & Söhne", state: "OH", sector: "manufacturing", staff: 240), facilitator: "Ada",
    respondents: ["Grace", "Linus"], language: "en", timeZone: "America/New_York",
    today: CalendarDate("2026-03-02")!)

  /// Six answers and what stands around them.
  static let events: [AssessmentEvent] = [
    .opened(opening),
    .asked(item: "partner"),
    .answered(item: "partner", answer: Answer(.choice("union"), origin: .typed)),
    .asked(item: "wage"),
    .answered(item: "wage", answer: Answer(.number(18.5), origin: .typed, respondent: "Grace")),
    .answered(item: "plan", answer: Answer(.unknown, origin: .scripted)),
    .noted(item: nil, text: "call \"back\" \u{1B}[31m\nsoon", author: nil),
    .completed,
  ]

  /// One event of each type, with and without what may be missing.
  static let oneOfEach: [AssessmentEvent] = [
    .opened(opening),
    .asked(item: "partner"),
    .answered(item: "partner", answer: Answer(.choice("union"), origin: .typed)),
    .answered(item: "supports", answer: Answer(.choices(["mentor", "tools"]), origin: .scripted)),
    .answered(item: "plan", answer: Answer(.boolean(true), origin: .default)),
    .answered(item: "rating", answer: Answer(.integer(4), origin: .carriedOver)),
    .answered(item: "seats", answer: Answer(.integer(9_007_199_254_740_993), origin: .typed)),
    .answered(item: "wage", answer: Answer(.number(18.5), origin: .typed, respondent: "Grace")),
    .answered(item: "share", answer: Answer(.number(0.15), origin: .typed)),
    .answered(item: "start", answer: Answer(.date(CalendarDate("2027-06-01")!), origin: .typed)),
    .answered(item: "words", answer: Answer(.text("e\u{301} \u{202E}\u{7F}\"\\"), origin: .typed)),
    .answered(item: "plan", answer: Answer(.notApplicable, reason: "no shop", origin: .typed)),
    .answered(item: "plan", answer: Answer(.deferred, origin: .typed)),
    .answered(item: "plan", answer: Answer(.unknown, origin: .typed)),
    .undone(seq: 14),
    .noted(item: "plan", text: "ask again", author: "Ada"),
    .noted(item: nil, text: "all", author: nil),
    .evidenceAdded(item: "plan", text: "plans/2026.pdf", author: nil),
    .parked(item: "plan", with: "Grace"),
    .parked(item: "plan", with: nil),
    .sectionConfirmed(section: "partners", by: "Linus"),
    .resumed(tool: "groundwork 0.2.0"),
    .paused(reason: .endOfInput),
    .recovered(bytes: 17, sha256: String(repeating: "0f", count: 32)),
    .completed,
    .amended,
    .definitionChanged(
      AssessmentEvent.DefinitionChange(
        from: String(repeating: "ab", count: 32), to: String(repeating: "cd", count: 32), version: "1.3.0",
        kept: ["partner", "wage"], dropped: ["plan"])),
    .answered(item: "jobs", answer: Answer(unfinished: [row("Aide", nil)], origin: .typed)),
    .answered(item: "jobs", answer: Answer(unfinished: [row("Aide", nil)], isDeferred: true, origin: .typed)),
    .answered(
      item: "jobs",
      answer: Answer(.rows([row("Aide", .unknown), row("e\u{301}\"", .value(.integer(3)))]), origin: .scripted)),
    .actionAssigned(action: "name_lead", owner: "Dana Ortiz", due: CalendarDate("2027-03-01")!),
    .actionAssigned(action: "name_lead", owner: nil, due: nil),
    .compared(
      item: "wage",
      answers: [
        ComparedAnswer(
          assessment: "k3v9q0ab", respondent: "Grace", state: .answered, value: .number(18.5),
          notes: ["from \u{1B}[31m HR"],
          evidence: ["wages.xlsx"]),
        ComparedAnswer(assessment: "8f2mc71q", respondent: nil, state: .notApplicable, reason: "no shop"),
        ComparedAnswer(assessment: "c71q8f2m", respondent: "Linus", state: .notAsked),
      ]),
    .settled(
      item: "jobs", by: "Ada",
      answers: [
        ComparedAnswer(
          assessment: "k3v9q0ab", respondent: "Grace", state: .answered, value: .rows([row("Aide", .unknown)])),
        ComparedAnswer(assessment: "8f2mc71q", respondent: "Linus", state: .unknown),
      ]),
    .settled(
      item: "plan", by: nil,
      answers: [ComparedAnswer(assessment: "k3v9q0ab", respondent: "Grace", state: .open)]),
  ]

  /// The opening of an assessment that compares two others.
  static let consensusOpening: AssessmentEvent.Opening = {
    var opening = Sample.opening
    opening.consensus = AssessmentEvent.Opening.Consensus(
      sources: [
        AssessmentEvent.Opening.Source(
          assessment: "k3v9q0ab", respondents: ["Grace"], head: String(repeating: "0a", count: 32)),
        AssessmentEvent.Opening.Source(
          assessment: "8f2mc71q", respondents: [], head: String(repeating: "0b", count: 32)),
      ], questions: 9)
    return opening
  }()

  private static func row(_ job: String, _ openings: Row.Entry?) -> Row {
    var row = Row()
    row["job"] = .value(.text(job))
    row["openings"] = openings
    return row
  }

  static let items: [String: Item] = {
    let place = Diagnostic.Place(source: SourceText(name: "sample.json", text: ""), range: 0..<0)
    func form() -> Questionnaire {
      var parts = Questionnaire.Parts()
      parts.items = [("job", Item.Kind.text(isMultiline: false)), ("openings", .integer(Item.Bounds()))].enumerated()
        .map {
          Item(id: ItemID($1.0), index: $0, section: 0, kind: $1.1, text: LocalizedText($1.0), place: place)
        }
      parts.sections = [
        Section(id: SectionID("row"), index: 0, title: LocalizedText("row"), items: 0..<2, place: place)
      ]
      parts.dependencies = DependencyGraph(sections: parts.sections, items: parts.items, computed: [])
      return Questionnaire(parts, source: place.source)
    }
    func choices(_ ids: String...) -> [Choice] { ids.map { Choice(id: ChoiceID($0), text: LocalizedText($0)) } }
    let kinds: [(String, Item.Kind)] = [
      ("partner", .choice(choices("union", "college", "none"))),
      ("supports", .multichoice(choices("mentor", "tools", "childcare"))),
      ("plan", .boolean),
      ("rating", .rating(range: 1...5, labels: [:])),
      ("seats", .integer(Item.Bounds())),
      ("wage", .money(Item.Bounds(least: 0), currency: "USD", decimals: 2)),
      ("share", .percent(Item.Bounds(least: 0, greatest: 1), decimals: nil)),
      ("start", .date(earliest: nil, latest: nil)),
      ("words", .text(isMultiline: true)),
      ("jobs", .list(RowForm(form(), list: "jobs", title: nil, rowCount: 1...5))),
    ]
    return Dictionary(
      uniqueKeysWithValues: kinds.enumerated().map { index, kind in
        (
          kind.0,
          Item(
            id: ItemID(kind.0), index: index, section: 0, kind: kind.1, text: LocalizedText(kind.0), place: place)
        )
      })
  }()

  /// The bytes of a transcript with some events, a second apart.
  static func transcript(_ events: [AssessmentEvent] = events) throws -> [UInt8] {
    let disk = SimulatedDisk()
    let writer = try TranscriptWriter.create(path: path, holder: "test", files: disk, clock: clock())
    for event in events { try writer.append(event) }
    return disk[path]!
  }

  static let path = "sample.jsonl"

  /// A clock that starts at ``time`` and goes on by a second with every look.
  static func clock() -> () -> Int64 {
    var now = time - 2000
    return {
      now += 1000
      return now
    }
  }

  /// The lines of a transcript, each with its line feed.
  static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { Array($0) + [0x0A] }
  }

  /// All events of a transcript.
  static func read(_ bytes: [UInt8]) throws -> [RecordedEvent] {
    var reader = try TranscriptReader(path: path, files: SimulatedDisk([path: bytes]))
    var events: [RecordedEvent] = []
    while let record = try reader.next() {
      if let event = try record.event(language: "en", item: { items[$0] }) { events.append(event) }
    }
    return events
  }

  static func verify(_ bytes: [UInt8], keptHead: String? = nil) throws -> TranscriptVerification {
    try TranscriptVerification(path: path, keptHead: keptHead, files: SimulatedDisk([path: bytes]))
  }
}
