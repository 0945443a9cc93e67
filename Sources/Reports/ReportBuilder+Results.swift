import ExpressionLanguage
import Questionnaires
import Scoring

extension ReportBuilder {
  // MARK: - Level

  /// Score, level and counts.
  var standing: Report.Standing {
    Report.Standing(
      score: sheet.total, intervalIsExact: sheet.intervalIsExact, coverage: sheet.coverage, buckets: sheet.buckets,
      level: sheet.level?.reached.map(level), absence: sheet.level?.absence, next: sheet.level.flatMap(next),
      counts: counts)
  }

  private func level(_ index: Int) -> Report.LevelSummary {
    let level = questionnaire.levels[index]
    return Report.LevelSummary(
      id: level.id, title: text(level.title), summary: level.summary.map(text), from: level.from)
  }

  private func next(_ result: LevelResult) -> Report.NextLevel? {
    guard let next = result.next else { return nil }
    let missing = result.failingGates.map { gate in
      switch gate.state {
      case .fails: Report.Missing(message: text(gate.message), kind: .fails, waitsFor: [], problem: nil)
      case .undecided(let items):
        Report.Missing(message: text(gate.message), kind: .undecided, waitsFor: items.map(reference), problem: nil)
      case .failedToEvaluate(let problem):
        Report.Missing(message: text(gate.message), kind: .failedToEvaluate, waitsFor: [], problem: problem)
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
        isScored: section.items.contains { questionnaire.items[$0].scoring != nil }, score: result.score,
        isExact: result.isExact, target: section.target, coverage: result.coverage,
        effectiveWeight: result.effectiveWeight, buckets: result.buckets,
        openCount: listed.count { [.open, .deferred].contains(responses.state(of: $0)) },
        unknownCount: listed.count { responses.state(of: $0) == .unknown })
    }
  }

  // MARK: - Computed values

  /// The computed values that results show.
  var computed: [Report.ComputedResult] {
    questionnaire.computed.filter(\.isShown).map { definition in
      let value = value(of: responses.computed(definition.index))
      var text = responses.computedText(definition.index, in: language)
      if value != nil, let unit = definition.unit { text += " " + self.text(unit) }
      return Report.ComputedResult(id: definition.id, title: self.text(definition.title), text: text, value: value)
    }
  }

  private func value(of outcome: Outcome) -> AnswerValue? {
    guard case .value(let value) = outcome else { return nil }
    switch value {
    case .bool(let truth): return .boolean(truth)
    case .int(let number): return .integer(number)
    case .double(let number): return number.isFinite ? .number(number) : nil
    case .string(let text): return .text(text)
    case .timestamp(let moment): return CalendarDate(moment).map { .date($0) }
    default: return nil
    }
  }
}

extension Report {
  /// How scores come about, in a few sentences.
  static func method(of model: ScoringModel) -> String {
    let model =
      switch model {
      case .weightedMean:
        "The score is the weighted mean of the sections, each the weighted mean of its questions."
      }
    return model
      + " Questions that do not apply are left out. Those without an answer count 0 in the score and show in "
      + "what it could still be. Steps are ordered by the next level first, then by gain for the work."
  }
}
