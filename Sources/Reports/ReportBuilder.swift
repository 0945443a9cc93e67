package import Assessments
import Diagnostics
import ExpressionLanguage
import Localization
import Questionnaires
package import Scoring

extension Report {
  /// Gathers what an assessment comes to.
  /// - Parameters:
  ///   - sheet: the scores of the session's answers.
  ///   - plan: the plan made from them.
  ///   - head: the head of the transcript, in hex, where one is kept.
  package init(session: AssessmentSession, sheet: ScoreSheet, plan: Plan, head: String?) {
    self = Language(session.opening.language).speaking {
      ReportBuilder(session: session, sheet: sheet, plan: plan).report(head: head)
    }
  }
}

/// Turns indices into names, numbers and texts.
struct ReportBuilder {
  /// The assessment.
  let session: AssessmentSession
  /// Its scores.
  let sheet: ScoreSheet
  /// Its plan.
  let plan: Plan
  /// The number of each question that is asked, by item index.
  private let numbers: [Int: Int]
  /// What each question that is asked only perhaps waits for, by item index.
  private let pending: [Int: [Int]]
  /// The items whose chosen answer names an action, by action.
  private let callers: [ActionID: [Int]]
  /// The remarks to each question, in the order made, by item index.
  private let notes: [Int: [String]]

  /// Creates a builder for one state of a session.
  init(session: AssessmentSession, sheet: ScoreSheet, plan: Plan) {
    self.session = session
    self.sheet = sheet
    self.plan = plan
    let asked = session.askedItems
    numbers = Dictionary(uniqueKeysWithValues: asked.enumerated().map { ($1, $0 + 1) })
    let questionnaire = session.questionnaire
    pending = Dictionary(
      uniqueKeysWithValues: session.pendingItems.map { pending in
        (pending.item, pending.waitingFor.compactMap { questionnaire.itemIndex(ItemID($0)) })
      })
    var callers: [ActionID: [Int]] = [:]
    for item in questionnaire.items where !item.choices.isEmpty {
      for choice in Self.chosen(in: session.responses.answer(to: item.index)?.value).compactMap(item.choice) {
        for action in choice.actions where callers[action]?.last != item.index {
          callers[action, default: []].append(item.index)
        }
      }
    }
    self.callers = callers
    notes = Dictionary(grouping: session.notes.filter { $0.item != nil }) { $0.item ?? 0 }.mapValues { $0.map(\.text) }
  }

  /// The assessment's definition.
  var questionnaire: Questionnaire { session.questionnaire }
  /// The assessment's answers.
  var responses: Responses { session.responses }
  /// The language in which texts are given.
  var language: String { session.opening.language }

  /// The report.
  func report(head: String?) -> Report {
    let answers = questionnaire.items.indices.filter(isListed).map(entry)
    let schedule = Schedule(plan.actions.map(\.action), of: questionnaire, from: lastDay)
    let actions = zip(plan.actions, schedule.entries).map(planEntry)
    return Report(
      assessment: session.opening.assessment,
      definition: definition,
      language: language, client: responses.client, opened: session.opening.today,
      isComplete: session.status == .completed, facilitator: session.opening.facilitator,
      respondents: session.opening.respondents, agreement: AgreementReport(session),
      scoring: questionnaire.scoring.model, standing: standing, levels: questionnaire.levels.indices.map(level),
      sections: sections, sturdiness: sturdiness,
      computed: computed,
      strengths: strengths(among: answers), actions: actions, planned: lastDay, findOut: plan.findOut.map(waiting),
      open: open,
      notes: session.notes.map { remark(item: $0.item, text: $0.text, author: $0.author) },
      evidence: session.evidence.map { remark(item: $0.item, text: $0.text, author: $0.author) },
      answers: answers, failures: failures, sources: sources, method: Report.method(of: questionnaire.scoring.model),
      tool: session.opening.tool, definitionDigest: session.definitionDigest,
      lastEvent: Report.LastEvent(seq: session.lastSeq, milliseconds: session.lastMilliseconds), head: head)
  }

  /// The questionnaire that was answered.
  var definition: Report.Definition {
    Report.Definition(
      id: questionnaire.id, version: questionnaire.version, title: text(questionnaire.title),
      summary: questionnaire.summary.map(text))
  }

  // MARK: - Naming

  /// A text with answers piped in.
  func text(_ text: LocalizedText) -> String { responses.text(text, in: language) }

  /// A question by name and number.
  func reference(_ item: Int) -> Report.ItemReference {
    let definition = questionnaire.items[item]
    return Report.ItemReference(id: definition.id, number: numbers[item], question: text(definition.text))
  }

  /// Whether a question is asked or may be.
  func isListed(_ item: Int) -> Bool { numbers[item] != nil || pending[item] != nil }

  /// A value in words, with answers piped into the texts of choices.
  func words(for value: AnswerValue, to item: Int) -> String {
    let item = questionnaire.items[item]
    func chosen(_ id: String) -> String { item.choice(id).map { text($0.text) } ?? id }
    switch value {
    case .choice(let id): return chosen(id)
    case .choices(let ids): return ids.map(chosen).joined(separator: "; ")
    default: return item.text(of: value, in: language)
    }
  }

  /// An answer in words, whatever its state.
  func words(for answer: Answer?, to item: Int) -> String {
    guard let answer else { return localized("open") }
    switch answer.state {
    case .answered: return answer.value.map { words(for: $0, to: item) } ?? localized("open")
    case .unknown: return localized("not known")
    case .notApplicable: return localized("not applicable") + (answer.reason.map { ": \($0)" } ?? "")
    case .deferred: return localized("skipped") + rowsSoFar(answer)
    case .open: return localized("open") + rowsSoFar(answer)
    case .notAsked: return localized("not asked")
    }
  }

  /// The rows of a list that is not finished, which are kept though they do not count yet.
  private func rowsSoFar(_ answer: Answer) -> String {
    guard case .rows(let rows)? = answer.value, !rows.isEmpty else { return "" }
    return localized(rows.count, one: ", with \(rows.count) row so far", other: ", with \(rows.count) rows so far")
  }

  // MARK: - Questions

  private func entry(_ index: Int) -> Report.AnswerEntry {
    let item = questionnaire.items[index]
    let answer = responses.answer(to: index)
    let score = sheet.items[index]
    return Report.AnswerEntry(
      item: reference(index), section: questionnaire.sections[item.section].id, state: responses.state(of: index),
      value: answer?.value, text: words(for: answer, to: index), reason: answer?.reason, origin: answer?.origin,
      respondent: answer?.respondent, findings: findings(of: answer, item), isCounted: score.isCounted,
      share: score.share, effectiveWeight: score.effectiveWeight, bucket: score.bucket,
      notes: notes[index] ?? [], sources: citations(item.sources).map(\.id),
      parkedWith: responses.state(of: index) == .deferred ? session.parked[index] : nil,
      statements: session.statements(of: index), isAgreed: session.agreement(on: index)?.verdict == .agreed,
      settlement: session.settler(of: index).map { Report.AnswerEntry.Settlement(by: $0.isEmpty ? nil : $0) })
  }

  private func findings(of answer: Answer?, _ item: Item) -> [String] {
    Self.chosen(in: answer?.value).compactMap { item.choice($0)?.finding.map(text) }
  }

  private static func chosen(in value: AnswerValue?) -> [String] {
    switch value {
    case .choice(let id): [id]
    case .choices(let ids): ids
    default: []
    }
  }

  private func waiting(_ item: Int) -> Report.Waiting {
    let who = session.parked[item]
    return Report.Waiting(
      item: reference(item), state: responses.state(of: item), isParked: who != nil,
      with: who.flatMap { $0.isEmpty ? nil : $0 }, waitsFor: (pending[item] ?? []).map(reference))
  }

  private var open: [Report.Waiting] {
    let listed = Set(plan.findOut)
    return questionnaire.items.indices.filter { item in
      guard isListed(item), !listed.contains(item) else { return false }
      let state = responses.state(of: item)
      return state == .open || state == .deferred
    }
    .map(waiting)
  }

  private func remark(item: Int?, text: String, author: String?) -> Report.Remark {
    Report.Remark(item: item.map(reference), text: text, author: author)
  }

  private func strengths(among answers: [Report.AnswerEntry]) -> [Report.AnswerEntry] {
    let inPlace = answers.filter { $0.isCounted && $0.bucket == .inPlace && $0.effectiveWeight > 0 }
    let sorted = inPlace.enumerated().sorted { lhs, rhs in
      (-lhs.element.effectiveWeight, lhs.offset) < (-rhs.element.effectiveWeight, rhs.offset)
    }
    return sorted.prefix(5).map(\.element)
  }

  // MARK: - Actions

  /// The day of the last event; the day of opening where clocks say that it was before that.
  private var lastDay: CalendarDate {
    let day = CalendarDate(daysSince1970: Int(clamping: session.lastMilliseconds / 86_400_000))
    return max(day ?? session.opening.today, session.opening.today)
  }

  private func planEntry(_ planned: PlannedAction, _ days: Schedule.Entry) -> Report.PlanEntry {
    let action = questionnaire.actions[planned.action]
    let assignment = session.assignments[action.id.text]
    return Report.PlanEntry(
      id: action.id, title: text(action.title), steps: action.steps.map(text), gain: planned.gain,
      effortDays: action.effortDays, weeks: action.weeks, owner: action.owner.map(text), assignee: assignment?.owner,
      due: assignment?.due, schedule: days,
      because: causes(of: planned), closes: closedGates(of: planned), towards: rung(of: planned),
      servesNextLevel: planned.servesNextLevel, evidence: action.evidence.map(text),
      resources: citations(action.resources), sources: citations(action.sources),
      waitsFor: planned.waitsFor.map(reference))
  }

  private func closedGates(of planned: PlannedAction) -> [String] {
    guard let next = plan.nextLevel else { return [] }
    return planned.closedGates.map { text(questionnaire.levels[next].gates[$0].message) }
  }

  /// The first step of a ladder that an action helps to meet.
  private func rung(of planned: PlannedAction) -> Report.PlanEntry.Rung? {
    guard questionnaire.scoring.model == .ladder,
      let section = planned.addressed.map({ questionnaire.items[$0.item].section }).min()
    else { return nil }
    let rungs = questionnaire.sections.filter { $0.weight > 0 && sheet.sections[$0.index].score != nil }
    return rungs.firstIndex { $0.index == section }.map {
      Report.PlanEntry.Rung(number: $0 + 1, title: text(rungs[$0].title))
    }
  }

  /// The answers that fall short, then the choices that name the action.
  private func causes(of planned: PlannedAction) -> [Report.Cause] {
    var causes = planned.addressed.map { addressed in
      Report.Cause(
        item: reference(addressed.item), state: responses.state(of: addressed.item),
        answer: words(for: addressed.current, to: addressed.item),
        target: words(for: addressed.target, to: addressed.item))
    }
    let known = Set(planned.addressed.map(\.item))
    let id = questionnaire.actions[planned.action].id
    for item in callers[id] ?? [] where !known.contains(item) {
      causes.append(
        Report.Cause(
          item: reference(item), state: responses.state(of: item),
          answer: words(for: responses.answer(to: item), to: item),
          target: nil))
    }
    return causes
  }

  // MARK: - Sources

  /// Sources as they are cited, each once, in the order named.
  func citations(_ ids: [SourceID]) -> [Report.Citation] {
    var seen = Set<SourceID>()
    return ids.compactMap { id in
      guard seen.insert(id).inserted, let source = questionnaire.source(id) else { return nil }
      return Report.Citation(
        id: id, title: text(source.title), publisher: source.publisher, year: source.year, url: source.url,
        accessed: source.accessed, note: source.note.map(text))
    }
  }

  private var sources: [Report.Citation] {
    var cited = Set<SourceID>()
    for section in questionnaire.sections where section.items.contains(where: isListed) {
      cited.formUnion(section.sources)
    }
    for item in questionnaire.items where isListed(item.index) { cited.formUnion(item.sources) }
    for value in questionnaire.computed where value.isShown { cited.formUnion(value.sources) }
    for planned in plan.actions {
      let action = questionnaire.actions[planned.action]
      cited.formUnion(action.sources + action.resources)
    }
    return citations(questionnaire.sources.map(\.id).filter(cited.contains))
  }

  private var failures: [Report.RuleFailure] {
    let failures = responses.ruleFailures.map { failure in
      let position = failure.rule.place.position
      return Report.RuleFailure(
        message: failure.error.message, file: failure.rule.place.source.name, line: position.line,
        column: position.column, pointer: failure.rule.place.pointer)
    }
    return failures.sorted { lhs, rhs in
      (lhs.file, lhs.line, lhs.column, lhs.message) < (rhs.file, rhs.line, rhs.column, rhs.message)
    }
  }
}
