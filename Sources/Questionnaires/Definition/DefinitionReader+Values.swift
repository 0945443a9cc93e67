import Diagnostics
import JSONDocuments

// MARK: - Reporting

extension DefinitionReader {
  /// Reports a problem at a value.
  mutating func report(
    _ problem: QuestionnaireDiagnostic, at field: Field, suggestion: @autoclosure () -> String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    report(problem, range: field.range, path: field.path, suggestion: suggestion(), notes: notes)
  }

  /// Reports a problem at a stretch of the file.
  ///
  /// - Parameter suggestion: what was probably meant; only looked for with the first problems.
  mutating func report(
    _ problem: QuestionnaireDiagnostic, range: Range<Int>, path: JSONPath,
    suggestion: @autoclosure () -> String? = nil, notes: [Diagnostic.Note] = []
  ) {
    guard diagnostics.count < Self.reportLimit else {
      if problem.severity == .error { omittedCount += 1 }
      return
    }
    var notes = notes
    if mayStillSuggest, let suggestion = suggestion() {
      notes.insert(Diagnostic.Note("did you mean '\(suggestion)'?"), at: 0)
    }
    add(
      Diagnostic(
        problem.severity, problem.identifier, problem.message, at: place(range, path), notes: notes
      )
    )
  }

  /// Whether there are few enough problems to look for what was meant, among all names, with each.
  var mayStillSuggest: Bool { diagnostics.count < Self.suggestionLimit }

  /// Adds a diagnostic, unless there are so many already that nobody reads them.
  ///
  /// Warnings are given half of the room, so that errors never go under in them.
  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity != .error {
      guard warningCount < Self.reportLimit / 2 else { return }
      warningCount += 1
    }
    if diagnostics.count < Self.reportLimit {
      diagnostics.append(diagnostic)
      hasErrors = hasErrors || diagnostic.severity == .error
    } else if diagnostic.severity == .error {
      omittedCount += 1
    }
  }

  /// A place in the file.
  func place(_ range: Range<Int>, _ path: JSONPath) -> Diagnostic.Place {
    Diagnostic.Place(source: source, range: range, pointer: path.pointer)
  }

  /// The place of a value.
  func place(of field: Field) -> Diagnostic.Place { place(field.range, field.path) }
}

// MARK: - Containers

extension DefinitionReader {
  /// Opens an object, reporting every key that it should not have; `nil` where the value is another.
  mutating func open<Key: DefinitionKey>(_ field: Field, as keys: Key.Type) -> ObjectReader<Key>? {
    guard case .object(let members) = field.node.kind else {
      report(.wrongType(expected: "an object", found: field.node.typeName), at: field)
      return nil
    }
    let table = Key.named
    let names = Key.allCases.map(\.rawValue)
    var keys: [Key] = []
    var slots: [Int] = []
    keys.reserveCapacity(members.count)
    slots.reserveCapacity(members.count)
    for slot in members.indices {
      if let key = table[members[slot].key] {
        keys.append(key)
        slots.append(slot)
      } else {
        let member = members[slot]
        report(
          .unknownKey(member.key, owner: Key.ownerName), range: member.keyRange, path: .member(field.path, member.key),
          suggestion: Suggestion.nearest(to: member.key, in: names)
        )
      }
    }
    return ObjectReader(path: field.path, range: field.range, members: members, keys: keys, slots: slots)
  }

  /// The value of a key that an object must have; reports where it is missing.
  mutating func required<Key: DefinitionKey>(_ key: Key, of object: ObjectReader<Key>) -> Field? {
    if let field = object.field(key) { return field }
    report(.missingKey(key.rawValue, owner: Key.ownerName), range: object.openingRange, path: object.path)
    return nil
  }

  /// The elements of a list, without a word where the value is another.
  func elements(of field: Field?) -> [Field] {
    guard let field, case .array(let nodes) = field.node.kind else { return [] }
    return nodes.enumerated().map { Field($1, at: .element(field.path, $0)) }
  }

  /// The elements of a list; `nil` where the value is another or too long.
  /// - Parameter what: what the list holds, in the plural.
  mutating func list(_ field: Field, of what: String, limit: Int = 1_000) -> [Field]? {
    guard case .array(let nodes) = field.node.kind else {
      report(.wrongType(expected: "a list", found: field.node.typeName), at: field)
      return nil
    }
    if nodes.count > limit {
      report(.tooMany(what, count: nodes.count, limit: limit), range: opening(field), path: field.path)
      return nil
    }
    return elements(of: field)
  }

  /// The first byte of a value, where something about a whole container is shown.
  func opening(_ field: Field) -> Range<Int> { field.range.lowerBound..<field.range.lowerBound + 1 }
}

// MARK: - Plain values

extension DefinitionReader {
  /// A plain text, which is not empty.
  mutating func string(_ field: Field?, limit: Int = DefinitionLimits.label) -> String? {
    guard let field else { return nil }
    guard case .string(let text) = field.node.kind else {
      report(.wrongType(expected: "a text", found: field.node.typeName), at: field)
      return nil
    }
    guard checkLength(text.value, limit: limit, at: field) else { return nil }
    return text.value
  }

  /// Whether a text is neither empty nor too long.
  mutating func checkLength(_ text: String, limit: Int, at field: Field, what: String = "the text") -> Bool {
    if text.isEmpty {
      report(.empty(what), at: field)
      return false
    }
    if text.utf8.count > limit, text.unicodeScalars.count > limit {
      report(
        .tooLong(what, count: text.unicodeScalars.count, limit: limit), range: opening(field), path: field.path
      )
      return false
    }
    return true
  }

  /// `true` or `false`.
  mutating func bool(_ field: Field?) -> Bool? {
    guard let field else { return nil }
    if case .bool(let truth) = field.node.kind { return truth }
    report(.wrongType(expected: "true or false", found: field.node.typeName), at: field)
    return nil
  }

  /// A number of a range.
  mutating func number(_ field: Field?, in range: ClosedRange<Double>) -> Double? {
    guard let field else { return nil }
    guard case .number(let number) = field.node.kind else {
      report(.wrongType(expected: "a number", found: field.node.typeName), at: field)
      return nil
    }
    if range.contains(number.double) { return number.double }
    report(
      .outOfRange(name(of: field), found: number.text, expected: Self.described(range)), at: field)
    return nil
  }

  /// A whole number of a range.
  mutating func whole(_ field: Field?, in range: ClosedRange<Int>) -> Int? {
    guard let field else { return nil }
    guard case .number(let number) = field.node.kind else {
      report(.wrongType(expected: "a whole number", found: field.node.typeName), at: field)
      return nil
    }
    guard let integer = number.integer else {
      report(.wrongType(expected: "a whole number", found: number.text), at: field)
      return nil
    }
    if let value = Int(exactly: integer), range.contains(value) { return value }
    report(
      .outOfRange(
        name(of: field), found: number.text,
        expected: Self.described(Double(range.lowerBound)...Double(range.upperBound))
      ),
      at: field
    )
    return nil
  }

  /// A share 0...1.
  mutating func share(_ field: Field?) -> Double? { number(field, in: 0...1) }

  /// A weight or a number of points.
  mutating func weight(_ field: Field?) -> Double? { number(field, in: 0...DefinitionLimits.weight) }

  /// One of the cases of an enumeration.
  mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ field: Field?, of type: Value.Type, kind: String, without hidden: Set<String> = []
  ) -> Value? {
    guard let field, let text = string(field) else { return nil }
    if !hidden.contains(text), let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue).filter { !hidden.contains($0) }
    report(
      .unknownValue(text, kind: kind, known: known), at: field, suggestion: Suggestion.nearest(to: text, in: known))
    return nil
  }

  /// Plain texts, none of them twice.
  mutating func strings(_ field: Field?, kind: String) -> [String] {
    guard let field, let list = list(field, of: "\(kind)s") else { return [] }
    var result: [String] = []
    for element in list {
      guard let text = string(element) else { continue }
      if result.contains(text) { report(.repeated(text, kind: kind), at: element) }
      result.append(text)
    }
    return result
  }

  private static func described(_ range: ClosedRange<Double>) -> String {
    if range.upperBound >= DefinitionLimits.weight { return "at least \(NumberText.decimal(range.lowerBound))" }
    return "a number from \(NumberText.decimal(range.lowerBound)) to \(NumberText.decimal(range.upperBound))"
  }

  /// The key that a value stands at.
  private func name(of field: Field) -> String {
    switch field.path {
    case .member(_, let key): QuestionnaireDiagnostic.quoted(key)
    case .element, .root: "the number"
    }
  }
}

// MARK: - Names

extension DefinitionReader {
  /// The id that an object declares, unique ignoring case among those seen; `nil` where it cannot be used.
  mutating func declaredID<Key: DefinitionKey>(
    _ object: ObjectReader<Key>, _ key: Key, kind: String, seen: inout [String: Declaration],
    isVariable: Bool = false, isTyped: Bool = false
  ) -> String? {
    guard let field = required(key, of: object), let id = string(field) else { return nil }
    checkID(id, at: field, isVariable: isVariable, isTyped: isTyped)
    let folded = id.lowercased()
    if let first = seen[folded] {
      report(
        .duplicateID(id, kind: kind), at: field,
        notes: [Diagnostic.Note("the first is here", at: place(first.range, first.path))]
      )
      return nil
    }
    seen[folded] = Declaration(range: field.range, path: field.path)
    return id
  }

  /// The id of a section or item, which share one set of names and are typed where commands are.
  mutating func declaredItemID<Key: DefinitionKey>(
    _ object: ObjectReader<Key>, _ key: Key, isVariable: Bool
  ) -> String? {
    // Taken out and put back, so that the table is neither shared nor copied.
    var seen: [String: Declaration] = [:]
    swap(&seen, &itemPlaces)
    defer { swap(&seen, &itemPlaces) }
    return declaredID(
      object, key, kind: "section or item", seen: &seen, isVariable: isVariable, isTyped: true)
  }

  /// Reports what keeps a text from being an id.
  /// - Parameters:
  ///   - isVariable: whether expressions read it by this name.
  ///   - isTyped: whether it is typed where commands are.
  mutating func checkID(_ id: String, at field: Field, isVariable: Bool, isTyped: Bool) {
    if let problem = IdentifierRules.shapeProblem(id) {
      report(.badID(id, reason: problem), at: field, suggestion: IdentifierRules.repaired(id))
    } else if isVariable, IdentifierRules.languageWords.contains(id) {
      report(.reservedID(id, reason: "a word of the expression language"), at: field)
    } else if isTyped, IdentifierRules.commands.contains(id.lowercased()) {
      report(.reservedID(id, reason: "the name of a command"), at: field)
    }
  }

  /// The names in a list, each of which must be known; those that are not are reported and left out.
  mutating func references(_ field: Field?, kind: String, known: DefinitionNames.Table) -> [String] {
    guard let field, let list = list(field, of: "\(kind)s") else { return [] }
    var result: [String] = []
    for element in list {
      guard let name = reference(element, kind: kind, known: known) else { continue }
      if result.contains(name) { report(.repeated(name, kind: kind), at: element) }
      result.append(name)
    }
    return result
  }

  /// A name that must be known.
  mutating func reference(_ field: Field?, kind: String, known: DefinitionNames.Table) -> String? {
    guard let field, let name = string(field) else { return nil }
    if known[name] != nil { return name }
    let meant = mayStillSuggest ? Suggestion.nearest(to: name, in: known.ordered) : nil
    report(.unknownName(name, kind: kind), at: field, suggestion: meant)
    // What was probably meant is in use: that it is not would be the same mistake, reported twice.
    if let meant, kind == "scale" { usedScales.insert(meant) }
    if let meant, kind == "source" { usedSources.insert(meant) }
    return nil
  }

  /// The index of an item that takes an answer.
  mutating func questionIndex(_ name: String, range: Range<Int>, path: JSONPath) -> Int? {
    guard let index = names.items[name] else {
      let known = names.items.ordered
      report(
        .unknownName(name, kind: "item"), range: range, path: path,
        suggestion: Suggestion.nearest(to: name, in: known)
      )
      return nil
    }
    if names.isDisplay[index] {
      report(.noAnswer(name), range: range, path: path)
      return nil
    }
    return index
  }
}
