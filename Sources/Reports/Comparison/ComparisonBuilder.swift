import Diagnostics
import Questionnaires
import Scoring

/// Puts assessments beside each other.
struct ComparisonBuilder {
  /// In the order of the columns.
  let sources: [ComparisonSource]
  let order: ComparisonReport.Order
  let basis: ComparisonReport.Basis
  let texts: ComparisonTexts
  /// The distinct definitions, in the order of the columns that answer them first.
  let definitions: [Questionnaire]
  /// The index of each column's definition.
  let definitionOf: [Int]
  let matching: ItemMatching
  /// What each assessment says to the questions that it asks, by name.
  private let entries: [[ItemID: Report.AnswerEntry]]

  init(_ given: [ComparisonSource], isAnonymous: Bool) throws(ComparisonProblem) {
    guard given.count >= 2 else { throw .tooFew }
    let clients = Set(given.map(\.report.client.name))
    order = clients.count == 1 ? .time : .clients
    sources = order == .time ? Self.byTime(given) : given
    (definitions, definitionOf) = Self.distinct(sources.map(\.questionnaire))
    let isOneQuestionnaire = Set(definitions.map(\.id)).count == 1
    basis = definitions.count == 1 ? .sameDefinition : isOneQuestionnaire ? .versions : .concepts
    texts = ComparisonTexts(
      sources, order: order, language: sources[sources.count - 1].report.language, isAnonymous: isAnonymous)
    matching = ItemMatching(definitions, byConceptAlone: basis == .concepts)
    entries = sources.map { source in
      Dictionary(source.report.answers.map { ($0.item.id, $0) }) { first, _ in first }
    }
    if basis == .concepts { try requireSomethingShared() }
  }

  private static func byTime(_ sources: [ComparisonSource]) -> [ComparisonSource] {
    sources.enumerated().sorted { lhs, rhs in
      let (first, second) = (lhs.element.report, rhs.element.report)
      return (first.opened, first.lastEvent.milliseconds, lhs.offset)
        < (second.opened, second.lastEvent.milliseconds, rhs.offset)
    }
    .map(\.element)
  }

  private static func distinct(_ questionnaires: [Questionnaire]) -> ([Questionnaire], [Int]) {
    var found: [Questionnaire] = []
    let indices = questionnaires.map { questionnaire in
      let known = found.firstIndex {
        $0 === questionnaire || $0.id == questionnaire.id && $0.source.bytes == questionnaire.source.bytes
      }
      if known == nil { found.append(questionnaire) }
      return known ?? found.count - 1
    }
    return (found, indices)
  }

  /// Some question must stand in two different questionnaires.
  private func requireSomethingShared() throws(ComparisonProblem) {
    let isShared = matching.matches.contains { match in
      Set(definitions.indices.filter { match.indices[$0] != nil }.map { definitions[$0].id }).count > 1
    }
    guard !isShared else { return }
    let other = sources.first { $0.questionnaire.id != sources[0].questionnaire.id }!
    throw .nothingShared(
      assessment: sources[0].report.assessment, questionnaire: sources[0].questionnaire.id,
      other: other.report.assessment, otherQuestionnaire: other.questionnaire.id)
  }

  // MARK: - Parts

  /// The definition of the last column.
  var latest: Questionnaire { sources[sources.count - 1].questionnaire }
  var first: Report { sources[0].report }
  var last: Report { sources[sources.count - 1].report }

  /// Whether the first and the last column answer the same definition.
  var isSameDefinition: Bool { definitionOf[0] == definitionOf[definitionOf.count - 1] }

  /// What a column says to a question; `nil` where it is not asked.
  func entry(_ column: Int, _ id: ItemID) -> Report.AnswerEntry? { entries[column][id] }

  func report() -> ComparisonReport {
    let items = itemRows
    var report = ComparisonReport(
      title: texts.shared(latest.title, told: titles), language: texts.language, order: order, basis: basis,
      isAnonymous: texts.isAnonymous, columns: columns, overlap: matching.overlap, definitions: definitionNames,
      models: definitions.map(\.scoring.model), rulesDiffer: rulesDiffer, trend: trend, levelTrend: levelTrend,
      likeForLike: ComparisonReport.LikeForLike(items), sections: [], items: items, gates: [], computed: [],
      actions: [], leftOut: ComparisonReport.LeftOut())
    if texts.isAnonymous { leaveOut(from: &report) }
    guard basis != .concepts else { return report }
    report.sections = sectionRows
    report.gates = gateRows
    report.actions = actionRows(items)
    let computed = computedRows
    report.computed = computed.rows
    report.leftOut.computed = computed.leftOut
    return report
  }

  private var titles: [String] {
    sources.filter { $0.questionnaire === latest }.map(\.report.definition.title)
  }

  private var definitionNames: [Report.Definition] {
    definitions.map { definition in
      Report.Definition(
        id: definition.id, version: definition.version, title: texts.plain(definition.title), summary: nil)
    }
  }

  private var rulesDiffer: Bool {
    !isSameDefinition
      && ScoringSignature.whole(sources[0].questionnaire) != ScoringSignature.whole(latest)
  }

  private var trend: ComparisonReport.Trend {
    // Shares of other questions, or by another rule, are not on one scale.
    guard basis != .concepts, sources[0].questionnaire.scoring.model == latest.scoring.model else {
      return .incomparable
    }
    return ComparisonReport.Trend(
      from: first.standing.score, to: last.standing.score, isLikeForLike: !rulesDiffer)
  }

  private var columns: [ComparisonReport.Column] {
    var seen: [String: Int] = [:]
    return sources.enumerated().map { index, source in
      let report = source.report
      let name = texts.isAnonymous ? Self.letters(index) : report.client.name.flatMap { $0.isEmpty ? nil : $0 }
      let ordinal = seen["\(name ?? "")\n\(report.opened)", default: 0] + 1
      seen["\(name ?? "")\n\(report.opened)"] = ordinal
      return ComparisonReport.Column(
        number: index + 1, name: name, ordinal: ordinal, assessment: texts.isAnonymous ? nil : report.assessment,
        opened: report.opened, lastDay: report.planned, definition: definitionOf[index], isComplete: report.isComplete,
        consensusOf: report.agreement?.people.count, score: report.standing.score,
        intervalIsExact: report.standing.intervalIsExact, coverage: report.standing.coverage,
        level: report.standing.level.map { level in
          ComparisonReport.LevelPlace(
            id: level.id, title: title(of: level, in: source), rank: rank(of: level.id))
        },
        absence: report.standing.absence, counts: report.standing.counts, head: texts.isAnonymous ? nil : report.head)
    }
  }

  private func title(of level: Report.LevelSummary, in source: ComparisonSource) -> String {
    guard texts.isAnonymous || source.report.language != texts.language else { return level.title }
    return source.questionnaire.levels.first { $0.id == level.id }.map { texts.plain($0.title) } ?? level.id.text
  }

  /// `A` ... `Z`, `AA`, `AB` ..., as spreadsheets name columns.
  static func letters(_ index: Int) -> String {
    var rest = index + 1
    var letters = ""
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  // MARK: - Anonymity

  /// Free texts are left out: they may name the client, and nobody can tell.
  private func leaveOut(from report: inout ComparisonReport) {
    report.leftOut.answers = report.items.count { $0.type == "text" }
    report.leftOut.lists = report.items.count { $0.type == "list" }
    report.items.removeAll { $0.type == "text" }
  }
}
