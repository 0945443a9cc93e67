import Diagnostics
import ExpressionLanguage
import Questionnaires

/// What an item accepts, and the shares that those answers earn.
struct AnswerDomain: Sendable {
  /// The greatest number of answers of one item that are ever listed.
  static let listLimit = 4_096
  /// The greatest number of answers for which a score expression is tried.
  static let expressionLimit = 256

  /// Exactly the values that the item accepts; `nil` where there are too many, or no end of them, where a validator
  /// that reads others has a say, or where nobody needs the list.
  let values: [AnswerValue]?
  /// The least share that an accepted answer earns.
  let least: Double
  /// The greatest share that an accepted answer earns.
  let greatest: Double
  /// Whether `least` and `greatest` are reached by accepted answers; otherwise they are outer bounds.
  let isExact: Bool

  /// Works out the domain of one item.
  /// - Parameters:
  ///   - readsOthers: whether the item's score expression reads more than its own answer.
  ///   - isRead: whether other items depend on it, so that its values may have to be tried one by one.
  ///   - probe: responses in which nothing is answered, for rules that read only the item itself.
  init(_ item: Item, scoring: ItemRule?, readsOthers: Bool, isRead: Bool, probe: Responses) {
    let validators = item.validators.filter { $0.severity == .error }
    let isTried = scoring?.isExpression == true && !readsOthers
    var values = isRead || isTried || !validators.isEmpty ? Self.values(of: item) : nil
    var areAllAccepted = validators.isEmpty
    if !validators.isEmpty, let listed = values, listed.count <= Self.expressionLimit {
      if validators.allSatisfy({ Self.readsOnly(item.index, $0.rule) }) {
        values = listed.filter { value in
          !probe.brokenValidators(of: item.index, by: Answer(value, origin: .typed)).contains { $0.severity == .error }
        }
        areAllAccepted = true
      }
    }
    if !areAllAccepted { values = nil }
    self.values = values
    guard let scoring else {
      (least, greatest, isExact) = (0, 0, true)
      return
    }
    if !readsOthers, let values, values.count <= Self.expressionLimit {
      let shares = values.map { scoring.share(of: Answer($0, origin: .typed), in: probe, isCandidate: true) }
      let known = shares.compactMap { $0 }
      if known.count == shares.count {
        (least, greatest) = (known.min() ?? 0, known.max() ?? 0)
        isExact = true
        return
      }
    }
    (least, greatest) = scoring.bounds(for: item)
    isExact = areAllAccepted && !scoring.isExpression
  }

  private static func readsOnly(_ item: Int, _ rule: Rule) -> Bool {
    let own = Slot(record: ExpressionScope.Record.answers.rawValue, index: item)
    return rule.program.references.allSatisfy { $0.slot == own }
      && rule.program.hostCalls.isEmpty
  }

  /// Every answer of the types that have few enough; validators are not asked.
  static func values(of item: Item) -> [AnswerValue]? {
    switch item.kind {
    case .choice(let choices): return choices.map { .choice($0.id.text) }
    case .boolean: return [.boolean(false), .boolean(true)]
    case .rating(let range, _):
      return range.upperBound - range.lowerBound < Int64(listLimit) ? range.map { .integer($0) } : nil
    case .multichoice(let choices): return sets(of: choices)
    case .integer(let bounds):
      guard let least = bounds.least?.rounded(.up), let greatest = bounds.greatest?.rounded(.down),
        greatest - least < Double(listLimit), least.magnitude < 9e15, greatest.magnitude < 9e15
      else { return nil }
      return least > greatest ? [] : (Int64(least)...Int64(greatest)).map { .integer($0) }
    case .number, .money, .percent, .date, .text, .list, .display: return nil
    }
  }

  /// Every set of choices that may be chosen together, at least one of them, where there are few enough.
  private static func sets(of choices: [Choice]) -> [AnswerValue]? {
    let joinable = choices.filter { !$0.isExclusive }.map(\.id.text)
    guard joinable.count <= 10 else { return nil }
    var result: [AnswerValue] = choices.filter(\.isExclusive).map { .choices([$0.id.text]) }
    for mask in 1..<(1 << joinable.count) {
      result.append(.choices(joinable.indices.filter { mask >> $0 & 1 == 1 }.map { joinable[$0] }))
    }
    return result
  }
}
