import Diagnostics
import ExpressionLanguage
import JSONDocuments

/// The expressions of an item, by number.
struct ItemRules {
  var visibleIf: Int?
  var requiredIf: Int?
  var validators: [(rule: Int, message: LocalizedText, severity: Validator.Severity)] = []
  var score: Int?

  /// Whether there is none.
  var isEmpty: Bool { visibleIf == nil && requiredIf == nil && validators.isEmpty && score == nil }
}

extension DefinitionReader {
  /// Reads one item, whatever is wrong with it, so that the indices of those after it stay right.
  mutating func readItem(_ field: Field, section: Int) {
    let index = parts.items.count
    var item = Item(
      id: ItemID("#\(index)"), index: index, section: section, kind: .text(isMultiline: false),
      text: LocalizedText(""), place: place(opening(field), field.path)
    )
    var rules = ItemRules()
    defer {
      parts.items.append(item)
      if !rules.isEmpty { itemRules[index] = rules }
    }
    guard let object = open(field, as: ItemKey.self) else {
      brokenItems.insert(index)
      return
    }
    if let id = declaredItemID(object, .id, isVariable: true) {
      item.id = ItemID(id)
    }
    let type = readType(object)
    readTexts(of: &item, object)
    if let type { checkKeys(of: object, type: type) }
    rules.visibleIf = expression(
      object.field(.visibleIf), use: .condition, expecting: .condition, reader: (index, "the condition"))
    guard let type, !isRow || checkRowItem(object, type: type) else {
      brokenItems.insert(index)
      return
    }
    if let kind = readKind(type, object, item: item) {
      item.kind = kind
    } else {
      brokenItems.insert(index)
    }
    guard type != .display else {
      item.isRequired = false
      item.allowsUnknown = false
      return
    }
    readStates(of: &item, object, rules: &rules)
    readValidators(object, item: index, rules: &rules)
    guard !brokenItems.contains(index) else { return }
    if !isRow { readScoring(of: &item, object, type: type, rules: &rules) }
    if type != .list, let field = object.field(.default) { item.defaultValue = answer(field, to: item) }
  }

  private mutating func readType(_ object: ObjectReader<ItemKey>) -> ItemType? {
    guard let field = required(.type, of: object) else { return nil }
    return choice(field, of: ItemType.self, kind: "type")
  }

  private mutating func checkKeys(of object: ObjectReader<ItemKey>, type: ItemType) {
    let allowed = ItemKey.keys[type] ?? []
    for key in object.keys where !allowed.contains(key) {
      let types = ItemType.allCases.filter(key.types.contains).map(\.rawValue)
      report(
        .keyNotForType(key.rawValue, type: type.rawValue, types: types), range: object.keyRange(key),
        path: .member(object.path, key.rawValue)
      )
    }
  }

  private mutating func readTexts(of item: inout Item, _ object: ObjectReader<ItemKey>) {
    let index = item.index
    if let text = text(required(.text, of: object), limit: DefinitionLimits.label, owner: index) { item.text = text }
    item.help = text(object.field(.help), owner: index)
    item.why = text(object.field(.why), owner: index)
    item.example = text(object.field(.example), owner: index)
    item.probes = texts(object.field(.probes), of: "probes", owner: index)
    item.evidence = texts(object.field(.evidence), of: "evidence", owner: index)
    item.unit = text(object.field(.unit), limit: DefinitionLimits.label, owner: index)
    item.concept = string(object.field(.concept))
    item.sources = sourceIDs(object.field(.sources))
    item.tags = strings(object.field(.tags), kind: "tag")
  }

  // MARK: - States and validators

  private mutating func readStates(
    of item: inout Item, _ object: ObjectReader<ItemKey>, rules: inout ItemRules
  ) {
    rules.requiredIf = expression(object.field(.requiredIf), use: .condition, expecting: .condition)
    item.isRequired = bool(object.field(.required)) ?? !object.has(.requiredIf)
    if item.isRequired, let field = object.field(.requiredIf) {
      report(
        .noEffect("requiredIf", reason: "'required' is true"), range: field.keyRange ?? field.range, path: field.path)
    }
    if let field = object.field(.allow), let list = list(field, of: "states") {
      item.allowsUnknown = false
      for element in list {
        switch choice(element, of: AllowedState.self, kind: "state") {
        case .unknown: item.allowsUnknown = true
        case .notApplicable: item.allowsNotApplicable = true
        case nil: break
        }
      }
    }
    item.requiresReason = bool(object.field(.reasonRequired)) ?? false
    if item.requiresReason, !item.allowsNotApplicable, let field = object.field(.reasonRequired) {
      report(
        .noEffect("reasonRequired", reason: "'allow' does not list 'notApplicable'"),
        range: field.keyRange ?? field.range, path: field.path
      )
    }
  }

  /// The states that `allow` can list.
  private enum AllowedState: String, CaseIterable {
    case unknown
    case notApplicable
  }

  private mutating func readValidators(_ object: ObjectReader<ItemKey>, item: Int, rules: inout ItemRules) {
    guard let field = object.field(.validators), let list = list(field, of: "validators") else { return }
    for element in list {
      guard let validator = open(element, as: ValidatorKey.self) else { continue }
      let rule = expression(
        required(.expr, of: validator), use: .condition, expecting: .condition, subject: item)
      let message = text(required(.message, of: validator))
      let severity = choice(validator.field(.severity), of: Validator.Severity.self, kind: "severity") ?? .error
      if let rule, let message { rules.validators.append((rule, message, severity)) }
    }
  }

  // MARK: - Types

  /// What an item of a type takes; `nil` where something about it is wrong enough that its answers are not known.
  private mutating func readKind(_ type: ItemType, _ object: ObjectReader<ItemKey>, item: Item) -> Item.Kind? {
    switch type {
    case .choice, .multichoice:
      guard let choices = itemChoices(object, type: type, item: item.index) else { return nil }
      return type == .choice ? .choice(choices) : .multichoice(choices)
    case .boolean: return .boolean
    case .rating: return readRating(object)
    case .integer: return readBounds(object, wholeOnly: true).map { .integer($0) }
    case .number:
      let decimals = whole(object.field(.decimals), in: 0...6)
      return readBounds(object).map { .number($0, decimals: decimals) }
    case .money:
      let currency = string(object.field(.currency)) ?? "USD"
      if !TextShapes.isCurrencyCode(currency), let field = object.field(.currency) {
        report(
          .badText(identifier: "bad-currency", found: currency, expected: "a currency code such as 'USD'"), at: field,
          suggestion: currency.utf8.count == 3 ? currency.uppercased() : nil
        )
      }
      let decimals = whole(object.field(.decimals), in: 0...6) ?? 2
      return readBounds(object).map { .money($0, currency: currency, decimals: decimals) }
    case .percent:
      let decimals = whole(object.field(.decimals), in: 0...6)
      for key in [ItemKey.min, .max] {
        guard let field = object.field(key), case .number(let number) = field.node.kind, number.double.magnitude > 10
        else { continue }
        report(
          .percentNotShare(number.text, percent: NumberText.percent(number.double)), at: field,
          suggestion: NumberText.decimal(number.double / 100)
        )
      }
      return readBounds(object).map { .percent($0, decimals: decimals) }
    case .date:
      let earliest = date(object.field(.min))
      let latest = date(object.field(.max))
      if let earliest, let latest, earliest > latest, let field = object.field(.max) {
        report(.outOfRange("'max'", found: latest.description, expected: "'min' (\(earliest)) or later"), at: field)
        return nil
      }
      return .date(earliest: earliest, latest: latest)
    case .text: return .text(isMultiline: bool(object.field(.multiline)) ?? false)
    case .display: return .display
    case .list: return readRowForm(object, list: item.id.text).map { .list($0) }
    }
  }

  private mutating func readRating(_ object: ObjectReader<ItemKey>) -> Item.Kind? {
    let least = whole(required(.min, of: object), in: -1_000_000...1_000_000)
    let greatest = whole(required(.max, of: object), in: -1_000_000...1_000_000)
    guard let least, let greatest, let field = object.field(.max) else { return nil }
    guard least < greatest else {
      report(.outOfRange("'max'", found: "\(greatest)", expected: "more than 'min' (\(least))"), at: field)
      return nil
    }
    guard Int64(greatest - least) < DefinitionLimits.ratingSteps else {
      report(
        .tooMany("steps", count: greatest - least + 1, limit: Int(DefinitionLimits.ratingSteps)), range: field.range,
        path: field.path
      )
      return nil
    }
    let range = Int64(least)...Int64(greatest)
    return .rating(range: range, labels: readLabels(object.field(.labels), range: range))
  }

  private mutating func readLabels(_ field: Field?, range: ClosedRange<Int64>) -> [Int64: LocalizedText] {
    guard let field else { return [:] }
    guard case .object(let members) = field.node.kind else {
      report(.wrongType(expected: "an object", found: field.node.typeName), at: field)
      return [:]
    }
    var labels: [Int64: LocalizedText] = [:]
    for member in members {
      let path = JSONPath.member(field.path, member.key)
      let label = text(Field(member.value, at: path), limit: DefinitionLimits.label)
      if let number = Int64(member.key), String(number) == member.key, range.contains(number) {
        labels[number] = label
      } else {
        report(
          .badText(
            identifier: "bad-label", found: member.key,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"
          ),
          range: member.keyRange, path: path
        )
      }
    }
    return labels
  }

  private mutating func readBounds(_ object: ObjectReader<ItemKey>, wholeOnly: Bool = false) -> Item.Bounds? {
    var bounds = Item.Bounds()
    let limit = 9e15
    if wholeOnly {
      bounds.least = whole(object.field(.min), in: -Int(limit)...Int(limit)).map(Double.init)
      bounds.greatest = whole(object.field(.max), in: -Int(limit)...Int(limit)).map(Double.init)
    } else {
      bounds.least = number(object.field(.min), in: -limit...limit)
      bounds.greatest = number(object.field(.max), in: -limit...limit)
    }
    if let least = bounds.least, let greatest = bounds.greatest, least > greatest, let field = object.field(.max) {
      report(
        .outOfRange(
          "'max'", found: NumberText.decimal(greatest), expected: "'min' (\(NumberText.decimal(least))) or more"),
        at: field
      )
      return nil
    }
    return bounds
  }

  /// A date.
  mutating func date(_ field: Field?) -> CalendarDate? {
    guard let field, let text = string(field) else { return nil }
    if let date = CalendarDate(text) { return date }
    report(.badDate(text), at: field)
    return nil
  }

  /// An answer to an item in the form of files; reports why it cannot be one.
  mutating func answer(_ field: Field, to item: Item) -> AnswerValue? {
    guard !brokenItems.contains(item.index) else { return nil }
    do throws(AnswerProblem) {
      return try AnswerValue(field.node, for: item, language: parts.language)
    } catch {
      report(.notAccepted(error), at: field, suggestion: error.suggestion)
      return nil
    }
  }
}
