import Questionnaires
import Scoring

/// Chooses what a summary says.
struct SummaryBuilder {
  private let report: Report
  private let titles: [SectionID: String]

  /// Creates a builder for a report.
  init(_ report: Report) {
    self.report = report
    titles = Dictionary(report.sections.map { ($0.id, $0.title) }) { first, _ in first }
  }

  /// The page.
  var summary: ReportSummary {
    let (lead, reasons) = Wording.heldBack(report.standing)
    let rest = report.actions.count - ReportSummary.actionLimit
    return ReportSummary(
      result: SummaryWords.result(report.standing), targets: targets, strengths: strengths, gaps: gaps,
      heldBack: reasons.isEmpty ? nil : ReportSummary.HeldBack(lead: lead, reasons: reasons),
      actions: report.actions.prefix(ReportSummary.actionLimit).enumerated().map(action),
      moreActions: rest > 0 ? SummaryWords.moreActions(rest) : nil)
  }

  private var targets: ReportSummary.Targets? {
    let aimed = report.sections.filter { $0.target != nil && $0.score != nil }
    guard !aimed.isEmpty else { return nil }
    func reaches(_ share: Double, _ section: Report.SectionResult) -> Bool {
      share >= (section.target ?? 1) - Tolerance.threshold
    }
    let reached = aimed.filter { reaches($0.score?.share ?? 0, $0) }
    return ReportSummary.Targets(
      reached: reached.map(\.id), count: aimed.count,
      text: SummaryWords.targets(
        reached: reached.map(\.title), count: aimed.count,
        isCertain: aimed.allSatisfy { reaches($0.score?.low ?? 0, $0) == reaches($0.score?.high ?? 1, $0) }))
  }

  private var strengths: [ReportSummary.Statement] {
    report.strengths.prefix(ReportSummary.statementLimit).map { entry in
      statement(of: entry, SummaryWords.strength(entry), missing: missing(entry), stake: nil)
    }
  }

  private var gaps: [ReportSummary.Statement] {
    let candidates = report.answers.enumerated().filter { _, entry in
      guard entry.isCounted, entry.item.number != nil, entry.bucket != .inPlace, missing(entry) > Tolerance.threshold
      else { return false }
      return entry.state != .open
    }
    let sorted = candidates.sorted { lhs, rhs in
      (-missing(lhs.element), lhs.offset) < (-missing(rhs.element), rhs.offset)
    }
    return sorted.prefix(ReportSummary.statementLimit).map { _, entry in
      let missing = missing(entry)
      let stake = report.scoring.addsUp ? SummaryWords.stake(missing, isSettled: entry.share != nil) : nil
      return statement(of: entry, SummaryWords.gap(entry), missing: missing, stake: stake)
    }
  }

  private func missing(_ entry: Report.AnswerEntry) -> Double {
    entry.effectiveWeight * (1 - min(1, entry.share ?? 0))
  }

  private func statement(
    of entry: Report.AnswerEntry, _ text: String, missing: Double, stake: String?
  ) -> ReportSummary.Statement {
    let title = titles[entry.section] ?? entry.section.text
    return ReportSummary.Statement(
      item: entry.item, section: entry.section, sectionTitle: title, text: text,
      basis: entry.share == nil ? .unsettled : .settled, share: entry.share, effectiveWeight: entry.effectiveWeight,
      missing: missing, origin: SummaryWords.origin(entry.item, section: title), stake: stake)
  }

  private func action(_ place: Int, _ entry: Report.PlanEntry) -> ReportSummary.NextAction {
    let owner = [entry.assignee, entry.owner].compactMap { $0 }.first { !$0.isEmpty }
    let date = entry.due ?? entry.schedule.finish
    return ReportSummary.NextAction(
      number: place + 1, id: entry.id, title: entry.title, owner: owner, date: date, isPromised: entry.due != nil,
      text: SummaryWords.commitment(owner: owner, date: date, isPromised: entry.due != nil))
  }
}

extension ScoringModel {
  /// Whether the headline is a sum in which each question has its weight for a part.
  fileprivate var addsUp: Bool {
    switch self {
    case .weightedMean, .sum: true
    case .allOrNothing, .worst, .ladder, .deduct: false
    }
  }
}
