extension StandardFunctions {
  /// CEL's `math` extension, version 2 (cel-go, ext/README.md, "Math").
  static let math: [FunctionDeclaration] =
    [
      best("math.greatest", "the greatest of the numbers given, or of a list of numbers", .greater),
      best("math.least", "the least of the numbers given, or of a list of numbers", .less),
      rounding("math.ceil", "the next whole number above, as a double", "math.ceil(1.2) == 2.0", .up),
      rounding("math.floor", "the next whole number below, as a double", "math.floor(1.8) == 1.0", .down),
      rounding(
        "math.round", "the nearest whole number, as a double, halves away from zero", "math.round(1.5) == 2.0",
        .toNearestOrAwayFromZero),
      rounding(
        "math.trunc", "a number without its fraction, as a double", "math.trunc(-1.3) == -1.0", .towardZero),
      onDoubles("math.isNaN", "whether a double is not a number", "!math.isNaN(1.2)", .bool) { .bool($0.isNaN) },
      onDoubles("math.isInf", "whether a double is infinite", "math.isInf(1.0 / 0.0)", .bool) {
        .bool($0.isInfinite)
      },
      onDoubles("math.isFinite", "whether a double is neither infinite nor not a number", "math.isFinite(1.2)", .bool) {
        .bool($0.isFinite)
      },
      onNumbers("math.abs", "a number without its sign", "math.abs(-2) == 2") { number throws(EvaluationError) in
        switch number {
        case .int(let number):
          guard number != .min else { throw .overflow }
          return .int(abs(number))
        case .uint: return number
        case .double(let number): return .double(number.magnitude)
        default: return nil
        }
      },
      onNumbers("math.sign", "1 for numbers above zero, 0 for zero, -1 below", "math.sign(-42) == -1") {
        switch $0 {
        case .int(let number): .int(number.signum())
        case .uint(let number): .uint(number == 0 ? 0 : 1)
        case .double(let number): .double(number.isNaN ? number : number > 0 ? 1 : number < 0 ? -1 : 0)
        default: nil
        }
      },
      FunctionDeclaration(
        "math.sqrt", "the square root as a double, not a number for what is negative", example: "math.sqrt(81) == 9.0",
        [.int, .uint, .double].map { .function($0, result: .fixed(.double)) }
      ) { arguments, _ throws(EvaluationError) in
        guard let number = arguments[0].asDouble else { throw .noOverload("math.sqrt", arguments) }
        return .double(number.squareRoot())
      },
    ] + bits

  // MARK: - Comparing

  /// The first of the greatest or least; numbers of different types compare by what they are worth.
  private static func best(_ name: String, _ summary: String, _ wanted: Value.Order) -> FunctionDeclaration {
    FunctionDeclaration(
      name, summary, example: "\(name)(1, 2.5, 2u) > 0",
      [
        .numbers(result: .deduced { types in types.dropFirst().reduce(types.first ?? .dyn) { $0.joined(with: $1) } }),
        .function(.list(.int), result: .element), .function(.list(.uint), result: .element),
        .function(.list(.double), result: .element),
      ]
    ) { arguments, context throws(EvaluationError) in
      var candidates = arguments
      if arguments.count == 1, case .list(let elements) = arguments[0] { candidates = elements }
      try context.budget.spend(candidates.count)
      guard var best = candidates.first else { throw .emptyList(name) }
      guard candidates.allSatisfy({ $0.asDouble != nil }) else { throw .noOverload(name, arguments) }
      for candidate in candidates.dropFirst() {
        switch try Value.order(candidate, best, budget: &context.budget) {
        case wanted: best = candidate
        // cel-go, common/types/double.go, Compare.
        case .unordered: throw .unordered(name)
        default: break
        }
      }
      return best
    }
  }

  // MARK: - One number

  private static func onDoubles(
    _ name: String, _ summary: String, _ example: String, _ result: ValueType,
    _ compute: @escaping @Sendable (Double) -> Value
  ) -> FunctionDeclaration {
    FunctionDeclaration(name, summary, example: example, [.function(.double, result: .fixed(result))]) {
      arguments, _ throws(EvaluationError) in
      guard case .double(let number) = arguments[0] else { throw .noOverload(name, arguments) }
      return compute(number)
    }
  }

  private static func rounding(
    _ name: String, _ summary: String, _ example: String, _ rule: FloatingPointRoundingRule
  ) -> FunctionDeclaration {
    onDoubles(name, summary, example, .double) { .double($0.rounded(rule)) }
  }

  private static func onNumbers(
    _ name: String, _ summary: String, _ example: String,
    _ compute: @escaping @Sendable (Value) throws(EvaluationError) -> Value?
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, summary, example: example, [.int, .uint, .double].map { .function($0, result: .first) }
    ) { arguments, _ throws(EvaluationError) in
      guard let result = try compute(arguments[0]) else { throw .noOverload(name, arguments) }
      return result
    }
  }

  // MARK: - Bits

  private static let bits: [FunctionDeclaration] = [
    pairing("math.bitAnd", "the bits that two whole numbers share", "math.bitAnd(3, 5) == 1", &),
    pairing("math.bitOr", "the bits that either of two whole numbers has", "math.bitOr(1, 2) == 3", |),
    pairing("math.bitXor", "the bits that just one of two whole numbers has", "math.bitXor(1, 3) == 2", ^),
    FunctionDeclaration(
      "math.bitNot", "the bits that a whole number does not have", example: "math.bitNot(1) == -2",
      [.int, .uint].map { .function($0, result: .first) }
    ) { arguments, _ throws(EvaluationError) in
      switch arguments[0] {
      case .int(let number): .int(~number)
      case .uint(let number): .uint(~number)
      default: throw .noOverload("math.bitNot", arguments)
      }
    },
    shift(
      "math.bitShiftLeft", "the bits of a whole number moved up by so many places",
      "math.bitShiftLeft(1, 3) == 8"
    ) { $0 << $1 },
    shift(
      "math.bitShiftRight", "the bits of a whole number moved down by so many places, the sign with them",
      "math.bitShiftRight(1024, 2) == 256"
    ) { $0 >> $1 },
  ]

  private static func pairing(
    _ name: String, _ summary: String, _ example: String, _ compute: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, summary, example: example, [.int, .uint].map { .function($0, $0, result: .first) }
    ) { arguments, _ throws(EvaluationError) in
      switch (arguments[0], arguments[1]) {
      case (.int(let left), .int(let right)):
        .int(Int64(bitPattern: compute(UInt64(bitPattern: left), UInt64(bitPattern: right))))
      case (.uint(let left), .uint(let right)): .uint(compute(left, right))
      default: throw .noOverload(name, arguments)
      }
    }
  }

  /// Shifting by 64 and more leaves nothing, to the right the sign is not kept (ext/README.md, "Math.BitShiftRight").
  private static func shift(
    _ name: String, _ summary: String, _ example: String, _ compute: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, summary, example: example, [.int, .uint].map { .function($0, .int, result: .first) }
    ) { arguments, _ throws(EvaluationError) in
      guard case .int(let offset) = arguments[1] else { throw .noOverload(name, arguments) }
      let number: UInt64
      switch arguments[0] {
      case .int(let value): number = UInt64(bitPattern: value)
      case .uint(let value): number = value
      default: throw .noOverload(name, arguments)
      }
      guard offset >= 0 else { throw .negativeShift(name, offset) }
      let shifted = compute(number, offset)
      if case .int = arguments[0] { return .int(Int64(bitPattern: shifted)) }
      return .uint(shifted)
    }
  }
}
