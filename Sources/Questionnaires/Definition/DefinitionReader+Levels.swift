import Diagnostics
import ExpressionLanguage
import JSONDocuments

/// A level whose gates are not compiled yet.
struct LevelDraft {
  /// A gate, with the value that says how much it asks for.
  struct Gate {
    enum Requirement {
      case item(Int, atLeast: Double)
      case section(Int, atLeast: Double)
      case rule(Int)
    }

    var requirement: Requirement
    var message: LocalizedText
    /// The value that names the item or section.
    var subject: Field
    /// The share, or the expression.
    var amount: Field
  }

  var level: Level
  var gates: [Gate] = []
  /// The value of `from`, where it is a share.
  var from: Field?
}

extension DefinitionReader {
  /// Reads the levels, which ascend.
  mutating func readLevels(_ field: Field?) {
    guard let field, let list = list(field, of: "levels", limit: DefinitionLimits.levels) else { return }
    var seen: [String: Declaration] = [:]
    var last: Double?
    for (index, element) in list.enumerated() {
      guard let object = open(element, as: LevelKey.self) else { continue }
      let id = declaredID(object, .id, kind: "level", seen: &seen)
      let title = text(required(.title, of: object), limit: DefinitionLimits.label)
      var level = Level(
        id: LevelID(id ?? "#\(index)"), title: title ?? LocalizedText(""), from: 0,
        place: place(opening(element), element.path))
      level.summary = text(object.field(.summary))
      var draft = LevelDraft(level: level)
      if let fromField = required(.from, of: object), let from = share(fromField) {
        draft.level.from = from
        draft.from = fromField
        if index == 0, from != 0 {
          report(
            .firstLevel("the first level begins at 0, found \(NumberText.decimal(from))"), at: fromField)
        } else if let last, from < last {
          report(
            .notAscending("'from'", found: NumberText.decimal(from), before: NumberText.decimal(last)), at: fromField)
        }
        last = from
      }
      if let requires = object.field(.requires) {
        draft.gates = readGates(requires)
        if index == 0, !elements(of: requires).isEmpty {
          report(
            .firstLevel("the first level has no requirements, since everybody reaches it"),
            range: requires.keyRange ?? requires.range, path: requires.path
          )
        }
      }
      levelDrafts.append(draft)
    }
  }

  private mutating func readGates(_ field: Field) -> [LevelDraft.Gate] {
    guard let list = list(field, of: "requirements") else { return [] }
    var gates: [LevelDraft.Gate] = []
    for element in list {
      guard let object = open(element, as: GateKey.self) else { continue }
      let message = text(required(.message, of: object))
      let subjects = [GateKey.item, .section, .expr].filter(object.has)
      guard subjects.count == 1, let subject = object.field(subjects[0]) else {
        report(
          .exactlyOneOf(["item", "section", "expr"], found: subjects.map(\.rawValue)), range: object.openingRange,
          path: object.path
        )
        continue
      }
      let amount: Field
      let requirement: LevelDraft.Gate.Requirement?
      if subjects[0] == .expr {
        amount = subject
        requirement = expression(subject, use: .gate, expecting: .condition).map { .rule($0) }
        if let field = object.field(.atLeast) {
          report(
            .noEffect("atLeast", reason: "the expression decides"), range: field.keyRange ?? field.range,
            path: field.path
          )
        }
      } else {
        guard let field = required(.atLeast, of: object) else { continue }
        amount = field
        requirement = readShareGate(subjects[0], subject, atLeast: share(field))
      }
      if let requirement {
        gates.append(
          LevelDraft.Gate(
            requirement: requirement, message: message ?? LocalizedText(""), subject: subject, amount: amount
          )
        )
      }
    }
    return gates
  }

  private mutating func readShareGate(
    _ key: GateKey, _ subject: Field, atLeast: Double?
  ) -> LevelDraft.Gate.Requirement? {
    guard let name = string(subject) else { return nil }
    if key == .item {
      if names.items[name] == nil, names.sections[name] != nil {
        report(
          .unknownName(name, kind: "item"), at: subject,
          notes: [Diagnostic.Note("'\(name)' is a section: use 'section'")]
        )
        return nil
      }
      guard let index = questionIndex(name, range: subject.range, path: subject.path), let atLeast else { return nil }
      return .item(index, atLeast: atLeast)
    }
    if names.sections[name] == nil, names.items[name] != nil {
      report(
        .unknownName(name, kind: "section"), at: subject, notes: [Diagnostic.Note("'\(name)' is an item: use 'item'")])
      return nil
    }
    guard reference(subject, kind: "section", known: names.sections) != nil, let atLeast,
      let index = names.sections[name]
    else { return nil }
    return .section(index, atLeast: atLeast)
  }

  // MARK: - Reachability

  private static func shown(_ share: Double) -> String { NumberText.percent((share * 1_000).rounded() / 1_000) }

  /// Warns of levels that no answers can reach.
  mutating func checkReachability() {
    guard !levelDrafts.isEmpty, hasSoundItems else { return }
    let best = BestShares(parts)
    for (index, draft) in levelDrafts.enumerated() {
      let id = draft.level.id.text
      if let from = draft.from, draft.level.from > 0 {
        if let total = best.total {
          if draft.level.from > total + 1e-9 {
            report(
              .unreachableLevel(id, reason: "the best answers reach \(Self.shown(total))"),
              at: from
            )
          }
        } else {
          report(.unreachableLevel(id, reason: "no item is scored"), at: from)
        }
      }
      if index + 1 < levelDrafts.count, let from = draft.from {
        let next = levelDrafts[index + 1]
        if next.from != nil, next.level.from == draft.level.from, next.gates.isEmpty {
          report(
            .unreachableLevel(id, reason: "the level after it begins at the same share and requires nothing"), at: from)
        }
      }
      for gate in draft.gates {
        let name: String
        let share: Double?
        let atLeast: Double
        switch gate.requirement {
        case .item(let item, let least):
          name = parts.items[item].id.text
          share = best.items[item]
          atLeast = least
        case .section(let section, let least):
          name = parts.sections[section].id.text
          share = best.sections[section]
          atLeast = least
        case .rule: continue
        }
        guard let share else {
          report(.unscoredGate(name), at: gate.subject)
          continue
        }
        if atLeast > share + 1e-9 {
          report(
            .unreachableLevel(
              id, reason: "the best answers bring '\(name)' to \(Self.shown(share))"),
            at: gate.amount
          )
        }
      }
    }
  }
}

/// Upper bounds of the shares that answers can reach; `nil` where nothing is scored.
struct BestShares {
  /// By item index.
  let items: [Double?]
  /// By section index.
  let sections: [Double?]
  /// Of the whole.
  let total: Double?

  /// Finds the bounds: exact where every item is always asked and must apply, otherwise the best single share.
  init(_ parts: Questionnaire.Parts) {
    let items = parts.items.indices.map { index -> Double? in
      guard parts.items[index].scoring != nil else { return nil }
      let item = parts.items[index]
      guard let points = DefinitionReader.greatestPoints(of: item) else { return nil }
      return min(points, item.maximum) / item.maximum
    }
    func bound(_ shares: [(share: Double?, weight: Double)], isFixed: Bool) -> Double? {
      let counted = shares.compactMap { entry in entry.weight > 0 ? entry.share.map { ($0, entry.weight) } : nil }
      guard !counted.isEmpty else { return nil }
      guard isFixed else { return counted.map(\.0).max() }
      return counted.reduce(0) { $0 + $1.0 * $1.1 } / counted.reduce(0) { $0 + $1.1 }
    }
    let sections = parts.sections.map { section -> Double? in
      let isFixed = section.items.allSatisfy {
        parts.items[$0].visibleIf == nil && !parts.items[$0].allowsNotApplicable
      }
      return bound(section.items.map { (items[$0], parts.items[$0].weight) }, isFixed: isFixed)
    }
    let isFixed = parts.sections.allSatisfy { section in
      section.visibleIf == nil
        && section.items.contains {
          parts.items[$0].visibleIf == nil && !parts.items[$0].allowsNotApplicable && items[$0] != nil
        }
    }
    self.items = items
    self.sections = sections
    total = bound(parts.sections.map { (sections[$0.index], $0.weight) }, isFixed: isFixed)
  }
}
