import JSONDocuments
import Questionnaires
import TestSupport

/// Answers of people who do not exist: some missing, unknown, not applicable or put off, some of them beside the point.
struct RandomRespondents {
  let questionnaire: Questionnaire
  var generator: SeededGenerator
  /// How many of a hundred answers are left out, and how many have a state instead of a value.
  var gaps = (missing: 10, states: 12)

  init(_ questionnaire: Questionnaire, seed: UInt64) {
    self.questionnaire = questionnaire
    generator = SeededGenerator(seed: seed)
  }

  /// The answers of the next one, as `take --answers` reads them.
  mutating func next() -> JSONValue {
    // Some have nothing missing, so that every way of scoring is gone.
    let isComplete = chance(30)
    var members: [JSONValue.Member] = []
    for item in questionnaire.items where item.isQuestion {
      if !isComplete, chance(gaps.missing) { continue }
      let answer = !isComplete && chance(gaps.states) ? state(of: item) : value(of: item)
      if let answer { members.append(JSONValue.Member(name: item.id.text, value: answer)) }
    }
    return .object(members)
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  private mutating func state(of item: Item) -> JSONValue? {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0 where item.allowsUnknown: ["state": "unknown"]
    case 1 where item.allowsNotApplicable: ["state": "notApplicable", "reason": "no such work here"]
    case 2: ["state": "deferred"]
    default: .null
    }
  }

  /// A value that the item accepts, validators aside.
  mutating func value(of item: Item) -> JSONValue? {
    func within(_ bounds: Item.Bounds, _ span: Double) -> ClosedRange<Double> {
      let least = bounds.least ?? min(0, bounds.greatest ?? 0)
      return least...max(least, min(bounds.greatest ?? .infinity, least + span))
    }
    switch item.kind {
    case .choice(let choices): return .string(choices.randomElement(using: &generator)!.id.text)
    case .multichoice(let choices):
      var chosen = choices.filter { _ in Bool.random(using: &generator) }
      if chosen.isEmpty || chosen.contains(where: \.isExclusive) {
        chosen = [choices.randomElement(using: &generator)!]
      }
      return .array(chosen.map { .string($0.id.text) })
    case .boolean: return .bool(.random(using: &generator))
    case .rating(let range, _): return .integer(.random(in: range, using: &generator))
    case .integer(let bounds):
      let range = within(bounds, [3.0, 40, 2_000].randomElement(using: &generator)!)
      return .integer(.random(in: Int64(range.lowerBound.rounded(.up))...Int64(range.upperBound), using: &generator))
    case .number(let bounds, let decimals): return number(within(bounds, 100), decimals: decimals ?? 2)
    case .money(let bounds, _, let decimals): return number(within(bounds, 60_000), decimals: decimals)
    case .percent(let bounds, let decimals): return number(within(bounds, 1), decimals: (decimals ?? 0) + 2)
    case .date(let earliest, let latest):
      let first = max(earliest?.daysSince1970 ?? 19_000, min(20_500, latest?.daysSince1970 ?? 20_500))
      let day = Int.random(in: first...min(first + 700, latest?.daysSince1970 ?? .max), using: &generator)
      return .string(CalendarDate(daysSince1970: day)!.description)
    case .text: return .string(["Nurse aide", "Técnica", "a b", "42"].randomElement(using: &generator)!)
    case .list(let form): return rows(form)
    case .display: return nil
    }
  }

  private mutating func number(_ range: ClosedRange<Double>, decimals: Int) -> JSONValue {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let number = Double.random(in: range, using: &generator)
    return .number(min(max((number * scale).rounded() / scale, range.lowerBound), range.upperBound))
  }

  private mutating func rows(_ form: RowForm) -> JSONValue {
    let count = Int.random(
      in: max(1, form.rowCount.lowerBound)...max(1, min(form.rowCount.upperBound, 2)), using: &generator)
    var rows: [JSONValue] = []
    for _ in 0..<count {
      var members: [JSONValue.Member] = []
      for field in form.fields where field.isQuestion {
        if let value = value(of: field) { members.append(JSONValue.Member(name: field.id.text, value: value)) }
      }
      rows.append(.object(members))
    }
    return .array(rows)
  }
}
