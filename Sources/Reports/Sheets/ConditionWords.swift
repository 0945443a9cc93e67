import ExpressionLanguage
import Localization
import Questionnaires

/// Says a condition of a definition in words that go on after "only if".
///
/// Comparisons of answers with values, choices that were selected or not, `&&`, `||` and `!` are said; of anything else
/// only what it depends on.
struct ConditionWords {
  private let questionnaire: Questionnaire
  /// The record whose fields are answers: `answers`, or `row` in a list.
  private let record: String
  private let name: (Int) -> String
  private let text: (LocalizedText) -> String
  private let isMet: (String) -> Bool

  /// Creates it for the conditions of a questionnaire.
  /// - Parameters:
  ///   - name: names a question, such as `question 4`.
  ///   - text: fills a text of the definition.
  ///   - isMet: whether a part of a condition, as an expression, holds already and need not be said.
  init(
    _ questionnaire: Questionnaire, record: String = "answers", name: @escaping (Int) -> String,
    text: @escaping (LocalizedText) -> String, isMet: @escaping (String) -> Bool = { _ in false }
  ) {
    self.questionnaire = questionnaire
    self.record = record
    self.name = name
    self.text = text
    self.isMet = isMet
  }

  /// The clause for a rule.
  func clause(for rule: Rule) -> String {
    guard let tree = Parser.parse(rule.program.source).tree else { return dependence([]) }
    let terms = unmetTerms(of: tree, rule.program.source)
    let words =
      terms.count == 1
      ? clause(terms[0], in: tree, isNegated: false) : logic(.and, terms, in: tree, isNegated: false)
    return words ?? dependence(items(read: tree))
  }

  /// The parts of a condition that must all hold, without those that do.
  private func unmetTerms(of tree: ExpressionTree, _ source: String) -> [ExpressionNode.ID] {
    guard case .logic(.and, let terms) = tree[tree.root].kind else { return [tree.root] }
    let bytes = Array(source.utf8)
    let unmet = terms.filter { !isMet(String(decoding: bytes[tree[$0].range], as: UTF8.self)) }
    return unmet.isEmpty ? terms : unmet
  }

  private func dependence(_ items: [Int]) -> String {
    guard !items.isEmpty else {
      return localized("it applies to you, which the result of the other questions decides")
    }
    return localized("it applies, which depends on \(Wording.list(items.map(name), limit: 6))")
  }

  /// The items that a tree reads by name, in the order of the definition.
  private func items(read tree: ExpressionTree) -> [Int] {
    var found = Set<Int>()
    for node in tree.nodes {
      if let item = item(node, in: tree) { found.insert(item) }
      if case .call(_, _, let arguments, _) = node.kind,
        case .literal(.string(let id))? = arguments.first.map({ tree[$0].kind }),
        let item = questionnaire.itemIndex(ItemID(id))
      {
        found.insert(item)
      }
    }
    return found.sorted()
  }

  // MARK: - Clauses

  private func clause(_ id: ExpressionNode.ID, in tree: ExpressionTree, isNegated: Bool) -> String? {
    let node = tree[id]
    switch node.kind {
    case .unary(.not, let operand): return clause(operand, in: tree, isNegated: !isNegated)
    case .logic(let logic, let terms):
      return self.logic((logic == .and) != isNegated ? .and : .or, terms, in: tree, isNegated: isNegated)
    case .binary(let sign, let left, let right): return comparison(sign, left, right, in: tree, isNegated: isNegated)
    case .call(nil, "selected", let arguments, _):
      guard arguments.count == 2, case .literal(.string(let id)) = tree[arguments[0]].kind,
        case .literal(.string(let choice)) = tree[arguments[1]].kind, let item = questionnaire.itemIndex(ItemID(id))
      else { return nil }
      let text = word(.string(choice), for: item) ?? choice
      return isNegated
        ? localized("the answer to \(name(item)) does not include \(text)")
        : localized("the answer to \(name(item)) includes \(text)")
    case .select(_, _, isTest: true):
      guard let item = item(node, in: tree) else { return nil }
      return isNegated ? localized("\(name(item)) is not answered") : localized("\(name(item)) is answered")
    case .select:
      guard let item = item(node, in: tree), case .boolean = questionnaire.items[item].kind else { return nil }
      return isNegated
        ? localized("the answer to \(name(item)) is no") : localized("the answer to \(name(item)) is yes")
    default: return nil
    }
  }

  private func logic(
    _ logic: LogicOperator, _ terms: [ExpressionNode.ID], in tree: ExpressionTree, isNegated: Bool
  ) -> String? {
    let terms = logic == .and ? terms.filter { !isPresenceOnly($0, among: terms, in: tree) } : terms
    if let (item, words) = sameItem(terms, in: tree, isNegated: isNegated, logic) {
      let (question, last) = (name(item), words[words.count - 1])
      guard words.count > 1 else {
        return logic == .or
          ? localized("the answer to \(question) is \(last)") : localized("the answer to \(question) is not \(last)")
      }
      let others = words.dropLast().joined(separator: ", ")
      return logic == .or
        ? localized("the answer to \(question) is \(others) or \(last)")
        : localized("the answer to \(question) is neither \(others) nor \(last)")
    }
    var clauses: [String] = []
    for term in terms {
      guard let clause = clause(term, in: tree, isNegated: isNegated) else { return nil }
      let isNested = if case .logic = tree[term].kind { true } else { false }
      let isCompound = clause.contains(Self.and) || clause.contains(Self.or)
      clauses.append(isNested && isCompound && terms.count > 1 ? "(\(clause))" : clause)
    }
    return clauses.joined(separator: logic == .and ? Self.and : Self.or)
  }

  /// What stands between clauses that must all hold.
  static var and: String { localized(", and ") }
  /// What stands between clauses of which one must hold.
  private static var or: String { localized(", or ") }

  /// Whether a term only guards another that reads the same item: what is compared is answered anyway.
  private func isPresenceOnly(
    _ term: ExpressionNode.ID, among terms: [ExpressionNode.ID], in tree: ExpressionTree
  ) -> Bool {
    guard terms.count > 1, case .select(_, _, isTest: true) = tree[term].kind, let item = item(tree[term], in: tree)
    else { return false }
    return terms.contains { $0 != term && reads(item, $0, in: tree) }
  }

  private func reads(_ item: Int, _ id: ExpressionNode.ID, in tree: ExpressionTree) -> Bool {
    if case .select(_, _, isTest: false) = tree[id].kind, self.item(tree[id], in: tree) == item { return true }
    return tree[id].kind.operands.contains { reads(item, $0, in: tree) }
  }

  /// The values of terms that all ask whether one item has a value: with "or" that it has one of them, with "and" that it
  /// has none.
  private func sameItem(
    _ terms: [ExpressionNode.ID], in tree: ExpressionTree, isNegated: Bool, _ logic: LogicOperator
  ) -> (item: Int, words: [String])? {
    var item: Int?
    var words: [String] = []
    for term in terms {
      guard case .binary(let sign, let left, let right) = tree[term].kind, sign == .equal || sign == .notEqual,
        ((sign == .equal) != isNegated) == (logic == .or), let index = self.item(tree[left], in: tree),
        item ?? index == index, case .literal(let value) = tree[right].kind, let word = word(value, for: index)
      else { return nil }
      item = index
      words.append(word)
    }
    return item.map { ($0, words) }
  }

  private func comparison(
    _ sign: BinaryOperator, _ left: ExpressionNode.ID, _ right: ExpressionNode.ID, in tree: ExpressionTree,
    isNegated: Bool
  ) -> String? {
    guard let item = item(tree[left], in: tree) else { return nil }
    let question = name(item)
    if sign == .in {
      guard case .list(let elements, _) = tree[right].kind else { return nil }
      let words = elements.compactMap { element -> String? in
        guard case .literal(let value) = tree[element].kind else { return nil }
        return word(value, for: item)
      }
      guard words.count == elements.count, !words.isEmpty else { return nil }
      let list = words.joined(separator: ", ")
      if isNegated { return localized("the answer to \(question) is none of \(list)") }
      return words.count > 1
        ? localized("the answer to \(question) is one of \(list)") : localized("the answer to \(question) is \(list)")
    }
    guard case .literal(let value) = tree[right].kind, let word = word(value, for: item) else { return nil }
    switch (sign, isNegated) {
    case (.equal, false), (.notEqual, true): return localized("the answer to \(question) is \(word)")
    case (.notEqual, false), (.equal, true): return localized("the answer to \(question) is not \(word)")
    case (.less, false), (.greaterOrEqual, true): return localized("the answer to \(question) is less than \(word)")
    case (.lessOrEqual, false), (.greater, true): return localized("the answer to \(question) is at most \(word)")
    case (.greater, false), (.lessOrEqual, true): return localized("the answer to \(question) is more than \(word)")
    case (.greaterOrEqual, false), (.less, true): return localized("the answer to \(question) is at least \(word)")
    default: return nil
    }
  }

  // MARK: - Parts

  /// The item that a node reads: `answers.id`.
  private func item(_ node: ExpressionNode, in tree: ExpressionTree) -> Int? {
    guard case .select(let operand, let field, _) = node.kind, case .identifier(record, _) = tree[operand].kind else {
      return nil
    }
    return questionnaire.itemIndex(ItemID(field))
  }

  /// A value as people read it; `nil` where the item has no such value.
  private func word(_ value: Value, for index: Int) -> String? {
    let item = questionnaire.items[index]
    switch value {
    case .string(let id):
      if let choice = item.choice(id) { return "\"\(Wording.clause(text(choice.text)))\"" }
      return item.choices.isEmpty ? "\"\(id)\"" : nil
    case .bool(let truth): return YesNo.text(truth)
    case .int(let number): return self.number(Double(number), item)
    case .double(let number): return self.number(number, item)
    default: return nil
    }
  }

  private func number(_ number: Double, _ item: Item) -> String {
    switch item.kind {
    case .percent: NumberText.percent(number)
    case .money(_, let currency, let decimals): NumberText.money(number, currency: currency, decimals: decimals)
    default: NumberText.decimal(number)
    }
  }
}
