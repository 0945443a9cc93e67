import Assessments
import ExpressionLanguage
import JSONDocuments
import Localization
import Questionnaires
import Scoring

extension ReportBuilder {
  // MARK: - Level

  /// Score, level and counts.
  var standing: Report.Standing {
    Report.Standing(
      score: sheet.total, intervalIsExact: sheet.intervalIsExact, coverage: sheet.coverage, buckets: sheet.buckets,
      ladder: ladder, level: sheet.level?.reached.map(level), absence: sheet.level?.absence,
      next: sheet.level.flatMap(next),
      counts: counts)
  }

  private var ladder: Report.Ladder? {
    guard questionnaire.scoring.model == .ladder, sheet.total != nil else { return nil }
    let rungs = questionnaire.sections.filter { $0.weight > 0 && sheet.sections[$0.index].score != nil }
    func isMet(_ section: Section) -> Bool {
      (sheet.sections[section.index].share ?? 0) >= (section.target ?? 1) - Tolerance.threshold
    }
    let first = rungs.firstIndex { !isMet($0) }
    return Report.Ladder(
      met: first ?? rungs.count, count: rungs.count,
      next: first.map { place in
        let section = rungs[place]
        return Report.Rung(
          id: section.id, title: text(section.title), share: sheet.sections[section.index].share ?? 0,
          target: section.target ?? 1)
      })
  }

  /// A level by name.
  func level(_ index: Int) -> Report.LevelSummary {
    let level = questionnaire.levels[index]
    return Report.LevelSummary(
      id: level.id, title: text(level.title), summary: level.summary.map(text), from: level.from)
  }

  private func next(_ result: LevelResult) -> Report.NextLevel? {
    guard let next = result.next else { return nil }
    let missing = result.failingGates.map { gate in
      switch gate.state {
      case .fails:
        Report.Missing(gate: gate.gate, message: text(gate.message), kind: .fails, waitsFor: [], problem: nil)
      case .undecided(let items):
        Report.Missing(
          gate: gate.gate, message: text(gate.message), kind: .undecided, waitsFor: items.map(reference), problem: nil)
      case .failedToEvaluate(let problem):
        Report.Missing(
          gate: gate.gate, message: text(gate.message), kind: .failedToEvaluate, waitsFor: [], problem: problem)
      }
    }
    return Report.NextLevel(level: level(next), shortBy: result.shortBy, missing: missing)
  }

  private var counts: Report.Counts {
    var counts = Report.Counts(
      asked: 0, answered: 0, unknown: 0, notApplicable: 0, skipped: 0, open: 0, undecided: 0,
      holdingScore: sheet.unsettled.count)
    for item in questionnaire.items.indices where isListed(item) {
      guard responses.applicability(of: item) == .asked else {
        counts.undecided += 1
        continue
      }
      counts.asked += 1
      switch responses.state(of: item) {
      case .answered: counts.answered += 1
      case .unknown: counts.unknown += 1
      case .notApplicable: counts.notApplicable += 1
      case .deferred: counts.skipped += 1
      case .open, .notAsked: counts.open += 1
      }
    }
    return counts
  }

  // MARK: - Sections

  /// The sections of which something is asked or may be.
  var sections: [Report.SectionResult] {
    questionnaire.sections.filter { $0.items.contains(where: isListed) }.map { section in
      let result = sheet.sections[section.index]
      let listed = section.items.filter(isListed)
      return Report.SectionResult(
        id: section.id, title: text(section.title),
        isScored: section.items.contains {
          questionnaire.items[$0].scoring != nil && questionnaire.items[$0].weight > 0
        },
        score: result.score,
        isExact: result.isExact, target: section.target, coverage: result.coverage,
        effectiveWeight: result.effectiveWeight, buckets: result.buckets,
        openCount: listed.count { [.open, .deferred].contains(responses.state(of: $0)) },
        unknownCount: listed.count { responses.state(of: $0) == .unknown },
        confirmedBy: session.confirmations[section.index])
    }
  }

  /// Whether the order of the sections survives other weights.
  var sturdiness: Report.SturdinessResult? {
    let found = Sturdiness(sheet, of: questionnaire)
    // Where hardly anything is answered there is no order to speak of.
    guard found.sectionCount > 1, sheet.sections.count(where: { $0.coverage > 0 }) > 1 else { return nil }
    let sections = questionnaire.sections
    return Report.SturdinessResult(
      closeCalls: found.closeCalls.map { pair in
        Report.SturdinessResult.Pair(
          ahead: sections[pair.ahead].id, aheadTitle: text(sections[pair.ahead].title),
          behind: sections[pair.behind].id, behindTitle: text(sections[pair.behind].title))
      })
  }

  // MARK: - Computed values

  /// The computed values that results show.
  var computed: [Report.ComputedResult] {
    questionnaire.computed.filter(\.isShown).map { definition in
      let outcome = responses.computed(definition.index)
      let text =
        if case .value(let value) = outcome { words(for: value, of: definition) } else { Responses.notAnsweredText }
      return Report.ComputedResult(
        id: definition.id, title: self.text(definition.title), text: text, value: value(of: outcome))
    }
  }

  /// A computed value in words, a number with its unit.
  func words(for value: Value, of definition: ComputedValue) -> String {
    let text = responses.words(for: value, of: definition, in: language)
    guard let unit = definition.unit, self.value(of: .value(value))?.isNumber == true else { return text }
    return text + " " + self.text(unit)
  }

  /// A value for programs: a date as `YYYY-MM-DD`, everything else as the language writes it.
  func value(of outcome: Outcome) -> JSONValue? {
    guard case .value(let value) = outcome else { return nil }
    switch value {
    case .double(let number): return number.isFinite ? .number(number) : nil
    case .timestamp(let moment): return CalendarDate(moment).map { .string($0.description) }
    default: return value.json
    }
  }
}

extension Report {
  /// How scores come about, in a few sentences.
  static func method(of model: ScoringModel) -> String {
    let model =
      switch model {
      case .weightedMean:
        localized("The score is the weighted mean of the sections, each the weighted mean of its questions.")
      case .sum:
        localized("The score is the points earned over the points that can be had, over all questions alike.")
      case .allOrNothing:
        localized("The score is 100 where every question that counts is answered in full, and 0 otherwise.")
      case .worst:
        localized("The score is that of the weakest section, each the weighted mean of its questions.")
      case .deduct:
        localized("The score is what is left of a total after each question has taken off what it lacks.")
      case .ladder:
        localized(
          """
          The score is the share of steps met before the first that is not; a step is met when its section reaches its \
          target.
          """)
      }
    return model + " "
      + localized(
        """
        Questions that do not apply are left out. Those without an answer count 0 in the score and show in what it \
        could still be. Steps are ordered by the next level first, then by gain for the work.
        """)
  }
}

extension JSONValue {
  /// Whether it is a number, to which a unit belongs.
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }
}
