import Diagnostics

/// An expression that has been checked and is ready to be evaluated, any number of times.
package struct Program: Sendable {
  /// The text it was compiled from.
  package let source: String
  /// The type of its values: what the checker deduced, or `double` where a whole number is turned into one.
  package let type: ValueType
  /// The names it can read, unique, in source order, also those inside `has()` and macros.
  package let references: [Reference]
  /// The host functions it can call, in source order.
  package let hostCalls: [HostCall]
  /// How many regular expressions it holds, compiled.
  package var patternCount: Int { plan.patterns.count }
  /// Whether it reads nothing and calls no host function, so that it always has the same outcome.
  package var isConstant: Bool { references.isEmpty && hostCalls.isEmpty }

  private let plan: Plan

  /// Evaluates the program with what an activation knows.
  ///
  /// The outcome is known where no further answer can change it; otherwise it names the items it waits for.
  package func evaluate(_ activation: some Activation) -> Outcome {
    Evaluator.run(plan, activation)
  }
}

/// A call of a host function, as written.
package struct HostCall: Sendable, Hashable {
  package var function: String
  /// The arguments: `nil` where one is not a literal string.
  package var literals: [String?]
  /// The call in UTF-8 offsets.
  package var range: Range<Int>
}

/// What compiling comes to: a program where there is no error, and every problem found.
package struct Compilation: Sendable {
  /// The program; `nil` where a diagnostic is an error.
  package var program: Program?
  /// The problems in source order.
  package var diagnostics: [ExpressionDiagnostic]
}

// MARK: - Compiling

extension Program {
  /// Compiles an expression: parses, checks and plans it.
  ///
  /// - Parameter expecting: the type wanted of the result, `nil` for any. An `int` is turned into a `double` where that
  ///   is wanted; what is only known when evaluating is checked then.
  /// - Parameter expandsMacros: whether `has`, `all` and the others are macros; otherwise they are plain calls.
  package static func compile(
    _ source: String, in environment: TypeEnvironment, expecting: ValueType?, expandsMacros: Bool = true
  ) -> Compilation {
    compile(source, in: environment, expecting: expecting, isLenient: false, expandsMacros: expandsMacros)
  }

  /// Compiles an expression without a type check, as CEL allows: wrong types and unknown names are errors when they
  /// are evaluated.
  /// - Parameter expandsMacros: whether `has`, `all` and the others are macros; otherwise they are plain calls.
  package static func compileUnchecked(
    _ source: String, in environment: TypeEnvironment, expandsMacros: Bool = true
  ) -> Compilation {
    compile(source, in: environment, expecting: nil, isLenient: true, expandsMacros: expandsMacros)
  }

  private static func compile(
    _ source: String, in environment: TypeEnvironment, expecting: ValueType?, isLenient: Bool, expandsMacros: Bool
  ) -> Compilation {
    // Scalars are only counted where the bytes leave it open.
    if source.utf8.count > ExpressionBounds.length {
      let length = source.unicodeScalars.count
      if length > ExpressionBounds.length {
        return Compilation(program: nil, diagnostics: [.tooLong(length, 0..<source.utf8.count)])
      }
    }
    var (tree, diagnostics) = Parser.parse(source, expandsMacros: expandsMacros)
    guard let tree else { return Compilation(program: nil, diagnostics: diagnostics.inSourceOrder()) }
    var checker = TypeChecker(tree, in: environment, isLenient: isLenient)
    checker.run(expecting: expecting)
    diagnostics += checker.diagnostics
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return Compilation(program: nil, diagnostics: diagnostics.inSourceOrder())
    }
    if !isLenient {
      diagnostics += constantConditions(checker, expecting: expecting)
      diagnostics += ConditionAnalysis.diagnostics(of: checker)
    }
    let found = checker.types[tree.root].determined
    let program = Program(
      source: source, type: expecting == .double ? .double : found, references: checker.references,
      hostCalls: checker.hostCalls, plan: PlanBuilder.plan(checker, from: tree.root, expecting: expecting)
    )
    return Compilation(program: program, diagnostics: diagnostics.inSourceOrder())
  }

  /// Warnings for the conditions that read nothing: the whole where a condition is wanted, terms of `&&` and `||`, and
  /// what stands before `?`. Of nested ones only the outermost is reported.
  private static func constantConditions(_ checker: TypeChecker, expecting: ValueType?) -> [ExpressionDiagnostic] {
    let tree = checker.tree
    var found: [ExpressionDiagnostic] = []
    // A definition may hold a hundred thousand of them, so that each may only take a little of an evaluation's steps.
    var budget = Budget(steps: ExpressionBounds.steps / 100)
    func report(_ id: ExpressionNode.ID) {
      let outcome = PlanBuilder.plan(checker, from: id).evaluateConstant(within: &budget)
      found.append(.constantCondition(budget.isOverdrawn ? nil : outcome, at: tree[id].range))
    }
    if expecting == .bool, checker.references.isEmpty, checker.hostCalls.isEmpty {
      report(tree.root)
      return found
    }
    var open = [tree.root]
    while let id = open.popLast() {
      let conditions: [ExpressionNode.ID] =
        switch tree[id].kind {
        case .logic(_, let terms): terms
        case .conditional(let condition, _, _): [condition]
        default: []
        }
      for condition in conditions where checker.isConstant[condition] { report(condition) }
      open += tree[id].kind.operands.filter { !(conditions.contains($0) && checker.isConstant[$0]) }
    }
    return found
  }
}

extension Plan {
  /// The outcome of a plan that reads nothing.
  func evaluateConstant(within budget: inout Budget) -> Outcome {
    Evaluator.run(self, NoFacts(), within: &budget)
  }
}

extension [ExpressionDiagnostic] {
  /// The same diagnostics by place; those at the same place keep their order.
  func inSourceOrder() -> [ExpressionDiagnostic] {
    enumerated().sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
      .map(\.element)
  }
}
