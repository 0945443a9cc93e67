import Diagnostics
import ExpressionLanguage
import JSONDocuments

/// An expression of a definition that waits until the types of all items are known.
struct PendingExpression {
  /// What an expression must give.
  enum Expectation {
    /// True or false.
    case condition
    /// A number 0...1.
    case share
    case anything
  }

  let text: JSONText
  let field: Field
  let use: ExpressionScope.Use
  let expectation: Expectation
  /// The index of the computed value that it makes.
  let computed: Int?
  /// The item whose own answer it cannot read, with what it is.
  let reader: (item: Int, what: String)?
  /// The item whose own answer is there whenever it is evaluated, as that of a validator.
  let subject: Int?
}

extension DefinitionReader {
  /// Notes an expression for later; returns its number among them.
  mutating func expression(
    _ field: Field?, use: ExpressionScope.Use, expecting expectation: PendingExpression.Expectation,
    computed: Int? = nil, reader: (item: Int, what: String)? = nil, subject: Int? = nil
  ) -> Int? {
    guard let field else { return nil }
    guard case .string(let text) = field.node.kind else {
      report(.wrongType(expected: "an expression as a text", found: field.node.typeName), at: field)
      return nil
    }
    guard checkLength(text.value, limit: DefinitionLimits.expression, at: field, what: "the expression") else {
      return nil
    }
    expressions.append(
      PendingExpression(
        text: text, field: field, use: use, expectation: expectation, computed: computed, reader: reader,
        subject: subject))
    return expressions.count - 1
  }

  // MARK: - Compiling

  /// Compiles all expressions: computed values after those that they read, so that their types are known, then the
  /// rest in the order of the file.
  mutating func compileExpressions() {
    rules = Array(repeating: nil, count: expressions.count)
    guard !expressions.isEmpty else { return }
    var scope = scope(for: .condition)
    compileComputed(in: &scope)
    var scopes: [ExpressionScope.Use: TypeEnvironment] = [.condition: scope]
    for index in expressions.indices where expressions[index].computed == nil {
      let use = expressions[index].use
      if scopes[use] == nil { scopes[use] = self.scope(for: use) }
      scopes[use]!.suggestsFields = mayStillSuggest
      compile(index, in: scopes[use]!)
    }
  }

  private func scope(for use: ExpressionScope.Use) -> TypeEnvironment {
    if isRow {
      return ExpressionScope.rowEnvironment(
        fields: parts.items, isConditional: { itemRules[$0.index]?.visibleIf != nil || !$0.isRequired },
        untyped: brokenItems)
    }
    let isSectionConditional = parts.sections.map { sectionRules[$0.index] != nil }
    return ExpressionScope.environment(
      for: use, items: parts.items, sections: parts.sections.map(\.id), computed: computedTypes,
      isConditional: { itemRules[$0.index]?.visibleIf != nil || isSectionConditional[$0.section] },
      untyped: brokenItems
    )
  }

  private var computedTypes: [(id: ComputedID, type: ValueType)] {
    computedDrafts.indices.map { (computedDrafts[$0].id, type(ofComputed: $0)) }
  }

  /// The type of a computed value, as far as it is known.
  func type(ofComputed index: Int) -> ValueType {
    guard let rule = computedDrafts[index].rule, let compiled = rules[rule] else { return .dyn }
    return compiled.program.type
  }

  private mutating func compileComputed(in scope: inout TypeEnvironment) {
    var waiting: [Int: Set<Int>] = [:]
    for (index, draft) in computedDrafts.enumerated() {
      guard let rule = draft.rule else { continue }
      waiting[index] = Set(computedNames(in: expressions[rule].text.value).compactMap { names.computed[$0] })
    }
    while !waiting.isEmpty {
      // Those of a loop are compiled without the types of each other; the loop is reported later.
      var wave = waiting.keys.filter { index in waiting[index]!.allSatisfy { waiting[$0] == nil } }
      if wave.isEmpty { wave = Array(waiting.keys) }
      for index in wave.sorted() { compile(computedDrafts[index].rule!, in: scope) }
      for index in wave { waiting[index] = nil }
      ExpressionScope.declareComputed(computedTypes, in: &scope)
    }
  }

  /// The names that follow `computed.` in an expression: enough to order by, the compiler knows better.
  private func computedNames(in text: String) -> [String] {
    let marker = Array("computed.".utf8)
    let bytes = Array(text.utf8)
    var result: [String] = []
    var offset = 0
    while offset + marker.count < bytes.count {
      guard bytes[offset] == marker[0], bytes[offset...].starts(with: marker) else {
        offset += 1
        continue
      }
      offset += marker.count
      let end = bytes[offset...].firstIndex { byte in
        !(0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x5F)
      }
      result.append(String(decoding: bytes[offset..<(end ?? bytes.count)], as: UTF8.self))
      offset = end ?? bytes.count
    }
    return result
  }

  private mutating func compile(_ index: Int, in scope: TypeEnvironment) {
    // Once there are too many, which has been reported, the rest could only make it more.
    guard patternCount <= DefinitionLimits.patterns else { return }
    // The file is refused whatever the rest holds; to tell what it means would only cost time.
    guard diagnostics.count < Self.reportLimit || !hasErrors && omittedCount == 0 else {
      hasStoppedCompiling = true
      return
    }
    let expression = expressions[index]
    let isCondition = expression.expectation == .condition
    let compilation = Program.compile(expression.text.value, in: scope, expecting: isCondition ? .bool : nil)
    let isSelfReading = expression.reader.map { reader in
      compilation.program.map { Self.reads($0, item: reader.item, named: parts.items[reader.item].id.text) } ?? false
    }
    // Warnings about a condition that waits for itself would only distract.
    for problem in compilation.diagnostics where isSelfReading != true && !isNeedless(problem, expression) {
      add(
        problem.diagnostic(at: place(expression.text.sourceRange(ofUTF8: problem.range), expression.field.path)))
    }
    guard let program = compilation.program else { return }
    patternCount += program.patternCount
    guard patternCount <= DefinitionLimits.patterns else {
      report(
        .tooMany("regular expressions", count: patternCount, limit: DefinitionLimits.patterns), at: expression.field)
      return
    }
    if expression.expectation == .share, ![.int, .uint, .double, .dyn].contains(program.type) {
      report(.notNumeric(program.type.description), at: expression.field)
      return
    }
    if let reader = expression.reader, isSelfReading == true {
      let id = parts.items[reader.item].id.text
      let range = Self.mention(of: id, in: expression.text.value, program)
      report(
        .selfReference(id, place: reader.what), range: expression.text.sourceRange(ofUTF8: range),
        path: expression.field.path
      )
      return
    }
    let written = 0..<expression.text.value.utf8.count
    rules[index] = Rule(
      program: program, place: place(expression.text.sourceRange(ofUTF8: written), expression.field.path))
  }

  /// Whether a warning says of an item's own validator that the answer it looks at may be missing.
  private func isNeedless(_ problem: ExpressionDiagnostic, _ expression: PendingExpression) -> Bool {
    guard problem.identifier == "unguarded-read", let subject = expression.subject else { return false }
    let record = isRow ? ExpressionScope.rowRecord : ExpressionScope.answersRecord
    let read = Array(expression.text.value.utf8)[problem.range]
    return read.elementsEqual("\(record).\(parts.items[subject].id.text)".utf8)
  }

  private static func reads(_ program: Program, item: Int, named id: String) -> Bool {
    program.references.contains { $0.slot == Slot(record: ExpressionScope.Record.answers.rawValue, index: item) }
      || program.hostCalls.contains { $0.literals.first == id }
  }

  /// Where an expression reads an item: its first plain mention, else the call that names it.
  private static func mention(of id: String, in text: String, _ program: Program) -> Range<Int> {
    let bytes = Array(text.utf8)
    let name = Array("\(ExpressionScope.answersRecord).\(id)".utf8)
    if bytes.count >= name.count {
      for start in 0...bytes.count - name.count where bytes[start...].starts(with: name) {
        return start..<start + name.count
      }
    }
    return program.hostCalls.first { $0.literals.first == id }?.range ?? 0..<bytes.count
  }

  // MARK: - Putting rules in place

  /// Puts the compiled expressions where they belong.
  mutating func assembleRules() {
    func rule(_ index: Int?) -> Rule? { index.flatMap { rules[$0] } }
    for (section, index) in sectionRules { parts.sections[section].visibleIf = rule(index) }
    for (action, index) in actionRules { parts.actions[action].visibleIf = rule(index) }
    for (item, itemRules) in itemRules {
      parts.items[item].visibleIf = rule(itemRules.visibleIf)
      parts.items[item].requiredIf = rule(itemRules.requiredIf)
      parts.items[item].validators = itemRules.validators.compactMap { validator in
        rule(validator.rule).map { Validator(rule: $0, message: validator.message, severity: validator.severity) }
      }
      if let score = rule(itemRules.score) { parts.items[item].scoring = .expression(score) }
    }
    parts.computed = computedDrafts.enumerated().compactMap { index, draft in
      guard let rule = rule(draft.rule) else { return nil }
      return ComputedValue(
        id: draft.id, index: index, title: draft.title, rule: rule, unit: draft.unit, format: draft.format,
        labels: draft.labels, isShown: draft.isShown, sources: draft.sources
      )
    }
    parts.levels = levelDrafts.map { draft in
      var level = draft.level
      level.gates = draft.gates.compactMap { gate in
        let requirement: Gate.Requirement? =
          switch gate.requirement {
          case .item(let item, let least): .item(index: item, atLeast: least)
          case .section(let section, let least): .section(index: section, atLeast: least)
          case .rule(let index): rule(index).map { .rule($0) }
          }
        return requirement.map { Gate(requirement: $0, message: gate.message, place: place(of: gate.subject)) }
      }
      return level
    }
  }

  // MARK: - Cycles

  /// Reports what waits for itself, and keeps the order in which everything else is evaluated.
  mutating func checkCycles() {
    // A computed value that does not compile leaves a gap in the indices that rules use.
    guard parts.computed.count == computedDrafts.count else { return }
    let graph = DependencyGraph(sections: parts.sections, items: parts.items, computed: parts.computed)
    for loop in graph.cycles {
      guard let first = loop.first, let place = place(ofRule: first) else { continue }
      let problem = QuestionnaireDiagnostic.cycle(loop.map(name))
      add(Diagnostic(problem.severity, problem.identifier, problem.message, at: place))
    }
    parts.dependencies = graph
  }

  private func place(ofRule node: DependencyGraph.Node) -> Diagnostic.Place? {
    switch node {
    case .section(let section): parts.sections[section].visibleIf?.place
    case .item(let item): parts.items[item].visibleIf?.place
    case .computed(let value): parts.computed[value].rule.place
    }
  }

  private func name(of node: DependencyGraph.Node) -> String {
    switch node {
    case .section(let section): parts.sections[section].id.text
    case .item(let item): parts.items[item].id.text
    case .computed(let value): parts.computed[value].id.text
    }
  }
}
