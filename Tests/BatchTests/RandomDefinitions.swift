import JSONDocuments
import TestSupport

/// Questionnaires with everything that bears on a score, put together at random.
struct RandomDefinitions {
  private var generator: SeededGenerator
  private var number = 0
  /// What stands before the item that is being made.
  private var earlier: [(id: String, type: String)] = []

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed &+ 1_000)
  }

  /// The next definition as JSON.
  mutating func next() -> String {
    earlier = []
    number = 0
    var computed: [JSONValue] = []
    var sections: [JSONValue] = []
    for section in 0..<Int.random(in: 1...4, using: &generator) {
      var members: [JSONValue.Member] = [
        .init(name: "id", value: .string("s\(section)")), .init(name: "title", value: "Section"),
      ]
      if chance(40) { members.append(.init(name: "weight", value: .number(pick([0, 1, 2.5])))) }
      if chance(30), let condition = condition() { members.append(.init(name: "visibleIf", value: .string(condition))) }
      if chance(30) { members.append(.init(name: "model", value: .string(pick(Self.models)))) }
      if chance(40) { members.append(.init(name: "target", value: .number(pick([0.5, 0.75, 1])))) }
      var items: [JSONValue] = []
      for _ in 0..<Int.random(in: 1...6, using: &generator) { items.append(item()) }
      if chance(40), let first = earlier.first(where: { $0.type == "integer" }) {
        computed.append([
          "id": .string("c\(section)"), "title": "Computed",
          "expr": .string("has(answers.\(first.id)) ? answers.\(first.id) * 1.5 : -1.0"),
        ])
      }
      members.append(.init(name: "items", value: .array(items)))
      sections.append(.object(members))
    }
    return JSONValue.object([
      .init(name: "formatVersion", value: 1), .init(name: "id", value: "small"),
      .init(name: "version", value: "1.0.0"), .init(name: "title", value: "Random"),
      .init(name: "sections", value: .array(sections)), .init(name: "computed", value: .array(computed)),
      .init(
        name: "scoring",
        value: [
          "model": .string(pick(Self.models + ["ladder", "worst"])), "minAnswered": .number(pick([0, 0.3, 0.8])),
        ]),
      .init(name: "levels", value: .array(levels(sections.count, hasComputed: !computed.isEmpty))),
    ]).serialized()
  }

  private static let models = ["weightedMean", "weightedMean", "sum", "allOrNothing", "deduct"]

  private mutating func levels(_ sectionCount: Int, hasComputed: Bool) -> [JSONValue] {
    var levels: [JSONValue] = [["id": "l0", "title": "None", "from": 0]]
    for level in 1...3 {
      var gates: [JSONValue] = []
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
          let scored = earlier.filter { $0.type != "text" }
          guard !scored.isEmpty else { continue }
          gates.append([
            "item": .string(pick(scored).id), "atLeast": .number(pick([0, 0.5, 1])), "message": "an item is short",
          ])
        case 1:
          gates.append([
            "section": .string("s\(Int.random(in: 0..<sectionCount, using: &generator))"),
            "atLeast": .number(pick([0.3, 0.6])), "message": "a section is short",
          ])
        case 2:
          gates.append([
            "expr": .string("score('s0') >= 0.4"), "message": "a score is short",
          ])
        default:
          if let condition = condition() { gates.append(["expr": .string(condition), "message": "a rule fails"]) }
        }
      }
      levels.append([
        "id": .string("l\(level)"), "title": "Level", "from": .number(Double(level) * 0.25), "requires": .array(gates),
      ])
    }
    return levels
  }

  private mutating func item() -> JSONValue {
    let id = "q\(number)"
    number += 1
    let type = pick(["choice", "choice", "choice", "boolean", "multichoice", "rating", "integer", "text"])
    var members: [JSONValue.Member] = [
      .init(name: "id", value: .string(id)), .init(name: "type", value: .string(type)),
      .init(name: "text", value: "A question?"),
    ]
    if chance(50) {
      members.append(.init(name: "allow", value: .array(chance(50) ? ["unknown", "notApplicable"] : ["unknown"])))
    }
    if chance(35), let condition = condition() { members.append(.init(name: "visibleIf", value: .string(condition))) }
    if chance(40), type != "text" { members.append(.init(name: "weight", value: .number(pick([0, 0.5, 1, 3])))) }
    switch type {
    case "choice", "multichoice":
      let isMany = type == "multichoice"
      let choices = (0..<Int.random(in: 2...5, using: &generator)).map { choice -> JSONValue in
        var members: [JSONValue.Member] = [
          .init(name: "id", value: .string(Self.choices[choice])),
          .init(name: "text", value: .string("Choice \(choice)")),
          .init(name: "points", value: .number(Double(choice) * 0.7)),
        ]
        if isMany, choice == 0 { members.append(.init(name: "exclusive", value: true)) }
        return .object(members)
      }
      members.append(.init(name: "choices", value: .array(choices)))
    case "rating": members += [.init(name: "min", value: 1), .init(name: "max", value: 5)]
    case "integer": members += [.init(name: "min", value: 0), .init(name: "max", value: 40)]
    default: break
    }
    if type == "rating" || type == "integer", chance(70) {
      if chance(50) {
        members.append(.init(name: "score", value: [["from": 2, "points": 1], ["from": 4, "points": 3]]))
      } else {
        members.append(.init(name: "score", value: .string("answers.\(id) / 5.0")))
      }
    }
    if type == "integer", chance(30), let other = earlier.last(where: { $0.type == "integer" }) {
      members.append(
        .init(
          name: "validators",
          value: [
            [
              "expr": .string("!has(answers.\(other.id)) || answers.\(id) + answers.\(other.id) < 70"),
              "message": "Too many.",
              "severity": "error",
            ]
          ]))
    }
    earlier.append((id, type))
    return .object(members)
  }

  private static let choices = ["none", "somewhat", "in_place_everywhere", "a_choice_with_a_long_name", "all"]

  /// A condition on what stands before; `nil` where nothing does.
  private mutating func condition() -> String? {
    let askable = earlier.filter { $0.type != "text" }
    guard !askable.isEmpty else { return nil }
    let item = pick(askable)
    var condition: String
    switch item.type {
    case "choice": condition = "answers.\(item.id) == '\(pick(["none", "somewhat"]))'"
    case "boolean": condition = "answers.\(item.id)"
    case "multichoice": condition = "selected('\(item.id)', 'somewhat')"
    default: condition = "answers.\(item.id) >= 3"
    }
    if chance(60) { condition = "(has(answers.\(item.id)) && \(condition))" }
    if chance(20) { condition = "state('\(item.id)') != 'unknown' || \(condition)" }
    if chance(30) { condition = "!(\(condition))" }
    return condition
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements.randomElement(using: &generator)!
  }
}
