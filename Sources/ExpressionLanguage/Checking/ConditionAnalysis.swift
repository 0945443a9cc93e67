/// Finds comparisons that always or never hold, and conditions that no answer can change.
///
/// Comparisons are judged by the range that the other side is declared to have. A condition can contradict itself only
/// where it reads a value twice; such conditions are evaluated for every value that could make a difference, everything
/// else left unknown. What is known then is the same whatever the rest turns out to be, so that nothing is reported
/// wrongly; a contradiction through arithmetic may go unreported.
struct ConditionAnalysis {
  /// The most combinations of values tried for one condition.
  private static let combinations = 256
  /// The steps for all that is tried of one expression, counting every node of it.
  private static let steps = 100_000

  private let checker: TypeChecker
  /// By node: the node that uses it, -1 for none.
  private var parents: [ExpressionNode.ID]
  private(set) var diagnostics: [ExpressionDiagnostic] = []
  /// By node: whether something in it has been reported.
  private var isReported: [Bool]
  private var budget = Budget(steps: ConditionAnalysis.steps)

  /// Judges every comparison of a checked tree, and where a condition is wanted every condition that reads a value twice.
  static func diagnostics(of checker: TypeChecker) -> [ExpressionDiagnostic] {
    var analysis = ConditionAnalysis(checker)
    analysis.run()
    return analysis.diagnostics
  }

  private init(_ checker: TypeChecker) {
    self.checker = checker
    let nodes = checker.tree.nodes
    parents = Array(repeating: -1, count: nodes.count)
    isReported = Array(repeating: false, count: nodes.count)
  }

  private mutating func run() {
    let nodes = checker.tree.nodes
    // Operands stand before what uses them.
    var isInMacro = Array(repeating: false, count: nodes.count)
    for id in nodes.indices.reversed() {
      let isMacro = if case .comprehension = nodes[id].kind { true } else { isInMacro[id] }
      nodes[id].kind.forEachOperand { operand in
        parents[operand] = id
        isInMacro[operand] = isMacro
      }
    }
    for id in nodes.indices {
      switch nodes[id].kind {
      case .binary(let operation, let left, let right): judge(id, operation, left, right)
      // What reads the variable of a macro has no value of its own.
      case .logic where !isReported[id] && !isInMacro[id]: judgeCondition(id)
      default: break
      }
      if isReported[id], parents[id] >= 0 { isReported[parents[id]] = true }
    }
  }

  private mutating func report(_ diagnostic: ExpressionDiagnostic, at id: ExpressionNode.ID) {
    isReported[id] = true
    diagnostics.append(diagnostic)
  }

  // MARK: - Comparisons

  /// A number that is read, with what is known of it.
  private struct Subject {
    var name: String
    var range: ClosedRange<Double>
    var isWhole: Bool
    var isShare = false
  }

  private mutating func judge(
    _ id: ExpressionNode.ID, _ operation: BinaryOperator, _ left: ExpressionNode.ID, _ right: ExpressionNode.ID
  ) {
    guard let operation = operation.isComparison ? operation : nil else { return }
    if let subject = subject(left), let number = number(right) {
      judge(id, subject, operation, number, at: right)
    } else if let subject = subject(right), let number = number(left) {
      judge(id, subject, operation.mirrored, number, at: left)
    }
  }

  private mutating func judge(
    _ id: ExpressionNode.ID, _ subject: Subject, _ operation: BinaryOperator, _ number: Double,
    at literal: ExpressionNode.ID
  ) {
    if let holds = operation.holds(subject.range, isWhole: subject.isWhole, number) {
      report(
        .constantComparison(
          holds, subject.name, subject.range, isWhole: subject.isWhole, at: checker.tree[id].range), at: id)
    } else if subject.isShare, number > 1.5 {
      report(.shareComparison(subject.name, number, at: checker.tree[literal].range), at: id)
    }
  }

  private func number(_ id: ExpressionNode.ID) -> Double? {
    if case .literal(let value) = checker.tree[id].kind { value.asDouble } else { nil }
  }

  private func subject(_ id: ExpressionNode.ID) -> Subject? {
    switch checker.resolutions[id] {
    case .reference(let place):
      let field = checker.fields[place]
      guard field.type == .int || field.type == .double, field.range != nil || field.isShare else { return nil }
      return Subject(
        name: checker.references[place].name, range: field.range ?? -.infinity ... .infinity,
        isWhole: field.type == .int, isShare: field.isShare)
    case .function(let place, let arguments):
      guard case .size? = StandardFunctions.all[place].intrinsic, arguments.count == 1 else { return nil }
      var range = 0...Double.infinity
      var name = "the size"
      if case .reference(let place)? = checker.resolutions[arguments[0]] {
        name = "the size of '\(checker.references[place].name)'"
        if case .list = checker.fields[place].type, let words = checker.fields[place].vocabulary {
          range = 0...Double(words.count)
        }
      }
      return Subject(name: name, range: range, isWhole: true)
    default: return nil
    }
  }

  // MARK: - Conditions

  /// Tries a condition for all values of what it reads twice.
  private mutating func judgeCondition(_ id: ExpressionNode.ID) {
    let repeated = repeatedReferences(in: id)
    guard !repeated.isEmpty else { return }
    var facts = TriedFacts(slots: checker.references.map(\.slot))
    var choices: [(place: Int, outcomes: [Outcome])] = []
    var count = 1
    for place in repeated.keys.sorted() {
      guard let outcomes = outcomes(of: place, used: repeated[place]!), count * outcomes.count <= Self.combinations
      else { continue }
      count *= outcomes.count
      choices.append((place, outcomes))
    }
    guard !choices.isEmpty else { return }
    let plan = PlanBuilder.plan(checker, from: id)
    var found: Bool?
    for number in 0..<count {
      var rest = number
      for choice in choices {
        facts.outcomes[choice.place] = choice.outcomes[rest % choice.outcomes.count]
        rest /= choice.outcomes.count
      }
      guard budget.takes(Int32(plan.nodes.count)) else { return }
      switch Evaluator.run(plan, facts, within: &budget) {
      case .value(.bool(let truth)):
        if found == nil { found = truth } else if found != truth { return }
      case .value, .unknown, .error: return
      }
    }
    guard let found else { return }
    report(.selfDecided(found, at: checker.tree[id].range), at: id)
  }

  /// The nodes that read each reference which a subtree reads more than once, by place.
  private func repeatedReferences(in id: ExpressionNode.ID) -> [Int: [ExpressionNode.ID]] {
    guard checker.references.count < checker.tree.nodes.count / 2 else { return [:] }
    var uses: [Int: [ExpressionNode.ID]] = [:]
    var open = [id]
    while let next = open.popLast() {
      switch checker.resolutions[next] {
      case .reference(let place), .presence(let place): uses[place, default: []].append(next)
      default: open += checker.tree[next].kind.operands
      }
    }
    return uses.filter { $0.value.count > 1 }
  }

  /// Every outcome of a reference that could make a difference to the nodes that read it; `nil` where that cannot be told.
  private func outcomes(of place: Int, used nodes: [ExpressionNode.ID]) -> [Outcome]? {
    let field = checker.fields[place]
    var values: [Value]
    switch field.type {
    // Never read, so that any value will do.
    case _ where nodes.allSatisfy(isPresence): values = [.null]
    case .bool: values = [.bool(true), .bool(false)]
    case .string:
      guard let words = field.vocabulary ?? comparedTexts(nodes) else { return nil }
      values = words.map { .string($0) }
    case .int, .double:
      guard let numbers = comparedNumbers(nodes) else { return nil }
      values = numbers.flatMap { field.type == .int ? wholes(around: $0) : reals(around: $0, among: numbers) }
      if let range = field.range { values = values.filter { range.contains($0.asDouble ?? .nan) } }
    default: return nil
    }
    guard !values.isEmpty else { return nil }
    let outcomes = values.map { Outcome.value($0) }
    return field.mayBeAbsent ? outcomes + [.error(EvaluationError(message: "absent"))] : outcomes
  }

  private func wholes(around number: Double) -> [Value] {
    guard let below = Int64(exactly: number.rounded(.down)), below > .min + 1, below < .max - 1 else { return [] }
    return [below - 1, below, below + 1].map { .int($0) }
  }

  /// A number, and one between it and each of its neighbours.
  private func reals(around number: Double, among numbers: [Double]) -> [Value] {
    let below = numbers.filter { $0 < number }.max().map { ($0 + number) / 2 } ?? number - 1
    let above = numbers.filter { $0 > number }.min().map { ($0 + number) / 2 } ?? number + 1
    return [number, below, above].map { .double($0) }
  }

  /// The numbers that nodes are compared with, where comparing is all that is done with them.
  private func comparedNumbers(_ nodes: [ExpressionNode.ID]) -> [Double]? {
    var numbers: Set<Double> = []
    for node in nodes where !isPresence(node) {
      guard case .binary(let operation, let left, let right)? = parent(of: node), operation.isComparison,
        let number = number(left == node ? right : left)
      else { return nil }
      numbers.insert(number)
    }
    return numbers.isEmpty ? nil : numbers.sorted()
  }

  /// The texts that nodes are compared with, and one more, where comparing for equality is all that is done with them.
  private func comparedTexts(_ nodes: [ExpressionNode.ID]) -> [String]? {
    var texts: Set<String> = []
    for node in nodes where !isPresence(node) {
      guard case .binary(let operation, let left, let right)? = parent(of: node),
        operation == .equal || operation == .notEqual,
        case .literal(.string(let text)) = checker.tree[left == node ? right : left].kind
      else { return nil }
      texts.insert(text)
    }
    guard !texts.isEmpty else { return nil }
    return texts.sorted() + [texts.sorted().joined() + "?"]
  }

  private func isPresence(_ id: ExpressionNode.ID) -> Bool {
    if case .presence? = checker.resolutions[id] { true } else { false }
  }

  private func parent(of id: ExpressionNode.ID) -> ExpressionNode.Kind? {
    parents[id] < 0 ? nil : checker.tree[parents[id]].kind
  }
}

/// Facts of which some are tried and the rest unknown.
private struct TriedFacts: Activation {
  let slots: [Slot]
  var outcomes: [Outcome]

  init(slots: [Slot]) {
    self.slots = slots
    outcomes = slots.map { _ in .unknown(Unknowns("")) }
  }

  func read(_ slot: Slot) -> Outcome { slots.firstIndex(of: slot).map { outcomes[$0] } ?? .unknown(Unknowns("")) }

  func call(_ function: Int, binding: Int, _ arguments: [Value]) -> Outcome { .unknown(Unknowns("")) }
}

extension BinaryOperator {
  /// Whether this compares numbers.
  fileprivate var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// The operator that says the same with its operands exchanged.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// Whether every number of a range compares so with another, or none does; `nil` where that differs.
  fileprivate func holds(_ range: ClosedRange<Double>, isWhole: Bool, _ number: Double) -> Bool? {
    switch self {
    case .equal, .notEqual:
      let isPossible = range.contains(number) && (!isWhole || number == number.rounded())
      if !isPossible { return self == .notEqual }
      return range.lowerBound == range.upperBound ? self == .equal : nil
    default: return holds(between: range, and: number...number)
    }
  }
}
