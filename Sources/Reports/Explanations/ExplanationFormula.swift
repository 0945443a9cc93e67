import Localization
import Questionnaires
import Scoring

/// The arithmetic of a number over its parts: `(2 x 0.75 + 1 x 0.5) / 3 = 2 / 3 = 0.6667`.
struct ExplanationFormula {
  /// The most terms that are all written; of more, the first three and the last.
  private static let termLimit = 8

  private let explanation: Explanation
  private let questionnaire: Questionnaire

  init(_ explanation: Explanation, of questionnaire: Questionnaire) {
    self.explanation = explanation
    self.questionnaire = questionnaire
  }

  private struct Term {
    var weight: Double
    var share: Double
    var target: Double
    /// The index of the item, where it is one.
    var item: Int?
  }

  /// The formula; `nil` where there is no arithmetic, or its parts are not here.
  var text: String? {
    guard explanation.extent == .expanded else { return nil }
    switch explanation.method {
    case .combination(let model, let total): return combination(model, total)
    case .gain(.applies): return gain
    case .sum: return sum
    default: return nil
    }
  }

  private var terms: [Term] {
    explanation.parts.compactMap { part in
      guard case .counted(let weight, _, let target) = part.role, weight > 0,
        case .share(let share) = part.explanation.figure
      else { return nil }
      let item: Int? = if case .item(let item) = part.explanation.subject.topic { item } else { nil }
      return Term(weight: weight, share: share, target: target, item: item)
    }
  }

  private func combination(_ model: ScoringModel, _ total: Double?) -> String? {
    guard case .share(let result) = explanation.figure, !terms.isEmpty else { return nil }
    let terms = terms
    let weights = terms.reduce(0) { $0 + $1.weight }
    switch model {
    case .weightedMean:
      let isPlain = terms.allSatisfy { $0.weight == terms[0].weight }
      let numerator = terms.map { isPlain ? number($0.share) : "\(number($0.weight)) x \(number($0.share))" }
      let value = terms.reduce(0) { $0 + $1.share * (isPlain ? 1 : $1.weight) }
      return quotient(
        bracketed(numerator, by: " + "), isPlain ? String(terms.count) : number(weights), value, result)
    case .sum:
      let numerator = terms.map { product($0, $0.share * maximum($0)) }
      let denominator = terms.map { product($0, maximum($0)) }
      let value = terms.reduce(0) { $0 + $1.weight * $1.share }
      return "\(bracketed(numerator, by: " + ")) / \(bracketed(denominator, by: " + "))"
        + " = \(number(value)) / \(number(weights)) = \(number(result))"
    case .allOrNothing: return nil
    case .worst: return "min(\(list(terms.map { number($0.share) }, by: separator))) = \(number(result))"
    case .ladder:
      let met = terms.prefix { $0.share >= $0.target - Tolerance.threshold }.count
      return "\(met) / \(terms.count) = \(number(result))"
    case .deduct:
      let from = total ?? weights
      let losses = terms.filter { $0.share < 1 }.map { "\(number($0.weight)) x \(number(1 - $0.share))" }
      let lost = terms.reduce(0) { $0 + $1.weight * (1 - $1.share) }
      let difference = ([number(from)] + (losses.isEmpty ? [] : [list(losses, by: " - ")])).joined(separator: " - ")
      let isCut = lost > from
      return quotient(
        isCut ? "max(0\(separator)\(difference))" : "(\(difference))", number(from), max(0, from - lost), result)
    }
  }

  private func quotient(_ numerator: String, _ denominator: String, _ value: Double, _ result: Double) -> String {
    "\(numerator) / \(denominator) = \(number(value)) / \(denominator) = \(number(result))"
  }

  private func maximum(_ term: Term) -> Double { term.item.map { questionnaire.items[$0].maximum } ?? 1 }

  /// Points times the weight of their question, which is not written where it is 1.
  private func product(_ term: Term, _ points: Double) -> String {
    let weight = term.weight / maximum(term)
    return weight == 1 ? number(points) : "\(number(weight)) x \(number(points))"
  }

  private var gain: String? {
    func share(_ role: Explanation.Role) -> Double? {
      guard let part = explanation.parts.first(where: { $0.role == role }) else { return nil }
      if case .share(let share) = part.explanation.figure { return share }
      return 0
    }
    guard let done = share(.done), let now = share(.now) else { return nil }
    return "\(number(done)) - \(number(now)) = \(number(done - now))"
  }

  private var sum: String? {
    guard case .share(let result) = explanation.figure else { return nil }
    let amounts = explanation.parts.compactMap { part -> Double? in
      if case .summand(let amount) = part.role, amount > 0 { amount } else { nil }
    }
    guard amounts.count > 1 else { return nil }
    return "\(list(amounts.map(number), by: " + ")) = \(number(result))"
  }

  private func bracketed(_ terms: [String], by sign: String) -> String {
    terms.count == 1 && !terms[0].contains(" ") ? terms[0] : "(\(list(terms, by: sign)))"
  }

  private func list(_ terms: [String], by sign: String) -> String {
    guard terms.count > Self.termLimit else { return terms.joined(separator: sign) }
    return (terms.prefix(3) + ["..."] + terms.suffix(1)).joined(separator: sign)
  }

  /// What stands between numbers, which is no comma where one stands before decimals.
  private var separator: String { Language.current.numbers.decimal == "," ? "; " : ", " }

  private func number(_ number: Double) -> String { ExplanationWords.number(number) }
}
