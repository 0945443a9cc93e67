#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension StandardFunctions {
  private static let numbers: [ValueType] = [.int, .double, .uint]

  /// Functions that CEL does not have; a departure.
  static let additions: [FunctionDeclaration] = [
    FunctionDeclaration(
      "sum", "the sum of a list of numbers, 0 for none", example: "sum([1, 2, 3]) == 6", isAddition: true,
      [.int, .double, .uint, .duration].map { .function(.list($0), result: .element) }
    ) { arguments, context throws(EvaluationError) in try sum(arguments, &context) },
    FunctionDeclaration(
      "mean", "the mean of a list of numbers, an error for none", example: "mean([1, 2]) == 1.5", isAddition: true,
      numbers.map { .function(.list($0), result: .fixed(.double)) }
    ) { arguments, context throws(EvaluationError) in try mean(arguments, &context) },
    extreme("min", "the least of a list, or of two or three values", .less),
    extreme("max", "the greatest of a list, or of two or three values", .greater),
    rounding("round", "the nearest whole number, halves away from zero", .toNearestOrAwayFromZero),
    rounding("ceil", "the next whole number above", .up),
    rounding("floor", "the next whole number below", .down),
    FunctionDeclaration(
      "abs", "a number without its sign", example: "abs(-2) == 2", isAddition: true,
      numbers.map { .function($0, result: .first) }
    ) { arguments, _ throws(EvaluationError) in
      switch arguments[0] {
      case .int(let number):
        if number == .min { throw .overflow }
        return .int(Swift.abs(number))
      case .uint: return arguments[0]
      case .double(let number): return .double(number.magnitude)
      default: throw .noOverload("abs", arguments)
      }
    },
    FunctionDeclaration(
      "pow", "a number to the power of another, as a double", example: "pow(2, 10) == 1024.0", isAddition: true,
      numbers.flatMap { base in numbers.map { .function(base, $0, result: .fixed(.double)) } }
    ) { arguments, _ throws(EvaluationError) in
      guard let base = arguments[0].asDouble, let exponent = arguments[1].asDouble else {
        throw .noOverload("pow", arguments)
      }
      return .double(pow(base, exponent))
    },
    FunctionDeclaration(
      "range", "the whole numbers from 0, or from a first one, up to but not including a last one",
      example: "range(3) == [0, 1, 2]", isAddition: true,
      [.function(.int, result: .fixed(.list(.int))), .function(.int, .int, result: .fixed(.list(.int)))]
    ) { arguments, context throws(EvaluationError) in
      guard case .int(let end) = arguments[arguments.count - 1],
        case .int(let start) = arguments.count == 2 ? arguments[0] : .int(0)
      else { throw .noOverload("range", arguments) }
      guard end > start else { return .list([]) }
      let (count, overflow) = end.subtractingReportingOverflow(start)
      guard !overflow, count <= ExpressionBounds.elements else { throw .tooManyElements }
      try context.budget.spend(Int(count))
      return .list((start..<end).map { .int($0) })
    },
    FunctionDeclaration(
      "daysBetween", "the whole days from one moment to another, negative where the second comes first",
      example: "daysBetween(answers.opened, today) > 90", isAddition: true,
      [.function(.timestamp, .timestamp, result: .fixed(.int))]
    ) { arguments, _ throws(EvaluationError) in
      guard case .timestamp(let first) = arguments[0], case .timestamp(let second) = arguments[1] else {
        throw .noOverload("daysBetween", arguments)
      }
      let (earlier, later) = first <= second ? (first, second) : (second, first)
      let borrow: Int64 = later.nanoseconds < earlier.nanoseconds ? 1 : 0
      let days = (later.seconds - earlier.seconds - borrow) / 86_400
      return .int(first <= second ? days : -days)
    },
  ]

  // MARK: - Lists

  private static func elements(
    _ name: String, _ arguments: [Value], _ context: inout FunctionDeclaration.Context
  ) throws(EvaluationError) -> [Value] {
    guard case .list(let elements) = arguments[0] else { throw .noOverload(name, arguments) }
    try context.budget.spend(elements.count)
    return elements
  }

  private static func sum(
    _ arguments: [Value], _ context: inout FunctionDeclaration.Context
  ) throws(EvaluationError) -> Value {
    var elements = try elements("sum", arguments, &context)[...]
    guard var total = elements.popFirst() else {
      return switch context.resultType {
      case .double: .double(0)
      case .uint: .uint(0)
      case .duration: .duration(TimeSpan(nanoseconds: 0))
      default: .int(0)
      }
    }
    switch total {
    case .int, .uint, .double, .duration: break
    default: throw .noOverload("sum", arguments)
    }
    for element in elements {
      if case .timestamp = element { throw .noOverload("sum", arguments) }
      total = try Value.apply(.add, total, element, budget: &context.budget)
    }
    return total
  }

  private static func mean(
    _ arguments: [Value], _ context: inout FunctionDeclaration.Context
  ) throws(EvaluationError) -> Value {
    let elements = try elements("mean", arguments, &context)
    guard !elements.isEmpty else { throw EvaluationError(message: "the mean of an empty list") }
    var total = 0.0
    for element in elements {
      guard let number = element.asDouble else { throw .noOverload("mean", arguments) }
      total += number
    }
    return .double(total / Double(elements.count))
  }

  private static func extreme(
    _ name: String, _ summary: String, _ wanted: Value.Order
  ) -> FunctionDeclaration {
    let types: [ValueType] = [.int, .double, .uint, .timestamp, .duration, .string]
    var overloads: [FunctionDeclaration.Overload] = types.map { .function(.list($0), result: .element) }
    // What is known of one value only says nothing of the result: `min(dyn(0.5), dyn(2.5), 1)` is a double.
    let joined = FunctionDeclaration.Result.deduced { types in
      types.dropFirst().reduce(types[0]) { $0.joined(with: $1) }
    }
    for type in types {
      overloads.append(.function(type, type, result: joined))
      overloads.append(.function(type, type, type, result: joined))
    }
    for (first, second) in [(ValueType.int, ValueType.double), (.double, .int)] {
      overloads.append(.function(first, second, result: .fixed(.double)))
    }
    return FunctionDeclaration(name, summary, example: "\(name)([3, 1, 2])", isAddition: true, overloads) {
      arguments, context throws(EvaluationError) in
      let candidates = arguments.count == 1 ? try elements(name, arguments, &context) : arguments
      guard var best = candidates.first else { throw EvaluationError(message: "the \(name) of an empty list") }
      for candidate in candidates {
        guard let order = try Value.order(candidate, best, budget: &context.budget) else {
          throw .noOverload(name, candidate, best)
        }
        if order == .unordered { return .double(.nan) }
        if order == wanted { best = candidate }
      }
      // An int among doubles becomes one, as in arithmetic.
      let hasDouble = candidates.contains { if case .double = $0 { true } else { false } }
      if hasDouble, let number = best.asDouble { return .double(number) }
      return best
    }
  }

  private static func rounding(
    _ name: String, _ summary: String, _ rule: FloatingPointRoundingRule
  ) -> FunctionDeclaration {
    var overloads = numbers.map { FunctionDeclaration.Overload.function($0, result: .first) }
    if name == "round" {
      overloads += [.function(.double, .int, result: .fixed(.double)), .function(.int, .int, result: .fixed(.double))]
    }
    return FunctionDeclaration(
      name, summary + (name == "round" ? "; with a second argument, to so many decimals" : ""),
      example: "\(name)(2.5) == \(2.5.rounded(rule))", isAddition: true, overloads
    ) { arguments, _ throws(EvaluationError) in
      if arguments.count == 2 {
        guard let number = arguments[0].asDouble, case .int(let digits) = arguments[1] else {
          throw .noOverload(name, arguments)
        }
        guard (0...15).contains(digits) else { throw EvaluationError(message: "the decimals are 0 to 15") }
        let scale = pow(10.0, Double(digits))
        let rounded = (number * scale).rounded(rule) / scale
        return .double(rounded.isFinite ? rounded : number)
      }
      switch arguments[0] {
      case .int, .uint: return arguments[0]
      case .double(let number): return .double(number.rounded(rule))
      default: throw .noOverload(name, arguments)
      }
    }
  }
}

extension Value {
  /// The number as a double; `nil` where it is none.
  var asDouble: Double? {
    switch self {
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}
