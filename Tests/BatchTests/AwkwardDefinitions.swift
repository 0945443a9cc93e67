import JSONDocuments
import TestSupport

/// Questionnaires whose names are as hard to tell apart as the format allows: long ones that begin alike, ones that are the
/// beginning of others, ones of the lengths at which machine words end.
struct AwkwardDefinitions {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed &+ 9_000)
  }

  /// The next definition as JSON.
  mutating func next() -> String {
    var names = self.names(Int.random(in: 2...30, using: &generator))
    if chance(15) { names[0] = "id" }
    if chance(15) { names[1] = "answers" }
    var items: [JSONValue] = []
    var choiceItems: [(id: String, choice: String)] = []
    for name in names {
      var members: [JSONValue.Member] = [
        .init(name: "id", value: .string(name)), .init(name: "text", value: .string("What of \(name)?")),
      ]
      if chance(60) { members.append(.init(name: "allow", value: ["unknown", "notApplicable"])) }
      if chance(25), let other = choiceItems.randomElement(using: &generator) {
        members.append(.init(name: "visibleIf", value: .string("answers.\(other.id) == '\(other.choice)'")))
      }
      let type = Self.types.randomElement(using: &generator)!
      members.append(.init(name: "type", value: .string(type)))
      switch type {
      case "choice", "multichoice":
        let count = [2, 3, 7, 8, 9, 20, 60, 61, 200].randomElement(using: &generator)!
        let ids = self.names(count)
        members.append(
          .init(
            name: "choices",
            value: .array(
              ids.enumerated().map { place, id in
                var members: [JSONValue.Member] = [
                  .init(name: "id", value: .string(id)), .init(name: "text", value: .string("Text of \(id)")),
                  .init(name: "points", value: .number(Double(place % 5))),
                ]
                if type == "multichoice", place == 0 { members.append(.init(name: "exclusive", value: true)) }
                return .object(members)
              })))
        if type == "choice" { choiceItems.append((name, ids[0])) }
      case "rating": members += [.init(name: "min", value: -2), .init(name: "max", value: 7)]
      case "integer", "number":
        if chance(50) { members += [.init(name: "min", value: -5), .init(name: "max", value: 1_000_000)] }
      default: break
      }
      items.append(.object(members))
    }
    let half = max(1, items.count / 2)
    let sections = [items[..<half], items[half...]].filter { !$0.isEmpty }
    return JSONValue.object([
      .init(name: "formatVersion", value: 1), .init(name: "id", value: "small"),
      .init(name: "version", value: "1.0.0"), .init(name: "title", value: "Awkward"),
      .init(
        name: "sections",
        value: .array(
          sections.enumerated().map { ["id": .string("s\($0)"), "title": "Section", "items": .array(Array($1))] })),
    ]).serialized()
  }

  private static let types = [
    "choice", "choice", "choice", "multichoice", "boolean", "rating", "integer", "number", "money", "percent", "date",
    "text",
  ]

  /// Different names.
  private mutating func names(_ count: Int) -> [String] {
    var names: [String] = []
    while names.count < count {
      let length = [1, 2, 3, 6, 7, 8, 9, 14, 15, 16, 17, 23, 24, 59, 60].randomElement(using: &generator)!
      // Most begin alike, and differ in the last letter or in one before it.
      var name = Array("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl".utf8.prefix(length))
      if chance(70) { name[name.count - 1] = UInt8.random(in: 97...122, using: &generator) }
      if chance(50) {
        name[Int.random(in: 0..<name.count, using: &generator)] = UInt8.random(in: 97...122, using: &generator)
      }
      let text = String(decoding: name, as: UTF8.self)
      if !names.contains(text), !Self.reserved.contains(text) { names.append(text) }
    }
    return names
  }

  private static let reserved: Set<String> = [
    "id", "na", "as", "if", "in", "is", "do", "for", "let", "var", "null", "true",
  ]

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
}
