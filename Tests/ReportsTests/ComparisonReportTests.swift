import Assessments
import Questionnaires
import Reports
import Scoring
import Testing

/// Two scores with what may be said of them.
struct TrendCase: Sendable, CustomTestStringConvertible {
  var first: Score?
  var last: Score?
  var isLikeForLike = true
  var trend: ComparisonReport.Trend

  var testDescription: String { "\(trend)" }

  static func closed(_ share: Double) -> Score { Score(share: share, low: share, high: share) }

  static let all: [TrendCase] = [
    TrendCase(first: closed(0.4), last: closed(0.6), trend: .risen),
    TrendCase(first: closed(0.6), last: closed(0.4), trend: .fallen),
    TrendCase(first: closed(0.5), last: closed(0.5), trend: .same),
    // The end of one interval is the beginning of the other: both may be the same.
    TrendCase(first: Score(share: 0.4, low: 0.4, high: 0.6), last: closed(0.6), trend: .mayHaveRisen),
    TrendCase(first: Score(share: 0.4, low: 0.4, high: 0.59), last: closed(0.6), trend: .risen),
    TrendCase(first: closed(0.5), last: Score(share: 0.4, low: 0.3, high: 0.7), trend: .mayHaveFallen),
    TrendCase(first: closed(0.5), last: Score(share: 0.3, low: 0.3, high: 0.45), trend: .fallen),
    // Only the interval moved.
    TrendCase(first: Score(share: 0.5, low: 0.5, high: 0.9), last: closed(0.5), trend: .undecided),
    TrendCase(first: closed(0.4), last: closed(0.6), isLikeForLike: false, trend: .mayHaveRisen),
    TrendCase(first: closed(0.6), last: closed(0.4), isLikeForLike: false, trend: .mayHaveFallen),
    TrendCase(first: closed(0.5), last: closed(0.5), isLikeForLike: false, trend: .undecided),
    TrendCase(first: nil, last: closed(0.5), trend: .incomparable),
    TrendCase(first: closed(0.5), last: nil, trend: .incomparable),
  ]
}

@Suite struct ComparisonReportTests {
  private typealias Sample = ComparisonSample

  /// What a terminal shows, with each line end a space.
  private static func prose(_ report: ComparisonReport) -> String {
    let words = TerminalRenderer(.plain).render(report).split { $0 == " " || $0 == "\n" }
    return words.joined(separator: " ")
  }

  @Test(arguments: TrendCase.all)
  func `only intervals that lie apart tell a rise or a fall`(row: TrendCase) {
    #expect(ComparisonReport.Trend(from: row.first, to: row.last, isLikeForLike: row.isLikeForLike) == row.trend)
  }

  @Test func `work done raises score and level, closes the gate and finishes the steps`() throws {
    let report = try Sample.compare([
      Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: false)),
      Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true, visits: 5)),
    ])
    #expect(report.order == .time)
    #expect(report.basis == .sameDefinition)
    #expect(report.trend == .risen)
    #expect(report.levelTrend == .risen)
    #expect(report.columns.map(\.level?.id.text) == ["start", "going"])
    #expect(report.gates.map(\.change) == [.closed])
    #expect(report.gates.map(\.cells) == [[.fails, .met]])
    #expect(report.sections.map(\.trend) == [.risen, .same])
    #expect(report.sections.map(\.change) == [1, 0])
    #expect(report.items.map(\.difference) == [.more, .more, .same, .same, .other])
    #expect(report.differingItems.map(\.id.text) == ["lead", "backing", "visits"])
    #expect(report.sameItemCount == 1)
    #expect(report.openItemCount == 1)
    let actions = Dictionary(uniqueKeysWithValues: report.actions.map { ($0.id.text, $0.change) })
    #expect(actions == ["name_lead": .done, "find_backing": .done, "ask_college": .toDo])
    #expect(report.computed.map(\.isDifferent) == [true, false])
    #expect(report.computed[0].change == 4)
    let counts = report.likeForLike
    #expect([counts.more, counts.less, counts.same, counts.answeredSince, counts.reopened] == [2, 0, 1, 0, 0])
  }

  @Test func `answers that were only missing are no improvement`() throws {
    let unknown = Answer(.unknown, origin: .typed)
    let report = try Sample.compare([
      Sample("a1", "2026-03-02", [("lead", unknown), ("backing", unknown), ("college", Sample.typed(.choice("no")))]),
      Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true)),
    ])
    #expect(report.trend == .mayHaveRisen)
    #expect(report.levelTrend == .mayHaveRisen)
    #expect(report.gates.map(\.change) == [.foundMet])
    let actions = Dictionary(uniqueKeysWithValues: report.actions.map { ($0.id.text, $0.change) })
    #expect(actions == ["name_lead": .foundInPlace, "find_backing": .foundInPlace, "ask_college": .toDo])
    #expect(report.items.prefix(2).map(\.difference) == [.answeredSince, .answeredSince])
    #expect(report.likeForLike.more == 0)
    #expect(report.likeForLike.answeredSince == 2)
    let text = Self.prose(report)
    #expect(
      text.contains("The score may have risen, from 0 (0 to 50) to 50 of 100: questions that are open, or were,"))
    #expect(!text.contains("has risen"))
    #expect(!text.contains("Done since"))
  }

  @Test func `a question that no longer applies finishes no step`() throws {
    var later = Sample.settled(lead: "yes", backing: true)
    later[2] = ("college", Answer(.notApplicable, reason: "closed", origin: .typed))
    let report = try Sample.compare([
      Sample("a1", "2026-03-02", Sample.settled(lead: "yes", backing: true)), Sample("b2", "2026-09-01", later),
    ])
    #expect(report.actions.map(\.change) == [.dropped])
  }

  @Test func `one client stands by date, several as they are named`() throws {
    let (early, late) = (
      Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: false)),
      Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true))
    )
    #expect(try Sample.compare([late, early]).columns.map(\.assessment) == ["a1", "b2"])
    var other = early
    other.client = "Ridge Clinic"
    let report = try Sample.compare([late, other])
    #expect(report.order == .clients)
    #expect(report.columns.map(\.name) == ["Lakeside Hospital", "Ridge Clinic"])
    #expect(report.columns.map(\.number) == [1, 2])
    // The name of neither is told in the question that both were asked.
    #expect(report.items[0].question == "Does somebody lead at ...?")
    #expect(report.gates[0].message == "no leader of ... backs it")
    #expect(try Sample.compare([early, late]).items[0].question == "Does somebody lead at Lakeside Hospital?")
  }

  @Test func `two of one day have labels of their own`() throws {
    let report = try Sample.compare([
      Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: false)),
      Sample("b2", "2026-03-02", Sample.settled(lead: "yes", backing: true)),
    ])
    #expect(report.columns.map(\.ordinal) == [1, 2])
    #expect(Self.prose(report).contains(" 2. Mar 2, 2026 (2): 50 of 100"))
  }

  @Test func `versions are matched by id and by concept, and told`() throws {
    var first = Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: true, college: "talks"))
    first.version = Sample.Version()
    var last = Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true, college: "yes"))
    last.version.version = "2.0.0"
    last.version.leadID = "leader"
    last.answers[0].0 = "leader"
    last.version.collegeChoices = """
      { "id": "no", "text": "No", "points": 0 }, { "id": "yes", "text": "Yes, two", "points": 1 }
      """
    last.version.more = """
      , { "id": "papers", "type": "boolean", "text": "Are the papers signed?" }
      """
    let report = try Sample.compare([first, last])
    #expect(report.basis == .versions)
    #expect([report.overlap.shared, report.overlap.total] == [5, 6])
    #expect(report.rulesDiffer)
    #expect(report.trend == .mayHaveRisen)
    let rows = Dictionary(uniqueKeysWithValues: report.items.map { ($0.id.text, $0) })
    #expect(rows["leader"]?.difference == .more)
    #expect(rows["leader"]?.definitionChanges == [])
    #expect(rows["college"]?.definitionChanges == [.choices, .points])
    #expect(rows["college"]?.cells.map(\.text) == ["In talks", "Yes, two"])
    #expect(rows["papers"]?.difference == .appeared)
    #expect(rows["papers"]?.cells.map(\.presence) == [.absent, .asked])
    #expect(report.actions.first { $0.id.text == "name_lead" }?.change == .done)
    let text = Self.prose(report)
    #expect(text.contains("The assessments answer different versions of the questionnaire: 1.0.0 and 2.0.0."))
    #expect(text.contains("5 of 6 questions stand in all of them: 83%."))
    #expect(text.contains("[not the same everywhere: choices, points]"))
    #expect(text.contains("what counts is not the same in both"))
    #expect(text.contains("- Are the papers signed? not in this version -> not answered yet"))
  }

  @Test func `another weight alone takes the certainty away`() throws {
    let first = Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: true))
    var last = Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true))
    last.version.leadWeight = 2
    let report = try Sample.compare([first, last])
    #expect(report.trend == .mayHaveRisen)
    #expect(report.sections.map(\.rulesDiffer) == [true, false])
    #expect(report.sections.map(\.trend) == [.mayHaveRisen, .same])
    #expect(report.items[0].definitionChanges == [.weight])
    #expect(Self.prose(report).contains("different texts of version 1.0.0 of the questionnaire."))
  }

  @Test func `scores by different models are not compared`() throws {
    let first = Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: true))
    var last = Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true))
    last.version.model = "sum"
    let report = try Sample.compare([first, last])
    #expect(report.trend == .incomparable)
    let text = Self.prose(report)
    #expect(text.contains("score by different rules"))
    #expect(text.contains("the weighted mean of the sections and points over all questions"))
  }

  @Test func `different questionnaires are compared by concept, or refused`() throws {
    let first = Sample("a1", "2026-03-02", Sample.settled(lead: "no", backing: true))
    var last = Sample("b2", "2026-09-01", Sample.settled(lead: "yes", backing: true))
    last.version.id = "other"
    let report = try Sample.compare([first, last])
    #expect(report.basis == .concepts)
    #expect(report.items.map(\.id.text) == ["lead"])
    #expect(report.sections.isEmpty && report.gates.isEmpty && report.actions.isEmpty && report.computed.isEmpty)
    #expect(report.trend == .incomparable)
    #expect(report.levelTrend == nil)
    last.version.concepts = false
    let sources = [try first.source, try last.source]
    #expect(
      throws: ComparisonProblem.nothingShared(
        assessment: "a1", questionnaire: "partners", other: "b2", otherQuestionnaire: "other")
    ) { try ComparisonReport(sources) }
    #expect(throws: ComparisonProblem.tooFew) { try ComparisonReport([sources[0]]) }
  }

  @Test func `what is only different in between is told`() throws {
    let report = try Sample.compare([
      Sample("a1", "2026-03-02", Sample.settled(lead: "yes", backing: true)),
      Sample("b2", "2026-06-01", Sample.settled(lead: "no", backing: true)),
      Sample("c3", "2026-09-01", Sample.settled(lead: "yes", backing: true)),
    ])
    #expect(report.items[0].difference == .between)
    #expect(report.actions.map(\.change) == [.toDo, .between])
    #expect(Self.prose(report).contains("Different only in between (1)"))
  }

  @Test func `letters go on behind Z`() throws {
    let samples = (0..<28).map { Sample("a\($0)", "2026-03-02", Sample.settled(lead: "no", backing: true)) }
    let report = try Sample.compare(samples, isAnonymous: true)
    #expect(report.columns.map(\.name).suffix(4) == ["Y", "Z", "AA", "AB"])
  }
}
