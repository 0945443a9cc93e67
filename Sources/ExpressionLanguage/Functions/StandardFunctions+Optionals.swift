extension StandardFunctions {
  /// Values that may be missing (cel-go, ext/README.md, "Optional"); `a.?b`, `a[?i]`, `optMap` and `optFlatMap` are
  /// syntax.
  static let optionals: [FunctionDeclaration] = [
    FunctionDeclaration(
      "optional.of", "a value that is there", example: "optional.of(1).hasValue()",
      [.function(.dyn, result: .deduced { .optional($0.first ?? .dyn) })]
    ) { arguments, _ throws(EvaluationError) in .optional(arguments[0]) },
    FunctionDeclaration(
      "optional.none", "a value that is missing", example: "optional.none().orValue(0)",
      [.function(result: .fixed(.optional(.undetermined)))]
    ) { _, _ throws(EvaluationError) in .optional(nil) },
    FunctionDeclaration(
      "optional.ofNonZeroValue", "a value, or a missing one where it is zero, empty, false or null",
      example: "optional.ofNonZeroValue('').orValue('none')",
      [.function(.dyn, result: .deduced { .optional($0.first ?? .dyn) })]
    ) { arguments, _ throws(EvaluationError) in .optional(arguments[0].isZero ? nil : arguments[0]) },
    FunctionDeclaration(
      "hasValue", "whether the value is there", example: "optional.of(1).hasValue()",
      [.member(.optional(.dyn), result: .fixed(.bool))]
    ) { arguments, _ throws(EvaluationError) in
      guard case .optional(let value) = arguments[0] else { throw .noOverload("hasValue", arguments) }
      return .bool(value != nil)
    },
    FunctionDeclaration(
      "value", "the value, an error where it is missing", example: "optional.of(1).value() == 1",
      [.member(.optional(.dyn), result: .deduced { $0.first?.unwrapped ?? .dyn })]
    ) { arguments, _ throws(EvaluationError) in
      guard case .optional(let value) = arguments[0] else { throw .noOverload("value", arguments) }
      guard let value else { throw .noValue }
      return value
    },
    FunctionDeclaration(
      "or", "the first of two optionals that has a value", example: "optional.none().or(optional.of(1)).value() == 1",
      evaluatedAs: .or,
      [
        .member(
          .optional(.dyn), .optional(.dyn), result: .deduced { $0[0].joined(with: $0[1]) },
          accepts: { $0[0].fits($0[1]) })
      ]),
    FunctionDeclaration(
      "orValue", "the value, or another where it is missing", example: "optional.none().orValue(1) == 1",
      evaluatedAs: .orValue,
      [
        .member(
          .optional(.dyn), .dyn, result: .deduced { $0[0].unwrapped.joined(with: $0[1]) },
          accepts: { $0[0].unwrapped.fits($0[1]) })
      ]),
    unwrapping("optional.unwrap", .function(.list(.optional(.dyn)), result: unwrapped)),
    unwrapping("unwrapOpt", .member(.list(.optional(.dyn)), result: unwrapped)),
    end("first", "the first element, as a value that may be missing") { $0.first },
    end("last", "the last element, as a value that may be missing") { $0.last },
  ]

  private static let unwrapped = FunctionDeclaration.Result.deduced { types in
    if case .list(let element)? = types.first { .list(element.unwrapped) } else { .list(.dyn) }
  }

  private static func unwrapping(_ name: String, _ overload: FunctionDeclaration.Overload) -> FunctionDeclaration {
    let call = overload.isMember ? "[optional.of(1)].unwrapOpt()" : "\(name)([optional.of(1)])"
    return FunctionDeclaration(
      name, "the values of a list of optionals, without the missing ones", example: "\(call) == [1]", [overload]
    ) { arguments, context throws(EvaluationError) in
      guard case .list(let elements) = arguments[0] else { throw .noOverload(name, arguments) }
      try context.budget.spend(elements.count)
      var values: [Value] = []
      for element in elements {
        guard case .optional(let value) = element else { throw .notOptional(element) }
        if let value { values.append(value) }
      }
      return .list(values)
    }
  }

  private static func end(
    _ name: String, _ summary: String, _ pick: @escaping @Sendable ([Value]) -> Value?
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, summary, example: "[1].\(name)().value() == 1",
      [
        .member(
          .list(.dyn),
          result: .deduced { types in
            if case .list(let element)? = types.first { .optional(element) } else { .optional(.dyn) }
          })
      ]
    ) { arguments, _ throws(EvaluationError) in
      guard case .list(let elements) = arguments[0] else { throw .noOverload(name, arguments) }
      return .optional(pick(elements))
    }
  }
}

extension ValueType {
  /// The type of the value in an optional; `dyn` for others.
  var unwrapped: ValueType { if case .optional(let value) = self { value } else { .dyn } }
}

extension Value {
  /// Whether this is the value that a variable of its type starts with (cel-go, ext/README.md,
  /// "optional.ofNonZeroValue").
  fileprivate var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let truth): !truth
    case .int(let number): number == 0
    case .uint(let number): number == 0
    case .double(let number): number == 0
    case .string(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let elements): elements.isEmpty
    case .map(let map): map.count == 0
    case .timestamp(let moment): moment == Timestamp(seconds: 0, nanoseconds: 0)
    case .duration(let span): span.nanoseconds == 0
    case .optional(let value): value == nil
    case .type: false
    }
  }
}
