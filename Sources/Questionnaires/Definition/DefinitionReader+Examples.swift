import Diagnostics
import ExpressionLanguage
import JSONDocuments

/// The examples that ship with a definition.
extension DefinitionReader {
  /// Reads the examples; needs items, levels and the types of computed values.
  mutating func readExamples(_ field: Field?) {
    guard let field, let list = list(field, of: "examples", limit: DefinitionLimits.examples) else { return }
    for element in list {
      guard let object = open(element, as: ExampleKey.self) else { continue }
      var example = Example(title: LocalizedText(""), place: place(opening(element), element.path))
      if let title = text(required(.title, of: object), limit: DefinitionLimits.label) { example.title = title }
      if let answers = required(.answers, of: object) { example.answers = readAnswers(answers) }
      if let client = object.field(.client) { example.client = readClient(client) }
      example.today = date(object.field(.today))
      example.notes = text(object.field(.notes))
      if let expect = required(.expect, of: object) { example.expectations = readExpectations(expect) }
      parts.examples.append(example)
    }
  }

  // MARK: - Answers

  private mutating func readAnswers(_ field: Field) -> [(item: Int, answer: Answer)] {
    guard case .object(let members) = field.node.kind else {
      report(.wrongType(expected: "an object", found: field.node.typeName), at: field)
      return []
    }
    var result: [(item: Int, answer: Answer)] = []
    for member in members {
      let value = Field(member.value, at: .member(field.path, member.key), keyRange: member.keyRange)
      guard let index = questionIndex(member.key, range: member.keyRange, path: value.path), index < parts.items.count,
        !brokenItems.contains(index), let answer = readAnswer(value, to: parts.items[index])
      else { continue }
      result.append((index, answer))
    }
    return result
  }

  private mutating func readAnswer(_ field: Field, to item: Item) -> Answer? {
    do throws(AnswerFormProblem) {
      return try AnswerForm(field.node, for: item, language: parts.language, origin: .scripted).answer
    } catch {
      report(error, at: field)
      return nil
    }
  }

  private mutating func report(_ problem: AnswerFormProblem, at field: Field) {
    add(
      Diagnostic(
        .error, problem.identifier, problem.message, at: place(problem.range, field.path),
        notes: problem.suggestion.map { [Diagnostic.Note("did you mean '\($0)'?")] } ?? []))
  }

  private mutating func readClient(_ field: Field) -> Client {
    guard let object = open(field, as: ClientKey.self) else { return Client() }
    return Client(
      name: string(object.field(.name)), state: string(object.field(.state)), sector: string(object.field(.sector)),
      staff: whole(object.field(.staff), in: 0...100_000_000).map(Int64.init)
    )
  }

  // MARK: - Expectations

  private mutating func readExpectations(_ field: Field) -> [Example.Expectation] {
    guard let object = open(field, as: ExpectKey.self) else { return [] }
    if object.keys.isEmpty { report(.empty("the list of expectations"), at: field) }
    var result: [Example.Expectation] = []
    for (key, value) in object.fields {
      switch key {
      case .score: append(shareOrNull(value).map { .score($0) }, at: value, to: &result)
      case .low: append(shareOrNull(value).map { .low($0) }, at: value, to: &result)
      case .high: append(shareOrNull(value).map { .high($0) }, at: value, to: &result)
      case .coverage: append(shareOrNull(value).map { .coverage($0) }, at: value, to: &result)
      case .level: append(expectedLevel(value), at: value, to: &result)
      case .asked: append(expectedQuestions(value), at: value, to: &result)
      case .sections: readSectionExpectations(value, into: &result)
      case .computed: readComputedExpectations(value, into: &result)
      case .refused: readRefusedExpectations(value, into: &result)
      }
    }
    return result
  }

  private func append(
    _ subject: Example.Expectation.Subject?, at field: Field, to result: inout [Example.Expectation]
  ) {
    guard let subject else { return }
    result.append(Example.Expectation(subject: subject, place: place(of: field)))
  }

  /// A share, or none for "not scorable"; the outer optional is `nil` where the value is neither.
  private mutating func shareOrNull(_ field: Field) -> Double?? {
    if case .null = field.node.kind { return .some(nil) }
    return share(field).map { .some($0) }
  }

  private mutating func expectedLevel(_ field: Field) -> Example.Expectation.Subject? {
    if case .null = field.node.kind { return .level(nil) }
    return reference(field, kind: "level", known: names.levels).map { .level(LevelID($0)) }
  }

  private mutating func expectedQuestions(_ field: Field) -> Example.Expectation.Subject? {
    switch field.node.kind {
    case .number: return whole(field, in: 0...DefinitionLimits.items).map { .askedCount($0) }
    case .array:
      guard let list = list(field, of: "items", limit: DefinitionLimits.items) else { return nil }
      let indices = list.compactMap { element -> Int? in
        guard let name = string(element) else { return nil }
        return questionIndex(name, range: element.range, path: element.path)
      }
      return .asked(Set(indices).sorted())
    default:
      report(.wrongType(expected: "a number or a list of items", found: field.node.typeName), at: field)
      return nil
    }
  }

  private mutating func readSectionExpectations(_ field: Field, into result: inout [Example.Expectation]) {
    for value in namedValues(field) {
      guard let index = expectedIndex(value, kind: "section", known: names.sections),
        let share = shareOrNull(value.field)
      else { continue }
      append(.section(index: index, share: share), at: value.field, to: &result)
    }
  }

  private mutating func readComputedExpectations(_ field: Field, into result: inout [Example.Expectation]) {
    for value in namedValues(field) {
      guard let index = expectedIndex(value, kind: "computed value", known: names.computed),
        let expected = valueOrNull(value.field)
      else { continue }
      guard let expected else {
        append(.computed(index: index, value: nil), at: value.field, to: &result)
        continue
      }
      let type = computedDrafts.indices.contains(index) ? self.type(ofComputed: index) : .dyn
      if let problem = Self.mismatch(expected, type) {
        report(
          .resultType("'\(value.name)'", found: value.field.node.typeName, expected: problem), at: value.field)
      } else {
        append(.computed(index: index, value: expected), at: value.field, to: &result)
      }
    }
  }

  private mutating func readRefusedExpectations(_ field: Field, into result: inout [Example.Expectation]) {
    for value in namedValues(field) {
      guard
        let index = questionIndex(
          value.name, range: value.field.keyRange ?? value.field.range, path: value.field.path),
        index < parts.items.count, !brokenItems.contains(index)
      else { continue }
      do throws(AnswerFormProblem) {
        let form = try AnswerForm(
          value.field.node, for: parts.items[index], language: parts.language, origin: .scripted)
        guard let answer = form.answer else {
          report(.wrongType(expected: "an answer", found: "null"), at: value.field)
          continue
        }
        append(.refused(item: index, answer: answer), at: value.field, to: &result)
      } catch {
        if error.isRefusal {
          append(.refused(item: index, answer: nil), at: value.field, to: &result)
        } else {
          report(error, at: value.field)
        }
      }
    }
  }

  private mutating func namedValues(_ field: Field) -> [(name: String, field: Field)] {
    guard case .object(let members) = field.node.kind else {
      report(.wrongType(expected: "an object", found: field.node.typeName), at: field)
      return []
    }
    return members.map { ($0.key, Field($0.value, at: .member(field.path, $0.key), keyRange: $0.keyRange)) }
  }

  private mutating func expectedIndex(
    _ value: (name: String, field: Field), kind: String, known: DefinitionNames.Table
  ) -> Int? {
    if let index = known[value.name] { return index }
    report(
      .unknownName(value.name, kind: kind), range: value.field.keyRange ?? value.field.range, path: value.field.path,
      suggestion: Suggestion.nearest(to: value.name, in: known.ordered)
    )
    return nil
  }

  /// A value, or none for one that cannot be worked out; the outer optional is `nil` where it is neither.
  private mutating func valueOrNull(_ field: Field) -> Value?? {
    if case .null = field.node.kind { return .some(nil) }
    return plainValue(field).map { .some($0) }
  }

  private mutating func plainValue(_ field: Field) -> Value? {
    switch field.node.kind {
    case .bool(let truth): return .bool(truth)
    case .string(let text): return .string(text.value)
    case .number(let number):
      if number.isWrittenWhole, let integer = number.integer { return .int(integer) }
      return .double(number.double)
    case .array:
      let values = elements(of: field).map { plainValue($0) }
      return values.contains { $0 == nil } ? nil : .list(values.compactMap { $0 })
    case .null, .object:
      report(.wrongType(expected: "a number, a text, true, false or a list", found: field.node.typeName), at: field)
      return nil
    }
  }

  /// What a computed value is, where it cannot be the value expected.
  private static func mismatch(_ expected: Value, _ type: ValueType) -> String? {
    switch (type, expected) {
    case (.bool, .bool), (.string, .string), (.timestamp, .string), (.list, .list): nil
    case (.int, .int), (.int, .double), (.uint, .int), (.uint, .double), (.double, .int), (.double, .double): nil
    case (.bool, _): "true or false"
    case (.string, _): "a text"
    case (.timestamp, _): "a date"
    case (.int, _), (.uint, _), (.double, _): "a number"
    case (.list, _): "a list"
    default: nil
    }
  }
}
