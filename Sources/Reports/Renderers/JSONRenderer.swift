package import JSONDocuments
import Localization
import Questionnaires
import Scoring

/// Writes a report as JSON for programs.
///
/// Shares are unrounded numbers 0...1. Every key is always there: what is not known is `null`, what there is none of is
/// empty. Texts are as they are; the JSON writer escapes what must not reach a terminal.
package struct JSONRenderer: Sendable {
  /// Creates a renderer.
  package init() {}

  /// The report as one JSON object, whose shape the module's article specifies.
  package func jsonValue(_ report: Report) -> JSONValue {
    // Names and numbers are for programs; the one sentence in it is not.
    report.speaking { object(of: report) }
  }

  private func object(of report: Report) -> JSONValue {
    let standing = report.standing
    return [
      "format": 1,
      "assessment": .string(report.assessment),
      "questionnaire": [
        "id": .string(report.definition.id), "version": .string(report.definition.version),
        "title": .string(report.definition.title),
      ],
      "language": .string(report.language),
      "client": client(report.client),
      "opened": .string(report.opened.description),
      "facilitator": text(report.facilitator),
      "respondents": texts(report.respondents),
      "consensus": report.agreement.map(jsonValue) ?? .null,
      "status": report.isComplete ? "completed" : "inProgress",
      "score": number(standing.score?.share),
      "low": number(standing.score?.low),
      "high": number(standing.score?.high),
      "intervalIsExact": .bool(standing.intervalIsExact),
      "coverage": .number(standing.coverage),
      "ladder": standing.ladder.map(ladder) ?? .null,
      "level": standing.level.map { ["id": .string($0.id.text), "title": .string($0.title)] } ?? .null,
      "noLevelBecause": absence(standing.absence),
      "nextLevel": standing.next.map(nextLevel) ?? .null,
      "counts": counts(standing.counts),
      "buckets": buckets(standing.buckets),
      "sections": .array(report.sections.map(section)),
      "closeCalls": report.sturdiness.map(closeCalls) ?? .null,
      "computed": .object(report.computed.map { .init(name: $0.id.text, value: computed($0)) }),
      "strengths": .array(report.strengths.map { .string($0.item.id.text) }),
      "actions": .array(report.actions.map(action)),
      "findOut": .array(report.findOut.map(waiting)),
      "open": .array(report.open.map(waiting)),
      "answers": .object(report.answers.map { .init(name: $0.item.id.text, value: answer($0)) }),
      "notes": .array(report.notes.map(remark)),
      "evidence": .array(report.evidence.map(remark)),
      "failures": .array(report.failures.map(failure)),
      "sources": .array(report.sources.map(citation)),
      "method": .string(report.method),
      "head": text(report.head),
      "scoring": .string(report.scoring.rawValue),
      "levels": .array(
        report.levels.map {
          [
            "id": .string($0.id.text), "title": .string($0.title), "summary": text($0.summary),
            "from": .number($0.from),
          ]
        }),
      "tool": .string(report.tool),
      "definition": text(report.definitionDigest.isEmpty ? nil : report.definitionDigest),
      "events": whole(report.lastEvent.seq),
      "summary": jsonValue(ReportSummary(report)),
    ]
  }

  /// The plan alone as one JSON object.
  package func jsonValue(plan report: Report) -> JSONValue {
    [
      "format": 1,
      "assessment": .string(report.assessment),
      "questionnaire": .string(report.definition.id),
      "score": number(report.standing.score?.share),
      "level": report.standing.level.map { .string($0.id.text) } ?? .null,
      "nextLevel": report.standing.next.map(nextLevel) ?? .null,
      "from": .string(report.planned.description),
      "actions": .array(report.actions.map(action)),
      "findOut": .array(report.findOut.map(waiting)),
    ]
  }

  /// What sets two reports apart as one JSON object.
  package func jsonValue(_ difference: Difference) -> JSONValue {
    func words(_ changes: [Difference.Change<String>]) -> JSONValue {
      .array(
        changes.map {
          [
            "id": .string($0.id), "title": .string($0.title), "before": .string($0.before), "after": .string($0.after),
          ]
        })
    }
    func interval(_ score: Score?) -> JSONValue {
      score.map { ["score": .number($0.share), "low": .number($0.low), "high": .number($0.high)] } ?? .null
    }
    func actions(_ actions: [Difference.ActionReference]) -> JSONValue {
      .array(actions.map { ["id": .string($0.id.text), "title": .string($0.title)] })
    }
    return [
      "format": 1,
      "answers": words(difference.answers),
      "before": interval(difference.score.before),
      "after": interval(difference.score.after),
      "levelBefore": text(difference.level.before),
      "levelAfter": text(difference.level.after),
      "sections": .array(
        difference.sections.map { change in
          ["id": .string(change.id), "before": interval(change.before), "after": interval(change.after)]
        }),
      "computed": words(difference.computed),
      "noLongerHeldBy": texts(difference.released),
      "thenHeldBy": texts(difference.held),
      "appearing": items(difference.appearing),
      "vanishing": items(difference.vanishing),
      "actionsDropped": actions(difference.dropped),
      "actionsAdded": actions(difference.added),
    ]
  }

  // MARK: - Parts

  private func client(_ client: Client) -> JSONValue {
    [
      "name": text(client.name), "state": text(client.state), "sector": text(client.sector),
      "staff": client.staff.map { .integer($0) } ?? .null,
    ]
  }

  private func ladder(_ ladder: Report.Ladder) -> JSONValue {
    [
      "met": whole(ladder.met), "count": whole(ladder.count),
      "next": ladder.next.map { next in
        [
          "id": .string(next.id.text), "title": .string(next.title), "score": .number(next.share),
          "target": .number(next.target),
        ]
      } ?? .null,
    ]
  }

  private func absence(_ absence: LevelResult.Absence?) -> JSONValue {
    switch absence {
    case .notScorable: "notScorable"
    case .tooFewAnswers: "tooFewAnswers"
    case nil: .null
    }
  }

  private func nextLevel(_ next: Report.NextLevel) -> JSONValue {
    var missing = next.missing.map { missing -> JSONValue in
      [
        "message": .string(missing.message), "kind": .string(missing.kind.rawValue),
        "waitsFor": items(missing.waitsFor),
      ]
    }
    if next.shortBy != nil {
      let message = localized("the score is below \(DisplayPercent.whole(next.level.from)) of 100")
      missing.append(["message": .string(message), "kind": "score", "waitsFor": []])
    }
    return [
      "id": .string(next.level.id.text), "title": .string(next.level.title), "from": .number(next.level.from),
      "shortBy": number(next.shortBy), "missing": .array(missing),
    ]
  }

  private func counts(_ counts: Report.Counts) -> JSONValue {
    [
      "asked": whole(counts.asked), "answered": whole(counts.answered), "unknown": whole(counts.unknown),
      "notApplicable": whole(counts.notApplicable), "skipped": whole(counts.skipped), "open": whole(counts.open),
      "undecided": whole(counts.undecided), "holdingScore": whole(counts.holdingScore),
    ]
  }

  private func buckets(_ buckets: [Bucket: Double]) -> JSONValue {
    .object(Bucket.allCases.map { .init(name: $0.rawValue, value: .number(buckets[$0] ?? 0)) })
  }

  private func section(_ section: Report.SectionResult) -> JSONValue {
    [
      "id": .string(section.id.text), "title": .string(section.title), "isScored": .bool(section.isScored),
      "score": number(section.score?.share), "low": number(section.score?.low), "high": number(section.score?.high),
      "intervalIsExact": .bool(section.isExact), "target": number(section.target),
      "coverage": .number(section.coverage), "weight": .number(section.effectiveWeight),
      "buckets": buckets(section.buckets), "open": whole(section.openCount), "unknown": whole(section.unknownCount),
      "confirmedBy": text(section.confirmedBy),
    ]
  }

  private func closeCalls(_ sturdiness: Report.SturdinessResult) -> JSONValue {
    .array(sturdiness.closeCalls.map { [.string($0.ahead.text), .string($0.behind.text)] })
  }

  private func computed(_ computed: Report.ComputedResult) -> JSONValue {
    ["title": .string(computed.title), "value": computed.value ?? .null, "text": .string(computed.text)]
  }

  private func action(_ entry: Report.PlanEntry) -> JSONValue {
    [
      "id": .string(entry.id.text), "title": .string(entry.title), "gain": .number(entry.gain),
      "effortDays": .number(entry.effortDays), "weeks": number(entry.weeks), "owner": text(entry.owner),
      "assignedTo": text(entry.assignee), "due": text(entry.due?.description),
      "start": .string(entry.schedule.start.description), "finish": .string(entry.schedule.finish.description),
      "steps": texts(entry.steps),
      "because": .array(
        entry.because.map { cause in
          [
            "item": .string(cause.item.id.text), "question": .string(cause.item.question),
            "state": .string(cause.state.rawValue), "answer": .string(cause.answer), "target": text(cause.target),
          ]
        }),
      "closes": texts(entry.closes), "servesNextLevel": .bool(entry.servesNextLevel),
      "waitsFor": items(entry.waitsFor), "evidence": texts(entry.evidence),
      "sources": .array(entry.sources.map(citation)), "resources": .array(entry.resources.map(citation)),
    ]
  }

  private func waiting(_ waiting: Report.Waiting) -> JSONValue {
    [
      "item": .string(waiting.item.id.text), "question": .string(waiting.item.question),
      "state": .string(waiting.state.rawValue), "isParked": .bool(waiting.isParked), "with": text(waiting.with),
      "waitsFor": items(waiting.waitsFor),
    ]
  }

  private func answer(_ entry: Report.AnswerEntry) -> JSONValue {
    [
      "number": entry.item.number.map(whole) ?? .null, "section": .string(entry.section.text),
      "question": .string(entry.item.question), "state": .string(entry.state.rawValue),
      "value": entry.value?.json ?? .null, "text": .string(entry.text), "reason": text(entry.reason),
      "origin": text(entry.origin?.rawValue), "respondent": text(entry.respondent), "share": number(entry.share),
      "weight": .number(entry.effectiveWeight), "bucket": text(entry.bucket?.rawValue),
      "findings": texts(entry.findings), "notes": texts(entry.notes),
      "sources": .array(entry.sources.map { .string($0.text) }), "isParked": .bool(entry.parkedWith != nil),
      "with": text(entry.parkedWith.flatMap { $0.isEmpty ? nil : $0 }),
      "said": .array(entry.statements.map(statement)), "isSettled": .bool(entry.settlement != nil),
      "settledBy": text(entry.settlement?.by),
    ]
  }

  private func remark(_ remark: Report.Remark) -> JSONValue {
    ["item": text(remark.item?.id.text), "text": .string(remark.text), "author": text(remark.author)]
  }

  private func failure(_ failure: Report.RuleFailure) -> JSONValue {
    [
      "message": .string(failure.message), "file": .string(failure.file), "line": whole(failure.line),
      "column": whole(failure.column), "pointer": text(failure.pointer),
    ]
  }

  func citation(_ citation: Report.Citation) -> JSONValue {
    [
      "id": .string(citation.id.text), "title": .string(citation.title), "publisher": text(citation.publisher),
      "year": citation.year.map(whole) ?? .null, "url": text(citation.url), "accessed": text(citation.accessed),
      "note": text(citation.note),
    ]
  }

  // MARK: - Values

  private func whole(_ number: Int) -> JSONValue { .integer(Int64(number)) }

  func number(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  func items(_ items: [Report.ItemReference]) -> JSONValue { .array(items.map { .string($0.id.text) }) }
}
