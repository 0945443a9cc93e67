/// The keys of the whole definition.
enum TopKey: String, DefinitionKey {
  case schema = "$schema"
  case formatVersion, id, version, title, summary, audience, minutes, language, notes
  case sources, scales, sections, computed, scoring, levels, actions, examples

  static let named = table()
  static let ownerName = "a questionnaire"
}

/// The keys of a source.
enum SourceKey: String, DefinitionKey {
  case id, title, publisher, year, url, accessed, note

  static let named = table()
  static let ownerName = "a source"
}

/// The keys of a section.
enum SectionKey: String, DefinitionKey {
  case id, title, intro, weight, visibleIf, items, sources, tags, model, target

  static let named = table()
  static let ownerName = "a section"
}

/// The types that an item can have.
enum ItemType: String, CaseIterable, Sendable {
  case choice, multichoice, boolean, rating, integer, number, money, percent, date, text, list, display

  /// The types whose answers can earn points.
  static let scorable: Set<ItemType> = [
    .choice, .multichoice, .boolean, .rating, .integer, .number, .money, .percent,
  ]
  /// The types whose answers are numbers.
  static let numeric: Set<ItemType> = [.rating, .integer, .number, .money, .percent]
  /// The types that take an answer.
  static let questions = Set(allCases).subtracting([.display])
}

/// The keys of an item.
enum ItemKey: String, DefinitionKey {
  case id, type, text, help, why, example, probes, evidence, choices, scale, unit, currency, decimals, min, max, labels
  case multiline, `default`, required, requiredIf, visibleIf, allow, reasonRequired, validators, weight, score, maximum
  case concept, sources, tags, items, minRows, maxRows, rowTitle

  static let named = table()
  static let ownerName = "an item"

  /// The keys of each type of item.
  static let keys: [ItemType: Set<ItemKey>] = Dictionary(
    uniqueKeysWithValues: ItemType.allCases.map { type in (type, Set(allCases.filter { $0.types.contains(type) })) })

  /// The keys that the fields of rows do not have: rows are not scored, and what they ask is carried over as a whole.
  static let outsideRows: Set<ItemKey> = [.weight, .score, .maximum, .concept]

  /// The types of items that a key is for.
  var types: Set<ItemType> {
    switch self {
    case .id, .type, .text, .help, .why, .example, .visibleIf, .sources, .tags: Set(ItemType.allCases)
    case .probes, .evidence, .required, .requiredIf, .allow, .reasonRequired, .concept, .validators:
      ItemType.questions
    case .default: ItemType.questions.subtracting([.list])
    case .choices, .scale: [.choice, .multichoice]
    case .unit: [.integer, .number, .money, .percent]
    case .currency: [.money]
    case .decimals: [.number, .money, .percent]
    case .min, .max: ItemType.numeric.union([.date])
    case .labels: [.rating]
    case .multiline: [.text]
    case .score: ItemType.numeric
    case .weight, .maximum: ItemType.scorable
    case .items, .minRows, .maxRows, .rowTitle: [.list]
    }
  }
}

/// The keys of a choice.
enum ChoiceKey: String, DefinitionKey {
  case id, text, points, bucket, exclusive, help, finding, actions

  static let named = table()
  static let ownerName = "a choice"
}

/// The keys of a validator.
enum ValidatorKey: String, DefinitionKey {
  case expr, message, severity

  static let named = table()
  static let ownerName = "a validator"
}

/// The keys of a band of points.
enum BandKey: String, DefinitionKey {
  case from, points

  static let named = table()
  static let ownerName = "a band"
}

/// The keys of a computed value.
enum ComputedKey: String, DefinitionKey {
  case id, title, expr, unit, format, labels, shown, sources

  static let named = table()
  static let ownerName = "a computed value"
}

/// The keys of the scoring rules.
enum ScoringKey: String, DefinitionKey {
  case model, total, minAnswered

  static let named = table()
  static let ownerName = "the scoring rules"
}

/// The keys of a level.
enum LevelKey: String, DefinitionKey {
  case id, title, summary, from, requires

  static let named = table()
  static let ownerName = "a level"
}

/// The keys of a gate.
enum GateKey: String, DefinitionKey {
  case item, section, expr, atLeast, message

  static let named = table()
  static let ownerName = "a requirement"
}

/// The keys of an action.
enum ActionKey: String, DefinitionKey {
  case id, title, steps, addresses, effortDays, weeks, owner, evidence, resources, after, sources, visibleIf

  static let named = table()
  static let ownerName = "an action"
}

/// The keys of what an action leads to.
enum TargetKey: String, DefinitionKey {
  case item, answer

  static let named = table()
  static let ownerName = "an address"
}

/// The keys of an example.
enum ExampleKey: String, DefinitionKey {
  case title, answers, client, today, notes, expect

  static let named = table()
  static let ownerName = "an example"
}

/// The keys of the facts about a client.
enum ClientKey: String, DefinitionKey {
  case name, state, sector, staff

  static let named = table()
  static let ownerName = "a client"
}

/// The keys of what an example leads to.
enum ExpectKey: String, DefinitionKey {
  case score, low, high, coverage, level, asked, sections, computed, refused

  static let named = table()
  static let ownerName = "an expectation"
}

extension DefinitionReader {
  /// The keys of each kind of object, by the name that the JSON Schema of the format gives the kind; the whole
  /// definition has the empty name.
  package static let keysByPart: [String: Set<String>] = [
    "": names(TopKey.self), "source": names(SourceKey.self), "section": names(SectionKey.self),
    "item": names(ItemKey.self), "choice": names(ChoiceKey.self), "validator": names(ValidatorKey.self),
    "band": names(BandKey.self), "computed": names(ComputedKey.self), "level": names(LevelKey.self),
    "action": names(ActionKey.self), "example": names(ExampleKey.self), "expectation": names(ExpectKey.self),
  ]

  private static func names<Key: DefinitionKey>(_ keys: Key.Type) -> Set<String> {
    Set(keys.allCases.map(\.rawValue))
  }
}
