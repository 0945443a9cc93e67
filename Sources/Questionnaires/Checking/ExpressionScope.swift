import Diagnostics
package import ExpressionLanguage

/// The names that expressions of a questionnaire can use, with their types.
///
/// `answers.<item>` has the item's index as its slot, `computed.<id>` the computed value's.
package enum ExpressionScope {
  /// The numbers of the records, see ``Slot/record``.
  package enum Record: Int, Sendable {
    case answers
    case computed
    case client
  }

  /// The record of answers.
  package static let answersRecord = "answers"
  /// The record of computed values.
  package static let computedRecord = "computed"
  /// The record of facts about the client.
  package static let clientRecord = "client"

  /// The slots of ``clientRecord``.
  package enum ClientSlot: Int, CaseIterable, Sendable {
    case name
    case state
    case sector
    case staff
  }

  /// The slots of plain variables.
  package enum VariableSlot: Int, CaseIterable, Sendable {
    case today
    case score
    case low
    case high
    case coverage
    case level
  }

  /// The functions that the engine adds to the language.
  package enum Function: Int, CaseIterable, Sendable {
    case selected
    case state
    case score
    case level
  }

  /// Where an expression stands, which decides what it may read.
  package enum Use: Sendable {
    /// A condition, validator, computed value or item score: answers only.
    case condition
    /// A gate of a level: answers and scores, but not levels.
    case gate
    /// A condition of an action: answers, scores and the level.
    case action
    /// An expectation: also the headline variables.
    case expectation
  }

  /// The type that an item's answer has in expressions; `nil` for items that are only shown.
  package static func type(of kind: Item.Kind) -> ValueType? {
    switch kind {
    case .choice, .text: .string
    case .multichoice: .list(.string)
    case .boolean: .bool
    case .rating, .integer: .int
    case .number, .money, .percent: .double
    case .date: .timestamp
    case .list(let form): .list(.structure(form.type))
    case .display: nil
    }
  }

  /// Where the numbers lie that an item takes; `nil` where anywhere, or where it takes none.
  private static func range(of kind: Item.Kind) -> ClosedRange<Double>? {
    switch kind {
    case .rating(let range, _): return Double(range.lowerBound)...Double(range.upperBound)
    case .integer(let bounds), .number(let bounds, _), .money(let bounds, _, _), .percent(let bounds, _):
      guard bounds.least != nil || bounds.greatest != nil else { return nil }
      let (least, greatest) = (bounds.least ?? -.infinity, bounds.greatest ?? .infinity)
      return least <= greatest ? least...greatest : nil
    default: return nil
    }
  }

  private static func isShare(_ kind: Item.Kind) -> Bool {
    if case .percent = kind { true } else { false }
  }

  /// The record of the fields of a row, which has the number of ``Record/answers`` and is all that a row's conditions read.
  package static let rowRecord = "row"

  /// The names in reach of a condition or validator in the rows of a list.
  static func rowEnvironment(fields: [Item], isConditional: (Item) -> Bool, untyped: Set<Int>) -> TypeEnvironment {
    var environment = TypeEnvironment()
    declareAnswers(rowRecord, of: fields, isConditional: isConditional, untyped: untyped, in: &environment)
    declareFunctions(for: .condition, in: &environment, items: fields, sections: [], untyped: untyped)
    return environment
  }

  /// The names in reach of an expression.
  /// - Parameters:
  ///   - items: the items, with names that are unique.
  ///   - computed: the type of each computed value by index, `dyn` where not known.
  ///   - isConditional: whether an item may not be asked.
  ///   - untyped: the indices of items whose type is not known.
  package static func environment(
    for use: Use, items: [Item], sections: [SectionID], computed: [(id: ComputedID, type: ValueType)],
    isConditional: (Item) -> Bool = { $0.visibleIf != nil }, untyped: Set<Int> = []
  ) -> TypeEnvironment {
    var environment = TypeEnvironment()
    declareAnswers(answersRecord, of: items, isConditional: isConditional, untyped: untyped, in: &environment)
    declareComputed(computed, in: &environment)
    environment.declareRecord(
      clientRecord, number: Record.client.rawValue,
      fields: ClientSlot.allCases.map { slot in
        TypeEnvironment.Field(
          name: "\(slot)", type: slot == .staff ? .int : .string, slot: slot.rawValue, mayBeAbsent: false,
          vocabulary: nil
        )
      }
    )
    environment.declareVariable(variable(.today, .timestamp))
    if use == .expectation {
      for slot in [VariableSlot.score, .low, .high, .coverage] { environment.declareVariable(variable(slot, .double)) }
      environment.declareVariable(variable(.level, .string))
    }
    declareFunctions(for: use, in: &environment, items: items, sections: sections, untyped: untyped)
    return environment
  }

  private static func declareAnswers(
    _ record: String, of items: [Item], isConditional: (Item) -> Bool, untyped: Set<Int>,
    in environment: inout TypeEnvironment
  ) {
    environment.declareRecord(
      record, number: Record.answers.rawValue,
      fields: items.indices.compactMap { index in
        let isTyped = !untyped.contains(index)
        guard let type = isTyped ? type(of: items[index].kind) : .dyn else { return nil }
        return TypeEnvironment.Field(
          name: items[index].id.text, type: type, slot: index,
          mayBeAbsent: isConditional(items[index]) || items[index].allowsNotApplicable,
          vocabulary: isTyped && !items[index].choices.isEmpty ? items[index].choices.map(\.id.text) : nil,
          range: isTyped ? range(of: items[index].kind) : nil, isShare: isShare(items[index].kind)
        )
      }
    )
  }

  /// The names in reach of an expression about a questionnaire.
  package static func environment(for use: Use, of questionnaire: Questionnaire) -> TypeEnvironment {
    environment(
      for: use, items: questionnaire.items, sections: questionnaire.sections.map(\.id),
      computed: questionnaire.computed.map { ($0.id, $0.rule.program.type) },
      isConditional: { $0.visibleIf != nil || questionnaire.sections[$0.section].visibleIf != nil }
    )
  }

  /// Declares the computed values again, with other types.
  static func declareComputed(
    _ computed: [(id: ComputedID, type: ValueType)], in environment: inout TypeEnvironment
  ) {
    environment.declareRecord(
      computedRecord, number: Record.computed.rawValue,
      fields: computed.enumerated().map { index, value in
        TypeEnvironment.Field(name: value.id.text, type: value.type, slot: index, mayBeAbsent: false, vocabulary: nil)
      }
    )
  }

  private static func variable(_ slot: VariableSlot, _ type: ValueType) -> TypeEnvironment.Field {
    TypeEnvironment.Field(name: "\(slot)", type: type, slot: slot.rawValue, mayBeAbsent: false, vocabulary: nil)
  }

  private static func declareFunctions(
    for use: Use, in environment: inout TypeEnvironment, items: [Item], sections: [SectionID], untyped: Set<Int>
  ) {
    // By index: an item is large, and copying ten thousand takes longer than all that follows.
    let itemNames = items.indices.compactMap { items[$0].isQuestion ? items[$0].id.text : nil }
    let places = Dictionary(
      items.indices.compactMap { items[$0].isQuestion ? (items[$0].id.text, $0) : nil }
    ) { first, _ in first }
    let itemPlace = { @Sendable (literals: [String?]) in literals.first.flatMap { $0 }.flatMap { places[$0] } ?? -1 }
    environment.declareFunction(
      function(.state, [.string], .string, bind: itemPlace) { literals in
        nameProblems(literals.first ?? nil, argument: 0, kind: "item", names: itemNames) { places[$0] != nil }
      }
    )
    environment.declareFunction(
      function(.selected, [.string, .string], .bool, bind: itemPlace) { literals in
        let item = literals.first ?? nil
        let problems = nameProblems(item, argument: 0, kind: "item", names: itemNames) { places[$0] != nil }
        guard let item, let place = places[item], !untyped.contains(place) else { return problems }
        if items[place].choices.isEmpty {
          return [
            HostFunction.Problem(
              argument: 0, identifier: "type-mismatch", message: "item '\(item)' has no choices to select",
              suggestion: nil, severity: .error
            )
          ]
        }
        let choice = literals.count > 1 ? literals[1] : nil
        let ids = items[place].choices.map(\.id.text)
        return nameProblems(choice, argument: 1, kind: "choice", names: ids) { ids.contains($0) }
      }
    )
    guard use != .condition else {
      declareRefused(.score, [.string], .double, in: &environment, use: use)
      declareRefused(.level, [], .string, in: &environment, use: use)
      return
    }
    let scored = sections.map(\.text) + itemNames
    let sectionPlaces = Dictionary(sections.enumerated().map { ($0.element.text, $0.offset) }) { first, _ in first }
    environment.declareFunction(
      function(
        .score, [.string], .double,
        bind: { literals in
          guard let name = literals.first ?? nil else { return -1 }
          return sectionPlaces[name] ?? places[name].map { sectionPlaces.count + $0 } ?? -1
        }
      ) { literals in
        nameProblems(literals.first ?? nil, argument: 0, kind: "section or item", names: scored) {
          sectionPlaces[$0] != nil || places[$0] != nil
        }
      }
    )
    guard use != .gate else {
      declareRefused(.level, [], .string, in: &environment, use: use)
      return
    }
    environment.declareFunction(
      function(.level, [], .string) { _ in [] }
    )
  }

  private static func function(
    _ function: Function, _ parameters: [ValueType], _ result: ValueType,
    bind: @escaping @Sendable ([String?]) -> Int = { _ in 0 },
    check: @escaping @Sendable ([String?]) -> [HostFunction.Problem]
  ) -> HostFunction {
    HostFunction(
      name: function.name, number: function.rawValue, parameters: parameters, result: result, check: check, bind: bind)
  }

  /// Declares a function only to say why it cannot be used where an expression stands.
  private static func declareRefused(
    _ function: Function, _ parameters: [ValueType], _ result: ValueType, in environment: inout TypeEnvironment,
    use: Use
  ) {
    let place =
      use == .gate
      ? "in the gate of a level, which the level itself depends on"
      : "here, since scores follow from which items are asked; it can be used in gates, actions and expectations"
    environment.declareFunction(
      self.function(function, parameters, result) { _ in
        [
          HostFunction.Problem(
            argument: parameters.count, identifier: "not-allowed-here",
            message: "\(function.name)() cannot be used \(place)", suggestion: nil, severity: .error
          )
        ]
      }
    )
  }

  /// What is wrong with a name handed to a function of the engine: it must be written out, so that a definition's
  /// dependencies are known when it loads, and it must exist.
  private static func nameProblems(
    _ name: String?, argument: Int, kind: String, names: [String], isKnown: (String) -> Bool
  ) -> [HostFunction.Problem] {
    guard let name else {
      return [
        HostFunction.Problem(
          argument: argument, identifier: "not-a-literal",
          message: "the name of the \(kind) must be written out as a text, such as 'mentor_time'", suggestion: nil,
          severity: .error
        )
      ]
    }
    guard !isKnown(name) else { return [] }
    return [
      HostFunction.Problem(
        argument: argument,
        identifier: kind == "choice" ? "unknown-choice" : kind == "item" ? "unknown-item" : "unknown-name",
        message: "unknown \(kind) '\(name)'", suggestion: Suggestion.nearest(to: name, in: names), severity: .error
      )
    ]
  }
}

extension ExpressionScope.Function {
  /// The name it is called by.
  package var name: String { "\(self)" }

  /// How it is called, and the type it gives.
  package var signature: String {
    switch self {
    case .selected: "selected('item', 'choice') -> bool"
    case .state: "state('item') -> string"
    case .score: "score('section or item') -> double"
    case .level: "level() -> string"
    }
  }

  /// What it gives, for help: one sentence without a full stop.
  package var summary: String {
    switch self {
    case .selected: "whether a choice is among those selected, false where the item does not apply"
    case .state: "how an item stands: answered, unknown, notApplicable, deferred, open or notAsked"
    case .score: "the share that a section or item reaches, from 0 to 1; not for conditions of items"
    case .level: "the id of the level reached, empty for none; for actions and expectations only"
    }
  }

  /// An expression that shows it.
  package var example: String {
    switch self {
    case .selected: "selected('goals', 'growth')"
    case .state: "state('budget') == 'unknown'"
    case .score: "score('partners') >= 0.75"
    case .level: "level() == 'ready'"
    }
  }
}
