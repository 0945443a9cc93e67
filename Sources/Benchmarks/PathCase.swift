import ArgumentParser
import Diagnostics
import Questionnaires

/// A made-up questionnaire of the size and shape of those that ship, with answers, both from a seed.
///
/// Eight sections of items of 0 to 4 points. Most items have an action that leads to 3 points and one after it that leads to
/// 4; some have another way to get there, some actions do two things. Four levels with gates over items and sections.
struct PathCase {
  /// How many actions it has.
  var actions: Int
  /// Whether up to four earlier actions come before each, as in the longest questionnaire that ships; otherwise only those
  /// to the same item.
  var isDense: Bool
  /// Equal seeds give equal cases.
  var seed: UInt64

  /// The answers, with their questionnaire.
  func responses() throws -> Responses {
    var random = Random(state: seed &* 0x2545_F491_4F6C_DD1D &+ UInt64(actions))
    let read = DefinitionReader.read(SourceText(name: "case", text: definition(&random)))
    guard let questionnaire = read.questionnaire else {
      throw ValidationError("the case is not sound: \(read.diagnostics.map(\.message))")
    }
    var responses = Responses(to: questionnaire, today: CalendarDate(year: 2026, month: 1, day: 1)!)
    for item in questionnaire.items {
      switch random.below(10) {
      case 0: responses.set(Answer(.unknown, origin: .typed), for: item.index)
      case 1...6: responses.set(Answer(.choice("c0"), origin: .typed), for: item.index)
      default: responses.set(Answer(.choice("c1"), origin: .typed), for: item.index)
      }
    }
    return responses
  }

  /// Whether an action leads to more points than an answer has.
  static func isMore(_ target: Action.Target, than responses: Responses) -> Bool {
    func points(_ value: AnswerValue?) -> Double {
      guard case .choice(let id)? = value else { return -1 }
      return responses.questionnaire.items[target.item].choice(id)?.points ?? 0
    }
    return points(target.answer) > points(responses.answer(to: target.item)?.value)
  }

  private func definition(_ random: inout Random) -> String {
    let itemCount = max(8, actions * 7 / 10)
    let sections = (0..<8).map { section in
      let items = stride(from: section, to: itemCount, by: 8).map { item in
        #"{"id": "i\#(item)", "type": "choice", "text": "Item \#(item)", "scale": "s", "#
          + #""allow": ["unknown"], "weight": \#([1, 1, 2, 3][random.below(4)])}"#
      }
      return #"{"id": "s\#(section)", "title": "Section \#(section)", "weight": \#([1, 1, 2, 3][random.below(4)]), "#
        + #""items": [\#(items.joined(separator: ", "))]}"#
    }
    let levels = [("zero", 0.0, 0), ("one", 0.4, 2), ("two", 0.6, 4), ("three", 0.75, 6)].map { id, from, gates in
      let requires = (0..<gates).map { place in
        place % 4 == 3
          ? #"{"section": "s\#(random.below(8))", "atLeast": 0.6, "message": "a section"}"#
          : #"{"item": "i\#(random.below(itemCount))", "atLeast": 0.75, "message": "an item"}"#
      }
      return #"{"id": "\#(id)", "title": "\#(id)", "from": \#(from)"#
        + (gates == 0 ? "}" : #", "requires": [\#(requires.joined(separator: ", "))]}"#)
    }
    let choices = (0...4).map { #"{"id": "c\#($0)", "text": "\#($0)", "points": \#($0)}"# }
    return """
      {"formatVersion": 1, "id": "case", "version": "1.0.0", "title": "Case", "language": "en",
       "scales": {"s": [\(choices.joined(separator: ", "))]}, "sections": [\(sections.joined(separator: ",\n"))],
       "levels": [\(levels.joined(separator: ", "))], "actions": [\(actionTexts(itemCount, &random).joined(separator: ",\n"))]}
      """
  }

  private func actionTexts(_ itemCount: Int, _ random: inout Random) -> [String] {
    let days = [0.5, 0.5, 0.5, 1, 1, 1, 1, 1.5, 1.5, 2, 2, 2, 3, 3, 4]
    var last: [Int: Int] = [:]
    return (0..<actions).map { index in
      let item = index % itemCount
      let isAlternative = index >= itemCount && random.below(3) == 0
      var targets = [#"{"item": "i\#(item)", "answer": "\#(index < itemCount ? "c3" : "c4")"}"#]
      if random.below(8) == 0 {
        let other = random.below(itemCount)
        if other != item { targets.append(#"{"item": "i\#(other)", "answer": "c2"}"#) }
      }
      var before = Set<Int>()
      if !isAlternative, let first = last[item] { before.insert(first) }
      if isDense, index > 0 {
        for _ in 0..<random.below(5) { before.insert(index - 1 - random.below(min(20, index))) }
      }
      last[item] = index
      let after = before.sorted().map { #""a\#($0)""# }.joined(separator: ", ")
      return #"{"id": "a\#(index)", "title": "Action \#(index)", "addresses": [\#(targets.joined(separator: ", "))], "#
        + #""effortDays": \#(days[random.below(days.count)]), "after": [\#(after)]}"#
    }
  }
}

/// SplitMix64: small, and the same everywhere.
private struct Random {
  var state: UInt64

  /// A number from 0 up to, but not including, a bound.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}
