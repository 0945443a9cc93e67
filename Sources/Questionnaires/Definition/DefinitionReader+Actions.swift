import Diagnostics
import JSONDocuments

extension DefinitionReader {
  /// Reads the actions.
  mutating func readActions(_ field: Field?) {
    guard let field, let list = list(field, of: "actions", limit: DefinitionLimits.parts) else { return }
    var seen: [String: Declaration] = [:]
    let called = Set(parts.items.indices.flatMap { parts.items[$0].choices.flatMap(\.actions) })
    for (index, element) in list.enumerated() {
      var action = Action(
        id: ActionID("#\(index)"), index: index, title: LocalizedText(""), place: place(opening(element), element.path))
      defer { parts.actions.append(action) }
      guard let object = open(element, as: ActionKey.self) else { continue }
      if let id = declaredID(object, .id, kind: "action", seen: &seen) { action.id = ActionID(id) }
      if let title = text(required(.title, of: object), limit: DefinitionLimits.label) { action.title = title }
      action.steps = texts(object.field(.steps), of: "steps")
      action.evidence = texts(object.field(.evidence), of: "evidence")
      action.owner = text(object.field(.owner), limit: DefinitionLimits.label)
      if let days = effort(object.field(.effortDays)) { action.effortDays = days }
      action.weeks = number(object.field(.weeks), in: 0...1_000)
      action.resources = sourceIDs(object.field(.resources))
      action.sources = sourceIDs(object.field(.sources))
      action.after = references(object.field(.after), kind: "action", known: names.actions)
        .compactMap { names.actions[$0] }
      actionRules[index] = expression(object.field(.visibleIf), use: .action, expecting: .condition)
      let addresses = object.field(.addresses)
      if let addresses { action.addresses = readTargets(addresses, action: index) }
      let isEmpty = addresses.map { elements(of: $0).isEmpty && $0.node.typeName == "a list" } ?? true
      if isEmpty, !called.contains(action.id) {
        report(.neverApplies(action.id.text), range: addresses?.range ?? object.openingRange, path: object.path)
      }
    }
    checkOrder(of: list)
  }

  private mutating func effort(_ field: Field?) -> Double? {
    guard let field, let days = number(field, in: 0.5...10_000) else { return nil }
    guard (days * 2).rounded() == days * 2 else {
      report(
        .outOfRange("'effortDays'", found: NumberText.decimal(days), expected: "a multiple of 0.5"), at: field)
      return nil
    }
    return days
  }

  private mutating func readTargets(_ field: Field?, action: Int) -> [Action.Target] {
    guard let field, let list = list(field, of: "addresses") else { return [] }
    var result: [Action.Target] = []
    var addressed = Set<Int>()
    for element in list {
      guard let object = open(element, as: TargetKey.self) else { continue }
      let itemField = required(.item, of: object)
      let answerField = required(.answer, of: object)
      guard let itemField, let name = string(itemField),
        let index = questionIndex(name, range: itemField.range, path: itemField.path), index < parts.items.count
      else { continue }
      if !addressed.insert(index).inserted { report(.repeated(name, kind: "item"), at: itemField) }
      guard let answerField, let answer = answer(answerField, to: parts.items[index]) else { continue }
      let target = Action.Target(item: index, answer: answer)
      result.append(target)
      targets.append((action, target, answerField))
    }
    return result
  }

  private mutating func checkOrder(of list: [Field]) {
    for loop in CycleFinder.cycles(in: parts.actions.map(\.after)) {
      let first = list[loop[0]]
      let field = first.node[name: "after"].map { Field($0, at: .member(first.path, "after")) } ?? first
      report(.cycle(loop.map { parts.actions[$0].id.text }), at: field)
    }
  }

  // MARK: - What actions lead to

  /// Whether nothing is wrong with the items themselves, so that what they earn is known.
  var hasSoundItems: Bool {
    brokenItems.isEmpty
      && !diagnostics.contains { diagnostic in
        let pointer = diagnostic.place?.pointer ?? ""
        return diagnostic.severity == .error && (pointer.hasPrefix("/sections") || pointer.hasPrefix("/scales"))
      }
  }

  /// Warns of actions that lead nowhere.
  mutating func checkTargets() {
    guard hasSoundItems else { return }
    for (_, target, field) in targets {
      let item = parts.items[target.item]
      guard item.scoring != nil else {
        report(.worstAnswer(item: item.id.text, isScored: false), at: field)
        continue
      }
      if Self.isWorst(target.answer, of: item) {
        report(.worstAnswer(item: item.id.text, isScored: true), at: field)
      }
    }
  }

  /// Whether no answer to a scored item earns less; `false` where that is not known.
  private static func isWorst(_ answer: AnswerValue, of item: Item) -> Bool {
    switch (item.scoring, answer) {
    case (.choicePoints, .choice(let id)):
      let points = item.choices.map { $0.points ?? 0 }
      return (item.choice(id)?.points ?? 0) == points.min()
    case (.choicePoints, .choices(let ids)):
      return ids.allSatisfy { (item.choice($0)?.points ?? 0) == 0 }
    case (.boolean, .boolean(let truth)): return !truth
    case (.bands(let bands), .integer(let number)): return isLowest(Double(number), bands, item)
    case (.bands(let bands), .number(let number)): return isLowest(number, bands, item)
    default: return false
    }
  }

  private static func isLowest(_ number: Double, _ bands: [ItemScoring.Band], _ item: Item) -> Bool {
    func points(_ number: Double) -> Double { bands.last { $0.from <= number }?.points ?? 0 }
    let least: Double? =
      switch item.kind {
      case .rating(let range, _): Double(range.lowerBound)
      case .integer(let bounds), .number(let bounds, _), .money(let bounds, _, _), .percent(let bounds, _): bounds.least
      default: nil
      }
    let reachable = bands.filter { $0.from > least ?? -.infinity }.map(\.points) + [points(least ?? -.infinity)]
    return points(number) == reachable.min()
  }
}
