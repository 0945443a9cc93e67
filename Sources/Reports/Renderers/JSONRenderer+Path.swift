package import JSONDocuments
import Questionnaires
import Scoring

extension JSONRenderer {
  /// A path as one JSON object.
  ///
  /// The answers of a step are those of a file of answers, so that a program can try them with `whatif`.
  package func jsonValue(_ report: PathReport) -> JSONValue {
    var (outcome, path, runnerUp, obstacles) = ("alreadyReached", JSONValue.null, JSONValue.null, JSONValue.array([]))
    switch report.outcome {
    case .alreadyReached: break
    case .notFound: outcome = "notFound"
    case .outOfReach(let reasons): (outcome, obstacles) = ("outOfReach", texts(reasons))
    case .found(let found, let next): (outcome, path, runnerUp) = ("found", route(found), next.map(route) ?? .null)
    }
    return [
      "format": 1, "target": .string(report.target.text), "outcome": .string(outcome),
      "isExact": .bool(report.isExact), "runnerUpIsExact": .bool(report.runnerUpIsExact),
      "leastEffortDays": number(report.leastEffortDays), "before": number(report.before?.share),
      "open": .integer(Int64(report.openCount)),
      "path": path, "runnerUp": runnerUp, "obstacles": obstacles,
    ]
  }

  private func route(_ route: PathReport.Route) -> JSONValue {
    [
      "effortDays": .number(route.effortDays), "weeks": number(route.weeks), "level": .string(route.level),
      "score": .number(route.after.share), "low": .number(route.after.low), "high": .number(route.after.high),
      "closes": texts(route.closes), "steps": .array(route.steps.map(step)),
    ]
  }

  private func step(_ step: PathReport.Step) -> JSONValue {
    [
      "id": .string(step.id.text), "title": .string(step.title), "effortDays": .number(step.effortDays),
      "owner": text(step.owner), "score": number(step.share),
      "waitsFor": items(step.waitsFor),
      "answers": .object(step.answers.map { .init(name: $0.item.text, value: $0.value.json) }),
    ]
  }
}
