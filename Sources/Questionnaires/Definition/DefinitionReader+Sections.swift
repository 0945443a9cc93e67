import Diagnostics
import ExpressionLanguage
import JSONDocuments

/// Sections, computed values and the scoring rules.
extension DefinitionReader {
  /// Reads all sections with their items.
  mutating func readSections(_ top: ObjectReader<TopKey>) {
    guard let field = required(.sections, of: top),
      let sections = list(field, of: "sections", limit: DefinitionLimits.parts)
    else { return }
    if sections.isEmpty { report(.empty("the list of sections"), at: field) }
    guard names.isDisplay.count <= DefinitionLimits.items else {
      report(
        .tooMany("items", count: names.isDisplay.count, limit: DefinitionLimits.items), range: opening(field),
        path: field.path
      )
      return
    }
    parts.items.reserveCapacity(names.isDisplay.count)
    for (index, section) in sections.enumerated() { readSection(section, index: index) }
  }

  private mutating func readSection(_ field: Field, index: Int) {
    let firstItem = parts.items.count
    var section = Section(
      id: SectionID("#\(index)"), index: index, title: LocalizedText(""), items: firstItem..<firstItem,
      place: place(opening(field), field.path)
    )
    defer { parts.sections.append(section) }
    guard let object = open(field, as: SectionKey.self) else { return }
    if let id = declaredItemID(object, .id, isVariable: false) { section.id = SectionID(id) }
    if let title = text(required(.title, of: object), limit: DefinitionLimits.label) { section.title = title }
    section.intro = text(object.field(.intro))
    if let weight = weight(object.field(.weight)) { section.weight = weight }
    sectionRules[index] = expression(object.field(.visibleIf), use: .condition, expecting: .condition)
    section.sources = sourceIDs(object.field(.sources))
    section.tags = strings(object.field(.tags), kind: "tag")
    section.model = model(object.field(.model))
    section.target = share(object.field(.target))
    if let itemsField = required(.items, of: object) {
      if let items = list(itemsField, of: "items", limit: DefinitionLimits.items) {
        if items.isEmpty { report(.empty("the list of items"), at: itemsField) }
        for item in items { readItem(item, section: index) }
      }
    }
    section.items = firstItem..<parts.items.count
  }

  /// A scoring model that is supported.
  mutating func model(_ field: Field?) -> ScoringModel? {
    guard let field, let name = string(field) else { return nil }
    if let model = ScoringModel(rawValue: name) { return model }
    let known = ScoringModel.allCases.map(\.rawValue)
    report(
      .unknownValue(name, kind: "model", known: known), at: field,
      suggestion: Suggestion.nearest(to: name, in: known)
    )
    return nil
  }

  /// Reads how the questionnaire is scored.
  mutating func readScoring(_ field: Field?) {
    guard let field, let object = open(field, as: ScoringKey.self) else { return }
    parts.scoring.place = place(field.keyRange ?? field.range, field.path)
    if let model = model(object.field(.model)) { parts.scoring.model = model }
    if let total = object.field(.total), object.field(.model)?.string != "deduct" {
      report(.keyNotForModel("total", model: "deduct"), range: total.keyRange ?? total.range, path: total.path)
    } else if let field = object.field(.total), let total = weight(field) {
      parts.scoring.total = total
      if total == 0 { report(.outOfRange("'total'", found: "0", expected: "more than 0"), at: field) }
    }
    if let least = share(object.field(.minAnswered)) { parts.scoring.minAnswered = least }
  }

  /// Reads the computed values; their expressions are compiled with all others.
  mutating func readComputed(_ field: Field?) {
    guard let field, let list = list(field, of: "computed values", limit: DefinitionLimits.computed) else { return }
    var seen: [String: Declaration] = [:]
    for (index, element) in list.enumerated() {
      var draft = ComputedDraft(
        id: ComputedID("#\(index)"), title: LocalizedText(""), place: place(opening(element), element.path))
      defer { computedDrafts.append(draft) }
      guard let object = open(element, as: ComputedKey.self) else { continue }
      if let id = declaredID(object, .id, kind: "computed value", seen: &seen, isVariable: true) {
        draft.id = ComputedID(id)
        draft.title = LocalizedText(id)
      }
      if let title = text(object.field(.title), limit: DefinitionLimits.label) { draft.title = title }
      draft.rule = expression(required(.expr, of: object), use: .condition, expecting: .anything, computed: index)
      draft.unit = text(object.field(.unit), limit: DefinitionLimits.label)
      draft.format = choice(object.field(.format), of: ValueFormat.self, kind: "format")
      draft.labels = labels(object.field(.labels), of: draft.rule)
      draft.isShown = bool(object.field(.shown)) ?? true
      draft.sources = sourceIDs(object.field(.sources))
    }
  }

  /// Reads what people read for the texts that an expression gives; each is one that stands in it.
  private mutating func labels(_ field: Field?, of rule: Int?) -> [String: LocalizedText] {
    guard let field else { return [:] }
    guard case .object(let members) = field.node.kind else {
      report(.wrongType(expected: "an object", found: field.node.typeName), at: field)
      return [:]
    }
    var labels: [String: LocalizedText] = [:]
    for member in members {
      let path = JSONPath.member(field.path, member.key)
      guard let label = text(Field(member.value, at: path), limit: DefinitionLimits.label) else { continue }
      labels[member.key] = label
      if let rule, !names(member.key, in: rule) {
        report(
          .badText(
            identifier: "bad-label", found: member.key, expected: "a text in quotes that stands in the expression"),
          range: member.keyRange, path: path)
      }
    }
    return labels
  }

  /// Whether a text stands in an expression in either kind of quotes.
  private func names(_ label: String, in rule: Int) -> Bool {
    let source = expressions[rule].text.value
    return source.contains("'\(label)'") || source.contains("\"\(label)\"")
  }
}

/// A computed value whose expression is not compiled yet.
struct ComputedDraft {
  var id: ComputedID
  var title: LocalizedText
  var place: Diagnostic.Place
  /// The number of its expression, where it has one.
  var rule: Int?
  var unit: LocalizedText?
  var format: ValueFormat?
  var labels: [String: LocalizedText] = [:]
  var isShown = true
  var sources: [SourceID] = []
}
