import Diagnostics
import JSONDocuments

/// Choices and scales, and how answers earn points.
extension DefinitionReader {
  /// Reads the scales, which items share.
  mutating func readScales(_ field: Field?) {
    guard let field else { return }
    guard case .object(let members) = field.node.kind else {
      report(.wrongType(expected: "an object", found: field.node.typeName), at: field)
      return
    }
    var seen: [String: Declaration] = [:]
    for member in members {
      let path = JSONPath.member(field.path, member.key)
      if let problem = IdentifierRules.shapeProblem(member.key) {
        report(
          .badID(member.key, reason: problem), range: member.keyRange, path: path,
          suggestion: IdentifierRules.repaired(member.key)
        )
      }
      if let first = seen[member.key.lowercased()] {
        report(
          .duplicateID(member.key, kind: "scale"), range: member.keyRange, path: path,
          notes: [Diagnostic.Note("the first is here", at: place(first.range, first.path))]
        )
      } else {
        seen[member.key.lowercased()] = Declaration(range: member.keyRange, path: path)
      }
      scales[member.key] = choices(Field(member.value, at: path), owner: nil, type: nil)
    }
  }

  /// The choices of an item, its own or those of a scale; `nil` where they are not known.
  mutating func itemChoices(_ object: ObjectReader<ItemKey>, type: ItemType, item: Int) -> [Choice]? {
    switch (object.field(.choices), object.field(.scale)) {
    case (let field?, nil):
      return choices(field, owner: item, type: type)
    case (nil, let field?):
      guard let name = reference(field, kind: "scale", known: names.scales) else { return nil }
      usedScales.insert(name)
      return scales[name]
    case (_?, let scale?):
      report(
        .exactlyOneOf(["choices", "scale"], found: ["choices", "scale"]), range: scale.keyRange ?? scale.range,
        path: scale.path
      )
      if let name = scale.string { usedScales.insert(name) }
      return nil
    case (nil, nil):
      report(.exactlyOneOf(["choices", "scale"], found: []), range: object.openingRange, path: object.path)
      return nil
    }
  }

  private mutating func choices(_ field: Field, owner: Int?, type: ItemType?) -> [Choice]? {
    guard let list = list(field, of: "choices", limit: DefinitionLimits.choices) else { return nil }
    if list.isEmpty {
      report(.empty("the list of choices"), at: field)
      return nil
    }
    var seen: [String: Declaration] = [:]
    var choices: [Choice] = []
    for (index, element) in list.enumerated() {
      var choice = Choice(id: ChoiceID("#\(index)"), text: LocalizedText(""))
      defer { choices.append(choice) }
      guard let object = open(element, as: ChoiceKey.self) else { continue }
      if let id = declaredID(object, .id, kind: "choice", seen: &seen) { choice.id = ChoiceID(id) }
      if let text = text(required(.text, of: object), limit: DefinitionLimits.label, owner: owner) {
        choice.text = text
      }
      choice.points = weight(object.field(.points))
      choice.bucket = self.choice(
        object.field(.bucket), of: Bucket.self, kind: "bucket", without: [Bucket.notKnown.rawValue])
      choice.isExclusive = bool(object.field(.exclusive)) ?? false
      if type == .choice, object.has(.exclusive) {
        report(
          .keyNotForType("exclusive", type: "choice", types: ["multichoice"]), range: object.keyRange(.exclusive),
          path: .member(object.path, ChoiceKey.exclusive.rawValue)
        )
      }
      choice.help = text(object.field(.help), owner: owner)
      choice.finding = text(object.field(.finding), owner: owner)
      choice.actions = references(object.field(.actions), kind: "action", known: names.actions).map { ActionID($0) }
    }
    return choices
  }

  // MARK: - Points

  /// Reads how the answers of an item earn points.
  mutating func readScoring(
    of item: inout Item, _ object: ObjectReader<ItemKey>, type: ItemType, rules: inout ItemRules
  ) {
    if let weight = weight(object.field(.weight)) { item.weight = weight }
    var isReported = false
    switch item.kind {
    case .choice(let choices), .multichoice(let choices):
      guard choices.contains(where: { $0.points != nil }) else { break }
      item.scoring = .choicePoints
      item.maximum = Self.greatestPoints(of: item) ?? 0
      reportMissingPoints(of: choices, object, type: type)
    case .boolean:
      item.scoring = .boolean
    default:
      guard let field = object.field(.score) else { break }
      if case .string = field.node.kind {
        rules.score = expression(field, use: .condition, expecting: .share)
        isReported = rules.score == nil
      } else if let bands = bands(field) {
        item.scoring = .bands(bands)
        item.maximum = bands.map(\.points).max() ?? 0
      } else {
        isReported = true
      }
    }
    let isScored = item.scoring != nil || rules.score != nil
    if isScored, item.maximum == 0 {
      report(.noPoints(item.id.text), range: object.openingRange, path: object.path)
      item.scoring = nil
      item.maximum = 1
    } else if !isScored, !isReported {
      for key in [ItemKey.weight, .maximum] {
        guard let field = object.field(key) else { continue }
        report(.noScoring(item.id.text), range: field.keyRange ?? field.range, path: field.path)
        break
      }
    }
    if let field = object.field(.maximum), let maximum = weight(field) {
      if maximum > 0 {
        item.maximum = maximum
      } else {
        report(.outOfRange("'maximum'", found: "0", expected: "more than 0"), at: field)
      }
    }
  }

  /// The most points that an answer to an item can earn; `nil` where that is not known or it is not scored.
  static func greatestPoints(of item: Item) -> Double? {
    switch (item.scoring, item.kind) {
    case (.choicePoints, .choice(let choices)): return choices.compactMap(\.points).max()
    case (.choicePoints, .multichoice(let choices)):
      let together = choices.filter { !$0.isExclusive }.compactMap(\.points).reduce(0, +)
      return choices.filter(\.isExclusive).compactMap(\.points).reduce(together, max)
    case (.boolean, _): return item.maximum
    case (.bands(let bands), let kind):
      let greatest: Double? =
        switch kind {
        case .rating(let range, _): Double(range.upperBound)
        case .integer(let bounds), .number(let bounds, _), .money(let bounds, _, _), .percent(let bounds, _):
          bounds.greatest
        default: nil
        }
      return bands.filter { $0.from <= greatest ?? .infinity }.map(\.points).max() ?? 0
    case (.expression, _): return item.maximum
    default: return nil
    }
  }

  private mutating func reportMissingPoints(
    of choices: [Choice], _ object: ObjectReader<ItemKey>, type: ItemType
  ) {
    guard type == .choice, choices.contains(where: { $0.points == nil }), let field = object.field(.choices) else {
      return
    }
    for (choice, element) in zip(choices, elements(of: field)) where choice.points == nil {
      guard case .object(let members) = element.node.kind, !members.contains(where: { $0.key == "points" }) else {
        continue
      }
      report(.missingPoints(choice.id.text), range: opening(element), path: element.path)
    }
  }

  private mutating func bands(_ field: Field) -> [ItemScoring.Band]? {
    guard case .array = field.node.kind else {
      report(.wrongType(expected: "a list of bands or an expression", found: field.node.typeName), at: field)
      return nil
    }
    guard let list = list(field, of: "bands", limit: DefinitionLimits.choices) else { return nil }
    if list.isEmpty {
      report(.empty("the list of bands"), at: field)
      return nil
    }
    var bands: [ItemScoring.Band] = []
    var isComplete = true
    for element in list {
      guard let object = open(element, as: BandKey.self) else {
        isComplete = false
        continue
      }
      let fromField = required(.from, of: object)
      let from = number(fromField, in: -9e15...9e15)
      let points = weight(required(.points, of: object))
      guard let fromField, let from, let points else {
        isComplete = false
        continue
      }
      if let last = bands.last, from <= last.from {
        report(
          .notAscending("'from'", found: NumberText.decimal(from), before: NumberText.decimal(last.from)), at: fromField
        )
      }
      bands.append(ItemScoring.Band(from: from, points: points))
    }
    return isComplete ? bands : nil
  }
}
